"""The grades that one sentence tells of an earlier inspection: what each was given for, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.cache.patterns import compiled
from claimcheck.data import load
from claimcheck.report.dates import DATE, iso, nearest, pairs
from claimcheck.report.pastwords import OVERALL, Lexicon, Named, Stated, Told

GRADE = compiled(
    r"\b(?:outstanding|good|requir(?:es?|ed|ing) (?:improvement|to improve)(?: to be good)?"
    r"|inadequate|adequate|satisfactory)\b"
)
_LAST = compiled(r"\b(?:last|previous)\b.{0,40}\binspect")
_NOT_THEN = compiled(r"\b(?:not|is|are|be|being|now|never)$|\bthis inspection\b[^,;.]*$")
_GENERAL_PLACE = compiled(r"\b(?:overall|both|inspect\w*|20\d\d)\b")
_VERB = compiled(r" (?:was|were|has|have|had)\b")
_INTRODUCTION = compiled(r"\A.*\b20\d\d\b")
_WINDOW = 190
"""The words that tell a grade lie within this many characters before it."""
_LONGEST = 2500
"""No sentence of a report, with those before that it takes up, is longer than this."""
_SAME_SCALE_SINCE = "2013-11"
"""A grade said to be kept was called so then, too, if it was given since this month."""


class Past:
    """The lexicon of earlier inspections, compiled. All texts are folded."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._areas = [(area, compiled(area.re)) for area in lexicon.areas]
        self._forms = {form: compiled(pattern) for form, pattern in lexicon.forms.items()}
        self._after = {form: compiled(pattern) for form, pattern in lexicon.after.items()}
        self._clause, self._part = compiled(lexicon.clause), compiled(lexicon.part)
        self._tail, self._tail_end = compiled(lexicon.tail), compiled(lexicon.tail_end)
        self._filler = compiled(lexicon.filler)
        self._general, self._pronoun = compiled(lexicon.general), compiled(lexicon.pronoun)
        self._inspected, self._serves = compiled(lexicon.inspected), compiled(lexicon.serves)
        self.told_of = compiled(lexicon.past)
        """What shows that a sentence tells of an earlier inspection."""
        self.others = compiled(lexicon.others)
        """What shows that it tells of an inspection of somebody else."""

    def named(self, text: str) -> list[Named]:
        """The areas named in `text`, in its order; "all" alone where something is said of all."""
        found: dict[str, Named] = {}
        for area, pattern in self._areas:
            match = pattern.search(text)
            if match and area.area == "all":
                return [Named(match.start(), "all", area.scope)]
            if match:
                found.setdefault(area.area, Named(match.start(), area.area, area.scope))
                text = pattern.sub(lambda taken: " " * len(taken.group()), text)
        return sorted(found.values(), key=lambda one: one.start)

    def told(self, text: str, begins: int, authority: str) -> Iterator[Told]:
        """The grades told in `text` from `begins` on; what stands before it are sentences that it takes up.

        `authority` is the name of the report's.
        """
        stated = [*self._stated(text, begins)] if len(text) <= _LONGEST else []
        for number, one in enumerate(stated):
            until = stated[number + 1].at if number + 1 < len(stated) else len(text)
            areas = self._said_of(text, one, begins, until, authority)
            if len(stated) == 1 and [area.area for area in areas] == ["overall"]:
                areas = self._inspected_areas(text[: one.start]) or areas
            for area, date in _dated(text, one, areas):
                if date is None and not _LAST.search(text):
                    continue
                if one.form == "kept" and not ((date or "") >= _SAME_SCALE_SINCE and _LAST.search(text, begins)):
                    continue
                scope = "predecessor authority" if "predecessor" in text else area.scope
                yield Told(
                    grade_of(text[one.start : one.end]), area.area, scope, date, bool(_LAST.search(text, begins))
                )

    def _stated(self, text: str, begins: int) -> Iterator[Stated]:
        last = 0
        for match in GRADE.finditer(text, begins):
            if one := self._form(text, match, last):
                last = one.end
                yield one

    def _form(self, text: str, grade: re.Match[str], last: int) -> Stated | None:
        """How a grade is told, if it is; the one told before it ends at `last`."""
        start, end = grade.span()
        window = max(0, start - _WINDOW)
        before = text[window:start]
        if self._after["kept"].match(text, end):
            return Stated(start, end, "kept", start)
        if self._after["noun"].match(text, end) and (found := self._forms["noun"].search(before)):
            return Stated(start, end, "noun", window + found.start())
        if not self._after["any"].match(text, end):
            return None
        for form in ("passive", "kept"):
            if found := self._forms[form].search(before):
                return Stated(start, end, form, window + found.start())
        if last and (found := self._forms["further"].fullmatch(text, last, start)):
            return Stated(start, end, "further", found.start("object"), found["object"])
        found = self._forms["active"].search(before)
        if found and not _NOT_THEN.search(before[: found.start()].rstrip()):
            return Stated(start, end, "active", window + found.start(), found["object"])
        return Stated(start, end, "verb", start) if grade.group().startswith("required") else None

    def _said_of(self, text: str, one: Stated, begins: int, until: int, authority: str) -> list[Named]:
        """The areas a grade is said of: named after it, or as what was judged, or as the subject of its clause.

        Its sentence starts at `begins`; the clause that tells the next grade begins at `until`.
        """
        named, plain = self._in_tail(text[one.end : until])
        if not plain or _specific(named) or (one.form == "further" and not one.object):
            return named
        before = text[: one.at].rstrip()
        if one.form == "noun":
            return named if self.named(before) else [OVERALL]
        said, relative = (one.object, False) if one.object else self._subject(before)
        if self._part.search(said):
            return []
        if areas := self.named(said):
            return ("effectiveness of" in said and _specific(areas)) or areas
        subject = _VERB.split(said.replace(authority, "council") if authority else said)[0]
        if relative or not self._general.fullmatch(_INTRODUCTION.sub("", subject)):
            return []
        if named or "overall" in text[one.at : one.start] or not self._pronoun.search(said):
            return self._inspected_areas(before) or [OVERALL]
        return self._antecedent(text, begins, one.at - len(said))

    def _in_tail(self, after: str) -> tuple[list[Named], bool]:
        """The areas that the words right after a grade name, and whether these leave no doubt what is meant."""
        opening = self._tail.match(after)
        if opening is None:
            return [], True
        end = self._tail_end.search(after, opening.end())
        tail = after[: end.start() if end else len(after)]
        first, *others = tail.split(",")
        found = self.named(first)
        if not found:
            return [], opening["place"] is None or bool(_GENERAL_PLACE.search(first))
        if found[0].area != "all" and self._part.search(first):
            return [], False
        for part in others:
            more = self.named(part)
            if not more or not self._filler.fullmatch(part, 0, more[0].start):
                break
            found += more
        return found, True

    def _subject(self, before: str) -> tuple[str, bool]:
        """The words of the clause that ends with `before`, and whether they are what a relative clause follows."""
        boundaries = [*self._clause.finditer(before)]
        starts = [0, *(boundary.end() for boundary in boundaries)]
        said = before[starts[-1] :]
        if said.strip(" '\"") in ("", "previously") and boundaries:
            if [boundary.group() for boundary in boundaries[-2:]] == [",", ","]:  # a name in apposition
                return before[starts[-3] : boundaries[-2].start()], False
            return before[starts[-2] : boundaries[-1].start()], True
        return said, False

    def _inspected_areas(self, before: str) -> list[Named]:
        """What the inspection named last was of, where it was of one or two areas and not of all services."""
        *_, inspected = (None, *self._inspected.finditer(before))
        words = inspected[inspected.lastgroup or 0] if inspected else ""
        found = _specific(self.named(words))
        if not 1 <= len(found) <= 2 or found[0].area == "all":
            return []
        if len(found) == 2 and any((area.area, area.scope) == ("help_and_protection", None) for area in found):
            return []  # since 2013 one inspection is of all services
        if len(DATE.findall(words)) < 2:
            return found
        dates = [nearest(words[area.start :], 0) for area in found]
        return [Named(a.start, a.area, a.scope, iso(d) if d else None) for a, d in zip(found, dates, strict=True)]

    def _antecedent(self, text: str, begins: int, end: int) -> list[Named]:
        """The areas that "they" stands for, at `end` in the sentence that starts at `begins`.

        Those of the services it tells of, or what the inspection was of; nothing where it tells of other areas too.
        """
        *_, inspected = (None, *self._inspected.finditer(text, begins, end))
        *_, served = (None, *self._serves.finditer(text, begins, inspected.start() if inspected else end))
        return (
            (_specific(self.named(served.group())) if served else [])
            or self._inspected_areas(text[:end])
            or ([] if _specific(self.named(text[begins:end])) else [OVERALL])
        )


def _specific(areas: list[Named]) -> list[Named]:
    return [area for area in areas if area.area != "overall"]


@cache
def past() -> Past:
    """The lexicon the package ships."""
    return Past(load("lexicon/earlier.yaml", Lexicon))


def grade_of(printed: str) -> str:
    """The id of a grade as folded text prints it."""
    return "requires_improvement" if printed.startswith("requir") else printed


def _dated(text: str, one: Stated, areas: list[Named]) -> Iterator[tuple[Named, str | None]]:
    """Each area with the date of its grade; of two dates joined by "and" both for one area, one each for two."""
    told = nearest(text, one.start)
    if told is None or any(area.date for area in areas):
        yield from ((area, area.date) for area in areas)
        return
    pair = next((pair for pair in pairs(text) if told.start() in (pair[0].start(), pair[1].start())), None)
    if pair is None:
        yield from ((area, iso(told)) for area in areas)
    elif len(areas) == 1:
        yield from ((areas[0], iso(date)) for date in pair)
    elif len(areas) == 2:
        yield from zip(areas, map(iso, pair), strict=True)
