from __future__ import annotations

import re
import time
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.text.law.deadlines import Deadline, deadlines
from flows.text.reference import rows
from schemas.law import DURATION

QUICK = settings(max_examples=60, deadline=None, derandomize=True)
ADOPTED = date(2017, 12, 21)


def words(text: str) -> list[str]:
    return [text[each.start : each.end] for each in deadlines(text, ADOPTED)]


def dated(text: str) -> list[tuple[str, str | None]]:
    return [(each.kind, None if each.on is None else each.on.isoformat()) for each in deadlines(text, ADOPTED)]


def clocks(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (each.kind, each.offset, each.offset_from, each.on.isoformat() if each.is_derived and each.on else None)
        for each in deadlines(text, ADOPTED)
    ]


def rates(text: str) -> list[str | None]:
    found = deadlines(text, ADOPTED)
    assert {each.kind for each in found} <= {"recurring"}
    return [each.recurrence for each in found]


def one(text: str, adopted_on: date | None = ADOPTED) -> Deadline:
    (found,) = deadlines(text, adopted_on)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Requests the Panel to report immediately, as soon as possible, without delay and in a timely manner",
        "to meet regularly, periodically and on a routine basis",
        "Recalling resolution 1373 (2001) of 28 September 2001 and the report of 12 March 2018",
        "the letter dated 5 May 2018 and the agreement signed on 3 March 2018",
        "with effect from 1 January 2019, beginning on 1 March 2018, as of 31 December 2018",
        "no sooner than 15 April 2018; from 1 July 2018 onwards; since January 2012",
        "adopted by 14 votes, by paragraph 3, by resolution 2195 (2014), by consensus",
        "to deploy up to 2000 personnel and to reduce them by 2000 personnel",
        "the elections in 2018, elections scheduled for 10 April 2018",
        "the 30 March 2018 decision, the December 2018 elections, before the 2019 elections",
        "the measures set by the 2020 Agreement and by the June 2018 Declaration",
        "in the daily life of the people, day-to-day operations, in recent years",
        "Takes note of its annual report, of the annual report and of the quarterly note",
        "the status quo which existed there prior to 30 June 2018",
        "events in the last six months; for the past two years; youth for ten years",
        "multi-year plans, a two-year strategy, at 18 years of age",
        "the operation which has been authorized for a one-year period; within his annual briefing on women",
        "existing resources, within existing means and within the region",
        "shall enter into force 30 days after the adoption of this resolution",
        "the drawdown of personnel on 1 January 2019",
        "to submit the agreement signed on 3 March 2019",
        "May decide, shall march, by March of Troops 3",
        "to report, if the parties fail to comply by 31 January 2019, to the Council",
        "the report of the Panel, which is to remain in office until 30 June 2018, and to share it",
        "to sell in any period of twelve months after the adoption of this resolution",
        "more than what was sold in the period of twelve months prior to the adoption of this resolution",
        "on a case-by-case basis, on an equal basis, at all times, at the same time, once again",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by 30 March 2018", [("by", "2018-03-30")]),
        ("By 30 March 2018, the Panel shall report", [("by", "2018-03-30")]),
        ("by no later than 15 February 2018", [("by", "2018-02-15")]),
        ("no later than 15 February, 2018; not later than March 1, 2018", [("by", "2018-02-15"), ("by", "2018-03-01")]),
        ("by the end of March 2018", [("by", "2018-03-31")]),
        ("by end-March 2018, by the end of 2018", [("by", "2018-03-31"), ("by", "2018-12-31")]),
        ("by June 2018", [("by", "2018-06-30")]),
        ("no later than February 2020", [("by", "2020-02-29")]),
        ("by 2019, by the end of the year 2019", [("by", "2019-12-31"), ("by", "2019-12-31")]),
        ("by mid-July 2018, by early 2019", [("by", None), ("by", None)]),
        ("on or before 1 March 2018", [("by", "2018-03-01")]),
        ("by 15 March", [("by", None)]),
        ("by the 15 May 2018;", [("by", "2018-05-15")]),
        ("by June 30th 2018, by 1st July 2018", [("by", "2018-06-30"), ("by", "2018-07-01")]),
        ("by 31 December2018 and by 30June 2018", [("by", "2018-12-31"), ("by", "2018-06-30")]),
        ("by 31 February 2018", [("by", None)]),
        ("not later than 0600 hours, local time, on Sunday, 6 January 2019", [("by", "2019-01-06")]),
        ("before 30 June 2018; in advance of 1 May 2018", [("before", "2018-06-30"), ("before", "2018-05-01")]),
        ("prior to 30 June 2018", [("before", "2018-06-30")]),
        ("prior to the end of June 2018", [("before", "2018-06-30")]),
        ("until 30 June 2018; up to 1 July 2018; through 2 July 2018", [("until", f"2018-0{each}")
         for each in ("6-30", "7-01", "7-02")]),
        ("for the period ending 31 December 2021", [("until", "2021-12-31")]),
        ("for a period ending on 31 December 2021", [("until", "2021-12-31")]),
        ("for a new period terminating on 31 January 2019", [("until", "2019-01-31")]),
        ("for a further period until 20 June 2018", [("until", "2018-06-20")]),
        ("for a period from 1 January 2018 to 31 October 2018", [("until", "2018-10-31")]),
        ("to extend, to 15 July 2018, the mandate", [("until", "2018-07-15")]),
        ("by 20 December 2017 and by 21 December 2017", [("by", "2017-12-21")]),
    ],
)  # fmt: skip
def test_dates(text: str, found: list[tuple[str, str | None]]) -> None:
    assert dated(text) == found
    assert not any(each.is_derived for each in deadlines(text, ADOPTED))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("for six months, until 30 June 2018", ("for six months, until 30 June 2018", "2018-06-30")),
        ("extend for a period of six months, that is, until 30 June 2018;",
         ("for a period of six months, that is, until 30 June 2018", "2018-06-30")),
        ("for a period of 12 months beginning on 1 March 2018 until 28 February 2019;",
         ("for a period of 12 months beginning on 1 March 2018 until 28 February 2019", "2019-02-28")),
        ("for a term with effect from 1 January 2018 until 31 December 2020, which",
         ("for a term with effect from 1 January 2018 until 31 December 2020", "2020-12-31")),
        ("for another period of six months. that 1s, until 31 May 2018",
         ("for another period of six months. that 1s, until 31 May 2018", "2018-05-31")),
    ],
)  # fmt: skip
def test_a_date_wins_over_the_stretch_of_time_beside_it(text: str, found: tuple[str, str]) -> None:
    text = f"Decides to extend the mandate {text}"
    deadline = one(text)
    assert (text[deadline.start : deadline.end], str(deadline.on)) == found
    assert (deadline.kind, deadline.offset, deadline.is_derived) == ("until", None, False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by 31 March and 30 September 2018", [("by 31 March", "2018-03-31"), ("30 September 2018", "2018-09-30")]),
        ("by 13 June 2018 and again by 13 September 2018",
         [("by 13 June 2018", "2018-06-13"), ("by 13 September 2018", "2018-09-13")]),
        ("by 15 January, 15 April and 15 July 2020",
         [("by 15 January", "2020-01-15"), ("15 April", "2020-04-15"), ("15 July 2020", "2020-07-15")]),
        ("by 15 October and 15 April 2019", [("by 15 October", None), ("15 April 2019", "2019-04-15")]),
        ("by 15 October 2018 and 15 April", [("by 15 October 2018", "2018-10-15"), ("15 April", None)]),
        ("to report to the Council on 15 February 2019, 15 June 2019 and 13 October 2019 on progress",
         [("on 15 February 2019", "2019-02-15"), ("15 June 2019", "2019-06-15"), ("13 October 2019", "2019-10-13")]),
        ("to submit to the Council in October 2018 an action plan", [("in October 2018", "2018-10-31")]),
        ("an interim report by 28 March 2018, a final report no later than 1 October 2018, and updates",
         [("by 28 March 2018", "2018-03-28"), ("no later than 1 October 2018", "2018-10-01")]),
    ],
)  # fmt: skip
def test_each_date_of_a_list_is_a_deadline(text: str, found: list[tuple[str, str | None]]) -> None:
    assert list(zip(words(text), [on for _, on in dated(text)], strict=True)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("to report within 12 months after the initial assessment report to the Committee on steps taken",
         ("within", "P12M", "the initial assessment report", None)),
        ("within 60 days of the adoption of this resolution a plan",
         ("within", "P60D", "the adoption of this resolution", "2018-02-19")),
        ("within thirty days", ("within", "P30D", None, "2018-01-20")),
        ("within one year from the date of adoption of this resolution",
         ("within", "P1Y", "the date of adoption of this resolution", "2018-12-21")),
        ("within two weeks of its adoption", ("within", "P2W", "its adoption", "2018-01-04")),
        ("within one hundred and twenty days", ("within", "P120D", None, "2018-04-20")),
        ("within twenty-four months", ("within", "P24M", None, "2019-12-21")),
        ("within thirteen months", ("within", "P13M", None, "2019-01-21")),
        ("within six (6) months of today", ("within", "P6M", "today", "2018-06-21")),
        ("within forty-eight hours", ("within", "PT48H", None, "2017-12-23")),
        ("within 5 working days", ("within", "P5D", None, None)),
        ("within the next 90 days", ("within", "P90D", None, "2018-03-21")),
        ("in twelve months", ("within", "P12M", None, "2018-12-21")),
        ("at the end of nine months", ("within", "P9M", None, "2018-09-21")),
        ("60 days after the adoption of this resolution",
         ("within", "P60D", "the adoption of this resolution", "2018-02-19")),
        ("no later than 90 days from the date of this resolution an interim report",
         ("within", "P90D", "the date of this resolution", "2018-03-21")),
        ("within ten days of receiving them", ("within", "P10D", "receiving them", None)),
        ("within 30 days of the adoption of resolution 2100 (2013)",
         ("within", "P30D", "the adoption of resolution 2100", None)),
        ("upon receipt of the notification, shall decide within 5 days",
         ("within", "P5D", "receipt of the notification", None)),
        ("Calls upon these parties to prepare within three months a plan", ("within", "P3M", None, "2018-03-21")),
        ("to report to the Council 90 days after the entry into force of the measures",
         ("within", "P90D", "the entry into force of the measures", None)),
        ("for a four-year term", ("until", "P4Y", None, None)),
        ("for a period of 18 to 24 months", ("until", "P24M", None, None)),
        ("at least one month before its mandate is due to expire",
         ("before", "P1M", "its mandate is due to expire", None)),
        ("urges its members to respond within three months", ("within", "P3M", None, None)),
        ("within the six-month period referred to in paragraph 1", ("within", "P6M", None, None)),
        ("to be carried out at the end of the above-mentioned 12-month period", ("within", "P12M", None, None)),
        ("not later than thirty days prior to its expiration", ("before", "P30D", "its expiration", None)),
        ("at least five days in advance of any deliveries of weapons",
         ("before", "P5D", "any deliveries of weapons", None)),
        ("until one year from the date of adoption of this resolution",
         ("until", "P1Y", "the date of adoption of this resolution", "2018-12-21")),
        ("for a further period of six months", ("until", "P6M", None, None)),
        ("to extend the mandate for 12 months", ("until", "P12M", None, None)),
        ("for an 18-month period", ("until", "P18M", None, None)),
        ("for another year", ("until", "P1Y", None, None)),
        ("for a period of 13 months from the date of adoption of this resolution",
         ("until", "P13M", "the date of adoption of this resolution", "2019-01-21")),
        ("for a further period of twelve months, starting from the date of the adoption of this resolution, a force",
         ("until", "P12M", "the date of the adoption of this resolution", "2018-12-21")),
        ("for a period of twelve months beyond 13 October 2018", ("until", "P12M", "13 October 2018", None)),
        ("to extend up to three months the redeployment", ("until", "P3M", None, None)),
    ],
)  # fmt: skip
def test_stretches_of_time(text: str, found: tuple[str, str | None, str | None, str | None]) -> None:
    assert clocks(text) == [found]


