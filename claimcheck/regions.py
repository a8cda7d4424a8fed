"""The regions of England, as far as a ranking among an authority's neighbours is to be counted."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.data import load


class _Regions(Struct, frozen=True, forbid_unknown_fields=True):
    sources: str
    regions: dict[str, tuple[str, ...]]


def regions() -> dict[str, tuple[str, ...]]:
    """The authorities of each region, by the names the history has for them."""
    return load("history/regions.yaml", _Regions).regions


def region_named(words: str) -> re.Match[str] | None:
    """Where folded words name a region of England; the group that matched is "region"."""
    return _named().search(words)


def authorities_of(named: str) -> tuple[str, ...]:
    """The authorities of a region as it is named in folded words: "the north-west", "yorkshire"."""
    wanted = re.sub(r"\W+", " ", named)
    return next((names for region, names in regions().items() if region.startswith(wanted)), ())


def shown(named: str) -> str:
    """A region named in folded words, for a person to read: "the North West", "London"."""
    words = (word if word in ("and", "the", "of") else word.capitalize() for word in re.sub(r"\W+", " ", named).split())
    return f"{'' if named.startswith(('london', 'yorkshire')) else 'the '}{' '.join(words)}"


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(region.replace(" ", "[ -]") for region in regions() if not region.startswith("yorkshire"))
    return compiled(
        rf"\b(?:in|across|within|of) (?:all of )?(?:the )?(?P<region>{names}|yorkshire and (?:the )?humber)"
        r"\b(?! (?:london|england|yorkshire|coast|of))(?: region| of england)?"
    )
