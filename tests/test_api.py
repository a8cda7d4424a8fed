"""The library as others import it."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck import Finding, InputError, Result, compare, read_release, read_report
from claimcheck.demo import FOLDER


def test_compare_gives_typed_findings() -> None:
    result = compare(FOLDER / "release.txt", str(FOLDER / "report.txt"), [FOLDER / "previous.txt"])
    assert isinstance(result, Result)
    assert all(isinstance(finding, Finding) for finding in result.findings)
    assert result.count("error") > 0


def test_a_report_read_once_serves_for_many_releases() -> None:
    report = read_report(FOLDER / "report.txt")
    assert report.grade("overall") == "requires_improvement"
    assert compare(FOLDER / "release.txt", report).comparison.inspection is report


def test_a_release_alone() -> None:
    release = read_release(FOLDER / "release.txt", read_report(FOLDER / "report.txt"))
    assert len(release.quotes) > 3


def test_levels_are_set_by_name() -> None:
    result = compare(
        FOLDER / "release.txt",
        FOLDER / "report.txt",
        levels={"altered-quote": "note", "omitted-weakness": "off"},
    )
    levels = {finding.rule: finding.level for finding in result.findings}
    assert levels["altered-quote"] == "note"
    assert "omitted-weakness" not in levels


def test_what_cannot_be_read_is_an_input_error() -> None:
    with pytest.raises(InputError, match=r"missing\.txt: no such file"):
        read_report("missing.txt")


def test_there_is_nothing_else() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        claimcheck.nothing  # noqa: B018
