"""The build's review list: bodies that no reference list has, for a curator to decide on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import polars as pl

from flows.text.names.known import known

Tables = Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A body without a place in the lists: how often and where it is named, and a listed one that it may be."""

    name: str
    acronym: str | None
    n_mentions: int
    entity_id: str
    first_passage: str
    may_be: str | None


def review_list(tables: Tables) -> list[Unlisted]:
    """All such bodies of a release, the most often named first."""
    found = (
        tables["entities"]
        .filter(~pl.col("is_reference"), pl.col("kind") == "organization")
        .join(tables["organizations"].select("entity_id", "acronym"), on="entity_id", how="left")
        .join(_first_mentions(tables), on="entity_id", how="left")
        .sort(["n_mentions", "name", "entity_id"], descending=[True, False, False])
    )
    names = {each.name: each.entity_id for each in known().entities.values() if each.kind == "organization"}
    rows = []
    for entity_id, name, acronym, count, passage in found.select(
        "entity_id", "name", "acronym", "n_mentions", "passage_id"
    ).iter_rows():
        alike = get_close_matches(name, names, n=1, cutoff=0.85)
        rows.append(Unlisted(name, acronym, count, entity_id, passage or "", alike[0] if alike else None))
    return rows


def _first_mentions(tables: Tables) -> pl.DataFrame:
    return (
        tables["mentions"]
        .sort("document_id", "passage_id", "char_start")
        .group_by("entity_id", maintain_order=True)
        .agg(pl.col("passage_id").first())
    )
