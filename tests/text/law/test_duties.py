"""Who is asked what by when in invented operative paragraphs, the ugly ones first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.text.law.actions import actions
from flows.text.law.duties import Duty, Part, duties

_ON = date(2014, 6, 1)


def part(text: str, level: int = 0) -> Part:
    return Part(text, level, tuple(actions(text, "operative")))


def told(parts: list[Part], adopted_on: date | None = _ON) -> list[str]:
    """Force, action, actors, recipients and deadline of each duty; a star marks who is only implied."""
    return [line(duty) for duty in duties(parts, adopted_on)]


def line(duty: Duty) -> str:
    named = {role: [] for role in ("actor", "recipient")}
    for each in duty.parties:
        named[each.role].append(each.surface + "*" * each.is_implied)
    limit = duty.deadline
    when = () if limit is None else (limit.kind, limit.on, limit.offset, limit.recurrence)
    return " | ".join(
        (
            duty.force,
            duty.action,
            "; ".join(named["actor"]),
            "; ".join(named["recipient"]),
            " ".join(str(each) for each in when if each is not None),
        )
    )


def tasks(parts: list[Part]) -> list[str]:
    return [parts[each.part].text[each.task_start : each.task_end] for each in duties(parts, _ON)]


PARAGRAPHS = {
    "Decides that the mandate of HARBOUR, as set out in resolution 2991 (2030), shall be extended until 31 March "
    "2015;": [
        "decides | extend | HARBOUR |  | until 2015-03-31",
    ],
    "Decides further that it will review those measures by 1 October 2014;": [
        "decides | review | Security Council* |  | by 2014-10-01",
    ],
    "Requests the Secretary-General, when a contingent of a troop- or police-contributing country has not "
    "taken the steps needed to investigate an allegation, to send home that contingent within 30 days of the "
    "finding, and further requests him to inform the Council;": [
        "requests | send | the Secretary-General |  | within P30D",
        "requests | inform | him | the Council |",
    ],
    "Reiterates its request to the leadership of the Mission, and encourages Member States, to provide "
    "helicopters without delay;": [
        "requests | provide | the leadership of the Mission |  |",
        "encourages | provide | Member States |  |",
    ],
    "Requests the Panel, within existing resources, member states, and relevant parties to take all steps to "
    "protect the crews;": [
        "requests | take | the Panel; member states; relevant parties |  |",
    ],
    "Calls upon the parties to the Treaty of Lake Tana to support the Commission and for UNMAT to report "
    "within 60 days after the first visit to the Committee on the measures taken;": [
        "calls_upon | support | the parties to the Treaty of Lake Tana |  |",
        "calls_upon | report | UNMAT | the Committee | within P60D",
    ],
    "Decides that where paragraphs 4 or 5 apply, the flag State shall, no later than ten days after the "
    "seizure, submit to the Committee a report, and decides that the Committee may exempt any shipment;": [
        "decides | submit | the flag State | the Committee | within P10D",
    ],
    "Requests the Secretary-General to provide no later than 31 July 2015, a midterm briefing and no later "
    "than 90 days after the adoption of this resolution an interim report to the Committee and a final report "
    "no later than 30 days prior to the termination of its mandate to the Council;": [
        "requests | provide | the Secretary-General |  | by 2015-07-31",
        "requests | provide | the Secretary-General | the Committee | within 2014-08-30 P90D",
        "requests | provide | the Secretary-General | the Council | before P30D",
    ],
    "Requests the Secretary-General to report to the Council by 1 March 2015 and again by 1 September 2015;": [
        "requests | report | the Secretary-General | the Council | by 2015-03-01",
        "requests | report | the Secretary-General | the Council | by 2015-09-01",
    ],
    "Requests the Secretary-General to take the necessary steps, to protect civilians, and to keep the Council "
    "informed, and to submit a written report every six months on progress;": [
        "requests | take | the Secretary-General |  |",
        "requests | keep | the Secretary-General | the Council |",
        "requests | submit | the Secretary-General |  | recurring P6M",
    ],
    "Further demands that all groups immediately and permanently disband, lay down their arms and release "
    "children from their ranks;": [
        "demands | disband | all groups |  |",
    ],
    "Demands a general and immediate cessation of hostilities in all situations on its agenda;": [
        "demands | cease |  |  |",
    ],
    "Urges prompt reporting by the Secretary-General to the Security Council of any restriction;": [
        "urges | report | the Secretary-General | the Security Council |",
    ],
    "Encourages continued, closer cooperation between ICAO and UNLAB, in particular by working together;": [
        "encourages | cooperate | ICAO; UNLAB |  |",
    ],
    "Requests the support of troop- and police-contributing countries in that regard;": [
        "requests | support | troop- and police-contributing countries |  |",
    ],
    "Encourages the participation of youth, and urges the two sides’ return to the talks;": [
        "encourages | participate | youth |  |",
        "urges | return | the two sides |  |",
    ],
    "Calls for those responsible for the attack to be held accountable;": [
        "calls_upon | hold |  |  |",
    ],
    "Reiterates its call to uphold the ceasefire;": [
        "calls_upon | uphold |  |  |",
    ],
    "Requests that the Panel of Experts provide to the Council an update each month and requests this update "
    "consider the new measures;": [
        "requests | provide | the Panel of Experts | the Council | recurring P1M",
    ],
    "Requests that the Secretary-General or through his Special Envoy, in coordination with the Union, reports "
    "orally by 15 March 2015 to the Security Council;": [
        "requests | report | the Secretary-General | the Security Council | by 2015-03-15",
    ],
    "Requests the Group to report to the Council and that it provide copies to the Committee;": [
        "requests | report | the Group | the Council |",
        "requests | provide | it | the Committee |",
    ],
    "Decides that UNLAB will continue to operate as a special mission under the guidance of the Committee for "
    "the period ending 31 December 2017 and further decides to conduct by 31 December 2015 an interim review;": [
        "decides | operate | UNLAB |  | until 2017-12-31",
        "decides | conduct | Security Council* |  | by 2015-12-31",
    ],
    "Decides that all States shall, for an initial period of 12 months, prevent the sale of arms to Ruritania, "
    "and that the Committee shall review annually the list of goods;": [
        "decides | prevent | all States |  | until P12M",
        "decides | review | the Committee |  | recurring P1Y",
    ],
    "Decides that the measures imposed by paragraph 4 of resolution 9999 (2013) shall remain in force until 1 "
    "May 2015;": [
        "decides | remain | Security Council* |  | until 2015-05-01",
    ],
    "Decides to renew until 1 May 2015 the measures on arms imposed by paragraph 2 above;": [
        "decides | renew | Security Council* |  | until 2015-05-01",
    ],
    "Decides to extend the mandate of the United Nations Mission in Ruritania (UNMIR), as set out in "
    "resolution 9998 (2012), until 31 May 2015;": [
        "decides | extend | the United Nations Mission in Ruritania |  | until 2015-05-31",
    ],
    "Expresses its full support for UNMIR and decides to extend its mandate for a further period ending 31 "
    "January 2015;": [
        "decides | extend | UNMIR |  | until 2015-01-31",
    ],
    "Decides that the mandate of UNMIR shall be extended for a period of six months from 30 September 2014;": [
        "decides | extend | UNMIR |  | until P6M",
    ],
    "Decides to extend UNMIR’s mandate until 31 May 2015 and to review it by 1 March 2015;": [
        "decides | extend | UNMIR |  | until 2015-05-31",
        "decides | review | Security Council* |  | by 2015-03-01",
    ],
    "Extends until 31 December 2014 the mandate of the Panel of Experts;": [
        "decides | extend | the Panel of Experts |  | until 2014-12-31",
    ],
    "Decides to establish, for a period of two years, a Committee of the Council;": [
        "decides | establish | Security Council* |  | until P2Y",
    ],
    "Decides to review the measures above within twelve months of adoption and to consider further steps;": [
        "decides | review | Security Council* |  | within 2015-06-01 P12M",
        "decides | consider | Security Council* |  |",
    ],
    "Decides that the funds in the account shall be transferred to the Trust Fund at the earliest time;": [
        "decides | transfer |  |  |",
    ],
    "Decides that UNMIR shall be mandated to assist the Government of Ruritania in holding elections;": [
        "decides | assist | UNMIR |  |",
    ],
    "Calls upon all States, in particular neighbouring States and Ruritania, to prevent the trade;": [
        "calls_upon | prevent | all States |  |",
    ],
    "Calls upon the Governments of Ruritania and Borduria, the AJOC, and the Ngok and Dinka sides "
    "to extend full cooperation;": [
        "calls_upon | extend | the Governments of Ruritania and Borduria; the AJOC; the Ngok and Dinka sides |  |",
    ],
    "Urges bilateral, regional and international partners and the Georgian and Abkhaz sides to work together "
    "with UNMIR;": [
        "urges | work | bilateral, regional and international partners; the Georgian and Abkhaz sides |  |",
    ],
    "Urges all relevant actors including those with influence over armed gangs, to act to stop the blockade;": [
        "urges | act | all relevant actors |  |",
    ],
    "Strongly encourages Morocco, the Frente POLISARIO, Algeria, and Mauritania to engage with the Envoy;": [
        "encourages | engage | Morocco; the Frente POLISARIO; Algeria; Mauritania |  |",
    ],
    "Directs UNLAB, jointly with the Office of Counter-Terrorism, to draft a report by 30 March 2015 setting "
    "out steps, to be considered by the Committee;": [
        "directs | draft | UNLAB; the Office of Counter-Terrorism |  | by 2015-03-30",
    ],
    "Directs UNLAB, in close cooperation with the Office, through its visits, assessments, and work on "
    "emerging issues to support Member States;": [
        "directs | support | UNLAB |  |",
    ],
    "Directs the Committee to report, through its Chair, at least once per year to the Council and, as "
    "appropriate, in conjunction with other reports;": [
        "directs | report | the Committee | the Council | recurring P1Y",
    ],
    "Directs UNLAB to produce updated surveys, and further directs UNLAB to provide to the Committee prior to "
    "30 June 2015 a report on its tools, to improve their use;": [
        "directs | produce | UNLAB |  |",
        "directs | provide | UNLAB | the Committee | before 2015-06-30",
    ],
    "Requests the Emergency Coordinator to brief the Council every 90 days and to provide Member States with a "
    "list of needs;": [
        "requests | brief | the Emergency Coordinator | the Council | recurring P90D",
        "requests | provide | the Emergency Coordinator | Member States |",
    ],
    "Requests ISAF to keep the Council regularly informed, through the Secretary-General, including through "
    "the provision of quarterly reports;": [
        "requests | keep | ISAF | the Council | recurring P3M",
    ],
    "Urges the authorities immediately to begin resolutely implementing the plan;": [
        "urges | begin | the authorities |  |",
    ],
    "Invites the Chair to continue convening meetings and to invite UNLAB to brief the Committee on a twice "
    "annual basis;": [
        "invites | convene | the Chair |  |",
        "invites | invite | the Chair |  | recurring P6M",
    ],
    "Calls on all donors to better coordinate their efforts and work closely with the Government, noting the "
    "need to report by 2016;": [
        "calls_upon | coordinate | all donors |  |",
    ],
    "Requests UNMIR to assess its programmes and mandates, and to inform the Council of the outcome;": [
        "requests | assess | UNMIR |  |",
        "requests | inform | UNMIR | the Council |",
    ],
    "Appeals to all Member States to contribute to the Fund, stresses its importance, and recommends that the "
    "Assembly consider the matter in 2015;": [
        "appeals | contribute | all Member States |  |",
        "recommends | consider | the Assembly |  |",
    ],
    "Welcomes the report, and, in this regard, calls upon President Ottokar and his government to pursue their "
    "efforts;": [
        "calls_upon | pursue | President Ottokar; his government |  |",
    ],
    "Urges all Bordurian armed groups to take part in the process led by the region’s programme (P-DDR), and "
    "foreign armed groups to return to their countries of origin;": [
        "urges | take | all Bordurian armed groups |  |",
        "urges | return | foreign armed groups |  |",
    ],
    "Requests the Secretary-General to include in his report options, which should be submitted no later than "
    "60 days after the adoption of this resolution, and the steps required;": [
        "requests | include | the Secretary-General |  |",
        "requests | submit | the Secretary-General |  | within 2014-07-31 P60D",
    ],
    "Encourages the Kimberley Process to inform, as appropriate, the Security Council through its Committee "
    "about any visit;": [
        "encourages | inform | the Kimberley Process | the Security Council |",
    ],
    "Insists that Borduria withdraw its forces from the zone by 1 December 2014;": [
        "demands | withdraw | Borduria |  | by 2014-12-01",
    ],
    "Expresses its intention to review the mandate of UNMIR by 1 May 2015, and to hold consultations at least once "
    "per year on its work, and requests UNMIR to help;": [
        "expresses_intention | review | Security Council* |  | by 2015-05-01",
        "expresses_intention | hold | Security Council* |  | recurring P1Y",
        "requests | help | UNMIR |  |",
    ],
    "Directs UNLAB to report to the Committee on a regular basis on the stocks;": [
        "directs | report | UNLAB | the Committee | recurring",
    ],
    "Requests in this regard the Secretary-General, in close coordination with the Panel, to conduct, no later "
    "than 1 October 2014, an assessment of the benchmarks;": [
        "requests | conduct | the Secretary-General |  | by 2014-10-01",
    ],
}

NOBODY = [
    "Decides that these measures shall not apply to food, and that the Committee may permit further exceptions;",
    "Decides to remain actively seized of the matter;",
    "Decides to keep the strength of UNMIR under review;",
    "Decides to authorize an increase of UNMIR by 200 troops until 1 May 2015;",
    "Decides that the military component shall consist of up to 900 troops;",
    "Authorizes UNMIR to use all necessary means to protect civilians until 31 May 2015;",
    "Stresses that the parties should meet by 1 May 2015 and recalls that all States must freeze the funds;",
    "Expresses its intention to review the mandate of UNMIR when it sees fit;",
    "Reminds Member States of their obligation to report to the Committee;",
    "Supports the work of the Envoy to bring the sides together and looks forward to his report;",
    "Decides that the Committee may, on a case-by-case basis, exempt any activity from these measures;",
    "Decides that Member States may permit the addition of interest to the accounts;",
    "Affirms that the Mission shall document all weapons captured by 1 May 2015;",
    "Welcomes the commitment of Borduria to withdraw its forces by 1 May 2015;",
    "Notes that the parties requested the Secretary-General to report by 1 May 2015;",
    "Undertakes to consider the recommendations in due course;",
    "Decides to terminate the mandate of UNMIR as of 3 December 2014;",
    "Endorses the plan and looks forward to its implementation by 2015;",
    "",
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS.items())
def test_paragraph(text: str, expected: list[str]) -> None:
    found = told([part(text)])

    assert [each.rstrip() for each in found] == expected


@pytest.mark.parametrize("text", NOBODY)
def test_obliges_nobody(text: str) -> None:
    assert duties([part(text)], _ON) == []


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_slices(text: str) -> None:
    parts = [part(text)]

    for duty in duties(parts, _ON):
        assert text[duty.phrase_start : duty.phrase_end] in [each.phrase for each in parts[0].actions]
        assert 0 <= duty.task_start < duty.task_end <= len(text)
        assert text[duty.task_start : duty.task_end].strip(" ,;.") == text[duty.task_start : duty.task_end]
        for each in duty.parties:
            assert each.is_implied == (each.start == -1)
            assert each.is_implied or text[each.start : each.end] == each.surface


LISTS = {
    "open sentence": (
        [(0, "Requests UNMIR to:"), (1, "protect civilians;"), (1, "report to the Council by 1 May 2015;")],
        ["requests | protect | UNMIR |  |", "requests | report | UNMIR | the Council | by 2015-05-01"],
    ),
    "mandate with headings": (
        [
            (0, "Decides that the mandate of UNMIR shall be as follows:"),
            (1, "Protection of civilians"),
            (2, "To protect civilians under threat;"),
            (2, "In support of the authorities, to monitor the ceasefire;"),
            (1, "Support to the peace process"),
            (2, "Assist the Government of Ruritania;"),
        ],
        ["decides | protect | UNMIR |  |"],
    ),
    "items without a verb belong to the row above": (
        [
            (0, "Requests the Secretary-General to report to the Council every three months on:"),
            (1, "progress in the talks;"),
            (1, "Support to the police;"),
        ],
        ["requests | report | the Secretary-General | the Council | recurring P3M"],
    ),
    "items tell how": (
        [
            (0, "Encourages UNMIR to follow the review, including by:"),
            (1, "Streamlining its work;"),
            (1, "Sharing data;"),
        ],
        ["encourages | follow | UNMIR |  |"],
    ),
    "each item asks for itself": (
        [
            (0, "Expresses concern at such use of schools and in this regard:"),
            (1, "Urges all parties to respect schools;"),
            (1, "Encourages Member States to consider measures;"),
        ],
        ["urges | respect | all parties |  |", "encourages | consider | Member States |  |"],
    ),
    "items with subjects of their own": (
        [
            (0, "Recalls its decision, and requests:"),
            (1, "the Panel and UNLAB to continue to monitor the stocks;"),
            (1, "the Force to tell the Committee of disposals;"),
        ],
        ["requests | monitor | the Panel; UNLAB |  |", "requests | tell | the Force |  |"],
    ),
    "the Council's own list": (
        [
            (0, "Decides for a period of 12 months from the date of adoption of this resolution:"),
            (1, "To renew the measures on travel;"),
            (1, "That Member States shall notify the Committee of any visit;"),
            (1, "To review these measures by 1 May 2015;"),
        ],
        [
            "decides | renew | Security Council* |  |",
            "decides | notify | Member States | the Committee |",
            "decides | review | Security Council* |  | by 2015-05-01",
        ],
    ),
    "extension and tasks": (
        [
            (
                0,
                "Decides to extend the mandate of the Panel until 1 May 2015 to undertake the following tasks:",
            ),
            (1, "To assess the impact of the measures;"),
            (1, "To provide a midterm report to the Council by 1 December 2014 and a final report by 1 April 2015;"),
        ],
        [
            "decides | extend | the Panel |  | until 2015-05-01",
            "decides | assess | the Panel |  |",
            "decides | provide | the Panel | the Council | by 2014-12-01",
            "decides | provide | the Panel | the Council | by 2015-04-01",
        ],
    ),
    "body established with tasks": (
        [
            (0, "Decides to establish a Committee of the Council, to undertake the following tasks:"),
            (1, "to list names;"),
        ],
        ["decides | establish | Security Council* |  |", "decides | list | a Committee of the Council |  |"],
    ),
    "infinitives are one row, without regard to their number": (
        [
            (0, "Requests UNMIR to:"),
            (1, "monitor the ceasefire;"),
            (1, "assist the police;"),
            (1, "protect the schools;"),
        ],
        ["requests | monitor | UNMIR |  |"],
    ),
    "items with a date, a recurrence or a reader of their own are rows": (
        [
            (0, "Requests UNMIR to:"),
            (1, "withdraw its troops by 1 May 2015;"),
            (1, "monitor the ceasefire;"),
            (1, "review its posts every six months;"),
            (1, "inform the Council of each violation;"),
            (1, "assist the police;"),
        ],
        [
            "requests | withdraw | UNMIR |  | by 2015-05-01",
            "requests | monitor | UNMIR |  |",
            "requests | review | UNMIR |  | recurring P6M",
            "requests | inform | UNMIR | the Council |",
        ],
    ),
    "an item with a verb of the Council's own": (
        [
            (0, "Requests UNMIR to:"),
            (1, "monitor the ceasefire;"),
            (1, "Encourages Member States to lend helicopters;"),
            (1, "assist the police;"),
        ],
        ["requests | monitor | UNMIR |  |", "encourages | lend | Member States |  |"],
    ),
    "a task above, then its items": (
        [
            (0, "Requests UNMIR to protect civilians, and to this end to:"),
            (1, "monitor the ceasefire;"),
            (1, "report to the Council by 1 May 2015;"),
        ],
        ["requests | protect | UNMIR |  |", "requests | report | UNMIR | the Council | by 2015-05-01"],
    ),
    "lists inside a list": (
        [
            (0, "Requests the Secretary-General to:"),
            (1, "assess the following:"),
            (2, "the state of the roads;"),
            (2, "support to schools;"),
            (1, "provide the Council with a report by 1 May 2015;"),
        ],
        [
            "requests | assess | the Secretary-General |  |",
            "requests | provide | the Secretary-General | the Council | by 2015-05-01",
        ],
    ),
    "several verbs under one shall": (
        [
            (0, "Decides that all States shall adopt laws and to this end shall:"),
            (1, "Develop controls;"),
            (1, "Maintain borders;"),
        ],
        ["decides | adopt | all States |  |"],
    ),
    "permission": (
        [(0, "Authorizes UNMIR to take all necessary measures to:"), (1, "protect civilians;"), (1, "seize arms;")],
        [],
    ),
    "exemption": (
        [(0, "Decides that this measure shall not apply to:"), (1, "supplies of food;"), (1, "support to schools;")],
        [],
    ),
    "words behind a list": (
        [
            (0, "Calls upon the two leaders to:"),
            (1, "meet without delay;"),
            (0, "and requests the Secretary-General to inform the Council;"),
        ],
        ["calls_upon | meet | the two leaders |  |", "requests | inform | the Secretary-General | the Council |"],
    ),
    "an item over the end of a page": (
        [(0, "Requests UNMIR to:"), (1, "verify the cessation of"), (1, "report hostilities in the zone;")],
        ["requests | verify | UNMIR |  |"],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_list(name: str) -> None:
    texts, expected = LISTS[name]

    found = told([part(text, level) for level, text in texts])

    assert [each.rstrip() for each in found] == expected


def test_item_keeps_the_phrase_above() -> None:
    found = duties([part("Requests UNMIR to:"), part("protect civilians;", 1)], _ON)

    assert [(each.part, each.phrase_part, each.phrase_start, each.phrase_end) for each in found] == [(1, 0, 0, 8)]
    assert [each.part for each in found[0].parties] == [0]


def test_only_the_first_item_of_a_list_stands_for_the_list() -> None:
    texts = ["Requests UNMIR to:", "monitor the ceasefire;", "withdraw by 1 May 2015;", "assist the police;"]

    found = duties([part(text, int(bool(number))) for number, text in enumerate(texts)], _ON)

    assert [(each.part, each.is_of_list) for each in found] == [(1, True), (2, False)]


def test_a_task_in_the_words_above_is_of_no_list() -> None:
    found = duties([part("Requests UNMIR to monitor the ceasefire, including:"), part("its violations;", 1)], _ON)

    assert [each.is_of_list for each in found] == [False]


def test_tasks_without_what_joins_the_next_action() -> None:
    text = "Requests UNMIR to patrol the zone, noting its size, and, in this regard, urges Borduria to open the road."

    assert tasks([part(text)]) == ["to patrol the zone", "to open the road"]


def test_each_report_has_its_own_words() -> None:
    text = "Requests the Panel to provide a midterm report by 1 May 2015 and a final report by 1 December 2015;"

    assert tasks([part(text)]) == ["to provide a midterm report by 1 May 2015", "a final report by 1 December 2015"]


def test_without_the_day_of_adoption_nothing_is_computed() -> None:
    text = "Requests the Secretary-General to report within 30 days of the adoption of this resolution;"

    (found,) = duties([part(text)], None)

    assert found.deadline is not None
    assert (found.deadline.on, found.deadline.offset) == (None, "P30D")


PIECES = st.sampled_from(
    [
        *(
            "Requests",
            "decides",
            "further urges",
            "Directs",
            "expresses its intention",
            "welcomes",
            "calls for",
            "that",
        ),
        *("UNMIR", "the Secretary-General", "all Member States", "the Council", "it", "its mandate", "the measures"),
        *("to", "and to", "shall", "to:", "the following tasks:", "report", "protect civilians", "be extended", "keep"),
        *(
            "informed",
            "by 1 May 2015",
            "every 90 days",
            "within 30 days",
            "until",
            "and again by 1 June 2015",
            ",",
            ";",
        ),
        *("and", "jointly with", "(", "“", "the withdrawal of", "noting", "which should be submitted", "in particular"),
    ]
)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 2), st.lists(PIECES, max_size=14)), max_size=4), st.sampled_from([None, _ON]))
def test_slices_lie_in_the_parts_whatever_is_joined(drawn: list[tuple[int, list[str]]], on: date | None) -> None:
    parts = [part(" ".join(words), level if number else 0) for number, (level, words) in enumerate(drawn)]

    for duty in duties(parts, on):
        text, above = parts[duty.part].text, parts[duty.phrase_part]
        assert text[duty.task_start : duty.task_end].strip() == text[duty.task_start : duty.task_end] != ""
        assert (duty.phrase_start, duty.phrase_end) in [(each.start, each.end) for each in above.actions]
        for each in duty.parties:
            assert each.is_implied or parts[each.part].text[each.start : each.end] == each.surface != ""
        limit = duty.deadline
        assert limit is None or 0 <= limit.start < limit.end <= len(text)
        assert limit is None or not limit.is_derived or on is not None


def test_no_parts() -> None:
    assert duties([], _ON) == []
