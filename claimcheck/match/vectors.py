"""How near two texts are in meaning, by vectors learned from inspection reports (`tools/train_vectors.py`).

A subject's vector stands for the company it keeps; a text's is the sum of its subjects', each weighed by how rare it
is, and nearness is the cosine of two sums. Whole numbers only, so that every machine finds the same: a subject's bytes
are the lanes of one large integer, which is added and weighed in one step. That is faster than loading numpy, which
takes longer than all else a comparison does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from math import sqrt
from operator import mul
from typing import NamedTuple

from msgspec import Struct

from claimcheck.data import load, raw

OFFSET = 128
"""Added to each number of a vector, so that a byte holds it."""
_LANE = 4
"""Bytes a number has room to grow in while vectors are summed."""
_STEPS = 8
"""Weights are rounded to this part."""


class Learned(Struct, frozen=True, forbid_unknown_fields=True):
    """Which subjects have a vector, and how these were learned; `of` is the hash of the reports' hashes."""

    names: tuple[str, ...]
    dimensions: int
    reports: int
    sentences: int
    of: str
    seed: int
    made: str


class Vector(NamedTuple):
    """What a text means: whole numbers, and the vector's length."""

    numbers: list[int]
    length: float


class Vectors:
    """The subjects' vectors, each read from its bytes when it is first asked for."""

    def __init__(self, known: Learned, rows: bytes) -> None:
        self._dimensions = known.dimensions
        self._rows = rows
        self._places = {name: number * known.dimensions for number, name in enumerate(known.names)}
        self._lanes: dict[str, int] = {}

    def of(self, weighed: Iterable[tuple[str, float]]) -> Vector | None:
        """The vector of a text from its subjects and their weights; None where none of them is known."""
        total = weights = 0
        for name, weight in weighed:
            if (lanes := self._lanes.get(name)) is None:
                if (place := self._places.get(name)) is None:
                    continue
                lanes = self._lanes[name] = self._read(place)
            steps = round(weight * _STEPS)
            total += lanes * steps
            weights += steps
        level = weights * OFFSET
        summed = memoryview(total.to_bytes(self._dimensions * _LANE, sys.byteorder)).cast("I")
        numbers = [number - level for number in summed]
        length = sqrt(sum(map(mul, numbers, numbers)))
        return Vector(numbers, length) if length else None

    def _read(self, place: int) -> int:
        lanes = bytearray(self._dimensions * _LANE)
        lanes[(0 if sys.byteorder == "little" else _LANE - 1) :: _LANE] = self._rows[place : place + self._dimensions]
        return int.from_bytes(lanes, sys.byteorder)


def nearness(one: Vector | None, other: Vector | None) -> float:
    """The cosine of two vectors; 0 where either is missing."""
    if one is None or other is None:
        return 0.0
    shared: int = sum(map(mul, one.numbers, other.numbers))
    return shared / (one.length * other.length)


@cache
def vectors() -> Vectors:
    """The vectors the package ships."""
    return Vectors(load("vectors/learned.json", Learned), raw("vectors/rows.bin"))
