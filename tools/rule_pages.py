"""Writes docs/rules: a page for each rule, made from its module's docstring, its sources and its examples.

python tools/rule_pages.py
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from claimcheck.output.facts import flowing, sketched
from claimcheck.output.markdown import escape
from claimcheck.rules import Rule, rules
from claimcheck.rules.examples import Example, examples
from claimcheck.sources import sources_of

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
_TODO = "What to do: "


def pages() -> dict[str, str]:
    """The text of every page by the name of its file."""
    known = rules()
    return {"README.md": _index(known)} | {f"{name}.md": _page(rule) for name, rule in known.items()}


def _index(known: dict[str, Rule]) -> str:
    parts = ["# The rules", "Made by `python tools/rule_pages.py`; `claimcheck explain RULE` prints the same."]
    for family, members in groupby(known.values(), key=lambda rule: rule.family):
        rows = [f"| [{rule.name}]({rule.name}.md) | {rule.level} | {escape(rule.summary)} |" for rule in members]
        parts += [f"## {family.capitalize()}", "\n".join(["| rule | level | |", "|---|---|---|", *rows])]
    return "\n\n".join(parts) + "\n"


def _page(rule: Rule) -> str:
    summary, *paragraphs = (" ".join(paragraph.split()) for paragraph in rule.description.split("\n\n"))
    why = [escape(paragraph) for paragraph in paragraphs if not paragraph.startswith(_TODO)]
    todo = [paragraph.removeprefix(_TODO) for paragraph in paragraphs if paragraph.startswith(_TODO)]
    shown = examples(rule.name)
    return (
        "\n\n".join(
            [
                f"# {rule.name}",
                f"**{escape(summary)}**",
                f"Family: {rule.family}. Level: {rule.level}; another, or `off`, is set in `claimcheck.yaml` "
                f"(`rules: {{{rule.name}: note}}`).",
                *why,
                "## What to do",
                *(escape(paragraph[:1].upper() + paragraph[1:]) for paragraph in todo),
                "## Who says that it matters",
                "\n".join(_sources(rule)),
                "## Examples",
                *(_example(example) for example in shown),
            ]
        )
        + "\n"
    )


def _sources(rule: Rule) -> Iterator[str]:
    for source in sources_of(rule.name):
        title = f"[{escape(source.title)}]({source.address})" if source.address else escape(source.title)
        yield f"- {title}: {escape(' '.join(source.says.split()))}"


def _example(example: Example) -> str:
    lines = [f"### {escape(example.title)}: {'found' if example.fires else 'silent'}", ""]
    for paragraph in flowing(example.release):
        lines += [f"> Release: {escape(paragraph)}", ">"]
    for label, text in sketched("Report", example.report):
        lines += [f"> {label}: {escape(text)}", ">"]
    for label, text in sketched("Earlier report", example.previous) if example.previous else ():
        lines += [f"> {label}: {escape(text)}", ">"]
    return "\n".join(lines[:-1])


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
