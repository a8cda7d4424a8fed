"""What must hold of anything that was read, whatever the bytes: asserted by the fuzz harness and the property tests."""

from __future__ import annotations

from claimcheck.language.fold import fold_document
from claimcheck.language.pairing import piece_text, quotations
from claimcheck.model import Document, Passage, Release


def hold_of_document(document: Document) -> None:
    """Pieces stand in order and apart inside the text, every place can be told, and folding leads back."""
    at = 0
    for piece in document.pieces:
        assert piece.passage, "a piece without a span"
        for span in piece.passage:
            assert at <= span.start <= span.end <= len(document.text), f"{span} after {at} of {len(document.text)}"
            at = span.end
        hold_of_passage(document, piece.passage)
    folded = fold_document(document)
    before = 0
    for offset in range(0, len(folded.text), max(1, len(folded.text) // 64)):
        span = folded.original(offset, offset + 1)
        assert before <= span.start <= span.end <= len(document.text), f"folded {offset} leads to {span}"
        before = span.start


def hold_of_passage(document: Document, passage: Passage) -> None:
    """The passage has a place: counted from 1, its end not before its start."""
    place = document.place(passage)
    assert document.text[place.start : place.end].startswith(document.text[passage[0].start : passage[0].end])
    for count in (place.line, place.column, place.page, place.paragraph):
        assert count is None or count >= 0
    if place.line is not None and place.end_line is not None:
        assert (place.line, place.column) <= (place.end_line, place.end_column)
        lines = document.text[: place.start].replace("\r\n", "\n").replace("\r", "\n").count("\n")
        inside = document.text[place.start - 1 : place.start + 1] == "\r\n"
        assert inside or place.line == lines + 1
    document.show(passage)


def hold_of_quotations(document: Document) -> None:
    """Quotations of a piece lie inside it, inside or beside each other, and lead back to the document."""
    texts = [piece_text(document, piece) for piece in document.pieces]
    for text, found in zip(texts, quotations(texts), strict=True):
        open_ends: list[int] = []
        before = 0
        for quotation in found:
            outer, inner = quotation.outer, quotation.inner
            assert before <= outer.start <= inner.start <= inner.end <= outer.end <= len(text.text)
            before = outer.start
            while open_ends and open_ends[-1] <= outer.start:
                open_ends.pop()
            assert quotation.depth == len(open_ends), f"depth {quotation.depth} within {len(open_ends)}"
            open_ends.append(outer.end)
            for span in text.locate(inner.start, inner.end):
                assert document.text[span.start : span.end] in text.text


def hold_of_release(release: Release) -> None:
    """Everything that a release says stands somewhere in it."""
    document = release.document
    for quote in release.quotes:
        assert quote.passage
        hold_of_passage(document, quote.passage)
    for statement in release.statements:
        hold_of_passage(document, statement.passage)
    for claim in release.claims:
        hold_of_passage(document, claim.passage)
