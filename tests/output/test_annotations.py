"""GitHub's workflow commands and the Markdown comment: escaped, and each finding in its place."""

from __future__ import annotations

from markdown_it import MarkdownIt

from claimcheck.model import Finding, Location, Result
from claimcheck.output.github import render as github
from claimcheck.output.markdown import render as markdown
from tests.output.sample import COMPARISON, RESULT, document


def test_one_annotation_a_finding_at_the_release_s_line() -> None:
    first, second, third = github(RESULT).splitlines()
    assert first.startswith(
        "::error file=releases/release.txt,line=2,endLine=2,col=23,endColumn=61,title=altered-quote::The quotation"
    )
    assert "report.txt, line 4, paragraph 3: Most plans are detailed" in first
    assert second.startswith("::error file=releases/release.txt,line=3,")
    assert third.startswith("::warning file=releases/release.txt,title=omitted-recommendation::")


def test_a_note_is_a_notice() -> None:
    finding = Finding("Said.", RESULT.findings[0].locations, level="note", rule="unquoted-lift")
    assert github(Result(COMPARISON, (finding,))).startswith("::notice ")


def test_no_text_can_end_its_command_or_begin_another() -> None:
    hostile = document("a,b:c.txt", "100% sure\r::error::no")
    finding = Finding(
        "100%\n::error::no", (Location("report", hostile, hostile.pieces[0].passage),), level="error", rule="x"
    )
    printed = github(Result(COMPARISON, (finding,)))
    assert printed.count("\n") == 1
    assert r"100%25\n::error::no" in printed


def test_the_comment_has_the_verdict_the_grades_and_each_finding() -> None:
    comment = markdown(RESULT)
    assert comment.startswith("### Fenmoor, ILACS, 14 to 18 January 2019: 2 errors, 1 warning\n")
    assert "| Overall | requires improvement | not told | good | fell |" in comment
    assert "> Report, report.txt, line 4, paragraph 3: “Most plans are detailed" in comment


def test_markup_in_the_documents_is_escaped() -> None:
    hostile = document("x.txt", "<script>alert(1)</script> **bold** [link](http://x) @someone")
    finding = Finding(
        "Found.", (Location("release", hostile, hostile.pieces[0].passage),), level="error", rule="altered-quote"
    )
    comment = markdown(Result(COMPARISON, (finding,)))
    assert r"\<script\>alert(1)\</script\> \*\*bold\*\* \[link\](http://x) \@" + "\u200bsomeone" in comment


def test_a_parser_of_markdown_sees_the_table_and_the_words_as_they_stand() -> None:
    words = "<script>alert(1)</script> **bold** [link](http://x) `code` # 1 | 2 ![picture](y) &amp; ~~gone~~"
    hostile = document("x.txt", words)
    finding = Finding(
        "Found.", (Location("release", hostile, hostile.pieces[0].passage),), level="error", rule="altered-quote"
    )
    blocks = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown(Result(COMPARISON, (finding,))))
    kinds = [block.type for block in blocks]
    assert kinds.count("tr_open") == 1 + len(COMPARISON.inspection.judgements)
    assert "html_block" not in kinds
    quoted = next(block for block in blocks if block.content.startswith("Release, x.txt"))
    seen = {part.type for part in quoted.children or ()}
    assert seen <= {"text", "text_special", "softbreak", "hardbreak"}
    assert "".join(part.content for part in quoted.children or ()).endswith(words)
