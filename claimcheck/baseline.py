"""The findings of one day, kept in a file so that later runs fail only on new ones.

A finding is known again by its release, its rule and its words, never by a line, so that edits elsewhere do not matter.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from claimcheck.language.fold import fold, fold_text
from claimcheck.model import Finding, InputError, Result
from claimcheck.output.file import write as write_file
from claimcheck.read.files import load as read_bytes
from claimcheck.waivers import subject

REASON = "in the baseline"

_SHOWN = 60
"""How many characters of the words an entry shows to people."""

Entries = dict[str, dict[str, str]]
"""By rule: the hash of the words, and how they start."""


class Baseline(Struct, frozen=True, forbid_unknown_fields=True):
    """The findings of each release, which is named as seen from the baseline's folder."""

    version: Literal[1] = 1
    findings: dict[str, Entries] = {}


def load(path: Path) -> Baseline:
    """Read a baseline. Raises InputError where the file is none."""
    if not path.exists():
        raise InputError(str(path), "no such file; claimcheck check --write-baseline writes it")
    try:
        return msgspec.json.decode(read_bytes(str(path)), type=Baseline)
    except msgspec.MsgspecError as error:
        raise InputError(str(path), f"is no baseline ({' '.join(str(error).split())})") from None


def write(path: Path, baseline: Baseline) -> None:
    """Replace the file, whole or not at all. Raises InputError where that cannot be done, or it is no baseline."""
    if path.exists():
        load(path)
    write_file(path, msgspec.json.format(msgspec.json.encode(baseline, order="sorted"), indent=2) + b"\n")


def taken(path: Path, results: Iterable[Result]) -> Baseline:
    """The baseline, to be written at `path`, of all findings that are not waived."""
    found: dict[str, Entries] = {}
    for result in results:
        entries = found.setdefault(_release(path, result), {})
        for finding in result.findings:
            if finding.waived is None:
                entries.setdefault(finding.rule, {}).update(_words(finding))
    return Baseline(findings=found)


def accept(path: Path, baseline: Baseline, result: Result) -> Result:
    """The result, its findings that the baseline has stamped as waived."""
    entries = baseline.findings.get(_release(path, result), {})
    findings = tuple(
        replace(finding, waived=REASON) if finding.waived is None and _known(finding, entries) else finding
        for finding in result.findings
    )
    return replace(result, findings=findings)


def stale(path: Path, baseline: Baseline, results: Iterable[Result]) -> list[tuple[str, str, str]]:
    """Release, rule and words of each entry that no finding of these results is about any more."""
    present: dict[str, set[tuple[str, str]]] = {}
    for result in results:
        seen = present.setdefault(_release(path, result), set())
        seen.update((finding.rule, key) for finding in result.findings for key in _words(finding))
    return [
        (release, rule, words)
        for release, seen in present.items()
        for rule, entries in baseline.findings.get(release, {}).items()
        for key, words in entries.items()
        if (rule, key) not in seen
    ]


def _known(finding: Finding, entries: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether all that the finding is about is in the baseline: one that lists less than it did is not new."""
    return _words(finding).keys() <= entries.get(finding.rule, {}).keys()


def _words(finding: Finding) -> dict[str, str]:
    """What a finding is about: the hash of each passage's folded words, and how it starts."""
    texts = [(fold(at.document.text, at.passage).text, at.document.show(at.passage)) for at in subject(finding)]
    return {_hash(folded): shown[:_SHOWN] for folded, shown in texts or [(fold_text(finding.message), finding.message)]}


def _hash(folded: str) -> str:
    return hashlib.sha256(" ".join(folded.split()).encode("utf-8", "replace")).hexdigest()[:16]


def _release(path: Path, result: Result) -> str:
    return Path(os.path.relpath(result.comparison.release.document.path, path.parent)).as_posix()
