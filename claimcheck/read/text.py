"""Plain text: how its characters are coded, and its pieces."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from claimcheck.cache.patterns import compiled
from claimcheck.model import Document, InputError, Span
from claimcheck.read.files import MOST_PAGES
from claimcheck.read.layout import pieces

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = "cp1252"
_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "is an old office file (doc); save it as docx or PDF"),
    (b"{\\rtf", "is a rich text file; save it as plain text"),
    (b"\x89PNG", "is an image; run OCR first"),
    (b"\xff\xd8\xff", "is an image; run OCR first"),
    (b"GIF8", "is an image; run OCR first"),
)
_CONTROL = compiled(r"[\x00\x01\x03-\x08\x0e-\x1a\x1c-\x1f]")  # U+0002 is pdfium's line-end hyphen


def decode(name: str, data: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16/32 by its mark, else Windows-1252. Raises InputError for other bytes."""
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise InputError(name, reason)
    mark, coding = _coding(data)
    try:
        text = data[len(mark) :].decode(coding, errors="replace" if coding == _LEGACY else "strict")
    except UnicodeDecodeError:
        raise InputError(name, f"starts as {coding.upper()[:6].rstrip('-')} text but breaks off") from None
    if len(_CONTROL.findall(text)) > len(text) // 200:
        raise InputError(name, "is not text (a binary file?)")
    return text


def rewrite(path: str, data: bytes, changes: Sequence[tuple[Span, str]]) -> bytes:
    """The file with words put in the place of spans of its text; every other byte stays. `changes` do not overlap.

    Raises InputError for words that the file's coding cannot write.
    """
    text = decode(path, data)
    mark, coding = _coding(data)
    for span, words in sorted(changes, reverse=True):
        start, end = (
            len(mark) + (at if coding == _LEGACY else len(text[:at].encode(coding))) for at in (span.start, span.end)
        )
        try:
            data = data[:start] + words.encode(coding) + data[end:]
        except UnicodeEncodeError as error:
            reason = f"its coding (Windows-1252) has no {words[error.start]!r}, which the report has; save it as UTF-8"
            raise InputError(path, reason) from None
    return data


def _coding(data: bytes) -> tuple[bytes, str]:
    """The byte order mark and the coding of a text: UTF-8, or UTF-16/32 by its mark, else Windows-1252."""
    for mark, coding in _BOMS:
        if data.startswith(mark):
            return mark, coding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", _LEGACY
    return b"", "utf-8"


def read_text(path: str, text: str, sha256: str) -> Document:
    """A plain text; form feeds, where there are any, separate its pages."""
    pages = page_starts(text)
    if len(pages) > MOST_PAGES:
        raise InputError(path, f"has {len(pages):,} pages; at most {MOST_PAGES:,} are read")
    return Document(path, text, pieces(text, pages), sha256, pages)


def page_starts(text: str) -> tuple[int, ...]:
    """Offsets of the pages that form feeds separate; empty where there is none. A closing form feed opens no page."""
    starts = [0, *(match.end() for match in re.finditer("\f", text))]
    if len(starts) > 1 and not text[starts[-1] :].strip():
        starts.pop()
    return tuple(starts) if len(starts) > 1 else ()
