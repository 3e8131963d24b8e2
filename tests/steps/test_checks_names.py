"""Each rule of layer 4 from both sides: sound rows pass, a broken one fails under the rule's name."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from breaks import Tables, named, put, without

from flows.steps.checks_names import names_failures


def failed(tables: Tables) -> set[tuple[str, str]]:
    return named(names_failures(tables))


FIRST = pl.int_range(pl.len()) == 0
DATED = pl.col("starts_on").is_not_null()
OF_STATEMENTS = (pl.col("table") == "statements") & (pl.col("column") == "") & (pl.col("evidence_no") == 1)


def test_the_seeds_are_sound(seeds):
    assert failed(seeds.tables) == set()


@pytest.mark.parametrize(
    ("table", "rule", "change"),
    [
        ("entities", "identifier_of_another_kind", put(FIRST, kind="group")),
        ("entities", "wrong_number_of_mentions", put(FIRST, n_mentions=1_000)),
        ("mentions", "kind_of_another_entity", put(FIRST, entity_kind="group")),
        ("mentions", "overlaps_another", put(pl.lit(True), char_end=5_000)),
        ("events", "ends_before_it_starts", put(DATED, ends_on=date(1990, 1, 1))),
        ("events", "days_without_precision", put(DATED, date_precision=None)),
        ("events", "days_without_precision", put(DATED, starts_on=None, ends_on=None)),
        ("events", "told_elsewhere", put(pl.lit(True), char_start=0, char_end=1)),
        ("quantities", "range_goes_down", put(FIRST, value=9.0, value_to=3.0)),
        ("statements", "text_is_not_its_parts", put(FIRST, text="Something else")),
        ("statements", "begins_elsewhere", put(pl.lit(True), char_start=0)),
    ],
)
def test_a_broken_row_fails_by_name(seeds, table, rule, change):
    frame = seeds.tables[table]
    broken = change(frame)
    assert not broken.equals(frame)
    assert (table, rule) in failed({**seeds.tables, table: broken})


@pytest.mark.parametrize(
    ("table", "change", "rule"),
    [
        ("organizations", without(FIRST), ("entities", "not_in_organizations")),
        ("people", without(FIRST), ("entities", "not_in_people")),
        ("countries", put(FIRST, entity_id="country-XXX"), ("countries", "of_another_kind")),
        ("places", without(FIRST), ("entities", "not_in_places")),
        ("evidence", without(OF_STATEMENTS), ("statements", "text_is_not_its_parts")),
    ],
)
def test_a_missing_row_fails_by_name(seeds, table, change, rule):
    assert rule in failed({**seeds.tables, table: change(seeds.tables[table])})


def test_an_event_is_no_part_of_itself(seeds):
    events = seeds.tables["events"].with_columns(parent_event_id="event_id")
    assert ("events", "part_of_itself") in failed({**seeds.tables, "events": events})
