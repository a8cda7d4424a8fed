"""A date of the inspection or its report, or in a claim in the report's name, that is not the report's.

The release says in which month the inspectors came, or when their report was published, and the report prints another
day; or it says in the inspectors' name when something took place, and the passage it is about gives another year. A
council is visited more often than it is graded: only a sentence that tells this inspection's grade is held against its
dates, and a few days between a report and the news of it are no fault.

What to do: correct the date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from claimcheck.cache.patterns import compiled
from claimcheck.language.months import MONTHS
from claimcheck.model import Comparison, Finding
from claimcheck.release.wording import pattern
from claimcheck.rules.shared.evidence import claim_findings, in_release, in_title
from claimcheck.rules.shared.numbers import MONTH
from claimcheck.rules.shared.sentences import Sentence, names_of, sentences_of

FAMILY = "claims"
LEVEL = "warning"

_CAME = compiled(
    r"\b(?:inspected|inspectors (?:visited|came|spent|were)|inspection|visited|inspection took place|carried out)\b"
    rf"(?: (?!(?:published|report)\b)[\w'-]+){{0,9}}? (?:in|during) (?P<month>{MONTH})\b(?: (?P<year>20\d\d))?"
)
_BETWEEN = compiled(  # "carried out between 23 August and 4 October 2019", "from 5 to 16 May"
    r"\b(?:inspected|inspectors|inspection|visited|visit|carried out|took place|on site|spent|came)\b[^.;]{0,90}?"
    r"\b(?:between|from) (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?"
    rf"(?: (?P<month>{MONTH}))?(?: (?P<year>20\d\d))?"
    r" (?:and|to|until|through to) (?:the )?(?P<last_day>\d{1,2})(?:st|nd|rd|th)?(?: of)?"
    rf" (?P<last_month>{MONTH})\b,?(?: (?P<last_year>20\d\d))?"
)
_PUBLISHED = compiled(
    r"\breport\b[^.;]{0,60}?\b(?:published|released|issued|made public)\b(?: by ofsted| today| yesterday)*,?"
    rf"(?: on)?(?: \(?(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?(?: \(|,)?"
    r" ?(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?"
    rf"(?P<month>{MONTH})\b,?(?: (?P<year>20\d\d))?"
)
_OTHER_VISIT = compiled(
    r"\b(?:focused|monitoring|joint|jtai|send|follow-up|return|re-?visit\w*|peer|thematic|also|since|before|next|will)\b"
)
_WEEKS = timedelta(days=21)
"""How long before the first day on site the work of an inspection may begin."""
_NEWS = 10
"""Days between the report's publication and a date given for it that are no fault."""


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each claim with another date than the report's, and for each wrong date of the inspection."""
    yield from claim_findings(case, "contradicted", lambda kind: kind == "time")
    claimed = {m.claim.passage for m in case.claims if m.verdict == "contradicted"}
    for sentence in sentences_of(case):
        if sentence.passage not in claimed and _tells_this(case, sentence):
            yield from _wrong(case, sentence)


def _wrong(case: Comparison, sentence: Sentence) -> Iterator[Finding]:
    """A finding for each date in a sentence that is not the report's."""
    words, inspection = sentence.words, case.inspection
    start = date.fromisoformat(inspection.start or "")
    out = date.fromisoformat(inspection.published) if inspection.published else None
    last = out or date.fromisoformat(inspection.end or inspection.start or "")
    for told in (_other_month(words, start, last), _other_days(words, start, last), _other_publication(words, out)):
        if told:
            yield Finding(f"The release says that {told}.", (in_release(case, sentence.passage), in_title(case)))


def _other_month(words: str, start: date, last: date) -> str:
    """What is told of the month in which the inspectors came, where it is not one of the inspection's."""
    came = _CAME.search(words)
    if came is None:
        return ""
    month, year = MONTHS.index(came["month"]) + 1, int(came["year"]) if came["year"] else None
    if any(month == at.month and year in (None, at.year) for at in _months(start, last)):
        return ""
    told = f"{came['month'].capitalize()} {year or ''}".strip()
    return f"the inspection was in {told}; it began on {_day(start)}"


def _other_days(words: str, start: date, last: date) -> str:
    """What is told of the first and last day of the inspection, where it lies wholly before or after these."""
    spanned = _span(words, start.year)
    if spanned is None or (spanned[1] >= start - _WEEKS and spanned[0] <= last):
        return ""
    return f"the inspection was from {_day(spanned[0])} to {_day(spanned[1])}; it began on {_day(start)}"


def _other_publication(words: str, out: date | None) -> str:
    """What is told of the day on which the report came out, where it did on quite another."""
    published = _PUBLISHED.search(words)
    if published is None or out is None:
        return ""
    try:
        day = date(int(published["year"] or out.year), MONTHS.index(published["month"]) + 1, int(published["day"]))
    except ValueError:
        return ""
    return f"the report came out on {_day(day)}; it did on {_day(out)}" if abs((day - out).days) > _NEWS else ""


def _months(first: date, last: date) -> Iterator[date]:
    """The first day of every month from that of `first` to that of `last`."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


def _span(words: str, year: int) -> tuple[date, date] | None:
    """The first and last day that folded words give for the inspection; `year` goes for one that they do not name."""
    told = _BETWEEN.search(words)
    if not told:
        return None
    year = int(told["last_year"] or told["year"] or year)
    try:
        end = date(year, MONTHS.index(told["last_month"]) + 1, int(told["last_day"]))
        first_month = MONTHS.index(told["month"] or told["last_month"]) + 1
        first_year = int(told["year"] or (end.year - 1 if first_month > end.month else end.year))
        return date(first_year, first_month, int(told["day"])), end
    except ValueError:
        return None


def _tells_this(case: Comparison, sentence: Sentence) -> bool:
    """Whether the sentence tells a grade of this inspection and speaks of no other visit, time or council."""
    stated = [m for m in case.statements if m.statement.passage == sentence.passage]
    now = any(m.verdict == "correct" and m.statement.when == "current" for m in stated)
    if not now or any(m.statement.when != "current" for m in stated) or not case.inspection.start:
        return False
    if _OTHER_VISIT.search(sentence.words) or pattern("past").search(sentence.words):
        return False
    return not names_of(case).other_authorities(sentence.folded, case.release.document.text)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"
