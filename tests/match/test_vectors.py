"""Nearness in meaning by learned vectors, and the order they bring passages into."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claimcheck.data import raw
from claimcheck.match.passages import subjects
from claimcheck.match.ranking import Ranking
from claimcheck.match.vectors import OFFSET, Learned, Vector, Vectors, nearness, vectors
from tests.match.build import document, passages

KNOWN = Learned(("bed", "breakfast", "visit"), 2, 1, 1, "", 0, "2026-11-22")
SMALL = Vectors(KNOWN, bytes([OFFSET + 100, OFFSET, OFFSET + 90, OFFSET + 10, OFFSET, OFFSET - 100]))


def test_a_text_is_the_sum_of_its_subjects() -> None:
    found = SMALL.of([("bed", 1.0), ("visit", 2.0)])
    assert found is not None
    assert found.numbers[0] * -2 == found.numbers[1]
    assert nearness(SMALL.of([("bed", 1.0)]), SMALL.of([("bed", 3.0)])) == pytest.approx(1)
    assert nearness(SMALL.of([("bed", 1.0)]), SMALL.of([("visit", 1.0)])) == pytest.approx(0)


def test_what_is_not_known_is_near_nothing() -> None:
    assert SMALL.of([("zebra", 1.0)]) is None
    assert SMALL.of([]) is None
    assert nearness(None, Vector([1], 1.0)) == 0


def test_what_ships_is_whole() -> None:
    import msgspec

    known = msgspec.json.decode(raw("vectors/learned.json"), type=Learned)
    assert len(raw("vectors/rows.bin")) == len(known.names) * known.dimensions
    assert list(known.names) == sorted(known.names)
    assert known.reports > 200 and known.seed and known.made
    assert not any(" " in name for name in known.names if not name.startswith("="))
    near = nearness(vectors().of([("bed", 1.0)]), vectors().of([("breakfast", 1.0)]))
    assert near > 0.6 > nearness(vectors().of([("bed", 1.0)]), vectors().of([("=supervision", 1.0)]))


def test_learned_files_know_the_synonyms_of_today() -> None:
    from claimcheck.match import passages as module

    groups = set(module._phrases().values())
    for names in (module._frequencies().counts, vectors()._places):
        assert {name for name in names if name.startswith("=")} <= groups


REPORT = document(
    "Handovers between teams are good.",
    "Older children live in bed and breakfast hotels.",
    "Older children paint the walls of halls and barns.",
)


class Reversed:
    """Finds the last text nearest."""

    def nearness(self, text: str, others: Sequence[str]) -> list[float]:
        return [float(other.startswith("Handovers")) * 9 for other in others]


def test_vectors_tell_apart_what_shares_as_much() -> None:
    known = passages(document("Care leavers live in bed and breakfast.", "Care leavers pass lessons at college."))
    ranked = Ranking(known).likeliest("", subjects("care leavers are homeless".split()), 5)
    near = {known.keys(one.sentence)[2]: one.vectors for one in ranked}
    assert near["live"] > near["pass"] + 0.2
    assert all(one.meaning is None and set(one.scores()) == {"subjects", "vectors"} for one in ranked)
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)


def test_a_model_is_asked_about_every_sentence() -> None:
    ranking = Ranking(passages(REPORT), Reversed())
    first, *others = ranking.likeliest("older children", subjects("older children are homeless".split()), 5)
    assert passages(REPORT).keys(first.sentence)[0] == "handovers"
    assert first.subjects == 0 and first.scores()["meaning"] == 9
    assert len(others) == 2
