from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.text.law.actions import Action, actions, governing
from flows.text.law.leads import lead
from flows.text.reference import rows

QUICK = settings(max_examples=100, deadline=None, derandomize=True)
PREAMBULAR, OPERATIVE = "preambular", "operative"


def phrases(text: str, part: str = OPERATIVE) -> list[str]:
    return [action.phrase for action in actions(text, part)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1. Requests the panel",
        "requests the panel to report",
        "recalling its resolution 9000 (2031)",
        "Council, and to submit its report",
        "Committee of the Red Cross to members of the local forces",
        "Experts, in particular by supplying any information",
        "Observer Force for a period of six months",
        "Support Mission in Ruritania",
        "ensuring that oil revenue is used fairly",
        "Concerned States may join",
        "Determined action is needed",
        "Concerted efforts by all parties",
        "Commands and staff",
        "Comments on the draft",
        "Notes verbales of the Permanent Mission",
        "Demands for ransom were received",
        "Requests from Member States and others",
        "Supports for the bridge",
        "Requests and complaints are to be sent to the office",
        "Appeals Chamber of the Tribunal",
        "Appeals for Humanitarian Assistance to Ruritania",
        "States parties to the Convention",
        "Calls between the two capitals",
        "Acting Head of Mission",
        "Acting Special Envoy",
        "Taking of hostages;",
        "Looking for solutions",
        "Further information may be obtained",
        "Also present was the Minister",
        "Decisions of the Committee",
        "Decided at its last meeting",
        "Request the parties to report",
        "Adopted unanimously at the 9999th meeting",
        "Reports by the Secretary-General",
        "Establishing a secure environment",
        "Encourage the consolidation of civilian structures",
        "United Nations mandate",
        "In this regard, calls upon all States",
        "Nothing in this resolution affects",
        "Undermining peace and security",
        "x" * 100_000,
        "-" * 1000,
        "\N{KELVIN SIGN}" * 50,
    ],
)
def test_an_ordinary_line_has_no_lead(text: str) -> None:
    assert lead(text) is None


@pytest.mark.parametrize(
    ("text", "phrase", "verb"),
    [
        ("elcoming the agreement of 3 May,", "elcoming", "welcome"),
        ("Recallin its earlier decision,", "Recallin", "recall"),
        ("Recailing its earlier decision,", "Recailing", "recall"),
        ("R ecalling its earlier decision,", "R ecalling", "recall"),
        (
            "\N{CYRILLIC CAPITAL LETTER ES}alls upon both sides to talk;",
            "\N{CYRILLIC CAPITAL LETTER ES}alls upon",
            "call upon",
        ),
        ("Culls upon both sides to talk;", "Culls upon", "call upon"),
        ("Tuking note of the letter,", "Tuking note of", "take note"),
        ("Re-emphasizing the need to disarm,", "Re-emphasizing", "re-emphasize"),
        ("Re emphasizing the need to disarm,", "Re emphasizing", "re-emphasize"),
        ("Expresses Its conviction that talks help;", "Expresses Its conviction", "express conviction"),
        ("DECIDES to meet again;", "DECIDES", "decide"),
        ("Reqnests both sides to withdraw;", "Reqnests", "request"),
    ],
)
def test_damage_that_leaves_no_doubt_is_read(text: str, phrase: str, verb: str) -> None:
    found = lead(text)
    assert found is not None
    assert (found.phrase, found.verb) == (phrase, verb)
    assert text[: found.end] == phrase


@pytest.mark.parametrize(
    ("text", "phrase", "verb", "force"),
    [
        ("Recalling its resolution 9000 (2031),", "Recalling", "recall", "recalls"),
        ("Recalling also the letter,", "Recalling also", "recall", "recalls"),
        ("Welcoming and encouraging talks,", "Welcoming and encouraging", "welcome", "welcomes"),
        ("Encouraging further steps,", "Encouraging", "encourage", "encourages"),
        ("Noting further that talks go on,", "Noting further", "note", "notes"),
        ("Noting, however, that talks failed,", "Noting", "note", "notes"),
        ("Noting with deep concern the flood,", "Noting with deep concern", "note with concern", "expresses_concern"),
        (
            "Taking note with appreciation of it,",
            "Taking note with appreciation",
            "take note with appreciation",
            "expresses_appreciation",
        ),
        ("Taking fully into account the map,", "Taking fully into account", "take into account", "considers"),
        ("Bearing in mind the season,", "Bearing in mind", "bear in mind", "considers"),
        ("Having considered the report,", "Having considered", "consider", "considers"),
        ("Having also heard the envoy,", "Having also heard", "hear", "considers"),
        ("Having regard to the Charter,", "Having regard", "regard", "considers"),
        ("Expressing grave concern at the flood,", "Expressing grave concern", "express concern", "expresses_concern"),
        ("Expressing its deep concern at it,", "Expressing its deep concern", "express concern", "expresses_concern"),
        ("Expressing its full support for it,", "Expressing", "express support", "supports"),
        ("Gravely concerned, in particular, at it,", "Gravely concerned", "be concerned", "expresses_concern"),
        ("Concerned none the less at the delay,", "Concerned", "be concerned", "expresses_concern"),
        ("Deeply disturbed by the flood,", "Deeply disturbed", "be disturbed", "expresses_concern"),
        ("Mindful of the need for water,", "Mindful", "be mindful", "considers"),
        ("Determined to act,", "Determined", "be determined", "expresses_intention"),
        ("While noting the gains,", "While noting", "note", "notes"),
        ("Remaining deeply concerned by it,", "Remaining deeply concerned", "remain concerned", "expresses_concern"),
        ("Acting under Chapter VII of the Charter,", "Acting", "act", "acts_under"),
        ("Honouring those who fell,", "Honouring", "honour", "commends"),
        ("Whereas the line was crossed,", "Whereas", "whereas", "considers"),
        ("Reaffirming its strong commitment to peace,", "Reaffirming", "reaffirm", "reaffirms"),
    ],
)
def test_a_participle_or_adjective_leads_a_preambular_paragraph(text: str, phrase: str, verb: str, force: str) -> None:
    found = lead(text)
    assert found is not None
    assert (found.phrase, found.part, found.verb, found.force) == (phrase, PREAMBULAR, verb, force)


