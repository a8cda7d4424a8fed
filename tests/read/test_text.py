"""Plain text: coding, refusals, pieces."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.model import Document, InputError
from claimcheck.read import read


def written(folder: Path, data: bytes, name: str = "release.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def shown(document: Document) -> list[tuple[str, int | None, str]]:
    return [(piece.kind, piece.number, document.show(piece.passage)) for piece in document.pieces]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_coding_is_recognised(tmp_path: Path, coding: str) -> None:
    text = "Inspectors said children’s plans are “clear”.\r\n"
    assert read(written(tmp_path, text.encode(coding))).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (bytes(range(256)) * 20, "not text"),
        (b"{\\rtf1 Words}", "rich text"),
        (b"\x89PNG\r\n", "image"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as refusal:
        read(written(tmp_path, data))
    assert "\n" not in str(refusal.value)
    assert refusal.value.path.endswith("release.txt")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match="folder"):
        read(tmp_path)


def test_one_paragraph_a_line(tmp_path: Path) -> None:
    text = (
        "Fenmoor rated good\n"
        "Fenmoor’s services for children have been rated good, the inspectorate said on Friday.\n"
        "“We are pleased,” said Councillor Ada Quill.\n"
        "The full report is online.\n"
    )
    assert [kind for kind, _, _ in shown(read(written(tmp_path, text.encode())))] == ["heading", *["paragraph"] * 3]


def test_wrapped_paragraphs_are_joined_and_blank_lines_part_them(tmp_path: Path) -> None:
    text = (
        "Children in Fenmoor are helped by social workers who know them\n"
        "well and who visit them often, the inspectors found during the\n"
        "fortnight that they spent with the council.\n"
        "\n"
        "They also found that plans for children were clear and that the\n"
        "council’s managers check them.\n"
    )
    first, second = shown(read(written(tmp_path, text.encode())))
    assert first[2].endswith("found during the fortnight that they spent with the council.")
    assert second[2].startswith("They also found") and second[2].endswith("managers check them.")


def test_bullets_and_numbers_are_outside_the_passage(tmp_path: Path) -> None:
    text = (
        "What needs to improve?\n\n"
        "• The timeliness of visits.\n◼ The quality of plans.\n- The use of chronologies.\n\n"
        "1. Leaders know the services well.\n\n2. Managers check plans.\n\n"
        "4.4 Committee members are asked to note this.\n"
    )
    assert shown(read(written(tmp_path, text.encode()))) == [
        ("heading", None, "What needs to improve?"),
        ("item", None, "The timeliness of visits."),
        ("item", None, "The quality of plans."),
        ("item", None, "The use of chronologies."),
        ("paragraph", 1, "Leaders know the services well."),
        ("paragraph", 2, "Managers check plans."),
        ("paragraph", None, "Committee members are asked to note this."),
    ]
