"""The texts of a finding as people see them."""

from __future__ import annotations

import pytest

from claimcheck.check import compare
from claimcheck.demo import pair
from claimcheck.output.evidence import Evidence, evidence, spans_of


def shown(rule: str) -> list[Evidence]:
    release, report, previous = pair()
    result = compare(release, report, [previous])
    return evidence(result.comparison, next(f for f in result.findings if f.rule == rule))


def test_a_quotation_stands_beside_the_report_s_words_and_those_left_out() -> None:
    assert [(text.role, text.quoted) for text in shown("caveat-dropped")] == [
        ("release", True),
        ("report", True),
        ("left out", True),
    ]


def test_what_a_cut_leaves_out_is_marked_in_the_report_s_sentence() -> None:
    release, report = shown("qualification-cut")
    assert (release.quoted, report.quoted) == (True, True)
    assert report.words.startswith("Families who ask for help")
    assert report.differing == ("not yet receive",)


def test_the_words_that_differ_are_told_of_each_side() -> None:
    release, report = shown("altered-quote")[:2]
    assert release.differing == ("now", "timely and")
    assert report.differing == ("", "")


def test_a_sentence_out_of_a_speech_is_shown_with_both_marks() -> None:
    words = shown("praise-against-fall")[0].words
    assert words.count("“") == words.count("”") == 1


def test_an_earlier_report_is_named_where_its_words_stand() -> None:
    assert shown("fall-not-disclosed")[-1].place == "previous.txt, page 1"


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        (["plans", "most"], [(0, 4), (5, 10)]),
        (["now"], []),
        (["are"], []),  # twice: which of them is not known
        ([""], []),
    ],
)
def test_words_are_marked_where_they_stand_once(words: list[str], spans: list[tuple[int, int]]) -> None:
    assert spans_of(words, "Most plans are what they are") == spans
