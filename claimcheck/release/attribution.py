"""Who is said to speak a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.release.clauses import Sentence
from claimcheck.release.lexicon import lexicon
from claimcheck.release.speakers import MENTIONS
from claimcheck.release.voices import Clause, Voice

_REACH = 14
_SIGNATURE = 10
_NEAR = 3
_ENDS = frozenset({"comma", "stop", "conjunction", "preposition", "held", "relative"})
_OCCASIONS = ("after", "before", "since", "when", "once", "until", "because", "while", "although")


def voice_of(sentence: Sentence, held: int) -> Voice | None:
    """Who is said to speak the quotation at the token `held`; None where the sentence does not say."""
    after = _after(sentence, held)
    if after is not None:
        return after
    telling_that = _that_clause(sentence, held)
    if telling_that is not None:
        return telling_that.voice
    for k in sentence.before(held):
        token = sentence.tokens[k]
        if k in sentence.clauses:
            if _is_occasion(sentence, sentence.clauses[k], held):
                break
            clause = implied_by(sentence, sentence.clauses[k])
            shown = clause.voice.source == "person" and sentence.tokens[k].text in lexicon().implying
            final = _final(sentence, held) if shown or not clause.certain else None
            if final is not None:
                return final
            if _is_hearsay(sentence, clause):
                return Voice("unknown", clause.voice.speaker, implied=True)
            return clause.voice if clause.voice.source != "unknown" or clause.certain else according(sentence)
        if token.kind == "according":
            return according(sentence)
        if token.text == ":" and k == held - 1 and min(sentence.clauses, default=k) >= k:
            label = _label(sentence, k)
            if label is not None:
                return label
    return _signed(sentence, held) or according(sentence) or _later(sentence, held) or _headed(sentence, held)


def _is_occasion(sentence: Sentence, clause: Clause, held: int) -> bool:
    """Whether a clause says only when what the quotation is part of was: "After inspectors reported, the council …"."""
    if not clause.certain or not clause.first or clause.first > clause.at:
        return False
    if sentence.tokens[clause.first - 1].text not in _OCCASIONS:
        return False
    opens = all(t.kind in ("conjunction", "adverb", "stop", "preposition") for t in sentence.tokens[: clause.first])
    between = range(clause.at + 1, held)
    comma = next((k for k in between if sentence.tokens[k].kind == "comma"), None)
    return opens and comma is not None and any(sentence.tokens[k].kind in MENTIONS for k in range(comma, held))


def _that_clause(sentence: Sentence, held: int) -> Clause | None:
    """The verb to which "and that" before the quotation goes back: "They say that …, but that it is “…”"."""
    ends = next((k for k in sentence.before(held) if sentence.tokens[k].kind in ("held", "verb", "stop")), 0)
    joint = next((k for k in range(held - 1, ends, -1) if sentence.tokens[k].text == "that"), 0)
    if not joint or sentence.tokens[joint - 1].text not in ("and", "but"):
        return None
    for k in sentence.before(joint - 1):
        if k in sentence.clauses and sentence.tokens[k + 1].text == "that":
            clause = sentence.clauses[k]
            return clause if clause.certain and clause.voice.source != "unknown" else None
    return None


def _signed(sentence: Sentence, held: int) -> Voice | None:
    """Who is named behind a dash or colon after one or more quotations: "“…”, “…” – from Ofsted's report"."""
    mark = next((k for k in sentence.after(held + 1) if sentence.tokens[k].kind not in ("held", "comma")), None)
    if mark is None or sentence.tokens[mark].text not in (":", "–"):
        return None
    named = (k for k in sentence.after(mark + 1)[:_SIGNATURE] if sentence.tokens[k].kind in MENTIONS)
    first = next(named, None)
    if first is None or sentence.tokens[first].kind in ("it", "they", "group"):
        return None
    person = sentence.tokens[first].kind in ("person", "name")
    if person:
        return Voice("person", sentence.words(first, len(sentence.tokens))) if first == mark + 1 else None
    return sentence.voice(first, first)


def _headed(sentence: Sentence, held: int) -> Voice | None:
    """The report at a headline's start or end: "Ofsted: services ‘fail’", "Children ‘at risk’ – Ofsted"."""
    tokens = sentence.tokens
    if tokens[0].kind == "report" and held > 1 and tokens[1].text == ":":
        return sentence.voice(0, 0)
    last = len(tokens) - 1
    if tokens[last].kind == "report" and last > held and tokens[last - 1].text in ("–", ":"):
        return sentence.voice(last, last)
    return None


