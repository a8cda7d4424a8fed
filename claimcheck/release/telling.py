"""Who is told of or announced in a sentence, apart from its quotations."""

from __future__ import annotations

from claimcheck.release.attribution import implied_by
from claimcheck.release.clauses import Sentence
from claimcheck.release.lexicon import lexicon
from claimcheck.release.voices import Clause, Voice

_CONDITIONS = ("if", "whether", "until", "unless", "when")
_COMPLETED = (["attention"], ["of"], ["warmly"], ["highly"], ["credit"])
"""What makes verbs that may give a grade tell: "drew attention to", "spoke highly of"."""
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "should", "must", "to"})


def telling(sentence: Sentence) -> list[Clause]:
    """The clauses in which somebody tells something, in order: no grade given, no wish, no condition, no inference."""
    found = []
    for clause in sentence.clauses.values():
        helpers = {t.text for t in sentence.tokens[sentence.before_adverbs(clause.at) + 1 : clause.at]}
        condition = clause.first and sentence.tokens[clause.first - 1].text in _CONDITIONS
        inferred = implied_by(sentence, clause) is not clause
        if _tells(sentence, clause.at) and not helpers & _MODALS and not condition and not inferred:
            found.append(clause)
    return found


def _tells(sentence: Sentence, verb: int) -> bool:
    asked = sentence.tokens[verb].text in ("asked", "asks", "told", "tells")  # "Ofsted asked the council to improve …"
    near = [token.text for token in sentence.tokens[verb + 1 : verb + 5]]
    if sentence.tokens[verb].text not in lexicon().grading or near[:1] in _COMPLETED:
        return True
    return asked and ("to" in near or "that" in near)


def introduces(sentence: Sentence) -> Voice | None:
    """Who is announced by a sentence that ends in a colon, or by a heading."""
    if sentence.clauses:
        clause = next(reversed(sentence.clauses.values()))
        nameless = clause.voice.source == "person" and clause is sentence.clauses[max(sentence.clauses)]
        if clause.voice.source != "unknown" and (clause.certain or nameless):
            return clause.voice
    people = next((k for k, t in enumerate(sentence.tokens) if t.kind in ("person", "name")), None)
    for k, token in enumerate(sentence.tokens):
        if token.kind in ("report", "other"):
            return sentence.voice(k, k)
    return Voice("person", sentence.words(people, len(sentence.tokens))) if people is not None else None
