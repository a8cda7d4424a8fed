"""Releases held against the report of another authority: how many are told that it is the wrong one.

    python -m benchmarks.swapped FOLDER [--reports 60] [--seed 1] [--show]

FOLDER holds reports and `truth.jsonl`. Every chosen report gets a faithful release (as `benchmarks.releases` has it),
which is then held against the next chosen report of another authority. Each must fire `wrong-report`; against its own
report nothing but omissions may.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from benchmarks.releases import accusations, faithful, graded_reports, judge
from claimcheck.check import read_report


def main() -> None:
    parser = argparse.ArgumentParser(description="Releases held against the report of another authority.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what is missed and what is accused")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    chosen = graded_reports(options.folder, options.reports, rng)
    inspections = {t["file"]: read_report(options.folder / t["file"]) for t in chosen}
    told = accused = 0
    for number, truth in enumerate(chosen):
        text = faithful(rng, truth, inspections[truth["file"]])
        false = accusations(judge(text, inspections[truth["file"]]))
        accused += len(false)
        others = (t for t in [*chosen[number + 1 :], *chosen] if t["authority_key"] != truth["authority_key"])
        stranger = next(others)
        fired = {f.rule for f in judge(text, inspections[stranger["file"]]).findings}
        told += "wrong-report" in fired
        if options.show and (false or "wrong-report" not in fired):
            print(
                f"--- {truth['file']} against {stranger['file']}: {sorted(fired)}; its own: {[f.rule for f in false]}"
            )
            print(text.partition("\n")[0])
    print(f"wrong-report: {told} of {len(chosen)}; false accusations against their own reports: {accused}")


if __name__ == "__main__":
    main()
