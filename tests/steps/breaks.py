"""Ways to break the rows of sound tables, for the tests of the checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl

from flows.steps.failures import combined

Tables = dict[str, pl.DataFrame]
Break = Callable[[pl.DataFrame], pl.DataFrame]


def named(failures: Sequence[pl.DataFrame]) -> set[tuple[str, str]]:
    """Table and rule of each failure."""
    return set(combined(failures).select("table", "rule").rows())


def put(where: pl.Expr, **values: object) -> Break:
    """Set values of the rows that an expression picks."""
    return lambda frame: frame.with_columns(
        pl.when(where).then(pl.lit(value, frame.schema[name])).otherwise(pl.col(name)).alias(name)
        for name, value in values.items()
    )


def without(where: pl.Expr) -> Break:
    """Drop the rows that an expression picks."""
    return lambda frame: frame.filter(~where)
