"""claimcheck.yaml: what it may say, and how what it may not say is told."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from claimcheck.config import Configuration, Entry, load, schema
from claimcheck.model import InputError
from claimcheck.pairs import Pair, pairs
from claimcheck.rules import rules
from tests.conftest import ROOT

PAIR = "pairs:\n  - {release: releases/a.md, report: reports/2024.pdf}\n"


def written(folder: Path, text: str) -> str:
    file = folder / "claimcheck.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three releases and three reports, in which the test runs."""
    for name in ("releases/a.md", "releases/b.md", "releases/old/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("A release.", encoding="utf-8")
    for name in ("reports/2014.pdf", "reports/2019.pdf", "reports/2024.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A report.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ------------------------------------------------------------------------------------------------ what it may say


def test_all_of_it(tmp_path: Path) -> None:
    settings = load(
        written(
            tmp_path,
            """\
pairs:
  - {release: releases/2024-05-16.md, report: reports/ilacs-2024.pdf, previous: [reports/ilacs-2019.pdf], excerpt: true}
  - release: 2024.md   # a number for YAML, a name here
rules: {omitted-weakness: note, no-report-link: off}
fail-on: warning
waivers:
  - {rule: altered-quote, text: "words of the release", reason: "agreed with the inspectorate on 3 May"}
baseline: .claimcheck-baseline.json
""",
        )
    )
    assert settings.values.pairs == (
        Entry(
            release="releases/2024-05-16.md",
            report="reports/ilacs-2024.pdf",
            previous=("reports/ilacs-2019.pdf",),
            excerpt=True,
        ),
        Entry(release="2024.md"),
    )
    assert settings.lines == (2, 3)
    assert settings.values.rules == {"omitted-weakness": "note", "no-report-link": "off"}
    assert settings.values.fail_on == "warning"
    assert settings.values.waivers[0].reason == "agreed with the inspectorate on 3 May"
    assert settings.values.baseline == ".claimcheck-baseline.json"


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert load(written(tmp_path, "# nothing yet\n")).values == Configuration()


def test_the_schema_knows_the_keys_and_the_rules() -> None:
    shapes = schema()["$defs"]
    known = {"pairs", "rules", "fail-on", "semantic", "waivers", "baseline"}
    assert set(shapes["Configuration"]["properties"]) == known
    assert shapes["Configuration"]["additionalProperties"] is False
    assert shapes["Configuration"]["properties"]["rules"]["propertyNames"]["enum"] == list(rules())
    assert shapes["Waiver"]["properties"]["rule"]["enum"] == list(rules())


# -------------------------------------------------------------------------------------------- what it may not say


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("pears:\n  - {report: x}\n", "line 1: “pears” is no key; did you mean pairs?"),
        (PAIR + "fail_on: warning\n", "line 3: “fail_on” is no key; did you mean fail-on?"),
        ("pairs:\n  - report: x\n    relase: y\n", "line 3: “relase” is no key; did you mean release?"),
        ("pairs:\n  - report: x\n", "line 2: “release” is missing"),
        ("pairs: releases/a.md\n", "line 1: pairs must be a list, not text"),
        ("pairs:\n  - {release: a, report: b, excerpt: yes}\n", "line 2: pairs[0].excerpt must be true or false, not"),
        (PAIR + "rules:\n  alterd-quote: off\n", "line 4: alterd-quote: no such rule; did you mean altered-quote?"),
        (PAIR + "rules:\n  altered-quote: eror\n", "line 4: altered-quote: “eror” is no level; did you mean error?"),
        (PAIR + "rules: off\n", "line 3: rules must be a mapping, not text"),
        (PAIR + "fail-on: warnings\n", "line 3: “warnings” is no level; did you mean warning?"),
        (PAIR + "fail-on: x\n", "line 3: “x” is no level; there are error, warning, note, never"),
        (PAIR + "waivers:\n  - {rule: wrong-grades, text: a, reason: b}\n", "line 4: wrong-grades: no such rule"),
        (PAIR + "waivers:\n  - {rule: wrong-grade, text: a}\n", "line 4: “reason” is missing"),
        (PAIR + "waivers:\n  - rule: wrong-grade\n    text: ' '\n    reason: b\n", "line 5: waivers[0].text must say"),
        (PAIR + PAIR, "line 3: pairs stands here a second time"),
        ("pairs:\n  - [a\n", "line 3: a bracket that is not closed, or a comma that is missing, here or just above"),
        ("pairs:\n  - release: *.md\n", "line 2: text that starts with * needs quotation marks around it"),
        ("pairs:\n\t- release: a\n", "line 2: a tab, or text that starts with @, % or `: indent by spaces"),
        ("pairs:\n  - release: a\n   report: b\n", "line 3: a line that is indented otherwise than those beside it"),
        ("pairs:\n  - release: a: b\n", "line 2: a colon where none can stand: put text with a colon in quotation"),
        ('fail-on: "error\n', "a quotation mark that is not closed"),
        ("a word", "line 1: the file must be a mapping, not text"),
        ("pairs: " + "[" * 3000, "is n"),
        ("pairs: &all [*all]\n", "nested too deeply"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_was_meant(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(InputError) as refused:
        load(written(tmp_path, text))
    assert complaint in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_configuration_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file; claimcheck init writes one"):
        load(str(tmp_path / "claimcheck.yaml"))
    (tmp_path / "claimcheck.yml").touch()
    with pytest.raises(InputError, match=r"did you mean claimcheck\.yml\?"):
        load(str(tmp_path / "claimcheck.yaml"))


# ---------------------------------------------------------------------------------------------- which files it names


def found(folder: Path, text: str, *only: str) -> tuple[tuple[Pair, ...], list[str]]:
    written(folder, text)
    chosen, refused = pairs(load("claimcheck.yaml"), only)
    return chosen, [str(error) for error in refused]


def test_globs_stand_for_files(folder: Path) -> None:
    text = "pairs:\n  - {release: 'releases/**/*.*', report: reports/*24.pdf, previous: 'reports/201*.pdf'}\n"
    earlier = ("reports/2014.pdf", "reports/2019.pdf")
    releases = ("releases/a.md", "releases/b.md", "releases/old/c.txt")
    assert found(folder, text) == (tuple(Pair(name, "reports/2024.pdf", earlier) for name in releases), [])


def test_a_name_that_exists_is_no_glob(folder: Path) -> None:
    (folder / "reports" / "[2024].pdf").touch()
    chosen, _ = found(folder, "pairs:\n  - {release: releases/a.md, report: 'reports/[2024].pdf'}\n")
    assert chosen == (Pair("releases/a.md", "reports/[2024].pdf"),)


def test_files_are_relative_to_the_configuration(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(folder, PAIR)
    monkeypatch.chdir(folder.parent)
    chosen, _ = pairs(load(f"{folder.name}/claimcheck.yaml"))
    assert chosen == (Pair(f"{folder.name}/releases/a.md", f"{folder.name}/reports/2024.pdf"),)


def test_a_pair_named_twice_is_checked_once(folder: Path) -> None:
    chosen, _ = found(folder, PAIR + "  - {release: releases/*.md, report: reports/2024.pdf}\n")
    assert [pair.release for pair in chosen] == ["releases/a.md", "releases/b.md"]


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (
            "release: releases/aa.md, report: reports/2024.pdf",
            "releases/aa.md: no such file; did you mean releases/a.md",
        ),
        ("release: release/a.md, report: reports/2024.pdf", "release/a.md: no such file; did you mean releases/a.md?"),
        ("release: releases, report: reports/2024.pdf", "releases is a folder; name the files in it (releases/*)"),
        ("release: releases/*.docx, report: reports/2024.pdf", "releases/*.docx matches no file"),
        ("release: releases/a.md, report: reports/2042.pdf", "reports/2042.pdf: no such file; did you mean reports/20"),
        ("release: releases/a.md, report: reports/*.pdf", "reports/*.pdf matches 3 files; a release has one report"),
        ("release: releases/a.md, report: reports/2024.pdf, previous: [x*.pdf]", "x*.pdf matches no file"),
    ],
)
def test_files_that_are_not_there_are_named_and_the_other_pairs_stay(folder: Path, entry: str, complaint: str) -> None:
    chosen, refused = found(
        folder, f"pairs:\n  - {{{entry}}}\n  - {{release: releases/b.md, report: reports/2024.pdf}}"
    )
    assert chosen == (Pair("releases/b.md", "reports/2024.pdf"),)
    assert len(refused) == 1
    assert refused[0].startswith("claimcheck.yaml: line 2: ")
    assert complaint in refused[0]


def test_front_matter_names_the_pair(folder: Path) -> None:
    own = "---\nreport: ../reports/2024.pdf\nprevious: ../reports/2019.pdf\nexcerpt: true\n---\nA release.\n"
    (folder / "releases" / "a.md").write_text(own, encoding="utf-8")
    pair = Pair("releases/a.md", "reports/2024.pdf", ("reports/2019.pdf",), True)
    assert found(folder, "pairs:\n  - release: releases/a.md\n") == ((pair,), [])
    assert found(folder, "", "releases/a.md") == ((pair,), [])


@pytest.mark.parametrize(
    ("own", "complaint"),
    [
        ("title: A", "releases/a.md: neither claimcheck.yaml nor its front matter names a report for it"),
        ("repot: 2024.pdf", "names a report for it; did you mean repot?"),
        ("report: 2024.pdf", "releases/a.md: front matter: 2024.pdf: no such file"),
        ("report: [a, b]", "releases/a.md: front matter: report must be text or nothing, not a list"),
        ("report: *", "releases/a.md: front matter is not a YAML mapping"),
    ],
)
def test_front_matter_that_names_none_is_told(folder: Path, own: str, complaint: str) -> None:
    (folder / "releases" / "a.md").write_text(f"---\n{own}\n---\nA release.\n", encoding="utf-8")
    chosen, refused = found(folder, "", "releases/a.md")
    assert chosen == ()
    assert len(refused) == 1
    assert complaint in refused[0]


def test_only_the_releases_asked_for(folder: Path) -> None:
    text = PAIR + "  - {release: releases/old/*, report: reports/2014.pdf}\n  - {release: gone.md, report: gone.pdf}\n"
    assert [p.release for p in found(folder, text, "releases/a.md")[0]] == ["releases/a.md"]
    assert [p.release for p in found(folder, text, "releases/old")[0]] == ["releases/old/c.txt"]
    assert [p.release for p in found(folder, text, str(folder / "releases"))[0]] == [
        "releases/a.md",
        "releases/old/c.txt",
    ]
    assert found(folder, text, "reports")[1] == ["reports: no pair of claimcheck.yaml has a release in this folder"]
    assert found(folder, text, "nope.md")[1] == ["nope.md: no such file"]


# ------------------------------------------------------------------------------------------------ what the guides show


@pytest.mark.parametrize("name", ["README.md", "docs/ci.md"])
def test_the_configurations_in_the_guides_are_valid(tmp_path: Path, name: str) -> None:
    guide = (ROOT / name).read_text(encoding="utf-8")
    blocks = [dedent(block) for block in re.findall(r"^ *```yaml\n(.*?)^ *```$", guide, re.MULTILINE | re.DOTALL)]
    shown = [block for block in blocks if re.match("pairs:|rules:|waivers:", block)]
    assert shown
    for block in shown:
        assert load(written(tmp_path, block)).values != Configuration()
