"""One module a format. Each renders a result as text; only the command line prints."""

from __future__ import annotations

from typing import Literal, get_args

from claimcheck.model import Inspection, Result

Format = Literal["terminal", "json", "jsonl", "github", "markdown"]
FORMATS: tuple[Format, ...] = get_args(Format)


def render(result: Result, form: Format, *, width: int = 80, colour: bool = False) -> str:
    """A result in a format. `width` in columns and `colour` concern the terminal's."""
    match form:
        case "terminal":
            from claimcheck.output import terminal

            return terminal.render(result, width=width, colour=colour)
        case "json":
            from claimcheck.output import json

            return json.render(result)
        case "jsonl":
            from claimcheck.output import json

            return json.render_lines(result)
        case "github":
            from claimcheck.output import github

            return github.render(result)
        case "markdown":
            from claimcheck.output import markdown

            return markdown.render(result)


def render_report(
    inspection: Inspection, form: Literal["terminal", "json"], *, width: int = 80, colour: bool = False
) -> str:
    """What was read in one report, in a format."""
    if form == "json":
        from claimcheck.output import json

        return json.render_report(inspection)
    from claimcheck.output import facts

    return facts.render(inspection, width=width, colour=colour)
