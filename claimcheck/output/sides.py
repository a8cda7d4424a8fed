"""What is marked in a release and in its report when they stand side by side, and where each mark leads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from claimcheck.model import Comparison, Finding, Judgement, Passage
from claimcheck.output.marked import Block, Kind, Mark, blocks

CARRIED: dict[str, tuple[Kind, str]] = {
    "mentioned": ("match", "mentioned"),
    "softened": ("softened", "softened"),
    "absent": ("absent", "not mentioned"),
}
"""How a point of the report's criticism is shown, by what the release makes of it."""

_QUOTED = {"verbatim": "quotation, word for word", "edited": "quotation with marked edits"}


def sides(key: str, case: Comparison, findings: Sequence[Finding]) -> tuple[list[Block], list[Block]]:
    """The release's and the report's text, marked; all anchors start with `key`.

    The nth finding's marks lead to "<key>-f<n>", those of the nth point of criticism to "<key>-c<n>"; their own
    anchors add the number of the location, and to a point's "-t" for the report and "-r<number>" for the release.
    """
    marks = _Marks(key, case)
    for n, finding in enumerate(findings, start=1):
        marks.finding(f"{key}-f{n}", finding)
    marks.agreement({at.passage for finding in findings for at in finding.locations if at.role == "release"})
    marks.criticism()
    return blocks(case.release.document, marks.release), blocks(case.inspection.document, marks.report)


class _Marks:
    """Collects what to mark in the two documents of a comparison."""

    def __init__(self, key: str, case: Comparison) -> None:
        self.release: list[Mark] = []
        self.report: list[Mark] = []
        self._key = key
        self._case = case
        self._numbers = count(1)

    def finding(self, key: str, finding: Finding) -> None:
        """The locations of a finding, leading to its card."""
        sides = ((self._case.release.document, self.release), (self._case.inspection.document, self.report))
        level = finding.level or "note"
        for n, at in enumerate(finding.locations, start=1):
            for document, marks in sides:
                if at.document is document:
                    marks.append(Mark(f"{key}-{n}", at.passage, level, f"{level}: {finding.rule}", key, key))

    def agreement(self, besides: set[Passage]) -> None:
        """What the release has right, leading to the report's words; not where a finding speaks."""
        for match in self._case.quotes:
            if match.verdict in _QUOTED and match.elsewhere is None and match.quote.passage not in besides:
                self._link(_QUOTED[match.verdict], match.quote.passage, match.evidence)
        for told in self._case.statements:
            if told.verdict == "correct" and told.statement.words not in besides:
                found = (told.evidence.passage,) if isinstance(told.evidence, Judgement) else ()
                self._link("grade, right", told.statement.words, found)
        for claim in self._case.claims:
            if claim.verdict == "supported" and claim.claim.passage not in besides:
                self._link("said in the report's name, and in the report", claim.claim.passage, claim.evidence)

    def criticism(self) -> None:
        """The points that need to improve and the gravest findings, and where the release tells of them."""
        for n, item in enumerate(self._case.coverage, start=1):
            kind, verdict = CARRIED[item.verdict]
            point = f"{self._key}-c{n}"
            self.report.append(Mark(f"{point}-t", item.passage, kind, f"criticism, {verdict}", point))
            for m, passage in enumerate(item.evidence, start=1):
                self.release.append(Mark(f"{point}-r{m}", passage, kind, f"criticism, {verdict} here", point))

    def _link(self, label: str, passage: Passage, evidence: Sequence[Passage]) -> None:
        key = f"{self._key}-m{next(self._numbers)}"
        self.release.append(Mark(f"{key}-r", passage, "match", label, f"{key}-t1" if evidence else None))
        for n, found in enumerate(evidence, start=1):
            self.report.append(Mark(f"{key}-t{n}", found, "match", label, f"{key}-r"))
