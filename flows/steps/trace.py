"""From any row or value of a release down to the bytes it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from flows.steps.assemble import BESIDE_TEXT
from flows.steps.checks_bytes import bytes_of_slice
from flows.steps.evidence import KEY_JOINT
from flows.steps.failures import row_key
from flows.steps.model import Row
from schemas import TABLES, columns, key_of

Tables = Mapping[str, pl.DataFrame]
_EXCERPT = 400


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a trace: what it is, where it stands, and the words there."""

    what: str
    where: str
    words: str


def find(tables: Tables, identifier: str) -> list[tuple[str, Row]]:
    """The rows, with their tables, whose key is `identifier` (or starts with it, for keys of several parts)."""
    found: list[tuple[str, Row]] = []
    for name, frame in tables.items():
        whole = frame.filter(row_key(name) == identifier)
        if not whole.height and len(key_of(TABLES[name])) == 1:
            continue
        found += [(name, row) for row in whole.iter_rows(named=True)]
    if found:
        return found
    redirect = tables["redirects"].filter(pl.col("old_id") == identifier)
    return find(tables, redirect["new_id"][0]) if redirect.height else []


def trace(tables: Tables, name: str, row: Row, column: str | None, raw: Path) -> list[Step]:
    """The way from a row, or from one of its values, to bytes, curated entries or rules."""
    tracer = _Tracer(tables, raw)
    key = KEY_JOINT.join(str(row[part]) for part in key_of(TABLES[name]))
    evidence = tables["evidence"].filter((pl.col("table") == name) & (pl.col("key") == key))
    if column is not None:
        own = evidence.filter(pl.col("column") == column)
        # Where passages prove the whole row, they prove each value that has no proof of its own.
        evidence = own if own.height or not _is_told(evidence) else evidence.filter(pl.col("column") == "")
    steps: list[Step] = []
    for place in evidence.sort("column", "evidence_no").iter_rows(named=True):
        steps += tracer.place(place)
    if column is not None and row[column] is None:
        return [Step(f"{name}.{column}", "null: no source says it", "")]
    if name == "documents" and column == "text":
        wanted = (pl.col("document_id") == row["document_id"]) & pl.col("in_canonical")
        for passage in tables["passages"].filter(wanted).sort("passage_no").iter_rows(named=True):
            if passage["kind"] not in BESIDE_TEXT:
                steps += tracer.passage(passage["passage_id"])
    elif name == "passages" and column in (None, "text"):
        steps += tracer.passage(row["passage_id"])
    elif steps and column is not None:
        return steps  # the value has a place of its own
    elif row.get("passage_id") is not None and "char_start" in row and not _is_told(evidence):
        steps += tracer.slice(row["passage_id"], row["char_start"], row["char_end"])
    elif not steps and {"byte_start", "byte_end"} <= set(row):
        steps += tracer.row_bytes(row)
    if not steps and column is not None:
        steps.append(Step(f"{name}.{column}", "computed from other columns of the release", str(row[column])))
    return steps


def _is_told(evidence: pl.DataFrame) -> bool:
    """Whether the evidence names the passages of the whole row, as it does where there are several."""
    return bool(evidence.filter((pl.col("column") == "") & pl.col("passage_id").is_not_null()).height)


def is_column(name: str, column: str) -> bool:
    """Whether a table has a column."""
    return column in {each.name for each in columns(TABLES[name])}


