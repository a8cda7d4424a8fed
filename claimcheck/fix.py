"""The report's own words put back into altered quotations.

Only the words that differ are replaced. Line breaks, Markdown's marks, formatting, marked edits (an ellipsis, square
brackets), the release's spelling and its first capital stay.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from itertools import pairwise
from pathlib import Path

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from claimcheck.language.typography import DOUBLE
from claimcheck.language.words import Word, words
from claimcheck.model import Document, InputError, Passage, Result, Span
from claimcheck.read import Format, format_of, load, parse

Change = tuple[Span, str]
"""A span of the release's text, and what to put in its place."""

_RULE = "altered-quote"
_CLOSING = ".,;:!?…"
_ELLIPSIS = re.compile(r"…|\.{3}|\. \. \.")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_DIGITS = re.compile(r"\d+")
_NESTED = str.maketrans({'"': "'", "“": "‘", "”": "’"})
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_UNWRITTEN: dict[Format, str] = {"pdf": "a PDF", "html": "a web page"}


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
    document = result.comparison.release.document
    found: list[Change] = []
    for finding in result.findings:
        if finding.rule == _RULE and finding.suggestion and finding.waived is None:
            found += _corrections(document, finding.locations[0].passage, finding.suggestion)
    kept: list[Change] = []
    for span, text in sorted(set(found)):
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


def _corrections(document: Document, passage: Passage, suggestion: str) -> Iterator[Change]:
    """The changes that make a quotation say what is suggested."""
    text = document.text
    if text[: passage[0].start].endswith(tuple(DOUBLE)):
        suggestion = suggestion.translate(_NESTED)
    suggestion = _without_notes(suggestion)
    ours, theirs = words(text, passage), _words(suggestion)
    found: list[Change] = []
    in_parts = _ELLIPSIS.search(suggestion) is not None
    for old, new in _differences(ours, theirs):
        span, put = _region(ours, old), _region(theirs, new)
        if not _is_marked(text[span.start : span.end]):
            words_put = suggestion[put.start : put.end]
            if not old.start and text[span.start : span.end][:1].isupper():
                words_put = words_put[:1].upper() + words_put[1:]
            in_parts = in_parts or not _is_whole(text, passage, span)
            found.append(_trimmed(text, span, words_put))
    if found and in_parts:
        yield Span(passage[0].start, passage[-1].end), _fitted(document.show(passage), suggestion)
    else:
        yield from found


def _words(text: str) -> list[Word]:
    return words(text, (Span(0, len(text)),))


def _without_notes(suggestion: str) -> str:
    """The suggestion without the numbers of footnotes, which stand between words."""
    parts, at = [], 0
    for word in _words(suggestion):
        parts += [_DIGITS.sub("", suggestion[at : word.start]), suggestion[word.start : word.end]]
        at = word.end
    return "".join([*parts, _DIGITS.sub("", suggestion[at:])])


def _differences(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[tuple[Span, Span]]:
    """Where the words differ, as ranges of both; compounds split otherwise are alike.

    A range at the beginning is widened by a word where it would be empty, for the capital may have to move.
    """
    for op in Levenshtein.opcodes([word.key for word in ours], [word.key for word in theirs]):
        old, new = Span(op.src_start, op.src_end), Span(op.dest_start, op.dest_end)
        said, meant = ("".join(w.key for w in side[at.start : at.end]) for side, at in ((ours, old), (theirs, new)))
        if said != meant:
            if not (old.start or new.start) and (old.end == 0 or new.end == 0):
                old, new = Span(0, min(old.end + 1, len(ours))), Span(0, min(new.end + 1, len(theirs)))
            yield old, new


def _region(side: Sequence[Word], at: Span) -> Span:
    """The range of text that words take, with what parts them from their neighbours."""
    if not side:
        return Span(0, 0)
    start = side[at.start - 1].end if at.start else side[0].start
    return Span(start, side[at.end].start if at.end < len(side) else side[-1].end)


def _is_marked(region: str) -> bool:
    """Whether a difference is openly marked: by an ellipsis, or by square brackets around all its words."""
    outside = _BRACKETED.sub("", region)
    return not _words(outside) and (outside != region or _ELLIPSIS.search(region) is not None)


def _is_whole(text: str, passage: Passage, span: Span) -> bool:
    """Whether a change cuts through neither brackets nor marks, such as Markdown's, that interrupt the passage."""
    if text.count("[", span.start, span.end) != text.count("]", span.start, span.end):
        return False
    holes = ((before.end, after.start) for before, after in pairwise(passage))
    return not any(start < span.end and span.start < end and text[start:end].strip() for start, end in holes)


def _trimmed(text: str, span: Span, new: str) -> Change:
    """The change without the white space that it would put back; the release's own, a line's end above all, stays."""
    old = text[span.start : span.end]
    before, after = len(old) - len(old.lstrip()), len(old) - len(old.rstrip())
    keeps_end = after and new[-1:].isspace()
    if before and new[:1].isspace() and not (keeps_end and not new.strip() and "\n" in old[-after:]):
        return Span(span.start + before, span.end), new.lstrip()
    return (Span(span.start, span.end - after), new.rstrip()) if keeps_end else (span, new)


def _fitted(quoted: str, suggestion: str) -> str:
    """The suggestion with the first capital and the closing punctuation of the quotation in whose place it is put."""
    first = suggestion[:1]
    if quoted[:1].isupper():
        first = first.upper()
    elif quoted[:1] == first.lower():
        first = quoted[:1]
    closing = quoted[len(quoted.rstrip(_CLOSING)) :]
    return first + suggestion[1:].rstrip(_CLOSING) + closing
