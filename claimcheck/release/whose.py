"""Whose report, letter or visit a noun names: the one of this inspection, another one, or it is not known."""

from __future__ import annotations

from claimcheck.cache.patterns import compiled
from claimcheck.release.lexicon import Kind, classes, lexicon
from claimcheck.release.setting import Setting

_YEAR = compiled(r"(?:19|20)\d\d")


def whose(kind: Kind, noun: str, modifiers: set[str], following: list[str], setting: Setting) -> Kind:
    """The kind of a noun that may speak, in the light of the words that belong to it and of those behind it."""
    if kind not in ("report", "other") or noun in lexicon().other_bodies:
        return kind
    if noun in lexicon().inspectors or noun == "ofsted":
        another = modifiers & lexicon().other_inspectors or (noun == "regulator" and following[:1] == ["of"])
        another = another or (following[:1] == ["from"] and bool(lexicon().other_bodies & set(following[1:3])))
        return "other" if another else "report"
    ofsteds = bool(modifiers & lexicon().overrides)
    if kind == "other":
        to = set(following[following.index("to") + 1 :]) if "to" in following else set()
        if noun == "annual report" or to & lexicon().addressed:
            return "other"
        addressee = bool(to & lexicon().addressees)
        ofsteds = ofsteds or addressee or (following[:1] == ["from"] and _names_inspectors(following))
        return "unknown" if ofsteds else "other"
    if (modifiers & lexicon().never and noun != "paragraph") or (modifiers & lexicon().elsewhere and not ofsteds):
        return "other"
    dated = following[:4] if following[:1] and following[0] in lexicon().dating else []
    years = {int(m) for m in (*modifiers, *dated) if _YEAR.fullmatch(m)}
    if setting.year and years and not years & {setting.year, setting.year + 1}:
        return "other"
    if noun == "report" and setting.authority and not ofsteds:
        owners = {m.removesuffix("'s") for m in modifiers if m.endswith("'s")} - lexicon().times
        if any(owner not in setting.authority for owner in owners):
            return "other"
    if noun == "visit" and "a" in modifiers and not ofsteds:
        return "unknown"
    return "other" if _from_elsewhere(following) else "report"


def _names_inspectors(words: list[str]) -> bool:
    return any(w.removesuffix("'s") in ("ofsted", "report") or w in lexicon().inspectors for w in words)


def _from_elsewhere(following: list[str]) -> bool:
    """Whether "by …", "from …" or "to committee" after a report says that it is somebody else's."""
    if following[:1] in (["by"], ["from"]):
        stranger = any(classes().get(w) in ("determiner", "group", "person", "other") for w in following[1:2])
        return stranger and not _names_inspectors(following)
    if following[:1] == ["into"] and lexicon().occasions & set(following):
        return True
    to_somebody = bool({"to", "for"} & set(following[:2]))
    laid = following[:2] == ["to", "be"] and following[2:3] not in (["proud"], ["celebrated"], ["welcomed"])
    return laid or (to_somebody and bool(lexicon().audiences & set(following[1:4])))
