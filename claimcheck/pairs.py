"""Which files to hold against each other: claimcheck.yaml's pairs with their globs, and releases' own front matter.

Where a folder of reports is named, `choose` finds the right one in it.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from claimcheck.config import Entry, Settings, front_matter
from claimcheck.model import Document, InputError, Inspection
from claimcheck.read import is_address, read
from claimcheck.suggest import did_you_mean


class Pair(Struct, frozen=True):
    """A release and the reports it is held against, each a file; `report` may be a folder with the report in it."""

    release: str
    report: str
    previous: tuple[str, ...] = ()
    excerpt: bool = False


class Held(Struct, frozen=True):
    """A pair as the pipeline takes it, and what to tell of how its report was found."""

    release: Document
    report: str | Inspection
    previous: tuple[str | Inspection, ...]
    excerpt: bool
    notice: str = ""


def pair_of(
    release: str | Document, report: str | None, previous: Sequence[str] = (), *, excerpt: bool = False
) -> Held:
    """One release and its report, which its front matter names where `report` does not.

    Raises InputError where neither does, and where the files cannot be read.
    """
    document = release if isinstance(release, Document) else read(release)
    if report is None:
        named = _own(document, "no second argument gives a report, and its front matter names none")
        return hold(
            Pair(named.release, named.report, tuple(previous) or named.previous, excerpt or named.excerpt), document
        )
    return hold(Pair(document.path, report, tuple(previous), excerpt), document)


def hold(pair: Pair, document: Document) -> Held:
    """The pair of a release that was read; a folder gives way to its front matter, else one is chosen there."""
    if Path(pair.report).is_dir() and front_matter(document.path, document.properties).report:
        own = _own(document)
        pair = Pair(pair.release, own.report, own.previous or pair.previous, own.excerpt or pair.excerpt)
    if not Path(pair.report).is_dir():
        return Held(document, pair.report, pair.previous, pair.excerpt)
    from claimcheck.choose import choose

    choice = choose(document, pair.report)
    return Held(document, choice.report, pair.previous or choice.previous, pair.excerpt, choice.told(pair.report))


def pairs(settings: Settings, only: Sequence[str] = ()) -> tuple[tuple[Pair, ...], tuple[InputError, ...]]:
    """The pairs to check, each once, and why others cannot be.

    `only` limits them to these releases, or to those in these folders; one that the configuration does not know must
    name its report in its front matter.
    """
    found: list[Pair] = []
    refused: list[InputError] = []

    def add(resolve: Callable[[], Pair]) -> None:
        try:
            found.append(resolve())
        except InputError as error:
            refused.append(error)

    unknown = {Path(name).resolve(): name for name in only}
    wanted = set(unknown)
    for entry, line in zip(settings.values.pairs, settings.lines, strict=True):
        source = _Source(settings.file.parent, str(settings.file), f"line {line}: ")
        try:
            releases = source.files(entry.release)
        except InputError as error:
            if not only:
                refused.append(error)
            continue
        for release in releases:
            place = Path(release).resolve()
            named = wanted & {place, *place.parents}
            if named or not only:
                add(partial(_pair, source, entry, release))
            for known in named:
                unknown.pop(known, None)
    for name in unknown.values():
        add(partial(_unpaired, settings.file, name))
    return tuple(dict.fromkeys(found)), tuple(refused)


class _Source(Struct, frozen=True):
    """Who names files: the folder they are relative to, and the file and the place in it that a complaint names."""

    folder: Path
    name: str
    where: str

    def files(self, pattern: str) -> list[str]:
        """The files that a name or a glob stands for, sorted. A name that exists is no glob, whatever is in it.

        Raises InputError where there are none.
        """
        if is_address(pattern):
            return [pattern]
        path = self.folder / pattern
        if path.is_file():
            return [_short(path)]
        if not glob.has_magic(pattern):
            raise self._wrong(
                f"{pattern} is a folder; name the files in it ({Path(pattern) / '*'})"
                if path.is_dir()
                else f"{pattern}: no such file{did_you_mean(pattern, self._beside(path))}"
            )
        names = glob.glob(pattern, root_dir=self.folder, recursive=True)  # noqa: PTH207  (the pattern may be absolute)
        found = sorted(_short(file) for name in names if _is_document(file := self.folder / name))
        if not found:
            raise self._wrong(f"{pattern} matches no file")
        return found

    def report(self, pattern: str) -> str:
        """The folder, or the one file, that a name or a glob stands for."""
        if (self.folder / pattern).is_dir():
            return _short(self.folder / pattern)
        found = self.files(pattern)
        if len(found) > 1:
            raise self._wrong(f"{pattern} matches {len(found)} files; a release has one report")
        return found[0]

    def previous(self, patterns: str | Sequence[str]) -> tuple[str, ...]:
        """The files that several names or globs stand for."""
        named = [patterns] if isinstance(patterns, str) else patterns
        return tuple(file for pattern in named for file in self.files(pattern))

    def _wrong(self, reason: str) -> InputError:
        return InputError(self.name, self.where + reason)

    def _beside(self, path: Path) -> Iterator[str]:
        """The files beside a missing one, or in every folder where its own is missing, as a pattern names them."""
        there = path.parent.iterdir() if path.parent.is_dir() else self.folder.glob("*/*")
        return (os.path.relpath(entry, self.folder) for entry in sorted(there) if entry.is_file())


def _pair(source: _Source, entry: Entry, release: str) -> Pair:
    """The pair of a release of the configuration; its front matter names the report where the entry does not."""
    previous = source.previous(entry.previous)
    if entry.report:
        return Pair(release, source.report(entry.report), previous, entry.excerpt)
    own = _unpaired(Path(source.name), release)
    return Pair(release, own.report, own.previous or previous, own.excerpt or entry.excerpt)


def _unpaired(configuration: Path, release: str) -> Pair:
    """The pair of a release for which the configuration names no report."""
    if Path(release).is_dir():
        raise InputError(release, f"no pair of {configuration} has a release in this folder")
    return _own(read(release), f"neither {configuration} nor its front matter names a report for it")


def _own(document: Document, complaint: str = "") -> Pair:
    """The pair that a release's front matter names; the complaint is for one that may name none."""
    named = front_matter(document.path, document.properties)
    if not named.report:
        raise InputError(document.path, complaint + did_you_mean("report", document.properties))
    source = _Source(Path(document.path).parent, document.path, "front matter: ")
    return Pair(document.path, source.report(named.report), source.previous(named.previous), named.excerpt)


def _is_document(file: Path) -> bool:
    """Whether it is a file, and none of those that Word keeps beside one that is open."""
    return file.is_file() and not file.name.startswith("~$")


def _short(path: Path) -> str:
    """The path without detours by "..", where that leads to the same file."""
    short = Path(os.path.normpath(path))
    return str(short if short.exists() and short.samefile(path) else path)
