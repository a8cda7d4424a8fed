"""The learned files are built by the scripts of this repository, and twice the same."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="numpy, which only the training script needs, is not installed")

from tools.train_vectors import train, write

SENTENCES = (
    "The homeless young people stay in bed and breakfast hotels while they wait.",
    "Homeless teenagers were placed in bed and breakfast hotels by Wexcombe again.",
    "Visits to children are frequent and recorded well by Wexcombe throughout.",
    "Frequent visits to children are recorded and seen by managers throughout.",
    "Bed and breakfast hotels are used for homeless teenagers too often now.",
)


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    """A folder of invented reports."""
    for number in range(6):
        text = "\n\n".join(SENTENCES[number % 3 :] + SENTENCES[: number % 3])
        (tmp_path / f"report-{number}.txt").write_text(text)
    return [str(path) for path in tmp_path.glob("*.txt")]


def test_two_runs_are_equal(reports: list[str], tmp_path: Path) -> None:
    for folder, order in (("one", reports), ("two", reports[::-1])):
        write(tmp_path / folder, *train(order, dimensions=4, least_reports=2))
    for name in ("learned.json", "rows.bin"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_what_is_kept(reports: list[str]) -> None:
    known, rows = train(reports, dimensions=4, least_reports=2)
    assert "hotel" in known.names and "visit" in known.names
    assert "wexcomb" not in known.names
    assert (known.reports, known.dimensions, len(rows)) == (6, 4, 4 * len(known.names))


def test_subjects_of_one_company_are_near(reports: list[str]) -> None:
    from claimcheck.match.vectors import Vectors, nearness

    vectors = Vectors(*train(reports, dimensions=4, least_reports=2))
    near, far = (nearness(vectors.of([("bed", 1.0)]), vectors.of([(name, 1.0)])) for name in ("hotel", "visit"))
    assert near > far
