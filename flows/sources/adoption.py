"""What the masthead and the closing lines of a resolution say: symbol, day of adoption, meeting and votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from flows.sources.base import Draft, Field, Note
from flows.text.dates import MONTHS, whole_date
from flows.text.numbers import COUNT, counted
from flows.text.reference import rows

_DAY = rf"[0-9]{{1,2}}\s+(?:{'|'.join(MONTHS)}),?\s+[0-9]{{4}}"
_ORDINAL = r"(?P<meeting>(?P<number>[0-9]{1,5})\s*(?:st|nd|rd|th)\s+(?:\((?:closed|resumed|private)\)\s+)?meeting)"
# The forms in which a resolution names itself, the surest first; volumes of the early years print the last one.
_NAMES = (
    re.compile(r"(?P<symbol>S\s?/\s?RES\s?/\s?(?P<number>[0-9]{1,4})\s*\(\s*(?P<year>[0-9]{4})\s*\))", re.IGNORECASE),
    re.compile(
        r"^[^\w\n]{0,20}(?:(?:UN\s+)?Security\s+Council\s+)?"
        r"(?P<symbol>Resolution\s+(?P<number>[0-9]{1,4})\s*\(\s*(?P<year>[0-9]{4})\s*\))",
        re.I | re.M,
    ),
    re.compile(
        r"^[^\w\n]{0,20}(?P<symbol>(?P<number>[0-9]{1,4})\s*\((?P<year>[0-9]{4})\))\s*[.,:]\s*Resolutions?\s+of\b",
        re.I | re.M,
    ),
)
_OTHER_SYMBOL = re.compile(
    r"(?<![\w/])(?P<symbol>S/(?:PRST/)?[0-9]{4}/[0-9]{1,4}(?:/(?:Rev|Add|Corr)\.[0-9]+)*)(?![\w/])"
)
_MEETING_AND_DAY = re.compile(
    rf"Adopted\s+(?:unanimously\s+)?(?:by\s+the\s+Security\s+Council\s+)?(?:at\s+(?:its|the)\s*{_ORDINAL})?"
    rf"\s*,?\s*(?:held\s+)?(?:on)?\s*(?P<day>{_DAY})",
    re.IGNORECASE,
)
_ISSUED = re.compile(rf"(?P<day>{_DAY})", re.IGNORECASE)
_OF_DAY = re.compile(
    rf"(?:^|\))[^\w\n]{{0,20}}(?:Resolution\s+)?(?:[0-9]{{1,4}}\s*\([0-9]{{4}}\)\s+)?of\s+(?P<day>{_DAY})", re.I | re.M
)
_CLOSING_MEETING = re.compile(rf"Adopted\b[^.;]{{0,60}}?\bat\s+(?:the|its)\s+{_ORDINAL}", re.IGNORECASE)
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b", re.IGNORECASE)
_VOTES = re.compile(
    rf"by\s+(?:a\s+vote\s+of\s+)?(?P<votes_for>{COUNT})\s+(?:votes?|in\s+favour)\s+to\s+(?P<votes_against>{COUNT})"
    rf"(?:\s+against)?(?:\s*\([^()]*\))?(?:,?\s+with\s+(?P<abstentions>{COUNT})\s+abst[ae]ntions?)?",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:Adopted\s+(?:unanimously|at\s+the|at\s+its|by|without)\b|The\s+draft\s+resolution\s+was\s+adopted\b|"
    r"At\s+the\s+[0-9]{1,4}(?:st|nd|rd|th)\s+meeting\b.{0,80}\badopted\b)",
    re.IGNORECASE | re.DOTALL,
)
_TALLY = re.compile(
    r"\bAdopted\s+(?P<votes_for>[0-9]{1,2})-(?P<votes_against>[0-9]{1,2})-(?P<abstentions>[0-9]{1,2})\b"
)


@cache
def _years() -> dict[int, int]:
    return {int(row["number"]): int(row["year"]) for row in rows("sc_resolution_years")}


def own_symbol(text: str, start: int, end: int) -> Field | None:
    """The symbol by which the resolution in `text[start:end]` names itself.

    Scans misread digits, so of several forms the first whose year is that of the register wins.
    """
    found = [match for pattern in _NAMES for match in pattern.finditer(text, start, end)]
    if not found:
        return None
    years = _years()
    sure = next((each for each in found if years.get(int(each["number"])) == int(each["year"])), found[0])
    value = f"S/RES/{int(sure['number'])} ({sure['year']})"
    return Field("symbol", value, *sure.span("symbol"), "own_symbol")


def year_of(symbol: Field | None) -> int | None:
    """The year in a resolution's symbol, which is that of its adoption."""
    found = None if symbol is None else re.search(r"\(([0-9]{4})\)", str(symbol.value))
    return None if found is None else int(found[1])


