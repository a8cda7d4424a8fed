"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real releases and reports that may not be redistributed; tests that need it skip without it."""
    folder = Path(os.environ.get("CLAIMCHECK_SHARED", ROOT.parent / "shared"))
    if not (folder / "cases").is_dir():
        pytest.skip("the real releases and reports are not at hand (set CLAIMCHECK_SHARED to their folder)")
    return folder
