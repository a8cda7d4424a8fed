"""Who is named in a sentence, and which of its words say that somebody speaks."""

from __future__ import annotations

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.model import Source
from claimcheck.release.frames import HELD
from claimcheck.release.lexicon import Kind, classes, first_words, lexicon, verbs_by_place, vocabulary
from claimcheck.release.setting import Setting
from claimcheck.release.whose import whose

MENTIONS: frozenset[Kind] = frozenset({"report", "other", "unknown", "person", "group", "name", "it", "they"})

_WORD = compiled(rf'"{HELD}[.,!?;:]?"|[^\W_][\w\'&/-]*(?:\.(?=\w))?|[^\w\s]')
_OWNED = compiled(r"'s$|(?<=s)'$")
_LONGEST_MODIFIER = 200
_MODIFIERS = 6
_LOOK_RIGHT = 6
_PLACING = ("in", "at")


class Token(Struct, frozen=True):
    """A word, or a run of words that names somebody; `start` and `end` index the frame's text."""

    kind: Kind
    start: int
    end: int
    text: str
    """In lower case."""


def tokens(text: str, start: int, end: int, setting: Setting) -> list[Token]:
    """The words of `text[start:end]`, names and the nouns that speak gathered to one token each."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    found: list[Token] = []
    at = 0
    while at < len(words):
        kind, length = _kind(words, at, found)
        first, last = words[at], words[at + length - 1]
        token = Token(kind, first[1], last[2], text[first[1] : last[2]].lower())
        at += length
        if kind in ("report", "other", "unknown", "person", "group"):
            token = _with_modifiers(token, found, text, words, at, setting)
        found.append(token)
    return found


def _kind(words: list[tuple[str, int, int]], at: int, found: list[Token]) -> tuple[Kind, int]:
    """The kind of the word or words at `at`, and how many they are."""
    word = words[at][0]
    if word[0] == '"' and HELD in word:
        return "held", 1
    if not word[0].isalnum():
        return ("comma" if word == "," else "stop" if word in ';:–()[].!?•"|' else "word"), 1
    lower = word.lower()
    if word[0].islower() and not word.endswith(("'s", "s'")) and lower not in vocabulary():
        return ("adverb" if word.endswith("ly") else "word"), 1
    known = classes()
    owner = known.get(_OWNED.sub("", lower)) if word.endswith(("'s", "s'")) else None
    if owner in MENTIONS and any(w[0].lower() in lexicon().sayings for w in words[at + 1 : at + 3]):
        return owner, 1
    if word in ("their", "its") and any(w[0] in lexicon().judgings for w in words[at + 1 : at + 2]):
        return "they" if word == "their" else "it", 1
    if word.rstrip(".") in lexicon().titles:
        length = _name_length(words, at + 1, inside=True)
        if length:
            return "person", 1 + length
    for length in (3, 2, 1) if lower in first_words() else (1,):
        if at + length <= len(words):
            phrase = lower if length == 1 else " ".join(w[0] for w in words[at : at + length]).lower()
            if phrase in verbs_by_place() and _is_verb_here(phrase, found):
                return "verb", length
            kind = known.get(phrase)
            if kind == "other" and not found and not word.endswith("s") and length == 1 and word[0].isupper():
                continue  # "Review how …": what is asked for
            if phrase in lexicon().unless_to and [w[0] for w in words[at + 1 : at + 2]] == ["to"]:
                continue
            if phrase == "visit" and found and found[-1].text in ("to", "we", "i", "they", "inspectors"):
                continue
            if kind == "verb" and phrase in lexicon().ambiguous and not _may_be_verb(phrase, found):
                continue
            if phrase == "ofsted" and any(w[0].lower() in lexicon().compounds for w in words[at + 1 : at + 2]):
                continue
            if kind:
                return kind, length
    if word.lower() in ("ofsted's", "inspectorate's") and [w[0] for w in words[at + 1 : at + 2]] in (
        ["people"],
        ["team"],
    ):
        return "report", 2
    if word[0].isupper() and _has_age(words, at):
        return "name", 1
    if word[0].isupper():
        length = _name_length(words, at, inside=False)
        if length > 1:
            return "name", length
    if word.endswith("ly") and word[0].islower():
        return "adverb", 1
    return "word", 1


def _has_age(words: list[tuple[str, int, int]], at: int) -> bool:
    """Whether a first name is told with an age: "Kemi, 17, …"."""
    following = [w[0] for w in words[at + 1 : at + 6]]
    if following[1:3] in (["who", "is"], ["who", "was"], ["now", "aged"]):
        del following[1:3]
    return len(following) > 2 and following[0] == following[2] == "," and following[1].isdigit() and following[1] < "99"


def _is_verb_here(phrase: str, found: list[Token]) -> bool:
    """Whether a word that is no verb of saying by itself is one behind the words `found`."""
    back = len(found) - 1
    while back > 0 and found[back].kind == "adverb":
        back -= 1
    if back < 0:
        return False
    if phrase in lexicon().stances:
        subject = next((t.kind for t in found[back - 1 :: -1] if t.kind not in ("adverb", "auxiliary")), None)
        return found[back].kind == "be" and subject in MENTIONS - {"it"}
    if phrase == "report":
        return found[back].kind == "they" or found[back].text.endswith("inspectors")
    if phrase in lexicon().phrasal:
        return found[back].kind in MENTIONS
    return phrase in lexicon().narrating and found[back].kind in ("report", "other", "unknown", "it")


def _may_be_verb(phrase: str, found: list[Token]) -> bool:
    """Whether a form that may be a noun stands where a verb does: behind a subject, an adverb, "and" or a quotation."""
    if not found or (found[-1].kind == "held" and phrase in lexicon().term_heads):  # "a “good” rating"
        return False
    last = found[-1]
    if last.text.isdigit() and len(found) > 1:
        last = found[-2]
    elif last.kind == "word" and len(found) > 2 and found[-2].text in _PLACING:  # "bosses in Fenmoor say"
        last = found[-3]
    if last.kind in MENTIONS:
        return not last.text.endswith(("'s", "s'"))
    return last.kind in ("held", "comma", "adverb", "auxiliary", "relative") or last.text in ("and", "but", "to")


def _name_length(words: list[tuple[str, int, int]], at: int, *, inside: bool) -> int:
    """How many words from `at` make a person's name; `inside` a name, after a title, any capitalised word counts."""
    length = 0
    for word, *_ in words[at : at + 5]:
        lower = word.lower()
        if not word[0].isupper() and not (length and lower in lexicon().particles):
            break
        if not inside and (lower in classes() or lower in lexicon().compounds or lower in lexicon().elsewhere):
            break
        if not (inside or length) and lower == "services":  # "Director of Children's Services | Jo Doe"
            break
        if lower in lexicon().calendar or word.endswith(("'s", "s'")):
            if inside and not length:
                length = 1
            break
        length += 1
    while length and words[at + length - 1][0].lower() in lexicon().particles:
        length -= 1
    return length