@pytest.mark.parametrize(
    ("text", "phrase", "verb", "force"),
    [
        ("Decides:", "Decides", "decide", "decides"),
        ("Decides", "Decides", "decide", "decides"),
        ("Decides for a period of six months to", "Decides", "decide", "decides"),
        ("Decides, acting under Chapter VII, that", "Decides", "decide", "decides"),
        ("Further decides to meet;", "Further decides", "decide", "decides"),
        ("Once again demands a ceasefire;", "Once again demands", "demand", "demands"),
        ("Demands that both sides withdraw;", "Demands", "demand", "demands"),
        ("Calls once again on both sides;", "Calls once again on", "call upon", "calls_upon"),
        ("Calls for restraint;", "Calls for", "call for", "calls_upon"),
        ("Calls the attention of both sides to it;", "Calls the attention", "call attention", "reminds"),
        ("Authorises Member States to inspect;", "Authorises", "authorize", "authorizes"),
        ("Emphasises the need for water;", "Emphasises", "emphasize", "stresses"),
        ("Strongly condemns the attack;", "Strongly condemns", "condemn", "condemns"),
        ("Expresses its intention to review;", "Expresses its intention", "express intention", "expresses_intention"),
        ("Reiterates its demand that it stop;", "Reiterates its demand", "reiterate demand", "demands"),
        ("Reiterates its call upon both sides;", "Reiterates its call", "reiterate call", "calls_upon"),
        ("Renews its call upon both sides;", "Renews its call", "renew call", "calls_upon"),
        ("Reiterates that talks help;", "Reiterates", "reiterate", "reiterates"),
        ("Takes note of the letter;", "Takes note of", "take note", "notes"),
        (
            "Remains however deeply concerned by it;",
            "Remains however deeply concerned",
            "remain concerned",
            "expresses_concern",
        ),
        ("Continues to urge both sides;", "Continues to urge", "urge", "urges"),
        ("Finds that the claim is sound;", "Finds", "find", "determines"),
        ("Resolves to lend its good offices;", "Resolves", "resolve", "decides"),
        ("Deprecates the delay;", "Deprecates", "deprecate", "deplores"),
        ("Requests and urges both sides to talk;", "Requests and urges", "request", "requests"),
        ("Appeals to both sides;", "Appeals to", "appeal", "appeals"),
    ],
)
def test_a_finite_verb_leads_an_operative_paragraph(text: str, phrase: str, verb: str, force: str) -> None:
    found = lead(text)
    assert found is not None
    assert (found.phrase, found.part, found.verb, found.force) == (phrase, OPERATIVE, verb, force)


