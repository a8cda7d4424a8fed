"""Doing something again whenever one of its files is saved."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

from claimcheck.cli.console import complain, refuse, say
from claimcheck.model import InputError

_EVERY = 0.3
"""Seconds between two looks at the files."""


def again(work: Callable[[], int], names: Iterable[str]) -> NoReturn:
    """Work, and work anew after every change of the files, until the user breaks off.

    A file that cannot be read for the moment is told, and waited for.
    """
    files = [Path(name) for name in names]
    if any(not file.exists() for file in files):
        refuse("--watch takes files, not standard input or web addresses")
    while True:
        seen = _state(files)
        if sys.stdout.isatty():
            print("\x1b[2J\x1b[H", end="", flush=True)
        try:
            work()
        except InputError as error:
            complain(str(error))
        if sys.stderr.isatty():
            say("waits for a file to be saved; Ctrl-C ends")
        while _state(files) == seen:
            time.sleep(_EVERY)


def _state(files: Iterable[Path]) -> list[tuple[int, int] | None]:
    """When each file was last saved, and its size; None while it is missing, as it is while some editors save."""
    return [_saved(file) for file in files]


def _saved(file: Path) -> tuple[int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
