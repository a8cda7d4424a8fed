"""What a stated grade is the grade of: areas of the framework, the services as a whole, or somebody else's."""

from __future__ import annotations

import re

from claimcheck.cache.patterns import compiled
from claimcheck.release.echoes import DENIES, SAME
from claimcheck.release.gradewords import GradeWord
from claimcheck.release.names import OVERALL, Names, first_of_list, ids, last_of_list
from claimcheck.release.nearest import nearest_to
from claimcheck.release.owner import ASIDE, with_owner
from claimcheck.release.reach import COUNTED, UNKNOWN, Scope, every_area, named_after, whole_remit
from claimcheck.release.wording import QUOTE, last_match, pattern

_RATING = pattern("rating").pattern
_SUBCLAUSE = compiled(r"[;:.]|, (?=which|when|who|with|and|but|so|services?|the|our|its|it|they|children's)\b")
_JUDGED_THOSE = compiled(r"\b(?:judged|rated|found|graded) (?:those|these|them|it|the services?)\b|\bup from\b")
_RATED_AS = compiled(rf"\b(?:rat(?:ed|es|ing)|judg(?:ed|es|ing)|grad(?:ed|es|ing)|described) as [{QUOTE}]*$")
_ITS = compiled(rf"[{QUOTE}]* (?:the|its|our|their|both) (?:(?:council|county|city|borough|authority)'s )?")
_OTHERS_AFTER = compiled(
    rf"[{QUOTE}]*,?(?: {_RATING})? ?(?:by ofsted )?(?:(?:for|in|across|on|under) )?{pattern('others').pattern}"
)
_WITH_OVERALL = compiled(r",? including (?:the )?(?:services?'s? )?overall\b")
_OVERALL_AFTER = compiled(rf"[{QUOTE}]* (?:overall\b(?! effectiveness)|(?:rating |judge?ment |grade )?for overall\b)")
_OVERALL_RANGE = compiled(rf"[{QUOTE}]* (?:(?:rating|judge?ment|grade) )?(?:for )?overall(?: effectiveness)?")
_AND_FOR = compiled(r",? (?:and|and also|as well as) (?:for|in|on) (?:(?:the|its|our|their) )?")
_OVERALL_BEFORE = compiled(
    r"\boverall(?: (?:effectiveness|rating|grade|judge?ment|grading|verdict|ofsted|services?|children's|social care|of"
    r"|is|was|were|as|to be|an?|been|has|have|rated|judged|graded|now|the|by|are|remains?|score))*"
    rf" ?[:|({QUOTE}-]*[ {QUOTE}]*$"
)
_JOINED_TO_OVERALL = compiled(
    r",?(?: and)?(?: as well as)?(?: (?:therefore|so|hence|thus|with it|consequently))?,?(?: (?:for|the|its|in))*"
)
_PART_OF = compiled(  # "in the council's …": no subject
    r"\b(?:in|by|at|of|off|across|within|from|on|for) (?:(?:the|our|its|their|this) )*"
    r"(?:[\w'-]+ (?:council|county|city|borough)?'?s? )?$"
)
_THAT_PART = compiled(r"\b(?:that|this) (?:part|side|area|aspect|strand|end)\b")
_GENERIC = compiled(r"\b(?:the|its|this|that|their) (?:whole )?services?$")  # it may be an area's, named before
_THOSE = compiled(r"\b(?:those|these|such|same) services$")
_LIKEWISE = compiled(rf"[{QUOTE}]*,? (?:as|and so) (?:is|are|was|were|has|have|did|does) ")
_ALONG_WITH = compiled(rf"[{QUOTE}]*,? (?:along with|together with|as well as) (?:(?:the|its|our|their) )?")
_SETS_OUT = compiled(
    r"[ ,]*(?:and |but |meanwhile,? )*(?:for|on|in|as for|when it comes to|in relation to|turning to) (?:[\w'-]+ ){0,4}"
)
_SEPARATOR = compiled(rf"[ {QUOTE}]*(?:[-:=>(|?]+|\.{{2,}})[ {QUOTE}(]*(?:overall )?$|^$")
_POSSESSED = compiled(r"[' ]*")  # "care leavers' services", "children in care services": the area's
_NEW_SUBJECT = compiled(r"[,;:]|\b(?:we|us|it|they|them|which|and|who|this|that|inspectors|ofsted)\b")
_ANEW = compiled(r"\bto have\b")  # "…, and to have moved out of"
_BESIDE = compiled(  # "… fell short, with a grade of"
    rf"^[^.;,]{{0,70}}(?: and (?:was|were)(?: only)?|,) (?:given|with|receiving|earning|gaining|getting|rated|judged"
    r"|graded)(?: as)?(?: an?)?"
    rf"(?: (?:overall|lower|higher))?(?: {_RATING} of)?[ {QUOTE}]*$"
)
_OVERALL_LED = compiled(
    r"(?:\boverall (?:effectiveness|rating|grade)|(?<=\S )overall)(?:, and|,| and)(?: (?:for|its|the|their|our))* $"
)
_PRONOUN = compiled(r"\b(?:it|they|this|these|which)\b")
_ITSELF = compiled(r"\b(?:it|we) (?:is|are|was|were|has|have)\b")
_THEY = compiled(  # "we were ‘good’", "it is the third ‘good’", "they required improvement"
    r"\b(?:they|it|we|which|the council)(?: (?:are|were|is|was|had been|have been|has been))?"
    r"(?: (?:still|now|also|all|both|then|judged|rated))*"
    rf"(?: (?:the|our|its|an?))?(?: (?:second|third|fourth|first))? [{QUOTE}]*$"
)
_LED = 3  # characters between "two areas" and the areas: ": ", " ("


