"""Releases generated from real reports with known facts: what is accused that is true, and what is caught that is not.

    python -m benchmarks.releases FOLDER [--reports 200] [--seed 1] [--show RULE]

FOLDER holds reports and `truth.jsonl`, the facts each states. For every report it writes a faithful release (grades of
every area in varied wording, quotations word for word, the earlier grade where it is known) and then the same release
with one thing wrong: a grade, the report of another authority, a fall praised and not told, a changed quotation. Every
error or warning on a faithful release is a false accusation; its strict count should be nought. Omissions are left
out, since the faithful releases do omit findings.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from claimcheck.check import compare, read_report
from claimcheck.history import grades_of
from claimcheck.language.sentences import sentences
from claimcheck.model import Document, Finding, Inspection, Result
from claimcheck.read.text import read_text
from claimcheck.report.framework import framework

WORDS = {
    "outstanding": "outstanding",
    "good": "good",
    "requires_improvement": "requires improvement",
    "inadequate": "inadequate",
    "adequate": "adequate",
}
HEADLINES = [
    "{who}’s children’s services have been rated ‘{grade}’ by Ofsted.",
    "Ofsted has judged {who}’s children’s services to be {grade}.",
    "Inspectors have given children’s services in {who} an overall rating of “{grade}”.",
    "{who} Council’s services for children are “{grade}”, according to a report published by Ofsted today.",
    "Following an inspection in {month}, Ofsted rated {who} as {Grade} overall.",
    "Children’s services at {who} received a ‘{Grade}’ judgement in their latest Ofsted inspection.",
    "The overall effectiveness of children’s services in {who} was graded {grade}.",
]
AREAS = [
    "{Area} was rated {grade}.",
    "Inspectors judged {area} to be {grade}.",
    "– {Area}: {Grade}",
    "• {Area} – {Grade}",
    "For {area} the grade was ‘{grade}’.",
]
NAMES = {
    "leadership": ["the impact of leaders", "leadership"],
    "help_and_protection": ["help and protection", "the help and protection of children"],
    "in_care": ["the experiences of children in care", "support for children in care"],
    "care_leavers": ["support for care leavers", "the experiences of care leavers"],
    "adoption": ["adoption"],
}
QUOTES = [
    "The report said: “{quote}”",
    "“{quote}” the report added.",
    "Inspectors found that “{lower}”.",
    "In their report inspectors noted: “{quote}”",
]
EARLIER = [
    "At the last inspection, in {year}, services were judged to be {earlier}.",
    "The previous inspection in {year} had rated the council {earlier}.",
]
RISE = [
    "It means services have improved from {earlier} in {year} to {grade} today.",
    "The service was upgraded from ‘{earlier}’ ({year}) to ‘{grade}’.",
]
SPEECH = (
    "Cllr Dora Finch, cabinet member for children, said: “I am proud of our staff, who work hard every day."
    " We know there is more to do and we will not stop until every child gets a good service.”"
)
OMISSIONS = {
    "omitted-recommendation", "omitted-weakness", "omitted-priority-action", "only-praise-quoted", "no-report-link",
    "lower-grade-omitted",
}  # fmt: skip


def faithful(rng: random.Random, truth: dict[str, Any], inspection: Inspection) -> str:
    """A release that says nothing but what the report says."""
    grades = {j["area"]: j["grade"] for j in truth["judgements"]}
    who, overall = truth["authority"], WORDS[grades["overall"]]
    month = date.fromisoformat(truth["start"]).strftime("%B %Y")
    lines = [rng.choice(HEADLINES).format(who=who, grade=overall, Grade=overall.capitalize(), month=month)]
    for area, grade in grades.items():
        if area in NAMES and grade in WORDS and rng.random() < 0.8:
            name, word = rng.choice(NAMES[area]), WORDS[grade]
            lines.append(
                rng.choice(AREAS).format(
                    area=name, Area=name[0].upper() + name[1:], grade=word, Grade=word.capitalize()
                )
            )
    for quote in rng.sample(quotable(inspection.document), 3):
        lines.append(rng.choice(QUOTES).format(quote=quote, lower=(quote[0].lower() + quote[1:]).rstrip(".")))
    past = before(truth)
    if past and (earlier := past[1].get("overall")) in WORDS:
        rose = rank(inspection, earlier) > rank(inspection, grades["overall"]) >= 0
        forms = RISE if rose else EARLIER
        lines.append(rng.choice(forms).format(year=past[0], earlier=WORDS[earlier], grade=overall))
    lines.append(SPEECH)
    return "\n\n".join(lines)


def quotable(document: Document) -> list[str]:
    """Sentences of the report's paragraphs that no "However" follows."""
    found = []
    for piece in document.pieces:
        if piece.kind != "paragraph":
            continue
        shown = [document.show(s) for s in sentences(document, piece)]
        for sentence, following in zip(shown, [*shown[1:], ""], strict=True):
            whole = 8 <= len(sentence.split()) <= 40 and sentence[0].isupper() and sentence.endswith(".")
            if whole and not following.startswith(("However", "But", "Nevertheless", "Yet", "Despite", "This is not")):
                found.append(sentence)
    return found


