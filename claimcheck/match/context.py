"""What stands beside a quoted passage in the report: words that negate or limit it, and clauses that take it back."""

from __future__ import annotations

from claimcheck.cache.patterns import compiled
from claimcheck.language.words import is_kind
from claimcheck.match.index import Index
from claimcheck.match.limits import concedes, limiting, softens
from claimcheck.model import Hidden

_CLAUSE_BREAK = compiled(r"[,;:–—()]|\s-\s")
_SOON = 12
"""Words after a quotation within which a contrast is taken for one to it."""
_NEARLY_WHOLE = 6
"""Words of its sentence that a quotation may leave out at the end and still be followed by the next sentence."""
_PROPOSITION = 5
"""Words a quotation needs before a clause or sentence left out beside it is held against it."""
_RELATIVES = frozenset({"that", "who", "which"})
_DENIALS = frozenset({"not", "no", "never", "none", "nothing"})
_LONGEST = 3
"""Words of the longest phrase that softens what follows it: "some of the"."""
_AS_GOOD_AS_ALONE = 2
"""Up to how many words left out are little more than the hedge or quantifier among them."""


def hidden_around(index: Index, first: int, last: int) -> tuple[Hidden, ...]:
    """What a quotation of the report's words `[first, last)` leaves out that negates, limits or takes it back."""
    start, _ = index.sentence(first)
    _, end = index.sentence(last - 1)
    found: list[Hidden] = []
    if (before := _limit_before(index, start, first, last)) is not None:
        found.append(Hidden(index.passage(before, first), "qualification"))
    if (after := _limit_after(index, first, last, end)) is not None:
        found.append(Hidden(index.passage(last, after), "qualification"))
    if last - first >= _PROPOSITION:
        found += _caveats(index, start, first, last, end)
    return tuple(found)


def hidden_within(index: Index, first: int, last: int) -> Hidden | None:
    """Words `[first, last)` skipped behind a mark of omission, where they negate or limit what is kept beside them."""
    lexicon = limiting()
    for position in range(first, last):
        word = index.keys[position]
        if word in lexicon.negators and not _idiom(index, position):
            opens = position > first and _breaks(index, position - 1)
            whole_clause = _breaks(index, first - 1) and _breaks(index, last - 1)
            if not (whole_clause or opens):
                return Hidden(index.passage(first, last), "qualification")
    if last - first <= _AS_GOOD_AS_ALONE and lexicon.softeners & set(index.keys[first:last]):
        return Hidden(index.passage(first, last), "qualification")
    return None


def _limit_before(index: Index, start: int, first: int, last: int) -> int | None:
    """The position of the word before the quotation that negates or limits it, if there is one."""
    lexicon = limiting()
    proposition = has_verb(index, first, last)
    if (limiter := _limiting_opening(index, start, first, proposition)) is not None:
        return limiter
    if last - first >= _PROPOSITION and (softening := _softening(index, start, first)) is not None:
        return softening
    coordinated = False
    opens_subordinate = index.keys[start] in lexicon.clause_openers
    participle = index.keys[first].endswith("ing")  # after a comma a clause of its own: "do not increase, leaving …"
    for position in range(first - 1, start - 1, -1):
        word, distance = index.keys[position], first - position
        if _breaks(index, position) and (proposition or participle or distance > 3 or opens_subordinate):
            return None
        if word in lexicon.negators and not _idiom(index, position):
            if position == start and (word in lexicon.determiners or index.keys[position + 1] in lexicon.determiners):
                return position  # "Not all children who need help and protection": the subject is limited as a whole
            if distance <= lexicon.reach and not coordinated:
                return position - (position > start and index.keys[position - 1] in lexicon.negators)  # "not yet"
        if word in lexicon.too_soon and position > start and index.keys[position - 1] == "too":
            return position - 1  # "It is too early for this to have made a difference"
        if word in lexicon.nouns and distance <= 3 and not coordinated:
            return position
        if word == "only" and distance <= 2 and not _idiom(index, position - 1):
            return position
        if word in lexicon.clause_openers:
            return None
        predicate = proposition or index.keys[position + 1] in lexicon.verbs  # "are not tracked and are [late]"
        coordinated = coordinated or (predicate and word in lexicon.coordinators)
    return None


def _limiting_opening(index: Index, start: int, first: int, proposition: bool) -> int | None:
    """A quantifier that limits who a quoted proposition is true of: "Some …", "For a small number of children, …"."""
    if not proposition or first == start or first - start > 8 or _superlative(index, first):
        return None
    lexicon = limiting()
    opening = index.keys[start:first]
    alone = set(opening) <= lexicon.fronts | lexicon.front_fillers
    if alone and lexicon.fronts & set(opening) and index.keys[first] not in lexicon.verbs:
        return start
    directly = not any(_breaks(index, position) for position in range(start, first))
    introduced = opening[0] in {"for", "in"} and _breaks(index, first - 1)
    idiom = any(_idiom(index, position) for position in range(start, first))
    if _limited(opening) and not idiom and (introduced or (directly and len(opening) <= 5)):
        return start
    return None


def _softening(index: Index, start: int, first: int) -> int | None:
    """The position of what right before a quotation keeps it from being true of all, or always: "may", "some of"."""
    said = f" {' '.join(index.keys[max(start, first - _LONGEST) : first])}"
    found = [phrase for phrase in limiting().softening if said.endswith(f" {phrase}")]
    if not found:
        return None
    at = first - max(len(phrase.split()) for phrase in found)
    name = at > start and index.document.text[index.starts[at]].isupper()  # "in May"
    apart = any(_breaks(index, position) for position in range(at, first))
    return None if name or apart or _superlative(index, first) else at


