"""Regular expressions, compiled once for all the runs to come.

Compiling the few hundred of a comparison takes longer than all that is then done with them (0.2 s of 0.8 s, when this
was written), and Python keeps nothing of it between runs. So the code that `re` makes of a pattern is remembered, and
handed to the engine as `re` itself does it in `re._compiler.compile`.
"""

from __future__ import annotations

import re
from array import array
from functools import partial
from typing import AnyStr

from claimcheck.cache.startup import remembered

try:
    from _sre import MAGIC  # type: ignore[import-not-found]
    from _sre import compile as _ready
    from re._compiler import _code, _parser  # type: ignore[import-not-found]
except ImportError:  # another Python than CPython, or one that moved them
    MAGIC = None

_Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, their numbers by name, their names by number."""


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The same as `re.compile`."""
    if MAGIC is None:
        return re.compile(pattern, flags)
    key = (pattern, int(flags), MAGIC)
    final_flags, code, groups, numbers, names = remembered(key, partial(_program, pattern, int(flags)))
    ready: re.Pattern[AnyStr] = _ready(pattern, final_flags, array("I", code).tolist(), groups, numbers, names)
    return ready


def _program(pattern: AnyStr, flags: int) -> _Program:
    parsed = _parser.parse(pattern, flags)
    code = array("I", (int(word) for word in _code(parsed, flags)))
    numbers = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in numbers.items():
        names[number] = name
    return int(flags | parsed.state.flags), code.tobytes(), parsed.state.groups - 1, numbers, tuple(names)
