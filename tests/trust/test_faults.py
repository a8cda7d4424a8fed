"""Whatever befalls a run, its output is whole or absent, its exit code is true, and nothing of the user's is lost."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from claimcheck import compare
from claimcheck.fix import changes, read_original, write
from claimcheck.output.file import write as write_file
from tests.trust.bounded import ROOT

DEMO = ROOT / "claimcheck" / "demo"
RELEASE, REPORT = str(DEMO / "release.txt"), str(DEMO / "report.txt")
COMPARE = ("compare", RELEASE, REPORT, "--fail-on", "never")
Popen = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Popen:
    """Starts claimcheck in `tmp_path`, in a process group of its own."""

    def call(*arguments: str, limit: int | None = None, **more: object) -> subprocess.Popen[bytes]:
        variables = {"CLAIMCHECK_CACHE": str(tmp_path / ".cache")}
        variables |= {name: str(more.pop(name)) for name in list(more) if name.isupper()}
        return subprocess.Popen(
            [sys.executable, "-m", "claimcheck", *arguments],
            cwd=more.pop("cwd", tmp_path),
            env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
            start_new_session=True,
            preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None,  # noqa: PLW1509
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more},  # type: ignore[call-overload]
        )

    return call


def left(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name != ".cache")


# ------------------------------------------------------------------------------------------------------ where it writes


@pytest.mark.parametrize("form", ["html", "json", "sarif"])
def test_a_full_disk_leaves_the_old_output_as_it_was(form: str, tmp_path: Path, start: Popen) -> None:
    (tmp_path / f"out.{form}").write_text("old")
    run = start(*COMPARE, "--format", form, "--output", f"out.{form}", limit=1000)
    _, err = run.communicate(timeout=60)
    assert run.returncode == 2
    assert err.decode() == f"claimcheck: out.{form}: cannot be written: file too large\n"
    assert left(tmp_path) == [f"out.{form}"] and (tmp_path / f"out.{form}").read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_full_standard_output_is_an_error(start: Popen) -> None:
    with Path("/dev/full").open("wb") as full:
        run = start(*COMPARE, stdout=full)
        _, err = run.communicate(timeout=60)
    assert run.returncode == 2
    assert err.decode().lower() == "claimcheck: standard output: no space left on device\n"


@pytest.mark.skipif(not Path("/sys/kernel").exists(), reason="there is no folder that even root may not write to")
def test_a_folder_that_may_not_be_written_to_is_named(start: Popen) -> None:
    run = start(*COMPARE, "--output", "/sys/kernel/out.html")
    out, err = run.communicate(timeout=60)
    assert run.returncode == 2 and not out.strip()
    assert err.decode().startswith("claimcheck: /sys/kernel/out.html: cannot be written: ") and err.count(b"\n") == 1


def test_a_reader_that_has_seen_enough_is_no_fault(start: Popen) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = start(*COMPARE, "--format", "json", stdout=writing)
    os.close(writing)
    _, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (0, b"")


def test_of_two_runs_that_write_one_output_one_is_there_whole(tmp_path: Path, start: Popen) -> None:
    runs = [start(*COMPARE, "--format", form, "--output", "out") for form in ("html", "json") * 2]
    assert [run.communicate(timeout=60)[1] for run in runs] == [b""] * 4
    assert [run.returncode for run in runs] == [0] * 4
    whole = [start(*COMPARE, "--format", form).communicate(timeout=60)[0] for form in ("html", "json")]
    assert (tmp_path / "out").read_bytes() in whole
    assert left(tmp_path) == ["out"]


# --------------------------------------------------------------------------------------------------------- a full disk


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KB with the demo on it and a configuration, otherwise full."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    options = ("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder))
    if not mount or os.geteuid() or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small file system, and not everywhere")
    try:
        for name in ("release.txt", "report.txt"):
            shutil.copy(DEMO / name, folder)
        (folder / "claimcheck.yaml").write_text("pairs: [{release: release.txt, report: report.txt}]\nfail-on: never\n")
        (folder / "out.html").write_text("old")
        with suppress(OSError), (folder / "filling").open("wb", buffering=0) as file:
            while file.write(b"x" * 512):
                pass
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def whole(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.mark.parametrize(
    ("command", "named"),
    [
        (("compare", "release.txt", "report.txt", "--output", "out.html"), "out.html"),
        (("compare", "release.txt", "report.txt", "--output", "new.json"), "new.json"),
        (("check", "--output", "out.html"), "out.html"),
        (("check", "--write-baseline"), ".claimcheck-baseline.json"),
        (("fix", "release.txt", "report.txt", "--write"), "release.txt"),
    ],
)
def test_a_disk_that_is_full_loses_nothing(command: tuple[str, ...], named: str, small: Path, start: Popen) -> None:
    before = whole(small)
    run = start(*command, cwd=small)
    _, err = run.communicate(timeout=60)
    assert run.returncode == 2
    assert err.decode() == f"claimcheck: {named}: cannot be written: no space left on device\n"
    assert whole(small) == before


def test_a_full_disk_for_the_cache_and_temporary_files(small: Path, start: Popen) -> None:
    for variables in ({"CLAIMCHECK_CACHE": str(small / "cache")}, {"TMPDIR": str(small)}):
        run = start("check", cwd=small, **variables)
        out, err = run.communicate(timeout=60)
        told = run.returncode == 2 and b"no space left on device" in err.lower() and err.count(b"\n") == 1
        assert told or (run.returncode == 0 and b"1 release checked" in out and not err)


# ----------------------------------------------------------------------------------------------------- what cuts it off


@pytest.fixture
def slow(tmp_path: Path) -> None:
    """A configuration of two pairs that take some seconds each."""
    for number in "12":
        (tmp_path / f"slow{number}.txt").write_text("Ofsted said: “Most plans are detailed” and “good”.\n\n" * 200)
        shutil.copy(DEMO / "report.txt", tmp_path / f"report{number}.txt")
    pairs = ", ".join(f"{{release: slow{number}.txt, report: report{number}.txt}}" for number in "12")
    (tmp_path / "claimcheck.yaml").write_text(f"pairs: [{pairs}]\nfail-on: never\n")


def test_an_interrupt_half_way_writes_nothing(tmp_path: Path, start: Popen, slow: None) -> None:
    before = left(tmp_path)
    run = start("check", "--output", "out.json")
    if not workers(run):
        pytest.skip("with one processor there are no workers")
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate(timeout=100)
    assert (run.returncode, err) == (130, b"")
    assert left(tmp_path) == before


def test_the_work_of_a_killed_worker_is_done_by_another(tmp_path: Path, start: Popen, slow: None) -> None:
    run = start("check", "--output", "out.json")
    for pid in workers(run):
        os.kill(pid, signal.SIGKILL)
    _, err = run.communicate(timeout=100)
    assert (run.returncode, err) == (0, b"")
    disturbed = (tmp_path / "out.json").read_bytes()
    assert start("check", "--output", "out.json").communicate(timeout=100)[1] == b""
    assert (tmp_path / "out.json").read_bytes() == disturbed


def workers(run: subprocess.Popen[bytes]) -> list[int]:
    """The processes that a run has started, once it has; none where it ends without any."""
    while run.poll() is None:
        for entry in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                if int(entry.read_text().rpartition(")")[2].split()[1]) == run.pid:
                    time.sleep(0.5)
                    return [int(entry.parent.name)]
        time.sleep(0.05)
    return []


# ---------------------------------------------------------------------------------------------- what it may not lose


def test_fix_killed_at_any_step_leaves_the_old_release_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    shutil.copy(RELEASE, path)
    original = read_original(str(path))
    wanted = changes(compare(original.document, REPORT))
    write(original, wanted)
    old, new = original.data, path.read_bytes()
    assert old != new
    outcomes = []
    for step in range(1, 2000):
        path.write_bytes(old)
        if not _killed(lambda: write(original, wanted), step):
            break
        outcomes.append(path.read_bytes())
    assert len(outcomes) > 10
    assert set(outcomes) <= {old, new}
    assert outcomes == sorted(outcomes, key=lambda found: found == new)
    assert path.read_bytes() == new


def test_an_output_killed_at_any_step_is_the_old_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    for step in range(1, 2000):
        path.write_bytes(b"old")
        if not _killed(lambda: write_file(path, "new"), step):
            break
        assert path.read_bytes() in (b"old", b"new")
    assert step > 8 and path.read_bytes() == b"new"


def _touches_files(called: object) -> bool:
    """Whether a built-in function belongs to what deals with files."""
    owner = getattr(called, "__self__", None)
    return getattr(called, "__module__", "") in ("posix", "io", "_io") or type(owner).__module__ in ("io", "_io")


def _killed(work: Callable[[], object], step: int) -> bool:
    """Do the work in a copy of this process, killed at its step-th call about files; whether there were that many."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    calls = 0

    def count(_: object, event: str, called: object) -> None:
        nonlocal calls
        calls += event == "c_call" and _touches_files(called)
        if calls == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    work()
    sys.setprofile(None)
    os._exit(0)


# ---------------------------------------------------------------------------------------------------------- the cache

SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda data: b"",
    "cut short": lambda data: data[: len(data) // 2],
    "one bit wrong": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "of zeros": lambda data: bytes(len(data)),
    "another file under its name": lambda data: zlib.crc32(b"[1]").to_bytes(4, "big") + b"[1]",
}


@pytest.mark.parametrize("damage", SPOILT)
def test_a_spoilt_cache_changes_nothing(damage: str, tmp_path: Path, start: Popen) -> None:
    case = ROOT / "corpus" / "fenmoor-2024"
    command = ("compare", str(case / "release.txt"), str(case / "report.pdf"), "--format", "json")
    first = start(*command)
    expected = first.communicate(timeout=60)
    kept = [file for file in (tmp_path / ".cache").rglob("*") if file.is_file()]
    assert kept
    for file in kept:
        file.write_bytes(SPOILT[damage](file.read_bytes()))
    again = start(*command)
    assert (again.communicate(timeout=60), again.returncode) == (expected, first.returncode)


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, start: Popen) -> None:
    (tmp_path / ".cache").write_text("a file where a folder should be")
    run = start(*COMPARE)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (0, b"") and out
