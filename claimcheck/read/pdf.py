"""PDF: the text of each page as PDFium gives it, and the same pieces that a dump of it would have."""

from __future__ import annotations

import hashlib
from functools import partial

import msgspec.json

from claimcheck.cache.pages import page_texts
from claimcheck.model import Document, InputError
from claimcheck.read.apart import RanAwayError, apart
from claimcheck.read.files import MOST_CHARACTERS, MOST_PAGES
from claimcheck.read.layout import pieces

_PAGE_BREAK = "\n\f"
_LEAST = 40
"""Fewer visible characters than this in a whole file are no text layer."""


def read_pdf(path: str, data: bytes) -> Document:
    """The text layer of a PDF. Raises InputError where there is none, or the file is damaged or locked."""
    _refuse_what_is_no_pdf(path, data)
    sha256 = hashlib.sha256(data).hexdigest()
    pages = page_texts(sha256, partial(_extract, path, data))
    if sum(len(page.strip()) for page in pages) < _LEAST:
        raise InputError(path, "no text: scanned? run OCR first")
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page) + len(_PAGE_BREAK)
    text = _PAGE_BREAK.join(pages)
    return Document(path, text, pieces(text, starts), sha256, tuple(starts), lines=False)


def _refuse_what_is_no_pdf(path: str, data: bytes) -> None:
    if not data.strip():
        raise InputError(path, "the file is empty")
    if b"%PDF-" not in data[:1024]:
        opening = data[:1024].lstrip().lower()
        page = opening.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<script", b"<!--"))
        raise InputError(path, "is not a PDF but a web page saved under that name" if page else "is not a PDF")
    if b"%%EOF" not in data[-2048:]:
        raise InputError(path, "is cut short: the end of the PDF is missing")


def _extract(path: str, data: bytes) -> list[str]:
    import pypdfium2  # noqa: F401 (here, so that the copies of this process need not)

    try:
        found = msgspec.json.decode(apart(partial(_answer, data)), type=list[str] | str)
    except RanAwayError:
        raise InputError(path, "is damaged, or made to do harm: no report takes so long to read") from None
    if isinstance(found, str):
        raise InputError(path, found)
    return found


def _answer(data: bytes) -> bytes:
    """The texts of the pages, or why they cannot be had, in JSON."""
    try:
        return msgspec.json.encode(_page_texts(data))
    except _UnreadableError as error:
        return msgspec.json.encode(str(error))


class _UnreadableError(Exception):
    """Why a PDF cannot be read."""


def _page_texts(data: bytes) -> list[str]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        raise _UnreadableError(
            "is encrypted: a password is needed" if locked else "is damaged: no PDF reader opens it"
        ) from None
    try:
        if len(document) > MOST_PAGES:
            raise _UnreadableError(f"has {len(document):,} pages; at most {MOST_PAGES:,} are read")
        pages, characters = [], 0
        for page in document:
            text_page = page.get_textpage()
            pages.append(text_page.get_text_bounded())
            text_page.close()
            page.close()
            characters += len(pages[-1])
            if characters > MOST_CHARACTERS:
                raise _UnreadableError(f"has more than {MOST_CHARACTERS:,} characters of text, which is no report")
        return pages
    except PdfiumError:
        raise _UnreadableError("is damaged: a page cannot be read") from None
    finally:
        document.close()
