"""Whatever a file holds, it is read rightly or refused in one line, within bounds, and nothing is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.read import read
from tests.conftest import Run
from tests.trust import files
from tests.trust.bounded import ROOT, bounded

REPORT = ROOT / "claimcheck" / "demo" / "report.txt"
RELEASE = ROOT / "claimcheck" / "demo" / "release.txt"
GARBAGE = bytes(range(256)) * 40

REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty pdf": ("a.pdf", lambda: b"", "the file is empty"),
    "truncated pdf": ("a.pdf", lambda: files.plain_pdf()[:-30], "is cut short: the end of the PDF is missing"),
    "pdf without its middle": ("a.pdf", lambda: b"%PDF-1.7\n" + files.plain_pdf()[-12:], "is damaged"),
    "encrypted pdf": ("a.pdf", files.encrypted_pdf, "is encrypted: a password is needed"),
    "pdf without text": ("a.pdf", lambda: files.one_page(b"0 0 100 100 re f"), "no text: scanned? run OCR first"),
    "page tree in a circle": ("a.pdf", files.circular_pdf, "is damaged"),
    "pdf with a million pages": ("a.pdf", lambda: files.many_pages_pdf(1_000_000), "has 1,000,000 pages"),
    "garbage pdf": ("a.pdf", lambda: b"%PDF-1.7\n" + GARBAGE + b"%%EOF", "is damaged"),
    "zip without a document": ("a.docx", lambda: b"PK\x03\x04" + GARBAGE, "is not a Word file, or is damaged"),
    "truncated docx": ("a.docx", lambda: files.docx(files.paragraph("a"))[:-40], "is not a Word file, or is damaged"),
    "zip bomb": ("a.docx", lambda: files.docx("", "", ("word/a.xml", b" " * 2**24)), "is too large when unpacked"),
    "docx with macros": ("a.docx", lambda: files.docx("", "", ("word/vbaProject.bin", b"")), "with macros"),
    "docx with entities in entities": (
        "a.docx",
        lambda: files.docx(files.paragraph("&l9;"), files.laughs("w:document")),
        "is not a Word file, or is damaged",
    ),
    "deep docx": ("a.docx", lambda: files.docx("<w:p>" * 5000 + "</w:p>" * 5000), "is not a Word file, or is damaged"),
    "deep page": ("a.html", lambda: b"<html>" + b"<div>" * 100_000 + b"a", "nested too deeply"),
    "page of tags": ("a.html", lambda: b"<html>" + b"<b>" * 200_000, "is too large for a web page"),
    "page with nothing but scripts": ("a.html", lambda: b"<html><script>alert(1)</script>", "has no text of its own"),
    "binary": ("a.txt", lambda: GARBAGE, "is not text (a binary file?)"),
    "UTF-16 without its mark": ("a.txt", lambda: REPORT.read_text("utf-8").encode("utf-16-le"), "is not text"),
    "UTF-16 broken off": ("a.txt", lambda: b"\xff\xfe" + "report".encode("utf-16-le")[:-1], "but breaks off"),
    "white space": ("a.txt", lambda: b" \n\f\r\n\t" * 1000, "the file is empty"),
    "one endless line": ("a.txt", lambda: b"good " * 10 * 2**20, "52,428,800 characters of text; at most 500,000"),
    "a huge file": ("a.txt", lambda: b"good\n" * 11 * 2**20, "is larger than any release or report (50 MB)"),
    "ten thousand pages": ("a.txt", lambda: b"good\n\f" * 10_000, "has 10,000 pages; at most 2,000"),
    "front matter of aliases": (
        "a.md",
        lambda: (
            b"---\na: &a [x, x, x, x, x, x, x, x, x, x]\n"
            + b"".join(b"%c: &%c [%b]\n" % (n, n, b", ".join([b"*%c" % (n - 1)] * 10)) for n in range(98, 108))
            + b"---\nWords.\n"
        ),
        "says more than any person wrote",
    ),
    "front matter with a tag": (
        "a.md",
        lambda: b"---\na: !!python/object:os.system x\n---\nb\n",
        "is not a YAML mapping",
    ),
    "a date that is none": ("a.md", lambda: b"---\na: 2024-13-45\n---\nb\n", "front matter is not a YAML mapping"),
    "deep front matter": ("a.md", lambda: b"---\na: " + b"[" * 50_000 + b"\n---\nb\n", "is nested too deeply"),
}
HEAVY: dict[str, tuple[str, Callable[[], bytes]]] = {
    "pdf that unpacks to a gigabyte": ("a.pdf", lambda: files.inflating_pdf(1024)),
    "forms that show forms": ("a.pdf", files.laughing_pdf),
}
READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "plain pdf": ("a.pdf", files.plain_pdf),
    "circular table of contents": ("a.pdf", files.circular_xref_pdf),
    "docx with an external entity": (
        "a.docx",
        lambda: files.docx(
            files.paragraph(files.SENTENCE.decode()) + files.paragraph("&f;"),
            '<!DOCTYPE w:document [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        ),
    ),
    "docx with a path out of it": (
        "a.docx",
        lambda: files.docx(files.paragraph(files.SENTENCE.decode()), "", ("../../out.txt", b"escaped")),
    ),
    "page with scripts": (
        "a.html",
        lambda: b"<html><body onload=alert(1)><p>" + files.SENTENCE + b"<script>root:x:0</script><style>root:</style>",
    ),
    "page with entities in entities": (
        "a.xhtml",
        lambda: files.laughs("html").encode() + b"<html><body><p>" + files.SENTENCE + b"</p><p>&l9;</p></body></html>",
    ),
    "UTF-16 with its mark": ("a.txt", lambda: files.SENTENCE.decode().encode("utf-16")),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_one_line_and_nothing_is_written(case: str, tmp_path: Path, run: Run) -> None:
    name, make, reason = REFUSED[case]
    (tmp_path / name).write_bytes(make())
    output = tmp_path / "out.html"
    code, out, err = run("compare", str(tmp_path / name), str(REPORT), "--format", "html", "--output", str(output))
    assert (code, out) == (2, "")
    assert err.startswith(f"claimcheck: {tmp_path / name}: ") and reason in err
    assert err.count("\n") == 1
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("case", READ)
def test_it_is_read_and_nothing_else_with_it(case: str, tmp_path: Path) -> None:
    name, make = READ[case]
    folder = tmp_path / "within"
    folder.mkdir()
    (folder / name).write_bytes(make())
    text = read(folder / name).text
    assert files.SENTENCE.decode() in text
    assert "root:" not in text and "haha" not in text
    assert sorted(file.name for file in tmp_path.rglob("*")) == sorted([name, "within"])


@pytest.mark.parametrize("case", HEAVY)
def test_a_bomb_goes_off_within_bounds(case: str, tmp_path: Path) -> None:
    name, make = HEAVY[case]
    (tmp_path / name).write_bytes(make())
    code, out, err = bounded("report", name, cwd=tmp_path)
    assert (code, out) == (2, "")
    assert err == f"claimcheck: {name}: is damaged, or made to do harm: no report takes so long to read\n"


@pytest.mark.parametrize(
    "case", ["one endless line", "a huge file", "pdf with a million pages", "zip bomb", "deep page"]
)
def test_what_is_enormous_is_refused_within_bounds(case: str, tmp_path: Path) -> None:
    name, make, reason = REFUSED[case]
    (tmp_path / name).write_bytes(make())
    code, _, err = bounded("compare", name, str(REPORT), cwd=tmp_path)
    assert code == 2 and reason in err and err.count("\n") == 1


PATHOLOGICAL = {
    "quotation marks": "“a” " * 10_000,
    "opening marks": "“" * 25_000,
    "straight marks": '"a ' * 15_000,
    "grade words": "good outstanding inadequate " * 3_500,
    "councillors": "Councillor Ash " * 6_500,
    "numbers": "1. " * 15_000,
    "paragraphs": "Ofsted said: “Most plans are detailed”. Leadership was judged to be good.\n\n" * 500,
    "letters and blank lines": "a\n\n" * 15_000,
    "zero-width characters": "a\u200b" * 49_000,
    "words from right to left": "שלום “עולם” " * 8_000,
    "a name without an end": "A'" * 45_000,
    "an address without an end": "](a" * 30_000,
    "marks of typing errors": "â€œ" * 33_000,
    "letters": "a" * 90_000,
    "accents": "e\u0301" * 45_000,
    "a grade and marks": "Ofsted has judged Fenmoor’s services to be ‘good" + "”" * 90_000,
}


@pytest.mark.parametrize("case", PATHOLOGICAL)
def test_a_text_of_nothing_else_is_compared_or_refused_within_bounds(case: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PATHOLOGICAL[case], encoding="utf-8")
    code, out, err = bounded("compare", "a.txt", str(REPORT), cwd=tmp_path)
    assert (code in (0, 1) and out and not err) or (code == 2 and err.count("\n") == 1), err
    assert "fault in claimcheck" not in err


# --------------------------------------------------------------------------------------------------------------- paths


@pytest.mark.parametrize(
    "name", ["with spaces.txt", "two\nlines.txt", "-dash.txt", "\x1b[31mred\x07.txt", "\u202etxt.oof"]
)
def test_a_strange_name_is_read_and_shown_harmlessly(name: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / name).write_bytes(RELEASE.read_bytes())
    code, out, err = run("compare", "--", str(tmp_path / name), str(REPORT))
    assert code in (0, 1) and not err
    assert not set(out) & {"\x1b", "\x07", "\u202e"}
    code, _, err = run("report", "--", f"{tmp_path / name}.missing")
    assert code == 2 and err.count("\n") == 1 and not set(err) & {"\x1b", "\x07", "\u202e"}


def test_a_name_that_is_no_text_is_read_and_printed_in_every_format(tmp_path: Path, run: Run) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/\xff\xfe.txt")
    Path(name).write_bytes(RELEASE.read_bytes())
    for form in ("terminal", "json", "jsonl", "markdown", "html", "github", "gitlab", "sarif", "junit"):
        code, out, err = run("compare", name, str(REPORT), "--format", form)
        assert code in (0, 1) and out and not err, form


def test_links_are_followed_but_not_in_circles(tmp_path: Path, run: Run) -> None:
    (tmp_path / "link.txt").symlink_to(RELEASE)
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    assert run("compare", str(tmp_path / "link.txt"), str(REPORT), "--fail-on", "never")[0] == 0
    for name, reason in {"a": "too many levels of symbolic links", "nowhere.txt": "no such file"}.items():
        code, _, err = run("compare", str(tmp_path / name), str(REPORT))
        assert (code, err) == (2, f"claimcheck: {tmp_path / name}: {reason}\n")


def test_what_is_no_file_is_refused(tmp_path: Path, run: Run) -> None:
    for path, reason in {
        "/dev/zero": "is a device, not a file",
        "/dev/null": "is a device, not a file",
        str(tmp_path): "is a folder, not a file",
        f"{REPORT}/below": "not a directory",
        "a" * 5000: "file name too long",
    }.items():
        code, _, err = run("compare", path, str(REPORT))
        assert (code, err) == (2, f"claimcheck: {path}: {reason}\n")


def test_a_pipe_is_read_and_one_that_nobody_writes_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr("claimcheck.read.files._PATIENCE", 0.1)
    code, _, err = run("compare", str(pipe), str(REPORT))
    assert code == 2 and "is a pipe through which nothing came" in err
    monkeypatch.undo()
    writer = os.fork()
    if not writer:
        pipe.write_bytes(RELEASE.read_bytes())
        os._exit(0)
    assert read(pipe).text == RELEASE.read_text("utf-8")
    os.waitpid(writer, 0)


def test_endless_standard_input_is_refused(tmp_path: Path) -> None:
    code, _, err = bounded("compare", "-", str(REPORT), cwd=tmp_path, stdin=b"good\n" * 11 * 2**20)
    assert (code, err) == (2, "claimcheck: -: is larger than any release or report (50 MB)\n")
