import sys, types
for n in ("claims","coverage","earlier","statements"):
    try: __import__("claimcheck.match."+n)
    except Exception:
        m=types.ModuleType("claimcheck.match."+n); [setattr(m,f,None) for f in ("match_claims","cover","earlier_grades","match_statements")]; sys.modules["claimcheck.match."+n]=m
"""Quotations made from real reports with a known truth, and how each is judged.

    python benchmarks/quotes.py FOLDER [--reports 40] [--each 5] [--seed 1] [--show KIND]

From every report in FOLDER (PDF or text) it makes quotations that are verbatim (with other capitals, marks, line
wraps), openly edited, altered by each kind of edit, cut before or behind a negation, taken without the "However" that
follows, stitched from two paragraphs, or from another report; sets each into a release that names the report as its
source; and prints how they were judged. The same seed gives the same quotations.
"""



import argparse
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from claimcheck.language.sentences import sentences
from claimcheck.match.index import Index
from claimcheck.match.quotes import match_quotes
from claimcheck.model import Document, InputError, Quote, QuoteMatch, Span
from claimcheck.read import read
from claimcheck.read.text import read_text

Maker = Callable[[random.Random, list[list[str]]], str | None]
"""Makes a quotation from a report's paragraphs (each a list of sentences); None where the report gives no occasion."""

SWAPS = {
    "number": [("two", "five"), ("three", "seven"), ("one third", "one quarter")],
    "quantifier": [("most", "all"), ("some", "most"), ("many", "all"), ("some", "all"), ("a small number of", "no")],
    "grade": [("good", "outstanding"), ("inadequate", "good")],
    "subject": [("leaders", "partners"), ("social workers", "foster carers"), ("police", "schools"), ("carers", "managers")],
    "time": [("recently", "previously"), ("currently", "formerly"), ("will", "already"), ("recent", "previous")],
    "contrast": [("although", "because"), ("despite", "through"), ("but", "and")],
    "hedge": [("mostly", ""), ("increasingly", ""), ("beginning to", "able to"), ("largely", ""), ("generally", "")],
}


def whole(rng: random.Random, paragraphs: list[list[str]], least: int = 8, most: int = 45) -> str | None:
    """A sentence of the report that no "However" follows."""
    found = [
        sentence
        for paragraph in paragraphs
        for sentence, following in zip(paragraph, [*paragraph[1:], ""], strict=True)
        if least <= len(sentence.split()) <= most and not following.startswith(("However", "But", "Nevertheless", "Yet"))
        and re.match(r"[A-Z]", sentence) and sentence.endswith(".")
    ]
    return rng.choice(found) if found else None


