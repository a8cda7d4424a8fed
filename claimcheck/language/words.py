"""Words as they are compared, and the classes of words that bear meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import cast

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.data import load
from claimcheck.language.typography import ACCENTS, INVISIBLE, SINGLE, composed
from claimcheck.model import EditKind, Passage

ABBREVIATION = r"\((?P<abbreviation>[A-Z][A-Za-z]?[A-Z]{1,5}s?)\)"
"""An abbreviation just introduced: releases drop it."""

_WORD = compiled(
    rf"[^\W\d_]++(?:[{SINGLE}{INVISIBLE}][^\W\d_]++|[{ACCENTS}]++[^\W\d_]*+)*+|{ABBREVIATION}"
    r"|(?=\d)(?:(?<=[a-z])(?P<note>\d{1,2})(?!\w)"  # a footnote mark
    r"|(?<=[a-z][.,;:)])(?P<later_note>\d{1,2})(?![\w.,]\d|\w)"
    r"|\d+(?:[.,:]\d+)*)|[%&£]"
)
_MARKS = compiled(rf"[{SINGLE}{INVISIBLE},]")
_IZE = compiled(r"iz(e[ds]?|ing|ations?|ers?)$")
_NEGATIVE_PREFIX = compiled(r"(?:un|in|im|ir|dis|non)(?=\w{4})")


class Word(Struct, frozen=True):
    """A word: the form it is compared in, and its range in the text."""

    key: str
    start: int
    end: int


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    negation: frozenset[str]
    number: frozenset[str]
    quantifier: frozenset[str]
    hedge: frozenset[str]
    grade: frozenset[str]
    contrast: frozenset[str]
    subject: frozenset[str]
    intensifier: frozenset[str]
    time: frozenset[str]
    variants: dict[str, str]


_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

KINDS: tuple[EditKind, ...] = (
    "negation",
    "number",
    "grade",
    "quantifier",
    "hedge",
    "contrast",
    "intensifier",
    "time",
    "subject",
)
"""The meaning-bearing kinds; an edit with words of several is named by the first."""


@cache
def _lexicon() -> _Lexicon:
    return load("lexicon/words.yaml", _Lexicon)


def words(text: str, passage: Passage) -> list[Word]:
    """The words of a passage in order.

    Footnote marks and abbreviations in brackets, which a quotation may drop without a mark, are no words. Hyphens
    separate words, so that "well-considered" and a "well considered" over a line's end are alike.
    """
    return [
        Word(key(match.group()), match.start(), match.end())
        for span in passage
        for match in _WORD.finditer(text, span.start, span.end)
        if match.lastgroup is None
    ]


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """The form in which a word is compared: case, apostrophes, -ize and known variant spellings are folded."""
    folded = _MARKS.sub("", composed(word)).lower()
    folded = _IZE.sub(r"is\1", folded)
    return _lexicon().variants.get(folded, folded)


def same(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two stretches of words read alike: compounds split otherwise, a number in words or in figures."""
    if "".join(ours) == "".join(theirs):
        return True
    number = _number(ours)
    return number is not None and number == _number(theirs)


def _number(words: Sequence[str]) -> int | None:
    """The number that words spell ("1 thousand", "20 4"); None where they are not one number."""
    total = part = 0
    for at, word in enumerate(words):
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            total, part = (total + part, 0) if part >= 1000 else (total, part)
        elif word.isdecimal() and len(word) < 10 and (at == 0 or (len(word) == 1 and not part % 10)):
            part += int(word)
        elif word in _TENS and not part % 100:
            part += _TENS[word]
        elif word not in ("and", "a") or (word == "a") != (at == 0):
            return None
    return total + part if words else None


def is_kind(word: str, kind: EditKind) -> bool:
    """Whether a word, in its compared form, belongs to a meaning-bearing class."""
    if kind == "number" and word[:1].isdigit():
        return True
    known = cast(frozenset[str], getattr(_lexicon(), kind, ()))
    return word in known or (kind == "subject" and word.removesuffix("s") in known)  # a possessive: "children’s"


def kind_of_edit(quoted: Iterable[str], report: Iterable[str]) -> EditKind:
    """What an edit changed, from the words on each side that the other has not."""
    ours, theirs = list(quoted), list(report)
    changed = set(ours) ^ set(theirs)
    if _negates(ours, theirs) or _negates(theirs, ours):
        return "negation"
    for kind in KINDS:
        if kind == "grade" and changed & {"good", "adequate"} and not (ours and theirs):
            continue  # a plain adjective unless one grade stands for another
        if any(is_kind(word, kind) for word in changed):
            return kind
    return "wording"


def _negates(ours: list[str], theirs: list[str]) -> bool:
    """Whether a word on one side is the other's with a negative prefix ("consistent", "inconsistent")."""
    return any(_NEGATIVE_PREFIX.match(word) and _NEGATIVE_PREFIX.sub("", word, count=1) in theirs for word in ours)
