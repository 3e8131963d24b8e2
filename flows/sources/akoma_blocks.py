"""Akoma Ntoso mark-up to blocks of text: a number and the paragraph that it stands before are one block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flows.sources.base import Claim
from flows.text import markup
from flows.text.blocks import trimmed, without
from flows.text.fold import fold
from flows.text.markup import Attribute, Token

# Elements that stand inside a line; every other one begins and ends a block.
_INLINE_NAMES = """
a abbr b date decoration docauthority docdate docnumber docstatus eol i img inline ins del person quantity quorum ref
remark role span sub sup term u
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_NOTE = "authorialnote"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link; its text is `[start:end]` of the block's text."""

    start: int
    end: int
    text: str
    href: Attribute


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text and the elements that it stands in."""

    segments: tuple[tuple[int, int], ...]
    names: frozenset[str]
    anchors: tuple[Anchor, ...]

    @property
    def start(self) -> int:
        """The first character of the block."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """The character after the last one of the block."""
        return self.segments[-1][1]


@dataclass(slots=True)
class Walk:
    """What a document holds: its blocks in order, and all its tokens."""

    blocks: list[Block] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)

    def tags(self, name: str) -> Iterator[Token]:
        """The start tags of a name."""
        return (token for token in self.tokens if token.kind == "start" and token.name == name)

    def sections(self, name: str) -> Iterator[tuple[int, int]]:
        """From where to where the outermost elements of a name reach."""
        depth, opened = 0, 0
        for token in self.tokens:
            if token.name == name and token.kind == "start":
                opened = opened if depth else token.start
                depth += 1
            elif token.name == name and token.kind == "end" and depth:
                depth -= 1
                if depth == 0:
                    yield opened, token.end

    def rest(self, source: str, taken: Sequence[tuple[int, int]]) -> Iterator[Claim]:
        """Mark-up and white space outside of the stretches that are taken."""
        stretches = iter(sorted(taken))
        current = next(stretches, None)
        for token in self.tokens:
            start, end = token.start, token.end
            while current is not None and current[1] <= start:
                current = next(stretches, None)
            if current is not None and current[0] < end:  # text around a block, or a tag inside it
                if start < current[0]:
                    yield _gap(source, token, start, current[0])
                # A text token holds one block at most; what follows it is white space or the next block.
                start = min(end, current[1])
            if start < end:
                yield _gap(source, token, start, end)


def _gap(source: str, token: Token, start: int, end: int) -> Claim:
    space = token.kind == "text" and not source[start:end].strip()
    return Claim(start, end, "whitespace" if space else "markup")


@dataclass(slots=True)
class _Run:
    """The text of a block as it is gathered; `opened` is where the note began that it belongs to."""

    opened: int = 0
    tokens: list[Token] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    anchors: list[tuple[int, int, Attribute]] = field(default_factory=list)  # from, to (in `raw`), address
    pending: tuple[int, Attribute] | None = None
    cuts: list[tuple[int, int]] = field(default_factory=list)
    names: frozenset[str] = frozenset()


class _Walker:
    def __init__(self, source: str) -> None:
        self.source = source
        self.found = Walk()
        self.stack: list[str] = []
        self.runs = [_Run()]
        self.number: Block | None = None  # a number whose paragraph has not come yet

    def take(self, token: Token) -> None:
        self.found.tokens.append(token)
        if token.kind in ("text", "cdata"):
            self._text(token)
        elif token.kind == "start":
            self._open(token)
        elif token.kind == "end":
            self._close(token)

    def _text(self, token: Token) -> None:
        run = self.runs[-1]
        shown = markup.text_of(self.source, token)
        if not run.names and shown.strip():
            run.names = frozenset(self.stack)
        run.tokens.append(token)
        run.raw.append(shown)

    def _open(self, token: Token) -> None:
        if token.name == _NOTE:
            self.runs.append(_Run(opened=token.start))
        elif token.name not in _INLINE:
            self.flush()
        elif token.name in markup.BLOCK:
            self.runs[-1].raw.append(" ")
        if token.name == "a":
            href = markup.attributes(self.source, token).get("href")
            self.runs[-1].pending = None if href is None else (len(self.runs[-1].raw), href)
        if self.source[token.end - 2] != "/":
            self.stack.append(token.name)

    def _close(self, token: Token) -> None:
        run = self.runs[-1]
        if token.name == "a" and run.pending is not None:
            run.anchors.append((run.pending[0], len(run.raw), run.pending[1]))
            run.pending = None
        elif token.name == _NOTE and len(self.runs) > 1:
            self.flush()
            self.runs.pop()
            self.runs[-1].cuts.append((run.opened, token.end))
        elif token.name not in _INLINE:
            self.flush()
        if token.name in self.stack:
            while self.stack.pop() != token.name:
                pass

    def flush(self) -> None:
        """End the block in hand, if it holds more than white space."""
        run, note = self.runs[-1], self.runs[-1].opened
        self.runs[-1] = _Run(opened=note)
        if not run.names:
            return
        segments = without(trimmed(self.source, run.tokens), run.cuts)
        block = Block(segments, run.names, tuple(_anchors(run)))
        if "num" in run.names:
            self._keep_number(block)
            return
        if self.number is not None and note == 0:
            block = self._numbered(self.number, block)
            self.number = None
        self.found.blocks.append(block)

    def _keep_number(self, block: Block) -> None:
        """A number waits for its paragraph; one of an outer item goes before that of an inner one."""
        before = self.number
        self.number = block if before is None else Block(((before.start, block.end),), block.names, ())

    def _numbered(self, number: Block, block: Block) -> Block:
        segments = ((number.start, block.segments[0][1]), *block.segments[1:])
        shift = len(markup.strip_markup(self.source[number.start : block.start] + "x")) - 1
        anchors = tuple(Anchor(a.start + shift, a.end + shift, a.text, a.href) for a in block.anchors)
        return Block(segments, block.names, anchors)


def _anchors(run: _Run) -> Iterator[Anchor]:
    text = fold("".join(run.raw))
    for first, last, href in run.anchors:
        shown = fold("".join(run.raw[first:last]))
        start = len(fold("".join(run.raw[:first]) + "x")) - 1
        start += text[start : start + 1] == " "
        if shown and fold(href.value) and text[start : start + len(shown)] == shown:
            yield Anchor(start, start + len(shown), shown, href)


def walk(source: str) -> Walk:
    """The blocks and tokens of a document."""
    walker = _Walker(source)
    for token in markup.tokens(source):
        walker.take(token)
    walker.flush()
    if walker.number is not None:  # a number without a paragraph is text too
        walker.found.blocks.append(walker.number)
    return walker.found
