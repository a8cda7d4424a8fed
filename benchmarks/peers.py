"""Other tools that hold a quotation against a source, on the quotations of benchmarks/quotes.py, side by side.

    python -m benchmarks.peers FOLDER [--reports 10] [--each 1] [--seed 1]

Runs whichever of them are installed where it runs, and says which are not. None of them knows who speaks, so each is
given the words between the marks, those of persons left out, and the report's text with the hyphens of its line ends.
Each is called as its own documentation does, with its defaults.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.quotations import Item, make_items
from benchmarks.quotes import FLAGGED, judge, sources
from claimcheck.match.index import Index
from claimcheck.model import Inspection

FAMILIES = ("clean", "altered", "cut", "caveat", "stitched", "foreign")


class Said(NamedTuple):
    """What a tool said of a quotation: whether it objects, and what it calls it, in the words of this benchmark."""

    flagged: bool
    named: str = ""


Checker = Callable[[Item], Said]
Prepare = Callable[[Inspection, Path], Checker]
"""Takes a report, and its text in a file that stands alone in its folder, and gives the checker of its quotations."""


def claimcheck(inspection: Inspection, _: Path) -> Checker:
    """This tool: it reads the whole release, speakers and all."""
    report = Index(inspection.document)

    def check(item: Item) -> Said:
        outcome = judge(item, inspection, report).outcome
        return Said(outcome in FLAGGED, outcome)

    return check


def krokai(_: Inspection, text: Path) -> Checker:
    """krokai: its verdicts of the family CLEAN are no objection."""
    from krokai.corpus import Corpus
    from krokai.verdicts import CLEAN
    from krokai.verify import check

    names = {
        "TRUNCATED_CONDITION": "cut",
        "TRUNCATED_OPENING": "cut",
        "ELLIPSIS_HIDES": "cut",
        "SPLICED": "stitched",
        "SCATTERED": "stitched",
        "OPERATOR": "altered",
        "PARTIAL": "altered",
        "ALTERED": "altered",
        "FRAGMENTS": "altered",
        "NOT_FOUND": "not_found",
    }
    corpus = Corpus([str(text.parent)], quiet=True)

    def ask(item: Item) -> Said:
        verdict = check(item.quotation, corpus)[0]
        return Said(verdict not in CLEAN, names.get(verdict, ""))

    return ask


def citations(_: Inspection, text: Path) -> Checker:
    """citations: a passage is found, or not."""
    from citations import check_one

    def ask(item: Item) -> Said:
        result = check_one(item.quotation, text)
        return Said(result.state != "found", "cut" if result.reason == "omission" else "not_found")

    return ask


def quotecheck(_: Inspection, text: Path) -> Checker:
    """quotecheck: found or interleaved is no objection; drift is a quotation reworded."""
    from quotecheck import check

    report = text.read_text(encoding="utf-8")

    def ask(item: Item) -> Said:
        match = check(item.quotation, report)
        return Said(not match.ok, "altered" if match.status == "drift" else "not_found")

    return ask


def verbatimeter(_: Inspection, text: Path) -> Checker:
    """verbatimeter: it fails a quotation with any word outside a run of the source's."""
    from verbatimeter import check

    report = text.read_text(encoding="utf-8")

    def ask(item: Item) -> Said:
        result = check(item.quotation, report)
        return Said(result.differing_tokens > 0, "altered" if result.matched_ratio > 0.5 else "not_found")

    return ask


def linkml_reference_validator(_: Inspection, text: Path) -> Checker:
    """linkml-reference-validator: supporting text is found in a reference, or not."""
    from linkml_reference_validator.models import ReferenceContent, ReferenceValidationConfig
    from linkml_reference_validator.validation.supporting_text_validator import SupportingTextValidator

    validator = SupportingTextValidator(ReferenceValidationConfig())
    reference = ReferenceContent("file:report", content=text.read_text(encoding="utf-8"))

    def ask(item: Item) -> Said:
        return Said(not validator.find_text_in_reference(item.quotation, reference).found, "not_found")

    return ask