def before(truth: dict[str, Any]) -> tuple[str, dict[str, str]] | None:
    """Year and grades of the authority's inspection before, from the history."""
    past = [p for p in grades_of(truth["authority"]) if p.end < truth["start"]]
    return (past[-1].published[:4] or past[-1].end[:4], past[-1].grades) if past else None


def rank(inspection: Inspection, grade: str) -> int:
    scale = [g.id for g in framework(inspection.framework or "ilacs_2023").scale]
    return scale.index(grade) if grade in scale else -1


def judge(text: str, inspection: Inspection) -> Result:
    return compare(read_text("release.txt", text, ""), inspection)


def accusations(result: Result) -> list[Finding]:
    """What is held against a release: every error and warning but for what it leaves out."""
    return [f for f in result.findings if f.level != "note" and f.rule not in OMISSIONS]


def graded_reports(folder: Path, count: int, rng: random.Random) -> list[dict[str, Any]]:
    """The facts of at most so many reports with an overall grade, drawn from the folder's truth.jsonl."""
    truths = [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    graded = [
        truth
        for truth in truths
        if truth["readable"] and any(j["area"] == "overall" and j["grade"] in WORDS for j in truth["judgements"])
    ]
    return rng.sample(graded, min(count, len(graded)))


def main() -> None:
    parser = argparse.ArgumentParser(description="Releases generated from real reports with known facts.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", default="", help="print the accusations of this rule, or all")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    chosen = graded_reports(options.folder, options.reports, rng)
    false: Counter[str] = Counter()
    caught: Counter[tuple[str, bool]] = Counter()
    inspections = {t["file"]: read_report(options.folder / t["file"]) for t in chosen}
    for truth in chosen:
        inspection = inspections[truth["file"]]
        text = faithful(rng, truth, inspection)
        for finding in accusations(judge(text, inspection)):
            false[finding.rule] += 1
            if options.show in (finding.rule, "all"):
                print(f"--- {truth['file']} {finding.rule}: {finding.message}")
                for location in finding.locations[:2]:
                    print(f"    {location.role}: {location.document.show(location.passage)[:300]}")
        for kind, wrong, rule in distorted(rng, text, truth, chosen, inspections):
            fired = {f.rule for f in judge(*wrong).findings}
            caught[kind, bool(fired & rule)] += 1
            if options.show == kind and not fired & rule:
                print(f"--- {truth['file']} {kind} missed\n{wrong[0][:600]}\n")
    print(f"{len(chosen)} faithful releases: {sum(false.values())} false accusations {dict(false) or ''}")
    for kind in dict.fromkeys(kind for kind, _ in caught):
        print(f"{kind}: {caught[kind, True]} of {caught[kind, True] + caught[kind, False]} caught")


def distorted(
    rng: random.Random,
    text: str,
    truth: dict[str, Any],
    chosen: list[dict[str, Any]],
    inspections: dict[str, Inspection],
) -> list[tuple[str, tuple[str, Inspection], set[str]]]:
    """The release with one thing wrong: what, the text and the report it is held against, the rules that may say so."""
    inspection = inspections[truth["file"]]
    grades = {j["area"]: j["grade"] for j in truth["judgements"]}
    overall = WORDS[grades["overall"]]
    headline, _, rest = text.partition("\n\n")
    other_grade = rng.choice([w for w in ("outstanding", "good", "requires improvement", "inadequate") if w != overall])
    wrong_headline = headline.replace(overall, other_grade).replace(overall.capitalize(), other_grade.capitalize())
    stranger = rng.choice([t for t in chosen if t["authority_key"] != truth["authority_key"]])
    found = [
        ("wrong overall grade", (f"{wrong_headline}\n\n{rest}", inspection), {"wrong-grade"}),
        ("another authority's report", (text, inspections[stranger["file"]]), {"wrong-report"}),
    ]
    past = before(truth)
    earlier = past and past[1].get("overall")
    if past and earlier in WORDS and 0 <= rank(inspection, earlier) < rank(inspection, grades["overall"]):
        praised = (
            f"{truth['authority']} Council has welcomed its Ofsted report, which is a ringing endorsement of its work."
        )
        spoken = (
            "Council leader Perry Voss said: “Ofsted have given us a vote of confidence in all that we have built.”"
        )
        found.append(("fall not told", (f"{praised}\n\n{spoken}", inspection), {"fall-not-disclosed"}))
        found.append(("fall praised", (f"{praised}\n\n{spoken}", inspection), {"praise-against-fall"}))
    return found


if __name__ == "__main__":
    main()
