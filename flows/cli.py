"""The command line: `unct build`, `verify`, `diff`, `trace`, `explain`, `calendar`, `review`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import click
import typer

from flows import screen
from flows.steps.calendar import due
from flows.steps.checks import ChecksFailed
from flows.steps.compare import differences
from flows.steps.explain import explain as explain_file
from flows.steps.model import Stop
from flows.steps.publish import SUMS, latest_folder, load_release, only_builder, read_index
from flows.steps.review import review_list
from flows.steps.trace import find, is_column
from flows.steps.trace import trace as trace_row
from flows.steps.verify import verify as verify_release

app = typer.Typer(
    name="unct",
    help="Open data on how the United Nations counters terrorism: from raw files to published releases.\n\n"
    "Exit codes: 0 done (also when nothing changed), 1 the data failed a check and nothing was published, "
    "2 wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Raw = Annotated[Path, typer.Option("--raw", help="Folder of the raw files.")]
Datasets = Annotated[Path, typer.Option("--datasets", help="Folder of the published releases.")]


@contextmanager
def _told() -> Iterator[None]:
    """A `Stop` becomes its message and exit code 1, and so does what nobody foresaw (traceback: UNCT_DEBUG=1)."""
    try:
        yield
    except Stop as stop:
        screen.error(str(stop))
        if isinstance(stop, ChecksFailed):
            screen.failures(stop.failures)
        raise typer.Exit(1) from stop
    except (typer.Exit, click.exceptions.ClickException):
        raise
    except Exception as error:
        if os.environ.get("UNCT_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())[:500]
        screen.error(
            f"This should not happen: {what}. Nothing was published. Set UNCT_DEBUG=1 to see where it happened."
        )
        raise typer.Exit(1) from error


def _usage(message: str) -> typer.Exit:
    screen.error(message)
    return typer.Exit(2)


@app.command()
def build(raw: Raw = Path("raw"), datasets: Datasets = Path("datasets")) -> None:
    """Read all raw files, check every row, and publish a new version if anything changed."""
    if not raw.is_dir():
        raise _usage(f"There is no folder {raw}. Run this in the project's folder, or name one with --raw.")
    with _told(), screen.progress() as tell:
        with only_builder(datasets):
            tell("starting Prefect")
        from flows.settings import quiet_prefect

        quiet_prefect()
        from flows.build import build_release

        outcome = build_release(raw, datasets, tell)
        if isinstance(outcome, Stop):
            raise outcome
    screen.outcome(outcome)


@app.command()
def verify(
    version: Annotated[
        str | None, typer.Argument(help="The version to check, or a release's folder; without it, the latest.")
    ] = None,
    raw: Raw = Path("raw"),
    datasets: Datasets = Path("datasets"),
) -> None:
    """Check a release from its files alone, and against the raw files that are at hand."""
    with _told():
        folder = _folder(datasets, version)
        known = {entry["version"]: entry["sha256sums"] for entry in read_index(datasets)["versions"]}
        indexed = known.get(folder.name) if folder.parent == datasets else None
        verdict = verify_release(folder, raw, indexed)
    screen.verdict(verdict)
    if verdict.errors:
        raise typer.Exit(1)


@app.command()
def diff(
    older: Annotated[str, typer.Argument(metavar="A", help="The earlier version.")],
    newer: Annotated[str, typer.Argument(metavar="B", help="The later version.")],
    datasets: Datasets = Path("datasets"),
) -> None:
    """Show which rows were added, removed or changed between two versions."""
    with _told():
        old, new = load_release(_folder(datasets, older)), load_release(_folder(datasets, newer))
        screen.differences(older, newer, differences(old, new), old, new)


@app.command()
def trace(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Any key of any table, such as psg-... or doc-...")],
    column: Annotated[str | None, typer.Argument(help="A column of its row; without it, the whole row.")] = None,
    version: Annotated[str | None, typer.Option(help="The version to look in; without it, the latest.")] = None,
    raw: Raw = Path("raw"),
    datasets: Datasets = Path("datasets"),
) -> None:
    """Follow any row or value down to the bytes of the raw file that it was read from."""
    with _told():
        tables = load_release(_folder(datasets, version))
        rows = find(tables, identifier)
        if not rows:
            raise _usage(f"No table has the key {identifier!r}. Keys of several parts are joined by ' | '.")
        for name, row in rows:
            if column is not None and not is_column(name, column):
                raise _usage(f"{name} has no column {column!r}. Its columns: {', '.join(row)}.")
            screen.traced(name, row, column, trace_row(tables, name, row, column, raw))


@app.command()
def explain(path: Annotated[Path, typer.Argument(help="A raw file, anywhere.")], raw: Raw = Path("raw")) -> None:
    """Show what would be read from a file and why, without publishing anything."""
    if not path.is_file():
        raise _usage(f"There is no file {path}.")
    with _told():
        screen.explained(path, explain_file(path, raw))


@app.command()
def calendar(
    actor: Annotated[
        str | None, typer.Option("--actor", help="Only what this actor is to do: its name as printed, such as CTED.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Only what is due from this day on.")
    ] = None,
    version: Annotated[str | None, typer.Option(help="The version to look in; without it, the latest.")] = None,
    datasets: Datasets = Path("datasets"),
) -> None:
    """List what resolutions set a date for: who is to do what for whom by when, and which paragraph says so."""
    with _told():
        tables = load_release(_folder(datasets, version))
        if "obligations" not in tables:
            raise _usage("This version has no obligations yet. Name a later one with --version.")
        screen.calendar(due(tables, actor, None if since is None else since.date()))


@app.command()
def review(
    version: Annotated[str | None, typer.Option(help="The version to look in; without it, the latest.")] = None,
    datasets: Datasets = Path("datasets"),
) -> None:
    """List the bodies that no reference list has, for a curator to decide on in flows/reference/body_lookups.csv."""
    with _told():
        tables = load_release(_folder(datasets, version))
        if "entities" not in tables:
            raise _usage("This version has no entities yet. Name a later one with --version.")
        screen.review(review_list(tables))


def _folder(datasets: Path, version: str | None) -> Path:
    """The folder of a version, of the latest without one; a path to a release folder is taken as it is."""
    if version is None:
        latest = latest_folder(datasets)
        if latest is None:
            raise _usage(
                f"Nothing is published in {datasets}. Run 'unct build' first, or name a folder with --datasets."
            )
        return latest
    if (Path(version) / SUMS).is_file():
        return Path(version)
    known = [entry["version"] for entry in read_index(datasets)["versions"]]
    if version not in known:
        raise _usage(f"There is no version {version} in {datasets}. Published: {', '.join(known) or 'none'}.")
    return datasets / version


def main() -> None:
    """Run the command line; output that a closed pipe refuses is no error."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
