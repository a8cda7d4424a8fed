"""The words by which a text says who speaks."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from claimcheck.data import load


class Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of data/lexicon/attribution.yaml, which says what each list is."""

    speech: frozenset[str]
    judging: frozenset[str]
    ambiguous: frozenset[str]
    grading: frozenset[str]
    narrating: frozenset[str]
    phrasal: frozenset[str]
    stances: frozenset[str]
    sayings: frozenset[str]
    judgings: frozenset[str]
    implying: frozenset[str]
    unlike_inspectors: frozenset[str]
    inspectors: frozenset[str]
    inspector_words: frozenset[str]
    reports: frozenset[str]
    documents: frozenset[str]
    elsewhere: frozenset[str]
    never: frozenset[str]
    overrides: frozenset[str]
    compounds: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    role_words: frozenset[str]
    groups: frozenset[str]
    other_bodies: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    adverbs: frozenset[str]
    terms: frozenset[str]
    term_heads: frozenset[str]
    grade_words: frozenset[str]
    grade_fillers: frozenset[str]
    highlights: frozenset[str]
    circumstance: frozenset[str]
    determiners: frozenset[str]
    particles: frozenset[str]
    calendar: frozenset[str]
    times: frozenset[str]
    audiences: frozenset[str]
    addressed: frozenset[str]
    other_inspectors: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of attribution."""
    return load("lexicon/attribution.yaml", Lexicon)
