"""A grade that fell since the last inspection, and a release that does not say so.

The earlier grade is known from the earlier report (`--previous`), from the published grades or from the report
itself. Of six councils' releases after a fall four did not tell it. A fall of the overall grade is a warning, one of
an area a note. Grades of scales that do not compare (adequate and requires improvement) are no fall.

What to do: tell the earlier grade.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.match.earlier import Standing, change, standing_before
from claimcheck.model import Comparison, Finding, Judgement
from claimcheck.release.gradewords import grade_words_of
from claimcheck.release.wording import grade_words
from claimcheck.report.framework import grade_name
from claimcheck.rules.shared.evidence import in_report, listed
from claimcheck.rules.shared.grades import area_name, evidence, own_judgements, source_of
from claimcheck.rules.shared.sentences import sentences_of
from claimcheck.rules.shared.spin import tells_fall

FAMILY = "grades"
LEVEL = "warning"

_NO_ADJECTIVE = compiled(r"['\"]*(?:$| ?[^a-z\s])")
_EARLIER = compiled(
    r"\b(?:previous(?:ly)?|last (?:time|inspect\w*|rat\w+|report)|former(?:ly)?|ago|earlier|no longer|lost|used to"
    r"|from (?:(?:an?|its|our|their|being|the|overall|previous|rated) ){0,3}['\"]*(?=outstanding|good|requir)"
    r"|once|had been|until|then|back in)\b"
)


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for the overall grade, or else one note for all the areas that fell."""
    headline = case.inspection.judgement("overall")
    fell = _fall(case, headline) if headline else None
    if headline and fell:
        if not tells_fall(case, fell.grade) and not _mentioned(case, headline, fell):
            certain = fell.disputed is None and fell.evidence.source != "report" and not case.release.excerpt
            yield _finding(case, [(headline, fell)], certain)
        return
    areas = [(j, f) for j in own_judgements(case) if (f := _fall(case, j)) and not _told(case, j, f)]
    if areas and not any(tells_fall(case, f.grade) or _mentioned(case, j, f) for j, f in areas):
        yield _finding(case, areas, certain=False)


def _fall(case: Comparison, judgement: Judgement) -> Standing | None:
    before = standing_before(case.earlier, judgement.area)
    return before if before and change(case.inspection, before.grade, judgement.grade) == "fall" else None


def _told(case: Comparison, judgement: Judgement, before: Standing) -> bool:
    return any(
        m.statement.when == "previous" and m.statement.area == judgement.area and m.statement.grade == before.grade
        for m in case.statements
    )


def _mentioned(case: Comparison, judgement: Judgement, before: Standing) -> bool:
    """Whether a sentence has both grades, or the earlier one and what tells of an earlier time, in whatever form."""
    text = case.release.document.text
    year = (before.evidence.date or "")[:4]
    for sentence in sentences_of(case):
        earlier = _EARLIER.search(sentence.words) or (year and year in sentence.words)
        hits = list(grade_words().finditer(sentence.words))
        both = {before.grade, judgement.grade} <= {hit.lastgroup for hit in hits}
        ends = any(h.lastgroup == before.grade and _NO_ADJECTIVE.match(sentence.words, h.end()) for h in hits)
        if earlier and (both or ends):
            return True
        if earlier and any(w.grade == before.grade for w in grade_words_of(sentence.folded, text, listed=True)):
            return True
    return False


def _finding(case: Comparison, fallen: list[tuple[Judgement, Standing]], certain: bool) -> Finding:
    changes = listed(
        [f"{area_name(case, j.area)} fell from {grade_name(f.grade)} to {grade_name(j.grade)}" for j, f in fallen]
    )
    disputed = next((f.disputed for _, f in fallen if f.disputed), None)
    doubt = f"; {source_of(disputed)} has {grade_name(disputed.grade)}" if disputed else ""
    return Finding(
        f"The release does not say that {changes} (earlier grade: {source_of(fallen[0][1].evidence)}{doubt}).",
        tuple(
            location
            for judgement, before in fallen
            for location in (in_report(case, judgement.passage), *evidence(case, before.evidence))
        ),
        level=None if certain else "note",
    )
