"""The data files the package ships, validated by type as they are loaded."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TypeVar

import msgspec.json
import msgspec.msgpack

from claimcheck.cache.startup import remembered

T = TypeVar("T")

_FOLDER = Path(__file__).parent
_EXAMPLES = _FOLDER.parent / "rules" / "examples"


@cache
def raw(name: str) -> bytes:
    """The bytes of `claimcheck/data/<name>`."""
    return (_FOLDER / name).read_bytes()


def load(name: str, shape: type[T]) -> T:
    """Decode `claimcheck/data/<name>` into `shape`.

    Raises msgspec.ValidationError where the file is not of that shape.
    """
    data = raw(name)
    return msgspec.json.decode(data, type=shape) if name.endswith(".json") else _from_yaml(data, shape)


def load_examples(rule: str, shape: type[T]) -> T:
    """Decode the examples of a rule into `shape`. Raises FileNotFoundError where the rule has none."""
    return _from_yaml((_EXAMPLES / f"{rule}.yaml").read_bytes(), shape)


def _from_yaml(data: bytes, shape: type[T]) -> T:
    """YAML of ours, parsed once for all runs: each time anew it would take as long as a comparison."""
    return msgspec.msgpack.decode(remembered(data, partial(_packed, data)), type=shape)


def _packed(data: bytes) -> bytes:
    import msgspec.yaml

    return msgspec.msgpack.encode(msgspec.yaml.decode(data))


def names(folder: str) -> list[str]:
    """The data files in a folder of the package, sorted, as `load` takes them."""
    return sorted(f"{folder}/{entry.name}" for entry in (_FOLDER / folder).iterdir() if entry.is_file())
