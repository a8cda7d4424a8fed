"""Word files: their blocks in reading order, and words put into them run by run.

The final text is read: tracked insertions are in, tracked deletions and hidden text are out. Headers, footers,
footnotes and comments are no part of the body. Text boxes follow the paragraph they are anchored in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from claimcheck.model import Document, InputError, PieceKind, Span
from claimcheck.read.blocks import Block, Run, assemble, located, row

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PROPERTIES = {_W + name for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr", "rt")}
_UNREAD = _PROPERTIES | {_W + "del", _W + "moveFrom", _MC + "Fallback"}  # a fallback repeats its choice
_MARKS = {_W + "tab": "\t", _W + "ptab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_MOST_BYTES = 100 * 2**20
_MOST_XML = 10 * 2**20
_DEEPEST_STYLE = 12


def read_docx(path: str, data: bytes) -> Document:
    """A Word file. Raises InputError for what is none, or is too large when unpacked."""
    word, blocks = _open(path, data)
    properties: dict[str, object] = {"links": tuple(_links(word))}
    document = assemble(path, blocks, hashlib.sha256(data).hexdigest(), properties)
    if not document.pieces:
        raise InputError(path, "the file has no text")
    return document


def rewrite(path: str, data: bytes, changes: Sequence[tuple[Span, str]]) -> bytes:
    """The file with words put in the place of spans of its document's text; every other part stays byte for byte.

    New words take the formatting of the run in which their span starts.
    """
    word, blocks = _open(path, data)
    runs = [(at, run) for at, run in located(blocks) if run.node is not None]
    for span, words in sorted(changes, reverse=True):
        _put(runs, span, words)

    from docx.opc.oxml import serialize_part_xml

    part = word.part.partname.membername
    written = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(written, "w") as new:
        new.comment = old.comment
        for entry in old.infolist():
            new.writestr(entry, serialize_part_xml(word.element) if entry.filename == part else old.read(entry))
    return written.getvalue()


def _open(path: str, data: bytes) -> tuple[Any, list[Block]]:
    """The python-docx document and its blocks, after a look at how large it would unpack."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(path, "is protected by a password, or an old office file (doc); save it as docx without one")
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            kind = archive.read("mimetype")[:60] if "mimetype" in names and len(entries) < 10_000 else b""
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
        raise InputError(path, f"is not a Word file, or is damaged ({_reason(error)})") from None
    if b"opendocument" in kind:
        raise InputError(path, "is an OpenDocument file; save it as docx or PDF")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise InputError(path, "is a Word file with macros; save it as docx without them")
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if xml > _MOST_XML or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise InputError(path, "is too large when unpacked")
    try:
        import docx

        word = docx.Document(BytesIO(data))
        return word, _Body(word).blocks()
    except Exception as error:  # python-docx lets through whatever goes wrong in zip, XML or its own look-ups
        raise InputError(path, f"is not a Word file, or is damaged ({_reason(error)})") from None


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__


def _links(word: Any) -> Iterator[str]:
    """The addresses that the text's links lead to."""
    for link in word.element.iter(_W + "hyperlink"):
        relation = word.part.rels.get(link.get(_R + "id", ""))
        if relation is not None and relation.is_external:
            yield relation.target_ref


