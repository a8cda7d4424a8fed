"""An invented release, the invented report it talks about, and the report before: what `claimcheck demo` compares."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from claimcheck.model import Document
from claimcheck.read import read

FOLDER = Path(__file__).parent


def pair() -> tuple[Document, Document, Document]:
    """The release, the report and the report of the inspection before."""
    release, report, previous = (
        replace(read(FOLDER / name), path=name) for name in ("release.txt", "report.txt", "previous.txt")
    )
    return release, report, previous
