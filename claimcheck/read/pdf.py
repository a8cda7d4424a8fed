"""PDF: the text of each page as PDFium gives it, and the same pieces that a dump of it would have."""

from __future__ import annotations

import hashlib
from functools import partial

from claimcheck.cache.pages import page_texts
from claimcheck.model import Document, InputError
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
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "is encrypted: a password is needed" if locked else "is damaged: no PDF reader opens it"
        raise InputError(path, reason) from None
    try:
        pages = []
        for page in document:
            text_page = page.get_textpage()
            pages.append(text_page.get_text_bounded())
            text_page.close()
            page.close()
        return pages
    except PdfiumError:
        raise InputError(path, "is damaged: a page cannot be read") from None
    finally:
        document.close()