def test_one_event_starts_two_clocks():
    text = "to report within 90 days and 180 days from its adoption, and 30 days before the expiration of the mandate"
    assert words(text) == [
        "within 90 days",
        "180 days from its adoption",
        "30 days before the expiration of the mandate",
    ]
    assert clocks(text)[:2] == [
        ("within", "P90D", "its adoption", "2018-03-21"),
        ("within", "P180D", "its adoption", "2018-06-19"),
    ]


def test_a_mandate_ends_without_a_date():
    text = "to report before the end of the mandate period and again prior to its expiration"
    assert words(text) == ["before the end of the mandate period", "prior to its expiration"]
    assert dated(text) == [("before", None)] * 2


@pytest.mark.parametrize(
    ("adopted_on", "text", "on"),
    [
        (date(2017, 8, 31), "within six months", date(2018, 2, 28)),
        (date(2019, 8, 31), "within six months", date(2020, 2, 29)),
        (date(2020, 2, 29), "within one year", date(2021, 2, 28)),
        (date(2020, 12, 31), "within two months", date(2021, 2, 28)),
        (None, "within six months", None),
    ],
)
def test_months_are_counted_on_the_calendar(adopted_on: date | None, text: str, on: date | None) -> None:
    found = one(text, adopted_on)
    assert (found.on, found.is_derived) == (on, on is not None)


