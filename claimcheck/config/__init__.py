"""claimcheck.yaml: which releases talk about which reports, and what to make of the findings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from claimcheck.model import FailOn, InputError, Level
from claimcheck.waivers import Waiver

NAME = "claimcheck.yaml"
BASELINE_NAME = ".claimcheck-baseline.json"

Setting = Level | Literal["off"]
SETTINGS: tuple[str, ...] = (*get_args(Level), "off")


class FrontMatter(Struct, frozen=True, kw_only=True):
    """Which reports a release talks about, as a Markdown release can say itself in its front matter."""

    report: Annotated[
        str | None,
        Meta(
            description="The inspection report: a file, a glob that matches one, a folder of reports, or a web address."
        ),
    ] = None
    previous: Annotated[
        str | tuple[str, ...], Meta(description="Reports of earlier inspections of the same authority: files or globs.")
    ] = ()
    excerpt: Annotated[bool, Meta(description="Whether the release is only a part of one.")] = False


class Entry(FrontMatter, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A release, or several by a glob, and the report they talk about. Files are relative to claimcheck.yaml."""

    release: Annotated[str, Meta(description="The release: a file, a glob or a web address.")]


class Configuration(Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """The configuration of claimcheck."""

    pairs: Annotated[tuple[Entry, ...], Meta(description="What to check.")] = ()
    rules: Annotated[dict[str, Setting], Meta(description="Levels of rules by name, or off.")] = {}
    fail_on: Annotated[FailOn, Meta(description="From which level on a finding fails the check.")] = "error"
    semantic: Annotated[
        bool, Meta(description="Whether the language model of the extra semantic helps to find passages.")
    ] = False
    waivers: Annotated[tuple[Waiver, ...], Meta(description="Findings to let pass, with the reason.")] = ()
    baseline: Annotated[
        str | None,
        Meta(description="Findings of the day it was written, let pass; by default .claimcheck-baseline.json."),
    ] = None


class Settings(Struct, frozen=True):
    """A configuration, the file it came from and the line of each of its pairs."""

    file: Path = Path(NAME)
    values: Configuration = Configuration()
    lines: tuple[int, ...] = ()


def find() -> Path | None:
    """The configuration of this folder or the nearest one above it, up to the top of the repository."""
    folder = Path.cwd()
    for above in (folder, *folder.parents):
        if (above / NAME).is_file():
            return Path(os.path.relpath(above / NAME))
        if (above / ".git").exists():
            return None
    return None


def load(path: str) -> Settings:
    """Read a configuration. Raises InputError, naming line and nearest right word, for whatever is wrong in it."""
    from claimcheck.config.source import read_configuration

    file = Path(path)
    return Settings(file, *read_configuration(file))


def schema() -> dict[str, Any]:
    """The JSON Schema of claimcheck.yaml, for editors."""
    from claimcheck.rules import rules

    found = msgspec.json.schema(Configuration)
    names = list(rules())
    found["$defs"]["Configuration"]["properties"]["rules"]["propertyNames"] = {"enum": names}
    found["$defs"]["Waiver"]["properties"]["rule"]["enum"] = names
    return found


def front_matter(path: str, properties: dict[str, object]) -> FrontMatter:
    """What a release's front matter says of its reports. Raises InputError where that is no file name."""
    try:
        return msgspec.convert(properties, FrontMatter)
    except msgspec.ValidationError as error:
        from claimcheck.config.faults import Fault

        fault = Fault.of(error)
        raise InputError(path, f"front matter: {fault.path.lstrip('.')} {fault.plain()}") from None
