"""Whether the release says somewhere what a quotation in it leaves out."""

from __future__ import annotations

from claimcheck.language.stems import stem
from claimcheck.language.words import is_kind, words
from claimcheck.match.context import concedes, denies
from claimcheck.match.index import Index
from claimcheck.model import Document, Hidden, Quote, Span

_SHARE = 0.5
"""Share of the hidden words' content that one or two neighbouring sentences of the release must have."""
_LEAST = 2
"""Words of content that are not there by chance."""
_BESIDE = 60
"""Characters before and after a quotation in which the writer may say in other words what it leaves out."""


class Carrier:
    """The release's sentences, each with the next: their content words, and whether they concede anything."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.index = Index(document)
        ranges = [self.index.sentence_range(number) for number in range(len(self.index.sentence_firsts))]
        sentences = [self.index.keys[first:last] for first, last in ranges]
        self.windows = [
            (frozenset(stem(word) for word in both if _telling(word)), any(map(concedes, both)))
            for both in (a + b for a, b in zip(sentences, [*sentences[1:], []], strict=False))
        ]

    def carries(self, hidden: Hidden, quote: Quote, report: Index) -> bool:
        """Whether the release tells what `hidden` says: in the words beside the quotation, or anywhere in substance."""
        left_out = [report.keys[position] for position in report.words_in(hidden.passage)]
        if hidden.kind == "qualification":
            return self._beside(quote, left_out)
        told = {stem(word.key) for word in words(self.document.text, quote.passage)}
        wanted = {stem(word) for word in left_out if _telling(word)} - told
        enough = max(_SHARE * len(wanted), min(_LEAST, len(wanted)))
        denying = any(map(denies, left_out))
        return bool(wanted) and any(
            len(wanted & told_here) >= enough and (conceding or not denying) for told_here, conceding in self.windows
        )

    def _beside(self, quote: Quote, left_out: list[str]) -> bool:
        """Whether the writer's own words around the quotation negate or limit it as the report does."""
        start, end = quote.passage[0].start, quote.passage[-1].end
        text = self.document.text
        around = words(text, (Span(max(start - _BESIDE, 0), start), Span(end, min(end + _BESIDE, len(text)))))
        return any(word.key in left_out or is_kind(word.key, "negation") for word in around if limits(word.key))


def limits(word: str) -> bool:
    """Whether a word can negate or limit a proposition."""
    return is_kind(word, "negation") or is_kind(word, "quantifier") or is_kind(word, "hedge") or word == "only"


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
