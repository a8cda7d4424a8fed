"""The commands that hold one release against its report."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from claimcheck.cli.console import emit, known_rule, refuse, say, terminal
from claimcheck.cli.options import Config, FailFrom, FailOn, Form, Output, Previous, ShowWaived

if TYPE_CHECKING:
    from claimcheck.config import Setting
    from claimcheck.model import Result
    from claimcheck.output import Format


def compare(
    release: Annotated[
        str,
        typer.Argument(help="The press release: text, Markdown, Word, HTML or PDF; - for stdin.", metavar="RELEASE"),
    ],
    report: Annotated[str, typer.Argument(help="The inspection report it talks about: PDF or text.", metavar="REPORT")],
    previous: Previous = None,
    form: Form = "terminal",
    output: Output = None,
    fail_on: FailFrom = None,
    select: Annotated[list[str] | None, typer.Option(help="Run this rule and no other.", metavar="RULE")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Leave this rule out.", metavar="RULE")] = None,
    config: Config = None,
    excerpt: Annotated[bool, typer.Option("--excerpt", help="The release is only a part of one.")] = False,
    show_waived: ShowWaived = False,
) -> None:
    """Hold a release against the report it talks about.

    With --config, its levels, waivers, baseline and fail-on hold too.
    """
    from claimcheck.batch import settled
    from claimcheck.check import compare as hold
    from claimcheck.config import Settings, load

    if [release, report, *(previous or [])].count("-") > 1:
        refuse("-: standard input can be only one of the files")
    settings = load(str(config)) if config else Settings()
    levels = _levels(select or [], ignore or [], settings.values.rules)
    result = hold(release, report, previous or [], excerpt=excerpt, levels=levels, waivers=settings.values.waivers)
    batch = settled(settings, [result], baseline=config is not None)
    for notice in batch.stale:
        say(notice)
    _finish(batch.results[0], form, output, fail_on or settings.values.fail_on, show_waived)


def fix(
    release: Annotated[str, typer.Argument(help="The press release: text, Markdown or Word.", metavar="RELEASE")],
    report: Annotated[str, typer.Argument(help="The inspection report it talks about.", metavar="REPORT")],
    previous: Previous = None,
    write: Annotated[bool, typer.Option("--write", help="Change the release, whole or not at all.")] = False,
) -> None:
    """Put the report's own words back into altered quotations.

    Prints the changes as a unified diff and exits with 1 where there are any. With --write it makes them instead, and
    exits with 0.
    """
    from claimcheck.check import compare as hold
    from claimcheck.fix import changes, difference, read_original
    from claimcheck.fix import write as make
    from claimcheck.output.words import clean, number

    original = read_original(release)
    found = changes(hold(original.document, report, previous or []))
    if not found:
        emit(f"{clean(release)}: no quotation to put right\n")
    elif write:
        make(original, found)
        emit(f"{clean(release)}: {number(len(found), 'change')} made; compare again to see what else differs\n")
    else:
        shown = difference(original.document, found)
        emit("\n".join(map(clean, shown.split("\n"))) if sys.stdout.isatty() else shown)
    raise typer.Exit(1 if found and not write else 0)


def demo(form: Form = "terminal") -> None:
    """Compare a pair that ships with claimcheck."""
    from claimcheck.check import compare as hold
    from claimcheck.demo import FOLDER, pair

    release, report, previous = pair()
    result = hold(release, report, [previous])
    if form == "terminal":
        emit(f"$ cd {FOLDER}\n$ claimcheck compare release.txt report.txt --previous previous.txt\n\n")
    _finish(result, form, None, "never")


def _finish(result: Result, form: Format, output: Path | None, fail_on: FailOn, show_waived: bool = False) -> NoReturn:
    """Print a result and exit as its findings demand."""
    from claimcheck.output import render

    width, colour = terminal(output)
    emit(render(result, form, width=width, colour=colour, show_waived=show_waived, fail_on=fail_on), output)
    raise typer.Exit(1 if result.fails(fail_on) else 0)


def _levels(
    select: Collection[str], ignore: Collection[str], configured: Mapping[str, Setting]
) -> Mapping[str, Setting]:
    """The configured levels with the rules off that --select and --ignore leave out, and those on that are selected."""
    from claimcheck.rules import rules as known

    for name in (*select, *ignore):
        known_rule(name)
    levels = {name: level for name, level in configured.items() if name not in select or level != "off"}
    return levels | {name: "off" for name in known() if name in ignore or (select and name not in select)}
