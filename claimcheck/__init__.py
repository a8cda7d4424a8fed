"""Compares a council's press release with the inspection report it talks about, and says where the two differ.

from claimcheck import compare

result = compare("release.txt", "report.pdf")
for finding in result.findings:
    print(finding.level, finding.rule, finding.message)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.check import compare, read_release, read_report
    from claimcheck.model import Finding, InputError, Result
    from claimcheck.read import parse

__all__ = ["Finding", "InputError", "Result", "__version__", "compare", "parse", "read_release", "read_report"]

__version__ = "0.1.0"

_HOME = {
    "compare": "claimcheck.check",
    "parse": "claimcheck.read",
    "read_release": "claimcheck.check",
    "read_report": "claimcheck.check",
    "Finding": "claimcheck.model",
    "InputError": "claimcheck.model",
    "Result": "claimcheck.model",
}


def __getattr__(name: str) -> object:
    """Import what is asked for, so that `claimcheck --help` need not wait for the whole pipeline."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
