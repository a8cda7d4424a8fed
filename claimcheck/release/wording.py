"""How people state grades: the patterns of data/lexicon/statements.yaml, compiled once."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.data import load
from claimcheck.report.framework import frameworks


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    grades: dict[str, tuple[str, ...]]
    not_grades: tuple[str, ...]
    areas: dict[str, tuple[str, ...]]
    rating: tuple[str, ...]
    rates: tuple[str, ...]
    gives: tuple[str, ...]
    follows: tuple[str, ...]
    bodies: tuple[str, ...]
    service: tuple[str, ...]
    bridge: tuple[str, ...]
    every: tuple[str, ...]
    others: tuple[str, ...]
    some: tuple[str, ...]
    exceptions: tuple[str, ...]
    doubt: tuple[str, ...]
    neutral: tuple[str, ...]
    elsewhere: tuple[str, ...]
    many: tuple[str, ...]
    among: tuple[str, ...]
    negation: tuple[str, ...]
    condition: tuple[str, ...]
    target: tuple[str, ...]
    left_behind: tuple[str, ...]
    past: tuple[str, ...]
    past_before: tuple[str, ...]
    present: tuple[str, ...]
    starts: tuple[str, ...]
    breaks: tuple[str, ...]


QUOTE = "'\""
_WHOLE_WORDS = frozenset(
    {"rating", "rates", "gives", "bodies", "service", "bridge", "every", "others", "some"}
    | {"exceptions", "doubt", "elsewhere", "many", "among"}
)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The alternatives of one list of the lexicon, as whole words where the list is of words."""
    parts = "|".join(getattr(_lexicon(), name))
    return compiled(rf"\b(?:{parts})(?!\w)" if name in _WHOLE_WORDS else f"(?:{parts})")


def loose_names(area: str) -> tuple[str, ...]:
    """Patterns of what people loosely call an area, beside its aliases."""
    return _lexicon().areas.get(area, ())


@cache
def grade_words() -> re.Pattern[str]:
    """What may be a grade of any scale, one group a grade; `unknown` for ratings that no scale has."""
    lexicon = _lexicon()
    words: dict[str, set[str]] = {}
    for framework in frameworks().values():
        for grade in framework.scale:
            plain = {re.escape(alias) for alias in grade.aliases if not re.search(r"\d|^ri$", alias)}
            if plain:  # an outcome told in a sentence is no grade word
                words.setdefault(grade.id, set()).update(plain)
    for grade_id, more in lexicon.grades.items():
        words.setdefault(grade_id, set()).update(more)
    words["unknown"] = set(lexicon.not_grades)
    longest_first = {g: sorted(alternatives, key=lambda a: (-len(a), a)) for g, alternatives in words.items()}
    groups = "|".join(f"(?P<{grade}>{'|'.join(alternatives)})" for grade, alternatives in longest_first.items())
    return compiled(rf"\b(?:{groups})(?!\w)")


def last_match(words: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The match that reaches furthest, or None."""
    return max(words.finditer(text), key=lambda found: found.end(), default=None)


@cache
def _lexicon() -> _Lexicon:
    return load("lexicon/statements.yaml", _Lexicon)
