"""Words that negate, limit, soften or take back what stands beside them."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from claimcheck.data import load
from claimcheck.language.words import is_kind


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """The words that decide whether what is left out beside a quotation negates it, limits it or takes it back."""

    negators: frozenset[str]
    reach: int
    determiners: frozenset[str]
    nouns: frozenset[str]
    too_soon: frozenset[str]
    limiters: tuple[str, ...]
    fronts: frozenset[str]
    front_fillers: frozenset[str]
    sweeping: frozenset[str]
    softeners: frozenset[str]
    softening: tuple[str, ...]
    softening_too: frozenset[str]
    not_negating: frozenset[str]
    clause_openers: frozenset[str]
    coordinators: frozenset[str]
    verbs: frozenset[str]
    failing: frozenset[str]
    after: frozenset[str]
    contrasts: frozenset[str]
    contrasts_after_comma: frozenset[str]
    concessions: frozenset[str]
    sequels: tuple[str, ...]
    contrary: tuple[str, ...]
    concessive: frozenset[str]
    critical: frozenset[str]


@cache
def limiting() -> Limits:
    """The words of data/lexicon/context.yaml, which says what each list is."""
    return load("lexicon/context.yaml", Limits)


def denies(word: str) -> bool:
    """Whether a word can say that something is not so, or not as it should be."""
    return is_kind(word, "negation") or word in limiting().failing


def negates(word: str) -> bool:
    """Whether a word before a proposition can turn it into its opposite."""
    return word in limiting().negators


def criticises(word: str) -> bool:
    """Whether a writer's word says that what stands beside it is found wanting."""
    return word in limiting().critical


def softens(word: str) -> bool:
    """Whether a word keeps a statement from being true of all, always."""
    return (is_kind(word, "quantifier") or is_kind(word, "hedge")) and word not in limiting().sweeping


def limits_some(word: str) -> bool:
    """Whether a writer's word says that something is so of some only, or at times."""
    return word in limiting().softening or word in limiting().softening_too


def concedes(word: str) -> bool:
    """Whether a word can tell of a shortcoming: by denying, by contrast, or by what is still to be done."""
    return denies(word) or is_kind(word, "contrast") or word in limiting().concessive
