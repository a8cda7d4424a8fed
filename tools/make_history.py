"""Writes claimcheck/data/history/inspections.csv from a table with one row for each grade.

    python tools/make_history.py GRADES.csv [TARGET.csv]

GRADES.csv has the columns authority, framework (ilacs, sif or lac2013), start, end, published, area and grade; dates
are ISO. What was not judged is left out. The result has one row for each inspection, sorted, so that a change shows
as a change of one line.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

SHIPPED = Path(__file__).parent.parent / "claimcheck" / "data" / "history" / "inspections.csv"
AREAS = ("overall", "leadership", "help_and_protection", "in_care", "adoption", "care_leavers", "lscb")
FRAMEWORKS = (  # the edition in force when the inspection started, by family
    ("lac2013", "", "lac_2013"),
    ("sif", "", "sif_2013"),
    ("ilacs", "2026-04-01", "ilacs_2026"),
    ("ilacs", "2023-01-16", "ilacs_2023"),
    ("ilacs", "", "ilacs_2018"),
)


def edition(family: str, start: str) -> str:
    """The framework an inspection of that family followed if it started on that day."""
    return next(name for kind, first, name in FRAMEWORKS if kind == family and start >= first)


def main(source: Path, target: Path = SHIPPED) -> None:
    """Read the grades, write the inspections."""
    inspections: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    with source.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            framework = edition(row["framework"], row["start"])
            key = (row["authority"], framework, row["start"], row["end"], row["published"])
            if row["area"] in AREAS and row["grade"] != "not_judged":
                inspections[key][row["area"]] = row["grade"]
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("authority", "framework", "start", "end", "published", *AREAS))
        for key, grades in sorted(inspections.items(), key=lambda item: (item[0][0], item[0][2])):
            writer.writerow((*key, *(grades.get(area, "") for area in AREAS)))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
