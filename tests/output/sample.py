"""A small result made by hand, so that what is printed can be tested apart from what is found."""

from __future__ import annotations

from claimcheck.model import (
    Comparison,
    Coverage,
    Document,
    EarlierGrade,
    Edit,
    Finding,
    Hidden,
    Inspection,
    Judgement,
    Location,
    Passage,
    Piece,
    Quote,
    QuoteMatch,
    Recommendation,
    Release,
    Remark,
    Result,
    Span,
    Statement,
    StatementMatch,
)


def document(path: str, *paragraphs: str) -> Document:
    """A document of one paragraph a line, each numbered where it starts with a number."""
    text = "\n".join(paragraphs) + "\n"
    pieces, start = [], 0
    for paragraph in paragraphs:
        number = paragraph.partition(". ")[0]
        body = start + (len(number) + 2 if number.isdecimal() else 0)
        passage = (Span(body, start + len(paragraph)),)
        pieces.append(Piece("paragraph", passage, int(number) if number.isdecimal() else None))
        start += len(paragraph) + 1
    return Document(path, text, tuple(pieces), sha256="0" * 64)


def words(source: Document, text: str) -> Passage:
    """Where those words stand in a document."""
    start = source.text.index(text)
    return (Span(start, start + len(text)),)


RELEASE = document(
    "releases/release.txt",
    "A good day for Fenmoor",
    "The report says that “most plans are now detailed and timely”.",
    "Councillor Marian Thwaite, Leader of the Council, said: “Ofsted has handed us a resounding vote of confidence.”",
    "Leadership was graded good.",
)
REPORT = document(
    "report.txt",
    "Overall effectiveness Requires improvement",
    "The impact of leaders on social work practice Good",
    "The frequency, quality and impact of supervision.",
    "3. Most plans are detailed. However, a significant minority drift.",
    "4. Caseloads are too high for most social workers.",
)
PREVIOUS = document("previous.txt", "The overall judgement is that children’s services are good")

INSPECTION = Inspection(
    document=REPORT,
    framework="ilacs_2018",
    authority="Fenmoor",
    start="2019-01-14",
    end="2019-01-18",
    published="2019-02-20",
    lead_inspector="Ada Quill",
    judgements=(
        Judgement(
            "leadership",
            "The impact of leaders on social work practice",
            "good",
            "Good",
            words(REPORT, "The impact of leaders on social work practice Good"),
        ),
        Judgement(
            "overall",
            "Overall effectiveness",
            "requires_improvement",
            "Requires improvement",
            words(REPORT, "Overall effectiveness Requires improvement"),
        ),
    ),
    earlier=(),
    recommendations=(Recommendation(words(REPORT, "The frequency, quality and impact of supervision.")),),
    remarks=(
        Remark(words(REPORT, "Most plans are detailed."), "help_and_protection", 0, True),
        Remark(words(REPORT, "Caseloads are too high for most social workers."), "help_and_protection", 2, False),
    ),
    strengths=(words(REPORT, "Most plans are detailed."),),
)
ALTERED = QuoteMatch(
    Quote(words(RELEASE, "most plans are now detailed and timely"), "report", "The report"),
    "altered",
    score=4 / 7,
    evidence=(words(REPORT, "Most plans are detailed"),),
    edits=(Edit("insert", "now", "", "time"), Edit("insert", "and timely", "", "wording")),
    hidden=(Hidden(words(REPORT, "However, a significant minority drift."), "sequel"),),
)
SPEECH = QuoteMatch(
    Quote(
        words(RELEASE, "Ofsted has handed us a resounding vote of confidence."),
        "person",
        "Councillor Marian Thwaite, Leader of the Council",
    ),
    "unchecked",
)
GRADED = Statement(
    words(RELEASE, "Leadership was graded good."),
    words(RELEASE, "graded good"),
    area="leadership",
    grade="good",
    when="current",
)
COMPARISON = Comparison(
    release=Release(RELEASE, (ALTERED.quote, SPEECH.quote), (GRADED,), ()),
    inspection=INSPECTION,
    previous=(),
    earlier=(EarlierGrade("overall", "good", "2014-06-03", "previous", None, PREVIOUS.pieces[0].passage, PREVIOUS),),
    quotes=(ALTERED, SPEECH),
    statements=(StatementMatch(GRADED, "correct", "good", INSPECTION.judgements[0]),),
    claims=(),
    lifts=(),
    coverage=(
        Coverage(words(REPORT, "The frequency, quality and impact of supervision."), "improvement", "absent", 0.1234),
    ),
)
RESULT = Result(
    COMPARISON,
    (
        Finding(
            "The quotation adds words to the report’s.",
            (
                Location("release", RELEASE, ALTERED.quote.passage, ALTERED.quote.speaker),
                Location("report", REPORT, ALTERED.evidence[0]),
            ),
            level="error",
            rule="altered-quote",
            suggestion="“Most plans are detailed”",
        ),
        Finding(
            "Words praise the result in the inspectors’ name, and the overall grade fell from good (2014).",
            (
                Location("release", RELEASE, SPEECH.quote.passage, SPEECH.quote.speaker),
                Location("report", REPORT, INSPECTION.judgements[1].passage),
                Location("previous", PREVIOUS, PREVIOUS.pieces[0].passage),
            ),
            level="error",
            rule="praise-against-fall",
        ),
        Finding(
            "The one area for improvement is not mentioned.",
            (Location("report", REPORT, COMPARISON.coverage[0].passage),),
            level="warning",
            rule="omitted-recommendation",
        ),
    ),
)
