"""Quotations, whose words they are, and claims in the report's name, on invented releases shaped like real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, yaml

from claimcheck.model import Claim, Document, Piece, Quote, Span
from claimcheck.read.text import read_text
from claimcheck.release.claims import find_claims
from claimcheck.release.quotes import find_quotes
from claimcheck.release.reader import read_parts
from claimcheck.release.setting import Setting


class Item(Struct, forbid_unknown_fields=True):
    title: str
    text: str
    quotes: list[list[str]]
    claims: list[str] | None = None
    year: int | None = None
    authority: str | None = None


ITEMS = yaml.decode((Path(__file__).parent / "data" / "quotes.yaml").read_bytes(), type=list[Item])


def understood(
    document: Document, year: int | None = None, authority: str | None = None
) -> tuple[tuple[Quote, ...], tuple[Claim, ...]]:
    setting = Setting(year, authority)
    parts = read_parts(document, setting)
    return find_quotes(parts, setting), find_claims(parts, setting)


def plain(text: str) -> Document:
    return read_text("release.txt", text, "")


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.title)
def test_sources_and_speakers(item: Item) -> None:
    document = plain(item.text)
    quotes, _ = understood(document, item.year, item.authority)
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


MARKS = set("\"'“”‘’")
PROSE = st.sampled_from(
    [
        "The report said “leaders know their services well”.",
        "Cllr Ada Moss said: “We are proud.",
        "“We will go on.”",
        "Inspectors’ praise for the councils' work was ‘warm’ in the ’90s.",
        "They praised \"strong\" and 'clear' plans",
        "”It's fine,“ she said",
        "“",
        "‘ ’ \" '",
        "- “an item",
        "Ofsted found ‘a ‘good’ service’ “",
    ]
)


@given(st.lists(PROSE, max_size=8), st.sampled_from(["\n\n", "\n", " "]))
def test_passages_stand_in_pieces_in_order_and_without_their_marks(paragraphs: list[str], separator: str) -> None:
    document = plain(separator.join(paragraphs) or "x")
    quotes, claims = understood(document)
    spans = [span for piece in document.pieces for span in piece.passage]
    for found in (quotes, claims):
        starts = [item.passage[0].start for item in found]
        assert starts == sorted(starts)
        for item in found:
            for span in item.passage:
                assert any(outer.start <= span.start < span.end <= outer.end for outer in spans)
    for quote in quotes:
        before = document.text[: quote.passage[0].start].rstrip()
        if before and before[-1] not in MARKS:
            assert any(quote.passage[0].start == span.start for span in spans)


@given(st.sampled_from(ITEMS), st.sampled_from(["\n", "  ", " \n "]))
def test_how_lines_are_wrapped_changes_no_source(item: Item, gap: str) -> None:
    whole = plain(item.text)
    paragraphs = [whole.show(piece.passage) for piece in whole.pieces]
    kinds = [piece.kind for piece in whole.pieces]

    def document(join: str) -> Document:
        text, pieces = "", []
        for kind, paragraph in zip(kinds, paragraphs, strict=True):
            wrapped = join.join(paragraph.split(" "))
            pieces.append(Piece(kind, (Span(len(text), len(text) + len(wrapped)),)))
            text += wrapped + "\n\n"
        return Document("release.txt", text, tuple(pieces))

    def sources(shaped: Document) -> list[tuple[str, str]]:
        return [(quote.source, shaped.show(quote.passage)) for quote in understood(shaped, item.year)[0]]

    assert sources(document(gap)) == sources(document(" "))


def test_a_quotation_that_a_page_break_interrupts_has_two_spans() -> None:
    text = "The report said: “Children are safe\nPage 2 of 9\nand well cared for.” It was published."
    first, last = text.index("\nPage"), text.index("and well")
    document = Document("release.txt", text, (Piece("paragraph", (Span(0, first), Span(last, len(text)))),))
    (quote,), _ = understood(document)
    assert document.show(quote.passage) == "Children are safe and well cared for."
    assert (quote.source, len(quote.passage)) == ("report", 2)


def test_a_report_of_another_authority_is_another_document() -> None:
    document = plain("Harbury’s report said it was “a tale of two halves”. Fenmoor’s report says it is “one team”.")
    setting = Setting(authority="fenmoor county council")
    quotes = find_quotes(read_parts(document, setting), setting)
    assert [quote.source for quote in quotes] == ["other", "report"]


def test_long_and_hostile_texts_cost_little() -> None:
    setting = Setting(2024, "fenmoor")
    for text in ("A-" * 20_000, "praised as and " * 5_000, "".join(f"In Ab{k}, B{k}c Council " for k in range(3_000))):
        read_parts(Document("release.txt", text, (Piece("paragraph", (Span(0, len(text)),)),)), setting)
    for text in ("“a ‘b " * 20_000, "said, " * 20_000, "Ofsted’s ‘" * 20_000, "and said the report, " * 5_000):
        understood(Document("release.txt", text, (Piece("paragraph", (Span(0, len(text)),)),)))
