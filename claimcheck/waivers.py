"""Findings that somebody has looked at and lets pass: in the configuration, or in a comment of a Markdown release.

A waiver names the rule, words of the release and a reason. It holds wherever those words stand, so that edits elsewhere
in the release do not disturb it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold, fold_text
from claimcheck.model import Document, Finding, InputError, Location
from claimcheck.read import format_of
from claimcheck.suggest import did_you_mean

Words = Annotated[str, Meta(pattern=r"\S")]
"""A text that says something."""

_FORM = '<!-- claimcheck: ignore RULE "words" reason: why -->'
_PREFIX = "claimcheck:"
_WHAT = compiled(r"ignore (?P<rule>[\w-]+) [\"“'‘](?P<text>.+)[\"”'’]")


def subject(finding: Finding) -> tuple[Location, ...]:
    """What a finding is about, for those who want to know it again: the release's words and the first, or all.

    What only lists passages of the report (recommendations left out, say) is about each of them.
    """
    own = tuple(at for number, at in enumerate(finding.locations) if number == 0 or at.role == "release")
    return own if any(at.role == "release" for at in own) else finding.locations


class Waiver(Struct, frozen=True, forbid_unknown_fields=True):
    """One reason to let findings of a rule pass where the words stand."""

    rule: str
    text: Words
    reason: Words

    def covers(self, finding: Finding) -> bool:
        """Whether it is about this finding: its rule, and its words among those that the finding is about."""
        if finding.rule != self.rule:
            return False
        words = fold_text(self.text).strip()
        return any(words in fold(at.document.text, at.passage).text for at in subject(finding))


def waivers_in(document: Document) -> tuple[Waiver, ...]:
    """The waivers in a Markdown release's own comments.

    Raises InputError for a comment that starts as a waiver and is none, or names no rule.
    """
    if format_of(document.path, b"") != "markdown":
        return ()
    from claimcheck.read.markdown import COMMENT

    found = []
    for comment in COMMENT.finditer(document.text):
        body = comment.group().removeprefix("<!--").removesuffix("-->").strip()
        if body.startswith(_PREFIX):
            line = document.text.count("\n", 0, comment.start()) + 1
            found.append(_parse(document.path, line, body.removeprefix(_PREFIX).strip()))
    return tuple(found)


def _parse(path: str, line: int, body: str) -> Waiver:
    from claimcheck.rules import rules

    what, _, reason = " ".join(body.split()).partition(" reason: ")
    form = _WHAT.fullmatch(what)
    if not form or not form["text"].strip() or not reason:
        raise InputError(path, f"line {line}: a waiver reads {_FORM}")
    if form["rule"] not in rules():
        raise InputError(path, f"line {line}: {form['rule']}: no such rule{did_you_mean(form['rule'], rules())}")
    return Waiver(form["rule"], form["text"].strip(), reason)


def waive(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> tuple[Finding, ...]:
    """The findings, each that a waiver covers stamped with its reason."""
    waivers = tuple(waivers)
    return tuple(
        replace(finding, waived=waiver.reason)
        if (waiver := next((waiver for waiver in waivers if waiver.covers(finding)), None))
        else finding
        for finding in findings
    )


def stale(waivers: Iterable[Waiver], findings: Iterable[Finding]) -> tuple[Waiver, ...]:
    """The waivers that cover none of the findings."""
    findings = tuple(findings)
    return tuple(waiver for waiver in waivers if not any(waiver.covers(finding) for finding in findings))
