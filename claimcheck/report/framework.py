"""Inspection frameworks: their areas, scales, headings and dates, as data/frameworks/*.yaml gives them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec import Struct

from claimcheck.data import load, names


class Grade(Struct, frozen=True, forbid_unknown_fields=True):
    """One grade of a scale."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    """Lower case, apostrophes straight; the label itself included."""


class Area(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is graded: its name in the report and the names people use for it."""

    id: str
    name: str
    """The label of its row in the table of judgements."""
    aliases: tuple[str, ...] = ()
    """What releases and other reports call it: lower case, apostrophes straight."""
    short: str = ""
    """What a sentence of ours calls it."""
    own: bool = True
    """Whether it is the authority's own (the safeguarding board is not)."""
    number: str | None = None
    """The number printed before its row."""
    combines: tuple[str, ...] = ()
    """Ids of the areas whose grade this one covers, its own included, where it covers more than its own."""
    headings: tuple[str, ...] = ()
    """What its section of the findings is headed, where that is not its name."""
    headline: tuple[str, ...] = ()
    """Patterns of the sentences that state its grade, where no row does; the grade follows the match."""
    optional: bool = False
    """Whether a report of this framework may do without a grade for it."""


class Framework(Struct, frozen=True, forbid_unknown_fields=True):
    """One edition of an inspection framework."""

    id: str
    name: str
    inspectorate: str
    areas: tuple[Area, ...]
    """In the order reports print them."""
    scale: tuple[Grade, ...]
    """Best grade first."""
    first: date
    """The first and the last day on which its inspections start."""
    last: date | None
    titles: tuple[str, ...]
    """Patterns of a report's title, matched on folded text."""
    improvement: tuple[str, ...]
    """Headings of the section that says what needs to improve."""
    priority: tuple[str, ...] = ()
    """Headings of the gravest recommendations."""
    board: tuple[str, ...] = ()
    """Headings of the recommendations to the safeguarding board."""
    findings: tuple[str, ...] = ()
    """Headings that open the findings, beside those of the areas."""
    summary: tuple[str, ...] = ()
    """Headings that open the report's own summary."""
    background: tuple[str, ...] = ()
    """Headings of sections that are neither summary nor findings."""
    sources: tuple[str, ...] = ()
    """Where these facts come from."""

    def area(self, identifier: str) -> Area | None:
        """The area of that id, or None where this framework does not grade it apart."""
        return next((a for a in self.areas if a.id == identifier), None)

    def covering(self, identifier: str) -> Area | None:
        """The area that grades `identifier`: itself, or the one that combines it with others."""
        return self.area(identifier) or next((a for a in self.areas if identifier in a.combines), None)

    def grade(self, identifier: str) -> Grade | None:
        """The grade of that id on this framework's scale."""
        return next((g for g in self.scale if g.id == identifier), None)

    def rank(self, identifier: str) -> int | None:
        """0 for the best grade of the scale, and so on; None for what is not on the scale."""
        return next((i for i, g in enumerate(self.scale) if g.id == identifier), None)

    @property
    def headed(self) -> bool:
        """Whether it gives an overall grade."""
        return self.area("overall") is not None

    def in_force(self, day: date) -> bool:
        """Whether inspections that start on `day` follow this framework."""
        return self.first <= day and (self.last is None or day <= self.last)


@cache
def framework(identifier: str) -> Framework:
    """The framework of that name. Raises KeyError where there is none."""
    return frameworks()[identifier]


@cache
def frameworks() -> dict[str, Framework]:
    """Every framework the package knows, by name."""
    return {f.id: f for f in (load(name, Framework) for name in names("frameworks"))}


def recognise(opening: str, start: date | None) -> Framework | None:
    """The framework of a report whose folded first pages are `opening` and whose inspection started on `start`.

    The title says which frameworks it can be, the date which of those was in force, and where that leaves a doubt (no
    date, or one at the turn from one to the next) the areas named decide.
    """
    titled = [f for f in frameworks().values() if any(re.search(title, opening) for title in f.titles)]
    current = [f for f in titled if start is not None and f.in_force(start)]

    def named(candidate: Framework) -> tuple[int, int]:
        found = sum(area.name.lower() in opening for area in candidate.areas)
        return found, found - len(candidate.areas)

    candidates = current or titled
    return max(candidates, key=named) if candidates else None
