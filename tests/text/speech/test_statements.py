from __future__ import annotations

import time

import pytest

from flows.text.names.model import ORGANIZATION, PERSON, Entity, Place, Position
from flows.text.speech.statements import statements
from tests.text.names.marked import entity, parts

DOE, ROE = "⟦John Doe¦person¦John Doe⟧", "⟦Jane Roe¦person¦Jane Roe⟧"
COUNCIL, CTED = "⟦Council¦org¦Security Council⟧", "⟦CTED¦org¦CTED⟧"
KENYA, MALI, STATES = "⟦Kenya¦country¦Kenya⟧", "⟦Mali¦country¦Mali⟧", "⟦Member States¦group¦Member States⟧"
OFFICES = (
    ("Michèle Coninsx", "Executive Director", "CTED"),
    ("António Guterres", "Secretary-General", "United Nations"),
)


def position(name: str, title: str, body: str) -> Position:
    organization: Entity = entity(ORGANIZATION, body)
    return Position(entity(PERSON, name), title, organization, Place(0, 0, 1))


def said(*texts: str) -> list[tuple[str, str | None]]:
    """Words and speaker; direct quotations with their places in “”."""
    all_parts, mentions = parts(*texts)
    found = statements(all_parts, mentions, [position(*each) for each in OFFICES])
    rows = []
    for each in found:
        words = " / ".join(place.slice(all_parts) for place in each.places)
        rows.append((f"“{words}”" if each.is_direct_quote else words, each.speaker.name if each.speaker else None))
    return rows


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“The Security Council,",
        "“1. Reaffirms that terrorism is a threat, and stresses the need for unity;",
        "1. Calls upon all States to act;",
        "“Recalling its resolutions, and stressing the need for unity,",
        "Stressing that States must act,",
        f"The {COUNCIL} decided to meet, adopted a resolution and requested {DOE} to report.",
        "Held under the theme of “We must act now.”, the event was opened.",
        f"The workshop “Strengthening cooperation” was chaired by {ROE}.",
        "So-called “foreign terrorist fighters” returned.",
        f"Security {COUNCIL} resolution 2396 (2017) calls upon States to share data.",
        f"The measures adopted and recommended by the {COUNCIL} are binding.",
        f"What {DOE} said is true. The man who {DOE} said was ill left. If the Minister says that, it is true.",
        f"{DOE} did not say that. {DOE} will stress unity. The said committee met.",
        f"When the {COUNCIL} stressed unity, all agreed. As {DOE} noted, it is late.",
        f"Also speaking were representatives of {KENYA} and {MALI}.",
        "The event highlighting good practices was held. The reports noted in the annex are good.",
        f"{DOE}’s report says that attacks rose. The report stressed unity. It stressed unity.",
        f"The event featured talks by {CTED}, highlighting good practices.",
        f"The Minister welcomed participants. {DOE} was asked to speak.",
        f"{CTED}’s work emphasizes gender.",
        f"{DOE}, who said he was ill, left.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"“We must act”, {DOE} said.", [("“We must act”", "John Doe")]),
        (f'"We must act," said Mr. {DOE}, a judge.', [("“We must act”", "John Doe")]),
        (f"‘We won’t stop,’ {DOE} said, ‘until States’ leaders act.’", None),
        (f"“The term ‘lone wolf’ is wrong,” {DOE} told reporters.", [("“The term ‘lone wolf’ is wrong”", "John Doe")]),
        (f"“We must act,” {DOE} said. “We will.”", [("“We must act / We will”", "John Doe")]),
        (f"“Terrorism,” said {DOE}, Minister, “is a threat.”", [("“Terrorism / is a threat”", "John Doe")]),
        (f"{DOE} told the {COUNCIL}: “Help us!”", [("“Help us!”", "John Doe")]),
        (f"{DOE} said that “we must act together now”.", [("“we must act together now”", "John Doe")]),
        (f"{DOE} called it a “dark day” for all.", [("it a “dark day” for all", "John Doe")]),
        (f"{DOE} described the attack as “heinous”.", [("the attack as “heinous”", "John Doe")]),
        (
            f"{DOE} opened the event. “We have come far and must go on.”",
            [("“We have come far and must go on”", "John Doe")],
        ),
        (f"{DOE} praised it: “I learned a lot.”", [("it", "John Doe"), ("“I learned a lot”", "John Doe")]),
        ("“We must act together,” said the Under-Minister, to ensure peace.", [("“We must act together”", None)]),
        (f"“This is bad”, according to {DOE}.", [("“This is bad”", "John Doe")]),
    ],
)
def test_quotations(text: str, expected: list[tuple[str, str | None]] | None) -> None:
    assert said(text) == (expected or [("“We won’t stop / until States’ leaders act”", "John Doe")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DOE} said that talks went on.", [("talks went on", "John Doe")]),
        (f"{DOE} said he was ill.", [("he was ill", "John Doe")]),
        (f"{DOE} also strongly urged {STATES} to act.", [("Member States to act", "John Doe")]),
        (f"{DOE} has repeatedly called for unity.", [("unity", "John Doe")]),
        (f"{DOE}, Head of {CTED}, who spoke for the Chair of the {COUNCIL} stressed unity.", [("unity", "John Doe")]),
        (f"{DOE}, speaking for {MALI} as well, stressed unity.", [("unity", "John Doe")]),
        (f"In his remarks, {DOE} stressed, inter alia, the need for unity.", [("the need for unity", "John Doe")]),
        (
            f"Expressing concern about it, {DOE} said that all was lost.",
            [("concern about it", "John Doe"), ("all was lost", "John Doe")],
        ),
        (f"Unanimously adopting it, the {COUNCIL} stressed unity.", [("unity", "Security Council")]),
        (f"{DOE} delivered a statement in {MALI}, highlighting the work.", [("the work", "John Doe")]),
        ("Effective measures, she stressed, must be fair.", [("Effective measures / must be fair", None)]),
        (f"However, {DOE} said, States must act.", [("States must act", "John Doe")]),
        (f"States must act, {DOE} said.", [("States must act", "John Doe")]),
        (f"{DOE} welcomed the report and called for unity, noting that time was short.", None),
        (
            f"{DOE} said that {MALI} was ready and he urged {CTED} to help.",
            [("Mali was ready", "John Doe"), ("CTED to help", "John Doe")],
        ),
        (f"The {COUNCIL} called upon States to act and decided to meet.", [("States to act", "Security Council")]),
        (f"The {COUNCIL} reiterated the call for {CTED} to act and encouraged it to go on.", None),
        (f"The {COUNCIL} reiterated the call for {CTED} to act and encourage it to go on.", None),
        (
            f"The talks were opened by {DOE}, Minister of {MALI}, who welcomed participants and stressed unity.",
            [("unity", "John Doe")],
        ),
        (f"{CTED} was received by the Minister of Justice, who expressed thanks.", [("thanks", None)]),
        (f"According to {CTED}, attacks fell.", [("attacks fell", "CTED")]),
        ("According to the report, attacks fell.", []),
        (f"{DOE} and {ROE} stressed unity.", [("unity", None)]),
        (f"The two experts, {DOE} and {ROE}, described their work.", [("their work", None)]),
        (f"The {COUNCIL} met, and {DOE}, in his remarks, stressed unity.", [("unity", "John Doe")]),
        ("Several speakers welcomed it and discussed how well it went.", [("it", None), ("how well it went", None)]),
        (f"{DOE} (⟦France¦country¦France⟧) said all was well.", [("all was well", "John Doe")]),
        (f"{DOE} condemned in the strongest terms the attack.", [("the attack", "John Doe")]),
        (f"{DOE} said, in response to {MALI}, that all was well.", [("all was well", "John Doe")]),
    ],
)
def test_reported_speech(text: str, expected: list[tuple[str, str | None]] | None) -> None:
    found = said(text)
    if expected is not None:
        assert found == expected
    elif "reiterated" in text:
        assert found == [("the call for CTED to act", "Security Council"), ("it to go on", "Security Council")]
    else:
        assert found == [("the report", "John Doe"), ("unity", "John Doe"), ("time was short", "John Doe")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"The representative of {KENYA} stressed unity.", "Kenya"),
        (f"{KENYA}’s representative, expressing thanks, stressed unity.", "Kenya"),
        (f"The delegate of {KENYA}, speaking also for {MALI}, stressed unity.", "Kenya"),
        (f"The Minister for Foreign Affairs of {KENYA} stressed unity.", "Kenya"),
        ("The ⟦Kenyan¦country¦Kenya⟧ Foreign Minister stressed unity.", "Kenya"),
        (f"The Government of {KENYA} stressed unity.", "Kenya"),
        (f"{KENYA} stressed unity.", "Kenya"),
        (f"The representatives of {KENYA} and {MALI} stressed unity.", None),
        (f"The Permanent Representative of {KENYA}, Ambassador {DOE}, stressed unity.", "John Doe"),
        (f"The Committee’s Chair, {DOE} ({KENYA}), stressed unity.", "John Doe"),
        ("The Secretary-General stressed unity.", "António Guterres"),
        ("The Under-Secretary-General stressed unity.", None),
        (f"The Executive Director of {CTED} stressed unity.", "Michèle Coninsx"),
        (f"The Executive Director of the {COUNCIL} stressed unity.", None),
        (f"The members of the {COUNCIL} stressed unity.", "Security Council"),
        (f"{CTED} Executive Director {DOE} stressed unity.", "John Doe"),
        (f"Mr. {DOE} USG stressed unity.", "John Doe"),
        (f"{STATES} stressed unity.", "Member States"),
        ("The XVI meeting of heads of services, agencies, and organizations stresses unity.", None),
        ("The participants stressed unity.", None),
    ],
)
def test_speakers(text: str, speaker: str | None) -> None:
    assert [each[1] for each in said(text) if each[0] == "unity"] == [speaker]


