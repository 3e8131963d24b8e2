"""Layer 4 as a whole: who, where, when, how many and who said what, added to the rows of a release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.steps.assemble import Document
from flows.steps.entities import Registry, doubt_rows, mention_rows, name_parties, position_rows
from flows.steps.event_rows import event_rows
from flows.steps.evidence import Proof
from flows.steps.identity import Published
from flows.steps.law import Law
from flows.steps.merged_events import happenings, identify
from flows.steps.model import Row
from flows.steps.naming import readings
from flows.steps.said import quantity_rows, statement_rows
from flows.text.names.known import decided

Rows = dict[str, list[Row]]


def named_rows(
    rows: Rows, documents: Sequence[Document], law: Law, proof: Proof, published: Published, new_version: str
) -> list[Row]:
    """Add the rows of layer 4, and name the parties of obligations; returns the findings."""
    # The rules are of English: in another language they would find names that are none.
    foreign = {row["document_id"] for row in rows["documents"] if row["language"] not in (None, "en")}
    reads = readings([each for each in documents if each.document_id not in foreign], law)
    registry = Registry()
    doubts: list[Row] = []
    for read in reads:
        mentions = mention_rows(read, registry)
        rows["mentions"] += mentions
        rows["positions"] += position_rows(read, registry)
        doubts += doubt_rows(read, mentions)
    found = happenings(reads)
    replaced = identify(found, published.event_at)
    rows["events"], rows["event_participants"] = event_rows(found, registry, proof)
    of_event = {id(event): each.event_id for each in found for _, event in each.told}
    for read in reads:
        rows["quantities"] += quantity_rows(read, of_event)
        rows["statements"] += statement_rows(read, registry, proof)
    name_parties(rows["obligation_parties"], rows["mentions"], registry)
    rows.update(registry.rows())
    _redirect(rows, {"event": replaced, "entity": _renamed(registry, published)}, new_version)
    return doubts


def _renamed(registry: Registry, published: Published) -> dict[str, str]:
    """Published bodies that a curator has found to be another one."""
    moved = decided()
    return {old: moved[old] for old in sorted(published.entities & moved.keys()) if moved[old] in registry.entities}


def _redirect(rows: Rows, replaced: Mapping[str, Mapping[str, str]], new_version: str) -> None:
    """Add redirects, and lead those of earlier versions on to where they end now."""
    onward = {old: new for each in replaced.values() for old, new in each.items()}
    for row in rows["redirects"]:
        row["new_id"] = onward.get(row["new_id"], row["new_id"])
    known = {row["old_id"] for row in rows["redirects"]}
    for kind, pairs in replaced.items():
        rows["redirects"] += [
            {"old_id": old, "new_id": new, "kind": kind, "since_version": new_version}
            for old, new in pairs.items()
            if old not in known
        ]
