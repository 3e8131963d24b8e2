"""Graphs as GraphML: which document cites which to what end, and who appears with whom at which events."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any
from xml.sax import saxutils

import polars as pl

Tables = Mapping[str, pl.DataFrame]
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CITATION_KEYS = (
    ("kind", "node", "string"),
    ("year", "node", "int"),
    ("title", "node", "string"),
    ("is_held", "node", "boolean"),
    ("function", "edge", "string"),
    ("count", "edge", "int"),
)
_APPEARANCE_KEYS = (
    ("kind", "node", "string"),
    ("name", "node", "string"),
    ("n_events", "edge", "int"),
    ("events", "edge", "string"),
)
Keys = tuple[tuple[str, str, str], ...]
Edges = list[tuple[str, str, Mapping[str, Any]]]


def graphml(tables: Tables) -> str:
    """GraphML of all citations: nodes by symbol (or document id), an edge for each pair and function.

    Nodes have kind, year, title and whether the release holds their text; edges have function ("" where none is told)
    and count. What a resolution cites is counted in its canonical text only. Format: graphml.graphdrawing.org.
    """
    nodes = _held(tables)
    names = {document_id: name for name, (document_id, _) in nodes.items()}
    of_provision = {
        provision: (resolution, document)
        for provision, resolution, document in tables["provisions"]
        .select("provision_id", "resolution_id", "document_id")
        .iter_rows()
    }
    edges: Counter[tuple[str, str, str]] = Counter()
    wanted = ("document_id", "provision_id", "target_symbol", "cited_kind", "function")
    cited: dict[str, dict[str, Any]] = {}
    for document_id, provision, target, kind, function in tables["citations"].select(wanted).iter_rows():
        source, carrier = of_provision.get(provision, (names[document_id], document_id))
        if carrier != document_id:
            continue  # a resolution cites once what its text and its press release print twice
        edges[source, target, function or ""] += 1
        cited[target] = {"kind": kind, "year": _year_of(target), "is_held": False}
    met = {name for source, target, _ in edges for name in (source, target)}
    values = {name: nodes[name][1] if name in nodes else cited[name] for name in sorted(met)}
    drawn: Edges = [
        (source, target, {"function": function, "count": count})
        for (source, target, function), count in sorted(edges.items())
    ]
    return _document("citations", "directed", _CITATION_KEYS, values, drawn)


def appearances(tables: Tables) -> str:
    """GraphML of who appears with whom: nodes are entities, an edge for each pair that took part in the same events.

    Nodes have kind and name; edges have the number of events and their identifiers, joined by a space.
    """
    parts = tables["event_participants"].select("event_id", "entity_id").unique()
    pairs = (
        parts.join(parts, on="event_id", suffix="_other")
        .filter(pl.col("entity_id") < pl.col("entity_id_other"))
        .sort("entity_id", "entity_id_other", "event_id")
        .group_by("entity_id", "entity_id_other", maintain_order=True)
        .agg(pl.len().alias("n_events"), pl.col("event_id").str.join(" ").alias("events"))
    )
    edges: Edges = [(a, b, {"n_events": n, "events": events}) for a, b, n, events in pairs.iter_rows()]
    met = tables["entities"].filter(pl.col("entity_id").is_in(parts["entity_id"].unique().implode()))
    nodes = {
        key: {"kind": kind, "name": name} for key, kind, name in met.select("entity_id", "kind", "name").iter_rows()
    }
    return _document("appearances", "undirected", _APPEARANCE_KEYS, nodes, edges)


def _year_of(symbol: str) -> int | None:
    """The year that a symbol names ("S/RES/1373 (2001)", "S/2017/375"), if it names one."""
    found = re.search(r"\(([0-9]{4})\)|/((?:19|20)[0-9]{2})/", symbol)
    return None if found is None else int(found[1] or found[2])


def _held(tables: Tables) -> dict[str, tuple[str, dict[str, Any]]]:
    """Name of a node to the document that it stands for and its values, of all that the release holds."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    documents = tables["documents"].select("document_id", "symbol", "kind", "published_on", "title")
    for document_id, symbol, kind, day, title in documents.iter_rows():
        name = symbol if symbol is not None and symbol not in found else document_id
        year = None if day is None else day.year
        found[name] = (document_id, {"kind": kind, "year": year, "title": title, "is_held": True})
    for symbol, year, title in tables["resolutions"].select("resolution_id", "year", "title").iter_rows():
        document_id = found[symbol][0] if symbol in found else ""
        found[symbol] = (document_id, {"kind": "sc_resolution", "year": year, "title": title, "is_held": True})
    return found


def _document(name: str, direction: str, keys: Keys, nodes: Mapping[str, Mapping[str, Any]], edges: Edges) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [f'  <key id="{key}" for="{on}" attr.name="{key}" attr.type="{kind}"/>' for key, on, kind in keys]
    lines.append(f'  <graph id="{name}" edgedefault="{direction}">')
    for node, values in nodes.items():
        lines.append(f"    <node id={_quoted(node)}>{_data(values)}</node>")
    for source, target, values in edges:
        lines.append(f"    <edge source={_quoted(source)} target={_quoted(target)}>{_data(values)}</edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def _data(values: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{name}">{saxutils.escape(_text(value))}</data>'
        for name, value in values.items()
        if value is not None
    )


def _quoted(value: str) -> str:
    return saxutils.quoteattr(_text(value))


def _text(value: object) -> str:
    """The value as XML may hold it."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return _NOT_IN_XML.sub("\ufffd", text)
