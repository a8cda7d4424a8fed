"""The writer's words with every quotation folded away: what tells who speaks stands there, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.pairing import Quotation
from claimcheck.language.sentences import sentence_spans
from claimcheck.language.typography import ACCENTS, BROKEN, DOUBLE, INVISIBLE, SINGLE, UNSEEN, composed, meant
from claimcheck.model import Span

HELD = "\ue000"
"""Stands for a quotation's words inside a frame."""

_SPECIAL = compiled(
    rf"{BROKEN.pattern}|\s{{2,}}|[^\S ]|[{SINGLE}]|[{DOUBLE}]|[–—―−]|-{{2,3}}|(?<=\s)-(?=\s)|[{INVISIBLE}]|{HELD}"
    rf"|(?P<accents>[{ACCENTS}]+)"
)


class Frame(Struct, frozen=True):
    """A text in which `"x"` stands for a quotation, x being `HELD` and the quotation's closing punctuation.

    White space is folded, single marks are straight, dashes are en rules. `origin` gives for each character its offset
    in the text, with one more for the end; `held` gives the quotations in order.
    """

    text: str
    origin: tuple[int, ...]
    held: tuple[Quotation, ...]

    def sentences(self) -> list[Span]:
        """The sentences, as offsets of the frame's text."""
        return sentence_spans(self.text, Span(0, len(self.text)))


def frame(text: str, span: Span, quotations: Sequence[Quotation]) -> Frame:
    """Fold away `quotations`, which stand in `text[span.start:span.end]` and not in each other."""
    parts: list[str] = []
    origin: list[int] = []
    at = span.start
    for quotation in quotations:
        _add(text, at, quotation.outer.start, parts, origin)
        last = text[quotation.inner.start : quotation.inner.end].rstrip()[-1:]
        held = f'"{HELD}{"." if last == "…" else last if last in ".,!?;:" else ""}"'
        parts.append(held)
        origin += [quotation.outer.start] * len(held)
        at = quotation.outer.end
    _add(text, at, span.end, parts, origin)
    return Frame("".join(parts), (*origin, span.end), tuple(quotations))


def _add(text: str, start: int, end: int, parts: list[str], origin: list[int]) -> None:
    at = start
    for special in _SPECIAL.finditer(text, start, end):
        accented = special.lastgroup == "accents" and at < special.start()
        first = special.start() - accented
        if at < first:
            parts.append(text[at:first])
            origin += range(at, first)
        folded = composed(text[first : special.end()]) if special.lastgroup else _fold(special)
        parts.append(folded)
        origin += [first] * len(folded)
        at = special.end()
    if at < end:
        parts.append(text[at:end])
        origin += range(at, end)


def _fold(match: re.Match[str]) -> str:
    found = match.group()
    if found.isspace():
        return " "
    if len(found) > 1 and not found.startswith("-"):
        found = meant(found, match.string[match.end() : match.end() + 1])
    if found in SINGLE or found == "˜":
        return "'"
    if found in DOUBLE:
        return '"'
    if found == HELD or UNSEEN.fullmatch(found):
        return ""
    return "…" if found == "…" else "–"
