"""A release read in order, for whoever spoke before is remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from claimcheck.cache.patterns import compiled
from claimcheck.language.pairing import PieceText, Quotation, piece_text, quotations
from claimcheck.model import Document, Piece, Span
from claimcheck.release.attribution import voice_of
from claimcheck.release.authorities import other_authorities
from claimcheck.release.clauses import Sentence
from claimcheck.release.frames import frame
from claimcheck.release.layout import (
    adds_another,
    announced_by,
    announces,
    continues_list,
    is_crosshead,
    is_item,
    lists_highlights,
    names_an_area,
    only_attributes,
    points_back,
)
from claimcheck.release.parts import FIRST_PERSON, Part, Spoken
from claimcheck.release.setting import Setting
from claimcheck.release.speakers import MENTIONS
from claimcheck.release.telling import introduces, telling
from claimcheck.release.then import names_earlier_year, points_to_report
from claimcheck.release.voices import Memory, Voice, implied

_LISTED = compiled(
    r"\b(?:areas? (?:for|of) (?:improvement|strength|development)|recommendations)\W+(?:is|are|was|were) [^.;]{0,60}$"
)
_SINGULAR = compiled(r"\bI(?!-\w)\b")
_LONGEST_LABEL = 14


def read_parts(document: Document, setting: Setting) -> tuple[Part, ...]:
    """The pieces of a release with the voice of each of their outer quotations."""
    texts = [piece_text(document, piece) for piece in document.pieces]
    if setting.authority:
        setting = replace(setting, others=other_authorities("\n".join(t.text for t in texts), setting.authority))
    return tuple(_Reader(document.pieces, texts, quotations(texts), setting).read())


class _Reader:
    """Reads pieces in order and keeps who is speaking."""

    def __init__(
        self, pieces: Sequence[Piece], texts: Sequence[PieceText], marked: list[list[Quotation]], setting: Setting
    ) -> None:
        self.pieces, self.texts, self.marked, self.setting = pieces, texts, marked, setting
        self.memory = Memory(inspector=setting.inspector)
        self.running: Voice | None = None
        """Who spoke at the end of the piece before."""
        self.unclosed = False
        self.introduced: Voice | None = None
        """Who was announced by a colon."""
        self.section: Voice | None = None
        """Who was announced by a heading."""
        self.unmarked: Voice | None = None
        """Whose words the next pieces may give without marks."""

    def read(self) -> Iterator[Part]:
        for number, (piece, text, marked) in enumerate(zip(self.pieces, self.texts, self.marked, strict=True)):
            outer = [q for q in marked if q.depth == 0]
            self.memory.turn()
            folded = frame(text.text, Span(0, len(text.text)), outer)
            sentences = [Sentence(folded, span, text.text, self.memory, self.setting) for span in folded.sentences()]
            if len(outer) == 1 and is_crosshead(folded.text, text.text, outer[0], piece):
                yield Part(piece, text, sentences, [Spoken(outer[0], Voice("unknown"))])
                continue
            bare = bool(outer) and not folded.text[: folded.text.find('"')].strip("•◼▪*–- ")
            if not (bare or (is_item(piece) and outer)):
                self.introduced = self.introduced if is_item(piece) else None
            voices = self._voices(sentences, outer, number, bare=bare)
            speaker = None if outer else self._speaks_unmarked(piece, text.text)
            yield Part(piece, text, sentences, _spoken(marked, voices), speaker)
            self._go_on(piece, text.text, sentences, outer, voices, number)

    def _voices(self, sentences: list[Sentence], outer: list[Quotation], number: int, *, bare: bool) -> list[Voice]:
        voices: list[Voice] = []
        spoke: Voice | None = None
        for index, sentence in enumerate(sentences):
            for at, token in enumerate(sentence.tokens):
                if token.kind != "held":
                    continue
                voice = voice_of(sentence, at)
                if voice is None or (voice.source == "unknown" and voice.speaker is None):
                    voice = self._carried(sentences, index, at, spoke, number, outer[len(voices)])
                if voice.source == "report" and (
                    sentence.is_elsewhere(at) or self._points_to_then(sentences, index, number)
                ):
                    voice = Voice("other", voice.speaker, implied=voice.implied)
                said = outer[len(voices)].inner
                if voice.source == "other" and _SINGULAR.search(self.texts[number].text, said.start, said.end):
                    voice = Voice("person", voice.speaker)  # a letter, a blog: whoever wrote it
                voices.append(voice)
                spoke = voice
        voices += [Voice("unknown")] * (len(outer) - len(voices))
        return voices

    def _points_to_then(self, sentences: list[Sentence], index: int, number: int) -> bool:
        """Whether a sentence is about "that report", of the year before the inspection's that was named just before."""
        before = _shown(sentences[index - 1]) if index else self.texts[number - 1].text if number else ""
        pointing = points_to_report(_shown(sentences[index]))
        return pointing and names_earlier_year(before.rstrip(". ").rpartition(". ")[2], self.setting.year)

    def _carried(
        self, sentences: list[Sentence], index: int, at: int, spoke: Voice | None, number: int, quotation: Quotation
    ) -> Voice:
        """The voice of a quotation whose own sentence names nobody."""
        sentence = sentences[index]
        alone = all(t.kind in ("held", "stop", "comma", "conjunction") for t in sentence.tokens[:_LONGEST_LABEL])
        if not alone and at == 0 and len(sentence.tokens) > 1 and sentence.tokens[0].kind == "held":
            alone = sentence.tokens[1].kind == "stop"
        if alone:
            following = sentences[index + 1] if index + 1 < len(sentences) else None
            if following is not None and only_attributes(following):
                return next(iter(following.clauses.values())).voice
            if following is not None and points_back(following):
                return introduces(following) or Voice("unknown")
            if spoke is not None:
                return implied(spoke)
            if self.unclosed and self.running is not None:
                return self.running
            if index:
                return self._told_before(sentences, index)
            label = self._label_after(number) if len(sentences) == 1 else None
            carried = label or self.introduced or self.running or self.section
            return implied(carried) if carried is not None else Voice("unknown")
        if at == 0 and index == 0 and self.introduced is not None:
            return implied(self.introduced)
        announced = self.introduced or self.section
        if announced is not None and is_item(self.pieces[number]):
            return implied(announced)
        if spoke is not None and (continues_list(sentence, at) or adds_another(sentence, at)):
            return implied(spoke)
        heard = sentence.heard
        if heard is not None and heard.source == "report" and _LISTED.search(sentence.before_quotation(at)):
            return implied(heard)
        unnamed = Voice(
            "unknown", implied=sentence.names_the_report or (heard is not None and heard.source == "report")
        )
        subjects = [k for k in sentence.before(at) if sentence.tokens[k].kind in ("person", "name", "group")]
        if any(sentence.tokens[k].kind != "group" or sentence.may_be_subject(k) for k in subjects):
            return unnamed
        joined = any(sentence.tokens[k].kind == "held" for k in sentence.before(at))
        if joined and spoke is not None and spoke.source == "report" and heard == spoke:
            return _fragment(spoke, quotation, self.texts[number].text)
        return unnamed

    def _told_before(self, sentences: list[Sentence], index: int) -> Voice:
        """Who spoke last in the piece before a quotation that is a sentence; or before the question it answers."""
        clauses = [s.clauses[max(s.clauses)] for s in sentences[:index] if s.clauses]
        if clauses:
            return implied(clauses[-1].voice) if clauses[-1].certain else Voice("unknown")
        reported = self.running is not None and self.running.source == "report"
        told_of = (
            t.kind in ("person", "name", "group") or t.text in ("his", "her", "their")
            for s in sentences[:index]
            for t in s.tokens
        )
        asked = reported and sentences[index - 1].ends_with("?") and not any(told_of)
        return implied(self.running) if asked and self.running is not None else Voice("unknown")

    def _speaks_unmarked(self, piece: Piece, text: str) -> Voice | None:
        """Whose words a piece without marks gives: a person's after "… said:", the report's in a list it introduces."""
        if self.unmarked is None or piece.kind == "heading":
            return None
        if self.unmarked.source == "report":
            return self.unmarked if is_item(piece) else None
        return self.unmarked if FIRST_PERSON.search(text) else None

    def _label_after(self, number: int) -> Voice | None:
        """Who is named by the line under a block quotation."""
        if number + 1 >= len(self.pieces) or self.marked[number + 1]:
            return None
        text = self.texts[number + 1].text
        if len(text) > 200 or text.rstrip().endswith((":", "?")):
            return None
        memory = Memory(names=self.memory.names)
        line = Sentence(frame(text, Span(0, len(text)), ()), Span(0, len(text)), text, memory, self.setting)
        kinds = {t.kind for t in line.tokens}
        if kinds & {"verb", "auxiliary", "be", "relative", "it", "they"} or len(line.tokens) > _LONGEST_LABEL:
            return None
        first = next((t for t in line.tokens if t.text not in ("–", "-")), None)
        if first is None or first.kind not in MENTIONS:
            return None
        if first.kind in ("person", "name"):
            return Voice("person", " ".join(text.strip(" –—-").split()))
        return introduces(line) if first.kind == "report" and len(line.tokens) <= 6 else None

    def _go_on(
        self,
        piece: Piece,
        text: str,
        sentences: list[Sentence],
        outer: list[Quotation],
        voices: list[Voice],
        number: int,
    ) -> None:
        """Keep what this piece says of who speaks in the next."""
        self.unclosed = bool(outer) and not outer[-1].closed
        if sentences and announces(text, sentences[-1]) and not (outer and self.unclosed):
            highlights = lists_highlights(text)
            self.introduced = introduces(sentences[-1]) or (Voice("report", implied=True) if highlights else None)
            self.running = self.introduced
            tells = highlights or any(c.voice == self.introduced for c in telling(sentences[-1]))
            self.unmarked = self.introduced if tells else None
            return
        if outer or (not is_item(piece) and self._speaks_unmarked(piece, text) is None):
            self.unmarked = None
        if piece.kind == "heading":
            if self.section is None or not names_an_area(text):
                self.section = announced_by(text, sentences) if number or text.lower().startswith("what ") else None
            self.introduced = None
            if self.section is not None:
                self.running = None
            return
        if outer:
            self.running = voices[-1] if voices[-1].source in ("person", "report", "other") else None
            return
        if is_item(piece):
            return
        self.introduced = None
        clauses = [s.clauses[max(s.clauses)] for s in sentences if s.clauses]
        last = clauses[-1] if clauses else None
        self.running = last.voice if last and last.certain and last.voice.source != "unknown" else None


def _shown(sentence: Sentence) -> str:
    return sentence.frame.text[sentence.span.start : sentence.span.end]


def _spoken(marked: list[Quotation], voices: list[Voice]) -> list[Spoken]:
    """The outer quotations with their voices and with what is nested in them; `marked` has outer before inner."""
    firsts = [number for number, q in enumerate(marked) if q.depth == 0]
    ends = [*firsts[1:], len(marked)][: len(firsts)]
    return [
        Spoken(marked[first], voice, tuple(marked[first + 1 : end]))
        for first, end, voice in zip(firsts, ends, voices, strict=True)
    ]


def _fragment(voice: Voice, quotation: Quotation, text: str) -> Voice:
    """The voice going on in its sentence, where the quotation is long enough not to be a mere term."""
    words = len(text[quotation.inner.start : quotation.inner.end].split())
    return implied(voice) if words >= 3 else Voice("unknown", implied=True)
