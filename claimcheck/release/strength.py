"""How surely a word states a grade, by the words about it."""

from __future__ import annotations

import re
from typing import Literal

from claimcheck.cache.patterns import compiled
from claimcheck.release.wording import QUOTE, last_match, pattern

Strength = Literal["plain", "likely"]
LEAD_IN = compiled(  # "a rating of …", "verdict: …"
    rf"(?:{pattern('rating').pattern}|\b(?:overall )?(?:assessment|outcome|result|conclusion|finding)(?= of"
    rf"| was| is|:))(?: (?:overall|now|currently|given|awarded|received))?"
    r"(?: (?:of|is|was|as|to|to be|at|stands at|remains?|for [\w' -]{3,60} (?:is|was|as)))?"
    rf"(?: an?)?(?: overall)? ?[:-]?[ {QUOTE}(]*$"
)
NOUN_AFTER = compiled(
    rf"[{QUOTE}]*[ -](?:overall |ofsted |inspection |top |effectiveness |headline |official )*"
    + pattern("rating").pattern
)
_APART_BY_MARK = compiled(rf"(?:[-:(|=>?]|\.\.)[ {QUOTE}*]*$")
MARK_AFTER = compiled(rf"[{QUOTE}*]* ?(?:[:|(]|-(?!\w))")
RATED_AFTER = compiled(rf"[{QUOTE}]*-(?:rated|graded|judged)")
_BODY_AFTER = compiled(
    rf"[{QUOTE}]*[ -](?:(?:overall |children's )*{pattern('bodies').pattern}|(?:[\w-]+ ){{0,3}}children's services)\b"
)
_NO_LONGER = compiled(rf"\bno longer an? [{QUOTE}]*$")
_AREA_NEXT = compiled(  # "‘good’ with ‘outstanding’ leadership"
    rf"[{QUOTE}]+ (?:leadership|adoption|child protection|help and protection|care leavers?)\b"
)
_AFTER = compiled(rf"[{QUOTE})*]* ?(?={pattern('follows').pattern}|[^a-z\s{QUOTE}])")
_OVERALL_BEFORE = compiled(rf"\boverall[ {QUOTE}]+$")
_OVERALL_AFTER = compiled(rf"[{QUOTE}]* (?:overall|for overall)\b(?! \w+(?:ness|ment)s? )")
_TO = compiled(rf"\b(?:to|into)(?: an?| be| being| becoming)?(?: (?:overall|judged|rated|now))* ?[{QUOTE}]*$")
FROM = compiled(
    r"\b(?:from|compared (?:with|to)|no longer|out of)(?: an?| its| the| being| their| our)?"
    rf"(?: (?:overall|judged|rated|previous|current))* ?[{QUOTE}]*$"
)
AREAS_NEXT = compiled(rf"[{QUOTE}]* (?:(?:rating|grade|judge?ment)s? )?(?:for|in)\b")
_IS = compiled(
    r"\b(?:is|are|was|were|been|be|remains?|remained|stay(?:s|ed)?(?: at)?|continues? to be)"
    r"(?: (?:now|previously|formerly|once|then|officially|also|both|all|overall|still|again|consistently|found|an?))*"
    rf" ?[{QUOTE}]*$"
)
_SAID_BY = compiled(  # "… are ‘good’, according to a report by Ofsted"
    rf"[{QUOTE}]{{0,3}},?[{QUOTE}]{{0,3}} -? ?(?:according to|says?|said|reports?|finds?|found) "
    r"(?:an? |the )?(?:\w+ ){0,2}(?:ofsted|inspect\w*|report|watchdog|regulator)\b"
)
_THOUGHT = compiled(
    rf"\b(?:called|named|found|considered|felt|thought|said)(?: (?:it|them|both"
    rf"|services))?(?: to be)? [{QUOTE}]*$"
)
_AS = compiled(rf"(?<!as)(?<!such) as(?: being)?(?: an?)? [{QUOTE}]*$")
_RATING_NAMED = compiled(rf"{pattern('rating').pattern}$")  # "the highest possible rating"
_LOOSE_NOUN = compiled(  # with marks only: "a ‘good’ result"
    rf"[{QUOTE}]+ (?:report card|marks?|tag|label|badge|stamp|outcome|result|tick|scorecard|finding)\b"
)
_FOUND_IT = compiled(
    r"\b(?:found|finds|called|calls|made|left|kept|considers?) (?!that |to |an? "
    r"|no )[\w' ]{3,70} $"
)  # "found help and protection inadequate"
_NOUN_USE = compiled(rf"\b(?:an?|another|straight|with|was|is) [{QUOTE}]*$")
_COMPOUND = compiled(r"-(?!rated|graded|judged)\w")  # "good-quality"
_ALL_BEFORE = compiled(rf"\b(?:all|both|each|everything)(?: (?:now|still|also|being|as|again))* [{QUOTE}]*$")
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
_GETS = compiled(r"\b(?:get|gets|getting|given|receiv(?:e|es|ed|ing)|offered)(?: now)? an? (?:consistently )?$")
_SERVICE = compiled(r" service\b")
_PART = compiled(r"\b(?:most|many|some|majority|few|all)\b")
_WITH = compiled(rf"[{QUOTE}]* (?:with|and) $")


