"""No quotation from the report is critical, and most praise, while its own summary holds serious findings.

Each quotation may be right, and together they are a selection that the report does not bear. Nearly every report has
sentences of praise at any grade ("effective" stands in nine of ten inadequate sections), so a choice of them tells
nothing about it. Silent where the release tells any criticism (a poor grade, a recommendation or a weakness), and where
the report's own headline, or every grade it gives, is good.

What to do: quote what the report criticises too.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.fold import fold
from claimcheck.model import Comparison, Finding
from claimcheck.report.remarks import severity
from claimcheck.rules.shared.evidence import in_release, in_report, omission_level
from claimcheck.rules.shared.grades import own_judgements

FAMILY = "omissions"
LEVEL = "warning"

_FEWEST_QUOTES = 2
_SERIOUS = 3.0
_POOR = frozenset({"requires_improvement", "inadequate", "adequate"})


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for a release none of whose quotations of the report is critical, and most of which praise."""
    quotes = [match.quote for match in case.quotes if match.quote.source == "report" and match.evidence]
    serious = [r for r in case.inspection.remarks if r.summary and r.severity >= _SERIOUS and not r.praise]
    if len(quotes) < _FEWEST_QUOTES or not serious or _speaks_well(case) or _criticises(case):
        return
    judged = [severity().judge(fold(case.release.document.text, quote.passage).text) for quote in quotes]
    if 2 * sum(praise for _, praise in judged) >= len(judged) and not any(weight for weight, _ in judged):
        summary = [remark for remark in case.inspection.remarks if remark.summary]
        yield Finding(
            f"None of the {len(quotes)} quotations from the report is critical; of its own summary's {len(summary)} "
            f"sentences {len(serious)} {'is' if len(serious) == 1 else 'are'} seriously critical.",
            (
                in_release(case, quotes[0].passage, quotes[0].speaker),
                *(in_report(case, remark.passage) for remark in serious),
            ),
            level=omission_level(case),
        )


def _speaks_well(case: Comparison) -> bool:
    """Whether the report is a good one by its headline or, where it has none, by every grade."""
    overall = case.inspection.grade("overall")
    grades = [overall] if overall else [judgement.grade for judgement in own_judgements(case)]
    return bool(grades) and not _POOR.intersection(grades)


def _criticises(case: Comparison) -> bool:
    """Whether the release tells anything critical: a poor grade, something to improve or a weakness."""
    graded = any(match.statement.when == "current" and match.statement.grade in _POOR for match in case.statements)
    return graded or any(covered.verdict == "mentioned" for covered in case.coverage)
