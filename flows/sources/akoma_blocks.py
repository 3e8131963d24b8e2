"""Akoma Ntoso mark-up to blocks of text: a number and the paragraph that it stands before are one block."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from flows.sources.base import Claim
from flows.text import markup
from flows.text.blocks import Stretch, trimmed, without
from flows.text.fold import fold, fold_map
from flows.text.markup import Attribute, Token

# Elements that stand inside a line; every other one begins and ends a block.
_INLINE_NAMES = """
a abbr b concept date decoration def del docauthority docdate docketnumber docnumber docstatus entity event i img
inline ins location mref noteref object omissis organization person placeholder process quantity quorum ref remark
role rref session shorttitle span sub sup term time u
"""
_INLINE = frozenset(_INLINE_NAMES.split())
NOTE, _META = "authorialnote", "meta"
_HEADINGS = frozenset({"heading", "subheading"})
# Elements that tell what the text inside them is; what else is open does not matter.
_TELLING = frozenset({"num", "coverpage", "doctitle", "docnumber", NOTE, _META}) | _HEADINGS
# Parts of a document: a number before one of them does not wait for a paragraph in it.
_PARTS = frozenset({_META, "coverpage", "preface", "preamble", "mainbody", "conclusions", "attachments", "attachment"})

_UNFINISHED = re.compile(r"<(?:[/!?]?[A-Za-z][^<>]*)?/?\Z")  # a tag in which the file was cut


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link; its text is `[start:end]` of the block's text."""

    start: int
    end: int
    text: str
    href: Attribute


@dataclass(frozen=True, slots=True)
class Block(Stretch):
    """A block of text and those of the elements that it stands in that tell what it is."""

    names: frozenset[str]
    anchors: tuple[Anchor, ...]


@dataclass(slots=True)
class Walk:
    """What a document holds: its blocks in order, its sections of metadata, and all its tokens."""

    blocks: list[Block] = field(default_factory=list)
    meta: list[tuple[int, int]] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)

    def tags(self, name: str) -> Iterator[Token]:
        """The start tags of a name."""
        return (token for token in self.tokens if token.kind == "start" and _local(token.name) == name)

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


def _local(name: str) -> str:
    """The name of an element without the prefix of its namespace."""
    return name.rpartition(":")[2]


@dataclass(slots=True)
class _Number:
    """A number whose paragraph has not come yet, and how many elements were open around it, then and since."""

    block: Block
    depth: int
    least: int

    @property
    def is_left(self) -> bool:
        """Whether the element that it numbers has ended."""
        return self.least < self.depth


@dataclass(slots=True)
class _Run:
    """The text of a block as it is gathered."""

    tokens: list[Token] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    anchors: list[tuple[int, int, Attribute]] = field(default_factory=list)  # from, to (in `raw`), address
    pending: tuple[int, Attribute] | None = None
    cuts: list[tuple[int, int]] = field(default_factory=list)
    names: frozenset[str] | None = None  # of the elements that its first character stands in


@dataclass(slots=True)
class _Flow:
    """A text that runs on by itself: the document's, or that of a note, which began at `opened`."""

    opened: int = 0
    run: _Run = field(default_factory=_Run)
    number: _Number | None = None