def doubts(draft: Draft) -> Iterator[Note]:
    """What a masthead lacks that a resolution's has."""
    if draft.first("symbol") is None:
        yield Note("no_symbol", "warning", "The masthead names no document symbol.", 0)
    elif draft.kind == "resolution" and draft.first("adopted_on") is None:
        message = "The masthead gives no day of adoption, or one that is not of the symbol's year."
        yield Note("no_adoption_day", "warning", message, 0)


def other_symbol(text: str, start: int, end: int) -> Field | None:
    """The first symbol of another document of the Council, such as a draft or a presidential statement."""
    found = _OTHER_SYMBOL.search(text, start, end)
    return None if found is None else Field("symbol", found["symbol"], *found.span("symbol"), "own_symbol")


def adoption(text: str, start: int, end: int, year: int | None = None) -> Iterator[Field]:
    """Day and meeting of the adoption, from a masthead; a day of another year than `year` is a slip and not taken."""
    found = _MEETING_AND_DAY.search(text, start, end)
    if found is not None and found["meeting"] is not None:
        yield _meeting(found)
    for pattern in (_MEETING_AND_DAY, _OF_DAY):
        for day in pattern.finditer(text, start, end):
            value = whole_date(day["day"])
            if value is not None and year in (None, value.year):
                yield Field("adopted_on", value, *day.span("day"), "adoption_day")
                return


def issued(text: str, start: int, end: int) -> Iterator[Field]:
    """The day of a line such as "Distr.: General 31 July 2007"."""
    found = _ISSUED.search(text, start, end)
    value = None if found is None else whole_date(found[0])
    if found is not None and value is not None:
        yield Field("published_on", value, *found.span(), "issued_on")


def closing(text: str, start: int, end: int) -> Iterator[Field]:
    """Meeting, unanimity and votes, from the line under the text ("Adopted at the 503rd meeting by 10 votes")."""
    found = _CLOSING_MEETING.search(text, start, end)
    if found is not None:
        yield _meeting(found)
    unanimous = _UNANIMOUS.search(text, start, end)
    if unanimous is not None:
        yield Field("is_unanimous", True, *unanimous.span(), "adopted_unanimously")
    yield from votes(text, start, end)


def votes(text: str, start: int, end: int) -> Iterator[Field]:
    """The votes that a text counts, in figures or words ("by 10 votes to none", "Adopted 14-0-1")."""
    found = _VOTES.search(text, start, end) or _TALLY.search(text, start, end)
    for name in ("votes_for", "votes_against", "abstentions"):
        count = None if found is None or found[name] is None else counted(found[name])
        if found is not None and count is not None:
            yield Field(name, count, *found.span(name), "votes_counted")


def _meeting(found: re.Match[str]) -> Field:
    return Field("meeting_symbol", f"S/PV.{int(found['number'])}", *found.span("meeting"), "adoption_meeting")


def take(draft: Draft, fields: Iterator[Field]) -> None:
    """Keep the fields of names that the record has not yet."""
    for field in fields:
        if draft.first(field.name) is None:
            draft.fields.append(field)
