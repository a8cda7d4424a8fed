"""JUnit XML, for test reports in GitLab, Jenkins and GitHub: a suite for each pair, a case for each rule that ran.

A rule's case fails where one of its findings stands at the level from which the run fails; findings below that are its
output. The case of a rule that found nothing passes, so that it is seen to have looked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from xml.etree import ElementTree

from claimcheck.cache.patterns import compiled
from claimcheck.model import FailOn, Finding, InputError, Location, Result
from claimcheck.output.tracking import repository_path
from claimcheck.output.words import clean, headline, name, number, whereabouts
from claimcheck.rules import rules

_NOT_XML = compiled("[\ufffe\uffff]")
_REFUSED = "could not be checked"


def render(
    results: Collection[Result],
    refused: Iterable[InputError] = (),
    fail_on: FailOn = "error",
    off: Collection[str] = (),
) -> str:
    """All pairs as test suites; what could not be read is a suite of its own, with errors. `off` are rules not run."""
    ran = [name for name in rules() if name not in off]
    suites = [_suite(result, fail_on, ran) for result in results]
    if errors := list(refused):
        suites.append(_refusals(errors))
    root = ElementTree.Element("testsuites", {"name": "claimcheck", **_counts(suites)})
    root.extend(suites)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(result: Result, fail_on: FailOn, ran: Iterable[str]) -> ElementTree.Element:
    case = result.comparison
    against = f"{_path(result)} against {name(case.inspection.document)}"
    suite = ElementTree.Element("testsuite", {"name": _safe(against)})
    for rule in ran:
        if findings := [finding for finding in result.findings if finding.rule == rule]:
            _rule(suite, result, rule, findings, fail_on)
        else:
            _case(suite, result, rule)
    suite.attrib.update(_totals(suite))
    ElementTree.SubElement(suite, "system-out").text = _safe(headline(case.inspection))
    return suite


def _rule(suite: ElementTree.Element, result: Result, rule: str, findings: Sequence[Finding], fail_on: FailOn) -> None:
    live = [finding for finding in findings if finding.waived is None]
    failing = [finding for finding in live if finding.fails(fail_on)]
    told = [finding for finding in live if finding not in failing]
    case = _case(suite, result, rule, (failing or live or findings)[0])
    if failing:
        first, *others = failing
        message = first.message + (f" (and {number(len(others), 'more finding')})" if others else "")
        failure = ElementTree.SubElement(
            case, "failure", {"message": _safe(message), "type": failing[0].level or "note"}
        )
        failure.text = _safe_lines(map(_words, failing))
    elif not live:
        reasons = "; ".join(dict.fromkeys(finding.waived or "" for finding in findings))
        ElementTree.SubElement(case, "skipped", {"message": _safe(f"waived: {reasons}")})
    if told:
        ElementTree.SubElement(case, "system-out").text = _safe_lines(map(_words, told))


def _case(
    suite: ElementTree.Element, result: Result, title: str, finding: Finding | None = None
) -> ElementTree.Element:
    attributes = {"classname": _safe(_path(result)), "name": title, "file": _safe(_path(result)), "time": "0"}
    at = finding.in_release if finding else None
    line = at.document.place(at.passage).line if at else None
    if line is not None:
        attributes["line"] = str(line)
    return ElementTree.SubElement(suite, "testcase", attributes)


def _refusals(errors: Iterable[InputError]) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", {"name": _REFUSED})
    for error in errors:
        case = ElementTree.SubElement(
            suite,
            "testcase",
            {"classname": _safe(error.path), "name": _REFUSED, "file": _safe(error.path), "time": "0"},
        )
        ElementTree.SubElement(case, "error", {"message": _safe(error.reason), "type": _REFUSED}).text = _safe(
            str(error)
        )
    suite.attrib.update(_totals(suite))
    return suite


def _words(finding: Finding) -> list[str]:
    """A finding in full: test reports show the text of a failure, and not all of them its attributes."""
    return [f"{finding.level}: {finding.message}", *map(_evidence, finding.locations)]


def _evidence(at: Location) -> str:
    return f"  {name(at.document)}, {whereabouts(at.document, at.passage)}: “{at.document.show(at.passage)}”"


def _totals(suite: ElementTree.Element) -> dict[str, str]:
    kinds = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error"}
    counted = {count: str(len(suite.findall(path))) for count, path in kinds.items()}
    return {**counted, "skipped": str(len(suite.findall("testcase/skipped"))), "time": "0"}


def _counts(suites: Sequence[ElementTree.Element]) -> dict[str, str]:
    counted = ("tests", "failures", "errors", "skipped")
    return {**{count: str(sum(int(suite.attrib[count]) for suite in suites)) for count in counted}, "time": "0"}


def _path(result: Result) -> str:
    return repository_path(result.comparison.release.document)


def _safe_lines(findings: Iterable[list[str]]) -> str:
    return "\n\n".join("\n".join(_safe(line) for line in lines) for lines in findings)


def _safe(text: str) -> str:
    """The text without what XML cannot carry."""
    return _NOT_XML.sub("\ufffd", clean(text))
