"""Validation: every row against its schema, keys and evidence; failures are rows, and one place decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandera.errors
import polars as pl

from flows.steps.assemble import BESIDE_TEXT
from flows.steps.checks_law import law_failures
from flows.steps.checks_names import names_failures
from flows.steps.failures import FAILURE_SCHEMA, combined, failures, none_failed, row_key
from flows.steps.model import Stop
from flows.text.fold import fold
from schemas import SLICES, TABLES, columns, key_of

Tables = Mapping[str, pl.DataFrame]


class ChecksFailed(Stop):
    """Rows failed their checks; `failures` has table, rule, key, column and value."""

    def __init__(self, failures: pl.DataFrame) -> None:
        rules = failures.group_by("table", "rule").len().sort("table", "rule")
        named = "; ".join(f"{table}: {rule} ({count} rows)" for table, rule, count in rules.iter_rows())
        super().__init__(f"{failures.height} rows failed their checks and nothing was published. {named}")
        self.failures = failures


def decide(failures: pl.DataFrame) -> None:
    """The one place that lets a build go on. Raises `ChecksFailed`."""
    if failures.height:
        raise ChecksFailed(failures)


def check(tables: Tables) -> pl.DataFrame:
    """All failures of all tables: table, rule, key, column, value."""
    found = [check_table(name, tables) for name in tables]
    for name, column in SLICES.items():
        found.append(_slice_failures(name, column, tables))
    found.append(_unproved(tables))
    found.append(_folding_failures(tables["passages"]))
    found += _document_failures(tables) + _count_failures(tables) + law_failures(tables)
    found += names_failures(tables)
    return combined(found).sort(list(FAILURE_SCHEMA))


def check_table(name: str, tables: Tables) -> pl.DataFrame:
    """The failures of one table against its schema, key, references and offsets."""
    frame = tables[name]
    own = [_schema_failures(name, frame), _key_failures(name, frame), *_span_failures(name, frame)]
    return combined([*own, *_reference_failures(name, frame, tables)])


def _schema_failures(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Types, nulls, ranges, patterns and enumerations, by the pandera model."""
    try:
        TABLES[name].to_schema().validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = pl.DataFrame(error.failure_cases)
        keys = frame.select(row_key(name).alias("key")).with_row_index("index") if _has_keys(name, frame) else None
        if keys is None or "index" not in cases.columns:
            return cases.select(
                table=pl.lit(name),
                rule=pl.col("check").cast(pl.String),
                key=pl.lit(""),
                column=pl.col("column").cast(pl.String).fill_null(""),
                value=pl.col("failure_case").cast(pl.String),
            )
        return (
            cases.with_columns(pl.col("index").cast(pl.UInt32))
            .join(keys, on="index", how="left")
            .select(
                table=pl.lit(name),
                rule=pl.col("check").cast(pl.String),
                key=pl.col("key").fill_null(""),
                column=pl.col("column").cast(pl.String).fill_null(""),
                value=pl.col("failure_case").cast(pl.String),
            )
        )
    return none_failed()


def _has_keys(name: str, frame: pl.DataFrame) -> bool:
    return set(key_of(TABLES[name])) <= set(frame.columns)


