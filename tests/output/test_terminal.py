"""The terminal's output, whole: what a person sees at 80 columns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from claimcheck import compare
from claimcheck.demo import pair
from claimcheck.model import Finding, Location, Result
from claimcheck.output.facts import render as render_facts
from claimcheck.output.terminal import render
from tests.output.sample import ALTERED, COMPARISON, INSPECTION, RELEASE, REPORT, RESULT, document, words

EXPECTED = """\
Fenmoor, ILACS, 14 to 18 January 2019                        2 errors, 1 warning
release.txt against report.txt

  Grade       report                release   2014
  Overall     requires improvement  not told  fell from good
  Leadership  good                  good

error  altered-quote                              release.txt, line 2, column 23
  The quotation adds words to the report’s.
  release   The report: “most plans are now detailed and timely”
  report    “Most plans are detailed” (line 4, paragraph 3)
  suggests  “Most plans are detailed”

error  praise-against-fall                        release.txt, line 3, column 58
  Words praise the result in the inspectors’ name, and the overall grade fell
  from good (2014).
  release   Councillor Marian Thwaite, Leader of the Council: “Ofsted has handed
            us a resounding vote of confidence.”
  report    Overall effectiveness Requires improvement (line 1, column 1)
  earlier   The overall judgement is that children’s services are good
            (previous.txt, line 1, column 1)

warning  omitted-recommendation                     report.txt, line 3, column 1
  The one area for improvement is not mentioned.
  report    The frequency, quality and impact of supervision.

