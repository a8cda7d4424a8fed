"""What the invented reports of corpus/ say: a source file, filled up by grade, as the blocks of a report."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FILLERS = yaml.safe_load((Path(__file__).parent / "corpus_paragraphs.yaml").read_text(encoding="utf-8"))

GRADES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement to be good",
    "inadequate": "Inadequate",
    "adequate": "Adequate",
}
ILACS_AREAS = {
    "leadership": "The impact of leaders on social work practice with children and families",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "in_care": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
    "overall": "Overall effectiveness",
}
IN_CARE_2018 = "The experiences and progress of children in care and care leavers"
SIF_TITLE = "Inspection of services for children in need of help and protection, children looked after and care leavers"
SIF_AREAS = {
    "help_and_protection": "1. Children who need help and protection",
    "in_care": "2. Children looked after and achieving permanence",
    "adoption": "2.1 Adoption performance",
    "care_leavers": "2.2 Experiences and progress of care leavers",
    "leadership": "3. Leadership, management and governance",
}
SIF_HEADINGS = {
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "in_care": "The experiences and progress of children looked after and achieving permanence",
    "adoption": "The graded judgement for adoption performance is that it is",
    "care_leavers": "The graded judgement about the experience and progress of care leavers is that it is",
    "leadership": "Leadership, management and governance",
}
BOARD_NOTE = "1 This report also holds the review of the Local Safeguarding Children Board."
FIGURES_NOTE = "2 The local authority checked this section and has brought some of its figures up to date."
METHOD = "Inspectors read case files, watched meetings and visits, and spoke with children, families, carers and staff."
ABOUT = (
    "The Office for Standards in Education, Children’s Services and Skills (Ofsted) inspects and regulates services "
    "for children. This report was written for a collection of examples; the authority it names does not exist."
)


@dataclass
class Source:
    """What a source file may say of a report."""

    authority: str
    edition: str
    dates: str
    grades: dict[str, str]
    summary: list[str]
    improve: list[str]
    lead: str = "Ada Quill"
    published: str = ""
    council: str = ""
    priority: list[str] = field(default_factory=list)
    previous: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    sections: dict[str, dict[str, Any]] = field(default_factory=dict)
    lscb: dict[str, Any] = field(default_factory=dict)
    short_grade: bool = False
    text: str = ""


Block = tuple[str, ...]
"""What kind of block it is, and its texts."""


def printed(source: Source, grade: str) -> str:
    return GRADES[grade].removesuffix(" to be good") if source.short_grade else GRADES[grade]


def paragraphs(source: Source, area: str, grade: str) -> list[str]:
    """The section's own paragraphs, spread among fillers that suit its grade."""
    section = source.sections.get(area, {}) if area != "lscb" else source.lscb
    together = area == "in_care" and source.edition == "ilacs_2018"
    bank = FILLERS[area] | (FILLERS["care_leavers"] if together else {})
    topics = [texts for topic, texts in bank.items() if topic not in section.get("skip", [])]
    seed = zlib.crc32(f"{source.authority} {source.dates} {area}".encode())
    turn = seed % len(topics)
    count = int(section.get("fillers", len(topics)))
    turned = (topics[turn:] + topics[:turn])[:count]
    fillers = [_filler(topic, grade, seed + number) for number, topic in enumerate(turned)]
    own = list(section.get("own", []))
    step = max(len(fillers) // (len(own) + 1), 1)
    found = [section["opening"]] if "opening" in section else []
    for number, filler in enumerate(fillers):
        if number % step == step - 1 and own:
            found.append(own.pop(0))
        found.append(filler)
    return [text.replace("{A}", source.authority) for text in found + own]


def _filler(topic: dict[str, str], grade: str, turn: int) -> str:
    good, limits, poor = topic["good"], topic["limits"], topic["poor"]
    first = good.partition(". ")[0].removesuffix(".") + "."
    mixed = f"{first} However, {limits[0].lower()}{limits[1:]}" if turn % 2 else f"{first} {limits}"
    if grade == "outstanding":
        return good
    if grade == "good":
        return f"{good} {limits}" if turn % 5 == 0 else good
    if grade == "requires_improvement":
        return poor if turn % 6 == 0 else good if turn % 3 == 0 else mixed
    return mixed if turn % 5 == 0 else poor


def ilacs(source: Source) -> Iterator[Block]:
    areas = {area: name for area, name in ILACS_AREAS.items() if area in source.grades}
    if source.edition == "ilacs_2018":
        areas["in_care"] = IN_CARE_2018
        yield "title", source.authority
        yield "title", "Inspection of children’s social care services"
        yield "line", f"Inspection dates: {source.dates}"
        yield "line", f"Lead inspector: {source.lead}<br/>Her Majesty’s Inspector"
    else:
        yield "title", f"Inspection of {source.authority} local authority children’s services"
        yield "line", f"Inspection dates: {source.dates}"
        yield "line", f"Lead inspector: {source.lead}, His Majesty’s Inspector"
    rows = [("Judgement", "Grade"), *((name, printed(source, source.grades[area])) for area, name in areas.items())]
    yield "table", *(cell for row in rows for cell in row)
    yield from (("para", text) for text in source.summary)
    if source.priority:
        yield "heading", "Areas for priority action"
        yield from (("bullet", text) for text in source.priority)
    yield "heading", "What needs to improve?" if source.edition != "ilacs_2018" else "What needs to improve"
    yield from (("bullet", text) for text in source.improve)
    number = 0
    for area in ("help_and_protection", "in_care", "care_leavers", "leadership"):
        if area not in areas:
            continue
        grade = GRADES[source.grades[area]]
        if source.edition != "ilacs_2018":
            grade = grade[0].lower() + grade[1:]
        yield "heading", f"{areas[area]}: {grade}"
        for text in paragraphs(source, area, source.grades[area]):
            number += 1
            yield "numbered", str(number), text
    yield ("break",)
    yield "para", ABOUT


def sif(source: Source) -> Iterator[Block]:
    board = bool(source.lscb)
    yield "title", source.council or f"{source.authority} Council"
    yield "title", SIF_TITLE
    if board:
        yield "line", "and"
        yield "title", "Review of the effectiveness of the Local Safeguarding Children Board<super>1</super>"
        yield "footnote", BOARD_NOTE
    yield "line", f"Inspection date: {source.dates}"
    yield "line", f"Report published: {source.published}"
    overall = source.grades["overall"]
    verb = "require improvement to be good" if overall == "requires_improvement" else f"are {overall}"
    yield "heading", f"Children’s services in {source.authority} {verb}"
    rows = [(name, printed(source, source.grades[area])) for area, name in SIF_AREAS.items() if area in source.grades]
    yield "table", *(cell for row in rows for cell in row)
    yield ("break",)
    yield "heading", "Executive summary"
    yield from (("para", text) for text in source.summary)
    yield ("break",)
    yield "heading", "Contents"
    sections = [name for name in SIF_HEADINGS.values() if not name.startswith("The graded")]
    for page, name in enumerate(("Executive summary", "The local authority", "Recommendations", *sections), 2):
        yield "contents", f"{name} {page}"
    yield "heading", "The local authority"
    yield "heading", "Information about this local authority area<super>2</super>"
    yield "footnote", FIGURES_NOTE
    yield "heading", "Previous Ofsted inspections"
    yield from (("dot", text) for text in source.previous)
    yield "heading", "Children living in this area"
    yield from (("dot", text) for text in source.facts)
    number = 0
    if source.priority:
        yield "heading", "Priority and immediate action"
        for text in source.priority:
            number += 1
            yield "numbered", str(number), text
    yield "heading", "Recommendations"
    for text in source.improve:
        number += 1
        yield "numbered", str(number), text
    for area, heading in SIF_HEADINGS.items():
        if area not in source.grades:
            continue
        grade = GRADES[source.grades[area]]
        if heading.endswith("it is"):
            yield "heading", f"{heading} {grade[0].lower()}{grade[1:]}"
        else:
            yield "table", heading, printed(source, source.grades[area])
            yield from (("para", text) for text in source.sections.get(area, {}).get("summary", []))
            yield "heading", "Inspection findings"
        for text in paragraphs(source, area, source.grades[area]):
            number += 1
            yield "numbered", str(number), text
    if board:
        grade = source.lscb["grade"]
        verb = "requires improvement" if grade == "requires_improvement" else f"is {grade}"
        yield ("break",)
        yield "title", "The Local Safeguarding Children Board (LSCB)"
        yield "heading", f"The Local Safeguarding Children Board {verb}"
        yield "heading", "Executive summary"
        yield from (("para", text) for text in source.lscb["summary"])
        yield "heading", "Recommendations"
        for text in source.lscb["improve"]:
            number += 1
            yield "numbered", str(number), text
        yield "heading", "Inspection findings – the Local Safeguarding Children Board"
        for text in paragraphs(source, "lscb", grade):
            number += 1
            yield "numbered", str(number), text
    yield ("break",)
    yield "heading", "Information about this inspection"
    yield "para", METHOD
    yield "line", f"Lead inspector: {source.lead} HMI"
    yield "para", ABOUT
