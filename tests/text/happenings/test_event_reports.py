"""Events as reports of councils and conferences tell them: bodies briefed, texts adopted, visits of a year."""

import time
from datetime import date

import pytest

from flows.text.happenings.events import events
from flows.text.names.model import Event
from tests.text.names import marked

PUBLISHED = date(2019, 10, 20)
COUNCIL = "⟦Security Council¦org¦Security Council⟧"
COMMITTEE = "⟦Counter-Terrorism Committee¦org¦Counter-Terrorism Committee⟧"
KENYA = "⟦Kenya¦country¦Kenya⟧"
NAIROBI = "⟦Nairobi¦place¦Nairobi⟧"
HELD = f"A conference was held in {NAIROBI} on 3 May 2019. "


def read(*texts: str, published_on: date | None = PUBLISHED) -> list[Event]:
    parts, mentions = marked.parts(*texts)
    return events(parts, mentions, published_on)


@pytest.mark.parametrize(
    ("text", "kind", "name", "first"),
    [
        (
            f"On 11 May 2017, the {COUNCIL} was briefed by three of its subsidiary bodies. They organized an open "
            "briefing on funding.",
            "briefing",
            "briefing to the Security Council",
            "2017-05-11",
        ),
        (
            f"The {COMMITTEE} was briefed today by its Chair.",
            "briefing",
            "briefing to the Counter-Terrorism Committee",
            "2019-10-20",
        ),
        (
            f"Threats are on the rise, the {COUNCIL} heard today, as speakers called for support.",
            "briefing",
            "briefing to the Security Council",
            "2019-10-20",
        ),
        (
            f"On 2 May 2019, a delegation from {KENYA} briefed the {COMMITTEE} on steps taken.",
            "briefing",
            "briefing to the Counter-Terrorism Committee",
            "2019-05-02",
        ),
        (f"On 2 May 2019, the {COUNCIL} heard a briefing by the Chairs.", "briefing", "briefing", "2019-05-02"),
        (
            f"The {COMMITTEE} welcomed the briefing provided by {KENYA}.",
            "briefing",
            "briefing provided by Kenya",
            "None",
        ),
        (
            f"The {COUNCIL} held a summit-level debate on terrorism in Africa.",
            "meeting",
            "summit-level debate on terrorism in Africa",
            "None",
        ),
        (
            f"They met in the margins of the annual {COUNCIL} open debate on Women, Peace and Security.",
            "meeting",
            "annual Security Council open debate on Women, Peace and Security",
            "None",
        ),
        ("They praised the road map adopted in 2006.", "adoption", "adoption of the road map", "2006-01-01"),
        (f"On 3 May 2019, {KENYA} welcomed the Committee’s 2018 visit.", "visit", "2018 visit", "2018-01-01"),
    ],
)
def test_an_event_is_told(text: str, kind: str, name: str, first: str) -> None:
    found = [(each.kind, each.name, str(each.starts_on)) for each in read(text)]
    assert (kind, name, first) in found


@pytest.mark.parametrize(
    "text",
    [
        f"The {COUNCIL} was briefed by many. The {COUNCIL} has heard of it.",
        f"The {COUNCIL} is to be briefed by three bodies.",
        "The delegates were briefed today by staff.",
        "The 2018 visits and the 2018 training programme and the 2005 meeting outcome help.",
        f"{KENYA} praised the road map adopted by all. The Declaration was adopted.",
        "Progress since the adoption of the Declaration is slow.",
    ],
)
def test_no_event(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            f"On 2 May 2019, the {COUNCIL} held an open debate on crime. The {COUNCIL} was briefed by Chairs.",
            ["open debate on crime"],
        ),
        (
            f"On 2 May 2019, the {COUNCIL} was briefed by two Chairs. The open meeting was chaired by {KENYA}.",
            ["open meeting"],
        ),
    ],
)
def test_a_briefing_at_a_meeting_is_no_second_event(text: str, names: list[str]) -> None:
    found = read(text)
    assert [each.name for each in found] == names
    assert str(found[0].starts_on) == "2019-05-02"


@pytest.mark.parametrize(
    "text",
    [
        HELD + "The Nairobi Declaration was adopted at the conference.",
        HELD + "The Conference concluded with the adoption of the Nairobi Declaration.",
        HELD
        + "The two-day conference on new and emerging technologies ended with the adoption of the Nairobi Declaration.",
    ],
)
def test_a_text_adopted_at_a_gathering(text: str) -> None:
    gathering, adoption = read(text)
    assert (adoption.kind, adoption.name) == ("adoption", "adoption of the Nairobi Declaration")
    assert adoption.parent is gathering
    assert adoption.starts_on is None
    assert adoption.city == "Nairobi"


def test_the_meeting_told_of_before_was_in_the_margins() -> None:
    briefing, debate = read(
        f"On 1 May 2019, the {COMMITTEE} held an open briefing on crime. The meeting was held in the margins of the "
        f"annual {COUNCIL} open debate on Women, Peace and Security."
    )
    assert briefing.parent is debate
    assert debate.starts_on is None


def test_a_visit_of_a_year_has_no_other_day() -> None:
    visit, briefing = read(
        f"On 20 April 2019, a delegation of {KENYA} briefed the {COMMITTEE} on steps taken by {KENYA} to implement the "
        "recommendations from the Committee’s 2018 follow-up visit."
    )
    assert str(briefing.starts_on) == "2019-04-20"
    assert (str(visit.starts_on), str(visit.ends_on), visit.date_precision) == ("2018-01-01", "2018-12-31", "year")
    assert visit.country is not None
    assert visit.country.name == "Kenya"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (f"10 July 2019, {NAIROBI} – The Regional Conference on Crime started today.", "2019-07-10", "None"),
        (f"10 July 2019, {NAIROBI} – The Regional Conference on Crime concluded today.", "None", "2019-07-10"),
        (f"The Regional Conference on Crime is held in {NAIROBI} from 10 to 11 July 2019.", "2019-07-10", "2019-07-11"),
        (
            f"The Regional Conference on Crime is held in {NAIROBI} from 10 to 11 July 2019. It began on 10 July.",
            "2019-07-10",
            "2019-07-11",
        ),
    ],
)
def test_days_and_city_of_a_dateline_or_range(text: str, first: str, last: str) -> None:
    (event,) = read(text, published_on=None)
    assert (str(event.starts_on), str(event.ends_on), event.city) == (first, last, "Nairobi")


@pytest.mark.parametrize(
    "text",
    [
        "The ⟦Permanent Mission of Kenya¦country¦Kenya⟧ organized a workshop on borders on 3 May 2019.",
        f"{NAIROBI} – The expert said that the workshop on borders of 3 May 2019 helped.",
        "Speaking at the headquarters of ⟦INTERPOL¦org¦INTERPOL⟧ in ⟦Lyon¦place¦Lyon⟧, he praised a workshop "
        "on borders on 3 May 2019.",
    ],
)
def test_an_event_is_not_where_its_organizer_or_its_reporter_is(text: str) -> None:
    (event,) = read(text)
    assert (event.city, event.country) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "the Declaration adopted at the " * 3000,
        "The meeting concluded with the adoption of the " * 2000,
        "steps taken by Kenya to implement the recommendations from the 2018 visit " * 1400,
        "The " + "a " * 50000 + "meeting",
    ],
)
def test_long_passages_take_no_time(text: str) -> None:
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 30  # quadratic time would be minutes
