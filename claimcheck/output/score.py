"""A corpus's score, for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from rich.console import Group
from rich.table import Table
from rich.text import Text

from claimcheck.output.words import clean, number
from claimcheck.score import Score, Tally


def render(score: Score) -> Group:
    """The verdict in one line, a table by kind, a table by rule, and each miss in words."""
    parts: list[Text | Table] = [_verdict(score), Text(), _table("kind", score.by_kind().items())]
    if by_rule := score.by_rule():
        parts += [Text(), _table("rule", by_rule.items())]
    for case in dict.fromkeys(miss.case for miss in score.misses):
        parts += [Text(), Text(clean(case), style="bold")]
        parts += [Text(clean(f"  {miss.words}")) for miss in score.misses if miss.case == case]
    return Group(*parts)


def as_json(score: Score) -> str:
    """The same as JSON: the cases, the tallies by kind and by rule, and the misses."""
    value = {
        "version": 1,
        "cases": list(score.cases),
        "kinds": {kind: _counts(tally) for kind, tally in score.by_kind().items()},
        "rules": {rule: _counts(tally) for rule, tally in score.by_rule().items()},
        "misses": [msgspec.to_builtins(miss) for miss in score.misses],
    }
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _verdict(score: Score) -> Text:
    of = f"{number(len(score.cases), 'case')}, {len(score.checks)} expectations"
    if score.perfect:
        return Text(f"{of}, all met", style="bold green")
    return Text(f"{of}, {len(score.misses)} not met", style="bold red")


def _table(heading: str, tallies: Iterable[tuple[str, Tally]]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(heading, no_wrap=True)
    for column in ("right", "wrong", "missing", "precision", "recall"):
        table.add_column(column, justify="right", no_wrap=True)
    for name, tally in tallies:
        counts = (str(tally.right), str(tally.wrong), str(tally.missing))
        table.add_row(name, *counts, _percent(tally.precision), _percent(tally.recall))
    return table


def _counts(tally: Tally) -> dict[str, int | float | None]:
    return {**msgspec.structs.asdict(tally), "precision": tally.precision, "recall": tally.recall}


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}" if share in (0, 1) else f"{share:.1%}"
