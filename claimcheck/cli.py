"""The command line: reads arguments, calls the library, prints, and exits with 0, 1 or 2."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

import claimcheck

if TYPE_CHECKING:
    from claimcheck.model import Inspection, Level, Result
    from claimcheck.output import Format

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Compares a council's press release with the inspection report it talks about, and says where the two differ.",
    epilog="Exit codes: 0 nothing found at or above --fail-on, 1 something found, 2 could not check.",
)

FailOn = Literal["error", "warning", "note", "never"]
_FORMAT = Annotated[
    Literal["terminal", "json", "jsonl", "github", "markdown"], typer.Option("--format", help="How to print it.")
]
_FACTS = Annotated[Literal["terminal", "json"], typer.Option("--format", help="How to print it.")]
_OUTPUT = Annotated[
    Path | None, typer.Option("--output", help="Write to this file, not to standard output.", metavar="FILE")
]


def _print_version(wanted: bool) -> None:
    if wanted:
        _write(f"claimcheck {claimcheck.__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def compare(
    release: Annotated[
        str, typer.Argument(help="The press release: text, Markdown or PDF; - for standard input.", metavar="RELEASE")
    ],
    report: Annotated[str, typer.Argument(help="The inspection report it talks about: PDF or text.", metavar="REPORT")],
    previous: Annotated[
        list[str] | None, typer.Option(help="The report of an earlier inspection.", metavar="REPORT")
    ] = None,
    form: _FORMAT = "terminal",
    output: _OUTPUT = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 from findings of this level on.")] = "error",
    select: Annotated[list[str] | None, typer.Option(help="Run this rule and no other.", metavar="RULE")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Leave this rule out.", metavar="RULE")] = None,
    excerpt: Annotated[bool, typer.Option("--excerpt", help="The release is only a part of one.")] = False,
) -> None:
    """Hold a release against the report it talks about."""
    from claimcheck.check import compare as hold

    if [release, report, *(previous or [])].count("-") > 1:
        _refuse("-: standard input can be only one of the files")
    levels = _levels(select or [], ignore or [])
    _finish(hold(release, report, previous or [], excerpt=excerpt, levels=levels), form, output, fail_on)


@app.command()
def report(
    reports: Annotated[list[str], typer.Argument(help="Inspection reports: PDF or text.", metavar="REPORT...")],
    form: _FACTS = "terminal",
    output: _OUTPUT = None,
) -> None:
    """Print what is read in an inspection report."""
    from claimcheck.check import read_report
    from claimcheck.model import InputError
    from claimcheck.output import render_report

    found: list[Inspection] = []
    refused: list[InputError] = []
    for path in reports:
        try:
            found.append(read_report(path))
        except InputError as error:
            refused.append(error)
    width, colour = _terminal(output)
    between = "\n" if form == "terminal" else ""
    if found:
        _write(between.join(render_report(one, form, width=width, colour=colour) for one in found), output)
    for refusal in refused:
        _complain(str(refusal))
    raise typer.Exit(2 if refused else 0)


@app.command()
def fix(
    release: Annotated[str, typer.Argument(help="The press release: text, Markdown or Word.", metavar="RELEASE")],
    report: Annotated[str, typer.Argument(help="The inspection report it talks about.", metavar="REPORT")],
    previous: Annotated[
        list[str] | None, typer.Option(help="The report of an earlier inspection.", metavar="REPORT")
    ] = None,
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
        _write(f"{clean(release)}: no quotation to put right\n")
    elif write:
        make(original, found)
        _write(f"{clean(release)}: {number(len(found), 'change')} made\n")
    else:
        _write(difference(original.document, found))
    raise typer.Exit(1 if found and not write else 0)


@app.command()
def history(authority: Annotated[list[str], typer.Argument(help="The authority's name.", metavar="AUTHORITY")]) -> None:
    """Print the grades of an authority over time."""
    from claimcheck.history import grades_of, names
    from claimcheck.output.facts import render_history

    asked = " ".join(authority)
    found = grades_of(asked)
    if not found:
        _refuse(f"{asked}: no such authority in the history{_nearest(asked.lower(), names())}")
    width, colour = _terminal()
    _write(render_history(found, width=width, colour=colour))


@app.command()
def rules() -> None:
    """List the rules with their default levels."""
    from claimcheck.output.facts import render_rules
    from claimcheck.rules import rules as known

    width, colour = _terminal()
    _write(render_rules(known().values(), width=width, colour=colour))


@app.command()
def explain(rule: Annotated[str, typer.Argument(help="The rule's name.", metavar="RULE")]) -> None:
    """Explain a rule and show its examples."""
    from claimcheck.output.facts import render_rule
    from claimcheck.rules import rules as known
    from claimcheck.rules.examples import examples

    _known_rule(rule)
    width, colour = _terminal()
    _write(render_rule(known()[rule], examples(rule), width=width, colour=colour))


@app.command()
def schema() -> None:
    """Print the JSON Schema of compare's JSON."""
    from claimcheck.output.json import schema as json_schema

    _write(json_schema())