@pytest.mark.parametrize(
    "text",
    [
        "Welcomes the report which recommends that the mission stay;",
        "Recalls that, if the Secretary-General decides otherwise, talks end;",
        "Takes note of the plan as the Government requests;",
        "Welcomes the parties' calls for restraint;",
        "Requests that the office focuses on and supports local courts;",
        "Notes that the task is coordinated with, and supports the work of, the team;",
        "Stresses that it condemns and deplores the attack;",
        "Recalls the Directions and Orders of the Court;",
        "Calls on donors to keep all promises and pledges of aid;",
        "Notes reminders, requests for data and other letters;",
    ],
)
def test_a_verb_with_another_subject_or_a_noun_is_no_action(text: str) -> None:
    assert len(actions(text, OPERATIVE)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Welcoming the work of the mission in advising, supporting and assisting the courts,",
        "Noting progress in preventing and responding to abuses,",
        "Noting violence against civilians, notably women, committed in the north,",
        "Noting the statement calling for restraint,",
        "Recalling the treaty on public information and warning,",
    ],
)
def test_a_gerund_is_no_action(text: str) -> None:
    assert len(actions(text, PREAMBULAR)) == 1


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        (
            "Underlines the need and recalls the plan, and in this regard further requests the panel to act;",
            OPERATIVE,
            ["Underlines", "recalls", "further requests"],
        ),
        (
            "Welcomes the talks; calls upon both sides to go on; and, to this end, urges restraint",
            OPERATIVE,
            ["Welcomes", "calls upon", "urges"],
        ),
        (
            "Recalls peacebuilding, encourages further steps, and in particular calls for funds and at the same time "
            "decides to wait;",
            OPERATIVE,
            ["Recalls", "encourages", "calls for", "decides"],
        ),
        (
            "Stresses its resolution 9000 (2031) and, in this regard: (a) Requests a plan; (b) Calls on donors to pay",
            OPERATIVE,
            ["Stresses", "Requests", "Calls on"],
        ),
        ("In this context, encourages both sides to talk;", OPERATIVE, ["encourages"]),
        ("While noting the gains, regrets the delay;", OPERATIVE, ["While noting", "regrets"]),
        (
            "Welcomes and supports the plan, paragraphs 2 to 4, and decides to meet;",
            OPERATIVE,
            ["Welcomes", "supports", "decides"],
        ),
        (
            "Reiterates its call on all States, and reaffirms its full support",
            OPERATIVE,
            ["Reiterates its call on", "reaffirms its full support"],
        ),
        ("Recallin the plan and requests a report", OPERATIVE, ["Recallin", "requests"]),
        (
            "Noting the flood, expressing its full support for the team, and underlining the cost,",
            PREAMBULAR,
            ["Noting", "expressing its full support", "underlining"],
        ),
        (
            "Welcoming and encouraging talks on demining, and urging haste,",
            PREAMBULAR,
            ["Welcoming", "encouraging", "urging"],
        ),
        ("Recalling the plan, deeply concerned by the flood,", PREAMBULAR, ["Recalling", "deeply concerned"]),
        ("", OPERATIVE, []),
        ("The panel met on 3 May and reported.", OPERATIVE, []),
    ],
)
def test_actions_go_on_with_the_sentence(text: str, part: str, expected: list[str]) -> None:
    assert phrases(text, part) == expected


def test_an_action_says_where_it_is_and_what_it_does() -> None:
    text = "Notes the plan, and further requests a report;"
    assert actions(text, OPERATIVE) == [
        Action(0, 5, "Notes", "note", "notes"),
        Action(20, 36, "further requests", "request", "requests"),
    ]


@pytest.mark.parametrize(
    ("position", "expected"),
    [(0, None), (1, "Notes"), (20, "Notes"), (21, "further requests"), (99, "further requests")],
)
def test_the_last_action_before_a_position_governs_it(position: int, expected: str | None) -> None:
    found = governing(actions("Notes the plan, and further requests a report;", OPERATIVE), position)
    assert (found and found.phrase) == expected


def test_nothing_governs_where_there_is_no_action() -> None:
    assert governing([], 5) is None


@given(st.text(alphabet="Recaling requsts,;and() of note\n", max_size=80))
@QUICK
def test_phrases_are_slices_in_order(text: str) -> None:
    for part in (PREAMBULAR, OPERATIVE):
        found = actions(text, part)
        assert all(text[action.start : action.end] == action.phrase for action in found)
        assert all(one.end <= other.start for one, other in pairwise(found))
    begun = lead(text)
    assert begun is None or text[: begun.end] == begun.phrase


@pytest.mark.parametrize(
    "piece",
    [
        "and requests ",
        "in this regard ",
        "further ",
        "expresses its deep ",
        "welcoming and ",
        "a-",
        "a--",
        "x",
        "(",
        ", ",
    ],
)
def test_a_long_paragraph_takes_linear_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    start = perf_counter()
    for part in (PREAMBULAR, OPERATIVE):
        actions(text, part)
    assert perf_counter() - start < 5


def test_each_form_is_a_lead_or_needs_what_follows() -> None:
    for row in rows("action_verbs"):
        if not row["tail"] and row["finite"]:
            for form in row["finite"].split("|"):
                found = lead(f"{form.capitalize()} the plan;")
                assert found is not None, form
                assert (found.part, found.force) == (OPERATIVE, row["force"])


def test_the_list_of_verbs_is_whole() -> None:
    ranks: dict[str, set[str]] = {}
    for row in rows("action_verbs"):
        assert row["verb"]
        assert row["source"]
        assert row["finite"] or row["participle"] or row["adjective"]
        ranks.setdefault(row["force"], set()).add(row["rank"])
    assert {force for force, found in ranks.items() if len(found) > 1} == set()
    assert ranks["demands"] == {"9"}
    assert ranks["notes"] == {"0"}


def test_no_word_is_listed_twice_for_one_thing() -> None:
    path = Path(__file__).parents[3] / "flows/reference/lead_words.csv"
    with path.open(encoding="utf-8", newline="") as file:
        found = [(row["word"], row["kind"]) for row in csv.DictReader(file)]
    assert len(found) == len(set(found))
