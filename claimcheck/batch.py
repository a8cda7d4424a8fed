"""Every pair of a configuration checked, over several processes where there are several pairs."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

from msgspec import Struct

from claimcheck import baseline as known
from claimcheck.check import compare, read_report
from claimcheck.config import Setting, Settings
from claimcheck.faults import describe
from claimcheck.model import Finding, InputError, Inspection, Result
from claimcheck.pairs import Pair, hold, pairs
from claimcheck.read import read
from claimcheck.waivers import Waiver, stale, waivers_in

Progress = Callable[[int, int, str], None]
"""Told before each pair is waited for, and at the end: how many are done, how many there are, and the release."""

_inspection: Callable[[str], Inspection] = lru_cache(maxsize=8)(read_report)


class Batch(Struct, frozen=True):
    """What came of the pairs: results and refusals, in order, what no finding needs any more, and reports chosen."""

    results: tuple[Result, ...]
    refused: tuple[InputError, ...] = ()
    stale: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


class _Outcome(Struct, frozen=True):
    """What came of one pair, and what to tell of how its report was found."""

    result: Result | InputError
    notice: str = ""


def check(
    settings: Settings,
    only: Sequence[str] = (),
    *,
    levels: Mapping[str, Setting] | None = None,
    baseline: bool = True,
    progress: Progress | None = None,
) -> Batch:
    """Check the configuration's pairs, or `only` these releases; good ones are done where others cannot be.

    `levels` takes the place of the configuration's. Findings that a waiver or, with `baseline`, the baseline covers are
    stamped as waived. Raises InputError where the configuration asks for a model that is not installed.
    """
    wanted, refused = pairs(settings, only)
    levels = settings.values.rules if levels is None else levels
    if settings.values.semantic:
        _refuse_without_model()
    work = partial(_checked, levels, settings.values.waivers, settings.values.semantic)
    outcomes = list(_each(wanted, work, progress))
    if progress:
        progress(len(wanted), len(wanted), "")
    results = tuple(outcome.result for outcome in outcomes if isinstance(outcome.result, Result))
    refused += tuple(outcome.result for outcome in outcomes if isinstance(outcome.result, InputError))
    batch = settled(settings, results, baseline=baseline)
    unused: tuple[str, ...] = ()
    if not only and not refused:
        gone = stale(settings.values.waivers, _findings(results))
        unused = tuple(_unused(str(settings.file), waiver) for waiver in gone)
    chosen = tuple(
        f"{outcome.result.comparison.release.document.path}: {outcome.notice}"
        for outcome in outcomes
        if outcome.notice and isinstance(outcome.result, Result)
    )
    return Batch(batch.results, refused, (*unused, *batch.stale), chosen)


def settled(settings: Settings, results: Sequence[Result], *, baseline: bool = True) -> Batch:
    """Results with the baseline applied, and what no finding needs any more in the releases and in the baseline."""
    unused = []
    documents = {result.comparison.release.document.path: result.comparison.release.document for result in results}
    for name, document in documents.items():
        unused += [_unused(name, waiver) for waiver in stale(waivers_in(document), _findings(results, name))]
    path = baseline_file(settings)
    if baseline and (settings.values.baseline or path.exists()):
        accepted = known.load(path)
        gone = known.stale(path, accepted, results)
        results = [known.accept(path, accepted, result) for result in results]
        if gone:
            release, rule, words = gone[0]
            others = f", and {len(gone) - 1} more" if gone[1:] else ""
            unused.append(f"{path}: {release}: {rule} “{words}” is no longer found{others}; write the baseline anew")
    return Batch(tuple(results), stale=tuple(unused))


def renew_baseline(settings: Settings, batch: Batch, *, whole: bool) -> Path:
    """Write the baseline from all findings that are not waived; of releases that were not checked it keeps what it has.

    `whole` says that every release of the configuration was checked. Raises InputError where it cannot be written.
    """
    path = baseline_file(settings)
    kept = {} if whole or not path.exists() else known.load(path).findings
    found = kept | known.taken(path, batch.results).findings
    known.write(path, known.Baseline(findings={release: entries for release, entries in found.items() if entries}))
    return path


def baseline_file(settings: Settings) -> Path:
    """Where the baseline is or would be."""
    return settings.file.parent / (settings.values.baseline or known.NAME)


def _findings(results: Sequence[Result], release: str | None = None) -> list[Finding]:
    """All findings, or those about one release, which may have been held against several reports."""
    return [
        finding
        for result in results
        if release in (None, result.comparison.release.document.path)
        for finding in result.findings
    ]


def _unused(source: str, waiver: Waiver) -> str:
    return f"{source}: the waiver of {waiver.rule} “{waiver.text}” covers no finding"


def _each(wanted: Sequence[Pair], work: Callable[[Pair], _Outcome], progress: Progress | None) -> Iterator[_Outcome]:
    """The outcome of each pair, in order, whoever is done first."""

    def told(number: int) -> None:
        if progress:
            progress(number, len(wanted), wanted[number].release)

    workers = min(len(wanted), _cores())
    if workers < 2:
        for number, pair in enumerate(wanted):
            told(number)
            yield work(pair)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)) as pool:
        try:
            for number, outcome in enumerate([pool.submit(work, pair) for pair in wanted]):
                told(number)
                yield outcome.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _refuse_without_model() -> None:
    from claimcheck.semantic import model

    model()


def _checked(levels: Mapping[str, Setting], waivers: Sequence[Waiver], semantic: bool, pair: Pair) -> _Outcome:
    try:
        held = hold(pair, read(pair.release))
        report, *previous = (_inspection(one) if isinstance(one, str) else one for one in (held.report, *held.previous))
        result = compare(
            held.release, report, previous, excerpt=held.excerpt, levels=levels, waivers=waivers, semantic=semantic
        )
        return _Outcome(result, held.notice)
    except InputError as error:
        return _Outcome(error)
    except Exception as error:
        return _Outcome(InputError(pair.release, describe(error)))


def _cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
