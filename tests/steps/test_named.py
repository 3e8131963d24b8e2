"""Rows of layer 4 from whole documents: places, evidence, and what a losing copy adds."""

from __future__ import annotations

from datetime import date

import networkx
import polars as pl
import pytest

from flows.steps.checks import check
from flows.steps.graph import appearances
from flows.steps.pipeline import build

ARTICLE = """Regional conference on borders opens in Tunis

3 March 2019

On 1-2 March 2019, the United Nations Office of Counter-Terrorism (UNOCT) hosted a Regional Conference on Border \
Security in Tunis, Tunisia. It brought together over 120 participants from 14 Member States.

“Borders must be open to trade and closed to terrorists,” said Mr. Jean-Paul Durand-Leroy, Director of the Harbour \
Documents Institute. He stressed that false papers were a growing threat.

The Office will send its report to the Security Council before the summer.
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("named")
    (folder / "raw").mkdir()
    (folder / "raw" / "a.txt").write_text(ARTICLE, "utf-8")
    return build(folder / "raw", folder / "datasets").tables


def names(tables) -> dict[str, str]:
    return dict(tables["entities"].select("entity_id", "name").iter_rows())


def test_the_tables_are_sound(tables):
    assert check(tables).height == 0


def test_who_and_what_is_named(tables):
    called = names(tables)
    found = [
        (surface, called[entity])
        for surface, entity in tables["mentions"]
        .join(tables["passages"].select("passage_id", "passage_no"), on="passage_id")
        .sort("passage_no", "char_start")
        .select("surface", "entity_id")
        .iter_rows()
    ]
    assert found == [
        ("Tunis", "Tunis"),
        ("United Nations Office of Counter-Terrorism", "United Nations Office of Counter-Terrorism"),
        ("UNOCT", "United Nations Office of Counter-Terrorism"),
        ("Tunis", "Tunis"),
        ("Tunisia", "Tunisia"),
        ("Member States", "Member States"),
        ("Jean-Paul Durand-Leroy", "Jean-Paul Durand-Leroy"),
        ("Harbour Documents Institute", "Harbour Documents Institute"),
        ("Office", "United Nations Office of Counter-Terrorism"),
        ("Security Council", "Security Council"),
    ]


def test_bodies_and_places_come_with_what_they_are_a_part_of(tables):
    parents = dict(tables["organizations"].select("entity_id", "parent_id").iter_rows())
    assert parents["org-unoct"] in parents
    assert tables["places"].select("kind", "country_id").rows() == [("city", "country-TUN")]
    assert tables["countries"].rows() == [("country-TUN", "TUN", "788")]


def test_an_office_is_stated_with_its_day(tables):
    called = names(tables)
    row = tables["positions"].row(0, named=True)
    assert (called[row["person_id"]], row["title"], called[row["organization_id"]], row["stated_on"]) == (
        "Jean-Paul Durand-Leroy",
        "Director",
        "Harbour Documents Institute",
        date(2019, 3, 3),
    )


def test_an_event_has_its_days_and_place_with_evidence(tables):
    row = tables["events"].row(0, named=True)
    assert tables["events"].height == 1
    assert (row["name"], row["kind"], row["starts_on"], row["ends_on"], row["city"], row["country_id"]) == (
        "Regional Conference on Border Security",
        "conference",
        date(2019, 3, 1),
        date(2019, 3, 2),
        "Tunis",
        "country-TUN",
    )
    told = tables["evidence"].filter(pl.col("table") == "events", pl.col("column") != "")
    assert sorted(told["column"]) == ["city", "country_id", "date_text", "ends_on", "starts_on"]


def test_counts_know_the_event_that_they_are_about(tables):
    event = tables["events"]["event_id"][0]
    assert tables["quantities"].sort("char_start").select(
        "surface", "value", "comparator", "unit", "event_id"
    ).rows() == [
        ("over 120 participants", 120.0, "gt", "participants", event),
        ("14 Member States", 14.0, "eq", "Member States", event),
    ]


def test_statements_have_their_speaker_and_his_words(tables):
    called = names(tables)
    rows = (
        tables["statements"]
        .sort("char_start", descending=False)
        .select("speaker_id", "speaker_text", "is_direct_quote", "text")
    )
    assert {(called[who], said, quote, text) for who, said, quote, text in rows.iter_rows()} == {
        (
            "Jean-Paul Durand-Leroy",
            "Mr. Jean-Paul Durand-Leroy",
            True,
            "Borders must be open to trade and closed to terrorists",
        ),
        ("Jean-Paul Durand-Leroy", "He", False, "false papers were a growing threat"),
    }


def test_the_language_is_detected_where_no_source_says_it(tables):
    assert tables["documents"]["language"].to_list() == ["en"]
    told = tables["evidence"].filter(pl.col("column") == "language")
    assert told["rule"].to_list() == ["told from the text by py3langid"]


def test_who_appears_with_whom_is_a_graph(tables, tmp_path):
    (tmp_path / "a.graphml").write_text(appearances(tables), "utf-8")
    graph = networkx.read_graphml(tmp_path / "a.graphml")
    assert graph.has_edge("group-member-states", "org-unoct")
    assert graph.edges["group-member-states", "org-unoct"]["events"] == tables["events"]["event_id"][0]
    assert graph.nodes["org-unoct"]["name"] == "United Nations Office of Counter-Terrorism"


def test_nothing_is_said_in_the_paragraphs_of_a_resolution(seeds):
    release = seeds.tables["documents"].filter(pl.col("kind") == "press_release")["document_id"][0]
    said = seeds.tables["statements"].filter(pl.col("document_id") == release)
    law = seeds.tables["provisions"]["passage_id"]
    assert said.height > 10
    assert said.filter(pl.col("passage_id").is_in(law.implode())).height == 0


def test_who_only_a_losing_copy_names_is_named_there_and_others_once(seeds):
    held = seeds.tables["passages"].filter(~pl.col("in_canonical"))
    assert held["text"].to_list() == ["The international conference in Dushanbe."]
    assert seeds.tables["mentions"].filter(pl.col("passage_id") == held["passage_id"][0]).height == 0


def test_parties_of_obligations_are_entities(seeds):
    parties = seeds.tables["obligation_parties"]
    assert parties.filter(pl.col("surface") == "CTED")["entity_id"].unique().to_list() == ["org-cted"]
    assert parties.filter("is_implied")["entity_id"].unique().to_list() == ["org-security-council"]