def implied_by(sentence: Sentence, clause: Clause) -> Clause:
    """The clause that speaks, where one tells of another: what a person says that the report shows is the person's,
    and what the report says that leaders recognise is the report's.
    """
    earlier = _earlier(sentence, clause)
    if earlier is None:
        return clause
    verb = sentence.tokens[clause.at].text
    put_in = sentence.tokens[earlier.at + 1].kind == "comma" and sentence.tokens[earlier.first - 1].kind == "comma"
    if clause.first < earlier.first and put_in:  # "Staff, inspectors said, showed …"
        return earlier
    if clause.voice.source == "report" and verb in lexicon().implying and earlier.voice.source == "person":
        return earlier
    if clause.voice.source == "person" and verb not in lexicon().speech and earlier.voice.source == "report":
        between = sentence.tokens[earlier.at + 1 : clause.first]
        joined = any(t.kind in ("conjunction", "held", "stop") for t in between)
        as_noted = sentence.tokens[0].text == "as" and not joined
        if clause.first > earlier.at and (as_noted or all(t.kind in ("adverb", "relative") for t in between)):
            return earlier
    return clause


def _earlier(sentence: Sentence, clause: Clause) -> Clause | None:
    """The clause before, where it is plain who speaks there."""
    earlier = next((sentence.clauses[k] for k in sentence.before(clause.at) if k in sentence.clauses), None)
    return earlier if earlier is not None and earlier.certain else None


def _is_hearsay(sentence: Sentence, clause: Clause) -> bool:
    """Whether a person tells what the inspectors said, so that the words may be either's."""
    earlier = _earlier(sentence, clause)
    if earlier is None or (earlier.voice.source, clause.voice.source) != ("person", "report"):
        return False
    between = sentence.tokens[earlier.at + 1 : clause.first]
    apart = any(t.kind in ("comma", "held", "stop") or t.text in ("and", "but") for t in between)
    return clause.first > earlier.at and not apart


def _after(sentence: Sentence, held: int) -> Voice | None:
    """The voice right behind the quotation: "…," she said; "…", said the report."""
    at = held + 1
    agent = sentence.tokens[at : at + 2]
    if len(agent) == 2 and agent[0].text == "by" and agent[1].kind in MENTIONS:
        passive = next((k for k in sentence.before(held) if k in sentence.clauses), None)
        if passive is not None and sentence.is_passive(passive):
            doer = sentence.is_doer(passive, at + 1)
            return sentence.clauses[passive].voice if doer else sentence.voice(at + 1, passive)
    if at < len(sentence.tokens) and (sentence.tokens[at].kind == "comma" or sentence.tokens[at].text == "–"):
        at += 1
    while at < len(sentence.tokens) and (sentence.tokens[at].kind == "adverb" or sentence.tokens[at].text == "as"):
        at += 1
    if [t.text for t in sentence.tokens[at : at + 2]] in (["was", "how"], ["is", "how"]):
        at += 2
    if at >= len(sentence.tokens):
        return None
    clause = sentence.clauses.get(at)
    if clause is not None and clause.first > at:
        return clause.voice
    verb = next((k for k in sentence.after(at) if sentence.tokens[k].kind in ("verb", "held", "stop")), None)
    if verb is None or verb not in sentence.clauses or sentence.tokens[verb].text.endswith("ing"):
        return None
    clause = sentence.clauses[verb]
    nameless = clause.first == verb and not clause.certain and sentence.tokens[verb].text in lexicon().speech
    starts = clause.first == at or (nameless and sentence.tokens[at].kind in ("word", "determiner", *MENTIONS))
    if not starts or clause.voice.source == "unknown":
        return None
    comma_inside = sentence.tokens[held].text[2:3] in (",", "!", "?")
    return clause.voice if comma_inside or _closes(sentence, verb) else None


