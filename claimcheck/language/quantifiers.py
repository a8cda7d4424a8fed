"""How large a share a quantifier names, on a ladder from none (0) to all (10)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from claimcheck.data import load


class Quantifier(NamedTuple):
    """A quantifier among the words of a text: words `[first, last)`, its step on the ladder, and the phrase."""

    first: int
    last: int
    step: int
    phrase: str


class _Ladder(Struct, frozen=True, forbid_unknown_fields=True):
    ladder: tuple[tuple[str, ...], ...]
    vague: frozenset[str]
    loose: frozenset[str]


@cache
def _ladder() -> _Ladder:
    return load("lexicon/quantifiers.yaml", _Ladder)


@cache
def _steps() -> dict[tuple[str, ...], int]:
    return {tuple(phrase.split()): step for step, phrases in enumerate(_ladder().ladder) for phrase in phrases}


@cache
def _longest() -> int:
    return max(map(len, _steps()))


def step(phrase: str) -> int | None:
    """The step of a quantifier in its compared form, such as "the vast majority"; None for what is none."""
    return _steps().get(tuple(phrase.split()))


def is_vague(phrase: str) -> bool:
    """Whether a quantifier does not exclude a larger share ("some", said of most)."""
    return phrase in _ladder().vague


def is_loose(phrase: str) -> bool:
    """Whether the share a quantifier names depends too much on what is counted to be compared."""
    return phrase in _ladder().loose


def quantifiers(keys: Sequence[str]) -> list[Quantifier]:
    """The quantifiers among words in their compared form, the longest phrase at each place."""
    steps = _steps()
    found = []
    at = 0
    while at < len(keys):
        for length in range(min(_longest(), len(keys) - at), 0, -1):
            phrase = tuple(keys[at : at + length])
            if (size := steps.get(phrase)) is not None and keys[at : at + 2] != ["no", "longer"]:
                found.append(Quantifier(at, at + length, size, " ".join(phrase)))
                at += length
                break
        else:
            at += 1
    return found
