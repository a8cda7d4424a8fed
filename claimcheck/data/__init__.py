"""The data files the package ships, validated by type as they are loaded."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TypeVar

import msgspec.json
import msgspec.msgpack
import msgspec.yaml

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
    if name.endswith(".json"):
        return msgspec.json.decode(data, type=shape)
    # Reading our YAML anew would take as long as a comparison.
    return msgspec.msgpack.decode(remembered(data, partial(_packed, data)), type=shape)


def _packed(data: bytes) -> bytes:
    return msgspec.msgpack.encode(msgspec.yaml.decode(data))


def load_examples(rule: str, shape: type[T]) -> T:
    """Decode the examples of a rule into `shape`. Raises FileNotFoundError where the rule has none."""
    return msgspec.yaml.decode((_EXAMPLES / f"{rule}.yaml").read_bytes(), type=shape)


def names(folder: str) -> list[str]:
    """The data files in a folder of the package, sorted, as `load` takes them."""
    return sorted(f"{folder}/{entry.name}" for entry in (_FOLDER / folder).iterdir() if entry.is_file())
