"""A release checked from its files alone, and against the raw files that are at hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import polars as pl
import pyarrow.lib

from flows.steps.checks import check
from flows.steps.checks_bytes import check_ledger, check_passages
from flows.steps.checks_evidence import check_evidence
from flows.steps.describe import from_json
from flows.steps.publish import SUMS, file_digest, wrong_sums
from flows.steps.tables import Tables
from flows.steps.write import csv_bytes, read_table, shape_of_files, shape_of_today
from schemas import TABLES


@dataclass(slots=True)
class Verdict:
    """What `verify` found: `errors` are wrong, `notes` say what could not be checked, `passed` what was."""

    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)

    def step(self, name: str, errors: list[str]) -> None:
        """Record one check with its errors."""
        self.errors += errors
        if not errors:
            self.passed.append(name)


def verify(folder: Path, raw: Path, indexed: str | None = None) -> Verdict:
    """The verdict on the release in `folder`; `raw` need not exist, `indexed` is the index's digest of SHA256SUMS."""
    verdict = Verdict()
    if indexed is not None and (folder / SUMS).is_file() and file_digest(folder / SUMS) != indexed:
        verdict.step(
            "index", [f"{folder.name}/{SUMS} is not the one that was published: index.json has another digest"]
        )
    verdict.step("checksums of all files", wrong_sums(folder))
    tables, unreadable = _load(folder)
    verdict.step("every table is there and readable", unreadable)
    if unreadable:
        return verdict
    verdict.step("CSV and Parquet hold the same", _unlike_csv(folder, tables))
    newer = _newer_than(folder)
    if newer:
        told = f"this release is older than {', '.join(newer)}; its rows were checked when it was published, not again"
        verdict.notes.append(told)
        return verdict
    shape, today = shape_of_files(folder), shape_of_today()
    odd = [f"table {name} has other columns or types than the schemas" for name in TABLES if shape[name] != today[name]]
    verdict.step("columns and types are those of the schemas", odd)
    if odd:
        return verdict
    verdict.step("rows, keys, references, slices and evidence", _told(check(tables)))
    verdict.step("every byte of every capture has one role", _told(check_ledger(tables)))
    _against_raw(verdict, tables, raw)
    _against_manifests(verdict, folder, raw)
    return verdict


def _against_manifests(verdict: Verdict, folder: Path, raw: Path) -> None:
    """Say which manifests are no longer those that the release was made with."""
    inputs = from_json((folder / "run_summary.json").read_text("utf-8"))["inputs"]["curated"]
    for name, digest in inputs.items():
        path = raw / name.removeprefix("raw/")
        if name.startswith("raw/") and raw.is_dir() and (not path.is_file() or file_digest(path) != digest):
            verdict.notes.append(f"{name} was changed or removed since; its values were not compared")


def _newer_than(folder: Path) -> list[str]:
    """The tables and columns of today that a release does not list, as it was made before there were any."""
    shape, today = shape_of_files(folder), shape_of_today()
    listed = _listed(folder)
    tables = [name for name in TABLES if f"{name}.parquet" not in listed]
    known = [name for name in TABLES if name in shape and name not in tables]
    # A column that is gone or of another type is a fault, one that is not there yet is not.
    lacking = [name for name in known if shape[name] != today[name] and shape[name].items() <= today[name].items()]
    return [f"the table {name}" for name in tables] + [f"a column of {name}" for name in lacking]


def _listed(folder: Path) -> set[str]:
    """The files that a release's SHA256SUMS names."""
    try:
        return {line.partition("  ")[2] for line in (folder / SUMS).read_text("utf-8").splitlines()}
    except (OSError, UnicodeDecodeError):
        return {f"{name}.parquet" for name in TABLES}


def _load(folder: Path) -> tuple[Tables, list[str]]:
    tables: Tables = {}
    errors = []
    listed = _listed(folder)
    for name in TABLES:
        if f"{name}.parquet" not in listed and not (folder / f"{name}.parquet").exists():
            continue
        try:
            tables[name] = read_table(folder / f"{name}.parquet")
        except (OSError, pyarrow.lib.ArrowException) as error:
            why = str(error).splitlines()[0].replace(str(folder), folder.name) if str(error) else type(error).__name__
            errors.append(f"{folder.name}/{name}.parquet cannot be read: {why}")
    return tables, errors


def _unlike_csv(folder: Path, tables: Tables) -> list[str]:
    errors = []
    for name, frame in tables.items():
        path = folder / f"{name}.csv"
        if not path.is_file() or path.read_bytes() != csv_bytes(frame):
            errors.append(f"{folder.name}/{name}.csv does not hold the rows of {name}.parquet")
    return errors


def _told(failures: pl.DataFrame) -> list[str]:
    counted = failures.group_by("table", "rule", "column").agg(pl.len(), pl.col("key").first()).sort("table", "rule")
    return [
        f"{table}{'.' + column if column else ''}: {rule} in {count} rows, the first is {key}"
        for table, rule, column, count, key in counted.iter_rows()
    ]


def _against_raw(verdict: Verdict, tables: Tables, raw: Path) -> None:
    """Compare the raw files that are at hand with the captures, and make the passages from them again."""
    digests = dict(tables["captures"].select("capture_id", "sha256").iter_rows())
    data: dict[str, bytes] = {}
    missing = 0
    errors = []
    for path, capture in tables["capture_paths"].select("path", "capture_id").iter_rows():
        file = raw / path
        if not file.is_file():
            missing += 1
            continue
        content = file.read_bytes()
        if sha256(content).hexdigest() == digests[capture]:
            data[capture] = content
        else:
            errors.append(f"raw/{path} is not the file that was read: its SHA-256 differs from captures.sha256")
    if missing:
        verdict.notes.append(f"{missing} raw files are not at hand; what was read from them was not compared with them")
    if data or errors:
        verdict.step(f"{len(data)} raw files are those that were read", errors)
    if data:
        verdict.step("passages made again from the raw bytes", _told(check_passages(tables, data.get)))
        verdict.step("the bytes named by the evidence say the values", _told(check_evidence(tables, data.get)))
