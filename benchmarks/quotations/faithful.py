"""The report's own words, as quotations print them: whole, typed otherwise, over a page, in part, openly edited."""

from __future__ import annotations

import random
import re
from collections import Counter
from itertools import pairwise

from benchmarks.quotations.source import CONTRAST, LIMITING, TAKES_BACK, WHOLE, Made, Maker, Source, choose, replaced

_GRADE = re.compile(r"\b(?:outstanding|good|adequate|requires?|improvement)\b", re.I)
_UNFIT = re.compile(r"[,;:–()]|’$")
_SPELLINGS = [
    (r"(?<=[a-z]{3})is(ed?|ing|ation)\b", r"iz\1"),
    (r"\bfocused\b", "focussed"),
    (r"\bamong\b", "amongst"),
    (r"\bjudgement", "judgment"),
    (r"\bwhile\b", "whilst"),
    (r"\band\b", "&"),
    (r" \([A-Z]{2,6}s?\)", ""),
]
"""Variants of one spelling; an abbreviation just introduced, which a quotation may drop."""


def whole(rng: random.Random, source: Source) -> Made | None:
    """A sentence."""
    text = choose(rng, source)
    return Made(text) if text else None


def two_sentences(rng: random.Random, source: Source) -> Made | None:
    """Two neighbouring sentences."""
    found = [
        f"{first} {second}"
        for paragraph in source.paragraphs
        for first, second, after in zip(paragraph, paragraph[1:], [*paragraph[2:], ""], strict=False)
        if all(WHOLE.fullmatch(s) and len(s.split()) <= 35 for s in (first, second)) and not TAKES_BACK.match(after)
    ]
    return Made(rng.choice(found)) if found else None


def typed(rng: random.Random, source: Source) -> Made | None:
    """A sentence as another keyboard types it: straight apostrophes, hyphens for dashes, compounds in two words."""
    text = choose(rng, source)
    if not text:
        return None
    text = text.replace("’", "'").replace("–", rng.choice("-—"))
    return Made(text.replace("well-", "well ").replace("-term", " term"))


def spelt(rng: random.Random, source: Source) -> Made | None:
    """A sentence in a variant spelling."""
    parts = replaced(rng, source, _SPELLINGS)
    return Made("".join(parts)) if parts else None


def across_pages(rng: random.Random, source: Source) -> Made | None:
    """The words about a page break, from the pages' own lines; lines that several pages have are furniture."""
    document = source.document
    starts = document.pages or (0,)
    ends = [*starts[1:], len(document.text)]
    pages = [
        [line.strip() for line in document.text[start:end].splitlines() if line.strip()]
        for start, end in zip(starts, ends, strict=True)
    ]
    shared = Counter(line for page in pages for line in {_undated(line) for line in page})
    bodies = [[line for line in page if shared[_undated(line)] < 3 and re.search("[A-Za-z]", line)] for page in pages]
    found = []
    for left, right in pairwise(bodies):
        if len(left) < 8 or len(right) < 8 or any(re.match(r"\d{1,2}\s+[A-Z‘]", line) for line in left[-4:]):
            continue
        before, after = f"{left[-2]} {left[-1]}", right[0]
        text = f"{' '.join(before.split()[-9:])} {' '.join(after.split()[:9])}".strip(" ,-")
        goes_on = re.match(r"[a-z]", after) and re.search(r"[a-z,]$", before) and re.fullmatch(r"[A-Za-z ,’'-]+", text)
        limited = LIMITING.search(before + after) or CONTRAST.search(f"{before} {' '.join(right[:5])}")
        if goes_on and not limited and len(text.split()) > 12:
            found.append(text)
    return Made(rng.choice(found)) if found else None


def _undated(line: str) -> str:
    return re.sub(r"\d+", "", line)


def fragment(length: int) -> Maker:
    """A maker of `length` words of a sentence in which nothing negates, limits or contrasts."""

    def make(rng: random.Random, source: Source) -> Made | None:
        text = choose(rng, source, 9, free=True)
        if not text or _GRADE.search(text):
            return None
        words = text.rstrip(".").split()
        windows = [words[at : at + length] for at in range(len(words) - length + 1)]
        fit = [w for w in windows if len(w[0]) > 3 and len(w[-1]) > 3 and not _UNFIT.search(" ".join(w).rstrip(",;:"))]
        return Made(" ".join(rng.choice(fit)).strip(",;:")) if fit else None

    return make


def clause(rng: random.Random, source: Source) -> Made | None:
    """The first clause of a sentence, nothing negative in it, where a later clause negates something else."""
    found = []
    for text, following in source.sentences:
        first, _, rest = text.partition("; ") if "; " in text else text.partition(", and ")
        plain = len(first.split()) >= 6 and not (LIMITING.search(first) or CONTRAST.search(text))
        if plain and re.search(r"\bnot\b", rest) and not TAKES_BACK.match(following):
            found.append(first)
    return Made(rng.choice(found)) if found else None


def sequels(source: Source) -> list[tuple[str, str]]:
    """Every sentence that a "However" follows, and that."""
    return [(text, after) for text, after in source.sentences if re.fullmatch(r"However.{20,}\.", after)]


def caveat_told(rng: random.Random, source: Source) -> Made | None:
    """A sentence whose "However" the release goes on to tell."""
    pairs = sequels(source)
    if not pairs:
        return None
    text, following = rng.choice(pairs)
    rest = re.sub(r"^However,? ", "", following)
    return Made(text, told=f"However, it also said that {rest[0].lower()}{rest[1:]}")


def elided(rng: random.Random, source: Source) -> Made | None:
    """Words that limit nothing skipped behind an ellipsis."""
    text = choose(rng, source, 14, free=True)
    if not text:
        return None
    words = text.split()
    start = rng.randint(4, len(words) - 8)
    mark, gone = rng.choice(["…", "...", "[…]", "(...)"]), rng.randint(1, 4)
    return Made(" ".join([*words[:start], mark, *words[start + gone :]]))


def bracketed(rng: random.Random, source: Source) -> Made | None:
    """A pronoun made plain in square brackets."""
    pronouns = [(r"\b(?:their|its)\b", "[Fenmoor’s]"), (r"\b(?:They|them|These|It)\b(?!’)", "[social workers]")]
    parts = replaced(rng, source, pronouns)
    return Made("".join(parts)) if parts else None
