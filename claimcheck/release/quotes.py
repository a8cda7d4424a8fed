"""Every quotation of a release, and whose words it is said to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold_text
from claimcheck.language.pairing import Quotation
from claimcheck.model import Quote, Source
from claimcheck.release.attribution import voice_of
from claimcheck.release.clauses import Sentence
from claimcheck.release.frames import frame
from claimcheck.release.lexicon import lexicon
from claimcheck.release.parts import FIRST_PERSON, Part
from claimcheck.release.setting import Setting
from claimcheck.release.then import tells_of_visit
from claimcheck.release.voices import Memory, Voice

_WORD = compiled(r"[^\W_][\w'-]*")
_PART = compiled(r"[^\W_][\w']*")
_MOST_LOOKED_UP = 200
_LONGEST_TITLE = 5
_LONGEST_TERM = 2
_SHORT_WORD = 3
"""Up to so many letters a word of a title may be without a capital."""


def find_quotes(parts: Sequence[Part], setting: Setting) -> tuple[Quote, ...]:
    """Every quotation in reading order, an outer one before those inside it.

    The marks are no part of a quotation's passage; a speech over several pieces has one quotation a piece. Where the
    text is about a visit between inspections, it is left to the report which words are from it.
    """
    found = [quoted for part in parts for quoted in _quotes(part, setting)]
    found.sort(key=lambda quoted: (quoted.quote.passage[0].start, -quoted.quote.passage[-1].end))
    quotes = tuple(_of_whom_it_repeats(found))
    if not setting.graded or not any(tells_of_visit(part.text.text) for part in parts):
        return quotes
    return tuple(replace(q, source="unknown", heard=True) if q.source == "report" else q for q in quotes)


class _Quoted(NamedTuple):
    quote: Quote
    words: str
    """Its words, folded, a space on either side."""


def _of_whom_it_repeats(found: Sequence[_Quoted]) -> Iterator[Quote]:
    """The quotations; a headline's or crosshead's few words are whose they are where the text quotes them at length."""
    named = [quoted for quoted in found if quoted.quote.source in ("report", "person", "other")]
    looked_up = 0
    for quote, words in found:
        alone = quote.source in ("term", "unknown") and not _is_term(words.split())
        if alone and words.count(" ") > _LONGEST_TERM and looked_up < _MOST_LOOKED_UP:
            looked_up += 1
            holding = [held.quote for held in named if words in held.words]
            if len({held.source for held in holding}) == 1:
                quote = replace(quote, source=holding[0].source, speaker=holding[0].speaker, heard=False)
        yield quote


def _quotes(part: Part, setting: Setting) -> Iterator[_Quoted]:
    """The quotations of a piece and those nested in them; all of it where a person speaks it without marks."""
    for spoken in part.spoken:
        yield from _quote(part, spoken.quotation, spoken.voice, spoken.inside)
        yield from _inner(part, spoken.quotation, spoken.voice, spoken.inside, setting)
    if part.speaker is not None and part.speaker.source == "person":
        passage = part.text.locate(0, len(part.text.text))
        yield _Quoted(Quote(passage, "person", part.speaker.speaker), _folded(part.text.text))


def _inner(
    part: Part, outer: Quotation, voice: Voice, inside: Sequence[Quotation], setting: Setting
) -> Iterator[_Quoted]:
    direct = [q for q in inside if q.depth == outer.depth + 1]
    if not direct:
        return
    person = voice if voice.source == "person" else None
    for sentence, at, quotation in _held(part.text.text, outer, direct, Memory(person=person), setting):
        own = voice_of(sentence, at)
        if own is None or (own.source == "person" and own.speaker in (None, voice.speaker)) or voice.source == "report":
            own = Voice("unknown")
        within = (q for q in inside if quotation.inner.start <= q.outer.start < quotation.inner.end)
        deeper = [q for q in within if q.depth > quotation.depth]
        yield from _quote(part, quotation, own, deeper)
        yield from _inner(part, quotation, own, deeper, setting)


def _held(
    text: str, outer: Quotation, direct: list[Quotation], memory: Memory, setting: Setting
) -> Iterator[tuple[Sentence, int, Quotation]]:
    folded = frame(text, outer.inner, direct)
    remaining = iter(direct)
    for span in folded.sentences():
        sentence = Sentence(folded, span, text, memory, setting)
        for at, token in enumerate(sentence.tokens):
            if token.kind == "held":
                yield sentence, at, next(remaining)


def _quote(part: Part, quotation: Quotation, voice: Voice, inside: Sequence[Quotation]) -> Iterator[_Quoted]:
    passage = part.text.locate(quotation.inner.start, quotation.inner.end)
    if not passage:
        return
    source = _settle(part.text.text, quotation, voice, inside)
    named = source in ("report", "person", "other") or (source == "unknown" and voice.implied)
    speaker = voice.speaker if named else None
    quote = Quote(passage, source, speaker, heard=source == "unknown" and voice.implied)
    yield _Quoted(quote, _folded(part.text.text[quotation.inner.start : quotation.inner.end]))


def _folded(text: str) -> str:
    return f" {' '.join(_PART.findall(fold_text(text)))} "


def _settle(text: str, quotation: Quotation, voice: Voice, inside: Sequence[Quotation]) -> Source:
    """The source, where what the quotation says of itself outweighs who is said to speak."""
    shown = text[quotation.inner.start : quotation.inner.end]
    words = _WORD.findall(fold_text(shown))
    nobodys = voice.source == "unknown"
    reports = voice.source == "report"
    if _is_term(words) and not (reports and set(words) <= lexicon().former_grades):
        return "term"
    following = _WORD.match(text, min(quotation.outer.end + 1, len(text)))
    headed = following is not None and following.group().lower() in lexicon().term_heads
    capitals = [w[0].isupper() for w in shown.split() if len(w) > _SHORT_WORD]
    titled = len(words) > 1 and bool(capitals) and all(capitals)
    named = titled if voice.implied else titled or headed
    if len(words) <= _LONGEST_TITLE and ((nobodys and named) or (reports and titled and headed)):
        return "term"
    if (reports or nobodys) and FIRST_PERSON.search(_outside(text, quotation, inside)):
        return "person" if nobodys and len(words) > _LONGEST_TERM else "unknown"
    if reports and not quotation.closed and text[: quotation.outer.start].rstrip()[-1:] not in ("", ":", ","):
        return "unknown"  # begun within a sentence and nowhere ended: the writer's own words may be among them
    return voice.source


def _is_term(words: list[str]) -> bool:
    return _is_grade(words) or " ".join(words) in lexicon().terms


def _is_grade(words: list[str]) -> bool:
    words = [w.strip("'-") for w in words]
    return any(w in lexicon().grade_words for w in words) and all(
        w in lexicon().grade_words or w in lexicon().grade_fillers for w in words
    )


def _outside(text: str, quotation: Quotation, inside: Sequence[Quotation]) -> str:
    """The quotation's words without those nested in it."""
    parts, at = [], quotation.inner.start
    for q in inside:
        parts.append(text[at : q.outer.start])
        at = max(at, q.outer.end)
    return " ".join([*parts, text[at : quotation.inner.end]])
