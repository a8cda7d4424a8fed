"""Whose grade it is that a sentence states: the authority's children's services', or somebody else's."""

from __future__ import annotations

from claimcheck.cache.patterns import compiled
from claimcheck.release.gradewords import GradeWord
from claimcheck.release.names import OVERALL, Names
from claimcheck.release.reach import Scope
from claimcheck.release.wording import QUOTE, pattern

_OF_ANOTHER = compiled(rf"[{QUOTE}]{{0,3}}(?:-rated)?(?: \w+)?[{QUOTE}]{{0,3}} {pattern('elsewhere').pattern}")
_GIVEN_TO = compiled(
    rf"[{QUOTE}]*(?: (?:ofsted|inspection))?(?: {pattern('rating').pattern})? (?:for|at) ([^.;]{{0,80}})"
)
ASIDE = compiled(
    r"\([^()]{1,40}\)|(?<=,) (?:which|who|whose|where|the|an?) .{0,160}?(?=, (?:was|were|is|are|has|have|had|also)\b)"
    r"|(?<=,) (?:which|who|whose|where|judged|rated|graded|looked at|inspected) [^,]{0,160}(?=,)"
    r"|(?<= -) (?:which|who|whose|where|including|from) [^-]{0,160}(?= - )"
)


def with_owner(names: Names, scope: Scope, word: GradeWord, sentence: str) -> Scope:
    """The scope, marked as somebody else's where the words about it name another kind of body, or a count of them."""
    near = ASIDE.sub(" ", sentence[max(word.start - len(word.before), 0) : word.end + scope.until])
    among = pattern("among").search(near)
    counted = pattern("many").search(near) and not among
    other = pattern("elsewhere").search(names.areas.sub(" ", near)) is not None
    other = other or _OF_ANOTHER.match(word.after) is not None or _is_given_to_another(names, word.after)
    if counted or other:
        if not (word.strength == "plain" or word.marked or counted):
            return Scope(own=False)
        return Scope(scope.areas or (OVERALL,), own=False, until=scope.until)
    return Scope(scope.areas, until=scope.until) if among else scope


def _is_given_to_another(names: Names, after: str) -> bool:
    """Whether the words behind a grade give it to another kind of body: "… for Elm House, a children's home"."""
    given = _GIVEN_TO.match(after)
    other = pattern("elsewhere").search(given[1]) if given else None
    if given is None or other is None:
        return False
    between = given[1][: other.start()]
    services = (found for found in pattern("service").finditer(between) if not between.startswith("'s", found.end()))
    return not (names.areas.search(between) or any(services))
