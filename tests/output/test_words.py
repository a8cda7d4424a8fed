"""How dates, places and names are said."""

from __future__ import annotations

import pytest

from claimcheck.model import Document, Piece, Span
from claimcheck.output.words import area_name, clean, headline, name, period, whereabouts
from claimcheck.report.framework import framework
from tests.output.sample import INSPECTION, REPORT, words


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2019-01-14", "2019-01-18", "14 to 18 January 2019"),
        ("2020-01-27", "2020-02-07", "27 January to 7 February 2020"),
        ("2019-12-30", "2020-01-10", "30 December 2019 to 10 January 2020"),
        ("2019-01-14", "2019-01-14", "14 January 2019"),
        ("2019-01", None, "January 2019"),
        ("2014", "2014", "2014"),
        (None, "2019-01-18", "18 January 2019"),
        (None, None, ""),
    ],
)
def test_periods(start: str | None, end: str | None, said: str) -> None:
    assert period(start, end) == said


def test_headline() -> None:
    assert headline(INSPECTION) == "Fenmoor, ILACS, 14 to 18 January 2019"


def test_a_place_is_told_as_one_would_look_it_up() -> None:
    assert whereabouts(REPORT, words(REPORT, "Most plans")) == "line 4, paragraph 3"
    paged = Document("report.pdf", "one\ftwo", (Piece("paragraph", (Span(4, 7),), 12),), pages=(0, 4), lines=False)
    assert whereabouts(paged, (Span(4, 7),)) == "page 2, paragraph 12"


def test_names_of_areas_come_from_the_framework() -> None:
    assert area_name(framework("ilacs_2018"), "help_and_protection") == "Help and protection"
    assert area_name(framework("ilacs_2018"), "care_leavers") == area_name(framework("ilacs_2018"), "in_care")
    assert area_name(None, "care_leavers") == "Care leavers"


def test_standard_input_has_a_name() -> None:
    assert name(Document("-", "", ())) == "standard input"


def test_clean_writes_out_what_a_terminal_would_obey() -> None:
    assert clean("a\x1b[31m\x9b\x7f\n\u202eb\u2066 ’é") == r"a\x1b[31m\x9b\x7f\n\u202eb\u2066 ’é"
