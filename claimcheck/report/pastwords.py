"""What is read of earlier inspections in a report: areas, grades told of them, and the lexicon of their wording."""

from __future__ import annotations

from msgspec import Struct


class Area(Struct, frozen=True, forbid_unknown_fields=True):
    """What a grade may be said of. `scope` is its name where that is not quite what frameworks mean by the id."""

    area: str
    re: str
    scope: str | None = None


class Told(Struct, frozen=True):
    """A grade told of an earlier inspection. `area` is "all" for all areas; `date` is ISO, as precise as it is told."""

    grade: str
    area: str
    scope: str | None
    date: str | None
    last: bool
    """Whether it was the last inspection before this one."""


class Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon as it stands in data/lexicon/earlier.yaml."""

    areas: tuple[Area, ...]
    past: str
    others: str
    forms: dict[str, str]
    after: dict[str, str]
    clause: str
    tail: str
    tail_end: str
    part: str
    filler: str
    general: str
    pronoun: str
    inspected: str
    serves: str


class Named(Struct, frozen=True):
    """An area, where a text names it, and the date of its inspection if it has one of its own."""

    start: int
    area: str
    scope: str | None = None
    date: str | None = None


OVERALL = Named(0, "overall")


class Stated(Struct, frozen=True):
    """A grade that a sentence tells, the form of the words that do, where they begin, and what they judge."""

    start: int
    end: int
    form: str
    at: int
    object: str = ""
