"""What in a sentence, or in the heading above it, leaves doubt whether a grade in it is the one just given.

A statement that leaves doubt is read all the same, but accuses nobody: an exception, a condition, a list of what grades
there are, another kind of service, somebody's expectation or a grade that was reported wrongly.
"""

from __future__ import annotations

from claimcheck.cache.patterns import compiled
from claimcheck.model import Inspection
from claimcheck.release.dating import date_in, is_earlier
from claimcheck.release.names import Names
from claimcheck.release.wording import pattern

_ONLY = compiled(r"\b(?:only|just)\b")


def doubtful(sentence: str, section: str, names: Names, inspection: Inspection | None) -> bool:
    """Whether a folded sentence under the folded heading `section` is no ground to call a grade in it wrong."""
    bare = names.areas.sub(" ", sentence)
    if any(pattern(name).search(bare) for name in ("doubt", "exceptions", "others", "elsewhere", "many")):
        return True
    if pattern("some").search(sentence) and _ONLY.search(sentence):
        return True  # "in four of five areas, with only …"
    date = date_in(section)
    dated = date is not None and is_earlier(date, inspection)
    return dated or any(pattern(name).search(section) for name in ("doubt", "past", "elsewhere", "many"))
