"""The texts of PDFs' pages: getting them out takes longer than everything that is then done with them."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import msgspec.json

from claimcheck.cache import folder, read, write

_LIMIT = 200_000_000
"""Bytes in all; beyond, what was not used for longest goes. About four thousand reports."""


def page_texts(sha256: str, extract: Callable[[], list[str]]) -> list[str]:
    """What `extract` gives of the PDF with that hash, done now or in an earlier run. What it raises is not kept."""
    name = f"pages-{sha256}-{_extractor()}.json"
    kept = read(name)
    if kept is not None:
        _used(name)
        return msgspec.json.decode(kept, type=list[str])
    pages = extract()
    write(name, msgspec.json.encode(pages))
    _trim()
    return pages


def _extractor() -> str:
    """Which PDFium it is: another may give other text. Importing it would take as long as reading a report."""
    found = find_spec("pypdfium2_raw")
    if found is None or found.origin is None:
        return "unknown"
    version = msgspec.json.decode(Path(found.origin).with_name("version.json").read_bytes())
    return str(version["build"])


def _used(name: str) -> None:
    where = folder()
    if where:
        with suppress(OSError):
            os.utime(where / name)


def _trim() -> None:
    """Delete what was not used for longest until the rest is within the limit; another run may be doing the same."""
    where = folder()
    if where is None:
        return
    with suppress(OSError):
        files = sorted(((file.stat(), file) for file in where.glob("pages-*")), key=lambda one: one[0].st_mtime)
        excess = sum(stat.st_size for stat, _ in files) - _LIMIT
        for stat, file in files:
            if excess <= 0:
                break
            file.unlink(missing_ok=True)
            excess -= stat.st_size
