"""Grade words in a sentence, and whether each states a grade or merely praises."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import Folded
from claimcheck.release.strength import (
    AREAS_NEXT,
    FROM,
    LEAD_IN,
    MARK_AFTER,
    NOUN_AFTER,
    RATED_AFTER,
    Strength,
    beside_area,
    strength_of,
)
from claimcheck.release.wording import QUOTE, grade_words, pattern

LONGEST_SENTENCE = 4000
"""Characters beyond which a text without full stops is no sentence and states nothing."""


_NAMES_NEXT = compiled(  # "the top rating of …" says one grade twice
    rf" of (?:an? )?[{QUOTE}]*(?:outstanding|inadequate|good)"
)
_ANEW = compiled(r"[;.]|\b(?:is|are|was|were|has|have|but|while|whereas|said|says|that)\b")
_ONTO = compiled(  # between the grades of "from … to …"
    rf"[{QUOTE}]*(?: (?:rating|grade|judge?ment|overall)|,? (?:in|of) (?:[a-z]+ )?(?:19|20)\d\d| \([^()]{{1,40}}\))*,?"
    rf"(?: (?:straight|right|all the way|through|up|down|on))? (?:to|into)"
    rf"(?: (?:an?|be|being|overall|rated|judged))* ?[{QUOTE}]*"
)
_APPOSED = compiled(rf"[{QUOTE}]*(?:,| -| \() ?(?:the|its|their|ofsted's) [{QUOTE}]*")  # "…, the highest grade"
_JOINED = compiled(rf"[{QUOTE}]* ?(?:or|and/or|/) ?[{QUOTE}]*")
_NEXT_GRADE = compiled(  # "good, requires improvement or", "2 - good; 3 -"
    rf"[{QUOTE})]*(?: ?[,;/|.>]|[,;]? (?:or|and)|, (?:or|and|then)) ?[{QUOTE}(]*(?:\d[).]? ?[-:=]? ?)?[{QUOTE}]*"
)
_LISTED_TO_BE = compiled(  # "judged care, and its leaders, to be good": no purpose
    r"(?<!\w)(?:judged|found|rated|graded|deemed|considered|assessed)\b[^.;]{1,160}, to be(?: an?| overall)*"
    rf" ?[{QUOTE}]*$"
)
_COULD_NOT_BE = compiled(  # "could not be prouder of our ‘good’ rating"
    r"\b(?:could|can) ?(?:not|n't) (?:be|have been) (?:more )?\w+\b"
)
_OR_SUCH = compiled(rf"[{QUOTE}]* (?:or|and) (?:better|above|worse|higher|lower|below)\b|[{QUOTE}]* enough\b")
_PAIRED = compiled(rf"[{QUOTE}]* and [{QUOTE}]*")
_AND = compiled(rf"(?:,| and| with)(?: also)? [{QUOTE}]*$")
_OPENED = compiled(rf"(?:^|[\s(])[{QUOTE}][\w -]*$")
_MEANS = compiled(rf"[{QUOTE}]* {pattern('rating').pattern} (?:means?|can|may|leads?|would|does|could|is not|isn't)\b")
_PLURAL_AFTER = compiled(
    rf"[{QUOTE}]* (?:overall |ofsted )?(?:ratings|gradings|grades|judge?ments)\b(?! (?:for|in|on|across|were|are))"
)
_TO_BE = compiled(
    rf"(?:^|[,;.] |[{QUOTE}])to (?:be|have been|get|receive|achieve|earn|retain|keep)(?: (?:rated"
    rf"|judged|graded|given))?(?: as| an?)* ?[{QUOTE}]*$"
)
_IS_GREAT = compiled(  # "To be rated good is a great achievement"
    rf"[{QUOTE}]*(?: {pattern('rating').pattern})?(?: (?:overall|again|by ofsted|from ofsted))* (?:is|was|shows"
    rf"|reflects) "
)


class GradeWord(Struct, frozen=True):
    """A grade word that states a grade. Offsets are of the folded sentence."""

    grade: str
    start: int
    end: int
    strength: Strength
    marked: bool
    """Whether the writer set it apart, by quotation marks or a capital."""
    before: str
    """The sentence's words since the grade word before it."""
    after: str
    """Its words up to the next grade word."""


