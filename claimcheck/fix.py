"""The report's own words put back into altered quotations, shown as a difference or written to the release's file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.corrections import Change, corrections
from claimcheck.model import Document, InputError, Result
from claimcheck.read import Format, format_of, load, parse

_LINE = compiled(r"[^\n]*\n|[^\n]+")
_UNWRITTEN: dict[Format, str] = {"pdf": "a PDF", "odt": "an OpenDocument file", "html": "a web page"}


class Original(Struct, frozen=True):
    """A release as it was read, with the bytes it was read from."""

    document: Document
    data: bytes
    format: Format


def read_original(path: str) -> Original:
    """Read a release that is to be corrected. Raises InputError where it could not be written back."""
    if path == "-":
        raise InputError(path, "standard input cannot be rewritten; name a text, Markdown or Word file")
    data = load(path)
    found = format_of(path, data)
    if found in _UNWRITTEN:
        raise InputError(path, f"{_UNWRITTEN[found]} cannot be rewritten; fix takes text, Markdown and Word files")
    return Original(parse(path, data), data, found)


def changes(result: Result) -> tuple[Change, ...]:
    """What to replace in the release, in its order, so that its altered quotations have the report's words.

    Waived findings are left alone.
    """
    found = {change for finding in result.findings if finding.waived is None for change in corrections(finding)}
    kept: list[Change] = []
    for span, text in sorted(found):
        if not kept or kept[-1][0].end <= span.start:
            kept.append((span, text))
    return tuple(kept)


def difference(document: Document, changes: Sequence[Change]) -> str:
    """The changes as a unified diff of the release's text; empty where there are none."""
    text = document.text
    for span, new in reversed(changes):
        text = text[: span.start] + new + text[span.end :]
    lines = unified_diff(_LINE.findall(document.text), _LINE.findall(text), document.path, document.path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def write(original: Original, changes: Sequence[Change]) -> None:
    """Replace the release by one with the changes made, whole or not at all.

    Raises InputError where its coding cannot write the words, and where it has changed since it was read.
    """
    from claimcheck.output.file import write as replace

    path = original.document.path
    if original.format == "docx":
        from claimcheck.read.docx import rewrite
    else:
        from claimcheck.read.text import rewrite
    data = rewrite(path, original.data, changes)
    if load(path) != original.data:
        raise InputError(path, "has changed since it was read; nothing was written")
    if not os.access(path, os.W_OK):
        raise InputError(path, "may not be written (read-only)")
    replace(Path(path), data)
