"""Saved web pages: the main text, without menus, footers, scripts and what else stands around it."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.model import Document, InputError, PieceKind
from claimcheck.read.around import is_hidden, stands_around
from claimcheck.read.blocks import Block, Run, assemble, row
from claimcheck.read.text import decode

_MOST_BYTES = 30 * 2**20
_MOST_TAGS = 150_000
_HEAD = 4096
"""Bytes at the start of a page in which its kind and its coding are looked for."""

_PAGE = compiled(rb"(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)*<(?:!doctype\s+html|html)\b", re.I)
_CHARSET = compiled(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w:-]{1,40})", re.I)
_CODINGS = {"ascii": "cp1252", "iso8859-1": "cp1252", "cp1252": "cp1252", "iso8859-15": "iso8859-15", "utf-8": "utf-8"}
"""What browsers take a declared coding for, by Python's name of it."""

_SILENT = compiled(
    "head|script|style|noscript|template|nav|footer|aside|dialog|iframe|object|video|audio|canvas|svg|math"
    "|select|textarea|button|option|label|del"
)
_HEADING = compiled("h[1-6]")
_BLOCK = compiled(
    "address|article|blockquote|body|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6r]|header"
    "|legend|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_SPACE = compiled(r"\s+")
_SPACED_BREAK = compiled(r" ?\n ?")

_LARGEST_AROUND = 1 / 3
"""Nothing that holds more of the text than this is taken for a thing around it, whatever it is called."""
_LARGEST_HIDDEN = 0.9
"""Nothing that holds more of it than this is hidden for good: a script shows it when the page has come."""
_LINKED = 0.8
_LINKS_IN_MENU = 3
_SHORTEST_MAIN = 200


class _Size(Struct):
    """Characters below an element: in all, and those in links; and how many links."""

    text: int = 0
    linked: int = 0
    links: int = 0


def is_page(data: bytes) -> bool:
    """Whether a file begins as a web page does."""
    start = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return _PAGE.match(start) is not None


def read_html(path: str, data: bytes) -> Document:
    """A web page's main text. Raises InputError for a page without any, or one that is too large."""
    if len(data) > _MOST_BYTES or data.count(b"<") > _MOST_TAGS:
        raise InputError(path, "is too large for a web page")
    root = _parse(path, _decode(path, data))
    sizes = _sizes(root)
    main = _main(root, sizes)
    links: list[str] = []
    blocks = [*_headline(root, main), *_Walk(main, sizes, links).blocks()]
    document = assemble(path, blocks, hashlib.sha256(data).hexdigest(), {"links": tuple(links)})
    if not document.pieces:
        raise InputError(path, "the page has no text of its own")
    return document


def _decode(path: str, data: bytes) -> str:
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode(_CODINGS[codecs.lookup(declared[1].decode("ascii", "replace")).name])
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(path, data)


def _parse(path: str, page: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise InputError(path, "the page has no text of its own") from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise InputError(path, "the page's elements are nested too deeply")
    return root


def _sizes(root: Any) -> dict[Any, _Size]:
    sizes: dict[Any, _Size] = {}
    for element in reversed(list(root.iter())):
        size = sizes[element] = _Size(len((element.text or "").strip()))
        for child in element:
            below = sizes[child]
            size.text += below.text + len((child.tail or "").strip())
            size.linked += below.linked
            size.links += below.links
        if element.tag in ("script", "style", "noscript", "template"):
            sizes[element] = _Size()
        elif element.tag == "a" and element.get("href"):
            sizes[element] = _Size(size.text, size.text, 1)
    return sizes


def _main(root: Any, sizes: dict[Any, _Size]) -> Any:
    """The element that the page itself says is its main part; the whole body where it does not say."""
    mains = [e for e in root.iter() if e.tag == "main" or e.get("role") == "main" or e.get("itemprop") == "articleBody"]
    articles = list(root.iter("article"))
    for candidates in (mains, articles if len(articles) == 1 else []):
        if candidates and sizes[longest := max(candidates, key=lambda e: sizes[e].text)].text >= _SHORTEST_MAIN:
            return longest
    body = root.find("body")
    return root if body is None else body


def _headline(root: Any, main: Any) -> Iterator[Block]:
    """The heading of the page that stands outside its main part: one that the page's title repeats."""
    title = _flat(root.findtext(".//title") or "")
    if next(main.iter("h1"), None) is None:
        for heading in root.iter("h1"):
            shown = _flat(heading.text_content())
            if shown and title.startswith(shown):
                yield Block("heading", (Run(shown),))
                return


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


class _Walk:
    """Goes through the main part once, without recursion, and gathers blocks."""

    def __init__(self, main: Any, sizes: dict[Any, _Size], links: list[str]) -> None:
        self._main, self._sizes, self._links = main, sizes, links
        self._all = sizes[main].text
        self._text: list[str] = []
        self._kinds: list[PieceKind] = ["paragraph"]
        self._found: list[list[Block]] = [[]]
        """The blocks of the page; below them, those of each cell that is open."""
        self._rows: list[list[list[Block]]] = []
        """The cells of each row that is open."""

    def blocks(self) -> list[Block]:
        from lxml import etree

        walker = etree.iterwalk(self._main, events=("start", "end"))
        left_out = None
        for event, element in walker:
            if event == "start":
                if element is not self._main and self._is_left_out(element):
                    left_out = element
                    walker.skip_subtree()
                else:
                    self._open(element)
            else:
                if element is left_out:
                    left_out = None
                    self._break(element)
                else:
                    self._close(element)
                if element is not self._main:
                    self._say(element.tail)
        self._flush()
        return self._found[0]

    def _open(self, element: Any) -> None:
        tag = element.tag
        self._break(element)
        if tag == "br":
            self._text.append("\n")
        elif tag == "q":
            self._text.append("“")
        elif tag == "a" and element.get("href"):
            self._links.append(element.get("href"))
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._found.append([])
        if kind := _kind(tag):
            self._kinds.append(kind)
        self._say(element.text)

    def _close(self, element: Any) -> None:
        tag = element.tag
        if tag == "q":
            self._text.append("”")
        self._break(element)
        if _kind(tag):
            self._kinds.pop()
        elif tag in ("td", "th"):
            cell = self._found.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._found[-1] += cell
        elif tag == "tr":
            self._found[-1] += row(self._rows.pop())

    def _say(self, text: str | None) -> None:
        if text:
            self._text.append(_SPACE.sub(" ", text))

    def _break(self, element: Any) -> None:
        if _BLOCK.fullmatch(element.tag):
            self._flush()

    def _flush(self) -> None:
        text = _SPACED_BREAK.sub("\n", re.sub(" {2,}", " ", "".join(self._text))).strip()
        self._text.clear()
        if text:
            self._found[-1].append(Block(self._kinds[-1], (Run(text),)))

    def _is_left_out(self, element: Any) -> bool:
        tag = element.tag
        if not isinstance(tag, str) or _SILENT.fullmatch(tag):
            # a heading that folds its section away holds a button with the heading's words
            return tag != "button" or not _HEADING.fullmatch(element.getparent().tag)
        size = self._sizes[element]
        if is_hidden(element):
            return size.text <= self._all * _LARGEST_HIDDEN
        if tag in ("ul", "ol") and size.links >= _LINKS_IN_MENU and size.linked > _LINKED * size.text:
            return True
        if _HEADING.fullmatch(tag) or size.text > self._all * _LARGEST_AROUND:
            return False
        return stands_around(element) and next(element.iter("h1"), None) is None


def _kind(tag: str) -> PieceKind | None:
    """What an element makes of the blocks within it, where it makes them anything."""
    return "item" if tag == "li" else "heading" if _HEADING.fullmatch(tag) else None
