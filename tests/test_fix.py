"""The report's own words are put back, and nothing else is touched."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from claimcheck.check import compare, read_report
from claimcheck.demo import FOLDER
from claimcheck.fix import changes, difference
from claimcheck.model import Inspection
from claimcheck.read import parse
from tests.conftest import Run

REPORT = FOLDER / "report.txt"
LEAD = "The Ofsted report says: "
ALTERED = "“Most children in care have very stable homes that meet their needs.”"
RIGHT = "“Most children in care have stable homes that meet their needs.”"

Fix = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def report() -> Inspection:
    return read_report(REPORT)


@pytest.fixture
def fix(run: Run) -> Fix:
    """Runs `claimcheck fix` and gives its exit code, standard output and standard error."""

    def call(release: Path | str, *arguments: str, report: Path = REPORT) -> tuple[int, str, str]:
        return run("fix", str(release), str(report), *arguments)

    return call


def corrected(text: str, report: Inspection, name: str = "release.txt") -> str:
    """The text with its quotations put right; none of them may be called altered again."""
    result = compare(parse(name, text.encode()), report)
    for span, words in reversed(changes(result)):
        text = text[: span.start] + words + text[span.end :]
    again = compare(parse(name, text.encode()), report)
    assert not [finding for finding in again.findings if finding.rule == "altered-quote"]
    return text


# ------------------------------------------------------------------------------------------------------ what is changed


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        # added, left out and replaced, at either end and in the middle
        ("Most children in care have very stable homes", "Most children in care have stable homes"),
        ("Management oversight is weak in teams.", "Management oversight is weak in several teams."),
        ("Management oversight is weak in all teams.", "Management oversight is weak in several teams."),
        ("All children in care have stable homes.", "Most children in care have stable homes."),
        ("However, a minority drift, and reviews challenge this.",
         "However, a significant minority drift, and reviews do not challenge this."),
        # a capital moves with the beginning
        ("All of their plans are backed by investment", "Their plans are backed by investment"),
        ("Children in care have stable homes that all meet their needs",
         "Children in care have stable homes that meet their needs"),
        # two neighbours at once, and punctuation that goes with a word
        ("They do very well at school and are greatly helped to stay in touch with people",
         "They do well at school and are helped to stay in touch with people"),
        ("A well-run, safe, dependable service", "A well-run, dependable service"),
        # marked edits, the release's spelling and its own marks stay
        ("Leaders [at the council] have recognized the decline … and took very decisive action",
         "Leaders [at the council] recognized the decline … and took decisive action"),
    ],
)  # fmt: skip
def test_only_the_words_that_differ_are_replaced(quoted: str, expected: str, report: Inspection) -> None:
    assert corrected(f"{LEAD}“{quoted}”, it said.\n", report) == f"{LEAD}“{expected}”, it said.\n"


def test_line_breaks_within_a_quotation_stay(report: Inspection) -> None:
    text = f"{LEAD}“Most children in care have\nvery stable homes that\nmeet all their needs.” It\nwas good.\n"
    assert corrected(text, report) == (
        f"{LEAD}“Most children in care have\nstable homes that\nmeet their needs.” It\nwas good.\n"
    )


def test_the_marks_of_markdown_stay(report: Inspection) -> None:
    text = f"---\nkind: release\n---\n{LEAD}\n\n> *“Most children in **care** have\n> very stable homes.”*\n"
    fixed = corrected(text, report, "release.md")
    assert fixed == text.replace("very ", "")


def test_a_quotation_whose_marks_a_change_would_cut_is_replaced_as_a_whole(report: Inspection) -> None:
    text = f"{LEAD}\n\n“Most children in care **never ever** have stable homes.” The end.\n"
    assert corrected(text, report, "release.md") == text.replace("**never ever** ", "")


def test_a_quotation_that_nothing_closes_is_put_right_up_to_its_end(report: Inspection) -> None:
    text = f"{LEAD}“Most children in care have stable homes that meet every need"
    assert corrected(text, report) == f"{LEAD}“Most children in care have stable homes that meet their needs"


def test_marks_within_a_quotation_are_of_the_other_kind(report: Inspection) -> None:
    words = report.document.text.replace("well-run", "“well run”")
    other = read_report(parse("report.txt", words.encode()))
    text = f"{LEAD}“A recently established early help hub has become a safe, dependable service.”\n"
    expected = f"{LEAD}“A recently established early help hub has become a ‘well run’, dependable service.”\n"
    assert corrected(text, other) == expected


def test_what_the_release_gets_right_is_not_touched(report: Inspection) -> None:
    text = f"{LEAD}{RIGHT} Councillor Ada Fell said: “We are really very proud of our very stable homes.”\n"
    assert corrected(text, report) == text


def test_no_other_rule_s_suggestion_is_put_into_the_text(report: Inspection) -> None:
    text = "Fenmoor Council’s services for children have been rated outstanding overall by Ofsted.\n"
    assert corrected(text, report) == text


def test_the_difference_is_a_unified_diff(report: Inspection) -> None:
    text = f"First.\r\n{LEAD}{ALTERED}"
    result = compare(parse("release.txt", text.encode()), report)
    assert difference(result.comparison.release.document, changes(result)) == (
        "--- release.txt\n+++ release.txt\n@@ -1,2 +1,2 @@\n First.\r\n"
        f"-{LEAD}{ALTERED}\n\\ No newline at end of file\n"
        f"+{LEAD}{RIGHT}\n\\ No newline at end of file\n"
    )


# ------------------------------------------------------------------------------------------------------ the command


def test_without_write_the_changes_are_shown_and_nothing_is_written(fix: Fix, tmp_path: Path) -> None:
    release = tmp_path / "release.txt"
    release.write_text(f"{LEAD}{ALTERED}\n", encoding="utf-8")
    code, out, err = fix(release)
    assert (code, err) == (1, "")
    assert out.splitlines()[3:] == [f"-{LEAD}{ALTERED}", f"+{LEAD}{RIGHT}"]
    assert release.read_text(encoding="utf-8") == f"{LEAD}{ALTERED}\n"


def test_where_there_is_nothing_to_put_right_it_says_so(fix: Fix, tmp_path: Path) -> None:
    release = tmp_path / "release.txt"
    release.write_text(f"{LEAD}{RIGHT}\n", encoding="utf-8")
    assert fix(release, "--write") == (0, f"{release}: no quotation to put right\n", "")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_coding_mark_line_ends_and_permissions_stay(fix: Fix, tmp_path: Path, coding: str, newline: str) -> None:
    release = tmp_path / "release.txt"
    text = f"Services for children – a “first” report{newline}{newline}{LEAD}{ALTERED}{newline}"
    mark = "\ufeff" if coding == "utf-16-be" else ""
    release.write_bytes((mark + text).encode(coding))
    release.chmod(0o640)
    assert fix(release, "--write") == (0, f"{release}: 1 change made; compare again to see what else differs\n", "")
    assert release.read_bytes() == (mark + text.replace(ALTERED, RIGHT)).encode(coding)
    assert release.stat().st_mode & 0o777 == 0o640


def test_bytes_without_meaning_stay_too(fix: Fix, tmp_path: Path) -> None:
    release = tmp_path / "release.txt"
    release.write_bytes(b"Sp\x81\xe9cial\n\n" + f"{LEAD}{ALTERED}\n".encode("cp1252"))
    assert fix(release, "--write")[0] == 0
    assert release.read_bytes() == b"Sp\x81\xe9cial\n\n" + f"{LEAD}{RIGHT}\n".encode("cp1252")


def test_words_that_the_coding_cannot_write_are_refused(fix: Fix, tmp_path: Path) -> None:
    release, report = tmp_path / "release.txt", tmp_path / "report.txt"
    report.write_text(REPORT.read_text(encoding="utf-8").replace("stable homes", "stable hōmes"), encoding="utf-8")
    before = f"{LEAD}“Most children in care have small houses that meet their needs.”\n".encode("cp1252")
    release.write_bytes(before)
    reason = "its coding (Windows-1252) has no 'ō', which the report has; save it as UTF-8"
    assert fix(release, "--write", report=report) == (2, "", f"claimcheck: {release}: {reason}\n")
    assert release.read_bytes() == before


def test_a_word_file_is_put_right_run_by_run(fix: Fix, tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Services for children in Fenmoor", 0)
    paragraph = word.add_paragraph(f"{LEAD}“Most children in ")
    paragraph.add_run("care have very").italic = True
    paragraph.add_run(" stable homes.”")
    release = tmp_path / "release.docx"
    word.save(str(release))
    release.chmod(0o600)
    assert fix(release)[0] == 1
    assert fix(release, "--write") == (0, f"{release}: 1 change made; compare again to see what else differs\n", "")
    runs = docx.Document(BytesIO(release.read_bytes())).paragraphs[1].runs
    assert [(run.text, run.italic) for run in runs] == [
        (f"{LEAD}“Most children in ", None),
        ("care have ", True),
        ("stable homes.”", None),
    ]
    assert release.stat().st_mode & 0o777 == 0o600
    assert fix(release) == (0, f"{release}: no quotation to put right\n", "")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("release.pdf", b"%PDF-1.4", "a PDF cannot be rewritten; fix takes text, Markdown and Word files"),
        ("release.txt", b"%PDF-1.4", "a PDF cannot be rewritten; fix takes text, Markdown and Word files"),
        ("release.html", b"<p>Good</p>", "a web page cannot be rewritten; fix takes text, Markdown and Word files"),
        ("missing.txt", None, "no such file"),
    ],
)
def test_what_cannot_be_written_back_is_refused(
    fix: Fix, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    release = tmp_path / name
    if content is not None:
        release.write_bytes(content)
    assert fix(release) == (2, "", f"claimcheck: {release}: {reason}\n")


def test_standard_input_is_refused(fix: Fix) -> None:
    reason = "standard input cannot be rewritten; name a text, Markdown or Word file"
    assert fix("-", "--write") == (2, "", f"claimcheck: -: {reason}\n")


@pytest.mark.parametrize("step", ["replace", "chmod"])
def test_stopped_half_way_nothing_is_lost(fix: Fix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    release = tmp_path / "release.txt"
    before = f"{LEAD}{ALTERED}\n".encode()
    release.write_bytes(before)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, step, fail)
    code, out, err = fix(release, "--write")
    assert (code, out, err) == (2, "", f"claimcheck: {release}: cannot be written: no space left on device\n")
    assert release.read_bytes() == before
    assert list(tmp_path.iterdir()) == [release]


def test_a_read_only_release_is_left_alone(fix: Fix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = tmp_path / "release.txt"
    release.write_text(f"{LEAD}{ALTERED}\n", encoding="utf-8")
    release.chmod(0o444)
    if os.access(release, os.W_OK):  # whoever may write everything (root) is refused as others are
        monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert fix(release, "--write") == (2, "", f"claimcheck: {release}: may not be written (read-only)\n")
    assert release.read_text(encoding="utf-8") == f"{LEAD}{ALTERED}\n"
    assert release.stat().st_mode & 0o777 == 0o444


def test_a_release_that_changed_meanwhile_is_left_alone(
    fix: Fix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = tmp_path / "release.txt"
    release.write_text(f"{LEAD}{ALTERED}\n", encoding="utf-8")

    def edit_meanwhile(*arguments: object, **options: object) -> object:
        release.write_text("A new text.", encoding="utf-8")
        return compare(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("claimcheck.check.compare", edit_meanwhile)
    assert fix(release, "--write")[2] == f"claimcheck: {release}: has changed since it was read; nothing was written\n"
    assert release.read_text(encoding="utf-8") == "A new text."
