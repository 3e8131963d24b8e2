"""What the command line shows: progress, tables and errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import polars as pl
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.steps.calendar import Due
from flows.steps.compare import Difference
from flows.steps.explain import Explanation
from flows.steps.model import Row
from flows.steps.pipeline import Outcome
from flows.steps.review import Unlisted, review_list
from flows.steps.trace import Step
from flows.steps.verify import Verdict

_out = Console(highlight=False)
_err = Console(stderr=True, highlight=False)


def error(message: str) -> None:
    """A message about what went wrong."""
    _err.print(f"[red]Error:[/red] {escape(message)}", soft_wrap=True)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Tell what is being done: a spinner on a terminal, a line a step elsewhere."""
    started = monotonic()
    if not _err.is_terminal:
        yield lambda what: _err.print(f"[{monotonic() - started:6.1f} s] {what}", markup=False)
        return
    with _err.status("") as status:
        yield lambda what: status.update(f"{what} [dim]({monotonic() - started:.0f} s)[/dim]")


def outcome(done: Outcome) -> None:
    """The table at the end of a build."""
    table = Table(title="unct build", show_header=False, title_justify="left")
    summary = done.summary
    captures = ", ".join(f"{count} {name}" for name, count in summary["captures"].items() if name != "total")
    table.add_row("captures", f"{summary['captures']['total']} ({captures})" if captures else "0")
    for name in ("records", "documents", "copies_merged"):
        table.add_row(name.replace("_", " "), str(summary[name]))
    table.add_row("rejected", str(summary["rejects"]))
    table.add_section()
    for name, count in summary["rows"].items():
        table.add_row(f"rows in {name}", str(count))
    table.add_section()
    table.add_row("version", f"{done.version} ({'new' if done.is_new else 'nothing changed, nothing published'})")
    table.add_row("where", str(done.folder))
    _out.print(table)
    _rejected(done.tables["rejects"])
    if done.is_new:
        review(review_list(done.tables), 20)


def _rejected(rejects: pl.DataFrame) -> None:
    if not rejects.height:
        return
    table = Table("path", "part", "reason", "what to do", title="Rejected", title_justify="left")
    for row in rejects.head(50).iter_rows(named=True):
        part = "whole file" if row["record_no"] == 0 else f"bytes {row['byte_start']} to {row['byte_end']}"
        table.add_row(escape(row["path"]), part, row["reason"], escape(row["detail"]))
    _out.print(table)
    if rejects.height > 50:
        _out.print(f"... and {rejects.height - 50} more, see the table rejects.")


def failures(found: pl.DataFrame) -> None:
    """Rows that failed their checks."""
    table = Table("table", "rule", "row", "column", "value")
    for row in found.head(20).iter_rows():
        table.add_row(*(escape(str(value or "")) for value in row))
    _err.print(table)
    if found.height > 20:
        _err.print(f"... and {found.height - 20} more.")


def verdict(found: Verdict) -> None:
    """What `verify` found."""
    for each in found.passed:
        _out.print(f"[green]ok[/green]    {escape(each)}")
    for each in found.notes:
        _out.print(f"[yellow]note[/yellow]  {escape(each)}", soft_wrap=True)
    for each in found.errors:
        _out.print(f"[red]wrong[/red] {escape(each)}", soft_wrap=True)


def differences(
    older: str,
    newer: str,
    found: Sequence[Difference],
    old: Mapping[str, pl.DataFrame],
    new: Mapping[str, pl.DataFrame],
) -> None:
    """How many rows of each table differ, and which documents."""
    if not found:
        _out.print(f"No row differs between {older} and {newer}.")
        return
    table = Table("table", "added", "removed", "changed", title=f"{older} to {newer}", title_justify="left")
    for each in found:
        counts = [each.rows.filter(pl.col("change") == change).height for change in ("added", "removed", "changed")]
        table.add_row(each.table, *(str(count or "") for count in counts))
    _out.print(table)
    for each in found:
        if each.table in ("documents", "redirects"):
            _named(each, old, new)


def _named(found: Difference, old: Mapping[str, pl.DataFrame], new: Mapping[str, pl.DataFrame]) -> None:
    titles: dict[str, str | None] = {}
    for tables in (old, new):
        titles |= dict(tables["documents"].select("document_id", "title").iter_rows())
    moved = dict(new["redirects"].select("old_id", "new_id").iter_rows())
    for key, change, names in found.rows.select("row_key", "change", "columns").iter_rows():
        what = f"now {moved.get(key)}" if found.table == "redirects" else titles.get(key) or "(no title)"
        changed = f" [{', '.join(names.split())}]" if names else ""
        _out.print(f"{change} {found.table[:-1]} {key}: {what}{changed}", markup=False, soft_wrap=True)


