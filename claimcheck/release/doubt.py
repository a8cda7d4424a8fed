"""What in a sentence, or in the heading above it, leaves doubt whether a grade in it is the one just given.

A statement that leaves doubt is read all the same, but accuses nobody: an exception, a condition, a list of what grades
there are, another kind of service, somebody's expectation or a grade that was reported wrongly.
"""

from __future__ import annotations

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold_text
from claimcheck.model import Document, Inspection, Passage
from claimcheck.release.dating import date_in, is_earlier
from claimcheck.release.names import Names
from claimcheck.release.wording import pattern

_TAKEN_BACK = compiled(
    r"\W*(?:(?:it|that|this|we|they) (?:is|was|are|were|has|have)(?: simply| just)?(?:n't| not| never| wrong"
    r"| untrue| false| incorrect)\b"
    r"|not (?:so|true)\b|untrue\b|wrong[.,!]|in fact,? (?:it|we|they)\b)"
)
_NEXT = 60  # characters behind a sentence in which it may be denied
_ONLY = compiled(r"\b(?:only|just)\b")


def taken_back(document: Document, sentence: Passage) -> bool:
    """Whether the words behind a sentence deny it: "… was rated inadequate. It was not.\""""
    at = sentence[-1].end
    return _TAKEN_BACK.match(fold_text(document.text[at : at + _NEXT])) is not None


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
