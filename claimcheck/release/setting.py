"""What is known of the inspection before a release is read."""

from __future__ import annotations

from msgspec import Struct


class Setting(Struct, frozen=True):
    """The year the inspection began, and the authority's name in lower case."""

    year: int | None = None
    authority: str | None = None
    inspector: str | None = None
    """The lead inspector's surname in lower case."""
    graded: bool = False
    """Whether it gave grades, which no visit between inspections does."""
    others: frozenset[str] = frozenset()
    """Other authorities that the text names."""
