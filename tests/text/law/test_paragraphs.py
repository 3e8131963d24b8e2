from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.text.law.paragraphs import ANNEX, ANNEX_LINE, FORMULA, ITEM, QUOTE, REISSUED, Number, number_at

QUICK = settings(max_examples=200, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. Decides", Number(1, "1.", True, 2)),
        ("12 . Decides", Number(12, "12.", True, 4)),
        ("3) Decides", Number(3, "3)", True, 2)),
        ("7.Decides", Number(7, "7.", True, 2)),
        ("9 Decides to dredge", Number(9, "9", False, 1)),
        ("9Decides to dredge", Number(9, "9", False, 1)),
        ("4.", Number(4, "4.", True, 2)),
        ("l. Decides to dredge", Number(1, "l.", True, 2)),
        ("S. Requests a report", Number(5, "S.", True, 2)),
        ("B . Requests a report", Number(8, "B.", True, 3)),
    ],
)
def test_a_number_before_a_paragraph(text: str, number: Number) -> None:
    assert number_at(text) == number
    assert number_at(f"“{text}", 1) == Number(number.value, number.label, number.has_dot, number.end + 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Decides",
        "10.5 million tons of silt",
        "2031 was a year of silt",
        "15 ships",
        "1,000 ships",
        "(1) Decides",
        "I. Introduction",
        "S. Smith, harbour master",
        "l Decides to dredge",
        "B. Recalling the tide,",
        "²  Decides",
    ],
)
def test_what_is_no_number_of_a_paragraph(text: str) -> None:
    assert number_at(text) is None


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("(a) To wait", "(a)"),
        ("(aa) To wait", "(aa)"),
        ("(xviii) To wait", "(xviii)"),
        ("(IV) To wait", "(IV)"),
        ("(A) To wait", "(A)"),
        ("(12) To wait", "(12)"),
        ("(a)To wait", "(a)"),
        ("a) To wait", "a)"),
        ("b. To wait", "b."),
        ("• To wait", "•"),
        ("•To wait", "•"),
        ("– To wait", "–"),
        ("- (a) To wait", "- (a)"),
        ("–(a) To wait", "–(a)"),
    ],
)
def test_an_item_of_a_list(text: str, item: str) -> None:
    found = ITEM.match(text)
    assert found is not None
    assert found[0] == item


@pytest.mark.parametrize(
    "text", ["(see above)", "(2031) was", "(a)nd", "a.m. or p.m.", "-5 degrees", "To wait", "(abc) To"]
)
def test_what_is_no_item(text: str) -> None:
    assert ITEM.match(text) is None


@pytest.mark.parametrize(
    "text", ["The Security Council,", "“The Security Council,", "The General Assembly", "The Security Council:*"]
)
def test_the_formula(text: str) -> None:
    found = FORMULA.match(text)
    assert found is not None
    assert found.end() == len(text)


@pytest.mark.parametrize(
    "text", ["The Security Councillors,", "the Security Council,", "Security Council", "The Council,"]
)
def test_what_is_no_formula(text: str) -> None:
    assert FORMULA.match(text) is None


@pytest.mark.parametrize(
    ("text", "alone", "as_heading"),
    [
        ("Annex", True, True),
        ("ANNEX II", True, True),
        ("Annex: rules", True, True),
        ("Annex I – rules", True, True),
        ("Appendix A", True, True),
        ("Annexes", False, True),
        ("Enclosure", False, True),
        ("Annex II of the rules applies", False, True),
        ("Annex to the rules", False, False),
        ("Annexed territory", False, False),
        ("annex", False, True),
    ],
)
def test_heads_of_annexes(text: str, alone: bool, as_heading: bool) -> None:
    assert (ANNEX_LINE.match(text) is not None, ANNEX.match(text) is not None) == (alone, as_heading)


def test_what_a_page_says_of_itself() -> None:
    assert all(
        REISSUED.match(text) for text in ("* Reissued for technical reasons.", "** Second reissue", "* Issued on")
    )
    assert not any(REISSUED.match(text) for text in ("Reissued", "* See S/1", "*"))


def test_opening_marks() -> None:
    assert [found.end() if found else None for found in map(QUOTE.match, ("“ The", '"The', "««The", "The", "”"))] == [
        2,
        1,
        2,
        None,
        None,
    ]


@QUICK
@given(st.text(alphabet="0123456789lISB .)(DecidesRecalling“a", max_size=24), st.integers(0, 4))
def test_a_number_lies_in_the_text(text: str, start: int) -> None:
    found = number_at(text, start)
    if found is not None:
        assert start < found.end <= len(text)
        assert 0 <= found.value <= 999
        assert found.label == text[start : found.end].replace(" ", "")
        assert found.has_dot == found.label.endswith((".", ")"))
