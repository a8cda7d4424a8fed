"""What a release states of grades, and what only sounds like it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Document, Inspection, Judgement, Piece, Quote, Span, Statement
from claimcheck.release.statements import find_statements
from claimcheck.report.framework import framework


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    says: tuple[str, ...]
    framework: str = "ilacs_2023"


ITEMS = msgspec.yaml.decode((Path(__file__).parent / "data/statements.yaml").read_bytes(), type=list[Item])


def document_of(text: str) -> Document:
    """A document with a piece for each line, its kind told by the line's first mark."""
    pieces, at = [], 0
    for line in text.splitlines(keepends=True):
        mark, rest = line[:2], line.rstrip("\n")
        kind = {"- ": "item", "# ": "heading", "| ": "row"}.get(mark, "paragraph")
        start = at + (2 if kind != "paragraph" else 0)
        end = at + len(rest)
        if kind == "row":
            cells = [c for c in rest.split("|") if c.strip()]
            starts = [rest.index(cell) for cell in cells]
            passage = tuple(Span(at + s, at + s + len(c)) for s, c in zip(starts, cells, strict=True))
        else:
            passage = (Span(start, end),)
        if rest:
            pieces.append(Piece(kind, passage))
        at += len(line)
    return Document(path="release.txt", text=text, pieces=tuple(pieces))


def inspection_of(name: str = "ilacs_2023", **grades: str) -> Inspection:
    report = document_of("Inspection of Fenmoor local authority children’s services")
    areas = [a.id for a in framework(name).areas]
    judgements = tuple(
        Judgement(area, area, grades.get(area, "good"), grades.get(area, "good"), (Span(0, 10),)) for area in areas
    )
    return Inspection(
        document=report,
        framework=name,
        authority="Fenmoor",
        start="2024-03-04",
        end="2024-03-15",
        published="2024-05-16",
        lead_inspector=None,
        judgements=judgements,
        earlier=(),
        recommendations=(),
        remarks=(),
    )


def told(statement: Statement) -> str:
    when = () if statement.when == "current" else (statement.when,)
    return " ".join((statement.area, statement.grade, *when, *((statement.date,) if statement.date else ())))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.text[:60])
def test_a_sentence_states_these_grades_and_no_others(item: Item) -> None:
    found = find_statements(document_of(item.text), inspection_of(item.framework), ())
    assert sorted(map(told, found)) == sorted(s.removesuffix("?").strip() for s in item.says)


@pytest.mark.parametrize("item", [i for i in ITEMS if i.says], ids=lambda item: item.text[:60])
def test_a_sentence_that_leaves_room_for_doubt_is_not_plain(item: Item) -> None:
    found = find_statements(document_of(item.text), inspection_of(item.framework), ())
    doubtful = {s.removesuffix("?").strip() for s in item.says if s.endswith("?")}
    assert {told(s) for s in found if not s.plain} == doubtful


def test_there_are_enough_items_and_enough_that_tempt() -> None:
    assert len(ITEMS) >= 120
    assert sum(not item.says for item in ITEMS) >= 35


def test_the_passage_is_the_sentence_and_the_words_are_those_that_state_the_grade() -> None:
    text = "We welcome the report. The department was judged to be good overall by inspectors. Thank you."
    document = document_of(text)
    (statement,) = find_statements(document, inspection_of(), ())
    assert document.show(statement.passage) == "The department was judged to be good overall by inspectors."
    assert document.show(statement.words) == "judged to be good overall"


def test_a_statement_in_a_speech_has_its_speaker_and_one_in_another_document_is_anothers() -> None:
    text = 'Councillor Ada Reed said: "Our children\'s services were rated good."'
    quote = Span(text.index('"') + 1, len(text) - 1)
    (spoken,) = find_statements(document_of(text), inspection_of(), (Quote((quote,), "person", "Councillor Ada Reed"),))
    assert (spoken.speaker, spoken.when) == ("Councillor Ada Reed", "current")
    (foreign,) = find_statements(document_of(text), inspection_of(), (Quote((quote,), "other", "annual report"),))
    assert (foreign.when, foreign.plain) == ("other", False)


def test_statements_are_found_where_the_report_is_not_known() -> None:
    (statement,) = find_statements(document_of("Children's services were rated good."), None, ())
    assert (statement.area, statement.grade) == ("overall", "good")


@given(st.text(alphabet="good rated‘’'\" ,.;:outstandingrequires improvement to be from -–\n|", max_size=400))
def test_any_text_is_read_without_error(text: str) -> None:
    document = document_of(text)
    for statement in find_statements(document, inspection_of(), ()):
        assert document.text[statement.words[0].start : statement.words[-1].end]
