"""Dates told in prose, as precise as they are told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.language.months import MONTHS

_MONTHS = tuple(month[:3] for month in MONTHS)
DATE = compiled(
    rf"\b(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*)(?:,? and \w+)? )?(?P<year>20[012]\d)\b"
)
"""A day, a month or a year; of "January and February 2010" the first."""
_AND = compiled(r" and (?:in )?")


def date_in(text: str) -> str | None:
    """The last date in `text`, ISO."""
    date = nearest(text, len(text))
    return iso(date) if date else None


def pairs(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Dates joined by "and"."""
    for first in DATE.finditer(text):
        joined = _AND.match(text, first.end())
        if joined and (second := DATE.match(text, joined.end())):
            yield first, second


def nearest(text: str, at: int) -> re.Match[str] | None:
    """The date nearest to `at`, the one before it preferred."""
    dates = DATE.finditer(text)
    return min(dates, key=lambda d: at - d.end() if d.end() <= at else 3 * (d.start() - at), default=None)


def iso(date: re.Match[str]) -> str:
    """A date as precise as it is given."""
    if not date["month"]:
        return date["year"]
    month = _MONTHS.index(date["month"][:3]) + 1
    return f"{date['year']}-{month:02}" + (f"-{int(date['day']):02}" if date["day"] else "")
