"""The names of councils in a release: of the inspected authority, and of others."""

from __future__ import annotations

import re
from functools import cache

from claimcheck import history
from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import Folded, fold, fold_text
from claimcheck.model import Document, Inspection
from claimcheck.release.wording import pattern

_COUNCIL = compiled(
    r"\b(?!(?:The|Our|Its|This|That|And|A|In|At|For|From|By|With|Of|Full|Town|Parish|Youth|County|City|Borough) )"
    r"(?P<name>[A-Z][\w'’-]{1,40}"
    r"(?: (?:and |upon |on )?(?!County|City|Borough|District|Metropolitan|Council)[A-Z][\w'’-]{1,40})?)"
    r" (?:(?:County|City|Borough|District|Metropolitan) ){0,2}Council(?!lor)\b"
)
_STYLE = compiled(
    r"\b(?:city of|london borough of|royal borough of|the|county council|city council"
    r"|(?:metropolitan )?(?:borough|district) council|council)\b| (?:county|city|borough)$"
)
_SUBJECT = compiled(  # "Fenmoor kept", "while Marlham dropped": somebody graded, by a name unknown
    r"(?:^|[,;:.(] |\b(?:while|whilst|and|but|as|whereas|meanwhile|elsewhere,?|at|in|with|for|both|like|unlike"
    r"|praised|commended|inspected|visited"
    r"|that|said) )"
    r"(?P<name>(?!(?:while|whilst|whereas|meanwhile|elsewhere|both|like|unlike|that|said|praised|commended|inspected|visited"
    r"|with)\b)[a-z][a-z-]{3,}(?: (?!(?:also|were|been|both|then)\b)[a-z][a-z-]{3,})??)(?: (?:county|city"
    r"|borough|metropolitan|district))?(?: council)?"
    r"(?:'s?(?: (?:children's )?(?:services|report))?| children's services)?"
    r"(?:, (?:where|which|who|whose|with|an?|one)\b(?:[^,]{0,120},)?|,)?"
    r"(?: (?:also|was|were|has|have|had|is|been|both|all|now|then|too|since|just|again|this week|ofsted|services))*"
    r" (?:kept|keeps|fell|falls|dropped|slid|slides|retain(?:ed|s)|moved|went|rose|climb(?:ed|s)|improved|rate[ds]"
    r"|judged|graded|slipped|downgraded|upgraded|scored|hit|remain(?:ed|s)|jumped|lost|escaped|found|the week's"
    r"|receiv(?:ed|es)|got|gained|earn(?:ed|s)|achiev(?:ed|es)|secured|won|landed|managed|stayed|held|picked up"
    r"|(?:be)?c[oa]mes?|taken|given|gets|being|outstanding|good|inadequate"
    r"|requires?|took|joined|ended)\b"
)
_INSPECTION = compiled(r"\b(?:ofsted|inspect\w*|rated|judged|graded)\b")
_PARTNER = compiled(r"\b(?:partner\w*|neighbour\w*|support(?:ed|s)? (?:by|from)|working with|alongside)\b")
_WORD = compiled(r"[a-z'-]+")
_PLAIN = compiled(r"(?<![\w'’-])[a-z]{4,}(?!\w)")
_COMMON = compiled(  # what a sentence about grades may begin with
    rf"{pattern('service').pattern}|{pattern('rating').pattern}|\b(?:ofsted|inspectors?|inspections?|leadership|leaders?|management"
    r"|bosses|overall|children|child|young|services?|support|practice|care|help|protection|safeguarding|adoption|fostering"
    r"|outcomes?|experiences?|progress|impact|work|staff|teams?|social|both|this|that|these|those|they|there|none|four|five"
    r"|three|each|everything|councillors?|managers?|quality|early|family|families|corporate|permanence|governance|arrangements"
    r"|provision|performance|inadequate|outstanding|good|requires|which|also|what|when|after|following|since|having|been"
    r"|education|government|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|from|with|once|still|again|where|while|whilst|just|even|only|being|getting|moving|going|rated|judged|graded"
    r"|we|you|he|she|our|us|first|second|third|another|more|most|some|other|others|town|hall|county|city|borough|council|authority|watchdog|regulator|areas?|standards?)\b"
)


