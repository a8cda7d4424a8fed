"""The page, without a browser: whole, self-contained, every link leads somewhere, colours can be read."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from claimcheck import compare
from claimcheck.demo import pair
from claimcheck.model import InputError, Result
from claimcheck.output.balance import balance
from claimcheck.output.html import render
from claimcheck.output.marked import Mark, blocks
from tests.output.sample import COMPARISON, REPORT, RESULT, document, words

Tree = html.HtmlElement


@pytest.fixture(scope="module")
def demo() -> Result:
    release, report, previous = pair()
    return compare(release, report, [previous])


@pytest.fixture(scope="module")
def tree(demo: Result) -> Tree:
    return html.document_fromstring(render([demo]))


def text(element: Tree) -> str:
    return " ".join(element.text_content().split())


def test_the_verdict_stands_first(tree: Tree, demo: Result) -> None:
    assert text(tree.xpath("//h1")[0]) == "Fenmoor, ILACS, 14 to 18 January 2019"
    verdict = text(tree.xpath("//*[contains(@class, 'verdict')]")[0])
    assert verdict.startswith("The release and the report differ")
    assert f"{demo.count('error')} errors" in verdict


def test_both_texts_are_there_whole(tree: Tree, demo: Result) -> None:
    case = demo.comparison
    shown = [text(pane) for pane in tree.xpath("//section[contains(@class, 'doc')]")]
    for source, pane in zip((case.release.document, case.inspection.document), shown, strict=True):
        for piece in source.pieces:
            assert source.show(piece.passage) in pane
    assert all(f"Page {page}" in shown[1] for page in (1, 2, 3))


def test_every_finding_is_told_with_its_words(tree: Tree, demo: Result) -> None:
    cards = tree.xpath("//article[contains(@class, 'finding')]")
    assert len(cards) == len(demo.findings)
    for card, finding in zip(cards, demo.findings, strict=True):
        told = text(card)
        assert finding.rule in told
        assert finding.message in told
        assert all(at.document.show(at.passage) in told for at in finding.locations)


def test_every_link_leads_to_one_place(demo: Result) -> None:
    page = html.document_fromstring(render([demo, RESULT, demo], [InputError("lost.md", "no such file")]))
    all_links_lead_somewhere(page)
    assert "lost.md: no such file" in text(page)


def test_real_pairs_make_whole_and_light_pages(shared: Path) -> None:
    for case in sorted(shared.glob("cases/*/release.txt")):
        page = render([compare(case, case.with_name("report.pdf"))])
        all_links_lead_somewhere(html.document_fromstring(page))
        assert len(page.encode()) < 500_000


def all_links_lead_somewhere(page: Tree) -> None:
    ids = Counter(page.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    named = chain(
        (href.removeprefix("#") for href in page.xpath("//@href")),
        *(value.split() for value in page.xpath("//@aria-labelledby | //@aria-describedby | //@data-f")),
    )
    assert set(named) <= set(ids)


def test_headings_skip_no_level(demo: Result) -> None:
    for results in ([demo], [demo, RESULT]):
        page = html.document_fromstring(render(results))
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_comes_from_elsewhere(demo: Result) -> None:
    page = render([demo])
    assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!#)|url\(|@import|https?://", page)


def test_what_was_left_out_is_a_ledger(tree: Tree, demo: Result) -> None:
    points = [text(point) for point in tree.xpath("//ol[contains(@class, 'points')]/li")]
    assert len(points) == len(demo.comparison.coverage)
    report = demo.comparison.inspection.document
    said = {"absent": "not mentioned", "softened": "softened", "mentioned": "mentioned"}
    for item in demo.comparison.coverage:
        assert any(p.startswith(said[item.verdict]) and report.show(item.passage) in p for p in points)


def test_the_balance_counts_sentences_carried() -> None:
    bars = {bar.label: [(part.count, part.words) for part in bar.parts] for bar in balance(COMPARISON)}
    assert bars == {
        "Sentences of praise": [(1, "in the release"), (0, "not in it")],
        "Sentences of criticism": [(0, "in the release"), (1, "not in it")],
        "Points that need to improve, and the gravest findings": [
            (0, "mentioned"),
            (0, "softened"),
            (1, "not mentioned"),
        ],
    }


def test_waived_findings_are_shown_on_request() -> None:
    waived = replace(RESULT, findings=(replace(RESULT.findings[0], waived="agreed on 3 May"),))
    assert "altered-quote" not in render([waived])
    assert "No differences but waived ones</strong>" in render([waived])
    assert "agreed on 3 May" in render([waived], show_waived=True)


def test_texts_are_escaped_and_control_characters_written_out() -> None:
    hostile = document("<b>.txt", "<script>alert(1)</script> \"'& {{ 7*7 }} \x1b[2J \u202e\u2066 &lt;")
    case = replace(COMPARISON, release=replace(COMPARISON.release, document=hostile), quotes=(), statements=())
    page = render([Result(case, ())])
    assert "<script>alert" not in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    pane = html.document_fromstring(page).xpath("//section[contains(@class, 'doc')]")[0]
    assert r"""<script>alert(1)</script> "'& {{ 7*7 }} \x1b[2J \u202e\u2066 &lt;""" in text(pane)


