"""Which report of a folder a release talks about: by the authority it names, then by the date it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.check import read_release, read_report
from claimcheck.history import known_name, title
from claimcheck.language.fold import Folded, fold, fold_text
from claimcheck.language.sentences import sentences
from claimcheck.match import compare_documents
from claimcheck.model import Document, InputError, Inspection
from claimcheck.output.words import headline, name, number
from claimcheck.read import SUFFIXES
from claimcheck.release.dating import date_in
from claimcheck.release.names import Names
from claimcheck.release.wording import pattern

_MOST_FILES = 500
_DATE = compiled(r"(?<!\d)20\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!\d)")
_FAITHFUL = ("verbatim", "edited")


class Choice(Struct, frozen=True):
    """The report a release is held against, those of the same authority before it, and in words why it was chosen."""

    report: Inspection
    previous: tuple[Inspection, ...]
    reason: str

    def told(self, folder: str) -> str:
        """The choice in one line."""
        before = ", ".join(name(one.document) for one in self.previous)
        return f"{folder}: held against {name(self.report.document)} ({headline(self.report)}), {self.reason}" + (
            f"; before it: {before}" if before else ""
        )


def choose(release: Document, folder: str) -> Choice:
    """The report of a folder that a release is about.

    Raises InputError where the folder has no report, or none on an authority that the release names, or where nothing
    in the release, its front matter and its name tells which of several inspections of the authority it is about.
    """
    found = reports_in(folder)
    if not found:
        raise InputError(folder, "holds no inspection report that claimcheck knows")
    said = list(_sentences(release))
    by_start = {one.start or "": one for one in _of_authority(release, folder, found, said)}
    own = [by_start[start] for start in sorted(by_start)]
    chosen = _which(release, own, said)
    if chosen is None:
        names = ", ".join(name(one.document) for one in own)
        reason = f"nothing in the release tells which inspection it is about; name one of {names}"
        raise _undecided(release, folder, reason)
    at, reason = chosen
    return Choice(own[at], tuple(one for one in own if (one.start or "") < (own[at].start or "")), reason)


def _which(release: Document, own: Sequence[Inspection], said: Sequence[Folded]) -> tuple[int, str] | None:
    """Which of an authority's reports a release is about, by its number, and why; None where nothing tells."""
    if len(own) == 1:
        return 0, "the only report there on an authority that it names"
    dates = [when for words in said if not pattern("past").search(words.text) and (when := date_in(words.text))]
    months = [when for when in dates if len(when) > len("2024")]
    signs: tuple[tuple[str, list[int]], ...] = (
        ("the inspection that it dates", [any(_covers(one, when) for when in months) for one in own]),
        ("the report that it quotes", [_quoted(release, one) for one in own]),
        ("the inspection of the year that it names", [any(_covers(one, when) for when in dates) for one in own]),
    )
    for reason, counts in signs:
        best = max(counts)
        if best and counts.count(best) == 1:
            return counts.index(best), reason
    dated = _dated(release)
    before = [at for at, one in enumerate(own) if one.start and one.start <= dated]
    return (before[-1], f"the latest before {dated}") if before else None


def _dated(release: Document) -> str:
    """The day or month, ISO, that the release's front matter or the name of its file gives it; empty where none."""
    given = str(release.properties.get("date", ""))
    found = _DATE.search(given) or _DATE.search(Path(release.path).stem)
    return found.group() if found else ""


@lru_cache(maxsize=16)
def reports_in(folder: str) -> tuple[Inspection, ...]:
    """The inspection reports among a folder's files; other files are passed over.

    Raises InputError for a folder with too many files.
    """
    files = sorted(file for file in Path(folder).iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
    if len(files) > _MOST_FILES:
        raise InputError(folder, f"has {len(files)} files; name the report, or a folder with at most {_MOST_FILES}")
    return tuple(_reports(files))


def _reports(files: Sequence[Path]) -> Iterator[Inspection]:
    for file in files:
        try:
            yield read_report(file)
        except InputError:
            continue


def _sentences(document: Document) -> Iterator[Folded]:
    for piece in document.pieces:
        for passage in sentences(document, piece):
            yield fold(document.text, passage)


def _of_authority(
    release: Document, folder: str, found: Sequence[Inspection], said: Sequence[Folded]
) -> list[Inspection]:
    """The reports on the authority that the release names most often; all of them where they are on one authority."""
    by_name: dict[str, list[Inspection]] = {}
    for one in found:
        by_name.setdefault(known_name(one.authority or "") or fold_text(one.authority or ""), []).append(one)
    named = {authority: _mentions(own[0], said) for authority, own in by_name.items()}
    most = max(named.values())
    best = [authority for authority, count in named.items() if count == most]
    if len(best) > 1 and not most:
        count = number(len(found), "report")
        raise _undecided(release, folder, f"the release names none of the authorities of its {count}")
    if len(best) > 1:
        names = " and ".join(map(title, best))
        raise _undecided(release, folder, f"the release names {names} alike; name the report")
    return by_name[best[0]]


def _undecided(release: Document, folder: str, reason: str) -> InputError:
    return InputError(release.path, f"{folder}: {reason}")


def _mentions(inspection: Inspection, said: Sequence[Folded]) -> int:
    own = Names(inspection).own
    return sum(len(own.findall(words.text)) for words in said) if own else 0


def _covers(inspection: Inspection, when: str) -> bool:
    """Whether a year or month lies between an inspection's first day and the day its report came out."""
    first, last = inspection.start, inspection.published or inspection.end or inspection.start
    return bool(first and last) and str(first)[: len(when)] <= when <= str(last)[: len(when)]


def _quoted(release: Document, inspection: Inspection) -> int:
    """How many of the release's quotations are this report's words."""
    case = compare_documents(read_release(release, inspection), inspection)
    return sum(match.verdict in _FAITHFUL for match in case.quotes)