def cased(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    sentence = whole(rng, paragraphs)
    return sentence and (sentence[0].lower() + sentence[1:]).rstrip(".") + ","


def other_marks(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    sentence = whole(rng, paragraphs)
    return sentence and sentence.replace("’", "'").replace("–", "-").replace("well-", "well ").replace("-term", " term")


def wrapped(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    sentence = whole(rng, paragraphs)
    if not sentence:
        return None
    words = sentence.split()
    return " ".join(words[:4]) + "\n" + " ".join(words[4:])


def fragment(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    sentence = whole(rng, paragraphs)
    if not sentence or re.search(r"\b(not|no|never|without|lack|only|few|some|yet|less|fail\w*|unable|whether)\b", sentence, re.I):
        return None
    words = sentence.rstrip(".").split()
    length = rng.randint(1, 8)
    start = rng.randint(0, max(len(words) - length, 0))
    return " ".join(words[start : start + length]).strip(",;:")


def elided(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    sentence = whole(rng, paragraphs, 14)
    if not sentence:
        return None
    words = sentence.split()
    start = rng.randint(4, len(words) - 8)
    gone = words[start : start + rng.randint(1, 4)]
    if re.search(r"\b(not|no|never|without|lack\w*|only|few|yet|less|fail\w*|unable|whether|in\w+|rarely)\b", " ".join(gone), re.I):
        return None
    return " ".join([*words[:start], rng.choice(["…", "...", "[…]"]), *words[start + len(gone) :]])


def bracketed(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    sentence = whole(rng, paragraphs)
    found = sentence and re.search(r"\b(They|their|them|These|This)\b", sentence)
    return f"{sentence[:found.start()]}[Fenmoor’s]{sentence[found.end():]}" if sentence and found else None


def swap(kind: str) -> Maker:
    def make(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
        for _ in range(40):
            sentence = whole(rng, paragraphs)
            pairs = SWAPS[kind][:]
            rng.shuffle(pairs)
            for old, new in pairs:
                changed = sentence and re.sub(rf"\b{old}\b ?", f"{new} " if new else "", sentence, count=1)
                if changed and changed != sentence:
                    return changed
        return None

    return make


def negation_dropped(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    for _ in range(40):
        sentence = whole(rng, paragraphs)
        changed = sentence and re.sub(r"\b(?:not|never) ", "", sentence, count=1)
        if changed and changed != sentence:
            return changed
    return None


def negation_added(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    for _ in range(40):
        sentence = whole(rng, paragraphs)
        changed = sentence and re.sub(r"\b(is|are|was|were|has|have) (?!not)", r"\1 not ", sentence, count=1)
        if changed and changed != sentence:
            return changed
    return None


def intensified(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    for _ in range(40):
        sentence = whole(rng, paragraphs)
        changed = sentence and re.sub(r"\b(effective|good|strong|well|timely|clear)\b", r"very \1", sentence, count=1)
        if changed and changed != sentence:
            return changed
    return None


def word_dropped(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    sentence = whole(rng, paragraphs, 12)
    if not sentence:
        return None
    words = sentence.split()
    places = [n for n in range(2, len(words) - 2) if words[n].isalpha() and words[n].islower() and len(words[n]) > 4]
    if not places:
        return None
    del words[rng.choice(places)]
    return " ".join(words)


def words_added(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    sentence = whole(rng, paragraphs)
    return sentence and sentence.rstrip(".") + rng.choice([" had taken place.", " across the borough.", " in Fenmoor today."])


def cut_front(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    for _ in range(40):
        sentence = whole(rng, paragraphs)
        found = sentence and re.search(r"\b(?:is|are|do|does|has|have|was|were|Not all|Not) ?(?:not|yet|always|all)\b(?: always| yet| routinely)? ", sentence)
        if sentence and found and "not" in found.group().lower() and "not only" not in sentence:
            rest = sentence[found.end() :]
            if len(rest.split()) >= 4:
                return rest
    return None


def cut_ellipsis(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    for _ in range(40):
        sentence = whole(rng, paragraphs)
        changed = sentence and re.sub(r"\bnot(?: always| yet| routinely)? ", "… ", sentence, count=1)
        if changed and changed != sentence and "not only" not in (sentence or ""):
            return changed
    return None


def caveat(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    found = [
        sentence
        for paragraph in paragraphs
        for sentence, following in zip(paragraph, paragraph[1:], strict=False)
        if following.startswith("However") and 8 <= len(sentence.split()) <= 45 and re.match(r"[A-Z]", sentence)
    ]
    return rng.choice(found) if found else None


def stitched(rng: random.Random, paragraphs: list[list[str]]) -> str | None:
    first, second = rng.sample(range(len(paragraphs)), 2)
    left, right = whole(rng, [paragraphs[first]], 8, 25), whole(rng, [paragraphs[second]], 8, 25)
    if not left or not right:
        return None
    return f"{left.rstrip('.')} and {right[0].lower()}{right[1:]}" if rng.random() < 0.5 else f"{left} {right}"


CLEAN = {"verbatim": whole, "cased": cased, "marks": other_marks, "wrapped": wrapped, "fragment": fragment}
EDITED = {"elided": elided, "bracketed": bracketed}
ALTERED: dict[str, Maker] = {
    "negation": negation_dropped,
    "negation added": negation_added,
    "intensifier": intensified,
    "wording": words_added,
    "word dropped": word_dropped,
    **{kind: swap(kind) for kind in SWAPS},
}
OTHERS: dict[str, Maker] = {"cut front": cut_front, "cut ellipsis": cut_ellipsis, "caveat": caveat, "stitched": stitched}


def outcome(match: QuoteMatch) -> str:
    """The verdict as a user is told it."""
    if match.verdict in ("verbatim", "edited") and any(h.kind != "qualification" for h in match.hidden):
        return "caveat"
    return match.verdict


def judge(quote: str, report: Index) -> tuple[QuoteMatch, float]:
    """The match of a quotation set into a release, and the seconds it took."""
    text = f"The report said: “{quote}” It was published on Tuesday."
    start = text.index("“") + 1
    document = read_text("release.txt", text, "")
    began = time.perf_counter()
    (match,) = match_quotes((Quote((Span(start, start + len(quote)),), "report"),), document, report, ())
    return match, time.perf_counter() - began


def documents(folder: Path, count: int, rng: random.Random) -> Iterator[Document]:
    paths = sorted(p for p in folder.iterdir() if p.suffix in (".pdf", ".txt"))
    for path in rng.sample(paths, min(count, len(paths))):
        try:
            yield read(path)
        except InputError:
            continue


def main() -> None:
    parser = argparse.ArgumentParser(description="Quotations made from real reports with a known truth, and how each is judged.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--each", type=int, default=5, help="quotations of each kind from each report")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", help="print the quotations of this kind that were judged otherwise")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    table: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: Counter[tuple[str, bool]] = Counter()
    spent, made = 0.0, 0
    foreign: list[list[str]] = []
    for document in documents(options.folder, options.reports, rng):
        report = Index(document)
        paragraphs = [
            [document.show(sentence) for sentence in sentences(document, piece)]
            for piece in document.pieces
            if piece.kind == "paragraph"
        ]
        makers: dict[str, Maker] = {**CLEAN, **EDITED, **ALTERED, **OTHERS}
        if foreign:
            makers["foreign"] = lambda r, _, others=foreign: whole(r, others, 10)  # type: ignore[misc]
        for kind, make in makers.items():
            for _ in range(options.each):
                quote = make(rng, paragraphs)
                if not quote:
                    continue
                match, seconds = judge(quote, report)
                spent, made = spent + seconds, made + 1
                table[kind][outcome(match)] += 1
                if kind in ALTERED and match.verdict == "altered":
                    wanted = {"negation added": "negation", "word dropped": ""}.get(kind, kind)
                    kinds[wanted, wanted in {edit.kind for edit in match.edits}] += 1
                if options.show == kind:
                    print(f"{outcome(match):10} {quote}")
                    for edit in match.edits:
                        print(f"           {edit.op} {edit.quoted!r} {edit.report!r} {edit.kind}")
                    for hidden in match.hidden:
                        print(f"           hidden {document.show(hidden.passage)[:120]!r}")
        foreign = paragraphs
    columns = ["verbatim", "edited", "altered", "cut", "caveat", "stitched", "not_found", "unchecked"]
    print(f"{'made as':16}" + "".join(f"{column:>10}" for column in columns))
    for kind, counts in table.items():
        print(f"{kind:16}" + "".join(f"{counts[column] or '.':>10}" for column in columns))
    for wanted in dict.fromkeys(kind for kind, _ in kinds):
        if wanted:
            right, wrong = kinds[wanted, True], kinds[wanted, False]
            print(f"kind named right, {wanted}: {right} of {right + wrong}")
    print(f"{made} quotations, {1000 * spent / max(made, 1):.2f} ms each")


if __name__ == "__main__":
    main()
