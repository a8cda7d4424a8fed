"""Reads claimcheck.yaml strictly: what is not understood is an error that names its line and the nearest right word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec
import yaml
from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.config import SETTINGS, Configuration, Entry
from claimcheck.config.faults import Fault
from claimcheck.model import FailOn, InputError
from claimcheck.read.files import load as read_bytes
from claimcheck.read.hostile_yaml import refuse_hostile_yaml
from claimcheck.rules import rules as known_rules
from claimcheck.suggest import did_you_mean
from claimcheck.waivers import Waiver

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


def read_configuration(file: Path) -> tuple[Configuration, tuple[int, ...]]:
    """What a configuration says, and the line of each of its pairs. Raises InputError for whatever is wrong in it."""
    if not file.exists():
        raise InputError(str(file), _missing(file))
    try:
        source = read_bytes(str(file)).decode("utf-8-sig")
        refuse_hostile_yaml(str(file), source)
        root = yaml.compose(source, Loader=yaml.CSafeLoader)
        values = _convert(root) if root else Configuration()
    except UnicodeDecodeError:
        raise InputError(str(file), "is not text in UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise InputError(str(file), f"{line}{_not_yaml(error)}") from None
    except yaml.YAMLError as error:
        raise InputError(str(file), f"is not YAML ({' '.join(str(error).split())})") from None
    except _WrongError as error:
        raise InputError(str(file), f"line {error.line}: {error}") from None
    pairs = _child(root, "pairs")
    return values, tuple(_line(node) for node in pairs.value) if pairs else ()


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
        raise _located(root, Fault.of(error)) from None
    for number, waiver in enumerate(values.waivers):
        if waiver.rule not in known_rules():
            raise _unknown_rule(_at(root, f".waivers[{number}].rule"), waiver.rule)
    return values


def _check_rules(root: yaml.Node) -> None:
    node = _child(root, "rules")
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value not in known_rules():
            raise _unknown_rule(key, key.value)
        if value.value not in SETTINGS:
            raise _WrongError(value, f"{key.value}: {_unknown('level', str(value.value), SETTINGS)}")


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


def _located(root: yaml.Node, fault: Fault) -> _WrongError:
    """The fault with the line it is about."""
    node, what = _at(root, fault.path), fault.what
    if unknown := re.search(r"unknown field `(.+)`", what):
        shape: type[Struct] = (
            Entry if ".pairs[" in fault.path else Waiver if ".waivers[" in fault.path else Configuration
        )
        names = tuple(field.encode_name for field in msgspec.structs.fields(shape))
        key = next((key for key, _ in node.value if key.value == unknown[1]), node)
        return _WrongError(key, _unknown("key", unknown[1], names))
    if missing := re.search(r"required field `(.+)`", what):
        return _WrongError(node, f"“{missing[1]}” is missing")
    if "enum value" in what:
        return _WrongError(node, _unknown("level", str(node.value), get_args(FailOn)))
    return _WrongError(node, f"{fault.path.lstrip('.') or 'the file'} {fault.plain()}")


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
