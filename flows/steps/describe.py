"""The pages of a release for people: dictionary, dataset card, changes; and its summary for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import polars as pl

from flows.steps.causes import Inputs
from flows.steps.write import LICENSE
from schemas import TABLES, columns, described, key_of

Tables = Mapping[str, pl.DataFrame]
_CARD = """# unct {version}

Open data on how the United Nations counters terrorism, every cell traceable to the bytes of the raw file it came from.

Licence: {licence}.

Each table is there as Parquet and as CSV with the same rows. `DICTIONARY.md` says what each column means, `CHANGES.md`
what is new, `SHA256SUMS` proves the files.

| table | rows | one row is |
| --- | --- | --- |
{rows}"""
_COUNTS_HEAD = "| table | change | cause | rows |\n| --- | --- | --- | --- |\n"


def dictionary(version: str) -> str:
    """DICTIONARY.md: every table and column, from the schemas."""
    parts = [f"# Data dictionary of unct {version}\n\nMade from the schemas. A key column is marked with *.\n"]
    for name, table in TABLES.items():
        parts.append(f"\n## {name}\n\n{described(table)}\n\nKey: {', '.join(f'`{part}`' for part in key_of(table))}\n")
        parts.append("\n| column | type | null | unit or values | what it is |\n| --- | --- | --- | --- | --- |\n")
        for column in columns(table):
            allowed = ", ".join(column.choices or ()) or column.unit or ""
            if column.references is not None:
                allowed = f"→ {'.'.join(column.references)}"
            mark = "*" if column.is_key else ""
            null = "yes" if column.nullable else "no"
            parts.append(f"| {column.name}{mark} | {column.type_name} | {null} | {allowed} | {column.description} |\n")
    return "".join(parts)


def card(version: str, tables: Tables) -> str:
    """README.md of a release."""
    rows = "".join(f"| {name} | {tables[name].height} | {described(table)} |\n" for name, table in TABLES.items())
    return _CARD.format(version=version, licence=LICENSE, rows=rows)


def summary(version: str, previous: str | None, tables: Tables, inputs: Inputs) -> dict[str, Any]:
    """run_summary.json: counts, and the digests of what the release was made from."""
    statuses = Counter(tables["captures"]["status"].to_list())
    return {
        "version": version,
        "previous": previous,
        "captures": {"total": tables["captures"].height, **dict(sorted(statuses.items()))},
        "records": tables["records"].height,
        "documents": tables["documents"].height,
        "copies_merged": tables["records"].height - tables["documents"].height,
        "rejects": tables["rejects"].height,
        "findings": dict(sorted(Counter(tables["findings"]["rule"].to_list()).items())),
        "rows": {name: tables[name].height for name in TABLES},
        "inputs": inputs.to_json(),
    }


def from_json(text: str) -> dict[str, Any]:
    """The content of a JSON file of ours."""
    content: dict[str, Any] = json.loads(text)
    return content


def to_json(content: Mapping[str, Any]) -> str:
    """JSON as all our files have it."""
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def changes_page(version: str, previous: str | None, tables: Tables, old: Tables) -> str:
    """CHANGES.md: counts per table and cause, then the documents by name."""
    if previous is None:
        return f"# Changes in unct {version}\n\nThe first version: all is new, so `changes` and `delta/` are empty.\n"
    changed = tables["changes"]
    counts = changed.group_by("table", "change", "cause").len().sort("table", "change", "cause")
    lines = [f"# Changes in unct {version} since {previous}\n\n{_COUNTS_HEAD}"]
    lines += [f"| {table} | {change} | {cause} | {count} |\n" for table, change, cause, count in counts.iter_rows()]
    if not changed.height:
        lines.append("| (no row) | only the description of the tables changed | code | 0 |\n")
    lines += _documents_by_name(changed, tables, old)
    known = set(old["redirects"]["old_id"]) if "redirects" in old else set()
    moved = [row for row in tables["redirects"].iter_rows(named=True) if row["old_id"] not in known]
    if moved:
        lines.append("\n## Identifiers replaced\n\n")
        lines += [f"- {row['kind']} `{row['old_id']}` is now `{row['new_id']}`\n" for row in moved]
    return "".join(lines)


def _documents_by_name(changed: pl.DataFrame, tables: Tables, old: Tables) -> list[str]:
    lines: list[str] = []
    for change in ("added", "removed", "changed"):
        rows = changed.filter((pl.col("table") == "documents") & (pl.col("change") == change)).sort("key")
        if not rows.height:
            continue
        source = old["documents"] if change == "removed" else tables["documents"]
        titles = dict(source.select("document_id", "title").iter_rows())
        lines.append(f"\n## Documents {change}\n\n")
        for key, names, cause in rows.select("key", "columns", "cause").iter_rows():
            what = f": {', '.join(names.split())}" if names else ""
            lines.append(f"- {titles.get(key) or '(no title)'} (`{key}`; {cause}{what})\n")
    return lines
