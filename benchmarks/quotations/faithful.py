"""The report's own words, as quotations print them: whole, typed otherwise, over a page break, in part, openly edited."""

from __future__ import annotations

import random
import re

from benchmarks.quotations.source import CONTRAST, LIMITING, TAKES_BACK, WHOLE, Made, Maker, Source, choose, replaced

_GRADE = re.compile(r"\b(?:outstanding|good|adequate|requires?|improvement)\b", re.I)
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
        for first, second, following in zip(paragraph, paragraph[1:], [*paragraph[2:], ""], strict=False)
        if all(WHOLE.fullmatch(s) and len(s.split()) <= 35 for s in (first, second)) and not TAKES_BACK.match(following)
    ]
    return Made(rng.choice(found)) if found else None


def typed(rng: random.Random, source: Source) -> Made | None:
    """A sentence as another keyboard types it: straight apostrophes, hyphens for dashes, compounds in two words."""
    text = choose(rng, source)
    if not text:
        return None
    return Made(text.replace("’", "'").replace("–", rng.choice("-—")).replace("well-", "well ").replace("-term", " term"))


def spelt(rng: random.Random, source: Source) -> Made | None:
    """A sentence in a variant spelling."""
    parts = replaced(rng, source, _SPELLINGS)
    return Made("".join(parts)) if parts else None


def across_pages(rng: random.Random, source: Source) -> Made | None:
    """The words about a page break, from the pages' own lines; lines that several pages have are furniture."""
    document = source.document
    ends = [*document.pages[1:], len(document.text)]
    pages = [
        [line.strip() for line in document.text[start:end].splitlines() if line.strip()]
        for start, end in zip(document.pages, ends, strict=True)
    ]
    seen: dict[str, int] = {}
    for page in pages:
        for line in {re.sub(r"\d+", "", line) for line in page}:
            seen[line] = seen.get(line, 0) + 1
    bodies = [[line for line in page if seen[re.sub(r"\d+", "", line)] < 3 and re.search("[A-Za-z]", line)] for page in pages]
    found = []
    for left, right in zip(bodies, bodies[1:], strict=False):
        if len(left) < 8 or len(right) < 8 or any(re.match(r"\d{1,2}\s+[A-Z‘]", line) for line in left[-4:]):
            continue
        before, after = f"{left[-2]} {left[-1]}", right[0]
        text = f"{' '.join(before.split()[-9:])} {' '.join(after.split()[:9])}".strip(" ,-")
        goes_on = re.match(r"[a-z]", after) and re.search(r"[a-z,]$", before) and re.fullmatch(r"[A-Za-z ,’'-]+", text)
        unlimited = not re.search(r"\b(?:However|But)\b", " ".join(right[:5]))
        if goes_on and unlimited and len(text.split()) > 12 and not (LIMITING.search(before + after) or CONTRAST.search(before + after)):
            found.append(text)
    return Made(rng.choice(found)) if found else None


def fragment(length: int) -> Maker:
    """A maker of `length` words of a sentence in which nothing negates, limits or contrasts."""

    def make(rng: random.Random, source: Source) -> Made | None:
        text = choose(rng, source, 9, free=True)
        if not text or _GRADE.search(text):
            return None
        words = text.rstrip(".").split()
        windows = [words[at : at + length] for at in range(len(words) - length + 1)]
        fit = [w for w in windows if len(w[0]) > 3 and len(w[-1]) > 3 and not re.search(r"[,;:–()]|’$", " ".join(w).rstrip(",;:"))]
        return Made(" ".join(rng.choice(fit)).strip(",;:")) if fit else None

    return make


def clause(rng: random.Random, source: Source) -> Made | None:
    """The first clause of a sentence, nothing negative in it, where a later clause negates something else."""
    found = []
    for text, following in source.sentences:
        first, mark, rest = text.partition("; ") if "; " in text else text.partition(", and ")
        if mark and not TAKES_BACK.match(following) and not CONTRAST.search(text) and re.search(r"\bnot\b", rest):
            if len(first.split()) >= 6 and not LIMITING.search(first):
                found.append(first)
    return Made(rng.choice(found)) if found else None


def sequels(source: Source) -> list[tuple[str, str]]:
    """Every sentence that a "However" follows, and that."""
    return [(text, following) for text, following in source.sentences if re.fullmatch(r"However.{20,}\.", following)]


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
    return Made(" ".join([*words[:start], rng.choice(["…", "...", "[…]", "(...)"]), *words[start + rng.randint(1, 4) :]]))


def bracketed(rng: random.Random, source: Source) -> Made | None:
    """A pronoun made plain in square brackets."""
    parts = replaced(rng, source, [(r"\b(?:their|its)\b", "[Fenmoor’s]"), (r"\b(?:They|them|These|It)\b(?!’)", "[social workers]")])
    return Made("".join(parts)) if parts else None
