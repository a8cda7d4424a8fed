"""Work in a process of its own, so that a file made to run a library away costs bounded time and memory."""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Callable
from typing import NoReturn

_SECONDS = 3
"""Of processor time. The largest real report takes a tenth of one."""
_BYTES = 512 * 2**20
"""Beyond what the process has when it starts."""
_FAILED = 3


class RanAwayError(Exception):
    """The work took more time or memory than it may, or brought its process down."""


def apart(work: Callable[[], bytes]) -> bytes:
    """What `work` gives, done in a copy of this process. It must raise nothing. Raises RanAwayError.

    Where a process cannot be copied (Windows) the work is done here, without bounds.
    """
    if not hasattr(os, "fork"):
        return work()
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: the copy takes no lock that one may hold
        child = os.fork()
    if not child:
        os.close(reading)
        _do(work, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            given = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    if os.waitpid(child, 0)[1]:
        raise RanAwayError
    return given


def _do(work: Callable[[], bytes], writing: int) -> NoReturn:
    """Do the work within limits and end: nothing of what the copy inherited may be flushed or cleaned up twice."""
    code = _FAILED
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a library says of its own fall is nobody's business
        _limit()
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(work())
        code = 0
    finally:
        os._exit(code)


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 (no Path is needed for what is no file)
            pages = int(file.read().split()[0])
    except OSError:  # macOS has no such file, and does not hold programs to the limit either
        return
    most = pages * resource.getpagesize() + _BYTES
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
