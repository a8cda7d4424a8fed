"""A change of grade that did not happen: "upgraded", "retains", "downgraded" against the real change.

The release says that a rating rose, was kept or fell; the grade before, from the earlier report or the published
grades, and the grade now say otherwise. It says nothing where an area moved in the direction told, where the earlier
grade is of another scale, or where sources disagree on it.

What to do: tell the grade before and the grade now, and leave the direction to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold_text
from claimcheck.match.earlier import Change, Standing, change, standing_before
from claimcheck.model import Comparison, Finding, Judgement, Location
from claimcheck.release.names import Names
from claimcheck.release.wording import pattern
from claimcheck.report.framework import grade_name
from claimcheck.rules.shared.evidence import in_release, in_report
from claimcheck.rules.shared.grades import area_name, evidence, own_judgements, source_of
from claimcheck.rules.shared.sentences import Sentence, names_of, sentences_of, speaker_at
from claimcheck.rules.shared.spin import denied, spin_pattern

FAMILY = "grades"
LEVEL = "error"

_TOLD: dict[Change, str] = {"rise": "rose", "fall": "fell", "same": "was kept"}
_SEVERAL = compiled(r"\b(?:ratings|grades|judge?ments|areas?|some|several)\b")
_ONE = compiled(r"\bone (?:grade|rating|judge?ment|area|of)\b")
_DIRECTIONS: tuple[tuple[str, Change], ...] = (("improved", "rise"), ("worsened", "fall"))


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each direction wrongly told, at every sentence that tells it."""
    headline = case.inspection.judgement("overall")
    before = _certain(case, "overall")
    if headline is None or before is None:
        return
    actual = change(case.inspection, before.grade, headline.grade)
    moves = {_moved(case, j) for j in own_judgements(case)}
    for name, told in _DIRECTIONS:
        if actual is None or actual == told:
            continue
        names = names_of(case)
        places = [place for s in sentences_of(case) if (place := _place(case, s, name, names, told in moves))]
        if places:
            yield _finding(case, told, headline, before, places)
    yield from _wrongly_kept(case)


def _place(case: Comparison, sentence: Sentence, name: str, names: Names, some_moved: bool) -> Location | None:
    """Where a sentence tells the direction of the overall rating; None where it does not, or may mean an area's."""
    found = spin_pattern(name).search(sentence.words)
    if (
        not found
        or (some_moved and _SEVERAL.search(sentence.words))
        or _ONE.search(sentence.words)
        or denied(sentence.words, found.start())
        or spin_pattern("wishes").search(sentence.words[: found.start()])
        or spin_pattern("not_now").search(sentence.words)
        or pattern("many").search(sentence.words)
        or pattern("elsewhere").search(sentence.words)
        or names.areas_in(sentence.words)
        or names.other_authorities(sentence.folded, case.release.document.text)
        or not spin_pattern("graded").search(sentence.words)
    ):
        return None
    return in_release(case, sentence.passage, speaker_at(case, sentence.offset(found)))


def _wrongly_kept(case: Comparison) -> Iterator[Finding]:
    """Grades rightly stated but said to be kept, though they were others before."""
    text = case.release.document.text
    for match in case.statements:
        stated = match.statement
        if match.verdict != "correct" or stated.when != "current" or not stated.plain:
            continue
        sentence = next((s for s in sentences_of(case) if s.passage == stated.passage), None)
        before = _certain(case, stated.area)
        judgement = case.inspection.judgement(stated.area)
        if not (sentence and before and judgement):
            continue
        low, high = stated.words[0].start, stated.words[-1].end
        shown = fold_text(text[max(sentence.passage[0].start, low - 60) : high])
        kept = spin_pattern("kept").search(shown[: shown.rfind(grade_name(stated.grade).split()[0])])
        moved = change(case.inspection, before.grade, judgement.grade)
        if kept and moved == "fall" and not denied(shown, kept.start()):
            yield _finding(case, "same", judgement, before, [in_release(case, stated.passage, stated.speaker)])


def _finding(case: Comparison, told: Change, judgement: Judgement, before: Standing, places: list[Location]) -> Finding:
    actual = change(case.inspection, before.grade, judgement.grade)
    now = (
        f"was {grade_name(judgement.grade)} before and is now"
        if actual == "same"
        else f"went from {grade_name(before.grade)} to {grade_name(judgement.grade)}"
    )
    return Finding(
        f"The release says that the grade {_TOLD[told]}; {area_name(case, judgement.area)} {now} "
        f"(earlier grade: {source_of(before.evidence)}).",
        (*places, in_report(case, judgement.passage), *evidence(case, before.evidence)),
    )


def _certain(case: Comparison, area: str) -> Standing | None:
    """The grade that stood before, where a source better than the report's own prose tells it undisputed."""
    before = standing_before(case.earlier, area)
    return before if before and not before.disputed and before.evidence.source != "report" else None


def _moved(case: Comparison, judgement: Judgement) -> Change | None:
    before = standing_before(case.earlier, judgement.area)
    return change(case.inspection, before.grade, judgement.grade) if before else None
