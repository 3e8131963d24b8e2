from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.text.fold import fold
from flows.text.lines import is_wrapped, lines, paragraphs

QUICK = settings(max_examples=50, deadline=None, derandomize=True)

WRAPPED = """\
Committee hears from its members

The Counter-Terrorism Committee held an open briefing on the threat that
returning fighters pose, with speakers from five regions, and discussed the
measures that Member States have taken so far.
A second briefing is planned for the summer, and will deal with the ways in
which prisons can keep apart those who recruit and those who are recruited
there.

Participants agreed to meet again.
"""

LONG = """\
Committee hears from its members
The Counter-Terrorism Committee held an open briefing on the threat that returning fighters pose, with speakers from \
five regions.
A second briefing is planned for the summer, and will deal with the ways in which prisons can keep apart those who \
recruit and those who are recruited there and elsewhere, among other things
and with much else.
Participants agreed to meet again.
"""


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" \r\n\t\xa0\n\x0c", [], id="white-space"),
        pytest.param("a", [("a", True)], id="one-line"),
        pytest.param("a\nb\n\nc", [("a", True), ("b", False), ("c", True)], id="line-feeds"),
        pytest.param("a\r\nb\r\n\r\nc\r\n", [("a", True), ("b", False), ("c", True)], id="crlf"),
        pytest.param("a\n \t\xa0\nb", [("a", True), ("b", True)], id="blank-line-of-spaces"),
        pytest.param("a\rb", [("a", True), ("b", False)], id="carriage-returns"),
        pytest.param("a\u2028b\x85c\x0bd", [("a", True), ("b", False), ("c", False), ("d", False)], id="unicode"),
        pytest.param("a\n\x0cb", [("a", True), ("b", True)], id="form-feed"),
        pytest.param("\n\n  a \n", [("a", True)], id="first-line-further-down"),
        pytest.param("x  y\t\xa0z", [("x y z", True)], id="spaces-inside"),
        pytest.param("e\u0301t", [("\u00e9t", True)], id="combining-accent"),
    ],
)
def test_lines(source: str, found: list[tuple[str, bool]]) -> None:
    assert [(line.text, line.gap) for line in lines(source)] == found


@pytest.mark.parametrize("source", ["a\r\rb", "a\u2028\u2028b", "a\u2029b", "a\x85\x85b"])
def test_a_blank_line_may_be_made_without_line_feeds(source: str) -> None:
    assert [line.gap for line in lines(source)] == [True, True]


def test_lines_know_their_trimmed_place() -> None:
    source = "\ufeff \n  first line\xa0 \r\n\r\n\tsecond 😀\n"

    found = [(line.start, line.end, source[line.start : line.end]) for line in lines(source)]

    assert found == [(0, 1, "\ufeff"), (5, 15, "first line"), (22, 30, "second 😀")]


def test_hard_wraps_are_undone() -> None:
    found = paragraphs(lines(WRAPPED))

    assert [paragraph.text for paragraph in found] == [
        "Committee hears from its members",
        "The Counter-Terrorism Committee held an open briefing on the threat that returning fighters pose, with "
        "speakers from five regions, and discussed the measures that Member States have taken so far.",
        "A second briefing is planned for the summer, and will deal with the ways in which prisons can keep apart "
        "those who recruit and those who are recruited there.",
        "Participants agreed to meet again.",
    ]
    assert [paragraph.gap for paragraph in found] == [True, True, False, True]


def test_hard_wraps_with_crlf_are_undone() -> None:
    found = paragraphs(lines(WRAPPED.replace("\n", "\r\n")))

    assert [paragraph.text.split()[0] for paragraph in found] == ["Committee", "The", "A", "Participants"]


def test_long_lines_stay_as_they_are() -> None:
    found = paragraphs(lines(LONG))

    assert [paragraph.text.split()[0] for paragraph in found] == ["Committee", "The", "A", "and", "Participants"]


@pytest.mark.parametrize(
    ("source", "wrapped"),
    [
        pytest.param("", False, id="empty"),
        pytest.param(WRAPPED, True, id="wrapped"),
        pytest.param(LONG, False, id="long-lines"),
        pytest.param("Egypt\nEthiopia\nFrance\nItaly\nJapan\nKazakhstan\n", False, id="a-list-of-names"),
        pytest.param("One line that goes on and on without an end to it\nand here\nit ends\n", False, id="three-lines"),
        pytest.param(WRAPPED + "x" * 201, False, id="one-line-beyond-any-width"),
        pytest.param("A short sentence of its own stands in each line.\n" * 10, False, id="a-sentence-a-line"),
    ],
)
def test_is_wrapped(source: str, wrapped: bool) -> None:
    assert is_wrapped(lines(source)) is wrapped


TEXT = st.lists(
    st.sampled_from(["\n", "\n\n", "\r\n", "\r", " ", "\t", "\xa0", "\x0c", "\u2029", "e\u0301", "A", ".", ","])
    | st.text("abc déf", max_size=60),
    max_size=30,
).map("".join)


@given(source=TEXT)
@QUICK
def test_lines_and_paragraphs_are_slices_and_nothing_else_is_left(source: str) -> None:
    found = lines(source)
    whole = paragraphs(found)

    for stretches in (found, whole):
        assert all(fold(source[each.start : each.end]) == each.text != "" for each in stretches)
        between = [0, *(place for each in stretches for place in (each.start, each.end)), len(source)]
        assert between == sorted(between)
        assert not "".join(source[low:high] for low, high in zip(between[::2], between[1::2], strict=True)).strip()
    assert " ".join(line.text for line in found) == " ".join(paragraph.text for paragraph in whole)
