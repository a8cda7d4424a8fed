"""Who says that what the rules look for matters."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from claimcheck.data import load


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """A published text, what it asks or shows, and the rules that rest on it."""

    title: str
    says: str
    rules: tuple[str, ...]
    address: str = ""


@cache
def _sources() -> tuple[Source, ...]:
    return load("sources.yaml", tuple[Source, ...])


def sources_of(rule: str) -> tuple[Source, ...]:
    """The sources that the rule of that name rests on."""
    return tuple(source for source in _sources() if rule in source.rules)
