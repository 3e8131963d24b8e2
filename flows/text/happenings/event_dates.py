"""The dates in a passage as days, weeks, months and years, with what is certain about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flows.text.dates import MONTHS, WEEKDAYS

DAY, WEEK, MONTH, YEAR = "day", "week", "month", "year"

_NUMBER = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_NUMBER |= {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_M = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_D = r"[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9])"
_Y = r"(?:19|20)[0-9]{2}(?![0-9])"
_TO = r"(?:\s?[-‑–—−]\s?|\s+(?:to|and|until|through)\s+(?:(?:on|the)\s+)?)"
_W = rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?"
_B = r"(?<![0-9A-Za-z./−–-])"
_FORMS = tuple(
    (name, re.compile(pattern, re.A))
    for name, pattern in (
        ("span", rf"{_B}(?:{_D},\s+){{1,4}}(?:{_D}\s+)?(?:and\s+)?{_D}\s+(?:of\s+)?(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?"),
        (
            "span",
            rf"{_B}{_W}(?P<d>{_D})\s+(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?{_TO}{_W}(?P<d2>{_D})\s+(?P<m2>{_M})(?:,?\s+(?P<y2>{_Y}))?",
        ),
        (
            "span",
            rf"{_B}(?P<m>{_M})\s+(?P<d>{_D})(?:,?\s+(?P<y>{_Y}))?{_TO}(?P<m2>{_M})\s+(?P<d2>{_D})(?:,?\s+(?P<y2>{_Y}))?",
        ),
        ("span", rf"{_B}{_W}(?P<d>{_D}){_TO}{_W}(?P<d2>{_D})\s+(?:of\s+)?(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?"),
        ("span", rf"{_B}(?P<m>{_M})\s+(?P<d>{_D}){_TO}(?P<d2>{_D})(?:,?\s+(?P<y>{_Y}))?(?!\s+{_M})"),
        (
            "week",
            rf"\b(?:the\s+)?week\s+(?:of|beginning|"
            rf"starting)\s+(?:on\s+)?{_W}(?P<d>{_D})\s+(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?",
        ),
        (
            "week",
            rf"\b(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+week\s+of\s+(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?",
        ),
        ("span", rf"{_B}{_W}(?P<d>{_D})\s+(?:of\s+)?(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?"),
        ("span", rf"{_B}{_W}(?P<m>{_M})\s+(?P<d>{_D})(?:,?\s+(?P<y>{_Y}))?"),
        ("month", rf"{_B}(?P<m>{_M})(?:\s?[-‑–—−/]\s?|\s+(?:to|and)\s+)(?P<m2>{_M}),?\s+(?P<y>{_Y})"),
        ("month", rf"{_B}(?:(?:early|mid|late)[-‑ ])?(?P<m>{_M}),?\s+(?:of\s+)?(?P<y>{_Y})"),
        ("month", rf"(?<=[Ii]n\s)(?:(?:early|mid|late)[-‑ ])?(?P<m>{_M})(?!\s+(?:[0-9]|[A-Z]))"),
        ("year", rf"(?<=[Ii]n\s)(?:(?:early|mid|late)[-‑ ])?(?P<y>{_Y})(?![-‑–/0-9])"),
        ("year", rf"(?:(?<=planned\sfor\s)|(?<=scheduled\sfor\s))(?P<y>{_Y})(?![-‑–/0-9])"),
        ("relative", r"\b(?P<r>today|yesterday)\b(?!’s|'s)|\b(?P<r2>tomorrow)\b(?!’s|'s)"),
        (
            "relative",
            rf"\b(?:(?P<which>last|next|this|this past|this coming)\s+)?(?P<w>{'|'.join(WEEKDAYS)})\b(?!s|’s|'s|"
            rf",?\s+[0-9])",
        ),
    )
)
_SIGNS = re.compile(
    rf"{'|'.join(name[:3] for name in MONTHS)}|{'|'.join(WEEKDAYS)}|today|yesterday|tomorrow|\b(?:19|20)[0-9]{{2}}",
    re.A,
)
_NTH = {"first": 1, "second": 8, "third": 15, "fourth": 22}
# So far from a document's own day a date without a year can only lie in one year.
_NEAR = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as printed. Days are None where the words do not give them; `precision` says what they are exact to."""

    start: int
    end: int
    starts_on: date | None
    ends_on: date | None
    precision: str
    yearless: tuple[int, int, int, int] | None = None
    """First and last month and day of a date without a year."""
    is_today: bool = False
    """Whether the word is "today"."""

    def of_year(self, year: int) -> Dated:
        """The same, in a year that is known from elsewhere."""
        if self.yearless is None:
            return self
        month, day, last_month, last_day = self.yearless
        first = day_of(year, month, day)
        last = day_of(year + (last_month < month), last_month, last_day)
        return self if first is None or last is None else replace(self, starts_on=first, ends_on=last)


