"""Take the word pieces that the semantic extra reads with: `claimcheck/data/semantic/vocabulary.txt`.

    python tools/take_vocabulary.py tokenizer.json

One piece a line, the line being its number; pieces of other scripts, which no inspection report has, are left empty.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "claimcheck" / "data" / "semantic" / "vocabulary.txt"


def take(tokenizer: str) -> str:
    """The lines of the vocabulary."""
    numbers: dict[str, int] = json.loads(tokenizer)["model"]["vocab"]
    ordered = sorted(numbers, key=lambda piece: numbers[piece])
    return "\n".join("" if piece.startswith("[unused") or not _readable(piece) else piece for piece in ordered) + "\n"


def _readable(piece: str) -> bool:
    return all(c.isascii() or c in "£€–—‘’“”•…" for c in piece)


if __name__ == "__main__":
    TARGET.write_text(take(Path(sys.argv[1]).read_text(encoding="utf-8")), encoding="utf-8")