@pytest.mark.parametrize(
    ("texts", "speakers"),
    [
        ((f"The representative of {KENYA} spoke.", "She stressed unity."), ["Kenya"]),
        ((f"Mr. {DOE} met Ms. {ROE}. She stressed unity.",), ["Jane Roe"]),
        ((f"Mr. {DOE} met Ms. {ROE}. He stressed unity.",), ["John Doe"]),
        ((f"{DOE} met {ROE}. She stressed unity.",), [None]),
        ((f"{DOE}, in a text delivered by Director {ROE}, spoke and urged peace. He stressed unity.",), ["John Doe"]),
        ((f"{DOE}, in a text written by Director {ROE}, spoke and urged peace. He stressed unity.",), [None]),
        ((f"The {COUNCIL} met. It stressed unity.",), ["Security Council"]),
        ((f"The {COUNCIL} met. The report was out. It stressed unity.",), []),
        (("The participants met.", "They stressed unity."), [None]),
        ((f"The members of the {COUNCIL} met.", "They stressed unity."), [None]),
        ((f"{DOE} spoke.", "x", "y", "z", "He stressed unity."), [None]),
        (("He stressed unity.",), [None]),
    ],
)
def test_pronouns(texts: tuple[str, ...], speakers: list[str | None]) -> None:
    assert [each[1] for each in said(*texts) if each[0] == "unity"] == speakers


