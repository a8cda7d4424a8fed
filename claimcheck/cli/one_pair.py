"""The commands that hold one release against its report."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.console import emit, known_rule, refuse, say, terminal
from claimcheck.cli.options import (
    FailFrom,
    FailOn,
    Form,
    FormName,
    Ignore,
    NoCache,
    Outputs,
    Previous,
    Select,
    Semantic,
    ShowWaived,
)
from claimcheck.cli.outputs import Target, deliver, spare, targets

if TYPE_CHECKING:
    from claimcheck.config import Setting
    from claimcheck.model import Result

RELEASE = "The press release: text, Markdown, Word, OpenDocument, HTML, PDF or a web address; - for standard input."
REPORT = (
    "The inspection report it talks about: PDF or text; or a folder of reports, of which the right one is chosen. "
    "Left out where the release's front matter names it."
)


def compare(
    release: Annotated[str, typer.Argument(help=RELEASE, metavar="RELEASE")],
    report: Annotated[str | None, typer.Argument(help=REPORT, metavar="REPORT")] = None,
    previous: Previous = None,
    form: Form = "terminal",
    outputs: Outputs = None,
    fail_on: FailFrom = None,
    select: Select = None,
    ignore: Ignore = None,
    config: Annotated[
        Path | None, typer.Option(help="A claimcheck.yaml to heed; none otherwise.", metavar="FILE")
    ] = None,
    excerpt: Annotated[bool, typer.Option("--excerpt", help="The release is only a part of one.")] = False,
    show_waived: ShowWaived = False,
    no_cache: NoCache = False,
    semantic: Semantic = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each claim and each point of the report was judged as it was.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Compare again whenever one of the files is saved, until Ctrl-C.")
    ] = False,
) -> None:
    """Hold a release against the report it talks about.

    With --config, its levels, waivers, baseline and fail-on hold too.
    """
    named = [name for name in (release, report, *(previous or ())) if name]
    if named.count("-") > 1:
        refuse("-: standard input can be only one of the files")
    if explain and form != "terminal":
        refuse("--explain: is for reading at a terminal; --format json always says why")
    wanted = targets(outputs or (), form)

    def once() -> int:
        from claimcheck.check import compare as hold
        from claimcheck.config import Settings, load
        from claimcheck.pairs import pair_of
        from claimcheck.settle import settled

        settings = load(str(config)) if config else Settings()
        levels = chosen_levels(select or (), ignore or (), settings.values.rules)
        pair = pair_of(release, report, previous or (), excerpt=excerpt)
        if pair.notice:
            say(pair.notice)
        spare(
            wanted, [*named, str(config or ""), *(one for one in (pair.report, *pair.previous) if isinstance(one, str))]
        )
        result = hold(
            pair.release,
            pair.report,
            pair.previous,
            excerpt=pair.excerpt,
            levels=levels,
            waivers=settings.values.waivers,
            semantic=semantic or settings.values.semantic,
        )
        final = settled(settings, [result], baseline=config is not None)
        for notice in final.stale if not (select or ignore) else ():
            say(notice)
        (result,) = final.results
        code = _finish(result, wanted, fail_on or settings.values.fail_on, show_waived, switched_off(levels))
        if explain:
            _explain(result)
        return code

    if watch:
        from claimcheck.cli.watch import again

        again(once, [*named, *([str(config)] if config else ())])
    raise typer.Exit(once())


def _explain(result: Result) -> None:
    from claimcheck.output.reasons import render

    width, colour = terminal()
    emit(render(result, width=width, colour=colour))


def fix(
    release: Annotated[str, typer.Argument(help="The press release: text, Markdown or Word.", metavar="RELEASE")],
    report: Annotated[str | None, typer.Argument(help=REPORT, metavar="REPORT")] = None,
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
    from claimcheck.pairs import pair_of

    original = read_original(release)
    pair = pair_of(original.document, report, previous or ())
    if pair.notice:
        say(pair.notice)
    found = changes(hold(original.document, pair.report, pair.previous, excerpt=pair.excerpt))
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
    raise typer.Exit(_finish(result, [(form, None)], "never"))


def chosen_levels(
    select: Collection[str], ignore: Collection[str], configured: Mapping[str, Setting]
) -> Mapping[str, Setting]:
    """The configured levels with the rules off that --select and --ignore leave out, and those on that are selected."""
    from claimcheck.rules import rules as known

    for name in (*select, *ignore):
        known_rule(name)
    levels = {name: level for name, level in configured.items() if name not in select or level != "off"}
    return levels | {name: "off" for name in known() if name in ignore or (select and name not in select)}


def switched_off(levels: Mapping[str, Setting]) -> set[str]:
    """The rules that do not run."""
    return {name for name, setting in levels.items() if setting == "off"}


def _finish(
    result: Result, wanted: list[Target], fail_on: FailOn, show_waived: bool = False, off: Collection[str] = ()
) -> int:
    """Write a result to its targets, and give the exit code that its findings demand."""
    from claimcheck.output import render

    def rendered(form: FormName, width: int, colour: bool) -> str:
        return render(result, form, width=width, colour=colour, show_waived=show_waived, fail_on=fail_on, off=off)

    deliver(wanted, rendered)
    return 1 if result.fails(fail_on) else 0
