"""What is reported: findings, the result, and a file that cannot be used."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from claimcheck.model.documents import Document, Passage
from claimcheck.model.matches import Comparison

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The gravest first."""
FailOn = Literal["error", "warning", "note", "never"]


class Location(Struct, frozen=True):
    """Evidence for a finding: a text and the exact place where it stands."""

    role: Literal["release", "report", "previous"]
    document: Document
    passage: Passage
    speaker: str | None = None


class Finding(Struct, frozen=True):
    """One difference between a release and a report. Rules leave `rule` and `level` to the engine.

    A rule whose gravity depends on the case sets `level`; otherwise its default, or the configuration's, is stamped.
    """

    message: str
    locations: tuple[Location, ...]
    level: Level | None = None
    rule: str = ""
    suggestion: str | None = None
    waived: str | None = None

    @property
    def in_release(self) -> Location | None:
        """The first of its locations that is in the release; None where it is about the report's words alone."""
        return next((at for at in self.locations if at.role == "release"), None)

    def fails(self, fail_on: FailOn) -> bool:
        """Whether it stands at that level or above and was not let pass; "never" is never reached."""
        return fail_on != "never" and self.waived is None and self.level in LEVELS[: LEVELS.index(fail_on) + 1]


class Result(Struct, frozen=True):
    """Everything one comparison found."""

    comparison: Comparison
    findings: tuple[Finding, ...]

    def count(self, level: Level) -> int:
        """How many findings stand at `level`, waived ones left out."""
        return sum(f.level == level and f.waived is None for f in self.findings)

    @property
    def waived(self) -> int:
        """How many findings were let pass."""
        return sum(f.waived is not None for f in self.findings)

    def fails(self, fail_on: FailOn) -> bool:
        """Whether one of the findings does."""
        return any(finding.fails(fail_on) for finding in self.findings)


class InputError(Exception):
    """A file that cannot be used: `path` and, in one line, the reason."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"
