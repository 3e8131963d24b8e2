"""Lines of a resolution's plain text to paragraphs: across hard wraps and page turns, with or without blank lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.sources.adoption import CLOSING
from flows.text.law.leads import lead
from flows.text.law.paragraphs import ANNEX, FORMULA, ITEM, REISSUED, Number, number_at
from flows.text.lines import Line

_FOOTNOTE = re.compile(r"(?:\*+|[0-9]{1,3}\s*/|\[[0-9]{1,3}\]|[0-9]{1,3}(?=\s+(?:S/|Ibid|See |Official Records)))\s*\S")
_MARK = r"(?:\s?(?:\(?[0-9]{1,3}\)?|\[[0-9]{1,3}\]|\*+))?"  # of a footnote
_STOP = re.compile(rf"[.;:,!?][\"'”’)\]]*{_MARK}$")
_AND = re.compile(r"(?:[;,]|\b)\s*(?:and|or)(?:/or)?,?$")
_FULL_STOP = re.compile(rf"[.;:][\"'”’)\]]*{_MARK}$")
_HEADING = re.compile(r"[“\"]?(?:[A-Z]|[IVX]+)[.]?$|[“\"(]?(?:[A-Z0-9]|[A-Z]{1,4}\. |[ivx]+\. )[^.;:]{2,90}$")
_LETTERED = re.compile(r"[A-Z]{1,4}\. ")
_OPEN = re.compile(rf"(?:,{_MARK}|\b(?:and|or|of|the|to))$")  # how no heading ends
_LONG = 120
_BRIEF, _TAIL = 3, 60  # lines and characters that are looked at again with each further line
# Blank lines part the paragraphs where this share of those that begin with a number or lead phrase has one before it.
_SPACED = 0.8


@dataclass(slots=True)
class Paragraph:
    """The lines of one paragraph; between two of them a page may turn (then it has several segments)."""

    segments: list[tuple[int, int]]
    lines: list[str]
    kind: str
    tail: str  # the last characters of the text

    @property
    def text(self) -> str:
        """All lines of the paragraph."""
        return " ".join(self.lines)

    @property
    def brief(self) -> str:
        """The text of a paragraph of a few lines; of a longer one, nothing."""
        return " ".join(self.lines) if len(self.lines) <= _BRIEF else ""

    @property
    def start(self) -> int:
        """The first character."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """The character after the last one."""
        return self.segments[-1][1]


def paragraphs(lines: Sequence[tuple[Line, bool]]) -> list[Paragraph]:
    """The paragraphs of a text's lines, each with whether page furniture stands before it.

    A footnote at the foot of a page may interrupt a paragraph, which goes on behind the page's turn.
    """
    reader = _Reader([line for line, _ in lines])
    for number, (line, turned) in enumerate(lines):
        reader.take(number, line, turned)
    return reader.whole


def is_done(text: str) -> bool:
    """Whether a text ends with a stop, or with the conjunction before the last item of a list."""
    return _STOP.search(text) is not None or _AND.search(text) is not None


def _append(paragraph: Paragraph, line: Line, turned: bool) -> None:
    start, end = paragraph.segments[-1]
    if turned:
        # The line break is kept with the first part: without it, two words would run together.
        paragraph.segments[-1] = (start, end + 1)
        paragraph.segments.append((line.start, line.end))
    else:
        paragraph.segments[-1] = (start, line.end)
    paragraph.lines.append(line.text)
    paragraph.tail = f"{paragraph.tail} {line.text}"[-_TAIL:]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a text is set: whether its lines are broken to a width, and whether blank lines part its paragraphs."""

    width: int
    is_wrapped: bool
    is_spaced: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Shape:
        lengths = sorted(len(line.text) for line in lines)
        if not lengths:
            return cls(0, False, False)
        width = lengths[int(0.95 * (len(lengths) - 1))]
        open_lines = sum(_STOP.search(line.text) is None for line in lines)
        wrapped = width < _LONG and open_lines >= 0.2 * len(lines)
        begun = [line.gap for line in lines[1:] if number_at(line.text) is not None or lead(line.text) is not None]
        return cls(width, wrapped, sum(begun) >= _SPACED * max(len(begun), 3))

    def is_full(self, line: Line, after: Line) -> bool:
        """Whether the next line's first word would not have fitted into this line."""
        return len(line.text) + 1 + len(after.text.split()[0]) > self.width - 6


