"""Collections that are larger than memory: items on disk, and items changed as they are looked at."""

from __future__ import annotations

import pickle
import tempfile
import weakref
import zlib
from collections.abc import Callable, Collection, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


def pack(item: object) -> bytes:
    """An item as a spool takes it."""
    return zlib.compress(pickle.dumps(item, pickle.HIGHEST_PROTOCOL), 1)


class Spool(Collection[T], Generic[T]):
    """Packed items in a temporary file, given in the order of their numbers, each unpacked when its turn comes."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  (it lives as long as the spool)
        weakref.finalize(self, self._file.close)
        self._places: dict[int, tuple[int, int]] = {}

    def put(self, number: int, packed: bytes) -> None:
        """Add an item. It must come from `pack` in this process or one that it started."""
        self._places[number] = (self._file.seek(0, 2), len(packed))
        self._file.write(packed)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[T]:
        for number in sorted(self._places):
            start, size = self._places[number]
            self._file.seek(start)
            yield pickle.loads(zlib.decompress(self._file.read(size)))

    def __contains__(self, item: object) -> bool:
        return any(item == own for own in self)


class Changed(Collection[T], Generic[T]):
    """The items of a collection, each changed when its turn comes."""

    def __init__(self, items: Collection[T], change: Callable[[T], T]) -> None:
        self._items, self._change = items, change

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return map(self._change, self._items)

    def __contains__(self, item: object) -> bool:
        return any(item == own for own in self)