Left out     1 of 1 area for improvement not mentioned
Checked      1 quotation (1 altered), 1 stated grade (1 right)
Not checked  1 quotation of a person, opinions
2 errors, 1 warning
"""


def test_the_whole_output_at_80_columns() -> None:
    assert render(RESULT) == EXPECTED


def test_colour_adds_codes_and_nothing_else() -> None:
    coloured = render(RESULT, colour=True)
    assert coloured != EXPECTED
    plain = re.sub(r" +$", "", re.sub(r"\x1b\[[\d;]*m", "", coloured), flags=re.MULTILINE)
    assert plain == EXPECTED


def test_the_words_that_differ_are_underlined_in_colour() -> None:
    assert re.search(r"\x1b\[[\d;]*4m(?:now)\x1b\[0m", render(RESULT, colour=True))


@pytest.mark.parametrize("width", [30, 47, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, render(RESULT, width=width).splitlines())) <= width


def test_escape_sequences_in_the_documents_never_reach_the_terminal() -> None:
    hostile = document("evil\x1b[2J.txt", "A \x1b]0;title\x07 quotation \x9b31m and a turn \u202eback.")
    finding = Finding(
        "A message with \x1b[31m inside.",
        (Location("release", hostile, hostile.pieces[0].passage, "A \x1b[1m speaker"),),
        level="error",
        rule="altered-quote",
        suggestion="\x1b[5m",
    )
    inspection = replace(INSPECTION, authority="Fen\x1b[8mmoor", lead_inspector="Ada \x1b[7mQuill")
    comparison = replace(COMPARISON, inspection=inspection, release=replace(COMPARISON.release, document=hostile))
    shown = render(Result(replace(comparison, quotes=(), statements=()), (finding,))) + render_facts(inspection)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert r"A \x1b]0;title\x07 quotation \x9b31m" in shown


def test_brackets_in_the_documents_are_no_markup() -> None:
    finding = replace(RESULT.findings[0], message="He wrote [bold]this[/bold] :smile:.")
    assert "He wrote [bold]this[/bold] :smile:." in render(Result(COMPARISON, (finding,)))


def test_a_clean_result_says_so_and_what_was_checked() -> None:
    verbatim = replace(ALTERED, verdict="verbatim", edits=(), hidden=())
    clean = Result(replace(COMPARISON, quotes=(verbatim,), coverage=()), ())
    shown = render(clean)
    assert shown.splitlines()[0].endswith("no differences found")
    assert "Checked      1 quotation (1 word for word), 1 stated grade (1 right)" in shown
    assert "Left out" not in shown


def test_a_grade_told_wrongly_stands_beside_the_right_one() -> None:
    wrong = replace(
        COMPARISON.statements[0],
        verdict="wrong",
        statement=replace(COMPARISON.statements[0].statement, area="overall"),
    )
    shown = render(Result(replace(COMPARISON, statements=(wrong,)), ()))
    assert re.search(r"Overall +requires improvement +good \(wrong\) +fell from good", shown)


def test_sources_that_disagree_on_the_earlier_grade_are_both_told_and_no_change_is_claimed() -> None:
    disputed = (*COMPARISON.earlier, replace(COMPARISON.earlier[0], grade="inadequate", source="report"))
    shown = render(Result(replace(COMPARISON, earlier=disputed), ()))
    assert re.search(r"Overall +requires improvement +not told +good or inadequate$", shown, re.MULTILINE)


def test_a_ledger_shows_each_passage_beside_its_place() -> None:
    finding = Finding(
        "None is mentioned.",
        (RESULT.findings[2].locations[0], Location("report", REPORT, words(REPORT, "Most plans are detailed."))),
        level="warning",
        rule="omitted-recommendation",
    )
    assert render(Result(COMPARISON, (finding,))).split("\n\n")[2] == (
        "warning  omitted-recommendation                                       report.txt\n"
        "  None is mentioned.\n"
        "  line 3, column 1     The frequency, quality and impact of supervision.\n"
        "  line 4, paragraph 3  Most plans are detailed."
    )


def test_findings_stand_by_level_whichever_text_they_rest_on() -> None:
    on_words, left_out = RESULT.findings[0], RESULT.findings[2]
    shown = render(replace(RESULT, findings=(replace(left_out, level="error"), replace(on_words, level="note"))))
    assert shown.index("error  omitted-recommendation") < shown.index("note  altered-quote")


def test_a_grade_stays_on_one_line_however_narrow_the_page() -> None:
    wrong = [
        replace(
            match, verdict="wrong", statement=replace(match.statement, area="overall", grade="requires_improvement")
        )
        for match in COMPARISON.statements[:1]
    ]
    table = render(Result(replace(COMPARISON, statements=tuple(wrong)), ()), width=72).split("\n\n")[1]
    assert len(re.findall("requires improvement", table)) == 2
    assert "fell from\n" in re.sub(" +\n", "\n", table)


def test_on_a_page_too_narrow_for_a_table_each_area_has_its_own_lines() -> None:
    shown = render(RESULT, width=45).split("\n\n")[1]
    assert shown.startswith("  Overall\n    report    requires improvement\n    release   not told\n")
    assert "    2014      fell from good\n" in shown
    assert "\n  Leadership\n    report    good\n" in shown


def test_what_is_softened_is_shown_beside_the_release_s_words() -> None:
    softened = replace(COMPARISON.coverage[0], verdict="softened", evidence=(words(RELEASE, "A good day for Fenmoor"),))
    shown = render(Result(replace(COMPARISON, coverage=(softened,)), ()))
    assert "Left out     1 of 1 area for improvement softened" in shown
    assert (
        "softened  told without the criticism\n"
        "  report    The frequency, quality and impact of supervision. (line 3, column 1)\n"
        "  release   A good day for Fenmoor (line 1, column 1)\n"
    ) in shown


def test_waived_findings_are_counted_and_not_shown() -> None:
    waived = replace(RESULT.findings[0], waived="agreed with the inspectorate")
    shown = render(Result(COMPARISON, (waived,)))
    assert "altered-quote" not in shown
    assert shown.endswith("1 waived\n")


def test_what_is_read_in_a_report() -> None:
    assert render_facts(INSPECTION) == (
        "Fenmoor, ILACS, 14 to 18 January 2019\n"
        "report.txt, published 20 February 2019, lead inspector Ada Quill\n"
        "\n"
        "  Grade       report\n"
        "  Overall     requires improvement  line 1, column 1\n"
        "  Leadership  good                  line 2, column 1\n"
        "\n"
        "Areas for improvement (1)\n"
        "  - The frequency, quality and impact of supervision. (line 3, column 1)\n"
        "\n"
        "Strengths (1)\n"
        "  - Most plans are detailed. (line 4, paragraph 3)\n"
        "\n"
        "2 sentences of the inspectors read: 1 of praise, 1 of criticism\n"
    )


def test_a_report_of_no_known_framework_is_told_all_the_same() -> None:
    unknown = replace(INSPECTION, framework=None, authority=None, judgements=(), start=None, end=None)
    assert render_facts(unknown).startswith("Authority not recognised, framework not recognised\n")


def test_the_texts_shown_are_those_at_the_places_shown() -> None:
    line, column = map(int, re.search(r"altered-quote +release.txt, line (\d+), column (\d+)", EXPECTED).groups())  # type: ignore[union-attr]
    assert RELEASE.text.splitlines()[line - 1][column - 1 :].startswith("most plans are now")
    assert REPORT.text.splitlines()[4 - 1].startswith("3. Most plans are detailed")


def test_the_demo_is_printed_as_it_was_last_looked_at() -> None:
    """Where this fails, look at what `claimcheck demo` prints now; if it is right, `tools/show.py` keeps it."""
    release, report, previous = pair()
    assert render(compare(release, report, [previous])) == Path(__file__).with_name("demo.txt").read_text("utf-8")
