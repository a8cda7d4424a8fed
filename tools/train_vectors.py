"""Learn from inspection reports which subjects are near in meaning: `claimcheck/data/vectors/`.

    pip install numpy
    python tools/train_vectors.py REPORT.pdf…

Two subjects are near where reports name them beside the same others. Counted is how often two stand in one sentence;
positive pointwise mutual information (Levy, Goldberg & Dagan 2015, context counts to the power of 0.75) brings out what
is more than chance, and a seeded randomised singular value decomposition (Halko, Martinsson & Tropp 2011) leaves a
hundred numbers a subject, kept as bytes. The same reports and the same numpy give the same bytes.

What is written are single words and numbers; no sentence can be read back. Names are left out: words of few reports,
and words that open with a capital where no sentence begins. Run it again after changing the synonyms or the stemmer.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # the order of sums is the bytes' order

import datetime
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from claimcheck.match.index import Index
from claimcheck.match.passages import terms
from claimcheck.match.vectors import OFFSET, Learned
from claimcheck.model import InputError
from claimcheck.read import read

TARGET = Path(__file__).parent.parent / "claimcheck" / "data" / "vectors"
SEED = 20261122
DIMENSIONS = 100
LEAST_REPORTS = 8
MOSTLY_CAPITAL = 0.5
SHORTEST = 5
"""Words of a sentence: an address line has fewer."""
_POWER = 0.75
_ROUNDS = 8
_SPARE = 20
"""Dimensions that the decomposition works with beyond those it keeps."""


def train(
    paths: Iterable[str], dimensions: int = DIMENSIONS, least_reports: int = LEAST_REPORTS
) -> tuple[Learned, bytes]:
    """What is known of the vectors, and their bytes: a row of `dimensions` for each name, each number plus OFFSET."""
    documents, hashes = [], []
    for path in sorted(paths, key=lambda path: Path(path).name):
        try:
            documents.append(list(_sentences(Index(read(path)))))
        except InputError as error:
            print(error, file=sys.stderr)
            continue
        hashes.append(hashlib.sha256(Path(path).read_bytes()).hexdigest())
    names = _names(documents, least_reports)
    sentences = [[name for name, _ in sentence] for document in documents for sentence in document]
    rows = _decompose(_information(sentences, names), dimensions)
    scale = 127 / np.abs(rows).max()
    known = Learned(
        names=tuple(names),
        dimensions=rows.shape[1],
        reports=len(hashes),
        sentences=len(sentences),
        of=hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest(),
        seed=SEED,
        made=datetime.date.today().isoformat(),
    )
    return known, (np.round(rows * scale) + OFFSET).astype(np.uint8).tobytes()


def _sentences(index: Index) -> Iterator[list[tuple[str, bool]]]:
    """The subjects of each sentence, and of each whether it is a single word that opens with a capital within it."""
    for number in range(len(index.sentence_firsts)):
        first, last = index.sentence_range(number)
        if last - first < SHORTEST:
            continue
        yield [
            (term.name, at > 0 and not term.name.startswith("=") and index.document.text[start].isupper())
            for term in terms(index.keys[first:last])
            for at, start in [(term.first, index.starts[first + term.first])]
        ]


def _names(documents: list[list[list[tuple[str, bool]]]], least_reports: int) -> list[str]:
    """The subjects to learn, in alphabetical order: those of enough reports that are no names of persons or places."""
    reports, seen, capital = Counter[str](), Counter[str](), Counter[str]()
    for document in documents:
        reports.update({name for sentence in document for name, _ in sentence})
        for sentence in document:
            seen.update(name for name, _ in sentence)
            capital.update(name for name, capitalised in sentence if capitalised)
    return sorted(n for n in seen if reports[n] >= least_reports and capital[n] < MOSTLY_CAPITAL * seen[n])


def _information(sentences: list[list[str]], names: list[str]) -> NDArray[np.float64]:
    """The positive pointwise mutual information of each two subjects standing in one sentence."""
    number = {name: position for position, name in enumerate(names)}
    together = np.zeros((len(names), len(names)))
    for sentence in sentences:
        here = sorted({number[name] for name in sentence if name in number})
        together[np.ix_(here, here)] += 1
    np.fill_diagonal(together, 0)
    alone = together.sum(axis=1)
    context = alone**_POWER / (alone**_POWER).sum()
    expected = np.outer(alone, context)
    with np.errstate(divide="ignore", invalid="ignore"):
        information = np.log(together / expected)
    return np.where(together > 0, np.maximum(information, 0), 0)


def _decompose(matrix: NDArray[np.float64], dimensions: int) -> NDArray[np.float64]:
    """The left singular vectors, each times the root of its singular value; each row then of length one."""
    wide = min(dimensions + _SPARE, len(matrix))
    basis = np.random.default_rng(SEED).standard_normal((len(matrix), wide))
    for _ in range(_ROUNDS):
        basis, _ = np.linalg.qr(matrix @ basis)
        basis, _ = np.linalg.qr(matrix.T @ basis)
    left, values, _ = np.linalg.svd(matrix @ basis, full_matrices=False)
    rows = (left * np.sqrt(values))[:, :dimensions]
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[np.float64] = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return unit


def write(folder: Path, known: Learned, rows: bytes) -> None:
    """Write both files: what is known of the vectors, and the vectors."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "learned.json").write_bytes(msgspec.json.format(msgspec.json.encode(known), indent=1) + b"\n")
    (folder / "rows.bin").write_bytes(rows)


if __name__ == "__main__":
    write(TARGET, *train(sys.argv[1:]))
