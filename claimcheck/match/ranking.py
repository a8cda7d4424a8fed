"""Which sentences of the report a claim may be about, likeliest first.

The forty sentences nearest by shared subjects are put in order by these and by their vectors; on labelled claims no
sentence beyond the forty came among the first five so. A language model (the extra `semantic`) also finds those that
share nothing, and is asked about every sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from claimcheck.match.passages import Passages, Sentence
from claimcheck.match.vectors import Vector, nearness, vectors

_CANDIDATES = 40
_VECTOR_WEIGHT = 0.5
_MEANING_WEIGHT = 1.0


class Meanings(Protocol):
    """Tells how near in meaning each of some texts is to a text: `claimcheck.semantic.Encoder`."""

    def nearness(self, text: str, others: Sequence[str]) -> list[float]:
        """Cosines, one for each of the other texts."""


class Ranked(NamedTuple):
    """A sentence, and how near it is by shared subjects, by vectors and, where a model was asked, in meaning."""

    sentence: Sentence
    subjects: float
    vectors: float
    meaning: float | None = None

    @property
    def kinship(self) -> float:
        """Shared subjects and vectors together."""
        return self.subjects + _VECTOR_WEIGHT * self.vectors

    @property
    def score(self) -> float:
        """All of these together: what sentences are put in order by."""
        return self.kinship + _MEANING_WEIGHT * (self.meaning or 0.0)

    def scores(self) -> dict[str, float]:
        """Each of these by its name."""
        known = {"subjects": self.subjects, "vectors": self.vectors}
        return known if self.meaning is None else {**known, "meaning": self.meaning}


class Ranking:
    """The sentences of a report, to be put in order for one claim after another."""

    def __init__(self, report: Passages, meanings: Meanings | None = None) -> None:
        self._report = report
        self._meanings = meanings
        self._vectors: dict[int, Vector | None] = {}

    def likeliest(self, text: str, about: frozenset[str], count: int) -> list[Ranked]:
        """The sentences a text with these subjects is likeliest to be about; equals in the document's order."""
        near = self._report.nearest(about, _CANDIDATES if self._meanings is None else len(self._report.sentences))
        own = self._vector(about)
        found = [Ranked(n.sentence, n.score, round(nearness(own, self._of(n.sentence)), 6)) for n in near]
        if self._meanings is not None:
            named = {ranked.sentence.first for ranked in found}
            found += [
                Ranked(s, 0.0, nearness(own, self._of(s))) for s in self._report.sentences if s.first not in named
            ]
            meant = self._meanings.nearness(text, [self._shown(ranked.sentence) for ranked in found])
            found = [ranked._replace(meaning=meaning) for ranked, meaning in zip(found, meant, strict=True)]
        return sorted(found, key=lambda ranked: (-ranked.score, ranked.sentence.first))[:count]

    def _shown(self, sentence: Sentence) -> str:
        return self._report.index.document.show(self._report.passage(sentence))

    def _of(self, sentence: Sentence) -> Vector | None:
        if sentence.first not in self._vectors:
            self._vectors[sentence.first] = self._vector(sentence.terms)
        return self._vectors[sentence.first]

    def _vector(self, about: frozenset[str]) -> Vector | None:
        return vectors().of((name, self._report.weight(name)) for name in sorted(about))
