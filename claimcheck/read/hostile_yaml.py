"""A look at YAML before it is parsed: the C parser falls over what is nested deeply, and aliases stand for others."""

from __future__ import annotations

import yaml

from claimcheck.model import InputError

_DEEPEST = 50
_MOST_NODES = 200_000
"""Counted as if each alias were written out."""


def refuse_hostile_yaml(path: str, source: str | bytes) -> None:
    """Raise InputError for YAML that is nested deeply or says more than any person wrote. Other faults pass."""
    sizes: dict[str | None, int] = {}
    open_nodes: list[tuple[str | None, int]] = []
    total = 0
    try:
        for event in yaml.parse(source, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionEndEvent):
                anchor, before = open_nodes.pop()
                if anchor:
                    sizes[anchor] = total - before
            elif isinstance(event, yaml.AliasEvent):
                if any(anchor == event.anchor for anchor, _ in open_nodes):  # it stands for what it is itself within
                    raise InputError(path, "is nested too deeply")
                total += sizes.get(event.anchor or "", 0)
            elif isinstance(event, yaml.NodeEvent):
                total += 1
                if isinstance(event, yaml.CollectionStartEvent):
                    open_nodes.append((event.anchor, total))
                elif event.anchor:
                    sizes[event.anchor] = 1
            if len(open_nodes) > _DEEPEST:
                raise InputError(path, "is nested too deeply")
            if total > _MOST_NODES:
                raise InputError(path, "says more than any person wrote")
    except yaml.YAMLError:
        return
