"""Aligns the words of a quotation with the report's, where they are not simply found there.

Runs of two or more words that both have are chained in the quotation's order; between runs the words are compared one
by one. A jump within a sentence or two is a silent skip; a longer one starts another part, from a separate passage.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from msgspec import Struct

from claimcheck.language.words import kind_of_edit, same
from claimcheck.match.index import Index
from claimcheck.match.runs import Run, Weights, chain, continues, find_runs
from claimcheck.model import Edit

_PART_WEIGHT = 3.5
"""What a part must weigh, in words (common words count less), to be evidence of a passage."""
_FAMILIAR = 2
"""What a word of content that both have is worth, in words that differ."""
_BROKEN_OFF = 1.5
"""What it costs to end in the middle of a phrase."""
_UNFINISHED = frozenset("the a an of in to for and or with by their its that which who as at on from".split())
_JOINING = frozenset({"and", "while", "with", "that", "also", "as"})


class Change(Struct, frozen=True):
    """Words `[quoted_first, quoted_last)` of the quotation stand where the report has `[report_first, report_last)`."""

    quoted_first: int
    quoted_last: int
    report_first: int
    report_last: int


class Part(Struct, frozen=True):
    """A stretch of the quotation that follows one passage of the report, and the changes within it."""

    quoted_first: int
    quoted_last: int
    report_first: int
    report_last: int
    changes: tuple[Change, ...]

    @property
    def matched(self) -> int:
        """How many words of the quotation the report has."""
        return self.quoted_last - self.quoted_first - sum(c.quoted_last - c.quoted_first for c in self.changes)


def align(index: Index, quoted: Sequence[str], marks: Set[int] = frozenset()) -> list[Part]:
    """The parts of the report that `quoted` follows, in the quotation's order; empty where nothing is near.

    `marks` are the positions in `quoted` before which something is openly left out. Words that only join one part to
    the next belong to neither.
    """
    weigh = Weights(index, quoted)
    best = chain(find_runs(index, quoted, weigh), weigh, index)
    groups: list[list[Run]] = []
    for run in best:
        if groups and continues(groups[-1][-1], run, index):
            groups[-1].append(run)
        else:
            groups.append([run])
    groups = [group for group in groups if sum(map(weigh, group)) >= _PART_WEIGHT] or groups[:1]
    firsts = [0, *(group[0].quoted for group in groups[1:])]
    lasts = [*(_joint(quoted, first) for first in firsts[1:]), len(quoted)]
    return [
        _part(index, quoted, _past_marks(index, quoted, marks, group, first, last), first, last)
        for group, first, last in zip(groups, firsts, lasts, strict=False)
    ]


def edit(index: Index, quoted: Sequence[str], shown: str, change: Change) -> Edit:
    """The change as an edit; `shown` is what the quotation prints there."""
    theirs = index.keys[change.report_first : change.report_last]
    kind = kind_of_edit(quoted[change.quoted_first : change.quoted_last], theirs)
    report = index.document.show(index.passage(change.report_first, change.report_last)) if theirs else ""
    op = "replace" if shown and report else "insert" if shown else "delete"
    return Edit(op=op, quoted=shown, report=report, kind=kind)  # type: ignore[arg-type]


def _part(index: Index, quoted: Sequence[str], group: list[Run], first: int, last: int) -> Part:
    start, end = group[0], group[-1]
    report_first = start.report - _reach(index, quoted[first : start.quoted], start.report, backwards=True)
    quoted_end, report_end = end.quoted + end.length, end.report + end.length
    report_last = report_end + _reach(index, quoted[quoted_end:last], report_end, backwards=False)
    changes: list[Change] = []
    corners = [(first, report_first)]
    for run in group:
        changes += _changes(index, quoted, *corners[-1], run.quoted, run.report)
        corners.append((run.quoted + run.length, run.report + run.length))
    changes += _changes(index, quoted, *corners[-1], last, report_last)
    return Part(first, last, report_first, report_last, tuple(changes))


def _joint(quoted: Sequence[str], first: int) -> int:
    """Where the stretch before `first` ends, the words that only join it to the next left out."""
    while first and quoted[first - 1] in _JOINING:
        first -= 1
    return first


def _past_marks(
    index: Index, quoted: Sequence[str], marks: Set[int], group: list[Run], first: int, last: int
) -> list[Run]:
    """The runs with the words beyond a mark of omission at either end, where the same sentence has them farther on."""
    found = list(group)
    at, place = group[-1].quoted + group[-1].length, group[-1].report + group[-1].length
    if at in marks and at < last and (step := _find(_after(index, place), quoted[at:last])) is not None:
        found.append(Run(at, place + step, last - at))
    at, place = group[0].quoted, group[0].report
    if at in marks and at > first:
        before, wanted = _before(index, place)[::-1], quoted[first:at][::-1]
        if (step := _find(before, wanted)) is not None:
            found.insert(0, Run(first, place - step - len(wanted), len(wanted)))
    return found


def _find(within: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Where `within` first has the words `wanted`."""
    starts = range(len(within) - len(wanted) + 1)
    return next((at for at in starts if list(within[at : at + len(wanted)]) == list(wanted)), None)


