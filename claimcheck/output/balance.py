"""How much of the report's praise and of its criticism a release carries, in the report's sentences and points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from claimcheck.model import Comparison, Passage, Remark
from claimcheck.output.marked import Kind


class Part(Struct, frozen=True):
    """Some of what was counted: how it is shown, how many, and in what words."""

    kind: Kind
    count: int
    words: str


class Bar(Struct, frozen=True):
    """One thing counted; the parts make up the whole."""

    label: str
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(part.count for part in self.parts)


def balance(case: Comparison) -> list[Bar]:
    """Sentences of praise and of criticism that the release carries, and the points that need to improve.

    A sentence is carried where the release quotes words of it, repeats them without marks, or says the like in the
    report's name; one told in other words in the writer's own voice is not counted. A point is mentioned, softened or
    absent as the coverage says.
    """
    praise = [remark for remark in case.inspection.remarks if remark.praise]
    criticism = [remark for remark in case.inspection.remarks if not remark.praise and remark.severity >= 1]
    carried = _carried(case)
    bars = [
        _sentences("Sentences of praise", praise, carried),
        _sentences("Sentences of criticism", criticism, carried),
        _points(case),
    ]
    return [bar for bar in bars if bar.total]


def _carried(case: Comparison) -> list[Passage]:
    return [
        *(passage for match in case.quotes if match.elsewhere is None for passage in match.evidence),
        *(lift.evidence for lift in case.lifts),
        *(passage for match in case.claims if match.verdict != "unsupported" for passage in match.evidence),
    ]


def _sentences(label: str, remarks: Iterable[Remark], carried: Iterable[Passage]) -> Bar:
    remarks, carried = list(remarks), list(carried)
    told = sum(any(_overlap(remark.passage, passage) for passage in carried) for remark in remarks)
    parts = (Part("match", told, "in the release"), Part("absent", len(remarks) - told, "not in it"))
    return Bar(label, parts)


def _points(case: Comparison) -> Bar:
    verdicts = Counter(item.verdict for item in case.coverage)
    return Bar(
        "Points that need to improve, and the gravest findings",
        (
            Part("match", verdicts["mentioned"], "mentioned"),
            Part("softened", verdicts["softened"], "softened"),
            Part("absent", verdicts["absent"], "not mentioned"),
        ),
    )


def _overlap(one: Passage, other: Passage) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one for b in other)
