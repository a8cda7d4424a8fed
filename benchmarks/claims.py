"""Claims and coverage against labelled sets: the passage found, what is accused, what is said to be told.

    python -m benchmarks.claims SEMANTICS REPORTS [--more FILE] [--semantic] [--leave-out]

SEMANTICS is a folder with `claims.jsonl` (claim, evidence, label, report_file) and `coverage.json` (release, findings),
REPORTS one with the reports the claims are about, named `authority-YYYY-MM-DD.pdf`. `--more` adds a file of claims
whose `report_file` is such a name. `--semantic` uses the extra; `--leave-out` first learns the vectors anew without the
authorities of the claims, as it is for reports nobody has seen.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from claimcheck.check import read_report
from claimcheck.language.fold import fold_text
from claimcheck.match import ranking
from claimcheck.match.claims import match_claims
from claimcheck.match.coverage import cover
from claimcheck.match.index import Index
from claimcheck.match.passages import Passages
from claimcheck.match.ranking import Meanings
from claimcheck.model import Claim, ClaimMatch, Document, Inspection, Piece, Release, Remark, Span

_OLD_NAME = re.compile(r"\d+_(?P<authority>[a-z ]+)__.* - (?P<day>\d+) (?P<month>[a-z]+) (?P<year>\d{4})")
_ACCUSED = ("contradicted", "overstated")
_SAME = 80


def report_of(name: str) -> str:
    """The name of the report that a label's `report_file` means."""
    if (old := _OLD_NAME.match(name)) is None:
        return name
    day = datetime.datetime.strptime(f"{old['day']} {old['month']} {old['year']}", "%d %B %Y").date()
    return f"{old['authority'].replace(' ', '-')}-{day.isoformat()}"


def document(*paragraphs: str) -> Document:
    """A document of one piece a paragraph."""
    text, pieces = "", []
    for paragraph in paragraphs:
        pieces.append(Piece("paragraph", (Span(len(text), len(text) + len(paragraph)),)))
        text += paragraph + "\n\n"
    return Document("labelled", text, tuple(pieces))


def gold(known: Passages, evidence: str) -> set[int]:
    """The first words of the sentences that are the labelled evidence; none where it is a heading."""
    wanted = _plain(evidence)
    shown = {s.first: _plain(known.index.document.show(known.passage(s))) for s in known.sentences}
    whole = {first for first, text in shown.items() if wanted in text}
    nearest = max(shown, key=lambda first: fuzz.ratio(wanted, shown[first]))
    return whole or ({nearest} if fuzz.ratio(wanted, shown[nearest]) >= _SAME else set())


def _plain(text: str) -> str:
    return " ".join(fold_text(text).lower().replace("-", " ").split())


def claims(labels: Sequence[dict[str, Any]], reports: Path, meanings: Meanings | None) -> None:
    """Print, by label, how often the labelled passage is first and among the first five, and what is accused."""
    read: dict[str, tuple[Inspection, Passages]] = {}
    ranks, matches, spent = defaultdict(list), defaultdict(list), 0.0
    for label in labels:
        name = report_of(label["report_file"])
        if name not in read:
            inspection = read_report(reports / f"{name}.pdf")
            read[name] = inspection, Passages(Index(inspection.document))
        inspection, known = read[name]
        release = document(label["claim"])
        began = time.perf_counter()
        [match] = match_claims((Claim(release.pieces[0].passage),), release, inspection, known, (), meanings)
        spent += time.perf_counter() - began
        matches[label["label"]].append(match)
        if label["label"] != "not_mentioned" and (wanted := gold(known, label["evidence"])):
            found = [known.index.words_in(passage).start for passage in match.evidence]
            ranks[label["label"]].append(next((n for n, first in enumerate(found) if first in wanted), 99))
    for kind, found in sorted(ranks.items()):
        first, five = (sum(rank < most for rank in found) / len(found) for most in (1, 5))
        print(f"{kind}: of {len(found)} the passage is first {first:.2f}, among the first five {five:.2f}")
    for kind, judged in sorted(matches.items()):
        print(f"{kind}: {_accused(judged)} of {len(judged)} said to be contradicted or overstated")
    print(f"{1000 * spent / len(labels):.1f} ms a claim")


def _accused(matches: Iterable[ClaimMatch]) -> int:
    return sum(match.verdict in _ACCUSED for match in matches)


def coverage(entries: Sequence[dict[str, Any]]) -> None:
    """Print how well what a release tells of the labelled findings is known."""
    told, untold, right, said = [], [], 0, 0
    for entry in entries:
        report = document(*(finding["text"] for finding in entry["findings"]))
        release = document(*entry["release"])
        known, words = Passages(Index(report)), Index(release)
        for finding, piece in zip(entry["findings"], report.pieces, strict=True):
            held = _inspection(report, Remark(piece.passage, "in_care", 4.0, False, False))
            [one] = cover(Release(release, (), (), ()), held, words, known)
            (told if finding["covered"] else untold).append(one.score)
            said += one.verdict != "absent"
            right += finding["covered"] and one.verdict != "absent"
    above = sum((one > other) + 0.5 * (one == other) for one in told for other in untold)
    area, f1 = above / (len(told) * len(untold)), 2 * right / (said + len(told))
    print(f"coverage: {len(told) + len(untold)} findings, AUC {area:.3f}, F1 {f1:.3f} as shipped")


def _inspection(report: Document, remark: Remark) -> Inspection:
    return Inspection(report, None, None, None, None, None, None, (), (), (), (remark,))


def _leave_out(names: Iterable[str], reports: Path) -> None:
    """Learn the vectors without the authorities of these reports, and use them."""
    from claimcheck.match.vectors import Vectors
    from tools.train_vectors import train

    authorities = {re.sub(r"-\d{4}-\d\d-\d\d$", "", name) for name in names}
    others = [p for p in reports.glob("*.pdf") if re.sub(r"-\d{4}-\d\d-\d\d$", "", p.stem) not in authorities]
    learned = Vectors(*train([str(path) for path in others]))
    ranking.vectors = lambda: learned  # type: ignore[assignment]


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("semantics", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--more", type=Path, action="append", default=[])
    parser.add_argument("--semantic", action="store_true")
    parser.add_argument("--leave-out", action="store_true")
    options = parser.parse_args()
    sets = {path: _lines(path) for path in (options.semantics / "claims.jsonl", *options.more)}
    if options.leave_out:
        names = (report_of(label["report_file"]) for labels in sets.values() for label in labels)
        _leave_out(names, options.reports)
    meanings: Meanings | None = None
    if options.semantic:
        from claimcheck.semantic import encoder

        meanings = encoder()
    for path, labels in sets.items():
        print(f"== {path.name}, {len(labels)} claims")
        claims(labels, options.reports, meanings)
    coverage(json.loads((options.semantics / "coverage.json").read_text()))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


if __name__ == "__main__":
    main()
