"""The words of data/lexicon/spin.yaml, and whether a release tells of a fall in grade."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.data import load
from claimcheck.match.earlier import change, standing_before
from claimcheck.model import Comparison
from claimcheck.rules.shared.sentences import sentences_of, speaker_at


class Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon as it stands in the file."""

    inspectorate: str
    endorsements: tuple[str, ...]
    gives: str
    approves: str
    denials: str
    fell: tuple[str, ...]
    alarm: tuple[str, ...]
    failing: tuple[str, ...]
    not_now: str
    praise: str
    high_praise: str
    improved: tuple[str, ...]
    worsened: tuple[str, ...]
    kept: tuple[str, ...]
    superlatives: dict[str, str]
    graded: tuple[str, ...]
    wishes: str
    inspected: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """The words and patterns."""
    return load("lexicon/spin.yaml", Lexicon)


@cache
def spin_pattern(name: str) -> re.Pattern[str]:
    """One list or pattern of the lexicon, compiled."""
    entry = getattr(lexicon(), name)
    return compiled(entry if isinstance(entry, str) else "|".join(entry))


def denied(sentence: str, at: int) -> bool:
    """Whether the words before `at`, close by, deny or merely imagine what follows."""
    return bool(spin_pattern("denials").search(sentence[max(0, at - 45) : at]))


def overall_fall(case: Comparison) -> tuple[str, str] | None:
    """The overall grades before and now, where the overall grade surely fell."""
    now, before = case.inspection.grade("overall"), standing_before(case.earlier, "overall")
    if not now or not before or before.disputed or before.evidence.source == "report":
        return None
    return (before.grade, now) if change(case.inspection, before.grade, now) == "fall" else None


def tells_fall(case: Comparison, before: str, speaker: str | None = None, *, any_voice: bool = True) -> bool:
    """Whether the release tells that the overall grade fell: by the earlier grade, or in so many words.

    With `any_voice` False only what `speaker` says counts (the writer's own words for None).
    """
    for match in case.statements:
        told = match.statement
        earlier = told.when == "previous" and told.grade == before and told.area == "overall"
        if earlier and (any_voice or speaker_at(case, told.words[0].start) == speaker):
            return True
    for sentence in sentences_of(case):
        found = spin_pattern("fell").search(sentence.words)
        if found is None or denied(sentence.words, found.start()):
            continue
        if any_voice or speaker_at(case, sentence.offset(found)) == speaker:
            return True
    return False
