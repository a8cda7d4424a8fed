"""Several pairs at once: in full where one fails, a line where it does not, and one line over all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from claimcheck.baseline import REASON
from claimcheck.model import LEVELS, FailOn, Result
from claimcheck.output import Format, render, render_file
from claimcheck.output.words import clean, number, tally, tally_of

if TYPE_CHECKING:
    from claimcheck.batch import Batch


def render_batch(
    batch: Batch,
    form: Format,
    fail_on: FailOn,
    *,
    width: int = 80,
    colour: bool = False,
    show_waived: bool = False,
    off: Collection[str] = (),
) -> Iterator[str]:
    """All pairs in a format, part by part.

    People are shown a pair in full where a finding stands at `fail_on` or above; where nothing fails (`never`), every
    finding counts. `off` are the rules that did not run.
    """
    shown = "note" if fail_on == "never" else fail_on
    match form:
        case "json":
            from claimcheck.output.json import render_batch as as_json

            yield as_json(batch, fail_on)
        case "jsonl":
            from claimcheck.output.json import render_batch_lines

            yield from render_batch_lines(batch)
        case "github":
            yield from _annotations(batch, shown)
        case "markdown":
            yield _comment(batch, shown, show_waived)
        case "terminal":
            yield from _sheet(batch, shown, width, colour, show_waived)
        case _:
            yield render_file(
                batch.results, form, refused=batch.refused, fail_on=fail_on, show_waived=show_waived, off=off
            )


class _Totals:
    """What one line over all pairs tells, counted as each result comes by."""

    def __init__(self, fail_on: FailOn) -> None:
        self._fail_on = fail_on
        self._releases: set[str] = set()
        self._levels = dict.fromkeys(LEVELS, 0)
        self._failing = self._waived = self._accepted = 0

    def add(self, result: Result) -> None:
        self._releases.add(_release(result))
        self._failing += result.fails(self._fail_on)
        self._waived += result.waived
        self._accepted += sum(finding.waived == REASON for finding in result.findings)
        for level in LEVELS:
            self._levels[level] += result.count(level)

    def told(self, batch: Batch) -> str:
        """One line: "3 releases checked, 1 of them fails: 2 errors, 1 note, 4 waived"."""
        parts = [f"{number(len(self._releases), 'release')} checked"]
        if self._failing:
            parts.append(f"{number(self._failing, 'fails', 'fail')}")
        if batch.refused:
            parts.append(f"{len(batch.refused)} could not be checked")
        found = f": {tally_of(self._levels, self._waived)}" if self._releases else ""
        return ", ".join(parts) + found + (f" ({self._accepted} {REASON})" if self._accepted else "")


def _sheet(batch: Batch, fail_on: FailOn, width: int, colour: bool, show_waived: bool) -> Iterator[str]:
    from rich.text import Text

    from claimcheck.output.sheet import QUIET, STRONG, Sheet
    from claimcheck.output.terminal import render as whole

    totals, clear, end = _Totals(fail_on), Sheet(width, colour), Sheet(width, colour)
    for result in batch.results:
        totals.add(result)
        if _in_full(result, fail_on, show_waived):
            yield whole(result, width=width, colour=colour, show_waived=show_waived, paths=True) + "\n"
        else:
            clear.line(f"{_release(result)} against {_report(result)}", Text(tally(result), QUIET))
    end.line(Text(totals.told(batch), STRONG))
    yield "\n".join(part for part in (clear.text, end.text) if part)


def _comment(batch: Batch, fail_on: FailOn, show_waived: bool) -> str:
    from claimcheck.output.markdown import escape, table

    totals, rows, shown = _Totals(fail_on), [], []
    for result in batch.results:
        totals.add(result)
        rows.append([_release(result), _report(result), tally(result)])
        if _in_full(result, fail_on, show_waived):
            shown.append(render(result, "markdown", show_waived=show_waived))
    parts = [f"## {escape(totals.told(batch))}"]
    parts += [table(["Release", "Report", "Found"], rows)] if rows else []
    parts += [f"**could not be checked** {escape(clean(str(error)))}" for error in batch.refused]
    return "\n\n".join(part.rstrip("\n") for part in (*parts, *shown)) + "\n"


def _annotations(batch: Batch, fail_on: FailOn) -> Iterator[str]:
    from claimcheck.output.github import escape

    totals = _Totals(fail_on)
    for error in batch.refused:
        yield f"::error title=could not be checked::{escape(clean(str(error)))}\n"
    for result in batch.results:
        totals.add(result)
        yield render(result, "github")
    yield f"{totals.told(batch)}\n"


def _in_full(result: Result, fail_on: FailOn, show_waived: bool) -> bool:
    return result.fails(fail_on) or bool(show_waived and result.waived)


def _release(result: Result) -> str:
    return clean(result.comparison.release.document.path)


def _report(result: Result) -> str:
    return clean(result.comparison.inspection.document.path)
