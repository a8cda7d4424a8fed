"""What pieces and sentences are for in a page's layout: headings, items, crossheads, lines that only attribute."""

from __future__ import annotations

import re

from claimcheck.cache.patterns import compiled
from claimcheck.language.pairing import Quotation
from claimcheck.model import Piece
from claimcheck.release.clauses import Sentence
from claimcheck.release.frames import HELD
from claimcheck.release.lexicon import lexicon
from claimcheck.release.speakers import MENTIONS
from claimcheck.release.telling import introduces
from claimcheck.release.voices import Voice

_AREA = compiled(
    r"^\W*(?:the )?(?:impact of )?(?:leader(?:s|ship)|(?:early )?help|(?:child )?protection|experiences|children"
    r"|care leavers|adoption|fostering|safeguarding|overall|management|governance)\b",
    re.IGNORECASE,
)
_LONGEST_HEADING = 12
_LONGEST_CROSSHEAD = 8
_LONGEST_SUBJECT = 6


def is_item(piece: Piece) -> bool:
    """Whether a piece stands in a list, with a bullet or a number."""
    return piece.kind == "item" or (piece.kind == "paragraph" and piece.number is not None)


def names_an_area(heading: str) -> bool:
    """Whether a heading only divides what stands under the heading above it."""
    return bool(_AREA.search(heading)) and not lists_highlights(heading) and len(heading.split()) <= _LONGEST_HEADING


def is_crosshead(folded: str, text: str, quotation: Quotation, piece: Piece) -> bool:
    """Whether a piece is a few quoted words between paragraphs, taken from anybody's words."""
    words = text[quotation.inner.start : quotation.inner.end].split()
    return piece.kind != "item" and folded == f'"{HELD}"' and quotation.closed and len(words) <= _LONGEST_CROSSHEAD


def continues_list(sentence: Sentence, at: int) -> bool:
    """Whether nothing but "," or "and" stands between a quotation and the one before it."""
    joint = next(
        (k for k in sentence.before(at) if sentence.tokens[k].kind not in ("comma", "conjunction", "stop")), None
    )
    return joint is not None and sentence.tokens[joint].kind == "held"


def adds_another(sentence: Sentence, at: int) -> bool:
    """Whether a quotation follows the one before it by "And this:", or "On care leavers:"."""
    words = [t.text for t in sentence.tokens[:at] if t.text not in (",", "–")]
    if words[-1:] != [":"]:
        return False
    about = words[0] in ("on", "for") and len(words) <= _LONGEST_SUBJECT and not sentence.clauses
    return about or words[:-1] in (["and", "this"], ["and"], ["this"], ["and", "these"], ["also"])


def announces(text: str, last: Sentence) -> bool:
    """Whether a piece says who speaks in the next: it ends in a colon, or in "…, said,"."""
    if text.rstrip().endswith(":"):
        return True
    spoke = max(last.clauses, default=len(last.tokens))
    return text.rstrip().endswith(",") and last.tokens[spoke + 1 :] == last.tokens[-1:] and last.clauses[spoke].certain


def only_attributes(sentence: Sentence) -> bool:
    """Whether a sentence is no more than "Ofsted said."."""
    words = [t for t in sentence.tokens if t.kind not in ("stop", "comma", "adverb", "held")]
    return len(words) == 2 and len(sentence.clauses) == 1 and words[0].kind in MENTIONS


def points_back(sentence: Sentence) -> bool:
    """Whether a sentence says whose the words before it are: "That is the verdict of inspectors"."""
    first, second = sentence.tokens[:2] if len(sentence.tokens) > 2 else (None, None)
    return first is not None and first.text in ("that", "this", "those") and second is not None and second.kind == "be"


def lists_highlights(text: str) -> bool:
    """Whether a heading or an introduction says that what follows is what the report brings out."""
    return any(word in lexicon().highlights for word in text.lower().rstrip(" :").split())


def announced_by(text: str, sentences: list[Sentence]) -> Voice | None:
    """Whose words a heading announces."""
    words = text.lower().split()
    if len(words) > _LONGEST_HEADING or not sentences:
        return None
    if lists_highlights(text) or words[0] in ("what", "quotes", "extracts", "from") or text.rstrip().endswith(":"):
        return introduces(sentences[0])
    return None
