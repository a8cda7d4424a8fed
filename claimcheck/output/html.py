"""A page that opens anywhere: the verdict, the grades, release and report side by side, and what was left out.

One file without network, assets or need of scripts. Texts of the documents are escaped by the template, and what a
page would obey rather than show (control characters, overrides of direction) is written out.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from claimcheck import __version__
from claimcheck.model import LEVELS, InputError, Level, Result
from claimcheck.output import view
from claimcheck.output.balance import Bar, balance
from claimcheck.output.cards import Card, Point, card_of, points_of
from claimcheck.output.marked import Block, anchors
from claimcheck.output.sides import sides
from claimcheck.output.words import clean, day, headline, name, number, tally
from claimcheck.rules import Rule, rules

if TYPE_CHECKING:
    from jinja2 import Template


class Pair(Struct, frozen=True):
    """All that the page shows of one pair."""

    id: str
    title: str
    path: str
    """The release's path as it was given; `release` and `report` are the files' names."""
    release: str
    report: str
    published: str
    inspector: str
    verdict: str
    worst: Level | None
    counts: tuple[tuple[str, str], ...]
    grades: list[view.GradeRow]
    earlier: str
    bars: list[Bar]
    cards: list[Card]
    points: list[tuple[str, list[Point]]]
    release_text: list[Block]
    report_text: list[Block]
    checked: str
    not_checked: str
    rules: list[Rule]
    targets: set[str]
    """What a mark in the two texts can lead to."""


def render(results: Collection[Result], refused: Iterable[InputError] = (), *, show_waived: bool = False) -> str:
    """The page over all pairs."""
    return _template().render(
        pairs=[_pair(f"p{n}", result, show_waived) for n, result in enumerate(results, start=1)],
        refused=[clean(str(error)) for error in refused],
        tally=tally(*results),
        version=__version__,
        number=number,
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["digest"] = _digest
    return environment.get_template("page.html.j2")


def _digest(text: str) -> str:
    """The hash by which a content security policy lets one style or script pass."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _pair(key: str, result: Result, show_waived: bool) -> Pair:
    case = result.comparison
    shown = [finding for finding in result.findings if show_waived or finding.waived is None]
    release_text, report_text = sides(key, case, shown)
    placed = anchors(release_text) | anchors(report_text)
    points = points_of(key, case, placed)
    return Pair(
        id=key,
        title=headline(case.inspection),
        path=clean(case.release.document.path),
        release=name(case.release.document),
        report=name(case.inspection.document),
        published=day(case.inspection.published),
        inspector=clean(case.inspection.lead_inspector or ""),
        verdict=_verdict(result),
        worst=next((level for level in LEVELS if result.count(level)), None),
        counts=_counts(result),
        grades=view.grade_rows(case.inspection, case),
        earlier=view.earlier_heading(case.inspection, case),
        bars=balance(case),
        cards=[card_of(f"{key}-f{n}", case, finding, placed) for n, finding in enumerate(shown, start=1)],
        points=points,
        release_text=release_text,
        report_text=report_text,
        checked=view.checked(case),
        not_checked=view.not_checked(case),
        rules=[rule for rule in rules().values() if any(finding.rule == rule.name for finding in shown)],
        targets=placed | {point.id for _, group in points for point in group},
    )


def _counts(result: Result) -> tuple[tuple[str, str], ...]:
    counted = [(level, number(result.count(level), level)) for level in LEVELS if result.count(level)]
    return (*counted, *([("waived", f"{result.waived} waived")] if result.waived else []))


def _verdict(result: Result) -> str:
    errors, warnings, notes = (result.count(level) for level in LEVELS)
    if errors:
        return "The release and the report differ"
    if warnings:
        return f"No errors, {number(warnings, 'point')} to look at"
    if notes:
        return f"No errors or warnings, {number(notes, 'note')}"
    return "No differences but waived ones" if result.waived else "No differences found"
