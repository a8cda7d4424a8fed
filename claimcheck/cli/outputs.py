"""Where a result goes: files in formats of their own, and standard output."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import get_args

from claimcheck.cli.console import emit, refuse, terminal
from claimcheck.cli.options import FormName

_ENDINGS: dict[str, tuple[FormName, ...]] = {
    ".json": ("json", "sarif", "gitlab"),
    ".jsonl": ("jsonl",),
    ".sarif": ("sarif",),
    ".xml": ("junit",),
    ".html": ("html",),
    ".htm": ("html",),
    ".md": ("markdown",),
    ".txt": ("terminal", "github"),
}
"""Which formats files with an ending hold; the first unless --format asks for another of them."""

Target = tuple[FormName, Path | None]
"""A format and the file it goes to; None for standard output."""


def targets(outputs: Iterable[str], form: FormName) -> list[Target]:
    """What to write where: each `--output` (FILE or FORMAT=FILE), and `form` to standard output if no file has it."""
    found = [_target(output, form) for output in outputs]
    return found if any(has == form for has, _ in found) else [*found, (form, None)]


def deliver(wanted: Sequence[Target], render: Callable[[FormName, int, bool], str | Iterable[str]]) -> None:
    """Render every target's format, given the width and whether in colour, and write it there, files first."""
    for form, path in wanted:
        emit(render(form, *terminal(path)), path)


def spare(wanted: Iterable[Target], inputs: Iterable[str]) -> None:
    """Refuse to write over a file that is read."""
    there = [path for _, path in wanted if path and path.exists()]
    for name in inputs if there else ():
        for path in there:
            if os.path.exists(name) and path.samefile(name):  # noqa: PTH110  (false for an address)
                refuse(f"{path}: is read in this run; --output must name another file")


def _target(output: str, form: FormName) -> Target:
    if output == "-":
        return form, None
    named, parted, file = output.partition("=")
    if parted and named.isalpha():
        from claimcheck.suggest import did_you_mean

        known: tuple[FormName, ...] = get_args(FormName)
        if named not in known:
            refuse(f"{output}: {named}: no such format{did_you_mean(named, known)}")
        return known[known.index(named)], Path(file)
    held = _ENDINGS.get(Path(output).suffix.lower(), (form,))
    return form if form in held else held[0], Path(output)
