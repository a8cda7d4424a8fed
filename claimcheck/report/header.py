"""What a report's cover states: authority, inspection dates, publication, lead inspector."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import Folded, fold
from claimcheck.language.months import MONTHS
from claimcheck.model import Document, Span

_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_DAY = compiled(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(?P<month>{_MONTH})\b)?,?(?:\s*(?P<year>20\d\d)\b)?"
    r"|(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:20)?\d\d))(?![\d/])",
)
_NUMERIC = compiled(r"(\d{1,2})[/.](\d{1,2})[/.]((?:20)?\d\d)\b")
_INSPECTED = compiled(
    r"inspection dates?\s*:?\s*|fieldwork dates?\s*:?\s*|dates? of (?:the )?(?:re-?)?inspection\s*:?\s*"
)
_PUBLISHED = compiled(r"publi(?:shed|cation date)(?: on)?\s*:?\s*(?:all\s+)?(?=\d)|date of publication\s*:?\s*")
_AFTER_DATES = compiled(
    r"dates? of (?:the )?previous|inspection outcome|lead inspector|published|judgement|the overall|children's services"
    r"|\w{3,} local authority"
)
_TITLE = compiled(
    r"inspection of (?:(?P<name>(?!local authority|children's|services for)(?:(?!inspection).){2,90}?)(?:'s?)?[ ,]+"
    r"(?:local authority )?children's (?:social care )?services"
    r"|(?:local authority )?children's (?:social care )?services|services for children in need|looked after children)"
)
_LEAD = compiled(r"(?<!deputy )(?<!associate )(?:lead|reporting) inspector(?: on site)?\s*:?\s*(?=\w)")
_NAME = compiled(
    r"[^\W\d_a-z][\w’'.-]+(?:[^\S\r\n\f]+(?:(?:de|van|von|der|le|la)[^\S\r\n\f]+)?[^\W\d_a-z][\w’'.-]*){1,4}"
)
_NAMED_FIRST = compiled(rf"(?:^|[\r\n])\s*(?P<name>{_NAME.pattern})[\s,]+(?:(?:HMI|Ofsted)[\s,]+)+\Z")
_LONGEST_LINE = 90
_RANK = compiled(r"[,\s](?:HMI|HM\b|Her\b|His\b|Senior\b|Ofsted|Regional|Deputy|Judge?ment).*|[.,\s]$", re.S)


def inspection_dates(cover: Folded, said: tuple[str, ...] = (), published: str | None = None) -> tuple[str, str] | None:
    """First and last day of the inspection, ISO. Of an inspection in several legs, the first day and the last.

    `said` are the framework's own patterns of what stands right before the days, tried where the cover labels none.
    Where no year is printed it is that of `published`.
    """
    for label in (*_INSPECTED.finditer(cover.text), *_found(said, cover)):
        window = cover.text[label.end() : label.end() + 130]
        stop = _AFTER_DATES.search(window)
        days = _days(window[: stop.start()] if stop else window, int(published[:4]) if published else None)
        if days:
            return days[0].isoformat(), days[-1].isoformat()
    return None


def publication_date(cover: Folded) -> str | None:
    """The day the report says it was published, ISO."""
    for label in _PUBLISHED.finditer(cover.text):
        days = _days(cover.text[label.end() : label.end() + 22])
        if days:
            return days[0].isoformat()
    return None


def letter_date(document: Document) -> str | None:
    """The day, ISO, that a letter opens with. It is read from the text, for its number may pass for a paragraph's."""
    opening = fold(document.text, (Span(0, min(len(document.text), _LONGEST_LINE)),)).text
    whole = next((day for day in _DAY.finditer(opening) if day["month"] and day["year"]), None)
    return _days(whole.group())[0].isoformat() if whole else None


def _found(patterns: tuple[str, ...], cover: Folded) -> Iterator[re.Match[str]]:
    return (match for pattern in patterns for match in compiled(pattern).finditer(cover.text))


def _days(text: str, year: int | None = None) -> list[date]:
    """The days named in a range such as "4 to 15 march 2024"; month and year are taken from the next that has them.

    `year` is that of the last day, where it has none of its own.
    """
    days: list[date] = []
    month: int | None = None
    for match in reversed([*_DAY.finditer(_NUMERIC.sub(r"\1/\2/\3", text))]):
        if match["d"]:
            day, month, year = int(match["d"]), int(match["m"]), int(match["y"])
            year += 2000 if year < 100 else 0
        else:
            day = int(match["day"])
            month = next((i for i, m in enumerate(MONTHS, 1) if match["month"] == m or match["month"] == m[:3]), month)
            year = int(match["year"]) if match["year"] else year
        if month is None or year is None:
            continue
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if days and found > days[-1] and not match["year"]:
            found = found.replace(year=found.year - 1)  # "28 November to 9 January 2020"
        days.append(found)
    return sorted(days)


def authority(document: Document, cover: Folded, titles: tuple[str, ...] = ()) -> str | None:
    """The authority's name as the title prints it, or the line above the title.

    `titles` are the framework's own, whose group `authority`, where they have one, is the name.
    """
    for named in _found(titles, cover):
        if "authority" in named.groupdict():
            return _tidy(document.show((cover.original(*named.span("authority")),)))
    title = _TITLE.search(cover.text)
    if title is None:
        return None
    if title["name"]:
        name = document.show((cover.original(*title.span("name")),))
    else:
        name = _above(document, cover.original(title.start(), title.start() + 1).start)
    return _tidy(name)


def _tidy(name: str) -> str | None:
    return re.sub(r"^[Tt]he\s+(?=[A-Z])", "", name).strip(" ,–-:") or None


def _above(document: Document, title: int) -> str:
    """The name on the line or lines above the title; of one printed below it, that line."""
    words = [document.show(p.passage) for p in document.pieces if p.passage[0].start < title]
    lines = [line for line in words if len(line) < 90 and re.fullmatch(r"(?=.*[A-Za-z]{2})\D+", line)]
    if lines:
        return " ".join(lines[-3:])
    below = [document.show(p.passage) for p in document.pieces if p.passage[0].start > title]
    return next((line for line in below[:2] if not re.search(r"\d|[Ii]nspect", line)), "")


def lead_inspector(document: Document, folded: Folded, before: bool = False) -> str | None:
    """The lead inspector's name, wherever the report names the team; `before` says that it precedes these words."""
    for label in _LEAD.finditer(folded.text):
        if before:
            start = folded.original(max(0, label.start() - _LONGEST_LINE), label.start()).start
            line = document.text[start : folded.original(label.start(), label.end()).start]
            if name := _NAMED_FIRST.search(line):
                return _RANK.sub("", " ".join(name["name"].split()))
            continue
        at = folded.original(label.end(), label.end() + 1).start
        if name := _NAME.match(document.text, at):
            return _RANK.sub("", " ".join(name.group().split()))
    return None
