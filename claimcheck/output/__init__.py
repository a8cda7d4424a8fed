"""One module a format. Each renders a result as text; only the command line prints."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Literal, get_args

from claimcheck.model import FailOn, InputError, Inspection, Result

FileFormat = Literal["sarif", "gitlab", "junit", "html"]
Format = Literal["terminal", "json", "jsonl", "github", "markdown"] | FileFormat


def render(
    result: Result,
    form: Format,
    *,
    width: int = 80,
    colour: bool = False,
    show_waived: bool = False,
    fail_on: FailOn = "error",
    off: Collection[str] = (),
) -> str:
    """A result in a format. `width` in columns and `colour` concern the terminal's, `fail_on` and `off` JUnit's.

    What people read leaves waived findings out unless `show_waived`.
    """
    if form in get_args(FileFormat):
        return render_file((result,), form, fail_on=fail_on, show_waived=show_waived, off=off)
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


def render_file(
    results: Collection[Result],
    form: Format,
    *,
    refused: Iterable[InputError] = (),
    fail_on: FailOn = "error",
    show_waived: bool = False,
    off: Collection[str] = (),
) -> str:
    """One or several results, and what could not be checked, in one of the formats that hold both alike.

    `off` are the rules that did not run.
    """
    match form:
        case "sarif":
            from claimcheck.output.sarif import render as as_sarif

            return as_sarif(results, refused)
        case "gitlab":
            from claimcheck.output.gitlab import render as as_gitlab

            return as_gitlab(results, refused)
        case "junit":
            from claimcheck.output.junit import render as as_junit

            return as_junit(results, refused, fail_on, off)
        case _:
            from claimcheck.output.html import render as as_page

            return as_page(results, refused, show_waived=show_waived)


def render_report(
    inspection: Inspection, form: Literal["terminal", "json"], *, width: int = 80, colour: bool = False
) -> str:
    """What was read in one report, in a format."""
    if form == "json":
        from claimcheck.output.json import render_report as as_json

        return as_json(inspection)
    from claimcheck.output.facts import render as as_terminal

    return as_terminal(inspection, width=width, colour=colour)
