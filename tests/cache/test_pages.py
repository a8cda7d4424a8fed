"""A PDF's text is got out of it once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck import batch, cache
from claimcheck.cache import pages
from claimcheck.cache.pages import page_texts
from claimcheck.read import pdf, read
from tests.conftest import Run

ROOT = Path(__file__).resolve().parents[2]

REPORT = next((ROOT / "corpus").glob("*/report.pdf"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache that is this test's alone."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_a_report_read_again_is_the_same_and_its_pages_are_not_extracted(monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(REPORT)
    monkeypatch.setattr(pdf, "_extract", lambda *_: pytest.fail("extracted again"))
    assert read(REPORT) == first


def test_another_name_for_the_same_file_is_read_from_the_cache_under_its_own_name(tmp_path: Path) -> None:
    first = read(REPORT)
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(REPORT.read_bytes())
    assert (read(copy).path, read(copy).text) == (str(copy), first.text)


def test_a_changed_file_is_extracted(tmp_path: Path) -> None:
    assert page_texts("aa", lambda: ["one"]) == ["one"]
    assert page_texts("bb", lambda: ["two"]) == ["two"]


def test_a_damaged_entry_is_extracted_again(folder: Path) -> None:
    page_texts("aa", lambda: ["one", "two"])
    (kept,) = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-3])
    assert page_texts("aa", lambda: ["mended"]) == ["mended"]
    assert page_texts("aa", lambda: pytest.fail("extracted again")) == ["mended"]


def test_what_was_not_used_for_longest_goes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for age, name in enumerate(("old", "older", "oldest"), 1):
        page_texts(name, lambda: ["x" * 100])
        os.utime(next(folder.glob(f"pages-{name}-*")), (1e9 - age, 1e9 - age))
    page_texts("oldest", lambda: pytest.fail("extracted again"))
    monkeypatch.setattr(pages, "_LIMIT", 350)
    page_texts("new", lambda: ["x" * 100])
    left = {file.name.split("-")[1] for file in folder.iterdir()}
    assert left == {"old", "oldest", "new"}


def test_with_the_cache_off_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "off")
    assert page_texts("aa", lambda: ["one"]) == ["one"]
    assert page_texts("aa", lambda: ["again"]) == ["again"]
    assert not folder.exists()


@pytest.mark.parametrize("command", ["compare", "check", "report"])
def test_every_command_that_reads_reports_can_go_without(
    command: str, run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "release.txt").write_bytes((REPORT.parent / "release.txt").read_bytes())
    (tmp_path / "report.pdf").write_bytes(REPORT.read_bytes())
    (tmp_path / "claimcheck.yaml").write_text("pairs: [{release: release.txt, report: report.pdf}]")
    arguments = {"compare": ["release.txt", "report.pdf"], "check": [], "report": ["report.pdf"]}[command]
    code, out, _ = run(command, *arguments, "--no-cache")
    assert code in (0, 1)
    assert not folder.exists()
    monkeypatch.setenv(cache.VARIABLE, str(folder))
    batch._inspection.cache_clear()
    assert run(command, *arguments)[1] == out
    assert [file.name.split("-")[0] for file in folder.iterdir()] == ["pages"]
