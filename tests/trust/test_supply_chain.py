"""What claimcheck depends on is little and compatibly licensed; it opens no connection; it writes where it is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.trust.bounded import ROOT

FREE = ("mit", "bsd", "apache", "isc", "psf", "python software foundation", "mpl", "zlib", "cc0")
MOST = 25
"""Packages that an installation brings, all told."""
OFFLINE = """
import socket, sys
def refuse(*arguments, **more):
    raise SystemExit(f"the network was asked for: {arguments}")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
opened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and set(arguments[1] or "") & set("wax+"):
        opened.append(arguments[0])
    elif event in ("os.mkdir", "os.rename", "os.remove"):
        opened.append(str(arguments[event == "os.rename"]))
    elif event in ("socket.__new__", "socket.connect"):
        refuse(arguments)
sys.addaudithook(watch)
sys.argv = ["claimcheck", *sys.argv[1:]]
from claimcheck.cli import main
try:
    main()
finally:
    print("\\n".join(opened), file=sys.stderr)
"""


def needed() -> dict[str, str]:
    """Every package that an installation without extras brings, and the licence it states."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    waiting, found = list(project["dependencies"]), {}
    while waiting:
        requirement = Requirement(waiting.pop())
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        name = requirement.name.lower().replace("_", "-")
        if name in found:
            continue
        try:
            meta = distribution(name).metadata
        except PackageNotFoundError:
            continue
        classifiers = [c for c in meta.get_all("Classifier") or [] if c.startswith("License ::")]
        found[name] = " ".join([meta.get("License-Expression") or "", meta.get("License") or "", *classifiers])[:2000]
        waiting += requires(name) or []
    return found


def test_dependencies_are_few_and_their_licences_go_with_ours() -> None:
    licences = needed()
    assert 9 <= len(licences) <= MOST, sorted(licences)
    for name, stated in licences.items():
        assert any(word in stated.lower() for word in FREE), f"{name}: {stated!r}"
        assert "affero" not in stated.lower() and "gpl" not in stated.lower(), f"{name}: {stated!r}"


WITHOUT_NETWORK = """
import runpy, sys
def refuse(event, arguments):
    if event == "socket.__new__":
        raise SystemExit("the network was asked for")
sys.addaudithook(refuse)
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__")
"""


def test_the_bill_of_materials_lists_all_of_it_and_needs_no_network(tmp_path: Path) -> None:
    pytest.importorskip("cyclonedx_py", reason="cyclonedx-bom is not installed")
    made = ("cyclonedx_py", "environment", "--output-reproducible", "--output-file", "bom.json", sys.executable)
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK, *made], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    bill = json.loads((tmp_path / "bom.json").read_text())
    assert bill["bomFormat"] == "CycloneDX"
    listed = {part["name"].lower().replace("_", "-"): part for part in bill["components"]}
    assert {"inspection-claimcheck", *needed()} <= set(listed)
    assert all(listed[name]["version"] and listed[name]["purl"].startswith("pkg:pypi/") for name in needed())


def test_no_command_asks_for_the_network_or_writes_beside_its_outputs(tmp_path: Path) -> None:
    case = ROOT / "corpus" / "fenmoor-2024"
    pair = (str(case / "release.txt"), str(case / "report.pdf"))
    (tmp_path / "claimcheck.yaml").write_text(f"pairs: [{{release: {pair[0]}, report: {pair[1]}}}]\nfail-on: never\n")
    cache, temporary, output = tmp_path / "cache", tmp_path / "temporary", tmp_path / "out.html"
    temporary.mkdir()
    for command in (
        ("compare", *pair, "--fail-on", "never", "--output", str(output)),
        ("check",),
        ("report", pair[1]),
        ("history", "Leeds"),
        ("fix", *pair),
        ("rules",),
        ("demo",),
    ):
        ran = subprocess.run(
            [sys.executable, "-c", OFFLINE, *command],
            cwd=tmp_path,
            env=os.environ
            | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
            | {"CLAIMCHECK_CACHE": str(cache), "TMPDIR": str(temporary)},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        assert ran.returncode in (0, 1), ran.stderr
        opened = [Path(line) for line in ran.stderr.splitlines() if line]
        allowed = {cache, temporary, Path(os.devnull)}
        elsewhere = [path for path in opened if not allowed & {path, *path.parents} and not _is(path, output)]
        assert not elsewhere, (command, elsewhere)
    assert {entry.name for entry in tmp_path.iterdir()} == {"claimcheck.yaml", "cache", "temporary", "out.html"}
    assert not list(temporary.iterdir())


def _is(path: Path, output: Path) -> bool:
    """Whether it is the output, or the file beside it that becomes the output once it is whole."""
    return path == output or (path.parent == output.parent and path.name.startswith(f".{output.name}."))
