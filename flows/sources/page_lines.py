"""Lines of a resolution's plain text: which belong to the page, and which run several paragraphs together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from flows.text.fold import fold
from flows.text.law.leads import lead
from flows.text.law.paragraphs import FORMULA, ITEM, Number, number_at
from flows.text.lines import Line

_LONGEST = 90  # no line of a page's furniture is longer
_NEAR = 200  # characters that are looked at, so that a line may be as long as it likes
# Where a paragraph may begin inside a line: behind a stop, or before a number.
_INNER = re.compile(r"(?:(?<=(?P<stop>[,;:.]))|(?<=[a-z)])(?=\s+[0-9]))\s+(?=[A-Z0-9(“\"])|(?<=[;:,] and)\s+(?=\()")
_POINTS = re.compile(r"(?:paragraphs?|articles?|sections?|rules?|annex|and|or|to|of|no\.?|[,;]) ?$", re.IGNORECASE)


def compiled(patterns: Mapping[str, str]) -> list[tuple[str, re.Pattern[str]]]:
    """The patterns of a family's YAML by rule; `#` stands for digits."""
    return [(rule, re.compile(pattern.replace("#", "[0-9]+"))) for rule, pattern in patterns.items()]


def furniture(lines: Sequence[Line], patterns: Sequence[tuple[str, re.Pattern[str]]]) -> dict[int, str]:
    """Number of a line to the rule that makes it a part of the page, not of the text.

    A number alone is a page's where another such line stands next to it, or where the text ends.
    """
    found: dict[int, str] = {}
    for number, line in enumerate(lines):
        if len(line.text) < _LONGEST:
            rule = next((rule for rule, pattern in patterns if pattern.fullmatch(line.text)), None)
            if rule is not None:
                found[number] = rule
    for number, line in enumerate(lines):
        if line.text.isdigit() and len(line.text) <= 3:
            near = {number - 1, number + 1} & found.keys()
            if near or number == len(lines) - 1:
                found[number] = "page_number"
    return found


class Splitter:
    """Parts lines that run several paragraphs together, as where a page came out of a scan as one line.

    A paragraph begins with its number, an item behind a colon or semicolon, and behind a stop a lead phrase with a
    capital ("..., Having considered ...").
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.number = 0  # of the last numbered paragraph

    def split(self, line: Line) -> list[Line]:
        """The line, or the paragraphs in it."""
        raw = self.source[line.start : line.end]
        own = number_at(raw)
        if own is not None:
            self._follows(own, 3)
        cuts = [0]
        for space in _INNER.finditer(raw):
            if self._begins(raw, cuts[-1], space):
                cuts.append(space.end())
        found = []
        for start, end in pairwise([*cuts, len(raw)]):
            stop = start + len(raw[start:end].rstrip())
            gap = line.gap and start == 0
            found.append(Line(line.start + start, line.start + stop, fold(raw[start:stop]), gap))
        return found

    def _begins(self, raw: str, start: int, space: re.Match[str]) -> bool:
        rest = raw[space.end() : space.end() + _NEAR]
        if rest.startswith("("):
            listed = raw.endswith((":", ";", "and"), start, space.start())
            return listed and ITEM.match(rest) is not None
        number = number_at(rest)
        if number is not None:
            behind = space["stop"] is not None
            if not number.has_dot:
                return False
            if lead(fold(rest[number.end :])) is None:  # "...; 10. Further to counter that threat, calls upon"
                return (
                    (space["stop"] or ",") in ";."
                    and rest[number.end :].lstrip()[:1].isupper()
                    and self._follows(number, 1)
                )
            pointed = _POINTS.search(raw[max(start, space.start() - _NEAR) : space.start()]) is not None
            return (behind or not pointed) and self._follows(number, 3 if behind else 1)
        if space["stop"] is None or space["stop"] == "." or lead(fold(rest)) is None:
            return False
        # Not in a quoted title or a list of names: what stands before is a paragraph of its own.
        before = fold(raw[start : min(space.start(), start + _NEAR)]).lstrip('“" ')
        known = FORMULA.match(before) or ITEM.match(before) or number_at(before) or lead(before)
        return known is not None

    def _follows(self, number: Number, most: int) -> bool:
        """Whether a number follows the last one; if so, it is the last one now."""
        value = number.value
        if self.number < value <= self.number + most:
            self.number = value
            return True
        return False
