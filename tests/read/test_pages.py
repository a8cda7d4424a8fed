"""Pages: furniture, footnotes, sentences that a page break interrupts, headings set close."""

from __future__ import annotations

from claimcheck.language.fold import fold
from claimcheck.model import Document
from claimcheck.read.text import read_text

HEADER = "Inspection of Fenmoor local authority children’s services\n4 to 15 March 2024 {page}\n"
THEMES = ("", "assessments", "plans", "visits", "reviews", "courts", "schools", "homes")


def paragraph(n: int) -> str:
    theme = THEMES[n]
    return (
        f"{n}. Social workers in Fenmoor know what matters in {theme} for children and act on\n"
        f"what {theme} tell them about the family. Managers read all {theme} and they check\n"
        f"whether anything about {theme} has changed for the child.\n"
    )


def report(*pages: str) -> Document:
    body = [HEADER.format(page=number) + page for number, page in enumerate(pages, 1)]
    return read_text("report.txt", "\f".join(body), "")


def shown(document: Document) -> list[str]:
    return [document.show(piece.passage) for piece in document.pieces]


def test_running_headers_and_page_numbers_are_in_no_piece() -> None:
    pages = [paragraph(n) for n in range(1, 7)]
    document = report(*pages)
    texts = shown(document)[2:]  # the first page's header is the report's title
    assert all("Fenmoor local authority" not in text for text in texts)
    assert [piece.number for piece in document.pieces][-6:] == [1, 2, 3, 4, 5, 6]


def test_a_sentence_goes_on_over_a_page_break() -> None:
    broken = "2. Leaders have worked hard to make sure that all the children who come into\ncare are placed with"
    pages = [paragraph(1) + broken, "brothers and sisters.\n" + paragraph(3)]
    pages += [paragraph(n) for n in range(4, 7)]
    document = report(*pages)
    second = next(piece for piece in document.pieces if piece.number == 2)
    assert len(second.passage) == 2
    assert document.show(second.passage).endswith("come into care are placed with brothers and sisters.")
    assert document.place(second.passage).page == 1


def test_footnotes_and_their_marks_are_left_out() -> None:
    noted = paragraph(1).replace("family.", "family.1") + "1 This figure was given by the authority itself.\n"
    document = report(noted, *(paragraph(n) for n in range(2, 7)))
    assert not any("This figure was given" in text for text in shown(document))


def test_a_number_glued_to_the_last_word_of_a_page_is_its_number() -> None:
    pages = [paragraph(n).rstrip() + f" {n}" for n in range(1, 7)]
    document = report(*pages)
    assert all(text.endswith("for the child.") for text in shown(document)[-5:])


def test_a_heading_that_follows_a_full_line_stands_alone() -> None:
    page = (
        paragraph(1).rstrip() + " More must be done for all.\n"
        "The experiences and progress of care leavers: good\n" + paragraph(2)
    )
    document = report(page, *(paragraph(n) for n in range(3, 8)))
    headings = [document.show(piece.passage) for piece in document.pieces if piece.kind == "heading"]
    assert "The experiences and progress of care leavers: good" in headings


def test_a_hyphen_at_a_line_end_stands_for_itself() -> None:
    text = "1. The pre\x02proceedings stage is used well for the children who are known to be\nin need of it.\n"
    document = read_text("report.txt", text, "")
    assert "pre-proceedings" in document.show(document.pieces[0].passage)
    assert "pre-proceedings" in fold(document.text, document.pieces[0].passage).text