class _Tracer:
    """Reads the places in raw files that evidence names."""

    def __init__(self, tables: Tables, raw: Path) -> None:
        self.tables = tables
        self.raw = raw
        self.paths: dict[str, str] = dict(
            tables["capture_paths"].sort("path", descending=True).select("capture_id", "path").iter_rows()
        )
        self.codecs = dict(tables["captures"].select("capture_id", "encoding").iter_rows())
        self.media = dict(tables["captures"].select("capture_id", "media_type").iter_rows())
        self.capture_of = dict(tables["records"].select("record_id", "capture_id").iter_rows())

    def place(self, place: Row) -> list[Step]:
        """The steps for one row of `evidence`."""
        what = f"{place['column'] or 'row'} [{place['rule'] or 'read'}]"
        if place["capture_id"] is not None:
            return [self.stretch(what, place["capture_id"], place["byte_start"], place["byte_end"])]
        if place["curated_path"] is not None:
            return [Step(what, f"{place['curated_path']} at {place['curated_key']}", "written down by a person")]
        if place["passage_id"] is not None and place["char_start"] is not None:
            found = self.slice(place["passage_id"], place["char_start"], place["char_end"])
            return [replace(found[0], what=what), *found[1:]]
        if place["passage_id"] is not None:
            return [Step(what, f"passage {place['passage_id']}", ""), *self.passage(place["passage_id"])]
        return [Step(what, "derived by this rule", "")]

    def passage(self, passage_id: str) -> list[Step]:
        """Every stretch of bytes of every copy of a passage."""
        steps = []
        sources = self.tables["passage_sources"].filter(pl.col("passage_id") == passage_id)
        for row in sources.iter_rows(named=True):
            canonical = self.tables["records"].filter(pl.col("record_id") == row["record_id"])["is_canonical"][0]
            what = f"passage in {row['record_id']} ({'canonical copy' if canonical else 'another copy'})"
            steps.append(self.stretch(what, self.capture_of[row["record_id"]], row["byte_start"], row["byte_end"]))
            if row["variant_text"] is not None:
                steps.append(Step("its wording there", "passage_sources.variant_text", row["variant_text"]))
        return steps

    def slice(self, passage_id: str, start: int, end: int) -> list[Step]:
        """The characters of a passage, then the bytes of these characters in each copy of the same wording."""
        text = self.tables["passages"].filter(pl.col("passage_id") == passage_id)["text"][0]
        steps = [Step("slice", f"passage {passage_id}, characters {start} to {end}", text[start:end])]
        sources = self.tables["passage_sources"].filter(pl.col("passage_id") == passage_id)
        for record, rows in sources.sort("record_id", "segment_no").group_by("record_id", maintain_order=True):
            if rows["variant_text"].is_null().all():
                segments = list(rows.select("byte_start", "byte_end").iter_rows())
                steps += self._slice_in(str(record[0]), segments, start, end)
        return steps + self.passage(passage_id)

    def _slice_in(self, record: str, segments: list[tuple[int, int]], start: int, end: int) -> list[Step]:
        """The bytes of a slice in one copy, segment by segment; nothing where the raw file is not at hand."""
        capture = self.capture_of[record]
        pieces = [self._read(capture, low, high) for low, high in segments]
        if any(piece is None for piece in pieces):
            return []
        data = b"".join(piece for piece in pieces if piece is not None)
        low, high = bytes_of_slice(data, self.codecs[capture], self.media[capture], start, end)
        steps, before = [], 0
        for first, last in segments:
            begin, stop = max(low - before, 0), min(high - before, last - first)
            if begin < stop:
                steps.append(self.stretch(f"slice in {record}", capture, first + begin, first + stop))
            before += last - first
        return steps

    def _read(self, capture: str, start: int, end: int) -> bytes | None:
        file = self.raw / self.paths[capture]
        if not file.is_file():
            return None
        with file.open("rb") as handle:
            handle.seek(start)
            return handle.read(end - start)

    def row_bytes(self, row: Row) -> list[Step]:
        """The bytes that a row of layer 1 itself names."""
        capture = row.get("capture_id") or self.capture_of.get(row.get("record_id", ""))
        if capture is None or row["byte_start"] is None:
            return []
        return [self.stretch("row", capture, row["byte_start"], row["byte_end"])]

    def stretch(self, what: str, capture: str, start: int, end: int) -> Step:
        """A stretch of a raw file, as it stands there."""
        where = f"raw/{self.paths.get(capture)}, bytes {start} to {end}"
        data = self._read(capture, start, end)
        if data is None:
            return Step(what, where, "(the raw file is not at hand)")
        words = data.decode(self.codecs[capture] or "utf-8", "backslashreplace")
        return Step(what, where, words if len(words) <= _EXCERPT else f"{words[: _EXCERPT - 40]} ... {words[-30:]}")
