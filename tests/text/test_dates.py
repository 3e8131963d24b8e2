from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.text.dates import iso8601, rfc822, weekday_agrees, whole_date

QUICK = settings(max_examples=50, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May 2024",
        "2024",
        "31 February 2024",
        "29 February 2023",
        "0 May 2024",
        "32 May 2024",
        "3 May 0000",
        "3 May 24",
        "3-4 May 2024",
        "on 3 May 2024",
        "3 May 2024.",
        "3 May 2024, 10:30",
        "3 Mai 2024",
        "٣ May 2024",
        "3rd May 2024",
        "03/05/2024",
        "Fri, 3 May 2024",
        "May 3 May 2024",
    ],
)
def test_a_date_that_is_not_whole_is_no_date(text: str) -> None:
    assert whole_date(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 July 2018", date(2018, 7, 2)),
        ("02 July 2018", date(2018, 7, 2)),
        ("Friday, May 3, 2024", date(2024, 5, 3)),
        ("Friday May 3, 2024", date(2024, 5, 3)),
        ("Monday, 27 November 2017", date(2017, 11, 27)),
        ("May 3 2024", date(2024, 5, 3)),
        ("MAY 3, 2024", date(2024, 5, 3)),
        ("Dec. 21, 2017", date(2017, 12, 21)),
        ("21 Dec 2017", date(2017, 12, 21)),
        ("3 May, 2024", date(2024, 5, 3)),
        ("  3\xa0May\n2024\t", date(2024, 5, 3)),
        ("29 February 2024", date(2024, 2, 29)),
    ],
)
def test_a_whole_date_is_read(text: str, day: date) -> None:
    assert whole_date(text) == day


@pytest.mark.parametrize(
    ("text", "day", "agrees"),
    [
        ("Friday, May 3, 2024", date(2024, 5, 3), True),
        ("Thursday, May 3, 2024", date(2024, 5, 3), False),
        ("May 3, 2024", date(2024, 5, 3), True),
        ("", date(2024, 5, 3), True),
        ("Sunday, 31 December 2017", date(2017, 12, 31), True),
        ("Monday, 31 December 2017", date(2017, 12, 31), False),
    ],
)
def test_weekday_agrees(text: str, day: date, agrees: bool) -> None:
    assert weekday_agrees(text, day) is agrees


@pytest.mark.parametrize("text", ["3 APR\u0130L 2024", "3 Apr\u0131l 2024", "3 Augu\u017ft 2024"])
def test_a_month_in_other_letters_is_no_date(text: str) -> None:
    assert whole_date(text) is None


def test_a_weekday_in_capitals_is_compared() -> None:
    assert weekday_agrees("THURSDAY, MAY 3, 2024", date(2024, 5, 3)) is False


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "Wed, 99 May 2018 05:39:00 +0000",
        "Wed, 09 May 2018 25:39:00 +0000",
        "Wed, 09 May 2018 05:39:00 +9900",
        "Thu, 29 Feb 2018 05:39:00 +0000",
    ],
)
def test_a_broken_pub_date_is_no_moment(text: str) -> None:
    assert rfc822(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Wed, 09 May 2018 05:39:00 +0000", datetime(2018, 5, 9, 5, 39, tzinfo=UTC)),
        ("Wed, 09 May 2018 05:39 +0000", datetime(2018, 5, 9, 5, 39, tzinfo=UTC)),
        ("Wed, 09 May 2018 01:39:00 -0400", datetime(2018, 5, 9, 5, 39, tzinfo=UTC)),
        ("Wed, 09 May 2018 23:39:00 -0130", datetime(2018, 5, 10, 1, 9, tzinfo=UTC)),
        ("Wed, 09 May 2018 05:39:00 -0000", datetime(2018, 5, 9, 5, 39, tzinfo=UTC)),
        ("Wed, 09 May 2018 05:39:00 GMT", datetime(2018, 5, 9, 5, 39, tzinfo=UTC)),
        ("Wed, 09 May 2018 05:39:00 EST", datetime(2018, 5, 9, 10, 39, tzinfo=UTC)),
        ("Mon, 31 Dec 2018 23:59:59 EDT", datetime(2019, 1, 1, 3, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_pub_date_is_a_moment_in_utc(text: str, moment: datetime) -> None:
    found = rfc822(text)

    assert found == moment
    assert found is not None and found.tzinfo is UTC


@pytest.mark.parametrize("zone", ["CEST", "BST", "MSK"])
def test_a_zone_without_a_known_offset_is_not_guessed(zone: str) -> None:
    assert rfc822(f"Wed, 09 May 2018 05:39:00 {zone}") is None


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (rfc822, "Fri, 31 Dec 9999 23:59:59 -0100"),
        (iso8601, "0001-01-01T00:00:00+01:00"),
        (iso8601, "9999-12-31T23:59:59-01:00"),
    ],
)
def test_a_moment_outside_the_calendar_is_no_moment(read, text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2018-05-09T05:39:00Z", datetime(2018, 5, 9, 5, 39, tzinfo=UTC)),
        ("2018-05-09T05:39:00+00:00", datetime(2018, 5, 9, 5, 39, tzinfo=UTC)),
        ("2018-05-09T01:39:00-04:00", datetime(2018, 5, 9, 5, 39, tzinfo=UTC)),
        ("2018-05-09T05:39:00.250+05:30", datetime(2018, 5, 9, 0, 9, 0, 250000, tzinfo=UTC)),
        ("2018-05-09T05:39:00", None),
        ("2018-05-09", None),
        ("2018-02-30T05:39:00Z", None),
        ("2018-05-09T24:39:00Z", None),
        ("9 May 2018", None),
        ("", None),
    ],
)
def test_a_machine_time_is_a_moment_only_with_its_zone(text: str, moment: datetime | None) -> None:
    assert iso8601(text) == moment


MONTH_NAMES = "January February March April May June July August September October November December"
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
MONTHS, WEEKDAYS = MONTH_NAMES.split(), WEEKDAY_NAMES.split()


@given(day=st.dates(min_value=date(1000, 1, 1)))
@QUICK
def test_every_day_is_read_as_it_is_printed(day: date) -> None:
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    printed = [
        f"{day.day} {month} {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{weekday}, {month[:3]}. {day.day}, {day.year}",
    ]

    assert [whole_date(text) for text in printed] == [day] * 4
    assert all(weekday_agrees(text, day) for text in printed)


@given(moment=st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2100, 1, 1)))
@QUICK
def test_every_second_is_read_in_both_notations(moment: datetime) -> None:
    whole = moment.replace(microsecond=0, tzinfo=UTC)
    feed = (
        f"{WEEKDAYS[whole.weekday()][:3]}, {whole.day:02} {MONTHS[whole.month - 1][:3]} {whole.year}"
        f" {whole.hour:02}:{whole.minute:02}:{whole.second:02} +0000"
    )
    machine = f"{whole.year}-{whole.month:02}-{whole.day:02}T{whole.hour:02}:{whole.minute:02}:{whole.second:02}+00:00"

    assert (rfc822(feed), iso8601(machine)) == (whole, whole)
