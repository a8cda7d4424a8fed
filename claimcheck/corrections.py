"""The smallest changes that give a quotation the report's words.

Only the words that differ are replaced. Line breaks, Markdown's marks, formatting, openly marked edits (an ellipsis,
square brackets), the release's spelling and its first capital stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from claimcheck.cache.patterns import compiled
from claimcheck.language.typography import DOUBLE
from claimcheck.language.words import Word, words
from claimcheck.match.wording import OPEN_EDIT, wording_of
from claimcheck.model import Document, Finding, Passage, Span

Change = tuple[Span, str]
"""A span of the release's text, and what to put in its place."""

_RULE = "altered-quote"
_CLOSING = ".,;:!?…"
_SENTENCE_END = compiled(r"[.!?]\s+")
_DIGITS = compiled(r"\d+")
_NESTED = str.maketrans({'"': "'", "“": "‘", "”": "’"})


def corrections(finding: Finding) -> list[Change]:
    """What to replace in the release so that an altered quotation has the report's words; for others nothing."""
    at = finding.in_release
    if finding.rule != _RULE or finding.suggestion is None or at is None:
        return []
    return _corrections(at.document, at.passage, finding.suggestion)


def _corrections(document: Document, passage: Passage, suggestion: str) -> list[Change]:
    """What to replace in a quotation so that it says what is suggested; the whole of it where that would cut marks."""
    text = document.text
    if text[: passage[0].start].endswith(tuple(DOUBLE)):
        suggestion = suggestion.translate(_NESTED)
    wording = wording_of(document, passage)
    ours = wording.words
    suggestion = _of_its_sentences(text, ours, _without_notes(suggestion))
    theirs = _words(suggestion)
    if not ours or not theirs:
        return []
    standing = _standing(text, passage)
    found = []
    for old, new in _differences(ours, theirs):
        if old.start < old.end or old.start not in wording.marks:  # else left out openly
            put = _region(theirs, new)
            found.append(_change(text, _region(ours, old), suggestion[put.start : put.end], standing))
    cut = any(span.start < mark.end and mark.start < span.end for span, _ in found for mark in standing)
    emptied = any(not put and Span(a.end, b.start) == span for span, put in found for a, b in pairwise(standing))
    overlapping = any(one.end > other.start for (one, _), (other, _) in pairwise(found))
    if found and (cut or emptied or overlapping or OPEN_EDIT.search(suggestion)):
        return [(Span(passage[0].start, passage[-1].end), _fitted(document.show(passage), suggestion))]
    return found


def _words(text: str) -> list[Word]:
    return words(text, (Span(0, len(text)),))


def _without_notes(suggestion: str) -> str:
    """The suggestion without the numbers of footnotes, which stand between words."""
    parts, at = [], 0
    for word in _words(suggestion):
        parts += [_DIGITS.sub("", suggestion[at : word.start]), suggestion[word.start : word.end]]
        at = word.end
    return "".join([*parts, _DIGITS.sub("", suggestion[at:])])


def _of_its_sentences(text: str, ours: Sequence[Word], suggestion: str) -> str:
    """The suggestion without words of a sentence before or after those that the quotation is from."""
    theirs = _words(suggestion)
    differing = list(_differences(ours, theirs))
    if differing and not differing[0][0].start:
        old, new = (_region(side, at) for side, at in zip((ours, theirs), differing[0], strict=True))
        ends = list(_SENTENCE_END.finditer(suggestion, new.start, new.end))
        if ends and not _SENTENCE_END.search(text, old.start, old.end):
            return _of_its_sentences(text, ours, suggestion[ends[-1].end() :])
    if differing and differing[-1][0].end == len(ours):
        old, new = (_region(side, at) for side, at in zip((ours, theirs), differing[-1], strict=True))
        end = _SENTENCE_END.search(suggestion, new.start, new.end)
        if end and not _SENTENCE_END.search(text, old.start, old.end):
            return suggestion[: end.start() + 1]
    return suggestion


