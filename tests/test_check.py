"""`claimcheck init` and `claimcheck check`, from the first day in a repository on."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import msgspec
import pytest
import yaml
from msgspec.structs import replace

from claimcheck import batch
from claimcheck.check import compare, read_report
from claimcheck.config import load
from claimcheck.demo import FOLDER
from claimcheck.model import Document, InputError
from claimcheck.output.contract import BatchDocument, PairFinding
from claimcheck.output.summary import render_batch
from claimcheck.read import parse
from tests.conftest import ROOT, Run
from tests.pseudoterminal import drained

RELEASE = (FOLDER / "release.txt").read_text(encoding="utf-8")
FAITHFUL = "# Inspectors have reported\n\nOfsted rated our services requires improvement overall.\n"
PAIRS = "pairs:\n  - {release: 'releases/*.md', report: reports/report.txt, previous: [reports/previous.txt]}\n"
CALL = [sys.executable, "-c", "from claimcheck.cli import main; main()"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a faithful release, another one and the reports, in which the test runs."""
    for name in ("releases", "reports"):
        (tmp_path / name).mkdir()
    (tmp_path / "releases" / "faithful.md").write_text(FAITHFUL, encoding="utf-8")
    (tmp_path / "releases" / "proud.md").write_text(RELEASE, encoding="utf-8")
    for name in ("report.txt", "previous.txt"):
        shutil.copy(FOLDER / name, tmp_path / "reports" / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(folder: Path, text: str = PAIRS) -> None:
    (folder / "claimcheck.yaml").write_text(text, encoding="utf-8")


# ------------------------------------------------------------------------------------------------- a newcomer's story


def test_from_init_to_a_passing_check(run: Run, folder: Path) -> None:
    assert run("check") == (2, "", "claimcheck: claimcheck.yaml: no such file; claimcheck init writes one\n")

    code, out, err = run("init")
    assert (code, err) == (0, "")
    assert out == "claimcheck.yaml: written\n.github/workflows/claimcheck.yml: written\n"

    code, _, err = run("check")
    assert code == 2
    assert "nothing in the release tells which inspection it is about; name one of previous.txt, report.txt" in err

    file = folder / "claimcheck.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("report: reports\n", "report: reports/report.txt\n", 1), encoding="utf-8")
    code, out, err = run("check")
    assert (code, err) == (1, "")
    assert "error  altered-quote" in out
    assert out.rpartition("\n\n")[2].startswith("2 releases checked, 1 fails: ")

    with (folder / "releases" / "proud.md").open("a", encoding="utf-8") as release:
        release.write('\n<!-- claimcheck: ignore altered-quote "most plans are now" reason: to be corrected -->\n')
        release.write('<!-- claimcheck: ignore qualification-cut "consistently timely" reason: to be corrected -->\n')
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert "2 waived" in out.rpartition("\n\n")[2]


def test_init_writes_over_no_file(run: Run, folder: Path) -> None:
    configure(folder, "# mine\n")
    code, out, _ = run("init")
    assert code == 0
    assert out == "claimcheck.yaml: is there already, left as it is\n.github/workflows/claimcheck.yml: written\n"
    assert (folder / "claimcheck.yaml").read_text(encoding="utf-8") == "# mine\n"


def test_what_init_writes_is_valid_with_its_comments_too(run: Run, folder: Path) -> None:
    run("init")
    file = folder / "claimcheck.yaml"
    text = file.read_text(encoding="utf-8")
    assert load(str(file)).values.pairs[0].release == "releases/*"
    text = text.replace("rules: {}", "rules:").replace("waivers: []", "waivers:").replace("# baseline", "baseline")
    text = re.sub(r"^#(?=  (?:  )?[-\w])|(?<=    )# (?=previous|excerpt)", "", text, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    values = load(str(file)).values
    assert values.pairs[0].previous and values.pairs[0].excerpt
    assert values.rules and values.waivers and values.baseline

    workflow = yaml.safe_load((folder / ".github" / "workflows" / "claimcheck.yml").read_text(encoding="utf-8"))
    assert workflow["jobs"]["check"]["steps"][-1] == {"uses": "./claimcheck"}
    assert (ROOT / "action.yml").is_file()


# ------------------------------------------------------------------------------------------------------ what it prints


def test_a_failing_pair_is_shown_in_full_and_a_clean_one_in_a_line(run: Run, folder: Path) -> None:
    configure(folder)
    code, out, _ = run("check")
    assert code == 1
    assert out.startswith("Fenmoor, ILACS, 14 to 18 January 2019")
    assert out.count("releases/proud.md against reports/report.txt") == 1
    assert out.count("releases/faithful.md against reports/report.txt") == 1
    assert "faithful.md, line" not in out


def test_levels_and_fail_on_of_the_configuration_hold(run: Run, folder: Path) -> None:
    configure(folder, PAIRS + "fail-on: never\n")
    assert run("check")[0] == 0
    assert run("check", "--fail-on", "error")[0] == 1
    rules = {finding["rule"] for finding in json.loads(run("check", "--format", "json")[1])["pairs"][1]["findings"]}
    errors = {"altered-quote", "qualification-cut", "praise-against-fall"}
    assert errors <= rules
    configure(folder, PAIRS + f"rules: {{{', '.join(f'{rule}: off' for rule in sorted(errors))}}}\n")
    assert run("check")[0] == 0


def test_json_holds_each_pair_as_compare_prints_it(run: Run, folder: Path) -> None:
    configure(folder)
    code, out, _ = run("check", "--format", "json")
    assert code == 1
    found = msgspec.json.decode(out, type=BatchDocument)
    assert (found.summary.pairs, found.summary.failing, found.summary.refused) == (2, 1, 0)
    assert found.summary.error == sum(pair.summary.error for pair in found.pairs)
    files = ("releases/proud.md", "reports/report.txt", "--previous", "reports/previous.txt")
    assert json.loads(out)["pairs"][1] == json.loads(run("compare", *files, "--format", "json")[1])


def test_the_schema_has_the_shape_of_a_batch(run: Run) -> None:
    shapes = json.loads(run("schema")[1])["$defs"]
    assert shapes["BatchDocument"]["properties"]["pairs"]["items"] == {"$ref": "#/$defs/ResultDocument"}
    assert "Configuration" in json.loads(run("schema", "--config")[1])["$defs"]


def test_json_lines_name_the_release(run: Run, folder: Path) -> None:
    configure(folder)
    lines = [msgspec.json.decode(line, type=PairFinding) for line in run("check", "--format", "jsonl")[1].splitlines()]
    assert {line.release for line in lines} == {"releases/faithful.md", "releases/proud.md"}
    assert {line.report for line in lines} == {"reports/report.txt"}


def test_annotations_and_the_comment_carry_all_pairs(run: Run, folder: Path) -> None:
    configure(folder, PAIRS + "  - {release: gone.md, report: reports/report.txt}\n")
    code, out, _ = run("check", "--format", "github")
    assert code == 2
    commands = [line for line in out.splitlines() if line.startswith("::")]
    assert commands[0] == "::error title=could not be checked::claimcheck.yaml: line 3: gone.md: no such file"
    assert any(line.startswith("::error file=releases/proud.md,line=7") for line in commands)
    assert out.splitlines()[-1].startswith("2 releases checked, 1 fails, 1 could not be checked: ")

    _, out, _ = run("check", "--format", "markdown")
    assert out.startswith("## 2 releases checked, 1 fails, 1 could not be checked: ")
    assert "| releases/faithful.md | reports/report.txt |" in out
    assert out.count("### Fenmoor") == 1


def test_waived_findings_are_shown_on_request(run: Run, folder: Path) -> None:
    configure(
        folder, PAIRS + "waivers:\n  - {rule: altered-quote, text: most plans are now, reason: agreed on 3 May}\n"
    )
    for form in ("terminal", "markdown"):
        assert "altered-quote" not in run("check", "--format", form)[1]
        shown = run("check", "--format", form, "--show-waived")[1]
        assert "altered-quote" in shown
        assert "agreed on 3 May" in shown


# ------------------------------------------------------------------------------------------- many pairs, bad ones too


def test_the_good_ones_are_done_and_the_bad_ones_named(run: Run, folder: Path) -> None:
    (folder / "releases" / "broken.md").write_bytes(b"\x89PNG")
    configure(folder, PAIRS)
    code, out, err = run("check")
    assert code == 2
    assert "altered-quote" in out
    assert err == "claimcheck: releases/broken.md: is an image; run OCR first\n"
    assert out.rpartition("\n\n")[2].startswith("2 releases checked, 1 fails, 1 could not be checked: ")


def test_a_fault_in_one_pair_leaves_the_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(folder)
    compare = batch.compare

    def fail(release: Document, *arguments: object, **options: object) -> object:
        if "faithful" in release.path:
            raise ZeroDivisionError("division by zero")
        return compare(release, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "compare", fail)
    monkeypatch.setattr(batch, "cores", lambda: 1)
    done = batch.check(load("claimcheck.yaml"))
    assert [result.comparison.release.document.path for result in done.results] == ["releases/proud.md"]
    assert "a fault in claimcheck, please report it: ZeroDivisionError" in str(done.refused[0])


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_several_processes_give_the_same_bytes_as_one(folder: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    for number in range(4):
        (folder / "releases" / f"{number}.md").write_text(RELEASE.replace("Fenmoor", f"Fenmoor {number}", 1))
    (folder / "releases" / "2.md").write_bytes(b"")
    configure(folder)
    printed = []
    for cores in (1, 3):
        monkeypatch.setattr(batch, "cores", lambda cores=cores: cores)
        done = batch.check(load("claimcheck.yaml"))
        printed.append(("".join(render_batch(done, form, "error")), list(map(str, done.refused))))  # type: ignore[arg-type]
    assert printed[0] == printed[1]
    assert printed[0][1] == ["releases/2.md: the file is empty"]


def test_a_report_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(folder)
    read = []
    monkeypatch.setattr(batch, "cores", lambda: 1)
    monkeypatch.setattr(batch, "_inspection", lru_cache(lambda path, _: read.append(path) or read_report(path)))
    assert len(batch.check(load("claimcheck.yaml")).results) == 2
    assert sorted(read) == ["reports/previous.txt", "reports/report.txt"]


def test_only_some_releases(run: Run, folder: Path) -> None:
    configure(folder)
    assert run("check", "releases/faithful.md")[0] == 0
    assert run("check", "releases")[0] == 1
    code, out, err = run("check", "releases/faithful.md", "releases/none.md")
    assert (code, err) == (2, "claimcheck: releases/none.md: no such file\n")
    assert "1 release checked" in out


def test_front_matter_is_enough(run: Run, folder: Path) -> None:
    release = folder / "releases" / "proud.md"
    release.write_text(f"---\nreport: ../reports/report.txt\n---\n{RELEASE}", encoding="utf-8")
    code, out, err = run("check", "releases/proud.md")
    assert (code, err) == (1, "")
    assert "altered-quote" in out


def test_a_configuration_without_pairs_is_refused(run: Run, folder: Path) -> None:
    configure(folder, "fail-on: error\n")
    assert run("check") == (2, "", "claimcheck: claimcheck.yaml: names no pairs to check\n")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_progress_is_told_to_a_terminal_alone(folder: Path) -> None:
    configure(folder)
    master, terminal = os.openpty()
    process = subprocess.Popen([*CALL, "check"], stdout=subprocess.PIPE, stderr=terminal)
    assert process.stdout
    out = process.stdout.read()
    process.stdout.close()
    os.close(terminal)
    shown = drained(master)
    assert process.wait() == 1
    assert b"1/2 releases/" in shown
    assert shown.endswith(b"\r\x1b[K")
    assert b"1/2" not in out


# ----------------------------------------------------------------------------------------------- waivers and baseline


def test_waivers_that_cover_nothing_are_told_but_fail_nothing(run: Run, folder: Path) -> None:
    configure(folder, PAIRS + "waivers:\n  - {rule: wrong-grade, text: no such words, reason: why}\nfail-on: never\n")
    complaint = "the waiver of wrong-grade “no such words” covers no finding\n"
    code, _, err = run("check")
    assert (code, err) == (0, f"claimcheck: claimcheck.yaml: {complaint}")
    assert run("check", "releases/faithful.md")[2] == ""  # it may be about another release
    with (folder / "releases" / "faithful.md").open("a", encoding="utf-8") as release:
        release.write('<!-- claimcheck: ignore wrong-grade "no such words" reason: why -->\n')
    assert run("check", "releases/faithful.md")[2] == f"claimcheck: releases/faithful.md: {complaint}"


def test_a_baseline_lets_today_s_findings_pass_and_no_new_ones(run: Run, folder: Path) -> None:
    configure(folder, PAIRS + "fail-on: note\n")
    code, out, err = run("check", "--write-baseline")
    assert (code, err) == (0, "")
    assert out.endswith("findings of today will pass from now on\n")
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert out.endswith(" in the baseline)\n")

    release = folder / "releases" / "proud.md"
    release.write_text("A new line.\n\n" + RELEASE.replace("now detailed", "always detailed"), encoding="utf-8")
    code, out, err = run("check")
    assert code == 1
    assert "always" in out
    assert err.startswith("claimcheck: .claimcheck-baseline.json: releases/proud.md: altered-quote “most plans are now")
    assert err.count("\n") == 1


def test_a_baseline_written_for_some_releases_keeps_the_others(run: Run, folder: Path) -> None:
    configure(folder, PAIRS + "fail-on: note\nbaseline: known.json\n")
    assert run("check")[2] == "claimcheck: known.json: no such file; claimcheck check --write-baseline writes it\n"
    run("check", "--write-baseline")
    before = (folder / "known.json").read_bytes()
    run("check", "releases/proud.md", "--write-baseline")
    assert (folder / "known.json").read_bytes() == before
    (folder / "releases" / "proud.md").unlink()
    run("check", "--write-baseline")
    assert set(json.loads((folder / "known.json").read_bytes())["findings"]) == {"releases/faithful.md"}


def test_compare_takes_the_configuration_too(run: Run, folder: Path) -> None:
    files = ("releases/proud.md", "reports/report.txt")
    configure(
        folder,
        "fail-on: note\nrules: {omitted-weakness: off}\n"
        "waivers:\n  - {rule: altered-quote, text: most plans are now, reason: agreed}\n",
    )
    code, out, _ = run("compare", *files, "--config", "claimcheck.yaml", "--format", "json")
    found = {finding["rule"]: finding["waived"] for finding in json.loads(out)["findings"]}
    assert found["altered-quote"] == "agreed"
    assert "omitted-weakness" not in found
    assert code == 1
    selected = ("--select", "omitted-weakness", "--fail-on", "error")
    code, out, _ = run("compare", *files, "--config", "claimcheck.yaml", "--format", "jsonl", *selected)
    assert [json.loads(line)["rule"] for line in out.splitlines()] == ["omitted-weakness"]
    assert code == 0
    assert "agreed" in run("compare", *files, "--config", "claimcheck.yaml", "--show-waived")[1]


@pytest.mark.parametrize(
    ("authority", "report", "earlier", "accepted"),
    [
        ("Leeds", "Leeds City Council", "Bradford", False),
        ("Leeds", "Leeds", "Leeds City Council", True),
        ("Cumberland", "Cumberland", "Cumbria County Council", True),
        ("Dorset", "Bournemouth, Christchurch and Poole", "Dorset County Council", True),
        ("Fenmoor", "Fenmoor", "Wexcombe", True),  # nothing is known of either
    ],
)
def test_an_earlier_report_is_of_this_authority_or_of_one_it_took_over(
    authority: str, report: str, earlier: str, accepted: bool
) -> None:
    this, former = (
        read_report(parse("report.txt", (FOLDER / name).read_bytes())) for name in ("report.txt", "previous.txt")
    )
    this, former = replace(this, authority=report), replace(former, authority=earlier)
    release = parse("release.txt", f"Inspectors came to {authority}.".encode())
    if accepted:
        assert compare(release, this, [former]).comparison.previous == (former,)
    else:
        with pytest.raises(InputError, match="is the report of an inspection of Bradford, not of an earlier one"):
            compare(release, this, [former])
