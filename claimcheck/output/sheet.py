"""A sheet of text for the terminal: rich does the wrapping, the columns and the colour."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.console import Console, RenderableType
from rich.text import Text

from claimcheck.cache.patterns import compiled
from claimcheck.output.words import clean

LEVEL_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
QUIET = "dim"
STRONG = "bold"
MARGIN, GAP = 2, 2
"""Columns before a table and between its columns."""
_LABEL_WIDTH = 9
_COMMAND = compiled(r"(?m)^((?: |\x1b\[[\d;]{0,9}m)*):(?=:)")
"""What GitHub Actions obeys at the start of a line in a log."""


class Sheet:
    """Collects what is printed and gives it as text, `width` columns wide; escape codes only with `colour`.

    Everything that comes in as a string is cleaned, so that no text of a file can command the terminal.
    """

    def __init__(self, width: int, colour: bool) -> None:
        self._buffer = io.StringIO()
        self._lines: list[Text] = []  # not printed yet: rich takes as long for one line as for twenty
        self._console = Console(
            file=self._buffer,
            width=max(width, 30),
            height=1,  # given, so that rich does not ask the system for it before every line
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    @property
    def text(self) -> str:
        """All that was put on the sheet, no line ending in spaces or beginning as a command to a log does."""
        self._print()
        return _COMMAND.sub(r"\1\\x3a", re.sub(r" +$", "", self._buffer.getvalue(), flags=re.MULTILINE))

    def blank(self) -> None:
        """An empty line."""
        self._lines.append(Text())

    def show(self, shown: RenderableType) -> None:
        """Anything rich can print."""
        self._print()
        self._console.print(shown)

    def line(self, left: str | Text, right: str | Text = "", indent: int = 0) -> None:
        """A paragraph, with something at the right margin; where both do not fit, that comes below, still right."""
        left, right = _text(left), _text(right)
        gap = self.width - indent - left.cell_len - right.cell_len
        if right and gap >= 2:
            self._lines.append(Text.assemble(" " * indent, left, " " * gap, right))
        else:
            self._lines += self._wrapped(left, indent)
            self._lines += self._wrapped(right, indent + 2) if right else []

    def labelled(self, rows: Iterable[tuple[str, str | Text]], indent: int = 2, width: int = _LABEL_WIDTH) -> None:
        """Rows of a label and a text that hangs to the right of it; a label is not said twice in a row."""
        told, said = [], ""
        for label, text in rows:
            told.append(("" if label == said else label, text))
            said = label
        self.ledger(told, indent, width)

    def ledger(self, rows: Sequence[tuple[str, str | Text]], indent: int = 2, width: int | None = None) -> None:
        """Rows of a label and a text that hangs to the right of it, the labels as wide as they need."""
        column = min(width or max(len(label) for label, _ in rows) + 1, self.width // 2) if rows else 0
        for label, text in rows:
            labels = Text(clean(label), QUIET).wrap(self._console, column)
            texts = _text(text).wrap(self._console, self.width - indent - column - 1)
            for beside, line in zip_longest(labels, texts, fillvalue=Text()):
                gap = column + 1 - beside.cell_len
                self._lines.append(Text.assemble(" " * indent, beside, " " * gap, line))

    def _wrapped(self, text: Text, indent: int) -> list[Text]:
        """The lines of a text that stands that far from the left."""
        return [Text.assemble(" " * indent, line) for line in text.wrap(self._console, self.width - indent)]

    def _print(self) -> None:
        if self._lines:
            self._console.print(Text("\n").join(self._lines), no_wrap=True, overflow="ignore", crop=False)
        self._lines = []

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self._console.width

    def columns(self, head: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> None:
        """A table without rules, as wide as its words need; only in its first column are lines broken to make it fit.

        A table of rich's took more than half of the time that a result takes to draw, and this a good third of that.
        """
        cells = [[Text(title, QUIET) for title in head], *([_text(cell) for cell in row] for row in rows)]
        split = [[cell.split() for cell in row[1:]] for row in cells]
        widths = [max(line.cell_len for cell in column for line in cell) for column in zip(*split, strict=True)]
        room = self.width - MARGIN - sum(GAP + width for width in widths)
        first = min(room, max(row[0].cell_len for row in cells))
        for (label, *_), others in zip(cells, split, strict=True):
            for line in zip_longest(label.wrap(self._console, first), *others, fillvalue=Text()):
                parts: list[str | Text] = [" " * MARGIN]
                for cell, width in zip(line, (first, *widths), strict=True):
                    parts += [cell, " " * (width - cell.cell_len + GAP)]
                self._lines.append(Text.assemble(*parts))

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> None:
        """A table without rules, as wide as its words need, its lines broken wherever that makes it fit."""
        from rich.padding import Padding
        from rich.table import Table

        table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style=QUIET, show_header=bool(head))
        for title in head:
            table.add_column(Text(title))
        for row in rows:
            table.add_row(*(_text(cell) for cell in row))
        self.show(Padding(table, (0, 0, 0, MARGIN)))


def printed(shown: RenderableType, width: int, colour: bool) -> str:
    """One thing alone, as a sheet gives it."""
    sheet = Sheet(width, colour)
    sheet.show(shown)
    return sheet.text


def _text(text: str | Text) -> Text:
    return text if isinstance(text, Text) else Text(clean(text))
