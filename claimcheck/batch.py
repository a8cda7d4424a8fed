"""Every pair of a configuration checked, over several processes where there are several pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.check import compare, read_report
from claimcheck.config import Setting, Settings
from claimcheck.engines import cores, run_here, run_on_cluster
from claimcheck.faults import describe
from claimcheck.model import Document, InputError, Inspection, Result
from claimcheck.pairs import Pair, hold, pairs
from claimcheck.read import is_address, load, parse, read
from claimcheck.settle import settled, told_of_unused
from claimcheck.spool import Spool, pack
from claimcheck.waivers import Waiver

Progress = Callable[[int, int, str], None]
"""Told before the first pair and after each: how many are done, how many there are, and the release."""

_LARGEST_GROUP = 8


class Batch(Struct, frozen=True):
    """What came of the pairs: results and refusals, in order, what no finding needs any more, and reports chosen."""

    results: Collection[Result]
    refused: tuple[InputError, ...] = ()
    stale: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


class _Task(Struct, frozen=True):
    """A pair and its number, with the bytes of its files where the work is done elsewhere."""

    number: int
    pair: Pair
    files: dict[str, bytes] = {}
    chosen: str = ""
    """What to tell of how its report was found."""


_Group = tuple[_Task, ...]


class _Outcome(Struct, frozen=True):
    """What came of one pair: a packed result, or why there is none."""

    number: int
    found: bytes | InputError
    chosen: str = ""


class _How(Struct, frozen=True):
    """What of the configuration concerns a single pair."""

    levels: Mapping[str, Setting]
    waivers: Sequence[Waiver]
    semantic: bool


def check(
    settings: Settings,
    only: Sequence[str] = (),
    *,
    levels: Mapping[str, Setting] | None = None,
    baseline: bool = True,
    progress: Progress | None = None,
    scheduler: str | None = None,
) -> Batch:
    """Check the configuration's pairs, or `only` these releases; good ones are done where others cannot be.

    `levels` takes the place of the configuration's. Findings that a waiver or, with `baseline`, the baseline covers are
    stamped as waived. `scheduler` is the address of a Dask scheduler whose workers do the work; what they give is the
    same. Raises InputError where it does not answer, or the configuration asks for a model that is not installed.
    """
    wanted, refused = pairs(settings, only)
    if settings.values.semantic:
        _refuse_without_model()
    how = _How(settings.values.rules if levels is None else levels, settings.values.waivers, settings.values.semantic)
    spool: Spool[Result] = Spool()
    failed: dict[int, InputError] = {}
    chosen: dict[int, str] = {}
    if progress and wanted:
        progress(0, len(wanted), wanted[0].release)
    for done, outcome in enumerate(_outcomes(wanted, how, scheduler), start=1):
        if isinstance(outcome.found, bytes):
            spool.put(outcome.number, outcome.found)
        else:
            failed[outcome.number] = outcome.found
        if outcome.chosen:
            chosen[outcome.number] = f"{wanted[outcome.number].release}: {outcome.chosen}"
        if progress:
            progress(done, len(wanted), wanted[outcome.number].release)
    refused += tuple(failed[number] for number in sorted(failed))
    final = settled(settings, spool, baseline=baseline)
    unused = () if only or refused else tuple(told_of_unused(str(settings.file), waiver) for waiver in final.unused)
    return Batch(final.results, refused, (*unused, *final.stale), tuple(chosen[number] for number in sorted(chosen)))


def _refuse_without_model() -> None:
    from claimcheck.semantic import model

    model()


def _outcomes(wanted: Sequence[Pair], how: _How, scheduler: str | None) -> Iterator[_Outcome]:
    """What came of each pair, in the order in which they are done."""
    groups = _grouped(wanted)
    work = partial(_checked, how)
    if scheduler:
        done = run_on_cluster(work, map(_with_files, groups), scheduler)
    else:
        done = run_here(work, groups, min(len(groups), cores()), _lost)
    for outcomes in done:
        yield from outcomes


def _grouped(wanted: Sequence[Pair]) -> list[_Group]:
    """Pairs with the same report together, so that it is read once, but in groups small enough to share out."""
    by_report: dict[str, list[_Task]] = defaultdict(list)
    for number, pair in enumerate(wanted):
        by_report[pair.report].append(_Task(number, pair))
    size = max(1, min(_LARGEST_GROUP, len(wanted) // (4 * cores())))
    return [tuple(tasks[at : at + size]) for tasks in by_report.values() for at in range(0, len(tasks), size)]


def _with_files(group: _Group) -> _Group:
    """The group as it can be checked where these files are not; what cannot be read is left for the worker to tell."""
    return tuple(_loaded(task) for task in group)


def _loaded(task: _Task) -> _Task:
    pair = task.pair
    try:
        if Path(pair.report).is_dir():
            held = hold(pair, read(pair.release))
            previous = tuple(_path(one) for one in held.previous)
            task = replace(
                task, pair=Pair(pair.release, _path(held.report), previous, pair.excerpt), chosen=held.notice
            )
        names = (task.pair.release, task.pair.report, *task.pair.previous)
        return replace(task, files={name: load(name) for name in names if not is_address(name)})
    except InputError:
        return task


def _path(report: str | Inspection) -> str:
    return report if isinstance(report, str) else report.document.path


def _checked(how: _How, group: _Group) -> list[_Outcome]:
    return [_outcome(how, task) for task in group]


def _outcome(how: _How, task: _Task) -> _Outcome:
    try:
        held = hold(task.pair, _document(task, task.pair.release))
        report, *previous = (
            _inspection(one, task.files.get(one)) if isinstance(one, str) else one
            for one in (held.report, *held.previous)
        )
        result = compare(
            held.release,
            report,
            previous,
            excerpt=held.excerpt,
            levels=how.levels,
            waivers=how.waivers,
            semantic=how.semantic,
        )
        return _Outcome(task.number, pack(result), task.chosen or held.notice)
    except InputError as error:
        return _Outcome(task.number, error)
    except Exception as error:
        return _Outcome(task.number, InputError(task.pair.release, describe(error)))


def _document(task: _Task, name: str) -> Document:
    return parse(name, task.files[name]) if name in task.files else read(name)


@lru_cache(maxsize=8)
def _inspection(name: str, data: bytes | None) -> Inspection:
    return read_report(name if data is None else parse(name, data))


def _lost(group: _Group) -> list[_Outcome]:
    reason = "the process that checked it was ended from outside, or ran out of memory"
    return [_Outcome(task.number, InputError(task.pair.release, reason)) for task in group]
