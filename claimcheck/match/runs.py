"""Runs of words that a quotation and a report both have, and the chain of them that accounts best for the quotation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from claimcheck.match.index import Index

_SKIP = 40
"""Words that may be skipped within one part: about two sentences of a report."""
_SKIP_COST = 0.02
_EDIT_COST = 0.4
_SENTENCE_COST = 2.5
"""What it costs to skip beyond the sentence."""
_JUMP_COST = 3.5
_REPEATED = 3
"""Words that a quotation may say twice where the report says them once."""
_RUNS = 60
"""Runs considered: enough for any real quotation, and a bound on hostile ones."""


class Run(Struct, frozen=True):
    """`length` words alike from `quoted` in the quotation and from `report` in the report."""

    quoted: int
    report: int
    length: int


class Weights:
    """What runs weigh: a word that is common in the report tells less than a rare one."""

    def __init__(self, index: Index, quoted: Sequence[str]) -> None:
        common = max(len(index) / 150, 3)
        weights = (0.3 if len(index.singles.get(word, ())) > common else 1.0 for word in quoted)
        self._sums = [0.0, *accumulate(weights)]

    def __call__(self, run: Run) -> float:
        return self._sums[run.quoted + run.length] - self._sums[run.quoted]


def find_runs(index: Index, quoted: Sequence[str], weigh: Weights) -> list[Run]:
    """The weightiest runs of two words or more in the quotation’s order; lone words where there is none."""
    runs = []
    for at in range(len(quoted) - 1):
        for place in index.pairs(quoted[at], quoted[at + 1]):
            if at and place and quoted[at - 1] == index.keys[place - 1]:
                continue  # part of a longer run already found
            length = 2
            limit = min(len(quoted) - at, len(index) - place)
            while length < limit and quoted[at + length] == index.keys[place + length]:
                length += 1
            runs.append(Run(at, place, length))
    if not runs:
        runs = [Run(at, place, 1) for at, word in enumerate(quoted) for place in index.singles.get(word, ())]
    runs.sort(key=lambda run: -weigh(run))
    return sorted(runs[:_RUNS], key=lambda run: (run.quoted, run.report))


def chain(runs: list[Run], weigh: Weights, index: Index) -> list[Run]:
    """The runs that together account best for the quotation, none overlapping another in it."""
    if not runs:
        return []
    best: list[float] = []
    before: list[int] = []
    kept: list[Run] = []
    weights = [weigh(run) for run in runs]
    for number, run in enumerate(runs):
        score, previous, trimmed = weights[number], -1, run
        for other_number in range(number):
            other = kept[other_number]
            overlap = max(other.quoted + other.length - run.quoted, 0)
            again = other.report + other.length - run.report
            if 0 < again <= _REPEATED:
                overlap = max(overlap, again)
            if overlap >= run.length:
                continue
            candidate = Run(run.quoted + overlap, run.report + overlap, run.length - overlap)
            gained = best[other_number] + weigh(candidate) - _cost(other, candidate, index)
            if gained > score:
                score, previous, trimmed = gained, other_number, candidate
        best.append(score)
        before.append(previous)
        kept.append(trimmed)
    at = max(range(len(runs)), key=best.__getitem__)
    found = []
    while at >= 0:
        found.append(kept[at])
        at = before[at]
    return found[::-1]


def _cost(left: Run, right: Run, index: Index) -> float:
    skipped = right.report - left.report - left.length
    if 0 <= skipped <= _SKIP:
        beyond = index.sentence_number(left.report + left.length - 1) != index.sentence_number(right.report)
        return _EDIT_COST + _SKIP_COST * skipped + _SENTENCE_COST * (beyond and skipped > 0)
    return _JUMP_COST


def continues(left: Run, right: Run, index: Index) -> bool:
    """Whether a run follows another in the same piece of the report, no more than a skip between them."""
    skipped = right.report - left.report - left.length
    return 0 <= skipped <= _SKIP and index.piece(left.report) == index.piece(right.report)
