"""The types every room shares. Frozen values, no input or output.

The data takes one way: a `Document` is read; a report's document becomes an `Inspection`, a release's a `Release`;
matching joins the two in a `Comparison`; rules yield `Finding`s about it; a `Result` holds everything that is printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Literal

from msgspec import Struct

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")
FailOn = Literal["error", "warning", "note", "never"]

_NEWLINE = re.compile(r"\r\n|\n|\r")
_LINE_END_HYPHEN = re.compile(r"(?:\x02|(?<=\w)-(?=\s*\n))\s*")  # pdfium gives U+0002 for a hyphen at a line's end


# ---------------------------------------------------------------------------------------------- documents and places


class Span(Struct, frozen=True, order=True):
    """The half-open range `[start, end)` of a `Document.text`, in code points."""

    start: int
    end: int


Passage = tuple[Span, ...]
"""A run of text in reading order. More than one span where something (a page break, a footer) interrupts it."""


def touch(text: str, before: Span, after: Span) -> bool:
    """Whether only a mark without white space (a footnote's number, Markdown's stars) parts two spans of a passage."""
    gap = text[before.end : after.start]
    return len(gap) < 500 and not any(character.isspace() for character in gap)


class Place(Struct, frozen=True):
    """Where a passage stands, as a person would look it up. What does not apply to the format is None.

    Lines, columns and pages count from 1; `end_column` is the one after the last character. `paragraph` is the number
    printed before the paragraph or, in a format without lines and pages, its number counted from 1. `start` and `end`
    index `Document.text`.
    """

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    page: int | None
    paragraph: int | None
    start: int
    end: int


class Piece(Struct, frozen=True):
    """A block of the document's body: what a reader takes as one heading, paragraph, list item or table row.

    Page furniture (running headers and footers, page numbers, footnote marks), bullets and printed paragraph
    numbers belong to no piece's passage, so that they never end up inside a sentence.
    """

    kind: Literal["heading", "paragraph", "item", "row"]
    passage: Passage
    number: int | None = None
    """The number printed before the paragraph or item."""


class Document(Struct, frozen=True, dict=True):
    """A file's text as it was read, never padded or rewritten, and the pieces its body consists of."""

    path: str
    text: str
    pieces: tuple[Piece, ...]
    sha256: str = ""
    pages: tuple[int, ...] = ()
    """Offset at which each page starts; empty where the format has no pages."""
    lines: bool = True
    """Whether line and column mean something to a person (they do not in a PDF)."""
    properties: dict[str, object] = {}
    """What the file says of itself outside its text, such as a Markdown file's front matter."""
    paragraphs: tuple[int, ...] = ()
    """Offset at which each paragraph starts, where a place is told by counting them (Word files, web pages)."""

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(newline.end() for newline in _NEWLINE.finditer(self.text))]

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.passage[0].start for piece in self.pieces]

    @property
    def title(self) -> str | None:
        """The first heading, or the first piece where there is none."""
        first = next((p for p in self.pieces if p.kind == "heading"), self.pieces[0] if self.pieces else None)
        return self.show(first.passage) if first else None

    def piece_at(self, offset: int) -> Piece | None:
        """The piece whose passage contains or most closely precedes `offset`."""
        index = bisect_right(self._piece_starts, offset) - 1
        return self.pieces[index] if index >= 0 else None

    def place(self, passage: Passage) -> Place:
        """Where `passage` stands, from its first character to its last."""
        start, end = passage[0].start, passage[-1].end
        line, column = self._line_and_column(start)
        end_line, end_column = self._line_and_column(end)
        return Place(
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            page=bisect_right(self.pages, start) if self.pages else None,
            paragraph=self._paragraph(start),
            start=start,
            end=end,
        )

    def _paragraph(self, offset: int) -> int | None:
        if self.paragraphs:
            return bisect_right(self.paragraphs, offset)
        piece = self.piece_at(offset)
        return piece.number if piece else None

    def _line_and_column(self, offset: int) -> tuple[int | None, int | None]:
        if not self.lines:
            return None, None
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def show(self, passage: Passage) -> str:
        """The passage's text on one line, as a person reads it."""
        parts = []
        for number, span in enumerate(passage):
            parts.append(" " if number and not touch(self.text, passage[number - 1], span) else "")
            parts.append(self.text[span.start : span.end])
        text = "".join(parts)
        return " ".join(_LINE_END_HYPHEN.sub("-", text).split())


