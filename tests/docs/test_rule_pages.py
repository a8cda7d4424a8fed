"""The pages of the rules are those that the rules make, and each rule names who says that it matters."""

from __future__ import annotations

import pytest

from claimcheck.rules import rules
from claimcheck.sources import sources_of
from tools.rule_pages import FOLDER, pages


def test_the_pages_are_fresh() -> None:
    there = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    assert there == pages(), "run python tools/rule_pages.py"


@pytest.mark.parametrize("rule", rules())
def test_each_rule_rests_on_a_source(rule: str) -> None:
    assert sources_of(rule)


def test_sources_name_rules_that_exist() -> None:
    named = {name for rule in rules() for source in sources_of(rule) for name in source.rules}
    assert named == set(rules())
