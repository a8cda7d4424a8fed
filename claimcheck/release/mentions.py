"""What the names in a sentence stand for: whose words they would speak, and under what name."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from claimcheck.model import Span
from claimcheck.release.authorities import settles, turns
from claimcheck.release.frames import Frame
from claimcheck.release.lexicon import Kind, lexicon
from claimcheck.release.setting import Setting
from claimcheck.release.speakers import MENTIONS, Token, source_of, tokens
from claimcheck.release.then import names_earlier_year, opens_with_earlier_year, tells_of_then
from claimcheck.release.voices import Memory, Voice

_FURTHEST = 120
_LONGEST_SPEAKER = 240
_PIECES_ELSEWHERE = 2
_NEAR = 30
"""Characters behind a verb that may date it."""
_BEFORE_SUBJECT = {"comma", "stop", "conjunction", "relative", "adverb", "held", "according"} | MENTIONS
_BEFORE_DOCUMENT = ("in", "at", "after", "during", "following", "from")
_OF_INSPECTOR = ("his report", "her report")


class Mentions:
    """A sentence's tokens, in the light of what came before."""

    def __init__(self, frame: Frame, span: Span, text: str, memory: Memory, setting: Setting) -> None:
        self.frame, self.span, self.text, self.memory, self.setting = frame, span, text, memory, setting
        self.tokens = [self._known(t) for t in tokens(frame.text, span.start, span.end, setting)]
        self.account = next((k for k, token in enumerate(self.tokens) if token.kind == "according"), None)
        """Where "according to" stands."""
        self._report_before = memory.report_here
        for token, following in pairwise(self.tokens):
            if token.text.endswith("inspector") and token.kind != "other" and following.kind == "name":
                memory.inspector = following.text.rpartition(" ")[2]
                self.tokens = [replace(t, kind="report") if t.text in _OF_INSPECTOR else t for t in self.tokens]
        self.names_the_report = any(token.kind == "report" for token in self.tokens)
        memory.report_here = memory.report_here or self.names_the_report
        shown = frame.text[span.start : span.end]
        self._turns = turns(shown, setting.others, setting.authority)
        self._elsewhere_before = memory.elsewhere > 0
        settled = settles(shown, self._turns)
        memory.elsewhere = memory.elsewhere if settled is None else _PIECES_ELSEWHERE if settled else 0

    def _known(self, token: Token) -> Token:
        """The token, a surname heard before told from other words; full names are taken note of."""
        if token.kind not in ("word", "name", "person"):
            return token
        shown = self.frame.text[token.start : token.end]
        surname = shown.rpartition(" ")[2]
        if token.kind == "word" and shown[0].isupper() and shown in self.memory.names:
            return Token("name", token.start, token.end, token.text)
        if token.kind in ("name", "person") and shown.count(" ") > 1 - (token.kind == "name") and surname[0].isupper():
            self.memory.names.setdefault(surname, shown)
        return token

    def before(self, at: int) -> range:
        """The tokens before `at`, nearest first, as far as anything is looked for."""
        return range(at - 1, max(-1, at - 1 - _FURTHEST), -1)

    def after(self, at: int) -> range:
        """The tokens from `at` on, as far as anything is looked for."""
        return range(at, min(at + _FURTHEST, len(self.tokens)))

    def ends_with(self, *marks: str) -> bool:
        """Whether the sentence ends with one of the marks."""
        return self.frame.text[self.span.start : self.span.end].rstrip().endswith(marks)

    def before_quotation(self, at: int) -> str:
        """The frame's words before the quotation at the token `at`, in lower case."""
        return self.frame.text[self.span.start : self.tokens[at].start].lower()

    def may_be_subject(self, at: int) -> bool:
        """Whether a clause may begin with the mention at `at`."""
        if at == 0:
            return True
        before = self.tokens[at - 1]
        if before.text == "and" and self._is_one_name(at):
            return False
        if before.text == "with":
            return any(t.text.endswith("ing") for t in self.tokens[at + 1 : at + 3])
        if before.kind == "verb":
            return before.text in lexicon().speech
        if before.text in ("of", "from", "in") and at > 1:
            said = self.tokens[at - 2].text
            if said in lexicon().highlights or said in lexicon().sayings:
                return True
        if before.text == "and" and self._is_listed(at):
            return False
        titled = before.kind == "comma" and self.tokens[at].kind == "name" and self.tokens[at - 2].kind == "report"
        return before.kind in _BEFORE_SUBJECT and not (titled and self.may_be_subject(at - 2))

    def _is_one_name(self, at: int) -> bool:
        """Whether "and" stands inside a name: "Children and Families Committee"."""
        if at < 2 or self.tokens[at].kind not in ("group", "name"):
            return False
        return all(self.frame.text[self.tokens[k].start].isupper() for k in (at - 2, at))

    def _is_listed(self, at: int) -> bool:
        """Whether a group behind "and" is one that a preposition governs: "member for children and families"."""
        groups = at > 2 and self.tokens[at].kind == "group" and self.tokens[at - 2].kind in ("group", "word")
        return groups and self.tokens[at - 3].kind == "preposition"

    def voice(self, at: int, verb: int) -> Voice:
        """Whose voice the mention at `at` is, as the subject of the verb at `verb`."""
        token = self.tokens[at]
        if token.kind in ("it", "they"):
            voice = self._stood_for(at)
            then = voice.source == "other" and (voice.speaker or "").lower().endswith(("inspectors", "ofsted"))
            if then and self._tells_of_now(at, verb):
                return Voice("report", voice.speaker)
            elsewhere = voice.source == "report" and self._tells_of_another(at, verb)
            return Voice("other", voice.speaker) if elsewhere else voice
        if token.text in ("he", "she"):
            return self.memory.person or Voice("person")
        if token.text in ("i", "we"):
            return Voice("person")
        source = source_of(token.kind)
        if source == "report" and self._tells_of_another(at, verb):
            source = "other"
        if source == "report" and self._documents(at, verb, "unknown"):  # "In a letter to the director, Ofsted said"
            return Voice("unknown", self._original(token.start, token.end), implied=True)
        if source == "person":
            return self._person(token, self._full_name(at, verb))
        if at < verb and source == "unknown":
            return Voice(source, self.words(at, verb), implied="lead inspector" in token.text)
        return Voice(source, self._original(token.start, token.end))

    def _person(self, token: Token, speaker: str | None) -> Voice:
        """Whoever is named: a person speaking, or the lead inspector, by whom the report may be meant."""
        inspector = self.memory.inspector
        if (inspector and token.text.endswith(inspector)) or "lead inspector" in (speaker or "").lower():
            return Voice("unknown", speaker, implied=True)
        return Voice("person", speaker)

    def _stood_for(self, at: int) -> Voice:
        """Whom "it" or "they" stands for."""
        if self.tokens[at].kind == "they":
            before = (k for k in self.before(at) if self.tokens[k].kind in ("report", "person", "group", "other"))
            inside = next((self.tokens[k] for k in before if self.may_be_subject(k)), None)
            if inside is not None and inside.kind == "report":
                return Voice("report", self._original(inside.start, inside.end))
            recalled = self.memory.thing if self.tokens[at].text == "their" else self.memory.last
            return recalled or Voice("unknown")
        named = [t for t in self.tokens[:at] if t.kind == "report"]
        if named:
            return Voice("report", self._original(named[-1].start, named[-1].end))
        if at and self.tokens[at - 1].text == "what":  # "The council is going through what it calls “…”"
            group = next((k for k in self.before(at) if self.tokens[k].kind == "group"), None)
            if group is not None:
                return self.voice(group, at)
        last, thing = self.memory.last, self.memory.thing
        if self._report_before:
            return thing or Voice("report", implied=True)
        if last is not None and last.source == "person" and last != thing and self.memory.spoken_here:
            return Voice("unknown")  # "One boy wrote us a card. “…”, it says"
        return thing or Voice("unknown")

    def _tells_of_now(self, at: int, verb: int) -> bool:
        around = self.tokens[self.start_of_clause(at) : max(at, verb) + 1]
        return any(t.text in ("now", "today") for t in around)

    def _full_name(self, at: int, verb: int) -> str | None:
        """Name and role as first printed, where only the name is repeated here."""
        end = self._end_of_speaker(at)
        printed = self.words(at, min(verb, end) if at < verb else end)
        token = self.tokens[at]
        surname = self.frame.text[token.start : token.end].rpartition(" ")[2]
        known = self.memory.names.get(surname)
        if printed is None or known is None or len(known) >= len(printed):
            return known or printed
        self.memory.names[surname] = printed
        return printed

    def _tells_of_another(self, at: int, verb: int) -> bool:
        """Whether the sentence speaks of another authority, year or report before it names the inspectors."""
        if self.is_elsewhere(max(at, verb)):
            return True
        if opens_with_earlier_year(self.frame.text[self.span.start : self.span.end], self.setting.year):
            return True
        low, high = min(at, verb), max(at, verb)
        start, end = self.tokens[self.start_of_clause(low)].start, self.tokens[high].end
        words, following = self.frame.text[start:end].lower(), self.frame.text[end : end + _NEAR].lower()
        if tells_of_then(words, self.tokens[low].start - start, following, self.setting.year):
            return True
        return self._documents(at, verb, "other")

    def _documents(self, at: int, verb: int, kind: Kind) -> bool:
        """Whether what is said is said in a document of that kind: "In its annual report, Ofsted said"."""
        low = min(at, verb)
        before = range(max(self.start_of_clause(low), 1), low)
        return any(self.tokens[k].kind == kind and self.tokens[k - 1].text in _BEFORE_DOCUMENT for k in before)

    def is_elsewhere(self, at: int) -> bool:
        """Whether another authority was the last to be named before the token `at`."""
        offset = self.tokens[at].end - self.span.start
        return next((other for start, other in reversed(self._turns) if start < offset), self._elsewhere_before)

    def reported(self, at: int) -> Voice:
        """Whose voice a verb at `at` has that only the report is likely to be the subject of."""
        if self._tells_of_another(at, at):
            return Voice("other", implied=True)
        doubtful = names_earlier_year(self.before_quotation(at), self.setting.year)
        return Voice("unknown" if doubtful else "report", implied=True)

    def start_of_clause(self, at: int) -> int:
        """The first token after the stop or quotation before `at`."""
        for k in self.before(at):
            if self.tokens[k].kind in ("stop", "held") and self.tokens[k].text not in "()":
                return k + 1
        return max(0, at - _FURTHEST)

    def _end_of_speaker(self, at: int) -> int:
        for k in self.after(at + 1):
            token = self.tokens[k]
            if token.kind in ("verb", "held", "relative", "be", "auxiliary") or token.text in (".", ";", ":", "–"):
                return k
            aside = token.text.endswith("ing") or token.kind in ("report", "other", "it", "they")
            if aside and self.tokens[k - 1].kind == "comma":
                return k
        return self.after(at).stop

    def words(self, first: int, last: int) -> str | None:
        """The tokens from `first` up to `last` as printed, helping words at the end left out."""
        while last > first and self.tokens[last - 1].kind in ("adverb", "auxiliary", "be", "comma", "conjunction"):
            last -= 1
        if last <= first:
            return None
        return self._original(self.tokens[first].start, self.tokens[last - 1].end)[:_LONGEST_SPEAKER]

    def _original(self, start: int, end: int) -> str:
        return " ".join(self.text[self.frame.origin[start] : self.frame.origin[end - 1] + 1].split())
