"""A light stemmer: words of one family ("improve", "improving", "improvements") come out as the same stem.

It only has to bring together what a release and a report say differently; stems are never shown. Prefixes stay, so that
"consistent" and "inconsistent" remain apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")

_SUFFIXES = tuple(
    "ilities ility ibility ability iveness fulness lessness ousness ations ation ators ator ements ement ments ment"
    " liness iness ness ically ingly edly ively ally ively ional ions ion ities ity ances ance ences ence encies ency"
    " ancies ancy ants ant ents ent ables able ibles ible ives ive ings ing ised ises ising ise ized izes izing ize"
    " iers ier iest ers er est ied ies ily ly ed es als al ious ous ful s y e".split()
)
_BY_LENGTH = tuple(sorted(_SUFFIXES, key=len, reverse=True))
_SHORTEST = 4
_IRREGULAR = {
    "children": "child", "timely": "time", "timelier": "time", "timeliness": "time", "supervision": "superv", "stable": "stabil",
    "stability": "stabil", "unstable": "instabil", "instability": "instabil", "provision": "provid", "decision": "decid",
    "decide": "decid", "left": "leav", "met": "meet", "kept": "keep", "made": "make", "done": "do", "better": "improv",
}
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a folded word. Numbers and words of up to four letters only lose a possessive or plural ending."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.isdigit():
        return word
    if (irregular := _IRREGULAR.get(word)) is not None:
        return irregular
    while True:
        for suffix in _BY_LENGTH:
            if word.endswith(suffix) and not word.endswith("ss") and len(word) - len(suffix) >= (3 if suffix == "s" else _SHORTEST):
                word = word[: -len(suffix)]
                break
        else:
            return _DOUBLED.sub(r"\1", word)


def stems(folded: str) -> list[str]:
    """The stems of a folded text's words, in order."""
    return [stem(word) for word in _WORD.findall(folded)]