def _key_failures(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    key = key_of(TABLES[name])
    twice = failures(name, "key_not_unique", frame.filter(pl.struct(key).is_duplicated()))
    if frame.select(key).equals(frame.select(key).sort(key)):
        return twice
    return pl.concat([twice, failures(name, "rows_not_sorted", frame.head(1))])


def _reference_failures(name: str, frame: pl.DataFrame, tables: Tables) -> list[pl.DataFrame]:
    found = []
    for column in columns(TABLES[name]):
        if column.references is not None:
            parent, parent_column = column.references
            known = tables[parent].get_column(parent_column)
            bad = frame.filter(pl.col(column.name).is_not_null() & ~pl.col(column.name).is_in(known.implode()))
            found.append(failures(name, f"not_in_{parent}", bad, column.name))
    return found


def _span_failures(name: str, frame: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Half-open offsets: both ends or none, and the end behind the start."""
    for low, high in (("char_start", "char_end"), ("byte_start", "byte_end")):
        if low in frame.columns:
            empty = pl.col(high) <= pl.col(low) if name != "rejects" else pl.col(high) < pl.col(low)
            half = pl.col(low).is_null() != pl.col(high).is_null()
            yield failures(name, "offsets_out_of_order", frame.filter(empty | half), low)


def _slice_failures(name: str, column: str, tables: Tables) -> pl.DataFrame:
    """Rows whose text is not the slice of the passage that their offsets name."""
    texts = tables["passages"].select("passage_id", passage_text="text")
    joined = tables[name].filter(pl.col("passage_id").is_not_null()).join(texts, on="passage_id", how="left")
    length = (pl.col("char_end") - pl.col("char_start")).clip(0)
    sliced = pl.col("passage_text").str.slice(pl.col("char_start").clip(0), length)
    return failures(name, "not_the_slice", joined.filter(~sliced.eq_missing(pl.col(column))), column)


def _unproved(tables: Tables) -> pl.DataFrame:
    """Values that need evidence and have none."""
    evidence = tables["evidence"].select("table", "key", "column")
    found = [none_failed()]
    for name, table in TABLES.items():
        wanted = [column.name for column in columns(table) if column.is_proved]
        if name not in tables or not wanted:
            continue
        for column in wanted:
            proved = evidence.filter((pl.col("table") == name) & pl.col("column").is_in([column]))["key"]
            bad = tables[name].filter(pl.col(column).is_not_null() & ~row_key(name).is_in(proved.implode()))
            found.append(failures(name, "no_evidence", bad, column))
    return pl.concat(found)


def _folding_failures(passages: pl.DataFrame) -> pl.DataFrame:
    """Passages whose text is not NFC with single spaces."""
    bad = [text != fold(text) for text in passages["text"].to_list()]
    return failures("passages", "not_folded", passages.filter(pl.Series(bad, dtype=pl.Boolean)), "text")


def _document_failures(tables: Tables) -> list[pl.DataFrame]:
    """What holds between documents, records and passages."""
    documents, records, passages = tables["documents"], tables["records"], tables["passages"]
    copies = records.group_by("document_id").agg(pl.len().alias("copies"), pl.col("is_canonical").sum().alias("leads"))
    held = passages.group_by("document_id").agg(
        pl.len().alias("passages"),
        pl.col("passage_no").n_unique().alias("places"),
        pl.col("passage_no").max().alias("last"),
    )
    joined = documents.join(copies, on="document_id", how="left").join(held, on="document_id", how="left")
    joined = joined.with_columns(
        pl.col("copies", "leads", "passages", "places").fill_null(0), pl.col("last").fill_null(0)
    )
    body = (
        passages.filter("in_canonical", ~pl.col("kind").is_in(sorted(BESIDE_TEXT)))
        .sort("document_id", "passage_no")
        .group_by("document_id", maintain_order=True)
        .agg(pl.col("text").str.join("\n\n").alias("body"))
    )
    texts = documents.join(body, on="document_id", how="left")
    rules = pl.Series(
        [role in ("metadata", "boilerplate", "rejected") for role in tables["spans"]["role"]], dtype=pl.Boolean
    )
    counts = ("n_passages", "places", "last")
    numbered = pl.all_horizontal(pl.col("passages") == pl.col(count) for count in counts)
    sourced = tables["passage_sources"]["passage_id"]
    return [
        failures("documents", "not_one_canonical_copy", joined.filter(pl.col("leads") != 1)),
        failures("documents", "wrong_number_of_copies", joined.filter(pl.col("copies") != pl.col("n_copies"))),
        failures("documents", "passages_not_numbered", joined.filter(~numbered)),
        failures("documents", "text_is_not_its_passages", texts.filter(~pl.col("text").eq_missing(pl.col("body")))),
        failures("passages", "no_source", passages.filter(~pl.col("passage_id").is_in(sourced.implode()))),
        failures("spans", "no_rule", tables["spans"].filter(rules & pl.col("rule").is_null()), "role"),
    ]


def _count_failures(tables: Tables) -> list[pl.DataFrame]:
    """Counts of passages, records and words that are not what is there."""
    records, passages = tables["records"], tables["passages"]
    parts = tables["passage_sources"].filter(pl.col("segment_no") == 1).with_columns(held=pl.len().over("passage_id"))
    had = parts.group_by("record_id").agg(pl.len().alias("had"), (pl.col("held") == 1).sum().alias("alone"))
    counted = records.join(had, on="record_id", how="left").with_columns(pl.col("had", "alone").fill_null(0))
    read = records.group_by("capture_id").agg(pl.len().alias("read"))
    captures = tables["captures"].join(read, on="capture_id", how="left").with_columns(pl.col("read").fill_null(0))
    n_words = [len(text.split()) for text in passages["text"].to_list()]
    return [
        failures(
            "records",
            "wrong_number_of_passages",
            counted.filter((pl.col("had") != pl.col("n_passages")) | (pl.col("alone") != pl.col("n_only_here"))),
        ),
        failures("captures", "wrong_number_of_records", captures.filter(pl.col("read") != pl.col("n_records"))),
        failures(
            "passages",
            "wrong_number_of_words",
            passages.filter(pl.col("n_words") != pl.Series(n_words, dtype=pl.Int64)),
        ),
    ]


def check_loss(previous: Tables | None, tables: Tables) -> pl.DataFrame:
    """A failure where the previous release had documents and this one has none."""
    if previous is None or not previous["documents"].height or tables["documents"].height:
        return none_failed()
    row = {"table": "documents", "rule": "all_documents_lost", "key": "", "column": "", "value": None}
    return pl.DataFrame([row], schema=FAILURE_SCHEMA)