def grade_words_of(
    sentence: Folded, text: str, listed: bool = False, row: bool = False, areas: re.Pattern[str] | None = None
) -> list[GradeWord]:
    """The grade words of a folded sentence that state grades; `text` is the document's.

    `listed` says that the sentence is a heading, an item or a row, where an area beside a grade is enough. In a row of
    a table only a single grade says whose it is. `areas` matches the names of areas: beside one a grade needs no verb.
    """
    s = sentence.text
    found: list[GradeWord] = []
    hits = [
        h
        for h in grade_words().finditer(s)
        if not _hyphenated(s, h) and s[h.start() - 1 : h.start()] != "#" and not _NAMES_NEXT.match(s, h.end())
    ]
    hits = [h for h in hits if h.group() != "ri" or _shown(sentence, text, h) == "RI"]
    hits = [h for h in hits if h.lastgroup != "unknown" or _quoted(s, h) or _told_as_grade(s, h)]
    scale = _scale(s, hits)
    skipped = -1
    for number, hit in enumerate(hits):
        before = s[hits[number - 1].end() if number else 0 : hit.start()]
        after = s[hit.end() : hits[number + 1].start() if number + 1 < len(hits) else len(s)]
        marked = _quoted(s, hit) or _bracketed(s, hit) or _capital(sentence, text, hit.start())
        rest, left = s[hit.end() :], s[: hit.start()]
        defined = not listed and not s[: hit.start()].strip(f" {QUOTE}*") and MARK_AFTER.match(s, hit.end())
        onward = skipped == hits[number - 1].end() and (_ONTO.fullmatch(before) or _APPOSED.fullmatch(before))
        general = not left.strip(f" {QUOTE}").removeprefix("an").removeprefix("a").strip(f" {QUOTE}")
        general = general and _MEANS.match(rest) is not None  # "an inadequate judgement means …"
        if (
            general
            or onward
            or defined
            or number in scale
            or _joined(s, hits, number)
            or _OR_SUCH.match(rest)
            or (_PLURAL_AFTER.match(rest) and not (marked and pattern("gives").search(before)))
            or (_negated(before) and not (_TO_BE.search(before) and _IS_GREAT.match(rest)))
        ):
            skipped = hit.end()
            continue
        if row:
            strength: Strength | None = "plain" if len(hits) == 1 else None
        else:
            strength = strength_of(hit, left, before, rest, marked, listed)
            if strength is None and areas and beside_area(areas, before, rest, bool(found)):
                strength = "likely"
        carried = found and found[-1].strength == "plain" and not _ANEW.search(before)
        if number and _ONTO.fullmatch(before) and FROM.search(s[: hits[number - 1].start()]):
            strength = "plain"
        if carried and (strength == "likely" or (not row and _AND.search(before) and AREAS_NEXT.match(rest))):
            strength = "plain"
        if strength:
            grade = hit.lastgroup or ""
            found.append(GradeWord(grade, hit.start(), hit.end(), strength, marked, before, after))
    return found


def _told_as_grade(s: str, hit: re.Match[str]) -> bool:
    """Whether a word that no scale has is called a rating all the same ("a rating of satisfactory")."""
    return bool(RATED_AFTER.match(s, hit.end()) or NOUN_AFTER.match(s, hit.end()) or LEAD_IN.search(s[: hit.start()]))


def _scale(s: str, hits: list[re.Match[str]]) -> set[int]:
    """Which of the words only list what grades there are: three or more in a row."""
    linked = [bool(_NEXT_GRADE.fullmatch(s, a.end(), b.start())) for a, b in pairwise(hits)]
    chained = [at for at, both in enumerate(pairwise(linked)) if all(both)]
    return {at + step for at in chained for step in range(3)}


def _joined(s: str, hits: list[re.Match[str]], number: int) -> bool:
    """Whether the word is one of alternatives, or of grades lumped together ("good and outstanding ratings")."""
    hit = hits[number]
    neighbours = [(hits[number - 1], hit)] if number else []
    if number + 1 < len(hits):
        neighbours.append((hit, hits[number + 1]))
    for first, second in neighbours:
        between = s[first.end() : second.start()]
        if _JOINED.fullmatch(between):
            return True
        if _PAIRED.fullmatch(between) and not AREAS_NEXT.match(s[second.end() :]):
            return True
    return False


def _negated(before: str) -> bool:
    before = _LISTED_TO_BE.sub(" ", _COULD_NOT_BE.sub(" ", before))
    return bool(pattern("negation").search(before)) or bool(pattern("condition").search(before[-80:]))


def _hyphenated(s: str, hit: re.Match[str]) -> bool:
    return s[hit.start() - 1 : hit.start()] == "-" and s[hit.start() - 2 : hit.start() - 1].isalpha()


def _quoted(s: str, hit: re.Match[str]) -> bool:
    """Whether quotation marks enclose the word, alone or with a few others ("overall good")."""
    if s[hit.start() - 1 : hit.start()] in tuple(QUOTE):
        return True
    closed = s[hit.end() : hit.end() + 1] in tuple(QUOTE)
    return closed and bool(_OPENED.search(s[max(0, hit.start() - 25) : hit.start()]))


def _bracketed(s: str, hit: re.Match[str]) -> bool:
    return s[hit.start() - 1 : hit.start()] == "(" and s[hit.end() : hit.end() + 1] == ")"


def _shown(sentence: Folded, text: str, hit: re.Match[str]) -> str:
    """The word as the document has it."""
    span = sentence.original(*hit.span())
    return text[span.start : span.end]


def _capital(sentence: Folded, text: str, at: int) -> bool:
    """Whether the word at `at` has a capital that is not the sentence's own first."""
    original = sentence.original(at, at + 1).start
    return at > 0 and text[original : original + 1].isupper()
