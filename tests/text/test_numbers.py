from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.text.numbers import COUNT, counted, figures

QUICK = settings(max_examples=200, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("15", 15),
        ("0", 0),
        (" 9 ", 9),
        ("fifteen", 15),
        ("Four", 4),
        ("FOURTEEN", 14),
        ("none", 0),
        ("nil", 0),
        ("no", 0),
    ],
)
def test_a_number_in_figures_or_as_a_word(text: str, number: int) -> None:
    assert counted(text) == number
    assert re.fullmatch(COUNT, text.strip(), re.IGNORECASE) is not None


@pytest.mark.parametrize("text", ["", "many", "fourty", "-1", "1.5", "٣", "²", "one two", "9" * 5000])
def test_what_is_no_number(text: str) -> None:
    assert counted(text) is None


def test_the_longest_word_counts() -> None:
    found = re.search(COUNT, "fourteen votes")
    assert found is not None
    assert found[0] == "fourteen"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("S/RES/2395 (2017)", [2395, 2017]), ("S / RES/0024(1948)", [24, 1948]), ("none", []), ("٣ 4", [4])],
)
def test_all_figures(text: str, numbers: list[int]) -> None:
    assert figures(text) == numbers


@QUICK
@given(st.lists(st.integers(0, 10**9), max_size=5))
def test_figures_are_the_numbers_that_were_written(numbers: list[int]) -> None:
    assert figures(" of ".join(map(str, numbers))) == numbers


def test_a_run_of_digits_without_end_is_no_number() -> None:
    assert figures("1 " + "9" * 5000 + " 2") == [1, 2]
