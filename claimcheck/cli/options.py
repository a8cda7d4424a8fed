"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

FailOn = Literal["error", "warning", "note", "never"]  # the model's, which starting up need not wait for
FormName = Literal["terminal", "json", "jsonl", "github", "markdown", "sarif", "gitlab", "junit", "html"]
Form = Annotated[FormName, typer.Option("--format", help="How to print it.")]
FactsForm = Annotated[Literal["terminal", "json"], typer.Option("--format", help="How to print it.")]
Output = Annotated[
    Path | None, typer.Option("--output", help="Write to this file, not to standard output.", metavar="FILE")
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        help="Write to this file, in the format of its ending or of --format, or as FORMAT=FILE says; may be repeated. "
        "What --format asks for is printed unless a file has it.",
        metavar="FILE",
    ),
]
FailFrom = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="Exit with 1 from findings of this level on; error unless configured otherwise."),
]
ShowWaived = Annotated[bool, typer.Option("--show-waived", help="Show waived findings too, with the reason.")]
Semantic = Annotated[
    bool, typer.Option("--semantic", help="Let the language model of the extra semantic help to find passages.")
]
Previous = Annotated[
    list[str] | None, typer.Option(help="The report of an earlier inspection; may be repeated.", metavar="REPORT")
]


def _turn_off(wanted: bool) -> None:
    if wanted:
        from claimcheck.cache import turn_off

        turn_off()


NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Keep nothing for later runs and use nothing kept.", callback=_turn_off),
]


def rule_names(incomplete: str) -> list[str]:
    """The rules whose names start so, for a shell to complete."""
    from claimcheck.rules import MODULES

    return [name for module in MODULES if (name := module.replace("_", "-")).startswith(incomplete)]


Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", help="Run this rule and no other; may be repeated.", metavar="RULE", autocompletion=rule_names
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", help="Leave this rule out; may be repeated.", metavar="RULE", autocompletion=rule_names),
]
