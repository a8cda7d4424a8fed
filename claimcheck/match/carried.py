"""Whether the release says somewhere what a quotation in it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from claimcheck.cache.patterns import compiled
from claimcheck.language.stems import stem
from claimcheck.language.words import is_kind, words
from claimcheck.match.index import Index
from claimcheck.match.limits import concedes, criticises, denies, limits_some, negates, softens
from claimcheck.model import Hidden, Quote, Span

_BRACKETS = compiled(r"\[[^\[\]]{0,200}\]")
_SHARE = 0.5
"""Share of the hidden words' content that one or two neighbouring sentences of the release must have."""
_LEAST = 2
"""Words of content that are not there by chance."""
_HEART = 3
_MOST = 0.7
"""Words, and share of them, that tell what is left out without what it is for ("… to improve their outcomes")."""
_EARLIEST_PURPOSE = 5
"""Words before a "to" may open a purpose."""
_BESIDE = 100
"""Words before and after a quotation, in its own sentence, that may say what it leaves out."""

_DIRECTLY = 4
"""Words right before a quotation that may be another quantifier for the one it leaves out."""


class Carrier:
    """The release's words as they may tell what a quotation leaves out."""

    def __init__(self, index: Index, quotes: Sequence[Quote] = ()) -> None:
        self.index, self.document = index, index.document
        told = ([word.key for word in words(self.document.text, q.passage)] for q in quotes if q.source != "person")
        self.quoted = [keys for keys in told if len(keys) > 1]

    @cached_property
    def windows(self) -> list[tuple[frozenset[str], bool]]:
        """The stems of each sentence and the next, of what tells most, and whether they concede anything."""
        ranges = [self.index.sentence_range(number) for number in range(len(self.index.sentence_firsts))]
        sentences = [self.index.keys[first:last] for first, last in ranges]
        return [
            (frozenset(stem(word) for word in both if _telling(word)), any(map(concedes, both)))
            for both in (a + b for a, b in zip(sentences, [*sentences[1:], []], strict=False))
        ]

    def carries(self, hidden: Hidden, quote: Quote, report: Index) -> bool:
        """Whether the release tells what `hidden` says: in the words beside the quotation, or anywhere in substance."""
        left_out = [report.keys[position] for position in report.words_in(hidden.passage)]
        if any(_within(keys, left_out) for keys in self.quoted):
            return True
        if hidden.kind == "qualification":
            return self._beside(quote, left_out)
        told = {stem(word.key) for word in words(self.document.text, quote.passage)}
        wanted = {stem(word) for word in left_out if _telling(word)} - told
        enough = max(_SHARE * len(wanted), min(_LEAST, len(wanted)))
        heart = {stem(word) for word in _before_purpose(left_out) if _telling(word)} - told
        denying = any(map(denies, left_out))
        if any(wanted & told_here & _GRADE and len(wanted & told_here) > _LEAST for told_here, _ in self.windows):
            return True
        if wanted and wanted <= _GENERIC and any(told_here >= _POOR_GRADE for told_here, _ in self.windows):
            return True
        return bool(wanted) and any(
            (len(wanted & told_here) >= enough or len(heart & told_here) >= max(_HEART, _MOST * len(heart)))
            and (conceding or not denying)
            for told_here, conceding in self.windows
        )

    def _beside(self, quote: Quote, left_out: list[str]) -> bool:
        """Whether the writer's own words in its sentences negate, limit or criticise as the report does."""
        quoted = self.index.words_in(quote.passage)
        if not quoted:
            return False
        first, _ = self.index.sentence(quoted.start)
        _, last = self.index.sentence(quoted.stop - 1)
        first, last = max(first, quoted.start - _BESIDE), min(last, quoted.stop + _BESIDE)
        around = self.index.keys[first : quoted.start] + self.index.keys[quoted.stop : last]
        directly = self.index.keys[max(first, quoted.start - _DIRECTLY) : quoted.start] + self._put_in(quote)
        against = any(is_kind(word, "negation") for word in left_out)
        if (
            not against
            and any(map(softens, left_out))
            and (any(map(softens, directly)) or any(map(limits_some, around)))
        ):
            return True
        return any(
            (limits(word) and word in left_out) or (against and (is_kind(word, "negation") or criticises(word)))
            for word in around
        )

    def _put_in(self, quote: Quote) -> list[str]:
        """The words in square brackets inside the quotation: the writer's own too."""
        text = self.document.text
        brackets = (m for span in quote.passage for m in _BRACKETS.finditer(text, span.start, span.end))
        return [word.key for m in brackets for word in words(text, (Span(m.start(), m.end()),))]


def _before_purpose(left_out: list[str]) -> list[str]:
    """The hidden words without what they say it is for; all of them where nothing opens a purpose."""
    opens = (at for at, word in enumerate(left_out) if at >= _EARLIEST_PURPOSE and word == "to")
    return left_out[: next(opens, len(left_out))]


def _within(run: list[str], keys: list[str]) -> bool:
    """Whether `run` stands in `keys`, word for word, or begins with all of them."""
    return any(keys[at : at + len(run)] == run for at in range(len(keys) - len(run) + 1)) or run[: len(keys)] == keys


def limits(word: str) -> bool:
    """Whether a word can negate or limit a proposition."""
    return negates(word) or any(is_kind(word, kind) for kind in ("negation", "quantifier", "hedge")) or word == "only"


def content(word: str) -> bool:
    """Whether a word carries content rather than grammar."""
    return len(word) > 3 and word not in _GRAMMAR


def _telling(word: str) -> bool:
    """Whether a word says what a sentence is about, among texts that are all about one inspection."""
    return content(word) and word not in _COMMON


_COMMON = frozenset(
    "children childrens child young people families family services service inspection inspectors ofsted report council"
    " authority local".split()
)
_GRAMMAR = frozenset(
    "this that these those there their they them then than with from have been were will would which when where what"
    " while also such into about some more most very however although despite because being does between".split()
)
_GRADE = frozenset({stem("inadequate")})
_POOR_GRADE = frozenset(map(stem, ("require", "improvement")))
"""Whoever tells this grade tells that more is to be done, whatever the words."""
_GENERIC = frozenset(
    stem(word)
    for word in "significant further work needed areas development improvement improve remain still done good"
    " consistent consistently quality progress required".split()
)
