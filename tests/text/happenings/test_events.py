from datetime import date

import pytest

from flows.text.happenings.events import events
from flows.text.names.model import Event, Part
from tests.text.names import marked

PUBLISHED = date(2018, 7, 10)
NY = "⟦New York¦place¦New York⟧"
CTED = "⟦CTED¦org¦Counter-Terrorism Committee Executive Directorate⟧"
UNOCT = "⟦UNOCT¦org¦United Nations Office of Counter-Terrorism⟧"


def read(*texts: str, published_on: date | None = PUBLISHED) -> list[Event]:
    parts, mentions = marked.parts(*texts)
    return events(parts, mentions, published_on)


def days(event: Event) -> tuple[str, str]:
    return str(event.starts_on), str(event.ends_on)


def parties(event: Event) -> set[tuple[str, str]]:
    return {(party.entity.name, party.role) for party in event.participants}


@pytest.mark.parametrize(
    "text",
    [
        "It intends to convene a meeting of experts. At each meeting, participants exchange views.",
        "She held numerous bilateral meetings with representatives of ⟦Member States¦group¦Member States⟧.",
        "Such meetings and regular briefings help, as do international conferences.",
        "The aim of meeting challenges is shared by those who visit ⟦Kenya¦country¦Kenya⟧.",
        "She will give a media briefing if asked to hold a press conference.",
        "Of course, the course of action is clear. In due course, and in consultation with all, it changes.",
        "She is a fellow at the Global Policy Forum in ⟦Bonn¦place¦Bonn⟧.",
        "He met with several ministers and the heads of two delegations.",
        "The ⟦Conference on Disarmament¦org¦Conference on Disarmament⟧ has 65 members.",
        "The offensive was launched on 4 August 1995.",
        "The law was passed by the Liberian Congress on 19 September 2006.",
        "Since the adoption of the Agreement, much has changed.",
        "The ⟦Mali¦country¦Mali⟧ report of 3 May 2018 was published in May 2018.",
        "In the last three years, it has conducted assessment visits to ⟦Kenya¦country¦Kenya⟧ and others.",
        "",
    ],
)
def test_no_particular_event(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "name", "first", "last"),
    [
        (
            f"On 3-4 May 2018, {CTED} took part in a high-level international conference on Countering terrorism and "
            "preventing violent extremism.",
            "conference",
            "high-level international conference on Countering terrorism and preventing violent extremism",
            "2018-05-03",
            "2018-05-04",
        ),
        (
            "He was addressing the XVI Meeting of Heads of Special Services, Security Agencies and Law-Enforcement "
            "Organizations, hosted by the ⟦FSB¦org¦FSB⟧ in ⟦Krasnodar¦place¦Krasnodar⟧ on 4 and 5 October 2017.",
            "meeting",
            "XVI Meeting of Heads of Special Services, Security Agencies and Law-Enforcement Organizations",
            "2017-10-04",
            "2017-10-05",
        ),
        (
            "building on the first ⟦United Nations¦org¦United Nations⟧ Global Congress of Victims of Terrorism held in "
            "September 2022.",
            "conference",
            "United Nations Global Congress of Victims of Terrorism",
            "2022-09-01",
            "2022-09-30",
        ),
        (
            f"From 25 to 27 June 2018, {CTED} conducted an assessment visit to ⟦Tunisia¦country¦Tunisia⟧.",
            "visit",
            "assessment visit to Tunisia",
            "2018-06-25",
            "2018-06-27",
        ),
        (
            f"{CTED} visited ⟦Kenya¦country¦Kenya⟧ from 3 to 7 May 2018.",
            "visit",
            "visit to Kenya",
            "2018-05-03",
            "2018-05-07",
        ),
        (
            "the third phase of the Joint Plan of Action (JPoA) for ⟦Central Asia¦place¦Central Asia⟧, which was "
            "launched on 30 April 2018 in ⟦Ashgabat¦place¦Ashgabat⟧.",
            "launch",
            "launch of the third phase of the Joint Plan of Action (JPoA) for Central Asia",
            "2018-04-30",
            "2018-04-30",
        ),
        (
            f"{CTED} launched the Berlin Memorandum on 12 May 2018 in ⟦Berlin¦place¦Berlin⟧.",
            "launch",
            "launch of the Berlin Memorandum",
            "2018-05-12",
            "2018-05-12",
        ),
        (
            "the launch in July 2006 of the Improved Governance Pact agreed between donors",
            "launch",
            "launch of the Improved Governance Pact",
            "2006-07-01",
            "2006-07-31",
        ),
        (
            "On the margins, Mr. ⟦Voronkov¦person¦Voronkov⟧ met with ⟦Sergey Lavrov¦person¦Sergey Lavrov⟧ on 18 April "
            "2018.",
            "meeting",
            "meeting with Sergey Lavrov",
            "2018-04-18",
            "2018-04-18",
        ),
        (
            "The two-day workshop on border control concluded on 5 June 2018.",
            "workshop",
            "two-day workshop on border control",
            "2018-06-04",
            "2018-06-05",
        ),
        (
            "The three-day workshop on border control opened on 5 June 2018.",
            "workshop",
            "three-day workshop on border control",
            "2018-06-05",
            "2018-06-07",
        ),
        (
            "a side event entitled “Aviation Security in Africa” on 29 June 2018",
            "side_event",
            "Aviation Security in Africa",
            "2018-06-29",
            "2018-06-29",
        ),
        (
            "the Statement adopted at the 20 July 2010 Kabul Conference",
            "conference",
            "Kabul Conference",
            "2010-07-20",
            "2010-07-20",
        ),
    ],
)
def test_name_kind_and_days(text: str, kind: str, name: str, first: str, last: str) -> None:
    found = read(text)
    assert [(each.kind, each.name, *days(each)) for each in found] == [(kind, name, first, last)]