def scope_of(
    names: Names,
    word: GradeWord,
    sentence: str,
    in_list: bool,
    last: Scope | None,
    stated: tuple[str, ...] = (),
    carried: tuple[str, ...] = (),
    context: str = "",
) -> Scope:
    """What `word` of the folded sentence is the grade of; `last` is the scope of the grade word before it.

    `in_list` says that the sentence is a heading, an item or a row; `stated` are the areas whose grades the
    release has told before, `carried` those that `context`, the sentence before, speaks of.
    """
    scope = _of_others(names, word, sentence, stated) or _stated(names, word, sentence, in_list, last)
    if not scope.areas or (carried and scope.areas == (OVERALL,) and scope.since is None and not scope.told):
        scope = nearest_to(names, word, sentence, carried, context) if scope.own else scope
    likewise, along = _LIKEWISE.match(word.after), _ALONG_WITH.match(word.after)
    also = names.graded_in(word.after, likewise.end()) if likewise else []
    if (same := SAME.search(word.after)) and not DENIES.search(word.after):  # "…, and leaders got the same grade"
        also = [found for found in names.graded_in(word.after, scope.until) if found.end() <= same.start()]
    if along and names.areas.match(word.after, along.end()):
        also = names.graded_in(word.after, along.end())
    if also and scope.areas:
        chain = first_of_list(word.after, also)
        areas = tuple(dict.fromkeys((*scope.areas, *ids(chain))))
        scope = Scope(areas, scope.told, scope.own, scope.since, chain[-1].end())
    return with_owner(names, scope, word, sentence)


def _of_others(names: Names, word: GradeWord, sentence: str, stated: tuple[str, ...]) -> Scope | None:
    """The areas not told before, where the grade is said to be that of all the others."""
    after = _OTHERS_AFTER.match(word.after)
    before = last_match(pattern("others"), word.before)
    if pattern("many").search(sentence):
        return None
    if not after and not (before and names.bridged(word.before[before.end() :])):
        return None
    told = (word.after, after.end()) if after else (word.before, before.end() if before else 0)
    with_overall = _WITH_OVERALL.match(*told)
    low = word.start - len(word.before)
    stated = (*stated, *names.areas_in(sentence[: word.start if after or not before else low + before.start()]))
    others = (
        tuple(a for a in names.every_area() if (with_overall if a == OVERALL else a not in stated)) if stated else ()
    )
    return Scope(others, until=after.end() if after else 0)


def _stated(names: Names, word: GradeWord, sentence: str, in_list: bool, last: Scope | None) -> Scope:
    if _is_overall(word):
        found = _OVERALL_RANGE.match(word.after)
        also = _AND_FOR.match(word.after, found.end()) if found else None
        if also and (named := names.areas.match(word.after, also.end())):
            chain = first_of_list(word.after, list(names.areas.finditer(word.after, named.start())))
            return Scope((OVERALL, *ids(chain)), True, until=chain[-1].end())
        return Scope((*_beside_overall(names, word.before), OVERALL), True, until=found.end() if found else 0)
    given = _RATED_AS.search(word.before) and _ITS.match(word.after)
    if given and (named := names.areas.match(word.after, given.end())):
        chain = first_of_list(word.after, list(names.areas.finditer(word.after, named.start())))
        return Scope(ids(chain), until=chain[-1].end())
    right = named_after(names, word.after, sentence)
    if right is not None:
        return right
    left = _left(names, word, sentence, in_list)
    if last and not left.told and names.bridged(word.before) and not _ANEW.search(word.before):
        return Scope(last.areas, last.told, last.own)
    if left.areas == (OVERALL,) and left.since is None and not left.told:
        return _of_pronoun(names, word, sentence) or left
    return left


