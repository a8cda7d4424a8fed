"""What a sentence tells of the last inspection, or of an earlier one, before it comes to a grade."""

from __future__ import annotations

from claimcheck.cache.patterns import compiled
from claimcheck.model import Inspection
from claimcheck.release.dating import (
    DATE,
    OPENING,
    SINCE,
    date_in,
    is_earlier,
    iso,
)
from claimcheck.release.wording import grade_words, pattern

_ABOUT_INSPECTION = compiled(r"\b(?:inspect\w*|ofsted|judged|rated|graded|visit\w*)\b")
_TURNS = compiled(
    r"[;]|\b(?:later|afterwards|subsequently|since|after|before|is|are|has|have|remains?|requires?|not)\b"
)
_LAST_TOLD = compiled(  # "It was last inspected in 2016, when …", "The last full inspection saw …"
    r"(?<!since )(?<!since the )(?<!since its )(?<!since our )(?<!since their )(?<!than the )(?<!on the )(?<!on its )"
    r"(?:(?:last|previous) (?:(?:full|graded|ofsted|such|standard) )*(?:inspections?|inspected|visit(?:ed)?|report)"
    r"|last (?:time|rated|graded|judged))\b"
)
_RELATIVE_TO = compiled(r"\b(?:when|which|who|that|since|as|after) (?:\w+ ){0,3}$")
_TO_PRESENT = compiled(
    r"[;]|\b(?:is|are|has|have|now|today|but|while|this|latest|new|remains?|retains?|again|since|after|showed"
    r"|when we)\b"
)


def told_of_last(sentence: str, at: int) -> str | None:
    """The words from a mention of the last inspection to the grade at `at`; None where they turn to the present."""
    last = next(_LAST_TOLD.finditer(sentence, 0, at), None)
    if last is None:
        return None
    between = grade_words().sub(" ", sentence[last.start() : at])
    if "," in between and _RELATIVE_TO.search(sentence[: last.start()]):
        return None  # "rated inadequate when it was last inspected, was judged …"
    return None if _TO_PRESENT.search(between) else between


def opening_date(sentence: str, at: int) -> str | None:
    """The date that a sentence opens with, where nothing before the grade word at `at` turns to another time."""
    opening = OPENING.match(sentence)
    if opening is None or opening.end() > at:
        return None
    between = grade_words().sub(" ", sentence[opening.end() : at])
    if _TURNS.search(between) or pattern("present").search(between):
        return None
    return date_in(opening.group())


def speaks_of_earlier(words: str, inspection: Inspection | None) -> bool:
    """Whether folded words are about an earlier inspection of the authority."""
    if not _ABOUT_INSPECTION.search(words) or pattern("present").search(words):
        return False
    dates = [iso(found) for found in DATE.finditer(SINCE.sub(" ", words))]
    later = any(not is_earlier(date, inspection) for date in dates)
    return (bool(dates) and not later and inspection is not None) or bool(pattern("past").search(words) and not later)
