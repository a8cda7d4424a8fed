"""Text as the model reads it: BERT's uncased word pieces (Devlin et al. 2019)."""

from __future__ import annotations

import unicodedata
from functools import cache

from claimcheck.cache.patterns import compiled
from claimcheck.data import raw

_MOST_PIECES = 128
_LONGEST_WORD = 100
_WORD = compiled(r"\w+|[^\w\s]")


@cache
def _vocabulary() -> dict[str, int]:
    """The number of each piece: its line in the file; empty lines are pieces of other scripts, left out."""
    lines = raw("semantic/vocabulary.txt").decode().split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def pieces(text: str) -> list[int]:
    """The numbers of a text's word pieces, with the marks that open and close it: at most 128."""
    known = _vocabulary()
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if c.isspace() or not _is_left_out(c))
    found = [number for word in _WORD.findall(plain.replace("_", " _ ")) for number in _split(word)]
    return [known["[CLS]"], *found[: _MOST_PIECES - 2], known["[SEP]"]]


def _is_left_out(character: str) -> bool:
    """Whether a character is an accent or a control character."""
    return unicodedata.category(character) in ("Mn", "Cc", "Cf")


def _split(word: str) -> list[int]:
    """The longest pieces a word is made of, from its beginning; unknown as a whole where no piece fits."""
    known = _vocabulary()
    found: list[int] = []
    start = 0
    while start < len(word) <= _LONGEST_WORD:
        prefix = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((end for end in ends if prefix + word[start:end] in known), None)
        if end is None:
            return [known["[UNK]"]]
        found.append(known[prefix + word[start:end]])
        start = end
    return found or [known["[UNK]"]]
