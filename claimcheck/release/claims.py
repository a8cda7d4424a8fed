"""What a release says in the report's name without quoting it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from claimcheck.cache.patterns import compiled
from claimcheck.language.pairing import PieceText
from claimcheck.language.sentences import sentence_spans
from claimcheck.model import Claim, Span
from claimcheck.release.attribution import according
from claimcheck.release.clauses import Sentence
from claimcheck.release.frames import frame
from claimcheck.release.parts import Part, Spoken
from claimcheck.release.setting import Setting
from claimcheck.release.telling import telling
from claimcheck.release.voices import Clause, Memory, Voice
from claimcheck.report.framework import frameworks

_GRADE = compiled(r"\b(?:outstanding|good|inadequate|adequate|requir(?:es?|ing|ed) improvement)\b", re.IGNORECASE)
_FEWEST_WORDS = 4
_FEWEST_IN_ITEM = 5
_LONGEST_GRADE = 10
_AS_WITHIN = 3
"""Tokens from the report's name back to the "as" that brings it in."""
_SAYING = frozenset(
    {"say", "said", "state", "stated", "mention", "mentioned", "suggest", "suggested", "claim", "claimed"}
)
_NEGATIONS = frozenset({"not", "never", "nowhere", "didn't", "doesn't", "don't", "hasn't", "haven't"})
_NOT_WITHIN = 3
"""Tokens before such a verb that may deny it."""
_WHAT_WITHIN = 6
"""Tokens from a sentence's "What" to its verb of saying."""
_JOINTS = ("and", "but", ";", "while")


def find_claims(parts: Iterable[Part], setting: Setting) -> tuple[Claim, ...]:
    """Sentences and clauses put in the report's or the inspectors' mouth, by the writer or inside a person's speech.

    A sentence that only introduces a quotation, or only gives a grade, is no claim; of one that goes on to a
    quotation the part before it is taken.
    """
    found = [claim for part in parts for claim in _of_part(part, setting)]
    return tuple(sorted(found, key=lambda claim: claim.passage[0]))


def _of_part(part: Part, setting: Setting) -> Iterator[Claim]:
    if part.speaker is not None and part.speaker.source == "report":
        yield from _of_item(part.text)
        return
    if part.piece.kind == "heading":
        return
    for sentence in part.sentences:
        yield from _of_sentence(part.text, sentence, part.speaker)
    for spoken in part.spoken:
        if spoken.voice.source == "person":
            yield from _of_speech(part, spoken, setting)


def _of_speech(part: Part, spoken: Spoken, setting: Setting) -> Iterator[Claim]:
    outer = spoken.quotation
    inside = [q for q in spoken.inside if q.depth == outer.depth + 1]
    folded = frame(part.text.text, outer.inner, inside)
    memory = Memory(person=spoken.voice)
    for span in folded.sentences():
        yield from _of_sentence(part.text, Sentence(folded, span, part.text.text, memory, setting), spoken.voice)


def _of_item(text: PieceText) -> Iterator[Claim]:
    """An item of a list that the report is said to find, note or praise."""
    for span in sentence_spans(text.text, Span(0, len(text.text))):
        shown = text.text[span.start : span.end]
        words = len(shown.split())
        if shown.strip(" .;,").lower().replace("’", "'").removeprefix("the ") in _area_names():
            continue
        if words >= _FEWEST_IN_ITEM and not (_GRADE.search(shown) and words <= 2 * _LONGEST_GRADE):
            passage = text.locate(span.start, span.end)
            if passage:
                yield Claim(passage)


@cache
def _area_names() -> frozenset[str]:
    """What stands alone in a list of grades, without its "the"."""
    areas = (area for known in frameworks().values() for area in known.areas)
    names = (name for area in areas for name in (area.name.lower(), *area.aliases))
    return frozenset(name.removeprefix("the ") for name in names)


def _of_sentence(text: PieceText, sentence: Sentence, speaker: Voice | None) -> Iterator[Claim]:
    if sentence.frame.text[sentence.span.start : sentence.span.end].endswith(("?", ":")):
        return
    told = [c for c in telling(sentence) if c.voice.source == "report" and c.certain]
    end = _end(sentence, told[0]) if told else _end_of_account(sentence)
    if end is None or (told and _tells_nothing(sentence, told[0])):
        return
    end = len(sentence.frame.text[:end].rstrip(" ,;"))
    opens = _opening(sentence, told[0]) if told else sentence.span.start
    start, stop = sentence.frame.origin[opens], sentence.frame.origin[end]
    passage = text.locate(start, stop)
    if passage:
        before = (c.voice for c in sentence.clauses.values() if told and c.at < told[0].at and c.certain)
        named = speaker or next((voice for voice in before if voice.source == "person"), None)
        yield Claim(passage, named.speaker if named else None)


def _tells_nothing(sentence: Sentence, telling: Clause) -> bool:
    """Whether it tells what the report does not say, or only names what it says: "What Ofsted said is a tribute"."""
    words = [token.text for token in sentence.tokens]
    if words[telling.at] in _SAYING and not _NEGATIONS.isdisjoint(words[max(telling.at - _NOT_WITHIN, 0) : telling.at]):
        return True
    after = " ".join(words[telling.at :])
    return words[0] == "what" and telling.at <= _WHAT_WITHIN and " is that" not in after and " was that" not in after


def _opening(sentence: Sentence, telling: Clause) -> int:
    """Where the claim begins in the frame: what comes before ", and as the report makes clear" is the writer's own."""
    tokens = sentence.tokens
    for at in range(telling.first, max(telling.first - _AS_WITHIN, 1), -1):
        if tokens[at].text == "as" and tokens[at - 1].text in _JOINTS:
            return tokens[at].start
    return sentence.span.start


def _end(sentence: Sentence, telling: Clause) -> int | None:
    """Where the claim ends in the frame: before the part that leads to a quotation. None where nothing is claimed."""
    tokens = sentence.tokens
    last = len(tokens)
    held = next((k for k, t in enumerate(tokens) if t.kind == "held"), None)
    if held is not None:
        inside = range(held - 1, telling.at, -1)
        last = next((k for k in inside if tokens[k].kind == "comma" or tokens[k].text in _JOINTS), 0)
    after = [t for t in tokens[telling.at + 1 : last] if t.kind not in ("comma", "stop", "relative")]
    before = [t for t in tokens[: min(telling.at, telling.first)] if t.kind not in ("comma", "stop")]
    told = (
        after if len(after) >= _FEWEST_WORDS else before if last == len(tokens) and _closes(sentence, telling) else []
    )
    words = " ".join(sentence.frame.text[t.start : t.end] for t in told).split()
    if len(words) < _FEWEST_WORDS or (_GRADE.search(" ".join(words)) and len(words) <= _LONGEST_GRADE):
        return None
    return tokens[last - 1].end


def _end_of_account(sentence: Sentence) -> int | None:
    """The end of a sentence that tells something "according to" the report, without a verb of saying."""
    voice = according(sentence)
    if voice is None or voice.source != "report" or sentence.clauses or any(t.kind == "held" for t in sentence.tokens):
        return None
    shown = sentence.frame.text[sentence.span.start : sentence.span.end]
    short = len(shown.split()) <= _LONGEST_GRADE and _GRADE.search(shown)
    return None if short or len(shown.split()) < 2 * _FEWEST_WORDS else sentence.span.end


def _closes(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb comes after what it tells: "…, inspectors found"."""
    return all(t.kind in ("stop", "adverb") for t in sentence.tokens[clause.at + 1 :])
