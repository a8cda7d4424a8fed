"""The ladder of quantifiers."""

from __future__ import annotations

import pytest

from claimcheck.language.quantifiers import Quantifier, is_vague, quantifiers, step


def found_in(text: str) -> list[Quantifier]:
    return quantifiers(text.split())


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("few", "many"),
        ("some", "most"),
        ("the majority", "the vast majority"),
        ("almost all", "all"),
        ("no", "very few"),
    ],
)
def test_order(weaker: str, stronger: str) -> None:
    below, above = step(weaker), step(stronger)
    assert below is not None
    assert above is not None
    assert below < above


def test_longest_phrase_wins() -> None:
    found = found_in("for a very small number of children and most of their carers")
    assert [(q.phrase, q.first, q.last) for q in found] == [("a very small number", 1, 5), ("most", 8, 9)]


def test_not_all_is_not_all() -> None:
    [found] = found_in("not all plans are clear")
    assert (found.phrase, found.step) == ("not all", step("most"))


def test_no_longer_counts_nothing() -> None:
    assert found_in("children are no longer moved") == []


def test_some_may_be_most() -> None:
    assert is_vague("some")
    assert not is_vague("few")
    assert step("children") is None
