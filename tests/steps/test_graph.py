"""The citation graph as other programs read it."""

from __future__ import annotations

import warnings
from collections import Counter
from pathlib import Path

import igraph
import networkx
import polars as pl
import pytest

from flows.steps.graph import graphml
from flows.steps.tables import to_frame

DOCUMENTS = [
    {"document_id": "doc-1", "symbol": "S/RES/2999 (2031)", "kind": "resolution", "title": "Resolution 2999 (2031)"},
    {
        "document_id": "doc-2",
        "symbol": "SC/99999",
        "kind": "press_release",
        "title": 'Tugs & <Barges> “in "Ruritania"”',
    },
    {"document_id": "doc-3", "symbol": None, "kind": "news_article", "title": "Naïve mast\x08ers\ud7ff 日本"},
    {"document_id": "doc-4", "symbol": None, "kind": "news_article", "title": "Cites nothing"},
    {"document_id": "doc-5", "symbol": "SC/99999", "kind": "press_release", "title": "The same symbol again"},
]


def citation(
    number: int, document: str, target: str, function: str | None = None, provision: str | None = None
) -> dict:
    kind = "sc_resolution" if "S/RES" in target else "ga_resolution"
    return {
        "citation_id": f"cit-{number}",
        "document_id": document,
        "target_symbol": target,
        "cited_kind": kind,
        "function": function,
        "provision_id": provision,
    }


CITATIONS = [
    citation(1, "doc-1", "S/RES/1373 (2001)", "recalls", "S/RES/2999 (2031)/PP1"),
    citation(2, "doc-1", "S/RES/1373 (2001)", "recalls", "S/RES/2999 (2031)/OP1"),
    citation(3, "doc-1", "S/RES/1373 (2001)", "pursuant_to", "S/RES/2999 (2031)/OP1"),
    citation(4, "doc-2", "S/RES/1373 (2001)", "recalls", "S/RES/2999 (2031)/PP1"),  # the press release quotes it
    citation(5, "doc-2", "S/RES/2999 (2031)"),
    citation(6, "doc-3", "A/RES/60/288", "welcomes"),
    citation(7, "doc-5", "S/RES/2999 (2031)"),
]


def tables(citations: list[dict] = CITATIONS) -> dict[str, pl.DataFrame]:
    provisions = [
        {"provision_id": f"S/RES/2999 (2031)/{name}", "resolution_id": "S/RES/2999 (2031)", "document_id": "doc-1"}
        for name in ("PP1", "OP1")
    ]
    resolutions = [{"resolution_id": "S/RES/2999 (2031)", "number": 2999, "year": 2031, "title": "On harbours"}]
    rows = {"documents": DOCUMENTS, "provisions": provisions, "resolutions": resolutions, "citations": citations}
    return {name: to_frame(name, found) for name, found in rows.items()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "citations.graphml"
    path.write_text(graphml(tables()), "utf-8")
    return path


NODES = {
    "S/RES/2999 (2031)": ("sc_resolution", 2031, "On harbours", True),
    "S/RES/1373 (2001)": ("sc_resolution", 2001, None, False),
    "SC/99999": ("press_release", None, 'Tugs & <Barges> “in "Ruritania"”', True),
    "doc-3": ("news_article", None, "Naïve mast\ufffders\ud7ff 日本", True),
    "doc-5": ("press_release", None, "The same symbol again", True),
    "A/RES/60/288": ("ga_resolution", None, None, False),
}
EDGES = {
    ("S/RES/2999 (2031)", "S/RES/1373 (2001)", "recalls", 2),
    ("S/RES/2999 (2031)", "S/RES/1373 (2001)", "pursuant_to", 1),
    ("SC/99999", "S/RES/2999 (2031)", "", 1),
    ("doc-5", "S/RES/2999 (2031)", "", 1),
    ("doc-3", "A/RES/60/288", "welcomes", 1),
}


def test_networkx_reads_nodes_edges_and_their_values(file):
    graph = networkx.read_graphml(file)
    assert graph.is_directed()
    nodes = {
        name: (values["kind"], values.get("year"), values.get("title"), values["is_held"])
        for name, values in graph.nodes(data=True)
    }
    assert nodes == NODES
    edges = {
        (source, target, values.get("function") or "", values["count"])
        for source, target, values in graph.edges(data=True)
    }
    assert edges == EDGES
    assert graph.number_of_edges() == len(EDGES)


def test_igraph_reads_the_same(file):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it speaks of values that a node lacks
        graph = igraph.Graph.Read_GraphML(str(file))
    assert graph.is_directed()
    assert {node["id"] for node in graph.vs} == set(NODES)
    for node in graph.vs:
        kind, year, title, is_held = NODES[node["id"]]
        assert (node["kind"], node["title"] or None, node["is_held"]) == (kind, title, is_held)
        assert node["year"] == year or (year is None and node["year"] != node["year"])
    edges = {
        (graph.vs[edge.source]["id"], graph.vs[edge.target]["id"], edge["function"], edge["count"]) for edge in graph.es
    }
    assert edges == EDGES


def test_the_same_rows_give_the_same_bytes():
    assert graphml(tables()) == graphml(tables(CITATIONS[::-1]))


def test_nothing_cited_is_an_empty_graph(tmp_path):
    path = tmp_path / "empty.graphml"
    path.write_text(graphml(tables([])), "utf-8")
    assert len(networkx.read_graphml(path)) == 0
    assert igraph.Graph.Read_GraphML(str(path)).vcount() == 0


def test_the_graph_of_the_seeds_counts_every_citation_once(seeds):
    graph = networkx.read_graphml(seeds.folder / "citations.graphml")
    citations = seeds.tables["citations"]
    total = sum(values["count"] for _, _, values in graph.edges(data=True))
    assert total == citations.height > 0
    cited = Counter(citations["target_symbol"])
    for name in cited:
        assert sum(values["count"] for _, _, values in graph.in_edges(name, data=True)) == cited[name]
    assert graph.nodes["S/RES/2395 (2017)"]["is_held"] is True
    assert graph.nodes["S/RES/2395 (2017)"]["year"] == 2017
