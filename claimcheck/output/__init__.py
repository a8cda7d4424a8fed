"""One module a format. Each renders a result as text; only the command line prints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from claimcheck.model import Inspection, Result

Format = Literal["terminal", "json", "jsonl", "github", "markdown"]


def render(result: Result, form: Format, *, width: int = 80, colour: bool = False, show_waived: bool = False) -> str:
    """A result in a format. `width` in columns and `colour` concern the terminal's.

    What people read leaves waived findings out unless `show_waived`.
    """
    if form == "terminal":
        from claimcheck.output.terminal import render as as_terminal

        return as_terminal(result, width=width, colour=colour, show_waived=show_waived)
    if form == "markdown":
        from claimcheck.output.markdown import render as as_markdown

        return as_markdown(result, show_waived=show_waived)
    return _renderer(form)(result)


def _renderer(form: Format) -> Callable[[Result], str]:
    match form:
        case "json":
            from claimcheck.output.json import render as renderer
        case "jsonl":
            from claimcheck.output.json import render_lines as renderer
        case _:
            from claimcheck.output.github import render as renderer
    return renderer


def render_report(
    inspection: Inspection, form: Literal["terminal", "json"], *, width: int = 80, colour: bool = False
) -> str:
    """What was read in one report, in a format."""
    if form == "json":
        from claimcheck.output.json import render_report as as_json

        return as_json(inspection)
    from claimcheck.output.facts import render as as_terminal

    return as_terminal(inspection, width=width, colour=colour)
