"""What the commands print with: standard output, a file, or one line on standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import typer


def terminal(output: Path | None = None) -> tuple[int, bool]:
    """Width in columns and whether to use colour. Lines longer than 100 columns are hard to read.

    NO_COLOR and FORCE_COLOR are heeded; the latter is for the logs of CI services, which show colour.
    """
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    if output or os.environ.get("NO_COLOR"):
        return width, False
    shows = sys.stdout and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return width, bool(shows or os.environ.get("FORCE_COLOR"))


def emit(text: str | Iterable[str], output: Path | None = None) -> None:
    """Print the text, whole or in parts, or write it to a file, whole or not at all."""
    if output:
        from claimcheck.output.file import write

        return write(output, text)
    if sys.stdout is None:
        refuse("standard output: is closed")
    try:
        for part in (text,) if isinstance(text, str) else text:
            sys.stdout.buffer.write(part.encode(_encoding(), "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _encoding() -> str:
    """A terminal's own encoding; UTF-8 into pipes and files, whatever the locale."""
    return sys.stdout.encoding if sys.stdout.isatty() else "utf-8"


def say(line: str) -> None:
    """Say something on standard error, in one line."""
    from claimcheck.output.words import clean

    if sys.stderr:
        with suppress(BrokenPipeError):
            print(f"claimcheck: {clean(line)}", file=sys.stderr)


def complain(reason: str) -> int:
    """Say why it could not check, and give the exit code for that."""
    say(reason)
    return 2


def refuse(reason: str) -> NoReturn:
    """Say why it cannot check, and end."""
    raise typer.Exit(complain(reason))


def known_rule(name: str) -> None:
    """Refuse a name that is no rule's."""
    from claimcheck.rules import rules
    from claimcheck.suggest import did_you_mean

    if name not in rules():
        refuse(f"{name}: no such rule{did_you_mean(name, rules())}")
