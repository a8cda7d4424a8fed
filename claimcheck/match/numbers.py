"""The exact numbers of a sentence, and what each counts."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.match.reading import Reading, lexicon


class Number(NamedTuple):
    """A number, its unit (a percentage, a frequency, a year, an age, or the subject named next) and its words."""

    value: str
    unit: str
    place: tuple[int, int]


def only_in(found: list[Number], others: list[Number], unit: str) -> list[Number]:
    """The numbers of a unit that the other side does not have."""
    known = {number.value for number in others if number.unit == unit}
    return [number for number in found if number.unit == unit and number.value not in known]


def numbers(reading: Reading) -> list[Number]:
    """Each exact number; rough ones, and those that name a law, are left out."""
    known = lexicon()
    found = []
    for at, word in enumerate(reading.keys):
        before = reading.keys[at - 1] if at else ""
        following = reading.keys[at + 1] if at + 1 < len(reading.keys) else ""
        if word in known.frequency:
            found.append(Number(word, "frequency", (at, at + 1)))
        if not word[:1].isdigit() or before in known.rough:
            continue
        place = (at, at + 1)
        if len(word) == 4 and word[:2] in {"19", "20"}:
            month = before if before in known.months else ""
            if before not in known.laws:
                found.append(Number(word, f"year {month}", (at - bool(month), at + 1)))
        elif following == "percent" or (following == "per" and reading.keys[at + 2 : at + 3] == ["cent"]):
            found.append(Number(word, "percent", place))
        elif before == "aged" or reading.keys[max(at - 3, 0) : at - 1] == ["aged"]:
            found.append(Number(word, "aged", place))
        elif (counted := reading.subject_at(at + 1)) is not None and counted.first - at <= 2:
            found.append(Number(word, counted.name, place))
    return found
