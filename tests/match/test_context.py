"""What right before a quotation keeps it from being true of all, or always."""

from __future__ import annotations

import pytest

from claimcheck.match.index import Index
from claimcheck.match.quotes import match_quotes
from claimcheck.model import Quote, Span
from claimcheck.read.text import read_text
from tests.match.build import document


def judged(report: str, release: str) -> str:
    """The verdict on the one quotation of a release."""
    quote = Quote((Span(release.index("“") + 1, release.index("”")),), "report")
    (match,) = match_quotes([quote], Index(read_text("release.txt", release, "")), Index(document(report)), [])
    return match.verdict


SLOW = "The service is sometimes too slow to act on neglect, and plans drift."
WAIT = "The lack of staff means that young carers may have to wait for up to three months."
MOVED = "We found, when we spoke to carers, that some of the children had moved three times in a year."


@pytest.mark.parametrize(
    ("report", "release"),
    [
        (SLOW, "It was “too slow to act on neglect”."),
        (SLOW, "Records were not kept well, and it was “too slow to act on neglect”."),
        (WAIT, "Carers “have to wait for up to three months”, it says."),
        (MOVED, "The report adds that “children had moved three times in a year”."),
        (
            "The offer is beginning to make a difference to families.",
            "The offer will “make a difference to families”.",
        ),
    ],
)
def test_what_is_said_of_some_or_at_times_alone_is_cut_without_that(report: str, release: str) -> None:
    assert judged(report, release) == "cut"


@pytest.mark.parametrize(
    ("report", "release"),
    [
        (SLOW, "At times it was “too slow to act on neglect”."),
        (SLOW, "It can be “too slow to act on neglect”."),
        (WAIT, "Carers might “have to wait for up to three months”, it says."),
        (MOVED, "For a few “children had moved three times in a year”."),
        ("The most vulnerable children have a worker they know.", "The “vulnerable children have a worker they know”."),
        (
            "Visits were stopped in May while a new worker was found.",
            "They were stopped “while a new worker was found”.",
        ),
        ("At the start of the year, visits are late.", "It says “the year, visits are late”."),
        ("Plans are mostly thorough and clear.", "Plans are “thorough and clear”."),
        (
            "Hours do not increase, leaving young carers without any respite.",
            "“leaving young carers without any respite”",
        ),
    ],
)
def test_it_is_not_where_the_writer_says_so_or_nothing_is_limited(report: str, release: str) -> None:
    assert judged(report, release) == "verbatim"


def test_others_for_whom_it_is_not_so_are_a_caveat() -> None:
    report = Index(
        document("Some carers have strong and trusting relationships with them. Others do not hear from anybody.")
    )
    release = read_text("release.txt", "It says “some carers have strong and trusting relationships with them”.", "")
    (match,) = match_quotes([Quote((Span(9, 70),), "report")], Index(release), report, [])
    assert [hidden.kind for hidden in match.hidden] == ["sequel"]
