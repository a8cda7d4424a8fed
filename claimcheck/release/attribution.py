"""Who speaks in a sentence: the subject of each verb of saying, and the one that governs a quotation.

Taking a person's words for the report's would accuse falsely; so where the grammar is not plain a person speaks, or
nobody is said to.
"""

from __future__ import annotations

import re

from msgspec import Struct

from claimcheck.model import Source, Span
from claimcheck.release.frames import Frame
from claimcheck.release.speakers import MENTIONS, Setting, Token, lexicon, source_of, tokens

_REACH = 14
_LONGEST_SPEAKER = 240
_LATE = re.compile(r"\b(?:in|during|after|following|at|on|to|of|as|about|when|yesterday|today|last|this|earlier|later|however|while|but|and)\b")
_THEN = re.compile(r"(?:^|, )(?:back |but |and )?in (?:[a-z]+ )?((?:19|20)\d\d)\b|\blast year\b|\bin (?:its|their|the) annual report\b")
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "should", "must", "to"})


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

    def hear(self, voice: Voice, *, human: bool) -> None:
        """Take note of who has just been said to speak."""
        self.last = voice
        if human:
            self.person = voice
        else:
            self.thing = voice


class Clause(Struct, frozen=True):
    """A verb of saying in a sentence: its place among the tokens, and who is its subject."""

    at: int
    first: int
    """The subject's first token; the verb's own place where it has none."""
    voice: Voice
    certain: bool = True


