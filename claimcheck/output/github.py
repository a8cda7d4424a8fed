"""Annotations of GitHub Actions: one workflow command a finding, shown beside the release's line."""

from __future__ import annotations

from claimcheck.model import Finding, Result
from claimcheck.output.words import clean, name, whereabouts


def render(result: Result) -> str:
    """One command a finding, waived ones left out."""
    return "".join(_annotation(result, finding) + "\n" for finding in result.findings if finding.waived is None)


def _annotation(result: Result, finding: Finding) -> str:
    release = result.comparison.release.document
    properties = {"file": clean(release.path)}
    text = [clean(finding.message)]
    for location in finding.locations:
        place = location.document.place(location.passage)
        if location.role == "release" and "line" not in properties and place.line is not None:
            properties |= {"line": str(place.line), "endLine": str(place.end_line)}
            if place.line == place.end_line:
                properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
        else:
            where = f"{name(location.document)}, {whereabouts(location.document, location.passage)}"
            text.append(f"{where}: {clean(location.document.show(location.passage))}")
    properties["title"] = finding.rule
    level = "notice" if finding.level == "note" else finding.level
    told = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    message = escape("\n".join(text))
    return f"::{level} {told}::{message}"


def escape(text: str) -> str:
    """A message as a workflow command takes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return escape(text).replace(":", "%3A").replace(",", "%2C")