def traced(name: str, row: Row, column: str | None, steps: Sequence[Step]) -> None:
    """The way from a value to its bytes."""
    _out.print(f"[bold]{name}[/bold]")
    for key, value in row.items():
        if value is not None and (column is None or key == column):
            shown = str(value)
            _out.print(f"  {key}: {shown if len(shown) <= 300 else shown[:300] + ' ...'}", markup=False, soft_wrap=True)
    if not steps:
        _out.print("  computed from other columns and rows of the release")
    for step in steps:
        _out.print(f"  [cyan]{escape(step.what)}[/cyan] <- {escape(step.where)}", soft_wrap=True)
        if step.words:
            _out.print(f"    {step.words}", markup=False, soft_wrap=True)


def calendar(found: Sequence[Due]) -> None:
    """What is due when, with the paragraph that says so."""
    if not found:
        _out.print("Nothing with a date was found. Leave out --actor or --from to see more.")
        return
    table = Table("date", "", "who", "is to do what", "for whom", "paragraph")
    for each in found:
        who, whom = ("; ".join(names) for names in (each.actors, each.recipients))
        task = each.task if len(each.task) <= 160 else f"{each.task[:158]} …"
        cells = (who or "(not said)", task, whom, each.provision_id)
        table.add_row(str(each.on), each.kind, *(escape(cell) for cell in cells))
    _out.print(table)


def review(found: Sequence[Unlisted], most: int | None = None) -> None:
    """The bodies that no reference list has: a curator decides whether each is new, another one, or no body."""
    if not found:
        _out.print("Every body that is named stands in the reference lists.")
        return
    title = f"Bodies without a place in the reference lists: {len(found)}"
    table = Table("name", "acronym", "mentions", "first named in", "may be", title=title, title_justify="left")
    for each in found[:most]:
        cells = (each.name, each.acronym or "", str(each.n_mentions), each.first_passage, each.may_be or "")
        table.add_row(*(escape(cell) for cell in cells))
    _out.print(table)
    if most is not None and len(found) > most:
        _out.print(f"... and {len(found) - most} more: unct review.")
    _out.print("Decide in flows/reference/body_lookups.csv: same_as, new or not_a_body.")


def explained(path: Path, found: Explanation) -> None:
    """What was read from a file, and why."""
    done = found.read
    _out.print(f"{path}: {done.status}", markup=False)
    _out.print(f"  {len(done.capture.data)} bytes, {done.encoding or 'no text'}, {done.media_type}", markup=False)
    for name, strength, reason in found.claims:
        mark = "read by" if name == done.family else "also claimed by"
        _out.print(f"  {mark} {name} (strength {strength}): {reason}", markup=False, soft_wrap=True)
    for record, law, named in zip(done.records, found.law, found.named, strict=True):
        _out.print(
            f"\n  record {record.record_no}, bytes {record.byte_start} to {record.byte_end}, {record.kind}",
            markup=False,
        )
        for fact in record.facts:
            place = fact.curated_path or f"bytes {fact.byte_start} to {fact.byte_end}"
            _out.print(f"    {fact.name}: {fact.value}  <- {place} [{fact.rule}]", markup=False, soft_wrap=True)
        _out.print(f"    {law}", markup=False)
        _out.print(f"    {named}", markup=False, soft_wrap=True)
        for part in record.parts:
            _out.print(f"    {part.kind:<10} {part.text[:100]}", markup=False, soft_wrap=True)
    if found.roles:
        table = Table("role", "rule", "spans", "bytes", title="Every byte by role", title_justify="left")
        for role, rule, count, size in found.roles:
            table.add_row(role, rule, str(count), str(size))
        _out.print(table)
    for note in done.notes:
        _out.print(f"  {note.severity}: {note.message} [{note.rule}]", markup=False, soft_wrap=True)
    for reject in done.rejects:
        _out.print(
            f"  rejected: {reject.detail} [{reject.reason}, bytes {reject.byte_start} to {reject.byte_end}]",
            markup=False,
            soft_wrap=True,
        )
