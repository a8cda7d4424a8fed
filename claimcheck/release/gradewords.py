"""Grade words in a sentence, and whether each states a grade or merely praises."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import Folded
from claimcheck.release.wording import QUOTE, grade_words, last_match, pattern

LONGEST_SENTENCE = 4000
"""Characters beyond which a text without full stops is no sentence and states nothing."""

Strength = Literal["plain", "likely"]

_LEAD_IN = compiled(  # "a rating of …", "verdict: …"
    rf"(?:{pattern('rating').pattern}|\b(?:overall )?(?:assessment|outcome|result|conclusion|finding)(?= of"
    rf"| was| is|:))(?: (?:overall|now|currently|given|awarded|received))?"
    r"(?: (?:of|is|was|as|to|to be|at|stands at|remains?|for [\w' -]{3,60} (?:is|was|as)))?"
    rf"(?: an?)?(?: overall)? ?[:-]?[ {QUOTE}(]*$"
)
_NOUN_AFTER = compiled(
    rf"[{QUOTE}]*[ -](?:overall |ofsted |inspection |top |effectiveness |headline |official )*"
    + pattern("rating").pattern
)
_NAMES_NEXT = compiled(  # "the top rating of …" says one grade twice
    rf" of (?:an? )?[{QUOTE}]*(?:outstanding|inadequate|good)"
)
_ANEW = compiled(r"[;.]|\b(?:is|are|was|were|has|have|but|while|whereas|said|says|that)\b")
_APART_BY_MARK = compiled(rf"(?:[-:(|=>?]|\.\.)[ {QUOTE}*]*$")
_MARK_AFTER = compiled(rf"[{QUOTE}*]* ?(?:[:|(]|-(?!\w))")
_RATED_AFTER = compiled(rf"[{QUOTE}]*-(?:rated|graded|judged)")
_BODY_AFTER = compiled(rf"[{QUOTE}]*[ -](?:overall |children's )*{pattern('bodies').pattern}")
_NO_LONGER = compiled(rf"\bno longer an? [{QUOTE}]*$")
_AREA_NEXT = compiled(  # "‘good’ with ‘outstanding’ leadership"
    rf"[{QUOTE}]+ (?:leadership|adoption|child protection|help and protection|care leavers?)\b"
)
_AFTER = compiled(rf"[{QUOTE})*]* ?(?={pattern('follows').pattern}|[^a-z\s{QUOTE}])")
_OVERALL_BEFORE = compiled(rf"\boverall[ {QUOTE}]+$")
_OVERALL_AFTER = compiled(rf"[{QUOTE}]* (?:overall|for overall)\b(?! \w+(?:ness|ment)s? )")
_TO = compiled(rf"\b(?:to|into)(?: an?| be| being| becoming)?(?: (?:overall|judged|rated|now))* ?[{QUOTE}]*$")
_FROM = compiled(
    r"\b(?:from|compared (?:with|to)|no longer|out of)(?: an?| its| the| being| their| our)?"
    rf"(?: (?:overall|judged|rated|previous|current))* ?[{QUOTE}]*$"
)
_ONTO = compiled(  # between the grades of "from … to …"
    rf"[{QUOTE}]*(?: (?:rating|grade|judge?ment|overall)|,? (?:in|of) (?:[a-z]+ )?(?:19|20)\d\d| \([^()]{{1,40}}\))*,?"
    rf"(?: (?:straight|right|all the way|through|up|down|on))? (?:to|into)"
    rf"(?: (?:an?|be|being|overall|rated|judged))* ?[{QUOTE}]*"
)
_JOINED = compiled(rf"[{QUOTE}]* ?(?:or|and/or|/) ?[{QUOTE}]*")
_NEXT_GRADE = compiled(  # "good, requires improvement or", "2 - good; 3 -"
    rf"[{QUOTE})]*(?: ?[,;/|.>]|[,;]? (?:or|and)|, (?:or|and|then)) ?[{QUOTE}(]*(?:\d[).]? ?[-:=]? ?)?[{QUOTE}]*"
)
_OR_SUCH = compiled(rf"[{QUOTE}]* (?:or|and) (?:better|above|worse|higher|lower|below)\b|[{QUOTE}]* enough\b")
_PAIRED = compiled(rf"[{QUOTE}]* and [{QUOTE}]*")
_AND = compiled(rf"(?:,| and| with)(?: also)? [{QUOTE}]*$")
_AREAS_NEXT = compiled(rf"[{QUOTE}]* (?:(?:rating|grade|judge?ment)s? )?(?:for|in)\b")
_IS = compiled(
    r"\b(?:is|are|was|were|been|be|remains?|remained|stay(?:s|ed)?(?: at)?|continues? to be)"
    rf"(?: (?:now|officially|also|both|all|overall|still|again|consistently|found|an?))* ?[{QUOTE}]*$"
)
_SAID_BY = compiled(  # "… are ‘good’, according to a report by Ofsted"
    rf"[{QUOTE}]{{0,3}},?[{QUOTE}]{{0,3}} -? ?(?:according to|says?|said|reports?|finds?|found) "
    r"(?:an? |the )?(?:\w+ ){0,2}(?:ofsted|inspect\w*|report|watchdog|regulator)\b"
)
_THOUGHT = compiled(rf"\b(?:found|considered|felt|thought|said)(?: (?:it|them|both|services))?(?: to be)? [{QUOTE}]*$")
_ITEM_NEXT = compiled(
    rf"; (?:and )?[^;:]{{4,130}}(?:,|:| -)? [{QUOTE}]*"
)  # "…, good; the experiences of …, outstanding"
_ITEM_ENDS = compiled(rf"[{QUOTE}]*(?:[;.]|,? and\b|$)")
_AS = compiled(rf"(?<!as)(?<!such) as(?: being)?(?: an?)? [{QUOTE}]*$")
_OPENED = compiled(rf"(?:^|[\s(])[{QUOTE}][\w -]*$")
_RATING_NAMED = compiled(rf"{pattern('rating').pattern}$")  # "the highest possible rating"
_LOOSE_NOUN = compiled(  # with marks only: "a ‘good’ result"
    rf"[{QUOTE}]+ (?:report card|marks?|tag|label|badge|stamp|outcome|result|tick|scorecard|finding)\b"
)
_FOUND_IT = compiled(
    r"\b(?:found|finds|called|calls|made|left|kept|considers?) (?!that |to |an? "
    r"|no )[\w' ]{3,70} $"
)  # "found help and protection inadequate"
_MEANS = compiled(rf"[{QUOTE}]* {pattern('rating').pattern} (?:means?|can|may|leads?|would|does|could|is not|isn't)\b")
_NOUN_USE = compiled(rf"\b(?:an?|another|straight|with|was|is) [{QUOTE}]*$")
_COMPOUND = compiled(r"-(?!rated|graded|judged)\w")  # "good-quality"
_ALL_BEFORE = compiled(rf"\b(?:all|both|each|everything)(?: (?:now|still|also|being|as|again))* [{QUOTE}]*$")
_PLURAL_AFTER = compiled(
    rf"[{QUOTE}]* (?:overall |ofsted )?(?:ratings|gradings|grades|judge?ments)\b(?! (?:for|in|on|across|were|are))"
)
_AWARDED = compiled(
    rf"[{QUOTE}]* (?:was|is|has been) (?:awarded|given|handed|received|achieved|the (?:rating|grade|verdict"
    rf"|judge?ment|result))\b"
)
_DATED = compiled(rf"[{QUOTE}]* (?:in|at|before|until) (?:the )?(?:[a-z]+ )?(?:(?:19|20)\d\d|last)\b")
_AREA_BEFORE = compiled(rf",? ?[{QUOTE}]*$")
_TOWARDS_AREA = compiled(
    rf"[{QUOTE}]*(?: {pattern('rating').pattern})? (?:for|in|on) (?:(?:the|its|our|their|both|all|work|services"
    rf"|support) )*"
)
_AT_INSPECTION = compiled(  # "was also inadequate at its previous inspection"
    rf"[{QUOTE}]* (?:at|in|after|following) (?:its|the|our|their) (?:last|latest|previous"
    rf"|most recent) (?:\w+ )?inspection\b"
    rf"|[{QUOTE}]* when (?:it|we|they)(?: was| were)? last (?:inspected|visited)\b"
)
_TO_BE = compiled(
    rf"(?:^|[,;.] |[{QUOTE}])to (?:be|have been|get|receive|achieve|earn|retain|keep)(?: (?:rated"
    rf"|judged|graded|given))?(?: as| an?)* ?[{QUOTE}]*$"
)
_IS_GREAT = compiled(  # "To be rated good is a great achievement"
    rf"[{QUOTE}]*(?: {pattern('rating').pattern})?(?: (?:overall|again|by ofsted|from ofsted))* (?:is|was|shows"
    rf"|reflects) "
)
_WITH = compiled(rf"[{QUOTE}]* (?:with|and) $")
_ADDED = compiled(r"\b(?:elements|features|aspects)\b")


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
        defined = not listed and not s[: hit.start()].strip(f" {QUOTE}*") and _MARK_AFTER.match(s, hit.end())
        onward = skipped == hits[number - 1].end() and _ONTO.fullmatch(before)  # "it is rare to go from … to …"
        general = not left.strip(f" {QUOTE}").removeprefix("an").removeprefix("a").strip(f" {QUOTE}")
        general = general and _MEANS.match(rest) is not None  # "an inadequate judgement means …"
        if (
            general
            or onward
            or defined
            or number in scale
            or _joined(s, hits, number)
            or _OR_SUCH.match(rest)
            or (_PLURAL_AFTER.match(rest) and not marked)
            or (_negated(before) and not (_TO_BE.search(before) and _IS_GREAT.match(rest)))
        ):
            skipped = hit.end()
            continue
        if row:
            strength: Strength | None = "plain" if len(hits) == 1 else None
        else:
            strength = _strength(hit, left, before, rest, marked, listed)
            if strength is None and areas and _beside_area(areas, before, rest, bool(found)):
                strength = "likely"
        carried = found and found[-1].strength == "plain" and not _ANEW.search(before)
        if number and _ONTO.fullmatch(before) and _FROM.search(s[: hits[number - 1].start()]):
            strength = "plain"
        if (
            found
            and found[-1].end == hits[number - 1].end()
            and _ITEM_NEXT.fullmatch(before)
            and _ITEM_ENDS.match(rest)
        ):
            strength = strength or "likely"
        if carried and (strength == "likely" or (not row and _AND.search(before) and _AREAS_NEXT.match(rest))):
            strength = "plain"
        if strength:
            grade = hit.lastgroup or ""
            found.append(GradeWord(grade, hit.start(), hit.end(), strength, marked, before, after))
    return found


def _told_as_grade(s: str, hit: re.Match[str]) -> bool:
    """Whether a word that no scale has is called a rating all the same ("a rating of satisfactory")."""
    return bool(
        _RATED_AFTER.match(s, hit.end()) or _NOUN_AFTER.match(s, hit.end()) or _LEAD_IN.search(s[: hit.start()])
    )


def _strength(hit: re.Match[str], left: str, before: str, rest: str, marked: bool, listed: bool) -> Strength | None:
    if _COMPOUND.match(rest):
        return None
    unknown = hit.lastgroup == "unknown"
    verb = last_match(pattern("rates"), before)
    apart = bool(_AFTER.match(rest))
    if verb and _ADDED.match(rest[1:]):
        return None
    if _RATED_AFTER.match(rest) or (_NOUN_AFTER.match(rest) and not unknown) or (_LEAD_IN.search(left) and apart):
        return "plain"
    if _RATING_NAMED.search(hit.group()):
        return "plain"
    if unknown:
        return "plain" if marked and (_NOUN_AFTER.match(rest) or (verb and apart)) else None
    if verb and apart and len(before) - verb.end() < 160 and not re.search(r"\bthat\b", before[verb.end() :]):
        return "plain"
    if hit.lastgroup == "requires_improvement" and (" to be " in hit.group() or hit.group().endswith("good")):
        return "plain"
    if _AWARDED.match(rest) and not left.strip(f" {QUOTE}"):
        return "plain"
    if _IS.search(before) and _AT_INSPECTION.match(rest):
        return "plain"
    if marked and _LOOSE_NOUN.match(rest):
        return "likely"
    if not apart:
        if _NO_LONGER.search(before) and _BODY_AFTER.match(rest):
            return "plain"
        with_area = marked and _AREA_NEXT.match(rest)
        return "likely" if with_area or (marked and _BODY_AFTER.match(rest)) else None
    if _FROM.search(before) or (_TO.search(before) and (marked or last_match(pattern("gives"), left))):
        return "plain"
    first = not left.strip(f" {QUOTE}*")
    if listed and (marked or _APART_BY_MARK.search(before) or (first and _MARK_AFTER.match(rest))):
        return "plain"
    if _OVERALL_BEFORE.search(before) or _OVERALL_AFTER.match(rest):
        return "plain" if marked or last_match(pattern("gives"), before) else "likely"
    if marked and _IS.search(before) and _SAID_BY.match(rest):
        return "plain"
    told = marked or listed or hit.lastgroup == "requires_improvement" or bool(first and _AREAS_NEXT.match(rest))
    told = told or bool(_NOUN_USE.search(before) and apart)
    told = told or bool(hit.lastgroup in ("inadequate", "outstanding") and _FOUND_IT.search(before))
    told = told or bool(_THOUGHT.search(before) or _ALL_BEFORE.search(before))
    told = told or bool(_IS.search(before) or _AS.search(before) or _APART_BY_MARK.search(before))
    return "likely" if told else None


def _beside_area(areas: re.Pattern[str], before: str, rest: str, listing: bool) -> bool:
    """Whether the name of an area stands beside a grade: "good for leadership", and in a list "leadership good"."""
    directly = areas.match(rest, 1) if listing and _WITH.fullmatch(before) else None
    if directly:
        return True  # "‘good’ with outstanding leadership"
    towards = _TOWARDS_AREA.match(rest)
    if towards and areas.match(rest, towards.end()):
        return True
    named = list(areas.finditer(before)) if (listing and _AFTER.match(rest)) or _DATED.match(rest) else []
    return bool(named) and _AREA_BEFORE.fullmatch(before, named[-1].end()) is not None


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
        if _PAIRED.fullmatch(between) and not _AREAS_NEXT.match(s[second.end() :]):
            return True
    return False


def _negated(before: str) -> bool:
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