# ------------------------------------------------------------------------------------------------ what a report says


class Judgement(Struct, frozen=True):
    """One grade the report gives. `printed` is the grade in the report's words, `label` the area in its words."""

    area: str
    label: str
    grade: str
    printed: str
    passage: Passage


class EarlierGrade(Struct, frozen=True):
    """A grade of an earlier inspection, and who says so.

    `scope` is the area in the source's words, where it names one that the framework does not have. `date` is ISO, as
    precise as the source ("2014", "2019-01", "2019-01-18"). `passage` is None where the history says it.
    """

    area: str
    grade: str
    date: str | None
    source: Literal["report", "previous", "history"]
    scope: str | None = None
    passage: Passage | None = None
    document: Document | None = None


class Recommendation(Struct, frozen=True):
    """One thing the report says needs to improve, whole."""

    passage: Passage
    kind: Literal["improvement", "priority_action"] = "improvement"
    audience: Literal["authority", "lscb", "partnership"] = "authority"


class Remark(Struct, frozen=True):
    """One sentence of the report's summary or findings: what it is about, and how grave or how favourable it is."""

    passage: Passage
    area: str | None
    """The area of the section it stands in; None in the summary."""
    severity: float
    """0 for no criticism; 1 hedged, 2 moderate, 3 serious, 4 critical, and more with a stated consequence."""
    praise: bool
    """Whether it speaks well of the work without taking it back."""
    summary: bool = False
    """Whether it stands in the report's own summary, before the findings by area."""


class Inspection(Struct, frozen=True):
    """What an inspection report says. Dates are ISO; None where the report does not print them."""

    document: Document
    framework: str | None
    """Name of the file in data/frameworks that the report follows; None where none was recognised."""
    authority: str | None
    start: str | None
    end: str | None
    published: str | None
    lead_inspector: str | None
    judgements: tuple[Judgement, ...]
    earlier: tuple[EarlierGrade, ...]
    recommendations: tuple[Recommendation, ...]
    remarks: tuple[Remark, ...]

    def grade(self, area: str) -> str | None:
        """The grade given for `area`, or None."""
        return next((j.grade for j in self.judgements if j.area == area), None)


# ----------------------------------------------------------------------------------------------- what a release says

Source = Literal["report", "person", "other", "term", "unknown"]


class Quote(Struct, frozen=True):
    """Words between quotation marks (the marks themselves left out), and whose words they are said to be."""

    passage: Passage
    source: Source
    speaker: str | None = None
    """Name and role, or the document, as the release prints it."""


class Statement(Struct, frozen=True):
    """A grade the release states for an area. `passage` is the whole sentence, `words` the words that state it."""

    passage: Passage
    words: Passage
    area: str
    grade: str
    when: Literal["current", "previous", "target", "other"]
    date: str | None = None
    speaker: str | None = None
    plain: bool = True
    """Whether area, grade and time are told in so many words; one that leaves room for doubt is never called wrong."""


class Claim(Struct, frozen=True):
    """A sentence put in the report's or the inspectors' mouth without quotation marks."""

    passage: Passage
    speaker: str | None = None


class Release(Struct, frozen=True):
    """What a release says."""

    document: Document
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    excerpt: bool = False


# ----------------------------------------------------------------------------------- each release fact and the report

QuoteVerdict = Literal["verbatim", "edited", "altered", "cut", "stitched", "not_found", "unchecked"]
EditKind = Literal[
    "negation",
    "number",
    "quantifier",
    "hedge",
    "grade",
    "contrast",
    "intensifier",
    "subject",
    "time",
    "wording",
]


