"""Quotations made from real reports, each with a known truth, set into releases of many framings.

Nothing here asks claimcheck how a quotation is to be judged: of it only the report's sentences are taken, and a
quotation is made only where its truth is beyond doubt.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from benchmarks.quotations import faithful, unfaithful
from benchmarks.quotations.framing import PERSON, REPORT, Form, Frame, set_in_release
from benchmarks.quotations.source import Made, Maker, Source, choose
from claimcheck.model import EditKind

_SPEECHES = (
    "I am proud that {rest}",
    "We will not stop here. {whole}",
    "We have worked hard so that {rest}",
    "As a council we believe that {rest}",
    "{whole} That is what matters to me.",
)


_WRAPPED = "over lines"


class Kind(Struct, frozen=True):
    """A way to make quotations. `truth` holds the verdicts that are right; `fits` the forms it is printed in."""

    name: str
    family: str
    truth: frozenset[str]
    make: Maker
    fits: frozenset[Form]


class Item(Struct, frozen=True):
    """A quotation in a release: what it was made as, where it stands, and the edit it holds, if it holds one."""

    kind: Kind
    frame: str
    quotation: str
    release: str
    at: int
    edit: EditKind | None


_FORMS: tuple[Form, ...] = ("sentence", "opening", "embedded")


def _kinds(family: str, truth: str, makers: dict[str, Maker], *fits: Form) -> tuple[Kind, ...]:
    verdicts, forms = frozenset(truth.split()), frozenset(fits or _FORMS)
    return tuple(Kind(name, family, verdicts, make, forms) for name, make in makers.items())


KINDS = (
    *_kinds(
        "clean",
        "verbatim edited",
        {
            "verbatim": faithful.whole,
            "two sentences": faithful.two_sentences,
            "typed": faithful.typed,
            "spelt": faithful.spelt,
            _WRAPPED: faithful.whole,
            "over pages": faithful.across_pages,
            "one clause": faithful.clause,
        },
    ),
    *_kinds("clean", "verbatim edited", {"caveat told": faithful.caveat_told}, "sentence"),
    *_kinds("clean", "verbatim edited", {f"{n} words": faithful.fragment(n) for n in range(3, 9)}, "embedded"),
    *_kinds(
        "clean", "verbatim unchecked", {"1 word": faithful.fragment(1), "2 words": faithful.fragment(2)}, "embedded"
    ),
    *_kinds("clean", "edited", {"elided": faithful.elided, "bracketed": faithful.bracketed}),
    *_kinds("altered", "altered", {name: unfaithful.altered(name) for name in unfaithful.SWAPS}),
    *_kinds("altered", "altered", {"word dropped": unfaithful.word_dropped, "words added": unfaithful.words_added}),
    *_kinds("altered", "altered stitched", {"sentence skipped": unfaithful.skipped}),
    *_kinds("cut", "cut", {**unfaithful.CUTS, "not, elided": unfaithful.negation_elided}),
    *_kinds(
        "caveat",
        "caveat",
        {
            "however, dropped": unfaithful.sequel_dropped,
            "but, dropped": unfaithful.clause_dropped,
            "although, dropped": unfaithful.concession_dropped,
        },
    ),
    *_kinds("stitched", "stitched", {"stitched": unfaithful.stitched}),
)
"""Every kind that a report alone gives; `make_items` adds those of another report and of persons."""


def make_items(seed: int, source: Source, other: Source, each: int) -> Iterator[Item]:
    """Up to `each` quotations of every kind from a report, `other` being another authority's."""
    kinds = [
        *KINDS,
        *_kinds("foreign", "not_found", {"foreign": partial(_foreign, other), "a part of it": partial(_part, other)}),
        *_kinds("person", "unchecked", {"speech": _speech}),
    ]
    rng = random.Random(f"{seed}:{Path(source.document.path).name}")
    for kind in kinds:
        for _ in range(each):
            made = kind.make(rng, source)
            if made is None:
                continue
            name, frame = _frame(rng, kind, made)
            printed, release, at = set_in_release(rng, made.text, frame, made.told, kind.name == _WRAPPED)
            yield Item(kind, name, printed, release, at, made.edit)


def _frame(rng: random.Random, kind: Kind, made: Made) -> tuple[str, Frame]:
    frames = PERSON if kind.family == "person" else REPORT
    fit = [
        (name, frame)
        for name, several in frames.items()
        for frame in several
        if frame.form in kind.fits
        and not ("\n" in frame.text and (made.told or kind.name == _WRAPPED))
        and not (made.told and frame.nested)
        and not ("," in made.text[-1:] and frame.form == "opening")
        and not (". " in made.text and frame.form == "embedded")
    ]
    return rng.choice(fit)


def _foreign(other: Source, rng: random.Random, source: Source) -> Made | None:
    """A sentence of another authority's report, unless this one has much the same."""
    text = choose(rng, other, 10)
    return Made(text) if text and not source.has_much_of(text) else None


def _part(other: Source, rng: random.Random, source: Source) -> Made | None:
    """Five to nine words of another authority's report that stand nowhere in this one."""
    made = faithful.fragment(rng.randint(5, 9))(rng, other)
    return made if made and not source.has_much_of(made.text) else None


def _speech(rng: random.Random, source: Source) -> Made | None:
    """A person's words, the report's own sentence among them."""
    text = choose(rng, source, 8, 30)
    if not text:
        return None
    return Made(rng.choice(_SPEECHES).format(whole=text, rest=text[0].lower() + text[1:]))
