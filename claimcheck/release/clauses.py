"""The subject of each verb of saying in a sentence.

Taking a person's words for the report's would accuse falsely; so where the grammar is not plain a person speaks, or
nobody is said to.
"""

from __future__ import annotations

from claimcheck.model import Span
from claimcheck.release.frames import Frame
from claimcheck.release.mentions import Mentions
from claimcheck.release.speakers import MENTIONS, Setting, lexicon, source_of
from claimcheck.release.voices import Clause, Memory, Voice

_REACH = 14
_WRITTEN = ("write", "writes", "wrote", "written", "writing")
_PERCEIVED = ("hear", "heard", "hearing", "see", "saw", "seeing", "seen")
_ADDRESSED = {"children", "the children", "young people", "the young people", "care leavers"}
_NEVER_INVERTED = ("told", "tells", "asked")


class Sentence(Mentions):
    """A sentence of a frame with its verbs of saying resolved."""

    def __init__(self, frame: Frame, span: Span, text: str, memory: Memory, setting: Setting) -> None:
        super().__init__(frame, span, text, memory, setting)
        self.clauses: dict[int, Clause] = {}
        for at, token in enumerate(self.tokens):
            if self._is_saying(at):
                self.clauses[at] = Clause(at, at - 1, self.voice(at - 1, at))
            if token.kind == "verb":
                self.clauses[at] = self._clause(at)
                self._remember(self.clauses[at])
        if not self.clauses:
            self._note_mentions()

    def _clause(self, at: int) -> Clause:
        subject = self._subject(at)
        verb = self.tokens[at].text
        if self.is_passive(at):
            agent = self._agent(at)
            if agent is not None:
                return Clause(at, agent, self.voice(agent, at))
            if isinstance(subject, int) and self.tokens[subject].kind == "report" and verb in ("told", "heard"):
                return Clause(at, subject, self.voice(subject, at))
            if self._is_council_told(at, subject):
                return Clause(at, at, self.reported(at), certain=False)
            said_to_be = verb == "said" and self.memory.last is not None and self.memory.last.source == "report"
            if said_to_be or (verb in lexicon().judging and not verb.endswith("ing")):
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
        addressed = {t.text for t in self.tokens[at + 1 : at + 4]} & _ADDRESSED
        if verb in lexicon().unlike_inspectors and voice.source == "report":
            return Clause(at, at, Voice("unknown"), certain=False)
        if verb in _WRITTEN and voice.source == "report" and (addressed or self._letter(at) is not None):
            voice = Voice("other", voice.speaker)
        return Clause(at, subject, voice)

    def _is_council_told(self, at: int, subject: int | Clause | None) -> bool:
        """Whether it is the inspected council that was told something, and the inspectors who spoke last."""
        if self.tokens[at].text != "told" or isinstance(subject, Clause):
            return False
        named = self.tokens[0 if subject is None else subject]
        council = named.text.endswith(("council", "authority", "borough", "trust"))
        council = council or (self.setting.authority is not None and named.text in self.setting.authority)
        return council and self.memory.last is not None and self.memory.last.source == "report"

    def _is_saying(self, at: int) -> bool:
        """Whether a noun stands for what its owner says: "the report's finding that …"."""
        token, owner = self.tokens[at], self.tokens[at - 1] if at else None
        owned = owner is not None and owner.kind in MENTIONS and owner.text.endswith(("'s", "s'", "their", "its"))
        return owned and token.kind == "word" and token.text in lexicon().sayings

    def _subject(self, at: int) -> int | Clause | None:
        """The token that is the subject of the verb at `at`, or the clause whose subject it shares."""
        back = self.before_adverbs(at)
        participle = self.tokens[at].text.endswith("ing")
        coordinate = back >= 0 and self.tokens[back].text in ("and", "but", "or")
        if (participle or coordinate) and back >= 0 and self.tokens[back].kind not in MENTIONS:
            earlier = next((self.clauses[k] for k in self.before(at) if k in self.clauses), None)
            if earlier is not None and participle and self._is_subordinate(earlier):
                return self._first_subject(at)
            if earlier is not None:
                between = range(back, earlier.at, -1) if coordinate else ()
                own = (k for k in between if self.tokens[k].kind in MENTIONS and self.tokens[k - 1].kind == "comma")
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
            back -= 1
            return next((k for k in self.before(back + 1) if self.tokens[k].kind in MENTIONS), None)
        weak = None
        for k in self.before(back + 1):
            token = self.tokens[k]
            if token.kind in MENTIONS:
                if self.may_be_subject(k) or (k == back and self._stands_alone(k)):
                    return self._first_of_name(k)
                if weak is None and token.kind in ("person", "name"):
                    weak = k
            elif token.kind == "verb":
                return self._grammatical(self.clauses[k])
            elif token.kind == "determiner" and k and self.tokens[k - 1].kind in ("comma", "held") and k + 1 < back + 1:
                return None  # a subject that is not known: "…, the mayor's office said"
            elif (token.kind == "stop" and token.text not in "()") or token.kind == "held":
                if token.kind == "held" and k == back:
                    return None
                if token.kind == "stop":
                    break
        return weak

    def _is_subordinate(self, clause: Clause) -> bool:
        """Whether a clause only gives the occasion of what its sentence tells: "She apologised after Ofsted found …, saying"."""
        if not clause.first or self.tokens[clause.first - 1].text not in ("after", "when", "because"):
            return False
        main = self._first_subject(clause.first - 1)
        passive = main is not None and any(t.kind == "be" for t in self.tokens[main + 1 : clause.first])
        return main is not None and not passive

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

    def before_adverbs(self, at: int) -> int:
        back = at - 1
        while back >= 0 and (self.tokens[back].kind in ("adverb", "auxiliary", "be") or self.tokens[back].text == "to"):
            back -= 1
        return back

    def is_passive(self, at: int) -> bool:
        verb = self.tokens[at].text
        if verb.endswith("ing") or verb.endswith("s") or at == 0 or verb in lexicon().stances:
            return False
        if any(self.tokens[k].kind == "be" for k in range(self.before_adverbs(at) + 1, at)):
            return True
        return self._is_second_passive(at)

    def _is_second_passive(self, at: int) -> bool:
        """Whether a verb shares the "was" of one before it: "she was credited with …, and he singled out as …"."""
        following = self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""
        if not self.tokens[at].text.endswith("ed") or following not in ("as", "for", "by", "out"):
            return False
        earlier = next((k for k in self.before(at) if k in self.clauses), None)
        joined = earlier is not None and any(t.text == "and" for t in self.tokens[earlier:at])
        return earlier is not None and joined and self.is_passive(earlier)

    def _agent(self, at: int) -> int | None:
        """The mention after "by", within reach of a passive verb."""
        for k in range(at + 1, min(at + _REACH, len(self.tokens))):
            token = self.tokens[k]
            if token.kind == "verb" or token.text in (";", "."):
                return None
            if token.text == "by" and k + 1 < len(self.tokens) and self.tokens[k + 1].kind in MENTIONS:
                return k + 1
        return None

    def _inverted(self, at: int) -> int | None:
        """The subject behind its verb: "…," said the report."""
        before = self.before_adverbs(at)
        if before < 0 or self.tokens[before].kind not in ("held", "comma") or self.tokens[at].text in _NEVER_INVERTED:
            return None
        for k in range(at + 1, min(at + 6, len(self.tokens))):
            if self.tokens[k].kind in MENTIONS:
                return k
            if self.tokens[k].kind not in ("word", "determiner", "adverb"):
                return None
        return None

    def _aside(self, at: int) -> int | None:
        """The speaker put in between commas: "the result, said Cllr X, was fair"."""
        if at == 0 or self.tokens[at - 1].kind != "comma" or self.tokens[at].text not in lexicon().speech:
            return None
        following = self.tokens[at + 1 : at + 3]
        if len(following) < 2 or following[0].kind not in MENTIONS or following[1].kind not in ("comma", "stop"):
            return None
        opening = self._opening(at - 1)
        closes_another = bool(opening) and self.tokens[(opening or 0) - 1].kind in MENTIONS
        return None if following[0].kind == "group" and closes_another else at + 1

    def _announced(self, at: int) -> int | None:
        """The subject behind the comma of a participle that opens its sentence: "Noting that …, inspectors said"."""
        opens = all(t.kind in ("adverb", "conjunction", "preposition") for t in self.tokens[:at])
        if not opens or not self.tokens[at].text.endswith("ing"):
            return None
        for k in self.after(at + 2):
            if self.tokens[k].kind in MENTIONS and self.tokens[k - 1].kind in ("comma", "held"):
                verb = next((t for t in self.tokens[k + 1 : k + 4] if t.kind not in ("adverb", "auxiliary", "be")), None)
                if verb is not None and verb.kind == "verb":
                    return k
        return None

    def _opening(self, closing: int) -> int | None:
        """Where the parenthesis that ends at `closing` begins."""
        bracket = self.tokens[closing].text == ")"
        for k in self.before(closing):
            token = self.tokens[k]
            if token.kind == "held" and not bracket and k + 1 < closing:
                continue
            if (bracket and token.text == "(") or (not bracket and token.kind == "comma"):
                return k
            if not bracket and token.kind == "stop" and token.text not in "()":
                return None
        return None

    def _appositive(self, first: int, last: int) -> int | None:
        """The person named between commas: "the director, Jane Doe, said"."""
        if first >= last or self.tokens[first].kind == "relative" or self.tokens[first].text.endswith(("ing", "ed")):
            return None
        return last - 1 if last - first <= 2 and self.tokens[last - 1].kind in ("name", "person") else None

    def _first_of_name(self, at: int) -> int:
        """Where the name begins that the mention at `at` ends: "council leader | Cllr X", "the director, | Jo Doe"."""
        while at and self.tokens[at].kind in ("person", "name"):
            step = 2 if self.tokens[at - 1].kind == "comma" else 1
            before = self.tokens[at - step] if at >= step else None
            if before is None or before.kind not in ("person", "name", "unknown") or before.text in ("he", "she"):
                break
            at -= step
        return at

    def _stands_alone(self, at: int) -> bool:
        """Whether a mention at its verb is the subject for all the word before: "Last August inspectors rated"."""
        before, after = self.tokens[at - 1], self.tokens[at + 1]
        if after.kind in ("auxiliary", "be"):
            return before.kind != "preposition"
        if before.kind == "verb":
            return before.text in _PERCEIVED
        return before.kind == "auxiliary" or (before.kind == "word" and not before.text.endswith(("ed", "ing")))

    def _letter(self, at: int) -> int | None:
        """The letter that the verb at `at` has for its object: "has written a letter to the children"."""
        near = range(at + 1, min(at + 3, len(self.tokens)))
        return next((k for k in near if self.tokens[at].text in _WRITTEN and self.tokens[k].kind == "other"), None)

    def _remember(self, clause: Clause) -> None:
        voice = clause.voice
        if voice.source == "unknown" or voice.implied:
            return
        letter = self._letter(clause.at)
        if letter is not None:
            self.memory.hear(self.voice(letter, letter), human=False)
            return
        subject = self.tokens[clause.first]
        human = voice.source == "person" and subject.kind != "group"
        self.memory.hear(voice, human=human)

    def _note_mentions(self) -> None:
        """Where nobody speaks, a report that the sentence begins with, or the first named, is what "it" stands for."""
        for at, token in enumerate(self.tokens):
            if token.kind in ("report", "other") and (self.memory.thing is None or at == 0):
                self.memory.hear(Voice(source_of(token.kind), self._original(token.start, token.end)), human=False)