class Edit(Struct, frozen=True):
    """One difference between a quotation and the report; `quoted` or `report` is empty for a deletion or insertion."""

    op: Literal["insert", "delete", "replace"]
    quoted: str
    report: str
    kind: EditKind


class Hidden(Struct, frozen=True):
    """Words of the report that the quotation leaves out and that limit what it says.

    A `qualification` negates or limits the quoted proposition itself; a `contrast` is a clause of the same sentence
    that takes some of it back; a `sequel` is the next sentence that does.
    """

    passage: Passage
    kind: Literal["qualification", "contrast", "sequel"]


class QuoteMatch(Struct, frozen=True):
    """A quotation held against the report. `score` is the share of its words found in order, 0 to 1."""

    quote: Quote
    verdict: QuoteVerdict
    score: float = 0.0
    evidence: tuple[Passage, ...] = ()
    edits: tuple[Edit, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    elsewhere: Inspection | None = None
    """The earlier report that does contain the words, where this one does not."""


class StatementMatch(Struct, frozen=True):
    """A stated grade held against the report; `expected` is the grade the sources give."""

    statement: Statement
    verdict: Literal["correct", "wrong", "unverifiable"]
    expected: str | None = None
    evidence: Judgement | EarlierGrade | None = None


class ClaimMatch(Struct, frozen=True):
    """A claim in the report's name held against the report; `difference` names the one thing that disagrees."""

    claim: Claim
    verdict: Literal["supported", "overstated", "contradicted", "unsupported"]
    evidence: tuple[Passage, ...] = ()
    difference: Edit | None = None


class Lift(Struct, frozen=True):
    """A run of the report's own words that the release gives as its own, without quotation marks."""

    passage: Passage
    evidence: Passage
    speaker: str | None = None
    hidden: tuple[Hidden, ...] = ()


class Coverage(Struct, frozen=True):
    """What the release makes of one recommendation or severe finding of the report."""

    passage: Passage
    kind: Literal["improvement", "priority_action", "weakness"]
    verdict: Literal["mentioned", "softened", "absent"]
    score: float
    evidence: tuple[Passage, ...] = ()
    area: str | None = None


class Comparison(Struct, frozen=True):
    """A release held against a report: the one thing rules look at."""

    release: Release
    inspection: Inspection
    previous: tuple[Inspection, ...]
    earlier: tuple[EarlierGrade, ...]
    """Every earlier grade known: from previous reports, the history and the report itself, in that order of trust."""
    quotes: tuple[QuoteMatch, ...]
    statements: tuple[StatementMatch, ...]
    claims: tuple[ClaimMatch, ...]
    lifts: tuple[Lift, ...]
    coverage: tuple[Coverage, ...]


# --------------------------------------------------------------------------------------------------- what is reported


class Location(Struct, frozen=True):
    """Evidence for a finding: a text and the exact place where it stands."""

    role: Literal["release", "report", "previous"]
    document: Document
    passage: Passage
    speaker: str | None = None


class Finding(Struct, frozen=True):
    """One difference between a release and a report. Rules leave `rule` and `level` to the engine.

    A rule whose gravity depends on the case sets `level`; otherwise its default, or the configuration's, is stamped.
    """

    message: str
    locations: tuple[Location, ...]
    level: Level | None = None
    rule: str = ""
    suggestion: str | None = None
    waived: str | None = None


class Result(Struct, frozen=True):
    """Everything one comparison found."""

    comparison: Comparison
    findings: tuple[Finding, ...]

    def count(self, level: Level) -> int:
        """How many findings stand at `level`, waived ones left out."""
        return sum(f.level == level and f.waived is None for f in self.findings)

    @property
    def waived(self) -> int:
        """How many findings were let pass."""
        return sum(f.waived is not None for f in self.findings)

    def fails(self, fail_on: FailOn) -> bool:
        """Whether a finding stands at that level or above; "never" is never reached."""
        return fail_on != "never" and any(self.count(level) for level in LEVELS[: LEVELS.index(fail_on) + 1])


class InputError(Exception):
    """A file that cannot be used: `path` and, in one line, the reason."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"
