"""Dates, stretches of time and events as the Security Council words them in its time limits, each read at a place."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from flows.text.dates import MONTHS, WEEKDAYS

_ONES = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: number for number, word in enumerate(_ONES.split(), 1)}
_VALUES |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
_VALUES |= {"a": 1, "an": 1, "fourty": 40}
# The words that a number may begin with, but for "a hundred".
COUNTED = tuple(word for word in _VALUES if len(word) > 2)
_ONE = "|".join(sorted(_ONES.split(), key=len, reverse=True))
_TEN = "|".join([*_TENS.split(), "fourty"])
_SMALL = rf"(?:{_TEN})(?:[ -](?:{_ONE})\b)?|(?:{_ONE})\b"
NUMBER = (
    rf"(?:[0-9]{{1,3}}(?![0-9])|(?:a|one|two|three) hundred(?:(?: and)?[ -](?:{_SMALL}))?|{_SMALL})"
    r"(?: ?\([0-9a-z -]{1,25}\))?"
)
"""A whole number in figures or words, or both ("six (6)")."""
UNIT = r"(?:day|week|month|year|hour)s?\b[’']?"
_DURATION = re.compile(
    rf"(?:{NUMBER} (?:to|or) |[0-9]{{1,3}}[-–](?=[0-9]))?(?P<number>an?(?=[ -])|{NUMBER})(?:[ -]{{1,2}})?"
    rf"(?P<kind>(?:calendar|consecutive|working|business)[ -])?(?P<unit>{UNIT})"
)
_UNIT = re.compile(UNIT)
_MONTH = "|".join(MONTHS)
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_DAY = r"[0-9]{1,2}(?![0-9])(?: ?(?:st|nd|rd|th)\b)?"
_DATE = re.compile(
    r"(?:(?:midnight|noon|close of business|[0-9]{1,2}[:.][0-9]{2}\b|[0-9]{4} hours|[0-9]{1,2} [ap]\.m\.)"
    r"(?:,? (?:hours|[A-Z]{3,4}|(?:local |(?:[A-Z][a-z]+ ){1,3})[Tt]ime))*,? (?:on |of )?)?"
    rf"(?:(?:{'|'.join(WEEKDAYS)}),? )?(?P<the>the )?(?:"
    rf"(?P<day>{_DAY}) ?(?:of )?(?P<month>{_MONTH})(?:,? ?(?P<year>{_YEAR}))?"
    rf"|(?P<month2>{_MONTH}) ?(?P<day2>{_DAY})(?:,? ?(?P<year2>{_YEAR}))?"
    rf"|(?P<part>(?:end[ -]?(?:of )?(?:the month of )?|mid[ -]|middle of |early |late |beginning of |start of ))?"
    rf"(?P<month3>{_MONTH})\b(?:,? ?(?:of )?(?P<year3>{_YEAR}))?"
    rf"|(?P<part4>end[ -]?(?:of )?(?:the )?(?:calendar )?(?:year )?|mid[ -]|middle of |early |late )?(?P<year4>{_YEAR})"
    r")(?![0-9])"
)
_OPEN = re.compile(r"(?:mid|middle|early|late|beginning|start)\b")
_NOUN = r"agreements?|resolutions?|letter|reports?|communiqu|decision|statement|declaration|meeting|elections?|level"
_NAMES = re.compile(rf" (?:[“\"A-Z]|(?:{_NOUN})\b)")
_ENDS = re.compile(
    r"[ ]?(?:[,.;:)]|$)|\s(?:and|or|in|to|through|with|as|for|at|the|on|a|an|by|which|that|while|including)\b"
)
_EACH_YEAR = re.compile(r",? (?:of )?(?:each|every) (?:calendar )?year\b|,? annually\b")
ADOPTED = (
    r"(?:(?:(?:the )?(?:date of )?(?:the |its )?)adoption(?: of (?:this|the present|the) resolution\b(?! [0-9])| hereof"
    r"|(?! of\b))"
    r"|(?:the )?(?:date|passage|passing|adopting) of (?:this|the present) resolution\b"
    r"|(?:this|the present) resolution(?:[’']s adoption)?\b|today\b|now\b(?! on))"
)
"""What starts a clock that runs from the adoption."""
_ADOPTION = re.compile(ADOPTED)
_EVENT = re.compile(
    r"(?!to |[0-9]{1,2}[ ,.;])(?:the date (?:on which|that|when) )?"
    r"(?:(?! (?:(?<!due )to|on|and|with|which|that|unless|if|as|including|regarding|detailing|setting|a|an"
    r"|shall|should|will|must|may|in (?:consultation|coordination|close|cooperation|accordance|order|line|writing|a|an)"
    r")\b)[^,;:()\[\]“”\"]){2,140}"
)
_DANGLING = re.compile(r"(?: (?:in|of|for|by|at|from|the|into))+$|[ .]+$")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as printed: `on` is its last day, null where the words do not tell it."""

    end: int
    on: date | None
    month: int | None
    day: int | None
    is_yearly: bool

    def in_year(self, year: int) -> date | None:
        """The date in that year, where only the year was missing."""
        return None if self.month is None else last_day(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time as printed ("six (6) months")."""

    end: int
    number: int
    unit: str
    is_working: bool

    @property
    def iso(self) -> str:
        """The ISO 8601 duration, in the unit of the words."""
        return f"{'PT' if self.unit == 'H' else 'P'}{self.number}{self.unit}"

    def after(self, day: date) -> date | None:
        """The day so much later; null where days off would have to be known."""
        if self.is_working or (self.unit == "H" and self.number % 24):
            return None
        days = {"H": self.number // 24, "D": self.number, "W": 7 * self.number}.get(self.unit)
        if days is not None:
            return day + timedelta(days=days)
        months = day.month - 1 + self.number * (12 if self.unit == "Y" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Event:
    """The words of what starts a clock, and whether it is the adoption."""

    start: int
    end: int
    is_adoption: bool


def last_day(year: int, month: int, day: int | None) -> date | None:
    """The date, or the last of the month where there is no day; null where there is no such day."""
    last = monthrange(year, month)[1]
    return date(year, month, day or last) if (day or last) <= last and day != 0 else None


def day_at(text: str, start: int) -> Day | None:
    """The date at this place, unless it is part of a name ("the 2006 Agreement") or a bare number."""
    found = _DATE.match(text, start)
    if found is None:
        return None
    part = found["part"] or found["part4"]
    month = found["month"] or found["month2"] or found["month3"]
    if (found["the"] or (found["month3"] and not part)) and _NAMES.match(text, found.end()):
        return None
    is_bare = not part and not (found["day"] or found["day2"] or (month and found["year3"]))
    if is_bare and not _ENDS.match(text, found.end()):
        return None
    if found["the"] and not (part or found["day"]):
        return None
    year = found["year"] or found["year2"] or found["year3"] or found["year4"]
    printed_day = found["day"] or found["day2"]
    day = int(re.sub(r"\D", "", printed_day)) if printed_day else None
    number = MONTHS.index(month) + 1 if month else None
    if part and _OPEN.match(part):
        return Day(found.end(), None, None, None, False)
    yearly = _EACH_YEAR.match(text, found.end()) if not year else None
    end = yearly.end() if yearly else found.end()
    on = last_day(int(year), number or 12, day) if year else None
    return Day(end, on, number, day, yearly is not None)


def stretch_at(text: str, start: int) -> Stretch | None:
    """The stretch of time at this place."""
    found = _DURATION.match(text, start)
    if found is None:
        return None
    number = counted(found["number"])
    is_working = bool(found["kind"]) and found["kind"][:1].lower() in "wb"
    return Stretch(found.end(), number, found["unit"][0].upper(), is_working) if number else None


def one_more_at(text: str, start: int) -> Stretch | None:
    """The unit at this place as a stretch of one ("for another year")."""
    found = _UNIT.match(text, start)
    return Stretch(found.end(), 1, found[0][0].upper(), False) if found else None


def counted(text: str) -> int:
    """The number that these words or figures are."""
    text = text.partition("(")[0].strip().casefold()
    if text.isdigit():
        return int(text)
    total = 0
    for word in re.split(r"[ -]", text):
        total = max(total, 1) * 100 if word == "hundred" else total + _VALUES.get(word, 0)
    return total


def event_at(text: str, start: int) -> Event | None:
    """The event named at this place, up to where its words end."""
    adoption = _ADOPTION.match(text, start)
    if adoption is not None:
        return Event(start, adoption.end(), True)
    found = _EVENT.match(text, start)
    if found is None:
        return None
    words = found[0]
    while (cut := _DANGLING.sub("", words)) != words:
        words = cut
    return Event(start, start + len(words), False) if words else None