@app.command()
def score(
    corpus: Annotated[Path, typer.Argument(help="A folder of labelled cases.", metavar="CORPUS")],
    form: _FACTS = "terminal",
    output: _OUTPUT = None,
) -> None:
    """Measure precision and recall on a labelled corpus."""
    from claimcheck.output import score as scores
    from claimcheck.output.sheet import printed
    from claimcheck.score import score as rate

    found = rate(corpus)
    _write(scores.as_json(found) if form == "json" else printed(scores.render(found), *_terminal(output)), output)
    raise typer.Exit(0 if found.perfect else 1)


@app.command()
def demo(form: _FORMAT = "terminal") -> None:
    """Compare a pair that ships with claimcheck."""
    from claimcheck.check import compare as hold
    from claimcheck.demo import FOLDER, pair

    release, report, previous = pair()
    result = hold(release, report, [previous])
    if form == "terminal":
        _write(f"$ cd {FOLDER}\n$ claimcheck compare release.txt report.txt --previous previous.txt\n\n")
    _finish(result, form, None, "never")


def main() -> NoReturn:
    """Run the command line. Whatever goes wrong with the input ends in one line and exit code 2."""
    try:
        code = app(standalone_mode=False)
    except typer.TyperException as error:
        code = _complain(" ".join(error.format_message().split()))
    except (typer.Abort, KeyboardInterrupt):
        code = 130
    except claimcheck.InputError as error:
        code = _complain(str(error))
    except OSError as error:
        code = _complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
    except Exception as error:
        code = _complain(f"a fault in claimcheck, please report it: {_fault(error)}")
    sys.exit(code)


def _finish(result: Result, form: Format, output: Path | None, fail_on: FailOn) -> NoReturn:
    """Print a result and exit as its findings demand."""
    from claimcheck.model import LEVELS
    from claimcheck.output import render

    width, colour = _terminal(output)
    _write(render(result, form, width=width, colour=colour), output)
    failing = () if fail_on == "never" else LEVELS[: LEVELS.index(fail_on) + 1]
    raise typer.Exit(1 if any(result.count(level) for level in failing) else 0)


def _levels(select: Collection[str], ignore: Collection[str]) -> dict[str, Level | Literal["off"]]:
    """The rules that --select and --ignore switch off."""
    from claimcheck.rules import rules as known

    for name in (*select, *ignore):
        _known_rule(name)
    return {name: "off" for name in known() if name in ignore or (select and name not in select)}


def _known_rule(name: str) -> None:
    from claimcheck.rules import rules as known

    if name not in known():
        _refuse(f"{name}: no such rule{_nearest(name, known())}")


def _nearest(name: str, names: Collection[str]) -> str:
    """The name that was probably meant, as the end of a complaint."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=60)
    return f"; did you mean {found[0]}?" if found else ""


def _terminal(output: Path | None = None) -> tuple[int, bool]:
    """Width in columns and whether to use colour. Lines longer than 100 columns are hard to read."""
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    plain = output or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    return width, not plain


def _write(text: str, output: Path | None = None) -> None:
    """Print the text, or write it to a file, whole or not at all."""
    if output:
        from claimcheck.output.file import write

        return write(output, text)
    try:
        sys.stdout.buffer.write(text.encode(_encoding(), "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _encoding() -> str:
    """A terminal's own encoding; UTF-8 into pipes and files, whatever the locale."""
    return sys.stdout.encoding if sys.stdout.isatty() else "utf-8"


def _fault(error: Exception) -> str:
    """What went wrong and where, in one line."""
    from traceback import extract_tb

    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"


def _refuse(reason: str) -> NoReturn:
    raise typer.Exit(_complain(reason))


def _complain(reason: str) -> int:
    """Say on standard error, in one line, why it could not check."""
    from claimcheck.output.words import clean

    with suppress(BrokenPipeError):
        print(f"claimcheck: {clean(reason)}", file=sys.stderr)
    return 2
