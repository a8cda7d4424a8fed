"""How well the tool does on a labelled corpus: what it got right, what it missed, whom it accused falsely."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from claimcheck.check import compare
from claimcheck.corpus import Case, ExpectedFinding, accepts, cases
from claimcheck.language.fold import fold_text
from claimcheck.model import Finding, Location, Result

Kind = Literal["judgements", "quotes", "statements", "coverage", "findings", "absent"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Fields = Mapping[str, str]
"""What was read of one fact, by field."""

_EDGES = " \t'\".,;:!?-"


class Check(Struct, frozen=True):
    """One expectation held against one result.

    `wrong` is a fact read otherwise than it is, or a rule that fired where it must not; `missing` a fact or a finding
    that was not there at all. `words` say what happened, for a person; they are empty where it went right.
    """

    case: str
    kind: Kind
    outcome: Literal["right", "wrong", "missing"]
    rule: str | None = None
    words: str = ""


class Tally(Struct, frozen=True):
    """How many checks went right, wrong and missing. Precision and recall are None where nothing was to be judged."""

    right: int
    wrong: int
    missing: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """The share of what was to be found that was found rightly."""
        return _share(self.right, self.right + self.missing)


class Score(Struct, frozen=True):
    """Every check over a corpus, case by case."""

    cases: tuple[str, ...]
    checks: tuple[Check, ...]

    @property
    def perfect(self) -> bool:
        """Whether every expectation is met and nobody was falsely accused."""
        return not self.misses

    @property
    def misses(self) -> tuple[Check, ...]:
        """What did not go right, in the order of the cases."""
        return tuple(check for check in self.checks if check.outcome != "right")

    def by_kind(self) -> dict[Kind, Tally]:
        """A tally of each kind of expectation that the corpus has. A fact read wrongly is missing as well."""
        return {
            kind: _tally(found, wrong_is_missing=kind not in ("findings", "absent"))
            for kind in KINDS
            if (found := [check for check in self.checks if check.kind == kind])
        }

    def by_rule(self) -> dict[str, Tally]:
        """A tally of each rule that was expected or fired falsely, by name."""
        found = [check for check in self.checks if check.kind == "findings" or check.outcome == "wrong"]
        return {
            rule: _tally([check for check in found if check.rule == rule], wrong_is_missing=False)
            for rule in sorted({check.rule for check in found if check.rule})
        }


def score(folder: Path, report_name: str | None = None) -> Score:
    """Compare every case of the corpus in `folder` and hold the results against its labels.

    `report_name` reads that file of each case folder as the report, in place of the one the case names.
    Raises InputError where the folder holds no case, or a case or its files cannot be read.
    """
    found = cases(folder)
    checks: list[Check] = []
    for where, case in found:
        result = compare(
            where / case.release,
            where / (report_name or case.report),
            [where / name for name in case.previous],
            excerpt=case.excerpt,
        )
        checks += judge(where.name, case, result)
    return Score(tuple(where.name for where, _ in found), tuple(checks))


def judge(name: str, case: Case, result: Result) -> Iterator[Check]:
    """Hold the result of one case against its labels."""
    yield from _judgements(name, case, result)
    yield from _quotes(name, case, result)
    yield from _statements(name, case, result)
    yield from _coverage(name, case, result)
    yield from _findings(name, case, result)


def _judgements(name: str, case: Case, result: Result) -> Iterator[Check]:
    for area, expected in case.expect.judgements.items():
        actual = result.comparison.inspection.grade(area)
        candidates: list[Fields] = [{"grade": actual}] if actual else []
        yield _fact(name, "judgements", f"the grade of {area}", {"grade": expected}, candidates)


def _quotes(name: str, case: Case, result: Result) -> Iterator[Check]:
    document = result.comparison.release.document
    read = [
        (_plain(document.show(match.quote.passage)), {"source": match.quote.source, "verdict": match.verdict})
        for match in result.comparison.quotes
    ]
    for quote in case.expect.quotes:
        start = _plain(quote.text)
        candidates = [fields for text, fields in read if text.startswith(start)]
        expected = {"source": quote.source, "verdict": quote.verdict}
        yield _fact(name, "quotes", f"the quotation “{quote.text}”", expected, candidates)


def _statements(name: str, case: Case, result: Result) -> Iterator[Check]:
    document = result.comparison.release.document
    read = [
        (
            _plain(document.show(match.statement.passage)),
            {
                "area": match.statement.area,
                "grade": match.statement.grade,
                "when": match.statement.when,
                "verdict": match.verdict,
            },
        )
        for match in result.comparison.statements
    ]
    for statement in case.expect.statements:
        part = _plain(statement.text)
        candidates = [fields for text, fields in read if part in text or text in part]
        expected = {
            "area": statement.area,
            "grade": statement.grade,
            "when": statement.when,
            "verdict": statement.verdict,
        }
        yield _fact(name, "statements", f"the grade stated in “{statement.text}”", expected, candidates)


def _coverage(name: str, case: Case, result: Result) -> Iterator[Check]:
    document = result.comparison.inspection.document
    read = [(_plain(document.show(item.passage)), {"verdict": item.verdict}) for item in result.comparison.coverage]
    for item in case.expect.coverage:
        part = _plain(item.text)
        candidates = [fields for text, fields in read if part in text]
        yield _fact(name, "coverage", f"the report's “{item.text}”", {"verdict": item.verdict}, candidates)


def _fact(name: str, kind: Kind, what: str, expected: Mapping[str, object], candidates: Sequence[Fields]) -> Check:
    """Right where one candidate fits in every field; the words tell of the candidate that comes nearest."""
    if not candidates:
        return Check(name, kind, "missing", words=f"{what} was not read")

    def off(candidate: Fields) -> list[str]:
        return [field for field, right in expected.items() if not accepts(right, candidate[field])]

    nearest = min(candidates, key=lambda candidate: len(off(candidate)))
    if not (fields := off(nearest)):
        return Check(name, kind, "right")
    differences = "; ".join(f"{field} is {nearest[field]}, should be {_answers(expected[field])}" for field in fields)
    return Check(name, kind, "wrong", words=f"{what}: {differences}")


def _findings(name: str, case: Case, result: Result) -> Iterator[Check]:
    fired = [finding for finding in result.findings if finding.waived is None]
    expected = case.expect.findings
    for label in expected:
        met = any(_fires(finding, label, _all_texts) for finding in fired)
        words = "" if met else f"{label.rule} did not fire" + (f" on “{label.text}”" if label.text else "")
        yield Check(name, "findings", "right" if met else "missing", label.rule, words)
    forbidden: list[Finding] = []
    for label in case.expect.absent:
        violations = [finding for finding in fired if _fires(finding, label, _place_texts)]
        forbidden += violations
        words = f"{label.rule} fired, wrongly, on {_shown(violations[0])}" if violations else ""
        yield Check(name, "absent", "wrong" if violations else "right", label.rule, words)
    for finding in fired:
        allowed = finding.rule in case.expect.permitted or finding.level == "note"
        if allowed or finding in forbidden or any(_fires(finding, label, _all_texts) for label in expected):
            continue
        words = f"{finding.rule} ({finding.level}) accuses falsely: {_shown(finding)}"
        yield Check(name, "findings", "wrong", finding.rule, words)


def _fires(finding: Finding, label: ExpectedFinding, texts: Callable[[Finding], Iterable[str]]) -> bool:
    if finding.rule != label.rule:
        return False
    return label.text is None or any(_plain(label.text) in _plain(text) for text in texts(finding))


def _all_texts(finding: Finding) -> Iterator[str]:
    yield finding.message
    yield from map(_text, finding.locations)


def _place_texts(finding: Finding) -> Iterator[str]:
    """The words a finding accuses: the release's, and those it stands at."""
    yield from (_text(at) for number, at in enumerate(finding.locations) if not number or at.role == "release")


def _text(location: Location) -> str:
    return location.document.show(location.passage)


def _shown(finding: Finding) -> str:
    return f"“{_text(finding.locations[0])}” ({finding.message})" if finding.locations else finding.message


def _answers(expected: object) -> str:
    return " or ".join(map(str, expected)) if isinstance(expected, list) else str(expected)


def _plain(text: str) -> str:
    return fold_text(text).strip(_EDGES)


def _tally(checks: list[Check], *, wrong_is_missing: bool) -> Tally:
    count = {outcome: sum(check.outcome == outcome for check in checks) for outcome in ("right", "wrong", "missing")}
    return Tally(count["right"], count["wrong"], count["missing"] + (count["wrong"] if wrong_is_missing else 0))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
