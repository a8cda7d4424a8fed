"""Puts what is printed now where it is shown: the demo in the README and the tests' snapshot, the rules in the README.

python tools/show.py        then look at `git diff` before keeping it
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from claimcheck import compare
from claimcheck.demo import pair
from claimcheck.output.terminal import render
from claimcheck.rules import rules

ROOT = Path(__file__).resolve().parent.parent
_DEMO = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_RULES = re.compile(r"(?<=^\| family \| rules \|\n\|---\|---\|\n)(?:\| .*\n)+", re.MULTILINE)
_PARAGRAPHS = 5
"""How much of the demo the README shows: the verdict, the grades and the gravest findings."""


def main() -> None:
    release, report, previous = pair()
    printed = render(compare(release, report, [previous]))
    (ROOT / "tests" / "output" / "demo.txt").write_text(printed, encoding="utf-8")

    families = defaultdict(list)
    for rule in rules().values():
        families[rule.family].append(f"`{rule.name}`")
    table = "".join(f"| {family} | {', '.join(names)} |\n" for family, names in families.items())
    excerpt = "\n\n".join(printed.split("\n\n")[:_PARAGRAPHS]) + "\n"

    readme = ROOT / "README.md"
    text = _RULES.sub(lambda _: table, _DEMO.sub(lambda _: excerpt, readme.read_text(encoding="utf-8")))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
