"""Fixtures shared by all tests."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("CLAIMCHECK_CACHE", tempfile.mkdtemp(prefix="claimcheck-tests-"))  # not the user's own

from claimcheck.cli import main

settings.register_profile("shared machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared machine")  # other work beside the tests fails none

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a shell's background; processes under test inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real releases and reports that may not be redistributed; tests that need it skip without it."""
    folder = Path(os.environ.get("CLAIMCHECK_SHARED", ROOT.parent / "shared"))
    if not (folder / "cases").is_dir():
        pytest.skip("the real releases and reports are not at hand (set CLAIMCHECK_SHARED to their folder)")
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs claimcheck with arguments and gives its exit code, standard output and standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["claimcheck", *arguments])
        with pytest.raises(SystemExit) as exit:
            main()
        captured = capsys.readouterr()
        return exit.value.code or 0, captured.out, captured.err  # type: ignore[return-value]

    return call