def slid(index: Index, quoted: Sequence[str], marks: Set[int], change: Change) -> Change:
    """Words left out, at the mark that stands for them where they could as well have been left out there.

    Of "care and support and help" the quotation "care … and help" may lack "and support" or "support and".
    """
    if change.quoted_first != change.quoted_last:
        return change
    for step in (-1, 1):
        at, first, last = change.quoted_first, change.report_first, change.report_last
        while at not in marks:
            ours, gone, next_to = (at - 1, last - 1, first - 1) if step < 0 else (at, first, last)
            if not (0 <= ours < len(quoted) and 0 <= next_to < len(index)):
                break
            if not quoted[ours] == index.keys[gone] == index.keys[next_to]:
                break
            at, first, last = at + step, first + step, last + step
        else:
            return Change(at, at, first, last)
    return change


def _before(index: Index, position: int) -> list[str]:
    """The words that stand before `position` in its paragraph's last two sentences."""
    number = index.sentence_number(position)
    if number and index.sentence_pieces[number - 1] == index.sentence_pieces[number]:
        number -= 1
    return index.keys[index.sentence_firsts[number] : position]


def _after(index: Index, position: int) -> list[str]:
    number = index.sentence_number(position - 1)
    return index.keys[position : index.sentence_range(number)[1]]


def _reach(index: Index, quoted: Sequence[str], at: int, *, backwards: bool) -> int:
    """How many of the report's words before or from `at` on the quotation's unmatched end stands for.

    Words that both have count most; where there are none, as many of the same sentence stand for as many, and they do
    not end in the middle of a phrase ("for children in the").
    """
    if not quoted:
        return 0
    from rapidfuzz.distance import LCSseq, Levenshtein

    nearby = _before(index, at) if backwards else _after(index, at)
    own = index.sentence(at if backwards else at - 1)

    def distance(length: int) -> tuple[float, int, bool, int]:
        first, last = (at - length, at) if backwards else (at, at + length)
        part = index.keys[first:last]
        alike = LCSseq.similarity([w for w in quoted if _content(w)], [w for w in part if _content(w)])
        unfinished = not backwards and index.keys[last - 1] in _UNFINISHED and quoted[-1] not in _UNFINISHED
        cost = Levenshtein.distance(quoted, part) - _FAMILIAR * alike + _BROKEN_OFF * unfinished
        beyond = not own[0] <= first <= last <= own[1]
        return cost, -LCSseq.similarity(quoted, part), beyond, abs(length - len(quoted))

    return min(range(min(len(nearby), len(quoted) + 3) + 1), key=distance)


def _content(word: str) -> bool:
    return len(word) > 3


def _changes(
    index: Index, quoted: Sequence[str], quoted_first: int, report_first: int, quoted_last: int, report_last: int
) -> list[Change]:
    """What differs between two stretches, neighbouring differences joined; compounds split otherwise are alike."""
    ours, theirs = quoted[quoted_first:quoted_last], index.keys[report_first:report_last]
    if same(ours, theirs):
        return []
    from rapidfuzz.distance import Levenshtein

    changes: list[Change] = []
    for op in Levenshtein.opcodes(ours, theirs):
        if op.tag == "equal":
            continue
        change = Change(
            quoted_first + op.src_start,
            quoted_first + op.src_end,
            report_first + op.dest_start,
            report_first + op.dest_end,
        )
        last = changes[-1] if changes else None
        if last and last.quoted_last == change.quoted_first and last.report_last == change.report_first:
            changes[-1] = Change(last.quoted_first, change.quoted_last, last.report_first, change.report_last)
        else:
            changes.append(change)
    return [
        c
        for c in changes
        if not same(quoted[c.quoted_first : c.quoted_last], index.keys[c.report_first : c.report_last])
    ]
