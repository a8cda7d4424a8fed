"""Inspection frameworks: their areas, scales and dates, as data/frameworks/*.yaml gives them."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from claimcheck.data import load, names


class Grade(Struct, frozen=True):
    """One grade of a scale."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()


class Area(Struct, frozen=True):
    """One thing that is graded: its name in the report and the names people use for it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    short: str = ""
    """What a table calls it."""
    own: bool = True
    """Whether it is the authority's own (the safeguarding board is not)."""


class Framework(Struct, frozen=True, forbid_unknown_fields=True):
    """One edition of an inspection framework."""

    id: str
    name: str
    inspectorate: str
    areas: tuple[Area, ...]
    scale: tuple[Grade, ...]
    """Best grade first."""


@cache
def framework(identifier: str) -> Framework:
    """The framework of that name. Raises KeyError where there is none."""
    return frameworks()[identifier]


@cache
def frameworks() -> dict[str, Framework]:
    """Every framework the package knows, by name."""
    return {f.id: f for f in (load(name, Framework) for name in names("frameworks"))}
