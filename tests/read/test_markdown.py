"""Markdown: front matter, markup left out of passages, places in the raw file."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.language.fold import fold
from claimcheck.model import Document, InputError
from claimcheck.read import read

TEXT = """---
title: Inspection report
excerpt: true
---
# Fenmoor is **rated good**

The report says leaders are “**effective**, and [ambitious](https://example.org/x)”
for children.

- Plans are *clear*
- Visits are made

> “We are pleased,” said Councillor Quill.
"""


def document(folder: Path, text: str) -> Document:
    path = folder / "release.md"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_pieces_and_properties(tmp_path: Path) -> None:
    read_in = document(tmp_path, TEXT)
    assert read_in.properties == {"title": "Inspection report", "excerpt": True}
    assert [(p.kind, read_in.show(p.passage)) for p in read_in.pieces] == [
        ("heading", "Fenmoor is rated good"),
        ("paragraph", "The report says leaders are “effective, and ambitious” for children."),
        ("item", "Plans are clear"),
        ("item", "Visits are made"),
        ("paragraph", "“We are pleased,” said Councillor Quill."),
    ]


def test_markup_puts_no_space_into_words(tmp_path: Path) -> None:
    read_in = document(tmp_path, TEXT)
    assert '"effective, and ambitious" for' in fold(read_in.text, read_in.pieces[1].passage).text


def test_places_are_those_of_the_raw_file(tmp_path: Path) -> None:
    read_in = document(tmp_path, TEXT)
    place = read_in.place(read_in.pieces[2].passage)
    assert TEXT.splitlines()[place.line - 1] == "- Plans are *clear*"  # type: ignore[operator]


def test_front_matter_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="front matter"):
        document(tmp_path, "---\n- a list\n---\nText.\n")
