"""The outcome that a report tells in a sentence, where its inspection gives no grades."""

from __future__ import annotations

import re

from claimcheck.language.fold import Folded
from claimcheck.language.sentences import sentences
from claimcheck.model import Document, Judgement
from claimcheck.report.framework import Framework


def outcomes(document: Document, cover: Folded, framework: Framework) -> tuple[Judgement, ...]:
    """The outcome whose words come first in the folded cover, as the judgement of the framework's one area."""
    told = [
        (found.start(), found.end(), grade)
        for grade in framework.scale
        for pattern in grade.told
        if (found := re.search(pattern, cover.text))
    ]
    if not told:
        return ()
    start, end, grade = min(told, key=lambda found: found[0])
    printed = cover.original(start, end)
    piece = document.piece_at(printed.start)
    assert piece is not None
    whole = [s for s in sentences(document, piece) if s[0].start <= printed.start < s[-1].end]
    (area,) = framework.areas
    return (Judgement(area.id, area.name, grade.id, document.show((printed,)), whole[0] if whole else (printed,)),)
