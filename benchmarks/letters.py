"""How well area SEND reports and letters without grades are read, and how fast.

    python -m benchmarks.letters FOLDER [--dumps FOLDER] [--show]

FOLDER holds PDFs and truth.jsonl (file, framework, authority_key, outcome). With --dumps, the text files of that folder
(same names, .txt) are read instead of the PDFs. Prints for each framework the share of reports read right and how many
recommendations and strengths were found; --show prints what differs.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from claimcheck.history import known_name
from claimcheck.model import Inspection
from claimcheck.read import read
from claimcheck.report import read_inspection

FRAMEWORKS = {"area_send": "area_send_2023", "jtai": "jtai"}


def main() -> None:
    """Read every report that truth.jsonl lists and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dumps", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    right: dict[str, Counter[str]] = defaultdict(Counter)
    read_out: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    spent = 0.0
    for line in (options.folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        path = options.folder / truth["file"]
        if options.dumps:
            path = (options.dumps / truth["file"]).with_suffix(".txt")
        began = time.perf_counter()
        inspection = read_inspection(read(path))
        spent += time.perf_counter() - began
        kind = truth["framework"]
        total[kind] += 1
        for field, correct in judged(truth, inspection).items():
            right[kind][field] += correct
            if options.show and not correct:
                print(f"{truth['file']}: {field}")
        read_out[kind].update(r.kind for r in inspection.recommendations)
        read_out[kind]["strength"] += len(inspection.strengths)
    for kind, count in total.items():
        print(f"{kind}: {count} reports")
        for field, number in right[kind].items():
            print(f"  {field:<26}{number:>3} of {count:<3} {100 * number / count:>6.1f} %")
        print("  " + ", ".join(f"{number} {what}" for what, number in sorted(read_out[kind].items())))
    print(f"a report: {1000 * spent / total.total():.1f} ms")


def judged(truth: dict[str, Any], inspection: Inspection) -> dict[str, bool]:
    """Whether each field is right; of fields without a truth, whether something plausible was read."""
    name = known_name(inspection.authority or "") or ""
    start, end = inspection.start or "", inspection.end or ""
    return {
        "framework": inspection.framework == FRAMEWORKS[truth["framework"]],
        "authority": re.sub(r"[^a-z]", "", name) == truth["authority_key"],
        "outcome": inspection.grade("outcome") == truth["outcome"],
        "dates": start <= end and end[:4] == start[:4] != "" and (inspection.published or end) >= end,
        "something to improve": bool(inspection.recommendations),
        "priority action": truth["outcome"] != "systemic_failings"
        or any(r.kind == "priority_action" for r in inspection.recommendations),
        "strengths": bool(inspection.strengths),
    }


if __name__ == "__main__":
    main()
