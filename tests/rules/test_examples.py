"""Every rule's examples do what they say: the firing ones fire, at the words they name; the silent ones are silent."""

from __future__ import annotations

import pytest

from claimcheck.check import compare
from claimcheck.language.fold import fold_text
from claimcheck.model import Finding
from claimcheck.read.text import read_text
from claimcheck.rules import MODULES, rules
from claimcheck.rules.examples import Example, examples, report_text

CASES = [
    pytest.param(name, example, id=f"{name}: {example.title}")
    for name in (module.replace("_", "-") for module in MODULES)
    for example in examples(name)
]


def findings(rule: str, example: Example) -> list[Finding]:
    result = compare(
        read_text("release.txt", example.release, ""),
        read_text("report.txt", report_text(example.report), ""),
        [read_text("previous.txt", report_text(example.previous), "")] if example.previous else [],
        excerpt=example.excerpt,
    )
    return [finding for finding in result.findings if finding.rule == rule]


def words(finding: Finding) -> str:
    shown = [location.document.show(location.passage) for location in finding.locations]
    return fold_text(" ".join([finding.message, *shown]))


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: str, example: Example) -> None:
    found = [words(finding) for finding in findings(rule, example)]
    assert len(found) == len(example.fires), found
    for expected in example.fires:
        assert any(fold_text(expected) in text for text in found), (expected, found)


@pytest.mark.parametrize("rule", [module.replace("_", "-") for module in MODULES])
def test_every_rule_has_firing_and_silent_examples(rule: str) -> None:
    fired = [bool(example.fires) for example in examples(rule)]
    assert any(fired)
    assert not all(fired)


@pytest.mark.parametrize("rule", [module.replace("_", "-") for module in MODULES])
def test_every_rule_says_what_it_does_and_what_to_do(rule: str) -> None:
    description = rules()[rule].description
    assert description.partition("\n")[0].endswith(".")
    assert "What to do:" in description
