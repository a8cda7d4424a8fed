"""The command line: exit codes, one line for what it cannot do, and quiet where nobody listens."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import Result
from claimcheck.demo import FOLDER
from tests.conftest import Run
from tests.pseudoterminal import drained

PAIR = (str(FOLDER / "release.txt"), str(FOLDER / "report.txt"))
CALL = [sys.executable, "-c", "from claimcheck.cli import main; main()"]


# ------------------------------------------------------------------------------------------------------- exit codes


def test_errors_found_exit_with_1(run: Run) -> None:
    code, out, err = run("compare", *PAIR, "--previous", str(FOLDER / "previous.txt"))
    assert (code, err) == (1, "")
    assert out.startswith("Fenmoor, ILACS, 14 to 18 January 2019")


@pytest.mark.parametrize(("level", "expected"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_fail_on_says_from_which_level(run: Run, level: str, expected: int) -> None:
    code, out, _ = run("compare", *PAIR, "--select", "omitted-recommendation", "--fail-on", level, "--format", "json")
    assert json.loads(out)["summary"] == {"error": 0, "warning": 1, "note": 0, "waived": 0}
    assert code == expected


def test_select_and_ignore_choose_the_rules(run: Run) -> None:
    _, out, _ = run("compare", *PAIR, "--select", "altered-quote", "--select", "omitted-weakness", "--format", "json")
    assert {finding["rule"] for finding in json.loads(out)["findings"]} == {"altered-quote", "omitted-weakness"}
    _, out, _ = run("compare", *PAIR, "--ignore", "altered-quote", "--format", "json")
    found = {finding["rule"] for finding in json.loads(out)["findings"]}
    assert "altered-quote" not in found
    assert "omitted-weakness" in found


# ------------------------------------------------------------------------------------------------- what it refuses


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("compare", "missing.txt", PAIR[1]), "missing.txt: no such file"),
        (("compare", PAIR[0], "missing.pdf"), "missing.pdf: no such file"),
        (("compare", *PAIR, "--previous", "missing.pdf"), "missing.pdf: no such file"),
        (("compare", *PAIR, "--previous", PAIR[1]), "is the report of this inspection, not of an earlier one"),
        (
            ("compare", PAIR[0], str(FOLDER / "previous.txt"), "--previous", PAIR[1]),
            "is the report of a later inspection, not of an earlier one",
        ),
        (("compare", str(FOLDER), PAIR[1]), "is a folder, not a file"),
        (("compare", "-", "-"), "-: standard input can be only one of the files"),
        (("compare", *PAIR, "--select", "alterd-quote"), "alterd-quote: no such rule; did you mean altered-quote?"),
        (("compare", *PAIR, "--ignore", "wrong-grades"), "wrong-grades: no such rule; did you mean wrong-grade?"),
        (("compare", *PAIR, "--format", "xml"), "'xml' is not one of"),
        (("compare", *PAIR, "--fail-on", "anything"), "'anything' is not one of"),
        (("compare", *PAIR, "--nonsense"), "No such option: --nonsense"),
        (("compare", PAIR[0]), "no second argument gives a report, and its front matter names none"),
        (("compare", *PAIR, "--output", "htm=page.html"), "htm: no such format; did you mean html?"),
        (("compare", "-", PAIR[1], "--watch"), "--watch takes files"),
        (("compare", *PAIR, "--output", "no/such/folder/out.txt"), "no/such/folder/out.txt: cannot be written"),
        (("explain", "quote-altered"), "quote-altered: no such rule"),
        (("history", "Atlantis"), "Atlantis: no such authority in the history"),
        (("report", "missing.pdf"), "missing.pdf: no such file"),
        (("score", "no-such-corpus"), "no-such-corpus"),
        (("compair", *PAIR), "did you mean"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run: Run, arguments: tuple[str, ...], complaint: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("claimcheck: ")
    assert err.count("\n") == 1
    assert complaint.lower() in err.lower()


def test_an_unreadable_file_is_named(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing more")
    code, out, err = run("compare", PAIR[0], str(broken))
    assert (code, out) == (2, "")
    assert err.startswith(f"claimcheck: {broken}: ")
    assert err.count("\n") == 1


def test_a_name_with_escape_sequences_is_written_out(run: Run) -> None:
    _, _, err = run("compare", "evil\x1b[2J\n.txt", PAIR[1])
    assert err == "claimcheck: evil\\x1b[2J\\n.txt: no such file\n"


def test_a_fault_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Result:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("claimcheck.check.compare", fail)
    code, out, err = run("compare", *PAIR)
    assert (code, out) == (2, "")
    assert err.startswith("claimcheck: a fault in claimcheck, please report it: ZeroDivisionError: division by zero")
    assert err.count("\n") == 1


# ------------------------------------------------------------------------------------------------ input and output


def test_a_dash_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(PAIR[0]).read_bytes())))
    code, out, _ = run("compare", "-", PAIR[1])
    assert code == 1
    assert "standard input against report.txt" in out


def test_output_goes_to_a_file_and_nothing_to_the_terminal(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    code, out, err = run("compare", *PAIR, "--format", "json", "--output", str(target))
    assert (code, out, err) == (1, "", "")
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == 1


@pytest.mark.parametrize(
    ("options", "files", "printed"),
    [
        ((), {"page.html": "<!doctype html>", "found.sarif": '{\n  "$schema"'}, "Fenmoor, ILACS"),
        (("--format", "github"), {"page.html": "<!doctype html>", "note.md": "### Fenmoor"}, "::error"),
        (("--format", "gitlab"), {"quality.json": "["}, ""),
        (("--format", "json"), {"all": '{\n  "version"'}, ""),
        ((), {"result.txt": "Fenmoor, ILACS"}, ""),
        ((), {"junit=TEST.report": "<?xml", "jsonl=lines.json": '{"rule"'}, "Fenmoor, ILACS"),
    ],
)
def test_each_output_has_the_format_of_its_name(
    run: Run, tmp_path: Path, options: tuple[str, ...], files: dict[str, str], printed: str
) -> None:
    named = [name.replace("=", f"={tmp_path}/") if "=" in name else f"{tmp_path}/{name}" for name in files]
    code, out, err = run("compare", *PAIR, *options, *(word for name in named for word in ("--output", name)))
    assert (code, err) == (1, "")
    assert out.startswith(printed) if printed else out == ""
    for name, start in files.items():
        assert (tmp_path / name.partition("=")[2] if "=" in name else tmp_path / name).read_text().startswith(start)


@pytest.mark.parametrize("command", [("compare", *PAIR), ("check",)])
def test_a_rule_that_did_not_run_has_no_case_in_junit(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("claimcheck.yaml").write_text(f"pairs:\n  - {{release: {PAIR[0]}, report: {PAIR[1]}}}\n", encoding="utf-8")
    out = run(*command, "--select", "wrong-grade", "--format", "junit")[1]
    assert out.count("<testcase ") == out.count('name="wrong-grade"') == 1


def test_a_release_names_its_report_itself(run: Run, tmp_path: Path) -> None:
    release = tmp_path / "release.md"
    front = f"---\nreport: {PAIR[1]}\nprevious: {FOLDER / 'previous.txt'}\n---\n"
    release.write_text(front + Path(PAIR[0]).read_text(encoding="utf-8"), encoding="utf-8")
    code, out, _ = run("compare", str(release), "--format", "json")
    assert code == 1
    found = json.loads(out)
    assert found["report"]["path"] == PAIR[1]
    assert "previous" in {grade["source"] for grade in found["report"]["previous"]}
    assert "praise-against-fall" in {finding["rule"] for finding in found["findings"]}


def test_watch_compares_again_when_the_release_is_saved(tmp_path: Path) -> None:
    release = tmp_path / "release.txt"
    release.write_text("Ofsted has rated Fenmoor’s children’s services good.\n", encoding="utf-8")
    process = subprocess.Popen(
        [*CALL, "compare", str(release), PAIR[1], "--watch", "--format", "jsonl"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert '"wrong-grade"' in process.stdout.readline()
    release.write_bytes(Path(PAIR[0]).read_bytes())
    assert any("altered-quote" in line for line in process.stdout)
    process.send_signal(signal.SIGINT)
    process.stdout.close()
    assert process.wait() == 130


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands(shell: str) -> None:
    done = subprocess.run(
        [*CALL],
        env={**os.environ, "_CLAIMCHECK_COMPLETE": f"source_{shell}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "_CLAIMCHECK_COMPLETE=complete_" in done.stdout


def test_shells_complete_rules() -> None:
    asked = {"_CLAIMCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "claimcheck explain alt", "COMP_CWORD": "2"}
    done = subprocess.run([*CALL], env={**os.environ, **asked}, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["altered-quote"]


def test_a_failing_run_leaves_the_old_output_alone(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    target.write_text("old")
    assert run("compare", PAIR[0], "missing.pdf", "--output", str(target))[0] == 2
    assert target.read_text() == "old"


def test_the_good_reports_are_printed_before_the_bad_ones_are_named(run: Run) -> None:
    code, out, err = run("report", PAIR[1], "missing.pdf", str(FOLDER / "previous.txt"), "--format", "json")
    assert code == 2
    assert [json.loads(line)["inspection"]["start"] for line in out.splitlines()] == ["2019-01-14", "2014-06-03"]
    assert err == "claimcheck: missing.pdf: no such file\n"


def test_a_closed_pipe_is_quiet() -> None:
    process = subprocess.Popen([*CALL, "compare", *PAIR], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


@pytest.mark.parametrize(
    ("settings", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
    ids=str,
)
def test_colour_follows_the_terminal(settings: dict[str, str], coloured: bool) -> None:
    master, terminal = os.openpty()
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen([*CALL, "rules"], stdout=terminal, env={**plain, "TERM": "xterm", **settings})
    os.close(terminal)
    shown = drained(master)
    assert process.wait() == 0
    assert b"altered-quote" in shown
    assert (b"\x1b[" in shown) == coloured


@pytest.mark.parametrize("columns", ["60", "80"])
def test_a_pipe_gets_plain_text_as_wide_as_columns_says(columns: str) -> None:
    shown = subprocess.run(
        [*CALL, "compare", *PAIR],
        capture_output=True,
        env={**os.environ, "COLUMNS": columns, "PYTHONIOENCODING": "ascii"},
        check=False,
    ).stdout.decode()
    assert "\x1b" not in shown
    assert int(columns) - 12 < max(map(len, shown.splitlines())) <= int(columns)


def test_the_same_input_gives_the_same_bytes() -> None:
    seeds = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    runs = [
        subprocess.run([*CALL, "compare", *PAIR, "--format", "json"], capture_output=True, env=env, check=False).stdout
        for env in seeds
    ]
    assert runs[0]
    assert runs[0] == runs[1]


# ---------------------------------------------------------------------------------------------- the other commands


def test_demo(run: Run) -> None:
    code, out, _ = run("demo")
    assert code == 0
    assert "claimcheck compare release.txt report.txt --previous previous.txt" in out
    assert "praise-against-fall" in out


def test_history(run: Run) -> None:
    code, out, _ = run("history", "Kent")
    assert code == 0
    assert "SIF" in out


def test_rules_and_explain(run: Run) -> None:
    code, out, _ = run("rules")
    assert code == 0
    names = [line.split()[1] for line in out.splitlines() if line.startswith(("  error", "  warning", "  note"))]
    assert "altered-quote" in names
    for name in names:
        code, out, _ = run("explain", name)
        assert code == 0
        assert out.startswith(name)


def test_schema(run: Run) -> None:
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out)["$ref"] == "#/$defs/ResultDocument"


def test_starting_up_imports_only_what_the_command_line_needs() -> None:
    costly = ("msgspec", "yaml", "rapidfuzz", "pypdfium2", "rich.console")
    probe = f"import sys, claimcheck.cli; print([name for name in {costly!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_json_needs_no_terminal_library() -> None:
    probe = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('rich.console' in sys.modules, file=sys.stderr))\n"
        f"sys.argv = ['claimcheck', 'compare', *{PAIR!r}, '--format', 'json']\n"
        "from claimcheck.cli import main; main()"
    )
    assert (
        subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False).stderr == "False\n"
    )
