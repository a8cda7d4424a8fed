"""Plain data that every run needs before it can begin: all in one file, read at once."""

from __future__ import annotations

import atexit
import marshal
import sys
from collections.abc import Callable, Hashable
from functools import cache
from typing import TypeVar

from claimcheck.cache import read, write

T = TypeVar("T")

_NAME = f"startup-{sys.implementation.cache_tag}"
_LIMIT = 8_000_000
"""Bytes; where it would grow beyond, only what this run used is kept."""
_used: dict[Hashable, object] = {}


def remembered(key: Hashable, work: Callable[[], T]) -> T:
    """What `work` gives, done now or in an earlier run.

    It depends on `key` and the version of Python alone, and is built, like `key`, of numbers, strings, bytes, None,
    tuples and dicts.
    """
    if key not in _used:
        kept = _kept()
        if key not in kept:
            atexit.unregister(_keep)
            atexit.register(_keep)
        _used[key] = kept[key] if key in kept else work()
    return _used[key]  # type: ignore[return-value]


@cache
def _kept() -> dict[Hashable, object]:
    data = read(_NAME)
    return marshal.loads(data) if data else {}


def _keep() -> None:
    data = marshal.dumps(_kept() | _used)
    write(_NAME, data if len(data) < _LIMIT else marshal.dumps(_used))
