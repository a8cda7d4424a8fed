"""How quotations with a known truth are judged, and how fast.

    python -m benchmarks.quotes FOLDER [--reports 40] [--each 1] [--seed 1] [--show KIND]

From every report in FOLDER (PDF or text) it makes quotations that are verbatim (typed otherwise, over lines, over a
page break, one to eight words of a sentence), openly edited, altered by each kind of edit, cut so that the sense turns,
taken without the caveat that follows, stitched, from another report, or a person's; sets each into a release of its
own; and has the release read and its quotations matched as claimcheck does. The same seed gives the same quotations.
--show prints those of a kind or family ("all": of every one) that were judged otherwise than they were made.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from benchmarks.quotations import Item, make_items
from benchmarks.quotations.source import Source
from claimcheck.match.index import Index
from claimcheck.match.quotes import match_quotes
from claimcheck.model import InputError, Inspection, QuoteMatch
from claimcheck.read import read
from claimcheck.read.text import read_text
from claimcheck.release import read_release
from claimcheck.report import read_inspection

COLUMNS = ("verbatim", "edited", "altered", "cut", "caveat", "stitched", "not_found", "unchecked", "missed")
"""The verdicts; `caveat` is a faithful quotation whose caveat is missing, `missed` one not seen to be a quotation."""
FLAGGED = frozenset({"altered", "cut", "caveat", "stitched", "not_found"})
TARGETS = {
    "clean": 99.8,
    "altered": 99.5,
    "cut": 95.0,
    "caveat": 95.0,
    "stitched": 95.0,
    "foreign": 99.0,
    "person": 99.8,
}
"""Per cent that must be judged right: of the clean and the persons', that must not be flagged."""


class Judged(Struct, frozen=True):
    """An item and what was said of it. `seconds` is reading the release and matching its quotations."""

    item: Item
    outcome: str
    match: QuoteMatch | None
    source: str
    inspection: Inspection
    seconds: float

    @property
    def as_made(self) -> bool:
        """Whether the verdict is the truth itself."""
        return self.outcome in self.item.kind.truth

    @property
    def named(self) -> bool:
        """Whether the edit that was made is among those named; true where none was."""
        edit = self.item.edit
        return edit is None or (self.match is not None and edit in {made.kind for made in self.match.edits})

    @property
    def right(self) -> bool:
        """Whether the target of its family is met: no false alarm for what is clean or a person's, else the verdict."""
        if self.item.kind.family in ("clean", "person"):
            return self.outcome not in FLAGGED
        return self.as_made


def judge(item: Item, inspection: Inspection, report: Index) -> Judged:
    """Read the item's release, match its quotations, and take the one that stands where the item does."""
    document = read_text("release.txt", item.release, "")
    began = time.perf_counter()
    release = read_release(document, inspection)
    matches = match_quotes(release.quotes, Index(document), report, ())
    seconds = time.perf_counter() - began
    middle = item.at + len(item.quotation) // 2
    holding = [m for m in matches if m.quote.passage[0].start <= middle < m.quote.passage[-1].end]
    own = min(holding, key=lambda m: m.quote.passage[-1].end - m.quote.passage[0].start, default=None)
    return Judged(item, outcome(own), own, own.quote.source if own else "", inspection, seconds)


def outcome(match: QuoteMatch | None) -> str:
    """The verdict as a user is told it."""
    if match is None:
        return "missed"
    if match.verdict in ("verbatim", "edited") and any(h.kind != "qualification" for h in match.hidden):
        return "caveat"
    return match.verdict


def inspections(folder: Path, count: int, seed: int) -> Iterator[Inspection]:
    """`count` reports of the folder, chosen by the seed; what cannot be read is left out."""
    paths = sorted(p for p in folder.iterdir() if p.suffix in (".pdf", ".txt"))
    for path in random.Random(seed).sample(paths, min(count, len(paths))):
        try:
            yield read_inspection(read(path))
        except InputError:
            continue


def sources(folder: Path, count: int, seed: int) -> Iterator[tuple[Inspection, Source, Source]]:
    """Each of those reports but the first, with what quotations are made of it and of the report before."""
    read_in = ((inspection, Source(inspection.document)) for inspection in inspections(folder, count, seed))
    for (_, other), (inspection, source) in pairwise(read_in):
        yield inspection, source, other


def main() -> None:
    """Make, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--each", type=int, default=1, help="quotations of each kind from each report")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", help="print the quotations of this kind or family that were judged otherwise")
    options = parser.parse_args()
    judged: list[Judged] = []
    for inspection, source, other in sources(options.folder, options.reports, options.seed):
        report = Index(inspection.document)
        judged += [judge(item, inspection, report) for item in make_items(options.seed, source, other, options.each)]
    for one in judged:
        wanted = options.show in (one.item.kind.name, one.item.kind.family, "all")
        if wanted and not (one.as_made and one.named):
            show(one)
    print(table(judged))


def show(judged: Judged) -> None:
    """Print an item that was judged otherwise than it was made."""
    item, match = judged.item, judged.match
    path = judged.inspection.document.path
    print(f"\n{item.kind.name} → {judged.outcome} ({judged.source}) [{item.frame}] {path}\n   {item.quotation!r}")
    if not match or judged.outcome in ("missed", "unchecked") or item.kind.family == "person":
        print(f"   in: {item.release[max(item.at - 150, 0) : item.at + len(item.quotation) + 80]!r}")
    if match:
        document = judged.inspection.document
        for edit in match.edits:
            print(f"   {edit.op} {edit.quoted!r} {edit.report!r} {edit.kind}")
        for hidden in match.hidden:
            print(f"   {hidden.kind}: {document.show(hidden.passage)[:160]!r}")
        for passage in match.evidence[:2]:
            print(f"   report: {document.show(passage)[:240]!r} {match.score}")
        if match.evidence:
            start, end = match.evidence[0][0].start, match.evidence[-1][-1].end
            print(f"   beside: {document.text[max(start - 60, 0) : start]!r} [] {document.text[end : end + 160]!r}")


def table(judged: list[Judged]) -> str:
    """The confusion matrix, the shares against their targets, the edits named right, and the time."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    families: dict[str, list[bool]] = defaultdict(list)
    named: dict[str, list[bool]] = defaultdict(list)
    for one in judged:
        counts[one.item.kind.name][one.outcome] += 1
        families[one.item.kind.family].append(one.right)
        if one.item.edit and one.outcome == "altered":
            named[one.item.edit].append(one.named)
    lines = [f"{'made as':20}" + "".join(f"{column:>10}" for column in COLUMNS)]
    lines += [f"{kind:20}" + "".join(f"{row[column] or '.':>10}" for column in COLUMNS) for kind, row in counts.items()]
    lines.append("")
    for family, right in families.items():
        share = f"{sum(right):6} of {len(right):6} right {_share(right):7.2f} %"
        lines.append(f"{family:12} {share}   target {TARGETS[family]:.1f} %")
    for edit, right in named.items():
        lines.append(f"kind named  {sum(right):6} of {len(right):6} {edit:12} {_share(right):6.2f} %")
    every = [value for values in named.values() for value in values]
    lines.append(f"kind named  {sum(every):6} of {len(every):6} in all       {_share(every):6.2f} %   target 95.0 %")
    spent = sum(one.seconds for one in judged)
    each = 1000 * spent / max(len(judged), 1)
    lines.append(f"{len(judged)} quotations, {each:.2f} ms each: a release read and its quotations matched")
    return "\n".join(lines)


def _share(values: list[bool]) -> float:
    return 100 * sum(values) / max(len(values), 1)


if __name__ == "__main__":
    main()
