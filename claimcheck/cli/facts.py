"""The commands that tell what claimcheck reads and knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.console import complain, emit, known_rule, refuse, terminal
from claimcheck.cli.options import FactsForm, NoCache, Output, rule_names

if TYPE_CHECKING:
    from claimcheck.model import Inspection


def report(
    reports: Annotated[list[str], typer.Argument(help="Inspection reports: PDF or text.", metavar="REPORT...")],
    form: FactsForm = "terminal",
    output: Output = None,
    no_cache: NoCache = False,
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
    width, colour = terminal(output)
    between = "\n" if form == "terminal" else ""
    if found:
        emit(between.join(render_report(one, form, width=width, colour=colour) for one in found), output)
    for refusal in refused:
        complain(str(refusal))
    raise typer.Exit(2 if refused else 0)


def history(
    authority: Annotated[list[str], typer.Argument(help="The authority's name.", metavar="AUTHORITY")],
    form: FactsForm = "terminal",
    output: Output = None,
) -> None:
    """Print the grades of an authority over time."""
    from claimcheck.history import grades_of, names, names_with, origin, successors, title
    from claimcheck.output.history import as_json, render
    from claimcheck.output.words import day
    from claimcheck.suggest import did_you_mean

    asked = " ".join(authority)
    after = successors(asked)
    born = origin(after[0]) if after else None
    if born:
        refuse(f"{asked}: abolished on {day(born.since.isoformat())}; ask for {' or '.join(map(title, after))}")
    found = grades_of(asked)
    if not found:
        near = names_with(asked)
        if len(near) > 1:
            refuse(f"{asked}: {len(near)} authorities have this in their names: {', '.join(map(title, near))}")
        if not near:
            refuse(f"{asked}: no such authority in the history{did_you_mean(asked.lower(), names())}")
        found = grades_of(near[0])
    width, colour = terminal(output)
    emit(as_json(found) if form == "json" else render(found, width=width, colour=colour), output)


def rules() -> None:
    """List the rules with their default levels."""
    from claimcheck.output.facts import render_rules
    from claimcheck.rules import rules as known

    width, colour = terminal()
    emit(render_rules(known().values(), width=width, colour=colour))


def explain(
    rule: Annotated[str, typer.Argument(help="The rule's name.", metavar="RULE", autocompletion=rule_names)],
) -> None:
    """Explain a rule and show its examples."""
    from claimcheck.output.facts import render_rule
    from claimcheck.rules import rules as known
    from claimcheck.rules.examples import examples

    known_rule(rule)
    width, colour = terminal()
    emit(render_rule(known()[rule], examples(rule), width=width, colour=colour))


def schema(
    config: Annotated[bool, typer.Option("--config", help="That of claimcheck.yaml, for editors, instead.")] = False,
) -> None:
    """Print the JSON Schema of compare's JSON.

    Its BatchDocument is the shape of check's.
    """
    from claimcheck.output.json import config_schema
    from claimcheck.output.json import schema as result_schema

    emit(config_schema() if config else result_schema())


def score(
    corpus: Annotated[Path, typer.Argument(help="A folder of labelled cases.", metavar="CORPUS")],
    form: FactsForm = "terminal",
    output: Output = None,
) -> None:
    """Measure precision and recall on a labelled corpus."""
    from claimcheck.output import score as scores
    from claimcheck.output.sheet import printed
    from claimcheck.score import score as rate

    found = rate(corpus)
    emit(scores.as_json(found) if form == "json" else printed(scores.render(found), *terminal(output)), output)
    raise typer.Exit(0 if found.perfect else 1)
