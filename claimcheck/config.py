"""claimcheck.yaml: which releases talk about which reports, and what to make of the findings.

Read strictly: what is not understood is an error that names its line and the nearest thing that would be.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec
import yaml
from msgspec import Meta, Struct

from claimcheck.cache.patterns import compiled
from claimcheck.model import FailOn, InputError, Level
from claimcheck.read.files import load as read_bytes
from claimcheck.read.hostile_yaml import refuse_hostile_yaml
from claimcheck.rules import rules as known_rules
from claimcheck.suggest import did_you_mean
from claimcheck.waivers import Waiver

NAME = "claimcheck.yaml"
BASELINE_NAME = ".claimcheck-baseline.json"

Setting = Level | Literal["off"]
_SETTINGS: tuple[str, ...] = (*get_args(Level), "off")

_AT = compiled(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?", re.S)
_STEP = compiled(r"\.(?P<key>[\w-]+)|\[(?P<index>\d+)\]")
_NOT_YAML = {
    "scanning an alias": "text that starts with * needs quotation marks around it",
    "cannot start any token": "a tab, or text that starts with @, % or `: indent by spaces, and put such text in "
    "quotation marks",
    "mapping values are not allowed": "a colon where none can stand: put text with a colon in quotation marks, "
    "or indent the line as those beside it",
    "expected '-' indicator": "a line that is indented otherwise than those beside it, or lacks its dash",
    "expected key": "a line that is indented otherwise than those beside it, or text with a quotation mark inside it",
    "expected ',' or": "a bracket that is not closed, or a comma that is missing",
    "end of stream": "a quotation mark that is not closed",
}
"""What is wrong, by what the YAML parser says of it."""
_KINDS = {"str": "text", "array": "a list", "object": "a mapping", "bool": "true or false", "null": "nothing"}


class Sources(Struct, frozen=True, kw_only=True):
    """Which reports a release talks about; a Markdown release can say so itself in its front matter."""

    report: Annotated[str | None, Meta(description="The inspection report: a file or a glob that matches one.")] = None
    previous: Annotated[
        str | tuple[str, ...], Meta(description="Reports of earlier inspections of the same authority: files or globs.")
    ] = ()
    excerpt: Annotated[bool, Meta(description="Whether the release is only a part of one.")] = False


class Entry(Sources, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A release, or several by a glob, and the report they talk about. Files are relative to claimcheck.yaml."""

    release: Annotated[str, Meta(description="The release: a file or a glob.")]


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
    file = Path(path)
    if not file.exists():
        raise InputError(path, _missing(file))
    try:
        source = read_bytes(path).decode("utf-8-sig")
        refuse_hostile_yaml(path, source)
        root = yaml.compose(source, Loader=yaml.CSafeLoader)
        values = _convert(root) if root else Configuration()
    except UnicodeDecodeError:
        raise InputError(path, "is not text in UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise InputError(path, f"{line}{_not_yaml(error)}") from None
    except yaml.YAMLError as error:
        raise InputError(path, f"is not YAML ({' '.join(str(error).split())})") from None
    except _WrongError as error:
        raise InputError(path, f"line {error.line}: {error}") from None
    pairs = _child(root, "pairs")
    return Settings(file, values, tuple(_line(node) for node in pairs.value) if pairs else ())


def schema() -> dict[str, Any]:
    """The JSON Schema of claimcheck.yaml, for editors."""
    found = msgspec.json.schema(Configuration)
    names = list(known_rules())
    found["$defs"]["Configuration"]["properties"]["rules"]["propertyNames"] = {"enum": names}
    found["$defs"]["Waiver"]["properties"]["rule"]["enum"] = names
    return found


def front_matter(path: str, properties: dict[str, object]) -> Sources:
    """What a release's front matter says of its reports. Raises InputError where that is no file name."""
    try:
        return msgspec.convert(properties, Sources)
    except msgspec.ValidationError as error:
        found = _AT.fullmatch(str(error))
        assert found is not None
        raise InputError(path, f"front matter: {(found['path'] or '').lstrip('.')} {_plain(found['what'])}") from None


class _WrongError(Exception):
    """Something the configuration must not say, and the line it stands in."""

    def __init__(self, node: yaml.Node, reason: str) -> None:
        super().__init__(reason)
        self.line = _line(node)


def _not_yaml(error: yaml.MarkedYAMLError) -> str:
    """What the parser says, in the words of somebody who writes the file."""
    said = f"{error.context} {error.problem}"
    told = next((told for sign, told in _NOT_YAML.items() if sign in said), f"is not YAML ({error.problem})")
    return f"{told}, here or just above"


def _missing(file: Path) -> str:
    there = [name for entry in file.parent.glob("*.y*ml") if "claimcheck" in (name := entry.name)]
    return f"no such file{did_you_mean(file.name, there) or '; claimcheck init writes one'}"


def _convert(root: yaml.Node) -> Configuration:
    data = _data(root, {})
    _check_rules(root)
    try:
        values = msgspec.convert(data, Configuration)
    except msgspec.ValidationError as error:
        raise _located(root, str(error)) from None
    for number, waiver in enumerate(values.waivers):
        if waiver.rule not in known_rules():
            raise _unknown_rule(_at(root, f".waivers[{number}].rule"), waiver.rule)
    return values


def _check_rules(root: yaml.Node) -> None:
    node = _child(root, "rules")
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value not in known_rules():
            raise _unknown_rule(key, key.value)
        if value.value not in _SETTINGS:
            raise _WrongError(value, f"{key.value}: {_unknown('level', str(value.value), _SETTINGS)}")


def _unknown_rule(node: yaml.Node, name: str) -> _WrongError:
    return _WrongError(node, f"{name}: no such rule{did_you_mean(name, known_rules())}")


def _unknown(what: str, name: str, names: tuple[str, ...]) -> str:
    meant = did_you_mean(name, names) or f"; there are {', '.join(names)}"
    return f"“{name}” is no {what}{meant}"


def _data(node: yaml.Node, made: dict[int, object]) -> object:
    """Plain data as YAML 1.2 has it: `true` and `false` alone are no text (`off` is), and a key stands once.

    `made` holds what aliases may point to.
    """
    if id(node) in made:
        return made[id(node)]
    if isinstance(node, yaml.MappingNode):
        mapping = made[id(node)] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _WrongError(key, "a key must be a word")
            if key.value in mapping:
                raise _WrongError(key, f"{key.value} stands here a second time")
            mapping[key.value] = _data(value, made)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return made.setdefault(id(node), [_data(item, made) for item in node.value])
    if node.tag.endswith(":null"):
        return None
    return node.value == "true" if node.tag.endswith(":bool") and node.value in ("true", "false") else node.value


def _located(root: yaml.Node, message: str) -> _WrongError:
    """What msgspec says, in plain words and with the line it is about."""
    found = _AT.fullmatch(message)
    assert found is not None
    path = found["path"] or ""
    node, what = _at(root, path), found["what"]
    if unknown := re.search(r"unknown field `(.+)`", what):
        shape: type[Struct] = Entry if ".pairs[" in path else Waiver if ".waivers[" in path else Configuration
        names = tuple(field.encode_name for field in msgspec.structs.fields(shape))
        key = next((key for key, _ in node.value if key.value == unknown[1]), node)
        return _WrongError(key, _unknown("key", unknown[1], names))
    if missing := re.search(r"required field `(.+)`", what):
        return _WrongError(node, f"“{missing[1]}” is missing")
    if "enum value" in what:
        return _WrongError(node, _unknown("level", str(node.value), get_args(FailOn)))
    return _WrongError(node, f"{path.lstrip('.') or 'the file'} {_plain(what)}")


def _plain(what: str) -> str:
    if "matching regex" in what:
        return "must say something"
    wanted, got = (
        " or ".join(_KINDS.get(kind.strip(), kind.strip()) for kind in kinds.split("|"))
        for kinds in re.findall(r"`([^`]*)`", what)[:2]
    )
    return f"must be {wanted}, not {got}"


def _at(node: yaml.Node, path: str) -> yaml.Node:
    """The node at a path as msgspec writes it, or the nearest one above it."""
    for step in _STEP.finditer(path):
        node = node.value[int(step["index"])] if step["index"] else _child(node, step["key"]) or node
    return node


def _child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
