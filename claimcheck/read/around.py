"""What stands around the text of a web page, and what is not shown at all, by the marking of its elements."""

from __future__ import annotations

import re
from typing import Any

from claimcheck.cache.patterns import compiled

_ROLE = compiled("navigation|banner|contentinfo|search|complementary|dialog|alertdialog|menu|menubar")
_AROUND = compiled(
    r"(?<![a-z])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|cookies?|share|sharing|related|skip|skiplink"
    r"|pagination|pager|newsletter|subscribe|advert|promo|modal|popup|toolbar)(?![a-z])"
)
"""Words in the class or identifier of what stands around a text."""
_UNSEEN = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "govuk-visually-hidden"))
_INVISIBLE = compiled(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4}",
    re.I,
)
"""Styles that hide: altogether, as nothing to see, or far outside the page."""


def stands_around(element: Any) -> bool:
    """Whether an element's marking says that it is no part of the text."""
    if element.tag == "header":
        return not any(above.tag in ("main", "article") for above in element.iterancestors())
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return (
        element.get("aria-hidden") == "true"
        or _ROLE.fullmatch(element.get("role", "")) is not None
        or not _UNSEEN.isdisjoint(names.split())
        or _AROUND.search(names) is not None
    )


def is_hidden(element: Any) -> bool:
    """Whether an element says itself that it is not shown."""
    return element.get("hidden") is not None or _INVISIBLE.search(element.get("style", "")) is not None
