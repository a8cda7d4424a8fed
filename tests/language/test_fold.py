"""Folding: what is the same in another dress, and the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.fold import fold, fold_text
from claimcheck.model import Span

TEXT = st.text(alphabet=st.sampled_from("ab Z\n\t'‘’\"“”–—-…ﬁ\u00a0\x02˜é™\u00ad.İ"), max_size=80)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Quite” ‘so’", "\"quite\" 'so'"),
        ("well-\nconsidered", "well-considered"),
        ("high\x02\r\nquality", "high-quality"),
        ("one  \n two", "one two"),
        ("ﬁrst – then…", "first - then..."),
        ("as \"˜overall good' for", "as 'overall good' for"),
        ('protection "“ a leap', "protection - a leap"),
        ("councilâ€™s â€œwordsâ€\x9d", 'council\'s "words"'),
        ("co\u00adoperate\u200b", "cooperate"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@given(TEXT)
def test_every_folded_range_maps_into_the_text_it_came_from(text: str) -> None:
    folded = fold(text, (Span(0, len(text)),))
    for start in range(len(folded.text)):
        span = folded.original(start, start + 1)
        assert 0 <= span.start <= span.end <= len(text)
        if folded.text[start].isascii() and folded.text[start].isalnum():
            assert folded.text[start] in fold_text(text[span.start : span.end])


def test_a_passage_of_two_spans_reads_as_one_text() -> None:
    text = "The service\n--- page 2 ---\nhas improved."
    folded = fold(text, (Span(0, 11), Span(27, 40)))
    assert folded.text == "the service has improved."
    span = folded.original(folded.text.index("has"), folded.text.index("has") + 3)
    assert text[span.start : span.end] == "has"
