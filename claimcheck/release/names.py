"""The names a release uses: of the inspected authority, of other councils, and of the areas that are graded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claimcheck import history
from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import Folded, fold, fold_text
from claimcheck.model import Document, Inspection
from claimcheck.release.wording import QUOTE, pattern
from claimcheck.report.framework import Framework, frameworks

OVERALL = "overall"

_COUNCIL = compiled(
    r"\b(?!(?:The|Our|Its|This|That|And|A|In|At|For|From|By|With|Of|Full|Town|Parish|Youth|County|City|Borough) )"
    r"(?P<name>[A-Z][\w'’-]{1,40}"
    r"(?: (?:and |upon |on )?(?!County|City|Borough|District|Metropolitan|Council)[A-Z][\w'’-]{1,40})?)"
    r" (?:(?:County|City|Borough|District|Metropolitan) ){0,2}Council(?!lor)\b"
)
_STYLE = compiled(
    r"\b(?:city of|london borough of|royal borough of|the|county council|city council|borough council|council)\b"
)
_INSPECTION = compiled(r"\b(?:ofsted|inspect\w*|rated|judged|graded)\b")
_PARTNER = compiled(r"\b(?:partner\w*|neighbour\w*|support(?:ed|s)? (?:by|from)|working with|alongside)\b")
_INSERTED = compiled(r", (?:where|which|who|whose|with|an?|one|newly)\b[^,]{0,120},")
_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_MARKS = compiled(rf"[\s,&{QUOTE}()|*:=>.-]")
_OF = compiled(r"\\? of\\? ")
_LISTED = compiled(
    rf"[\s,;&{QUOTE}()\d.|*/-]|\b(?:and|the|of|its|our|their|those|for|both|also|in|as well as|services?|work|support"
    r"|given|provided|offered|to|well|how|need|areas?|judgements? on|experiences|progress)\b"
)
_LONGEST_GAP = 80  # characters between two areas of one list


class Names:
    """The names that matter in releases about one inspection. All methods take folded words."""

    def __init__(self, inspection: Inspection | None) -> None:
        self._framework = frameworks().get(inspection.framework or "") if inspection else None
        self._judged = tuple(j.area for j in inspection.judgements) if inspection else ()
        self._others: re.Pattern[str] | None = None
        self.areas = _areas(self._framework)
        """Matches the name of an area; the group that matched is its id. The overall grade has no name here."""
        authority = fold_text(inspection.authority) if inspection and inspection.authority else ""
        self.own = _any_of(_own_names(authority))
        """Matches a name of the inspected authority; None where it is not known."""
        self.elsewhere = False
        """Whether the release opens on another council's inspection and never speaks of one of this council."""

    def learn(self, document: Document) -> None:
        """Note the councils a release names, so that their bare names are known in its other sentences."""
        if self.own is None:
            return
        own = self.own
        named = {fold_text(m["name"]) for p in document.pieces for m in _COUNCIL.finditer(document.show(p.passage))}
        self._others = _any_of(tuple(sorted(name for name in named if not own.search(name))))
        folded = [fold(document.text, piece.passage) for piece in document.pieces]
        about = [piece for piece in folded if _INSPECTION.search(piece.text)]
        opens_with_another = any(
            self.other_authorities(piece, document.text) and not _PARTNER.search(piece.text) for piece in about[:2]
        )
        self.elsewhere = opens_with_another and not any(own.search(piece.text) for piece in (*about, *folded[:2]))

    def other_authorities(self, sentence: Folded, text: str) -> list[int]:
        """Where the folded sentence names another authority than the inspected one; `text` is the document's."""
        if not self.own:
            return []
        own = [m.span() for m in self.own.finditer(sentence.text)]
        found = {m.start() for m in _authorities().finditer(sentence.text)}
        found |= {m.start() for m in self._others.finditer(sentence.text)} if self._others else set()
        return sorted(
            at
            for at in found
            if not any(start <= at < end for start, end in own) and text[sentence.original(at, at + 1).start].isupper()
        )

    def areas_in(self, words: str) -> tuple[str, ...]:
        """Every area named, in order."""
        return ids(self.areas.finditer(words))

    def area_at(self, words: str, at: int) -> str | None:
        """The area whose name starts at an offset."""
        found = self.areas.match(words, at)
        return found.lastgroup if found else None

    def covers(self, words: str) -> bool:
        """Whether the words are little more than the name of an area."""
        rest = self.areas.sub("", words)
        return rest != words and len(re.sub(r"\W", "", rest)) <= 0.4 * len(re.sub(r"\W", "", words))

    def every_area(self) -> tuple[str, ...]:
        """All the authority's own areas that were judged, the overall grade included where there is one."""
        if not self._framework:
            return (OVERALL,)
        own = [a.id for a in self._framework.areas if a.own and (a.id in self._judged or not self._judged)]
        return tuple(own) or (OVERALL,)

    def bridged(self, words: str) -> bool:
        """Whether the words between a subject and its grade are of the kind that keeps them together."""
        if self.own:
            words = self.own.sub(" ", words)
        rest = pattern("bridge").sub(" ", _INSERTED.sub(",", words))
        return not _MARKS.sub("", _YEAR.sub(" ", rest))


