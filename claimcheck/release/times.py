"""When a stated grade holds: now, at an earlier inspection, or only as an aim."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.cache.patterns import compiled
from claimcheck.model import Inspection
from claimcheck.release.gradewords import GradeWord
from claimcheck.release.wording import QUOTE, grade_words, pattern

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DATE = compiled(
    r"(?<!since )(?<!since a )(?<!up on )(?<!down on )(?<!than )"
    rf"(?:\b(?P<month>{'|'.join(_MONTHS)}|{'|'.join(m[:3] for m in _MONTHS)})\.?,? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?)?"
    r"(?<![\d£/.,-])(?P<year>(?:19|20)\d\d)\b(?!\s?(?:children(?!'s)|staff|families|cases|young|people))"
)
_RELATIVE = compiled(r"[ ,-]*(?:when|where|which) ")
_INSPECTED = compiled(r"\b(?:inspection|visit|report|review)\b")
_ABOUT_INSPECTION = compiled(r"\b(?:inspect\w*|ofsted|judged|rated|graded|visit\w*)\b")
_CLAUSE = compiled(r"[;:]|, (?=(?:and|but|the|it|with|now|this|inspectors|ofsted|which|has|have|was|were)\b)")
_SINCE_WORD = compiled(r"\bsince\b")
_SINCE = compiled(r"\bsince (?:\w+ )?(?:19|20)\d\d\b")
_TO = compiled(
    r"\b(?:to|into|becoming|became|now)(?: an?| be| being)?"
    rf"(?: (?:overall|judged|rated|requiring|requires?))* ?[{QUOTE}(]*$"
)
_LAST = compiled(
    r"\b(?:last|previous) (?:[\w'-]+ ){0,3}(?:inspect\w*|rating|judge?ment|grade|ofsted)\b"
    r"|\blast (?:time|inspected|visited|came)\b"
)
_MOVED_FROM = compiled(
    r"\b(?:from|previous|last|improvement on)(?: (?:an?|its|the|rating|of|council's|ofsted|overall|grade))*"
    rf" ?[{QUOTE}(]*$"
)
_LONG_AGO = compiled(r"\b(?:journey|years?|decades?|since|history|once|originally|historic\w*|over the|long)\b")
_SINCE_THEN = compiled(rf"[{QUOTE}]*(?: {pattern('rating').pattern})? since (?:\w+ )?(?:19|20)\d\d")
_MOVES_ON = compiled(
    r"[;]|,(?! (?:with|and|including|as well as|plus)\b)|\b(?:but|now|while|today|is|are|has|have|it)\b"
)
_PRESENT_TENSE = compiled(r"\b(?:is|are|has|have|remains?|now|requires?)\b")
_DATING = compiled(r",? ?(?:in|on|during|at|from|of) (?:the )?(?:\w+ ){0,3}(?:19|20)\d\d,? ?")
_OPENING = compiled(  # "In 2016, …", "March 2015: …": dates all of its sentence that does not turn to the present
    r"(?:(?:and|but|back|then) )*(?:(?:in|on|during|at) (?:the )?(?:\w+ ){0,3}(?:19|20)\d\d\b,?"
    r"|(?:\d{1,2} )?(?:[a-z]+ )?(?:19|20)\d\d ?[:-]) "
)
_TURNS = compiled(
    r"[;]|\b(?:later|afterwards|subsequently|since|after|before|is|are|has|have|remains?|requires?|not)\b"
)
_LATER = compiled(r"^ ?,? ?after (?:being|having)\b|\b(?:years?|months?|weeks?|decades?) (?:after|since|on from)\b")
_FROM_TO = (  # "eight years from 'inadequate' to 'good'"
    compiled(rf"\bfrom(?: (?:an?|being|rated|judged|overall))* ?[{QUOTE}]*$"),
    compiled(rf"[{QUOTE}]*(?: (?:overall|rating|grade))* (?:to|into|through|via)\b"),
)
_FOUND_TO_BE = compiled(
    r"\b(?:judged|rated|graded|found|deemed|considered|assessed|said|told|reported|known)(?: [\w'-]+){0,8}?"
    rf" to(?: be)?(?: an?| overall)* ?[{QUOTE}(]*$"
)
_AND_THEN = compiled(
    rf"[{QUOTE}]*,?(?: and)?(?: then)?(?: on)?(?: to)?(?: an?)?[ {QUOTE}]*"
)  # "to good and then to outstanding"
_NEXT_TIME = compiled(
    r"\b(?:next|future|any later|forthcoming) (?:full )?(?:inspections?|time|visit|judge?ment|report)\b"
)
_DATED_STRAIGHT = compiled(rf"[{QUOTE}]*,? \(?(?:in )?(?:(?P<month>{'|'.join(_MONTHS)}) )?(?P<year>(?:19|20)\d\d)\b")
_WHEN_THEY = compiled(rf"[{QUOTE}]*,? when (?:i|we|she|he|they) (?:became|took|started|joined|arrived|came)\b")
_AT_THAT_TIME = compiled(r"\bat that (?:point|time|stage)|\bon that occasion|\bthat year\b")
_THEN_NOW = compiled(rf"[{QUOTE}]*,?(?: and| but)?(?: it)? (?:is|are|has become|have become) now\b")
_DATES_NEXT = compiled(r"\(?(?:[a-z]+ )?(?:19|20)\d\d ?[:=-]+ ?(?:an? )?['\"(]*$")  # "good (2018: inadequate)"
_SAYS = compiled(
    r"\b(?:pleased to (?:note|hear|see|learn)|said|reported|noted|told|explained|advised|heard"
    r"|informed|recalled|stated)\b"
)
_HAD_BEEN = compiled(r"\bhad been\b(?! (?:previously|before))")
_WE_WERE = compiled(rf"(?:^|[{QUOTE},;.] ?|\b(?:and|but|because) )we (?:were|had been)(?: once| an?)* [{QUOTE}]*$")
_ONLY_DATE = compiled(
    rf"[ ,;:(-]*(?:(?:\d{{1,2}} )?(?:{'|'.join(_MONTHS)}|{'|'.join(m[:3] for m in _MONTHS)})\.? )?(?:19|20)\d\d ?[:)-]*"
)
_KEPT = compiled(  # "retains its good rating": the grade is the present one, whatever year follows
    r"\b(?:(?:retain|keep|maintain)(?:s|ed|ing)?|kept|(?:hold|held)(?:s|ing)? on to)"
    rf" (?:its|our|their|the|an?|this|that)(?: (?:overall|ofsted|top|previous))* [{QUOTE}]*$"
)
_LATEST = compiled(
    r"\b(?:(?:latest|most recent) (?:\w+ ){0,3}(?:inspection|report)|(?:published|released|issued) (?:\w+ ){0,3}"
    r"today)\b"
)
_GONE = compiled(  # "the ‘inadequate’ label gone", "the inadequate judgement being removed"
    rf"[{QUOTE}]*(?: (?:{pattern('rating').pattern}|label|tag))?(?: (?:has|had|have|is|was|now|been|being|finally))*"
    r" (?:gone|removed|lifted|dropped|shed|ended|behind (?:us|it|them)|overturned|consigned)\b"
)
_LAST_TOLD = compiled(  # "It was last inspected in 2016, when …", "The last full inspection saw …"
    r"(?<!since )(?<!since the )(?<!since its )(?<!since our )(?<!since their )(?<!than the )(?<!on the )(?<!on its )"
    r"(?:(?:last|previous) (?:(?:full|graded|ofsted|such|standard) )*(?:inspections?|inspected|visit(?:ed)?|report)"
    r"|last (?:time|rated|graded|judged))\b"
)
_RELATIVE_TO = compiled(r"\b(?:when|which|who|that|since|as|after) (?:\w+ ){0,3}$")
_AFTER_THE_LAST = compiled(
    r"\b(?:after|since|following|than|on from) (?:the|its|our|their) (?:last"
    r"|previous)\b[^,;.]{0,40}"
)
_TO_PRESENT = compiled(
    r"[;]|\b(?:is|are|has|have|now|today|but|while|this|latest|new|remains?|retains?|again|since|after|showed"
    r"|when we)\b"
)
_AGO = compiled(
    rf"[{QUOTE}]*(?: \w+){{0,2}} (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)"
    r" (?:years?|decades?) ago\b"
)
_CHANGE = compiled(
    r"\b(?:from|mov(?:e|ed|es|ing)|(?:up|down|re-?)grad(?:e|ed|es|ing)|rais(?:e|ed)|lift|jump|slip|drop|f[ae]ll|improv"
    r"|chang(?:e|ed)|progress|bounc|gone|went|ris(?:e|en|ing)|rose|promot|turn|transform|tak(?:e|en))"
)


_DATES_JOIN = compiled(r"(?:,|,? and(?: then)?|,? then)(?: again)?(?: in)? (?:late |early )?")
_BEFORE_AFTER = 120  # characters before a grade word in which its dates may stand
_BESIDE = 40  # characters behind a grade word in which its date may stand


class Time(Struct, frozen=True):
    """When a grade is stated to hold. `date` is ISO, as precise as the words; `told` whether they leave no doubt."""

    when: Literal["current", "previous", "target"]
    date: str | None
    told: bool
    latest: bool = False
    """Whether the words beside the grade say that it is the one of the latest inspection."""


def time_of(
    word: GradeWord, sentence: str, inspection: Inspection | None, context: str = "", last: Time | None = None
) -> Time:
    """When the grade of `word` in the folded sentence holds, as seen from the inspection the release is about.

    `context` is the sentence before, or the line above a list; `last` the time of the grade word before it in the
    sentence.
    """
    word = replace(word, after=_DATES_NEXT.sub("", word.after))
    if last and last.date and (dated_last := _DATE.search(word.before[:_BESIDE])) and _iso(dated_last) == last.date:
        word = replace(word, before=word.before[dated_last.end() :])  # the date of the grade before it
    reported = _SAYS.search(f"{context} {sentence}") is not None  # "he said that it had been judged good": now
    before = _HAD_BEEN.sub(" ", word.before) if reported else word.before
    part, around = _part(word, sentence)
    if (
        _NEXT_TIME.search(_until_break(word.after))
        or pattern("target").search(before[-120:])
        or (last and last.when == "target" and _AND_THEN.fullmatch(before))
    ):
        return Time("target", None, True)
    opened = _opening_date(sentence, word.start)
    opened = opened if opened and is_earlier(opened, inspection) else None
    if _KEPT.search(before) and not opened:
        return Time("current", None, _date_after(word, inspection) is None)
    if _GONE.match(word.after):
        return Time("previous", None, False)
    straight = _DATED_STRAIGHT.match(word.after)
    at_last = _told_of_last(sentence, word.start)
    if at_last is not None:
        date = _iso(straight) if straight else date_in(at_last)
        earlier_date = date if date and is_earlier(date, inspection) else None
        if earlier_date or not date:
            return Time("previous", earlier_date, earlier_date is not None)
    dated = _iso(straight) if straight else _date(word, part, around)
    earlier = dated is not None and is_earlier(dated, inspection)
    left_behind = pattern("left_behind").search(_recent(before)) is not None
    left_behind = left_behind or bool(_FROM_TO[0].search(before) and _FROM_TO[1].match(sentence, word.end))
    after = _date_after(word, inspection)
    moved = _TO.search(before) and not _FOUND_TO_BE.search(before) and _CHANGE.search(sentence[: word.start])
    if moved and not left_behind and not after:
        return Time("current", None, True)
    if left_behind:
        date = dated if earlier else after
        return Time("previous", date, date is not None or _from_the_last(before, sentence))
    if earlier:
        return Time("previous", dated, True)
    if _AT_THAT_TIME.search(part):
        since_when = date_in(context)
        return Time("previous", since_when if since_when and is_earlier(since_when, inspection) else None, False)
    if _AGO.match(word.after) or _WE_WERE.search(before) or _THEN_NOW.match(word.after):
        return Time("previous", _opens_on(sentence, inspection), False)
    if _AFTER_THE_LAST.search(word.after):
        around = _AFTER_THE_LAST.sub(" ", around)
    if reported:
        around = _HAD_BEEN.sub(" ", around)
    since = bool(pattern("past_before").search(before) or _WHEN_THEY.match(word.after))
    if (since or pattern("past").search(around)) and not pattern("present").search(part):
        return Time("previous", _opens_on(sentence, inspection), bool(_LAST.search(around)))
    if last and last.when == "previous" and dated is None and not _MOVES_ON.search(before):
        return Time("previous", last.date, False)
    if opened and not dated:
        return Time("previous", opened, False)
    now = _PRESENT_TENSE.search(part) or pattern("present").search(part) or (last and last.when == "current")
    if not now and speaks_of_earlier(context, inspection):
        before_that = date_in(context)
        return Time("previous", before_that if before_that and is_earlier(before_that, inspection) else None, False)
    since_then = _SINCE_THEN.match(word.after)
    told = not (since_then or pattern("past").search(around))
    latest = _LATEST.search(f"{around} {word.after}") is not None or _is_of(dated, inspection)
    return Time("current", None, told, told and latest)


def _told_of_last(sentence: str, at: int) -> str | None:
    """The words from a mention of the last inspection to the grade at `at`; None where they turn to the present."""
    last = next(_LAST_TOLD.finditer(sentence, 0, at), None)
    if last is None:
        return None
    between = grade_words().sub(" ", sentence[last.start() : at])
    if "," in between and _RELATIVE_TO.search(sentence[: last.start()]):
        return None  # "rated inadequate when it was last inspected, was judged …"
    return None if _TO_PRESENT.search(between) else between


def _from_the_last(before: str, sentence: str) -> bool:
    """Whether an undated earlier grade can only be that of the last inspection, not one of long ago."""
    return bool(_MOVED_FROM.search(_recent(before))) and not _LONG_AGO.search(sentence)


def _opening_date(sentence: str, at: int) -> str | None:
    """The date that a sentence opens with, where nothing before the grade word at `at` turns to another time."""
    opening = _OPENING.match(sentence)
    if opening is None or opening.end() > at:
        return None
    between = grade_words().sub(" ", sentence[opening.end() : at])
    if _TURNS.search(between) or pattern("present").search(between):
        return None
    return date_in(opening.group())


def _opens_on(sentence: str, inspection: Inspection | None) -> str | None:
    """The earlier date that a sentence opens with."""
    opening = _OPENING.match(sentence)
    date = date_in(opening.group()) if opening else None
    return date if date and is_earlier(date, inspection) else None


def speaks_of_earlier(words: str, inspection: Inspection | None) -> bool:
    """Whether folded words are about an earlier inspection of the authority."""
    if not _ABOUT_INSPECTION.search(words) or pattern("present").search(words):
        return False
    dates = [_iso(found) for found in _DATE.finditer(_SINCE.sub(" ", words))]
    later = any(not is_earlier(date, inspection) for date in dates)
    return (bool(dates) and not later and inspection is not None) or bool(pattern("past").search(words) and not later)


def date_in(words: str) -> str | None:
    """The first year or month that folded words name, in ISO; one after "since" tells no time of its own."""
    found = _DATE.search(_SINCE.sub(" ", words))
    return _iso(found) if found else None


def _recent(before: str) -> str:
    """The end of the words before, from the last comma that does not enclose a date or a list."""
    return _CLAUSE.split(before)[-1][-110:]


def _part(word: GradeWord, sentence: str) -> tuple[str, str]:
    """The part of the sentence the grade word stands in, and the same with a part beside it that only dates it."""
    edges = [0, *(m.start() for m in _edge().finditer(sentence)), len(sentence)]
    bounds = sorted(set(edges))
    index = max(i for i, edge in enumerate(bounds[:-1]) if edge <= word.start)
    start, end = bounds[index], bounds[index + 1]
    low, high = word.start - len(word.before), word.end + len(word.after)
    part = sentence[max(start, low) : min(end, high)]
    around = part
    first = index
    while first and bounds[first - 1] >= low and _dates(sentence[bounds[first - 1] : bounds[first]]):
        first -= 1
    left = sentence[bounds[first] : start]
    opens = not bounds[first] or left.startswith((", and ", ", but ", "; ", ", then "))
    opens = opens or _DATING.fullmatch(left.lstrip(" -,(")) is not None
    if first < index and opens:
        around = f"{left} {around}"
    elif index and _RELATIVE.match(part) and bounds[index - 1] >= low:
        left = sentence[_before_comma(bounds, index, sentence) : start]
        if not part.lstrip(" ,").startswith("which") or _INSPECTED.search(left[-60:]):
            around = f"{_SINCE_WORD.sub(' in ', left)} {around}"
    if index + 2 < len(bounds) and end < high:
        right = sentence[end : min(bounds[index + 2], high)]
        if (pattern("starts").match(right.lstrip(", ;(-")) and not _LATER.search(right)) or right.startswith("("):
            around = f"{around} {right}"
    return part, around


def _dates(part: str) -> bool:
    """Whether a part of a sentence only says when."""
    words = part.lstrip(", ;(-")
    return (
        bool(pattern("starts").match(words))
        or _ONLY_DATE.fullmatch(part) is not None
        or words.rstrip(" ,").endswith((" ago", " earlier", " before"))
    )


def _before_comma(bounds: list[int], index: int, sentence: str) -> int:
    """Where the words before "…, when" begin: one part back, a lone comma not counted."""
    back = index - 1
    while back and len(sentence[bounds[back] : bounds[index]].strip(" ,")) == 0:
        back -= 1
    return bounds[back]


def _date(word: GradeWord, part: str, around: str) -> str | None:
    """The year or month that the words give for the grade; the one after the grade word goes first."""
    for text in (_until_break(word.after), part, around):
        date = date_in(text)
        if date:
            return date
    return None


@cache
def _edge() -> re.Pattern[str]:
    return compiled(pattern("breaks").pattern + r"|[,(]")


def more_dates(word: GradeWord, date: str | None, inspection: Inspection | None) -> list[str]:
    """The further earlier dates of a grade that was given several times: "inadequate in 2010, 2012 and 2014"."""
    found = _DATE.search(word.after[:_BESIDE]) or _DATE.search(word.before[-_BEFORE_AFTER:])
    if date is None or found is None or _iso(found) != date:
        return []
    words = word.after if _DATE.search(word.after[:_BESIDE]) else word.before[-_BEFORE_AFTER:]
    dates: list[str] = []
    at = found.end()
    while (joined := _DATES_JOIN.match(words, at)) and (another := _DATE.match(words, joined.end())):
        if is_earlier(_iso(another), inspection):
            dates.append(_iso(another))
        at = another.end()
    return dates


def _until_break(after: str) -> str:
    stop = _edge().search(after.replace("(", " ").replace(".", ","))
    return after[: stop.start()] if stop else after


def _date_after(word: GradeWord, inspection: Inspection | None) -> str | None:
    found = _DATE.search(_until_break(word.after))
    date = _iso(found) if found else None
    return date if date and is_earlier(date, inspection) else None


def _iso(found: re.Match[str]) -> str:
    month = found["month"]
    number = next((i for i, name in enumerate(_MONTHS, 1) if month and name.startswith(month[:3])), None)
    return f"{found['year']}-{number:02}" if number else found["year"]


def _is_of(date: str | None, inspection: Inspection | None) -> bool:
    """Whether a month the release gives is one of the inspection's own."""
    start = inspection.start if inspection else None
    return bool(date and start and len(date) == len("2024-05") and date == start[: len(date)])


def is_earlier(date: str, inspection: Inspection | None) -> bool:
    """Whether an ISO date that the release gives lies before the inspection it is about."""
    start = inspection.start if inspection else None
    if not start:
        return False
    return date < start[: len(date)]
