"""From a file to a `Document`: what kind of file it is, how its characters are coded, what pieces its text has."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from claimcheck.model import Document, InputError
from claimcheck.read.files import load, refuse_too_long

__all__ = ["SUFFIXES", "Format", "format_of", "is_address", "load", "parse", "read"]

Format = Literal["pdf", "docx", "odt", "html", "markdown", "text"]
_FORMATS: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
}
SUFFIXES = frozenset(_FORMATS)
"""How the names of files end that can be read."""
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
"""What stands in an OpenDocument text after the head of its first entry."""


def read(path: str | Path) -> Document:
    """Read a release or a report: PDF, Word, OpenDocument, a saved web page, Markdown, plain text.

    "-" is standard input, and an address of the web is fetched. Raises InputError, with the reason in one line, for
    what cannot be read.
    """
    name = str(path)
    if is_address(name):
        from claimcheck.read.web import fetch

        return parse(name, fetch(name))
    return parse(name, load(name))


def is_address(name: str) -> bool:
    """Whether a name is an address of the web, and no file."""
    return name.lower().startswith(("http://", "https://"))


def parse(name: str, data: bytes) -> Document:
    """The document that a file's bytes hold. Raises InputError where they cannot be read."""
    document = _parse(name, data)
    refuse_too_long(name, len(document.text))
    return document


def _parse(name: str, data: bytes) -> Document:
    found = format_of(name, data)
    if found == "pdf":
        from claimcheck.read.pdf import read_pdf

        return read_pdf(name, data)
    if found == "docx":
        from claimcheck.read.docx import read_docx

        return read_docx(name, data)
    if found == "odt":
        from claimcheck.read.odt import read_odt

        return read_odt(name, data)
    if found == "html":
        from claimcheck.read.html import read_html

        return read_html(name, data)
    from claimcheck.read.text import decode, read_text

    text = decode(name, data)
    if not text.strip():
        raise InputError(name, "the file is empty")
    refuse_too_long(name, len(text))
    sha256 = hashlib.sha256(data).hexdigest()
    if found == "markdown":
        from claimcheck.read.markdown import read_markdown

        return read_markdown(name, text, sha256)
    return read_text(name, text, sha256)


def format_of(name: str, data: bytes) -> Format:
    """What kind of file it is: by its first bytes where they tell, else by its name."""
    if data.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "odt" if data.startswith(_ODT, 30) else "docx"
    found = _FORMATS.get(Path(name).suffix.lower(), "text")
    if found == "text":
        from claimcheck.read.html import is_page

        return "html" if is_page(data) else "text"
    return found
