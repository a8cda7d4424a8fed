"""The baseline: today's findings pass, new ones do not, whatever else is edited."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck import baseline
from claimcheck.check import compare
from claimcheck.demo import FOLDER
from claimcheck.model import InputError, Inspection, Result
from claimcheck.read import parse
from claimcheck.report import read_inspection
from claimcheck.waivers import Waiver

TEXT = (FOLDER / "release.txt").read_text(encoding="utf-8")
FILE = Path("site/.claimcheck-baseline.json")
NAME = "site/releases/a.txt"


@pytest.fixture(scope="module")
def report() -> Inspection:
    return read_inspection(parse("report.txt", (FOLDER / "report.txt").read_bytes()))


def checked(report: Inspection, text: str = TEXT, waivers: tuple[Waiver, ...] = ()) -> Result:
    return compare(parse(NAME, text.encode()), report, waivers=waivers)


def new(before: Result, after: Result) -> list[str]:
    """The rules of what a baseline taken of one result does not cover in another."""
    accepted = baseline.accept(FILE, baseline.taken(FILE, [before]), after)
    return [finding.rule for finding in accepted.findings if finding.waived != baseline.REASON]


def test_all_findings_of_the_day_pass(report: Inspection) -> None:
    before = checked(report)
    assert before.findings
    assert new(before, before) == []


def test_lines_before_it_do_not_matter(report: Inspection) -> None:
    moved = checked(report, "An invented line about nothing.\n\nAnd another.\n\n" + TEXT.replace(". ", ".\n"))
    assert "altered-quote" in [finding.rule for finding in moved.findings]
    assert "altered-quote" not in new(checked(report), moved)


def test_other_words_are_a_new_finding(report: Inspection) -> None:
    assert "altered-quote" in new(checked(report), checked(report, TEXT.replace("now detailed", "always detailed")))


def test_a_ledger_that_grows_shorter_is_not_new_and_one_that_grows_longer_is(report: Inspection) -> None:
    rule = "omitted-recommendation"
    less = checked(
        report, TEXT + "\n\nWe will improve the frequency, quality and impact of supervision, which is weak.\n"
    )
    counts = [
        next(len(finding.locations) for finding in result.findings if finding.rule == rule)
        for result in (checked(report), less)
    ]
    assert counts[0] > counts[1]
    assert rule not in new(checked(report), less)
    assert rule in new(less, checked(report))


def test_what_is_waived_is_not_taken(report: Inspection) -> None:
    waived = checked(report, waivers=(Waiver("altered-quote", "most plans are now", "agreed"),))
    assert "altered-quote" not in baseline.taken(FILE, [waived]).findings["releases/a.txt"]


def test_entries_that_nothing_is_about_any_more_are_told(report: Inspection) -> None:
    taken = baseline.taken(FILE, [checked(report)])
    assert baseline.stale(FILE, taken, [checked(report)]) == []
    gone = baseline.stale(FILE, taken, [checked(report, TEXT.replace("now detailed and timely", "detailed"))])
    assert ("releases/a.txt", "altered-quote") in [entry[:2] for entry in gone]
    assert all(not words or words[0].isalpha() for _, _, words in gone)


def test_the_file_comes_back_as_it_was_and_names_words_not_lines(report: Inspection, tmp_path: Path) -> None:
    taken = baseline.taken(FILE, [checked(report)])
    baseline.write(tmp_path / "b.json", taken)
    assert baseline.load(tmp_path / "b.json") == taken
    entries = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["findings"]["releases/a.txt"]
    assert list(entries) == sorted(entries)
    assert any(words.startswith("most plans are now") for words in entries["altered-quote"].values())


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2}', '{"version": 1, "finding": {}}'])
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="is no baseline"):
        baseline.load(tmp_path / "b.json")