def dates(text: str, published_on: date | None) -> list[Dated]:
    """The dates of a passage in its order; none overlaps another."""
    if _SIGNS.search(text) is None:
        return []
    found: list[Dated] = []
    taken = bytearray(len(text))
    for kind, form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            dated = _read(kind, match, published_on)
            if not _is_several(dated, match, text):
                found.append(dated)
    return sorted(found, key=lambda dated: dated.start)


def _is_several(dated: Dated, match: re.Match[str], text: str) -> bool:
    """Whether "and" links days that are no neighbours: dates of two events, unless "between" stands before."""
    if " and " not in match[0] or "," in match[0].split(" and ")[0] or dated.starts_on is None or dated.ends_on is None:
        return False
    if text.endswith(("between ", "Between "), 0, match.start()):
        return False
    return (dated.ends_on - dated.starts_on).days > 1


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, if there is one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read(kind: str, match: re.Match[str], published_on: date | None) -> Dated:
    parts = match.groupdict()
    if kind == "relative":
        day = _relative(parts, published_on)
        return Dated(*match.span(), day, day, DAY, is_today=match[0] == "today")
    if kind == "year":
        year = int(parts["y"])
        return Dated(*match.span(), date(year, 1, 1), date(year, 12, 31), YEAR)
    first, last = _ends(kind, match)
    dated = Dated(*match.span(), None, None, DAY if kind == "span" else kind, (*first, *last))
    if parts.get("y") or parts.get("y2"):
        year = int(parts["y"] or parts["y2"])
        is_past_new_year = not parts["y"] and last < first  # "30 December to 2 January 2019"
        dated = dated.of_year(year - is_past_new_year)
        if kind == "month" and last[0] == 2:
            dated = replace(dated, ends_on=_month_end(year, 2))
        if kind == "week" and (parts.get("nth") == "last" or dated.ends_on is None):
            dated = _week(dated, year)
    elif published_on is not None:
        dated = _near(dated, published_on)
    return _checked(replace(dated, yearless=None) if parts.get("y") or parts.get("y2") else dated, match[0])


def _ends(kind: str, match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last month and day, as far as they can be told without the year."""
    parts = match.groupdict()
    month = _NUMBER[parts["m"].rstrip(".").casefold()]
    if kind == "month":
        last = _NUMBER[(parts.get("m2") or parts["m"]).rstrip(".").casefold()]
        return (month, 1), (last, _month_end(2001, last).day)
    if kind == "week" and parts.get("nth"):
        end = _month_end(2001, month).day
        start = _NTH.get(parts["nth"], end - 5)
        return (month, start), (month, min(start + 6, end))
    if parts.get("d") is None:  # a list of days
        days = [int(day) for day in re.findall(r"[0-9]+", match[0][: match.start("m") - match.start()])]
        return (month, days[0]), (month, days[-1])
    first = (month, _day(parts["d"]))
    if kind == "week":
        later = (day_of(2001, *first) or date(2001, 1, 1)) + timedelta(days=6)
        return first, (later.month, later.day)
    if not parts.get("d2"):
        return first, first
    return first, (_NUMBER[(parts.get("m2") or parts["m"]).rstrip(".").casefold()], _day(parts["d2"]))


def _day(text: str) -> int:
    return int(text.rstrip("stndrh"))


def _week(dated: Dated, year: int) -> Dated:
    """The last week of a month ends with it and begins on the last Monday that leaves at least three days."""
    if dated.yearless is None:
        return dated
    end = _month_end(year, dated.yearless[2])
    start = end - timedelta(days=end.weekday() + 7 * (end.weekday() < 2))
    return replace(dated, starts_on=start, ends_on=end)


def _near(dated: Dated, published_on: date) -> Dated:
    for year in (published_on.year, published_on.year - 1, published_on.year + 1):
        moved = dated.of_year(year)
        if moved.starts_on is not None and abs(moved.starts_on - published_on) <= _NEAR:
            return moved
    return dated


def _checked(dated: Dated, words: str) -> Dated:
    """Without days where they run backwards or the weekday printed is another."""
    first, last = dated.starts_on, dated.ends_on
    if first is None or last is None:
        return replace(dated, starts_on=None, ends_on=None)
    named = next((name for name in WEEKDAYS if words.startswith(name)), None)
    if last < first or (named is not None and WEEKDAYS[first.weekday()] != named):
        return replace(dated, starts_on=None, ends_on=None, yearless=None)
    return dated


def _relative(parts: dict[str, str | None], published_on: date | None) -> date | None:
    if published_on is None:
        return None
    if parts.get("r2"):
        return published_on + timedelta(days=1)
    if parts.get("r"):
        return published_on - timedelta(days=parts["r"] == "yesterday")
    weekday = WEEKDAYS.index(parts["w"] or "")
    if parts.get("which") in ("next", "this coming", "this", "last"):
        return None  # of which week is a matter of taste
    return published_on - timedelta(days=(published_on.weekday() - weekday) % 7)


def _month_end(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
