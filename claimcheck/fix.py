"""The report's own words put back into altered quotations."""

from __future__ import annotations

from difflib import unified_diff

from claimcheck.model import Document, Passage, Result

_CLOSING = ".,;:!?…"


def fixed(result: Result) -> str:
    """The release's text with every suggestion in the place of the quotation it corrects; waived findings stay."""
    document = result.comparison.release.document
    text = document.text
    replacements = {
        finding.locations[0].passage: finding.suggestion
        for finding in result.findings
        if finding.suggestion and finding.waived is None and finding.locations[0].role == "release"
    }
    for passage, suggestion in sorted(replacements.items(), key=lambda item: item[0], reverse=True):
        text = text[: passage[0].start] + _fitted(document, passage, suggestion) + text[passage[-1].end :]
    return text


def difference(result: Result) -> str:
    """What `fixed` would change, as a unified diff; empty where nothing would."""
    document = result.comparison.release.document
    before, after = document.text.splitlines(keepends=True), fixed(result).splitlines(keepends=True)
    lines = unified_diff(before, after, document.path, document.path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _fitted(document: Document, passage: Passage, suggestion: str) -> str:
    """The suggestion with the first capital and the closing punctuation that the release's sentence needs."""
    quoted = document.show(passage)
    if quoted[:1].isalpha() and quoted[:1].lower() == suggestion[:1].lower():
        suggestion = quoted[0] + suggestion[1:]
    closing = quoted[len(quoted.rstrip(_CLOSING)) :]
    return suggestion.rstrip(_CLOSING) + closing
