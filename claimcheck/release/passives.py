"""Verbs of saying in the passive, where those they tell of stand before them and not who says it."""

from __future__ import annotations

from claimcheck.model import Span
from claimcheck.release.frames import Frame
from claimcheck.release.lexicon import lexicon
from claimcheck.release.setting import Setting
from claimcheck.release.speakers import MENTIONS
from claimcheck.release.subjects import Subjects
from claimcheck.release.voices import Clause, Memory


class Passives(Subjects):
    """A sentence's tokens, and which of its verbs are passive in the light of those before."""

    def __init__(self, frame: Frame, span: Span, text: str, memory: Memory, setting: Setting) -> None:
        super().__init__(frame, span, text, memory, setting)
        self.clauses: dict[int, Clause] = {}

    def is_passive(self, at: int) -> bool:
        verb = self.tokens[at].text
        if verb.endswith("ing") or verb.endswith("s") or at == 0 or verb in lexicon().stances:
            return False
        return self._has_be(at) or self._is_second_passive(at) or self._is_reduced_passive(at)

    def is_only_what(self, at: int) -> bool:
        """Whether a passive only says what there was, and tells nothing: "saddened by what had been found"."""
        return self._has_be(at) and self.tokens[self.before_adverbs(at)].text == "what"

    def _is_reduced_passive(self, at: int) -> bool:
        """Whether a participle lacks its "was": "the children seen by inspectors", "with her work described as “…”"."""
        following = [t.text for t in self.tokens[at + 1 : at + 2]]
        if following == ["by"] and self.tokens[at + 2 : at + 3] and self.tokens[at + 2].kind in MENTIONS:
            return True
        if not self.tokens[at].text.endswith("ed") or not following or following[0] not in ("as", "of", "for"):
            return False
        if self.tokens[at - 1].kind == "comma":  # "Leaders are picked out, accused of …"
            return True
        if following != ["as"]:
            return False
        comma = next((k for k in self.before(at) if self.tokens[k].kind in ("comma", "stop", "held")), -1)
        return self.tokens[comma + 1].text == "with"

    def is_doer(self, verb: int, agent: int) -> bool:
        """Whether those behind "by" may have done what is praised: "praised for its “…” by leaders who know"."""
        between = self.tokens[verb:agent]
        quoted = any(token.kind == "held" for token in between)
        return self.tokens[agent].kind == "group" and quoted and any(token.text == "for" for token in between)

    def _has_be(self, at: int) -> bool:
        return any(self.tokens[k].kind == "be" for k in range(self.before_adverbs(at) + 1, at))

    def _is_second_passive(self, at: int) -> bool:
        """Whether a verb shares the "was" of one before it: "she was credited with …, and he singled out as …"."""
        following = self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""
        if not self.tokens[at].text.endswith("ed") or following not in ("as", "for", "by", "out"):
            return False
        earlier = next((k for k in self.before(at) if k in self.clauses), None)
        joined = earlier is not None and any(t.text == "and" for t in self.tokens[earlier:at])
        return earlier is not None and joined and self._has_be(earlier)
