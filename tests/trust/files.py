"""Hostile files, made when they are needed: none of them is worth keeping, and some are large."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SENTENCE = b"Children are seen by social workers who know them well."


# ----------------------------------------------------------------------------------------------------------------- PDF


def pdf_of(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj%bendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(data))
    return data + start + table + end


def one_page(content: bytes, entries: bytes = b"", resources: bytes = b"", *more: bytes, trailer: bytes = b"") -> bytes:
    """A PDF with one page: its content stream, that stream's entries, the page's resources, and more objects from 6."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>%b>>/Contents 5 0 R>>"
    pages = b"<</Type/Pages/Kids[4 0 R]/Count 1>>"
    return pdf_of(
        [b"<</Type/Catalog/Pages 2 0 R>>", pages, FONT, page % resources, stream(content, entries), *more], trailer
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def shown(text: bytes) -> bytes:
    """A content stream that shows the text."""
    return b"BT /F1 11 Tf 60 700 Td (%b) Tj ET" % text


def plain_pdf() -> bytes:
    return one_page(shown(SENTENCE))


def encrypted_pdf() -> bytes:
    lock = b"<</Filter/Standard/V 1/R 2/P -4/O(%b)/U(%b)>>" % (b"o" * 32, b"u" * 32)
    return one_page(shown(SENTENCE), b"", b"", lock, trailer=b"/Encrypt 6 0 R/ID[(a)(a)]")


def circular_pdf() -> bytes:
    """A page tree that is its own child."""
    catalogue, pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"
    return pdf_of([catalogue, pages])


def circular_xref_pdf() -> bytes:
    """A table of contents that says that it goes on with itself."""
    data = plain_pdf()
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % data.index(b"xref\n0"))


def many_pages_pdf(count: int) -> bytes:
    """One page `count` times over."""
    data = one_page(shown(SENTENCE))
    return data.replace(b"/Kids[4 0 R]/Count 1>>", b"/Kids[%b]/Count %d>>" % (b"4 0 R " * count, count))


def inflating_pdf(megabytes: int) -> bytes:
    """A page whose content unpacks to that much."""
    packer = zlib.compressobj(9)
    first, then = (packer.compress(b"1 0 0 1 0 0 cm " * 2**16) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    packed = first + then * megabytes
    return one_page(packed, b"/Filter/FlateDecode")


def laughing_pdf(depth: int = 12) -> bytes:
    """Forms that each show the next one ten times."""
    forms = []
    for number in range(7, 7 + depth):
        below = b"/Resources<</XObject<</X %d 0 R>>>>" % number
        forms.append(stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + below))
    last = stream(shown(SENTENCE), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 3 0 R>>>>")
    return one_page(b"/X Do", b"", b"/XObject<</X 6 0 R>>", *forms, last)


# ---------------------------------------------------------------------------------------------------------------- Word


def docx(body: str, prologue: str = "", *more: tuple[str, bytes]) -> bytes:
    """A Word file with that body, in WordprocessingML; what `prologue` says comes before its root."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_KIND}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
        )
        document = f'{prologue}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
        for name, content in more:
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def laughs(root: str) -> str:
    """Entities that each stand for the next one ten times: three gigabytes of "ha"."""
    lines = ['<!ENTITY l0 "ha">', *(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))]
    return f"<?xml version='1.0'?><!DOCTYPE {root} [{''.join(lines)}]>"
