"""The stretch of a sentence a grade stands in, and the one beside it that only dates it."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.cache.patterns import compiled
from claimcheck.language.months import MONTHS
from claimcheck.release.gradewords import GradeWord
from claimcheck.release.wording import pattern

_RELATIVE = compiled(r"[ ,-]*(?:when|where|which) ")
_INSPECTED = compiled(r"\b(?:inspection|visit|report|review)\b")
_SINCE_WORD = compiled(r"\bsince\b")
_LATER = compiled(r"^ ?,? ?after (?:being|having)\b|\b(?:years?|months?|weeks?|decades?) (?:after|since|on from)\b")
_ONLY_DATE = compiled(
    rf"[ ,;:(-]*(?:(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}|{'|'.join(m[:3] for m in MONTHS)})\.? )?(?:19|20)\d\d ?[:)-]*"
)


def stretch_of(word: GradeWord, sentence: str) -> tuple[str, str]:
    """The part of the sentence the grade word stands in, and the same with a part beside it that only dates it."""
    edges = [0, *(m.start() for m in _edge().finditer(sentence)), len(sentence)]
    bounds = sorted(set(edges))
    index = max(i for i, edge in enumerate(bounds[:-1]) if edge <= word.start)
    start, end = bounds[index], bounds[index + 1]
    low, high = word.start - len(word.before), word.end + len(word.after)
    part = sentence[max(start, low) : min(end, high)]
    around = part
    first = index
    while first and bounds[first - 1] >= low and _dates(sentence[bounds[first - 1] : bounds[first]]):
        first -= 1
    left = sentence[bounds[first] : start]
    opens = not bounds[first] or left.startswith((", and ", ", but ", "; ", ", then "))
    opens = opens or (left.lstrip().startswith("(") and _ONLY_DATE.fullmatch(left) is not None)  # "good (2019: …"
    if first < index and opens:
        around = f"{left} {around}"
    elif index and _RELATIVE.match(part) and bounds[index - 1] >= low:
        left = sentence[_before_comma(bounds, index, sentence) : start]
        if not part.lstrip(" ,").startswith("which") or _INSPECTED.search(left[-60:]):
            around = f"{_SINCE_WORD.sub(' in ', left)} {around}"
    if index + 2 < len(bounds) and end < high:
        right = sentence[end : min(bounds[index + 2], high)]
        if (pattern("starts").match(right.lstrip(", ;(-")) and not _LATER.search(right)) or right.startswith("("):
            around = f"{around} {right}"
    return part, around


def _dates(part: str) -> bool:
    """Whether a part of a sentence only says when."""
    words = part.lstrip(", ;(-")
    return (
        bool(pattern("starts").match(words))
        or _ONLY_DATE.fullmatch(part) is not None
        or words.rstrip(" ,").endswith((" ago", " earlier", " before"))
    )


def _before_comma(bounds: list[int], index: int, sentence: str) -> int:
    """Where the words before "…, when" begin: one part back, a lone comma not counted."""
    back = index - 1
    while back and len(sentence[bounds[back] : bounds[index]].strip(" ,")) == 0:
        back -= 1
    return bounds[back]


@cache
def _edge() -> re.Pattern[str]:
    return compiled(pattern("breaks").pattern + r"|[,(]")


def until_break(after: str) -> str:
    stop = _edge().search(after.replace("(", " ").replace(".", ","))
    return after[: stop.start()] if stop else after
