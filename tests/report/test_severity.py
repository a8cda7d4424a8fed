"""How grave, or how favourable, sentences are."""

from __future__ import annotations

import pytest

from claimcheck.report.remarks import severity


@pytest.mark.parametrize(
    ("sentence", "least"),
    [
        ("there are serious and widespread failures.", 4),
        ("some children remain in neglectful situations for too long.", 4),
        ("supervision is weak and ineffective.", 3),
        ("too many children wait too long.", 3),
        ("plans are not always specific.", 2),
        ("panels for babies when there is a risk of drift are not fully in use.", 2),
        ("inspectors did not find that any child was unsafe, but needs were not fully understood.", 2),
        ("it is too early to see the impact.", 1),
    ],
)
def test_criticism_is_weighed(sentence: str, least: int) -> None:
    assert severity().judge(sentence)[0] >= least


@pytest.mark.parametrize(
    "sentence",
    [
        "inspectors found no serious failures.",
        "children are seen without delay.",
        "managers prevent drift and delay.",
        "turnover has reduced.",
        "children at risk of exploitation are helped well.",
        "not only do leaders listen, they act.",
        "at its last inspection the service was judged inadequate.",
        "when children are not safeguarded by a plan, legal advice is sought quickly.",
        "proceedings start early to ensure that children are not exposed to harm for long.",
        "no children were found in situations of unassessed risk.",
        "inspectors did not see any babies or children who had been left at risk of harm.",
        "no widespread or serious failures were identified that left children exposed to harm.",
        "no children were identified at immediate, unassessed risk of harm.",
        "very few children wait too long.",
        "there is no evidence of children being left in situations of risk or harm.",
        "panels divert babies from court or, when they are in unsafe situations, start proceedings early.",
        "panels are held swiftly when there are significant concerns about a baby.",
        "action is taken quickly when poor performance is identified.",
        "panels act early to avoid babies being left at risk of harm.",
        "managers now intervene more effectively in families where children have lived in unsafe circumstances.",
    ],
)
def test_what_undoes_a_criticism_is_seen(sentence: str) -> None:
    assert severity().judge(sentence)[0] == 0


def test_a_case_set_out_first_undoes_only_itself() -> None:
    assert severity().judge("when children go missing, the response is weak.")[0] == 3
    assert severity().judge("children are not left at risk, but supervision is weak.")[0] == 3


def test_a_stated_consequence_weighs_more() -> None:
    plain, explained = "plans are not always clear.", "plans are not always clear, which means that children wait."
    assert severity().judge(explained)[0] == severity().judge(plain)[0] + 1


def test_praise_that_is_taken_back_is_none() -> None:
    assert severity().judge("leaders are effective.")[1]
    assert not severity().judge("leaders are not effective.")[1]
    assert not severity().judge("visits take place.")[1]
