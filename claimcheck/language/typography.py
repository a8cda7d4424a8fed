"""Which characters are the same mark in different dress, and which sequences are marks broken on the way.

Web pages saved with the wrong encoding turn the three UTF-8 bytes of a curly mark into two or three Windows-1252
characters; some systems then lose part of those. Such sequences are read as the mark that was meant.
"""

from __future__ import annotations

from claimcheck.cache.patterns import compiled

SINGLE = "'‘’‚‛`´′\u02bc"
DOUBLE = '"“”„‟″«»'
DASHES = "‐‑‒–—―−"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_BROKEN_HEAD = r"(?:â€|\"(?=[˜™œ“”¦]))"
BROKEN = compiled(rf"{_BROKEN_HEAD}[˜™œ“”\"¦\x9d]|â€(?=\s|$)|(?<![^\s(\[])˜(?=\w)")
"""A mark broken on the way: the head that three marks share, then the character that tells them apart."""

_MEANT = {"˜": "‘", "™": "’", "œ": "“", "\x9d": "”", "”": "—", "¦": "…", '"': "—"}


def meant(broken: str, after: str) -> str:
    """The mark that a `BROKEN` sequence stood for; `after` is the text that follows it."""
    tail = broken[-1]
    if tail == "“":  # UTF-8's third byte for an en dash; but some saved pages put it before an opening word
        return "–" if not after[:1].strip() else "“"
    return _MEANT.get(tail, "”")
