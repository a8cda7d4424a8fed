"""What is remembered between runs gives the same as doing the work, and is done without where it cannot be kept."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import cache
from claimcheck.cache import startup
from claimcheck.cache.patterns import compiled

PATTERNS = [
    (r"(?P<year>\d{4})-(?P<month>\d\d)", 0),
    (r"\b(?:good|outstanding)\b", re.IGNORECASE),
    ("(?m)^[À-Þ“”]+(?<!x)\\s*$", re.DOTALL),
    (rb"<!doctype\s+html", re.IGNORECASE),
]
TEXT = "On 2024-03 it was GOOD, not\nÀÉ”  \n outstanding."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache that is this test's alone."""
    where = tmp_path / "kept"
    monkeypatch.setenv(cache.VARIABLE, str(where))
    monkeypatch.setattr(startup, "_used", {})
    startup._kept.cache_clear()
    yield where
    startup._kept.cache_clear()


def _again() -> None:
    """As in the next run: all that this process knows is forgotten."""
    startup._keep()
    startup._used.clear()
    startup._kept.cache_clear()


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_remembered_pattern_is_what_re_makes_of_it(folder: Path, pattern: str | bytes, flags: int) -> None:
    text = TEXT.encode() if isinstance(pattern, bytes) else TEXT
    expected = re.compile(pattern, flags)
    for _ in range(2):
        ours = compiled(pattern, flags)
        assert (ours.pattern, ours.flags, ours.groups) == (expected.pattern, expected.flags, expected.groups)
        assert dict(ours.groupindex) == dict(expected.groupindex)
        assert [m.groupdict() for m in ours.finditer(text)] == [m.groupdict() for m in expected.finditer(text)]
        assert [m.span() for m in ours.finditer(text)] == [m.span() for m in expected.finditer(text)]
        _again()


def test_a_wrong_pattern_is_refused_as_by_re(folder: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled("(")


def test_work_is_done_once_for_all_runs(folder: Path) -> None:
    done = []
    for _ in range(3):
        assert startup.remembered("six", lambda: done.append(1) or 6) == 6
        _again()
    assert done == [1]


def test_what_was_kept_for_other_work_stays(folder: Path) -> None:
    startup.remembered("one", lambda: 1)
    _again()
    startup.remembered("two", lambda: 2)
    _again()
    assert startup.remembered("one", lambda: "done again") == 1


def test_what_no_run_uses_goes_when_it_grows_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    startup.remembered("old", lambda: "x" * 1000)
    _again()
    monkeypatch.setattr(startup, "_LIMIT", 500)
    startup.remembered("new", lambda: 1)
    _again()
    assert startup.remembered("old", lambda: "done again") == "done again"
    assert startup.remembered("new", lambda: "done again") == 1


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"short"])
def test_a_damaged_file_is_as_good_as_none(folder: Path, damage: bytes) -> None:
    startup.remembered("six", lambda: 6)
    _again()
    (kept,) = folder.iterdir()
    kept.write_bytes(damage)
    assert startup.remembered("six", lambda: 7) == 7


def test_a_cut_or_changed_file_is_as_good_as_none(folder: Path) -> None:
    startup.remembered("six", lambda: 6)
    _again()
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    for damaged in (whole[:-1], whole[:-1] + b"\xff", whole + b"\0"):
        kept.write_bytes(damaged)
        assert cache.read(kept.name) is None


def test_nothing_is_kept_where_the_cache_is_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "off")
    startup.remembered("six", lambda: 6)
    _again()
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "file" / "kept"))
    cache.write("anything", b"data")
    assert cache.read("anything") is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_the_folder_is_the_users_alone(folder: Path) -> None:
    cache.write("anything", b"data")
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"HOME": "/home/fen"}, "/home/fen/.cache/claimcheck"),
        ("linux", {"HOME": "/home/fen", "XDG_CACHE_HOME": "/tmp/fen"}, "/tmp/fen/claimcheck"),
        ("darwin", {"HOME": "/Users/fen"}, "/Users/fen/Library/Caches/claimcheck"),
        ("win32", {"LOCALAPPDATA": "/Users/fen/AppData/Local"}, "/Users/fen/AppData/Local/claimcheck"),
    ],
)
def test_the_folder_is_where_the_system_keeps_such_things(
    platform: str, variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (cache.VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cache.folder() == Path(expected)


def test_a_run_prints_the_same_without_a_cache_with_an_empty_one_and_with_a_full_one(tmp_path: Path) -> None:
    printed = set()
    for where in ("off", str(tmp_path / "kept"), str(tmp_path / "kept")):
        run = subprocess.run(
            [sys.executable, "-m", "claimcheck", "demo", "--format", "json"],
            env={**os.environ, cache.VARIABLE: where},
            capture_output=True,
            check=True,
        )
        printed.add(run.stdout)
    assert len(printed) == 1
    assert [file.name for file in (tmp_path / "kept").iterdir()] == [startup._NAME]
