"""Dates as these sources print them. A date that is not whole is no date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from flows.text.fold import fold

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NO = {name: number for number, name in enumerate(MONTHS, 1)} | {
    name[:3]: number for number, name in enumerate(MONTHS, 1)
}
_MONTH = "|".join((*MONTHS, *(f"{name[:3]}" for name in MONTHS)))
_DAY_FIRST = re.compile(
    rf"(?:({'|'.join(WEEKDAYS)}),?\s+)?([0-9]{{1,2}})\s+({_MONTH})\.?,?\s+([0-9]{{4}})", re.I | re.A
)
_MONTH_FIRST = re.compile(
    rf"(?:({'|'.join(WEEKDAYS)}),?\s+)?({_MONTH})\.?\s+([0-9]{{1,2}}),?\s+([0-9]{{4}})", re.I | re.A
)


def whole_date(text: str) -> date | None:
    """The date, where the text is a date and nothing else ("Friday, May 3, 2024", "2 July 2018")."""
    text = fold(text)
    found = _DAY_FIRST.fullmatch(text)
    if found is not None:
        return _date(int(found[4]), _MONTH_NO[found[3].capitalize()], int(found[2]))
    found = _MONTH_FIRST.fullmatch(text)
    if found is not None:
        return _date(int(found[4]), _MONTH_NO[found[2].capitalize()], int(found[3]))
    return None


def weekday_agrees(text: str, day: date) -> bool:
    """False where the text names another weekday than the day's own."""
    named = next((name for name in WEEKDAYS if name.casefold() in text.casefold()), None)
    return named is None or WEEKDAYS[day.weekday()] == named


def rfc822(text: str) -> datetime | None:
    """The moment, in UTC, of a feed's pubDate."""
    try:
        moment = parsedate_to_datetime(text)
        # Without an offset the parser also hands on what names a zone that it does not know.
        if moment.tzinfo is None:
            return moment.replace(tzinfo=UTC) if text.rstrip().endswith("-0000") else None
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def iso8601(text: str) -> datetime | None:
    """The moment, in UTC, of a machine time with its zone."""
    try:
        moment = datetime.fromisoformat(text)
        return None if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
