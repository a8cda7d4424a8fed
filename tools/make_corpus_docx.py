"""Makes the Word files of corpus/ from their text sources.

    python tools/make_corpus_docx.py [CASE…]

Each corpus/<case>/release.source.md becomes release.docx: a paragraph a block, `# ` and `## ` headings, `- ` bullets,
and `| a | b |` the rows of a table. The same source gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document

CORPUS = Path(__file__).parent.parent / "corpus"
STYLES = {"# ": "Title", "## ": "Heading 1", "- ": "List Bullet"}


def document(source: str) -> Document:
    word = docx.Document()
    word.core_properties.author = "claimcheck corpus"
    word.core_properties.created = word.core_properties.modified = datetime(2000, 1, 1)
    lines = [line for line in source.splitlines() if line.strip()]
    for in_table, block in groupby(lines, key=lambda line: line.startswith("|")):
        if in_table:
            _table(word, [[cell.strip() for cell in line.strip("| ").split("|")] for line in block])
            continue
        for line in block:
            mark = next((mark for mark in STYLES if line.startswith(mark)), "")
            word.add_paragraph(line.removeprefix(mark), STYLES.get(mark))
    return word


def _table(word: Document, rows: list[list[str]]) -> None:
    table = word.add_table(0, len(rows[0]), "Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def packed(word: Document) -> bytes:
    """The file's bytes, each part dated alike: an archive holds the time at which a part was written."""
    saved, target = BytesIO(), BytesIO()
    word.save(saved)
    with ZipFile(saved) as parts, ZipFile(target, "w") as archive:
        for name in parts.namelist():
            archive.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
    return target.getvalue()


def sources(names: list[str]) -> Iterator[Path]:
    return (file for file in sorted(CORPUS.glob("*/release.source.md")) if not names or file.parent.name in names)


if __name__ == "__main__":
    for file in sources(sys.argv[1:]):
        file.with_name("release.docx").write_bytes(packed(document(file.read_text(encoding="utf-8"))))
