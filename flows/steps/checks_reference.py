"""The curated lists against their schemas, before anything is read with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandera.errors
import polars as pl
import pycountry

from flows.steps.model import Stop
from flows.text.names.known import several
from flows.text.reference import rows
from schemas import columns
from schemas.reference import LISTS

Cells = Sequence[Mapping[str, str]]


def check_reference() -> None:
    """Raise `Stop` where a curated list breaks its schema or contradicts itself; the message names file and cell."""
    lists = {name: rows(name) for name in LISTS}
    wrong = [each for name in LISTS for each in schema_errors(name, lists[name])]
    if not wrong:
        wrong = [*_keys(lists), *_codes(lists), *_names_twice(lists["organizations"])]
    if wrong:
        more = f" ... and {len(wrong) - 10} more." if len(wrong) > 10 else ""
        raise Stop(f"The curated lists in flows/reference/ need mending. {' '.join(wrong[:10])}{more}")


def schema_errors(name: str, cells: Cells) -> list[str]:
    """What breaks the schema of a list, for people."""
    wanted = [column.name for column in columns(LISTS[name])]
    if any(list(row) != wanted or None in row.values() for row in cells):
        return [f"{name}.csv: the columns must be {','.join(wanted)}, and each row must have as many cells."]
    frame = pl.DataFrame(
        [{key: value or None for key, value in row.items()} for row in cells],
        schema=dict.fromkeys(wanted, pl.String),
        orient="row",
    )
    try:
        LISTS[name].to_schema().validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = pl.DataFrame(error.failure_cases).select("column", "check", "failure_case", "index").unique()
        return [
            f"{name}.csv, line {2 if index is None else int(index) + 2}: {column} {value!r} breaks {check}."
            for column, check, value, index in cases.sort("index", "column").iter_rows()
        ]
    return []


def _keys(lists: Mapping[str, Cells]) -> list[str]:
    known = {row["key"] for row in lists["organizations"]}
    found = [
        f"organizations.csv: the parent {row['parent']!r} of {row['key']!r} is not in the list."
        for row in lists["organizations"]
        if row["parent"] and row["parent"] not in known
    ]
    for row in lists["body_lookups"]:
        if row["decision"] == "same_as" and row["key"] not in known:
            found.append(f"body_lookups.csv: {row['text']!r} is the same as {row['key']!r}, which is in no list.")
        if (row["decision"] == "not_a_body") == bool(row["key"]):
            found.append(f"body_lookups.csv: {row['text']!r} needs a key if it is a body, and none if it is not.")
        if row["decision"] == "new" and row["key"] in known:
            found.append(f"body_lookups.csv: {row['text']!r} is not new: organizations.csv has {row['key']!r}.")
    return found


def _codes(lists: Mapping[str, Cells]) -> list[str]:
    known = {each.alpha_3 for each in (*pycountry.countries, *pycountry.historic_countries)} | {"XKX"}
    cells = [("country_names", row["alpha3"]) for row in lists["country_names"]]
    cells += [("places", row["country"]) for row in lists["places"] if row["country"]]
    return [f"{name}.csv: {code!r} is no code of ISO 3166." for name, code in cells if code not in known]


def _names_twice(cells: Cells) -> list[str]:
    """Names that are given to two bodies."""
    owner: dict[str, str] = {}
    found = []
    for row in cells:
        for name in _names_of(row):
            if owner.setdefault(name, row["key"]) != row["key"]:
                found.append(f"organizations.csv: {name!r} is given to {owner[name]!r} and {row['key']!r}.")
    return found


def _names_of(row: Mapping[str, str]) -> Iterable[str]:
    return {row["name"], *([row["acronym"]] if row["acronym"] else []), *several(row["other_names"])}
