"""A light stemmer: words of one family ("improve", "improving", "improvements") come out as the same stem.

It only has to bring together what a release and a report say differently; stems are never shown. Prefixes stay, so that
"consistent" and "inconsistent" remain apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.cache.patterns import compiled

_SUFFIX = compiled(  # the stem as short as it may be, so the suffix as long as there is
    r"""(.{4,}?)(?:[ai]bility|[ai]lity|(?:ive|ful|less|ous|li|i)?ness|ations?|ators?|e?ments?|ical?ly|ingly|edly|ively|ally
    |ion(?:s|al)?|ity|ities|[ae]nces?|[ae]nc(?:y|ies)|[ae]nts?|[ai]bles?|ives?|ings?|i[sz](?:e[ds]?|ing)|iers?|iest|ers?|est
    |ied|ies|ily|ly|ed|es|als?|i?ous|ful|s|y|e)""",
    re.VERBOSE,
)
_PLURAL = compiled(r"(...+)s")
_IRREGULAR = {
    "better": "improv",
    "children": "child",
    "childrens": "child",
    "decide": "decid",
    "decision": "decid",
    "done": "do",
    "instability": "instabil",
    "kept": "keep",
    "left": "leav",
    "made": "make",
    "met": "meet",
    "provision": "provid",
    "stability": "stabil",
    "stable": "stabil",
    "supervision": "superv",
    "timelier": "time",
    "timeliness": "time",
    "timely": "time",
    "unstable": "instabil",
}
_LONGEST = 40
"""Letters of a word that is looked at: no real one has more."""
_DOUBLED = compiled(r"([bdgmnprt])\1$")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a folded word. Numbers and words of up to four letters only lose a possessive or plural ending."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.isdigit() or len(word) > _LONGEST:
        return word
    if (irregular := _IRREGULAR.get(word)) is not None:
        return irregular
    while not word.endswith("ss") and (stripped := _SUFFIX.fullmatch(word) or _PLURAL.fullmatch(word)):
        word = stripped[1]
    return _DOUBLED.sub(r"\1", word)
