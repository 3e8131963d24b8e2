from datetime import date

import pytest

from flows.text.happenings.event_dates import dates

PUBLISHED = date(2018, 7, 4)  # a Wednesday


def told(text: str, published_on: date | None = None) -> list[tuple[str, str, str, str]]:
    return [
        (text[each.start : each.end], str(each.starts_on), str(each.ends_on), each.precision)
        for each in dates(text, published_on)
    ]


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "precision"),
    [
        ("On 3-4 May 2018, CTED", "3-4 May 2018", "2018-05-03", "2018-05-04", "day"),
        ("on 3‑4 May 2018", "3‑4 May 2018", "2018-05-03", "2018-05-04", "day"),
        ("on 5−6 December 2018", "5−6 December 2018", "2018-12-05", "2018-12-06", "day"),
        ("on 4 and 5 October 2017.", "4 and 5 October 2017", "2017-10-04", "2017-10-05", "day"),
        ("on 8, 9 and 10 May 2019", "8, 9 and 10 May 2019", "2019-05-08", "2019-05-10", "day"),
        ("from 28 February to 1 March 2019", "28 February to 1 March 2019", "2019-02-28", "2019-03-01", "day"),
        ("30 December to 2 January 2019", "30 December to 2 January 2019", "2018-12-30", "2019-01-02", "day"),
        ("on 5-6 Sept. 2018 in", "5-6 Sept. 2018", "2018-09-05", "2018-09-06", "day"),
        ("on July 2, 2018", "July 2, 2018", "2018-07-02", "2018-07-02", "day"),
        ("June 25-30, 2018", "June 25-30, 2018", "2018-06-25", "2018-06-30", "day"),
        ("on Tuesday, 3 April 2018", "Tuesday, 3 April 2018", "2018-04-03", "2018-04-03", "day"),
        ("on Monday, 3 April 2018", "Monday, 3 April 2018", "None", "None", "day"),  # it was a Tuesday
        ("on 31 February 2018", "31 February 2018", "None", "None", "day"),
        ("During the last week of June 2018,", "the last week of June 2018", "2018-06-25", "2018-06-30", "week"),
        ("the last week of February 2016", "the last week of February 2016", "2016-02-22", "2016-02-29", "week"),
        ("the first week of June 2018", "the first week of June 2018", "2018-06-01", "2018-06-07", "week"),
        ("in the week of 4 June 2018", "the week of 4 June 2018", "2018-06-04", "2018-06-10", "week"),
        ("in September 2022.", "September 2022", "2022-09-01", "2022-09-30", "month"),
        ("in February 2016", "February 2016", "2016-02-01", "2016-02-29", "month"),
        ("in January-February 2009", "January-February 2009", "2009-01-01", "2009-02-28", "month"),
        ("in 2019,", "2019", "2019-01-01", "2019-12-31", "year"),
    ],
)
def test_a_date_gives_its_days(text: str, words: str, first: str, last: str, precision: str) -> None:
    assert told(text) == [(words, first, last, precision)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The Council today decided", "2018-07-04", "2018-07-04"),
        ("it said yesterday", "2018-07-03", "2018-07-03"),
        ("concluded Tuesday in New York", "2018-07-03", "2018-07-03"),
        ("opened on Wednesday", "2018-07-04", "2018-07-04"),
        ("last Monday", "None", "None"),
        ("(22-23 June)", "2018-06-22", "2018-06-23"),
        ("on 14 January", "None", "None"),  # half a year away: of either year
    ],
)
def test_what_the_day_of_the_document_makes_certain(text: str, first: str, last: str) -> None:
    assert [each[1:3] for each in told(text, PUBLISHED)] == [(first, last)]


@pytest.mark.parametrize("text", ["The Council today decided", "on Tuesday", "on 22-23 June", "in May and June"])
def test_without_it_they_have_no_days(text: str) -> None:
    assert {each[1] for each in told(text)} == {"None"}


@pytest.mark.parametrize("text", ["resolution 2395 (2017)", "in 2022-2023", "today’s world", "the May report", ""])
def test_no_date(text: str) -> None:
    assert told(text) == []


def test_days_of_two_events_are_no_span() -> None:
    assert told("his meetings on 31 October 2011 and 23 January 2012") == []
    assert told("between 22 and 25 October 2020")[0][1:3] == ("2020-10-22", "2020-10-25")
