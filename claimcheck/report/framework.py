"""Inspection frameworks: their areas, scales, headings and dates, as data/frameworks/*.yaml gives them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.data import load, names
from claimcheck.model import Inspection


class Grade(Struct, frozen=True, forbid_unknown_fields=True):
    """One grade of a scale."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    """Lower case, apostrophes straight; the label itself included."""
    told: tuple[str, ...] = ()
    """Patterns of the words that tell it, matched on folded text, where it is told in a sentence."""


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
    combines: tuple[str, ...] = ()
    """Ids of the areas whose grade this one covers, its own included, where it covers more than its own."""
    headings: tuple[str, ...] = ()
    """What its section of the findings is headed, where that is not its name."""
    headline: tuple[str, ...] = ()
    """Patterns of the sentences that state its grade, where no row does; the grade follows the match."""


class Framework(Struct, frozen=True, forbid_unknown_fields=True):
    """One edition of an inspection framework."""

    id: str
    name: str
    """What it is, for those who read the file."""
    areas: tuple[Area, ...]
    """In the order reports print them; none where the report is a letter without grades."""
    scale: tuple[Grade, ...]
    """Best grade first."""
    first: date
    """The first and the last day on which its inspections start."""
    last: date | None
    titles: tuple[str, ...]
    """Patterns of a report's title, matched on folded text; a group `authority` holds the authority's name."""
    dates: tuple[str, ...] = ()
    """Patterns of what stands right before the days of the inspection, where no label of the cover does."""
    short: str = ""
    """What a sentence of ours calls it; nothing where the family's initials will do."""
    letter: bool = False
    """Whether the report is a letter, which opens with the day of its publication."""
    lead: Literal["after", "before"] = "after"
    """Whether the lead inspector's name stands after or before those words."""
    improvement: tuple[str, ...] = ()
    """Headings of the section that says what needs to improve."""
    priority: tuple[str, ...] = ()
    """Headings of the gravest recommendations."""
    strengths: tuple[str, ...] = ()
    """Headings of the lists of what works well."""
    audience: Literal["authority", "partnership"] = "authority"
    """Whom the recommendations are for, those to the safeguarding board apart."""
    cells: bool = False
    """Whether each recommendation is the cell of a table, with nothing printed before it and with items of its own."""
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

    @property
    def told(self) -> bool:
        """Whether it gives no grades but one outcome, told in a sentence."""
        return any(grade.told for grade in self.scale)

    @property
    def graded(self) -> bool:
        """Whether it gives grades."""
        return bool(self.scale) and not self.told

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


def framework_of(inspection: Inspection) -> Framework | None:
    """The framework an inspection follows; None where none was recognised."""
    return framework(inspection.framework) if inspection.framework else None


def grade_name(grade: str) -> str:
    """A grade's id as people write it in a sentence."""
    return grade.replace("_", " ")


def recognise(opening: str, start: date | None) -> Framework | None:
    """The framework of a report whose folded first pages are `opening` and whose inspection started on `start`.

    The first title printed says which frameworks it can be, the date which of those was in force, and where that leaves
    a doubt (no date, or one at the turn from one to the next) the areas named decide.
    """
    titled = {f.id: at for f in frameworks().values() if (at := _title(f, opening)) is not None}
    first = min(titled.values(), default=0)
    candidates = [frameworks()[name] for name, at in titled.items() if at == first]
    current = [f for f in candidates if start is not None and f.in_force(start)]

    def named(candidate: Framework) -> tuple[int, int]:
        found = sum(area.name.lower() in opening for area in candidate.areas)
        return found, found - len(candidate.areas)

    return max(current or candidates, key=named, default=None)


def _title(framework: Framework, opening: str) -> int | None:
    """Where the first title stands that a report of the framework can have."""
    found = (compiled(title).search(opening) for title in framework.titles)
    return min((title.start() for title in found if title), default=None)
