"""What a masthead, a closing line and the library's note say of an adoption."""

from datetime import date

import pytest

from flows.sources import adoption
from flows.sources.base import Field


def _values(found: list[Field], text: str) -> dict[str, object]:
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    return {each.name: each.value for each in found}


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("S/RES/2999 (2031)", "S/RES/2999 (2031)"),
        ("S/RES/2999(2031)*", "S/RES/2999 (2031)"),
        ("s/res/ 2999 ( 2031 )", "S/RES/2999 (2031)"),
        ("RESOLUTION 2999 (2031)", "S/RES/2999 (2031)"),
        ("UN Security Council Resolution 2999 (2031)", "S/RES/2999 (2031)"),
        ("117 (1956). Resolution of 6 September 1956", "S/RES/117 (1956)"),
        ("S/RES/1840 (1996)\nRESOLUTION 1040 (1996)", "S/RES/1040 (1996)"),
        ("S/RES/1040 (1996)\nRESOLUTION 1840 (1996)", "S/RES/1040 (1996)"),
        ("A/RES/99/7", None),
        ("it recalls resolution 2999 (2031)", None),
        ("S/RES/2999", None),
    ],
)
def test_own_symbol(text: str, symbol: str | None) -> None:
    found = adoption.own_symbol(text, 0, len(text))

    assert (None if found is None else found.value) == symbol


@pytest.mark.parametrize(
    ("text", "year", "values"),
    [
        (
            "Adopted by the Security Council at its 9876th meeting,\non 5 February 2031",
            2031,
            {"meeting_symbol": "S/PV.9876", "adopted_on": date(2031, 2, 5)},
        ),
        (
            "Adopted by the Security Council at its 9876th meeting, on 5 February 2030",
            2031,
            {"meeting_symbol": "S/PV.9876"},
        ),
        (
            "Adopted by the Security Council at its 9876th (closed) meeting, held on 5 February 2031",
            None,
            {"meeting_symbol": "S/PV.9876", "adopted_on": date(2031, 2, 5)},
        ),
        ("117 (1956). Resolution of 6 September 1956", 1956, {"adopted_on": date(1956, 9, 6)}),
        ("Adopted by the Security Council on 31 February 2031", 2031, {}),
        ("5 February 2031", 2031, {}),
    ],
)
def test_day_and_meeting(text: str, year: int | None, values: dict[str, object]) -> None:
    assert _values(list(adoption.adoption(text, 0, len(text), year)), text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Adopted at the 733rd meeting\nby 10 votes to none, with 1\nabstention (China).",
            {"meeting_symbol": "S/PV.733", "votes_for": 10, "votes_against": 0, "abstentions": 1},
        ),
        (
            "Adopted by nine votes to two (Peru, Samoa).",
            {"votes_for": 9, "votes_against": 2},
        ),
        ("Adopted unanimously at the 79th meeting.", {"meeting_symbol": "S/PV.79", "is_unanimous": True}),
        ("Adopted 14-0-1, 9876th meeting", {"votes_for": 14, "votes_against": 0, "abstentions": 1}),
        ("Adopted without a vote.", {}),
    ],
)
def test_closing_line(text: str, values: dict[str, object]) -> None:
    assert _values(list(adoption.closing(text, 0, len(text))), text) == values


@pytest.mark.parametrize("text", ["\n" * 100_000, " " * 100_000, "Adopted by " * 20_000, "S/RES/" * 20_000])
def test_much_of_nothing_says_nothing(text: str) -> None:
    assert adoption.own_symbol(text, 0, len(text)) is None
    assert list(adoption.adoption(text, 0, len(text))) == []
