from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pandera.errors
import polars as pl
import pyarrow as arrow
import pytest

from schemas import SLICES, TABLES, Column, arrow_schema, columns, described, frame_schema, key_of, name_of

# The keys as the data contract prints them.
KEYS = {
    "captures": ("capture_id",),
    "capture_paths": ("path",),
    "records": ("record_id",),
    "spans": ("capture_id", "byte_start"),
    "passage_sources": ("passage_id", "record_id", "segment_no"),
    "documents": ("document_id",),
    "document_sections": ("document_id", "section_no"),
    "passages": ("passage_id",),
    "document_relations": ("document_id", "related_document_id", "relation"),
    "links": ("link_id",),
    "images": ("image_id",),
    "redirects": ("old_id",),
    "resolutions": ("resolution_id",),
    "resolution_carriers": ("resolution_id", "document_id"),
    "provisions": ("provision_id",),
    "provision_variants": ("provision_id", "document_id"),
    "provision_actions": ("provision_id", "action_no"),
    "citations": ("citation_id",),
    "obligations": ("obligation_id",),
    "obligation_parties": ("obligation_id", "role", "party_no"),
    "entities": ("entity_id",),
    "organizations": ("entity_id",),
    "people": ("entity_id",),
    "countries": ("entity_id",),
    "places": ("entity_id",),
    "mentions": ("mention_id",),
    "positions": ("position_id",),
    "events": ("event_id",),
    "event_participants": ("event_id", "entity_id", "role"),
    "quantities": ("quantity_id",),
    "statements": ("statement_id",),
    "evidence": ("table", "key", "column", "evidence_no"),
    "findings": ("finding_id",),
    "rejects": ("path", "record_no", "stage"),
    "changes": ("table", "key"),
}
PLAIN_TYPES = {
    arrow.string(),
    arrow.int64(),
    arrow.float64(),
    arrow.bool_(),
    arrow.date32(),
    arrow.timestamp("us", tz="UTC"),
}
VALUES = {
    "string": "x",
    "int64": 1,
    "float64": 0.5,
    "bool": True,
    "date": date(2024, 2, 29),
    "timestamp[us, UTC]": datetime(2024, 2, 29, 23, 59, tzinfo=UTC),
}
PATTERNED = {
    "sha256": "0123456789abcdef" * 4,
    "language": "en",
    "year": 1946,
    "offset": "P12M",
    "recurrence": "P1Y",
    "alpha3": "TJK",
    "m49": "762",
}

ALL_COLUMNS = [(name, column) for name, table in TABLES.items() for column in columns(table)]


