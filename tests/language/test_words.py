"""Words as they are compared, and what an edit between them is called."""

from __future__ import annotations

import pytest

from claimcheck.language.words import kind_of_edit, words
from claimcheck.model import Span


def keys(text: str) -> list[str]:
    return [word.key for word in words(text, (Span(0, len(text)),))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Children’s Services", "children's services"),
        ("well-considered", "well considered"),
        ("organized and recognizes", "organised and recognises"),
        ("focussed judgment", "focused judgement"),
        ("judgmental behavior at the center", "judgemental behaviour at the centre"),
        ("an advisor of twelve teams", "an adviser of 12 teams"),
        ("the director (DCS) knows", "the director knows"),
        ("partner agencies.3 They meet", "partner agencies. They meet"),
        ("housing1 and health", "housing and health"),
        ("80% of three plans", "80 % of 3 plans"),
    ],
)
def test_are_the_same_words(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"), [("16 or 17", "16 or 18"), ("safe", "unsafe"), ("COVID-19", "COVID"), ("3.5", "35")]
)
def test_are_different_words(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    ("quoted", "report", "kind"),
    [
        ("", "not", "negation"),
        ("consistent", "inconsistent", "negation"),
        ("seven", "two", "number"),
        ("42", "24", "number"),
        ("all", "most", "quantifier"),
        ("", "largely", "hedge"),
        ("outstanding", "effective", "grade"),
        ("outstanding", "good", "grade"),
        ("because", "although", "contrast"),
        ("very", "", "intensifier"),
        ("partners", "leaders", "subject"),
        ("partners’", "leaders’", "subject"),
        ("the council’s", "the", "subject"),
        ("already", "soon", "time"),
        ("had taken place", "", "wording"),
        ("", "good", "wording"),
    ],
)
def test_names_an_edit(quoted: str, report: str, kind: str) -> None:
    assert kind_of_edit(keys(quoted), keys(report)) == kind
