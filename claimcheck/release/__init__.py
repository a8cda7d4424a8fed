"""What a release says: quotations and their speakers, stated grades, claims in the report's name."""

from __future__ import annotations

from claimcheck.model import Document, Inspection, Release
from claimcheck.release.claims import find_claims
from claimcheck.release.parts import read_parts, setting_of
from claimcheck.release.quotes import find_quotes
from claimcheck.release.statements import find_statements


def read_release(document: Document, inspection: Inspection | None, *, excerpt: bool = False) -> Release:
    """What `document` says about the inspection; without an `inspection` other reports are told by their names alone."""
    setting = setting_of(inspection)
    parts = read_parts(document, setting)
    quotes = find_quotes(parts, setting)
    return Release(document, quotes, find_statements(document, inspection, quotes), find_claims(parts, setting), excerpt)
