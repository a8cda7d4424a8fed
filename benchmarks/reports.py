"""How well the facts of real reports are read, and how fast.

    python -m benchmarks.reports FOLDER [--dumps FOLDER] [--show FIELD]

FOLDER holds PDFs and truth.jsonl. With --dumps, the text files of that folder (same names, .txt) are read instead of
the PDFs. Prints per framework and field the share of reports read right, and the milliseconds a report costs; --show
prints each difference in a field.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from claimcheck.model import InputError, Inspection
from claimcheck.read import read
from claimcheck.report import read_inspection


def main() -> None:
    """Read every report that truth.jsonl lists and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dumps", type=Path)
    parser.add_argument("--show", action="append", default=[])
    options = parser.parse_args()
    right: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    reading, extracting, refused = 0.0, 0.0, 0
    for line in (options.folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        path = options.folder / truth["file"]
        if options.dumps:
            path = (options.dumps / truth["file"]).with_suffix(".txt")
            if not path.exists():
                continue
        began = time.perf_counter()
        try:
            document = read(path)
        except InputError as error:
            refused += not truth["readable"]
            if truth["readable"]:
                print(error)
            continue
        read_at = time.perf_counter()
        inspection = read_inspection(document)
        reading += read_at - began
        extracting += time.perf_counter() - read_at
        total[truth["framework"]] += 1
        for field, (expected, found) in compared(truth, inspection).items():
            right[truth["framework"]][field] += expected == found
            if expected != found and (field in options.show or "all" in options.show):
                print(f"{truth['file']} {field}\n   expected {expected}\n   found    {found}")
    for framework, count in total.items():
        print(f"{framework}: {count} reports")
        for field, number in right[framework].items():
            print(f"  {field:24} {number:4} of {count}  {100 * number / count:6.1f} %")
    count = max(total.total(), 1)
    print(f"refused rightly: {refused}")
    print(f"a report: {1000 * reading / count:.1f} ms to read, {1000 * extracting / count:.1f} ms for its facts")


def compared(truth: dict[str, Any], found: Inspection) -> dict[str, tuple[object, object]]:
    """Expected and found value of every field."""
    show = found.document.show
    family = {"ilacs": "ilacs", "sif": "sif", "lac2013": "lac"}[truth["framework"]]
    texts: dict[str, list[str]] = {"local_authority": [], "lscb": []}
    for item in truth["recommendations"]:
        texts[item["audience"]].append(letters(item["text"]))
    expected = whole({(earlier_area(p["scope"]), p["grade"], iso(p["date_text"])) for p in truth["previous"]})
    told = whole({("all" if e.scope == "all services" else e.area, e.grade, e.date or "") for e in found.earlier})
    return {
        "framework": (family, (found.framework or "").partition("_")[0]),
        "authority": (name(truth["authority"]), name(found.authority or "")),
        "start": (truth["start"], found.start),
        "end": (truth["end"], found.end),
        "published": (truth["published"], found.published),
        "lead": (truth["lead_inspectors"], [found.lead_inspector]),
        "grades": (
            {j["area"]: j["grade"] for j in truth["judgements"]},
            {j.area: j.grade for j in found.judgements},
        ),
        "recommendation count": (
            (truth["recommendation_count"], truth["lscb_recommendation_count"]),
            (
                sum(r.audience == "authority" for r in found.recommendations),
                sum(r.audience == "lscb" for r in found.recommendations),
            ),
        ),
        "recommendation texts": (
            texts["local_authority"] + texts["lscb"],
            [letters(show(r.passage)) for a in ("authority", "lscb") for r in found.recommendations if r.audience == a],
        ),
        "earlier grades": (expected, expected & told),
        "no earlier grade beyond": (set(), told - expected),
    }


def whole(grades: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """Without the overall grades that one said of all services includes."""
    every = {(grade, date[:4]) for area, grade, date in grades if area == "all"}
    return {g for g in grades if g[0] != "overall" or (g[1], g[2][:4]) not in every}


def earlier_area(scope: str) -> str:
    """The id of the area that truth.jsonl calls `scope`."""
    known = {
        "safeguarding": "help_and_protection",
        "protection": "help_and_protection",
        "looked_after": "in_care",
        "looked_after_permanence": "in_care",
        "in_care_and_care_leavers": "in_care",
        "adoption_service": "adoption",
    }
    return known.get(scope, "overall" if scope.startswith("overall") else scope)


def iso(date_text: str | None) -> str:
    """ "20 March 2015" as "2015-03-20", "January 2019" as "2019-01", "2019" as it is; nothing for anything else."""
    *day, year = (date_text or "").split() or [""]
    if not year.isdigit():
        return ""
    months = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    month = [f"{months.index(day[-1][:3].lower()) + 1:02}"] if day else []
    return "-".join([year, *month, *(f"{int(number):02}" for number in day[:-1])])


def name(authority: str) -> str:
    """An authority's name by its letters, the article left out."""
    return letters(re.sub(r"^the ", "", authority, flags=re.I))


def letters(text: str) -> str:
    """The letters and digits of a text, to compare it with another whatever its typography."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


if __name__ == "__main__":
    main()
