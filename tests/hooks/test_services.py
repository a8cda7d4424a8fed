"""What services run: the pre-commit hook, the GitHub action and the GitLab job, each as far as one machine can."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from pre_commit.clientlib import load_manifest

from claimcheck.demo import FOLDER
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder with the demo's pair, its configuration, and claimcheck as a command."""
    for name in ("release.txt", "report.txt", "previous.txt"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    (tmp_path / "claimcheck.yaml").write_text(
        "pairs:\n  - {release: release.txt, report: report.txt, previous: previous.txt}\n"
    )
    command = tmp_path / "bin" / "claimcheck"
    command.parent.mkdir()
    command.write_text(f"#!{sys.executable}\nfrom claimcheck.cli import main\nmain()\n")
    command.chmod(0o755)
    return tmp_path


def bash(script: str, repository: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step as a service's shell does, claimcheck on the path and pip doing nothing."""
    path = f"{repository / 'bin'}{os.pathsep}{os.environ['PATH']}"
    python = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=repository,
        env={**os.environ, "PATH": path, "PYTHONPATH": python, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_hook_is_one_that_pre_commit_takes_and_fails_on_the_demo(repository: Path) -> None:
    (hook,) = load_manifest(ROOT / ".pre-commit-hooks.yaml")
    for name in ("releases/2024.docx", "reports/A.PDF", "claimcheck.yaml", "sub/claimcheck.yaml"):
        assert re.search(hook["files"], name)
    for name in ("setup.py", "myclaimcheck.yaml", "picture.png"):
        assert not re.search(hook["files"], name)
    done = bash(hook["entry"], repository)
    assert done.returncode == 1
    assert "praise-against-fall" in done.stdout


def steps() -> list[dict[str, Any]]:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    found: list[dict[str, Any]] = action["runs"]["steps"]
    return found


@pytest.mark.parametrize(("arguments", "code"), [("", 1), ("--fail-on never --output found.sarif", 0)])
def test_the_action_annotates_and_writes_a_page(repository: Path, arguments: str, code: int) -> None:
    check = steps()[-1]
    assert check["env"] == {"ARGUMENTS": "${{ inputs.arguments }}"}
    page = repository / "summary.md"
    page.touch()
    done = bash(check["run"], repository, GITHUB_STEP_SUMMARY=str(page), ARGUMENTS=arguments)
    assert done.returncode == code
    assert "::error file=release.txt,line=9" in done.stdout
    assert "praise-against-fall" in page.read_text(encoding="utf-8")
    assert (repository / "found.sarif").exists() == bool(arguments)


def test_the_action_installs_what_it_stands_in() -> None:
    assert [step["run"] for step in steps() if "pip" in step.get("run", "")] == [
        'python -m pip install --quiet "$GITHUB_ACTION_PATH"'
    ]


def test_the_gitlab_job_of_the_guide(repository: Path) -> None:
    (source,) = re.findall(r"^```yaml\n(claimcheck:\n.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    job = yaml.safe_load(source)["claimcheck"]
    install, check = job["script"]
    assert install == "pip install ./claimcheck"
    assert bash(check, repository).returncode == 1
    for report in job["artifacts"]["reports"].values():
        assert (repository / report).stat().st_size
