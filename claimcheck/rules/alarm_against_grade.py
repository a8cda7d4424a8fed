"""Alarm, in the inspectorate's name or as plain fact, beside a good report.

The services and each of their areas were graded good or outstanding, and a headline or an opponent's post says that
the inspectorate "slams" them, that the report is "damning", or that the council is "failing". It is the same fault as
praise beside a fall. A speaker's own anger is opinion and is left alone; so are words about the past or another
council.

What to do: tell the grade, and quote the criticism in the report's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.cache.patterns import compiled
from claimcheck.model import Comparison, Finding, Location
from claimcheck.release.names import Names
from claimcheck.release.wording import pattern
from claimcheck.report.framework import grade_name
from claimcheck.rules.shared.evidence import in_release, in_report
from claimcheck.rules.shared.grades import own_judgements
from claimcheck.rules.shared.sentences import Sentence, names_of, sentences_of, speaker_at
from claimcheck.rules.shared.spin import denied, lexicon, spin_pattern

FAMILY = "spin"
LEVEL = "warning"

_GOOD = frozenset({"good", "outstanding"})


def check(case: Comparison) -> Iterator[Finding]:
    """At most one finding, at every sentence that sounds the alarm."""
    areas = own_judgements(case)
    headline = case.inspection.judgement("overall")
    if not areas or any(j.grade not in _GOOD for j in ([*areas, headline] if headline else areas)):
        return
    names = names_of(case)
    places = [place for sentence in sentences_of(case) if (place := _place(case, sentence, names))]
    if places:
        best = headline or areas[0]
        yield Finding(
            f"The release sounds the alarm; the report grades the services {grade_name(best.grade)}"
            f"{' overall and every area good or better' if headline else ' or better in every area'}.",
            (*places, in_report(case, best.passage)),
        )


def _place(case: Comparison, sentence: Sentence, names: Names) -> Location | None:
    said = sentence.words
    in_its_name = _alarm().search(said)
    found = in_its_name or spin_pattern("failing").search(said)
    if found is None or spin_pattern("not_now").search(said) or pattern("elsewhere").search(said):
        return None
    if denied(said, found.start()) or names.other_authorities(sentence.folded, case.release.document.text):
        return None
    speaker = speaker_at(case, sentence.offset(found))
    opinion = speaker is not None and not in_its_name
    return None if opinion else in_release(case, sentence.passage, speaker)


@cache
def _alarm() -> re.Pattern[str]:
    """The inspectorate condemns, something is condemned by it, or its report is a damning one."""
    spin = lexicon()
    condemns, damning = spin.alarm
    who = spin.inspectorate
    return compiled(
        rf"\b{who} (?:has |have )?{condemns}|{condemns} (?:\w+ ){{0,2}}by {who}"
        rf"|{damning} (?:[\w'-]+ ){{0,3}}(?:ofsted|inspection|inspectors|report|verdict|findings|judge?ment)\b"
        rf"|\b{who} (?:is|are|was|were) {damning}"
    )
