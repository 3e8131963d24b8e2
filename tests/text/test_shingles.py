from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.text.shingles import SHORT, SKETCH, WIDTH, overlap, shingles, sketch

QUICK = settings(max_examples=50, deadline=None, derandomize=True)
LINE = "the council decides that all states shall act now é"
WORDS = st.lists(st.sampled_from(LINE.split()), max_size=30)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("", 0, id="empty"),
        pytest.param("one", 1, id="one-word"),
        pytest.param("one two three four", 1, id="fewer-than-five"),
        pytest.param("one two three four five", 1, id="five"),
        pytest.param("one two three four five six seven", 3, id="seven"),
        pytest.param("a a a a a a a a a", 1, id="one-run-again-and-again"),
        pytest.param("a b a b a b a b", 2, id="two-runs-in-turn"),
    ],
)
def test_number_of_distinct_shingles(text: str, count: int) -> None:
    assert len(shingles(text.split())) == count


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        pytest.param("a b c d e f", "a b c d e f", 2, id="same"),
        pytest.param("a b c d e f", "x a b c d e y", 1, id="one-run"),
        pytest.param("a b c d e", "e d c b a", 0, id="order-counts"),
        pytest.param("a b", "b a", 0, id="order-counts-in-short-texts"),
        pytest.param("ab c d e f", "a bc d e f", 0, id="words-do-not-run-together"),
        pytest.param("a b c", "a b c d e f g", 0, id="a-short-text-is-one-run"),
        pytest.param("", "a b c d e", 0, id="empty"),
        pytest.param("a b c d e f g h", "a b c d x f g h", 0, id="one-word-in-the-middle"),
    ],
)
def test_overlap_counts_shared_runs(one: str, other: str, shared: int) -> None:
    assert overlap(shingles(one.split()), shingles(other.split())) == shared


def test_shingles_are_the_same_in_another_process() -> None:
    code = f"from flows.text.shingles import shingles; print(*shingles({LINE.split()!r}))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")

    assert done.stdout.split() == [str(each) for each in shingles(LINE.split())]


@given(words=WORDS)
@QUICK
def test_shingles_are_the_distinct_runs_of_five_words(words: list[str]) -> None:
    width = min(WIDTH, len(words))
    runs = {tuple(words[place : place + width]) for place in range(len(words) - width + 1)} if words else set()

    found = shingles(words)

    assert len(found) == len(runs)
    assert found.dtype == np.uint64
    assert sorted(set(found.tolist())) == found.tolist()


@given(before=WORDS, inside=st.lists(st.sampled_from("abcdefgh"), min_size=5, max_size=20), after=WORDS)
@QUICK
def test_all_shingles_of_a_part_are_shingles_of_the_whole(
    before: list[str], inside: list[str], after: list[str]
) -> None:
    part, whole = shingles(inside), shingles(before + inside + after)

    assert overlap(part, whole) == overlap(whole, part) == len(part)


def test_a_sketch_keeps_short_texts_whole() -> None:
    hashes = shingles([str(number) for number in range(SHORT + 4)])

    assert len(hashes) == SHORT
    assert sketch(hashes).tolist() == hashes.tolist()


def test_a_sketch_keeps_about_one_in_sixteen_of_a_long_text() -> None:
    hashes = shingles([str(number) for number in range(16_004)])

    kept = sketch(hashes)

    assert 800 < len(kept) < 1200
    assert set(kept.tolist()) == {each for each in hashes.tolist() if each * SKETCH < 2**64}


def test_sketches_keep_the_same_shingles_of_two_long_texts() -> None:
    words = [str(number) for number in range(4_000)]
    one, other = shingles(words), shingles(["another", "start", *words[1_000:]])

    shared = overlap(sketch(one), sketch(other))

    both = set(one.tolist()) & set(other.tolist())
    assert shared == sum(each < 2**64 // 16 for each in both) > 0
