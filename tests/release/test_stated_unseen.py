"""Grades stated in whole releases, articles and posts that were labelled before the tool had read them.

After each stretch of a text its labels stand in double braces: area, grade, and for an earlier one "previous" and its
date. Grades of others and aims are not labelled. `fires` are the rules on grades and spin that are right to speak.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from msgspec import Struct, yaml

from claimcheck.check import compare
from claimcheck.model import Document, Inspection, Judgement, Piece, Result, Span
from claimcheck.read.markdown import read_markdown
from claimcheck.read.text import read_text
from claimcheck.report.framework import framework

RULES = {
    *("wrong-grade", "wrong-previous-grade", "wrong-direction", "lower-grade-omitted", "fall-not-disclosed"),
    *("ungraded-called-graded", "unknown-grade", "praise-against-fall", "praise-against-grade", "alarm-against-grade"),
    *("unsupported-superlative", "wrong-report", "wrong-date", "wrong-number"),
}
_LABEL = re.compile(r" ?\{\{(.*?)\}\}")


class Earlier(Struct, frozen=True, forbid_unknown_fields=True):
    start: date
    grades: dict[str, str]
    framework: str = "ilacs_2018"


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    authority: str
    start: date
    published: date
    grades: dict[str, str]
    text: str
    framework: str = "ilacs_2023"
    previous: tuple[Earlier, ...] = ()
    fires: tuple[str, ...] = ()
    permitted: tuple[str, ...] = ()
    markdown: bool = False


DATA = Path(__file__).parent / "data"
ITEMS, MORE = (yaml.decode((DATA / name).read_bytes(), type=list[Item]) for name in ("stated.yaml", "stated_more.yaml"))


def inspection(name: str, start: date, published: date | None, authority: str, grades: dict[str, str]) -> Inspection:
    areas = [area for area in framework(name).areas if area.id in grades]
    lines = [f"Inspection of {authority} local authority children's services", *(area.name for area in areas)]
    text, pieces = "\n".join(lines), []
    for line in re.finditer(r"[^\n]+", text):
        pieces.append(Piece("paragraph", (Span(*line.span()),)))
    judgements = tuple(
        Judgement(area.id, area.name, grades[area.id], grades[area.id].replace("_", " "), piece.passage)
        for area, piece in zip(areas, pieces[1:], strict=True)
    )
    document = Document("report.txt", text, tuple(pieces))
    day = published.isoformat() if published else None
    return Inspection(document, name, authority, start.isoformat(), None, day, None, judgements, (), (), ())


def compared(item: Item) -> Result:
    text = _LABEL.sub("", item.text)
    release = read_markdown("release.md", text, "") if item.markdown else read_text("release.txt", text, "")
    report = inspection(item.framework, item.start, item.published, item.authority, item.grades)
    before = [inspection(p.framework, p.start, None, item.authority, p.grades) for p in item.previous]
    return compare(release, report, before)


def labels(item: Item) -> Counter[tuple[int, str]]:
    """How often each stretch of the text, told by its number, is labelled with a statement."""
    found: Counter[tuple[int, str]] = Counter()
    for number, mark in enumerate(_LABEL.finditer(item.text)):
        found.update({(number, label.strip()): 1 for label in mark[1].split(";") if label.strip()})
    return found


def given(item: Item, result: Result) -> Counter[tuple[int, str]]:
    """The same of what was read, at most once a stretch."""
    ends, gone = [], 0
    for mark in _LABEL.finditer(item.text):
        ends.append(mark.start() - gone)
        gone += len(mark.group())
    found: set[tuple[int, str]] = set()
    for statement in (m.statement for m in result.comparison.statements):
        if statement.when in ("current", "previous"):
            when = () if statement.when == "current" else (statement.when,)
            told = (statement.area, statement.grade.replace(" ", "_"), *when, *filter(None, [statement.date]))
            found.add((sum(end <= statement.words[0].start for end in ends), " ".join(told)))
    return Counter(found)


@pytest.mark.parametrize("item", (*ITEMS, *MORE), ids=lambda item: item.title)
def test_nobody_is_accused_and_what_is_wrong_is_told(item: Item) -> None:
    fired = {finding.rule for finding in compared(item).findings if finding.level != "note"} & RULES
    assert fired - set(item.fires) - set(item.permitted) == set()
    assert set(item.fires) & {"lower-grade-omitted", "fall-not-disclosed", "praise-against-fall"} <= fired


def year_only(label: str) -> str:
    """A label without the month of its date: "in 2015" and "in January 2015" are as right."""
    return re.sub(r"-\d\d$", "", label)


@pytest.mark.parametrize(("items", "found", "right"), [(ITEMS, 0.93, 0.97), (MORE, 0.875, 0.96)], ids=["first", "more"])
def test_nearly_all_statements_are_found_and_right(items: list[Item], found: float, right: float) -> None:
    wanted = {(item.title, n, year_only(label)) for item in items for n, label in labels(item)}
    read = {(item.title, n, year_only(label)) for item in items for n, label in given(item, compared(item))}
    assert len(wanted & read) / len(wanted) >= found, sorted(wanted - read)
    assert len(wanted & read) / len(read) >= right, sorted(read - wanted)


def test_nearly_all_that_should_be_told_is_told() -> None:
    wanted = [(item.title, rule) for item in ITEMS for rule in item.fires if rule in RULES]
    fired = {(item.title, finding.rule) for item in ITEMS for finding in compared(item).findings}
    assert sum(pair in fired for pair in wanted) / len(wanted) >= 0.9, set(wanted) - fired
