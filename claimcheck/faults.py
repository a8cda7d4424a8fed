"""Faults of claimcheck itself, told so that they can be reported."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb


def describe(error: Exception) -> str:
    """What went wrong and where, in one line."""
    last = extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return f"a fault in claimcheck, please report it: {type(error).__name__}: {error} ({where})"