def _of_pronoun(names: Names, word: GradeWord, sentence: str) -> Scope | None:
    """The one area that the sentence names before, where nothing names the services; `UNKNOWN` where several."""
    earlier = sentence[: word.start]
    named = list(names.areas.finditer(earlier))
    service = last_match(pattern("service"), earlier)
    if not named or (service and service.end() > named[-1].end() + len(" services")):
        return None
    areas = ids(last_of_list(earlier, named))
    return Scope(areas) if len(areas) == 1 and _PRONOUN.search(word.before) else UNKNOWN


def _is_overall(word: GradeWord) -> bool:
    if pattern("some").search(_SUBCLAUSE.split(word.before)[-1]) and not _OVERALL_AFTER.match(word.after):
        return False
    return bool(_OVERALL_AFTER.match(word.after) or _OVERALL_BEFORE.search(word.before))


def _beside_overall(names: Names, before: str) -> tuple[str, ...]:
    """The areas listed together with the overall effectiveness, before it ("leadership and overall effectiveness")."""
    at = max(before.rfind(" overall"), 0)
    named = list(names.areas.finditer(before, 0, at))
    joined = named and _JOINED_TO_OVERALL.fullmatch(before[named[-1].end() : at])
    return ids(last_of_list(before, named)) if joined else ()


def _left(names: Names, word: GradeWord, sentence: str, in_list: bool) -> Scope:
    """The areas or the services that the words before the grade name."""
    before = ASIDE.sub(lambda inner: " " * len(inner.group()), word.before)
    named = list(names.areas.finditer(before))
    if not named and _THAT_PART.search(before):
        return UNKNOWN
    every = last_match(pattern("every"), before)
    if every and names.bridged(before[every.end() :]):
        return every_area(names, sentence, every.group(), since=every.start())
    part = last_match(pattern("some"), word.before)
    if part and (of_part := names.areas.search(word.before, part.end())) and of_part.start() - part.end() <= _LED:
        chain = first_of_list(word.before, list(names.areas.finditer(word.before, of_part.start())))
        return Scope(ids(chain), since=part.start())
    if not named and pattern("some").search(_SUBCLAUSE.split(_ITSELF.split(before)[-1])[-1]):
        return UNKNOWN
    services: list[re.Match[str]] = list(pattern("service").finditer(before))
    services += names.own.finditer(before) if names.own else ()
    opened = _opened(names, before)
    if opened:
        return Scope(opened)
    subjects = [found for found in services if not _PART_OF.search(before[: found.start()])]
    subject = max(subjects, key=lambda found: found.end(), default=None)
    of_area = subject and named and _POSSESSED.fullmatch(before, named[-1].end(), max(subject.start(), named[-1].end()))
    if named and (not subject or of_area or named[-1].end() > subject.end()):
        bridge = before[max(named[-1].end(), subject.end() if of_area and subject else 0) :]
        if not (names.bridged(bridge) or (in_list and _SEPARATOR.search(bridge))):
            return Scope(ids(named)) if len(ids(named)) == 1 and _BESIDE.search(bridge) else UNKNOWN
        chain = last_of_list(before, named)
        if whole_remit(ids(chain)) and _JUDGED_THOSE.search(bridge):
            return Scope((OVERALL,))
        if _OVERALL_LED.search(before[: chain[0].start()]):
            return Scope((OVERALL, *ids(chain)), True, since=before.rfind("overall", 0, chain[0].start()))
        return Scope(ids(chain), not whole_remit(ids(chain)), since=chain[0].start())
    nearest = subject or max(services, key=lambda found: found.end(), default=None)
    if nearest is not None:
        told = nearest is subject and names.bridged(before[nearest.end() :])
        told = told and not (named and _GENERIC.search(before[: nearest.end()]))
        told = told and not _THOSE.search(before[: nearest.end()])
        if not (told or word.strength == "plain" or word.marked):
            return UNKNOWN
        beside = _beside_overall(names, before) if nearest.group().startswith("overall") else ()
        return Scope((*beside, OVERALL), told, since=nearest.start() if told else None)
    low = word.marked or word.grade in ("requires_improvement", "inadequate")
    if low and _THEY.search(before) and not names.areas.search(sentence[: word.start]):
        return Scope((OVERALL,))
    if COUNTED.search(before):
        return UNKNOWN
    if word.strength == "plain" and (names.bridged(_NEW_SUBJECT.split(before)[-1]) or not (named or in_list)):
        return Scope((OVERALL,))
    return UNKNOWN


def _opened(names: Names, before: str) -> tuple[str, ...]:
    """The areas that a clause sets out with ("For care leavers, services remain …")."""
    named = list(names.areas.finditer(before))
    if not named or not _SETS_OUT.fullmatch(before[: named[0].start()]):
        return ()
    chain = first_of_list(before, named)
    return ids(chain) if len(chain) == len(named) and before[chain[-1].end() :].startswith(",") else ()
