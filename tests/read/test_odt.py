"""OpenDocument texts: what is read of them, and what is refused."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from claimcheck.fix import read_original
from claimcheck.model import InputError
from claimcheck.read import parse

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
    }.items()
)
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text of this body."""
    content = (
        f"<office:document-content {NAMES} {XLINK}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed(content)


def packed(content: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", ZIP_STORED)
        archive.writestr("content.xml", content, ZIP_DEFLATED)
    return file.getvalue()


def test_headings_paragraphs_items_rows_and_boxes_are_read_in_order() -> None:
    document = parse(
        "release.odt",
        odt(
            '<text:p text:style-name="P1">A good day</text:p><text:h>Grades</text:h>'
            "<text:p>Ofsted<text:s text:c='2'/>said<text:line-break/>so.<draw:frame><draw:text-box><text:p>In a box."
            "</text:p></draw:text-box></draw:frame></text:p>"
            "<text:list><text:list-item><text:p>One thing</text:p></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>Leadership</text:p></table:table-cell>"
            "<table:table-cell><text:p>Good</text:p></table:table-cell></table:table-row></table:table>",
            '<style:style style:name="P1" style:parent-style-name="Title"/>',
        ),
    )
    assert document.text == "A good day\nGrades\nOfsted  said\nso.\nIn a box.\nOne thing\nLeadership | Good"
    assert [piece.kind for piece in document.pieces] == ["heading", "heading", "paragraph", "paragraph", "item", "row"]
    place = document.place(document.pieces[4].passage)
    assert (place.line, place.paragraph) == (None, 5)


def test_deletions_footnotes_and_comments_are_left_out_and_links_kept() -> None:
    document = parse(
        "release.odt",
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            "<text:p>Read <text:a xlink:href='https://reports.example/1'>the <text:span>report</text:span></text:a>"
            "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
            "<office:annotation><text:p>Check this</text:p></office:annotation>.</text:p>"
        ),
    )
    assert document.text == "Read the report."
    assert document.properties["links"] == ("https://reports.example/1",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt(""), "the file has no text"),
        (packed("not XML"), "is protected by a password, or is damaged"),
        (odt("<text:p>x</text:p>")[:-40], "is not an OpenDocument text, or is damaged"),
        (packed("<a>" + " " * (11 * 2**20) + "</a>"), "is too large when unpacked"),
        (packed("<a>" * 5000 + "</a>" * 5000), "is protected by a password, or is damaged"),
        (
            packed(f'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a {NAMES}>&e;</a>'),
            "the file has no text",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse("release.odt", data)
    assert str(refusal.value) == f"release.odt: {reason}"


def test_it_is_not_rewritten(tmp_path: object) -> None:
    file = tmp_path / "release.odt"  # type: ignore[operator]
    file.write_bytes(odt("<text:p>Words.</text:p>"))
    with pytest.raises(InputError, match="an OpenDocument file cannot be rewritten"):
        read_original(str(file))
