"""Fuzzes the readers: any bytes under any name are read with all invariants holding, or refused with a reason.

    python -m fuzz.readers FOLDER [libFuzzer's arguments]

The first byte chooses the format. Word and OpenDocument files are packed around their XML, for a zip's checksums stop
blind changes. A configuration is read as well.
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import atheris

with atheris.instrument_imports(include=["claimcheck"]):
    from claimcheck.config.source import read_configuration
    from claimcheck.model import InputError
    from claimcheck.read import docx, html, markdown, odt, parse, pdf, text  # noqa: F401 (loaded here to be instrumented)
    from claimcheck.report import read_inspection

from fuzz.harness import TEXTS, run, seeds
from fuzz.invariants import hold_of_document

NAMES = ("a.txt", "a.md", "a.html", "a.pdf", "a.docx", "packed.docx", "a.odt", "packed.odt", "claimcheck.yaml")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PARTS = {"office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style"}


def read_any(data: bytes) -> None:
    """Read the bytes as the kind of file that the first of them names."""
    name, body = NAMES[data[0] % len(NAMES)] if data else NAMES[0], data[1:]
    try:
        if name == "claimcheck.yaml":
            with tempfile.NamedTemporaryFile(suffix=name) as file:
                file.write(body)
                file.flush()
                read_configuration(Path(file.name))
            return
        document = parse(name, PACKERS[name](body) if name in PACKERS else body)
    except InputError as error:
        assert error.args and "\n" not in str(error)
        return
    hold_of_document(document)
    read_inspection(document)


def packed_docx(body: bytes) -> bytes:
    """A Word file whose body is that XML."""
    relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{relationship}" Target="word/document.xml"/></Relationships>'
    )
    document = f'<w:document xmlns:w="{_WORD}"><w:body>'.encode() + body + b"</w:body></w:document>"
    return _zip({"[Content_Types].xml": types, "_rels/.rels": relationships, "word/document.xml": document})


def packed_odt(body: bytes) -> bytes:
    """An OpenDocument text whose body is that XML."""
    names = " ".join(f'xmlns:{name}="{_OASIS}:{part}:1.0"' for name, part in _PARTS.items())
    start = f"<office:document-content {names}><office:body><office:text>".encode()
    content = start + body + b"</office:text></office:body></office:document-content>"
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


PACKERS = {"packed.docx": packed_docx, "packed.odt": packed_odt}


def _zip(entries: dict[str, str | bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def _first() -> list[bytes]:
    found = []
    for path in seeds((*TEXTS, "corpus/*/report.pdf")):
        kind = next((n for n, name in enumerate(NAMES) if name.endswith(path.suffix)), 0)
        found.append(bytes([kind]) + path.read_bytes())
    styled = b'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    paragraph = styled + "<w:r><w:t>Ofsted said: “good”</w:t></w:r></w:p>".encode()
    oasis = (
        "<text:h>Ofsted</text:h><text:p>said<text:s text:c='3'/>“good”<draw:text-box><text:p>b</text:p></draw:text-box>"
        "</text:p><table:table><table:table-row><table:table-cell><text:p>Good</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    ).encode()
    settings = b"pairs:\n- release: a.txt\n  report: b.pdf\nrules: {wrong-grade: off}\nwaivers: &a []\nfail-on: never\n"
    front = b"---\ntitle: &a [b, *a]\ndate: 2024-02-30\n...\n# Ofsted\n"
    page = b"<html><head><title>t</title></head><body><main><h1>t</h1><ul><li>a</li></ul><table><tr><td>Good</table>"
    made = {"packed.docx": paragraph, "packed.odt": oasis, "claimcheck.yaml": settings, "a.md": front, "a.html": page}
    return [*found, *(bytes([NAMES.index(name)]) + body for name, body in made.items())]


if __name__ == "__main__":
    run(read_any, sys.argv[1], _first())
