"""A light stemmer: words of one family ("improve", "improving", "improvements") come out as the same stem.

It only has to bring together what a release and a report say differently; stems are never shown. Prefixes stay, so that
"consistent" and "inconsistent" remain apart.
"""

from __future__ import annotations

from functools import lru_cache

_SUFFIXES = frozenset(
    """ability ibility ality ility ness iveness fulness lessness ousness liness iness ation ations ator ators ment
    ments ement ements icaly ically ingly edly ively ally ion ions ional ity ities ance ances ence ences ancy
    ancies ency encies ant ants ent ents able ables ible ibles ive ives ing ings ise ised ises ising ize ized
    izes izing ier iers iest er ers est ied ies ily ly ed es al als ous ious ful s y e""".split()
)
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))
_SHORTEST_STEM = 4
_SHORTEST_SINGULAR = 3
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
_DOUBLED = tuple(2 * letter for letter in "bdgmnprt")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a folded word. Numbers and words of up to four letters only lose a possessive or plural ending."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.isdigit() or len(word) > _LONGEST:
        return word
    if (irregular := _IRREGULAR.get(word)) is not None:
        return irregular
    while not word.endswith("ss") and (shorter := _shorter(word)):
        word = shorter
    return word[:-1] if word.endswith(_DOUBLED) else word


def _shorter(word: str) -> str | None:
    """The word without its longest suffix, where enough of it is left."""
    for at in range(max(_SHORTEST_STEM, len(word) - _LONGEST_SUFFIX), len(word)):
        if word[at:] in _SUFFIXES:
            return word[:at]
    return word[:-1] if word.endswith("s") and len(word) > _SHORTEST_SINGULAR else None
