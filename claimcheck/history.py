"""The grades of every English authority's children's services since 2013, as data/history gives them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.cache.startup import remembered
from claimcheck.data import load, raw
from claimcheck.language.fold import fold_text

_STYLE = compiled(
    r"\b(?:the|local authority|(?:city|county) of|city of$|london borough of|royal borough of|borough of"
    r"|metropolitan borough|metropolitan district|metropolitan|county borough"
    r"|(?:city|county|borough|district|mbc|dc|cc|lbc)(?= council\b|$)"
    r"|unitary|authority|council|children's services)\b"
)
_INITIAL = compiled(r"\b(?!(?:and|of|upon|on|with)\b)[a-z]\w*")
_NOT_GRADES = ("authority", "framework", "start", "end", "published")


class PastInspection(Struct, frozen=True):
    """One graded inspection of an authority. Dates are ISO; `grades` are by area."""

    authority: str
    """The authority's name in the history, lower case."""
    framework: str
    start: str
    end: str
    published: str
    grades: dict[str, str]


class Origin(Struct, frozen=True, forbid_unknown_fields=True):
    """The day a newer authority took over, and the bodies whose work it took over."""

    since: date
    bodies: tuple[str, ...]


class _Authorities(Struct, frozen=True, forbid_unknown_fields=True):
    sources: str
    aliases: dict[str, tuple[str, ...]]
    predecessors: dict[str, Origin]


def grades_of(authority: str) -> tuple[PastInspection, ...]:
    """Every graded inspection of an authority, oldest first; empty where the history does not know it.

    `authority` may be written as reports and people write it ("The London Borough of …", "… City Council"). What a
    predecessor was graded is no grade of the authority.
    """
    name = known_name(authority)
    return tuple(_inspection(row) for row in _rows() if row["authority"] == name) if name else ()


def predecessors(authority: str) -> tuple[str, ...]:
    """The bodies whose work the authority took over since 2013."""
    found = origin(authority)
    return found.bodies if found else ()


def origin(authority: str) -> Origin | None:
    """Since when the authority exists and what was there before; None where it has been there since 2013."""
    name = known_name(authority)
    return _authorities().predecessors.get(name) if name else None


def successors(body: str) -> tuple[str, ...]:
    """The authorities that took over the work of an abolished body, by their names in the history.

    Empty for an authority that exists; of a name that both bear ("Dorset") only the full name of the abolished one
    ("Dorset County Council") means that.
    """
    folded, exists = _folded(body), known_name(body) is not None
    return tuple(
        name
        for name, known in _authorities().predecessors.items()
        for former in map(_folded, known.bodies)
        if folded == former or (not exists and _plain(folded) == _plain(former))
    )


def as_of() -> str:
    """The day, ISO, on which the latest report of the history was published."""
    return max(row["published"] for row in _rows())


def sources() -> str:
    """Where the history's grades come from, as a sentence without its stop."""
    return _authorities().sources


def title(name: str) -> str:
    """A name of the history as people write it: "Stoke-on-Trent"."""
    return _INITIAL.sub(lambda word: word.group().capitalize(), name)


def known_name(authority: str) -> str | None:
    """The authority's name in the history, or None where it is not there."""
    folded = _folded(authority)
    return _names().get(folded) or _names().get(_plain(folded))


def names_with(part: str) -> tuple[str, ...]:
    """The authorities, by their names in the history, with the words of `part` in one of their names, in order."""
    words = f" {_spaced(_folded(part))} "
    return tuple(sorted({known for name, known in _names().items() if words in f" {_spaced(name)} "}))


def _spaced(name: str) -> str:
    return name.replace("-", " ")


def _folded(authority: str) -> str:
    return fold_text(authority).replace("&", "and").strip(" .,")


def _plain(folded: str) -> str:
    """A folded name without what only says which kind of authority it is."""
    return " ".join(_STYLE.sub(" ", folded).split()).removeprefix("of ")


def aliases_of(name: str) -> tuple[str, ...]:
    """The other names of an authority, by its name in the history."""
    return _authorities().aliases.get(name, ())


@cache
def names() -> tuple[str, ...]:
    """Every name of an authority that the history knows, aliases included: lower case, longest first."""
    aliases = (alias for known in _authorities().aliases.values() for alias in known)
    return tuple(sorted({*(row["authority"] for row in _rows()), *aliases}, key=lambda name: (-len(name), name)))


def standing(day: str) -> dict[str, PastInspection]:
    """Each authority's latest graded inspection whose report was published by that ISO date."""
    return {row["authority"]: _inspection(row) for row in _rows() if row["published"] <= day}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    data = raw("history/inspections.csv")
    return remembered(data, lambda: _table(data.decode()))


def _table(text: str) -> tuple[dict[str, str], ...]:
    import csv

    return tuple(csv.DictReader(text.splitlines()))


def _inspection(row: dict[str, str]) -> PastInspection:
    grades = {area: grade for area, grade in row.items() if area not in _NOT_GRADES and grade}
    return PastInspection(**{field: row[field] for field in _NOT_GRADES}, grades=grades)


@cache
def _authorities() -> _Authorities:
    return load("history/authorities.yaml", _Authorities)


@cache
def _names() -> dict[str, str]:
    return {name.replace("&", "and"): known for name, known in _spellings()}


def _spellings() -> Iterator[tuple[str, str]]:
    for row in _rows():
        yield row["authority"], row["authority"]
    for known, aliases in _authorities().aliases.items():
        for alias in aliases:
            yield alias, known
