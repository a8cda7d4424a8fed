"""Other authorities in a text: an article on several inspections quotes the report on each of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from claimcheck import history
from claimcheck.cache.patterns import compiled
from claimcheck.release.lexicon import is_known

_RUN = r"[A-Z][\w-]{1,30}(?: (?:and |upon |on |& )?[A-Z][\w-]{1,30}){0,3}"
_NAMED = (
    compiled(
        rf"\b({_RUN})(?:['’]s)? "
        r"(?:Council(?!lor)|[Bb]orough|(?:Ofsted )?reports?\b)"
    ),
    compiled(rf"\b({_RUN})['’]s children['’]s (?:services|social)"),
    compiled(rf"\b(?:[Rr]eports? (?:on|into|for)|[Ii]nspections? of|[Bb]orough of|[Ii]n) ({_RUN})"),
)
_LIST = compiled(r"\b[A-Z]\w+(?:,[^\w,.;]{0,4} ?[A-Z]\w+){0,4}[^\w.;]{1,4}and[^\w.;]{1,4}[A-Z]\w+")
_STYLE = compiled(r" (?:City|County|Borough|District|Metropolitan|Unitary|Council|Children|Ofsted)\b.*$")
_GENERIC = compiled(r"\b(?:the|of|council|city|county|borough|district|metropolitan|royal|london)\b")
_NO_AUTHORITY = frozenset(
    """january february march april may june july august september october november december ofsted england britain uk
    parliament westminster whitehall north south east west the our their its his her this that these all a an and
    county city borough town full district parish cabinet""".split()
)
_MOST_NAMES = 200
_INSPECTED = compiled(r"\b(?:rat(?:ed|ing)|judged|graded?|inspect\w+|ofsted|report|told|require)\b|\"", re.IGNORECASE)


@cache
def _known() -> frozenset[str]:
    return frozenset(history.names())


def other_authorities(text: str, authority: str) -> frozenset[str]:
    """The names by which `text` may speak of other authorities than `authority` (lower case)."""
    names = {_STYLE.sub("", match.group(1)) for pattern in _NAMED for match in pattern.finditer(text)}
    names |= {run for run in re.findall(_RUN, text) if run.lower() in _known()}
    for listed in _LIST.findall(text):
        words = set(re.findall(r"[A-Z]\w+", listed))
        if words & names or any(_is_own(word, authority) for word in words):
            names |= words
    written_small = set(re.findall(r"\b[a-z]\w+", text))
    found = (
        name
        for name in sorted(names)
        if name.split()[0].lower() not in _NO_AUTHORITY | written_small
        and not any(is_known(word.lower()) for word in name.split())
        and not _is_own(name, authority)
    )
    return frozenset(islice(found, _MOST_NAMES))


def _is_own(name: str, authority: str) -> bool:
    own = history.known_name(authority)
    same = own is not None and history.known_name(name) == own
    return same or name.lower() in authority or authority in name.lower()


@lru_cache(maxsize=8)
def _mentions(others: frozenset[str], authority: str) -> re.Pattern[str]:
    """Where a sentence turns to an authority: another one at its start or behind "in", the own one anywhere."""
    other = "|".join(re.escape(name) for name in sorted(others, key=lambda n: (-len(n), n)))
    own = " ".join(_GENERIC.sub(" ", authority).split())
    leading = rf"(?:^\W*|\b[Ii]n |\b[Aa]t |\b[Oo]n |\b[Oo]f |\b[Ff]or )(?P<other>{other})(?!\w)"
    return compiled(rf"(?P<own>\b(?i:{re.escape(own)})(?!\w))|{leading}|\b(?P<whose>{other})(?=['’]s? )")


def turns(sentence: str, others: frozenset[str], authority: str | None) -> list[tuple[int, bool]]:
    """Where a sentence turns to an authority, and whether to another than the inspected one."""
    if not others or not authority:
        return []
    found = _mentions(others, authority).finditer(sentence)
    return [(match.start(), match.lastgroup != "own") for match in found]


def settles(sentence: str, turned: list[tuple[int, bool]]) -> bool | None:
    """Whether the sentences behind this one tell of another authority too; None where it leaves that as it was."""
    if any(not other for _, other in turned):
        return False
    leads = bool(turned) and turned[0][0] < len("– In ")
    return True if leads and _INSPECTED.search(sentence) else None
