"""Work is done whatever becomes of a worker, and the same whoever does it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck import batch
from claimcheck.config import load
from claimcheck.demo import pair
from claimcheck.engines import run_here, run_on_cluster
from claimcheck.model import InputError
from claimcheck.output.summary import render_batch

PAIRS = 12


def double(number: int) -> int:
    return 2 * number


def die_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def die_once(task: tuple[str, int]) -> int:
    """The first worker that gets the fifth task is killed in the midst of it."""
    folder, number = task
    flag = Path(folder, "died")
    if number == 5 and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


@pytest.mark.parametrize("workers", [1, 2])
def test_every_group_is_done_once(workers: int) -> None:
    assert sorted(run_here(double, range(40), workers, lambda _: -1)) == [2 * number for number in range(40)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
def test_a_group_that_kills_its_process_is_lost_alone() -> None:
    assert sorted(run_here(die_at_three, range(8), 2, lambda _: -1)) == [-1, 0, 2, 4, 8, 10, 12, 14]


def test_an_error_ends_the_rest() -> None:
    def stop() -> Iterator[int]:
        for done, outcome in enumerate(run_here(double, range(1000), 2, lambda _: -1)):
            if done == 3:
                raise KeyboardInterrupt
            yield outcome

    with pytest.raises(KeyboardInterrupt):
        list(stop())


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster on this machine with two workers, each a process, which replaces a lost one."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=100
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a dozen pairs over two reports, in which the workers of the cluster do not stand."""
    release, report, previous = (document.text for document in pair())
    for number in range(PAIRS):
        text = release if number != 7 else ""
        (tmp_path / f"release-{number}.txt").write_text(text, encoding="utf-8")
    for number in range(2):
        (tmp_path / f"report-{number}.txt").write_text(report, encoding="utf-8")
    (tmp_path / "previous.txt").write_text(previous, encoding="utf-8")
    lines = [
        f"- {{release: release-{number}.txt, report: report-{number % 2}.txt, previous: previous.txt}}"
        for number in range(PAIRS)
    ]
    (tmp_path / "claimcheck.yaml").write_text("\n".join(["pairs:", *lines]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.filterwarnings("ignore")  # what distributed warns of itself
def test_a_cluster_gives_the_same_bytes_as_one_process(
    scheduler: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load("claimcheck.yaml")
    there = batch.check(settings, scheduler=scheduler)
    monkeypatch.setattr(batch, "cores", lambda: 1)
    here = batch.check(settings)
    assert len(here.results) == PAIRS - 1
    assert "".join(render_batch(there, "json", "error")) == "".join(render_batch(here, "json", "error"))
    assert list(map(str, there.refused)) == list(map(str, here.refused)) == ["release-7.txt: the file is empty"]


@pytest.mark.filterwarnings("ignore")
def test_the_work_of_a_killed_worker_is_done_by_another(scheduler: str, tmp_path: Path) -> None:
    tasks = [(str(tmp_path), number) for number in range(20)]
    assert sorted(run_on_cluster(die_once, tasks, scheduler)) == [2 * number for number in range(20)]
    assert (tmp_path / "died").exists()


@pytest.mark.filterwarnings("ignore")
def test_an_address_where_no_scheduler_answers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    monkeypatch.setattr("claimcheck.engines._CONNECTING", 0.5)
    with pytest.raises(InputError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers there"):
        list(run_on_cluster(double, [1], "tcp://127.0.0.1:9"))
