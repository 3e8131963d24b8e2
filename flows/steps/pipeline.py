"""The whole way from raw files to a release, once, for whoever calls it: a test, a script or the Prefect flow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

import polars as pl

from flows.steps import describe
from flows.steps.assemble import Assembled, assemble
from flows.steps.calendar import calendar_file
from flows.steps.causes import Inputs, changes
from flows.steps.checks import check, check_loss, check_table, decide
from flows.steps.checks_bytes import check_ledger, check_passages
from flows.steps.checks_evidence import check_evidence
from flows.steps.checks_reference import check_reference
from flows.steps.compare import FIRST, PENDING, Difference, Shape, delta, differences, next_version
from flows.steps.failures import combined
from flows.steps.graph import appearances, graphml
from flows.steps.identity import Published
from flows.steps.ingest import Ingested, ingest
from flows.steps.manifests import MANIFEST
from flows.steps.model import Capture, CaptureRead
from flows.steps.publish import clear_leftovers, latest_folder, load_release, only_builder, publish, stage, write_sums
from flows.steps.read import read
from flows.steps.tables import Tables, tabulate, to_frame
from flows.steps.write import shape_of_files, shape_of_today, write_delta, write_table
from schemas import TABLES

P = ParamSpec("P")
R = TypeVar("R")
PROJECT = Path(__file__).parents[2]


class Caller(Protocol):
    """Calls a step; the Prefect flow makes a task of it, everyone else just calls it."""

    def __call__(self, step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """The step's result."""


def plainly(step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Call a step."""
    return step(*args, **kwargs)


@dataclass(frozen=True, slots=True)
class Previous:
    """The latest release, if there is one."""

    version: str | None
    tables: Tables
    shape: Shape
    inputs: Inputs


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: `version` is the new release's, or the latest one's where nothing changed."""

    version: str
    folder: Path
    is_new: bool
    tables: Tables
    summary: dict[str, Any]


def build(raw: Path, datasets: Path, call: Caller = plainly) -> Outcome:
    """Publish a release of `raw` into `datasets` if anything changed.

    Raises `Stop` (and publishes nothing) where there is nothing to read, a check fails or another build is at work.
    """
    with only_builder(datasets):
        call(check_reference)
        previous = call(load_previous, datasets)
        ingested = call(ingest, raw)
        reads = call(read_all, ingested.captures)
        published = Published.of(previous.tables or None)
        assembled = call(assemble, reads, published, PENDING)
        tables = call(make_tables, assembled, ingested, published)
        call(validate, tables, ingested.captures, previous)
        return call(release, tables, previous, inputs_of(ingested.captures, raw), datasets)


def load_previous(datasets: Path) -> Previous:
    """The latest release, after what a killed build left was cleared away."""
    clear_leftovers(datasets)
    folder = latest_folder(datasets)
    if folder is None:
        return Previous(None, {}, {}, Inputs(frozenset(), {}))
    tables = load_release(folder)
    content = describe.from_json((folder / "run_summary.json").read_text("utf-8"))
    return Previous(folder.name, tables, shape_of_files(folder), Inputs.from_json(content["inputs"]))


def read_all(captures: Sequence[Capture]) -> list[CaptureRead]:
    """What was read from each capture."""
    return [read(capture) for capture in captures]


def make_tables(assembled: Assembled, ingested: Ingested, published: Published) -> Tables:
    """All tables but `changes`; the version of what is new stands as `pending`."""
    return tabulate(assembled, ingested, published, PENDING)


def validate(tables: Tables, captures: Sequence[Capture], previous: Previous) -> None:
    """Raise `ChecksFailed` where a row breaks a rule."""
    data = {capture.capture_id: capture.data for capture in captures}
    found = [check(tables), check_ledger(tables), check_passages(tables, data.get), check_evidence(tables, data.get)]
    decide(combined([*found, check_loss(previous.tables or None, tables)]))


def inputs_of(captures: Sequence[Capture], raw: Path) -> Inputs:
    """Digests of the captures and of the curated files."""
    curated = {f"raw/{path.relative_to(raw).as_posix()}": path for path in raw.rglob(MANIFEST)}
    ours = [path for pattern in ("*.yaml", "*.csv") for path in (PROJECT / "flows").rglob(pattern)]
    curated |= {path.relative_to(PROJECT).as_posix(): path for path in ours}
    digests = {name: sha256(path.read_bytes()).hexdigest() for name, path in curated.items()}
    return Inputs(frozenset(capture.sha256 for capture in captures), digests)


def release(tables: Tables, previous: Previous, inputs: Inputs, datasets: Path) -> Outcome:
    """Compute the version, and publish it if anything differs from the previous release."""
    found = differences(previous.tables, tables) if previous.version is not None else []
    version: str | None = FIRST
    if previous.version is not None:
        version = next_version(previous.version, previous.shape, shape_of_today(), found)
    if version is None:
        assert previous.version is not None  # a first release always has a version
        done = describe.summary(previous.version, None, {**tables, "changes": to_frame("changes", [])}, inputs)
        return Outcome(previous.version, datasets / previous.version, False, tables, done)
    tables = {name: _dated(frame, version) for name, frame in tables.items()}
    changed = to_frame("changes", [])
    if previous.version is not None:
        changed = changes(found, previous.tables, tables, previous.inputs, inputs)
    tables["changes"] = changed
    decide(check_table("changes", tables))
    return _write(tables, previous, inputs, found, datasets, version)


def _dated(frame: pl.DataFrame, version: str) -> pl.DataFrame:
    """Rows first published now carry the version's number."""
    if "since_version" not in frame.columns:
        return frame
    return frame.with_columns(pl.col("since_version").replace(PENDING, version))


def _write(
    tables: Tables, previous: Previous, inputs: Inputs, found: Sequence[Difference], datasets: Path, version: str
) -> Outcome:
    staging = stage(datasets, version)
    for name in TABLES:
        write_table(name, tables[name], staging, version)
    for difference in found:
        name = difference.table
        rows = delta(name, difference.rows, previous.tables.get(name), tables[name])
        write_delta(name, rows, staging, version)
    summary = describe.summary(version, previous.version, tables, inputs)
    pages = {
        "DICTIONARY.md": describe.dictionary(version),
        "README.md": describe.card(version, tables),
        "CHANGES.md": describe.changes_page(version, previous.version, tables, previous.tables),
        "run_summary.json": describe.to_json(summary),
        "citations.graphml": graphml(tables),
        "appearances.graphml": appearances(tables),
        "obligations.ics": calendar_file(tables),
    }
    for name, text in pages.items():
        (staging / name).write_text(text, encoding="utf-8", newline="\n")
    entry = {
        "version": version,
        "previous": previous.version,
        "sha256sums": write_sums(staging),
        "delta": [difference.table for difference in found],
        "rows": summary["rows"],
    }
    return Outcome(version, publish(datasets, staging, entry), True, tables, summary)
