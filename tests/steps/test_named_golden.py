"""The tables against documents marked by hand (tests/golden/NAMED.md says what is marked)."""

from pathlib import Path

import pytest
from named_scoring import scores

from flows.text.fold import fold
from tests.text.names.marked import document

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("named_*"))


@pytest.fixture(scope="session")
def scored(seeds):
    return scores(seeds.tables, GOLDEN)


@pytest.mark.parametrize("folder", GOLDEN, ids=lambda folder: folder.name)
def test_each_marked_text_is_the_published_one(seeds, folder):
    passages = set(seeds.tables["passages"]["text"])
    marked, _ = document((folder / "marked.txt").read_text("utf-8"))
    assert [part.text for part in marked if part.text not in passages] == []
    assert all(part.text == fold(part.text) for part in marked)


# What is aimed at: a wrong row is worse than a missing one.
@pytest.mark.parametrize(
    "table",
    [
        "mentions: organization",
        "mentions: person",
        "mentions: country",
        "mentions: place",
        "mentions: group",
        "mentions: who",
        "positions",
        "events",
        "events: fields",
        "event_participants",
        "quantities",
        "quantities: event",
        "statements",
        "statements: speaker",
    ],
)
def test_few_rows_are_wrong_and_few_are_missing(scored, table):
    score = scored[table]
    assert score.precision >= 0.98, score.extra
    assert score.recall >= 0.95, score.missed
