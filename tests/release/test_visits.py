"""A text about a visit between inspections, held against the report of the inspection itself."""

from __future__ import annotations

import pytest

from claimcheck.read.text import read_text
from claimcheck.release.quotes import find_quotes
from claimcheck.release.reader import read_parts
from claimcheck.release.setting import Setting

_TEXT = "The report follows a ‘focused visit’ last month.\n\nInspectors found that leaders “know what is left to do”."


@pytest.mark.parametrize(
    ("text", "graded", "source"),
    [
        (_TEXT, True, "unknown"),
        (_TEXT, False, "report"),
        ("Following a two-day monitoring visit, Ofsted said leaders “know what is left to do”.", True, "other"),
        ("The report is out. Since a monitoring visit, it says, leaders “know what is left to do”.", True, "report"),
    ],
)
def test_what_a_visit_found_is_left_to_the_report_of_the_inspection(text: str, graded: bool, source: str) -> None:
    setting = Setting(2022, graded=graded)
    assert find_quotes(read_parts(read_text("release.txt", text, ""), setting), setting)[-1].source == source
