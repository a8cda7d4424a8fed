"""What a release makes of the report's recommendations and gravest findings."""

from __future__ import annotations

import json

import pytest

from claimcheck.check import read_report
from claimcheck.match.coverage import cover
from claimcheck.match.gravest import gravest
from claimcheck.match.index import Index
from claimcheck.model import Coverage, Inspection, Quote, Release
from claimcheck.read import read
from tests.match.build import document, inspection, passage, passages

ASKED = (
    "The timeliness of return home interviews.",
    "The sufficiency of foster homes for brothers and sisters.",
    "The recording of life-story work.",
    "The help offered to homeless 16- and 17-year-olds.",
)
REPORT = document(
    "Children in Fenmoor are listened to.",
    "Social workers visit often and write clearly for children.",
    *(f"- {item}" for item in ASKED),
    "Foster carers are warm and skilled.",
    "Serious failures leave too many babies at risk of harm.",
)


def covered(release_text: tuple[str, ...], held: Inspection) -> tuple[Coverage, ...]:
    release = document(*release_text)
    return cover(Release(release, (), (), ()), held, Index(release), passages(held.document))


@pytest.mark.parametrize(
    ("release", "verdicts"),
    [
        (("The council must make return home interviews timely.",), "mentioned absent absent absent"),
        (
            ("Areas for improvement:", "- homeless 16 and 17 year olds", "- life-story work"),
            "absent absent mentioned mentioned",
        ),
        (("A new team looks after the recording of life-story work.",), "absent absent softened absent"),
        (("The town hall will be painted blue in spring.",), "absent absent absent absent"),
        (
            (
                "Inspectors want better return home interviews, more foster homes for brothers and sisters, and "
                "life-story work.",
            ),
            "mentioned mentioned mentioned absent",
        ),
    ],
)
def test_recommendations(release: tuple[str, ...], verdicts: str) -> None:
    found = covered(release, inspection(REPORT, improve=ASKED))
    assert " ".join(c.verdict for c in found) == verdicts
    assert all(bool(c.evidence) == (c.verdict != "absent") for c in found)


@pytest.mark.parametrize(
    ("asked", "release", "verdict"),
    [
        ("The rights and entitlements of care leavers.", "We are heading in the right direction.", "absent"),
        ("The effectiveness of core groups in driving forward plans.", "I look forward to seeing them.", "absent"),
        ("The take-up of advocacy.", "They also ask for greater take-up of advocacy.", "mentioned"),
        ("The quality of recording, so that babies know.", "Recording does not always tell all.", "mentioned"),
        ("The support given to special guardians.", "Special guardians have a new summer party.", "softened"),
        ("The range of foster homes.", "The range of foster homes has been improved.", "softened"),
        ("The range of foster homes.", "The range of foster homes is to be improved.", "mentioned"),
    ],
)
def test_the_thing_is_what_counts(asked: str, release: str, verdict: str) -> None:
    report = document("Babies are visited often.", "Foster carers are warm.", f"- {asked}")
    [found] = covered((release,), inspection(report, improve=(asked,)))
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("asked", "release"),
    [
        ("The rationale when decisions are made to close a case.", "Comments are closed"),
        ("Placement sufficiency for children in care.", "Children in Care"),
        ("Placement sufficiency for children in care.", "Foster placements for our children in care"),
    ],
)
def test_labels_soften_nothing(asked: str, release: str) -> None:
    report = document("Babies are visited often.", "Foster carers are warm.", f"- {asked}")
    [found] = covered((release,), inspection(report, improve=(asked,)))
    assert found.verdict == "absent"


def test_another_documents_words_soften_nothing() -> None:
    release = document("The plan says: “A new team looks after the recording of life-story work.”")
    held = inspection(REPORT, improve=ASKED[2:3])
    words = passage(release, "A new team looks after the recording of life-story work.")
    for source, verdict in (("other", "absent"), ("person", "softened")):
        told = Release(release, (Quote(words, source),), (), ())
        assert cover(told, held, Index(release), passages(REPORT))[0].verdict == verdict


def test_a_list_goes_on_in_the_next_sentence() -> None:
    release = ("Inspectors looked at two things. Among them are return home interviews.",)
    assert covered(release, inspection(REPORT, improve=ASKED))[0].verdict == "softened"
    release = ("Two things need to improve. Among them are return home interviews.",)
    assert covered(release, inspection(REPORT, improve=ASKED))[0].verdict == "mentioned"


def test_kinds() -> None:
    held = inspection(
        REPORT,
        improve=ASKED[:1],
        priority=ASKED[1:2],
        remarks=(("Serious failures leave too many babies at risk of harm.", 4.0, "help_and_protection"),),
    )
    assert [c.kind for c in covered(("Nothing.",), held)] == ["improvement", "priority_action", "weakness"]


def test_weaknesses_are_ranked_and_told_once() -> None:
    sentences = (
        "Too many plans are vague.",
        "There are serious failures in the response to neglect.",
        "The response to neglect shows serious failures.",
        "Some records are short.",
    )
    report = document(*sentences)
    remarks = tuple(zip(sentences, (3.0, 4.0, 4.0, 1.0), ("in_care", None, "in_care", "in_care"), strict=True))
    held = inspection(report, remarks=remarks, grades={"overall": "inadequate", "in_care": "requires_improvement"})
    assert [report.show(remark.passage) for remark in gravest(held, passages(report))] == [sentences[1], sentences[0]]


