"""A document's words in order, with the sentences they stand in: what passages are looked up in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property

from claimcheck.language.sentences import sentences
from claimcheck.language.words import words
from claimcheck.match.abbreviations import Name, introduced
from claimcheck.model import Document, Passage, Span


class Index:
    """The words of a document's body, by position. Ranges of words are half-open."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentence_firsts: list[int] = []
        """Position of each sentence's first word."""
        self.sentence_pieces: list[int] = []
        """Number of the piece each sentence stands in."""
        for number, piece in enumerate(document.pieces):
            for sentence in sentences(document, piece):
                found = words(document.text, sentence)
                if not found:
                    continue
                self.sentence_firsts.append(len(self.keys))
                self.sentence_pieces.append(number)
                self.keys += [word.key for word in found]
                self.starts += [word.start for word in found]
                self.ends += [word.end for word in found]

    def __len__(self) -> int:
        return len(self.keys)

    def sentence(self, position: int) -> tuple[int, int]:
        """The range of words of the sentence that the word at `position` stands in."""
        return self.sentence_range(bisect_right(self.sentence_firsts, position) - 1)

    def sentence_range(self, number: int) -> tuple[int, int]:
        """The range of words of a sentence by its number."""
        following = number + 1
        end = self.sentence_firsts[following] if following < len(self.sentence_firsts) else len(self.keys)
        return self.sentence_firsts[number], end

    def sentence_number(self, position: int) -> int:
        """The number of the sentence that the word at `position` stands in."""
        return bisect_right(self.sentence_firsts, position) - 1

    def piece(self, position: int) -> int:
        """The number of the piece that the word at `position` stands in."""
        return self.sentence_pieces[self.sentence_number(position)]

    def adjoin(self, last: int, first: int) -> bool:
        """Whether nothing but headings stands between the words before `last` and those from `first` on."""
        while 0 < last < first and self.keys[last - 1] == self.keys[first - 1]:
            last, first = last - 1, first - 1  # a heading may begin with the words that the text under it begins with
        between = range(last, first)
        return last <= first and all(self.document.pieces[self.piece(at)].kind == "heading" for at in between)

    def passage(self, first: int, last: int) -> Passage:
        """The passage of the words `[first, last)`: from its first letter to its last, interruptions left out."""
        start, end = self.starts[first], self.ends[last - 1]
        pieces = self.document.pieces[self.piece(first) : self.piece(last - 1) + 1]
        spans = [
            Span(max(span.start, start), min(span.end, end))
            for piece in pieces
            for span in piece.passage
            if span.start < end and span.end > start
        ]
        return tuple(spans)

    def words_in(self, passage: Passage) -> range:
        """The positions of the words that a passage covers."""
        return range(bisect_left(self.starts, passage[0].start), bisect_left(self.starts, passage[-1].end))

    @cached_property
    def _squeezed(self) -> tuple[str, list[int]]:
        """All words run together, and where each starts: a word split or joined by a hyphen is found all the same."""
        offsets, length = [], 0
        for word in self.keys:
            offsets.append(length)
            length += len(word)
        return "".join(self.keys), offsets

    def occurrences(self, quoted: list[str], start: int = 0) -> list[tuple[int, int]]:
        """Every range of words at or after `start` that reads as `quoted`, however compounds are split."""
        text, offsets = self._squeezed
        wanted = "".join(quoted)
        if not wanted or start >= len(self.keys):
            return []
        found = []
        at = text.find(wanted, offsets[start])
        while at >= 0:
            first = bisect_left(offsets, at)
            last = bisect_left(offsets, at + len(wanted))
            ends_word = last == len(offsets) or offsets[last] == at + len(wanted)
            if first < len(offsets) and offsets[first] == at and ends_word:
                found.append((first, last))
            at = text.find(wanted, at + 1)
        return found

    @cached_property
    def abbreviations(self) -> dict[str, Name]:
        """What the abbreviations that the document introduces stand for."""
        return introduced(self.document.text, self.keys, self.starts)

    def pairs(self, first: str, second: str) -> list[int]:
        """Positions of a pair of neighbouring words, sought from the rarer of the two."""
        keys, firsts, seconds = self.keys, self.singles.get(first, []), self.singles.get(second, [])
        if len(firsts) <= len(seconds):
            return [at for at in firsts if keys[at + 1 : at + 2] == [second]]
        return [at - 1 for at in seconds if at and keys[at - 1] == first]

    @cached_property
    def singles(self) -> dict[str, list[int]]:
        """Positions of each word."""
        found: dict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(self.keys):
            found[word].append(position)
        return found
