"""A tokenizer that loses nothing: every character of the mark-up stands in exactly one token."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from flows.text.fold import fold

_ATTRIBUTE = r"""[^\s/><][^\s/>=<]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_TOKEN = re.compile(
    r"(?P<text>[^<]++)"
    rf"|<(?P<start>[A-Za-z][^\s/>]*+)(?:[\s/]++|{_ATTRIBUTE})*+>"
    r"|</(?P<end>[A-Za-z][^\s/>]*+)[^>]*+>"
    r"|(?P<comment><[!?/][^>]*+>)"
    r"|(?P<stray><)",
)
_NAMED = re.compile(r"""(?<=[\s"'/])([^\s/>="'<]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+""")
_ENCLOSED = (("<!--", "-->", "comment"), ("<![CDATA[", "]]>", "cdata"))
_HIDDEN_CONTENT = frozenset({"script", "style", "template", "noscript", "iframe", "xmp", "noembed", "noframes"})
_RAW_CONTENT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
_BLOCK_NAMES = """
address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link
main menu meta nav ol optgroup option p pre search section select summary table tbody td textarea
tfoot th thead title tr ul
num heading subheading eol
"""
BLOCK = frozenset(_BLOCK_NAMES.split())


class Token(NamedTuple):
    """One stretch of mark-up: `kind` is text, cdata, start, end, comment or raw (content of a script)."""

    kind: str
    start: int
    end: int
    name: str


class Attribute(NamedTuple):
    """An attribute's decoded value and where its raw value stands."""

    value: str
    start: int
    end: int


def tokens(source: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `source[start:end]`, without gap or overlap."""
    end = len(source) if end is None else end
    last_closed = source.rfind(">", start, end)  # behind it no tag can end: "<" is text there
    position = start
    while position < end:
        token = _enclosed(source, position, end) or _plain(source, position, end, last_closed)
        yield token
        position = token.end
        if token.kind == "start" and token.name in _RAW_CONTENT:
            position = _raw_end(source, token.end, end, token.name)
            if position > token.end:
                yield Token("raw", token.end, position, token.name)


def _plain(source: str, position: int, end: int, last_closed: int) -> Token:
    """The text or tag at `position`."""
    if position > last_closed:
        openings = [source.find(opening, position, end) for opening, _, _ in _ENCLOSED]
        return Token("text", position, min((place for place in openings if place >= 0), default=end), "")
    found = _TOKEN.match(source, position, end)
    assert found is not None  # `stray` takes any "<" and `text` all else
    kind = found.lastgroup or "stray"
    name = found[kind].lower() if kind in ("start", "end") else ""
    return Token("text" if kind == "stray" else kind, position, found.end(), name)


def _enclosed(source: str, position: int, end: int) -> Token | None:
    """The comment or CDATA section at `position`; one that never ends takes all that follows."""
    for opening, closing, kind in _ENCLOSED:
        if source.startswith(opening, position):
            start = position + (2 if kind == "comment" else len(opening))  # "<!-->" is a whole comment
            found = source.find(closing, start, end)
            return Token(kind, position, end if found < 0 else found + len(closing), "")
    return None


def _raw_end(source: str, start: int, end: int, name: str) -> int:
    """Where the raw content ends: at its end tag, or at the end of the source."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, start, end)
    return end if found is None else found.start()


def attributes(source: str, token: Token) -> dict[str, Attribute]:
    """The attributes of a start tag, the first of each name."""
    found: dict[str, Attribute] = {}
    for match in _NAMED.finditer(source, token.start + len(token.name) + 1, token.end - 1):
        group = next((number for number in (2, 3, 4) if match[number] is not None), 1)
        if group == 1:
            found.setdefault(match[1].lower(), Attribute("", match.end(), match.end()))
            continue
        value = Attribute(html.unescape(match[group]), match.start(group), match.end(group))
        found.setdefault(match[1].lower(), value)
    return found


def hides(name: str) -> bool:
    """Whether the content of an element of this name is never shown."""
    return name in _HIDDEN_CONTENT


def text_of(source: str, token: Token) -> str:
    """What a reader sees of a token: decoded text, a space for a block tag, nothing for the rest."""
    if token.kind == "text":
        return html.unescape(source[token.start : token.end])
    if token.kind == "cdata":
        return source[token.start + 9 : token.end].removesuffix("]]>")
    return " " if token.kind in ("start", "end") and token.name.rpartition(":")[2] in BLOCK else ""


def strip_markup(source: str) -> str:
    """The folded text of a stretch of mark-up, `<br>` and block tags as white space."""
    return fold("".join(text_of(source, token) for token in tokens(source)))


_ENTITY = re.compile(r"&#?[A-Za-z0-9]+;?")


def visible(source: str) -> tuple[str, list[tuple[int, int]]]:
    """What a reader sees of a stretch of mark-up, and from where to where in `source` each character stands."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    for token in tokens(source):
        shown = text_of(source, token)
        if token.kind != "text":
            skipped = len("<![CDATA[") if token.kind == "cdata" else 0
            start = token.start + skipped
            one_by_one = [(start + number, start + number + 1) for number in range(len(shown))]
            places.extend(one_by_one if skipped else [(token.start, token.end)] * len(shown))
            pieces.append(shown)
            continue
        position = token.start
        for entity in _ENTITY.finditer(source, token.start, token.end):
            shown = html.unescape(entity[0])
            places.extend((number, number + 1) for number in range(position, entity.start()))
            places.extend([entity.span()] * len(shown))
            pieces.extend((source[position : entity.start()], shown))
            position = entity.end()
        places.extend((number, number + 1) for number in range(position, token.end))
        pieces.append(source[position : token.end])
    return "".join(pieces), places
