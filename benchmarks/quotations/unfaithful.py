"""The report's words silently altered, cut so that their sense turns, quoted without their caveat, or stitched."""

from __future__ import annotations

import random
import re
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.quotations.faithful import sequels
from benchmarks.quotations.source import LIMITING, WHOLE, Made, Maker, Source, choose, plain, replaced
from claimcheck.model import EditKind

_HARMLESS = re.compile(
    r"\bnot (?:only|just|least|surprising|unusual|unreasonabl|uncommon)|whether or not"
    r"|\bno (?:doubt|longer|matter|less)"
)


class Swap(Struct, frozen=True, forbid_unknown_fields=True):
    """A silent change: the kind its edit must be called, and pairs of a pattern and what is put in its place."""

    edit: EditKind
    pairs: tuple[tuple[str, str], ...]


SWAPS = msgspec.yaml.decode(Path(__file__).with_name("swaps.yaml").read_bytes(), type=dict[str, Swap])


def altered(name: str) -> Maker:
    """A maker of one of the SWAPS, in a whole sentence or in a window of it."""
    swap = SWAPS[name]

    def make(rng: random.Random, source: Source) -> Made | None:
        parts = replaced(rng, source, swap.pairs)
        if not parts:
            return None
        before, put, after = parts
        if rng.random() < 0.5 and len(before.split()) >= 3 and len(after.split()) >= 3:
            before = " ".join(before.split(" ")[-rng.randint(4, 8) :])
            after = " ".join(after.split(" ")[: rng.randint(4, 8)])
        text = re.sub(r"\s+", " ", f"{before}{put}{after}").strip(" ,;")
        return None if source.count(text) or text.endswith("’") else Made(text[0].upper() + text[1:], swap.edit)

    return make


def word_dropped(rng: random.Random, source: Source) -> Made | None:
    """One word of the middle left out without a mark."""
    text = choose(rng, source, 12)
    words = text.split() if text else []
    places = [n for n in range(2, len(words) - 2) if words[n].isalpha() and words[n].islower() and len(words[n]) > 4]
    places = [n for n in places if words[n] not in (words[n - 1], words[n + 1])]
    if not places:
        return None
    del words[rng.choice(places)]
    return Made(" ".join(words))


def words_added(rng: random.Random, source: Source) -> Made | None:
    """Words that stand nowhere in the report put behind its own."""
    text = choose(rng, source, 8, 30)
    added = rng.choice([" had taken place.", " across the borough.", " in Fenmoor.", " thanks to hard work."])
    return Made(text.rstrip(".") + added) if text and not source.count(text.rstrip(".") + added) else None


def skipped(rng: random.Random, source: Source) -> Made | None:
    """Two sentences of a paragraph as if they were neighbours; the one between them is left out without a mark."""
    found = [
        f"{first} {third}"
        for paragraph in source.paragraphs
        for first, second, third in zip(paragraph, paragraph[1:], paragraph[2:], strict=False)
        if all(WHOLE.fullmatch(s) and 6 <= len(s.split()) <= 30 for s in (first, second, third))
    ]
    return Made(rng.choice(found)) if found else None


def stitched(rng: random.Random, source: Source) -> Made | None:
    """A sentence of one paragraph run into one of another."""
    left, right = choose(rng, source, 8, 25), choose(rng, source, 8, 25)
    home = {text: number for number, paragraph in enumerate(source.paragraphs) for text in paragraph}
    if not left or not right or abs(home[left] - home[right]) < 2:
        return None
    joint = rng.choice([" and ", ", while ", ". ", "; "])
    return Made(f"{left.rstrip('.')}{joint}{right if joint == '. ' else right[0].lower() + right[1:]}")


def cut(pattern: str, kept: int) -> Maker:
    """A maker that keeps group `kept` of a sentence that the pattern matches as a whole."""
    compiled = re.compile(pattern)

    def make(rng: random.Random, source: Source) -> Made | None:
        found = [compiled.fullmatch(text) for text, _ in source.sentences if not _HARMLESS.search(text)]
        left = [m[kept] for m in found if m and 4 <= len(m[kept].split()) <= 30 and source.count(m[kept]) == 1]
        return Made(rng.choice(left)) if left else None

    return make


_NOT = (
    r"\b(?:is|are|was|were|has|have|do|does|did|had) (?:not|never|rarely)"
    r"(?: always| yet| routinely| consistently| sufficiently)? "
)
CUTS = {
    "not, cut": cut(rf".*?{_NOT}(.+)", 1),
    "not all, cut": cut(r"(?:Not all|Not every|Too few|Few|No) (.+)", 1),
    "lack of, cut": cut(r".*?\b(?:lack|absence) of ([^,;]+\.)", 1),
    "only, cut": cut(r"([^,;]+) (?:only (?:when|if|where|after|in|for)|except|unless) .+", 1),
    "for some, cut": cut(
        r"([^,;:]+(?<!result)(?<!resulting)(?<!results)) (?:for|in) "
        r"(?:some (?:children|families|young|care|cases|instances|areas|teams)"
        r"|a (?:very )?(?:few|small number|small minority|minority)) .*",
        1,
    ),
    "some, cut": cut(
        r"(?:Some|A (?:very )?small (?:number|minority) of|A minority of|A few)"
        r" ([a-z’ ]+? (?:is|are|have|has|receive|benefit|make)\b.+)",
        1,
    ),
}


def negation_elided(rng: random.Random, source: Source) -> Made | None:
    """A negation put behind an ellipsis."""
    found = [text for text, _ in source.sentences if re.search(_NOT, text) and not _HARMLESS.search(text)]
    if not found:
        return None
    verb = re.compile(_NOT.replace("(?:is", "(is", 1))
    return Made(verb.sub(rf"\1 {rng.choice(['…', '...', '[…]'])} ", rng.choice(found), count=1))


def sequel_dropped(rng: random.Random, source: Source) -> Made | None:
    """A sentence without the "However" that follows."""
    pairs = [pair for pair in sequels(source) if source.count(pair[0]) == 1]
    return Made(rng.choice(pairs)[0]) if pairs else None


def clause_dropped(rng: random.Random, source: Source) -> Made | None:
    """A sentence that stops before its ", but"."""
    pattern = r"([^;]{30,}(?<!which)(?<!that)(?<!and)), (?:but|although|albeit|except) (?!also|always|rather)[^,]{20,}"
    found = [m[1] for text, _ in source.sentences if (m := re.fullmatch(pattern, text))]
    kept = [t for t in found if not LIMITING.search(t) and len(plain(t).split()) >= 6 and source.count(t) == 1]
    return Made(rng.choice(kept)) if kept else None


def concession_dropped(rng: random.Random, source: Source) -> Made | None:
    """The second half of "Although … not …, …"."""
    found = [re.fullmatch(r"(?:Although|While|Though) ([^,]+), ([^,]+)\.", text) for text, _ in source.sentences]
    critical = re.compile(r"\b(?:not|weak|poor|inconsistent|too)\b")
    kept = [m[2] for m in found if m and critical.search(m[1]) and len(m[2].split()) >= 6]
    return Made(rng.choice(kept)) if kept else None
