"""No text of a file, and no file's name, commands the terminal, the page or the service that shows a result."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from claimcheck.demo import pair
from claimcheck.model import Finding, Location, Result
from claimcheck.output import render
from claimcheck.rules import rules
from tests.conftest import Run
from tests.output.sample import COMPARISON, INSPECTION, document

RELEASE, REPORT, _ = pair()
FORMS = ("terminal", "in colour", "json", "jsonl", "github", "markdown", "sarif", "gitlab", "junit", "html")
HOSTILE = {
    "colours": "\x1b[31mred\x1b[0m \x9b2J \x07\x08\x7f",
    "a title for the terminal": "\x1b]0;owned\x07 \x1bPq\x1b\\",
    "another direction": "\u202edesrever\u202c \u2066a\u2069 \u2028b",
    "direction without a look": "\u200ea\u200f \u061cb \u206ac",
    "tags, which nobody sees": "a".join(chr(0xE0000 + ord(letter)) for letter in "owned"),
    "a workflow command": "::error file=a,line=1::owned ##[add-mask]a ##vso[task.complete]a",
    "workflow commands in lines": "a\n::stop-commands::owned\r\n  ::add-mask::a\x85::error::owned",
    "the end of CDATA": "]]> <![CDATA[ <!-- --> &lt; &#x1b; &owned;",
    "a page": "<script>owned()</script></script><img src=x onerror=owned()> \" onload='owned()' </style>",
    "Markdown": "| a | `b` **c** [d](javascript:owned) ![e](f) @owned #1 ~~g~~ ``` \\",
    "templates": "{{ 7*7 }} {% raw %} ${{ github.token }} $(owned) `owned`",
    "no character": "\ufffe\uffff\x01",
}
COMMANDS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\U000e0000-\U000e007f]"
)


# ------------------------------------------------------------------------------------------- what no output may contain


def harmless_in_terminal(shown: str) -> None:
    assert not COMMANDS.search(shown)
    assert not re.search(r"(?m)^\s*::|##(vso)?\[", shown), "a line that CI services obey"


def harmless_in_colour(shown: str) -> None:
    harmless_in_terminal(re.sub(r"\x1b\[[\d;]*m", "", re.sub(r"\x1b\[31mred", "", shown)))
    assert "\x1b[31mred" not in shown


def harmless_json(shown: str) -> None:
    assert not COMMANDS.search(shown)
    json.loads(shown)


def harmless_json_lines(shown: str) -> None:
    for line in shown.split("\n")[:-1]:
        harmless_json(line)


def harmless_annotations(shown: str) -> None:
    assert not COMMANDS.search(shown)
    for line in re.sub(r"(?m)^\d+ releases? checked, .*\n\Z", "", shown).splitlines():
        assert re.match("::(error|warning|notice) (file|title)=", line) and "##[" not in line
        properties = line.split(" ", 1)[1].split("::", 1)[0]
        assert set(re.findall(r"(?:^|,)(\w+)=", properties)) <= {"file", "line", "endLine", "col", "endColumn", "title"}


def harmless_comment(shown: str) -> None:
    assert not COMMANDS.search(shown)
    blocks = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(shown)
    assert not {block.type for block in blocks} & {"html_block", "fence", "code_block"}
    parts = [part for block in blocks for part in block.children or ()]
    kinds = {part.type for part in parts}
    assert kinds <= {"text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close", "code_inline"}
    assert {part.content for part in parts if part.type == "code_inline"} <= set(rules())
    for block in blocks:
        told = "".join(part.content for part in block.children or ())
        assert not re.search(r"(?<!\w)@\w|(?<!\w)#\d", told), "somebody is called, or another page named"


def harmless_suite(shown: str) -> None:
    assert not COMMANDS.search(shown)
    assert len({element.tag for element in ElementTree.fromstring(shown).iter()}) <= 7


def harmless_page(shown: str) -> None:
    assert not COMMANDS.search(shown)
    page = lxml.html.document_fromstring(shown)
    assert len(page.findall(".//script")) == 1 and "owned" not in page.findtext(".//script")
    assert not page.findall(".//img")
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on") and not value.strip().lower().startswith("javascript:"), (name, value)
    assert all("owned" not in (style.text or "") for style in page.iter("style"))


HARMLESS: dict[str, Callable[[str], None]] = {
    "terminal": harmless_in_terminal,
    "in colour": harmless_in_colour,
    "json": harmless_json,
    "jsonl": harmless_json_lines,
    "github": harmless_annotations,
    "markdown": harmless_comment,
    "sarif": harmless_json,
    "gitlab": harmless_json,
    "junit": harmless_suite,
    "html": harmless_page,
}


def shown_in(form: str, result: Result, **more: bool) -> str:
    colour = form == "in colour"
    return render(result, "terminal" if colour else form, colour=colour, **more)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------------- in every place


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_a_result_holds(kind: str, form: str) -> None:
    """Message, words, speaker, suggestion, reason, name of the file, the authority and the inspector."""
    hostile = HOSTILE[kind]
    release = document(f"{hostile.replace(chr(0), '')}.txt", f"Ofsted said {hostile} here.")
    report = document(f"report {hostile.replace(chr(0), '')}.txt", f"Most {hostile} plans.")
    inspection = replace(INSPECTION, document=report, authority=f"Fen{hostile}", lead_inspector=f"Ada {hostile}")
    case = replace(
        COMPARISON,
        release=replace(COMPARISON.release, document=release, quotes=(), statements=()),
        inspection=replace(inspection, judgements=(), recommendations=(), remarks=(), strengths=()),
        earlier=(), quotes=(), statements=(), coverage=(),
    )  # fmt: skip
    finding = Finding(
        f"The quotation says {hostile} and more.",
        (
            Location("release", release, release.pieces[0].passage, f"Cllr {hostile}"),
            Location("report", report, report.pieces[0].passage),
        ),
        level="error",
        rule="altered-quote",
        suggestion=f"“{hostile}”",
    )
    waived = replace(finding, waived=f"agreed {hostile}")
    HARMLESS[form](shown_in(form, Result(case, (finding, waived)), show_waived=True))


# --------------------------------------------------------------------------------------------------- from files to page

NAME = "::error::\x1b[31m \u202e ]]> <script>owned()</script> | `b` @owned {{ 7*7 }}\n::add-mask::a".replace(
    "/", "\u2215"
)


@pytest.fixture
def hostile_pair(tmp_path: Path) -> tuple[str, str]:
    """The demo with hostile words in the quotations and sentences that are found fault with, under hostile names."""
    bodies = [document.text for document in pair()]
    told = " ".join(HOSTILE.values())
    release = (
        bodies[0].replace("detailed and timely", f"detailed {told} and timely").replace("Marian", f"Marian {told}")
    )
    report = bodies[1].replace("Most plans", f"Most {told} plans")
    paths = tmp_path / f"release {NAME}.txt", tmp_path / f"report {NAME}.txt"
    for path, text in zip(paths, (release, report), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


@pytest.mark.parametrize("form", FORMS)
def test_whatever_files_hold_and_are_called(
    form: str, hostile_pair: tuple[str, str], tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    if form == "in colour":
        monkeypatch.setenv("FORCE_COLOR", "1")
    name = "terminal" if form == "in colour" else form
    code, out, err = run("compare", *hostile_pair, "--format", name)
    assert code == 1 and not err
    HARMLESS[form](out)
    configuration = {
        "pairs": [dict(zip(("release", "report"), files, strict=True)) for files in pairs_of(hostile_pair)]
    }
    (tmp_path / "claimcheck.yaml").write_text(json.dumps(configuration))
    code, out, err = run("check", "--config", str(tmp_path / "claimcheck.yaml"), "--format", name)
    assert code == 2 and "Fenmoor" in out
    harmless_in_terminal(err)
    HARMLESS[form](out)


def pairs_of(hostile: tuple[str, str]) -> list[tuple[str, str]]:
    """The pair, and one whose release is not there."""
    return [hostile, (f"{hostile[0]}.missing", hostile[1])]


@pytest.mark.parametrize(
    "command", [("report",), ("report", "--format", "json"), ("fix",), ("history",), ("explain",), ("compare",)]
)
def test_whatever_a_command_is_given(command: tuple[str, ...], hostile_pair: tuple[str, str], run: Run) -> None:
    release, report = hostile_pair
    given = {"report": (report,), "fix": (release, report), "compare": (report, release)}.get(command[0], (NAME,))
    _, out, err = run(*command, "--", *given)
    assert out or err
    harmless_in_terminal(err)
    if command != ("fix",):  # a patch into a pipe is for a program, and has the very bytes
        HARMLESS["json" if "json" in command else "terminal"](out)
