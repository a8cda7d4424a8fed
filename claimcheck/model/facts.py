"""What a report says and what a release says."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from claimcheck.model.documents import Document, Passage


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
    strengths: tuple[Passage, ...] = ()
    """What the report lists as working well, item by item; empty where it has no such list."""

    def judgement(self, area: str) -> Judgement | None:
        """The judgement on `area`, or None."""
        return next((j for j in self.judgements if j.area == area), None)

    def grade(self, area: str) -> str | None:
        """The grade given for `area`, or None."""
        judgement = self.judgement(area)
        return judgement.grade if judgement else None


Source = Literal["report", "person", "other", "term", "unknown"]


class Quote(Struct, frozen=True):
    """Words between quotation marks (the marks themselves left out), and whose words they are said to be."""

    passage: Passage
    source: Source
    speaker: str | None = None
    """Name and role, or the document, as the release prints it."""
    heard: bool = False
    """Whether it may be the inspectors': they were the last to speak before it, or its sentence names them."""


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
    latest: bool = False
    """Whether the words beside the grade say that it is the one of the latest inspection ("published today")."""


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