def test_a_relative_clause_may_state_what_is_due() -> None:
    assert words("a report, which should be submitted by 31 May 2018") == ["by 31 May 2018"]
    assert words("to report, if necessary by 31 May 2018") == ["by 31 May 2018"]


def test_a_past_date_is_told_by_the_adoption():
    text = "arising prior to 2 August 2010 and to be settled by 1 May 2018"
    assert words(text) == ["by 1 May 2018"]
    assert len(deadlines(text, None)) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("every 90 days", ["P90D"]),
        ("every six months, every month, every other year", ["P6M", "P1M", "P2Y"]),
        ("every two weeks", ["P2W"]),
        ("at least once per year; at least once a year; once every two years", ["P1Y", "P1Y", "P2Y"]),
        ("twice a year, three times a year, four times per year", ["P6M", "P4M", "P3M"]),
        ("on a twice annual basis", ["P6M"]),
        ("on an annual basis, on a six-monthly basis, on a quarterly basis", ["P1Y", "P6M", "P3M"]),
        ("on a regular basis", [None]),
        ("on a regular basis, and at least twice a year", ["P6M"]),
        ("at 120-day intervals and at six-monthly intervals", ["P120D", "P6M"]),
        ("at intervals of three months", ["P3M"]),
        ("as part of his regular 90-day reports", ["P90D"]),
        ("provide monthly updates and quarterly written reports", ["P1M", "P3M"]),
        ("in each quarterly report", ["P3M"]),
        ("to conduct an annual review and forecast of activities", ["P1Y"]),
        ("in his quarterly reports; continue its quarterly update", ["P3M", "P3M"]),
        ("semi-annually, bi-annually, biannual reports, annually, bi-monthly to the Council",
         ["P6M", "P6M", "P6M", "P1Y", "P2M"]),
        ("report monthly, brief quarterly and meet weekly", ["P1M", "P3M", "P1W"]),
        ("a semi-annual report; twice-yearly briefings", ["P6M", "P6M"]),
        ("starting 90 days after adoption and every 90 days thereafter", ["P90D"]),
        ("by 31 March and 30 September each year", ["P1Y", "P1Y"]),
        ("every 90 days following adoption of this resolution", ["P90D"]),
        ("every 120‑day", ["P120D"]),
    ],
)  # fmt: skip
def test_recurrences(text: str, found: list[str | None]) -> None:
    assert rates(text) == found