def test_later_names_are_of_the_same_event() -> None:
    parts, mentions = marked.parts(
        "title: Third High-Level Conference of Heads of Counterterrorism Agencies Concludes with Calls",
        f"The Third High-Level Conference of Heads of Counter-Terrorism Agencies concluded Tuesday in {NY}. "
        f"The two-day "
        "event was useful, and 160 ⟦Member States¦group¦Member States⟧ attended the conference.",
        "The Conference aimed high. A report of the High-Level Conference will appear in September 2023.",
    )
    (event,) = events(parts, mentions, date(2023, 6, 21))
    assert event.name == "Third High-Level Conference of Heads of Counter-Terrorism Agencies"
    assert days(event) == ("2023-06-19", "2023-06-20")
    assert (event.city, event.status, len(event.places)) == ("New York", "held", 6)
    assert event.places[0].slice(parts) == event.name
    assert parties(event) == {("Member States", "participant")}


def test_the_days_of_opening_and_close_are_joined() -> None:
    parts, mentions = marked.parts(
        "The Fifth Security Summit concluded on Friday.", "The summit opened on 4 July 2018 in the presence of many."
    )
    (event,) = events(parts, mentions, PUBLISHED)
    assert days(event) == ("2018-07-04", "2018-07-06")
    assert event.date_place is not None and event.date_place.slice(parts) == "Friday"


def test_other_numbers_days_and_cities_are_other_events() -> None:
    found = read(
        "The Second Conference on Security was held in ⟦Vienna¦place¦Vienna⟧ on 3 May 2017 and the Third Conference on "
        "Security in ⟦Paris¦place¦Paris⟧ on 3 May 2018. The first round-table meeting on 5 December 2017 and "
        "the second "
        "round-table meeting on 21 March 2018 were useful."
    )
    assert [(each.name, each.city, str(each.starts_on)) for each in found] == [
        ("Second Conference on Security", "Vienna", "2017-05-03"),
        ("Third Conference on Security", "Paris", "2018-05-03"),
        ("first round-table meeting", None, "2017-12-05"),
        ("second round-table meeting", None, "2018-03-21"),
    ]


