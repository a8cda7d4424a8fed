"""Fuzzes the quote parser: any text has its quotations and their speakers read with all invariants holding.

python -m fuzz.quotes FOLDER [libFuzzer's arguments]
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["claimcheck"]):
    from claimcheck.demo import pair
    from claimcheck.read.markdown import read_markdown
    from claimcheck.read.text import read_text
    from claimcheck.release import read_release
    from claimcheck.report import read_inspection

from fuzz.harness import TEXTS, run, seeds
from fuzz.invariants import hold_of_quotations, hold_of_release

_INSPECTION = read_inspection(pair()[1])


def quotes_of(data: bytes) -> None:
    """Read the bytes, UTF-8 where they can be, as a release in plain text or (with a first byte above 127) Markdown."""
    body = data[1:].decode("utf-8", "replace").replace("---\n", "")
    if not body.strip():
        return
    document = (read_markdown if data[0] > 127 else read_text)("release", body, "")
    hold_of_quotations(document)
    hold_of_release(read_release(document, _INSPECTION))


def _first() -> list[bytes]:
    texts = [path.read_bytes() for path in seeds(TEXTS) if path.suffix in (".txt", ".md")]
    return [b"a" + paragraph for text in texts for paragraph in text.split(b"\n\n") if 10 < len(paragraph) < 4000]


if __name__ == "__main__":
    run(quotes_of, sys.argv[1], _first())