def test_where_nothing_could_be_checked_no_verdict_is_given() -> None:
    page = html.document_fromstring(render([], [InputError("lost.md", "no such file")]))
    all_links_lead_somewhere(page)
    assert text(page.xpath("//h1")[0]) == "Nothing was checked"
    assert "no differences" not in text(page)


def test_same_input_same_bytes(demo: Result) -> None:
    assert render([demo]) == render([demo])


def test_overlapping_marks_show_the_gravest_and_keep_every_anchor() -> None:
    whole, part = words(REPORT, "Most plans are detailed. However, a significant"), words(REPORT, "plans are")
    shown = blocks(REPORT, [Mark("a", whole, "match", "", "x"), Mark("b", part, "error", "", "y", "y")])
    runs = [run for block in shown for run in block.runs if run.mark]
    assert [(run.text, run.mark.kind if run.mark else "", run.anchors) for run in runs] == [
        ("Most ", "match", ("a",)),
        ("plans are", "error", ("b",)),
        (" detailed. However, a significant", "match", ()),
    ]
    assert runs[2].continues
    assert runs[1].findings == ("y",)


def test_a_mark_over_several_spans_is_one_mark() -> None:
    (first,) = words(REPORT, "Most plans")
    (second,) = words(REPORT, "a significant minority")
    shown = blocks(REPORT, [Mark("a", (first, second), "note", "", "x")])
    assert [run.text for block in shown for run in block.runs if run.mark] == ["Most plans", "a significant minority"]


def test_a_long_report_makes_no_heavy_page(demo: Result) -> None:
    """Eight pages of a real report have some 30 000 characters."""
    long = document("report.txt", *(f"{n}. {'Some words of a long report. ' * 10}" for n in range(1, 121)))
    case = replace(demo.comparison, inspection=replace(demo.comparison.inspection, document=long))
    assert len(render([Result(case, ())]).encode()) < 500_000


PALETTES = {"light": 0, "dark": 1, "print": 2}


@pytest.mark.parametrize("palette", PALETTES)
def test_colours_have_contrast(palette: str) -> None:
    """WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1."""
    found = re.findall(r":root \{(.*?)\}", render([RESULT]), re.DOTALL)[PALETTES[palette]]
    colours = dict(re.findall(r"--([\w-]+): (#\w+);", found))
    pairs = [(ink, ground) for ink in ("ink", "quiet", "accent") for ground in ("paper", "ground")]
    for kind in ("error", "warning", "note", "absent", "softened", "match"):
        pairs += [(kind, f"{kind}-bg"), (kind, "paper"), ("ink", f"{kind}-bg"), ("quiet", f"{kind}-bg")]
    for ink, ground in pairs:
        assert contrast(colours[ink], colours[ground]) >= 4.5, f"{ink} on {ground}"


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_words_that_differ_stand_out() -> None:
    page = html.document_fromstring(render([RESULT]))
    assert [text(word) for word in page.xpath("//b[@class='differs']")] == ["now", "and timely"]
