"""The command line: reads arguments, calls the library, prints, and exits with 0, 1 or 2."""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer

import claimcheck
from claimcheck.cli.all_pairs import check, init
from claimcheck.cli.console import complain, emit
from claimcheck.cli.facts import explain, history, report, rules, schema, score
from claimcheck.cli.one_pair import compare, demo, fix

app = typer.Typer(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Compares a council's press release with the inspection report it talks about, and says where the two differ.",
    epilog="Exit codes: 0 nothing found at or above --fail-on, 1 something found, 2 could not check.",
)
for command in (compare, check, init, report, fix, history, rules, explain, schema, score, demo):
    app.command()(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        emit(f"claimcheck {claimcheck.__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        emit(context.get_help() + "\n")
        raise typer.Exit(2)


def main() -> NoReturn:
    """Run the command line. Whatever goes wrong with the input ends in one line and exit code 2."""
    try:
        code = app(prog_name="claimcheck", standalone_mode=False)
    except typer.TyperException as error:
        code = complain(" ".join(error.format_message().split()))
    except (typer.Abort, KeyboardInterrupt):
        code = 130
    except claimcheck.InputError as error:
        code = complain(str(error))
    except OSError as error:
        code = complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
    except Exception as error:
        from claimcheck.faults import describe

        code = complain(describe(error))
    sys.exit(code)
