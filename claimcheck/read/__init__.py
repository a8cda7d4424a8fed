"""From a file to a `Document`: what kind of file it is, how its characters are coded, what pieces its text has."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from claimcheck.model import Document, InputError

_MARKDOWN = {".md", ".markdown"}


def read(path: str | Path) -> Document:
    """Read a release or a report: PDF, Markdown or plain text; "-" reads standard input.

    Raises InputError, with the reason in one line, for what cannot be read.
    """
    name = str(path)
    data = _bytes(name)
    if data.lstrip()[:5] == b"%PDF-" or name.lower().endswith(".pdf"):
        from claimcheck.read.pdf import read_pdf

        return read_pdf(name, data)
    from claimcheck.read.text import decode, read_text

    text = decode(name, data)
    if not text.strip():
        raise InputError(name, "the file is empty")
    sha256 = hashlib.sha256(data).hexdigest()
    if Path(name).suffix.lower() in _MARKDOWN:
        from claimcheck.read.markdown import read_markdown

        return read_markdown(name, text, sha256)
    return read_text(name, text, sha256)


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    path = Path(name)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        reason = "no such file"
    except IsADirectoryError:
        reason = "is a folder, not a file"
    except PermissionError:
        reason = "may not be read (permission denied)"
    except OSError as error:
        reason = error.strerror or "cannot be read"
    raise InputError(name, reason)
