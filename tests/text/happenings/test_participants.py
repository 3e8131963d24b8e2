from datetime import date

import pytest

from flows.text.happenings.events import events
from flows.text.names.model import Event
from tests.text.names import marked


def o(name: str, full: str | None = None) -> str:
    return f"⟦{name}¦org¦{full or name}⟧"


def c(name: str, full: str | None = None) -> str:
    return f"⟦{name}¦country¦{full or name}⟧"


def p(name: str, full: str | None = None) -> str:
    return f"⟦{name}¦person¦{full or name}⟧"


UN = o("United Nations")
STATES = "⟦Member States¦group¦Member States⟧"


def read(*texts: str) -> list[Event]:
    parts, mentions = marked.parts(*texts)
    return events(parts, mentions, date(2018, 7, 10))


def parties(event: Event) -> set[tuple[str, str]]:
    return {(party.entity.name, party.role) for party in event.participants}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"The conference of 3 May 2018 was co-organized by the Government of {c('Tajikistan')}, several {UN} "
            f"bodies, the "
            f"{o('Organization for Security')} ({o('OSCE', 'Organization for Security')}), and the {o('EU')}, with "
            f"financial support from the {c('State of Qatar', 'Qatar')}.",
            {
                ("Tajikistan", "co_organizer"),
                ("United Nations", "co_organizer"),
                ("Organization for Security", "co_organizer"),
                ("EU", "co_organizer"),
                ("Qatar", "sponsor"),
            },
        ),
        (
            f"The workshop of 3 May 2018, organized by {o('UNODC')}, was funded by {c('Japan')}.",
            {("UNODC", "organizer"), ("Japan", "sponsor")},
        ),
        (
            f"The workshop of 3 May 2018 was organized by {o('UNODC')} in partnership with {o('INTERPOL')}.",
            {("UNODC", "co_organizer"), ("INTERPOL", "co_organizer")},
        ),
        (
            f"From 3 to 5 May 2018, {o('UNODC')}, in partnership with {o('INTERPOL')} and with funding from the "
            f"{o('EU')}, "
            "held a training course.",
            {("UNODC", "co_organizer"), ("INTERPOL", "co_organizer"), ("EU", "sponsor")},
        ),
        (
            f"On 3 May 2018, with funding from the {o('EU')}, {o('UNODC')} held a training course.",
            {("UNODC", "organizer"), ("EU", "sponsor")},
        ),
        (
            f"On 3 May 2018, {o('CTED')}, acting on behalf of the {o('CTC')}, completed its visit to {c('Kenya')}.",
            {("CTED", "organizer")},
        ),
        (
            f"Under the auspices of Secretary-General {p('António Guterres')}, the conference of 3 May 2018 was "
            f"organized by "
            f"the {o('Office')} ({o('OCT', 'Office')}).",
            {("Office", "organizer")},
        ),
        (
            f"The Meeting of Chiefs on 3 May 2018 was attended by over 330 delegates from 75 ⟦States¦group¦States⟧ and "
            f"⟦international organizations¦group¦international organizations⟧, including the {UN} and the {o('EU')}.",
            {
                ("States", "participant"),
                ("international organizations", "participant"),
                ("United Nations", "participant"),
                ("EU", "participant"),
            },
        ),
        (
            f"More than 1000 participants representing 160 {STATES}, 23 {UN} entities, as well as 135 "
            f"institutions from "
            "⟦academia¦group¦academia⟧ attended the conference of 3 May 2018 in person.",
            {("Member States", "participant"), ("United Nations", "participant"), ("academia", "participant")},
        ),
        (
            f"Assistant Secretary-General {p('Coninsx')}, Executive Director of {o('CTED')}, chaired the "
            f"conference’s first "
            "session on 3 May 2018.",
            {("Coninsx", "chair")},
        ),
        (
            f"{o('CTED')} Executive Director {p('Coninsx')} delivered a statement at the conference in "
            f"⟦Bonn¦place¦Bonn⟧. One "
            f"of {o('CTED')}’s Legal Officers also delivered a presentation.",
            {("Coninsx", "speaker"), ("CTED", "speaker")},
        ),
        (
            f"Mr. {p('Kovalenko')}, Head of the {o('CTED')}’s Office, who was delivering a statement on behalf of "
            f"the Chair "
            f"of the {o('CTC')}, praised the Meeting of Chiefs of 3 May 2018.",
            {("Kovalenko", "speaker")},
        ),
        (
            f"Opening the workshop of 3 May 2018, Ambassador {p('Meza-Cuadra')} of {c('Peru')} said that it was good.",
            {("Meza-Cuadra", "speaker")},
        ),
        (
            f"The {o('CTC')}’s open briefing on 2 July 2018 was moderated by Mr. {p('Khan')}, Director of the "
            f"{o('Centre')}.",
            {("CTC", "organizer"), ("Khan", "chair")},
        ),
        (
            f"A conference was held on 3 May 2018. It was attended by {c('Kenya')} and {c('Mali')}. The database "
            f"hosted by "
            f"{o('FSB')} was shown, and the Working Group, chaired by {c('Spain')}, met.",
            {("Kenya", "participant"), ("Mali", "participant")},
        ),
        (
            f"An {o('OSCE')}-organized workshop was held on 3 May 2018; 40 side-events co-organized by {STATES} "
            f"followed.",
            {("OSCE", "organizer")},
        ),
    ],
)
def test_roles(text: str, expected: set[tuple[str, str]]) -> None:
    (event,) = read(text)
    assert parties(event) == expected