@pytest.mark.parametrize("number", ["one", "six (6)", "24", "a hundred", "two hundred and ten"])
@pytest.mark.parametrize("unit", ["hour", "day", "week", "month", "year"])
def test_durations_are_such_as_the_schema_takes(number: str, unit: str) -> None:
    found = deadlines(f"to report within {number} {unit}s and every {number} {unit}s", ADOPTED)
    assert len(found) == 2
    for each in found:
        assert re.fullmatch(DURATION, each.offset or each.recurrence or "")


def test_what_follows_the_words_does_not_change_the_date():
    text = "to submit a plan by 30 June 2018 to the Council and the Committee by 30 June 2018"
    assert dated(text) == [("by", "2018-06-30")] * 2
    assert words(text) == ["by 30 June 2018"] * 2


@pytest.mark.parametrize("row", rows("recurrences"), ids=lambda row: row["word"])
def test_each_word_of_the_list_is_found(row: Mapping[str, str]) -> None:
    text = {
        "adverb": "to report {} to the Council",
        "adjective": "to submit a {} report",
        "both": "to brief {} on progress",
        "basis": "to report on a {} basis",
    }[row["use"]].format(row["word"])
    assert rates(text) == rates(f"on a {row['word']} basis") == [row["duration"] or None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("brief the Council at least once per year on its work", ["at least once per year"]),
        ("within 30 days of its adoption and every 60 days thereafter;",
         ["within 30 days of its adoption", "every 60 days thereafter"]),
        ("report on a regular basis, at least every 60 days, on", ["on a regular basis, at least every 60 days"]),
        ("no later than 30 days after the delivery of arms or ammunition, the Government",
         ["no later than 30 days after the delivery of arms or ammunition"]),
        ("(by 1 May 2018) “within 30 days”", ["by 1 May 2018", "within 30 days"]),
        ("for an additional period of ninety days from the date of adoption of this resolution, with",
         ["for an additional period of ninety days from the date of adoption of this resolution"]),
    ],
)  # fmt: skip
def test_the_slice_is_the_words_with_their_preposition(text: str, found: list[str]) -> None:
    assert words(text) == found


