"""What holds between entities, mentions, events, counts and statements."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from flows.steps.failures import failures
from schemas.names import ENTITY_KINDS

Tables = Mapping[str, pl.DataFrame]
_EXTENSIONS = {"organizations": "organization", "people": "person", "countries": "country", "places": "place"}
_PREFIXES = dict(zip(ENTITY_KINDS, ("org-", "person-", "country-", "place-", "group-"), strict=True))


def names_failures(tables: Tables) -> list[pl.DataFrame]:
    """Failures of layer 4, as frames of table, rule, key, column and value."""
    return [
        *_entity_failures(tables),
        *_mention_failures(tables),
        *_event_failures(tables),
        *_quantity_failures(tables),
        *_statement_failures(tables),
    ]


def _entity_failures(tables: Tables) -> list[pl.DataFrame]:
    """Identifiers tell the kind, each entity has its extension, and the mentions are counted."""
    entities = tables["entities"]
    prefix = pl.col("kind").replace_strict(_PREFIXES, return_dtype=pl.String, default="?")
    counted = tables["mentions"].group_by("entity_id").agg(pl.len().cast(pl.Int64).alias("counted"))
    joined = entities.join(counted, on="entity_id", how="left").with_columns(pl.col("counted").fill_null(0))
    found = [
        failures(
            "entities", "identifier_of_another_kind", entities.filter(~pl.col("entity_id").str.starts_with(prefix))
        ),
        failures("entities", "wrong_number_of_mentions", joined.filter(pl.col("counted") != pl.col("n_mentions"))),
    ]
    for table, kind in _EXTENSIONS.items():
        own = entities.filter(pl.col("kind") == kind)["entity_id"]
        held = tables[table]["entity_id"]
        found.append(
            failures(
                "entities",
                f"not_in_{table}",
                entities.filter(pl.col("entity_id").is_in(own.implode()), ~pl.col("entity_id").is_in(held.implode())),
            )
        )
        found.append(
            failures(table, "of_another_kind", tables[table].filter(~pl.col("entity_id").is_in(own.implode())))
        )
    return found


def _mention_failures(tables: Tables) -> list[pl.DataFrame]:
    """A mention has the kind of its entity, and no two share a character."""
    kinds = tables["entities"].select("entity_id", own_kind="kind")
    joined = tables["mentions"].join(kinds, on="entity_id", how="left")
    ordered = tables["mentions"].sort("passage_id", "char_start", "char_end")
    before = pl.col("char_end").shift(1).over("passage_id")
    return [
        failures("mentions", "kind_of_another_entity", joined.filter(pl.col("entity_kind") != pl.col("own_kind"))),
        failures("mentions", "overlaps_another", ordered.filter(pl.col("char_start") < before)),
    ]


def _event_failures(tables: Tables) -> list[pl.DataFrame]:
    """Days in order and with their precision, a row of evidence where the row says it is, parents without a circle."""
    events = tables["events"]
    dated = pl.col("starts_on").is_not_null() | pl.col("ends_on").is_not_null()
    half = dated != pl.col("date_precision").is_not_null()
    first = (
        tables["evidence"]
        .filter(pl.col("table") == "events", pl.col("column") == "", pl.col("evidence_no") == 1)
        .select(event_id="key", first_passage="passage_id", first_start="char_start")
    )
    joined = events.join(first, on="event_id", how="left")
    elsewhere = ~(
        pl.col("first_passage").eq_missing(pl.col("passage_id"))
        & pl.col("first_start").eq_missing(pl.col("char_start"))
    )
    of = dict(events.select("event_id", "parent_event_id").iter_rows())
    circles = [event for event in of if _returns(event, of)]
    return [
        failures("events", "ends_before_it_starts", events.filter(pl.col("ends_on") < pl.col("starts_on")), "ends_on"),
        failures("events", "days_without_precision", events.filter(half), "date_precision"),
        failures("events", "told_elsewhere", joined.filter(elsewhere), "char_start"),
        failures("events", "part_of_itself", events.filter(pl.col("event_id").is_in(circles)), "parent_event_id"),
    ]


def _returns(event: str, parent: Mapping[str, str | None]) -> bool:
    seen = {event}
    outer = parent[event]
    while outer is not None and outer in parent:
        if outer in seen:
            return True
        seen.add(outer)
        outer = parent[outer]
    return False


def _quantity_failures(tables: Tables) -> list[pl.DataFrame]:
    """Ranges go up."""
    bad = tables["quantities"].filter(pl.col("value_to") <= pl.col("value"))
    return [failures("quantities", "range_goes_down", bad, "value_to")]


def _statement_failures(tables: Tables) -> list[pl.DataFrame]:
    """The text is that of its parts, joined by a space, and the first part stands where the row says."""
    texts = tables["passages"].select("passage_id", passage_text="text")
    told = (
        tables["evidence"]
        .filter(pl.col("table") == "statements", pl.col("column") == "")
        .sort("key", "evidence_no")
        .join(texts, on="passage_id", how="left", maintain_order="left")
        .with_columns(
            piece=pl.col("passage_text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start"))
        )
        .group_by("key", maintain_order=True)
        .agg(
            pl.col("piece").str.join(" "),
            first=pl.col("passage_id").first(),
            begin=pl.col("char_start").first(),
            stop=pl.col("char_end").first(),
        )
    )
    joined = tables["statements"].join(told, left_on="statement_id", right_on="key", how="left")
    elsewhere = ~(
        pl.col("first").eq_missing(pl.col("passage_id"))
        & pl.col("begin").eq_missing(pl.col("char_start"))
        & pl.col("stop").eq_missing(pl.col("char_end"))
    )
    return [
        failures(
            "statements", "text_is_not_its_parts", joined.filter(~pl.col("piece").eq_missing(pl.col("text"))), "text"
        ),
        failures("statements", "begins_elsewhere", joined.filter(elsewhere), "char_start"),
    ]
