"""The areas that the words behind a grade name: "good for leadership", "good in all areas but one"."""

from __future__ import annotations

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.release.names import OVERALL, Names, first_of_list, ids, listed
from claimcheck.release.wording import QUOTE, pattern

_RATING = pattern("rating").pattern
_BREAK = compiled(
    r"[.;]|,? (?:while|whilst|but|which|who|although|whereas|after|compared|following|having|from|despite)\b"
    r"|, with (?!(?:overall|all)\b)"
    r"|,? and (?:was|were|is|are|has|have|had|now|it|we|this|also|that|said|says)\b"
    r"|,? and the (?:council|authority|report|inspect\w+)\b"
)
_TOWARDS = compiled(  # "… rating for", "… was given for", "… in"
    rf"[{QUOTE}]{{0,3}},?(?: (?:overall|ofsted|inspection))*(?: {_RATING})?(?: overall)?[{QUOTE}]{{0,3}}"
    r"(?: \([^)]{1,60}\))?,?"
    r"(?: (?:was|were|is|has been|have been)(?: also)?"
    r" (?:given|awarded|received|achieved|handed|made|attributed|secured)(?: (?:once )?again)?)?"
    r" ?(?:(?:by|from) (?:ofsted|inspectors)(?: inspectors)? )?(?:both )?"
    r"(?:(?:for|to(?! (?:see|hear|read|know|have|be|get|say)\b)|in|on|at|across|under|when it comes to|in relation to"
    r"|in terms of|with regards? to|regarding) |[-:(](?! ?with\b) ?)"
)
_INCLUDING = compiled(
    rf"[{QUOTE}]*(?: {_RATING})?,? \(?(?:which (?:are|were|included?|covered)|included?|including|namely|covering"
    rf"|these being)(?: the)? "
)
_WHAT_IS_GIVEN = compiled(  # "the services given to", "how well it supports"
    r"\b(?:(?:the|its|our|their|how(?: well)?|ways?) )*(?:overall )?(?:services?|support|provision|work|help"
    r"|care|offer|response"
    r"|arrangements|practice|outcomes|quality|standard|effectiveness|performance|progress|experiences|job|supporting|doing)"
    r"(?: (?:it|they|we|the council|is|are|given|provided|offered|gives?|provides?|offers?|delivered|available"
    r"|does|do|done|and))*"
    r"(?: (?:of|for|to|with|in|on|around|towards))(?= )"
)
_SPACE = compiled(r" ")
_DIRECTLY = compiled(rf"[{QUOTE}]+ ")  # "with ‘outstanding’ leadership"
_GIVEN_FOR = compiled(r"\b(?:for|in|on|to) $")
_EVERY_AFTER = compiled(
    rf"[{QUOTE}]*,?(?: {_RATING})?(?: (?:again|too|now|overall))?(?: (?:was|were) (?:given|awarded"
    rf"|received))? (?:by ofsted )?" + pattern("every").pattern
)
_GOES_ON = compiled(  # a list of areas, the next of which is named in no known way
    r",?(?: and| as well as)(?: for)? (?:those|these|children|young people|youngsters|families|people|care)\b"
)
_SOME_LISTED = compiled(
    r"^(?:[\w'-]+ ){0,6}(?:areas?|categories|judge?ments|aspects|elements|criteria|benchmarks)(?:,| -|:|;| \()"
    r"(?: (?:which (?:are|were|included?|covered)|including|namely|covering|these being|being)(?: the)?)?"
)
_SERVICES_FOR = compiled(
    r"\bservices?(?: (?:it|they|we|given|provided|offered|provides?|offers?|delivered))* (?:for|to) $"
)
_COUNTS = ("", "", "two", "three", "four", "five", "six")
_ALL_OF = compiled(r"\b(?:all|each of)(?: of)?(?: the| its| our)? (two|three|four|five|six)\b")
_OWNER = compiled(r"\b(?:the )?(?:council|authority|borough|city|county|department)'s? ")
_EXCEPTED = compiled(r"\b(?:only|except\w*|bar|save|apart from|other than|unlike)\b")
COUNTED = compiled(  # "three were judged"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|some|most|\d+)(?: (?:others?|more"
    rf"|of (?:them|these|those|which)))?(?: (?:were|was|are|is|have|has|been|being"
    rf"|remain(?:s|ed)?|judged|rated|graded|found|to|be|now|as|still|only|require))* [{QUOTE}]*$"
)
_NEAR = 60  # characters between "for" and the first area


