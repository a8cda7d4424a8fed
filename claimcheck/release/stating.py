"""The grades that one sentence states."""

from __future__ import annotations

from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import Folded
from claimcheck.model import Document, Inspection, Passage, Piece, Statement
from claimcheck.release.dating import more_dates
from claimcheck.release.doubt import doubtful, taken_back
from claimcheck.release.gradewords import GradeWord, grade_words_of
from claimcheck.release.names import OVERALL, Names
from claimcheck.release.reach import Scope
from claimcheck.release.scope import scope_of
from claimcheck.release.times import Time, time_of
from claimcheck.release.wording import QUOTE, grade_words, pattern

_HEADLINE = 120  # characters: a line of text without pieces may be a headline or a row of a list
_OURS = compiled(r"\b(?:we|our|us)\b")
_NOUN = compiled(rf"[{QUOTE}]*(?: (?:overall|ofsted|inspection))* {pattern('rating').pattern}")


class Around(Struct, frozen=True):
    """What a sentence is read by.

    The heading above it, the sentence before where that states no present grade, whether that one spoke of another
    authority, the areas it spoke of, and those whose grades were told already.
    """

    section: str
    context: str
    foreign: bool
    carried: tuple[str, ...]
    stated: tuple[str, ...]


def of_sentence(
    document: Document,
    sentence: Passage,
    folded: Folded,
    piece: Piece,
    inspection: Inspection | None,
    names: Names,
    around: Around,
) -> list[Statement]:
    """Every grade that the folded sentence states, in its order."""
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
