"""Pairs every fact of a release with the passages of the report, and of earlier reports, that it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.match.claims import match_claims
from claimcheck.match.coverage import cover
from claimcheck.match.earlier import earlier_grades
from claimcheck.match.index import Index
from claimcheck.match.lifts import find_lifts
from claimcheck.match.passages import Passages
from claimcheck.match.quotes import match_quotes
from claimcheck.match.ranking import Meanings
from claimcheck.match.statements import match_statements
from claimcheck.model import Comparison, Inspection, Release


def compare_documents(
    release: Release,
    inspection: Inspection,
    previous: Sequence[Inspection] = (),
    meanings: Meanings | None = None,
) -> Comparison:
    """Hold a release against a report; `previous` are the reports of earlier inspections of the same authority.

    `meanings`, a language model, helps to find the passages that claims are about.
    """
    report, words = Index(inspection.document), Index(release.document)
    passages = Passages(report)
    earlier = earlier_grades(inspection, tuple(previous))
    quotes = match_quotes(release.quotes, words, report, [(p, Index(p.document)) for p in previous])
    return Comparison(
        release=release,
        inspection=inspection,
        previous=tuple(previous),
        earlier=earlier,
        quotes=quotes,
        statements=match_statements(release.statements, inspection, earlier),
        claims=match_claims(release.claims, release.document, inspection, passages, quotes, meanings),
        lifts=find_lifts(release, inspection, words, report),
        coverage=cover(release, inspection, words, passages),
    )
