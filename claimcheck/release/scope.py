"""What a stated grade is the grade of: areas of the framework, the services as a whole, or somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from claimcheck import history
from claimcheck.language.fold import Folded, fold, fold_text
from claimcheck.model import Document, Inspection
from claimcheck.release.gradewords import GradeWord
from claimcheck.release.wording import QUOTE, pattern
from claimcheck.report.framework import Framework, framework, frameworks

OVERALL = "overall"

_BREAK = re.compile(
    r"[.;]|,? (?:while|whilst|but|which|who|although|whereas|after|compared|following|having|from|despite)\b"
    r"|, with (?!(?:overall|all)\b)"
    r"|,? and (?:was|were|is|are|has|have|had|now|it|we|this|also|that|said|says|the (?:council|authority|report|inspect\w+))\b"
)
_TOWARDS_AREAS = re.compile(
    rf"[{QUOTE}]*,?(?: (?:overall|ofsted|inspection))*(?: {pattern('rating').pattern})?(?: overall)?[{QUOTE}]*(?: \([^)]{{1,60}}\))?,?"
    r"(?: (?:was|were|is|has been|have been)(?: also)? (?:given|awarded|received|achieved|handed|made|attributed|secured))?"
    r" ?(?:(?:by|from) (?:ofsted|inspectors)(?: inspectors)? )?"
    r"(?:(?:for|to|in|on|at|across|under|when it comes to|in relation to|in terms of|with regards? to|regarding) |[-:(] ?)"
)
_LISTED = re.compile(rf"[\s,;&{QUOTE}()\d.|*/-]|\b(?:and|the|of|its|our|their|those|for|both|also|in|as well as|services?|work|support|to|well|how|need|areas?|judgements? on|experiences|progress)\b")
_PART = re.compile(r"\b(?:in|by|at|of|across|within|from|on|for) (?:(?:the|our|its|their|this) )*(?:[\w'-]+ (?:council|county|city|borough)?'?s? )?$")
_SOME_LISTED = re.compile(r"^(?:[\w'-]+ ){0,6}(?:areas?|categories|judge?ments|aspects|elements|criteria)(?:,| -|:|;| \()")
_BRACKETED = re.compile(r"\([^()]{1,40}\)")
_GENERIC = re.compile(r"\b(?:the|its|this|that|their) (?:whole )?services?$")  # it may be an area's, named before
_AND_OVERALL = re.compile(r"[,;]?(?: and| as well as)(?: (?:for|the|its|in))* overall(?: effectiveness)?\b(?! (?:good|rating))")
_INSERTED = re.compile(r", (?:where|which|who|whose|with)\b[^,]{0,120},")
_LIKEWISE = re.compile(rf"[{QUOTE}]*,? (?:as|and so) (?:is|are|was|were) ")
_SEPARATOR = re.compile(rf"[ {QUOTE}]*(?:[-:=>(|]+|\.{{2,}})[ {QUOTE}(]*(?:overall )?$|^$")
_INSPECTION = re.compile(r"\b(?:ofsted|inspect\w*|rated|judged|graded)\b")
_PARTNER = re.compile(r"\b(?:partner\w*|neighbour\w*|support(?:ed|s)? (?:by|from)|working with|alongside)\b")
_OF = re.compile(r"\\? of\\? ")
_COUNCIL = re.compile(
    r"\b(?!(?:The|Our|Its|This|That|And|A|In|At|For|From|By|With|Of|Full|Town|Parish|Youth|County|City|Borough|District) )"
    r"(?P<name>[A-Z][\w'’-]+(?: (?:and |upon |on )?(?!County|City|Borough|District|Metropolitan|Council)[A-Z][\w'’-]+)?)"
    r" (?:(?:County|City|Borough|District|Metropolitan) ){0,2}Council(?!lor)\b"
)


class Scope(Struct, frozen=True):
    """The areas a grade is stated for; `told` says whether in so many words. No areas: it cannot be told."""

    areas: tuple[str, ...]
    told: bool
    own: bool = True
    """Whether it is the grade of the inspected authority's children's services."""
    since: int | None = None
    """Where in the words before the grade word its subject starts."""
    until: int = 0
    """How far into the words after the grade word the areas reach."""


class Reader:
    """Reads the scope of grade words in releases about one inspection."""

    def __init__(self, inspection: Inspection | None) -> None:
        name = inspection.framework if inspection else None
        self._framework = framework(name) if name and name in frameworks() else None
        self._judged = tuple(j.area for j in inspection.judgements) if inspection else ()
        self._aliases = _aliases(self._framework)
        authority = fold_text(inspection.authority) if inspection and inspection.authority else ""
        self.own_names = _own_names(authority)
        self._others: re.Pattern[str] | None = None
        self.elsewhere = False
        """Whether the release opens on another council's inspection and never speaks of one of this council."""
        self._own = re.compile("|".join(rf"\b{re.escape(n)}(?!\w)" for n in self.own_names)) if self.own_names else None

    def scope(self, word: GradeWord, sentence: str, listed: bool, last: Scope | None) -> Scope:
        """What `word` of the folded sentence is the grade of; `last` is the scope of the grade word before it."""
        scope = self._stated(word, listed, last)
        likewise = _LIKEWISE.match(word.after)
        named = list(self._aliases.finditer(word.after, likewise.end())) if likewise else []
        if named and scope.areas:
            chain = _chain(word.after, named)
            areas = (*scope.areas, *self._areas(chain))
            scope = Scope(tuple(dict.fromkeys(areas)), scope.told, scope.own, scope.since, chain[-1].end())
        return self._with_owner(scope, word, sentence)

    def _stated(self, word: GradeWord, listed: bool, last: Scope | None) -> Scope:
        before, after = word.before, word.after
        if self._is_overall(before, after):
            return Scope((*self._beside_overall(before), OVERALL), True, until=_overall_until(after))
        right = self._right(after)
        if right is not None:
            return right
        left = self._left(word, listed)
        if last and not left.told and self._bridged(before):
            return Scope(last.areas, last.told, last.own)
        return left

    # ------------------------------------------------------------------------------------------ the parts of a sentence

    def _is_overall(self, before: str, after: str) -> bool:
        if re.match(rf"[{QUOTE}]* (?:overall\b(?! effectiveness)|(?:rating |judge?ment |grade )?for overall\b)", after):
            return not re.match(rf"[{QUOTE}]* overall [a-z]+ (?:for|in) ", after) or "rating" in after[:22]
        return bool(
            re.search(
                rf"\boverall(?: (?:effectiveness|rating|grade|judge?ment|grading|verdict|ofsted|services?|children's|social care|of|is|was|were|as|to be|an?|been|has|have|rated|judged|graded|now|the|by|are|remains?|score))*"
                rf" ?[:|({QUOTE}-]*[ {QUOTE}]*$",
                before,
            )
        )

    def _beside_overall(self, before: str) -> tuple[str, ...]:
        """The areas listed together with the overall effectiveness, before it ("leadership and overall effectiveness")."""
        at = max(before.rfind(" overall"), 0)
        named = list(self._aliases.finditer(before, 0, at))
        joined = named and re.fullmatch(r",?(?: and)?(?: as well as)?(?: (?:for|the|its|in))*", before[named[-1].end() : at])
        return self._areas(_chain_back(before, named)) if joined else ()

    def _right(self, after: str) -> Scope | None:
        """The areas that the words after the grade name ("good for leadership and child protection")."""
        every = re.match(rf"[{QUOTE}]*,?(?: {pattern('rating').pattern})? (?:by ofsted )?(?:{pattern('every').pattern})", after)
        every = re.match(rf"[{QUOTE}]*,?(?: {pattern('rating').pattern})? (?:by ofsted )?(?:{pattern('every').pattern})", after)
        stop = _BREAK.search(after)
        reach = stop.start() if stop else len(after)
        if every:
            excepted = pattern("exceptions").search(after)
            return Scope(self._all(), not excepted, until=every.end())
        towards = _TOWARDS_AREAS.match(after)
        if not towards:
            return None
        named = list(self._aliases.finditer(after, towards.end()))
        if named and named[0].start() - towards.end() <= 60 and self._leads_to(after[towards.end() : named[0].start()]):
            chain = _chain(after, named)
            end = chain[-1].end()
            with_overall = _AND_OVERALL.match(after, end)
            areas = (*self._areas(chain), *((OVERALL,) if with_overall else ()))
            return Scope(areas, not _whole_remit(areas), until=with_overall.end() if with_overall else end)
        if pattern("some").match(after, towards.end()) or pattern("some").match(after[: towards.end() + 40].lstrip(f"{QUOTE} ")):
            return Scope((), False)
        if pattern("neutral").match(after, towards.end()) or (self._own and self._own.match(after, towards.end())):
            return None
        return Scope((), False) if after[towards.start() : towards.end()].strip(f"{QUOTE} ").startswith(("for", "in", "on")) else None

    def _leads_to(self, words: str) -> bool:
        """Whether the words between "for" and the first area only lead to it."""
        words = _SOME_LISTED.sub("", words)
        led = not (_BREAK.search(words) or pattern("service").search(words) or pattern("rates").search(words))
        return led and not ("," in words and _LISTED.sub("", words)) and not pattern("neutral").match(words)

    def _left(self, word: GradeWord, listed: bool) -> Scope:
        """The areas or the services that the words before the grade name."""
        before = word.before
        cut = max((m.end() for m in re.finditer(r"(?:;|\. | but | while | whereas | although )", before)), default=0)
        before = _BRACKETED.sub(lambda inner: " " * len(inner.group()), before[cut:])
        every = _last(re.compile(pattern("every").pattern), before)
        named = [m for m in self._aliases.finditer(before)]
        if pattern("some").search(before) and not named:
            return Scope((), False)
        if every and self._bridged(before[every.end() :]):
            return Scope(self._all(), not pattern("exceptions").search(before), since=cut + every.start())
        services = [m for m in pattern("service").finditer(before)]
        if self._own:
            services += [m for m in self._own.finditer(before)]
        subject = max((m for m in services if not _PART.search(before[: m.start()])), key=lambda m: m.end(), default=None)
        if named and (not subject or named[-1].end() > subject.end()):
            bridge = before[named[-1].end() :]
            if self._bridged(bridge) or (listed and _SEPARATOR.search(bridge)):
                chain = _chain_back(before, named)
                areas = self._areas(chain)
                return Scope(areas, not _whole_remit(areas), since=cut + chain[0].start())
            return Scope((), False)
        nearest = subject or max(services, key=lambda m: m.end(), default=None)
        if nearest:
            told = nearest is subject and self._bridged(before[nearest.end() :])
            told = told and not (named and _GENERIC.search(before[: nearest.end()]))
            if told or word.strength == "plain" or word.marked:
                beside = self._beside_overall(before) if nearest.group().startswith("overall") else ()
                return Scope((*beside, OVERALL), told, since=cut + nearest.start() if told else None)
            return Scope((), False)
        if word.strength == "plain" and self._bridged(_after_pronoun(before)):
            return Scope((OVERALL,), False)
        return Scope((), False)

    def _with_owner(self, scope: Scope, word: GradeWord, sentence: str) -> Scope:
        """The scope, marked as somebody else's where the words about it name another kind of body, or a count of them."""
        until = word.end + (scope.until or 0)
        near = sentence[max(word.start - len(word.before), 0) : until]
        counted = pattern("many").search(near) and not pattern("among").search(near)
        other = pattern("elsewhere").search(self._aliases.sub(" ", near))
        if counted or (other and not (scope.told and scope.areas and scope.areas != (OVERALL,))):
            areas = (OVERALL,) if word.strength == "plain" or word.marked or counted else ()
            return Scope(scope.areas or areas, False, own=False, until=scope.until) if areas else Scope((), False)
        if pattern("among").search(near):
            return Scope(scope.areas, False, until=scope.until)
        return scope

    def learn(self, document: Document) -> None:
        """Note the councils a release names, so that their bare names are known in its other sentences."""
        if self._own is None:
            return
        own = self._own
        named = {fold_text(m["name"]) for p in document.pieces for m in _COUNCIL.finditer(document.show(p.passage))}
        foreign = sorted(name for name in named if not own.search(name))
        self._others = re.compile("|".join(rf"\b{re.escape(n)}(?!\w)" for n in foreign)) if foreign else None
        folded = [fold(document.text, piece.passage) for piece in document.pieces]
        about = [piece for piece in folded if _INSPECTION.search(piece.text)]
        opens_with_another = any(
            self.other_authorities(piece, document.text) and not _PARTNER.search(piece.text) for piece in about[:2]
        )
        self.elsewhere = opens_with_another and not any(own.search(piece.text) for piece in about)

    def other_authorities(self, sentence: Folded, text: str) -> list[int]:
        """Where the folded sentence names another authority than the inspected one; `text` is the document's."""
        if not self._own:
            return []
        own = [m.span() for m in self._own.finditer(sentence.text)]
        found = [m.start() for m in _authorities().finditer(sentence.text)]
        found += [m.start() for m in self._others.finditer(sentence.text)] if self._others else []
        return sorted(
            at
            for at in set(found)
            if not any(start <= at < end for start, end in own)
            and text[sentence.original(at, at + 1).start].isupper()
        )

    # --------------------------------------------------------------------------------------------------------- helpers

    def areas_in(self, words: str) -> tuple[str, ...]:
        """Every area named in folded words, in order."""
        return self._areas(self._aliases.finditer(words))

    def named_at(self, words: str, at: int) -> str | None:
        """The area whose name starts at an offset of folded words."""
        found = self._aliases.match(words, at)
        return found.lastgroup if found else None

    def covers(self, words: str) -> bool:
        """Whether folded words are little more than the name of an area."""
        rest = self._aliases.sub("", words)
        return rest != words and len(re.sub(r"\W", "", rest)) <= 0.4 * len(re.sub(r"\W", "", words))

    def _bridged(self, words: str) -> bool:
        if self._own:
            words = self._own.sub(" ", words)
        words = _INSERTED.sub(",", words)
        rest = pattern("bridge").sub(" ", words)
        rest = re.sub(r"\b(?:19|20)\d\d\b", " ", rest)
        return not re.sub(rf"[\s,&{QUOTE}()|*:=>.-]", "", rest)

    def _areas(self, found: Iterable[re.Match[str]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.lastgroup or OVERALL for m in found))

    def _all(self) -> tuple[str, ...]:
        if not self._framework:
            return (OVERALL,)
        own = [a.id for a in self._framework.areas if a.own and (a.id in self._judged or not self._judged)]
        return tuple(own) or (OVERALL,)


