"""Findings that are let pass: by the configuration, or by a comment in the release."""

from __future__ import annotations

import pytest

from claimcheck.check import compare
from claimcheck.demo import FOLDER
from claimcheck.model import Document, InputError, Result
from claimcheck.read import parse
from claimcheck.waivers import Waiver, stale, waivers_in

REPORT = FOLDER / "report.txt"
RELEASE = (FOLDER / "release.txt").read_text(encoding="utf-8")
ALTERED = Waiver("altered-quote", "most plans are now detailed", "agreed")


def markdown(text: str) -> Document:
    return parse("release.md", text.encode())


def waived(result: Result) -> dict[str, str]:
    return {finding.rule: finding.waived for finding in result.findings if finding.waived is not None}


# ------------------------------------------------------------------------------------------------- what a waiver covers


def test_a_waived_finding_carries_the_reason_and_does_not_count() -> None:
    before = compare(FOLDER / "release.txt", REPORT)
    after = compare(FOLDER / "release.txt", REPORT, waivers=[ALTERED])
    assert waived(after) == {"altered-quote": "agreed"}
    assert after.count("error") == before.count("error") - 1
    assert after.waived == 1
    assert len(after.findings) == len(before.findings)


@pytest.mark.parametrize("text", ["MOST PLANS ARE NOW DETAILED", "most plans\n  are now", " timely and reflect "])
def test_case_and_white_space_do_not_matter(text: str) -> None:
    assert waived(compare(FOLDER / "release.txt", REPORT, waivers=[Waiver("altered-quote", text, "agreed")]))


@pytest.mark.parametrize(
    "waiver",
    [Waiver("wrong-grade", ALTERED.text, "agreed"), Waiver("altered-quote", "most plans were detailed", "agreed")],
)
def test_another_rule_or_other_words_cover_nothing(waiver: Waiver) -> None:
    result = compare(FOLDER / "release.txt", REPORT, waivers=[waiver, ALTERED])
    assert waived(result) == {"altered-quote": "agreed"}
    assert stale([waiver, ALTERED], result.findings) == (waiver,)


def test_what_was_left_out_is_waived_by_the_report_s_words() -> None:
    waiver = Waiver("omitted-recommendation", "given a health assessment", "told in the second release")
    assert waived(compare(FOLDER / "release.txt", REPORT, waivers=[waiver])) == {
        "omitted-recommendation": "told in the second release"
    }


# ------------------------------------------------------------------------------------------- comments in the release


@pytest.mark.parametrize(
    "comment",
    [
        '<!-- claimcheck: ignore altered-quote "most plans are now" reason: agreed -->',
        "<!--claimcheck: ignore altered-quote “most plans are now” reason: agreed-->",
        '<!-- claimcheck:\n     ignore altered-quote "most plans\n     are now"\n     reason: agreed\n-->',
    ],
)
def test_a_comment_waives_wherever_it_stands(comment: str) -> None:
    for text in (f"{comment}\n\n{RELEASE}", f"{RELEASE}\n\n{comment}", RELEASE.replace("\n\n", f" {comment}\n\n", 1)):
        assert waived(compare(markdown(text), REPORT)) == {"altered-quote": "agreed"}


def test_words_in_quotation_marks_may_hold_others() -> None:
    (waiver,) = waivers_in(markdown('<!-- claimcheck: ignore wrong-grade "rated "good" by" reason: see "notes" -->\nA'))
    assert waiver == Waiver("wrong-grade", 'rated "good" by', 'see "notes"')


def test_only_markdown_has_comments() -> None:
    comment = '<!-- claimcheck: ignore altered-quote "most plans are now" reason: agreed -->'
    assert waivers_in(parse("release.txt", f"{RELEASE}\n\n{comment}".encode())) == ()


def test_other_comments_are_none_of_our_business() -> None:
    assert waivers_in(markdown("<!-- a note to the editor --> A release <!-- claimcheck is good -->")) == ()


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('ignore altered-quote "words"', "line 2: a waiver reads <!-- claimcheck: ignore RULE"),
        ('ignore altered-quote "words" reason:', "line 2: a waiver reads"),
        ("ignore altered-quote words reason: why", "line 2: a waiver reads"),
        ('ignore altered-quote " " reason: why', "line 2: a waiver reads"),
        ("disable", "line 2: a waiver reads"),
        ('ignore alterd-quote "words" reason: why', "line 2: alterd-quote: no such rule; did you mean altered-quote?"),
    ],
)
def test_a_waiver_that_is_none_is_an_error(body: str, complaint: str) -> None:
    with pytest.raises(InputError) as refused:
        compare(markdown(f"{RELEASE[:0]}A release\n<!-- claimcheck: {body} -->"), REPORT)
    assert str(refused.value).startswith("release.md: ")
    assert complaint in str(refused.value)


def test_comments_are_no_text() -> None:
    document = markdown(
        "# Title <!-- draft -->\n\nOfsted said <!-- which\n  page? --> that plans<!--x-->, mostly, are good.\n"
        "<!-- a line of its own -->\n- <!-- c --> an item\n\n<!-- never closed\nhidden"
    )
    assert [(piece.kind, document.show(piece.passage)) for piece in document.pieces] == [
        ("heading", "Title"),
        ("paragraph", "Ofsted said that plans, mostly, are good."),
        ("item", "an item"),
    ]
