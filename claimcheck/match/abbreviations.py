"""The abbreviations a report introduces ("personal advisers (PAs)"), and quotations that use the other form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from claimcheck.cache.patterns import compiled
from claimcheck.language.words import ABBREVIATION, Word, key

_INTRODUCED = compiled(ABBREVIATION)
_UNNAMED = frozenset({"and", "of", "for", "the", "to", "in", "on", "or"})
"""Words that an abbreviation may leave out."""

Name = tuple[str, ...]
"""The words that an abbreviation stands for, as they are compared, in the singular."""


def introduced(text: str, keys: Sequence[str], starts: Sequence[int]) -> dict[str, Name]:
    """What each abbreviation that a text introduces in brackets stands for; `keys` are its words, at `starts`."""
    found: dict[str, Name] = {}
    for match in _INTRODUCED.finditer(text):
        short, last = _singular(key(match["abbreviation"])), bisect_left(starts, match.start())
        first = _first_spelt(keys, last, short)
        if last - first > 1:
            found.setdefault(short, (*keys[first : last - 1], _singular(keys[last - 1])))
    return found


def spelt_out(words: Sequence[Word], known: Mapping[str, Name]) -> list[Word]:
    """The words with the full name in each abbreviation's place; its words all stand where the abbreviation does."""
    found: list[Word] = []
    for word in words:
        *names, last = known.get(_singular(word.key), (word.key,))
        plural = "s" if names and word.key.endswith("s") else ""
        found += [Word(name, word.start, word.end) for name in (*names, last + plural)]
    return found


def abbreviated(words: Sequence[Word], known: Mapping[str, Name]) -> list[Word]:
    """The words with the abbreviation in each full name's place."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        short, length = next((named for named in known.items() if _stands(named[1], words, at)), (None, (words[at],)))
        last = words[at + len(length) - 1]
        plural = "s" if _singular(last.key) != last.key else ""
        found.append(words[at] if short is None else Word(short + plural, words[at].start, last.end))
        at += len(length)
    return found


def _stands(name: Name, words: Sequence[Word], at: int) -> bool:
    keys = [word.key for word in words[at : at + len(name)]]
    return len(keys) == len(name) and (*keys[:-1], _singular(keys[-1])) == name


def _first_spelt(keys: Sequence[str], last: int, short: str) -> int:
    """Where the words begin that end before `last` and whose first letters the abbreviation has; `last` if none do."""
    at = last
    for letter in reversed(short):
        at -= 1
        while at > 0 and keys[at] in _UNNAMED and not keys[at].startswith(letter):
            at -= 1
        if at < 0 or not keys[at].startswith(letter):
            return last
    return at


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 2 else word
