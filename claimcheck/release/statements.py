"""The grades a release states: for which area, and whether for now, an earlier inspection, an aim or another body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import Folded, fold
from claimcheck.language.sentences import sentences
from claimcheck.model import Document, Inspection, Passage, Piece, Quote, Statement
from claimcheck.release.dating import more_dates
from claimcheck.release.doubt import doubtful, taken_back
from claimcheck.release.echoes import echoed
from claimcheck.release.flat import flat_tables
from claimcheck.release.gradewords import LONGEST_SENTENCE, GradeWord, grade_words_of
from claimcheck.release.lists import bare_grade, lead_in, of_cell, of_item
from claimcheck.release.names import OVERALL, Names
from claimcheck.release.outcomes import told_outcomes
from claimcheck.release.reach import Scope
from claimcheck.release.related import story_pieces
from claimcheck.release.scope import scope_of
from claimcheck.release.tables import Column, columns_of, of_row, parted
from claimcheck.release.times import Time, time_of
from claimcheck.release.wording import QUOTE, grade_words, pattern
from claimcheck.report.framework import frameworks

_HEADLINE = 120  # characters: a line of text without pieces may be a headline or a row of a list
_SHORT_ANSWER = 40  # characters
_POINTS_BACK = compiled(r"(?:this|that|these|those|both|the same)\b")
_THEN = compiled(r"\bthat (?:year|time|point|month|inspection|visit|report)\b")
_GENERAL = compiled(
    r"(?:all (?:local )?(?:authorities|councils)|of (?:the )?\d+ \w+|(?:\w+"
    r"|\d+) of the \d+ (?:local )?(?:authorities|councils))\b|(?:if|where|when|whenever) (?:any|an?|one) (?!half"
    r"|year|month)\w+"
)
_RECENT = 2  # sentences in which the areas may be named that one before only counted
_OURS = compiled(r"\b(?:we|our|us)\b")
_NOUN = compiled(rf"[{QUOTE}]*(?: (?:overall|ofsted|inspection))* {pattern('rating').pattern}")


class _Around(Struct, frozen=True):
    """What a sentence is read by.

    The heading above it, the sentence before where that states no present grade, whether that one spoke of another
    authority, the areas it spoke of, and those whose grades were told already.
    """

    section: str
    context: str
    foreign: bool
    carried: tuple[str, ...]
    stated: tuple[str, ...]


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
                around = _Around(
                    section, context or (said if _THEN.search(folded.text) else ""), foreign, carried, current
                )
                stated = _of_sentence(document, sentence, folded, piece, inspection, names, around)
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


def _of_sentence(
    document: Document,
    sentence: Passage,
    folded: Folded,
    piece: Piece,
    inspection: Inspection | None,
    names: Names,
    around: _Around,
) -> list[Statement]:
    short = len(folded.text) < _HEADLINE
    listed = (
        piece.kind != "paragraph"
        or "? " in folded.text
        or (short and (not folded.text.endswith(".") or _is_entry(folded.text)))
    )
    others = names.other_authorities(folded, document.text)
    claimed = 0
    found: list[Statement] = []
    wide: list[Statement] = []  # given to every area: to all that the sentence gives no other grade
    last: Scope | None = None
    time: Time | None = None
    told = around.stated
    doubt = around.foreign or taken_back(document, sentence) or doubtful(folded.text, around.section, names, inspection)
    foreign = around.foreign and not _OURS.search(folded.text) and not (names.own and names.own.search(folded.text))
    for word in grade_words_of(folded, document.text, listed, piece.kind == "row", names.areas):
        word = _after(word, claimed)
        foreign = foreign and not (_OURS.search(word.before) or (names.own and names.own.search(word.before)))
        foreign = foreign or any(word.start - len(word.before) <= at < word.start for at in others)
        scope = scope_of(names, word, folded.text, listed, last, told, around.carried, around.context)
        foreign = foreign or not scope.own
        claimed = word.end + scope.until
        time = time_of(word, folded.text, inspection, around.context, time)
        if not scope.areas and time.when == "target":
            scope = Scope((OVERALL,), False)
        if not scope.areas:
            continue
        last = scope
        foreign = foreign or names.elsewhere
        if time.when == "current":
            told += scope.areas
        when = "other" if foreign and time.when != "target" else time.when
        dates = more_dates(word, time.date, inspection) if when == "previous" else []
        every = names.are_all(scope.areas)
        areas = names.graded_before(scope.areas, time.date) if every and when == "previous" else scope.areas
        stated = [
            Statement(
                passage=sentence,
                words=(folded.original(*_stating(word, scope, folded.text)),),
                area=area,
                grade=folded.text[word.start : word.end] if word.grade == "unknown" else word.grade,
                when=when,
                date=date,
                latest=time.latest,
                plain=word.strength == "plain" and scope.told and time.told and not (others or foreign or doubt),
            )
            for area, date in product(areas, (time.date, *dates))
        ]
        found += stated
        wide += stated if every else []
    named = {(s.area, s.when, s.date) for s in found if s not in wide}
    return [s for s in found if s not in wide or (s.area, s.when, s.date) not in named]


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


def _is_entry(sentence: str) -> bool:
    """Whether a sentence is like the entry of a list: "Care leavers: good."."""
    _, mark, grade = sentence.rstrip(".").rpartition(": ")
    return bool(mark) and grade_words().fullmatch(grade.strip(f"{QUOTE} ")) is not None


def _after(word: GradeWord, claimed: int) -> GradeWord:
    """The grade word without the words before it that the one before claimed for its areas."""
    return replace(word, before=word.before[max(0, claimed - (word.start - len(word.before))) :])


def _stating(word: GradeWord, scope: Scope, sentence: str) -> tuple[int, int]:
    """The range of the folded sentence that states the grade: its subject or verb, up to what it is given for."""
    low = word.start - len(word.before)
    verbs = [m.start() for m in pattern("rates").finditer(word.before)]
    starts = [*verbs[-1:], *([scope.since] if scope.since is not None else [])]
    start = low + min(starts) if starts else word.start
    noun = _NOUN.match(sentence, word.end)
    return start, max(word.end + scope.until, noun.end() if noun else word.end)


def _with_speaker(statement: Statement, quotes: tuple[Quote, ...]) -> Statement:
    """The statement, with the speaker of the quotation it stands in; another document's grades are another's."""
    at = statement.words[0].start
    holding = [q for q in quotes if q.source in ("person", "other") and q.passage[0].start <= at < q.passage[-1].end]
    if not holding:
        return statement
    when = "other" if holding[-1].source == "other" and statement.when == "current" else statement.when
    return replace(statement, speaker=holding[-1].speaker, when=when, plain=statement.plain and when == statement.when)
