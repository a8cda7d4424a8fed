"""The bytes of a file, within bounds: a path may lead to a device without an end or a pipe that nothing comes from."""

from __future__ import annotations

import os
import select
import stat
import sys
from pathlib import Path

from claimcheck.model import InputError

MOST_BYTES = 50 * 2**20
MOST_CHARACTERS = 500_000
"""Of text in one file: three times the longest inspection report known."""
MOST_PAGES = 2_000
_PATIENCE = 8.0
"""Seconds to wait for more to come through a pipe that is given by its path."""
_TOO_LARGE = f"is larger than any release or report ({MOST_BYTES // 2**20} MB)"


def load(name: str) -> bytes:
    """The bytes of a file; "-" is standard input. Raises InputError where they cannot be had, or are too many."""
    try:
        data = _standard_input() if name == "-" else _load(name)
    except FileNotFoundError:
        reason = "no such file"
    except IsADirectoryError:
        reason = "is a folder, not a file"
    except PermissionError:
        reason = "may not be read (permission denied)"
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
    except ValueError:  # a path with a NUL
        reason = "is no name that a file can have"
    else:
        if len(data) <= MOST_BYTES:
            return data
        reason = _TOO_LARGE
    raise InputError(name, reason)


def refuse_too_long(name: str, characters: int, most: int = MOST_CHARACTERS) -> None:
    """Raise InputError for more text than is compared in bounded time."""
    if characters > most:
        raise InputError(name, f"has {characters:,} characters of text; at most {most:,} are compared")


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("-", "standard input is closed")
    return sys.stdin.buffer.read(MOST_BYTES + 1)


def _load(name: str) -> bytes:
    path = Path(name)
    kind = path.stat().st_mode
    if stat.S_ISFIFO(kind) and hasattr(os, "O_NONBLOCK"):
        return _from_pipe(name)
    if stat.S_ISCHR(kind) or stat.S_ISBLK(kind):
        raise InputError(name, "is a device, not a file")
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _from_pipe(name: str) -> bytes:
    """What comes through a pipe until its writer closes it."""
    pipe = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
    try:
        found, size = [], 0
        waiting = select.poll()
        waiting.register(pipe, select.POLLIN)
        while size <= MOST_BYTES:
            if not waiting.poll(_PATIENCE * 1000):
                raise InputError(name, f"is a pipe through which nothing came for {_PATIENCE:.0f} seconds")
            chunk = os.read(pipe, 2**20)
            if not chunk:
                break
            found.append(chunk)
            size += len(chunk)
        return b"".join(found)
    finally:
        os.close(pipe)
