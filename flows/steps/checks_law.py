"""What holds between resolutions, their carriers, provisions and citations."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from flows.steps.checks_obligations import obligation_failures
from flows.steps.failures import failures

Tables = Mapping[str, pl.DataFrame]


def law_failures(tables: Tables) -> list[pl.DataFrame]:
    """Failures of layer 3, as frames of table, rule, key, column and value."""
    return [
        *_resolution_failures(tables),
        *_provision_failures(tables),
        *_citation_failures(tables),
        *obligation_failures(tables),
    ]


def _resolution_failures(tables: Tables) -> list[pl.DataFrame]:
    """Symbols, counts of paragraphs, one canonical carrier, and days in the symbol's year."""
    resolutions, carriers = tables["resolutions"], tables["resolution_carriers"]
    symbol = pl.format("S/RES/{} ({})", "number", "year")
    leads = carriers.group_by("resolution_id").agg(pl.col("is_canonical").sum().alias("leads"))
    top = tables["provisions"].filter(pl.col("parent_provision_id").is_null())
    parts = [
        top.filter(pl.col("part") == part).group_by("resolution_id").agg(pl.len().cast(pl.Int64).alias(part))
        for part in ("preambular", "operative")
    ]
    joined = resolutions.join(leads, on="resolution_id", how="left")
    for part in parts:
        joined = joined.join(part, on="resolution_id", how="left")
    counted = joined.with_columns(pl.col("leads", "preambular", "operative").fill_null(0))
    miscounted = (pl.col("preambular") != pl.col("n_preambular")) | (pl.col("operative") != pl.col("n_operative"))
    return [
        failures("resolutions", "symbol_is_not_number_and_year", resolutions.filter(symbol != pl.col("resolution_id"))),
        failures("resolutions", "not_one_canonical_carrier", counted.filter(pl.col("leads") != 1)),
        failures("resolutions", "wrong_number_of_paragraphs", counted.filter(miscounted)),
        failures(
            "resolutions",
            "adopted_in_another_year",
            resolutions.filter(pl.col("adopted_on").dt.year() != pl.col("year")),
            "adopted_on",
        ),
    ]


def _provision_failures(tables: Tables) -> list[pl.DataFrame]:
    """The text of a provision is that of its stretches, begins where it says, and sub-paragraphs stand in theirs."""
    provisions = tables["provisions"]
    texts = tables["passages"].select("passage_id", passage_text="text")
    told = (
        tables["evidence"]
        .filter((pl.col("table") == "provisions") & (pl.col("column") == ""))
        .sort("key", "evidence_no")
        .join(texts, on="passage_id", how="left", maintain_order="left")
        .with_columns(
            piece=pl.col("passage_text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start"))
        )
        .group_by("key", maintain_order=True)
        .agg(pl.col("piece").str.join(" "), first=pl.col("passage_id").first(), begin=pl.col("char_start").first())
    )
    joined = provisions.join(told, left_on="provision_id", right_on="key", how="left")
    elsewhere = ~pl.col("first").eq_missing(pl.col("passage_id")) | ~pl.col("begin").eq_missing(pl.col("char_start"))
    parents = provisions.select(
        parent_provision_id="provision_id", parent_resolution="resolution_id", parent_text="text"
    )
    inner = provisions.join(parents, on="parent_provision_id", how="inner")
    outside = ~pl.col("parent_text").str.contains(pl.col("text"), literal=True)
    strange = pl.col("parent_resolution") != pl.col("resolution_id")
    return [
        failures(
            "provisions",
            "text_is_not_its_stretches",
            joined.filter(~pl.col("piece").eq_missing(pl.col("text"))),
            "text",
        ),
        failures("provisions", "begins_elsewhere", joined.filter(elsewhere), "char_start"),
        failures("provisions", "not_in_its_parent", inner.filter(outside | strange), "parent_provision_id"),
        failures(
            "provisions",
            "lead_phrase_not_in_text",
            provisions.filter(~pl.col("text").str.contains(pl.col("lead_phrase"), literal=True)),
            "lead_phrase",
        ),
    ]


def _citation_failures(tables: Tables) -> list[pl.DataFrame]:
    """The document meant follows from the mention: as printed, or resolved where the year is missing or wrong."""
    citations = tables["citations"]
    target = pl.coalesce("resolved_symbol", "cited_symbol")
    needless = pl.col("resolved_symbol").is_not_null() & ~(pl.col("is_yearless") | pl.col("is_wrong_year"))
    return [
        failures("citations", "target_does_not_follow", citations.filter(target != pl.col("target_symbol"))),
        failures("citations", "resolved_without_need", citations.filter(needless), "resolved_symbol"),
        failures(
            "citations",
            "wrong_year_without_the_right_one",
            citations.filter(pl.col("is_wrong_year") & pl.col("resolved_symbol").is_null()),
        ),
    ]