def rapidfuzz(_: Inspection, text: Path) -> Checker:
    """rapidfuzz alone: the best partial ratio of the quotation in the text, 95 and more taken for its words."""
    from rapidfuzz import fuzz, utils

    report = " ".join(utils.default_process(text.read_text(encoding="utf-8")).split())

    def ask(item: Item) -> Said:
        quoted = " ".join(utils.default_process(item.quotation).split())
        return Said(fuzz.partial_ratio(quoted, report) < 95, "altered")

    return ask


TOOLS: tuple[Prepare, ...] = (
    claimcheck,
    krokai,
    citations,
    quotecheck,
    verbatimeter,
    linkml_reference_validator,
    rapidfuzz,
)


class Tally:
    """What a tool said of the items of each family, and the seconds it took."""

    def __init__(self) -> None:
        self.made: Counter[str] = Counter()
        self.flagged: Counter[str] = Counter()
        self.named: Counter[str] = Counter()
        self.preparing = 0.0
        self.checking = 0.0

    def add(self, item: Item, said: Said) -> None:
        """Count one answer."""
        family = item.kind.family
        self.made[family] += 1
        self.flagged[family] += said.flagged
        self.named[family] += said.flagged and said.named in item.kind.truth

    def line(self, name: str, reports: int) -> str:
        """The row of the table: per cent objected to in each family, and in brackets those named rightly."""
        cells = [f"{100 * self.flagged['clean'] / max(self.made['clean'], 1):10.2f}"]
        for family in FAMILIES[1:]:
            share, named = (100 * n[family] / max(self.made[family], 1) for n in (self.flagged, self.named))
            cells.append(f"{share:8.1f} ({named:3.0f})")
        each = 1000 * self.checking / max(self.made.total(), 1)
        return f"{name:28}{''.join(cells)}{each:12.2f}{1000 * self.preparing / max(reports, 1):12.0f}"


def main() -> None:
    """Ask every tool that is installed about the same quotations."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=10)
    parser.add_argument("--each", type=int, default=1, help="quotations of each kind from each report")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tallies: dict[str, Tally] = defaultdict(Tally)
    missing: dict[str, str] = {}
    reports = 0
    for inspection, source, other in sources(options.folder, options.reports + 1, options.seed):
        reports += 1
        items = [i for i in make_items(options.seed, source, other, options.each) if i.kind.family != "person"]
        with tempfile.TemporaryDirectory() as folder:
            text = Path(folder) / "inspection.txt"
            text.write_text(readable(inspection.document.text), encoding="utf-8")
            for tool in (tool for tool in TOOLS if tool.__name__ not in missing):
                try:
                    ask(tool, tallies[tool.__name__], items, inspection, text)
                except ImportError as error:
                    missing[tool.__name__] = str(error)
    print(f"Per cent objected to (and named rightly), {reports} reports, seed {options.seed}")
    columns = "".join(f"{family:>14}" for family in FAMILIES[1:])
    print(f"{'':28}{'clean':>10}{columns}{'ms a quote':>12}{'ms a report':>12}")
    for name, tally in tallies.items():
        if name not in missing:
            print(tally.line(name, reports))
    for name, reason in missing.items():
        print(f"{name}: not installed here ({reason})")


def readable(text: str) -> str:
    """A report's text as other extractors give it: line-end hyphens as hyphens, no form feeds."""
    return text.replace("\x02", "-").replace("\ufffe", "-").replace("\f", "\n").replace("\r\n", "\n")


def ask(tool: Prepare, tally: Tally, items: list[Item], inspection: Inspection, text: Path) -> None:
    """Put every item of a report to one tool."""
    began = time.perf_counter()
    check = tool(inspection, text)
    tally.preparing += time.perf_counter() - began
    for item in items:
        began = time.perf_counter()
        said = check(item)
        tally.checking += time.perf_counter() - began
        tally.add(item, said)


if __name__ == "__main__":
    main()
