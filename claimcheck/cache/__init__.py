"""What earlier runs worked out, kept in the user's cache folder.

It saves time and nothing else: everything in it is keyed by all that it was made from, so that it is never stale; what
is missing or damaged is worked out again, and what cannot be written is done without. Delete it whenever you like.
"""

from __future__ import annotations

import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path

VARIABLE = "CLAIMCHECK_CACHE"
"""The environment variable that names another folder, or is "off"."""
_SEAL = 4


def folder() -> Path | None:
    """Where things are kept; None where nothing is."""
    named = os.environ.get(VARIABLE)
    if named:
        return None if named.lower() == "off" else Path(os.path.expanduser(named))  # noqa: PTH111  (as below)
    home = os.path.expanduser("~")  # noqa: PTH111  (Path.expanduser raises where there is no home)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local"
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
        if not os.path.isabs(base):  # noqa: PTH117  (such a path is invalid, says the XDG specification)
            base = f"{home}/.cache"
    return Path(base, "claimcheck") if os.path.isabs(home) else None  # noqa: PTH117


def turn_off() -> None:
    """Keep nothing and use nothing that was kept, in this process and in those it starts."""
    os.environ[VARIABLE] = "off"


def read(name: str) -> bytes | None:
    """What was kept under this name; None where that is nothing, or damaged."""
    where = folder()
    if where is None:
        return None
    try:
        sealed = (where / name).read_bytes()
    except OSError:
        return None
    data = sealed[_SEAL:]
    return data if _seal(name, data) == sealed[:_SEAL] else None


def write(name: str, data: bytes) -> None:
    """Keep it under this name, for this user's eyes only, if that can be done."""
    where = folder()
    if where is None:
        return
    from claimcheck.model import InputError
    from claimcheck.output.file import write as write_file

    with suppress(OSError, InputError):
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(where / name, _seal(name, data) + data)


def _seal(name: str, data: bytes) -> bytes:
    """What tells that the data are whole, and were kept under this name."""
    return zlib.crc32(data, zlib.crc32(name.encode())).to_bytes(_SEAL, "big")