def _last(words: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(words.finditer(text), key=lambda m: m.end(), default=None)


def _overall_until(after: str) -> int:
    found = re.match(rf"[{QUOTE}]* (?:(?:rating|judge?ment|grade) )?(?:for )?overall(?: effectiveness)?", after)
    return found.end() if found else 0


def _after_pronoun(before: str) -> str:
    """What follows the last pronoun or the last mark of a part of the sentence."""
    return re.split(r"[,;:]|\b(?:we|us|it|they|them|which|and|who|this|that|inspectors|ofsted)\b", before)[-1]


def _whole_remit(areas: tuple[str, ...]) -> bool:
    """Whether the areas are those the inspection's title lists: then they may only say what was inspected."""
    return {"help_and_protection", "in_care"} <= set(areas) and "leadership" not in areas and len(areas) >= 2


def _chain(text: str, named: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first areas of `named` that follow each other in one list."""
    chain = named[:1]
    for found in named[1:]:
        between = text[chain[-1].end() : found.start()]
        if len(between) > 80 or _LISTED.sub("", between):
            break
        chain.append(found)
    return chain


def _chain_back(text: str, named: list[re.Match[str]]) -> list[re.Match[str]]:
    """The last areas of `named` that follow each other in one list, in order."""
    chain = named[-1:]
    for found in reversed(named[:-1]):
        between = text[found.end() : chain[0].start()]
        if len(between) > 80 or _LISTED.sub("", between):
            break
        chain.insert(0, found)
    return chain


@cache
def _aliases(known: Framework | None) -> re.Pattern[str]:
    """The names of a framework's areas (of every framework where it is not known), one group an area."""
    areas: dict[str, set[str]] = {}
    for each in [known] if known else frameworks().values():
        for area in each.areas:
            if area.id != OVERALL:
                areas.setdefault(area.id, set()).update({area.name.lower(), *area.aliases} - {"leaders"})
    groups = [
        f"(?P<{area}>{'|'.join(_OF.sub(' of (?:(?:the|its|our|their|your|senior) )?', re.escape(a)) for a in sorted(aliases, key=lambda a: (-len(a), a)))})"
        for area, aliases in sorted(areas.items(), key=lambda item: -max(len(a) for a in item[1]))
    ]
    return re.compile(rf"\b(?:{'|'.join(groups)})(?!\w)")


@cache
def _authorities() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in history.names())})(?!\w)")


@cache
def _own_names(authority: str) -> tuple[str, ...]:
    """The names an authority may go by in a text about it."""
    if not authority:
        return ()
    known = history.known_name(authority)
    plain = re.sub(r"\b(?:city of|london borough of|royal borough of|the|county council|city council|borough council|council)\b", " ", authority)
    names = {authority, " ".join(plain.split()), *([known, *history.aliases_of(known)] if known else [])}
    return tuple(sorted((n for n in names if len(n) > 2), key=lambda n: (-len(n), n)))
