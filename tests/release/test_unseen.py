"""How often the source of a quotation is read right in texts that no pattern was written for."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct, yaml

from claimcheck.read.text import read_text
from claimcheck.release.claims import find_claims
from claimcheck.release.quotes import find_quotes
from claimcheck.release.reader import read_parts
from claimcheck.release.setting import Setting


class Item(Struct, forbid_unknown_fields=True):
    title: str
    authority: str
    text: str
    quotes: list[list[str]]
    """The source, or those that are as fair, parted by "|"; the first words; words of the speaker."""
    year: int | None = None
    claims: list[str] | None = None


ITEMS = yaml.decode((Path(__file__).parent / "data" / "unseen.yaml").read_bytes(), type=list[Item])


def sources(item: Item) -> list[tuple[str, set[str], str]]:
    """What was read, what is fair, and the words, for each quotation."""
    document, setting = read_text("release.txt", item.text, ""), Setting(item.year, item.authority.lower())
    quotes = find_quotes(read_parts(document, setting), setting)
    assert len(quotes) == len(item.quotes), [document.show(q.passage) for q in quotes]
    return [
        (q.source, set(fair.split("|")), document.show(q.passage))
        for q, (fair, *_) in zip(quotes, item.quotes, strict=True)
    ]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.title)
def test_nobody_elses_words_are_taken_for_the_reports(item: Item) -> None:
    assert [words for read, fair, words in sources(item) if read == "report" and read not in fair] == []


@pytest.mark.parametrize("item", [i for i in ITEMS if i.claims is not None], ids=lambda item: item.title)
def test_claims_of_a_list(item: Item) -> None:
    document, setting = read_text("release.txt", item.text, ""), Setting(item.year, item.authority.lower())
    shown = [document.show(claim.passage) for claim in find_claims(read_parts(document, setting), setting)]
    assert [text.startswith(start) for text, start in zip(shown, item.claims or [], strict=True)] == [True] * len(shown)


def test_nearly_all_sources_are_right() -> None:
    read = [source for item in ITEMS for source in sources(item)]
    right = sum(source in fair for source, fair, _ in read)
    assert right / len(read) >= 0.95, [wrong for wrong in read if wrong[0] not in wrong[1]]
