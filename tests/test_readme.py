"""The README's commands run, and what it shows is what is printed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict

import pytest

from claimcheck.cli import app
from claimcheck.demo import FOLDER
from claimcheck.rules import rules
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CALL = [sys.executable, "-c", "from claimcheck.cli import main; main()"]


def blocks(language: str) -> list[str]:
    """The README's fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


STEPS = [step.strip() for block in blocks("sh") for line in block.splitlines() for step in line.split("&&")]


@pytest.mark.parametrize("step", [step for step in STEPS if step.startswith(".venv/bin/claimcheck")])
def test_each_command_runs(step: str) -> None:
    done = subprocess.run([*CALL, *step.split()[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1)
    assert done.stdout
    assert done.stderr == ""


def test_the_steps_that_install_are_those_that_ci_follows() -> None:
    rest = {step.split()[0] for step in STEPS} - {".venv/bin/claimcheck"}
    assert rest == {"python3", ".venv/bin/pip", ".venv/bin/pytest"}
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for wanted in re.findall(r'^follow_readme "([^"]+)"', ci, re.MULTILINE):
        assert any(wanted in block for block in blocks("sh"))


def test_the_python_example_runs() -> None:
    (example,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", example], cwd=FOLDER, capture_output=True, text=True, check=True)
    assert "error praise-against-fall" in done.stdout


def test_the_demo_is_shown_as_it_is_printed() -> None:
    printed = subprocess.run([*CALL, "demo"], capture_output=True, text=True, check=True).stdout
    (shown,) = blocks("text")
    assert shown.strip() in printed


def test_the_commands_in_the_table_exist() -> None:
    told = set(re.findall(r"(?:`|bin/)claimcheck ([a-z]+)", README))
    assert told == {command.callback.__name__ for command in app.registered_commands if command.callback}


def test_every_rule_is_listed_in_its_family() -> None:
    known = defaultdict(list)
    for rule in rules().values():
        known[rule.family].append(rule.name)
    told = {
        family: re.findall(r"`([a-z-]+)`", names)
        for family, names in re.findall(r"^\| ([a-z]+) \| (`.*) \|$", README, re.MULTILINE)
    }
    assert told == dict(known)
