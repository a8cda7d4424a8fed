"""The words by which a text says who speaks."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from claimcheck.data import load

Kind = Literal[
    "held", "report", "other", "unknown", "person", "group", "name", "it", "they", "verb", "be", "auxiliary", "adverb",
    "preposition", "conjunction", "relative", "comma", "stop", "determiner", "according", "word",
]  # fmt: skip


class Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of data/lexicon/attribution.yaml, which says what each list is."""

    speech: frozenset[str]
    judging: frozenset[str]
    ambiguous: frozenset[str]
    grading: frozenset[str]
    unless_to: frozenset[str]
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
    former_grades: frozenset[str]
    highlights: frozenset[str]
    circumstance: frozenset[str]
    determiners: frozenset[str]
    particles: frozenset[str]
    calendar: frozenset[str]
    times: frozenset[str]
    audiences: frozenset[str]
    addressed: frozenset[str]
    addressees: frozenset[str]
    occasions: frozenset[str]
    dating: frozenset[str]
    received: frozenset[str]
    other_inspectors: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of attribution."""
    return load("lexicon/attribution.yaml", Lexicon)


@cache
def classes() -> dict[str, Kind]:
    """The kind of each word or phrase that has one wherever it stands."""
    words = lexicon()
    lists: tuple[tuple[Kind, frozenset[str]], ...] = (
        ("verb", words.judging | words.speech),
        ("group", words.groups),
        ("person", words.roles | {"he", "she", "i", "we"}),
        ("other", words.documents | words.other_bodies),
        ("report", words.inspectors | words.reports | {"ofsted"}),
        ("unknown", frozenset({"lead inspector", "lead inspectors"})),
        ("it", frozenset({"it"})),
        ("they", frozenset({"they"})),
        ("preposition", words.prepositions),
        ("conjunction", words.conjunctions),
        ("relative", words.relatives),
        ("auxiliary", words.auxiliaries),
        ("be", words.passive),
        ("adverb", words.adverbs),
        ("determiner", words.determiners),
        ("according", frozenset({"according to", "in the words"})),
    )
    return {word: kind for kind, group in lists for word in group}


def is_known(word: str) -> bool:
    """Whether a word in lower case has a meaning of its own here, and names no place or person."""
    return word in classes() or word in lexicon().never or word in lexicon().elsewhere


@cache
def vocabulary() -> frozenset[str]:
    """Every word in lower case that may be anything else than a plain word or an adverb in "-ly"."""
    return frozenset({*classes(), *first_words(), *verbs_by_place()})


@cache
def verbs_by_place() -> frozenset[str]:
    """What is a verb of saying only behind certain words."""
    words = lexicon()
    return words.stances | words.narrating | words.phrasal | {"report"}


@cache
def first_words() -> frozenset[str]:
    """The first words of what the lexicon lists as several words."""
    phrases = {*classes(), *verbs_by_place()}
    return frozenset(phrase.partition(" ")[0] for phrase in phrases if " " in phrase)