def ids(found: Iterable[re.Match[str]]) -> tuple[str, ...]:
    """The areas that matches of `Names.areas` name, each once."""
    return tuple(dict.fromkeys(m.lastgroup or OVERALL for m in found))


def first_of_list(text: str, named: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first areas of `named` that follow each other in one list."""
    chain = named[:1]
    for found in named[1:]:
        if not listed(text[chain[-1].end() : found.start()]):
            break
        chain.append(found)
    return chain


def last_of_list(text: str, named: list[re.Match[str]]) -> list[re.Match[str]]:
    """The last areas of `named` that follow each other in one list, in order."""
    chain = named[-1:]
    for found in reversed(named[:-1]):
        if not listed(text[found.end() : chain[0].start()]):
            break
        chain.insert(0, found)
    return chain


def listed(between: str) -> bool:
    """Whether the words between two areas are those of a list."""
    return len(between) <= _LONGEST_GAP and not _LISTED.sub("", between)


@cache
def _areas(known: Framework | None) -> re.Pattern[str]:
    """The names of a framework's areas (of every framework where it is not known or names none), one group an area."""
    areas: dict[str, set[str]] = {}
    for each in [known] if known and known.areas else frameworks().values():
        for area in each.areas:
            if area.id != OVERALL:
                areas.setdefault(area.id, set()).update({area.name.lower(), *area.aliases} - {"leaders"})
    longest_first = sorted(areas.items(), key=lambda item: -max(len(alias) for alias in item[1]))
    groups = "|".join(f"(?P<{area}>{_alternatives(aliases)})" for area, aliases in longest_first)
    return compiled(rf"\b(?:{groups})(?!\w)")


def _alternatives(aliases: Iterable[str]) -> str:
    """The aliases, longest first; "of our leaders" is as good as "of leaders"."""
    longest_first = sorted(aliases, key=lambda alias: (-len(alias), alias))
    return "|".join(_OF.sub(" of (?:(?:the|its|our|their|your|senior) )?", re.escape(a)) for a in longest_first)


@cache
def _authorities() -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(re.escape(name) for name in history.names())})(?!\w)")


@cache
def _any_of(names: tuple[str, ...]) -> re.Pattern[str] | None:
    return compiled("|".join(rf"\b{re.escape(name)}(?!\w)" for name in names)) if names else None


@cache
def _own_names(authority: str) -> tuple[str, ...]:
    """The names an authority may go by in a text about it, longest first."""
    if not authority:
        return ()
    known = history.known_name(authority)
    plain = " ".join(_STYLE.sub(" ", authority).split())
    names = {authority, plain, *([known, *history.aliases_of(known)] if known else [])}
    return tuple(sorted((name for name in names if len(name) > 2), key=lambda name: (-len(name), name)))
