"""Reading what a command wrote to a terminal."""

from __future__ import annotations

import os
from contextlib import suppress


def drained(master: int) -> bytes:
    """All that was written to the other end of a pseudoterminal, which must be closed there; closes this end too."""
    shown = b""
    with suppress(OSError):  # Linux's way to say that the other end is closed
        while part := os.read(master, 65536):
            shown += part
    os.close(master)
    return shown
