"""The report's words silently altered, cut so that their sense turns, quoted without their caveat, or stitched."""

from __future__ import annotations

import random
import re

from claimcheck.model import EditKind
from benchmarks.quotations.faithful import sequels
from benchmarks.quotations.source import LIMITING, WHOLE, Made, Maker, Source, choose, plain, replaced

_HARMLESS = re.compile(r"\bnot (?:only|just|least|surprising|unusual|unreasonabl|uncommon)|whether or not|\bno (?:doubt|longer|matter|less)")
SWAPS: dict[str, tuple[EditKind, list[tuple[str, str]]]] = {
    "negation dropped": ("negation", [(r"\b(?:not|never) (?!only|just|least)", ""), (r"\bno (?!longer|doubt|one)", ""), (r"\bwithout\b", "with")]),
    "negation added": (
        "negation",
        [
            (r"\b(is|are|was|were|has|have|do|does) (?!not|no |all |been\b|little|few)", r"\1 not "),
            (r" (effective|consistent|appropriate|sufficient)\b", r" in\1"),
            (r" with (?=[a-z]{4})", " without "),
        ],
    ),
    "number": (
        "number",
        [
            (r"\b[Tt]wo\b", "five"), (r"\b[Tt]hree\b", "seven"), (r"\bfour\b", "nine"), (r"\bone third\b", "one quarter"),
            (r"\b1(\d)\b", r"2\1"), (r"\b201(\d)\b", r"200\1"), (r"\b(\d)(\d)%", r"\g<2>5%"), (r"\btwice\b", "three times"),
        ],
    ),
    "quantifier": (
        "quantifier",
        [
            (r"\b([Mm])ost\b", "all"), (r"\b([Ss])ome\b", "most"), (r"\b([Mm])any\b", "all"), (r"\bmany\b", "most"),
            (r"\b[Aa] small number of\b", "no"), (r"\bin most cases\b", "in every case"), (r"\b[Mm]ost ", ""), (r"\bmajority\b", "minority"),
            (r"\b(?:often|sometimes)\b", "always"), (r"\balmost all\b", "all"), (r"\bseveral\b", "all"),
        ],
    ),
    "hedge": (
        "hedge",
        [
            (r"\b(?:mostly|largely|generally|usually|increasingly|broadly|typically|relatively) ", ""), (r"\bbeginning to\b", "able to"),
            (r"\bstarting to\b", "able to"), (r"\bmay\b", "will"), (r"\bcould\b", "does"), (r"\bearly signs of\b", "clear signs of"),
        ],
    ),
    "grade": ("grade", [(r"\bgood\b", "outstanding"), (r"\binadequate\b", "good"), (r"\badequate\b", "outstanding"), (r"\boutstanding\b", "good")]),
    "contrast": ("contrast", [(r"\b([Aa])lthough\b", "because"), (r"\b([Dd])espite\b", "through"), (r", but\b", ", and"), (r"\bonly ", "")]),
    "intensifier": (
        "intensifier",
        [
            (r"\b(effective|good|strong|timely|clear|positive|committed|well|skilled)\b", r"very \1"),
            (r" (effective|strong|positive)\b", r" exceptionally \1"), (r"\bimproved\b", "significantly improved"),
            (r"\b(?:very|significantly|highly|particularly|extremely) ", ""),
        ],
    ),
    "subject": (
        "subject",
        [
            (r"\bsocial workers\b", "foster carers"), (r"\bpolice\b", "schools"), (r"\b[Ll]eaders\b", "partners"),
            (r"\bcarers\b", "managers"), (r"\bchildren\b", "parents"), (r"\bparents\b", "managers"), (r"\bpartners\b", "leaders"),
        ],
    ),
    "time": (
        "time",
        [
            (r"\b[Rr]ecently\b", "previously"), (r"\b[Cc]urrently\b", "formerly"), (r"\brecent\b", "previous"), (r"\bweeks\b", "months"),
            (r"\bsince\b", "until"), (r"\bcurrent\b", "future"), (r"\bmonths\b", "weeks"),
        ],
    ),
    "wording": (
        "wording",
        [
            (r"\bsupport\b", "help"), (r"\beffective\b", "successful"), (r"\bclear\b", "obvious"), (r"\bassessments\b", "evaluations"),
            (r"\bquality\b", "standard"), (r"\brisks\b", "dangers"), (r"\bexperiences\b", "lives"), (r"\bensure\b", "guarantee"),
            (r"\bdecisions\b", "choices"), (r"\btimely\b", "prompt"), (r"\bpermanent\b", "lasting"),
        ],
    ),
}
"""Silent changes by kind: what the edit's kind must be called, and pairs of a pattern and what stands in its place."""


def altered(name: str) -> Maker:
    """A maker of one of the SWAPS, in a whole sentence or in a window of it."""
    edit, pairs = SWAPS[name]

    def make(rng: random.Random, source: Source) -> Made | None:
        parts = replaced(rng, source, pairs)
        if not parts:
            return None
        before, put, after = parts
        if rng.random() < 0.5 and len(before.split()) >= 3 and len(after.split()) >= 3:
            before = " ".join(before.split(" ")[-rng.randint(4, 8) :])
            after = " ".join(after.split(" ")[: rng.randint(4, 8)])
        text = re.sub(r"\s+", " ", f"{before}{put}{after}").strip(" ,;")
        return None if source.count(text) else Made(text[0].upper() + text[1:], edit)

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


_NOT = r"\b(?:is|are|was|were|has|have|do|does|did|had) (?:not|never|rarely)(?: always| yet| routinely| consistently| sufficiently)? "
CUTS = {
    "not, cut": cut(rf".*?{_NOT}(.+)", 1),
    "not all, cut": cut(r"(?:Not all|Not every|Too few|Few|No) (.+)", 1),
    "lack of, cut": cut(r".*?\b(?:lack|absence) of ([^,;]+\.)", 1),
    "only, cut": cut(r"([^,;]+) (?:only (?:when|if|where|after|in|for)|except|unless) .+", 1),
    "for some, cut": cut(
        r"([^,;]+(?<!result)(?<!resulting)(?<!results)) (?:for|in) (?:some (?:children|families|young|care|cases|instances|areas|teams)"
        r"|a (?:very )?(?:few|small number|small minority|minority)) .*",
        1,
    ),
    "some, cut": cut(
        r"(?:Some|A (?:very )?small (?:number|minority) of|A minority of|A few) ([a-z’ ]+? (?:is|are|have|has|receive|benefit|make)\b.+)", 1
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
    found = [re.fullmatch(r"([^;]{30,}(?<!which)(?<!that)(?<!and)), (?:but|although|albeit|except|unless) (?!also|always|rather)(.{20,})", text) for text, _ in source.sentences]
    kept = [m[1] for m in found if m and not LIMITING.search(m[1]) and len(plain(m[1]).split()) >= 6]
    return Made(rng.choice(kept)) if kept else None


def concession_dropped(rng: random.Random, source: Source) -> Made | None:
    """The second half of "Although … not …, …"."""
    found = [re.fullmatch(r"(?:Although|While|Though) ([^,]+), ([^,]+)\.", text) for text, _ in source.sentences]
    kept = [m[2] for m in found if m and re.search(r"\b(?:not|weak|poor|inconsistent|too)\b", m[1]) and len(m[2].split()) >= 6]
    return Made(rng.choice(kept)) if kept else None