class Councils:
    """The names by which a release speaks of the inspected authority and of others."""

    def __init__(self, inspection: Inspection | None) -> None:
        authority = fold_text(inspection.authority) if inspection and inspection.authority else ""
        self.own = _any_of(_own_names(authority))
        """Matches a name of the inspected authority; None where it is not known."""
        self.elsewhere = False
        """Whether the release opens on another council's inspection and never speaks of one of this council."""
        self._others: re.Pattern[str] | None = None
        self._plain: frozenset[str] = frozenset()

    def learn(self, document: Document) -> None:
        """Note the councils a release names, so that their bare names are known in its other sentences."""
        if self.own is None:
            return
        own = self.own
        shown = [document.show(piece.passage) for piece in document.pieces]
        self._plain = frozenset(word for words in shown for word in _PLAIN.findall(words))
        named = {fold_text(m["name"]) for p in document.pieces for m in _COUNCIL.finditer(document.show(p.passage))}
        self._others = _any_of(tuple(sorted(name for name in named if not own.search(name))))
        folded = [fold(document.text, piece.passage) for piece in document.pieces]
        about = [piece for piece in folded if _INSPECTION.search(piece.text)]
        opens_with_another = any(
            self.other_authorities(piece, document.text, known=True) and not _PARTNER.search(piece.text)
            for piece in about[:2]
        )
        self.elsewhere = opens_with_another and not any(own.search(piece.text) for piece in (*about, *folded[:2]))

    def other_authorities(self, sentence: Folded, text: str, known: bool = False) -> list[int]:
        """Where the folded sentence names another authority than the inspected one; `text` is the document's.

        With `known` only names that are surely those of authorities count, not whatever may be a name.
        """
        if not self.own:
            return []
        own = [m.span() for m in self.own.finditer(sentence.text)]
        found = {m.start() for m in _authorities().finditer(sentence.text)}
        found |= {m.start() for m in self._others.finditer(sentence.text)} if self._others else set()
        if not known:
            found |= {m.start("name") for m in _SUBJECT.finditer(sentence.text) if self._is_name(m, sentence, text)}
        return sorted(
            at
            for at in found
            if not any(start <= at < end for start, end in own) and text[sentence.original(at, at + 1).start].isupper()
        )

    def another(self, sentence: Folded, text: str, before: bool) -> bool:
        """Whether the next sentence's "it" may be another authority: one is named, or was `before` and ours is not."""
        if self.other_authorities(sentence, text):
            return not (self.own and self.own.search(sentence.text))
        return before and not (self.own and self.own.search(sentence.text))

    def _is_name(self, subject: re.Match[str], sentence: Folded, text: str) -> bool:
        """Whether the subject of a grade is a name: each word with a capital, and never without one in the release."""
        words = list(_WORD.finditer(sentence.text, *subject.span("name")))
        shown = [text[(span := sentence.original(*word.span())).start : span.end] for word in words]
        capital = all(word[:1].isupper() and not word.isupper() for word in shown)
        plain = any(word.group() in self._plain for word in words)
        return capital and not plain and not _COMMON.search(subject["name"])


@cache
def _authorities() -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(re.escape(name) for name in history.names())})(?!\w)")


@cache
def _any_of(names: tuple[str, ...]) -> re.Pattern[str] | None:
    # "London" in "London Borough of Fenmoor" is nobody's name
    return compiled("|".join(rf"\b{re.escape(name)}(?!\w| borough of )" for name in names)) if names else None


@cache
def _own_names(authority: str) -> tuple[str, ...]:
    """The names an authority may go by in a text about it, longest first."""
    if not authority:
        return ()
    known = history.known_name(authority)
    plain = " ".join(_STYLE.sub(" ", authority).split())  # not of one that is known: "London" is not the City of London
    names = {authority, *([known, *history.aliases_of(known)] if known else [plain])}
    return tuple(sorted((name for name in names if len(name) > 2), key=lambda name: (-len(name), name)))