def test_city_and_state_stand_in_the_sentence() -> None:
    (event,) = read(
        "Held in ⟦Dushanbe¦place¦Dushanbe⟧, ⟦Tajikistan¦country¦Tajikistan⟧, the conference of 3 May 2018 "
        "was attended by "
        "⟦Kenya¦country¦Kenya⟧."
    )
    assert (event.city, event.country and event.country.name) == ("Dushanbe", "Tajikistan")
    assert parties(event) == {("Kenya", "participant")}
    (event,) = read(
        "A workshop for ⟦Central Asia¦place¦Central Asia⟧ took place at the ⟦United Nations¦org¦United Nations⟧ in "
        f"{NY} on 3 May 2018, with experts from ⟦Kenya¦country¦Kenya⟧."
    )
    assert (event.city, event.country) == ("New York", None)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"They will be addressed at the open briefing in {NY} on 2 August 2018.", "planned"),
        (f"A conference is to be held in {NY} in 2019.", "planned"),
        (f"The conference, scheduled for 12 to 14 June 2018 in {NY}, has been postponed.", "cancelled"),
        (f"The conference was held in {NY} on 12 June 2018 and will be repeated.", "held"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [each.status for each in read(text)] == [status]


def test_a_bare_weekday_of_something_to_come_is_the_next() -> None:
    (event,) = read(f"A workshop will be held in {NY} on Thursday.")
    assert days(event) == ("2018-07-12", "2018-07-12")


def test_a_date_belongs_to_one_event_only() -> None:
    found = read(
        f"The summit held in {NY} on 28-29 November and the Declaration of 29 November 1995 and the report of "
        f"3 May 2018 "
        "on it were welcomed.",
        published_on=None,
    )
    assert [(each.name, *days(each)) for each in found] == [("summit", "None", "None")]
    parts, _ = marked.parts(f"The summit held in {NY} on 28-29 November")
    assert found[0].date_place is not None and found[0].date_place.slice(parts) == "28-29 November"


def test_parents() -> None:
    found = read(
        "The Third Conference on Security was the first part of the 2018 UN Counter-Terrorism week (“CT Week”), a "
        "biennial gathering of ⟦Member States¦group¦Member States⟧.",
        "CT Week will conclude with the consensus adoption of the Eighth Biennial Review of the Strategy by the "
        "⟦General Assembly¦org¦General Assembly⟧ following a Plenary meeting and General Debate (22-23 June).",
        "caption: Meeting between the President of ⟦Kenya¦country¦Kenya⟧ and the ⟦UN¦org¦United Nations⟧ delegation.",
        published_on=None,
    )
    week = "2018 UN Counter-Terrorism week"
    assert [(each.name, each.parent and each.parent.name) for each in found] == [
        ("Third Conference on Security", week),
        (week, None),
        ("consensus adoption of the Eighth Biennial Review of the Strategy", week),
        ("Plenary meeting and General Debate", week),
        ("Meeting between the President of Kenya and the UN delegation", week),
    ]
    assert days(found[3]) == ("2018-06-22", "2018-06-23")
    assert (found[2].status, found[3].status) == ("planned", "planned")
    assert parties(found[1]) == {("Member States", "participant")}
    assert parties(found[2]) == {("General Assembly", "participant")}
    assert parties(found[4]) == {("Kenya", "participant"), ("United Nations", "participant")}


def test_a_vote_and_the_meeting_that_took_it() -> None:
    adoption, sitting = read(
        "title: Unanimously Adopting Resolution 2395 (2017), ⟦Security Council¦org¦Security Council⟧ Renews Mandate",
        "The ⟦Security Council¦org¦Security Council⟧ today renewed a mandate.",
        "Unanimously adopting resolution 2395 (2017), the ⟦Council¦org¦Security Council⟧ stressed coordination.",
        "The representative of the ⟦United States¦country¦United States of America⟧ said that it was good.",
        "⟦Egypt¦country¦Egypt⟧’s representative, expressing gratitude, agreed. ⟦Mali¦country¦Mali⟧ was mentioned.",
        "The meeting began at 10:11 a.m. and ended at 10:30 a.m.",
        published_on=date(2017, 12, 21),
    )
    assert (adoption.name, *days(adoption)) == ("adoption of resolution 2395 (2017)", "2017-12-21", "2017-12-21")
    assert (sitting.name, *days(sitting)) == ("meeting", "2017-12-21", "2017-12-21")
    assert adoption.parent is sitting and sitting.date_place is None
    assert parties(adoption) == {("Security Council", "participant")}
    assert parties(sitting) == {("United States of America", "speaker"), ("Egypt", "speaker")}


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Resolution 2395 (2017)", "adoption of resolution 2395 (2017)"),
        ("Security Council", "adoption at the 8146th meeting of the Security Council"),
    ],
)
def test_the_line_above_a_resolution(heading: str, name: str) -> None:
    (event,) = read(
        heading,
        "Adopted by the ⟦Security Council¦org¦Security Council⟧ at its 8146th meeting, on 21 December 2017",
        "The ⟦Security Council¦org¦Security Council⟧,",
        "Calling upon ⟦States¦group¦States⟧ to hold meetings and a conference in ⟦Vienna¦place¦Vienna⟧,",
    )
    assert (event.kind, event.name, *days(event)) == ("adoption", name, "2017-12-21", "2017-12-21")
    assert parties(event) == {("Security Council", "participant")}


def test_in_a_resolution_only_what_has_a_date() -> None:
    found = read(
        "“The ⟦Security Council¦org¦Security Council⟧,",
        "“Welcoming the high-level meeting of the ⟦General Assembly¦org¦General Assembly⟧ on refugees held "
        "on 19 September "
        "2016 and the Bonn Conference, and recalling the consultations in ⟦Vienna¦place¦Vienna⟧,",
        "“3. Looks forward to a special meeting to commemorate the twentieth anniversary of resolution 1373 "
        "(2001) and the "
        "Committee;",
        "“4. Encourages dialogue between actors, briefings, a conference and the adoption of the list before "
        "3 May 2018.”",
        published_on=date(2017, 12, 21),
    )
    assert [(each.name, each.status, str(each.starts_on)) for each in found] == [
        ("high-level meeting of the General Assembly on refugees", "held", "2016-09-19"),
        (
            "special meeting to commemorate the twentieth anniversary of resolution 1373 (2001) and the Committee",
            "planned",
            "None",
        ),
    ]


def test_without_mentions_the_events_are_found_all_the_same() -> None:
    (event,) = events([Part("The Meeting of Ministers on Crime was held in Bonn on 3 May 2018.")], [], None)
    assert (event.name, event.city, event.participants) == ("Meeting of Ministers on Crime", None, [])
    assert events([], [], None) == []


@pytest.mark.parametrize("text", ["The Conference of A, ", "conference held in X on 3 May 2018, ", "(“", "1, 2, 3, "])
def test_long_and_hostile(text: str) -> None:
    events([Part(text * (60_000 // len(text)))], [], PUBLISHED)
