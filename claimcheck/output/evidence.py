"""The texts that a finding shows, as every format for people shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.model import Comparison, Document, Finding, Passage
from claimcheck.output import view
from claimcheck.output.words import clean, name, whereabouts

_MARKS = '“”"'
_OPENING = compiled(r"“(?=\S)")


class Evidence(Struct, frozen=True):
    """Words of one document that a finding rests on."""

    role: str
    """Whose words they are: "release", "report", "earlier", or "left out" of what the release took from the report."""
    document: Document
    words: str
    """The words themselves, the one mark of a speech that a sentence may hold made a pair."""
    speaker: str
    """Who says them, where they do not name him themselves; empty otherwise."""
    quoted: bool
    """Whether the words are a quotation, to be shown in quotation marks."""
    place: str
    """Where they stand, with the file's name where it is neither the release nor the report that is compared."""
    differing: tuple[str, ...] = ()
    """The words that differ from the other document's, or that the release leaves out."""


def evidence(case: Comparison, finding: Finding) -> list[Evidence]:
    """The texts of a finding, one for each of its locations, in their order."""
    match = view.quote_of(case, finding)
    hidden = view.hidden_of(case, finding)
    left_out = {one.passage for one in hidden}
    quotations = {match.quote.passage for match in case.quotes} | left_out
    held, edits = (match.evidence, match.edits) if match else ((), ())
    shown = []
    for at in finding.locations:
        words = words_of(at.document, at.passage)
        speaker = clean(at.speaker or "")
        release = at.role == "release"
        quoted = at.passage in quotations or (at.role == "report" and any(_within(q, at.passage) for q in held))
        changed = [edit.quoted if release else edit.report for edit in edits]
        cut = [] if release else [at.document.show(one.passage) for one in hidden if one.kind == "qualification"]
        shown.append(
            Evidence(
                role="left out" if at.passage in left_out else "earlier" if at.role == "previous" else at.role,
                document=at.document,
                words=words.strip(_MARKS) if quoted else words,
                speaker="" if speaker in words else speaker,
                quoted=quoted,
                place=_place(case, at.document, at.passage),
                differing=tuple(map(clean, (*changed, *cut))),
            )
        )
    return shown


def _within(inner: Passage, outer: Passage) -> bool:
    return outer[0].start <= inner[0].start and inner[-1].end <= outer[-1].end


def spans_of(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where in a text each of these words stands, of those that leave no doubt; in the text's order."""
    spans = []
    for word in words:
        found = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)) if word else []
        if len(found) == 1:
            spans.append(found[0].span())
    return sorted(spans)


def words_of(document: Document, passage: Passage) -> str:
    """A passage to be shown; where it is a sentence out of a speech, the mark that opens or ends this made a pair."""
    words = clean(document.show(passage))
    opened = len(_OPENING.findall(words)) - words.count("”")
    return f"{words}”" if opened == 1 else f"“{words}" if opened == -1 else words


def _place(case: Comparison, document: Document, passage: Passage) -> str:
    place = whereabouts(document, passage)
    known = (case.release.document, case.inspection.document)
    return place if any(document is one for one in known) else f"{name(document)}, {place}"
