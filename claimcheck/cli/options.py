"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

FailOn = Literal["error", "warning", "note", "never"]
Form = Annotated[
    Literal["terminal", "json", "jsonl", "github", "markdown", "sarif", "gitlab", "junit", "html"],
    typer.Option("--format", help="How to print it."),
]
FactsForm = Annotated[Literal["terminal", "json"], typer.Option("--format", help="How to print it.")]
Output = Annotated[
    Path | None, typer.Option("--output", help="Write to this file, not to standard output.", metavar="FILE")
]
FailFrom = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="Exit with 1 from findings of this level on; error unless configured otherwise."),
]
Config = Annotated[Path | None, typer.Option("--config", help="The configuration.", metavar="FILE")]
ShowWaived = Annotated[bool, typer.Option("--show-waived", help="Show waived findings too, with the reason.")]
Previous = Annotated[list[str] | None, typer.Option(help="The report of an earlier inspection.", metavar="REPORT")]