class _Reader:
    """Reads line after line; knows the paragraph in hand and the number of the last numbered one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.shape = _Shape.of(lines)
        self.whole: list[Paragraph] = []
        self.current: Paragraph | None = None
        self.interrupted: Paragraph | None = None
        self.number = 0
        self.in_annex = False

    def take(self, number: int, line: Line, turned: bool) -> None:
        """Begin a paragraph with a line, or add the line to the one in hand."""
        if turned and self.interrupted is not None:
            if not is_done(self.interrupted.tail) or line.text[:1].islower():
                self.current = self.interrupted
            self.interrupted = None
        kind = self._kind_of(number, line, turned)
        if kind is None and self.current is not None:
            _append(self.current, line, turned or self.current is not self.whole[-1])
            return
        if kind == "footnote" and self.current is not None and self.current.kind != "footnote":
            self.interrupted = self.current
        self.current = Paragraph([(line.start, line.end)], [line.text], kind or "paragraph", line.text[-_TAIL:])
        self.whole.append(self.current)

    def _kind_of(self, number: int, line: Line, turned: bool) -> str | None:
        """The kind of the paragraph that begins with a line, or None where the line goes on with the one in hand."""
        before = self.current
        if before is None:
            return self._starts(line) or "paragraph"
        if _is_bare_label(before.brief):
            return None
        if before.kind == "heading" or FORMULA.fullmatch(before.brief):
            return self._begun(number, line, before)
        done = is_done(before.tail)
        kind = self._labelled(line, done)
        if kind == "list_item":
            kind = self._lettered(number, line, before)
        if kind is None and done and (_is_formula(line.text) or lead(line.text.lstrip('“" ')) is not None):
            kind = "paragraph"
        if kind is None and CLOSING.match(line.text) and line.text[0].isupper() and _FULL_STOP.search(before.tail):
            kind = "paragraph"
        if kind is None and self._is_heading(number, line, before):
            self.in_annex |= ANNEX.match(line.text) is not None
            kind = "heading"
        if kind is None and (
            REISSUED.match(line.text) or (_FOOTNOTE.match(line.text) and (turned or line.gap or done))
        ):
            kind = "footnote"
        if kind is None:
            kind = self._plain(line, self.lines[number - 1], done, turned)
            kind = "footnote" if kind is not None and before.kind == "footnote" and not turned else kind
        return kind

    def _plain(self, line: Line, last: Line, done: bool, turned: bool) -> str | None:
        """A paragraph that only its setting tells: a blank line, a short line before it, a line break."""
        lower = line.text[:1].islower()
        if turned and (not done or lower):
            return None
        if line.gap and not turned:
            return "paragraph" if (done or not lower) and not (lower and last.text.endswith(",")) else None
        if self.shape.is_spaced and not turned:
            return None
        if not self.shape.is_wrapped:
            runs_on = lower and _STOP.search(last.text) is None  # "... harbours and / quays"
            return "paragraph" if done and not runs_on else None
        if done and _FULL_STOP.search(last.text) and not lower and not self.shape.is_full(last, line):
            return "paragraph"
        return None

    def _starts(self, line: Line) -> str | None:
        """The kind that a line's own beginning tells."""
        found = number_at(line.text)
        if found is not None:
            self.number = found.value
            return "paragraph"
        return "list_item" if ITEM.match(f"{line.text} ") else None

    def _begun(self, number: int, line: Line, before: Paragraph) -> str:
        """The kind of what follows a heading or the formula."""
        kind = self._starts(line)
        if kind == "list_item":
            return self._lettered(number, line, before)
        return kind or ("heading" if self._is_heading(number, line, before) else "paragraph")

    def _lettered(self, number: int, line: Line, before: Paragraph) -> str:
        """A list item, or a heading with a letter ("B. Quays")."""
        lettered = _LETTERED.match(line.text) is not None
        return "heading" if lettered and self._is_heading(number, line, before) else "list_item"

    def _labelled(self, line: Line, done: bool) -> str | None:
        text = line.text.lstrip('“" ')
        found = number_at(text)
        if found is not None and self._is_next(found, text, done):
            self.number = found.value
            return "paragraph"
        if done and ITEM.match(f"{text} "):  # which may stand on a line of its own
            return "list_item"
        return None

    def _is_next(self, found: Number, text: str, done: bool) -> bool:
        """Whether a number at the start of a line numbers a paragraph, and is not the end of a wrapped sentence."""
        number = found.value
        rest = text[found.end :].lstrip()
        follows = self.number < number <= self.number + 3 or number == 1
        if not follows and not (self.in_annex and number <= 60):
            return False
        if found.has_dot:
            return done or (rest == "" and number == self.number + 1) or lead(rest) is not None
        return done and number == self.number + 1 and lead(rest) is not None

    def _is_heading(self, number: int, line: Line, before: Paragraph) -> bool:
        """A short line without a stop between two paragraphs."""
        after = self.lines[number + 1] if number + 1 < len(self.lines) else None
        if ANNEX.match(line.text) and len(line.text) < 90 and not _STOP.search(line.text):
            return line.gap or _FULL_STOP.search(before.tail) is not None or before.kind == "heading"
        if _HEADING.match(line.text) is None or len(line.text) > 100 or after is None or line.text[0].islower():
            return False
        if _OPEN.search(line.text) is not None:
            return False
        if (
            before.kind != "heading"
            and _FULL_STOP.search(before.tail) is None
            and not FORMULA.search(before.tail[-25:])
        ):
            return False
        begins = number_at(after.text) or ITEM.match(after.text) or lead(after.text) or FORMULA.match(after.text)
        return bool(begins) or (line.gap and after.gap)


def _is_formula(text: str) -> bool:
    found = FORMULA.match(text)
    rest = "" if found is None else text[found.end() :].strip()
    return found is not None and (not rest or lead(rest) is not None)


def _is_bare_label(text: str) -> bool:
    """A number or letter on a line of its own, whose paragraph follows."""
    return re.fullmatch(r"[“\"]?(?:[0-9]{1,3}\s?\.|\((?:[a-z]{1,3}|[0-9]{1,2})\))", text) is not None
