"""The parts of a document with all that stands in them: sentences, mentions and dates."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flows.text.happenings.event_dates import Dated, dates
from flows.text.happenings.event_sentences import sentences
from flows.text.names.model import Mention, Part, Place

_OPENING = re.compile(
    r"[“\"]?The\s(?:Security Council|General Assembly|Economic and Social Council|Human Rights "
    r"Council),(?=\s*$|\s[“\"]?[A-Z])"
)
# A paragraph of a statement by the Council's President.
_STATEMENT = re.compile(r"[“\"]The (?:Security )?Council (?:(?:also|further|again|[a-z]+ly) )?(?:[a-z]+s|is)\b")
_QUOTED = ("“", '"')


@dataclass(frozen=True, slots=True)
class Setting:
    """A part with all that stands in it: its sentences, its mentions and its dates, each in order."""

    number: int
    part: Part
    sentences: list[tuple[int, int]]
    mentions: list[Mention]
    dates: list[Dated]
    is_rule: bool
    """Whether it is a paragraph of a resolution, in which only dated gatherings are events."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.part.text

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence at a position."""
        return self.sentences[max(0, bisect_right(self.sentences, (position, 1 << 40)) - 1)]

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a stretch."""
        low = bisect_left(self.mentions, start, key=lambda mention: mention.place.start)
        return self.mentions[low : bisect_left(self.mentions, end, low, key=lambda mention: mention.place.start)]

    def dated(self, start: int, end: int) -> list[Dated]:
        """The dates that begin in a stretch."""
        low = bisect_left(self.dates, start, key=lambda each: each.start)
        return self.dates[low : bisect_left(self.dates, end, low, key=lambda each: each.start)]

    def place(self, start: int, end: int) -> Place:
        """A stretch of it."""
        return Place(self.number, start, end)


def settings(parts: Sequence[Part], mentions: Sequence[Mention], published_on: date | None) -> list[Setting]:
    """The parts with what stands in them."""
    found: list[list[Mention]] = [[] for _ in parts]
    for mention in mentions:
        found[mention.place.part].append(mention)
    rules = _rules(parts)
    return [
        Setting(number, part, sentences(part.text), found[number], dates(part.text, published_on), rules[number])
        for number, part in enumerate(parts)
    ]


def _rules(parts: Sequence[Part]) -> list[bool]:
    """Which parts are the text of a resolution: from "The Security Council," on, as long as it is quoted."""
    found: list[bool] = []
    inside = is_quoted = False
    for part in parts:
        if not inside and _OPENING.match(part.text) is not None:
            inside, is_quoted = True, part.text.startswith(_QUOTED)
        elif not inside and " meeting" in part.text and _OPENING.search(part.text) is not None:
            inside = True  # masthead and text in one
        elif inside and is_quoted and part.kind == "paragraph" and not part.text.startswith(_QUOTED):
            inside = False
        found.append(inside or _STATEMENT.match(part.text) is not None)
    return found
