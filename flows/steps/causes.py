"""Why rows changed: other raw files (source), other curated entries (curation), or other code (code)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.steps.compare import Difference, conform
from flows.steps.evidence import KEY_JOINT
from schemas import frame_schema
from schemas.quality import Changes

Tables = Mapping[str, pl.DataFrame]
# Tables whose rows belong to a document, with the identifier that evidence and findings name them by.
_OF_DOCUMENTS = (
    ("links", "link_id"),
    ("images", "image_id"),
    ("resolution_carriers", "resolution_id"),
    ("citations", "citation_id"),
    ("obligations", "obligation_id"),
    ("mentions", "mention_id"),
    ("positions", "position_id"),
    ("events", "event_id"),
    ("quantities", "quantity_id"),
    ("statements", "statement_id"),
)
# Tables of entities: a row of them is touched where a document of its mentions is.
_OF_ENTITIES = ("entities", "organizations", "people", "countries", "places")
_IDS = (
    "capture_id",
    "record_id",
    "document_id",
    "related_document_id",
    "passage_id",
    "resolution_id",
    "provision_id",
    "old_id",
    "new_id",
)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a release was made from: digests of the captures and of the curated files."""

    captures: frozenset[str]
    curated: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """For `run_summary.json`."""
        return {"captures": sorted(self.captures), "curated": dict(sorted(self.curated.items()))}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Inputs:
        """From `run_summary.json`."""
        return cls(frozenset(content["captures"]), dict(content["curated"]))


def changes(found: Sequence[Difference], old: Tables, new: Tables, before: Inputs, after: Inputs) -> pl.DataFrame:
    """The rows of `changes`, each with its cause."""
    touched = _touched(old, new, before.captures ^ after.captures)
    curated = _curated_keys(old, new, before, after)
    fallback = _fallback(before, after)
    frames = [pl.DataFrame(schema=frame_schema(Changes))]
    for difference in found:
        rows = difference.rows
        ids = _ids_of_rows(difference.table, rows, old, new)
        known = pl.Series(sorted(curated.get(difference.table, set())), dtype=pl.String)
        is_source = ids.list.set_intersection(pl.Series([touched], dtype=pl.List(pl.String))).list.len() > 0
        is_source = is_source | (difference.table in ("capture_paths", "rejects"))
        is_curated = rows["row_key"].is_in(known.implode())
        cause = (
            pl.when(is_source)
            .then(pl.lit("source"))
            .when(is_curated)
            .then(pl.lit("curation"))
            .otherwise(pl.lit(fallback))
        )
        frames.append(
            rows.select(table=pl.lit(difference.table), key="row_key", change="change", columns="columns", cause=cause)
        )
    return pl.concat(frames).sort("table", "key")


def _fallback(before: Inputs, after: Inputs) -> str:
    """The cause of what no changed capture and no curated value explains.

    A manifest only gives values, and those have evidence; the other curated files also steer how text is read. One that
    is new comes with the code that reads it.
    """
    files = {path for path in before.curated if before.curated[path] != after.curated.get(path)}
    return "curation" if any(not path.startswith("raw/") for path in files) else "code"


def _touched(old: Tables, new: Tables, captures: frozenset[str]) -> list[str]:
    """The identifiers of all that a new or lost capture is a part of."""
    touched = {f"cap-{digest[:16]}" for digest in captures}
    for tables in (old, new):
        records = tables["records"].filter(pl.col("capture_id").is_in(list(touched)))
        touched |= set(records["record_id"]) | set(records["document_id"])
    for tables in (old, new):
        passages = tables["passages"].filter(pl.col("document_id").is_in(list(touched)))
        touched |= set(passages["passage_id"])
        for name, key in _OF_DOCUMENTS:
            frame = conform(name, tables.get(name))
            touched |= set(frame.filter(pl.col("document_id").is_in(list(touched)))[key])
        mentions = conform("mentions", tables.get("mentions"))
        touched |= set(mentions.filter(pl.col("document_id").is_in(list(touched)))["entity_id"])
        touched |= _beyond(tables, touched)
        provisions = conform("provisions", tables.get("provisions"))
        touched |= set(provisions.filter(pl.col("resolution_id").is_in(list(touched)))["provision_id"])
    return sorted(touched)


def _beyond(tables: Tables, touched: set[str]) -> set[str]:
    """The bodies and States that touched ones are a part of or lie in: named nowhere, they come and go with them."""
    places, bodies = conform("places", tables.get("places")), conform("organizations", tables.get("organizations"))
    outer = {
        *places.select("entity_id", "country_id").iter_rows(),
        *bodies.select("entity_id", "parent_id").iter_rows(),
    }
    parents = {inner: each for inner, each in outer if each is not None}
    found = {parents[each] for each in touched & parents.keys()}
    while further := {parents[each] for each in found & parents.keys()} - found:
        found |= further
    return found


def _curated_keys(old: Tables, new: Tables, before: Inputs, after: Inputs) -> dict[str, set[str]]:
    """Table to the keys of rows with a value from a curated file that is new, gone or changed.

    A list of ours that is new comes with the code that reads it (as in `_fallback`).
    """
    known = {path for path in after.curated if path.startswith("raw/")} | set(before.curated)
    files = {path for path in known if before.curated.get(path) != after.curated.get(path)}
    found: dict[str, set[str]] = {}
    curated: set[tuple[str, str, str]] = set()
    for tables in (old, new):
        rows = tables["evidence"].filter(pl.col("curated_path").is_in(sorted(files)))
        for table, key, column in rows.select("table", "key", "column").iter_rows():
            found.setdefault(table, set()).add(key)
            curated.add((table, key, column))
    for tables in (old, new):
        # The other places of the same value come and go with the curated one.
        for table, key, column, number in (
            tables["evidence"].select("table", "key", "column", "evidence_no").iter_rows()
        ):
            if (table, key, column) in curated:
                found.setdefault("evidence", set()).add(KEY_JOINT.join((table, key, column, str(number))))
    return found


def _ids_of_rows(name: str, rows: pl.DataFrame, old: Tables, new: Tables) -> pl.Series:
    """For each differing row, the identifiers in it, of the old row and of the new one."""
    key = [column.removeprefix("key_") for column in rows.columns if column.startswith("key_")]
    wanted = [column for column in (*_IDS, "key") if column in new[name].columns]
    if name in ("links", "images", *_OF_ENTITIES):
        wanted.append(key[0])
    found = rows.rename({f"key_{part}": part for part in key}).select(key)
    extra = [column for column in wanted if column not in key]
    for tables, suffix in ((old, "_was"), (new, "_is")):
        frame = conform(name, tables.get(name))
        present = [column for column in extra if column in frame.columns]
        side = frame.select(*key, *[pl.col(column).alias(column + suffix) for column in present])
        found = found.join(side, on=key, how="left", maintain_order="left")
    ids = [pl.col(column) for column in found.columns if column.removesuffix("_was").removesuffix("_is") in wanted]
    strings = [each.cast(pl.String) for each in ids] or [pl.lit(None, pl.String)]
    first_part = [pl.col("key").str.split(KEY_JOINT).list.first()] if "key" in key else []
    return found.select(ids=pl.concat_list(strings + first_part).list.drop_nulls())["ids"]
