"""A release as it is read for attributions: its pieces, their sentences, and whose voice each quotation is."""

from __future__ import annotations

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.pairing import PieceText, Quotation
from claimcheck.model import Piece
from claimcheck.release.clauses import Sentence
from claimcheck.release.voices import Voice

FIRST_PERSON = compiled(
    r"\b(?:I(?!-\w)|I['’]\w+|[Ww]e(?! [A-Z])|[Ww]e['’]\w+|[Oo]urs?(?! [A-Z])|us|[Mm]y(?! [A-Z])|ourselves|myself)\b"
)


class Spoken(Struct, frozen=True):
    """A quotation in its piece, with the voice that speaks it."""

    quotation: Quotation
    voice: Voice
    inside: tuple[Quotation, ...] = ()
    """The quotations nested in it."""


class Part(Struct, frozen=True):
    """A piece of the release as it is read for attributions: its sentences and its outer quotations."""

    piece: Piece
    text: PieceText
    sentences: list[Sentence]
    spoken: list[Spoken]
    speaker: Voice | None = None
    """Who speaks a piece that is given as speech, or as the report's findings, without marks."""
