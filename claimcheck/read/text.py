"""Plain text: how its characters are coded, and its pieces."""

from __future__ import annotations

import codecs
import re

from claimcheck.model import Document, InputError
from claimcheck.read.layout import pieces

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"PK\x03\x04", "is a zip or office file (docx, odt); save it as text or PDF"),
    (b"\xd0\xcf\x11\xe0", "is an old office file (doc); save it as text or PDF"),
    (b"{\\rtf", "is a rich text file; save it as plain text"),
    (b"\x89PNG", "is an image; run OCR first"),
    (b"\xff\xd8\xff", "is an image; run OCR first"),
    (b"GIF8", "is an image; run OCR first"),
)
_CONTROL = re.compile(r"[\x00\x01\x03-\x08\x0e-\x1a\x1c-\x1f]")  # U+0002 is pdfium's line-end hyphen


def decode(name: str, data: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16/32 by its mark, else Windows-1252. Raises InputError for other bytes."""
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise InputError(name, reason)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise InputError(name, f"starts as {encoding.removesuffix('-sig').upper()} text but breaks off") from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if len(_CONTROL.findall(text)) > len(text) // 200:
        raise InputError(name, "is not text (a binary file?)")
    return text


def read_text(path: str, text: str, sha256: str) -> Document:
    """A plain text; form feeds, where there are any, separate its pages."""
    pages = page_starts(text)
    return Document(path, text, pieces(text, pages), sha256, pages)


def page_starts(text: str) -> tuple[int, ...]:
    """Offsets of the pages that form feeds separate; empty where there is none. A closing form feed opens no page."""
    starts = [0, *(match.end() for match in re.finditer("\f", text))]
    if len(starts) > 1 and not text[starts[-1] :].strip():
        starts.pop()
    return tuple(starts) if len(starts) > 1 else ()