def test_quotation_of_several_paragraphs_is_one_row_a_paragraph() -> None:
    found = said("“Terror is bad.", "“It must end.", f"“We will win,” Ms. {ROE} said.")
    assert found == [("“Terror is bad”", "Jane Roe"), ("“It must end”", "Jane Roe"), ("“We will win”", "Jane Roe")]


def test_text_of_a_resolution_is_no_speech() -> None:
    found = said(
        "The full text reads as follows:",
        "“The Council,",
        "“Stressing unity,",
        "“1. Urges States to act.”",
        f"{DOE} urged calm.",
    )
    assert found == [("calm", "John Doe")]


def test_headline_has_capitals() -> None:
    assert said(f"title: {CTED} Urges {STATES} to Act") == [("Member States to Act", "CTED")]
    assert said("credit: The Minister urged calm.") == []


def test_meetings_coverage() -> None:
    found = said(
        "⟦VLADIMIR VORONKOV¦person¦V⟧, Under-Secretary-General for Counter-Terrorism, briefed the "
        f"{COUNCIL}, saying that the threat went on. He warned against complacency. Turning to {MALI}, he hoped that "
        "help would come; others called for calm, while the observer stressed speed."
    )
    assert found == [
        ("the threat went on", "V"),
        ("complacency", "V"),
        ("help would come", "V"),
        ("calm", None),
        ("speed", None),
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "he said, ",
        "He said x. ",
        "x “a ",
        'x "a ',
        " ‘a",
        " 'a",
        "the Council and ",
        "told the ",
        "The Minister of the ",
        ", who said ",
        " - who - ",
        "¡°a. ¡±. ",
        "A B C, says . ",
        "told reporters the ",
        ", with the Minister ",
        "Director of the Head and ",
    ],
)
def test_hostile_length_is_quick(piece: str) -> None:
    all_parts, mentions = parts(piece * (100_000 // len(piece)))
    begun = time.process_time()
    statements(all_parts, mentions, [])
    assert time.process_time() - begun < 30  # quadratic time would be minutes
