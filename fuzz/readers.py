"""Fuzzes the readers: any bytes under any name are read with all invariants holding, or refused with a reason.

    python -m fuzz.readers FOLDER [libFuzzer's arguments]

The first byte chooses the format. A Word file is packed around its XML, for a zip's checksums stop blind changes.
"""

from __future__ import annotations

import sys
from io import BytesIO
from zipfile import ZipFile

import atheris

with atheris.instrument_imports(include=["claimcheck"]):
    from claimcheck.model import InputError
    from claimcheck.read import docx, html, markdown, parse, pdf, text  # noqa: F401 (loaded here to be instrumented)
    from claimcheck.report import read_inspection

from fuzz.harness import TEXTS, run, seeds
from fuzz.invariants import hold_of_document

NAMES = ("a.txt", "a.md", "a.html", "a.pdf", "a.docx", "packed.docx")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read_any(data: bytes) -> None:
    """Read the bytes as the kind of file that the first of them names."""
    name, body = NAMES[data[0] % len(NAMES)] if data else NAMES[0], data[1:]
    try:
        document = parse(name, packed(body) if name.startswith("packed") else body)
    except InputError as error:
        assert error.args and "\n" not in str(error)
        return
    hold_of_document(document)
    read_inspection(document)


def packed(body: bytes) -> bytes:
    """A Word file whose body is that XML."""
    relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{relationship}" Target="word/document.xml"/></Relationships>',
        )
        start = f'<w:document xmlns:w="{_WORD}"><w:body>'.encode()
        archive.writestr("word/document.xml", start + body + b"</w:body></w:document>")
    return file.getvalue()


def _first() -> list[bytes]:
    found = []
    for path in seeds((*TEXTS, "corpus/*/report.pdf")):
        kind = next((n for n, name in enumerate(NAMES) if name.endswith(path.suffix)), 0)
        found.append(bytes([kind]) + path.read_bytes())
    styled = b'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    paragraph = styled + "<w:r><w:t>Ofsted said: “good”</w:t></w:r></w:p>".encode()
    page = b"<html><head><title>t</title></head><body><main><h1>t</h1><ul><li>a</li></ul><table><tr><td>Good</table>"
    return [*found, b"\x05" + paragraph, b"\x02" + page]


if __name__ == "__main__":
    run(read_any, sys.argv[1], _first())
