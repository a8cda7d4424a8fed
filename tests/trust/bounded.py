"""claimcheck run in a process of its own, held to what is promised: ten seconds and one gigabyte."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 10
"""Of processor time, so that other work on the machine fails no test."""
_BYTES = 2**30


def bounded(*arguments: str, cwd: Path, stdin: bytes = b"", **environment: str) -> tuple[int, str, str]:
    """Its exit code, standard output and standard error; a negative code tells the signal that ended it."""
    ran = subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        preexec_fn=_limit,
        timeout=120,
        check=False,
    )
    return ran.returncode, ran.stdout.decode(), ran.stderr.decode()


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
