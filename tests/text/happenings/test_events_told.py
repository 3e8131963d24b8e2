"""Events that press releases tell of in passing: by a verb, a number, a title or who gave them."""

from datetime import date

import pytest

from flows.text.happenings.events import events
from flows.text.names.model import Event, Part
from tests.text.names import marked

PUBLISHED = date(2019, 10, 20)
CTED = "⟦CTED¦org¦Counter-Terrorism Committee Executive Directorate⟧"
COUNCIL = "⟦Security Council¦org¦Security Council⟧"
CONINSX = "Ms. ⟦Michèle Coninsx¦person¦Michèle Coninsx⟧"
KENYA = "⟦Kenya¦country¦Kenya⟧"
NY = "⟦New York¦place¦New York⟧"


def read(*texts: str, published_on: date | None = PUBLISHED) -> list[Event]:
    parts, mentions = marked.parts(*texts)
    return events(parts, mentions, published_on)


def told(*texts: str, published_on: date | None = PUBLISHED) -> list[tuple[str, str, str]]:
    return [(each.kind, each.name, str(each.starts_on)) for each in read(*texts, published_on=published_on)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{CONINSX} gave a media briefing.", ("briefing", "media briefing", "None")),
        (f"{CTED} delivered a three-week course to 18 officials.", ("workshop", "three-week course", "None")),
        (
            f"{CTED} on 16-17 October 2019, completed its fifth and final regional workshop in {KENYA}.",
            ("workshop", "fifth and final regional workshop", "2019-10-16"),
        ),
        (
            f"They took part on 16-17 October in the XVIII Meeting of Heads in {NY}.",
            ("meeting", "XVIII Meeting of Heads", "2019-10-16"),
        ),
        (
            f"{CTED} concluded a three-day visit to {KENYA} on 12 October 2019.",
            ("visit", "three-day visit to Kenya", "2019-10-10"),
        ),
        (
            f"On 4 October 2019, the three-day workshop on crime in {KENYA} concluded.",
            ("workshop", "three-day workshop on crime", "2019-10-02"),
        ),
        (f"A workshop on travel was delivered by {CTED}.", ("workshop", "workshop on travel", "None")),
        (f"At a virtual briefing sponsored by {KENYA}, he spoke.", ("briefing", "virtual briefing", "None")),
        ("Speaking at the virtual launch, he was brief.", ("launch", "virtual launch", "None")),
        ("The signing ceremony was held virtually on July 7, 2019.", ("meeting", "signing ceremony", "2019-07-07")),
        (
            f"{CTED} inaugurated a multimedia exhibit in {NY} on 17 August 2019.",
            ("launch", "inauguration of a multimedia exhibit", "2019-08-17"),
        ),
        (
            "A training centre in Conakry would open in December.",
            ("launch", "opening of a training centre in Conakry", "2019-12-01"),
        ),
        (
            f"They are launching the “Compendium of {CTED} Practices” as a first project.",
            ("launch", "launch of the “Compendium of CTED Practices”", "None"),
        ),
        (
            "The Muscat Document was adopted by acclamation on 7 October.",
            ("adoption", "adoption of the Muscat Document", "2019-10-07"),
        ),
        (
            f"{CONINSX} met with the Minister of Justice, Mr. ⟦Ali Omar¦person¦Ali Omar⟧, to discuss laws.",
            ("meeting", "meeting with the Minister of Justice", "None"),
        ),
        (
            f"On 2 October 2019, {CONINSX} briefed the {COUNCIL} on the work.",
            ("briefing", "briefing to the Security Council", "2019-10-02"),
        ),
        (
            "The second such Conference, which will take place in 2020, is near.",
            ("conference", "second such Conference", "2020-01-01"),
        ),
        (
            "The consultations between the Government of ⟦Sudan¦country¦Sudan⟧, the "
            f"⟦United Nations¦org¦United Nations⟧ and {CTED} in {NY} on 2 October 2019",
            ("meeting", "consultations between the Government of Sudan, the United Nations and CTED", "2019-10-02"),
        ),
        (
            "the acceptance at the 5 May 2019 joint meeting of the map",
            ("meeting", "joint meeting", "2019-05-05"),
        ),
        (
            "He visited the Gush Etzion settlement bloc on Tuesday.",
            ("visit", "visit to the Gush Etzion settlement bloc", "2019-10-15"),
        ),
        ("The event “Voices of Victims” was held on 21 August 2019.", ("meeting", "Voices of Victims", "2019-08-21")),
        (
            f"{KENYA} co-hosted a High-Level Commitments event on Women, Peace and Security.",
            ("meeting", "High-Level Commitments event on Women, Peace and Security", "None"),
        ),
        (
            "She moderated a Tuesday panel titled “Small drones, big problems,” at noon.",
            ("side_event", "Small drones, big problems", "2019-10-15"),
        ),
    ],
)
def test_one_event(text: str, wanted: tuple[str, str, str]) -> None:
    assert told(text) == [wanted]


