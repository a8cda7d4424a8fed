"""OpenDocument texts (odt): their blocks in reading order.

The final text is read: tracked deletions stand apart in the file, and are left out with footnotes, comments and hidden
text. Text boxes follow the paragraph they are anchored in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from claimcheck.model import Document, InputError, PieceKind
from claimcheck.read.blocks import Block, Run, assemble, row

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _DRAW, _OFFICE, _STYLE = (
    f"{_OASIS}{part}:1.0}}" for part in ("text", "table", "drawing", "office", "style")
)
_LINK = "{http://www.w3.org/1999/xlink}href"
_UNREAD = {
    *(_TEXT + name for name in ("tracked-changes", "note", "hidden-text", "hidden-paragraph", "ruby-text")),
    *(_TEXT + name for name in ("table-of-content", "sequence-decls", "variable-decls", "user-field-decls")),
    *(_OFFICE + name for name in ("annotation", "annotation-end", "forms", "scripts")),
    _TABLE + "covered-table-cell",
}
_TITLES = ("Title", "Subtitle")
_MOST_XML = 10 * 2**20
_MOST_SPACES = 100


def read_odt(path: str, data: bytes) -> Document:
    """An OpenDocument text. Raises InputError for what is none, or is too large when unpacked."""
    root = _content(path, data)
    blocks = list(_Body(root).blocks())
    links = tuple(link.get(_LINK, "") for link in root.iter(_TEXT + "a"))
    document = assemble(path, blocks, hashlib.sha256(data).hexdigest(), {"links": links})
    if not document.pieces:
        raise InputError(path, "the file has no text")
    return document


def _content(path: str, data: bytes) -> Any:
    try:
        with ZipFile(BytesIO(data)) as archive:
            if archive.getinfo("content.xml").file_size > _MOST_XML:
                raise InputError(path, "is too large when unpacked")
            source = archive.read("content.xml")
        return etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True))
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        raise InputError(path, "is not an OpenDocument text, or is damaged") from None
    except etree.XMLSyntaxError:
        raise InputError(path, "is protected by a password, or is damaged") from None


class _Body:
    """Reads the body in order. The parser's limit on depth bounds the recursion."""

    def __init__(self, root: Any) -> None:
        self._body = root.find(f"{_OFFICE}body/{_OFFICE}text")
        styles = root.iter(_STYLE + "style")
        self._titles = {s.get(_STYLE + "name") for s in styles if s.get(_STYLE + "parent-style-name") in _TITLES}
        self._titles.update(_TITLES)

    def blocks(self) -> Iterator[Block]:
        return self._blocks(self._body, "paragraph") if self._body is not None else iter(())

    def _blocks(self, container: Any, kind: PieceKind) -> Iterator[Block]:
        for child in container:
            tag = child.tag
            if not isinstance(tag, str) or tag in _UNREAD:
                continue
            if tag in (_TEXT + "p", _TEXT + "h"):
                boxes: list[Any] = []
                titled = tag == _TEXT + "h" or child.get(_TEXT + "style-name") in self._titles
                yield Block("heading" if titled else kind, (Run("".join(_words(child, boxes))),))
                for box in boxes:
                    yield from self._blocks(box, "paragraph")
            elif tag == _TABLE + "table-row":
                yield from row(
                    [list(self._blocks(cell, "paragraph")) for cell in child.iterchildren(_TABLE + "table-cell")]
                )
            else:
                yield from self._blocks(child, "item" if tag == _TEXT + "list-item" else kind)


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The text of a paragraph; text boxes are put aside in `boxes`."""
    yield element.text or ""
    for child in element:
        tag = child.tag
        if tag == _TEXT + "s":
            count = child.get(_TEXT + "c", "1")
            yield " " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1)
        elif tag == _TEXT + "tab":
            yield "\t"
        elif tag == _TEXT + "line-break":
            yield "\n"
        elif tag == _DRAW + "text-box":
            boxes.append(child)
        elif isinstance(tag, str) and tag not in _UNREAD:
            yield from _words(child, boxes)
        yield child.tail or ""
