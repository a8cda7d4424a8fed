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
from claimcheck.rules.shared.evidence import in_release, in_report
from claimcheck.rules.shared.grades import grade_name, own_judgements
from claimcheck.rules.shared.spin import Sentence, denied, lexicon, names_of, sentences_of, speaker_at, words

FAMILY = "spin"
LEVEL = "warning"

_GOOD = frozenset({"good", "outstanding"})


def check(case: Comparison) -> Iterator[Finding]:
    """At most one finding, at every sentence that sounds the alarm."""
    areas = own_judgements(case)
    headline = next((j for j in case.inspection.judgements if j.area == "overall"), None)
    if not areas or any(j.grade not in _GOOD for j in (*areas, *([headline] if headline else []))):
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
    found = _alarm().search(sentence.words)
    own_words = words("failing").search(sentence.words)
    said = sentence.words
    if not (found or own_words) or words("not_now").search(said) or pattern("elsewhere").search(said):
        return None
    if names.other_authorities(sentence.folded, case.release.document.text):
        return None
    hit = found or own_words
    assert hit is not None
    speaker = speaker_at(case, sentence.folded.original(hit.start(), hit.end()).start)
    if denied(said, hit.start()) or (speaker is not None and found is None):
        return None
    return in_release(case, sentence.passage, speaker)


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
