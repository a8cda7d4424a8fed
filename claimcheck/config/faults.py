"""What is wrong in a configuration, in the words of somebody who writes one."""

from __future__ import annotations

import re
from typing import Self

from msgspec import Struct, ValidationError

from claimcheck.cache.patterns import compiled

_AT = compiled(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?", re.S)
_KINDS = {"str": "text", "array": "a list", "object": "a mapping", "bool": "true or false", "null": "nothing"}


class Fault(Struct, frozen=True):
    """What msgspec says of a value, and where: a path such as ".pairs[0].release"."""

    what: str
    path: str

    @classmethod
    def of(cls, error: ValidationError) -> Self:
        """The fault that an error tells of."""
        found = _AT.fullmatch(str(error))
        assert found is not None
        return cls(found["what"], found["path"] or "")

    def plain(self) -> str:
        """What the value must be."""
        if "matching regex" in self.what:
            return "must say something"
        wanted, got = (
            " or ".join(_KINDS.get(kind.strip(), kind.strip()) for kind in kinds.split("|"))
            for kinds in re.findall(r"`([^`]*)`", self.what)[:2]
        )
        return f"must be {wanted}, not {got}"
