"""Every regular expression of the package, and texts made from each to run it away.

CLAIMCHECK_CACHE=off python -m tests.trust.patterns [SHARE OF]     those that grow faster than its square, in JSON
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from itertools import islice
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_UNBOUNDED = 1000
_SMALL = (12, 16, 20, 24, 28, 32, 40, 56, 96)
"""So close together that what doubles with every character is caught before it takes for ever."""
_MOST_ATTACKS = 20
"""Texts tried on one pattern, the first made of it: a list of hundreds of names repeats itself."""
_SIZES = (128, 256, 512, 1024)
_INSTANT = 0.005
"""Seconds. What takes less at the largest size may grow as it likes: a text is at most a hundred times as long."""
_GROWTH = 6.0
"""Times as long for twice the text, two doublings running: a straight line gives 2, a square 4, a cube 8.

Squares are let pass here: many a pattern is only ever put to one place of a text. What they cost in a whole comparison
is tested with hostile files, which are refused beyond a length."""
_CHARACTERS = " aA0\n,.'-“)|/\t"


def collect() -> list[tuple[str, int]]:
    """The patterns that claimcheck compiles for all it can do with its demo, with their flags."""
    found: dict[tuple[str, int], None] = {}
    parse = parser.parse

    def noted(source: Any, flags: int = 0, state: Any = None) -> Any:
        frame = sys._getframe(1)
        while frame and frame.f_globals.get("__name__", "").startswith(("re", "claimcheck.cache", "functools")):
            frame = frame.f_back  # type: ignore[assignment]
        if frame and frame.f_globals.get("__name__", "").startswith("claimcheck") and isinstance(source, str):
            found[source, int(flags)] = None
        return parse(source, flags, state)

    parser.parse = noted
    try:
        _use_everything()
    finally:
        parser.parse = parse
    return list(found)


def _use_everything() -> None:
    import claimcheck

    for module in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from claimcheck import compare
    from claimcheck.corpus import cases
    from claimcheck.demo import pair
    from claimcheck.fix import changes
    from claimcheck.output import render
    from tests.trust.bounded import ROOT

    release, report, previous = pair()
    result = compare(release, report, [previous])
    changes(result)
    for form in ("terminal", "json", "jsonl", "markdown", "html", "github", "gitlab", "sarif", "junit"):
        render(result, form)  # type: ignore[arg-type]
    for folder, case in cases(ROOT / "corpus"):
        compare(folder / case.release, folder / case.report, [folder / file for file in case.previous])


def attacks(pattern: str, flags: int) -> Iterator[tuple[str, str, str]]:
    """Texts that may run the pattern away: what comes first, what is repeated, and what then makes it fail."""
    seen = set()
    for before, repeated in _repeats(parser.parse(pattern, flags), ""):
        for pump in (repeated, before + repeated):
            for first in dict.fromkeys((before, "")):
                if pump and (first, pump) not in seen:
                    seen.add((first, pump))
                    yield first, pump, "\x00"


def _repeats(nodes: Any, before: str) -> Iterator[tuple[str, str]]:
    """Each repetition without a bound: the shortest text that leads to it, and one that it repeats over."""
    for op, argument in nodes:
        for inner in _inner(op, argument):
            if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and argument[1] >= _UNBOUNDED:
                for example in _examples(inner):
                    yield before, example
            yield from _repeats(inner, before)
        before += next(iter(_examples([(op, argument)])))


def _inner(op: Any, argument: Any) -> list[Any]:
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return [argument[2]]
    if op is sre.SUBPATTERN:
        return [argument[3]]
    if op is sre.BRANCH:
        return list(argument[1])
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [argument[1]]
    return [argument] if op is sre.ATOMIC_GROUP else []


def _examples(nodes: Any) -> list[str]:
    """Up to four short texts that the nodes match, look-arounds not regarded."""
    texts = [""]
    for op, argument in nodes:
        if op is sre.LITERAL:
            choices = [chr(argument)]
        elif op in (sre.NOT_LITERAL, sre.ANY, sre.IN):
            choices = _characters(op, argument)
        elif op is sre.BRANCH:
            choices = [text for branch in argument[1] for text in _examples(branch)[:1]]
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            choices = [text * argument[0] for text in _examples(argument[2])]
        elif op in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
            choices = _examples(argument[3] if op is sre.SUBPATTERN else argument)
        else:
            continue
        texts = [text + choice for choice in choices for text in texts][:4]
    return texts


def _characters(op: Any, argument: Any) -> list[str]:
    if op is sre.ANY:
        return ["a"]
    if op is sre.NOT_LITERAL:
        return ["a" if argument != ord("a") else "b"]
    wanted = [
        chr(value if kind is sre.LITERAL else value[0]) for kind, value in argument if kind in (sre.LITERAL, sre.RANGE)
    ]
    negated = argument[0][0] is sre.NEGATE
    one = [(sre.IN, argument)]
    program = re.compile(_written(one))
    found = [c for c in ("" if negated else "".join(wanted[:2])) + _CHARACTERS if program.fullmatch(c)]
    return found[:3] or wanted[:1] or ["a"]


def _written(nodes: Any) -> str:
    """A set of characters as a pattern again."""
    parts = []
    for kind, value in nodes[0][1]:
        if kind is sre.NEGATE:
            parts.append("^")
        elif kind is sre.LITERAL:
            parts.append(re.escape(chr(value)))
        elif kind is sre.RANGE:
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif kind is sre.CATEGORY:
            parts.append({"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}.get(str(value).rpartition("_")[2], ""))
            if "NOT" in str(value):
                parts[-1] = parts[-1].upper()
    return f"[{''.join(parts)}]" if parts not in ([], ["^"]) else "."


def runs_away(program: re.Pattern[str], first: str, pump: str, last: str) -> bool:
    """Whether the time to go through such a text grows faster than its square."""

    def seconds(size: int, runs: int = 3) -> float:
        text = first + pump * (size // len(pump) + 1) + last
        best = 9.0
        for _ in range(runs):
            start = time.process_time()
            for _ in program.finditer(text):
                pass
            best = min(best, time.process_time() - start)
            if best < _INSTANT or best > 0.5:
                break
        return best

    if any(seconds(size, 1) > 0.2 for size in _SMALL):
        return True
    if seconds(_SIZES[1], 1) < _INSTANT / 10:  # a square would take a tenth of it per thousand characters
        return False
    taken = [seconds(size) for size in _SIZES]
    return taken[-1] > _INSTANT and all(b > _GROWTH * a for a, b in zip(taken[-3:], taken[-2:], strict=False))


def found() -> list[tuple[str, str, str]]:
    """The patterns that run away, each with the text that does it; of those, the share that the arguments name."""
    share, shares = (int(argument) for argument in sys.argv[1:3] or ("0", "1"))
    bad = []
    for pattern, flags in sorted(collect())[share::shares]:
        program = re.compile(pattern, flags)
        for first, pump, last in islice(attacks(pattern, flags), _MOST_ATTACKS):
            if runs_away(program, first, pump, last):
                bad.append((pattern, first, pump))
                print(pattern, repr(first), repr(pump), file=sys.stderr, flush=True)
                break
    return bad


if __name__ == "__main__":
    print(json.dumps(found()))
