"""A file is replaced whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.model import InputError
from claimcheck.output.file import write


def test_a_new_file_gets_the_permissions_of_any_other(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.write_text("")
    write(tmp_path / "new.txt", "“words”\n")
    assert (tmp_path / "new.txt").read_bytes() == "“words”\n".encode()
    assert (tmp_path / "new.txt").stat().st_mode == usual.stat().st_mode


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "old.txt"
    target.write_text("old")
    target.chmod(0o640)
    write(target, "new")
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_nothing_is_left_behind_where_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "old.txt"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write(target, "half a text \udc80")
    assert [file.name for file in tmp_path.iterdir()] == ["old.txt"]
    assert target.read_text() == "old"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing/out\.txt: cannot be written: no such file or directory"):
        write(tmp_path / "missing" / "out.txt", "text")


def test_a_device_is_written_to_as_it_stands() -> None:
    write(Path("/dev/null"), "text")
    assert Path("/dev/null").is_char_device()
