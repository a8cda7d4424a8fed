"""A quotation cut so that the words which negate or limit it are gone.

Every quoted word is the report's, but the same sentence goes on, or began, with words that turn or narrow what is
quoted: "Not all …", "does not …", "only …", or a "not" inside an ellipsis. Quoting out of context distorts although
the words are right (McGlone, "Contextomy", Media, Culture & Society 2005); a cut must not change the sense (Reuters
Handbook, "Q"). Nothing is said where the release carries the limit in the words around the quotation.

What to do: quote the limiting words too, or paraphrase without quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.sentences import sentences
from claimcheck.model import Comparison, Document, Finding, Passage
from claimcheck.rules.shared.evidence import hidden_words, in_release, in_report

FAMILY = "quotes"
LEVEL = "error"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each quotation whose sense was cut away."""
    for match in case.quotes:
        cut = [hidden for hidden in match.hidden if hidden.kind == "qualification"]
        if match.verdict == "cut" and cut:
            quotation = in_release(case, match.quote.passage, match.quote.speaker)
            yield Finding(
                f"The quotation leaves out {hidden_words(case, cut)}, which limits what it says.",
                (quotation, in_report(case, _sentence(case.inspection.document, match.evidence[0]))),
            )


def _sentence(document: Document, quoted: Passage) -> Passage:
    """The whole sentences of the report that a quotation is taken from."""
    first, last = quoted[0].start, quoted[-1].end
    pieces = [piece for piece in document.pieces if piece.passage[0].start < last and first < piece.passage[-1].end]
    around = (sentence for piece in pieces for sentence in sentences(document, piece))
    own = (sentence for sentence in around if sentence[0].start < last and first < sentence[-1].end)
    return tuple(span for sentence in own for span in sentence)
