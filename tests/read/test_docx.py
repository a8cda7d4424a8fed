"""Word files: what is read of them, and words put into them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml

from claimcheck.model import InputError, Span
from claimcheck.read import parse, read
from claimcheck.read.docx import read_docx, rewrite

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def saved(word: object) -> bytes:
    file = BytesIO()
    word.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def of_xml(*blocks: str) -> bytes:
    """A Word file whose body has these blocks, written in WordprocessingML without its namespaces."""
    word = docx.Document()
    for block in blocks:
        opening, rest = block.split(">", 1)
        slash = "/" if opening.endswith("/") else ""
        word.element.body.append(parse_xml(f"{opening.removesuffix('/')} {NAMESPACES}{slash}>{rest}"))
    return saved(word)


def repacked(data: bytes, change: Callable[[str, bytes], bytes], *more: tuple[str, bytes]) -> bytes:
    """The file with each part passed through `change`, and more parts added."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more:
            new.writestr(name, content)
    return written.getvalue()


def kinds(data: bytes) -> list[tuple[str, str]]:
    document = read_docx("release.docx", data)
    return [(piece.kind, document.show(piece.passage)) for piece in document.pieces]


def text(data: bytes) -> str:
    return read_docx("release.docx", data).text


# ------------------------------------------------------------------------------------------------------ what is read


def test_headings_paragraphs_items_and_rows_are_pieces() -> None:
    word = docx.Document()
    word.add_heading("Services for children in Fenmoor are good.", 1)
    word.add_paragraph("Inspectors visited in March.")
    word.add_paragraph("a stable workforce", style="List Bullet")
    word.add_paragraph("• prompt decisions at the front door")
    word.add_paragraph("2. Records are up to date.")
    table = word.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, [("Overall effectiveness", "Good"), ("Leaders", "Outstanding")], strict=True):
        row.cells[0].text, row.cells[1].text = cells
    word.add_paragraph("Notes to editors")
    assert kinds(saved(word)) == [
        ("heading", "Services for children in Fenmoor are good."),
        ("paragraph", "Inspectors visited in March."),
        ("item", "a stable workforce"),
        ("item", "prompt decisions at the front door"),
        ("paragraph", "Records are up to date."),
        ("row", "Overall effectiveness Good"),
        ("row", "Leaders Outstanding"),
        ("heading", "Notes to editors"),
    ]
    assert "Overall effectiveness | Good\nLeaders | Outstanding\n" in text(saved(word))


def test_a_place_is_the_number_of_the_paragraph_blank_ones_not_counted() -> None:
    word = docx.Document()
    for words in ("Fenmoor is rated good.", "", "Inspectors visited.", "They spoke to children."):
        word.add_paragraph(words)
    document = read_docx("release.docx", saved(word))
    places = [document.place(piece.passage) for piece in document.pieces]
    assert [place.paragraph for place in places] == [1, 2, 3]
    assert all(place.line is None and place.page is None for place in places)


def test_a_table_that_only_lays_out_the_page_is_read_as_paragraphs() -> None:
    word = docx.Document()
    cells = word.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "Press release.", f"Inspectors visited. {'They spoke to many children. ' * 12}"
    cells[1].add_paragraph("The council is pleased.")
    assert [kind for kind, _ in kinds(saved(word))] == ["paragraph"] * 3


def test_a_blank_line_within_a_paragraph_parts_two_pieces() -> None:
    assert kinds(
        of_xml("<w:p><w:r><w:t>One.</w:t><w:br/><w:t>Two.</w:t><w:br/><w:br/><w:t>Three.</w:t></w:r></w:p>")
    ) == [
        ("paragraph", "One. Two."),
        ("paragraph", "Three."),
    ]


def test_the_final_text_of_tracked_changes_is_read() -> None:
    data = of_xml(
        "<w:p><w:r><w:t>Services are </w:t></w:r><w:del><w:r><w:delText>weak</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>good</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> moved away</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> now.</w:t></w:r></w:p>'
    )
    assert text(data) == "Services are good now."


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    data = of_xml(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Services </w:t></w:r></w:p>",
        "<w:p><w:r><w:t>are good.</w:t></w:r></w:p>",
    )
    assert text(data) == "Services are good."


