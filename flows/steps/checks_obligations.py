"""What holds between obligations, their words, their dates, their parties and the paragraphs they stand in."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from flows.steps.failures import failures
from flows.text.law.duties import INTENDS, OBLIGES
from flows.text.law.leads import OPERATIVE

Tables = Mapping[str, pl.DataFrame]


def obligation_failures(tables: Tables) -> list[pl.DataFrame]:
    """Failures of obligations and their parties, as frames of table, rule, key, column and value."""
    return [
        *_place_failures(tables),
        *(_slice_failure(tables, column) for column in ("phrase", "deadline_text")),
        *_force_failures(tables["obligations"]),
        *_deadline_failures(tables),
        *_party_failures(tables),
    ]


def _place_failures(tables: Tables) -> list[pl.DataFrame]:
    """A task stands in an operative paragraph, in the words of its canonical carrier, which no later copy dropped."""
    provisions = tables["provisions"].select("provision_id", "part", whole="text", carrier="document_id")
    joined = tables["obligations"].join(provisions, on="provision_id", how="left")
    outside = ~pl.col("whole").str.contains(pl.col("task"), literal=True)
    dropped = tables["passages"].filter("is_superseded")["passage_id"].implode()
    return [
        failures("obligations", "not_operative", joined.filter(pl.col("part") != OPERATIVE), "provision_id"),
        failures("obligations", "not_in_its_paragraph", joined.filter(outside), "task"),
        failures("obligations", "not_of_the_carrier", joined.filter(~_same("carrier", "document_id")), "document_id"),
        *(
            failures(name, "of_a_superseded_passage", tables[name].filter(pl.col("passage_id").is_in(dropped)))
            for name in ("obligations", "obligation_parties")
        ),
    ]


def _same(one: str, other: str) -> pl.Expr:
    return pl.col(one).eq_missing(pl.col(other))


def _slice_failure(tables: Tables, column: str) -> pl.DataFrame:
    """Rows whose words are not those of the one place that their evidence names."""
    texts = tables["passages"].select("passage_id", passage_text="text")
    told = (
        tables["evidence"]
        .filter((pl.col("table") == "obligations") & (pl.col("column") == column))
        .join(texts, on="passage_id", how="left")
        .select(
            "key",
            piece=pl.col("passage_text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start")),
        )
        .group_by("key")
        .agg(pl.col("piece").first(), pl.len().alias("places"))
    )
    joined = tables["obligations"].join(told, left_on="obligation_id", right_on="key", how="left")
    wrong = ~_same("piece", column) | (pl.col("places") > 1)
    return failures("obligations", f"{column}_is_not_its_slice", joined.filter(wrong), column)


def _force_failures(obligations: pl.DataFrame) -> list[pl.DataFrame]:
    """A verb that binds nobody makes no obligation, and a mere intention does with a date or a recurrence only."""
    idle = ~pl.col("force").is_in([*sorted(OBLIGES), INTENDS])
    vague = (pl.col("force") == INTENDS) & pl.col("deadline_text").is_null()
    return [
        failures("obligations", "force_does_not_oblige", obligations.filter(idle), "force"),
        failures("obligations", "intention_without_a_date", obligations.filter(vague), "force"),
    ]


def _deadline_failures(tables: Tables) -> list[pl.DataFrame]:
    """Date, kind, offset and recurrence follow from the words, and no date is computed from an unknown day."""
    obligations, kind = tables["obligations"], pl.col("deadline_kind")
    told, dated, counted, often = (
        pl.col(name).is_not_null() for name in ("deadline_text", "deadline_on", "offset", "recurrence")
    )
    recurs = kind.eq_missing(pl.lit("recurring"))
    wordless = ~told & (dated | counted | often | pl.col("offset_from").is_not_null())
    mixed = (recurs & (dated | counted)) | (often & ~recurs)
    clockless = (pl.col("offset_from").is_not_null() | kind.eq_missing(pl.lit("within"))) & ~counted
    adopted = tables["provisions"].join(tables["resolutions"], on="resolution_id").select("provision_id", "adopted_on")
    known = obligations.join(adopted, on="provision_id", how="left")
    rules = {
        "deadline_without_words": wordless,
        "words_without_kind": told != kind.is_not_null(),
        "recurrence_mixed_with_a_date": mixed,
        "no_time_after_the_event": clockless,
        "wrongly_derived": pl.col("is_derived") != (dated & counted),
    }
    return [
        *(failures("obligations", rule, obligations.filter(wrong), "deadline_text") for rule, wrong in rules.items()),
        failures(
            "obligations",
            "derived_from_an_unknown_day",
            known.filter(pl.col("is_derived") & pl.col("adopted_on").is_null()),
            "deadline_on",
        ),
    ]


def _party_failures(tables: Tables) -> list[pl.DataFrame]:
    """Who is implied stands nowhere, everyone else somewhere in the same document; numbers count from 1 in a role."""
    parties = tables["obligation_parties"]
    place = [pl.col(name).is_null() for name in ("passage_id", "char_start", "char_end")]
    misplaced = pl.any_horizontal(null != pl.col("is_implied") for null in place)
    group = ("obligation_id", "role")
    gaps = pl.col("party_no").max().over(group) != pl.len().over(group)
    carriers = tables["obligations"].select("obligation_id", carrier="document_id")
    joined = parties.join(carriers, on="obligation_id", how="left")
    return [
        failures("obligation_parties", "implied_or_placed", parties.filter(misplaced), "surface"),
        failures("obligation_parties", "not_numbered", parties.filter(gaps), "party_no"),
        failures(
            "obligation_parties", "in_another_document", joined.filter(~_same("carrier", "document_id")), "document_id"
        ),
    ]
