from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.text.fold import fold, fold_map, sameness, words

QUICK = settings(max_examples=50, deadline=None, derandomize=True)
TEXT = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from(" \n\t\r\xa0\u2003\u2028e\u0301\u0323a\u0327\u1100\u1161"),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("", "", id="empty"),
        pytest.param(" \t\r\n\xa0\u2003\u2028\u3000", "", id="nothing-but-white-space"),
        pytest.param("a\xa0\xa0b", "a b", id="no-break-spaces"),
        pytest.param(" a \r\n b\t", "a b", id="line-ends"),
        pytest.param("a\u2028b\u2029c\x85d", "a b c d", id="unicode-line-ends"),
        pytest.param("Mich\u0065\u0300le", "Mich\u00e8le", id="combining-accent"),
        pytest.param("e\u0301\u0323", "\u1eb9\u0301", id="marks-out-of-order"),
        pytest.param("a\u0327\u0301", "\u00e1\u0327", id="accent-over-a-mark-between"),
        pytest.param("\u1112\u1161\u11ab", "\ud55c", id="hangul-from-its-letters"),
        pytest.param("\u212b", "\u00c5", id="angstrom-sign"),
        pytest.param("a\u200bb\u00ad\u2060", "a\u200bb\u00ad\u2060", id="zero-width-and-soft-hyphen-stay"),
        pytest.param("“so” – ﬁne ’½", "“so” – ﬁne ’½", id="typography-stays"),
        pytest.param(" \u0301a", "\u0301a", id="mark-behind-a-space"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded", "origin"),
    [
        pytest.param("", "", [0], id="empty"),
        pytest.param(" \n", "", [0], id="white-space"),
        pytest.param("ab", "ab", [0, 1, 2], id="plain"),
        pytest.param("  a \r\n b ", "a b", [2, 3, 7, 8], id="runs"),
        pytest.param("ae\u0301 b", "aé b", [0, 1, 3, 4, 5], id="combining-accent-at-the-end-of-a-word"),
        pytest.param("a\xa0😀", "a 😀", [0, 1, 2, 3], id="astral"),
    ],
)
def test_fold_map_names_the_place_of_each_character(text: str, folded: str, origin: list[int]) -> None:
    assert fold_map(text) == (folded, origin)


@pytest.mark.parametrize(
    ("text", "folded", "origin"),
    [
        pytest.param("xe\u0301y", "xéy", [0, 1, 3, 4], id="combining-accent"),
        pytest.param("e\u0301\u0323!", "\u1eb9\u0301!", [0, 0, 3, 4], id="marks-out-of-order"),
        pytest.param("\u1112\u1161\u11ab.", "\ud55c.", [0, 3, 4], id="hangul-from-its-letters"),
    ],
)
def test_fold_map_names_the_places_behind_a_composed_character(text: str, folded: str, origin: list[int]) -> None:
    assert fold_map(text) == (folded, origin)


@pytest.mark.parametrize("text", ["a\u0327\u0301", "e\u0321\u0301", "o\u0321\u0308"])
def test_fold_map_composes_over_a_mark_between(text: str) -> None:
    assert fold_map(text)[0] == fold(text)


@given(text=TEXT)
@QUICK
def test_fold_is_idempotent(text: str) -> None:
    once = fold(text)

    assert fold(once) == once


@given(text=TEXT)
@QUICK
def test_folded_text_is_nfc_with_single_spaces(text: str) -> None:
    folded = fold(text)

    assert unicodedata.is_normalized("NFC", folded)
    assert "  " not in folded
    assert folded == folded.strip()
    assert not any(char.isspace() and char != " " for char in folded)


@given(text=TEXT.map(lambda text: unicodedata.normalize("NFC", text)))
@QUICK
def test_fold_map_agrees_with_fold_on_nfc(text: str) -> None:
    folded, origin = fold_map(text)

    assert folded == fold(text)
    assert len(origin) == len(folded) + 1
    assert origin == sorted(origin)
    places = zip(folded, origin[:-1], strict=True)
    assert all(text[place].isspace() if char == " " else text[place] == char for char, place in places)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("— … !", [], id="signs-only"),
        pytest.param("CTED’s Counter-Terrorism", ["cted", "s", "counter", "terrorism"], id="apostrophe-and-hyphen"),
        pytest.param("co\u00adoperation zero\u200bwidth", ["cooperation", "zerowidth"], id="soft-hyphen"),
        pytest.param("ﬁnance № ５", ["finance", "no", "5"], id="compatibility-forms"),
        pytest.param("STRASSE straße", ["strasse", "strasse"], id="case-folding"),
        pytest.param("Me\u0301xico M\u00e9xico", ["m\u00e9xico", "m\u00e9xico"], id="composed-or-not"),
        pytest.param("2396 (2017), 1,000", ["2396", "2017", "1", "000"], id="numbers"),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Council’s “resolution”", 'The Council\'s "resolution"'),
        ("counter-terrorism", "counter–terrorism"),
        ("follow\u00adup\xa0 visit", "followup visit"),
    ],
)
def test_typography_does_not_tell_two_wordings_apart(one: str, other: str) -> None:
    assert sameness(one) == sameness(other)


@pytest.mark.parametrize(
    ("one", "other"), [("2178 (2014)", "2178 (2015)"), ("shall act", "shall not act"), ("a b", "ab")]
)
def test_words_do_tell_two_wordings_apart(one: str, other: str) -> None:
    assert sameness(one) != sameness(other)