def _with_modifiers(
    token: Token, found: list[Token], text: str, words: list[tuple[str, int, int]], after: int, setting: Setting
) -> Token:
    """Extend a noun that speaks over the words before it that belong to it, and settle whose it is."""
    own = token.text in lexicon().inspectors or token.text == "ofsted"
    kept = len(found)
    taken = 0
    while kept and taken < _MODIFIERS:
        previous = found[kept - 1]
        if previous.kind == "determiner":
            kept -= 1
            break
        joins = previous.kind in ("group", "person", "name")
        if previous.kind == "report":
            joins = previous.text.endswith(("ofsted", "'s", "inspection"))
        if previous.kind == "word" and (previous.text[0].isalnum()):
            year = previous.text.isdigit()
            joins = not own or previous.text in lexicon().inspector_words or year
            joins = joins and not (year and kept > 1 and found[kept - 2].text == "in")
            joins = joins and (token.kind not in ("person", "group") or _describes_role(previous, text))
        if previous.kind == "adverb":
            joins = token.kind != "person" and not own and kept > 1 and found[kept - 2].kind in ("determiner", "word")
        if previous.text in ("he", "she", "i", "we") or not joins or len(previous.text) > _LONGEST_MODIFIER:
            break
        kept -= 1
        taken += 1
    taken_tokens = found[kept:]
    del found[kept:]
    start = taken_tokens[0].start if taken_tokens else token.start
    modifiers = {word for t in taken_tokens for word in t.text.split()}
    following = [w[0].lower() for w in words[after : after + _LOOK_RIGHT]]
    kind = whose(token.kind, token.text, modifiers, following, setting)
    return Token(kind, start, token.end, text[start : token.end].lower())


def _describes_role(word: Token, text: str) -> bool:
    return text[word.start].isupper() or word.text in lexicon().role_words or word.text.endswith(("'s", "s'"))


def source_of(kind: Kind) -> Source:
    """Whose words a mention's are."""
    match kind:
        case "report" | "other" | "unknown":
            return kind
        case "person" | "group" | "name":
            return "person"
    return "unknown"
