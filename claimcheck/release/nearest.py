"""What a grade is most likely that of, where no known form says so: the area or service named nearest to it.

Such a reading never leaves a statement plain: it shows what a release tells, and accuses nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.cache.patterns import compiled
from claimcheck.release.gradewords import GradeWord
from claimcheck.release.names import OVERALL, Names, first_of_list, ids, last_of_list
from claimcheck.release.reach import COUNTED, Scope, every_area, whole_remit
from claimcheck.release.wording import QUOTE, grade_words, pattern

_WE = compiled(r"\b(?:we|our|ours)\b")
_WE_ARE = compiled(r"\bwe(?: are|'re| were| have been)(?: (?:now|still|also|officially))? $")
_PRONOUN = compiled(r"\b(?:it|its|that|this|they|these|those|them|which|another|second|third|even|again|so)\b")
_BOTH = compiled(r"\bboth\b")
_TOWARDS = compiled(r"\b(?:for|in|on|of|about|respect of|relation to|when it comes to)\b")
_STOP = compiled(r"[.;!,]|,? (?:but|while|whilst|whereas|although|who|which|because)\b")
_TOLD_OF = compiled(
    r"\b(?:ofsted\w*|inspect\w*|watchdog|regulator|report|verdict|judg\w+|rat(?:ed|ing|es?)|grad(?:ed?|ing))\b"
)
_THESE_AREAS = compiled(
    r"\b(?:these|those|the|following|key|main) (?:\w+ )?(?:areas?|categories|aspects|elements|parts)\b"
    r"|\b(?:areas|categories|aspects|elements) (?:that|which) (?:were|are|it|inspectors)\b"
)
_PARTS = compiled(r", (?=which|who|with|and|but|so|services?|the|our|its|it|they|children's)\b|:")
_CLOSED = compiled(rf"[.,;:!]?[{QUOTE}]|$")
_FOUND_AS = compiled(
    r"\b(?:hailed|called|named|found|described|recognised|considered|seen|regarded|confirmed|praised|said)"
    r"(?: as| to be| for being)? $"
)
_NOW = compiled(r"\b(?:is|are) (?:now|still|also|again|all|both) $")
_THAT_PART = compiled(r"\b(?:that|this) (?:part|side|area|aspect|strand|end)\b")
_BODY = compiled(r"\b(?:council|authority|department)\b(?!'s? (?:work|help|support|care))")
_FOR_ELSE = compiled(rf"[{QUOTE}]*(?: {pattern('rating').pattern})? for ")
_CHILDREN = compiled(r"(?:(?:vulnerable|local|its|our|the|all) )*(?:children|families|young people|youngsters)\b")
_REMIT = compiled(r"\bservices? (?:\w+ ){0,2}for $")
_LABEL = compiled(rf"\w ?[-:=|>]+ [{QUOTE}]*$")
_NUMBER = compiled(r"\b(?:one|two|three|four|five|six)\b")
_NUMBERS = ("", "one", "two", "three", "four", "five", "six")
_FAR = 70  # characters between a grade and the area behind it


def nearest_to(names: Names, word: GradeWord, sentence: str, carried: Sequence[str], context: str) -> Scope:
    """The areas named nearest before the grade in its clause, else right after it, else those carried from before.

    `carried` are the areas that the sentence before spoke of; `context` is that sentence. No areas where the words
    count others, name a part, or only praise.
    """
    part_of_quote = sentence[word.start - 1 : word.start] in tuple(QUOTE) and not _CLOSED.match(sentence, word.end)
    before = word.before
    clear = word.marked or word.strength == "plain" or word.grade in ("requires_improvement", "inadequate")
    clear = clear or _NOW.search(before) is not None or _FOUND_AS.search(before) is not None
    if (part_of_quote and word.strength != "plain") or _THESE_AREAS.search(before):
        return Scope()
    if _THESE_AREAS.search(_STOP.split(word.after)[0][:_FAR]):
        return Scope()
    part = pattern("some")
    counts = (COUNTED.search(before), part.search(_PARTS.split(before)[-1]), part.search(word.after[:_FAR]))
    if any(counts):
        return _as_many(names, word, " ".join(count.group() for count in counts if count))
    if _WE_ARE.search(before) and not names.areas.search(before):
        return Scope((OVERALL,))
    told_of = clear or _TOLD_OF.search(sentence) or _TOLD_OF.search(context)
    if not told_of and sum(1 for _ in grade_words().finditer(sentence)) < 2:
        return Scope()
    if pattern("every").search(before) or pattern("every").match(word.after.lstrip(f"{QUOTE} ")):
        found = every_area(names, sentence)
        return Scope(found.areas)
    named = list(names.areas.finditer(before))
    if _THAT_PART.search(before):
        spoken_of = ids(names.areas.finditer(sentence[: word.start])) or tuple(carried)
        return Scope(spoken_of if len(spoken_of) == 1 and spoken_of != (OVERALL,) else ())
    if named and clear and _BODY.search(before, named[-1].end()):
        return Scope((OVERALL,))
    if named and clear and _BOTH.search(before, named[-1].end()) and len(ids(named)) == 2:
        return Scope(ids(named))
    if named and clear and whole_remit(ids(named)) and _REMIT.search(before[: named[0].start()]):
        return Scope((OVERALL,))
    if named and clear:
        return Scope(ids(last_of_list(before, named)))
    after = _STOP.split(word.after)[0][:_FAR]
    behind = list(names.areas.finditer(after))
    towards = _TOWARDS.search(after)
    given = _FOR_ELSE.match(after)
    if (
        given
        and not behind
        and not (
            _CHILDREN.match(after, given.end())
            or pattern("neutral").match(after, given.end())
            or pattern("service").match(after, given.end())
        )
    ):
        return Scope()
    if behind and towards and towards.end() <= behind[0].start():
        return Scope(ids(first_of_list(after, behind)))
    if named or behind:
        return Scope()
    earlier = sentence[: word.start]
    if _BOTH.search(before):
        two = ids(names.areas.finditer(earlier))
        return Scope(two if len(two) == 2 else tuple(carried) if len(carried) == 2 else ())
    service = pattern("service").search(before) or (names.own and names.own.search(before))
    told = word.marked or word.strength == "plain"
    if (service and clear) or (told and _WE.search(before)):
        return Scope((OVERALL,))
    if names.areas.search(earlier):
        return Scope()
    if _PRONOUN.search(before) or not before.strip(f" {QUOTE}"):
        return Scope(tuple(carried) or ((OVERALL,) if clear or _WE.search(context) else ()))
    if _LABEL.search(before):
        return Scope()
    return Scope(tuple(carried) or (OVERALL,)) if word.marked or word.strength == "plain" else Scope()


def _as_many(names: Names, word: GradeWord, counts: str) -> Scope:
    """The areas that the words about a grade list, where these are as many as it is said to be given for."""
    number = min((_NUMBERS.index(found) for found in _NUMBER.findall(counts)), default=0)
    around = f"{word.before}|{word.after}"
    named = names.graded_in(around)
    while named and number:
        chain = first_of_list(around, named)
        if len(ids(chain)) == number and ids(chain) != (OVERALL,):
            return Scope(ids(chain))
        named = named[len(chain) :]
    return Scope()
