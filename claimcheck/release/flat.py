"""A table of grades that stands a cell a line, as tables come out of pages and papers: heads, then label and grades."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold
from claimcheck.model import Document, Inspection, Piece, Statement
from claimcheck.release.names import OVERALL, Names
from claimcheck.release.tables import Column, column_of
from claimcheck.release.wording import grade_words

_LONGEST_HEAD = 60  # characters
_LONGEST_LABEL = 140
_HEAD = compiled(r"\b(?:grade|grading|judge?ment|inspection|rating|outcome|result|previous|current|(?:19|20)\d\d)s?\b")
_NO_GRADE = compiled(r"(?:n/?a|-|none|not (?:graded|judged|applicable|inspected)|new)\W*")
_ASIDE = compiled(r"\([^()]*\)")
_EDGES = " .*|'\""


def flat_tables(
    document: Document, pieces: Sequence[Piece], inspection: Inspection | None, names: Names
) -> tuple[list[Statement], list[Piece]]:
    """The grades that tables of a cell a line state, and the pieces that are left without them."""
    words = [fold(document.text, p.passage).text.strip() for p in pieces]
    found: list[Statement] = []
    left: list[Piece] = []
    at = 0
    while at < len(pieces):
        columns, row = _heads(words, at, inspection)
        rows = _rows(words, row, len(columns), names) if len(columns) > 1 else []
        if rows and max(len(cells) for _, cells in rows) == len(columns) - 1:
            columns = columns[1:]  # the first head was that of the labels
        if not rows:
            left.append(pieces[at])
            at += 1
            continue
        for label, cells in rows:
            areas = _areas_of(words[label], names)
            for cell, column in zip(cells, columns, strict=False):
                grade = grade_words().fullmatch(words[cell].strip(_EDGES))
                if grade and grade.lastgroup != "unknown" and len(cells) == len(columns):
                    spans = pieces[cell].passage
                    found += [Statement(spans, spans, a, str(grade.lastgroup), column.when, column.date) for a in areas]
        label, cells = rows[-1]
        at = max([label, *cells]) + 1
    return found, left


def _heads(words: list[str], at: int, inspection: Inspection | None) -> tuple[list[Column], int]:
    """The heads of the columns of grades that stand from `at` on, and where the rows begin."""
    columns: list[Column] = []
    while at < len(words) and len(words[at]) <= _LONGEST_HEAD and _HEAD.search(words[at]):
        column = column_of(words[at], inspection)
        if column is None or grade_words().search(words[at]):
            break
        columns.append(column)
        at += 1
    return (columns, at) if any(column.when == "previous" for column in columns) else ([], at)


def _rows(words: list[str], at: int, wide: int, names: Names) -> list[tuple[int, list[int]]]:
    """Where each row's label and its cells stand."""
    rows: list[tuple[int, list[int]]] = []
    while at < len(words) and _areas_of(words[at], names):
        cells = [k for k in range(at + 1, min(at + 1 + wide, len(words))) if _is_cell(words[k])]
        if not cells or cells != list(range(at + 1, at + 1 + len(cells))):
            break
        rows.append((at, cells))
        at = cells[-1] + 1
    return rows


def _areas_of(label: str, names: Names) -> tuple[str, ...]:
    if len(label) > _LONGEST_LABEL or grade_words().search(label):
        return ()
    bare = _ASIDE.sub(" ", label)
    if bare.startswith(OVERALL):
        return (OVERALL,)
    return names.areas_in(bare) if names.covers(bare) else ()


def _is_cell(words: str) -> bool:
    return len(words) <= _LONGEST_HEAD and bool(
        grade_words().fullmatch(words.strip(_EDGES)) or _NO_GRADE.fullmatch(words)
    )
