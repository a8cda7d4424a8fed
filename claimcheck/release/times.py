"""When a stated grade holds: now, at an earlier inspection, or only as an aim."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.cache.patterns import compiled
from claimcheck.model import Inspection
from claimcheck.release.dating import (
    BESIDE,
    DATE,
    DATED_STRAIGHT,
    date_in,
    is_earlier,
    is_month_of,
    iso,
    opens_on,
)
from claimcheck.release.gradewords import GradeWord
from claimcheck.release.past import opening_date, speaks_of_earlier, told_of_last
from claimcheck.release.stretches import stretch_of, until_break
from claimcheck.release.wording import QUOTE, pattern

_CLAUSE = compiled(r"[;:]|, (?=(?:and|but|the|it|with|now|this|inspectors|ofsted|which|has|have|was|were)\b)")
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
    r"[;]|,(?! (?:with|and|including|as well as|plus)\b)"
    r"|\b(?:but(?! (?:said|found|judged|rated))|now|while|today|is|are|has|have|it)\b"
)
_PRESENT_TENSE = compiled(r"\b(?:is|are|has|have|remains?|now|requires?)\b")
_FROM_TO = (  # "eight years from 'inadequate' to 'good'"
    compiled(rf"\bfrom(?: (?:an?|being|rated|judged|overall))* ?[{QUOTE}]*$"),
    compiled(rf"[{QUOTE}]*(?: (?:overall|rating|grade))* (?:to|into|through|via)\b"),
)
_FOUND_TO_BE = compiled(
    r"\b(?:judged|rated|graded|found|deemed|considered|assessed|said|told|reported|known)(?: [\w'-]+){0,8}?"
    rf" to(?: be)?(?: an?| overall)* ?[{QUOTE}(]*$"
)
_MOVED_IN = compiled(r"\b(?P<year>(?:19|20)\d\d) (?:(?!and|but|has|have|now|this)[\w'-]+ ){0,4}$")
_AND_THEN = compiled(
    rf"[{QUOTE}]*,?(?: and)?(?: then)?(?: on)?(?: to)?(?: an?)?[ {QUOTE}]*"
)  # "to good and then to outstanding"
_NEXT_TIME = compiled(
    r"\b(?:next|future|any later|forthcoming) (?:full )?(?:inspections?|time|visit|judge?ment|report)\b"
)
_WHEN_THEY = compiled(rf"[{QUOTE}]*,? when (?:i|we|she|he|they) (?:became|took|started|joined|arrived|came)\b")
_AT_THAT_TIME = compiled(r"\bat that (?:point|time|stage)|\bon that occasion|\bthat year\b")
_THEN_NOW = compiled(rf"[{QUOTE}]*,?(?: and| but)?(?: it)? (?:is|are|has become|have become) now\b")
_DATES_NEXT = compiled(r"\(?(?:[a-z]+ )?(?:19|20)\d\d ?[:=-]+ ?(?:an? )?['\"(]*$")  # "good (2018: inadequate)"
_SAYS = compiled(
    r"\b(?:pleased to (?:note|hear|see|learn)|said|emerged|announced|revealed|confirmed|reported|noted|told"
    r"|explained|advised|heard|informed|recalled|stated)\b"
)
_HAD_BEEN = compiled(r"\bhad been\b(?! (?:previously|before))")
_WE_WERE = compiled(rf"(?:^|[{QUOTE},;.] ?|\b(?:and|but|because) )we (?:were|had been)(?: once| an?)* [{QUOTE}]*$")
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
_AFTER_THE_LAST = compiled(  # but not "since the last inspection, which judged …"
    r"\b(?:(?:after|since|following|than|on from) (?:the|its|our|their) (?:last|previous)"
    r"|since (?:[\w']+ ){0,3}(?:was|were) last (?:inspected|visited|judged|rated|graded))\b"
    r"(?![^;.]{0,40}(?:\b(?:which|when|that|where)\b|\d))[^,;.]{0,40}"
)
_AGO = compiled(
    rf"[{QUOTE}]*(?: \w+){{0,2}} (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)"
    r" (?:years?|decades?) ago\b"
)
_CHANGE = compiled(
    r"\b(?:from|mov(?:e|ed|es|ing)|(?:up|down|re-?)grad(?:e|ed|es|ing)|rais(?:e|ed)|lift|jump|slip|drop|f[ae]ll|improv"
    r"|chang(?:e|ed)|progress|bounc|gone|went|ris(?:e|en|ing)|rose|promot|turn|transform|tak(?:e|en))"
)


class Time(Struct, frozen=True):
    """When a grade is stated to hold. `date` is ISO, as precise as the words; `told` whether they leave no doubt."""

    when: Literal["current", "previous", "target"]
    date: str | None
    told: bool
    latest: bool = False
    """Whether the words beside the grade say that it is the one of the latest inspection."""
    left: bool = False
    """Whether the grade is only what another came from."""


def time_of(
    word: GradeWord, sentence: str, inspection: Inspection | None, context: str = "", last: Time | None = None
) -> Time:
    """When the grade of `word` in the folded sentence holds, as seen from the inspection the release is about.

    `context` is the sentence before, or the line above a list; `last` the time of the grade word before it in the
    sentence.
    """
    word = replace(word, after=_DATES_NEXT.sub("", word.after))
    if last and last.date and (dated_last := DATE.search(word.before[:BESIDE])) and iso(dated_last) == last.date:
        word = replace(word, before=word.before[dated_last.end() :])  # the date of the grade before it
    reported = _SAYS.search(f"{context} {sentence}") is not None  # "he said that it had been judged good": now
    before = _HAD_BEEN.sub(" ", word.before) if reported else word.before
    part, around = stretch_of(word, sentence)
    if (
        _NEXT_TIME.search(until_break(word.after))
        or pattern("target").search(before[-120:])
        or (last and last.when == "target" and _AND_THEN.fullmatch(before))
    ):
        return Time("target", None, True)
    opened = opening_date(sentence, word.start)
    opened = opened if opened and is_earlier(opened, inspection) else None
    if _KEPT.search(before) and not opened:
        return Time("current", None, _date_after(word, inspection) is None)
    if _GONE.match(word.after):
        return Time("previous", None, False)
    straight = DATED_STRAIGHT.match(word.after)
    at_last = told_of_last(sentence, word.start)
    if at_last is not None:
        date = iso(straight) if straight else date_in(at_last)
        earlier_date = date if date and is_earlier(date, inspection) else None
        if earlier_date or not date:
            return Time("previous", earlier_date, earlier_date is not None)
    dated = iso(straight) if straight else _date(word, part, around)
    earlier = dated is not None and is_earlier(dated, inspection)
    left_behind = pattern("left_behind").search(_recent(before)) is not None
    left_behind = left_behind or bool(_FROM_TO[0].search(before) and _FROM_TO[1].match(sentence, word.end))
    after = _date_after(word, inspection)
    moved = _CHANGE.search(sentence[: word.start]) if _TO.search(before) and not _FOUND_TO_BE.search(before) else None
    if moved and not left_behind and not after:
        then = _MOVED_IN.search(sentence, 0, moved.start())
        if then and is_earlier(then["year"], inspection):  # "a visit in 2017 saw it move to …"
            return Time("previous", then["year"], False)
        return Time("current", None, True)
    left = left_behind or _MOVED_FROM.search(_recent(before)) is not None
    if left_behind:
        date = dated if earlier else after
        return Time("previous", date, date is not None or _from_the_last(before, sentence), left=left)
    if earlier:
        return Time("previous", dated, True, left=left)
    if _AT_THAT_TIME.search(part):
        since_when = date_in(context)
        return Time("previous", since_when if since_when and is_earlier(since_when, inspection) else None, False)
    if _AGO.match(word.after) or _WE_WERE.search(before) or _THEN_NOW.match(word.after):
        return Time("previous", opens_on(sentence, inspection), False)
    around = _AFTER_THE_LAST.sub(" ", around)
    if reported:
        around = _HAD_BEEN.sub(" ", around)
    since = bool(pattern("past_before").search(before) or _WHEN_THEY.match(word.after))
    if (since or pattern("past").search(around)) and not pattern("present").search(part):
        return Time("previous", opens_on(sentence, inspection), bool(_LAST.search(around)))
    if last and last.when == "previous" and not last.left and dated is None and not _MOVES_ON.search(before):
        return Time("previous", last.date, False)
    if opened and not dated:
        return Time("previous", opened, False)
    now = _PRESENT_TENSE.search(part) or pattern("present").search(part) or (last and last.when == "current")
    if not now and speaks_of_earlier(context, inspection):
        before_that = date_in(context)
        return Time("previous", before_that if before_that and is_earlier(before_that, inspection) else None, False)
    since_then = _SINCE_THEN.match(word.after)
    doubted = last is not None and last.when == "current" and not last.told
    told = not (since_then or doubted or pattern("past").search(around) or _beside_earlier_date(word, last, inspection))
    latest = _LATEST.search(f"{around} {word.after}") is not None or is_month_of(dated, inspection)
    return Time("current", None, told, told and latest)


def _from_the_last(before: str, sentence: str) -> bool:
    """Whether an undated earlier grade can only be that of the last inspection, not one of long ago."""
    return bool(_MOVED_FROM.search(_recent(before))) and not _LONG_AGO.search(sentence)


def _recent(before: str) -> str:
    """The end of the words before, from the last comma that does not enclose a date or a list."""
    return _CLAUSE.split(before)[-1][-110:]


def _date(word: GradeWord, part: str, around: str) -> str | None:
    """The year or month that the words give for the grade; the one after the grade word goes first."""
    for text in (until_break(word.after), part, around):
        date = date_in(text)
        if date:
            return date
    return None


def _date_after(word: GradeWord, inspection: Inspection | None) -> str | None:
    date = date_in(until_break(word.after))
    return date if date and is_earlier(date, inspection) else None


def _beside_earlier_date(word: GradeWord, last: Time | None, inspection: Inspection | None) -> bool:
    """Whether a date before the inspection stands between this grade and its neighbours: the grade may be of then."""
    dates = [iso(found) for found in DATE.finditer(f"{word.before} | {word.after}")]
    return any(is_earlier(date, inspection) for date in dates if not (last and date == last.date))
