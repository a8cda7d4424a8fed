"""Which passage of a report a sentence is about."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from claimcheck.language.words import words
from claimcheck.match.passages import subjects
from claimcheck.model import Span
from tests.match.build import document, passages

REPORT = document(
    "Fenmoor children's services",
    "Personal advisers in Fenmoor know their care leavers. Their caseloads are too high in the south of the county.",
    "Private fostering is not assessed. The emergency duty team in Fenmoor has too little capacity at weekends.",
    "Some children in care in Fenmoor wait too long for life-story work.",
)


def about(text: str) -> frozenset[str]:
    return subjects([word.key for word in words(text, (Span(0, len(text)),))])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Youngsters who are looked after get a record of their early years late.", "life-story work"),
        ("The out-of-hours team is stretched.", "emergency duty team"),
        ("Those who left care have personal advisors who know them.", "Personal advisers"),
        ("Privately fostered children are not assessed in Fenmoor.", "Private fostering"),
    ],
)
def test_is_found_in_other_words(said: str, meant: str) -> None:
    found = passages(REPORT)
    nearest = found.nearest(about(said))[0]
    assert meant in REPORT.show(found.passage(nearest.sentence))


def test_a_name_weighs_less_the_more_sentences_of_the_report_have_it() -> None:
    often = passages(document(*["Fenmoor supports its carers."] * 60))
    assert often.weight("fenmoor") < passages(REPORT).weight("fenmoor") < often.weight("wexcombe")


def test_nothing_shared_is_not_near() -> None:
    assert passages(REPORT).nearest(about("Bins are emptied on Tuesdays.")) == []


def test_closeness_of_a_sentence_with_itself_is_one() -> None:
    found = passages(REPORT)
    sentence = found.sentences[0]
    assert found.closeness(sentence.terms, sentence.terms) == pytest.approx(1)
    assert found.nearest(sentence.terms, 1)[0].score == pytest.approx(1)


def test_words_of_telling_say_nothing() -> None:
    assert about("Inspectors found that") == frozenset()


def test_order_does_not_hang_on_the_hash_seed() -> None:
    code = (
        "from tests.match.test_passages import REPORT, about, passages; p = passages(REPORT);"
        "print([(n.score, n.sentence.first) for n in p.nearest(about('Care leavers in Fenmoor wait for advisers.'))])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_frequencies_are_rebuilt_from_a_folder(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from tests.conftest import ROOT

    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import count_frequencies

    report = tmp_path / "report.txt"
    report.write_text("Care leavers are supported well.\n\nCare leavers have a local offer. Foster carers are kind.\n")
    counted = count_frequencies.count([str(report)])
    assert counted["sentences"] == 3
    assert json.loads(json.dumps(counted))["counts"]["=care leavers"] == 2
