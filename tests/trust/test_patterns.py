"""No regular expression of the package runs away, whatever the text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from tests.trust.bounded import ROOT
from tests.trust.patterns import attacks, runs_away

SHARES = 16
"""A sixteenth of the patterns is tried in every run; `python -m tests.trust.patterns` tries all, in minutes."""


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?:\w+\s?)*!", r"(?:a|aa)+$"])
def test_one_that_does_would_be_found(pattern: str) -> None:
    program = re.compile(pattern)
    assert any(runs_away(program, *attack) for attack in attacks(pattern, 0))


@pytest.mark.parametrize("share", [0])
def test_none_does(share: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.trust.patterns", str(share), str(SHARES)],
        cwd=ROOT,
        env={**os.environ, "CLAIMCHECK_CACHE": "off"},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == []
