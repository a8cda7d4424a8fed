"""Quotations, whose words they are, and claims in the report's name, on invented releases in the shapes of real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, yaml

from claimcheck.model import Claim, Document, Piece, Quote, Span
from claimcheck.read.text import read_text
from claimcheck.release.claims import find_claims
from claimcheck.release.parts import read_parts
from claimcheck.release.quotes import find_quotes
from claimcheck.release.speakers import Setting


class Item(Struct, forbid_unknown_fields=True):
    title: str
    text: str
    quotes: list[list[str]]
    claims: list[str] | None = None
    year: int | None = None


ITEMS = yaml.decode((Path(__file__).parent / "data" / "quotes.yaml").read_bytes(), type=list[Item])


def understood(document: Document, year: int | None = None) -> tuple[tuple[Quote, ...], tuple[Claim, ...]]:
    setting = Setting(year=year)
    parts = read_parts(document, setting)
    return find_quotes(parts, setting), find_claims(parts, setting)


def plain(text: str) -> Document:
    return read_text("release.txt", text, "")


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.title)
def test_sources_and_speakers(item: Item) -> None:
    document = plain(item.text)
    quotes, _ = understood(document, item.year)
    shown = [(q.source, document.show(q.passage), q.speaker) for q in quotes]
    assert len(shown) == len(item.quotes), shown
    for (source, text, speaker), (expected, start, *named) in zip(shown, item.quotes, strict=True):
        assert (source, text.startswith(start)) == (expected, True), (source, text, speaker)
        assert not named or named[0] in (speaker or ""), (text, speaker)


@pytest.mark.parametrize("item", [i for i in ITEMS if i.claims is not None], ids=lambda item: item.title)
def test_claims(item: Item) -> None:
    document = plain(item.text)
    _, claims = understood(document, item.year)
    shown = [document.show(claim.passage) for claim in claims]
    assert len(shown) == len(item.claims or []), shown
    assert all(text.startswith(start) for text, start in zip(shown, item.claims or [], strict=True)), shown
