"""Spools give what was put in, in order, as often as they are asked."""

from __future__ import annotations

from claimcheck.spool import Changed, Spool, pack


def spool(*items: str) -> Spool[str]:
    filled: Spool[str] = Spool()
    for number in reversed(range(len(items))):
        filled.put(number, pack(items[number]))
    return filled


def test_items_come_in_the_order_of_their_numbers_whenever_they_came_in() -> None:
    filled = spool("one", "two", "three")
    assert list(filled) == ["one", "two", "three"]
    assert list(filled) == ["one", "two", "three"]
    assert len(filled) == 3


def test_two_may_look_through_it_at_a_time() -> None:
    filled = spool("a", "b")
    assert [(x, y) for x in filled for y in filled] == [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]


def test_membership() -> None:
    assert "two" in spool("one", "two")
    assert "three" not in spool("one", "two")


def test_changes_are_made_as_items_are_looked_at() -> None:
    changed = Changed(spool("one", "two"), str.upper)
    assert (list(changed), len(changed)) == (["ONE", "TWO"], 2)
    assert "ONE" in changed
    assert "one" not in changed