def test_links_content_controls_and_text_boxes_are_read() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    data = of_xml(
        '<w:p><w:r><w:t>Read </w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>the report</w:t></w:r></w:hyperlink>'
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>.</w:t></w:r></w:p>",
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    assert text(data) == "Read the report.\nIn a box.\nIn a control."


def test_a_style_inherits_being_a_heading_even_where_styles_go_in_circles() -> None:
    word = docx.Document()
    styles = word.styles
    styles.add_style("Fenmoor title", 1).base_style = styles["Heading 2"]
    first, second = styles.add_style("First", 1), styles.add_style("Second", 1)
    first.base_style, second.base_style = second, first
    word.add_paragraph("It is a heading.", style="Fenmoor title")
    word.add_paragraph("It is not.", style="First")
    assert [kind for kind, _ in kinds(saved(word))] == ["heading", "paragraph"]


def test_where_links_lead_is_kept() -> None:
    word = docx.Document()
    relation = word.part.relate_to(
        "https://example.org/report",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    paragraph = f'<w:p {NAMESPACES}><w:hyperlink r:id="{relation}"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
    word.element.body.append(parse_xml(paragraph))
    assert read_docx("release.docx", saved(word)).properties == {"links": ("https://example.org/report",)}


def test_a_word_file_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_bytes(of_xml("<w:p><w:r><w:t>Good.</w:t></w:r></w:p>"))
    assert read(tmp_path / "release.txt").text == "Good."


# ------------------------------------------------------------------------------------------------------ what is refused


def refused(data: bytes, name: str = "release.docx") -> str:
    with pytest.raises(InputError) as error:
        parse(name, data)
    assert "\n" not in str(error.value)
    return error.value.reason


def plain() -> bytes:
    return of_xml("<w:p><w:r><w:t>Services are good.</w:t></w:r></w:p>")


def with_body(xml: bytes) -> bytes:
    return repacked(plain(), lambda name, part: xml if name == "word/document.xml" else part)


def zipped(*entries: tuple[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not a Word file, or is damaged"),
        (b"PK\x03\x04 and nothing more", "is not a Word file, or is damaged"),
        (plain()[:-900], "is not a Word file, or is damaged"),
        (zipped(("notes.txt", b"words")), "is not a Word file, or is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is protected by a password, or an old office file"),
        (zipped(("mimetype", b"application/vnd.oasis.opendocument.text")), "is an OpenDocument file"),
        (repacked(plain(), lambda _, part: part, ("word/vbaProject.bin", b"")), "is a Word file with macros"),
        (zipped(("word/media/image.bin", bytes(101 * 2**20))), "is too large when unpacked"),
        (zipped(("word/document.xml", bytes(11 * 2**20))), "is too large when unpacked"),
        (of_xml(), "the file has no text"),
        (with_body(b"<broken"), "is not a Word file, or is damaged"),
        (with_body(b"<a>" * 300 + b"</a>" * 300), "is not a Word file, or is damaged"),
        (with_body(b"<w:document xmlns:w='http://example.org/other'/>"), "is not a Word file, or is damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, reason: str) -> None:
    assert refused(data).startswith(reason)


def test_entities_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    entities = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{(tmp_path / "secret").as_uri()}"><!ENTITY t "told">]>'

    def attack(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        return part.replace(b"<w:document", f"{entities}<w:document".encode(), 1).replace(b"good.", b"good.&s;&t;")

    assert text(repacked(plain(), attack)) == "Services are good."


# ------------------------------------------------------------------------------------------------------ what is written


def put(data: bytes, old: str, new: str) -> bytes:
    start = text(data).index(old)
    return rewrite("release.docx", data, [(Span(start, start + len(old)), new)])


def test_words_are_put_into_the_run_they_start_in_and_other_runs_keep_theirs() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("They said: “Children are ")
    paragraph.add_run("really ").bold = True
    paragraph.add_run("very").italic = True
    paragraph.add_run(" safe.”")
    written = put(saved(word), "really very", "mostly")
    runs = docx.Document(BytesIO(written)).paragraphs[0].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("They said: “Children are ", None, None),
        ("mostly", True, None),
        ("", None, True),
        (" safe.”", None, None),
    ]


def test_words_put_between_two_others_take_the_formatting_of_those_before() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph()
    paragraph.add_run("Some").bold = True
    paragraph.add_run(" children are safe.")
    start = text(saved(word)).index(" children")
    written = rewrite("release.docx", saved(word), [(Span(start, start), " older")])
    assert [run.text for run in docx.Document(BytesIO(written)).paragraphs[0].runs] == [
        "Some older",
        " children are safe.",
    ]


def test_every_other_part_stays_as_it_is() -> None:
    data = plain()
    written = put(data, "good", "not good")
    with ZipFile(BytesIO(data)) as old, ZipFile(BytesIO(written)) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["word/document.xml"]
    assert text(written) == "Services are not good."


def test_several_changes_in_cells_and_boxes_are_made_and_the_fallback_follows() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Good in a box.</w:t></w:r></w:p></w:txbxContent>"
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    data = of_xml(
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
        f"<w:tbl><w:tr>{cell.format('Leaders')}{cell.format('Good')}</w:tr></w:tbl>",
    )
    starts = [at for at in range(len(text(data))) if text(data).startswith("Good", at)]
    written = rewrite("release.docx", data, [(Span(at, at + 4), "Poor") for at in starts])
    assert text(written) == "Poor in a box.\nLeaders | Poor"
    with ZipFile(BytesIO(written)) as archive:
        assert archive.read("word/document.xml").count(b"Poor in a box.") == 2
