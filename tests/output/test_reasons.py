"""Why each claim and each point was judged as it was, for reading."""

from __future__ import annotations

import json
from collections.abc import Callable

from claimcheck import compare
from claimcheck.demo import FOLDER, pair
from claimcheck.output.reasons import render

DEMO = [str(FOLDER / name) for name in ("release.txt", "report.txt")]

Run = Callable[..., tuple[int, str, str]]


def test_each_verdict_has_its_rule_and_its_scores() -> None:
    result = compare(*pair()[:2])
    shown = render(result, width=100)
    assert shown.count("  why ") == len(result.comparison.claims) + len(result.comparison.coverage)
    assert "scores    subjects " in shown and "scores    margin " in shown
    assert "weakness, absent" in shown and "claim, supported" in shown
    assert all(len(line) <= 100 for line in shown.splitlines())


def test_compare_adds_it(run: Run) -> None:
    plain, explained = run("compare", *DEMO)[1], run("compare", *DEMO, "--explain")[1]
    assert explained.startswith(plain) and "without a word of criticism" not in plain
    assert "  why " in explained.removeprefix(plain)


def test_it_is_for_reading(run: Run) -> None:
    code, printed, said = run("compare", *DEMO, "--explain", "--format", "json")
    assert (code, printed) == (2, "") and "--format json always says why" in said


def test_the_json_always_says_why(run: Run) -> None:
    told = json.loads(run("compare", *DEMO, "--format", "json")[1])
    for item in (*told["claims"], *told["coverage"]):
        assert set(item["why"]) == {"rule", "scores", "threshold", "shared"}
