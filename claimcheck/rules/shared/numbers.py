"""Numbers and months in the words of a folded sentence."""

from __future__ import annotations

from claimcheck.language.months import MONTHS

_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
NUMBER = rf"(?:{'|'.join(_WORDS)}|\d{{1,3}})"
"""Matches a number up to 999, in words up to twenty."""
MONTH = rf"(?:{'|'.join(MONTHS)})"


def value(words: str) -> int:
    """What `NUMBER` matched."""
    return _WORDS.index(words) + 1 if words in _WORDS else int(words)
