"""Each rule of layer 3 from both sides: sound rows pass, a broken one fails under the rule's name."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from breaks import Tables, named, put, without

from flows.steps.checks_law import law_failures


def failed(tables: Tables) -> set[tuple[str, str]]:
    return named(law_failures(tables))


FIRST = pl.col("position") == 1
ITEM = pl.col("parent_provision_id").is_not_null()
CITED = pl.int_range(pl.len()) == 0
YEARLESS = pl.col("is_yearless")
ROW_EVIDENCE = (pl.col("table") == "provisions") & (pl.col("column") == "") & pl.col("key").str.ends_with("/OP33")


def test_the_seeds_are_sound(seeds):
    assert failed(seeds.tables) == set()


@pytest.mark.parametrize(
    ("table", "rule", "change"),
    [
        ("resolutions", "symbol_is_not_number_and_year", put(pl.lit(True), number=2396)),
        ("resolutions", "symbol_is_not_number_and_year", put(pl.lit(True), year=2018)),
        ("resolutions", "wrong_number_of_paragraphs", put(pl.lit(True), n_preambular=32)),
        ("resolutions", "wrong_number_of_paragraphs", put(pl.lit(True), n_operative=34)),
        ("resolutions", "adopted_in_another_year", put(pl.lit(True), adopted_on=date(2018, 1, 1))),
        ("provisions", "text_is_not_its_stretches", put(FIRST, text="Something else")),
        ("provisions", "begins_elsewhere", put(FIRST, char_start=0)),
        ("provisions", "lead_phrase_not_in_text", put(FIRST, lead_phrase="Deploring")),
        ("citations", "target_does_not_follow", put(CITED, target_symbol="S/RES/1 (1946)")),
        ("citations", "target_does_not_follow", put(YEARLESS, resolved_symbol=None)),
        ("citations", "resolved_without_need", put(YEARLESS, is_yearless=False)),
        ("citations", "wrong_year_without_the_right_one", put(CITED, is_wrong_year=True, resolved_symbol=None)),
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
        ("resolution_carriers", put(pl.lit(True), is_canonical=False), ("resolutions", "not_one_canonical_carrier")),
        ("resolution_carriers", without(pl.lit(True)), ("resolutions", "not_one_canonical_carrier")),
        ("provisions", without(pl.col("position") == 5), ("resolutions", "wrong_number_of_paragraphs")),
        ("evidence", without(ROW_EVIDENCE), ("provisions", "text_is_not_its_stretches")),
        ("evidence", put(ROW_EVIDENCE, char_start=0), ("provisions", "begins_elsewhere")),
    ],
)
def test_a_row_that_others_rest_on(seeds, table, change, rule):
    frame = seeds.tables[table]
    broken = change(frame)
    assert not broken.equals(frame)
    assert rule in failed({**seeds.tables, table: broken})


def test_two_canonical_carriers_are_one_too_many(seeds):
    carriers = seeds.tables["resolution_carriers"]
    two = pl.concat([carriers, carriers.with_columns(document_id=pl.lit("doc-0"))])
    assert failed({**seeds.tables, "resolution_carriers": two}) == {("resolutions", "not_one_canonical_carrier")}


def test_an_item_stands_in_its_parent_and_in_its_resolution(seeds):
    provisions = seeds.tables["provisions"]
    parent, item = provisions.sort("position")["provision_id"].to_list()[:2]
    inside = pl.col("provision_id") == item
    words = provisions.row(by_predicate=pl.col("provision_id") == item, named=True)["text"]
    holding = provisions.with_columns(
        pl.when(pl.col("provision_id") == parent).then(pl.lit(f"Noting: {words}")).otherwise("text").alias("text"),
        pl.when(inside).then(pl.lit(parent)).otherwise("parent_provision_id").alias("parent_provision_id"),
    )
    rule = ("provisions", "not_in_its_parent")
    assert rule not in failed({**seeds.tables, "provisions": holding})
    strange = holding.with_columns(
        pl.when(inside).then(pl.lit("S/RES/1 (1946)")).otherwise("resolution_id").alias("resolution_id")
    )
    assert rule in failed({**seeds.tables, "provisions": strange})
    outside = put(inside, parent_provision_id=parent)(provisions)
    assert rule in failed({**seeds.tables, "provisions": outside})
