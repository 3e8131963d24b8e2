"""Checks against the raw bytes: the ledger leaves none out, and each passage can be made from them again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby

import polars as pl

from flows.steps.failures import combined, failures
from flows.text.fold import fold, fold_map
from flows.text.markup import strip_markup, visible

Tables = Mapping[str, pl.DataFrame]
BytesOf = Callable[[str], bytes | None]


def check_ledger(tables: Tables) -> pl.DataFrame:
    """Failures of captures whose spans overlap, leave a gap or do not end at the last byte."""
    spans = tables["spans"].sort("capture_id", "byte_start")
    before = pl.col("byte_end").shift(1).over("capture_id").fill_null(0)
    broken = spans.filter(pl.col("byte_start") != before)
    ends = spans.group_by("capture_id").agg(pl.col("byte_end").max().alias("last"))
    captures = tables["captures"].join(ends, on="capture_id", how="left").with_columns(pl.col("last").fill_null(0))
    return combined(
        [
            failures("spans", "gap_or_overlap", broken, "byte_start"),
            failures(
                "captures", "bytes_without_a_role", captures.filter(pl.col("last") != pl.col("n_bytes")), "n_bytes"
            ),
        ]
    )


def check_passages(tables: Tables, bytes_of: BytesOf) -> pl.DataFrame:
    """Failures of passages that the bytes of a copy at hand do not give again."""
    media = dict(tables["captures"].select("capture_id", "media_type").iter_rows())
    codec = dict(tables["captures"].select("capture_id", "encoding").iter_rows())
    parts = (
        tables["passage_sources"]
        .join(tables["records"].select("record_id", "capture_id"), on="record_id", how="left")
        .join(tables["passages"].select("passage_id", "text"), on="passage_id", how="left")
        .sort("capture_id", "record_id", "passage_id", "segment_no")
    )
    wanted = ("capture_id", "record_id", "passage_id", "byte_start", "byte_end", "variant_text", "text")
    bad: list[tuple[str, str]] = []
    for (capture, record, passage), group in groupby(parts.select(wanted).iter_rows(), key=lambda row: row[:3]):
        data = bytes_of(capture)
        if data is None:
            continue
        rows = list(group)
        slices = [data[start:end] for _, _, _, start, end, _, _ in rows]
        if reproduce(slices, codec[capture], media[capture]) != (rows[0][5] or rows[0][6]):
            bad.append((passage, record))
    wrong = pl.DataFrame(bad, schema={"passage_id": pl.String, "record_id": pl.String}, orient="row")
    found = tables["passage_sources"].join(wrong, on=["passage_id", "record_id"]).filter(pl.col("segment_no") == 1)
    return failures("passage_sources", "bytes_do_not_give_the_text", found)


def reproduce(slices: list[bytes], encoding: str, media_type: str) -> str | None:
    """The text that the segments of a passage give: decoded, freed of mark-up, folded."""
    try:
        text = "".join(piece.decode(encoding) for piece in slices)
    except UnicodeDecodeError:
        return None
    return fold(text) if media_type == "text/plain" else strip_markup(text)


def bytes_of_slice(data: bytes, encoding: str, media_type: str, start: int, end: int) -> tuple[int, int]:
    """The bytes, within those of a passage's segment, that characters `start` to `end` of its text come from."""
    text = data.decode(encoding)
    shown, places = text, [(number, number + 1) for number in range(len(text))]
    if media_type != "text/plain":
        shown, places = visible(text)
    origin = fold_map(shown)[1]
    first, last = places[origin[start]], places[origin[end] - 1 if end == len(origin) - 1 else origin[end - 1]]
    return len(text[: first[0]].encode(encoding)), len(text[: last[1]].encode(encoding))
