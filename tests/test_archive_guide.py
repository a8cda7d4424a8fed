"""The example of docs/archive.md runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from claimcheck.demo import FOLDER
from tests.conftest import ROOT


def test_the_example_for_another_engine(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```$", (ROOT / "docs" / "archive.md").read_text("utf-8"), re.M | re.S)
    script = tmp_path / "example.py"
    script.write_text(example, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], cwd=FOLDER, capture_output=True, text=True, check=True)
    first, second = done.stdout.splitlines()
    assert re.fullmatch(r"release\.txt report\.txt [1-9]\d*", first)
    assert re.fullmatch(r"release\.txt previous\.txt [1-9]\d*", second)
