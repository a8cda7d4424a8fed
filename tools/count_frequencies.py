"""Count in how many sentences of inspection reports each subject is named: `claimcheck/data/lexicon/frequencies.json`.

    python tools/count_frequencies.py REPORT.pdf…

Subjects that fewer than one report in ten names are left out: they are names of places, and rare words weigh as if
seen nowhere. Run it again after changing `claimcheck/data/lexicon/synonyms.yaml` or `claimcheck/language/stems.py`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from claimcheck.match.index import Index
from claimcheck.match.passages import subjects
from claimcheck.model import InputError
from claimcheck.read import read

TARGET = Path(__file__).parent.parent / "claimcheck" / "data" / "lexicon" / "frequencies.json"


def count(paths: list[str]) -> dict[str, object]:
    """Sentences read, and in how many of them each subject is named, in alphabetical order."""
    sentences, naming, reports = 0, Counter[str](), Counter[str]()
    read_reports = 0
    for path in sorted(paths):
        try:
            index = Index(read(path))
        except InputError as error:
            print(error, file=sys.stderr)
            continue
        read_reports += 1
        named: set[str] = set()
        for number in range(len(index.sentence_firsts)):
            first, last = index.sentence_range(number)
            here = subjects(index.keys[first:last])
            naming.update(here)
            named |= here
            sentences += 1
        reports.update(named)
    common = sorted(subject for subject in naming if reports[subject] >= read_reports / 10)
    return {"sentences": sentences, "counts": {subject: naming[subject] for subject in common}}


if __name__ == "__main__":
    TARGET.write_text(json.dumps(count(sys.argv[1:]), indent=0, ensure_ascii=False) + "\n")
