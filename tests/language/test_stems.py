"""Words of one family have one stem; opposites do not."""

from __future__ import annotations

import pytest

from claimcheck.language.stems import stem


@pytest.mark.parametrize(
    "family",
    [
        "improve improves improved improving improvement improvements",
        "assess assessed assessing assessment assessments",
        "consistent consistently consistency",
        "timely timeliness timelier",
        "respond responded responding",
        "child children childrens",
        "plan plans planned planning",
    ],
)
def test_family(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("consistent", "inconsistent"), ("stable", "unstable"), ("care", "caring"), ("16", "17"), ("assess", "asset")],
)
def test_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_word_no_one_writes_is_left_alone() -> None:
    assert stem("ings" * 50_000) == "ings" * 50_000