def test_side_events_in_a_list() -> None:
    first, second, third = read(
        f"The side events of which {o('CTED')} was a co-organizer included “Lawful access across borders” "
        f"(together with the "
        f"Permanent Mission of the {c('United States')} to the {UN}, and the {o('UNODC')}); “The {UN} "
        f"Compendium” (with the "
        f"Permanent Missions of {c('Finland')} and {c('Jordan')} to the {UN}, and the {o('Alliance')}, on "
        f"behalf of the "
        f"{o('Working Group')}, chaired by {o('DPI')}); and “Travel (PNR) and information” (with {o('OCT')}). "
        f"More can be found."
    )
    assert [event.name for event in (first, second, third)] == [
        "Lawful access across borders",
        "The United Nations Compendium",
        "Travel (PNR) and information",
    ]
    common = ("CTED", "co_organizer")
    assert parties(first) == {common, ("United States", "co_organizer"), ("UNODC", "co_organizer")}
    assert parties(second) == {common} | {(name, "co_organizer") for name in ("Finland", "Jordan", "Alliance")}
    assert parties(third) == {common, ("OCT", "co_organizer")}


def test_the_person_stands_for_the_office() -> None:
    (event,) = read(
        f"caption: Meeting with the Secretary-General of the {o('Shanghai Organization')} "
        f"({o('SCO', 'Shanghai Organization')}), "
        f"Mr. {p('Rashid Alimov')} (centre)."
    )
    assert event.name == "Meeting with the Secretary-General of the Shanghai Organization (SCO)"
    assert parties(event) == {("Rashid Alimov", "participant")}


def test_both_sides_of_a_meeting() -> None:
    (event,) = read(
        f"On 3 May 2018, Mr. {p('Voronkov')} held a meeting with President {p('Mirziyoyev')} in ⟦Bonn¦place¦Bonn⟧."
    )
    assert parties(event) == {("Voronkov", "participant"), ("Mirziyoyev", "participant")}


