"""Text as the model reads it."""

from __future__ import annotations

import pytest

from claimcheck.semantic.wordpiece import pieces


@pytest.mark.parametrize(
    ("text", "numbers"),
    [  # as the model's own tokenizer gives them
        ("hello world", [101, 7592, 2088, 102]),
        ("Children", [101, 2336, 102]),
        ("children.", [101, 2336, 1012, 102]),
        ("café", [101, 7668, 102]),
        ("", [101, 102]),
    ],
)
def test_numbers(text: str, numbers: list[int]) -> None:
    assert pieces(text) == numbers


def test_a_word_of_several_pieces() -> None:
    assert len(pieces("safeguarding")) > 3
    assert 100 not in pieces("safeguarding")


def test_what_is_unknown_and_what_is_long() -> None:
    assert pieces("木") == [101, 100, 102]
    assert pieces("a" * 5000) == [101, 100, 102]
    assert len(pieces("word " * 5000)) == 128
    assert pieces("hel\x02lo") == pieces("hello")
