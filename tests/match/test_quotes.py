"""Quotations held against a report: every verdict, and the invariants of all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.match.index import Index
from claimcheck.match.quotes import match_quotes
from claimcheck.model import Quote, QuoteMatch, Source, Span
from claimcheck.read.text import read_text
from tests.match.build import document

PARAGRAPHS = [
    "Not all children who live away from home see the same worker twice. Most are seen within five days of a concern "
    "being raised. Their wishes are written down, and they are listened to.",
    "Early help is not consistently available in the north of the county. Families in Marlham wait up to nine weeks "
    "for a parenting course. However, those who attend speak warmly of what they learn.",
    "Foster carers are well-supported and proud of their children. A new director (DCS) has brought pace to change, "
    "but it is too soon to see the benefit for care leavers.",
    "Supervision takes place monthly for most staff and actions are followed up. Caseloads remain high in two teams.",
]
_HELP = "Carers get help and advice and training and value both."
_PLANS = "The quality of plans for care leavers is not always good."
REPORT = Index(read_text("report.txt", "\n\n".join(PARAGRAPHS), ""))


def judge(text: str, source: Source = "report", after: str = "") -> QuoteMatch:
    release = f"The report said: “{text}”{after}"
    start = release.index("“") + 1
    quote = Quote((Span(start, start + len(text)),), source)
    return match_quotes([quote], Index(read_text("release.txt", release, "")), REPORT, [])[0]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Caseloads remain high in two teams.", "verbatim"),
        ("caseloads remain high in two teams", "verbatim"),
        ("foster carers are well supported", "verbatim"),
        ("a new director has brought pace to change", "verbatim"),
        ("proud", "verbatim"),
        ("Supervision takes place … for most staff", "edited"),
        ("[f]oster carers are well-supported and proud", "verbatim"),
        ("[Fenmoor’s] wishes are written down", "edited"),
        ("Most are seen within nine days of a concern being raised.", "altered"),
        ("Early help is consistently available in the north of the county.", "altered"),
        ("Caseloads remain very high in two teams across the county", "altered"),
        ("children who live away from home see the same worker twice", "cut"),
        ("consistently available in the north of the county", "cut"),
        ("Early help is … consistently available in the north", "cut"),
        ("Families in Marlham wait up to nine weeks and caseloads remain high in two teams.", "stitched"),
        ("The council is a shining light for the whole of the region", "not_found"),
        ("shining light", "not_found"),
        ("Caseloads remain high in two teams had taken place.", "altered"),
        ("Most are seen by visitors", "not_found"),
    ],
)
def test_verdict(text: str, verdict: str) -> None:
    assert judge(text).verdict == verdict


def test_every_edit_is_named() -> None:
    (edit,) = judge("Most are seen within nine days of a concern being raised.").edits
    assert (edit.op, edit.quoted, edit.report, edit.kind) == ("replace", "nine", "five", "number")


def test_a_dropped_not_is_found_in_a_long_quotation() -> None:
    match = judge(PARAGRAPHS[1].replace(" not ", " "))
    assert match.verdict == "altered"
    assert match.score > 0.9
    assert [edit.kind for edit in match.edits] == ["negation"]


def test_a_clause_that_takes_it_back_is_hidden() -> None:
    (hidden,) = judge("A new director has brought pace to change").hidden
    assert hidden.kind == "contrast"
    assert REPORT.document.show(hidden.passage).startswith("but it is too soon")


def test_a_next_sentence_that_takes_it_back_is_hidden_unless_the_release_tells_it() -> None:
    text = "Families in Marlham wait up to nine weeks for a parenting course."
    assert [hidden.kind for hidden in judge(text).hidden] == ["sequel"]
    assert judge(text, after=" Those who attend speak warmly of what they learn there.").hidden == ()


def test_a_limit_told_beside_the_quotation_is_not_hidden() -> None:
    release = "It said early help was not “consistently available in the north of the county”."
    start = release.index("“") + 1
    quote = Quote((Span(start, release.index("”")),), "report")
    assert match_quotes([quote], Index(read_text("release.txt", release, "")), REPORT, [])[0].verdict == "verbatim"


@pytest.mark.parametrize(
    "text",
    [
        "Their wishes are […] down, and they are listened to.",
        "Foster carers are well-supported and … of their children.",
        "Supervision takes place … and actions are followed up.",
        "Supervision takes place monthly ... and actions are followed up.",
    ],
)
def test_words_left_out_at_a_mark_are_no_silent_change(text: str) -> None:
    assert (judge(text).verdict, judge(text).edits) == ("edited", ())


@pytest.mark.parametrize(
    ("report", "text", "verdict"),
    [
        (_HELP, "Carers get help and … training and value both.", "edited"),
        (_HELP, "Carers get help … and training and value both.", "edited"),
        (_PLANS, "The quality of plans for care leavers is … good", "cut"),
    ],
)
def test_what_is_left_out_stands_at_the_mark(report: str, text: str, verdict: str) -> None:
    release = read_text("release.txt", f"The report said: “{text}”", "")
    quote = Quote((Span(18, 18 + len(text)),), "report")
    (match,) = match_quotes([quote], Index(release), Index(read_text("report.txt", report, "")), [])
    assert (match.verdict, match.edits) == (verdict, ())


def test_a_stitch_is_no_edit_where_its_joining_word_is_by_chance_in_the_report() -> None:
    match = judge("Families in Marlham wait up to nine weeks and caseloads remain high in two teams.")
    assert (match.verdict, match.edits) == ("stitched", ())
    match = judge("Caseloads remain high in two teams and their wishes are written down, and they are listened to.")
    assert (match.verdict, match.edits) == ("stitched", ())


def test_a_caveat_is_not_told_by_common_words_nor_by_praise_of_its_subject() -> None:
    text = "Families in Marlham wait up to nine weeks for a parenting course."
    assert judge(text, after=" Ofsted inspected children’s services. Families attend.").hidden
    text = "A new director has brought pace to change"
    assert judge(text, after=". The leavers see care here.").hidden


@pytest.mark.parametrize("source", ["person", "term"])
def test_words_that_are_not_the_reports_are_not_compared(source: Source) -> None:
    assert judge("Caseloads remain low in every team.", source).verdict == "unchecked"


def test_a_person_may_quote_the_report() -> None:
    found = judge("caseloads remain high in two teams", "person")
    assert (found.verdict, found.quote.source) == ("verbatim", "report")
    assert judge("two teams", "person").verdict == "unchecked"


def test_words_of_nobody_in_particular_are_compared_where_they_are_plainly_the_reports() -> None:
    assert (
        judge("Supervision takes place weekly for most staff and actions are followed up.", "unknown").verdict
        == "altered"
    )
    assert judge("Every day in every way we grow better and better at this.", "unknown").verdict == "unchecked"


def test_speech_taken_for_the_reports_words_is_not_accused() -> None:
    assert judge("We are proud of our staff and I thank every one of them.").verdict == "unchecked"


@given(st.data())
def test_a_run_of_the_reports_own_words_is_never_called_altered(data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(REPORT) - 6))
    number = REPORT.sentence_number(first)
    last = data.draw(st.integers(first + 1, REPORT.sentence_range(number)[1]))
    text = REPORT.document.show(REPORT.passage(first, last))
    broken = text.replace(" ", data.draw(st.sampled_from([" ", "\n", "  "])), 1).replace(
        "-", data.draw(st.sampled_from("-–‐ "))
    )
    assert judge(broken).verdict in ("verbatim", "cut")


@given(st.text(max_size=60))
def test_any_text_gets_a_verdict(text: str) -> None:
    match = judge(text.replace("“", "").replace("”", ""))
    assert 0 <= match.score <= 1


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Most are seen within five days of a concern being raised", "report"),
        ("actions are followed up", "report"),
        ("proud of", "report"),
        ("proud and", "term"),
        ("Everyone is proud of the whole team today", "unknown"),
    ],
)
def test_words_nobody_is_named_for_are_the_reports_where_it_has_them(text: str, source: Source) -> None:
    assert judge(text, "unknown").quote.source == source


def test_a_caveat_that_the_release_quotes_apart_is_not_hidden() -> None:
    release = "The report said: “A new director has brought pace to change”. It is “too soon” to tell, we know."
    said = ("A new director has brought pace to change", "too soon")
    quotes = [Quote((Span(release.index(words), release.index(words) + len(words)),), "report") for words in said]
    first, _ = match_quotes(quotes, Index(read_text("release.txt", release, "")), REPORT, [])
    assert first.hidden == ()


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("is consistently available", "altered"), ("are well-supported", "verbatim"), ("is well rested", "not_found")],
)
def test_a_short_fragment_without_the_not_of_the_report_is_altered(text: str, verdict: str) -> None:
    match = judge(text)
    assert match.verdict == verdict
    assert [edit.kind for edit in match.edits] == (["negation"] if verdict == "altered" else [])


def test_what_was_done_at_the_same_time_takes_nothing_back() -> None:
    text = "Leaders set high standards for all, while clearly saying that they are a right."
    report = Index(read_text("report.txt", text, ""))
    release = "The report said: “Leaders set high standards for all.”"
    quote = Quote((Span(18, len(release) - 1),), "report")
    (match,) = match_quotes([quote], Index(read_text("release.txt", release, "")), report, [])
    assert match.hidden == ()


@pytest.mark.parametrize(
    ("report", "text", "lead", "verdict"),
    [
        ("Most pathway plans are shared with young people.", "pathway plans are shared with young people", "", "cut"),
        ("In most cases, plans are shared with young people.", "plans are shared with young people", "", "cut"),
        ("A handful of families wait too long for help at home.", "families wait too long for help at home", "", "cut"),
        ("Most plans are shared with young people.", "plans are shared with young people", "Most ", "verbatim"),
        ("Most plans are shared with young people.", "plans are shared with young people", "For many, ", "verbatim"),
        ("Most plans are shared with young people.", "[Most] plans are shared with young people", "", "edited"),
        ("Most plans are shared with young people.", "[All] plans are shared with young people", "", "cut"),
        ("Most young people benefit from warm homes and advice.", "benefit from warm homes and advice", "", "verbatim"),
        ("Plans are usually shared with young people.", "Plans are … shared with young people", "", "cut"),
        ("Plans are usually shared with young people.", "Plans are [always] shared with young people", "", "cut"),
        ("Plans, including some for carers, are shared.", "Plans … are shared", "", "edited"),
        ("Weak oversight of all plans has not kept anybody safe.", "Weak oversight of all plans", "", "verbatim"),
        ("Plans are weak and late for a small number of families.", "Plans are weak and late", "", "cut"),
        ("Good oversight of all plans has not kept anybody safe.", "Good oversight of all plans", "", "cut"),
        ("We did not find gaps that were not already known to leaders.", "did not find gaps", "", "cut"),
        ("They found gaps that were not already known to leaders.", "found gaps", "", "verbatim"),
        ("Changes are yet to settle and are not yet felt by all.", "not yet felt by all", "", "verbatim"),
        ("Plans are yet to have a good and lasting effect.", "good and lasting effect", "yet to have a ", "verbatim"),
        ("Plans are yet to have a good and lasting effect.", "good and lasting effect", "Plans have a ", "cut"),
    ],
)  # fmt: skip
def test_a_quantifier_left_out_at_the_front_or_at_a_mark(report: str, text: str, lead: str, verdict: str) -> None:
    release = f"The report said: {lead}“{text}”"
    start = release.index("“") + 1
    quote = Quote((Span(start, start + len(text)),), "report")
    (match,) = match_quotes(
        [quote], Index(read_text("release.txt", release, "")), Index(read_text("r.txt", report, "")), []
    )
    assert match.verdict == verdict


@pytest.mark.parametrize(
    ("text", "heard", "source"),
    [
        ("five days", True, "report"),
        ("are", True, "report"),
        ("five", False, "report"),
        ("six days", True, "term"),
        ("Most are seen within six days", True, "report"),
        ("Most are seen within six days", False, "unknown"),
    ],
)
def test_few_words_after_the_inspectors_spoke_are_theirs_where_the_report_has_them(
    text: str, heard: bool, source: Source
) -> None:
    quote = Quote((Span(18, 18 + len(text)),), "unknown", heard=heard)
    (match,) = match_quotes([quote], Index(read_text("release.txt", f"The report said: “{text}”", "")), REPORT, [])
    assert (match.quote.source, match.verdict == "unchecked") == (source, source != "report")


def test_words_that_two_runs_share_are_not_counted_twice() -> None:
    match = judge("Families in Marlham wait up to nine weeks for a course.")
    assert [(e.op, e.report) for e in match.edits] == [("delete", "parenting")]
    match = judge("those who attend attend speak warmly of what they learn")
    assert [(e.op, e.quoted) for e in match.edits] == [("insert", "attend")]


_ADVISERS = "Personal advisers (PAs) keep in touch. PAs visit 1,200 young people in 21 towns, and they benefited."


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Personal advisers visit 1,200 young people", "edited"),
        ("PAs keep in touch", "edited"),
        ("Personal advisers … keep in touch", "edited"),
        ("PAs visit one thousand two hundred young people", "edited"),
        ("young people in twenty-one towns, and they benefitted", "edited"),
        ("visit 1,200 young people in twenty towns", "altered"),
        ("Social workers visit 1,200 young people in 21 towns", "altered"),
        ("keep[ing] in touch", "edited"),
        ("they benefi[t] in touch", "not_found"),
    ],
)
def test_a_name_in_its_other_form_and_a_number_in_words_are_the_same(text: str, verdict: str) -> None:
    release = read_text("release.txt", f"The report said: “{text}”", "")
    quote = Quote((Span(18, 18 + len(text)),), "report")
    (match,) = match_quotes([quote], Index(release), Index(read_text("report.txt", _ADVISERS, "")), [])
    assert match.verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Better plans for care leavers, homes near to schools and faster help at night.", "edited"),
        ("Better plans for care leavers and faster help at night.", "stitched"),
        ("Leaders listen to what children say. Children live in homes where they are happy.", "edited"),
        ("Leaders listen to what children say. Staff know the families with whom they work well.", "stitched"),
    ],
)
def test_items_of_a_list_and_paragraphs_parted_by_a_heading_are_no_stitch(text: str, verdict: str) -> None:
    report = document(
        "What must improve:",
        "- Better plans for care leavers",
        "- Homes near to schools",
        "- Faster help at night",
        "Leaders listen to what children say.",
        "# Children in care",
        "Children live in homes where they are happy. Staff know the families with whom they work well.",
    )
    quote = Quote((Span(18, 18 + len(text)),), "report")
    release = Index(read_text("release.txt", f"The report said: “{text}”", ""))
    (match,) = match_quotes([quote], release, Index(report), [])
    assert match.verdict == verdict


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Leaders currently set times for plans.", "Leaders do not currently set times for plans"),
        ("Jo Vale, the new director of care has brought pace.", "The new director of care has brought pace"),
        ("has brought pace to change and to life in Fenmoor.", "has brought pace to change and to life in the county"),
    ],
)  # fmt: skip
def test_the_passage_told_of_an_altered_quotation_is_whole(text: str, report: str) -> None:
    paragraphs = (
        "Leaders do not currently set times for plans. Work must improve. The new director of care has brought pace to "
        "change and to life in the county."
    )
    release = read_text("release.txt", f"The report said: “{text}”", "")
    index = Index(read_text("report.txt", paragraphs, ""))
    quote = Quote((Span(18, 18 + len(text)),), "report")
    (match,) = match_quotes([quote], Index(release), index, [])
    assert [index.document.show(passage) for passage in match.evidence] == [report]


def test_what_goes_on_meanwhile_is_no_caveat_and_a_list_in_a_concession_is_passed_over() -> None:
    report = Index(
        read_text(
            "report.txt",
            "Oversight of these homes is tight, while searches for more homes are undertaken. While nobody saw any "
            "child who was unsafe, or unseen by a worker, for some children this delays help.",
            "",
        )
    )

    def hidden(text: str) -> list[str]:
        quote = Quote((Span(18, 18 + len(text)),), "report")
        release = Index(read_text("release.txt", f"The report said: “{text}”", ""))
        (match,) = match_quotes([quote], release, report, [])
        return [report.document.show(h.passage) for h in match.hidden]

    assert hidden("Oversight of these homes is tight") == []
    assert hidden("nobody saw any child who was unsafe") == ["for some children this delays help"]
