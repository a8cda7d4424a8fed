"""The subject of each verb of saying in a sentence.

Taking a person's words for the report's would accuse falsely; so where the grammar is not plain a person speaks, or
nobody is said to.
"""

from __future__ import annotations

from claimcheck.model import Span
from claimcheck.release.frames import Frame
from claimcheck.release.lexicon import lexicon
from claimcheck.release.passives import Passives
from claimcheck.release.setting import Setting
from claimcheck.release.speakers import MENTIONS, source_of
from claimcheck.release.voices import Clause, Memory, Voice

_LONGEST_NAME = 8
_WRITTEN = ("write", "writes", "wrote", "written", "writing")
_INDIRECT = ("what", "how", "whether", "why")
_TOLD = ("tell", "tells", "told", "telling")
_ADDRESSED = {"children", "the children", "young people", "the young people", "care leavers"}


class Sentence(Passives):
    """A sentence of a frame with its verbs of saying resolved."""

    def __init__(self, frame: Frame, span: Span, text: str, memory: Memory, setting: Setting) -> None:
        super().__init__(frame, span, text, memory, setting)
        self.heard = memory.last
        """Who spoke last before this sentence."""
        self._note_person()
        for at, token in enumerate(self.tokens):
            if self._is_saying(at):
                self.clauses[at] = Clause(at, at - 1, self.voice(at - 1, at))
                self._remember(self.clauses[at])
            elif self._is_unowned(at):
                self.clauses[at] = Clause(at, at, self.reported(at), certain=False)
            if token.kind == "verb" and not self.is_only_what(at):
                self.clauses[at] = self._clause(at)
                self._remember(self.clauses[at])
        if all(clause.voice.source == "unknown" for clause in self.clauses.values()):
            self._note_mentions()

    def _clause(self, at: int) -> Clause:
        subject = self._subject(at)
        verb = self.tokens[at].text
        if self.is_passive(at):
            agent = self._agent(at)
            if agent is not None and self.is_doer(at, agent):
                return Clause(at, at, Voice("unknown", implied=True), certain=False)
            if agent is not None:
                return Clause(at, agent, self.voice(agent, at))
            if isinstance(subject, int) and self.tokens[subject].kind == "report" and verb in ("told", "heard"):
                return Clause(at, subject, self.voice(subject, at))
            if [t.text for t in self.tokens[at + 1 : at + 2]] == ["by"]:  # "described by opponents as …"
                return Clause(at, at, Voice("unknown"), certain=False)
            if self._is_council_told(at, subject):
                return Clause(at, at, self.reported(at), certain=False)
            said_to_be = verb == "said" and self.memory.last is not None and self.memory.last.source == "report"
            called_on = verb == "called" and [t.text for t in self.tokens[at + 1 : at + 2]] in (["on"], ["upon"])
            judged = verb in lexicon().judging - lexicon().received and not verb.endswith("ing") and not called_on
            if said_to_be or judged:
                return Clause(at, at, self.reported(at), certain=False)
            if isinstance(subject, int) and self.tokens[subject].kind == "it" and self.memory.last is not None:
                return Clause(at, subject, self.memory.last)
            return Clause(at, at, Voice("unknown"), certain=False)
        subject = self._announced(at) if subject is None else subject
        aside = self._aside(at)
        if aside is not None:
            return Clause(at, aside, self.voice(aside, at))
        if isinstance(subject, Clause):
            unlike = verb in lexicon().unlike_inspectors and subject.voice.source == "report"
            return Clause(at, at, Voice("unknown") if unlike else subject.voice, certain=not unlike)
        if subject is None:
            inverted = self._inverted(at)
            if inverted is not None:
                return Clause(at, inverted, self.voice(inverted, at))
            agent = self._agent(at)
            if agent is not None and agent - at <= 3:
                return Clause(at, agent, self.voice(agent, at))
            start = self.start_of_clause(at)
            nameless = verb in lexicon().speech and at and not verb.endswith("ing")
            if nameless and not any(t.kind == "report" for t in self.tokens[start:at]):
                return Clause(at, at, Voice("person", self.words(start, at)), certain=False)
            return Clause(at, at, Voice("unknown"), certain=False)
        voice = self.voice(subject, at)
        heard = any(t.kind == "report" for t in self.tokens[at + 1 : at + 3])
        if heard and verb in _TOLD and self.tokens[subject].kind == "group":  # known from the report, it may be
            return Clause(at, subject, Voice("unknown", voice.speaker, implied=True))
        addressed = {t.text for t in self.tokens[at + 1 : at + 4]} & _ADDRESSED
        if verb in lexicon().unlike_inspectors and voice.source == "report":
            return Clause(at, at, Voice("unknown"), certain=False)
        if verb in _WRITTEN and voice.source == "report" and (addressed or self._letter(at) is not None):
            voice = Voice("other", voice.speaker)
        return Clause(at, subject, voice)

    def _is_council_told(self, at: int, subject: int | Clause | None) -> bool:
        """Whether it is the inspected council that was told something, and nobody spoke yet, or inspectors last."""
        if self.tokens[at].text != "told" or isinstance(subject, Clause):
            return False
        named = self.tokens[0 if subject is None else subject]
        council = named.text.endswith(("council", "authority", "borough", "trust"))
        council = council or (self.setting.authority is not None and named.text in self.setting.authority)
        return council and (self.memory.last is None or self.memory.last.source == "report")

    def _subject(self, at: int) -> int | Clause | None:
        """The token that is the subject of the verb at `at`, or the clause whose subject it shares."""
        back = self.before_adverbs(at)
        participle = self.tokens[at].text.endswith("ing")
        coordinate = back >= 0 and self.tokens[back].text in ("and", "but", "or")
        if participle and back > 0 and self.tokens[back].text == "as" and self.tokens[back - 1].kind in MENTIONS:
            return back - 1  # "quotes the inspectors as saying"
        if (participle or coordinate) and back >= 0 and self.tokens[back].kind not in MENTIONS:
            said = [self.clauses[k] for k in self.before(at) if k in self.clauses]
            earlier = next((clause for clause in said if not self._is_told_of(clause)), said[0] if said else None)
            if earlier is not None and participle and self._is_subordinate(earlier):
                return self._first_subject(at)
            if earlier is not None and participle and self.tokens[back].text == "for" and self.is_passive(earlier.at):
                return earlier  # "leaders were criticised for showing …"
            if earlier is not None:
                between = range(back, earlier.at, -1) if coordinate else ()
                own = (k for k in between if self.tokens[k].kind in MENTIONS and self._opens_list_of_one(k))
                return next(own, None) or self._grammatical(earlier)
            first = self._first_subject(at)
            if first is not None or participle:
                return first
        for _ in range(3):
            if back < 0 or not (self.tokens[back].kind == "comma" or self.tokens[back].text == ")"):
                break
            opening = self._opening(back)
            if opening is None:
                back -= 1
                break
            named = self._appositive(opening + 1, back)
            if named is not None:
                return self._first_of_name(named)
            back = opening - 1
        if back >= 0 and self.tokens[back].kind == "relative":
            return self._described_by(back)
        weak = None
        for k in self.before(back + 1):
            token = self.tokens[k]
            if token.kind in MENTIONS:
                may_be = self.may_be_subject(k) or (k == back and self._stands_alone(k))
                if may_be and not self._disagrees(k, at):
                    return self._first_of_name(self._described(k))
                if weak is None and token.kind in ("person", "name"):
                    weak = k
            elif token.kind == "verb":
                return self._grammatical(self.clauses[k])
            elif token.kind == "determiner" and k and self._opens_clause(k - 1) and k + 1 < back + 1:
                return None  # a subject that is not known: "…, the mayor's office said", "where a sign reads"
            elif (token.kind == "stop" and token.text not in "()") or token.kind == "held":
                if token.kind == "held" and k == back:
                    return None
                if token.kind == "stop":
                    break
        return weak

    def _opens_list_of_one(self, at: int) -> bool:
        """Whether a mention behind a comma is no item of a list: "schools, police and the NHS, and said"."""
        return self.tokens[at - 1].kind == "comma" and self.tokens[at + 1].text not in ("and", ",")

    def _described_by(self, relative: int) -> int | None:
        """What "which" or "who" at `relative` stands for: a mention, unless something quoted stands nearer."""
        found = next((k for k in self.before(relative) if self.tokens[k].kind in ("held", *MENTIONS)), None)
        return None if found is None or self.tokens[found].kind in ("held", "it", "they") else found

    def _opens_clause(self, at: int) -> bool:
        """Whether a clause with a subject of its own begins behind the token at `at`."""
        return self.tokens[at].kind in ("comma", "held") or self.tokens[at].text in (
            "where",
            "while",
            "when",
            "because",
        )

    def _is_subordinate(self, clause: Clause) -> bool:
        """Whether a clause only gives the occasion of what its sentence tells: "It apologised after Ofsted found …"."""
        if not clause.first or self.tokens[clause.first - 1].text not in ("after", "when", "because"):
            return False
        main = self._first_subject(clause.first - 1)
        passive = main is not None and any(t.kind == "be" for t in self.tokens[main + 1 : clause.first])
        return main is not None and not passive

    def _is_told_of(self, clause: Clause) -> bool:
        """Whether a clause is only told of, its subject not heard: "the recording of what children say"."""
        return bool(clause.first) and self.tokens[clause.first - 1].text in _INDIRECT

    def _grammatical(self, clause: Clause) -> Clause:
        """The clause with its grammatical subject, where a passive was given its agent."""
        if not self.is_passive(clause.at):
            return clause
        subject = self._first_subject(clause.at)
        if subject is not None and source_of(self.tokens[subject].kind) == "person":
            return Clause(clause.at, subject, self.voice(subject, clause.at))
        return clause

    def _first_subject(self, at: int) -> int | None:
        """The first mention before `at` with which a clause may begin."""
        mentions = (k for k in self.before(at)[::-1] if self.tokens[k].kind in MENTIONS)
        return next((k for k in mentions if self.may_be_subject(k)), None)

    def _remember(self, clause: Clause) -> None:
        voice = clause.voice
        if voice.implied and self.tokens[clause.first].kind in ("person", "name", "unknown"):
            self.memory.person = voice  # the lead inspector
        if voice.source == "unknown" or voice.implied or self._is_told_of(clause):
            return
        letter = self._letter(clause.at)
        if letter is not None:
            self.memory.hear(self.voice(letter, letter), human=False)
            return
        subject = self.tokens[clause.first]
        many = subject.kind == "group" and subject.text.endswith(("s", "people", "children", "staff"))
        if many or subject.text in ("i", "we"):
            self.memory.hear(voice)
        else:
            self.memory.hear(voice, human=voice.source == "person" and subject.kind != "group")

    def _note_mentions(self) -> None:
        """Where nobody speaks, a report that the sentence begins with, or the first named, is what "it" stands for."""
        small = ("adverb", "conjunction", "determiner")
        lead = next((k for k, token in enumerate(self.tokens) if token.kind not in small), 0)
        for at, token in enumerate(self.tokens):
            if token.kind in ("report", "other") and (self.memory.thing is None or at == lead):
                self.memory.hear(Voice(source_of(token.kind), self._original(token.start, token.end)), human=False)

    def _note_person(self) -> None:
        """Take whom a sentence tells of for "he" or "she": "Councillor Bob Dale sounded a note of caution"."""
        first = next((k for k, token in enumerate(self.tokens) if token.kind in MENTIONS), None)
        if first is None or not self.may_be_subject(first) or self.tokens[first].kind not in ("person", "name"):
            return
        if self.tokens[first].text in ("he", "she", "i", "we"):
            return
        last = first
        for k in self.after(first + 1)[:_LONGEST_NAME]:
            if self.tokens[k].kind not in ("name", "person", "preposition", "word"):
                break
            last = k if self.tokens[k].kind in ("name", "person") else last
        self.memory.person = self._person(self.tokens[first], self._full_name(first, last + 1))
