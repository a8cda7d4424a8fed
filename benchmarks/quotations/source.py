"""A report as material for quotations: its sentences, and whether it has given words."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from claimcheck.language.sentences import sentences
from claimcheck.model import Document, EditKind

LIMITING = re.compile(
    r"\b(?:not|no|never|without|cannot|lack\w*|fail\w*|unable|rarely|neither|nor|none|few|fewer|less|little|too|yet"
    r"|insufficient\w*|incons\w+"
    r"|whether|weak\w*|absen\w+|unlikely|hardly|until|nothing|only|some|sometimes|minority|majority|small"
    r"|often|usually|generally|mostly|occasional\w*|isolated|limited|poor\w*"
    r"|ineffective\w*|inadequate\w*|variab\w+|delay\w*|unclear|underdeveloped|slow|late|drift"
    r"|shortage\w*|most|many|number)\b|n['’]t\b",
    re.I,
)
"""Words that may negate or limit what stands near them."""
CONTRAST = re.compile(
    r"\b(?:but|although|though|however|albeit|except|unless|while|whilst|whereas|despite"
    r"|nevertheless|nonetheless|if|yet)\b",
    re.I,
)
TAKES_BACK = re.compile(
    r"(?:However|But|Nevertheless|Nonetheless|Despite|Yet|That said|In contrast|Conversely"
    r"|This (?:is|does|was) not|These (?:are|do) not|Although|Even so|Still|While|On the other hand"
    r"|There (?:is|are) (?:still|however)|They (?:are|do|have) not)\b"
)
"""How a sentence opens that may take back the one before."""
WHOLE = re.compile(r"[A-Z][a-z’']*[ ,][^“”‘\"•\[\]…\ufffe]+\.")
"""A sentence that holds no marks of quotation or omission, nor a character that the PDF's reader could not tell."""
_UNFIT = re.compile(r"[a-z,.]\d|\b[Oo]ur\b|\b[Ww]e\b|\bI\b|' |\bOfsted\b|\bparagraph\b|Education and Inspections Act")
"""Footnote marks, somebody's own speech, a lost opening mark, and what is printed in every report."""


class Made(Struct, frozen=True):
    """A quotation's words. `edit` is the kind of change made in them; `told` what the release goes on to say."""

    text: str
    edit: EditKind | None = None
    told: str = ""


class Source:
    """A report's paragraphs as lists of sentences, and its words in one string."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.paragraphs = [
            [document.show(sentence) for sentence in sentences(document, piece)]
            for piece in document.pieces
            if piece.kind == "paragraph"
        ]
        self._words = f" {plain(document.show(tuple(span for piece in document.pieces for span in piece.passage)))} "
        self.sentences = [
            (sentence, following)
            for paragraph in self.paragraphs
            for sentence, following in zip(paragraph, [*paragraph[1:], ""], strict=True)
            if WHOLE.fullmatch(sentence) and 8 <= len(sentence.split()) <= 45 and not _UNFIT.search(sentence)
        ]
        """Each sentence fit to be quoted, and the one that follows it in its paragraph."""

    def count(self, text: str) -> int:
        """How often the report has these words in this order, whatever marks stand between them."""
        return self._words.count(f" {plain(text)} ")

    def has_much_of(self, text: str) -> bool:
        """Whether a stretch of the report hardly longer than the text has two thirds of its words: a stock sentence."""
        own = plain(text).split()
        left, held, width = Counter(own), 0, len(own) + 3
        split = self._words.split()
        for at, word in enumerate(split):
            held += left[word] > 0
            left[word] -= 1
            if at >= width:
                gone = split[at - width]
                left[gone] += 1
                held -= left[gone] > 0
            if 3 * held >= 2 * len(own):
                return True
        return False


Maker = Callable[[random.Random, Source], Made | None]
"""Makes a quotation of one kind; None where the report gives no occasion."""


def plain(text: str) -> str:
    """The words of a text in one case, single spaces between them."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", "").replace("\x02", "")))


def choose(rng: random.Random, source: Source, least: int = 8, most: int = 45, *, free: bool = False) -> str | None:
    """A sentence that the next does not take back; a `free` one has nothing that negates, limits or contrasts."""
    found = [
        text
        for text, following in source.sentences
        if least <= len(text.split()) <= most
        and not TAKES_BACK.match(following)
        and not (free and (LIMITING.search(text) or CONTRAST.search(text)))
    ]
    return rng.choice(found) if found else None


def replaced(rng: random.Random, source: Source, pairs: Sequence[tuple[str, str]]) -> tuple[str, str, str] | None:
    """What stands before, in place of and behind one match of one of the patterns, in a sentence not taken back."""
    for old, new in rng.sample(pairs, len(pairs)):
        texts = [text for text, after in source.sentences if re.search(old, text) and not TAKES_BACK.match(after)]
        if texts:
            text = rng.choice(texts)
            found = rng.choice(list(re.finditer(old, text)))
            return text[: found.start()], found.expand(new), text[found.end() :]
    return None
