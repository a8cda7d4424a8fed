"""What runs the work: this process, several on this machine, or a Dask cluster.

Work is a function of a group of pairs, and on a cluster of their files' bytes, that can be pickled; groups come back in
any order. Another engine needs no more than that: `claimcheck.compare` is a pure function of two documents.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED
from typing import Any, TypeVar

from claimcheck.model import InputError

G = TypeVar("G")
T = TypeVar("T")

_AHEAD = 4
"""Groups handed out for each worker at a time, so that memory does not grow with what is still to do."""
_CONNECTING = 10
"""Seconds to wait for a scheduler."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_here(work: Callable[[G], T], groups: Sequence[G], workers: int, lost: Callable[[G], T]) -> Iterator[T]:
    """Each group's outcome, from so many processes; `lost` gives that of a group which brings its process down."""
    if workers < 2:
        yield from map(work, groups)
        return
    from concurrent.futures import ProcessPoolExecutor, wait
    from concurrent.futures.process import BrokenProcessPool

    def pool(size: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(size, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))

    together, suspects = pool(workers), []
    with together:
        try:
            for group, future in _windowed(lambda group: together.submit(work, group), groups, workers, wait):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    suspects.append(group)
        except BaseException:
            together.shutdown(cancel_futures=True)
            raise
    for group in suspects:  # one of them did it: each alone, so that it takes no other with it
        with pool(1) as alone:
            try:
                yield alone.submit(work, group).result()
            except BrokenProcessPool:
                yield lost(group)


def run_on_cluster(work: Callable[[G], T], groups: Iterable[G], address: str) -> Iterator[T]:
    """Each group's outcome, from the workers of the Dask scheduler at that address.

    Work of a worker that is lost is done by another. Raises InputError where no scheduler answers, or the extra `dask`
    is not installed.
    """
    try:
        from distributed import Client, wait
    except ImportError:
        raise InputError(address, 'needs Dask: pip install "inspection-claimcheck[dask]"') from None
    try:
        client = Client(address, timeout=_CONNECTING)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise InputError(address, f"no Dask scheduler answers there ({' '.join(str(error).split())})") from None
    with client:
        workers = max(len(client.scheduler_info(n_workers=-1)["workers"]), 1)
        for _, future in _windowed(lambda group: client.submit(work, group, pure=False), groups, workers, wait):
            yield future.result()


def _windowed(
    submit: Callable[[G], Any], groups: Iterable[G], workers: int, wait: Callable[..., Any]
) -> Iterator[tuple[G, Any]]:
    """Each group with its finished future, a limited number being under way."""
    waiting: dict[Any, G] = {}
    for group in groups:
        if len(waiting) >= workers * _AHEAD:
            for future in wait(list(waiting), return_when=FIRST_COMPLETED).done:
                yield waiting.pop(future), future
        waiting[submit(group)] = group
    while waiting:
        for future in wait(list(waiting), return_when=FIRST_COMPLETED).done:
            yield waiting.pop(future), future
