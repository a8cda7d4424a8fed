"""How things are said in every format that people read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from claimcheck.cache.patterns import compiled
from claimcheck.language.months import MONTHS
from claimcheck.model import LEVELS, Document, Inspection, Level, Passage, Result
from claimcheck.report.framework import Framework, framework

_OBEYED = compiled(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\U000e0000-\U000e007f]"
    r"|#(?=#[a-z]{0,9}\[)"  # begins a command wherever it stands in a log of Azure Pipelines or GitHub Actions
)


def clean(text: str) -> str:
    """The text with everything that a terminal, a page or a log would obey rather than show written out."""
    return _OBEYED.sub(_written_out, text)


def _written_out(obeyed: re.Match[str]) -> str:
    character = obeyed.group()
    return rf"\x{ord(character):02x}" if character.isprintable() else character.encode("unicode_escape").decode()


def number(count: int, thing: str, things: str | None = None) -> str:
    """A count with its noun: "1 error", "2 errors"."""
    return f"{count} {thing if count == 1 else things or thing + 's'}"


def tally(*results: Result) -> str:
    """The findings counted: "2 errors, 3 warnings, 1 note"; "no differences found" where there are none."""
    counts = {level: sum(result.count(level) for result in results) for level in LEVELS}
    return tally_of(counts, sum(result.waived for result in results))


def tally_of(counts: Mapping[Level, int], waived: int) -> str:
    """The same of findings that are counted already."""
    counted = [number(count, level) for level, count in counts.items() if count]
    return ", ".join(counted + ([f"{waived} waived"] if waived else [])) or "no differences found"


def headline(inspection: Inspection) -> str:
    """Which inspection it is: "Fenmoor, ILACS, 14 to 18 January 2019"."""
    parts = [
        inspection.authority or "Authority not recognised",
        short_framework(inspection.framework) or "framework not recognised",
        period(inspection.start, inspection.end),
    ]
    return clean(", ".join(part for part in parts if part))


def short_framework(identifier: str | None) -> str:
    """What people call the framework: "ILACS", "SIF", "area SEND inspection"."""
    return (framework(identifier).short or identifier.partition("_")[0].upper()) if identifier else ""


def period(start: str | None, end: str | None) -> str:
    """A stretch of days, saying once what both share: "27 January to 7 February 2020"."""
    if not start or not end or start == end:
        return day(start or end)
    first, last = start.split("-"), end.split("-")
    if len(first) != 3 or len(last) != 3 or first[0] != last[0]:
        return f"{day(start)} to {day(end)}"
    shared = 1 if first[1] == last[1] else 2
    return f"{' '.join(day(start).split()[:shared])} to {day(end)}"


def day(iso: str | None) -> str:
    """A date as precise as it is given: "18 January 2019", "January 2019", "2019"."""
    if not iso:
        return ""
    year, *rest = iso.split("-")
    return " ".join(
        [*(str(int(part)) for part in rest[1:]), *(MONTHS[int(part) - 1].capitalize() for part in rest[:1]), year]
    )


def name(document: Document) -> str:
    """What to call a document in a line of text."""
    return clean("standard input" if document.path == "-" else PurePath(document.path).name or document.path)


def whereabouts(document: Document, passage: Passage) -> str:
    """Where a passage stands, as one would look it up: "page 3, paragraph 8", "line 5, column 12"."""
    place = document.place(passage)
    parts = [("page", place.page)]
    if place.page is None:
        parts = [("line", place.line), ("column", place.column if place.paragraph is None else None)]
    parts.append(("paragraph", place.paragraph))
    return ", ".join(f"{what} {value}" for what, value in parts if value is not None)


def area_name(standard: Framework | None, area: str) -> str:
    """What a table calls an area."""
    found = standard.covering(area) if standard else None
    called = (found.short or found.name) if found else area.replace("_", " ")
    return called[:1].upper() + called[1:]
