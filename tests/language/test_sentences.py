"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import pytest

from claimcheck.language.sentences import sentence_spans, sentences
from claimcheck.model import Document, Piece, Span


@pytest.mark.parametrize(
    "expected",
    [
        ["Services are good.", "Leaders know them well."],
        ["Cllr. Dora Finch and Dr. A. Marrow of St. Osyth Road agreed.", "Nobody else did."],
        ["Calls are answered by 3.30 p.m. on weekdays.", "They are not at weekends."],
        ["Some plans, e.g. pathway plans, are late.", "Others are not."],
        ["“We are proud.”", "“We are determined,” she said."],
        ["What needs to improve?", "Nothing!", "Really…", "Nothing."],
        ["The board met.1", "It has not met since."],
        ["In 2019 it was 42.", "In 2024 it is 50."],
    ],
)
def test_splits(expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[span.start : span.end] for span in sentence_spans(text, Span(0, len(text)))] == expected


def test_a_sentence_goes_on_after_an_interruption() -> None:
    text = "Plans are clear. Visits are\nPAGE 2\nregular. Records are kept."
    piece = Piece("paragraph", (Span(0, 27), Span(35, len(text))))
    document = Document("report.pdf", text, (piece,))
    assert [document.show(sentence) for sentence in sentences(document, piece)] == [
        "Plans are clear.",
        "Visits are regular.",
        "Records are kept.",
    ]
