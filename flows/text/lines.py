"""Plain text to lines and paragraphs, with offsets."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from flows.text.fold import fold

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?:;,][\"'”’)\]]*$")
_ITEM = re.compile(r"(?:[•·▪●◦*–-]|\(?[a-z0-9]{1,3}[.)])\s")
_SEPARATOR = re.compile(r"[,;\t|]")
_WRAP_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A line with more than white space in it; `gap` tells that a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line, or several that were broken by hard wraps; `text` is folded."""

    start: int
    end: int
    text: str
    gap: bool


def lines(source: str) -> list[Line]:
    """The lines of a text, trimmed, without the blank ones."""
    found: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(source):
        text = fold(match[0])
        if not text:
            continue
        raw = match[0]
        start = match.start() + len(raw) - len(raw.lstrip())
        end = match.start() + len(raw.rstrip())
        between = source[last_end:start]
        blank = len(_BREAK.findall(between)) > 1 or "\u2029" in between
        found.append(Line(start, end, text, not found or blank))
        last_end = end
    return found


def paragraphs(found: list[Line]) -> list[Paragraph]:
    """The lines, with those that a hard wrap broke put together again."""
    wrapped = is_wrapped(found)
    # Where blank lines stand between the paragraphs, only they do.
    spaced = sum(line.gap for line in found[1:]) >= 2
    width = max((len(line.text) for line in found), default=0)
    whole: list[Paragraph] = []
    before: Line | None = None
    for line in found:
        if (
            wrapped
            and before is not None
            and not line.gap
            and (_runs_on(before, line) or (spaced and _is_full(before, line, width)))
        ):
            last = whole.pop()
            whole.append(Paragraph(last.start, line.end, f"{last.text} {line.text}", last.gap))
        else:
            whole.append(Paragraph(line.start, line.end, line.text, line.gap))
        before = line
    return whole


def _is_full(before: Line, line: Line, width: int) -> bool:
    """Whether a line was broken because the next word did not fit any more."""
    return len(before.text) + 1 + len(line.text.split()[0]) > width and _ITEM.match(line.text) is None


def is_wrapped(found: list[Line]) -> bool:
    """Whether the text was broken to a width: hardly a line is longer, and most run on."""
    if len(found) < 4 or max(len(line.text) for line in found) > 2 * _WRAP_WIDTH:
        return False
    columns = Counter(len(_SEPARATOR.findall(line.text)) for line in found)
    if any(count >= 2 and lines >= 0.7 * len(found) for count, lines in columns.items()):
        return False  # rows of a table
    long = sum(len(line.text) > _WRAP_WIDTH for line in found)
    follow = [(before, line) for before, line in pairwise(found) if not line.gap]
    running = sum(_runs_on(before, line) for before, line in follow)
    return long <= 0.05 * len(found) and running >= 0.3 * len(found)


def _runs_on(before: Line, line: Line) -> bool:
    """Whether a line goes on with the sentence of the one before it."""
    if len(before.text) < 40:
        return False
    return not _SENTENCE_END.search(before.text) or line.text[0].islower() or before.text.endswith(",")