def strength_of(hit: re.Match[str], left: str, before: str, rest: str, marked: bool, listed: bool) -> Strength | None:
    if _COMPOUND.match(rest) or (left.endswith(" as ") and rest.startswith(" as ")):  # "as good as any"
        return None
    unknown = hit.lastgroup == "unknown"
    verb = last_match(pattern("rates"), before)
    apart = bool(_AFTER.match(rest))
    if (
        (LEAD_IN.search(left) and (apart or (marked and not unknown)))
        or (NOUN_AFTER.match(rest) and not unknown)
        or RATED_AFTER.match(rest)
    ):
        return "plain"
    if _RATING_NAMED.search(hit.group()):
        return "plain"
    if unknown:
        return "plain" if marked and (NOUN_AFTER.match(rest) or (verb and apart)) else None
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
    if FROM.search(before) or (_TO.search(before) and (marked or last_match(pattern("gives"), left))):
        return "plain"
    first = not left.strip(f" {QUOTE}*")
    if listed and (marked or _APART_BY_MARK.search(before) or (first and MARK_AFTER.match(rest))):
        return "plain"
    if _OVERALL_BEFORE.search(before) or _OVERALL_AFTER.match(rest):
        return "plain" if marked or last_match(pattern("gives"), before) else "likely"
    if marked and _IS.search(before) and _SAID_BY.match(rest):
        return "plain"
    told = marked or listed or hit.lastgroup == "requires_improvement" or bool(first and AREAS_NEXT.match(rest))
    told = told or bool(_NOUN_USE.search(before) and apart)
    told = told or bool(hit.lastgroup in ("inadequate", "outstanding") and _FOUND_IT.search(before))
    told = told or bool(_THOUGHT.search(before) or _ALL_BEFORE.search(before))
    told = told or bool(_IS.search(before) or _AS.search(before) or _APART_BY_MARK.search(before))
    return "likely" if told else None


def beside_area(areas: re.Pattern[str], before: str, rest: str, listing: bool) -> bool:
    """Whether the name of an area stands beside a grade: "good for leadership", and in a list "leadership good"."""
    directly = areas.match(rest, 1) if listing and _WITH.fullmatch(before) else None
    if directly:
        return True  # "‘good’ with outstanding leadership"
    towards = _TOWARDS_AREA.match(rest)
    if towards and areas.match(rest, towards.end()):
        return True
    if _SERVICE.match(rest) and areas.search(before):
        return _GETS.search(before) is not None and _PART.search(before) is None
    named = list(areas.finditer(before)) if (listing and _AFTER.match(rest)) or _DATED.match(rest) else []
    return bool(named) and _AREA_BEFORE.fullmatch(before, named[-1].end()) is not None
