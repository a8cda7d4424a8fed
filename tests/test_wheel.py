"""What is built is whole: all that the package reads at run time is inside the wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository, built by the build backend itself: nothing is fetched."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    build = f"from hatchling.build import build_wheel; print(build_wheel({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", build], cwd=ROOT, capture_output=True, text=True, check=True)
    return folder / done.stdout.split()[-1]


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "claimcheck"], cwd=ROOT, capture_output=True, text=True, check=True)
    with ZipFile(wheel) as archive:
        assert set(listed.stdout.split()) <= set(archive.namelist())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["demo"], "praise-against-fall"),
        (["demo", "--format", "html"], "<!doctype html>"),
        (["explain", "altered-quote"], "altered-quote"),
        (["init"], "claimcheck.yaml: written"),
    ],
)
def test_the_wheel_works_where_nothing_else_of_the_repository_is(
    wheel: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    probe = (
        f"import sys; sys.path[:0] = [{str(tmp_path / 'installed')!r}]; sys.argv[1:] = {arguments!r}\n"
        "import claimcheck; assert 'installed' in claimcheck.__file__\n"
        "from claimcheck.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", probe], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert told in done.stdout
