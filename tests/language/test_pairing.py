"""Quotation marks: which are marks at all, and which two belong together."""

from __future__ import annotations

import pytest

from claimcheck.language.pairing import piece_text, quotations
from claimcheck.model import Document, Piece, Span

Shown = list[tuple[int, str]]


def shown(*paragraphs: str) -> list[Shown]:
    """For each paragraph the quotations as (depth, words); an unclosed one ends in "→"."""
    text, pieces = "", []
    for paragraph in paragraphs:
        pieces.append(Piece("paragraph", (Span(len(text), len(text) + len(paragraph)),)))
        text += paragraph + "\n"
    document = Document("release.txt", text, tuple(pieces))
    texts = [piece_text(document, piece) for piece in pieces]
    return [
        [(q.depth, document.show(t.locate(q.inner.start, q.inner.end)) + ("" if q.closed else "→")) for q in found]
        for t, found in zip(texts, quotations(texts), strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They praised 'strong leaders' and 'good staff' too.", ["strong leaders", "good staff"]),
        ("It said ‘the councils’ work is good’ and more.", ["the councils’ work is good"]),
        ("‘parents’, carers’ and children’s views count’, it said.", ["parents’, carers’ and children’s views count"]),
        ("They have ‘warm homes’, said the carers’ group.", ["warm homes"]),
        ("A book of ‘good plans’, the parents’ forum and ‘kind staff’.", ["good plans", "kind staff"]),
        ("Children’s services in the councils’ area in the ’90s were ‘good’.", ["good"]),
        ("The 1990s' best, rock 'n' roll, 'til the end of the '90s.", []),
        ("He said ”we are proud” today.", ["we are proud"]),
        ("He said “we are proud“ today.", ["we are proud"]),
        ('He said “we are proud" today.', ["we are proud"]),
        ('It said:"We are proud." He left.', ["We are proud."]),
        ("I said ''we are fine'' to them.", ["we are fine"]),
        ("«Nous», they said, „and so on“.", ["Nous", "and so on"]),
        ("have a ‘ positive impact’ on, and ’embedded’, and that ‘most’", ["positive impact", "embedded", "most"]),
        ('from "˜inadequate\' to "˜good\' "“ a leap', ["inadequate", "good"]),
        ("saw â€œclearâ€\x9d plans and childrenâ€™s views", ["clear"]),
        ("a 6' fence and a 5\" pipe", []),
        ('the "relentless focus of leaders was plain', []),
        ('an empty "" and a bare ‘’ and “…” here', []),
    ],
)
def test_marks_in_a_sentence(text: str, expected: list[str]) -> None:
    assert shown(text) == [[(0, words) for words in expected]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“‘Good’ is the word,” he said", [(0, "‘Good’ is the word,"), (1, "Good")]),
        ("It said “strong “relentless” focus” here.", [(0, "strong “relentless” focus"), (1, "relentless")]),
        ('"We said "yes" to it," he said.', [(0, 'We said "yes" to it,'), (1, "yes")]),
        (
            "‘A “very ‘good’ day” for us’, she said",
            [(0, "A “very ‘good’ day” for us"), (1, "very ‘good’ day"), (2, "good")],
        ),
        (
            "“It said ‘strong work’ is in place. We go on.",
            [(0, "It said ‘strong work’ is in place. We go on.→"), (1, "strong work")],
        ),
    ],
)
def test_nested_marks(text: str, expected: Shown) -> None:
    assert shown(text) == [expected]


def test_a_speech_over_paragraphs_is_a_quotation_in_each() -> None:
    assert shown("She said: “One.", "“Two about the ‘door’.", "“Three.”", "Four.") == [
        [(0, "One.→")],
        [(0, "Two about the ‘door’.→"), (1, "door")],
        [(0, "Three.")],
        [],
    ]


def test_a_speech_whose_later_paragraphs_do_not_open_with_a_mark() -> None:
    assert shown("She said: “One.", "Two goes on.", "Three ends it.” He left.") == [
        [(0, "One.→")],
        [(0, "Two goes on.→")],
        [(0, "Three ends it.")],
    ]


def test_a_single_marked_speech_with_plural_apostrophes() -> None:
    assert shown("He said: ‘It is the councils’ work.", "‘We thank the staffs’ unions.’") == [
        [(0, "It is the councils’ work.→")],
        [(0, "We thank the staffs’ unions.")],
    ]


def test_paragraphs_of_a_speech_run_together() -> None:
    assert shown("He said: “Para one. “Para two.”") == [[(0, "Para one.→"), (0, "Para two.")]]


def test_an_opening_mark_in_the_last_sentence_that_nothing_closes() -> None:
    assert shown("They call it “kind and steady.") == [[(0, "kind and steady.→")]]
    assert shown("They call it “kind. Then they left.") == [[]]
    assert shown("They call it “kind and say “plans are clear”.") == [[(0, "plans are clear")]]
