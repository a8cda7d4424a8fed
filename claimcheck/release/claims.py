"""What a release says in the report's name without quoting it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.language.marks import PieceText
from claimcheck.language.sentences import sentence_spans
from claimcheck.model import Claim, Span
from claimcheck.release.attribution import Clause, Memory, Sentence, Voice
from claimcheck.release.frames import frame
from claimcheck.release.parts import Part, Spoken
from claimcheck.release.speakers import Setting

_GRADE = re.compile(r"\b(?:outstanding|good|inadequate|adequate|requir(?:es?|ing|ed) improvement)\b", re.IGNORECASE)
_FEWEST_WORDS = 4
_FEWEST_IN_ITEM = 5
_LONGEST_GRADE = 10


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
    inside = [q for q in part.nested if q.depth == outer.depth + 1 and outer.inner.start <= q.outer.start < outer.inner.end]
    folded = frame(part.text.text, outer.inner, inside)
    memory = Memory(person=spoken.voice)
    for span in folded.sentences():
        yield from _of_sentence(part.text, Sentence(folded, span, part.text.text, memory, setting), spoken.voice)


def _of_item(text: PieceText) -> Iterator[Claim]:
    """An item of a list that the report is said to find, note or praise."""
    for span in sentence_spans(text.text, Span(0, len(text.text))):
        shown = text.text[span.start : span.end]
        words = len(shown.split())
        if words >= _FEWEST_IN_ITEM and not (_GRADE.search(shown) and words <= 2 * _LONGEST_GRADE):
            passage = text.locate(span.start, span.end)
            if passage:
                yield Claim(passage)


def _of_sentence(text: PieceText, sentence: Sentence, speaker: Voice | None) -> Iterator[Claim]:
    if sentence.frame.text[sentence.span.start : sentence.span.end].endswith(("?", ":")):
        return
    telling = [c for c in sentence.telling() if c.voice.source == "report" and c.certain]
    end = _end(sentence, telling) if telling else _end_of_account(sentence)
    if end is None:
        return
    start, stop = sentence.frame.origin[sentence.span.start], sentence.frame.origin[end]
    passage = text.locate(start, stop)
    if passage:
        before = (c.voice for c in sentence.clauses.values() if telling and c.at < telling[0].at and c.certain)
        named = speaker or next((voice for voice in before if voice.source == "person"), None)
        yield Claim(passage, named.speaker if named else None)


def _end(sentence: Sentence, telling: list[Clause]) -> int | None:
    """Where the claim ends in the frame: before the part that leads to a quotation. None where nothing is claimed."""
    tokens = sentence.tokens
    held = next((k for k, t in enumerate(tokens) if t.kind == "held"), None)
    last = len(tokens)
    if held is not None:
        if held < telling[0].at:
            return None
        breaks = [k for k in range(telling[0].at + 1, held) if tokens[k].kind == "comma" or tokens[k].text in ("and", "but", ";", "while")]
        if not breaks:
            return None
        last = breaks[-1]
    verb = telling[0].at
    told = [t for t in tokens[verb + 1 : last] if t.kind not in ("comma", "stop", "relative")]
    before = [t for t in tokens[: min(verb, telling[0].first)] if t.kind not in ("comma", "stop")]
    enough = told if len(told) >= _FEWEST_WORDS else before if _follows(sentence, telling[0]) or not told else []
    words = " ".join(sentence.frame.text[t.start : t.end] for t in enough).split()
    if len(words) < _FEWEST_WORDS or (_GRADE.search(" ".join(words)) and len(words) <= _LONGEST_GRADE):
        return None
    return tokens[last - 1].end if last else None


def _end_of_account(sentence: Sentence) -> int | None:
    """The end of a sentence that tells something "according to" the report, without a verb of saying."""
    voice = sentence.according()
    if voice is None or voice.source != "report" or sentence.clauses or any(t.kind == "held" for t in sentence.tokens):
        return None
    shown = sentence.frame.text[sentence.span.start : sentence.span.end]
    short = len(shown.split()) <= _LONGEST_GRADE and _GRADE.search(shown)
    return None if short or len(shown.split()) < 2 * _FEWEST_WORDS else sentence.span.end


def _follows(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb comes after what it tells: "…, inspectors found"."""
    return all(t.kind in ("stop", "adverb") for t in sentence.tokens[clause.at + 1 :])
