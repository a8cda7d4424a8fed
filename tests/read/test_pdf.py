"""PDF files: text by page, refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.model import InputError
from claimcheck.read import read
from tests.trust.files import FONT, pdf_of, stream


def pdf(*pages: str) -> bytes:
    """A minimal PDF that shows each page's lines in Helvetica."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", FONT]
    kids = []
    for page in pages:
        lines = " ".join(f"({line}) Tj 0 -14 Td" for line in page.splitlines())
        objects.append(stream(f"BT /F1 11 Tf 60 760 Td {lines} ET".encode("latin-1")))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b" ".join(kids), len(kids))
    return pdf_of(objects)


PAGE = "Inspection of Fenmoor local authority services\nChildren are seen by social workers who know them well."


def test_pages_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(PAGE, "A second page tells of care leavers."))
    document = read(path)
    last = document.pieces[-1].passage
    assert document.show(last) == "A second page tells of care leavers."
    assert document.place(last).page == 2
    assert document.place(last).line is None
    assert not document.lines


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "web page saved under that name"),
        (b"Just words", "is not a PDF"),
        (pdf(PAGE)[:-40], "cut short"),
        (b"%PDF-1.4\nnothing here\n%%EOF\n", "damaged"),
        (pdf(""), "no text: scanned"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError, match=reason):
        read(path)
