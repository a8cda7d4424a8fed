"""What each sentence of the summary and the findings is about, and how grave or how favourable it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.data import load
from claimcheck.language.sentences import sentences
from claimcheck.model import Document, Remark
from claimcheck.report.sections import Placed

_WORD = compiled(r"\w+ ?")


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    find: tuple[str, ...]
    re: str | None = None


class _Tier(Struct, frozen=True, forbid_unknown_fields=True):
    weight: int
    entries: tuple[_Entry, ...]


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    tiers: tuple[_Tier, ...]
    consequence: tuple[_Entry, ...]
    reversed: tuple[_Entry, ...]
    praise: tuple[str, ...]
    unpraise: str


class _Cues:
    """Weighted patterns, each tried only where one of its plain words stands in the sentence."""

    def __init__(self, weighted: Iterable[tuple[int, _Entry]]) -> None:
        self._by_beginning: dict[str, list[tuple[int, str, re.Pattern[str]]]] = {}
        for weight, entry in weighted:
            pattern = compiled(entry.re or rf"\b(?:{'|'.join(map(re.escape, entry.find))})")
            for word in entry.find:
                self._by_beginning.setdefault(word[:3], []).append((weight, word, pattern))

    def heaviest(self, sentence: str, beginnings: Set[str]) -> int:
        """The greatest weight whose pattern is found; 0 for none."""
        found = 0
        for beginning in self._by_beginning.keys() & beginnings:
            for weight, word, pattern in self._by_beginning[beginning]:
                if weight > found and word in sentence and pattern.search(sentence):
                    found = weight
        return found

    def blanked(self, sentence: str, beginnings: Set[str]) -> str:
        """The sentence with all that is found taken out, the patterns in the order of their weights."""
        tried = {
            weight: pattern
            for beginning in self._by_beginning.keys() & beginnings
            for weight, word, pattern in self._by_beginning[beginning]
            if word in sentence
        }
        for weight in sorted(tried):
            sentence = tried[weight].sub(" ", sentence)
        return sentence


def _beginnings(sentence: str) -> Set[str]:
    """How its words begin: three letters, or a short word with its space."""
    return {word[:3] for word in _WORD.findall(sentence)}


class Severity:
    """The severity lexicon, compiled: how grave and how favourable a sentence is (lower case, straight apostrophes)."""

    def __init__(self, lexicon: _Lexicon) -> None:
        self._tiers = _Cues((tier.weight, entry) for tier in lexicon.tiers for entry in tier.entries)
        self._consequence = _Cues((1, entry) for entry in lexicon.consequence)
        self._reversed = _Cues(enumerate(lexicon.reversed))
        self._praise = compiled(rf"\b(?:{'|'.join(map(re.escape, lexicon.praise))})\b")
        self._praise_beginnings = frozenset(word[:3] for word in lexicon.praise)
        self._unpraise = compiled(lexicon.unpraise)

    def judge(self, sentence: str) -> tuple[float, bool]:
        """How grave it is, and whether it praises.

        Gravity is 0 for no criticism, else 1 to 4 by tier, and 1 more where a consequence is stated for 2 or more. What
        criticises does not praise.
        """
        beginnings = _beginnings(sentence)
        weight = self._weight(sentence, beginnings)
        return float(weight), not weight and self._praises(sentence, beginnings)

    def _weight(self, sentence: str, beginnings: Set[str]) -> int:
        weight = self._tiers.heaviest(sentence, beginnings)
        if not weight:
            return 0
        left = self._reversed.blanked(sentence, beginnings)
        if left != sentence:
            beginnings = _beginnings(left)
            weight = self._tiers.heaviest(left, beginnings)
        return weight + (self._consequence.heaviest(left, beginnings) if weight > 1 else 0)

    def _praises(self, sentence: str, beginnings: Set[str]) -> bool:
        """Whether a word of approval stands in it that nothing just before it takes back."""
        return not self._praise_beginnings.isdisjoint(beginnings) and any(
            not self._unpraise.search(sentence[max(0, word.start() - 40) : word.start()])
            for word in self._praise.finditer(sentence)
        )


@cache
def severity() -> Severity:
    """The lexicon the package ships."""
    return Severity(load("lexicon/severity.yaml", _Lexicon))


def remarks(document: Document, placed: Iterable[Placed]) -> Iterator[Remark]:
    """Every sentence of the report's summary and findings, in order."""
    lexicon = severity()
    for place in placed:
        if place.heading or place.piece.kind == "heading" or place.part not in ("summary", "strengths", "findings"):
            continue
        for sentence in sentences(document, place.piece):
            shown = document.show(sentence).lower().replace("’", "'")  # nothing is mapped back: it need not be folded
            weight, praise = lexicon.judge(shown)
            yield Remark(
                passage=sentence,
                area=place.area,
                severity=weight,
                praise=praise,
                summary=place.part == "summary",
            )