def _superlative(index: Index, first: int) -> bool:
    """Whether a quotation begins behind "the most", which limits nothing: "the most vulnerable children"."""
    return index.keys[max(first - 2, 0) : first] == ["the", "most"]


def _limited(words: list[str]) -> bool:
    """Whether the words say that something is true of some only."""
    text = f" {' '.join(words)} "
    return any(f" {phrase} " in text for phrase in limiting().limiters)


def _limit_after(index: Index, first: int, last: int, end: int) -> int | None:
    """The end of the words after the quotation that negate or limit it, if there are any."""
    if last >= end or _breaks(index, last - 1):
        return None
    lexicon = limiting()
    following = index.keys[last : min(last + 5, end)]
    if following[0] in lexicon.after:
        return end
    if following[0] in {"for", "in"} and _limited(following[1:]):
        return end
    narrowed = following[0] in _RELATIVES and any(word in lexicon.negators for word in following[1:3])
    if narrowed and _denied(
        index, first, last
    ):  # "did not find areas for improvement | that were not known to leaders"
        return end
    fails = following[0] in lexicon.verbs and any(word in lexicon.failing for word in following[1:4])
    if fails and not _critical(index, first, last):  # "weak oversight" alone says no more than "weak oversight has not"
        return end
    return None


def _denied(index: Index, first: int, last: int) -> bool:
    """Whether the words `[first, last)` deny something."""
    return any(index.keys[at] in _DENIALS for at in range(first, last))


def _caveats(index: Index, start: int, first: int, last: int, end: int) -> list[Hidden]:
    """Those beside the words `[first, last)` of the sentence, or sentences, `[start, end)`."""
    contrast = _contrast(index, first, last, end)
    conceded = _conceded(index, start, first, last, end, contrast is not None)
    return [hidden for hidden in (contrast, conceded, _sequel(index, last, end)) if hidden]


def _contrast(index: Index, first: int, last: int, end: int) -> Hidden | None:
    """A clause soon after the quotation that begins with "but" and the like."""
    lexicon = limiting()
    for position in range(last, min(last + _SOON, end)):
        if _meanwhile(index, first, last, position, end):
            continue
        word, after_comma = index.keys[position], _breaks(index, position - 1)
        if (word in lexicon.contrasts and (after_comma or position == last)) or (
            word in lexicon.contrasts_after_comma and after_comma
        ):
            return Hidden(index.passage(position, end), "contrast")
    return None


def _conceded(index: Index, start: int, first: int, last: int, end: int, contrasted: bool) -> Hidden | None:
    """The other half of a sentence with "although", whichever of the two is quoted; `contrasted` says one is found."""
    lexicon = limiting()
    if index.keys[start] in lexicon.concessions:
        commas = (p for p in range(start, end - 1) if "," in _between(index, p))
        comma = next((p for p in commas if index.keys[p + 1] not in lexicon.coordinators), None)
        if comma is not None and first > comma and _critical(index, start, comma + 1):
            return Hidden(index.passage(start, comma + 1), "contrast")
        if comma is not None and last <= comma + 1:
            return Hidden(index.passage(comma + 1, end), "contrast")
    elif first - 1 > start and index.keys[first - 1] in lexicon.concessions:  # "because, while [quoted], this is not …"
        comma = next((p for p in range(last - 1, end - 1) if "," in _between(index, p)), None)
        if comma is not None and not contrasted and _critical(index, comma + 1, end):
            return Hidden(index.passage(comma + 1, end), "contrast")
    return None


def _sequel(index: Index, last: int, end: int) -> Hidden | None:
    """The next sentence of the paragraph, where the quotation goes to the end of its own and that one takes it back."""
    number = index.sentence_number(last - 1)
    if end >= len(index) or end - last > _NEARLY_WHOLE:
        return None
    if index.sentence_pieces[number] != index.sentence_pieces[number + 1]:
        return None
    following = index.sentence_range(number + 1)
    opening = " ".join(index.keys[following[0] : following[0] + 4]) + " "
    contrary = opening.startswith(limiting().contrary) and _critical(index, *following)
    return Hidden(index.passage(*following), "sequel") if contrary or opening.startswith(limiting().sequels) else None


def _meanwhile(index: Index, first: int, last: int, position: int, end: int) -> bool:
    """Whether "while" only tells what was so at the same time: ", while clearly communicating that …"."""
    if index.keys[position] not in ("while", "whilst") or _critical(index, first, last):
        return False
    return not any(word != "more" and (concedes(word) or softens(word)) for word in index.keys[position + 1 : end])


def _critical(index: Index, first: int, last: int) -> bool:
    return any(is_kind(word, "negation") or word in limiting().failing for word in index.keys[first:last])


def has_verb(index: Index, first: int, last: int) -> bool:
    """Whether one of the commonest verbs stands among the words `[first, last)`."""
    return any(word in limiting().verbs for word in index.keys[first:last])


def _idiom(index: Index, position: int) -> bool:
    """Whether the words at `position` are a phrase that negates and limits nothing ("not only", "no doubt")."""
    return position >= 0 and " ".join(index.keys[position : position + 2]) in limiting().not_negating


def _between(index: Index, position: int) -> str:
    return index.document.text[index.ends[position] : index.starts[position + 1]]


def _breaks(index: Index, position: int) -> bool:
    """Whether a clause may end after the word at `position`."""
    if position < 0 or position + 1 >= len(index):
        return True
    return bool(_CLAUSE_BREAK.search(_between(index, position)))
