from __future__ import annotations

import pytest
from test_statements import COUNCIL, CTED, DOE, KENYA, MALI, ROE, STATES, said

OFFICE = "⟦United Nations Office of Counter-Terrorism¦org¦UNOCT⟧"
JAPAN = "⟦Japan¦country¦Japan⟧"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            (f"“It was hard,” Mr. {DOE} said. “We lost many.", "“We will not forget.", "“Never.”"),
            [
                ("“It was hard / We lost many”", "John Doe"),
                ("“We will not forget”", "John Doe"),
                ("“Never”", "John Doe"),
            ],
        ),
        (
            (
                f'{DOE} said: "It was a great day.',
                f'115 States were asked." He noted that "it is over now." {DOE} left.',
            ),
            [
                ("“It was a great day”", "John Doe"),
                ("“115 States were asked”", "John Doe"),
                ("“it is over now”", "John Doe"),
            ],
        ),
        (
            (f"{DOE} added: “Aviation is a target. It remains one.",),
            [("“Aviation is a target. It remains one”", "John Doe")],
        ),
        ((f"{DOE} called for “unity",), [("“unity", "John Doe")]),
        ((f"{DOE} said: ¡°We must act now.¡±",), [("“We must act now”", "John Doe")]),
        ((f'{DOE} said it is a “sad day" for all.',), [('it is a “sad day" for all', "John Doe")]),
        (
            (f"“We must act,” Mr. {DOE} said in his address. “Now is the time.”",),
            [("“We must act / Now is the time”", "John Doe")],
        ),
        ((f"“We act,” he told {CTED}, “because we must.”",), [("“We act / because we must”", None)]),
        ((f"“Nobody,” Mr. {DOE} went on, “pays us.”",), [("“Nobody / pays us”", "John Doe")]),
        (("“I am here,” a survivor from Oslo told us, “for him.”",), [("“I am here / for him”", None)]),
        (("“It is a rumor,” Yusuf Reyes of Rights First wrote online.",), [("“It is a rumor”", None)]),
        ((f"{DOE} noted that, in the words of a guard, “we know who left”.",), [("“we know who left”", None)]),
        ((f"In the words of {DOE}, “we know who left”.",), [("“we know who left”", "John Doe")]),
        (
            (f"{DOE} declared: “We are one,” adding: “It is time to act.”",),
            [("“We are one”", "John Doe"), ("“It is time to act”", "John Doe")],
        ),
        (("The book “All is well,” was good. “So be it.”",), []),
    ],
)
def test_quotations(texts: tuple[str, ...], expected: list[tuple[str, str | None]]) -> None:
    assert said(*texts) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Threats Grow in Sahel, Speakers Stress in Council", [("Threats Grow in Sahel", None)]),
        (
            f"Threats Grow Fast Again, Secretary-General Tells {COUNCIL}",
            [("Threats Grow Fast Again", "António Guterres")],
        ),
        (f"Threats Grow Fast, {DOE} Warns", [("Threats Grow Fast", "John Doe")]),
        ("Law Must Be Kept, Says Secretary-General", [("Law Must Be Kept", "António Guterres")]),
        ("We must all unite, say participants at opening of talks", [("We must all unite", None)]),
        (f"States sign new deal: {CTED}", [("States sign new deal", "CTED")]),
        ("More Money Needed for Victims: Officials", [("More Money Needed for Victims", None)]),
        (f"{DOE} Highlights Work, in Briefing to {COUNCIL}", [("Work", "John Doe")]),
        (f"Council Adopts Text, as {KENYA} Urges Calm", [("Calm", "Kenya")]),
        (f"{COUNCIL} Urges Calm, Unanimously Adopting Text", [("Calm", "Security Council")]),
        ("From Oslo to Bali: Lessons", []),
        (f"Workshop in {KENYA}: Experts Meet", []),
        (f"{COUNCIL} Meets, {DOE} Visits {MALI}", []),
    ],
)
def test_headlines(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(f"title: {text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"The threat was growing fast, the head of {CTED} told the {COUNCIL} today, as members held a debate.",
            [("The threat was growing fast", "Michèle Coninsx")],
        ),
        (f"Some 20 people met in the hall, {CTED} said in a statement.", [("Some 20 people met in the hall", "CTED")]),
        (f"Two States have signed the deal, {CTED} announced Tuesday.", [("Two States have signed the deal", "CTED")]),
        (f"{DOE} expressed on Tuesday thanks to {KENYA}.", [("thanks to Kenya", "John Doe")]),
        (f"{DOE} announced earlier this year that talks went on.", [("talks went on", "John Doe")]),
        (f"Mr. {DOE} spoke. He went on to outline efforts.", [("efforts", "John Doe")]),
        (f"{DOE} told reporters the law will change.", [("the law will change", "John Doe")]),
        (
            "We must unite to end terror, said participants today during the talks.",
            [("We must unite to end terror", None)],
        ),
        (
            f"{DOE} told reporters that the text is good and that it helps.",
            [("the text is good and that it helps", "John Doe")],
        ),
        (
            f"Talks went on, {DOE} pointed out, urging {MALI} to act.",
            [("Talks went on", "John Doe"), ("Mali to act", "John Doe")],
        ),
        (
            f"{DOE} said that {MALI} was calm; {KENYA} was not, he added.",
            [("Mali was calm", "John Doe"), ("Kenya was not", "John Doe")],
        ),
        (
            f"{DOE} said attacks rose while {STATES} had reported few cases.",
            [("attacks rose while Member States had reported few cases", "John Doe")],
        ),
        (
            f"{DOE} said that {ROE}, in her speech, expressed hope for talks.",
            [("Jane Roe, in her speech, expressed hope for talks", "John Doe")],
        ),
        (f"{DOE} urged that country’s return.", []),
        (f"{DOE} highlighted in the first session the value of unity.", [("the value of unity", "John Doe")]),
        (f"The Head of {CTED}, {DOE}, on Sunday praised {MALI}.", [("Mali", "John Doe")]),
        (f"The {COUNCIL} heard from Fawzia Koofi, who said: “We go on.” She urged calm.", None),
        (f"A guest, Ms. {ROE} of Peace Now, spoke and called for calm.", [("calm", "Jane Roe")]),
        (f"A representative of Oslo, Ms. {ROE} of Peace Now, came and called for calm.", [("calm", "Jane Roe")]),
        (f"{DOE} stressed the need for unity, as the {COUNCIL} held a debate.", [("the need for unity", "John Doe")]),
        ("The event was opened by the Chair calling for a minute of silence.", [("a minute of silence", None)]),
        (f"{MALI} objected, with {DOE} warning of “dire days”.", [("“dire days”", "John Doe")]),
        (f"{CTED} launched a list, with the warning that aviation is a target.", []),
        (
            f"{CTED} welcomed the list, with the warning that aviation is a target.",
            [("the list", "CTED"), ("aviation is a target", "CTED")],
        ),
        (f"She was joined by {CTED}, which stressed unity.", [("unity", "CTED")]),
        (f"{DOE} cited {CTED}: attacks had risen.", [("attacks had risen", "CTED")]),
        (f"{CTED} continues to evolve. It is said to grow.", []),
        (f"In {KENYA}, {DOE} said on Monday.", []),
    ],
)
def test_reported_speech(text: str, expected: list[tuple[str, str | None]] | None) -> None:
    assert said(text) == ([("“We go on”", None), ("calm", None)] if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Mr. {DOE}, Head of the {OFFICE} stressed unity.", "John Doe"),
        (f"Speaking at the launch Dr {DOE} Deputy to the Head and Director, {OFFICE}, stressed unity.", "John Doe"),
        (f"The Director of the Centre and Head of {CTED}, {DOE}, stressed unity.", "John Doe"),
        (f"{KENYA}’s delegate, also speaking for {MALI} and {JAPAN}, stressed unity.", "Kenya"),
        (f"The Ambassador, Ms. {ROE}, whose country pays with {MALI} and the {COUNCIL}, stressed unity.", "Jane Roe"),
        (f"At talks paid by {MALI} and {JAPAN}, {KENYA}’s Ambassador, {DOE}, stressed unity.", "John Doe"),
        (f"{KENYA}’s observer — who spoke for others — stressed unity.", "Kenya"),
        (f"{CTED} - which sees risks and has its doubts - stressed unity.", "CTED"),
        (f"OSLO – Mr. {DOE} stressed unity.", "John Doe"),
        (f"The ⟦Kenyan¦country¦Kenya⟧ chief negotiator {DOE} stressed unity.", "John Doe"),
        (f"The 15-member {COUNCIL} stressed unity.", "Security Council"),
        (f"{CTED} representatives, for their part, stressed unity.", "CTED"),
        (f"A spokesperson for {CTED} stressed unity.", "CTED"),
        (f"The Deputy Head of {CTED} stressed unity.", None),
        (f"{KENYA}’s foreign ministry stressed unity.", "Kenya"),
        (f"{KENYA} spoke. The country’s delegate stressed unity.", "Kenya"),
        (f"Mr. {DOE} spoke. A guard stressed unity. One official stressed unity.", None),
        (f"{KENYA}’s representative, Pilar Ochoa, stressed unity.", None),
        (f"The chief of the {OFFICE} in that country stressed unity.", None),
        ("The groups stressed unity.", None),
        (f"An echo came, and {DOE} met the press; {ROE} (⟦Malta¦country¦Malta⟧) stressed unity.", "Jane Roe"),
    ],
)
def test_speakers(text: str, speaker: str | None) -> None:
    found = [each[1] for each in said(text) if each[0] == "unity"]
    assert found and set(found) == {speaker}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{DOE} noted how {CTED}’s work has grown, recognizing it for its rigour.",
            [("how CTED’s work has grown", "John Doe")],
        ),
        (
            f"Unequivocally condemning terrorism, the {COUNCIL} today adopted a text.",
            [("terrorism", "Security Council")],
        ),
        (
            f"Pointing to a text which guides and outlines solutions, {DOE} underlined unity.",
            [("a text which guides and outlines solutions", "John Doe"), ("unity", "John Doe")],
        ),
        (
            f"{DOE} outlined in his opening remarks {KENYA}’s efforts to prevent it.",
            [("Kenya’s efforts to prevent it", "John Doe")],
        ),
        (
            f"“No age is immune” to terrorism, said {DOE}, Secretary-General of {OFFICE}, voicing concern.",
            [("“No age is immune” to terrorism", "John Doe"), ("concern", "John Doe")],
        ),
        (f"However, “we must all act,” {DOE} pointed out.", [("“we must all act”", "John Doe")]),
        (
            f"Women had been ignored, {DOE} of {KENYA}, Chair of {OFFICE}, told correspondents today.",
            [("Women had been ignored", "John Doe")],
        ),
        (f"{ROE} of {OFFICE} (UNOCT) noted the risk.", [("the risk", "Jane Roe")]),
        (
            f"“Women aren’t simply ‘brides,’ explained {ROE}, Director of {CTED}.",
            [("“Women aren’t simply ‘brides,’”", "Jane Roe")],
        ),
        (f"The members of {OFFICE} stressed unity.", [("unity", None)]),
        (
            f"The {COUNCIL} called on {STATES} to act. They stressed unity.",
            [("Member States to act", "Security Council"), ("unity", None)],
        ),
        (f"{STATES} agreed that rules matter.", []),
        (
            f"{DOE} stressed how risks are found and weighed and assessed now.",
            [("how risks are found and weighed and assessed now", "John Doe")],
        ),
        (f"{DOE} stressed the need for unity and assessed the reforms.", [("the need for unity", "John Doe")]),
        (f"According to Mr. {DOE}, Head of {OFFICE}, officers were trained.", [("officers were trained", "John Doe")]),
        (
            f"title: Speakers Warn {COUNCIL} Terror Spreading across Africa, Call for Greater Support",
            [("Terror Spreading across Africa", None), ("Greater Support", None)],
        ),
        (
            f"title: {STATES} Must Act Now, {OFFICE} Chief Warns, Urges {KENYA} to Share Data",
            [("Member States Must Act Now", None), ("Kenya to Share Data", None)],
        ),
    ],
)
def test_wordings_of_coverage(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected
