"""Which sentences of a document is a text about: shared subjects, each weighed by how rare it is.

A release and a report seldom use the same words, so words of one family count as one (`language.stems`) and so do
those the field uses for the same thing (`data/lexicon/synonyms.yaml`). Closeness is the cosine of the two sets of
subjects. It says what a sentence is about and never that it agrees: a distortion is as close as an honest paraphrase.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import fsum, log, sqrt
from typing import NamedTuple

from msgspec import Struct

from claimcheck.data import load
from claimcheck.language.stems import stem
from claimcheck.language.words import key
from claimcheck.match.index import Index
from claimcheck.model import Passage

_OWN_WEIGHT = 20
"""How often a report's own sentences count beside those of all reports: the place's name must weigh little there."""


_JOINING = frozenset({"and", "but", "so", "yet"})
"""Words that open a further main clause after a comma."""


class Term(NamedTuple):
    """A subject a text names, and the words `[first, last)` that name it."""

    name: str
    first: int
    last: int


class _Synonyms(Struct, frozen=True, forbid_unknown_fields=True):
    empty: frozenset[str]
    same: tuple[tuple[str, ...], ...]


class _Frequencies(Struct, frozen=True, forbid_unknown_fields=True):
    sentences: int
    counts: dict[str, int]


@cache
def _empty() -> frozenset[str]:
    return frozenset(stem(word) for word in load("lexicon/synonyms.yaml", _Synonyms).empty)


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    """The name of the shared meaning of each phrase, by its stems."""
    found: dict[tuple[str, ...], str] = {}
    for group in load("lexicon/synonyms.yaml", _Synonyms).same:
        for phrase in group:
            stems = tuple(stem(key(word)) for word in phrase.replace("-", " ").split())
            found.setdefault(stems, f"={group[0]}")
    return found


@cache
def _longest() -> dict[str, int]:
    """How many words the longest phrase that opens with a stem has."""
    longest: dict[str, int] = {}
    for phrase in _phrases():
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


@cache
def _seconds() -> dict[str, set[str]]:
    """The second stems of the phrases that open with a stem: few words are followed by one of them."""
    found: dict[str, set[str]] = defaultdict(set)
    for first, *rest in _phrases():
        found[first].update(rest[:1])
    return dict(found)


@lru_cache(maxsize=1 << 14)
def _alone(word: str) -> str:
    """The subject that a word names by itself; empty for numbers and for words that are about nothing."""
    name = _phrases().get((stem(word),), stem(word))
    return "" if name in _empty() or name[0].isdigit() else name


@cache
def _frequencies() -> _Frequencies:
    return load("lexicon/frequencies.json", _Frequencies)


def terms(keys: Sequence[str]) -> list[Term]:
    """The subjects named by a text's words, in order: the longest known phrase at each word, else the word's stem."""
    names, ends = _named(keys)
    return [Term(name, at, ends.get(at, at + 1)) for at, name in enumerate(names) if name]


def subjects(keys: Sequence[str]) -> frozenset[str]:
    """What a text is about, from its words."""
    return frozenset(filter(None, _named(keys)[0]))


def _named(keys: Sequence[str]) -> tuple[list[str], dict[int, int]]:
    """The subject that is named from each word on, empty where none is, and where those of several words end."""
    names, stems, seconds, phrases = list(map(_alone, keys)), list(map(stem, keys)), _seconds(), _phrases()
    ends: dict[int, int] = {}
    free = 0
    for at in [at for at, (first, second) in enumerate(pairwise(stems)) if second in seconds.get(first, ())]:
        for last in range(min(at + _longest()[stems[at]], len(stems)), at + 1, -1):
            if at >= free and (name := phrases.get(tuple(stems[at:last]))):
                ends[at] = free = last
                names[at:last] = [name, *[""] * (last - at - 1)]
    return names, ends


class Sentence(NamedTuple):
    """A sentence of a document: its words' positions in the index, and what it is about."""

    first: int
    last: int
    terms: frozenset[str]


class Near(NamedTuple):
    """A sentence found, and how near it is: 0 (nothing shared) to 1 (the same subjects)."""

    score: float
    sentence: Sentence


class Passages:
    """The sentences of a document, headings left out, to be found by what they are about."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.sentences: list[Sentence] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, piece in enumerate(index.sentence_pieces):
            if index.document.pieces[piece].kind == "heading":
                continue
            first, last = index.sentence_range(number)
            about = subjects(index.keys[first:last])
            for name in about:
                self._holding[name].append(len(self.sentences))
            self.sentences.append(Sentence(first, last, about))
        self._weights: dict[str, float] = {}
        self._sizes: dict[frozenset[str], float] = {}
        self._roots = [sqrt(self.weight_of(sentence.terms)) for sentence in self.sentences]

    def weight(self, term: str) -> float:
        """How much a shared subject tells: the logarithm of how rare sentences that name it are, here and elsewhere."""
        if (known := self._weights.get(term)) is None:
            usual = _frequencies()
            naming = usual.counts.get(term, 0) + _OWN_WEIGHT * len(self._holding.get(term, ()))
            known = log((usual.sentences + _OWN_WEIGHT * len(self.sentences)) / (naming + 1))
            self._weights[term] = known
        return known

    def weight_of(self, about: frozenset[str]) -> float:
        """The weight of all subjects of a text."""
        if (size := self._sizes.get(about)) is None:
            size = self._sizes[about] = self._sum(about)
        return size

    def _sum(self, about: Iterable[str]) -> float:
        return fsum(map(self.weight, about))

    def closeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How near two texts are in what they are about, 0 to 1."""
        shared = self._sum(one & other)
        return shared / sqrt(self.weight_of(one) * self.weight_of(other)) if shared else 0.0

    def share(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much of what `one` is about `other` is about too, 0 to 1."""
        shared = self._sum(one & other)
        return shared / self.weight_of(one) if shared else 0.0

    def nearest(self, about: frozenset[str], count: int = 5) -> list[Near]:
        """The sentences nearest to a text, nearest first, equals in the document's order; none that share nothing."""
        shared: dict[int, float] = defaultdict(float)
        for name in sorted(about):
            weight = self.weight(name)
            for number in self._holding.get(name, ()):
                shared[number] += weight
        size = self.weight_of(about)
        root = sqrt(size)
        ranked = sorted([(weight / (root * self._roots[n]), -n) for n, weight in shared.items()], reverse=True)[:count]
        return [Near(score, self.sentences[-number]) for score, number in ranked]

    def passage(self, sentence: Sentence) -> Passage:
        """Where a sentence stands."""
        return self.index.passage(sentence.first, sentence.last)

    def keys(self, sentence: Sentence) -> list[str]:
        """A sentence's words."""
        return self.index.keys[sentence.first : sentence.last]

    def clauses(self, sentence: Sentence) -> list[int]:
        """The words of a sentence, from its first, at which a further main clause begins: after ";", or ", and"."""
        index = self.index
        found = []
        for at in range(sentence.first + 1, sentence.last):
            between = index.document.text[index.ends[at - 1] : index.starts[at]]
            if ";" in between or ("," in between and index.keys[at] in _JOINING):
                found.append(at - sentence.first)
        return found
