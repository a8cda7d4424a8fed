"""Whatever surrounds a run (streams, variables, code pages, names of files), it is right or refused in one line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.read import read
from tests.conftest import Run
from tests.pseudoterminal import drained
from tests.trust.bounded import ROOT, bounded

DEMO = ROOT / "claimcheck" / "demo"
RELEASE, REPORT = DEMO / "release.txt", DEMO / "report.txt"
TOLD = "2 errors, "
"""What every comparison of the demo says in its last line."""


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A folder with a release, its report and a configuration for both."""
    shutil.copy(RELEASE, tmp_path / "release.txt")
    shutil.copy(REPORT, tmp_path / "report.txt")
    (tmp_path / "claimcheck.yaml").write_text("pairs: [{release: release.txt, report: report.txt}]\nfail-on: never\n")
    return tmp_path


def ran(folder: Path, *arguments: str, closed: int | None = None, **variables: str | None) -> tuple[int, str, str]:
    """As `bounded`, with a standard stream closed, and variables set or (None) unset."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=folder,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        preexec_fn=None if closed is None else lambda: os.close(closed),
        timeout=100,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


# ------------------------------------------------------------------------------------------------------------- streams


@pytest.mark.parametrize(
    ("command", "closed", "expected"),
    [
        (("compare", "-", "report.txt"), 0, (2, "", "claimcheck: -: standard input is closed\n")),
        (("compare", "release.txt", "report.txt"), 1, (2, "", "claimcheck: standard output: is closed\n")),
        (("check",), 1, (2, "", "claimcheck: standard output: is closed\n")),
        (("compare", "missing.txt", "report.txt"), 2, (2, "", "")),
    ],
)
def test_a_closed_stream(command: tuple[str, ...], closed: int, expected: tuple[int, str, str], pair: Path) -> None:
    assert ran(pair, *command, closed=closed) == expected


def test_standard_input_that_is_closed_and_not_asked_for_is_not_missed(pair: Path) -> None:
    code, out, err = ran(pair, "compare", "release.txt", "report.txt", closed=0)
    assert code == 1 and TOLD in out and not err


# ---------------------------------------------------------------------------------------------- what must not be lost


@pytest.mark.parametrize(
    "output", ["release.txt", "report.txt", "html=./report.txt", "link.txt", "../here/release.txt"]
)
@pytest.mark.parametrize("command", [("compare", "release.txt", "report.txt"), ("check",)])
def test_no_output_is_written_over_what_is_read(
    command: tuple[str, ...], output: str, pair: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pair / "link.txt").symlink_to("release.txt")
    (pair.parent / "here").unlink(missing_ok=True)
    (pair.parent / "here").symlink_to(pair)
    monkeypatch.chdir(pair)
    before = {file.name: file.read_bytes() for file in pair.iterdir() if file.is_file()}
    code, out, err = run(*command, "--output", output)
    named = output.removeprefix("html=").removeprefix("./")
    assert (code, out) == (2, "")
    assert err == f"claimcheck: {named}: is read in this run; --output must name another file\n"
    assert {file.name: file.read_bytes() for file in pair.iterdir() if file.is_file()} == before


def test_no_baseline_is_written_over_what_is_none(pair: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pair)
    for name in ("release.txt", "claimcheck.yaml"):
        (pair / "claimcheck.yaml").write_text(
            f"pairs: [{{release: release.txt, report: report.txt}}]\nbaseline: {name}\n"
        )
        before = (pair / name).read_bytes()
        code, out, err = run("check", "--write-baseline")
        assert (code, out) == (2, "") and err.startswith(f"claimcheck: {name}: is no baseline")
        assert (pair / name).read_bytes() == before


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero")
def test_a_baseline_without_an_end_is_refused(pair: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pair)
    (pair / "claimcheck.yaml").write_text("pairs: [{release: release.txt, report: report.txt}]\nbaseline: /dev/zero\n")
    for more in ((), ("--write-baseline",)):
        assert run("check", *more)[::2] == (2, "claimcheck: /dev/zero: is a device, not a file\n")


def test_a_dash_as_output_is_standard_output(pair: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pair)
    code, out, _ = run("compare", "release.txt", "report.txt", "--output", "-")
    assert code == 1 and TOLD in out and not (pair / "-").exists()


# ----------------------------------------------------------------------------------------------------------- variables


@pytest.mark.parametrize(
    "variables",
    [
        {"CLAIMCHECK_CACHE": "/dev/null"},
        {"CLAIMCHECK_CACHE": "release.txt"},
        {"CLAIMCHECK_CACHE": "a" * 5000},
        {"CLAIMCHECK_CACHE": "OFF"},
        {"CLAIMCHECK_CACHE": None, "HOME": None},
        {"CLAIMCHECK_CACHE": None, "HOME": "/dev/null"},
        {"CLAIMCHECK_CACHE": None, "HOME": "/dev/null", "XDG_CACHE_HOME": "relative"},
        {"TMPDIR": "/nowhere"},
        {"COLUMNS": "0", "LINES": "0"},
        {"COLUMNS": "-1"},
        {"COLUMNS": "many"},
        {"COLUMNS": "9" * 30},
        {"COLUMNS": "1"},
        {"TERM": "\x1b[31m", "NO_COLOR": "", "FORCE_COLOR": "", "CI": "maybe"},
        {"TZ": "Nowhere/Else"},
        {"LANG": None, "LC_ALL": None, "LC_CTYPE": None},
        {"LC_ALL": "xx_YY.nonsense"},
    ],
    ids=lambda variables: ",".join(f"{name}={(value or 'unset')[:12]!r}" for name, value in variables.items()),
)
def test_a_variable_of_an_odd_value(variables: dict[str, str | None], pair: Path, tmp_path: Path) -> None:
    if "HOME" in variables and variables["HOME"] is None:
        variables = {**variables, "XDG_CACHE_HOME": str(tmp_path / "cache")}  # without HOME the user's own is found
    before = {file.name for file in pair.iterdir()} | {"cache"}
    for command in (("compare", "release.txt", "report.txt", "--fail-on", "never"), ("check",)):
        code, out, err = ran(pair, *command, **variables)
        assert code == 0 and TOLD in out and not err
    assert {file.name for file in pair.iterdir()} <= before


def test_a_cache_may_be_named_from_home(pair: Path) -> None:
    ran(pair, "compare", "release.txt", "report.txt", HOME=str(pair), CLAIMCHECK_CACHE="~/kept")
    assert (pair / "kept").is_dir() and not (pair / "~").exists()


# ---------------------------------------------------------------------------------------------------------- code pages

CODE_PAGES = ("cp1252", "cp437", "cp850", "cp932", "latin-1:strict", "ascii", "utf-16")
COMMANDS: dict[str, tuple[str, ...]] = {
    "help": ("--help",),
    "help of a command": ("compare", "--help"),
    "compare": ("compare", "release.txt", "report.txt", "--explain"),
    "check": ("check",),
    "report": ("report", "report.txt"),
    "fix": ("fix", "release.txt", "report.txt"),
    "explain": ("explain", "altered-quote"),
    "a refusal": ("report", "“ü → ✓”.txt"),
}


@pytest.mark.parametrize("page", CODE_PAGES[:3])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_terminal_of_another_code_page_shows_what_it_can(command: str, page: str, pair: Path) -> None:
    master, slave = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", *COMMANDS[command]],
        cwd=pair,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": page},
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    shown = drained(master).decode(page.partition(":")[0], "replace")
    assert process.wait(timeout=60) == (2 if command == "a refusal" else 1 if command in ("compare", "fix") else 0)
    assert shown and "fault in claimcheck" not in shown and "Traceback" not in shown


@pytest.mark.parametrize("surrounding", [{"PYTHONIOENCODING": page} for page in CODE_PAGES] + [{"LC_ALL": "C"}])
def test_what_goes_into_a_pipe_is_utf_8_on_every_code_page(surrounding: dict[str, str], pair: Path) -> None:
    variables = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", **surrounding}
    code, out, err = ran(pair, "compare", "release.txt", "report.txt", **variables)
    assert code == 1 and "“" in out and not err


# -------------------------------------------------------------------------------------------------------- other systems


@pytest.mark.parametrize("coded", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_newlines_and_codings_of_other_systems_change_nothing(
    newline: str, coded: str, tmp_path: Path, run: Run
) -> None:
    release, report = tmp_path / "release.txt", tmp_path / "report.txt"
    shutil.copy(RELEASE, release)
    shutil.copy(REPORT, report)
    expected = run("compare", str(release), str(report), "--format", "github")
    for file, original in ((release, RELEASE), (report, REPORT)):
        text = original.read_text("utf-8").replace("◼", "•").replace("\n", newline)
        file.write_bytes(text.encode(coded))
    assert run("compare", str(release), str(report), "--format", "github") == expected


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_newlines_of_other_systems_in_every_format(newline: str, tmp_path: Path) -> None:
    text = RELEASE.read_text("utf-8")
    page = "".join(f"<p>{paragraph}</p>\n" for paragraph in text.split("\n\n"))
    for name, source in {
        "a.txt": text,
        "a.md": f"---\ntitle: Release\ntags:\n- a\n---\n# Heading\n\n{text}",
        "a.html": f"<html>\n<body>\n<main>\n{page}</main></body></html>",
    }.items():
        pieces = []
        for ending in ("\n", newline):
            (tmp_path / name).write_bytes(source.replace("\n", ending).encode())
            document = read(tmp_path / name)
            pieces.append([(piece.kind, document.show(piece.passage)) for piece in document.pieces])
        assert pieces[0] == pieces[1] and len(pieces[0]) > 5


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_a_configuration_of_another_system_and_fix_keep_to_its_newlines(newline: str, pair: Path, run: Run) -> None:
    file = pair / "claimcheck.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_text().replace("}]", "}\n]").replace("\n", newline).encode())
    assert run("check", "--config", str(file))[0] == 0
    release = pair / "release.txt"
    release.write_bytes(release.read_text("utf-8").replace("\n", newline).encode())
    assert run("fix", str(release), str(pair / "report.txt"), "--write")[0] == 0
    changed = release.read_bytes()
    assert changed.count(newline.encode()) == RELEASE.read_bytes().count(b"\n")
    assert b"\n" not in changed.replace(newline.encode(), b"") and changed != RELEASE.read_bytes()
    assert "plans are now detailed and timely" not in changed.decode()


@pytest.mark.parametrize(
    "name", ["RELEASE.TXT", "C:\\releases\\May.txt", "con.txt", "a?b*c|d.txt", "Re\u0301le\u0301ase.txt"]
)
def test_a_name_as_other_systems_write_it(name: str, tmp_path: Path, run: Run) -> None:
    shutil.copy(RELEASE, tmp_path / name)
    for form in ("terminal", "json", "sarif", "github", "gitlab", "junit", "html", "markdown"):
        code, out, err = run("compare", str(tmp_path / name), str(REPORT), "--format", form)
        assert code == 1 and out and not err, form
    code, _, err = run("compare", str(tmp_path / name.swapcase()), str(REPORT))
    assert code == 1 or (code == 2 and err.endswith(": no such file\n"))


# ------------------------------------------------------------------------------------------------------ odd pairs


def test_what_the_kernel_writes_is_read_as_a_file_or_refused(tmp_path: Path) -> None:
    for path in ("/proc/self/status", "/proc/self/mem", "/proc/self/cmdline", "/proc/version"):
        if Path(path).exists():
            code, out, err = bounded("compare", path, str(REPORT), cwd=tmp_path)
            assert (code in (0, 1) and out and not err) or (code == 2 and err.startswith(f"claimcheck: {path}: "))
            assert "fault in claimcheck" not in err and err.count("\n") <= 1


@pytest.mark.parametrize(
    ("release", "report", "reason"),
    [
        ("release.txt", "release.txt", "release.txt: is no inspection report that claimcheck knows"),
        ("empty.txt", "report.txt", "empty.txt: the file is empty"),
        ("release.txt", "empty.txt", "empty.txt: the file is empty"),
        ("folder.txt", "report.txt", "folder.txt: is a folder, not a file"),
        ("release.txt", "folder.txt", "folder.txt: holds no inspection report that claimcheck knows"),
    ],
)
def test_an_odd_pair_is_refused(
    release: str, report: str, reason: str, pair: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pair)
    (pair / "empty.txt").touch()
    (pair / "folder.txt").mkdir()
    code, out, err = run("compare", release, report)
    assert (code, out) == (2, "") and err.startswith(f"claimcheck: {reason}") and err.count("\n") == 1


@pytest.mark.parametrize(
    "told", [REPORT.read_text("utf-8"), "“Most plans are detailed”\n\n“good”\n\n“”\n", ".", "“", "…"]
)
def test_a_release_of_nothing_but_the_report_or_quotations_accuses_nobody(told: str, pair: Path, run: Run) -> None:
    (pair / "odd.txt").write_text(told, encoding="utf-8")
    code, out, err = run("compare", str(pair / "odd.txt"), str(pair / "report.txt"))
    assert code == 0 and out and not err and "error" not in out


def test_a_file_that_changes_while_it_is_read_is_read_once(
    pair: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is shown, and its hash, are of the very bytes that were compared."""
    from claimcheck.read import files

    load, calls = files._load, []

    def changing(name: str) -> bytes:
        data = load(name)
        Path(name).write_bytes(b"Something else.\n")
        calls.append(name)
        return data

    expected = run("compare", str(pair / "release.txt"), str(pair / "report.txt"), "--format", "json")
    monkeypatch.setattr(files, "_load", changing)
    assert run("compare", str(pair / "release.txt"), str(pair / "report.txt"), "--format", "json") == expected
    assert len(calls) == 2


def test_fix_writes_nothing_where_the_release_was_changed_meanwhile(
    pair: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = pair / "release.txt"
    from claimcheck import check

    compare = check.compare

    def slowly(*arguments: object, **more: object) -> object:
        result = compare(*arguments, **more)  # type: ignore[arg-type]
        release.write_text("The writer saved this meanwhile.\n")
        return result

    monkeypatch.setattr(check, "compare", slowly)
    code, out, err = run("fix", str(release), str(pair / "report.txt"), "--write")
    assert release.read_text() == "The writer saved this meanwhile.\n", (code, out, err)
    assert code == 2 and err.count("\n") == 1