def test_others_of_a_series() -> None:
    found = read(
        "The second ⟦UN¦org¦United Nations⟧ Counter-Terrorism Week, delayed by a year because of the pandemic, ended "
        f"Friday in {NY}. The hybrid event ran from October 14 to 18.",
        "The first such week was held in June 2017; a shortened online edition took place on 7 and 8 June 2018. The "
        "next one is planned for 2021.",
    )
    assert [(each.name, str(each.starts_on), each.status, each.city) for each in found] == [
        ("UN Counter-Terrorism Week", "2019-10-14", "held", "New York"),
        ("first such week", "2017-06-01", "held", None),
        ("shortened online edition of the UN Counter-Terrorism Week", "2018-06-07", "held", None),
        ("next UN Counter-Terrorism Week", "2021-01-01", "planned", None),
    ]


def test_listed_side_events_of_the_sentence_before() -> None:
    found = read(
        "The Third Conference on Security was held on 1 October 2019.",
        f"{CTED} was a co-organizer of two of the 31 side events. These included “Guns and drones” (with {KENYA}); and "
        "“Voices online” (with others).",
        "There were four side events. “Her vote” was hosted by a university on 2 October; “His vote” was organized by "
        f"{KENYA}.",
    )
    assert [(each.name, str(each.starts_on), each.parent and each.parent.name) for each in found] == [
        ("Third Conference on Security", "2019-10-01", None),
        ("Guns and drones", "None", "Third Conference on Security"),
        ("Voices online", "None", "Third Conference on Security"),
        ("Her vote", "2019-10-02", "Third Conference on Security"),
        ("His vote", "None", "Third Conference on Security"),
    ]


def test_a_text_adopted_and_its_meeting() -> None:
    adoption, meeting = read(
        f"The {COUNCIL} today asked for a report. Adopting the text by 13 votes, it called for laws.",
        "The meeting began at 3:03 p.m. and ended at 3:48 p.m.",
    )
    assert (adoption.name, adoption.starts_on, adoption.parent) == ("adoption of the text", PUBLISHED, meeting)


def test_a_debate_of_today_is_not_that_of_another_day() -> None:
    found = told(
        f"Threats grew, she told the {COUNCIL} today, as the 15-member organ held an open debate on regions.",
        "He recalled the open debate held on 9 March 2018.",
    )
    assert found == [
        ("meeting", "open debate on regions", "2019-10-20"),
        ("meeting", "open debate", "2018-03-09"),
    ]


def test_days_without_a_year_in_other_months_are_of_other_events() -> None:
    found = told(
        f"He convened an open briefing on 20 November. The {COUNCIL} will meet on Monday, 16 December, to hear the "
        "annual briefing by its Chairs.",
        published_on=None,
    )
    assert [name for _, name, _ in found] == ["open briefing", "annual briefing"]


