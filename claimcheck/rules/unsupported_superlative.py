"""A ranking that neither the report nor the published grades support.

"First in the country", "one of only five", "top 30 per cent", "most improved": inspectors grade a council against a
standard and rank nobody. The report is searched for the claim; where the history can tell (how many authorities held
that grade or a better one when the report came out: in all, in a region, under the same framework) it is counted. What
the history cannot tell (a part of a region, a jump of grades before 2013) stands unsupported: the release should say
where the figure comes from.

What to do: drop the claim, or give its source and date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.cache.patterns import compiled
from claimcheck.history import grades_of, known_name, standing
from claimcheck.language.fold import fold_document
from claimcheck.match.earlier import scale_of
from claimcheck.model import Comparison, Finding, Inspection
from claimcheck.regions import authorities_of, region_named, shown
from claimcheck.release.wording import grade_words
from claimcheck.rules.shared.evidence import in_release, quoted
from claimcheck.rules.shared.grades import area_name
from claimcheck.rules.shared.numbers import value
from claimcheck.rules.shared.sentences import Sentence, names_of, sentences_of, speaker_at
from claimcheck.rules.shared.spin import denied, lexicon, spin_pattern

FAMILY = "spin"
LEVEL = "warning"

_PER_CENT = {"half": 50, "third": 34, "thirty": 30, "quarter": 25, "fifth": 20, "tenth": 10}
_NATIONAL = compiled(r"\b(?:country|england|nation|national|nationally|uk|councils|authorities|services)\b")
_NARROWER = compiled(
    r"\b(?:region|north|south|east|west|midlands|london|outside|cit(?:y|ies)|counties|boroughs|unitar(?:y|ies)|both|jump|from|two"
    r" grades|under this|of its (?:kind|size|type)|neighbours|yorkshire|area|valley|coast"
    r"|merseyside|manchester|tyneside|humber|tees|home counties)\b"
)
_REPEATED = compiled(r"\b(?:second|third|fourth|fifth|consecutive|in a row|times|twice)\b")
_OTHER_THINGS = compiled(  # "one of the two areas", "the first council meeting"
    r"(?: \w+)? (?:areas?|categories|judge?ments?|aspects|elements|criteria|grades|ratings|services|meetings?"
    r"|inspections?|leader|officer|homes?|schools?|members?|councillors?|visits?|reports?|strategy|plan)\b"
)
_SLACK = 5  # a fifth, and two councils at least: a count made some weeks earlier or later is no fault


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each sentence with such a claim about the council or its services."""
    report: str | None = None
    for sentence in sentences_of(case):
        claim = _claim(sentence)
        if claim is None:
            continue
        report = fold_document(case.inspection.document).text if report is None else report
        if claim.group() in report:
            continue
        counted = _counted(case, claim, sentence.words)
        if counted == "":
            continue
        yield Finding(
            f"{quoted(claim.group())} is not in the report{counted or ', and no published grade supports it'}.",
            (in_release(case, sentence.passage, speaker_at(case, sentence.offset(claim))),),
            level="note" if counted is None and _NARROWER.search(sentence.words) else None,
        )


def _claim(sentence: Sentence) -> re.Match[str] | None:
    said = sentence.words
    for kind, pattern in _superlatives().items():
        for found in pattern.finditer(said):
            rest = said[found.end() :]
            about = rest if kind in ("one_of", "only") else said
            if not spin_pattern("graded").search(about) and kind not in ("top", "best"):
                continue
            if _OTHER_THINGS.match(rest):
                continue
            if kind == "top" and not _NATIONAL.search(said):
                continue
            if not denied(said, found.start()) and not spin_pattern("wishes").search(said[: found.start()]):
                return found
    return None


def _counted(case: Comparison, claim: re.Match[str], sentence: str) -> str | None:
    """What the history counts against the claim; "" where it bears it out, None where it cannot tell."""
    kind = next(kind for kind, pattern in _superlatives().items() if pattern is claim.re)
    area, region, own = _area(case, sentence), region_named(sentence), known_name(case.inspection.authority or "")
    beyond = sentence.replace(region.group(), " ") if region else sentence
    within = authorities_of(region["region"]) if region else ()
    scale, grade = scale_of(case.inspection), case.inspection.grade(area) if area else None
    day = _published(case.inspection)
    if kind == "best" or _REPEATED.search(sentence) or _NARROWER.search(beyond) or (region and own not in within):
        return None
    if area is None or grade not in scale or not day:
        return None
    others = [
        past
        for name, past in standing(day).items()
        if area in past.grades and name != own and (name in within or not region)
    ]
    what = "that overall grade" if area == "overall" else f"that grade for {area_name(case, area)}"
    what += f" in {shown(region['region'])}" if region else ""
    if kind == "top":
        as_good = scale[: scale.index(grade) + 1]
        counted = _above_share(claim, [past.grades[area] in as_good for past in others], what)
    else:
        holders = [past for past in others if past.grades[area] == grade]
        alike = sum(_same_family(past.framework, case.inspection.framework) for past in holders)
        counted = _above_number(kind, claim, len(holders), alike, what)
    return f"; when it came out {counted}" if counted else ""


def _above_share(claim: re.Match[str], as_good: Sequence[bool], what: str) -> str:
    """How many authorities did as well, of all with this one, where that is a larger share than claimed."""
    good, every = 1 + sum(as_good), 1 + len(as_good)
    share = round(100 * good / every)
    told = claim["part"] or claim["share"]
    if share <= (_PER_CENT.get(told) or value(told)) + 1:
        return ""
    return f"{good} of {every} authorities ({share} per cent) held {what} or a better one"


def _above_number(kind: str, claim: re.Match[str], holders: int, alike: int, what: str) -> str:
    """How many others held the grade, where that is not what is claimed; `alike` did so at the same inspection."""
    if kind in ("first", "only"):
        many = "another authority" if alike == 1 else f"{alike} other authorities"
        return f"{many} held {what}" if alike else ""
    told = value(claim["count"])
    if any(abs(count - told) <= max(2, count // _SLACK) for count in (1 + alike, 1 + holders)):
        return ""
    return f"{1 + holders} authorities held {what}"


def _area(case: Comparison, sentence: str) -> str | None:
    """The area whose grade the claim is about; None where the sentence names several, or another grade than ours."""
    areas = names_of(case).areas_in(sentence)
    area = areas[0] if areas else "overall"
    told = {hit.lastgroup for hit in grade_words().finditer(sentence)}
    return area if len(areas) < 2 and told <= {case.inspection.grade(area)} else None


def _same_family(one: str, other: str | None) -> bool:
    """Whether two frameworks are editions of one inspection ("ilacs_2018", "ilacs_2023")."""
    return one.partition("_")[0] == (other or "").partition("_")[0]


def _published(inspection: Inspection) -> str | None:
    """The day the report came out, from the history where it does not print it."""
    known = (p.published for p in grades_of(inspection.authority or "") if p.start == inspection.start)
    return inspection.published or next(known, None) or inspection.end


@cache
def _superlatives() -> dict[str, re.Pattern[str]]:
    return {kind: compiled(pattern) for kind, pattern in lexicon().superlatives.items()}
