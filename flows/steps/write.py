"""Tables to files whose bytes are the same on any machine: Parquet and CSV."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow as arrow
import pyarrow.parquet as parquet

from flows.steps.compare import Shape
from schemas import TABLES, arrow_schema, columns, key_of

LICENSE = "CC-BY-4.0 for the data; texts remain under the terms of their publishers (see captures.terms)"
_ROWS_PER_GROUP = 100_000


def write_table(name: str, frame: pl.DataFrame, folder: Path, version: str) -> None:
    """`<name>.parquet` and `<name>.csv`."""
    write_parquet(frame, arrow_schema(TABLES[name], about(version)), folder / f"{name}.parquet")
    (folder / f"{name}.csv").write_bytes(csv_bytes(frame))


def about(version: str) -> dict[str, str]:
    """What every Parquet file says of its release."""
    return {"dataset": "unct", "version": version, "license": LICENSE}


def write_delta(name: str, frame: pl.DataFrame, folder: Path, version: str) -> None:
    """`delta/<name>.parquet`: the table's columns behind `op`."""
    schema = arrow_schema(TABLES[name], about(version))
    op = arrow.field("op", arrow.string(), nullable=False, metadata={"description": "add, change or remove"})
    write_parquet(frame, schema.insert(0, op), folder / "delta" / f"{name}.parquet")


def write_parquet(frame: pl.DataFrame, schema: arrow.Schema, path: Path) -> None:
    """One Parquet file with plain Arrow types, for the widest reach (no large strings, views or dictionaries)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table = frame.to_arrow().cast(schema)
    parquet.write_table(table, path, compression="zstd", row_group_size=_ROWS_PER_GROUP, version="2.6")


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """The table as CSV: UTF-8, comma, quotes where needed, null as nothing and "" as two quotes."""
    text = frame.write_csv(datetime_format="%Y-%m-%dT%H:%M:%S%.fZ", line_terminator="\n", quote_style="necessary")
    return text.encode()


def read_table(path: Path) -> pl.DataFrame:
    """A published Parquet file as a frame."""
    frame = pl.from_arrow(parquet.read_table(path))
    assert isinstance(frame, pl.DataFrame)
    return frame


def shape_of_today() -> dict[str, dict[str, str]]:
    """Table to column to type and unit, and "" to the key, of the present schemas."""
    return {
        name: {"": " ".join(key_of(table))}
        | {column.name: f"{column.type_name} {column.unit or ''}".strip() for column in columns(table)}
        for name, table in TABLES.items()
    }


def shape_of_files(folder: Path) -> Shape:
    """The same, read from the Parquet files of a release."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.parquet")):
        schema = parquet.read_schema(path)
        meta = {name.decode(): value.decode() for name, value in (schema.metadata or {}).items()}
        found[path.stem] = {"": meta.get("key", "")}
        for field in schema:
            unit = (field.metadata or {}).get(b"unit", b"").decode()
            found[path.stem][field.name] = f"{_type_name(field.type)} {unit}".strip()
    return found


def _type_name(kind: arrow.DataType) -> str:
    names = {"date32[day]": "date", "double": "float64"}
    return names.get(str(kind), str(kind).replace("tz=", ""))
