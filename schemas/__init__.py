"""What is published: every table, column, key, unit and description, written once."""

from __future__ import annotations

from schemas import captures, documents, law, names, quality
from schemas.base import Column, Table, arrow_schema, columns, described, frame_schema, key_of, name_of

TABLES: dict[str, type[Table]] = {
    name_of(table): table for table in (*captures.LAYER, *documents.LAYER, *law.LAYER, *names.LAYER, *quality.LAYER)
}
"""Table name to model, in the order of the contract's layers."""

SLICES: dict[str, str] = {**documents.SLICES, **law.SLICES, **names.SLICES}
"""Table name to the column that equals the slice of the passage named by the evidence columns."""

__all__ = [
    "SLICES",
    "TABLES",
    "Column",
    "Table",
    "arrow_schema",
    "columns",
    "described",
    "frame_schema",
    "key_of",
    "name_of",
]