class Scope(Struct, frozen=True):
    """The areas a grade is stated for; `told` says whether in so many words. No areas: it cannot be told."""

    areas: tuple[str, ...] = ()
    told: bool = False
    own: bool = True
    """Whether it is the grade of the inspected authority's children's services."""
    since: int | None = None
    """Where in the words before the grade word its subject starts."""
    until: int = 0
    """How far into the words after the grade word the areas reach."""


UNKNOWN = Scope()


def named_after(names: Names, after: str, sentence: str) -> Scope | None:
    """The areas that the words after the grade name ("good for leadership"); None where those tell nothing of it."""
    every = _EVERY_AFTER.match(after)
    if every:
        return every_area(names, sentence, every.group(), until=every.end())
    directly = _DIRECTLY.match(after) or _SPACE.match(after)
    if directly and (area := names.areas.match(after, directly.end())):
        return Scope(ids([area]), until=area.end())
    towards = _INCLUDING.match(after) or _TOWARDS.match(after)
    if not towards:
        return None
    at = towards.end()
    area = names.areas.search(after, at)
    named = names.graded_in(after, area.start()) if area else []
    if named and named[0].start() - at <= _NEAR and _leads_to(after[at : named[0].start()]):
        chain = first_of_list(after, named)
        end = chain[-1].end()
        areas = ids(chain)
        if whole_remit(areas) and _SERVICES_FOR.search(after[: named[0].start()]):
            return Scope((OVERALL,), until=end)
        told = not whole_remit(areas) and not _GOES_ON.match(after, end)
        return Scope(areas, told, until=end)
    if pattern("some").match(after, at) or pattern("some").match(after[: at + 40].lstrip(f"{QUOTE} ")):
        return UNKNOWN
    if pattern("neutral").match(after, at) or (names.own and names.own.match(after, at)):
        return None
    given = _GIVEN_FOR.search(towards.group()) and not names.bridged(after[at:])
    return UNKNOWN if given else None


def every_area(names: Names, sentence: str, phrase: str = "", since: int | None = None, until: int = 0) -> Scope:
    """All the areas, or those that the sentence does not except; none where it does not name the exception.

    `phrase` is what says that it is all of them: "all four areas" are those without the overall grade.
    """
    excepted = pattern("exceptions").search(sentence)
    if not excepted:
        every = names.every_area()
        counted = _ALL_OF.search(phrase)
        if counted and OVERALL in every and len(every) - 1 == _COUNTS.index(counted[1]):
            every = tuple(area for area in every if area != OVERALL)  # "all four": of the areas alone
        return Scope(every, True, since=since, until=until)
    at = excepted.end()
    listed_there = [m for m in names.areas.finditer(sentence, at) if not _BREAK.search(sentence[at : m.start()])]
    named = ids(first_of_list(sentence, listed_there)) if listed_there and listed_there[0].start() - at <= _NEAR else ()
    areas = tuple(area for area in names.every_area() if area not in named and area != OVERALL)
    return Scope(areas, since=since, until=until) if named else UNKNOWN


def _leads_to(words: str) -> bool:
    """Whether the words between "for" and the first area only lead to it."""
    words = _WHAT_IS_GIVEN.sub("", _OWNER.sub("", _SOME_LISTED.sub("", words)))
    if (
        _EXCEPTED.search(words)
        or _BREAK.search(words)
        or pattern("service").search(words)
        or pattern("rates").search(words)
    ):
        return False
    return ("," not in words or listed(words)) and not pattern("neutral").match(words)


def whole_remit(areas: tuple[str, ...]) -> bool:
    """Whether the areas are those the inspection's title lists: then they may only say what was inspected."""
    return {"help_and_protection", "in_care"} <= set(areas) and "leadership" not in areas