def _closes(sentence: Sentence, verb: int) -> bool:
    """Whether nothing that the verb governs follows it, so that what it governs stands before."""
    if sentence.tokens[verb].text in ("told", "tells"):  # "…, she told the council"
        verb = next((k for k in sentence.after(verb + 1) if sentence.tokens[k].kind in _ENDS), len(sentence.tokens)) - 1
    following = sentence.tokens[verb + 1 : verb + 2]
    if not following:
        return True
    token = following[0]
    if token.kind in ("comma", "adverb") or token.text in (".", ";", ":", "–", ")"):
        return True
    near = sentence.tokens[verb + 1 : verb + _REACH]
    return token.text in lexicon().circumstance and not any(t.kind == "held" for t in near)


def _later(sentence: Sentence, held: int) -> Voice | None:
    """A verb behind the quotation that governs it."""
    final = _final(sentence, held)
    if final is not None:
        return final
    part = _until_occasion(sentence, held)
    levelled = _levelled_by(sentence, part)
    if levelled is not None:
        return levelled
    passives = (k for k in part if k in sentence.clauses and sentence.is_passive(k))
    passive = next((sentence.clauses[k] for k in passives if sentence.tokens[k].text not in lexicon().grading), None)
    return passive.voice if passive and (passive.certain or passive.voice.source == "report") else None


def _until_occasion(sentence: Sentence, held: int) -> Sequence[int]:
    """The tokens behind the quotation up to what only tells when or why: "after services were praised by Ofsted"."""
    behind = sentence.after(held + 1)
    stop = next((k for k in behind if sentence.tokens[k].text in _OCCASIONS), behind.stop)
    return range(behind.start, stop)


def _levelled_by(sentence: Sentence, part: Sequence[int]) -> Voice | None:
    """Who makes the remarks that the quotation is one of: "“…” was among the criticisms levelled by inspectors"."""
    said = lexicon().sayings | lexicon().highlights
    noun = next((k for k in part if sentence.tokens[k].text in said), None)
    if noun is None:
        return None
    by = next((k for k in sentence.after(noun + 1)[:_NEAR] if sentence.tokens[k].text == "by"), None)
    named = by is not None and by + 1 < len(sentence.tokens) and sentence.tokens[by + 1].kind in MENTIONS
    return sentence.voice(by + 1, by) if named and by is not None else None


def _final(sentence: Sentence, held: int) -> Voice | None:
    """Who speaks by a verb at the sentence's end that governs all of it: "… is a strength, Ofsted added."."""
    last = next(reversed(sentence.clauses), -1)
    clause = sentence.clauses.get(last)
    if clause is None or last <= held or not clause.certain:
        return None
    start, end = min(clause.first, last), max(clause.first, last)
    apart = start > held and sentence.tokens[start - 1].kind in ("comma", "held")
    return clause.voice if apart and _closes(sentence, end) else None


def according(sentence: Sentence) -> Voice | None:
    """Who is named by "according to"."""
    if sentence.account is None:
        return None
    mentions = (k for k in sentence.after(sentence.account + 1)[:_REACH] if sentence.tokens[k].kind in MENTIONS)
    first = next(mentions, None)
    if first is None:
        return None
    people = (k for k in sentence.after(first)[:3] if sentence.tokens[k].kind in ("person", "name"))
    return sentence.voice(next(people, first), first)


def _label(sentence: Sentence, colon: int) -> Voice | None:
    """Who stands before a colon without a verb: "Ofsted: …", "Cllr X, leader of the council: …"."""
    people = None
    for k in range(sentence.start_of_clause(colon), colon):
        if sentence.tokens[k].kind in ("person", "name") and people is None:
            people = k
        if sentence.tokens[k].kind in ("report", "other") and people is None:
            return sentence.voice(k, k)
    return Voice("person", sentence.words(people, colon)) if people is not None else None
