"""Voices: whose words something is said to be, and what a text lets a reader remember of them."""

from __future__ import annotations

from msgspec import Struct

from claimcheck.model import Source


class Voice(Struct, frozen=True):
    """Whose words something is said to be; `speaker` is the name and role, or the document, as printed."""

    source: Source
    speaker: str | None = None
    implied: bool = False
    """Whether it was taken from what stands around, not from a verb of its own."""


class Memory(Struct):
    """Whom "it", "they", "he" and a bare surname stand for at a point of the text."""

    last: Voice | None = None
    thing: Voice | None = None
    person: Voice | None = None
    names: dict[str, str] = {}
    inspector: str | None = None
    """The surname of the lead inspector, whose report it is."""
    elsewhere: int = 0
    """For how many pieces more the text may be telling of another authority."""
    spoken_here: bool = False
    """Whether anybody has spoken yet in this piece."""
    report_here: bool = False
    """Whether the report or its inspectors have been named yet in this piece."""

    def turn(self) -> None:
        """Go on to the next piece."""
        self.elsewhere = max(0, self.elsewhere - 1)
        self.spoken_here = self.report_here = False

    def hear(self, voice: Voice, *, human: bool | None = None) -> None:
        """Take note of who has just been said to speak: a person, a thing, or (None) many, whom "it" is not for."""
        self.last = voice
        self.spoken_here = True
        if human:
            self.person = voice
        elif human is False:
            self.thing = voice


class Clause(Struct, frozen=True):
    """A verb of saying in a sentence: its place among the tokens, and who is its subject."""

    at: int
    first: int
    """The subject's first token; the verb's own place where it has none."""
    voice: Voice
    certain: bool = True


def implied(voice: Voice) -> Voice:
    """The voice, taken from what stands around."""
    return Voice(voice.source, voice.speaker, implied=True)
