"""The quotations of the real releases at hand, as they were read by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.language.fold import fold_text
from claimcheck.read import read
from claimcheck.release import find_quotes, read_parts
from claimcheck.release.setting import Setting

CASES = ("2014", "2015", "2019", "2019-release", "2024", "2024-committee")


@pytest.mark.parametrize("case", CASES)
def test_sources_of_the_quotations_read_by_hand(shared: Path, case: str) -> None:
    folder = next((shared / "cases").glob(f"*-{case}"))
    expected: dict[str, Any] = yaml.safe_load((folder / "case.yaml").read_text())["expect"]
    document = read(folder / "release.txt")
    quotes = find_quotes(read_parts(document, Setting()), Setting())
    for wanted in expected.get("quotes", []):
        start = fold_text(wanted["text"])
        sources = [q.source for q in quotes if fold_text(document.show(q.passage)).startswith(start)]
        assert sources == [wanted["source"]], wanted["text"]
