"""A labelled corpus: folders that each hold a release, its report, and a `case.yaml` saying what is right of them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeVar, Union

import msgspec.yaml
from msgspec import Struct

from claimcheck.model import InputError, QuoteVerdict, Source
from claimcheck.read.hostile_yaml import refuse_hostile_yaml

T = TypeVar("T")
OneOf = Union[T, list[T]]  # noqa: UP007  (mypy does not take `T | list[T]` for a generic alias)
"""One right answer, or a list of answers each of which is right."""


class ExpectedQuote(Struct, frozen=True, forbid_unknown_fields=True):
    """A quotation of the release. `text` is its start, or all of it."""

    text: str
    source: OneOf[Source] | None = None
    verdict: OneOf[QuoteVerdict] | None = None


class ExpectedStatement(Struct, frozen=True, forbid_unknown_fields=True):
    """A grade the release states. `text` lies in its sentence, or the sentence in `text`."""

    text: str
    area: OneOf[str] | None = None
    grade: OneOf[str] | None = None
    when: OneOf[Literal["current", "previous", "target", "other"]] | None = None
    verdict: OneOf[Literal["correct", "wrong", "unverifiable"]] | None = None


class ExpectedFinding(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule that must, or must not, fire; where `text` is given, on words that hold it."""

    rule: str
    text: str | None = None


class ExpectedCoverage(Struct, frozen=True, forbid_unknown_fields=True):
    """A recommendation or severe finding of the report. `text` is the start of the report's words."""

    text: str
    verdict: OneOf[Literal["mentioned", "softened", "absent"]]


class Expectations(Struct, frozen=True, forbid_unknown_fields=True):
    """What is right of a case. Any rule that is neither expected nor permitted is a false accusation above a note."""

    judgements: dict[str, OneOf[str]] = {}
    quotes: tuple[ExpectedQuote, ...] = ()
    statements: tuple[ExpectedStatement, ...] = ()
    findings: tuple[ExpectedFinding, ...] = ()
    absent: tuple[ExpectedFinding, ...] = ()
    permitted: tuple[str, ...] = ()
    coverage: tuple[ExpectedCoverage, ...] = ()


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """One `case.yaml`. File names are relative to its folder."""

    title: str
    release: str
    report: str
    expect: Expectations
    previous: tuple[str, ...] = ()
    excerpt: bool = False


def cases(folder: Path) -> list[tuple[Path, Case]]:
    """The cases of a corpus, by folder name; a folder that holds a `case.yaml` itself is a corpus of one.

    Raises InputError where there is no case, or a `case.yaml` is not of the form.
    """
    files = [folder / "case.yaml"] if (folder / "case.yaml").is_file() else sorted(folder.glob("*/case.yaml"))
    if not files:
        raise InputError(str(folder), "holds no case (a folder with a case.yaml)")
    return [(file.parent, load_case(file)) for file in files]


def load_case(file: Path) -> Case:
    """Read one `case.yaml`. Raises InputError where it cannot be read or is not of the form."""
    try:
        data = file.read_bytes()
        refuse_hostile_yaml(str(file), data)
        return msgspec.yaml.decode(data, type=Case)
    except OSError as error:
        raise InputError(str(file), error.strerror or "cannot be read") from error
    except (msgspec.MsgspecError, ValueError) as error:
        raise InputError(str(file), " ".join(str(error).split())) from error


def accepts(expected: object, actual: str) -> bool:
    """Whether `actual` is the right answer or one of them; None expects nothing."""
    if expected is None:
        return True
    return actual in expected if isinstance(expected, list) else actual == expected
