"""Real reports, where they are at hand: every fact that the six cases and truth.jsonl state."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from claimcheck.language.fold import fold, fold_document
from claimcheck.model import InputError
from claimcheck.read import read
from claimcheck.report import read_inspection


def test_the_cases_judgements_from_pdf_and_from_a_dump(shared: Path) -> None:
    for case in sorted((shared / "cases").glob("*/case.yaml")):
        expected = yaml.safe_load(case.read_text(encoding="utf-8"))["expect"].get("judgements") or {}
        for name in ("report.pdf", "report.txt"):
            found = {j.area: j.grade for j in read_inspection(read(case.parent / name)).judgements}
            assert found.items() >= expected.items(), f"{case.parent.name}/{name}"


def test_a_dump_says_what_its_pdf_says(shared: Path) -> None:
    for case in ("cambridgeshire-2014", "cambridgeshire-2019", "cambridgeshire-2024"):
        of_pdf, of_dump = (read_inspection(read(shared / "cases" / case / f"report.{s}")) for s in ("pdf", "txt"))
        for field in ("framework", "authority", "start", "end", "published", "lead_inspector"):
            assert getattr(of_pdf, field) == getattr(of_dump, field)
        texts = [[i.document.show(r.passage) for r in i.recommendations] for i in (of_pdf, of_dump)]
        assert texts[0] == texts[1]
        assert len(of_pdf.remarks) == len(of_dump.remarks)


@pytest.mark.parametrize("part", range(4))
def test_every_cover_fact_of_the_reports(shared: Path, part: int) -> None:
    lines = (shared / "reports" / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    for truth in map(json.loads, lines[part * 8 :: 32]):
        path = shared / "reports" / truth["file"]
        if not truth["readable"]:
            with pytest.raises(InputError, match="web page"):
                read(path)
            continue
        found = read_inspection(read(path))
        assert (found.start, found.end, found.published) == (truth["start"], truth["end"], truth["published"])
        assert [found.lead_inspector] == truth["lead_inspectors"]
        assert {j.area: j.grade for j in found.judgements} == {j["area"]: j["grade"] for j in truth["judgements"]}


def test_every_piece_stands_where_its_text_is_and_folding_maps_back(shared: Path) -> None:
    for name in sorted((shared / "reports").glob("*.pdf"))[::40]:
        try:
            document = read(name)
        except InputError:
            continue
        end = 0
        for piece in document.pieces:
            for span in piece.passage:
                assert end <= span.start < span.end <= len(document.text)
                end = span.end
            first = document.place(piece.passage)
            assert document.text[first.start : first.end].strip()
        folded = fold_document(document)
        for at in range(0, len(folded.text) - 60, 997):
            if not folded.text[at].isalnum() or not folded.text[at + 59].isalnum():
                continue
            back = folded.original(at, at + 60)
            inside = fold(document.text, (back,)).text
            assert inside.startswith(folded.text[at]) and inside.endswith(folded.text[at + 59])
