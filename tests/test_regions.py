"""Every authority is in one region, and a region is found where a text names it and not where it names less."""

from __future__ import annotations

import pytest

from claimcheck import history
from claimcheck.regions import authorities_of, region_named, regions, shown


def test_every_authority_is_in_one_region() -> None:
    named = [name for names in regions().values() for name in names]
    assert len(named) == len(set(named))
    assert set(named) == set(history.standing("9999"))


@pytest.mark.parametrize(
    ("words", "region", "many"),
    [
        ("one of only three councils in the north west to be judged good", "north west", 24),
        ("the only council in the north-east with that grade", "north-east", 12),
        ("one of four boroughs in london", "london", 33),
        ("one of two in yorkshire and the humber", "yorkshire and the humber", 15),
        ("among the best in the east of england", "east of england", 11),
    ],
)
def test_a_region_is_named(words: str, region: str, many: int) -> None:
    found = region_named(words)
    assert found is not None
    assert found["region"] == region
    assert len(authorities_of(found["region"])) == many


@pytest.mark.parametrize(
    "words", ["one of three in south east london", "the only one in the north", "first in the north of england"]
)
def test_less_than_a_region_is_none(words: str) -> None:
    assert region_named(words) is None


def test_a_region_is_shown_as_people_write_it() -> None:
    assert [shown(name) for name in ("north-west", "yorkshire and the humber", "london")] == [
        "the North West",
        "Yorkshire and the Humber",
        "London",
    ]
