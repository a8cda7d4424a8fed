"""Dates that a release gives, and whether they lie before the inspection it is about."""

from __future__ import annotations

import re

from claimcheck.cache.patterns import compiled
from claimcheck.language.months import MONTHS
from claimcheck.model import Inspection
from claimcheck.release.gradewords import GradeWord
from claimcheck.release.wording import QUOTE

DATE = compiled(
    r"(?<!since )(?<!since a )(?<!up on )(?<!down on )(?<!than )"
    rf"(?:\b(?P<month>{'|'.join(MONTHS)}|{'|'.join(m[:3] for m in MONTHS)})\.?,? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?)?"
    r"(?<![\d£/.,-])(?P<year>(?:19|20)\d\d)\b(?!\s?(?:children(?!'s)|staff|families|cases|young|people))"
)
SINCE = compiled(r"\bsince (?:(?!which|when|after|and|but)[\w'-]+ ){0,6}(?:19|20)\d\d\b")
OPENING = compiled(  # "In 2016, …", "March 2015: …": dates all of its sentence that does not turn to the present
    r"(?:(?:and|but|back|then) )*(?:(?:in|on|during|at) (?:the )?(?:\w+ ){0,3}(?:19|20)\d\d\b,?"
    r"|(?:\d{1,2} )?(?:[a-z]+ )?(?:19|20)\d\d ?[:-]) "
)
DATED_STRAIGHT = compiled(rf"[{QUOTE}]*,? \(?(?:in )?(?:(?P<month>{'|'.join(MONTHS)}) )?(?P<year>(?:19|20)\d\d)\b")
_DATES_JOIN = compiled(r"(?:,|,? and(?: then)?|,? then)(?: again)?(?: in)? (?:late |early )?")
_BEFORE_AFTER = 120  # characters before a grade word in which its dates may stand
BESIDE = 40  # characters behind a grade word in which its date may stand


def opens_on(sentence: str, inspection: Inspection | None) -> str | None:
    """The earlier date that a sentence opens with."""
    opening = OPENING.match(sentence)
    date = date_in(opening.group()) if opening else None
    return date if date and is_earlier(date, inspection) else None


def date_in(words: str) -> str | None:
    """The first year or month that folded words name, in ISO; one after "since" tells no time of its own."""
    found = DATE.search(SINCE.sub(" ", words))
    return iso(found) if found else None


def more_dates(word: GradeWord, date: str | None, inspection: Inspection | None) -> list[str]:
    """The further earlier dates of a grade that was given several times: "inadequate in 2010, 2012 and 2014"."""
    found = DATE.search(word.after[:BESIDE]) or DATE.search(word.before[-_BEFORE_AFTER:])
    if date is None or found is None or iso(found) != date:
        return []
    words = word.after if DATE.search(word.after[:BESIDE]) else word.before[-_BEFORE_AFTER:]
    dates: list[str] = []
    at = found.end()
    while (joined := _DATES_JOIN.match(words, at)) and (another := DATE.match(words, joined.end())):
        if is_earlier(iso(another), inspection):
            dates.append(iso(another))
        at = another.end()
    return dates


def iso(found: re.Match[str]) -> str:
    month = found["month"]
    number = next((i for i, name in enumerate(MONTHS, 1) if month and name.startswith(month[:3])), None)
    return f"{found['year']}-{number:02}" if number else found["year"]


def is_month_of(date: str | None, inspection: Inspection | None) -> bool:
    """Whether a month the release gives is one of the inspection's own."""
    start = inspection.start if inspection else None
    return bool(date and start and len(date) == len("2024-05") and date == start[: len(date)])


def is_earlier(date: str, inspection: Inspection | None) -> bool:
    """Whether an ISO date that the release gives lies before the inspection it is about."""
    start = inspection.start if inspection else None
    if not start:
        return False
    return date < start[: len(date)]
