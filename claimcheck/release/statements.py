"""The grades a release states: for which area, and whether for now, an earlier inspection, an aim or another body."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import Folded, fold
from claimcheck.language.sentences import sentences
from claimcheck.model import Document, Inspection, Passage, Piece, Quote, Statement
from claimcheck.release.echoes import echoed
from claimcheck.release.flat import flat_tables
from claimcheck.release.gradewords import LONGEST_SENTENCE, grade_words_of
from claimcheck.release.lists import bare_grade, lead_in, of_cell, of_item
from claimcheck.release.names import OVERALL, Names
from claimcheck.release.outcomes import told_outcomes
from claimcheck.release.related import story_pieces
from claimcheck.release.stating import Around, of_sentence
from claimcheck.release.tables import Column, columns_of, of_row, parted
from claimcheck.release.times import time_of
from claimcheck.release.wording import QUOTE, grade_words, pattern
from claimcheck.report.framework import frameworks

_SHORT_ANSWER = 40  # characters
_POINTS_BACK = compiled(r"(?:this|that|these|those|both|the same)\b")
_THEN = compiled(r"\bthat (?:year|time|point|month|inspection|visit|report)\b")
_GENERAL = compiled(
    r"(?:all (?:local )?(?:authorities|councils)|of (?:the )?\d+ \w+|(?:\w+"
    r"|\d+) of the \d+ (?:local )?(?:authorities|councils))\b|(?:if|where|when|whenever) (?:any|an?|one) (?!half"
    r"|year|month)\w+"
)
_RECENT = 2  # sentences in which the areas may be named that one before only counted


def find_statements(
    document: Document, inspection: Inspection | None, quotes: tuple[Quote, ...]
) -> tuple[Statement, ...]:
    """Every grade that a release states, in its order.

    `passage` is the whole sentence, `words` the words that state the grade. What only praises ("good progress") or sets
    a condition ("if the next outcome is good") states none. A statement that leaves room for doubt has `plain` False.
    """
    names = Names(inspection)
    names.learn(document)
    found: list[Statement] = []
    lead: str | None = None
    above = ""
    label = section = ""
    spoken_of: tuple[str, ...] = ()
    last: list[Statement] = []
    counted: Statement | None = None
    since = 0
    said = ""
    columns: tuple[Column | None, ...] | None = None
    pieces = [part for whole in story_pieces(document) for part in parted(document, whole)]
    in_tables, pieces = flat_tables(document, pieces, inspection, names)
    for piece in pieces:
        heads = columns_of(document, piece, inspection) if piece.kind == "row" else None
        columns = heads or (columns if piece.kind == "row" else None)
        in_columns = of_row(document, piece, columns, names) if columns and not heads else None
        if in_columns is not None:
            found.extend(in_columns)
            continue
        bare = bare_grade(document, piece)
        if bare:
            found.extend(of_cell(document, piece, bare, label, names))
            continue
        label = fold(document.text, piece.passage).text if piece.kind != "paragraph" else ""
        context = above if piece.kind in ("item", "row") else ""
        if piece.kind == "item" and lead:
            found.extend(of_item(document, piece, lead, names))
        carried: tuple[str, ...] = ()
        foreign = False
        words = fold(document.text, piece.passage).text
        states = grade_words().search(words) is not None
        for sentence in _told(document, piece):
            folded = fold(document.text, sentence)
            if _GENERAL.match(folded.text):
                continue
            carried = carried or (spoken_of if _POINTS_BACK.match(folded.text) else ())
            current = tuple(s.area for s in found if s.when == "current")
            if grade_words().search(folded.text):
                around = Around(
                    section, context or (said if _THEN.search(folded.text) else ""), foreign, carried, current
                )
                stated = of_sentence(document, sentence, folded, piece, inspection, names, around)
                newly = _counted(document, sentence, folded, inspection, names)
                counted, since = (newly, 0) if newly else (counted, since)
            else:
                stated = echoed(sentence, folded, names, last, counted if since <= _RECENT else None, current)
            since += 1
            found.extend(stated)
            last = stated or (last if since == 1 else [])
            said = folded.text
            foreign = states and names.another(folded, document.text, foreign)
            carried = _spoken_of(tuple(dict.fromkeys(s.area for s in stated)) or names.areas_in(folded.text) or carried)
            context = "" if any(s.when == "current" for s in stated) else folded.text
        spoken_of = carried
        if piece.kind == "heading":
            section = words if not states else section if names.areas_in(words) else ""
        above = words if context.endswith(":") else above if piece.kind in ("item", "row") else ""
        if piece.kind != "item":
            lead = lead_in(document, piece)
    found = sorted([*found, *in_tables], key=lambda s: s.words[0].start)
    known = frameworks().get(inspection.framework or "") if inspection else None
    if known and known.told:
        graded = (s if known.area(s.area) else replace(s, when="other", plain=False) for s in found)
        found = sorted([*graded, *told_outcomes(document, known)], key=lambda s: s.words[0].start)
    return tuple(_with_speaker(statement, quotes) for statement in found)


def _counted(
    document: Document, sentence: Passage, folded: Folded, inspection: Inspection | None, names: Names
) -> Statement | None:
    """The grade of a sentence that only counts the areas it is given for, whatever they are."""
    words = grade_words_of(folded, document.text)
    if len(words) != 1 or not pattern("some").search(folded.text) or names.areas.search(folded.text):
        return None
    time = time_of(words[0], folded.text, inspection)
    return Statement(sentence, sentence, OVERALL, words[0].grade, time.when, time.date, plain=False)


def _spoken_of(areas: tuple[str, ...]) -> tuple[str, ...]:
    """What the next sentence may call "it" or "both": one area or two, the services where there are more."""
    return areas if len(areas) <= 2 and OVERALL not in areas else (OVERALL,)


def _told(document: Document, piece: Piece) -> Iterator[Passage]:
    """The sentences of a piece that may state a grade: no questions, but with a short answer its question."""
    asked: Passage = ()
    for sentence in sentences(document, piece):
        if sentence[-1].end - sentence[0].start > LONGEST_SENTENCE:
            continue
        words = document.show(sentence)
        if words.rstrip(f"{QUOTE}’” ").endswith("?"):
            asked = sentence
            continue
        answers = asked and len(words) < _SHORT_ANSWER and grade_words().search(words.lower())
        yield (*asked, *sentence) if answers else sentence
        asked = ()


def _with_speaker(statement: Statement, quotes: tuple[Quote, ...]) -> Statement:
    """The statement, with the speaker of the quotation it stands in; another document's grades are another's."""
    at = statement.words[0].start
    holding = [q for q in quotes if q.source in ("person", "other") and q.passage[0].start <= at < q.passage[-1].end]
    if not holding:
        return statement
    when = "other" if holding[-1].source == "other" and statement.when == "current" else statement.when
    return replace(statement, speaker=holding[-1].speaker, when=when, plain=statement.plain and when == statement.when)
