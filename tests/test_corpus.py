"""Every labelled case, the repository's own and the real ones where they are at hand, is told rightly."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.corpus import cases
from claimcheck.rules import rules
from claimcheck.score import Score, score
from tests.conftest import ROOT

CORPUS = ROOT / "corpus"
README = (CORPUS / "README.md").read_text(encoding="utf-8")
SHARED = Path(os.environ.get("CLAIMCHECK_SHARED", ROOT.parent / "shared")) / "cases"
REAL = sorted(file.parent.name for file in SHARED.glob("*/case.yaml"))


def misses(found: Score) -> list[str]:
    """What went wrong."""
    return [miss.words for miss in found.misses]


@pytest.mark.parametrize("name", [folder.name for folder, _ in cases(CORPUS)])
def test_corpus(name: str) -> None:
    assert not (found := misses(score(CORPUS / name))), "\n".join(found)


@pytest.mark.parametrize("report", ["report.pdf", "report.txt"])
@pytest.mark.parametrize("name", REAL or ["none at hand"])
def test_real_cases(shared: Path, name: str, report: str) -> None:
    assert not (found := misses(score(shared / "cases" / name, report))), "\n".join(found)


@pytest.mark.parametrize("label", ["findings", "absent"])
def test_the_corpus_expects_every_rule_somewhere_and_forbids_it_somewhere(label: str) -> None:
    named = {expected.rule for _, case in cases(CORPUS) for expected in getattr(case.expect, label)}
    assert named == set(rules())


def test_the_corpus_permits_no_unknown_rule() -> None:
    assert {rule for _, case in cases(CORPUS) for rule in case.expect.permitted} <= set(rules())


def test_every_file_a_case_names_is_there() -> None:
    for folder, case in cases(CORPUS):
        for name in (case.release, case.report, *case.previous):
            assert (folder / name).is_file(), f"{folder.name} has no {name}"


def test_the_readme_has_a_row_for_every_case_and_names_no_other() -> None:
    rows = [line.split(" | ") for line in README.splitlines() if line.startswith("| ")]
    names = [folder.name for folder, _ in cases(CORPUS)]
    assert [row[0].removeprefix("| ") for row in rows if len(row) == 3][1:] == names
    shown = [name for row in rows if len(row) == 2 for name in row[1].removesuffix(" |").split(", ")][1:]
    assert shown and set(shown) <= set(names)


def test_labels_do_not_contradict_themselves() -> None:
    for folder, case in cases(CORPUS):
        forbidden = {expected.rule for expected in case.expect.absent if expected.text is None}
        allowed = {expected.rule for expected in case.expect.findings} | set(case.expect.permitted)
        assert forbidden & allowed == set(), folder.name
