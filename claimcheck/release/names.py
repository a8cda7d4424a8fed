"""The names a release uses: of the areas that are graded, and of councils."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import cache

from claimcheck.cache.patterns import compiled
from claimcheck.model import Inspection
from claimcheck.release.councils import Councils
from claimcheck.release.wording import QUOTE, loose_names, pattern
from claimcheck.report.framework import Framework, frameworks

OVERALL = "overall"

_INSERTED = compiled(r", (?:including|where|which|who|whose|with|an?|one|newly)\b[^,]{0,120},")
_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_MARKS = compiled(rf"[\s,&{QUOTE}()|*:=>.?-]")
_OF = compiled(r"\\? of\\? ")
_LISTED = compiled(
    rf"[\s,;&{QUOTE}()\d.|*/-]|\b(?:and|the|of|its|our|their|those|for|both|also|in|as well as|services?|work|support"
    r"|given|provided|offered|to|well|how|need|with|overall|along|alongside|plus|addition|together|areas?|department|council's"
    r"|children's services|judgements? on|experiences|progress)\b"
)
_OVERALL = compiled(  # where no grade of its own follows
    r"\b(?P<overall>overall(?: (?:one|effectiveness|grade|rating|judge?ment)(?!\w)|(?=[,.;)]| and\b)))"
    r"(?!(?: (?:of|is|was|as|an?))*[ '\"(:-]*$)"
)
_YEARS_APART = 3  # between two inspections, as a rule
_LONGEST_GAP = 80  # characters between two areas of one list


class Names(Councils):
    """The names that matter in releases about one inspection. All methods take folded words."""

    def __init__(self, inspection: Inspection | None) -> None:
        super().__init__(inspection)
        self._framework = frameworks().get(inspection.framework or "") if inspection else None
        self._start = inspection.start if inspection else None
        self._judged = tuple(j.area for j in inspection.judgements) if inspection else ()
        self.areas = _areas(self._framework)
        """Matches the name of an area; the group that matched is its id. The overall grade has no name here."""

    def areas_in(self, words: str) -> tuple[str, ...]:
        """Every area named, in order."""
        return ids(self.areas.finditer(words))

    def graded_in(self, words: str, start: int = 0) -> list[re.Match[str]]:
        """Every name of an area or of the overall grade from `start` on, in order."""
        named = [*self.areas.finditer(words, start), *_OVERALL.finditer(words, start)]
        return sorted(named, key=lambda found: found.start())

    def area_at(self, words: str, at: int) -> str | None:
        """The area whose name starts at an offset."""
        found = self.areas.match(words, at)
        return found.lastgroup if found else None

    def covers(self, words: str) -> bool:
        """Whether the words are little more than the name of an area."""
        rest = self.areas.sub("", words)
        return rest != words and len(re.sub(r"\W", "", rest)) <= 0.4 * len(re.sub(r"\W", "", words))

    def every_area(self) -> tuple[str, ...]:
        """All the authority's own areas that were judged, the overall grade included where there is one."""
        if not self._framework:
            return (OVERALL,)
        own = [a.id for a in self._framework.areas if a.own and (a.id in self._judged or not self._judged)]
        return tuple(own) or (OVERALL,)

    def are_all(self, areas: tuple[str, ...]) -> bool:
        """Whether the areas are all that were judged, the overall grade aside."""
        every = {area for area in self.every_area() if area != OVERALL}
        return len(every) > 1 and every <= set(areas)

    def graded_before(self, areas: tuple[str, ...], date: str | None) -> tuple[str, ...]:
        """Those of the areas that an inspection gave grades to at an ISO date, or else about when the last was."""
        when = date or (f"{int(self._start[:4]) - _YEARS_APART}{self._start[4:7]}" if self._start else "")
        day = datetime.date.fromisoformat(f"{when}-07-01"[:10]) if when else None
        known = [f for f in frameworks().values() if day and f.graded and f.headed and f.in_force(day)]
        then = max(known, key=lambda framework: framework.first, default=None)
        kept = tuple(area for area in areas if then is None or then.area(area)) or areas
        return kept if len(kept) == len(areas) or OVERALL in kept else (OVERALL, *kept)  # "all four" were these

    def bridged(self, words: str) -> bool:
        """Whether the words between a subject and its grade are of the kind that keeps them together."""
        if self.own:
            words = self.own.sub(" ", words)
        rest = pattern("bridge").sub(" ", _INSERTED.sub(",", words))
        return not _MARKS.sub("", _YEAR.sub(" ", rest))


def ids(found: Iterable[re.Match[str]]) -> tuple[str, ...]:
    """The areas that matches of `Names.areas` name, each once."""
    return tuple(dict.fromkeys(m.lastgroup or OVERALL for m in found))


def first_of_list(text: str, named: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first areas of `named` that follow each other in one list."""
    chain = named[:1]
    for found in named[1:]:
        if not listed(text[chain[-1].end() : found.start()]):
            break
        chain.append(found)
    return chain


def last_of_list(text: str, named: list[re.Match[str]]) -> list[re.Match[str]]:
    """The last areas of `named` that follow each other in one list, in order."""
    chain = named[-1:]
    for found in reversed(named[:-1]):
        if not listed(text[found.end() : chain[0].start()]):
            break
        chain.insert(0, found)
    return chain


def listed(between: str) -> bool:
    """Whether the words between two areas are those of a list."""
    return len(between) <= _LONGEST_GAP and not _LISTED.sub("", between)


@cache
def _areas(known: Framework | None) -> re.Pattern[str]:
    """The names of a framework's areas (of every framework where it is not known or names none), one group an area."""
    areas: dict[str, set[str]] = {}
    loose: dict[str, dict[str, None]] = {}
    for each in [known] if known and known.areas else frameworks().values():
        apart = {area.id for area in each.areas}
        for area in each.areas:
            if area.id != OVERALL:
                areas.setdefault(area.id, set()).update({area.name.lower(), *area.aliases} - {"leaders"})
                parts = [part for part in (area.id, *area.combines) if part == area.id or part not in apart]
                loose.setdefault(area.id, {}).update(
                    dict.fromkeys(name for part in parts for name in loose_names(part))
                )
    longest_first = sorted(areas.items(), key=lambda item: -max(len(alias) for alias in item[1]))
    groups = "|".join(
        f"(?P<{area}>{'|'.join([_alternatives(aliases), *loose[area]])})" for area, aliases in longest_first
    )
    return compiled(rf"\b(?:{groups})(?!\w)")


def _alternatives(aliases: Iterable[str]) -> str:
    """The aliases, longest first; "of our leaders" is as good as "of leaders"."""
    longest_first = sorted(aliases, key=lambda alias: (-len(alias), alias))
    return "|".join(_OF.sub(" of (?:(?:the|its|our|their|your|senior) )?", re.escape(a)) for a in longest_first)