def test_the_words_are_a_mention() -> None:
    parts, mentions = marked.parts(f"The 🌍 workshop of 3 May 2018 was hosted by the Government of {c('Kenya')}.")
    (event,) = events(parts, mentions, None)
    assert [(each.role, each.place.slice(parts)) for each in event.participants] == [("host", "Kenya")]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            (
                f"The two-day seminar of 3 May 2018, which benefited from the financial contribution of {c('Japan')}, "
                f"gathered 45 officers from {c('Mali')}, {c('Niger')} and {c('Chad')}.",
            ),
            {("Japan", "sponsor"), ("Mali", "participant"), ("Niger", "participant"), ("Chad", "participant")},
        ),
        (
            (
                f"At a briefing sponsored by {c('Canada')} and {c('Spain')} on 3 May 2018, {c('Kenya')}’s Ambassador "
                f"to the {UN}, {p('Mbogo')}, complained that money was short.",
            ),
            {("Canada", "sponsor"), ("Spain", "sponsor"), ("Mbogo", "speaker")},
        ),
        (
            (
                f"The side event on 5 July 2018 was moderated by {p('Jane Doe')} ({o('CTED')}) and featured "
                f"presentations "
                f"from {p('Ali Khan')} ({o('UNODC')}), {p('Mary Poe')}, Head of {o('Tech')}, and {p('Li Wei')} of "
                f"{o('Google')}.",
            ),
            {("Jane Doe", "chair"), ("Ali Khan", "speaker"), ("Mary Poe", "speaker"), ("Li Wei", "speaker")},
        ),
        (
            (
                f"An exhibit was shown at the conference of 3 May 2018. Other speakers included H.E. {p('Saikal')}, "
                f"Ambassador and Permanent Representative of {c('Afghanistan')} to the {UN}; Under-Secretary-General "
                f"{p('Voronkov')}, {o('UNOCT')}; and a survivor from {c('Yemen')}, {p('Huda Ali')}.",
            ),
            {("Saikal", "speaker"), ("Voronkov", "speaker"), ("Huda Ali", "speaker")},
        ),
        (
            (
                f"The {o('Council')} held an open debate on piracy on 7 May 2018. Briefings were delivered by "
                f"{p('Hill')} "
                f"and the Executive Director of {o('UNODC')}, {p('Ivanov')}.",
                f"The representative of {c('Germany')} stressed the role of {o('NATO')}. {c('Brazil')}’s delegate, "
                f"{p('Reis')}, regretted that {c('Spain')} had not been heard.",
            ),
            {
                ("Council", "organizer"),
                ("Hill", "speaker"),
                ("Ivanov", "speaker"),
                ("Germany", "speaker"),
                ("Reis", "speaker"),
            },
        ),
        (
            (
                f"On 3 May 2018, {o('CTED')} carried out an assessment visit to {c('Kenya')}. The delegation, led by "
                f"Deputy Executive Director {p('Chen')}, comprised experts from {o('UNODC')} and {o('IOM')}. It "
                f"also met "
                f"nobody. The delegation met with {o('NCTC')} and representatives of ⟦civil society¦group¦civil "
                f"society⟧.",
            ),
            {("CTED", "organizer")}
            | {(name, "participant") for name in ("Chen", "UNODC", "IOM", "NCTC", "civil society")},
        ),
        (
            (
                f"In his opening statement at the meeting of 3 May 2018, Mr. {p('Voronkov')} thanked the "
                f"{c('Russia')} for "
                f"hosting the meeting.",
            ),
            {("Voronkov", "speaker"), ("Russia", "host")},
        ),
        (
            (
                "title: Workshop on borders opens",
                f"The workshop of 3 May 2018 was opened by {p('Ann Lee')}. Mr. {p('Bob Ray')} stressed that "
                f"borders matter. "
                f"{p('Cy Poe')}, a professor, told {o('Reuters')} that it was late. According to "
                f"{o('Europol')}, crime is "
                f"rising.",
            ),
            {("Ann Lee", "speaker"), ("Bob Ray", "speaker")},
        ),
        (
            (
                f"The conference was held on 3 May 2018 in ⟦Oslo¦place¦Oslo⟧. {c('Norway')} launched a fund, and "
                f"{c('Sweden')} gave money to {o('UNDP')}. A database run by {o('FSB')} was shown. The declaration was "
                f"drafted by {c('Finland')} and adopted by the {o('Assembly')}.",
            ),
            set(),
        ),
    ],
)
def test_kinds_of_words(texts: tuple[str, ...], expected: set[tuple[str, str]]) -> None:
    (event,) = read(*texts)
    assert parties(event) == expected


