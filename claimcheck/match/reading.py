"""A sentence as the tests for a disagreement see it: what it names, denies, counts and weighs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from msgspec import Struct

from claimcheck.data import load
from claimcheck.language.quantifiers import Quantifier, quantifiers
from claimcheck.language.stems import stem
from claimcheck.match.passages import Term, terms


class Opposites(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of the two ends of one scale."""

    up: tuple[str, ...]
    down: tuple[str, ...]


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    negators: frozenset[str]
    negating_phrases: tuple[str, ...]
    tellers: frozenset[str]
    telling: frozenset[str]
    reach: int
    turns: frozenset[str]
    clause_openings: frozenset[str]
    qualifiers: frozenset[str]
    opposites: tuple[Opposites, ...]
    exchanged: tuple[Opposites, ...]
    uneven: tuple[str, ...]
    attributes: Opposites
    unfinished: tuple[str, ...]
    done: tuple[str, ...]
    finished: frozenset[str]
    under_way: tuple[str, ...]
    actors: tuple[tuple[str, ...], ...]
    prescribing: tuple[str, ...]
    ordering: tuple[str, ...]
    before_ordering: frozenset[str]
    laws: frozenset[str]
    anaphors: frozenset[str]
    rough: frozenset[str]
    frequency: frozenset[str]
    months: tuple[str, ...]
    harm: tuple[str, ...]
    children: tuple[str, ...]
    leaving: tuple[str, ...]
    besides: tuple[str, ...]
    degrees: frozenset[str]
    former: frozenset[str]
    visits: frozenset[str]
    outcomes: frozenset[str]
    other_visits: frozenset[str]


@cache
def lexicon() -> _Lexicon:
    """What decides whether two sentences disagree."""
    return load("lexicon/claims.yaml", _Lexicon)


@cache
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        found.setdefault(phrase.split()[0], []).append(phrase.split())
    return found


class Reading:
    """A sentence as the tests see it: what it names, denies, counts and weighs."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = list(keys)

    @cached_property
    def terms(self) -> list[Term]:
        """The subjects it names, in order."""
        return terms(self.keys)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The subjects it names."""
        return frozenset(term.name for term in self.terms)

    @cached_property
    def sized_subjects(self) -> frozenset[str]:
        """The subjects it names but those that only say of how many it speaks: "a small number" of children."""
        return frozenset(
            term.name
            for term in self.terms
            if not any(q.first <= term.first and term.last <= q.last for q in self.quantifiers)
        )

    @cached_property
    def stems(self) -> list[str]:
        """The stem of each word."""
        return [stem(word) for word in self.keys]

    @cached_property
    def quantifiers(self) -> list[Quantifier]:
        """The quantifiers it uses."""
        return quantifiers(self.keys)

    @cached_property
    def negators(self) -> list[tuple[int, int]]:
        """Where words stand that deny."""
        known = lexicon()
        single = [(at, at + 1) for at, word in enumerate(self.keys) if word in known.negators]
        return sorted(single + list(self.find(known.negating_phrases)))

    @cached_property
    def denied(self) -> dict[int, tuple[int, int]]:
        """The positions of words that a negator reaches, and which."""
        known = lexicon()
        found: dict[int, tuple[int, int]] = {}
        for first, last in self.negators:
            for at in range(last, min(last + known.reach, len(self.keys))):
                if self.keys[at] in known.turns:
                    break
                found[at] = (first, last)
        return found

    def clause(self, position: int) -> tuple[int, int]:
        """The range of words of the clause that the word at a position stands in."""
        ends = lexicon().turns | lexicon().clause_openings
        first = next((at + 1 for at in range(position - 1, -1, -1) if self.keys[at] in ends), 0)
        last = next((at for at in range(position + 1, len(self.keys)) if self.keys[at] in ends), len(self.keys))
        return first, last

    def qualifiers(self, first: int, last: int) -> set[str]:
        """The stems of words in a range that say how, how often or how widely something holds."""
        known = lexicon().qualifiers
        return {self.stems[at] for at in range(first, last) if self.keys[at] in known or self.keys[at].endswith("ly")}

    def subjects_in(self, first: int, last: int) -> frozenset[str]:
        """The subjects named within a range of words."""
        return frozenset(term.name for term in self.terms if first <= term.first and term.last <= last)

    def denies(self) -> bool:
        """Whether anything is denied, beside what a quantifier ("not all") does."""
        return any(not any(q.first <= first < q.last for q in self.quantifiers) for first, _ in self.negators)

    def find(self, phrases: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Where any of the phrases stands, in order."""
        wanted = _by_first_word(tuple(phrases))
        for at, word in enumerate(self.keys):
            for phrase in wanted.get(word, ()):
                if self.keys[at : at + len(phrase)] == phrase:
                    yield at, at + len(phrase)
                    break

    def naming(self, position: int) -> Term | None:
        """The subject that the word at a position names, or helps to name."""
        return next((term for term in self.terms if term.first <= position < term.last), None)

    def subject_at(self, position: int) -> Term | None:
        """The first subject named at or after a position."""
        return next((term for term in self.terms if term.first >= position), None)


_LONGEST_OPENING = 16
_TELLS_WITHIN = 3
_FEWEST_TOLD = 3
"""Words that must come after it: in "…, the report says" the claim comes before."""


def told_from(keys: Sequence[str]) -> int:
    """The position from which a claim is told, after "the report states that" and whoever says so."""
    known = lexicon()
    start = 0
    for at, word in enumerate(keys[:_LONGEST_OPENING]):
        if word in known.tellers:
            tells = (n for n in range(at + 1, min(at + 1 + _TELLS_WITHIN, len(keys))) if keys[n] in known.telling)
            if (verb := next(tells, None)) is not None:
                start = verb + 1 + (keys[verb + 1 : verb + 2] == ["that"])
            elif clear := next((n for n in range(at + 1, at + 1 + _TELLS_WITHIN) if _makes_clear(keys, n)), None):
                start = clear + 2 + (keys[clear + 2 : clear + 3] == ["that"])
    return start if len(keys) - start >= _FEWEST_TOLD else 0


def _makes_clear(keys: Sequence[str], at: int) -> bool:
    return keys[at + 1 : at + 2] == ["clear"] and keys[at] in ("makes", "made", "make")
