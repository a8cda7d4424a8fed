"""Every quotation of a release, and whose words it is said to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold_text
from claimcheck.language.pairing import Quotation
from claimcheck.model import Quote, Source
from claimcheck.release.attribution import voice_of
from claimcheck.release.clauses import Sentence
from claimcheck.release.frames import frame
from claimcheck.release.lexicon import lexicon
from claimcheck.release.parts import FIRST_PERSON, Part, Spoken
from claimcheck.release.speakers import Setting
from claimcheck.release.voices import Memory, Voice

_WORD = compiled(r"[^\W_][\w'-]*")
_LONGEST_TITLE = 5
_LONGEST_TERM = 2


def find_quotes(parts: Iterable[Part], setting: Setting) -> tuple[Quote, ...]:
    """Every quotation in reading order, an outer one before those inside it.

    The marks are no part of a quotation's passage; a speech over several pieces has one quotation a piece.
    """
    found = [quote for part in parts for spoken in part.spoken for quote in _quotes(part, spoken, setting)]
    return tuple(sorted(found, key=lambda q: (q.passage[0].start, -q.passage[-1].end)))


def _quotes(part: Part, spoken: Spoken, setting: Setting) -> Iterator[Quote]:
    """The quotation and those nested in it."""
    yield from _quote(part, spoken.quotation, spoken.voice, spoken.inside)
    yield from _inner(part, spoken.quotation, spoken.voice, spoken.inside, setting)


def _inner(
    part: Part, outer: Quotation, voice: Voice, inside: Sequence[Quotation], setting: Setting
) -> Iterator[Quote]:
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


def _quote(part: Part, quotation: Quotation, voice: Voice, inside: Sequence[Quotation]) -> Iterator[Quote]:
    passage = part.text.locate(quotation.inner.start, quotation.inner.end)
    if not passage:
        return
    source = _settle(part.text.text, quotation, voice, inside)
    speaker = voice.speaker if source in ("report", "person", "other") else None
    yield Quote(passage, source, speaker, heard=source == "unknown" and voice.implied)


def _settle(text: str, quotation: Quotation, voice: Voice, inside: Sequence[Quotation]) -> Source:
    """The source, where what the quotation says of itself outweighs who is said to speak."""
    shown = text[quotation.inner.start : quotation.inner.end]
    words = _WORD.findall(fold_text(shown))
    if _is_grade(words) or " ".join(words) in lexicon().terms:
        return "term"
    following = _WORD.match(text, min(quotation.outer.end + 1, len(text)))
    headed = following is not None and following.group().lower() in lexicon().term_heads
    titled = len(words) > 1 and all(w[0].isupper() for w in shown.split() if len(w) > 3)
    nobodys = voice.source == "unknown"
    reports = voice.source == "report"
    if len(words) <= _LONGEST_TITLE and ((nobodys and (titled or headed)) or (reports and titled and headed)):
        return "term"
    if nobodys and len(words) <= _LONGEST_TERM and not voice.implied:
        return "term"
    if (reports or nobodys) and FIRST_PERSON.search(_outside(text, quotation, inside)):
        return "person" if nobodys and len(words) > _LONGEST_TERM else "unknown"
    return voice.source


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
