"""What a recommendation or a weakness is about, and how near a text comes to it.

A recommendation names a thing, a side of it that should be better and often what for: "the timeliness of return home
interviews, so that …". A release keeps the thing and drops the rest, so the thing weighs most. The report's own
critical sentences about the same thing (`kin`) say what the recommendation only hints at; a release that retells one of
those tells the recommendation too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from math import fsum, inf, sqrt

from msgspec import Struct

from claimcheck.data import load
from claimcheck.match.passages import Near, Passages, Sentence, Term, subjects, terms
from claimcheck.model import Inspection, Passage

_ASPECT_WEIGHT = 0.35
_PURPOSE_WEIGHT = 0.4
_KIN = 0.6
"""The share of the thing that a critical sentence must name to speak of it."""
_DOUBT = 0.1
"""Taken off for a text that names one subject only, unless that is all there is to the thing; and twice more where it
is neither rare nor much of the thing."""
_RARE = 4.0
_MUCH = 0.3
_NEARLY_ALL = 0.8
_HALF = 0.5
"""The share of a passage that names no thing, only sides that anything has, which a text must name to speak of it."""
_LATEST_OPENING = 16
_SHORTEST = 3
"""Words of a recommendation before its purpose may begin."""


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    aspects: tuple[str, ...]
    fillers: tuple[str, ...]
    openings: tuple[str, ...]
    purposes: tuple[str, ...]


@cache
def _lexicon() -> _Lexicon:
    return load("lexicon/points.yaml", _Lexicon)


@cache
def _aspects() -> frozenset[str]:
    return frozenset(term.name for phrase in _lexicon().aspects for term in terms(phrase.split()))


@cache
def fillers() -> frozenset[str]:
    """The subjects that are about nothing: words that only bind others."""
    return frozenset(term.name for phrase in _lexicon().fillers for term in terms(phrase.split()))


def opening(keys: Sequence[str]) -> int | None:
    """The word after which a recommendation proper begins ("… need to ensure that"); None where nothing opens one."""
    for at in range(min(len(keys), _LATEST_OPENING)):
        for phrase in _lexicon().openings:
            length = len(phrase.split())
            states_purpose = at > 0 and keys[at - 1] == "to" and keys[max(at - 2, 0)] not in ("need", "needs")
            if " ".join(keys[at : at + length]) == phrase and not states_purpose:
                return at + length
    return None


def weight(name: str, passages: Passages) -> float:
    """How much a subject tells of what a text is about: sides that anything has tell little."""
    return 0.0 if name in fillers() else passages.weight(name) * (_ASPECT_WEIGHT if name in _aspects() else 1.0)


class Point:
    """What a passage of the report is about; the authority's own name is left out."""

    def __init__(
        self, passage: Passage, report: Passages, criticism: Iterable[Sentence], name: frozenset[str] = frozenset()
    ) -> None:
        positions = report.index.words_in(passage)
        keys = report.index.keys[positions.start : positions.stop]
        named = [term for term in terms(keys) if term.name not in name and term.name not in fillers()]
        first = opening(keys) or 0
        last = _purpose(keys, named, first)
        self._weights: dict[str, float] = {}
        for term in named:
            inside = first <= term.first and term.last <= last
            told = weight(term.name, report) * (1.0 if inside else _PURPOSE_WEIGHT)
            self._weights[term.name] = max(told, self._weights.get(term.name, 0.0))
        telling = {name for name in self._weights if name not in _aspects()}
        thing = {term.name for term in named if first <= term.first and term.last <= last} & telling
        self._telling = frozenset(telling or self._weights)
        self._aspects_alone = not telling
        self._thing = frozenset(thing or self._telling)
        self._words = {term.name: " ".join(keys[term.first : term.last]) for term in reversed(named)}
        self._whole = fsum(self._weights.values())
        self._report = report
        self._kin = self._find_kin(self._thing, criticism)
        self._firsts = {sentence.first for _, sentence in self._kin}
        self._positions = positions

    def _find_kin(self, thing: frozenset[str], criticism: Iterable[Sentence]) -> list[tuple[float, Sentence]]:
        near = ((self._report.share(thing, s.terms), s) for s in criticism if not thing.isdisjoint(s.terms))
        return [(share, sentence) for share, sentence in near if share >= _KIN]

    def words_of(self, about: frozenset[str]) -> tuple[str, ...]:
        """The passage's words for the subjects that it shares with a text, the weightiest first."""
        shared = sorted(about & self._weights.keys(), key=lambda name: (-self._weights[name], name))
        return tuple(self._words[name] for name in shared)

    def doubt(self, about: frozenset[str]) -> float:
        """How much speaks against a text that names only one subject of this, more so where the one is common.

        Infinite where it names none.
        """
        shared = about & self._telling
        if self._aspects_alone and fsum(self._weights[n] for n in sorted(shared)) < _HALF * self._whole:
            return inf
        if len(shared) != 1:
            return 0.0 if shared else inf
        [name] = shared
        named = self._report.share(self._thing, shared)
        if named >= _NEARLY_ALL:
            return 0.0
        common = self._report.weight(name) < _RARE and named < _MUCH
        return 3 * _DOUBT if common and len(about & self._weights.keys()) == 1 else _DOUBT

    def says_more(self, other: Point, about: frozenset[str]) -> bool:
        """Whether a text names all of the other point that it names of this one, and something of this one besides."""
        return about & other._telling < about & self._telling

    def resembles(self, about: frozenset[str]) -> float:
        """How near a text comes to this point's own words."""
        return self._report.closeness(frozenset(self._weights), about)

    def told_by(self, about: frozenset[str]) -> bool:
        """Whether a text that owns no shortfall speaks of this: two telling subjects, or nearly all there is."""
        shared = about & self._telling
        return len(shared) >= 2 or self._report.share(self._thing, shared) >= _NEARLY_ALL

    def nearness(self, about: frozenset[str], size: float) -> float:
        """How near a text comes to this point or to a critical sentence about the same thing, 0 to 1.

        `size` is the weight of all the text is about.
        """
        shared = sorted(about & self._weights.keys())
        told = fsum(self._weights[name] for name in shared) / self._whole
        focus = fsum(weight(name, self._report) for name in shared) / size
        retold = (share * self._report.closeness(sentence.terms, about) for share, sentence in self._kin)
        return max(sqrt(told * focus), max(retold, default=0.0))

    def rival(self, nearest: Iterable[Near]) -> float:
        """How near the first of a text's nearest sentences comes that does not make this point."""
        return next((near.score for near in nearest if not self._makes(near.sentence)), 0.0)

    def _makes(self, sentence: Sentence) -> bool:
        inside = sentence.first < self._positions.stop and sentence.last > self._positions.start
        return inside or sentence.first in self._firsts


def _purpose(keys: Sequence[str], named: Sequence[Term], first: int) -> int:
    """Where the purpose or the detail begins, after at least one thing is named; the end where there is none."""
    for at in range(first + _SHORTEST, len(keys)):
        opens = any(keys[at : at + len(p)] == p for p in _purposes().get(keys[at], ()))
        if opens and any(first <= t.first and t.last <= at and t.name not in _aspects() for t in named):
            return at
    return len(keys)


@cache
def _purposes() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in _lexicon().purposes:
        found.setdefault(phrase.split()[0], []).append(phrase.split())
    return found


def criticism(inspection: Inspection, report: Passages) -> list[Sentence]:
    """The report's sentences that criticise."""
    starts = {remark.passage[0].start for remark in inspection.remarks if remark.severity > 0}
    return [sentence for sentence in report.sentences if report.index.starts[sentence.first] in starts]


def about(passage: Passage, report: Passages) -> frozenset[str]:
    """What a passage of the report is about."""
    positions = report.index.words_in(passage)
    return subjects(report.index.keys[positions.start : positions.stop])
