"""Praise put in the inspectorate's mouth beside a fall in grade.

The overall grade fell since the last inspection, and the release, or somebody in it, says that the inspectorate gave
"a vote of confidence" or "a ringing endorsement". A speaker may be proud; that is opinion and is left alone. What the
inspectorate said is a matter of fact (IPSO Editors' Code, clause 1: comment and fact are told apart). It is silent
where the same voice tells the fall; a fall that another voice tells leaves the praise as it stands.

What to do: quote what the report does praise, and tell the grade before and now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.cache.patterns import compiled
from claimcheck.match.earlier import change
from claimcheck.model import Comparison, Finding
from claimcheck.report.framework import grade_name
from claimcheck.rules.shared.evidence import in_release, in_report, listed
from claimcheck.rules.shared.grades import area_name, own_judgements
from claimcheck.rules.shared.sentences import Sentence, sentences_of, speaker_at
from claimcheck.rules.shared.spin import denied, lexicon, overall_fall, tells_fall

FAMILY = "spin"
LEVEL = "error"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each sentence that puts praise in the inspectorate's mouth."""
    fall, headline = overall_fall(case), case.inspection.judgement("overall")
    if fall is None or headline is None:
        return
    before, now = fall
    for sentence in sentences_of(case):
        praise = _praise(sentence)
        if praise is None:
            continue
        speaker = speaker_at(case, sentence.offset(praise))
        if tells_fall(case, before, speaker, any_voice=False):
            continue
        yield Finding(
            f"{_named(speaker)} puts praise in the inspectorate's mouth, "
            f"“{praise.group('praise')}”, though the overall grade fell from {grade_name(before)} to "
            f"{grade_name(now)}{_better(case, now)}.",
            (in_release(case, sentence.passage, speaker), in_report(case, headline.passage)),
        )


def _praise(sentence: Sentence) -> re.Match[str] | None:
    for pattern in _patterns():
        found = pattern.search(sentence.words)
        if found and not denied(sentence.words, found.start("praise")) and not denied(sentence.words, found.start()):
            return found
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The inspectorate gives praise; praise from the inspectorate; the inspectorate approves."""
    spin = lexicon()
    who, praise = spin.inspectorate, f"(?P<praise>{'|'.join(spin.endorsements)})"
    return (
        compiled(rf"\b{who}\b[^.;,]{{0,40}}?\b{spin.gives}\b[^.;]{{0,60}}?\b{praise}"),
        compiled(rf"\b{praise}[^.;,]{{0,20}}? (?:from|by|of) {who}\b"),
        compiled(rf"\b{who} (?P<praise>{spin.approves}) (?:our|the|this|us|what|his|her|their)\b"),
    )


def _better(case: Comparison, headline: str) -> str:
    """The areas graded better than the headline, so that the finding is fair."""
    areas = [j for j in own_judgements(case) if change(case.inspection, headline, j.grade) == "rise"]
    names = [f"{area_name(case, j.area)} was graded {grade_name(j.grade)}" for j in areas]
    return f"; {listed(names)}" if names else ""


def _named(speaker: str | None) -> str:
    """The speaker as the subject of a sentence, a role behind the name closed by a comma."""
    words = speaker or "the release"
    return words[:1].upper() + words[1:] + ("," if "," in words else "")
