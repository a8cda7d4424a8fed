"""What a release says: quotations and their speakers, stated grades, claims in the report's name."""

from __future__ import annotations

from claimcheck.model import Document, InputError, Inspection, Release
from claimcheck.read.files import refuse_too_long
from claimcheck.release.claims import find_claims
from claimcheck.release.quotes import find_quotes
from claimcheck.release.reader import read_parts
from claimcheck.release.setting import Setting
from claimcheck.release.statements import find_statements

_MOST_CHARACTERS = 100_000
_MOST_QUOTATIONS = 1_000


def read_release(document: Document, inspection: Inspection | None, *, excerpt: bool = False) -> Release:
    """What `document` says; the `inspection` tells its report from those of other years and authorities.

    Raises InputError for more text or quotations than any release has, which would take unbounded time to compare.
    """
    refuse_too_long(document.path, len(document.text), _MOST_CHARACTERS)
    setting = _setting(inspection)
    parts = read_parts(document, setting)
    quotes = find_quotes(parts, setting)
    if len(quotes) > _MOST_QUOTATIONS:
        raise InputError(document.path, f"has {len(quotes):,} quotations; at most {_MOST_QUOTATIONS:,} are compared")
    statements = find_statements(document, inspection, quotes)
    return Release(document, quotes, statements, find_claims(parts, setting), excerpt)


def _setting(inspection: Inspection | None) -> Setting:
    """What of the inspection tells its report from others."""
    if inspection is None:
        return Setting()
    year = int(inspection.start[:4]) if inspection.start else None
    authority, inspector = inspection.authority or "", inspection.lead_inspector or ""
    surname = inspector.rpartition(" ")[2].lower()
    return Setting(year, authority.lower() or None, surname or None, bool(inspection.judgements))