def of_columns(chosen: list[tuple[str, Column]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("name", "column"), chosen, ids=[f"{name}.{column.name}" for name, column in chosen])


def good_row(name: str) -> pl.DataFrame:
    """One row of a table that breaks no rule."""
    row = {}
    for column in columns(TABLES[name]):
        value = column.choices[0] if column.choices else VALUES[column.type_name]
        row[column.name] = PATTERNED.get(column.name, value)
    return pl.DataFrame([row], schema=frame_schema(TABLES[name]))


def refused(name: str, frame: pl.DataFrame) -> set[str]:
    """The columns in which the model finds fault; fails where it finds none."""
    with pytest.raises(pandera.errors.SchemaErrors) as error:
        TABLES[name].validate(frame, lazy=True)
    cases = pl.DataFrame(error.value.failure_cases)
    told = {str(value) for part in ("column", "failure_case") for value in cases[part].to_list()}
    return told & ({column.name for column in columns(TABLES[name])} | {"extra"})


def tables_with(wanted: Callable[[str, Column], bool]) -> pytest.MarkDecorator:
    """Each table that has wanted columns, with their names."""
    chosen = [
        (name, [column.name for column in columns(table) if wanted(name, column)]) for name, table in TABLES.items()
    ]
    return pytest.mark.parametrize(("name", "chosen"), [pytest.param(*each, id=each[0]) for each in chosen if each[1]])


@pytest.mark.parametrize(("name", "key"), KEYS.items())
def test_the_tables_of_the_contract_have_its_keys(name: str, key: tuple[str, ...]) -> None:
    assert key_of(TABLES[name]) == key


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_a_name_a_key_and_a_description(name: str) -> None:
    table = TABLES[name]
    description = described(table)

    assert name == name_of(table)
    assert re.fullmatch(r"[a-z]+(?:_[a-z]+)*", name)
    assert key_of(table)
    assert [column.is_key for column in columns(table)][: len(key_of(table))] == [True] * len(key_of(table))
    assert description.startswith(("One ", "A ", "An "))
    assert description.endswith(".")
    assert "\n" not in (table.__doc__ or "").strip()


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_described(name: str) -> None:
    for column in columns(TABLES[name]):
        description = column.description

        assert description.strip() == description != ""
        assert description[0].isupper() or description.split(":")[0] in (column.choices or ()), column.name
        assert description.endswith("."), column.name
        assert "\n" not in description
        assert not (column.is_key and column.nullable)


TOLD_BY_SUFFIX = {
    "_on": "date",
    "_at": "timestamp[us, UTC]",
    "_no": "int64",
    "_id": "string",
    "_start": "int64",
    "_end": "int64",
}
TOLD_BY_PREFIX = {"n_": "int64", "is_": "bool", "has_": "bool"}


@pytest.mark.parametrize("name", TABLES)
def test_the_name_of_a_column_says_what_it_holds(name: str) -> None:
    for column in columns(TABLES[name]):
        told = [kind for suffix, kind in TOLD_BY_SUFFIX.items() if column.name.endswith(suffix)]
        told += [kind for prefix, kind in TOLD_BY_PREFIX.items() if column.name.startswith(prefix)]

        assert re.fullmatch(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", column.name)
        assert told in ([], [column.type_name]), column.name
        assert column.type_name != "date" or column.name.endswith("_on")
        assert column.type_name != "timestamp[us, UTC]" or column.name.endswith("_at")


@of_columns([(name, column) for name, column in ALL_COLUMNS if column.name.startswith("n_") or "_end" in column.name])
def test_what_is_counted_has_a_unit(name: str, column: Column) -> None:
    assert column.unit


@of_columns([(name, column) for name, column in ALL_COLUMNS if column.references is not None])
def test_references_name_the_key_of_a_table(name: str, column: Column) -> None:
    assert column.references is not None
    parent, parent_column = column.references

    assert parent in TABLES
    assert key_of(TABLES[parent]) == (parent_column,)
    assert column.type_name == "string"


@of_columns([(name, column) for name, column in ALL_COLUMNS if column.choices is not None])
def test_enumerations_are_distinct_words_in_lower_snake(name: str, column: Column) -> None:
    assert column.choices is not None
    assert len(set(column.choices)) == len(column.choices) > 1
    if column.name != "media_type":
        assert all(re.fullmatch(r"[a-z]+(?:_[a-z]+)*", choice) for choice in column.choices)


@pytest.mark.parametrize("name", SLICES)
def test_slices_name_a_text_column_beside_its_offsets(name: str) -> None:
    types = {column.name: column.type_name for column in columns(TABLES[name])}

    assert types[SLICES[name]] == "string"
    assert [types[part] for part in ("document_id", "passage_id")] == ["string", "string"]
    assert [types[part] for part in ("char_start", "char_end")] == ["int64", "int64"]


@pytest.mark.parametrize("name", TABLES)
def test_arrow_schemas_have_plain_types_and_descriptions(name: str) -> None:
    schema = arrow_schema(TABLES[name], {"version": "1.2.3"})

    assert schema.names == [column.name for column in columns(TABLES[name])]
    for field, column in zip(schema, columns(TABLES[name]), strict=True):
        assert field.type in PLAIN_TYPES
        assert field.nullable is column.nullable
        assert field.metadata[b"description"].decode() == column.description
        assert field.metadata.get(b"unit", b"").decode() == (column.unit or "")
    assert schema.metadata[b"table"].decode() == name
    assert schema.metadata[b"key"].decode() == " ".join(key_of(TABLES[name]))
    assert schema.metadata[b"description"].decode() == described(TABLES[name])
    assert schema.metadata[b"version"] == b"1.2.3"


def test_the_arrow_schema_of_captures_is_the_published_one() -> None:
    schema = arrow_schema(TABLES["captures"], {})

    assert [(field.name, str(field.type), field.nullable) for field in schema] == [
        ("capture_id", "string", False),
        ("sha256", "string", False),
        ("n_bytes", "int64", False),
        ("media_type", "string", False),
        ("encoding", "string", True),
        ("family", "string", True),
        ("family_reason", "string", True),
        ("captured_on", "date32[day]", True),
        ("publisher", "string", True),
        ("terms", "string", True),
        ("n_records", "int64", False),
        ("status", "string", False),
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_good_row_is_taken(name: str) -> None:
    frame = good_row(name)

    assert TABLES[name].validate(frame, lazy=True).equals(frame)


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_is_taken(name: str) -> None:
    frame = pl.DataFrame(schema=frame_schema(TABLES[name]))

    assert TABLES[name].validate(frame, lazy=True).height == 0


@pytest.mark.parametrize("name", TABLES)
def test_null_is_taken_where_the_source_may_not_say(name: str) -> None:
    nullable = [column.name for column in columns(TABLES[name]) if column.nullable]
    frame = good_row(name).with_columns(pl.lit(None, frame_schema(TABLES[name])[each]).alias(each) for each in nullable)

    assert TABLES[name].validate(frame, lazy=True).equals(frame)


@pytest.mark.parametrize("name", TABLES)
def test_columns_beyond_the_published_ones_are_refused(name: str) -> None:
    frame = good_row(name).with_columns(extra=pl.lit("x"))

    assert "extra" in refused(name, frame)


@tables_with(lambda name, column: True)
def test_missing_columns_are_refused(name: str, chosen: list[str]) -> None:
    kept = good_row(name).select(chosen[-1])

    assert refused(name, kept) >= set(chosen[:-1])
    assert refused(name, good_row(name).drop(chosen[-1])) >= {chosen[-1]}


@pytest.mark.parametrize("name", TABLES)
def test_another_order_of_columns_is_refused(name: str) -> None:
    frame = good_row(name)

    assert refused(name, frame.select(reversed(frame.columns)))


@tables_with(lambda name, column: not column.nullable)
def test_null_is_refused_where_the_source_must_say(name: str, chosen: list[str]) -> None:
    frame = good_row(name).with_columns(pl.lit(None, frame_schema(TABLES[name])[each]).alias(each) for each in chosen)

    assert refused(name, frame) == set(chosen)


MAY_BE_EMPTY = [("evidence", "column")]


@tables_with(
    lambda name, column: (
        column.type_name == "string"
        and (name, column.name) not in MAY_BE_EMPTY
        and (column.references is None or column.is_key)
    )
)
def test_empty_strings_are_refused(name: str, chosen: list[str]) -> None:
    frame = good_row(name).with_columns(pl.lit("").alias(each) for each in chosen)

    assert refused(name, frame) == set(chosen)


@tables_with(lambda name, column: column.references is not None and not column.is_key)
def test_empty_references_are_refused(name: str, chosen: list[str]) -> None:
    frame = good_row(name).with_columns(pl.lit("").alias(each) for each in chosen)

    assert refused(name, frame) == set(chosen)


def test_evidence_of_a_whole_row_names_no_column() -> None:
    frame = good_row("evidence").with_columns(column=pl.lit(""))

    assert TABLES["evidence"].validate(frame, lazy=True).equals(frame)


@tables_with(lambda name, column: column.choices is not None)
@pytest.mark.parametrize("value", ["unheard_of", "Parsed", " parsed"])
def test_unknown_values_of_enumerations_are_refused(name: str, chosen: list[str], value: str) -> None:
    frame = good_row(name).with_columns(pl.lit(value).alias(each) for each in chosen)

    assert refused(name, frame) == set(chosen)


WRONG_TYPES = {
    "string": [pl.Int64, pl.Categorical],
    "int64": [pl.String, pl.Int32, pl.Float64],
    "float64": [pl.Float32, pl.Int64],
    "bool": [pl.Int64, pl.String],
    "date": [pl.String, pl.Datetime("us", "UTC")],
    "timestamp[us, UTC]": [pl.String, pl.Date, pl.Datetime("us"), pl.Datetime("ms", "UTC"), pl.Datetime("us", "CET")],
}


@pytest.mark.parametrize(("kind", "wrong"), [(kind, wrong) for kind in WRONG_TYPES for wrong in WRONG_TYPES[kind]])
def test_other_types_are_refused(kind: str, wrong: pl.DataType) -> None:
    for name, table in TABLES.items():
        chosen = [column.name for column in columns(table) if column.type_name == kind]
        if chosen:
            frame = good_row(name).with_columns(pl.Series(each, [None], dtype=wrong) for each in chosen)

            assert refused(name, frame) >= set(chosen), name


@tables_with(lambda name, column: column.type_name in ("int64", "float64"))
def test_numbers_below_their_range_are_refused(name: str, chosen: list[str]) -> None:
    types = frame_schema(TABLES[name])
    frame = good_row(name).with_columns(pl.lit(-1, types[each]).alias(each) for each in chosen)

    assert refused(name, frame) == set(chosen)


@tables_with(lambda name, column: column.name.endswith("_no") and column.name != "record_no")
def test_positions_count_from_one(name: str, chosen: list[str]) -> None:
    frame = good_row(name).with_columns(pl.lit(0).alias(each) for each in chosen)

    assert refused(name, frame) == set(chosen)


@pytest.mark.parametrize("value", [-0.01, 1.01, float("nan"), float("inf")])
@tables_with(lambda name, column: column.unit == "share")
def test_a_share_is_between_nought_and_one(name: str, chosen: list[str], value: float) -> None:
    frame = good_row(name).with_columns(pl.lit(value).alias(each) for each in chosen)

    assert refused(name, frame) == set(chosen)


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("captures", "sha256", "0123"),
        ("captures", "sha256", "0123456789ABCDEF" * 4),
        ("captures", "sha256", "0123456789abcdef" * 4 + "\n"),
        ("documents", "language", "eng"),
        ("documents", "language", "EN"),
        ("documents", "language", "e"),
        *(
            ("obligations", column, value)
            for column in ("offset", "recurrence")
            for value in (
                "P",
                "12M",
                "P12",
                "p12m",
                "PT",
                "P1DT",
                "P1H",
                "P-1D",
                "P1.5D",
                "P12M\n",
                "a P12M",
                "P12M or so",
            )
        ),
    ],
)
def test_patterns_are_kept(name: str, column: str, value: str) -> None:
    frame = good_row(name).with_columns(pl.lit(value).alias(column))

    assert column in refused(name, frame)


@pytest.mark.parametrize("column", ["offset", "recurrence"])
@pytest.mark.parametrize("value", ["P1D", "P90D", "P2W", "P12M", "P1Y", "PT48H", "P1DT12H", "P1Y6M"])
def test_durations_are_taken(column: str, value: str) -> None:
    frame = good_row("obligations").with_columns(pl.lit(value).alias(column))

    assert TABLES["obligations"].validate(frame, lazy=True).equals(frame)


def test_a_digest_stands_once() -> None:
    frame = pl.concat([good_row("captures"), good_row("captures")])

    assert "sha256" in refused("captures", frame)
