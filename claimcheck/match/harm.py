"""A claim that no child is at risk, held against the report's gravest findings.

Releases say it of themselves more often than of anything else, and in words of their own, so that no one sentence of
the report is near. It is contradicted where the report finds children left at risk, and nowhere says that none are.
"""

from __future__ import annotations

from claimcheck.match.alike import Disagreement
from claimcheck.match.passages import Passages, subjects
from claimcheck.match.reading import Reading, lexicon
from claimcheck.model import Inspection

_GRAVEST = 4.0
"""The severity of a finding that children are exposed to harm."""
_REACH = 12
"""Words from "no child" to the harm."""


def denied_harm(claim: Reading, inspection: Inspection, report: Passages) -> Disagreement | None:
    """The words "no child" of a claim, and the report's that name the harm, where the two cannot both be right."""
    known = lexicon()
    harm, child = subjects(known.harm), subjects(known.children)
    ours = _none(claim, harm, child)
    if ours is None or not claim.subjects <= harm | child | subjects([*known.leaving, *known.besides, *known.degrees]):
        return None
    degrees = known.degrees & set(claim.keys)
    severities = {remark.passage[0].start: remark.severity for remark in inspection.remarks}
    found: Disagreement | None = None
    for sentence in report.sentences:
        severity = severities.get(report.index.starts[sentence.first])
        if severity is None or not harm & sentence.terms:
            continue
        reading = Reading(report.keys(sentence))
        if _none(reading, harm, child) or (not severity and _not(reading, harm)):
            return None
        comparable = degrees <= set(reading.keys) and not known.former & set(reading.keys)
        if found is None and severity >= _GRAVEST and child & sentence.terms and comparable:
            found = _left(reading, harm, ours, sentence.first)
    return found


def _none(reading: Reading, harm: frozenset[str], child: frozenset[str]) -> tuple[int, int] | None:
    """Where it says "no child" of a harm named soon after."""
    for quantifier in reading.quantifiers:
        if quantifier.step:
            continue
        near = reading.subjects_in(quantifier.last, quantifier.last + _REACH)
        if near & harm and near & child:
            return quantifier.first, quantifier.last
    return None


def _left(reading: Reading, harm: frozenset[str], ours: tuple[int, int], first: int) -> Disagreement | None:
    """The disagreement with a sentence, which begins at the word `first`, where somebody is left in a harm it names."""
    verbs = [at for at, _ in reading.find(lexicon().leaving)]
    for term in reading.terms:
        if term.name in harm and any(abs(term.first - at) <= _REACH for at in verbs):
            return Disagreement("contradicted", "negation", ours, (first + term.first, first + term.last))
    return None


def _not(reading: Reading, harm: frozenset[str]) -> bool:
    """Whether it denies a harm: "children are not at risk", "did not find any children who were unsafe"."""
    return any(harm & reading.subjects_in(last, last + _REACH) for _, last in reading.negators)
