"""Markdown: front matter as properties, and pieces whose spans leave the markup out and index the raw file."""

from __future__ import annotations

import re

from claimcheck.cache.patterns import compiled
from claimcheck.model import Document, InputError, Piece, PieceKind, Span

_NEWLINE = r"(?:\r\n?+|\n)"
_FRONT_MATTER = compiled(
    rf"\ufeff?---[ \t]*{_NEWLINE}(?P<yaml>(?:(?!---|\.\.\.)[^\r\n]*{_NEWLINE})*)(?:---|\.\.\.)[ \t]*(?:{_NEWLINE}|\Z)"
)
_LINE = compiled(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_OPENER = compiled(
    r"(?P<quote>(?:[ ]{0,3}>)*)[ \t]*"
    r"(?:(?P<heading>#{1,6})[ \t]+|(?P<bullet>[-*+•◼▪●])[ \t]+|(?P<number>\d{1,3})[.)][ \t]+)?"
)
_RULE = compiled(r"[ \t]*(?:[-*_=][ \t]*){3,}")
_FENCE = compiled(r"[ \t]*(?:```|~~~)")
COMMENT = compiled(r"<!--.*?(?:-->|\Z)", re.S)
"""What a reader of the page does not see; one without an end goes on to the end of the file."""
_UNSEEN = "\x1c"  # white space that ends no line here
_LINE_TEXT = compiled(r"[^\r\n]+")
_MARKUP = compiled(
    r"!\[[^\]\n]{0,400}\]\([^()\s]{0,900}(?:[ \t]+\"[^\"\n]{0,200}\")?\)"  # an image says nothing
    r"|\]\([^()\s]{0,900}(?:[ \t]+\"[^\"\n]{0,200}\")?\)|\[\^[\w-]{1,20}\]"  # a link's target; a footnote's mark
    r"|\[(?=[^\]\n]{1,400}\]\()"  # a link's opening bracket
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+|\\(?=[^\w\s])"
    r"|</?[a-zA-Z][^<>\n]{0,200}>|(?<=\s)#+[ \t]*$"
    rf"|{_UNSEEN}+",
    re.M,
)


def read_markdown(path: str, text: str, sha256: str) -> Document:
    """A Markdown file. Raises InputError where its front matter is not a mapping in YAML."""
    front = _FRONT_MATTER.match(text)
    properties = _properties(path, front["yaml"]) if front else {}
    found = _pieces(text, front.end() if front else 0)
    return Document(path, text, tuple(found), sha256, properties=properties)


def _properties(path: str, source: str) -> dict[str, object]:
    import msgspec.yaml

    from claimcheck.read.hostile_yaml import refuse_hostile_yaml

    refuse_hostile_yaml(path, source)
    try:
        return msgspec.yaml.decode(source.encode() or b"{}", type=dict[str, object])
    except (msgspec.DecodeError, ValueError) as error:  # PyYAML lets through what a date or a number says wrongly
        raise InputError(path, f"front matter is not a YAML mapping ({' '.join(str(error).split())})") from None


def _pieces(text: str, start: int) -> list[Piece]:
    found: list[Piece] = []
    kind: PieceKind = "paragraph"
    number: int | None = None
    spans: list[Span] = []
    depth, fenced = 0, False
    text = text[:start] + COMMENT.sub(_unseen, text[start:])

    def close() -> None:
        nonlocal spans
        if spans:
            found.append(Piece(kind, tuple(spans), number))
        spans = []

    at = start
    while at < len(text):
        line = _LINE.match(text, at)
        assert line is not None
        end = at + len(line.group().rstrip("\r\n"))
        if _FENCE.match(text, at, end):
            close()
            fenced = not fenced
        elif fenced or _RULE.fullmatch(text, at, end):
            underlined = text[at:end].strip()
            if not fenced and spans and kind == "paragraph" and set(underlined) <= {"=", "-"}:
                kind = "heading"
            close()
        elif not text[at:end].strip():
            close()
        else:
            opener = _OPENER.match(text, at, end)
            assert opener is not None
            level = opener["quote"].count(">")
            opens = opener["heading"] or opener["bullet"] or opener["number"]
            if opens or (level != depth and level > 0) or kind == "heading":
                close()
            if not spans:
                kind = "heading" if opener["heading"] else "item" if opener["bullet"] else "paragraph"
                number = int(opener["number"]) if opener["number"] else None
            depth = level
            spans.extend(_visible(text, opener.end(), end))
        at = line.end()
    close()
    return found


def _unseen(comment: re.Match[str]) -> str:
    """Something as long as a comment, line by line, in its place."""
    return _LINE_TEXT.sub(lambda line: _UNSEEN * len(line.group()), comment.group())


def _visible(text: str, start: int, end: int) -> list[Span]:
    """What is left of a line when its markup is taken out; the gap that white space leaves tells words apart."""
    spans = []
    for markup in _MARKUP.finditer(text, start, end):
        if start < markup.start():
            spans.append(Span(start, markup.start()))
        start = max(start, markup.end())
    spans.append(Span(start, end))
    return [stripped for span in spans if (stripped := span.stripped(text)).start < stripped.end]
