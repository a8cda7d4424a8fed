"""A release about an inspection that tells none of its grades, or only areas' that are better than the overall one.

Readers look for the grade first; of 53 councils' own releases 38 tell it in their first lines, and where it comes
late or not at all it is a poor one. Whoever reads only the release cannot tell how the services were judged.

What to do: state the overall grade (since April 2026 the grade of each area, of an area SEND inspection its outcome) as
the report prints it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.match.earlier import scale_of
from claimcheck.model import Comparison, Finding, Judgement
from claimcheck.release.gradewords import grade_words_of
from claimcheck.report.framework import Framework, framework_of, grade_name
from claimcheck.rules.shared.evidence import in_report, listed, omission_level
from claimcheck.rules.shared.grades import area_name, own_judgements
from claimcheck.rules.shared.sentences import sentences_of

FAMILY = "grades"
LEVEL = "warning"


def check(case: Comparison) -> Iterator[Finding]:
    """At most one finding, at the report's overall grade or its grades by area."""
    headline = [j for j in case.inspection.judgements if j.area == "overall"] or list(case.inspection.judgements)
    stated = {m.statement.area for m in case.statements if m.statement.when == "current"}
    if not headline or not stated <= _better(case):
        return
    known = framework_of(case.inspection)
    if known and known.told:
        yield from _outcome_not_told(case, known, headline[0])
        return
    given = {j.grade for j in (headline if stated else case.inspection.judgements)}
    text = case.release.document.text
    if any(word.grade in given for s in sentences_of(case) for word in grade_words_of(s.folded, text)):
        return
    grades = listed([f"{area_name(case, j.area)} {grade_name(j.grade)}" for j in headline])
    yield Finding(
        f"The release states {'only a better grade' if stated else 'no grade'}; the report grades {grades}.",
        tuple(in_report(case, j.passage) for j in headline),
        level=omission_level(case),
    )


def _better(case: Comparison) -> set[str]:
    """The areas graded above the overall effectiveness."""
    scale, overall = scale_of(case.inspection), case.inspection.grade("overall")
    above = scale[: scale.index(overall)] if overall in scale else ()
    return {j.area for j in own_judgements(case) if j.grade in above}


def _outcome_not_told(case: Comparison, known: Framework, outcome: Judgement) -> Iterator[Finding]:
    """A finding unless a word of the release is of this outcome alone among the framework's."""
    labels = {grade.id: set(grade.label.lower().split()) for grade in known.scale}
    own = labels[outcome.grade].difference(*(words for grade, words in labels.items() if grade != outcome.grade))
    if not any(own.intersection(s.folded.text.split()) for s in sentences_of(case)):
        yield Finding(
            f"The release does not tell the outcome of the inspection: {grade_name(outcome.grade)}.",
            (in_report(case, outcome.passage),),
            level=omission_level(case),
        )
