"""A report made to cost time is read in bounded time."""

from __future__ import annotations

import time

from claimcheck.read.text import read_text
from claimcheck.report import read_inspection
from claimcheck.rules.examples import ReportSketch, report_text


def test_a_sentence_full_of_earlier_grades_costs_no_more_than_another() -> None:
    summary = "Since the last inspection in 2019 " + "it was judged to be good for a, and good, " * 2000
    document = read_text("report.txt", report_text(ReportSketch(summary=summary)), "")
    began = time.process_time()
    assert read_inspection(document).earlier == ()
    assert time.process_time() - began < 3
