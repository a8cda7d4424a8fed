"""Several pairs at once: in full where one fails, a line where it does not, and one line over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.baseline import REASON
from claimcheck.model import FailOn, Result
from claimcheck.output import Format, render, render_file
from claimcheck.output.words import clean, number, tally

if TYPE_CHECKING:
    from claimcheck.batch import Batch


def render_batch(
    batch: Batch, form: Format, fail_on: FailOn, *, width: int = 80, colour: bool = False, show_waived: bool = False
) -> str:
    """All pairs in a format. What people read shows a pair in full where a finding stands at `fail_on` or above.

    Where nothing fails (`never`), every finding counts.
    """
    shown = "note" if fail_on == "never" else fail_on
    match form:
        case "json":
            from claimcheck.output.json import render_batch as as_json

            return as_json(batch, fail_on)
        case "jsonl":
            from claimcheck.output.json import render_batch_lines

            return render_batch_lines(batch)
        case "github":
            return _annotations(batch, shown)
        case "markdown":
            return _comment(batch, shown, show_waived)
        case "terminal":
            return _sheet(batch, shown, width, colour, show_waived)
        case _:
            return render_file(batch.results, form, refused=batch.refused, fail_on=fail_on, show_waived=show_waived)


def summary(batch: Batch, fail_on: FailOn) -> str:
    """One line over all pairs: "3 releases checked, 1 of them fails: 2 errors, 1 note, 4 waived"."""
    results = batch.results
    failing = sum(result.fails(fail_on) for result in results)
    parts = [f"{number(len({_release(result) for result in results}), 'release')} checked"]
    if failing:
        parts.append(f"{number(failing, 'fails', 'fail')}")
    if batch.refused:
        parts.append(f"{len(batch.refused)} could not be checked")
    accepted = sum(finding.waived == REASON for result in results for finding in result.findings)
    found = f": {tally(*results)}" if results else ""
    return ", ".join(parts) + found + (f" ({accepted} {REASON})" if accepted else "")


def _sheet(batch: Batch, fail_on: FailOn, width: int, colour: bool, show_waived: bool) -> str:
    from rich.text import Text

    from claimcheck.output.sheet import QUIET, STRONG, Sheet

    parts, clear = [], Sheet(width, colour)
    for result in batch.results:
        if _in_full(result, fail_on, show_waived):
            parts.append(render(result, "terminal", width=width, colour=colour, show_waived=show_waived))
        else:
            clear.line(_pair(result), Text(tally(result), QUIET))
    end = Sheet(width, colour)
    end.line(Text(summary(batch, fail_on), STRONG))
    return "\n".join(part for part in (*parts, clear.text, end.text) if part)


def _comment(batch: Batch, fail_on: FailOn, show_waived: bool) -> str:
    from claimcheck.output.markdown import escape, table

    rows = [[_release(result), _report(result), tally(result)] for result in batch.results]
    parts = [f"## {escape(summary(batch, fail_on))}"]
    parts += [table(["Release", "Report", "Found"], rows)] if rows else []
    parts += [f"**could not be checked** {escape(clean(str(error)))}" for error in batch.refused]
    parts += [
        render(result, "markdown", show_waived=show_waived)
        for result in batch.results
        if _in_full(result, fail_on, show_waived)
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _annotations(batch: Batch, fail_on: FailOn) -> str:
    from claimcheck.output.github import escape

    refused = "".join(f"::error title=could not be checked::{escape(clean(str(e)))}\n" for e in batch.refused)
    found = "".join(render(result, "github") for result in batch.results)
    return f"{refused}{found}{summary(batch, fail_on)}\n"


def _in_full(result: Result, fail_on: FailOn, show_waived: bool) -> bool:
    return result.fails(fail_on) or bool(show_waived and result.waived)


def _pair(result: Result) -> str:
    return f"{_release(result)} against {_report(result)}"


def _release(result: Result) -> str:
    return clean(result.comparison.release.document.path)


def _report(result: Result) -> str:
    return clean(result.comparison.inspection.document.path)
