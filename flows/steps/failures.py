"""Failures of checks as frames: table, rule, key, column and value."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from flows.steps.evidence import KEY_JOINT
from schemas import TABLES, key_of

FAILURE_SCHEMA = {"table": pl.String, "rule": pl.String, "key": pl.String, "column": pl.String, "value": pl.String}


def none_failed() -> pl.DataFrame:
    """No failure."""
    return pl.DataFrame(schema=FAILURE_SCHEMA)


def row_key(name: str) -> pl.Expr:
    """The key of a table's rows as one string."""
    return pl.concat_str([pl.col(part).cast(pl.String) for part in key_of(TABLES[name])], separator=KEY_JOINT)


def failures(name: str, rule: str, bad: pl.DataFrame, column: str = "") -> pl.DataFrame:
    """The rows of a table that break a rule, as failures."""
    value = pl.col(column).cast(pl.String) if column else pl.lit(None, pl.String)
    return bad.select(
        table=pl.lit(name), rule=pl.lit(rule), key=row_key(name), column=pl.lit(column), value=value.str.slice(0, 200)
    )


def combined(frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Several frames of failures as one."""
    return pl.concat([none_failed(), *frames])
