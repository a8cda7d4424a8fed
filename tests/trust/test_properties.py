"""What must hold of every text: invariants of reading, folding and quoting, and verdicts that only facts may change."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck import compare
from claimcheck.demo import pair
from claimcheck.language.fold import fold_text
from claimcheck.model import Document, Result
from claimcheck.read.markdown import read_markdown
from claimcheck.read.text import read_text
from claimcheck.release import read_release
from claimcheck.report import read_inspection
from fuzz.invariants import hold_of_document, hold_of_quotations, hold_of_release
from tests.trust.bounded import ROOT

RELEASE, REPORT, _ = pair()
INSPECTION = read_inspection(REPORT)
MODEST = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

PHRASES = ("\n\n", " said: ", "Ofsted ", "the report says ", "Councillor Ash ", "good", "judged to be inadequate ")
MARKUP = ("\u200b", "\u202e", "â€œ", "''", "1. ", "<!-- ", " -->", "’s ", "<b>", "**", "ﬁ", "２")
BITS = st.sampled_from([*"“”‘’'\"…-–•*#>[]().,:;!?\n\r\t\f\x02 ", *PHRASES, *MARKUP])
TEXTS = st.lists(BITS | st.text(max_size=6), max_size=60).map("".join).filter(str.strip)


@MODEST
@given(TEXTS)
def test_spans_and_places_lead_back_to_the_text(text: str) -> None:
    for document in (read_text("a", text, ""), read_markdown("a", text.lstrip("-\ufeff") or "a", "")):
        hold_of_document(document)
        hold_of_quotations(document)
        hold_of_release(read_release(document, INSPECTION))


@MODEST
@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_text(text)
    assert fold_text(once) == once


# ---------------------------------------------------------------------------------------------- verdicts that must hold


def verdicts(result: Result) -> object:
    """What was found, told without places: rule, level and the words in question."""
    comparison = result.comparison
    return (
        sorted((f.rule, f.level or "") for f in result.findings),
        sorted(
            (fold_text(comparison.release.document.show(m.quote.passage)).strip(" .,"), m.verdict)
            for m in comparison.quotes
        ),
        sorted((m.statement.area, m.statement.grade, m.statement.when, m.verdict) for m in comparison.statements),
    )


def held(release: str, report: str | Document = REPORT) -> object:
    document = report if isinstance(report, Document) else read_text("report.txt", report, "")
    return verdicts(compare(read_text("release.txt", release, ""), document))


EXPECTED = held(RELEASE.text)


def wrapped(text: str, width: int) -> str:
    """The text with every paragraph broken into lines of that width."""
    return re.sub(rf"(?m)([^\n]{{{width}}}\S*) ", r"\1\n", text)


@pytest.mark.parametrize("width", [50, 72, 100])
def test_verdicts_hold_however_the_release_is_wrapped(width: int) -> None:
    assert held(wrapped(RELEASE.text, width)) == EXPECTED


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("“", '"').replace("”", '"'),
        lambda text: text.replace("’", "'"),
        lambda text: text.replace("\n\n", "\n\n\n\n") + "\n\n",
    ],
)
def test_verdicts_hold_in_another_setting(change: object) -> None:
    assert held(change(RELEASE.text)) == EXPECTED  # type: ignore[operator]


UNSEEN = {
    "soft hyphens": "\u00ad", "zero-width spaces": "\u200b", "joiners": "\u200d", "byte order marks": "\ufeff",
    "marks of direction": "\u200e", "overrides": "\u202e", "isolates": "\u2066", "selectors": "\ufe0f",
    "tags": "\U000e0041",
}  # fmt: skip
SETTINGS: dict[str, Callable[[str, str], str]] = {
    "inside words": lambda text, unseen: re.sub(r"\b([A-Za-z]{2,4})(?=[a-z]{2})", rf"\1{unseen}", text),
    "before marks": lambda text, unseen: re.sub("(?=[“‘])", unseen, text),
    "within marks": lambda text, unseen: re.sub("(?<=[“‘])|(?=”)", unseen, text),
    "behind marks": lambda text, unseen: re.sub("(?<=”)", unseen, text),
    "before lines": lambda text, unseen: re.sub(r"(?m)^(?=\S)", unseen, text),
    "behind lines": lambda text, unseen: re.sub(r"(?m)(?<=\S)$", unseen, text),
    "in blank lines": lambda text, unseen: text.replace("\n\n", f"\n{unseen}\n"),
    "behind spaces": lambda text, unseen: text.replace(" ", f" {unseen}"),
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("kind", UNSEEN)
def test_what_nobody_sees_changes_no_verdict(kind: str, setting: str) -> None:
    release, report = (SETTINGS[setting](text, UNSEEN[kind]) for text in (RELEASE.text, REPORT.text))
    assert held(release) == EXPECTED
    if kind not in ("overrides", "isolates"):  # these are seen by what they do
        assert held(RELEASE.text, report) == EXPECTED


def test_what_nobody_sees_moves_no_place() -> None:
    told = RELEASE.text.replace("detailed and timely", "det\u00adail\u200bed and \u2060timely\ufeff")
    result = compare(read_text("release.txt", told, ""), REPORT)
    found = next(f for f in result.findings if f.rule == "altered-quote")
    [at] = (at for at in found.locations if at.role == "release")
    assert "det\u00adail\u200bed and \u2060timely" in told[at.passage[0].start : at.passage[-1].end]
    assert "detailed and timely" in at.document.show(at.passage)


def test_accents_behind_their_letters_are_those_in_one_with_them() -> None:
    """macOS writes "é" as two characters, other systems as one."""
    names = {"Fenmoor": "Fenmöor", "Marian": "Máríân", "detailed": "détailéd", "clear": "cléar", "plans": "plâns"}
    release, report = RELEASE.text, REPORT.text
    for plain, accented in names.items():
        release, report = release.replace(plain, accented), report.replace(plain, accented)

    def told(*texts: str) -> tuple[object, set[str | None]]:
        result = compare(*(read_text(f"{number}.txt", text, "") for number, text in enumerate(texts)))
        speakers = {match.quote.speaker for match in result.comparison.quotes}
        return verdicts(result), {speaker and unicodedata.normalize("NFC", speaker) for speaker in speakers}

    expected = told(release, report)
    assert any("Máríân" in (speaker or "") for speaker in expected[1])
    apart = [unicodedata.normalize("NFD", text) for text in (release, report)]
    assert apart != [release, report]
    for texts in ((release, apart[1]), (apart[0], report), apart):
        assert told(*texts) == expected


@pytest.mark.parametrize("at", [0.3, 0.5, 0.8])
def test_verdicts_hold_wherever_a_page_of_the_report_ends(at: float) -> None:
    words = REPORT.text.find(" ", int(at * len(REPORT.text)))
    broken = f"{REPORT.text[:words]}\n\f{REPORT.text[words + 1 :]}"
    assert held(RELEASE.text, broken) == EXPECTED


@settings(MODEST, max_examples=12)
@given(st.sampled_from(["The library is open until six.", "The bins are emptied on Mondays.", "Tickets cost £4."]))
def test_a_sentence_about_something_else_changes_no_verdict(sentence: str) -> None:
    assert held(f"{RELEASE.text.rstrip()}\n\n{sentence}\n") == EXPECTED


def test_the_reports_own_sentences_are_never_held_against_a_release() -> None:
    sentences = re.findall(r"(?<=[.] )[A-Z][^.:;]{40,200}\.", REPORT.text.replace("\n", " "))
    assert len(sentences) >= 5
    for sentence in sentences:
        for told in (f"The report says: “{sentence}”", f"“{sentence}” the report said.", f"Inspectors: '{sentence}'"):
            result = compare(read_text("release.txt", f"Fenmoor’s Ofsted report.\n\n{told}\n", ""), REPORT)
            accused = {f.rule for f in result.findings} & {"altered-quote", "quote-not-found", "qualification-cut"}
            assert not accused, (told, accused)


# ------------------------------------------------------------------------------------------------------- the same bytes


def test_the_same_files_give_the_same_bytes_everywhere(tmp_path: Path) -> None:
    pair_of_files = [str(ROOT / "claimcheck" / "demo" / name) for name in ("release.txt", "report.txt")]
    surroundings = [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati", "CLAIMCHECK_CACHE": "off"},
        {"PYTHONHASHSEED": "random", "LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "0", "COLUMNS": "80"},
    ]
    for form in ("json", "html", "sarif"):
        printed = set()
        for number, surrounding in enumerate(surroundings):
            where = tmp_path / f"{form}{number}"
            where.mkdir()
            ran = subprocess.run(
                [sys.executable, "-m", "claimcheck", "compare", *pair_of_files, "--format", form],
                cwd=where,
                env={**os.environ, "PYTHONPATH": str(ROOT), **surrounding},
                capture_output=True,
                timeout=100,
                check=False,
            )
            assert ran.returncode == 1 and not ran.stderr
            printed.add(ran.stdout)
        assert len(printed) == 1, form


def test_the_number_of_workers_changes_no_byte(tmp_path: Path) -> None:
    corpus = ROOT / "corpus"
    names = ("ashwold-2020", "fenmoor-2024", "dunmere-2018")
    pairs = (f"{{release: {corpus}/{name}/release.txt, report: {corpus}/{name}/report.pdf}}" for name in names)
    (tmp_path / "claimcheck.yaml").write_text(f"pairs: [{', '.join(pairs)}]\nfail-on: never\n")
    printed = set()
    for processors in ({0}, os.sched_getaffinity(0)):
        ran = subprocess.run(
            [sys.executable, "-m", "claimcheck", "check", "--format", "json"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            preexec_fn=lambda processors=processors: os.sched_setaffinity(0, processors),
            timeout=100,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        printed.add(ran.stdout)
    assert len(printed) == 1
