"""How the rules on grades name grades, areas and their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.model import Comparison, EarlierGrade, Judgement, Location, StatementMatch
from claimcheck.report.framework import framework_of
from claimcheck.rules.shared.evidence import in_release, in_report


def area_name(case: Comparison, area: str) -> str:
    """An area as a sentence says it; "overall" for the headline."""
    known = framework_of(case.inspection)
    found = known.area(area) if known else None
    if area == "overall":
        return "the services overall"
    return (found.short or found.name) if found else area.replace("_", " ")


def own_judgements(case: Comparison) -> list[Judgement]:
    """The grades of the authority's own areas, the headline and the safeguarding board left out."""
    known = framework_of(case.inspection)
    own = {a.id for a in known.areas if a.own} if known else {j.area for j in case.inspection.judgements} - {"lscb"}
    return [j for j in case.inspection.judgements if j.area in own and j.area != "overall"]


def evidence(case: Comparison, found: Judgement | EarlierGrade | None) -> Iterator[Location]:
    """Where the grade stands that a statement was held against; nothing where only the history has it."""
    if isinstance(found, Judgement):
        yield in_report(case, found.passage)
    elif found and found.passage:
        if found.document:
            yield Location("previous", found.document, found.passage)
        else:
            yield in_report(case, found.passage)


def source_of(found: EarlierGrade) -> str:
    """An earlier grade's source and date, for a sentence."""
    year = found.date[:4] if found.date else "an earlier year"
    return {
        "previous": f"the report of the inspection of {year}",
        "history": f"the published grades of {year}",
        "report": "what the report says of the last inspection",
    }[found.source]


def together(matches: Iterable[StatementMatch]) -> list[list[StatementMatch]]:
    """Matches of the same words of the release (one grade stated for several areas) in one list."""
    groups: dict[tuple[int, int], list[StatementMatch]] = {}
    for match in matches:
        span = match.statement.words[0]
        groups.setdefault((span.start, span.end), []).append(match)
    return list(groups.values())


def statement_locations(case: Comparison, group: list[StatementMatch]) -> tuple[Location, ...]:
    """The sentence of the release, then the grades it was held against."""
    statement = group[0].statement
    return (
        in_release(case, statement.passage, statement.speaker),
        *(location for match in group for location in evidence(case, match.evidence)),
    )
