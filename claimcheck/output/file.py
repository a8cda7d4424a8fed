"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from claimcheck.model import InputError


def write(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Replace `path` by a file of that content, text in UTF-8. Raises InputError where that cannot be done.

    What is no regular file (a device, a pipe) is written to as it stands.
    """
    parts = (content,) if isinstance(content, str | bytes) else content
    data = (part.encode() if isinstance(part, str) else part for part in parts)
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                file.writelines(data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise InputError(str(path), f"cannot be written: {(error.strerror or str(error)).lower()}") from error


def _replace(path: Path, data: Iterable[bytes]) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(data)
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The permissions the file has, or those a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
