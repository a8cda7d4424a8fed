"""Saved web pages: the main text is read, and what stands around it is not."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from claimcheck.model import InputError
from claimcheck.read import parse

STORY = (
    "Children in Fenmoor get help when they need it, a report published today has found. Inspectors spent two weeks "
    "with social workers in March and spoke to many families. They found a stable workforce and clear plans."
)
MENU = "<ul><li><a href='/'>Home</a></li><li><a href='/bins'>Bins</a></li><li><a href='/tax'>Council tax</a></li></ul>"


def page(body: str, head: str = "<title>Rated good - Fenmoor Council</title>") -> bytes:
    return f"<!doctype html>\n<html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def pieces(data: bytes, name: str = "release.html") -> list[tuple[str, str]]:
    document = parse(name, data)
    return [(piece.kind, document.show(piece.passage)) for piece in document.pieces]


def text(data: bytes, name: str = "release.html") -> str:
    return parse(name, data).text


# ------------------------------------------------------------------------------------------------------ what is read


def test_headings_paragraphs_items_and_rows_are_pieces() -> None:
    data = page(
        f"<main><h1>Rated good</h1><p>{STORY}</p><p>They   said:\n<q>Leaders <b>know</b> their\nservices.</q></p>"
        "<ul><li>plans are clear<ul><li><p>and kept</p></li></ul></li></ul>"
        "<table><tr><th>Area</th><th>Grade</th></tr><tr><td>Overall effectiveness<td>Good</tr></table>"
        "One.<br>Two.<br><br>Three.<div>Four.</div>five</main>"
    )
    assert pieces(data) == [
        ("heading", "Rated good"),
        ("paragraph", STORY),
        ("paragraph", "They said: “Leaders know their services.”"),
        ("item", "plans are clear"),
        ("item", "and kept"),
        ("row", "Area Grade"),
        ("row", "Overall effectiveness Good"),
        ("paragraph", "One. Two."),
        ("paragraph", "Three."),
        ("paragraph", "Four."),
        ("paragraph", "five"),
    ]
    assert "\nOverall effectiveness | Good\n" in text(data)


def test_a_place_is_the_number_of_the_paragraph() -> None:
    document = parse("release.html", page(f"<p>{STORY}</p><p></p><p>The council is proud.</p>"))
    places = [document.place(piece.passage) for piece in document.pieces]
    assert [(place.line, place.paragraph) for place in places] == [(None, 1), (None, 2)]


@pytest.mark.parametrize(
    "around",
    [
        "<script>var words = 1;</script>",
        "<style>p { color: red }</style>",
        f"<nav>{MENU}</nav>",
        f"<div class='site-menu'>{MENU}</div>",
        MENU,
        "<header><p>Fenmoor Council</p></header>",
        "<footer><p>Privacy</p></footer>",
        "<aside><p>Elsewhere</p></aside>",
        "<div id='cookie-notice'><p>We use cookies.</p></div>",
        "<div role='navigation'>Pages</div>",
        "<div hidden>Unseen</div>",
        "<div style='display: none'>Unseen</div>",
        "<p style='font-size:0'>Unseen</p>",
        "<p style='color: red; OPACITY :0'>Unseen</p>",
        "<p style='position:absolute; left:-9999px'>Unseen</p>",
        "<template><p>Unseen</p></template>",
        "<span class='sr-only'>Unseen</span>",
        "<form role='search'><label>Search</label><input><button>Go</button></form>",
        "<noscript>Switch scripts on.</noscript>",
        "<!-- a remark -->",
        "<svg><text>A drawing</text></svg>",
    ],
)
def test_what_stands_around_the_text_is_left_out(around: str) -> None:
    assert text(page(f"{around}<p>{STORY}</p>{around}<p>The end.</p>{around}")) == f"{STORY}\nThe end."


def test_only_the_main_part_is_read_where_the_page_says_what_it_is() -> None:
    assert text(page(f"<p>Other news.</p><main><p>{STORY}</p></main><p>More news.</p>")) == STORY
    assert text(page(f"<p>Other news.</p><article><p>{STORY}</p></article><p>More news.</p>")) == STORY


def test_an_empty_main_part_is_no_reason_to_leave_the_text_out() -> None:
    assert text(page(f"<main id='top'></main><div><p>{STORY}</p></div>")) == STORY


def test_what_is_hidden_is_left_out_however_long_it_is() -> None:
    hidden = f"<p>{STORY} And what nobody sees.</p>" * 3
    for way in ("style='display:none!important'", "hidden", "style='visibility:hidden'"):
        assert text(page(f"<p>{STORY}</p><div {way}>{hidden}</div>")) == STORY


def test_a_page_that_a_script_uncovers_is_read() -> None:
    assert text(page(f"<div style='opacity:0'><p>{STORY}</p></div>")) == STORY
    shown = f"<p style='opacity: 0.9; margin-left: -10px; font-size: 0.8em'>{STORY}</p>"
    assert text(page(f"{shown}<p>The end.</p>")) == f"{STORY}\nThe end."


def test_nothing_that_holds_most_of_the_text_is_left_out_whatever_it_is_called() -> None:
    assert text(page(f"<div class='with-sidebar' aria-hidden='true'><p>{STORY}</p></div>")) == STORY


def test_words_of_children_s_services_in_a_name_are_no_menu() -> None:
    assert "Good" in text(page(f"<p>{STORY}</p><p id='childrens-social-care' class='shared'>Good</p>"))


def test_a_headline_above_the_main_part_is_read_where_the_title_repeats_it() -> None:
    main = f"<main><p>{STORY}</p></main>"
    assert text(page(f"<div><h1>Rated good</h1></div>{main}")) == f"Rated good\n{STORY}"
    assert text(page(f"<header><h1>The council's site</h1></header>{main}")) == STORY


def test_a_header_within_the_article_belongs_to_it() -> None:
    story = f"<article><header><p>By the press office</p></header><p>{STORY}</p></article>"
    assert text(page(story)) == f"By the press office\n{STORY}"


def test_a_heading_that_opens_and_closes_by_a_button_is_read() -> None:
    assert text(page(f"<h2><button>Key findings</button></h2><p>{STORY}</p>")) == f"Key findings\n{STORY}"


def test_where_links_lead_is_kept_but_not_those_of_menus() -> None:
    document = parse("release.html", page(f"<nav>{MENU}</nav><p>{STORY} <a href='/report.pdf'>Read it</a>.</p>"))
    assert document.properties == {"links": ("/report.pdf",)}


# ------------------------------------------------------------------------------------------------- kinds and codings


@pytest.mark.parametrize(
    "start", [b"", b"\xef\xbb\xbf", b"\n <!-- saved -->\n", b"<?xml version='1.0' encoding='utf-8'?>\n"]
)
def test_a_page_is_known_by_how_it_begins(start: bytes) -> None:
    assert text(start + page(f"<p>{STORY}</p>"), "release.txt") == STORY
    assert text(start + page(f"<p>{STORY}</p>").replace(b"<!doctype html>", b""), "-") == STORY


def test_a_text_about_pages_is_no_page() -> None:
    assert text(b"Use <html> and <p>.", "release.txt") == "Use <html> and <p>."


@pytest.mark.parametrize(
    ("head", "coding"),
    [
        ("<meta charset='utf-8'>", "utf-8"),
        ("<meta charset='iso-8859-1'>", "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>", "cp1252"),
        ("<meta charset='utf-8'>", "cp1252"),
        ("<meta charset='rot13'>", "utf-8"),
        ("<meta charset='utf-16'>", "utf-8"),
        ("", "cp1252"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("<meta charset='utf-8'>", "utf-16"),
    ],
)
def test_the_coding_is_the_one_declared_or_the_one_that_fits(head: str, coding: str) -> None:
    data = page(f"<p>{STORY} “The council’s”</p>", head).decode().encode(coding)
    assert text(data) == f"{STORY} “The council’s”"


# ------------------------------------------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the page has no text"),
        (page("<nav>Home</nav><script>words</script>"), "the page has no text"),
        (page("<div>" * 100_000 + "deep"), "the page's elements are nested too deeply"),
        (page("<p>" * 150_001), "is too large for a web page"),
        (b"<html>" + bytes(1000), "is not text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as error:
        parse("release.html", data)
    assert error.value.reason.startswith(reason)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div class='menu'>" * 200 + "words" + "<p>more words " * 20_000,
        "<tr>" * 50_000,
        "<td>word" * 50_000,
        "</div>" * 100_000 + "words",
        " " * 5_000_000 + "word" + "\n" * 1_000_000,
        "<a href='" + "x" * 3_000_000,
        "<p>" + "<br> " * 100_000 + "word",
        "<table>" * 60 + "<tr><td>" * 60 + "word",
    ],
)
def test_a_hostile_page_costs_little(hostile: str) -> None:
    started = time.process_time()
    with suppress(InputError):
        parse("release.html", page(hostile))
    assert time.process_time() - started < 5
