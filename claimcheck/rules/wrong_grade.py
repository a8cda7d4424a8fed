"""A grade stated otherwise than the report gives it.

The release says plainly that an area, or the services overall, were given a grade at this inspection, and the report's
table gives another. Grades are what most readers take from a release; the publicity code for councils asks that
statements of fact be accurate. Where area or time leave room for doubt nothing is said.

It also counts: "good in three of the four areas" where two were.

What to do: state the grade as the report prints it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.match.earlier import scale_of
from claimcheck.model import Comparison, Finding
from claimcheck.release.gradewords import grade_words_of
from claimcheck.release.wording import pattern
from claimcheck.report.framework import grade_name
from claimcheck.rules.shared.evidence import in_release, in_report, listed
from claimcheck.rules.shared.grades import area_name, own_judgements, statement_locations, together
from claimcheck.rules.shared.numbers import NUMBER, value
from claimcheck.rules.shared.sentences import Sentence, names_of, sentences_of

FAMILY = "grades"
LEVEL = "error"

_OF_ALL = compiled(
    rf"\b(?P<count>{NUMBER}) (?:out )?of (?:the|its|our|their|all)? ?(?P<all>four|five|six|4|5|6)"
    r" (?:(?:key|main|graded|judgement|inspection|individual|separate) )?"
    r"(?:areas?|categories|judge?ments?|criteria|measures)\b"
)
_LOOSE = compiled(
    r"\b(?:19|20)\d\d|\b(?:or|better|above|below|not|no|if|would|could|least|previous\w*|last|were then)\b"
)
_BROKEN = compiled(r"[;:.]|\b(?:and|but|while|with|whereas)\b")
_NEAR = 60  # characters between the count and the grade


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each passage that states a wrong grade, with the grade the report prints."""
    wrong = [m for m in case.statements if m.verdict == "wrong" and m.statement.when == "current" and m.expected]
    once = {(m.statement.passage, m.statement.area, m.statement.grade): m for m in reversed(wrong)}
    for group in together(reversed(once.values())):
        grades = listed([f"{area_name(case, m.statement.area)} {grade_name(m.expected or '')}" for m in group])
        printed = dict.fromkeys(getattr(m.evidence, "printed", "") for m in group)
        yield Finding(
            f"The report grades {grades}, not {grade_name(group[0].statement.grade)}.",
            statement_locations(case, group),
            suggestion=" / ".join(printed) or None,
        )
    yield from _counts(case)


def _counts(case: Comparison) -> Iterator[Finding]:
    """One finding for each sentence that gives a grade to another number of all the areas than the report does."""
    areas = own_judgements(case)
    every = [j for j in case.inspection.judgements if j.area == "overall"] + areas
    scale = scale_of(case.inspection)
    text = case.release.document.text
    for sentence in sentences_of(case):
        counts = list(_OF_ALL.finditer(sentence.words))
        words = grade_words_of(sentence.folded, text) if counts else []
        if len(counts) != 1 or len(words) != 1 or words[0].grade not in scale or _apart(case, sentence):
            continue
        [told], [word] = counts, words
        gap = sentence.words[min(told.end(), word.end) : max(told.start(), word.start)]
        groups = [group for group in (areas, every) if len(group) == value(told["all"])]
        right = {sum(j.grade == word.grade for j in group) for group in (areas, every)}
        if groups and len(gap) <= _NEAR and not _BROKEN.search(gap) and value(told["count"]) not in right:
            given = sum(j.grade == word.grade for j in groups[0])
            yield Finding(
                f"The release says {told.group()} {grade_name(word.grade)}; the report grades {given} so.",
                (in_release(case, sentence.passage), *(in_report(case, j.passage) for j in groups[0])),
            )


def _apart(case: Comparison, sentence: Sentence) -> bool:
    """Whether a sentence may speak of another time, another body, or of a grade and the ones beside it."""
    said = sentence.words
    others = names_of(case).other_authorities(sentence.folded, case.release.document.text)
    apart = any(pattern(name).search(said) for name in ("past", "left_behind", "elsewhere", "many", "target"))
    return bool(others) or apart or _LOOSE.search(said) is not None