class Sentence:
    """A sentence of a frame with its verbs of saying resolved, in the light of what came before."""

    def __init__(self, frame: Frame, span: Span, text: str, memory: Memory, setting: Setting) -> None:
        self.frame, self.span, self.text, self.setting = frame, span, text, setting
        self.memory = memory
        self.tokens = [self._known(t) for t in tokens(frame.text, span.start, span.end, setting)]
        self.clauses: dict[int, Clause] = {}
        for at, token in enumerate(self.tokens):
            if token.kind == "verb":
                self.clauses[at] = self._clause(at)
                self._remember(self.clauses[at])
        self._note_mentions()

    def _known(self, token: Token) -> Token:
        """The token, a surname heard before told from other words; full names are taken note of."""
        shown = self.frame.text[token.start : token.end]
        surname = shown.rpartition(" ")[2]
        if token.kind == "word" and shown[0].isupper() and shown in self.memory.names:
            return Token("name", token.start, token.end, token.text)
        if token.kind in ("name", "person") and shown.count(" ") > 1 - (token.kind == "name") and surname[0].isupper():
            self.memory.names.setdefault(surname, shown)
        return token

    # ------------------------------------------------------------------------------------------ the subject of a verb

    def _clause(self, at: int) -> Clause:
        subject = self._subject(at)
        verb = self.tokens[at].text
        if self._is_passive(at):
            agent = self._agent(at)
            if agent is not None:
                return Clause(at, agent, self._voice(agent, at))
            if isinstance(subject, int) and self.tokens[subject].kind == "report" and verb in ("told", "heard"):
                return Clause(at, subject, self._voice(subject, at))
            if verb in lexicon().judging and not verb.endswith("ing"):
                return Clause(at, at, Voice("report", implied=True), certain=False)
            return Clause(at, at, Voice("unknown"), certain=False)
        if isinstance(subject, Clause):
            return Clause(at, at, subject.voice)
        if subject is None:
            inverted = self._inverted(at)
            if inverted is not None:
                return Clause(at, inverted, self._voice(inverted, at))
            agent = self._agent(at)
            if agent is not None and agent - at <= 3:
                return Clause(at, agent, self._voice(agent, at))
            if verb in lexicon().speech and at and not verb.endswith("ing"):
                return Clause(at, at, Voice("person", self._words(self._start_of_clause(at), at)), certain=False)
            return Clause(at, at, Voice("unknown"), certain=False)
        return Clause(at, subject, self._voice(subject, at))

    def _subject(self, at: int) -> int | Clause | None:
        """The token that is the subject of the verb at `at`, or the clause whose subject it shares."""
        back = self._before_adverbs(at)
        participle = self.tokens[at].text.endswith("ing")
        coordinate = back >= 0 and self.tokens[back].text in ("and", "but", "or")
        if (participle or coordinate) and back >= 0 and self.tokens[back].kind not in MENTIONS:
            earlier = next((self.clauses[k] for k in range(at - 1, -1, -1) if k in self.clauses), None)
            if earlier is not None:
                return self._grammatical(earlier)
            first = next((k for k in range(at) if self.tokens[k].kind in MENTIONS and self._may_be_subject(k)), None)
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
            nearest = next((k for k in range(back, -1, -1) if self.tokens[k].kind in MENTIONS), None)
            return nearest
        weak = None
        for k in range(back, -1, -1):
            token = self.tokens[k]
            if token.kind in MENTIONS:
                if self._may_be_subject(k) or (k == back and self._stands_alone(k)):
                    return self._first_of_name(k)
                if weak is None and token.kind in ("person", "name"):
                    weak = k
            elif token.kind == "verb":
                return self._grammatical(self.clauses[k])
            elif (token.kind == "stop" and token.text not in "()") or token.kind == "held":
                if token.kind == "held" and k == back:
                    return None
                if token.kind == "stop":
                    break
        return weak

    def _grammatical(self, clause: Clause) -> Clause:
        """The clause with its grammatical subject, where a passive was given its agent."""
        if not self._is_passive(clause.at):
            return clause
        subject = next((k for k in range(clause.at) if self.tokens[k].kind in MENTIONS and self._may_be_subject(k)), None)
        if subject is not None and source_of(self.tokens[subject].kind) == "person":
            return Clause(clause.at, subject, self._voice(subject, clause.at))
        return clause

    def _before_adverbs(self, at: int) -> int:
        back = at - 1
        while back >= 0 and (self.tokens[back].kind in ("adverb", "auxiliary", "be") or self.tokens[back].text == "to"):
            back -= 1
        return back

    def _is_passive(self, at: int) -> bool:
        verb = self.tokens[at].text
        if verb.endswith("ing") or verb.endswith("s") or at == 0:
            return False
        return any(self.tokens[k].kind == "be" for k in range(self._before_adverbs(at) + 1, at))

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
        before = self._before_adverbs(at)
        if before >= 0 and self.tokens[before].kind == "comma":
            before -= 1
        if before < 0 or self.tokens[before].kind not in ("held", "word") or self.tokens[at].text.endswith("ing"):
            return None
        for k in range(at + 1, min(at + 6, len(self.tokens))):
            if self.tokens[k].kind in MENTIONS:
                return k
            if self.tokens[k].kind not in ("word", "determiner", "adverb"):
                return None
        return None

    def _opening(self, closing: int) -> int | None:
        """Where the parenthesis that ends at `closing` begins."""
        bracket = self.tokens[closing].text == ")"
        for k in range(closing - 1, -1, -1):
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
        return next((k for k in range(first, min(first + 2, last)) if self.tokens[k].kind in ("name", "person") and k + 1 == last), None)

    def _first_of_name(self, at: int) -> int:
        """Where the name begins that the mention at `at` ends: "council leader | Cllr X", "the director, | Jane Doe"."""
        while at and self.tokens[at].kind in ("person", "name"):
            step = 2 if self.tokens[at - 1].kind == "comma" else 1
            before = self.tokens[at - step] if at >= step else None
            if before is None or before.kind not in ("person", "name", "unknown") or before.text in ("he", "she"):
                break
            at -= step
        return at

    def _may_be_subject(self, at: int) -> bool:
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
        if before.text in ("of", "from", "in") and at > 1 and self.tokens[at - 2].text in lexicon().highlights:
            return True
        return before.kind in (
            "comma", "stop", "conjunction", "relative", "adverb", "held", "according", *MENTIONS,
        ) and not (before.kind == "comma" and self.tokens[at].kind == "name" and at > 1 and self.tokens[at - 2].kind == "report")  # fmt: skip

    def _is_one_name(self, at: int) -> bool:
        """Whether "and" stands inside a name: "Children and Families Committee"."""
        if at < 2 or self.tokens[at].kind not in ("group", "name"):
            return False
        return all(self.frame.text[self.tokens[k].start].isupper() for k in (at - 2, at))

    def _stands_alone(self, at: int) -> bool:
        """Whether a plain word before a mention right at its verb leaves it the subject: "Last August inspectors rated"."""
        before = self.tokens[at - 1]
        return before.kind == "word" and not before.text.endswith(("ed", "ing"))

    # ------------------------------------------------------------------------------------------------ what is resolved

    def _voice(self, at: int, verb: int) -> Voice:
        token = self.tokens[at]
        if token.kind == "they":
            inside = next(
                (self.tokens[k] for k in range(at - 1, -1, -1) if self.tokens[k].kind in ("report", "person", "group", "other")
                 and self._may_be_subject(k)), None)  # fmt: skip
            if inside is not None and inside.kind == "report":
                return Voice("report", self._original(inside.start, inside.end))
            return self.memory.last or Voice("unknown")
        if token.kind == "it":
            named = [t for t in self.tokens[:at] if t.kind == "report"]
            if named:
                return Voice("report", self._original(named[-1].start, named[-1].end))
            return self.memory.thing or Voice("unknown")
        if token.text in ("he", "she"):
            return self.memory.person or Voice("person")
        if token.text in ("i", "we"):
            return Voice("person")
        source = source_of(token.kind)
        if source == "report" and self._tells_of_another(at, verb):
            source = "other"
        if source == "person":
            return Voice(source, self._full_name(at, verb))
        if at < verb and source == "unknown":
            return Voice(source, self._words(at, verb))
        return Voice(source, self._original(token.start, token.end))

    def _full_name(self, at: int, verb: int) -> str | None:
        """Name and role as first printed, where only the name is repeated here."""
        printed = self._words(at, verb if at < verb else self._end_of_speaker(at))
        token = self.tokens[at]
        surname = self.frame.text[token.start : token.end].rpartition(" ")[2]
        known = self.memory.names.get(surname)
        if printed is None or known is None or len(known) >= len(printed):
            return known or printed
        self.memory.names[surname] = printed
        return printed

    def _tells_of_another(self, at: int, verb: int) -> bool:
        """Whether the sentence speaks of an earlier year, or of another report, before it names the inspectors."""
        low, high = min(at, verb), max(at, verb)
        start = self.tokens[self._start_of_clause(low)].start
        for found in _THEN.finditer(self.frame.text[start : self.tokens[high].end].lower()):
            if found.group(1) is None or (self.setting.year is not None and int(found.group(1)) < self.setting.year):
                return True
        return any(
            self.tokens[k].kind == "other" and k and self.tokens[k - 1].text in ("in", "in its")
            for k in range(self._start_of_clause(low), low)
        )

    def _start_of_clause(self, at: int) -> int:
        for k in range(at - 1, -1, -1):
            if self.tokens[k].kind in ("stop", "held") and self.tokens[k].text not in "()":
                return k + 1
        return 0

    def _end_of_speaker(self, at: int) -> int:
        for k in range(at + 1, len(self.tokens)):
            token = self.tokens[k]
            if token.kind in ("verb", "held", "relative", "be", "auxiliary") or token.text in (".", ";", ":", "–"):
                return k
            if token.kind in ("report", "other", "it", "they") and self.tokens[k - 1].kind == "comma":
                return k
        return len(self.tokens)

    def _words(self, first: int, last: int) -> str | None:
        while last > first and self.tokens[last - 1].kind in ("adverb", "auxiliary", "be", "comma", "conjunction"):
            last -= 1
        if last <= first:
            return None
        return self._original(self.tokens[first].start, self.tokens[last - 1].end)[:_LONGEST_SPEAKER]

    def _original(self, start: int, end: int) -> str:
        return " ".join(self.text[self.frame.origin[start] : self.frame.origin[end - 1] + 1].split())

    def _remember(self, clause: Clause) -> None:
        voice = clause.voice
        if voice.source == "unknown" or voice.implied:
            return
        subject = self.tokens[clause.first]
        human = voice.source == "person" and subject.kind != "group"
        self.memory.hear(voice, human=human)

    def _note_mentions(self) -> None:
        for at, token in enumerate(self.tokens):
            if token.kind in ("report", "other") and (self.memory.thing is None or self._may_be_subject(at)) and not self.clauses:
                self.memory.thing = Voice(source_of(token.kind), self._original(token.start, token.end))
                if self._may_be_subject(at) or self.memory.last is None:
                    self.memory.last = self.memory.thing

    # --------------------------------------------------------------------------------------------- whose a quotation is

    def voice_of(self, held: int) -> Voice | None:
        """Who is said to speak the quotation at the token `held`; None where the sentence does not say."""
        after = self._after(held)
        if after is not None:
            return after
        for k in range(held - 1, -1, -1):
            token = self.tokens[k]
            if k in self.clauses:
                clause = self.clauses[k]
                return clause.voice if clause.voice.source != "unknown" or clause.certain else self.according()
            if token.kind == "according":
                return self.according()
            if token.text == ":" and k == held - 1 and not any(c < k for c in self.clauses):
                label = self._label(k)
                if label is not None:
                    return label
        if held + 2 < len(self.tokens) and self.tokens[held + 1].text in ":–" and self.tokens[held + 2].kind == "report":
            return self._voice(held + 2, held + 2)
        return self.according() or self._later(held)

    def _after(self, held: int) -> Voice | None:
        """The voice right behind the quotation: "…," she said; "…", said the report."""
        at = held + 1
        if at < len(self.tokens) and self.tokens[at].kind == "comma":
            at += 1
        while at < len(self.tokens) and self.tokens[at].kind == "adverb":
            at += 1
        if at >= len(self.tokens):
            return None
        clause = self.clauses.get(at)
        if clause is not None and clause.first > at:
            return clause.voice
        verb = next((k for k in range(at, len(self.tokens)) if k in self.clauses or self.tokens[k].kind in ("held", "stop")), None)
        if verb is None or verb not in self.clauses or self.tokens[verb].text.endswith("ing"):
            return None
        clause = self.clauses[verb]
        starts = clause.first == at or (clause.first == verb and not clause.certain and self.tokens[verb].text in lexicon().speech
                                        and self.tokens[at].kind in ("word", "determiner", *MENTIONS))  # fmt: skip
        if not starts or clause.voice.source == "unknown":
            return None
        comma_inside = self.tokens[held].text[2:3] in (",", "!", "?")
        return clause.voice if comma_inside or self._closes(verb) else None

    def _closes(self, verb: int) -> bool:
        """Whether nothing that the verb governs follows it, so that what it governs stands before."""
        following = self.tokens[verb + 1 : verb + 2]
        if not following:
            return True
        token = following[0]
        if token.kind in ("comma", "adverb") or token.text in (".", ";", "–", ")"):
            return True
        return bool(_LATE.fullmatch(token.text)) and not any(t.kind == "held" for t in self.tokens[verb + 1 : verb + _REACH])

    def _later(self, held: int) -> Voice | None:
        """A verb at the sentence's end that governs all of it: "… is a strength, Ofsted added."."""
        last = max(self.clauses, default=-1)
        if last > held and self._closes(last):
            clause = self.clauses[last]
            before = self.tokens[clause.first - 1] if clause.first else None
            if clause.certain and before is not None and before.kind in ("comma", "held") and clause.first > held:
                return clause.voice
        passive = next((c for k, c in self.clauses.items() if k > held and self._is_passive(k)), None)
        return passive.voice if passive and passive.certain else None

    def according(self) -> Voice | None:
        """Who is named by "according to"."""
        for k, token in enumerate(self.tokens):
            if token.kind == "according":
                mention = next((m for m in range(k + 1, min(k + _REACH, len(self.tokens))) if self.tokens[m].kind in MENTIONS), None)
                if mention is not None:
                    named = next((m for m in range(mention, min(mention + 3, len(self.tokens))) if self.tokens[m].kind in ("person", "name")), mention)
                    return self._voice(named, mention)
        return None

    def _label(self, colon: int) -> Voice | None:
        """Who stands before a colon without a verb: "Ofsted: …", "Cllr X, leader of the council: …"."""
        people = None
        for k in range(self._start_of_clause(colon), colon):
            if self.tokens[k].kind in ("person", "name") and people is None:
                people = k
            if self.tokens[k].kind in ("report", "other") and people is None:
                return self._voice(k, k)
        return Voice("person", self._words(people, colon)) if people is not None else None

    def telling(self) -> list[Clause]:
        """The clauses in which somebody tells something, in order: no grade given, no wish, no condition."""
        found = []
        for clause in self.clauses.values():
            helpers = {t.text for t in self.tokens[self._before_adverbs(clause.at) + 1 : clause.at]}
            condition = clause.first and self.tokens[clause.first - 1].text in ("if", "whether", "until", "unless", "when")
            if self.tokens[clause.at].text not in lexicon().grading and not helpers & _MODALS and not condition:
                found.append(clause)
        return found

    def introduces(self) -> Voice | None:
        """Who is announced by a sentence that ends in a colon, or by a heading."""
        if self.clauses:
            clause = self.clauses[max(self.clauses)]
            if clause.voice.source != "unknown" and clause.certain:
                return clause.voice
        people = next((k for k, t in enumerate(self.tokens) if t.kind in ("person", "name")), None)
        for k, token in enumerate(self.tokens):
            if token.kind in ("report", "other"):
                return self._voice(k, k)
        return Voice("person", self._words(people, len(self.tokens))) if people is not None else None
