"""The commands that check what claimcheck.yaml names, and that start one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.console import complain, emit, refuse, say, terminal
from claimcheck.cli.one_pair import chosen_levels, switched_off
from claimcheck.cli.options import FailFrom, Form, Ignore, NoCache, Outputs, Select, ShowWaived
from claimcheck.cli.outputs import deliver, spare, targets

if TYPE_CHECKING:
    from claimcheck.batch import Progress
    from claimcheck.config import Settings


def check(
    releases: Annotated[
        list[str] | None,
        typer.Argument(help="Only these releases, or those in these folders.", metavar="RELEASE..."),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            help="The configuration; claimcheck.yaml of this folder or one above it otherwise.", metavar="FILE"
        ),
    ] = None,
    form: Form = "terminal",
    outputs: Outputs = None,
    fail_on: FailFrom = None,
    select: Select = None,
    ignore: Ignore = None,
    show_waived: ShowWaived = False,
    no_cache: NoCache = False,
    scheduler: Annotated[
        str | None,
        typer.Option(help="Let the workers of this Dask scheduler do the work (extra dask).", metavar="ADDRESS"),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Let all findings of today pass from now on.")
    ] = False,
) -> None:
    """Check all pairs of claimcheck.yaml.

    A release whose front matter names its report needs no pair there.
    """
    from claimcheck.batch import check as check_all
    from claimcheck.config import NAME, Settings, find, load
    from claimcheck.output.summary import render_batch
    from claimcheck.output.words import clean, number
    from claimcheck.settle import renew_baseline

    if write_baseline and (select or ignore):
        refuse("--write-baseline takes the findings of all rules; leave --select and --ignore out")
    wanted = targets(outputs or (), form)
    file = config or find() or Path(NAME)
    settings = load(str(file)) if config or not releases or file.exists() else Settings()
    if not releases and not settings.values.pairs:
        refuse(f"{file}: names no pairs to check")
    spare(wanted, _read(settings, releases or ()))
    levels = chosen_levels(select or (), ignore or (), settings.values.rules)
    batch = check_all(
        settings, releases or (), levels=levels, baseline=not write_baseline, progress=_progress(), scheduler=scheduler
    )
    if write_baseline:
        path = renew_baseline(settings, batch.results, whole=not releases and not batch.refused)
        taken = sum(finding.waived is None for result in batch.results for finding in result.findings)
        emit(f"{clean(str(path))}: {number(taken, 'finding')} of today will pass from now on\n")
    else:
        level = fail_on or settings.values.fail_on
        deliver(
            wanted,
            lambda form, width, colour: render_batch(
                batch, form, level, width=width, colour=colour, show_waived=show_waived, off=switched_off(levels)
            ),
        )
    for notice in (*batch.chosen, *(() if select or ignore else batch.stale)):
        say(notice)
    for refusal in dict.fromkeys(map(str, batch.refused)):
        complain(refusal)
    failed = not write_baseline and any(result.fails(level) for result in batch.results)
    raise typer.Exit(2 if batch.refused else 1 if failed else 0)


def init() -> None:
    """Write a claimcheck.yaml and a workflow.

    They are commented, for a repository on GitHub to start from; no file that is there is written over.
    """
    from importlib.resources import files

    for name, target in {
        "claimcheck.yaml": Path("claimcheck.yaml"),
        "workflow.yml": Path(".github/workflows/claimcheck.yml"),
    }.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("xb") as file:
                file.write(files("claimcheck.init").joinpath(name).read_bytes())
            emit(f"{target}: written\n")
        except FileExistsError:
            emit(f"{target}: is there already, left as it is\n")


def _read(settings: Settings, only: Sequence[str]) -> Iterator[str]:
    """Every file that a check reads."""
    from claimcheck.pairs import pairs
    from claimcheck.settle import baseline_file

    yield from (str(settings.file), str(baseline_file(settings)))
    for pair in pairs(settings, only)[0]:
        yield from (pair.release, pair.report, *pair.previous)


def _progress() -> Progress | None:
    """Tells a terminal which release is waited for; nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        return None
    from claimcheck.output.words import clean

    def tell(number: int, count: int, release: str) -> None:
        line = f"{number}/{count} {clean(release)}"[: terminal()[0] - 1] if number < count else ""
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    return tell