def test_an_event_that_only_the_title_names() -> None:
    (event,) = read(
        f"title: {CTED} concludes high-level visit to {KENYA}",
        f"From 5 to 7 June 2019, {CTED} led experts. The visit was fruitful.",
    )
    assert (event.name, str(event.starts_on), str(event.ends_on)) == (
        "high-level visit to Kenya",
        "2019-06-05",
        "2019-06-07",
    )


def test_where_it_was() -> None:
    (event,) = read(f"He thanked {KENYA} for hosting the Third Conference on Security.")
    assert event.country is not None and event.country.name == "Kenya"
    (event,) = read(
        "The Second Global Congress will be held in Vitoria-Gasteiz, ⟦Spain¦country¦Spain⟧, on 8 October 2020."
    )
    assert (event.city, event.country and event.country.name, event.place) == ("Vitoria-Gasteiz", "Spain", None)
    (event,) = read(f"From 1 to 3 October 2019, experts met in {NY} for the High-Level Week on Technology.")
    assert event.city == "New York"
    first, second = read(f"On 3 October, {CTED} concluded a visit to {KENYA}, following a first visit in 2014.")
    assert first.country is second.country


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("This built on the outcomes of the 6th meeting of the ⟦Committee¦org¦Committee⟧.", ("meeting", "None")),
        (
            f"{CTED} held its 7th ⟦Board¦org¦Board⟧ (⟦B¦org¦Board⟧) meeting on 3 October 2019.",
            ("meeting", "2019-10-03"),
        ),
        ("They have signed, in a virtual ceremony, a memorandum.", ("meeting", "None")),
        (f"In 2015, {COUNCIL} adopted the Madrid Guiding Principles.", ("adoption", "2015-01-01")),
        (f"{CTED} concluded a so-called focused visit to {KENYA} on 3 October 2019.", ("visit", "2019-10-03")),
        ("Those in the regular six-month open briefing today agreed.", ("briefing", "2019-10-20")),
    ],
)
def test_told_in_passing(text: str, wanted: tuple[str, str]) -> None:
    (event,) = read(text)
    assert (event.kind, str(event.starts_on)) == wanted


def test_adopting_in_an_undated_document() -> None:
    text = f"Adopting resolution 2396 (2017), the {COUNCIL} urged States to act."
    assert told(text, published_on=None) == [("adoption", "adoption of resolution 2396 (2017)", "None")]


@pytest.mark.parametrize(
    "text",
    [
        f"{COUNCIL} adopted the Madrid Guiding Principles.",
        "Participants in the regular meetings agreed.",
        "They have signed a memorandum.",
    ],
)
def test_told_of_no_event(text: str) -> None:
    assert told(text) == []


def test_organizer_before_the_subject_and_visitor_in_the_name() -> None:
    (briefing,) = read(f"On 3 May 2019, at a briefing organized by {CTED}, {CONINSX} briefed the members.")
    roles = {(party.entity.name.split()[0], party.role) for party in briefing.participants}
    assert ("Counter-Terrorism", "organizer") in roles and ("Michèle", "co_organizer") not in roles
    (visit,) = read(f"{KENYA} received a {CTED} assessment visit in June 2019.")
    assert [party.role for party in visit.participants] == ["organizer"]


def test_cancelled_though_it_was_to_be_held() -> None:
    (event,) = read(f"The first High-Level Week, which was to be held in {NY} in June 2019, was cancelled.")
    assert (event.name, event.status) == ("first High-Level Week", "cancelled")


@pytest.mark.parametrize(
    "text",
    [
        "met with A, ",
        "side events. “A” was held; ",
        "the A office in B ",
        "opening of the ",
        "“A” course ",
        "briefed the Council ",
    ],
)
def test_long_and_hostile(text: str) -> None:
    events([Part(text * (100_000 // len(text)))], [], PUBLISHED)
