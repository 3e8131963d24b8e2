"""Deadlines and recurrences in a clause of an operative paragraph of folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from flows.text.dates import MONTHS
from flows.text.law import deadline_words as words
from flows.text.law.deadline_forms import Day, Event, Stretch, day_at, event_at, one_more_at, stretch_at

BY, BEFORE, UNTIL, WITHIN, RECURRING = "by", "before", "until", "within", "recurring"
_KINDS = {"be": BEFORE, "pr": BEFORE, "in": BEFORE, "ah": BEFORE, "un": UNTIL, "up": UNTIL, "th": UNTIL, "ti": UNTIL}
# Without one of these there is none, and looking for them is ten times as fast as reading.
_SIGNS = (
    *MONTHS,
    *("day", "week", "month", "year", "hour", "annu", "daily", "quarter", "fortnight", "basis", "interval", "ennial"),
    *("mandate", "period", "19", "20"),
)
_NEAR, _FAR = 50, 200  # characters: what governs a date stands no further before it


@dataclass(frozen=True, slots=True)
class Deadline:
    """One time limit or recurrence: `text[start:end]` is its words, with their preposition.

    `on` is never invented: a date without its year is null. `offset` and `recurrence` are ISO 8601 durations in the
    unit of the words, `offset_from` the words of what starts the clock, and `is_derived` tells that `on` was computed.
    """

    start: int
    end: int
    kind: str
    on: date | None = None
    offset: str | None = None
    offset_from: str | None = None
    recurrence: str | None = None
    is_derived: bool = False


def deadlines(text: str, adopted_on: date | None) -> list[Deadline]:
    """The deadlines and recurrences in the order of the text, not overlapping.

    A date before the adoption is that of a past event. Without `adopted_on` no date is computed.
    """
    return _Reader(text, adopted_on).read() if any(sign in text for sign in _SIGNS) else []


class _Reader:
    """Reads on from each word that may begin a deadline. A space in front lets one pattern find the first word too."""

    def __init__(self, text: str, adopted_on: date | None) -> None:
        self.text = " " + words.alike(text)
        self.printed = " " + text
        self.adopted_on = adopted_on

    def read(self) -> list[Deadline]:
        found: list[Deadline] = []
        at = 0
        while (start := words.START.search(self.text, at)) is not None:
            some = self._read(start)
            at = max((each.end for each in some), default=start.start() + 1)
            if some and not words.ASIDE.search(self._before(start.start() + 1, _FAR)):
                found += [
                    replace(each, start=each.start - 1, end=each.end - 1) for each in some if self._is_ahead(each)
                ]
        return found

    def _is_ahead(self, deadline: Deadline) -> bool:
        return self.adopted_on is None or deadline.on is None or deadline.on >= self.adopted_on

    def _read(self, found: re.Match[str]) -> list[Deadline]:
        group = found.lastgroup
        if group is None:
            raise ValueError(found[0])
        start, end = found.start(group), found.end()
        if group == "limit":
            limits = self._limit(start, end, _kind(found[group]))
            return limits if limits and not words.HAPPENED.search(self._before(start)) else []
        if group == "within":
            return self._within(start, end)
        if group == "period":
            periods = self._period(start)
            return periods if periods and not words.GRANTED.search(self._before(start)) else []
        if group == "on":
            dates = self._dates(start, end, BY)
            return dates if dates and words.asks_report(self._before(start, _FAR)) else []
        if group == "to":
            return self._dates(start, end, UNTIL) if words.EXTENDS.search(self._before(start, _FAR)) else []
        return self._often(start) if group == "often" else self._bare(start)

    def _before(self, start: int, most: int = _NEAR) -> str:
        return self.text[max(0, start - most) : start]

    def _limit(self, start: int, end: int, kind: str) -> list[Deadline]:
        """By, before, until and so on, and what follows: dates, a stretch of time with its event, a mandate's end."""
        stretch = stretch_at(self.text, end)
        if stretch is not None:
            return self._stretch(start, stretch, kind)
        over = words.MANDATE_ENDS.match(self.text, end)
        if over is not None and kind != UNTIL:
            return [Deadline(start, over.end(), kind)]
        return self._dates(start, end, kind)

    def _stretch(self, start: int, stretch: Stretch, kind: str) -> list[Deadline]:
        ahead = words.AHEAD.match(self.text, stretch.end)
        if ahead is not None:
            return self._ahead(start, stretch, ahead.end())
        after = words.AFTER.match(self.text, stretch.end)
        if after is not None:
            event = self._event(after.end())
            return [self._after(start, stretch, UNTIL if kind == UNTIL else WITHIN, event, stretch.end)]
        if self.text.startswith("up to", start) and words.EXTENDS.search(self._before(start, _FAR)):
            return [Deadline(start, stretch.end, UNTIL, offset=stretch.iso)]
        return []

    def _dates(self, start: int, at: int, kind: str) -> list[Deadline]:
        """The dates of a list, each its own deadline; a year that only the last one has is that of all before it."""
        days: list[tuple[int, str, Day]] = []
        day = day_at(self.text, at)
        while day is not None:
            days.append((start, kind, day))
            link = words.LINK.match(self.text, day.end)
            if link is None or (kind == UNTIL and not link["limit"]):
                break
            start = link.start("limit") if link["limit"] else link.end()
            kind = _kind(link["limit"]) if link["limit"] else kind
            day = day_at(self.text, link.end())
            if day is not None and day.month is None and not link["limit"]:
                break
        return [_dated(start, kind, day, days[-1][2]) for start, kind, day in days]

    def _event(self, at: int) -> Event | None:
        day = day_at(self.text, at)
        return event_at(self.text, at) if day is None else Event(at, day.end, False)

    def _after(self, start: int, stretch: Stretch, kind: str, event: Event | None, end: int) -> Deadline:
        """A stretch of time that an event starts, or that one ends with kind before."""
        if event is None:
            return Deadline(start, end, kind, offset=stretch.iso)
        on = stretch.after(self.adopted_on) if event.is_adoption and self.adopted_on is not None else None
        offset_from = self.printed[event.start : event.end]
        return Deadline(start, max(event.end, end), kind, on, stretch.iso, offset_from, None, on is not None)

    def _ahead(self, start: int, stretch: Stretch, at: int) -> list[Deadline]:
        """A stretch of time that must be left before an event."""
        event = self._event(at)
        if event is None:
            return []
        return [self._after(start, stretch, BEFORE, replace(event, is_adoption=False), stretch.end)]

    def _within(self, start: int, at: int) -> list[Deadline]:
        """Each of the time limits after "within", "in" or "at the end of", which one event starts."""
        stretch = stretch_at(self.text, at)
        if stretch is None or (self.text.startswith("in ", start) and self.text.startswith(("a ", "an "), at)):
            return []
        found = [(start, stretch, stretch.end)]
        while (link := words.LINK.match(self.text, stretch.end)) and (more := stretch_at(self.text, link.end())):
            stretch = more
            found.append((link.end(), stretch, stretch.end))
        period = words.PERIOD_WORD.match(self.text, stretch.end)
        if period is not None and self.text.startswith("in ", start):
            return []
        end = period.end() if period else stretch.end
        if words.AHEAD.match(self.text, end) and len(found) == 1:
            return self._stretch(start, stretch, WITHIN)
        after = words.AFTER.match(self.text, end)
        event = self._event(after.end()) if after else None
        if event is not None:
            earlier = [replace(self._after(*each[:2], WITHIN, event, 0), end=each[2]) for each in found[:-1]]
            return [*earlier, self._after(*found[-1][:2], WITHIN, event, end)]
        is_known = period is not None and words.NAMED.search(self.text, start, at) is not None
        found[-1] = (*found[-1][:2], end)
        return [self._unnamed(begins, each, stop, is_known) for begins, each, stop in found]

    def _unnamed(self, start: int, stretch: Stretch, end: int, is_known: bool) -> Deadline:
        """A time limit whose clock is named earlier in the sentence, or else starts with the adoption."""
        offset_from = self._named_earlier(start)
        on = None
        if offset_from is None and not is_known and not words.ANSWERS.search(self._before(start)):
            on = stretch.after(self.adopted_on) if self.adopted_on is not None else None
        return Deadline(start, end, WITHIN, on, stretch.iso, offset_from, None, on is not None)

    def _named_earlier(self, start: int) -> str | None:
        at = max(0, start - _FAR)
        at = max(at, self.text.rfind(";", at, start), self.text.rfind(". ", at, start))
        conditions = list(words.CONDITION.finditer(self.text, at, start))
        event = event_at(self.text[at:start], conditions[-1].end() - at) if conditions else None
        return self.printed[at + event.start : at + event.end].rstrip() if event is not None else None

    def _period(self, start: int) -> list[Deadline]:
        """For a period of so long, from an event, or until a date that then alone counts."""
        named = words.PERIOD.match(self.text, start)
        at = named.end() if named else start + len("for ")
        more = None if named else words.FURTHER.match(self.text, at)
        at = more.end() if more else at
        stretch = stretch_at(self.text, at) or (one_more_at(self.text, at) if more else None)
        period = words.PERIOD_WORD.match(self.text, stretch.end) if stretch else None
        end = period.end() if period else stretch.end if stretch else at
        if not (named or (stretch and (period or more or words.GRANTS.search(self._before(start, _FAR))))):
            return []
        until = words.UNTIL_DAY.match(self.text, end)
        day = day_at(self.text, until.end()) if until else None
        if day is not None:
            return [Deadline(start, day.end, UNTIL, day.on)]
        if stretch is None:
            return []
        after = words.STARTS.match(self.text, end)
        return [self._after(start, stretch, UNTIL, self._event(after.end()) if after else None, end)]

    def _bare(self, start: int) -> list[Deadline]:
        """A stretch of time without a preposition: one before or after an event, or a recurring report's name."""
        least = words.AT_LEAST.match(self.text, start)
        stretch = stretch_at(self.text, least.end() if least else start)
        if stretch is None:
            return []
        end = words.report_at(self.text, stretch.end, self._before(start))
        if end is not None:
            return [Deadline(start, end, RECURRING, recurrence=stretch.iso)]
        ahead = words.AHEAD.match(self.text, stretch.end)
        if ahead is not None:
            return self._ahead(start, stretch, ahead.end())
        after = words.AFTER.match(self.text, stretch.end)
        event = event_at(self.text, after.end()) if after else None
        if event is None or words.BEGINS.search(self._before(start)):
            return []
        if not event.is_adoption and not words.asks_report(self._before(start, _FAR)):
            return []
        return [self._after(start, stretch, WITHIN, event, stretch.end)]

    def _often(self, start: int) -> list[Deadline]:
        found = words.often_at(self.text, start, self._before(start))
        return [] if found is None else [Deadline(start, found[0], RECURRING, recurrence=found[1])]


def _kind(words_: str) -> str:
    return _KINDS.get(words_[:2], BY)


def _dated(start: int, kind: str, day: Day, last: Day) -> Deadline:
    """A date of a list, with the year of the last one where it has none."""
    if last.is_yearly and day.on is None:
        return Deadline(start, day.end, RECURRING, recurrence="P1Y")
    on = day.on
    if on is None and last.on is not None:
        on = day.in_year(last.on.year)
        on = None if on is None or on > last.on else on  # "by 15 October and 15 April 2018"
    return Deadline(start, day.end, kind, on)
