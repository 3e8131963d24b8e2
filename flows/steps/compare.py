"""What differs between two releases, row by row, and the version that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from flows.steps.failures import row_key
from schemas import TABLES, frame_schema, key_of

Tables = Mapping[str, pl.DataFrame]
Shape = Mapping[str, Mapping[str, str]]  # table -> column (or "" for its key) -> type and unit

FIRST = "0.1.0"
# Stands in `since_version` columns until the version is known.
PENDING = "pending"
# The release work is not complete: a major step is published as a minor one.
IS_COMPLETE = False


@dataclass(frozen=True, slots=True)
class Difference:
    """The rows of one table that differ: key parts, `key`, `change`, `columns`."""

    table: str
    rows: pl.DataFrame


def differences(old: Tables, new: Tables) -> list[Difference]:
    """The differing rows of every table of the new release, sorted by key; tables without one are left out."""
    found = []
    for name in TABLES:
        if name == "changes":
            continue
        rows = _difference(name, conform(name, old.get(name)), new[name])
        if rows.height:
            found.append(Difference(name, rows))
    return found


def conform(name: str, frame: pl.DataFrame | None) -> pl.DataFrame:
    """A table of an earlier release with today's columns: new ones null, dropped ones gone."""
    schema = frame_schema(TABLES[name])
    if frame is None:
        return pl.DataFrame(schema=schema)
    kept = [
        pl.col(column).cast(kind) if column in frame.columns else pl.lit(None, dtype=kind).alias(column)
        for column, kind in schema.items()
    ]
    return frame.select(kept)


def _difference(name: str, old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    key = list(key_of(TABLES[name]))
    values = [column for column in new.columns if column not in key]
    joined = new.with_columns(_new=True).join(
        old.with_columns(_old=True), on=key, how="full", suffix="_old", coalesce=True
    )
    changed = [~pl.col(column).eq_missing(pl.col(f"{column}_old")) for column in values]
    in_both = pl.col("_new") & pl.col("_old")
    named = [pl.when(differs).then(pl.lit(column)) for column, differs in zip(values, changed, strict=True)]
    names = pl.concat_str(named or [pl.lit(None, pl.String)], separator=" ", ignore_nulls=True)
    change = (
        pl.when(pl.col("_old").is_null())
        .then(pl.lit("added"))
        .when(pl.col("_new").is_null())
        .then(pl.lit("removed"))
        .when(in_both & pl.any_horizontal(changed or [pl.lit(False)]))
        .then(pl.lit("changed"))
    )
    return (
        joined.with_columns(change=change, columns=pl.when(change == "changed").then(names), row_key=row_key(name))
        .filter(pl.col("change").is_not_null())
        .select(*[pl.col(part).alias(f"_{part}") for part in key], "row_key", "change", "columns")
        .sort(f"_{part}" for part in key)
        .rename({f"_{part}": f"key_{part}" for part in key})
    )


def delta(name: str, difference: pl.DataFrame, old: pl.DataFrame | None, new: pl.DataFrame) -> pl.DataFrame:
    """`op` (add, change, remove) and the full row: the new one, or the old one where it was removed."""
    key = list(key_of(TABLES[name]))
    keys = difference.rename({f"key_{part}": part for part in key}).select(*key, "change")
    ops = {"added": "add", "changed": "change", "removed": "remove"}
    keys = keys.with_columns(op=pl.col("change").replace_strict(ops, return_dtype=pl.String)).drop("change")
    kept = new.join(keys.filter(pl.col("op") != "remove"), on=key)
    gone = conform(name, old).join(keys.filter(pl.col("op") == "remove"), on=key)
    return pl.concat([kept, gone]).select("op", *new.columns).sort(key)


def apply_delta(name: str, old: pl.DataFrame | None, change: pl.DataFrame) -> pl.DataFrame:
    """The later version of a table from the earlier one and the delta."""
    key = list(key_of(TABLES[name]))
    rest = conform(name, old).join(change.select(key), on=key, how="anti")
    return pl.concat([rest, change.filter(pl.col("op") != "remove").drop("op")]).sort(key)


def next_version(previous: str, old: Shape, new: Shape, found: list[Difference]) -> str | None:
    """The version after `previous`, computed from what differs; None where nothing does."""
    step = max(_shape_step(old, new), _row_step(found))
    if step == 0:
        return None
    major, minor, patch = (int(part) for part in previous.split("."))
    if step == 3 and IS_COMPLETE:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if step >= 2 else f"{major}.{minor}.{patch + 1}"


def _shape_step(old: Shape, new: Shape) -> int:
    """3: a table or column is gone or of another type; 2: one is new; 0: none differs."""
    if any(new.get(table, {}).get(column) != kind for table, known in old.items() for column, kind in known.items()):
        return 3
    return 2 if any(column not in old.get(table, {}) for table, known in new.items() for column in known) else 0


def _row_step(found: list[Difference]) -> int:
    """2: rows came or went; 1: only values of rows differ; 0: none differs."""
    changes = {change for difference in found for change in difference.rows["change"].to_list()}
    return 2 if changes & {"added", "removed"} else int(bool(changes))
