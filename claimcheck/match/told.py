"""What a release tells, sentence by sentence, and whether it owns a shortfall there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from msgspec import Struct

from claimcheck.data import load
from claimcheck.language.stems import stem
from claimcheck.language.words import key
from claimcheck.match.context import has_verb
from claimcheck.match.index import Index
from claimcheck.match.passages import Near, Passages, subjects
from claimcheck.match.points import opening, weight
from claimcheck.model import Passage

_RARE = 4.0
"""The weight from which one subject alone tells what a part of a sentence is about."""
_NEAREST = 8
_SHORTEST = 5
"""Words of a sentence that tells something: "Comments are closed" is a page's own."""


class _Shortfall(Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    resuming: tuple[str, ...]
    asking: tuple[str, ...]
    verbs: frozenset[str]


class Told:
    """A sentence of the release, or a part of one: what it is about and what of the report is near it."""

    def __init__(
        self,
        passage: Passage,
        about: frozenset[str],
        owns: bool,
        report: Passages,
        *,
        prose: bool = True,
        asks: bool = False,
        whole: frozenset[str] = frozenset(),
    ) -> None:
        self.passage = passage
        """The whole sentence."""
        self.about = about
        self.whole = whole
        """What the whole sentence is about."""
        self.owns_shortfall = owns
        self.asks = asks
        """Whether it tells what the report asks for."""
        self.prose = prose
        """Whether it is a sentence: no heading, no label and no button of a web page."""
        self._report = report

    @cached_property
    def size(self) -> float:
        """The weight of all it is about."""
        return sum(weight(name, self._report) for name in sorted(self.about))

    @cached_property
    def nearest(self) -> list[Near]:
        """The report's sentences nearest to it."""
        return self._report.nearest(self.about, _NEAREST)


def told(words: Index, report: Passages, foreign: Sequence[Passage] = ()) -> Iterator[Told]:
    """The release's sentences, and the parts of those that list several things.

    What `foreign`, its quotations of other documents, say the release does not tell in prose of its own.
    """
    announced = asked = False
    for number in range(len(words.sentence_firsts)):
        first, last = words.sentence_range(number)
        keys = words.keys[first:last]
        piece = words.document.pieces[words.sentence_pieces[number]]
        resumes = _resumes(keys)
        asks = _asks(keys) or (asked and resumes)
        owns = asks or _owns_shortfall(keys) or (announced and resumes)
        prose = piece.kind != "heading" and last - first >= _SHORTEST and _has_verb(words, first, last)
        listed = piece.kind == "item" or piece.number is not None
        if not listed:
            announced, asked = owns, asks
        passage = words.passage(first, last)
        prose = prose and not any(q[0].start < passage[-1].end and passage[0].start < q[-1].end for q in foreign)
        whole = subjects(keys)
        for part_first, part_last in [(first, last), *_parts(words, first, last)]:
            named = subjects(words.keys[part_first:part_last])
            if len(named) >= 2 or report.weight_of(named) >= _RARE:
                yield Told(
                    passage,
                    named,
                    owns or (listed and announced),
                    report,
                    prose=prose,
                    asks=asks or (listed and asked),
                    whole=whole,
                )


def _has_verb(words: Index, first: int, last: int) -> bool:
    """Whether words make a sentence; "looked-after children" is no verb's doing."""
    pairs = zip(words.keys[first:last], [*words.keys[first + 1 : last], ""], strict=True)
    known = _lexicon().verbs
    return has_verb(words, first, last) or any(
        word in known or (word.endswith("ed") and after != "after") for word, after in pairs
    )


def _parts(words: Index, first: int, last: int) -> list[tuple[int, int]]:
    """The ranges of words between commas, semicolons, dashes and "and"; none where there is only one."""
    cuts = [first]
    for at in range(first + 1, last):
        between = words.document.text[words.ends[at - 1] : words.starts[at]]
        if words.keys[at] == "and" or any(mark in between for mark in ",;:–—"):
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], last], strict=True)) if len(cuts) > 1 else []


@cache
def _lexicon() -> _Shortfall:
    return load("lexicon/shortfall.yaml", _Shortfall)


@cache
def _words() -> frozenset[str]:
    return frozenset(stem(key(word)) for word in _lexicon().words)


def _owns_shortfall(keys: Sequence[str]) -> bool:
    return any(stem(word) in _words() for word in keys) or _has_any(keys, _lexicon().phrases)


def _asks(keys: Sequence[str]) -> bool:
    """Whether a sentence tells what the report asks for."""
    return opening(keys[:2]) is not None or _has_any(keys, _lexicon().asking)


def _has_any(keys: Sequence[str], phrases: Sequence[str]) -> bool:
    text = f" {' '.join(keys)} "
    return any(f" {phrase} " in text for phrase in phrases)


def _resumes(keys: Sequence[str]) -> bool:
    """Whether a sentence goes on with what the one before began to list."""
    text = f"{' '.join(keys[:4])} "
    return any(text.startswith(f"{phrase} ") for phrase in _lexicon().resuming)