class _Body:
    """Reads the body of a Word file in order. The parser's limit on depth bounds the recursion."""

    def __init__(self, word: Any) -> None:
        self._body = word.element.body
        self._styles = _style_kinds(word)

    def blocks(self) -> list[Block]:
        return list(self._blocks(self._body)) if self._body is not None else []

    def _blocks(self, container: Any) -> Iterator[Block]:
        kept: list[Run] = []
        for child in container:
            if child.tag == _W + "p":
                boxes: list[Any] = []
                kept += _runs(child, boxes)
                if not _is_deleted(child, "pPr/rPr"):  # where its mark is deleted, the next paragraph goes on
                    yield Block(self._kind(child), tuple(kept))
                    kept = []
                for box in boxes:
                    yield from self._blocks(box)
            elif child.tag == _W + "tr":
                if not _is_deleted(child, "trPr"):
                    yield from row([list(self._blocks(cell)) for cell in _cells(child)])
            elif isinstance(child.tag, str) and child.tag not in _UNREAD:
                yield from self._blocks(child)
        if kept:
            yield Block("paragraph", tuple(kept))

    def _kind(self, paragraph: Any) -> PieceKind:
        kind = self._styles.get(_value(paragraph, "pPr/pStyle"), "paragraph")
        listed = _value(paragraph, "pPr/numPr/numId")
        if kind == "heading" or listed is None:
            return kind
        return "item" if listed != "0" else "paragraph"


def _runs(element: Any, boxes: list[Any]) -> Iterator[Run]:
    """The text below `element`; text boxes are put aside in `boxes`."""
    for child in element:
        tag = child.tag
        if tag == _W + "t":
            yield Run(child.text or "", child)
        elif tag in _MARKS:
            yield Run(_MARKS[tag])
        elif tag == _W + "txbxContent":
            boxes.append(child)
        elif isinstance(tag, str) and tag not in _UNREAD and not (tag == _W + "r" and _is_hidden(child)):
            yield from _runs(child, boxes)


def _cells(tr: Any) -> Iterator[Any]:
    """The cells of a row, those in content controls too, but not those of tables within."""
    for child in tr:
        if child.tag == _W + "tc":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _UNREAD:
            yield from _cells(child)


def _find(element: Any, path: str) -> Any:
    return element.find("/".join(_W + name for name in path.split("/")))


def _value(element: Any, path: str) -> str | None:
    found = _find(element, path)
    return None if found is None else found.get(_W + "val")


def _is_deleted(element: Any, properties: str) -> bool:
    return _find(element, f"{properties}/del") is not None


def _is_hidden(run: Any) -> bool:
    return _find(run, "rPr/vanish") is not None and _value(run, "rPr/vanish") not in ("0", "false", "off")


def _style_kinds(word: Any) -> dict[str | None, PieceKind]:
    """What the paragraphs of each style are, by the style's identifier; a style inherits what it does not say."""
    styles = {style.get(_W + "styleId"): style for style in word.styles.element.iter(_W + "style")}
    kinds: dict[str | None, PieceKind] = {}
    for name, style in styles.items():
        for _ in range(_DEEPEST_STYLE):
            if (_value(style, "name") or "").lower().startswith(("heading", "title", "subtitle")):
                kinds[name] = "heading"
            elif _value(style, "pPr/numPr/numId") not in (None, "0"):
                kinds[name] = "item"
            style = styles.get(_value(style, "basedOn"))
            if name in kinds or style is None:
                break
    return kinds


def _put(runs: Sequence[tuple[int, Run]], span: Span, words: str) -> None:
    """Put `words` in the place of `span`: into the first run that it touches, the one before it where it is empty."""
    low, high = span.start, span.end
    touched = [(at, run) for at, run in runs if at < high and low < at + len(run.text)]
    if low == high:
        touched = [(at, run) for at, run in runs if at < low <= at + len(run.text)]
    for at, run in touched:
        text = run.node.text
        run.node.text = text[: max(low - at, 0)] + words + text[max(high - at, 0) :]
        run.node.set(_SPACE, "preserve")
        _mirror(run.node)
        words = ""


def _mirror(changed: Any) -> None:
    """Copy the text box that a changed node stands in to the fallback that older programs show in its place."""
    for alternative in changed.iterancestors(_MC + "AlternateContent"):
        boxes, copies = (list(alternative.iterfind(f"{_MC}{part}//{_W}txbxContent")) for part in ("Choice", "Fallback"))
        if len(boxes) == len(copies):
            for box, copy in zip(boxes, copies, strict=True):
                copy[:] = [deepcopy(child) for child in box]