def _standing(text: str, passage: Passage) -> list[Span]:
    """What is to stay as it is: open edits, and what interrupts the passage, such as Markdown's marks."""
    edits = (Span(m.start(), m.end()) for span in passage for m in OPEN_EDIT.finditer(text, span.start, span.end))
    holes = (Span(before.end, after.start) for before, after in pairwise(passage))
    return sorted([*edits, *(hole for hole in holes if text[hole.start : hole.end].strip())])


def _differences(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[tuple[Span, Span]]:
    """Where the words differ, as ranges of both; neighbours are joined, compounds split otherwise are alike.

    A range at the beginning is widened by a word where it would be empty, for the capital may have to move.
    """
    found: list[tuple[Span, Span]] = []
    for op in Levenshtein.opcodes([word.key for word in ours], [word.key for word in theirs]):
        if op.tag != "equal":
            old, new = Span(op.src_start, op.src_end), Span(op.dest_start, op.dest_end)
            if found and found[-1][0].end == old.start and found[-1][1].end == new.start:
                before = found.pop()
                old, new = Span(before[0].start, old.end), Span(before[1].start, new.end)
            found.append((old, new))
    for old, new in found:
        if _joined(ours, old) != _joined(theirs, new):
            if old.start == new.start == 0 and 0 in (old.end, new.end):
                old, new = Span(0, min(old.end + 1, len(ours))), Span(0, min(new.end + 1, len(theirs)))
            yield old, new


def _joined(side: Sequence[Word], at: Span) -> str:
    return "".join(word.key for word in side[at.start : at.end])


def _region(side: Sequence[Word], at: Span) -> Span:
    """The range of text that words take, with what parts them from their neighbours."""
    if not side:
        return Span(0, 0)
    start = side[at.start - 1].end if at.start else side[0].start
    return Span(start, side[at.end].start if at.end < len(side) else side[-1].end)


def _change(text: str, region: Span, put: str, standing: Sequence[Span]) -> Change:
    """The change of a region, made smaller by what is to stay at its edges, white space above all."""
    start, end = region.start, region.end
    if text[start : start + 1].isupper():
        put = put[:1].upper() + put[1:]
    for mark in standing:
        if start <= mark.start and not _words(text[start : mark.start]) and _words(text[mark.end : end]):
            start, put = mark.end, put.lstrip()
            start += len(text[start:end]) - len(text[start:end].lstrip())
    for mark in reversed(standing):
        if start <= mark.start and mark.end <= end and not _words(text[mark.end : end]):
            end, put = start + len(text[start : mark.start].rstrip()), put.rstrip()
    return _trimmed(text, Span(start, end), put)


def _trimmed(text: str, span: Span, put: str) -> Change:
    """The change without the white space that it would put back: the release's own, a line's end above all, stays."""
    old, start, end = text[span.start : span.end], span.start, span.end
    before, after = len(old) - len(old.lstrip()), len(old) - len(old.rstrip())
    keeps_start, keeps_end = before > 0 and put[:1].isspace(), after > 0 and put[-1:].isspace()
    if keeps_start and keeps_end and not put.strip():  # the words go, and one gap is left
        keeps_end = "\n" in old[-after:]
        keeps_start = not keeps_end
    if keeps_start:
        start, put = start + before, put.lstrip()
    if keeps_end:
        end, put = end - after, put.rstrip()
    return Span(start, end), put


def _fitted(quoted: str, suggestion: str) -> str:
    """The suggestion with the first capital and the closing punctuation of the quotation in whose place it is put."""
    first = suggestion[:1]
    if quoted[:1].isupper():
        first = first.upper()
    elif quoted[:1] == first.lower():
        first = quoted[:1]
    closing = quoted[len(quoted.rstrip(_CLOSING)) :]
    return first + suggestion[1:].rstrip(_CLOSING) + closing
