"""A ranking that neither the report nor the published grades support.

"First in the country", "one of only five", "top 30 per cent", "most improved": inspectors grade a council against a
standard and rank nobody. The report is searched for the claim; where the history can tell (how many authorities held
that grade or a better one when the report came out) it is counted. What the history cannot tell (a region, a jump of
grades before 2013) stands unsupported: the release should say where the figure comes from.

What to do: drop the claim, or give its source and date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.cache.patterns import compiled
from claimcheck.history import grades_of, standing
from claimcheck.language.fold import fold_document
from claimcheck.match.earlier import scale_of
from claimcheck.model import Comparison, Finding, Inspection
from claimcheck.rules.shared.evidence import in_release, quoted
from claimcheck.rules.shared.spin import Sentence, denied, lexicon, sentences_of, speaker_at, words

FAMILY = "spin"
LEVEL = "warning"

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        2,
    )
}
_PARTS = {"half": 50, "third": 34, "quarter": 25, "fifth": 20, "tenth": 10}
_NATIONAL = compiled(r"\b(?:country|england|nation|national|nationally|uk|councils|authorities|services)\b")
_NARROWER = compiled(
    r"\b(?:region|north|south|east|west|midlands|london|outside|cit(?:y|ies)|counties|boroughs|unitar(?:y|ies)|both|jump|from|two"
    r" grades|under this|of its (?:kind|size|type)|neighbours|yorkshire|area|valley|coast"
    r"|merseyside|manchester|tyneside|humber|tees|home counties)\b"
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
        at = sentence.folded.original(claim.start(), claim.end()).start
        yield Finding(
            f"{quoted(claim.group())} is not in the report{counted or ', and no published grade supports it'}.",
            (in_release(case, sentence.passage, speaker_at(case, at)),),
            level="note" if _NARROWER.search(sentence.words) else None,
        )


def _claim(sentence: Sentence) -> re.Match[str] | None:
    said = sentence.words
    for kind, pattern in _superlatives().items():
        for found in pattern.finditer(said):
            rest = said[found.end() :]
            about = rest if kind in ("one_of", "only") else said
            if not words("graded").search(about) and kind not in ("top", "best"):
                continue
            if kind == "top" and not _NATIONAL.search(said):
                continue
            if not denied(said, found.start()) and not words("wishes").search(said[: found.start()]):
                return found
    return None


def _counted(case: Comparison, claim: re.Match[str], sentence: str) -> str | None:
    """What the history counts against the claim; "" where it bears it out, None where it cannot tell."""
    kind = next(kind for kind, pattern in _superlatives().items() if pattern is claim.re)
    scale, grade = scale_of(case.inspection), case.inspection.grade("overall")
    day = _published(case.inspection)
    if kind not in ("one_of", "top") or grade not in scale or not day or _NARROWER.search(sentence):
        return None
    overall = [past.grades.get("overall") for past in standing(day).values()]
    as_good = sum(g in scale[: scale.index(grade) + 1] for g in overall)
    if not any(past == grade for past in overall):
        return None
    if kind == "top":
        share = round(100 * as_good / len(overall))
        told = _PARTS.get(claim["part"] or "", 0) or int(claim["share"] or 0)
        counted = f"{as_good} of {len(overall)} authorities ({share} per cent) held that grade or a better one"
        return "" if share <= told + 1 else f"; when it came out {counted}"
    number = _NUMBERS.get(claim["count"]) or int(claim["count"])
    holding = sum(g == grade for g in overall)
    if abs(holding - number) <= max(2, holding // _SLACK):
        return ""
    return f"; when it came out {holding} authorities held that overall grade"


def _published(inspection: Inspection) -> str | None:
    """The day the report came out, from the history where it does not print it."""
    past = grades_of(inspection.authority) if inspection.authority else ()
    known = (p.published for p in past if inspection.start and p.start == inspection.start)
    return inspection.published or next(known, None) or inspection.end


@cache
def _superlatives() -> dict[str, re.Pattern[str]]:
    return {kind: compiled(pattern) for kind, pattern in lexicon().superlatives.items()}
