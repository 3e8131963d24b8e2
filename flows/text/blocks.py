"""Mark-up to blocks of text: one paragraph-sized unit each, with its links and images, all with offsets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from flows.text import markup
from flows.text.fold import fold
from flows.text.markup import Attribute, Token

_SPACE = re.compile(r"(?:\s|&nbsp;?|&#160(?![0-9]);?|&#[xX][aA]0(?![0-9a-fA-F]);?)*+")
_SPACE_ENTITIES = ("&nbsp;", "&#160;", "&#xa0;", "&#xA0;")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the open elements say about the text inside them."""

    kind: str = "paragraph"
    hidden: str | None = None
    region: str | None = None
    figure: int | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link; `text` is folded and `prefix` is the raw text of its block that stands before it."""

    href: Attribute
    prefix: str
    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """An image with its attributes as they stand in its tag."""

    attributes: dict[str, Attribute]
    start: int
    end: int
    context: Context


@dataclass(frozen=True, slots=True)
class Stretch:
    """The segments of a file that make one text, in their order and not overlapping."""

    segments: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """The first character."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """The character after the last one."""
        return self.segments[-1][1]


@dataclass(frozen=True, slots=True)
class Block(Stretch):
    """A block of text from its first to its last character that is no white space.

    It has several segments where a hidden inline element stands in its middle.
    """

    text: str
    context: Context
    anchors: tuple[Anchor, ...]


@dataclass(slots=True)
class Segmented:
    """What a stretch of mark-up holds; `rest` tiles all that is in no block, as (start, end, role)."""

    blocks: list[Block] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    rest: list[tuple[int, int, str]] = field(default_factory=list)


Describe = Callable[[str, dict[str, Attribute], Context], Context]


def described(name: str, attributes: dict[str, Attribute], outer: Context) -> Context:
    """The context inside an element; a source may wrap this to name the regions of its own pages."""
    if name in _HEADINGS:
        outer = replace(outer, kind="heading")
    elif name in ("li", "dd", "dt"):
        outer = replace(outer, kind="list_item")
    elif name in ("figcaption", "caption"):
        outer = replace(outer, kind="caption")
    elif name in ("td", "th"):
        outer = replace(outer, kind="table")
    if markup.hides(name):
        outer = replace(outer, hidden="hidden_element")
    elif "hidden" in attributes or "element-invisible" in attributes.get("class", Attribute("", 0, 0)).value.split():
        outer = replace(outer, hidden="invisible_element")
    return outer


def segment(source: str, start: int, end: int, describe: Describe = described) -> Segmented:
    """The blocks and images of `source[start:end]`."""
    walker = _Walker(source, describe)
    for token in markup.tokens(source, start, end):
        walker.take(token)
    walker.flush()
    walker.found.rest = _tile(source, start, end, walker.found.blocks)
    return walker.found


class _Walker:
    """Walks the tokens with the stack of open elements; linear in their number, whatever their nesting."""

    def __init__(self, source: str, describe: Describe) -> None:
        self.source = source
        self.describe = describe
        self.found = Segmented()
        self.stack: list[tuple[str, Context]] = []
        self.open: Counter[str] = Counter()
        self.figures = 0
        self.run: list[Token] = []
        self.broken = 0  # the number of pieces of text up to the last <br> of the block in hand
        self.raw: list[str] = []
        self.anchors: list[Anchor] = []
        self.pending: tuple[Attribute, int] | None = None
        self.hidden: list[tuple[Token, str]] = []  # text in hidden inline elements of the block in hand
        self.cuts: list[tuple[int, int]] = []  # where such elements stand
        self.hidden_from: tuple[int, int] | None = None  # depth and start of the one that is open

    @property
    def context(self) -> Context:
        return self.stack[-1][1] if self.stack else Context()

    def take(self, token: Token) -> None:
        if token.kind in ("text", "cdata") and self.hidden_from is not None:
            self.hidden.append((token, self.context.hidden or ""))
        elif token.kind in ("text", "cdata"):
            self.run.append(token)
            self.raw.append(markup.text_of(self.source, token))
        elif token.kind == "start":
            self._open(token)
        elif token.kind == "end":
            self._close(token)

    def _open(self, token: Token) -> None:
        name = token.name
        if name == "br":
            if self.broken and self.raw and not "".join(self.raw[self.broken :]).strip():
                self.flush()  # two breaks in a row end a paragraph
            self.raw.append(" ")
            self.broken = len(self.raw)
            return
        if name in markup.BLOCK:
            self.flush()
            if self.open["p"]:  # a paragraph ends where another block begins
                self._pop("p")
        attributes = markup.attributes(self.source, token)
        if name == "img":
            self.found.images.append(Image(attributes, token.start, token.end, self.context))
        elif name == "a" and "href" in attributes:
            self._end_anchor()
            self.pending = (attributes["href"], len(self.raw))
        if name in markup.VOID or self.source[token.end - 2] == "/":
            return
        context = self.describe(name, attributes, self.context)
        if name == "figure":
            self.figures += 1
            context = replace(context, figure=self.figures)
        if context.hidden and not self.context.hidden and name not in markup.BLOCK:
            self.hidden_from = (len(self.stack), token.start)
        self.stack.append((name, context))
        self.open[name] += 1

    def _close(self, token: Token) -> None:
        if token.name == "br":  # as browsers do
            self.raw.append(" ")
            return
        if token.name in markup.BLOCK:
            self.flush()
        if token.name == "a":
            self._end_anchor()
        if self.open[token.name]:
            self._pop(token.name)
        if self.hidden_from is not None and len(self.stack) <= self.hidden_from[0]:
            # Scripts hold no text token: they stay in the passage's bytes, and stripping drops them.
            if any(hidden.start >= self.hidden_from[1] for hidden, _ in self.hidden):
                self.cuts.append((self.hidden_from[1], token.end))
            self.hidden_from = None

    def _pop(self, name: str) -> None:
        while self.stack:
            popped, _ = self.stack.pop()
            self.open[popped] -= 1
            if popped == name:
                return

    def _end_anchor(self) -> None:
        if self.pending is None:
            return
        href, position = self.pending
        anchor = Anchor(href, "".join(self.raw[:position]), fold("".join(self.raw[position:])))
        self.anchors.append(anchor)
        self.pending = None

    def flush(self) -> None:
        """End the block in hand, if it holds more than white space."""
        self._end_anchor()
        text = fold("".join(self.raw))
        if text:
            whole = trimmed(self.source, self.run)
            context = replace(self.context, hidden=None) if self.hidden_from is not None else self.context
            self.found.blocks.append(Block(without(whole, self.cuts), text, context, tuple(self.anchors)))
        for token, rule in self.hidden:
            shown = fold(markup.text_of(self.source, token))
            if shown:
                place = trimmed(self.source, [token])
                self.found.blocks.append(Block((place,), shown, Context(hidden=rule), ()))
        self.run, self.raw, self.anchors, self.hidden, self.cuts = [], [], [], [], []
        self.broken = 0


def without(whole: tuple[int, int], cuts: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """A stretch without those that lie inside it."""
    segments = []
    start = whole[0]
    for low, high in cuts:
        if start < low and high < whole[1]:
            segments.append((start, low))
            start = high
    return (*segments, (start, whole[1]))


def trimmed(source: str, run: list[Token]) -> tuple[int, int]:
    """From the first to the last character of the run that is no white space, written as an entity or not."""
    start = end = -1
    for token in run:
        left = _SPACE.match(source, token.start, token.end)
        first = token.start if left is None else left.end()
        if first == token.end:
            continue
        end = _end_of_text(source, first, token.end)
        start = first if start < 0 else start
    return start, end


def _end_of_text(source: str, start: int, end: int) -> int:
    """The end of a stretch without the white space at its end."""
    while end > start:
        entity = next((each for each in _SPACE_ENTITIES if source.endswith(each, start, end)), None)
        if entity is not None:
            end -= len(entity)
        elif source[end - 1].isspace():
            end -= 1
        else:
            break
    return end


def _tile(source: str, start: int, end: int, blocks: list[Block]) -> list[tuple[int, int, str]]:
    """The stretches between the blocks: runs of mark-up, and the white space around it."""
    rest: list[tuple[int, int, str]] = []
    position = start
    taken = sorted(segment for block in blocks for segment in block.segments)
    for low, high in [*taken, (end, end)]:
        for token in markup.tokens(source, position, low):
            role = "whitespace" if _is_space(source, token) else "markup"
            if rest and rest[-1][2] == role and rest[-1][1] == token.start:
                rest[-1] = (rest[-1][0], token.end, role)
            else:
                rest.append((token.start, token.end, role))
        position = high
    return rest


def _is_space(source: str, token: Token) -> bool:
    return token.kind == "text" and not fold(markup.text_of(source, token))
