"""The locations and the wording that rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from claimcheck.model import (
    Comparison,
    Document,
    Edit,
    EditKind,
    Finding,
    Hidden,
    Inspection,
    Level,
    Location,
    Passage,
    QuoteMatch,
)

_SHOWN = 160
"""Characters of evidence that a message repeats; the whole stands at its location."""


def in_release(case: Comparison, passage: Passage, speaker: str | None = None) -> Location:
    """A place in the release."""
    return Location("release", case.release.document, passage, speaker)


def in_report(case: Comparison, passage: Passage) -> Location:
    """A place in the report."""
    return Location("report", case.inspection.document, passage)


def in_title(case: Comparison) -> Location:
    """The beginning of the report, for what is about the report as a whole."""
    return in_report(case, case.inspection.document.pieces[0].passage)


def in_previous(inspection: Inspection, passage: Passage) -> Location:
    """A place in the report of an earlier inspection."""
    return Location("previous", inspection.document, passage)


def quote_locations(case: Comparison, match: QuoteMatch) -> tuple[Location, ...]:
    """The quotation, then the passages of the report it was held against."""
    return (
        in_release(case, match.quote.passage, match.quote.speaker),
        *(in_report(case, passage) for passage in match.evidence),
    )


def quoted(text: str) -> str:
    """A text between quotation marks, shortened in the middle where it is long."""
    if len(text) > _SHOWN:
        text = f"{text[: _SHOWN - 50].rsplit(' ', 1)[0]} … {text[-45:].split(' ', 1)[-1]}"
    return f"“{text}”"


def shown(document: Document, passages: Iterable[Passage]) -> str:
    """Passages between quotation marks, joined for a sentence."""
    return listed([quoted(document.show(passage)) for passage in passages])


def listed(items: Sequence[str]) -> str:
    """Items as a sentence lists them: "a, b and c"."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def differences(edits: Iterable[Edit]) -> str:
    """What was changed inside the quotation marks, in words."""
    changed = list(edits)
    added = list(dict.fromkeys(quoted(e.quoted) for e in changed if e.op == "insert"))
    dropped = list(dict.fromkeys(quoted(e.report) for e in changed if e.op == "delete"))
    replaced = [f"has {quoted(e.quoted)} where the report has {quoted(e.report)}" for e in changed if e.op == "replace"]
    said = [f"adds {listed(added)}"] * bool(added) + [f"drops {listed(dropped)}"] * bool(dropped) + replaced
    return "; ".join(dict.fromkeys(said))


def hidden_words(case: Comparison, hidden: Iterable[Hidden]) -> str:
    """The words left out, for a sentence."""
    return shown(case.inspection.document, (h.passage for h in hidden))


def claim_findings(case: Comparison, verdict: str, concerns: Callable[[EditKind], bool]) -> Iterator[Finding]:
    """One finding for each claim of that verdict whose difference is of a kind that concerns the rule."""
    for match in case.claims:
        if match.verdict == verdict and match.difference is not None and concerns(match.difference.kind):
            yield Finding(
                f"In the report's name the release says {quoted(match.difference.quoted)}; "
                f"the report says {quoted(match.difference.report)}.",
                (
                    in_release(case, match.claim.passage, match.claim.speaker),
                    *(in_report(case, passage) for passage in match.evidence[:1]),
                ),
            )


def omission_level(case: Comparison) -> Level | None:
    """A note for a release that is only a part of one: what it leaves out proves little."""
    return "note" if case.release.excerpt else None
