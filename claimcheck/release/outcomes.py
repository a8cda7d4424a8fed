"""The outcome a release tells of an inspection that gives no grades but one outcome, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold
from claimcheck.language.sentences import sentences
from claimcheck.model import Document, Statement
from claimcheck.release.wording import pattern
from claimcheck.report.framework import Framework

_DOUBT = compiled(
    r"\b(?:no|none|if|other|another|elsewhere|nationally|previous(?:ly)?|last|earlier|former|(?:19|20)\d\d)\b"
)
_FOUND = compiled(r"\b(?:inspect\w*|ofsted|cqc|report|outcome|judge?ment|found|judged|concluded)\b")


def told_outcomes(document: Document, framework: Framework) -> Iterator[Statement]:
    """Every sentence that tells one of the framework's outcomes, in order.

    It is plain where the release names only that outcome, as what the inspectors found, and nothing in the sentence
    speaks of another time or place.
    """
    (area,) = framework.areas
    told: list[tuple[Statement, str]] = []
    for piece in document.pieces:
        for sentence in sentences(document, piece):
            folded = fold(document.text, sentence)
            for grade in framework.scale:
                found = next((hit for words in grade.told if (hit := re.search(words, folded.text))), None)
                if found:
                    words = (folded.original(*found.span()),)
                    statement = Statement(sentence, words, area.id, grade.id, "current", plain=False)
                    told.append((statement, folded.text[: found.start()] + folded.text[found.end() :]))
    one = len({statement.grade for statement, _ in told}) == 1
    for statement, rest in told:
        doubt = _DOUBT.search(rest) or pattern("negation").search(rest) or pattern("target").search(rest)
        plain = one and not doubt and _FOUND.search(rest) is not None
        yield Statement(
            statement.passage, statement.words, statement.area, statement.grade, statement.when, plain=plain
        )
