"""Where in a sentence the subject of a verb of saying may stand."""

from __future__ import annotations

from claimcheck.release.lexicon import lexicon
from claimcheck.release.mentions import Mentions
from claimcheck.release.speakers import MENTIONS

_REACH = 14
_WRITTEN = ("write", "writes", "wrote", "written", "writing")
_PERCEIVED = ("hear", "heard", "hearing", "see", "saw", "seeing", "seen")
_TOLD = frozenset({"praise", "criticism", "commendation"})
_COMING = frozenset({"was", "is", "went", "goes", "came", "comes", "given", "reserved", "singled"})
_NEVER_INVERTED = ("told", "tells", "asked")


class Subjects(Mentions):
    """A sentence's tokens and the places around a verb where its subject is looked for."""

    def _is_saying(self, at: int) -> bool:
        """Whether a noun stands for what its owner says: "the report's finding that …"."""
        token = self.tokens[at]
        if token.kind != "word" or not at or token.text not in lexicon().sayings:
            return False
        owner = self.tokens[at - 1]
        return owner.kind in MENTIONS and owner.text.endswith(("'s", "s'", "their", "its"))

    def _is_unowned(self, at: int) -> bool:
        """Whether praise or criticism is told of and nobody named for it, the inspectors only having spoken so far."""
        if self.tokens[at].text not in _TOLD or not (self.memory.last is None or self.memory.last.source == "report"):
            return False
        coming = any(token.text in _COMING for token in self.tokens[max(0, at - 4) : at + 4])
        around = (self.tokens[k].kind for k in (*self.before(at), *self.after(at)))
        return coming and not any(kind in ("person", "name", "other") for kind in around)

    def before_adverbs(self, at: int) -> int:
        """The token before the verb at `at` and its adverbs and helping verbs."""
        back = at - 1
        while back >= 0 and (self.tokens[back].kind in ("adverb", "auxiliary", "be") or self.tokens[back].text == "to"):
            back -= 1
        return back

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
                near = (t.kind for t in self.tokens[k + 1 : k + 4] if t.kind not in ("adverb", "auxiliary", "be"))
                if next(near, None) == "verb":
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
        if first >= last or self.tokens[first].kind == "relative":
            return None
        if self.tokens[first].kind not in ("name", "person") and self.tokens[first].text.endswith(("ing", "ed")):
            return None
        return last - 1 if last - first <= 2 and self.tokens[last - 1].kind in ("name", "person") else None

    def _described(self, at: int) -> int:
        """Whom a relative clause describes that has the mention for its object: "a parent who met inspectors said"."""
        for k in self.before(at):
            token = self.tokens[k]
            if token.kind == "relative":
                return k - 1 if k and k < at - 1 and self.tokens[k - 1].kind in ("person", "name", "group") else at
            if token.kind in ("comma", "stop", "held", "verb", "conjunction"):
                break
        return at

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
        if self.tokens[at].text in ("i", "we", "he", "she", "they"):
            return True
        if after.kind in ("auxiliary", "be"):
            return before.kind != "preposition"
        if before.kind == "verb":
            return before.text in _PERCEIVED
        return before.kind == "auxiliary" or (before.kind == "word" and not before.text.endswith(("ed", "ing")))

    def _disagrees(self, subject: int, at: int) -> bool:
        """Whether a group of many stands before a verb of one: "the inspection of … and care leavers has found"."""
        many = self.tokens[subject].text.endswith(("s", "children", "people")) and self.tokens[subject].kind == "group"
        single = any(token.text in ("has", "is", "was") for token in self.tokens[self.before_adverbs(at) + 1 : at])
        return many and single

    def _letter(self, at: int) -> int | None:
        """The letter that the verb at `at` has for its object: "has written a letter to the children"."""
        near = range(at + 1, min(at + 3, len(self.tokens)))
        return next((k for k in near if self.tokens[at].text in _WRITTEN and self.tokens[k].kind == "other"), None)
