"""How a table is described: one class a table, one line a column; everything else is made from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandera.polars as pa
import polars as pl
import pyarrow as arrow


class Table(pa.DataFrameModel):
    """One published table. Its docstring's first line says what one row means."""

    class Config:
        """Columns beyond these, or in another order, are errors."""

        strict = True
        ordered = True


@dataclass(frozen=True, slots=True)
class Column:
    """What the rest of the project reads about a column."""

    name: str
    dtype: pl.DataType
    nullable: bool
    description: str
    is_key: bool
    unit: str | None
    references: tuple[str, str] | None
    choices: tuple[str, ...] | None
    is_proved: bool

    @property
    def type_name(self) -> str:
        """The type as the dictionary prints it."""
        return _TYPE_NAMES[str(self.dtype)]


_TYPE_NAMES = {
    "String": "string",
    "Int64": "int64",
    "Float64": "float64",
    "Boolean": "bool",
    "Date": "date",
    "Datetime(time_unit='us', time_zone='UTC')": "timestamp[us, UTC]",
}

_ARROW_TYPES: dict[str, arrow.DataType] = {
    "string": arrow.string(),
    "int64": arrow.int64(),
    "float64": arrow.float64(),
    "bool": arrow.bool_(),
    "date": arrow.date32(),
    "timestamp[us, UTC]": arrow.timestamp("us", tz="UTC"),
}


def text(description: str, *, null: bool = False, empty: bool = False, **more: Any) -> Any:
    """A string column; "" is an error unless `empty` (null means that the source does not say).

    `proved=True`, here and below: each value needs a row of `evidence`, of its own or for its whole row.
    """
    checks: dict[str, Any] = {} if empty else {"str_length": {"min_value": 1}}
    return _field(description, null=null, **checks, **more)


def key(description: str, *, references: str | None = None) -> Any:
    """A string column of the table's key."""
    return _field(description, is_key=True, references=references, str_length={"min_value": 1})


def ref(references: str, description: str, *, null: bool = False, proved: bool = False) -> Any:
    """A string column whose values stand in `table.column`."""
    return _field(description, null=null, references=references, proved=proved, str_length={"min_value": 1})


def whole(
    description: str,
    *,
    null: bool = False,
    at_least: int = 0,
    is_key: bool = False,
    unit: str | None = None,
    proved: bool = False,
) -> Any:
    """An integer column."""
    return _field(description, null=null, is_key=is_key, unit=unit, proved=proved, ge=at_least)


def day(description: str, *, null: bool = False, proved: bool = False) -> Any:
    """A date column."""
    return _field(description, null=null, proved=proved)


def moment(description: str, *, null: bool = False, proved: bool = False) -> Any:
    """A column of moments in UTC."""
    return _field(description, null=null, proved=proved)


def share(description: str, *, null: bool = False) -> Any:
    """A number from 0 to 1."""
    return _field(description, null=null, unit="share", ge=0.0, le=1.0)


def number(description: str, *, null: bool = False, unit: str | None = None) -> Any:
    """A column of numbers from 0 on that may have a fraction."""
    return _field(description, null=null, unit=unit, ge=0.0, lt=float("inf"))


def choice(
    values: Sequence[str], description: str, *, null: bool = False, is_key: bool = False, proved: bool = False
) -> Any:
    """A lower_snake enumeration; an unknown value is an error."""
    return _field(description, null=null, is_key=is_key, choices=tuple(values), proved=proved, isin=list(values))


def flag(description: str, *, null: bool = False, proved: bool = False) -> Any:
    """A boolean column."""
    return _field(description, null=null, proved=proved)


def _field(
    description: str,
    *,
    null: bool = False,
    is_key: bool = False,
    references: str | None = None,
    unit: str | None = None,
    choices: tuple[str, ...] | None = None,
    proved: bool = False,
    **checks: Any,
) -> Any:
    meta = {"is_key": is_key, "references": references, "unit": unit, "choices": choices, "is_proved": proved}
    return pa.Field(nullable=null, description=description, metadata=meta, **checks)


def columns(table: type[Table]) -> tuple[Column, ...]:
    """The columns of a table in their published order."""
    found = []
    for name, column in table.to_schema().columns.items():
        meta = column.metadata or {}
        parent = meta["references"]
        found.append(
            Column(
                name=name,
                dtype=column.dtype.type,
                nullable=column.nullable,
                description=column.description or "",
                is_key=meta["is_key"],
                unit=meta["unit"],
                references=None if parent is None else (parent.split(".")[0], parent.split(".")[1]),
                choices=meta["choices"],
                is_proved=meta["is_proved"],
            )
        )
    return tuple(found)


def key_of(table: type[Table]) -> tuple[str, ...]:
    """The names of the key columns, in order; rows are sorted by them."""
    return tuple(column.name for column in columns(table) if column.is_key)


def frame_schema(table: type[Table]) -> dict[str, pl.DataType]:
    """Column name to polars type."""
    return {column.name: column.dtype for column in columns(table)}


def arrow_schema(table: type[Table], extra: dict[str, str]) -> arrow.Schema:
    """The Arrow schema with a description on each field and on the table (plus `extra` metadata)."""
    fields = []
    for column in columns(table):
        meta = {"description": column.description}
        if column.unit is not None:
            meta["unit"] = column.unit
        kind = _ARROW_TYPES[column.type_name]
        fields.append(arrow.field(column.name, kind, nullable=column.nullable, metadata=meta))
    about = {"table": name_of(table), "description": described(table), "key": " ".join(key_of(table)), **extra}
    return arrow.schema(fields, metadata=about)


def name_of(table: type[Table]) -> str:
    """The table's published name: its class name in lower_snake."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", table.__name__).lower()


def described(table: type[Table]) -> str:
    """The table's description in one line."""
    return " ".join((table.__doc__ or "").split())
