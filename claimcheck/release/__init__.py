"""What a release says: quotations and their speakers, stated grades, claims in the report's name."""

from __future__ import annotations

from claimcheck.model import Document, InputError, Inspection, Release
from claimcheck.read.files import refuse_too_long
from claimcheck.release.claims import find_claims
from claimcheck.release.parts import read_parts, setting_of
from claimcheck.release.quotes import find_quotes
from claimcheck.release.statements import find_statements

_MOST_CHARACTERS = 100_000
_MOST_QUOTATIONS = 1_000


def read_release(document: Document, inspection: Inspection | None, *, excerpt: bool = False) -> Release:
    """What `document` says; the `inspection` tells its report from those of other years and authorities.

    Raises InputError for more text or quotations than any release has, which would take unbounded time to compare.
    """
    refuse_too_long(document.path, len(document.text), _MOST_CHARACTERS)
    setting = setting_of(inspection)
    parts = read_parts(document, setting)
    quotes = find_quotes(parts, setting)
    if len(quotes) > _MOST_QUOTATIONS:
        raise InputError(document.path, f"has {len(quotes):,} quotations; at most {_MOST_QUOTATIONS:,} are compared")
    statements = find_statements(document, inspection, quotes)
    return Release(document, quotes, statements, find_claims(parts, setting), excerpt)
