"""What a release says: quotations and their speakers, stated grades, claims in the report's name."""

from __future__ import annotations

from claimcheck.model import Document, Inspection, Release
from claimcheck.release.claims import find_claims
from claimcheck.release.parts import read_parts, setting_of
from claimcheck.release.quotes import find_quotes
from claimcheck.release.statements import find_statements


def read_release(document: Document, inspection: Inspection | None, *, excerpt: bool = False) -> Release:
    """What `document` says; the `inspection` tells its report from those of other years and authorities."""
    setting = setting_of(inspection)
    parts = read_parts(document, setting)
    quotes = find_quotes(parts, setting)
    statements = find_statements(document, inspection, quotes)
    return Release(document, quotes, statements, find_claims(parts, setting), excerpt)