def test_a_serious_word_in_a_good_section_is_not_grave() -> None:
    report = document("Too many plans are vague.")
    held = inspection(report, remarks=(("Too many plans are vague.", 3.0, "in_care"),), grades={"in_care": "good"})
    assert gravest(held, passages(report)) == []


@pytest.mark.parametrize("case", ["cambridgeshire-2014", "cambridgeshire-2019-release", "cambridgeshire-2024"])
def test_real_cases(shared, case: str) -> None:  # type: ignore[no-untyped-def]
    import yaml

    expected = yaml.safe_load((shared / "cases" / case / "case.yaml").read_text())["expect"]["coverage"]
    held = read_report(shared / "cases" / case / "report.pdf")
    release = read(shared / "cases" / case / "release.txt")
    found = cover(Release(release, (), (), ()), held, Index(release), passages(held.document))
    for entry in expected:
        [verdict] = [c.verdict for c in found if entry["text"] in held.document.show(c.passage)]
        assert verdict == entry["verdict"], entry["text"]
    if case == "cambridgeshire-2019-release":
        weaknesses = [held.document.show(c.passage) for c in found if c.kind == "weakness"][:10]
        assert all(any(entry["text"] in shown for shown in weaknesses) for entry in expected)


def test_labelled_findings(shared) -> None:  # type: ignore[no-untyped-def]
    """F1 of the labelled findings, whole sentences of the report, at the margin that is shipped."""
    right = said = there = 0
    for entry in json.loads((shared / "semantics" / "coverage.json").read_text()):
        report = document(*(finding["text"] for finding in entry["findings"]))
        remarks = tuple((finding["text"], 4.0, "in_care") for finding in entry["findings"])
        for finding, remark in zip(entry["findings"], remarks, strict=True):
            held = inspection(report, remarks=(remark,))
            [one] = covered(tuple(entry["release"]), held)
            said += one.verdict != "absent"
            there += finding["covered"]
            right += finding["covered"] and one.verdict != "absent"
    assert 2 * right / (said + there) >= 0.8


def test_hostile_release_is_bounded() -> None:
    passages_of, held = passages(REPORT), inspection(REPORT, improve=ASKED)
    release = document("and, " * 20_000)
    assert cover(Release(release, (), (), ()), held, Index(release), passages_of)[0].verdict == "absent"
    assert passage(REPORT, ASKED[0])


@pytest.mark.parametrize(
    ("release", "rule"),
    [
        ("The council must make return home interviews timely.", "owns that something is not yet as it should be"),
        ("A new team holds timely return home interviews.", "without a word of criticism"),
        ("The town hall will be painted blue in spring.", "no sentence names"),
    ],
)
def test_every_verdict_says_why(release: str, rule: str) -> None:
    [found] = covered((release,), inspection(REPORT, improve=ASKED[:1]))
    assert found.why is not None and rule in found.why.rule
    assert found.why.threshold == -0.05
    assert ("return" in found.why.shared or "return home interviews" in found.why.shared) == bool(found.evidence)


def test_what_is_asked_for_is_held_against_the_other_recommendations_alone() -> None:
    """Much else in the report speaks of care leavers; the one thing asked for them is told all the same."""
    asked = ("The help and support offered to older care leavers.", "The use of safety plans for exploited children.")
    held = document(
        *(f"- {item}" for item in asked),
        "The support available to care leavers is warm.",
        "Care leavers say that the support available to them is good.",
    )
    told = ("Ofsted wants two areas to be better still: the support available to care leavers and safety plans.",)
    assert [c.verdict for c in covered(told, inspection(held, improve=asked))] == ["mentioned", "mentioned"]


def test_a_narrower_recommendation_is_not_the_broader_one() -> None:
    asked = ("The consistency of responses to care leavers.", "The timely allocation of flats for care leavers.")
    held = document(*(f"- {item}" for item in asked), "Foster carers are warm.")
    told = ("Too often care leavers wait too long for a flat of their own.",)
    assert [c.verdict for c in covered(told, inspection(held, improve=asked))] == ["absent", "mentioned"]


def test_words_that_bind_others_are_about_nothing() -> None:
    held = document("There is still too much variability in the quality of practice.", "Foster carers are warm.")
    serious = "There is still too much variability in the quality of practice."
    for told, verdict in (
        ("There is still much that we need to do, he said.", "absent"),
        ("The quality of practice is still too variable, he said.", "mentioned"),
    ):
        assert covered((told,), inspection(held, remarks=((serious, 4.0, None),)))[0].verdict == verdict


def test_a_plan_to_improve_owns_no_shortfall() -> None:
    held = document("- The recording of life-story work.", "Foster carers are warm.")
    for told, verdict in (
        ("A new team will improve the recording of life-story work.", "softened"),
        ("Inspectors want us to improve the recording of life-story work.", "mentioned"),
    ):
        assert covered((told,), inspection(held, improve=("The recording of life-story work.",)))[0].verdict == verdict
