"""What may pass: waivers and the baseline applied to results, and which of them nothing needs any more."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path

from msgspec import Struct

from claimcheck.config import BASELINE_NAME, Settings
from claimcheck.model import Result
from claimcheck.waivers import Waiver, stale, waivers_in


class Settled(Struct, frozen=True):
    """Results with the baseline applied."""

    results: Collection[Result]
    stale: tuple[str, ...]
    """What no finding needs any more in the releases' own waivers and in the baseline, told in words."""
    unused: tuple[Waiver, ...]
    """The configuration's waivers that cover none of the findings."""


def settled(settings: Settings, results: Collection[Result], *, baseline: bool = True) -> Settled:
    """The results with the findings that the baseline has stamped as waived, where there is one and it is wanted."""
    unused = settings.values.waivers
    own: dict[str, tuple[Waiver, ...]] = {}
    for result in results:
        document = result.comparison.release.document
        left = own[document.path] if document.path in own else waivers_in(document)
        own[document.path] = stale(left, result.findings)
        unused = stale(unused, result.findings)
    told = [told_of_unused(path, waiver) for path, waivers in own.items() for waiver in waivers]
    file = baseline_file(settings)
    if baseline and (settings.values.baseline or file.exists()):
        from claimcheck import baseline as known
        from claimcheck.spool import Changed  # and with it all that temporary files need

        accepted = known.load(file)
        gone = known.stale(file, accepted, results)
        results = Changed(results, partial(known.accept, file, accepted))
        if gone:
            release, rule, words = gone[0]
            others = f", and {len(gone) - 1} more" if gone[1:] else ""
            told.append(f"{file}: {release}: {rule} “{words}” is no longer found{others}; write the baseline anew")
    return Settled(results, tuple(told), unused)


def renew_baseline(settings: Settings, results: Collection[Result], *, whole: bool) -> Path:
    """Write the baseline from all findings that are not waived; of releases that were not checked it keeps what it has.

    `whole` says that every release of the configuration was checked. Raises InputError where it cannot be written.
    """
    from claimcheck import baseline as known

    path = baseline_file(settings)
    kept = {} if whole or not path.exists() else known.load(path).findings
    found = kept | known.taken(path, results).findings
    known.write(path, known.Baseline(findings={release: entries for release, entries in found.items() if entries}))
    return path


def baseline_file(settings: Settings) -> Path:
    """Where the baseline is or would be."""
    return settings.file.parent / (settings.values.baseline or BASELINE_NAME)


def told_of_unused(source: str, waiver: Waiver) -> str:
    """That a waiver in that file covers nothing."""
    return f"{source}: the waiver of {waiver.rule} “{waiver.text}” covers no finding"
