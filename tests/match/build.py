"""Small documents, written for the tests, and an inspection made by hand."""

from __future__ import annotations

from claimcheck.match.index import Index
from claimcheck.match.passages import Passages
from claimcheck.model import Document, Inspection, Judgement, Passage, Piece, Recommendation, Remark, Span


def document(*paragraphs: str, kind: str = "paragraph") -> Document:
    """A document of one piece a paragraph; a paragraph that begins with "- " is an item, with "# " a heading."""
    text, pieces = "", []
    for paragraph in paragraphs:
        marked = {"- ": "item", "# ": "heading"}.get(paragraph[:2])
        words = paragraph[2:] if marked else paragraph
        pieces.append(Piece(marked or kind, (Span(len(text), len(text) + len(words)),)))  # type: ignore[arg-type]
        text += words + "\n\n"
    return Document("made.txt", text, tuple(pieces))


def passage(document: Document, words: str) -> Passage:
    """Where words stand in a document."""
    start = document.text.index(words)
    return (Span(start, start + len(words)),)


def inspection(
    report: Document,
    *,
    improve: tuple[str, ...] = (),
    priority: tuple[str, ...] = (),
    remarks: tuple[tuple[str, float, str | None], ...] = (),
    grades: dict[str, str] | None = None,
) -> Inspection:
    """An inspection whose facts are named by the words they stand in; a remark without an area is the summary's."""
    return Inspection(
        document=report,
        framework=None,
        authority="Fenmoor",
        start=None,
        end=None,
        published=None,
        lead_inspector=None,
        judgements=tuple(Judgement(a, a, g, g, (Span(0, 1),)) for a, g in (grades or {}).items()),
        earlier=(),
        recommendations=(
            *(Recommendation(passage(report, words)) for words in improve),
            *(Recommendation(passage(report, words), "priority_action") for words in priority),
        ),
        remarks=tuple(
            Remark(passage(report, words), area, severity, severity == 0, area is None)
            for words, severity, area in remarks
        ),
    )


def passages(report: Document) -> Passages:
    """The sentences of a document."""
    return Passages(Index(report))
