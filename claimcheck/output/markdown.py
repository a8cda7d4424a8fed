"""A comment for a pull request or a message to a colleague: the verdict, the grades, the findings."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.cache.patterns import compiled
from claimcheck.model import Comparison, Finding, Result
from claimcheck.output import view
from claimcheck.output.evidence import evidence
from claimcheck.output.words import clean, headline, name, tally

_SPECIAL = compiled(r"([\\`*_{}\[\]<>#|~&!@])")
_CALL = compiled(r"(?<=@)(?<!\w\\@)(?=\w)|(?<=#)(?=\d)")
"""Where GitHub and GitLab read a person's name or a number, escaped or not."""


def render(result: Result, *, show_waived: bool = False) -> str:
    """The result as Markdown; every text of the documents is escaped."""
    case = result.comparison
    parts = [f"### {escape(headline(case.inspection))}: {tally(result)}"]
    rows = view.grade_rows(case.inspection, case)
    if rows:
        parts.append(
            table(
                ["Grade", "Report", "Release", view.earlier_heading(case.inspection, case).capitalize(), ""],
                [[row.area, row.report, row.release, row.earlier, row.change] for row in rows],
            )
        )
    parts += [_finding(case, finding) for finding in result.findings if show_waived or finding.waived is None]
    told = [("Left out", view.left_out(case)), ("Checked", view.checked(case)), ("Not checked", view.not_checked(case))]
    parts.append("  \n".join(f"**{label}** {text}" for label, text in told if text))
    return "\n\n".join(parts) + "\n"


def _finding(case: Comparison, finding: Finding) -> str:
    lines = [f"**{finding.level}** `{finding.rule}` {escape(clean(finding.message))}", ""]
    for shown in evidence(case, finding):
        where = shown.place if shown.role == "earlier" else f"{name(shown.document)}, {shown.place}"
        words = f"“{escape(shown.words)}”" if shown.quoted else escape(shown.words)
        speaker = f"{escape(shown.speaker)}: " if shown.speaker else ""
        lines.append(f"> {shown.role.capitalize()}, {escape(where)}: {speaker}{words}  ")
    if finding.suggestion:
        lines += ["", f"Suggestion: {escape(clean(finding.suggestion))}"]
    if finding.waived is not None:
        lines += ["", f"Waived: {escape(clean(finding.waived))}"]
    return "\n".join(lines)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; its cells are escaped."""
    lines = [[escape(cell) for cell in row] for row in (head, *rows)]
    lines.insert(1, ["---"] * len(head))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def escape(text: str) -> str:
    """The text with all that Markdown would obey rather than show told to be itself, and nobody called by name."""
    return _CALL.sub("\u200b", _SPECIAL.sub(r"\\\1", text))
