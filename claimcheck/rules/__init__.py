"""The rules: what each looks for stands in its module's docstring, its examples in `examples/<rule>.yaml`.

A rule module has a docstring (what it does, why it matters and who says so, what to do), `FAMILY`, `LEVEL`, and a
generator `check(case)` that yields bare findings. The engine here stamps names and levels and puts them in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from inspect import cleandoc
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.model import LEVELS, Comparison, Finding, Level

Family = Literal["quotes", "grades", "spin", "claims", "omissions", "pair"]

MODULES = (
    "altered_quote",
    "qualification_cut",
    "stitched_quote",
    "quote_not_found",
    "quote_from_elsewhere",
    "caveat_dropped",
    "unquoted_lift",
    "contradicted_claim",
    "overstated_claim",
    "unsupported_claim",
    "wrong_number",
    "wrong_date",
    "omitted_priority_action",
    "omitted_recommendation",
    "omitted_weakness",
    "only_praise_quoted",
    "no_report_link",
    "wrong_grade",
    "wrong_previous_grade",
    "wrong_direction",
    "grade_not_stated",
    "lower_grade_omitted",
    "fall_not_disclosed",
    "ungraded_called_graded",
    "unknown_grade",
    "cross_scale",
    "praise_against_fall",
    "praise_against_grade",
    "alarm_against_grade",
    "unsupported_superlative",
    "wrong_report",
)


_MISTAKEN = "wrong-report"
"""The rule whose finding makes all others worthless."""


class Rule(Struct, frozen=True):
    """A rule as the engine and the documentation see it."""

    name: str
    family: Family
    level: Level
    description: str
    check: Callable[[Comparison], Iterator[Finding]]

    @property
    def summary(self) -> str:
        """The first line of its description."""
        return self.description.partition("\n")[0]


@cache
def rules() -> dict[str, Rule]:
    """Every rule by name, in the order findings of one level are shown."""
    found = {}
    for name in MODULES:
        module = import_module(f"{__name__}.{name}")
        rule = Rule(name.replace("_", "-"), module.FAMILY, module.LEVEL, cleandoc(module.__doc__ or ""), module.check)
        found[rule.name] = rule
    return found


def run(case: Comparison, levels: Mapping[str, Level | Literal["off"]] | None = None) -> tuple[Finding, ...]:
    """What the rules find in a comparison, gravest first, then in the release's order.

    `levels` overrides a rule's level by name; "off" leaves the rule out. Where the report is the wrong one nothing else
    is told.
    """
    levels = levels or {}
    found = [
        replace(finding, rule=rule.name, level=levels.get(rule.name) or finding.level or rule.level)
        for rule in rules().values()
        if levels.get(rule.name) != "off"
        for finding in rule.check(case)
    ]
    mistaken = [finding for finding in found if finding.rule == _MISTAKEN]
    return tuple(sorted(mistaken or found, key=_order))


def _order(finding: Finding) -> tuple[int, bool, int]:
    first = finding.locations[0] if finding.locations else None
    in_release = first is not None and first.role == "release"
    return LEVELS.index(finding.level or "note"), not in_release, first.passage[0].start if first else 0
