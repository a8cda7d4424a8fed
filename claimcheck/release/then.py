"""Whether what is said to have been said was said at another time than that of the inspection."""

from __future__ import annotations

from claimcheck.cache.patterns import compiled

_THEN = compiled(
    r"(?:^|, )(?:back |but |and )?in (?:[a-z]+ )?((?:19|20)\d\d)\b|\blast year\b|\bin (?:its|their|the) annual report\b"
    r"|\b(?:years?|months) (?:ago|earlier|before)\b|^(?:previously|last time|at (?:the|that) time|back then)\b"
    r"|\b(?:when|who (?:came|called|visited|inspected|went in)) [^,]{0,60}in ((?:19|20)\d\d)\b"
)
_DATED = compiled(r"\W{0,9}(?:[A-Z][a-z]+ )?((?:19|20)\d\d) ?[:–]")
_YEARS_AFTER = compiled(r"\b(?:years?|months) after $")
_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_THEN_AFTER = compiled(r" (?:back )?in (?:[a-z]{3,9} )?((?:19|20)\d\d)\b")
_VISIT = compiled(
    r"\b(?:report|letter|findings|outcome|appraisal|feedback|published)\b[^.:;]{0,60}\b(?:follow(?:s|ing|ed)|of|from|after)\b"
    r"[^.:;]{0,40}\b(?:focuss?ed|monitoring|follow-up|assurance)\W{1,2}(?:visit|inspection)"
)
_NOW = compiled(r"\bnow\b")
_THAT_REPORT = compiled(r"\W{0,9}[Tt]hat (?:\w+ )?(?:report|inspection|review|letter|visit)\b")


def tells_of_then(words: str, named: int, following: str, year: int | None) -> bool:
    """Whether a clause tells of another time: `words` from its start to its verb, who speaks being named at `named`.

    All is in lower case; `following` is what stands behind the verb, `year` that of the inspection.
    """
    after = _THEN_AFTER.match(following)
    if after and _is_earlier(after[1], year):
        return True
    if _NOW.search(words, named):
        return False
    if _YEARS_AFTER.search(words[:named]):  # "two years after inspectors slammed …"
        return True
    since = words.rfind(", but ") + 1  # "it was good in 2018, but inspectors believe …"
    return any(
        not (found[1] or found[2]) or _is_earlier(found[1] or found[2], year) for found in _THEN.finditer(words, since)
    )


def tells_of_visit(text: str) -> bool:
    """Whether a report is said to be on a visit between inspections, which gives no grades."""
    return bool(_VISIT.search(text.lower()))


def opens_with_earlier_year(sentence: str, year: int | None) -> bool:
    """Whether a sentence begins with a year as its label: "2019: …"."""
    dated = _DATED.match(sentence)
    return dated is not None and _is_earlier(dated[1], year)


def points_to_report(sentence: str) -> bool:
    """Whether a sentence begins with a report named before: "That report spoke of …"."""
    return _THAT_REPORT.match(sentence) is not None


def names_earlier_year(words: str, year: int | None) -> bool:
    """Whether a year before the inspection's is named among the words."""
    return any(_is_earlier(found, year) for found in _YEAR.findall(words))


def _is_earlier(found: str, year: int | None) -> bool:
    return year is not None and int(found) < year