class _Walker:
    """Walks the tokens with the stack of open elements; linear in their number, whatever their nesting."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found = Walk()
        self.stack: list[str] = []
        self.open: Counter[str] = Counter()
        self.flows = [_Flow()]
        self.meta_from = 0
        self.number_depth = 0

    def take(self, token: Token) -> None:
        self.found.tokens.append(token)
        if token.kind in ("text", "cdata"):
            self._text(token)
        elif token.kind == "start":
            self._open(token, _local(token.name))
        elif token.kind == "end":
            self._close(token, _local(token.name))

    def end(self) -> None:
        """End all that is open; a file may be cut anywhere."""
        self._flush()
        self._pop_to(0, len(self.source))
        self._flush()
        self._let_go()

    def _text(self, token: Token) -> None:
        run = self.flows[-1].run
        shown = markup.text_of(self.source, token)
        if run.names is None and shown.strip():
            run.names = frozenset(name for name in _TELLING if self.open[name])
        run.tokens.append(token)
        run.raw.append(shown)

    def _open(self, token: Token, name: str) -> None:
        is_empty = self.source[token.end - 2] == "/"
        if name not in _INLINE and name != NOTE:
            self._flush()
        if name in _PARTS:
            self._let_go()
        if is_empty:
            return
        if name == NOTE:
            self.flows.append(_Flow(token.start))
        elif name == _META and not self.open[_META]:
            self.meta_from = token.start
        elif name == "num" and not self.open["num"]:
            self.number_depth = len(self.stack)
        elif name == "a":
            run = self.flows[-1].run
            href = markup.attributes(self.source, token).get("href")
            run.pending = None if href is None else (len(run.raw), href)
        self.stack.append(name)
        self.open[name] += 1

    def _close(self, token: Token, name: str) -> None:
        run = self.flows[-1].run
        if name == "a" and run.pending is not None:
            run.anchors.append((run.pending[0], len(run.raw), run.pending[1]))
            run.pending = None
        if name not in _INLINE and name != NOTE:
            self._flush()
        if self.open[name]:
            depth = len(self.stack) - 1
            while self.stack[depth] != name:
                depth -= 1
            self._pop_to(depth, token.end)
            if name not in _INLINE and name != NOTE:
                self._flush()  # where a note was not closed before what it stands in

    def _pop_to(self, depth: int, end: int) -> None:
        """Close elements, and what runs or is kept as long as they are open."""
        while len(self.stack) > depth:
            name = self.stack.pop()
            self.open[name] -= 1
            if name == NOTE:
                self._flush()
                self._let_go()
                note = self.flows.pop()
                self.flows[-1].run.cuts.append((note.opened, end))
                if self.flows[-1].run.names is None:  # the note stands between a number and its paragraph
                    self._let_go()
            elif name == _META and not self.open[_META]:
                self.found.meta.append((self.meta_from, end))
        number = self.flows[-1].number
        if number is not None:
            number.least = min(number.least, depth)

    def _flush(self) -> None:
        """End the block in hand, if it holds more than white space."""
        flow = self.flows[-1]
        run, flow.run = flow.run, _Run()
        if run.names is None or _META in run.names:
            return
        segments = _around(trimmed(self.source, run.tokens), run.cuts)
        block = Block(segments, run.names, tuple(_anchors(run)))
        if "num" in run.names:
            self._keep_number(block, bool(run.cuts))
            return
        if flow.number is not None and flow.number.is_left and run.names & _HEADINGS:
            self._let_go()
        if flow.number is not None:
            block = self._numbered(flow.number.block, block)
            flow.number = None
        self.found.blocks.append(block)

    def _keep_number(self, block: Block, is_cut: bool) -> None:
        """A number waits for its paragraph; one of an outer item goes before that of an inner one."""
        flow = self.flows[-1]
        if flow.number is not None and flow.number.is_left:
            self._let_go()
        before = flow.number
        if before is not None:
            block = Block(((before.block.start, block.end),), block.names, ())
        flow.number = _Number(block, self.number_depth, self.number_depth)
        if is_cut:
            self._let_go()

    def _let_go(self) -> None:
        """A number without a paragraph is text too."""
        flow = self.flows[-1]
        if flow.number is not None:
            self.found.blocks.append(flow.number.block)
            flow.number = None

    def _numbered(self, number: Block, block: Block) -> Block:
        segments = ((number.start, block.segments[0][1]), *block.segments[1:])
        shift = len(markup.strip_markup(self.source[number.start : block.start] + "x")) - 1
        anchors = tuple(Anchor(a.start + shift, a.end + shift, a.text, a.href) for a in block.anchors)
        return Block(segments, block.names, anchors)


def _around(whole: tuple[int, int], cuts: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """A stretch without the notes in it; two notes side by side are one cut."""
    merged: list[tuple[int, int]] = []
    for low, high in cuts:
        first = merged.pop()[0] if merged and merged[-1][1] == low else low
        merged.append((first, high))
    return without(whole, merged)


def _anchors(run: _Run) -> Iterator[Anchor]:
    if not run.anchors:
        return
    text, origin = fold_map("".join(run.raw))
    places = list(accumulate(map(len, run.raw), initial=0))
    for first, last, href in run.anchors:
        shown = fold("".join(run.raw[first:last]))
        start = bisect_left(origin, places[first])
        start += text[start : start + 1] == " "
        if shown and fold(href.value) and text[start : start + len(shown)] == shown:
            yield Anchor(start, start + len(shown), shown, href)


def walk(source: str) -> Walk:
    """The blocks and tokens of a document."""
    walker = _Walker(source)
    cut = _UNFINISHED.search(source, max(0, source.rfind("<")))
    for token in markup.tokens(source, 0, None if cut is None else cut.start()):
        walker.take(token)
    if cut is not None:
        walker.take(Token("comment", cut.start(), len(source), ""))
    walker.end()
    walker.found.blocks.sort(key=lambda block: block.start)  # a note ends before the paragraph that it stands in
    return walker.found