PIECES = st.sampled_from(
    [
        *(
            "by",
            "before",
            "until",
            "within",
            "no later than",
            "for a period of",
            "every",
            "on",
            "30",
            "90 days",
            "June",
        ),
        *(
            "2018",
            "30 June 2018",
            "adoption",
            "after",
            "from",
            "of",
            "this resolution",
            "and",
            "twice a year",
            "annually",
        ),
        *("basis", "at least", "the end of", "(", ")", "‑", "six", "hundred", "reports", "each year", ",", "mandate"),
    ]
)


@QUICK
@given(st.lists(PIECES, max_size=30))
@example(["by", "30", "30", "30 June 2018"])
def test_slices_lie_in_the_text_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    at = 0
    for each in deadlines(text, ADOPTED):
        assert at <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip() == text[each.start : each.end]
        assert (each.recurrence is None) or each.kind == "recurring"
        assert all(re.fullmatch(DURATION, given) for given in (each.offset, each.recurrence) if given)
        assert not each.is_derived or (each.on is not None and each.offset is not None)
        at = each.end


@pytest.mark.parametrize(
    "piece", ["by ", "1 ", "to 1 ", "within 30 days, ", "every ", "for a period of ", "two hundred "]
)
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(n: int) -> float:
        text = "year " + piece * (n // len(piece))
        started = time.process_time()
        deadlines(text, ADOPTED)
        return time.process_time() - started

    assert min(seconds(40_000) for _ in range(2)) < 12 * max(0.005, min(seconds(10_000) for _ in range(2)))
