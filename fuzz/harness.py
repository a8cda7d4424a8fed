"""Runs a target under atheris, with the seeds that the repository itself holds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ("corpus/*/release.*", "corpus/*/report.txt", "claimcheck/demo/*.txt")


def seeds(patterns: Iterable[str]) -> list[Path]:
    """The repository's own files that start the search."""
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern))


def run(target: Callable[[bytes], None], folder: str, first: Iterable[bytes]) -> None:
    """Fuzz `target`. Inputs that reach new code are kept in `folder`; further arguments are libFuzzer's."""
    import atheris

    kept = Path(folder)
    kept.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(first):
        (kept / f"seed-{number}").write_bytes(seed)
    words = ROOT / "fuzz" / "words.dict"
    atheris.Setup(
        [*sys.argv[:1], str(kept), f"-dict={words}", "-timeout=10", "-rss_limit_mb=1024", *sys.argv[2:]], target
    )
    atheris.Fuzz()
