"""Choosing a release's report in a folder: by authority, by date, by words; or saying that nothing tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.choose import choose, reports_in
from claimcheck.demo import FOLDER
from claimcheck.model import InputError
from claimcheck.output.words import name
from claimcheck.read import parse
from tests.conftest import Run

RATED = "Ofsted has rated children’s services in Fenmoor. "
DATED = RATED + "Inspectors visited the council in January 2019."
QUOTED = RATED + "The report says that “most plans are detailed and reflect the wishes of children”."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports on Fenmoor, one on Wexcombe, and things that are no reports."""
    reports_in.cache_clear()
    (tmp_path / "reports").mkdir()
    for file, source in {"2014.txt": "previous.txt", "2019.txt": "report.txt"}.items():
        (tmp_path / "reports" / file).write_bytes((FOLDER / source).read_bytes())
    other = (FOLDER / "report.txt").read_text(encoding="utf-8").replace("Fenmoor", "Wexcombe")
    (tmp_path / "reports" / "wexcombe.txt").write_text(other, encoding="utf-8")
    (tmp_path / "reports" / "notes.txt").write_text("Call the editor.")
    (tmp_path / "reports" / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "reports" / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


@pytest.mark.parametrize(
    ("release", "report", "previous", "reason"),
    [
        (DATED, "2019.txt", ["2014.txt"], "the inspection that it dates"),
        (QUOTED, "2019.txt", ["2014.txt"], "the report that it quotes"),
        (RATED + "It was judged good in 2014.", "2014.txt", [], "the inspection of the year that it names"),
        (RATED.replace("Fenmoor", "Wexcombe"), "wexcombe.txt", [], "the only report there on an authority"),
    ],
)
def test_the_report_that_fits(folder: Path, release: str, report: str, previous: list[str], reason: str) -> None:
    found = choose(parse("release.txt", release.encode()), str(folder / "reports"))
    assert name(found.report.document) == report
    assert [name(one.document) for one in found.previous] == previous
    assert found.reason.startswith(reason)


@pytest.mark.parametrize(("file", "report"), [("2016-02-01.txt", "2014.txt"), ("release-2019-02.md", "2019.txt")])
def test_a_date_in_the_name_of_the_release_tells_too(folder: Path, file: str, report: str) -> None:
    found = choose(parse(file, RATED.encode()), str(folder / "reports"))
    assert name(found.report.document) == report
    assert found.reason.startswith("the latest before 20")


def test_a_date_in_the_front_matter_goes_before_that_of_the_name(folder: Path) -> None:
    release = f"---\ndate: 2015-06-30\n---\n{RATED}\n"
    assert name(choose(parse("2019-02.md", release.encode()), str(folder / "reports")).report.document) == "2014.txt"


@pytest.mark.parametrize(
    ("release", "complaint"),
    [
        (RATED, "nothing in the release tells which inspection it is about; name one of 2014.txt, 2019.txt"),
        (RATED.replace("Fenmoor", "Norcastle"), "the release names none of the authorities of its 3 reports"),
        (RATED + RATED.replace("Fenmoor", "Wexcombe"), "names Fenmoor and Wexcombe alike; name the report"),
    ],
)
def test_nothing_is_chosen_on_a_guess(folder: Path, release: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        choose(parse("release.txt", release.encode()), str(folder / "reports"))


def test_a_folder_without_reports_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no inspection report that claimcheck knows"):
        choose(parse("release.txt", RATED.encode()), str(tmp_path))


def test_compare_says_which_report_it_took(run: Run, folder: Path) -> None:
    (folder / "release.txt").write_text(DATED, encoding="utf-8")
    _, out, err = run("compare", str(folder / "release.txt"), str(folder / "reports"))
    assert "release.txt against 2019.txt" in out
    assert err.endswith(
        "held against 2019.txt (Fenmoor, ILACS, 14 to 18 January 2019), the inspection that it dates; "
        "before it: 2014.txt\n"
    )


def test_a_folder_in_the_configuration(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "releases").mkdir()
    (folder / "releases" / "a.txt").write_text(DATED, encoding="utf-8")
    (folder / "releases" / "b.txt").write_text(RATED, encoding="utf-8")
    Path("claimcheck.yaml").write_text("pairs:\n  - {release: releases/*, report: reports}\n")
    code, out, err = run("check", "--fail-on", "never")
    assert code == 2
    assert "releases/a.txt against reports/2019.txt" in out
    assert "claimcheck: releases/a.txt: reports: held against 2019.txt" in err
    assert "claimcheck: releases/b.txt: reports: nothing in the release tells" in err


def test_front_matter_goes_before_a_folder(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    Path("a.md").write_text(f"---\nreport: reports/2014.txt\n---\n{RATED}\n", encoding="utf-8")
    Path("claimcheck.yaml").write_text("pairs:\n  - {release: a.md, report: reports}\n")
    _, out, err = run("check", "--fail-on", "never")
    assert "a.md against reports/2014.txt" in out
    assert err == ""
