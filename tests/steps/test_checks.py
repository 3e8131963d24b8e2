"""Each check has a row that fails it under the rule's name; the real release passes them all."""

from datetime import UTC, date, datetime

import polars as pl
import pytest

from flows.steps.checks import check
from flows.steps.checks_bytes import bytes_of_slice, check_ledger, check_passages
from flows.steps.checks_evidence import check_evidence
from flows.steps.ingest import ingest


def first(column: str, value) -> pl.Expr:
    """The column with its first row set to a value."""
    return pl.when(pl.int_range(pl.len()) == 0).then(pl.lit(value)).otherwise(pl.col(column)).alias(column)


BROKEN = {
    "str_length(1, None)": ("documents", first("title", "")),
    "str_matches('^[a-z]{2}$')": ("documents", first("language", "English")),
    "not_nullable": ("captures", first("sha256", None)),
    "greater_than_or_equal_to(0)": ("images", first("width", -1)),
    "less_than_or_equal_to(1.0)": ("records", first("similarity", 1.5)),
    "not_in_captures": ("records", first("capture_id", "cap-0000000000000000")),
    "not_in_passages": ("spans", pl.lit("psg-none").alias("passage_id")),
    "key_not_unique": ("passages", pl.lit("psg-1").alias("passage_id")),
    "rows_not_sorted": ("passages", pl.col("passage_id").reverse()),
    "offsets_out_of_order": ("links", first("char_end", 0)),
    "not_the_slice": ("links", first("anchor_text", "somewhere else")),
    "no_evidence": ("documents", pl.lit("A. Author").alias("author")),
    "not_folded": ("passages", pl.col("text") + " "),
    "not_one_canonical_copy": ("records", pl.lit(False).alias("is_canonical")),
    "wrong_number_of_copies": ("documents", pl.col("n_copies") + 1),
    "passages_not_numbered": ("passages", pl.col("passage_no") + 1),
    "text_is_not_its_passages": ("documents", pl.col("text") + "!"),
    "no_rule": ("spans", pl.lit(None, pl.String).alias("rule")),
}


def test_the_release_of_the_real_files_passes(seeds):
    assert check(seeds.tables).height == 0
    assert check_ledger(seeds.tables).height == 0


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_row_fails_under_the_name_of_its_rule(seeds, rule):
    table, change = BROKEN[rule]
    tables = {**seeds.tables, table: seeds.tables[table].with_columns(change)}
    assert rule in check(tables)["rule"].to_list()


def test_a_passage_without_a_source_fails(seeds):
    tables = {**seeds.tables, "passage_sources": seeds.tables["passage_sources"].slice(1)}
    assert "no_source" in check(tables)["rule"].to_list()


@pytest.mark.parametrize("change", [first("byte_end", 5), pl.col("byte_end") + 1])
def test_a_gap_or_an_overlap_in_the_ledger_fails(seeds, change):
    tables = {**seeds.tables, "spans": seeds.tables["spans"].with_columns(change)}
    assert check_ledger(tables).height > 0


def test_passages_are_compared_with_the_bytes(seeds, raw):
    data = {capture.capture_id: capture.data for capture in ingest(raw).captures}
    assert check_passages(seeds.tables, data.get).height == 0
    changed = {key: value.replace(b"Tajikistan", b"Turkestan ") for key, value in data.items()}
    found = check_passages(seeds.tables, changed.get)
    assert found["rule"].unique().to_list() == ["bytes_do_not_give_the_text"]
    assert check_passages(seeds.tables, lambda capture: None).height == 0


@pytest.mark.parametrize(
    ("data", "media", "start", "end", "expected"),
    [
        ("a  b\u00a0c".encode(), "text/plain", 2, 5, b"b\xc2\xa0c"),
        ("Zürich ist groß".encode(), "text/plain", 11, 15, "groß".encode()),
        (b"see <b>the <i>joint</i></b> statement", "text/html", 8, 13, b"joint"),
        (b"a &amp; b&nbsp;c", "text/html", 2, 3, b"&amp;"),
        (b"a &amp; b&nbsp;c", "text/html", 4, 7, b"b&nbsp;c"),
        (b"one<br/>two", "text/html", 4, 7, b"two"),
        (b"one<br/>two", "text/html", 0, 7, b"one<br/>two"),
    ],
)
def test_a_slice_leads_to_its_bytes(data, media, start, end, expected):
    low, high = bytes_of_slice(data, "utf-8", media, start, end)
    assert data[low:high] == expected


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("documents", "title", "Another title"),
        ("documents", "author", "A. N. Other"),
        ("documents", "url", "https://example.org/other"),
        ("records", "source_key", "1 at /nowhere"),
        ("records", "cms_user", "NOBODY"),
        ("images", "width", 7),
        ("links", "href", "/other.pdf"),
        ("captures", "captured_on", date(2020, 1, 1)),
        ("records", "published_at", datetime(2020, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_value_that_its_bytes_do_not_say_fails(seeds, raw, table, column, value):
    data = {capture.capture_id: capture.data for capture in ingest(raw).captures}
    assert check_evidence(seeds.tables, data.get).height == 0
    forged = pl.when(pl.col(column).is_not_null()).then(pl.lit(value)).alias(column)
    tables = {**seeds.tables, table: seeds.tables[table].with_columns(forged)}
    found = check_evidence(tables, data.get)
    assert {"rule": "evidence_does_not_say_it", "table": table, "column": column} in found.select(
        "rule", "table", "column"
    ).to_dicts()


@pytest.mark.parametrize(
    ("table", "column", "rule"),
    [
        ("records", "n_passages", "wrong_number_of_passages"),
        ("records", "n_only_here", "wrong_number_of_passages"),
        ("captures", "n_records", "wrong_number_of_records"),
        ("passages", "n_words", "wrong_number_of_words"),
    ],
)
def test_a_wrong_count_fails(seeds, table, column, rule):
    tables = {**seeds.tables, table: seeds.tables[table].with_columns(pl.col(column) + 1)}
    assert rule in check(tables)["rule"].to_list()
