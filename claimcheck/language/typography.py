"""Which characters are the same mark in different dress, and which sequences are marks broken on the way.

Web pages saved with the wrong encoding turn the three UTF-8 bytes of a curly mark into two or three Windows-1252
characters; some systems then lose part of those. Such sequences are read as the mark that was meant.
"""

from __future__ import annotations

import unicodedata

from claimcheck.cache.patterns import compiled

SINGLE = "'‘’‚‛`´′\u02bc"
DOUBLE = '"“”„‟″«»'
DASHES = "‐‑‒–—―−"
_WITHOUT_LOOK = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
INVISIBLE = f"{_WITHOUT_LOOK}\u202a-\u202e\u2066-\u2069"
"""What nobody sees, as a pattern's set of characters: soft hyphens, zero-width spaces and joiners, marks of direction.

It is Unicode's Default_Ignorable_Code_Point, which its own folding for comparison (NFKC_Casefold) takes out too, but
for the blank letters of Korean."""

ACCENTS = "\u0300-\u036f"
"""Accents that stand behind their letter, as in file names and much else that comes from macOS; such a set too."""

_BROKEN_HEAD = r"(?:â€|\"(?=[˜™œ“”¦]))"
BROKEN = compiled(rf"{_BROKEN_HEAD}[˜™œ“”\"¦\x9d]|â€(?=\s|$)|(?<![^\s(\[])˜(?=\w)")
"""A mark broken on the way: the head that three marks share, then the character that tells them apart."""

UNSEEN = compiled(f"[{INVISIBLE}]+")
_LOOKLESS = compiled(f"[{_WITHOUT_LOOK}]+")

_MEANT = {"˜": "‘", "™": "’", "œ": "“", "\x9d": "”", "”": "—", "¦": "…", '"': "—"}


def meant(broken: str, after: str) -> str:
    """The mark that a `BROKEN` sequence stood for; `after` is the text that follows it."""
    tail = broken[-1]
    if tail == "“":  # UTF-8's third byte for an en dash; but some saved pages put it before an opening word
        return "–" if not after[:1].strip() else "“"
    return _MEANT.get(tail, "”")


def visible(text: str) -> str:
    """The text as it looks: every letter one with its accents, without what has no look and turns no direction."""
    return text if text.isascii() else unicodedata.normalize("NFC", _LOOKLESS.sub("", text))


def composed(text: str) -> str:
    """The text with every letter and its accents as one character, ligatures and the like as plain ones (NFKC)."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)