COMMITTEE = o("Sanctions Committee")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"The {o('Centre')} ({o('UNCCT', 'Centre')}) in partnership with the Government of {c('Kenya')} held a "
            f"two-day conference on 3 May 2018.",
            {("Centre", "co_organizer"), ("Kenya", "co_organizer")},
        ),
        (
            f"3 May 2018 marked the 326th meeting of the {COMMITTEE}, the last meeting of Ambassador {p('Ali Khan')} "
            f"of {c('Egypt')} in his capacity as Chair of the {COMMITTEE}.",
            {("Sanctions Committee", "organizer"), ("Ali Khan", "chair")},
        ),
        (
            f"The recent Summit of the {o('African Union')} on terrorism and coups took place on 3 May 2018.",
            {("African Union", "organizer")},
        ),
        (
            f"The annual {o('Security Council')} open debate on women was on 3 May 2018.",
            {("Security Council", "organizer")},
        ),
        (
            f"On 3 May 2018, the {o('Council')} was briefed by {p('Ali Khan')}, Chair of the {COMMITTEE}.",
            {("Council", "participant"), ("Ali Khan", "speaker")},
        ),
        (
            f"The {COMMITTEE} convened to mark its anniversary. The open briefing of 3 May 2018 was long.",
            {("Sanctions Committee", "organizer")},
        ),
        (f"The meeting of the {o('EU')} ministers was on 3 May 2018.", {("EU", "participant")}),
        (
            f"On 3 May 2018, {p('Ali Khan')} was at a briefing. The {c('Kenya')} delegation was small.",
            set(),
        ),
        (
            f"On 3 May 2018, the {COMMITTEE} held a plenary meeting. {p('Ann Lee')} discussed with the {COMMITTEE} the "
            f"banks of {c('Kenya')}. {o('CTED')} provided an overview of its report. {p('Bob Ray')} shared his "
            f"experiences.",
            {("Sanctions Committee", "organizer"), ("Ann Lee", "speaker"), ("CTED", "speaker"), ("Bob Ray", "speaker")},
        ),
        (
            f"The draft was fine, Ambassador {p('Ann Lee')} of {c('Kenya')}, Chairman of the {COMMITTEE}, told "
            f"correspondents today at a Headquarters press conference.",
            {("Ann Lee", "speaker")},
        ),
    ],
)
def test_meetings_of_organs(text: str, expected: set[tuple[str, str]]) -> None:
    found = read(text)
    assert set().union(*(parties(event) for event in found)) == expected


def test_the_delegation_of_those_who_brief_belongs_to_no_visit() -> None:
    found = read(
        f"On 20 April 2018, a delegation from {c('Greece')} briefed the {COMMITTEE} on steps taken since the "
        f"{COMMITTEE}’s 2017 follow-up visit.",
        f"The delegation of {c('Greece')} was introduced by Ambassador {p('Ann Lee')}, of the Permanent Mission of "
        f"{c('Greece')} to the {UN}, and included {c('Greece')}’s Special Prosecutor.",
    )
    roles = {event.kind: parties(event) for event in found}
    assert ("Ann Lee", "speaker") in roles["briefing"]
    assert roles["visit"] == {("Sanctions Committee", "organizer")}


@pytest.mark.parametrize(
    "more",
    [
        "organized by the ",
        "in his capacity as Chair of ",
        " in partnership with ",
        " was briefed by ",
        "held the workshop of 3 May 2018 and ",
        "; said Mr. ",
    ],
)
def test_long_texts_take_linear_time(more: str) -> None:
    text = "The conference of 3 May 2018 was " + f"{more}{o('UNODC')} " * (20_000 // len(more))
    assert read(text)
