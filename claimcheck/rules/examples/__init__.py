"""The rules' examples: small release/report pairs, written for this purpose, that fire a rule or leave it silent.

They are the rules' tests, their documentation and what `claimcheck explain` prints.
"""

from __future__ import annotations

from msgspec import Struct

from claimcheck.data import load_examples


class ReportSketch(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What an example's report says; what is left out is filled in so that a whole report text results."""

    authority: str = "Fenmoor"
    dates: str = "4 to 15 March 2024"
    grades: dict[str, str] = {}
    """By area; `overall` and every area not named take the grade `good`."""
    summary: str = "Children in Fenmoor receive a service that meets their needs."
    improve: tuple[str, ...] = ("The timeliness of return home interviews.",)
    findings: dict[str, tuple[str, ...]] = {}
    """Numbered paragraphs by area."""


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """One example of a rule. `fires` are words of each finding expected, in the release or the report; none: silent."""

    title: str
    release: str
    report: ReportSketch = ReportSketch()
    previous: ReportSketch | None = None
    excerpt: bool = False
    fires: tuple[str, ...] = ()


AREAS = {
    "leadership": "The impact of leaders on social work practice with children and families",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "in_care": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
    "overall": "Overall effectiveness",
}


def examples(rule: str) -> tuple[Example, ...]:
    """The examples of the rule of that name, in the order of its file."""
    return load_examples(rule, tuple[Example, ...])


def report_text(sketch: ReportSketch) -> str:
    """A whole report in the layout of an ILACS report of 2023 or later, as its text is copied from a reader."""
    grades = {area: sketch.grades.get(area, "good") for area in AREAS}
    printed = {area: _PRINTED[grade] for area, grade in grades.items()}
    lines = [
        f"Inspection of {sketch.authority} local authority children’s services",
        f"Inspection dates: {sketch.dates}",
        "Lead inspector: Ada Quill, His Majesty’s Inspector",
        "Judgement Grade",
        *(f"{label} {printed[area]}" for area, label in AREAS.items()),
        "",
        sketch.summary,
        "",
        "What needs to improve?",
        *(f"◼ {item}" for item in sketch.improve),
        "",
    ]
    number = 0
    for area, label in AREAS.items():
        if area == "overall":
            continue
        lines += [f"{label}: {printed[area][0].lower()}{printed[area][1:]}", ""]
        for paragraph in sketch.findings.get(area, ("Practice in this area was seen by inspectors.",)):
            number += 1
            lines += [f"{number}. {paragraph}", ""]
    return "\n".join(lines)


_PRINTED = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement to be good",
    "inadequate": "Inadequate",
}
