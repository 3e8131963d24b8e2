"""Events of several documents: the same one is one row, a later one of its series another, and identifiers stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from flows.steps.assemble import assemble
from flows.steps.compare import PENDING
from flows.steps.identity import Published
from flows.steps.ingest import ingest
from flows.steps.merged_events import content
from flows.steps.pipeline import build, make_tables, read_all

FIRST = """UN bodies attend conference in Dushanbe

On 3-4 May 2018, the United Nations Office of Counter-Terrorism (UNOCT) participated in the International \
Conference on Countering Terrorism in Dushanbe, Tajikistan. The conference was attended by delegations from 47 \
Member States.

The conference was organized by the Government of Tajikistan. It closed with a statement that all participants \
had agreed on before.
"""
SECOND = """INTERPOL speaks in Tajikistan

INTERPOL participated in the International Conference on Countering Terrorism, held in Dushanbe on 3 and 4 May \
2018. The conference brought police chiefs of the region together for two days of talks.

The police chiefs shared what they had learnt about false papers and how these are found at land borders.
"""
LATER = """A year on, experts meet again

On 16-17 May 2019, the United Nations Office of Counter-Terrorism (UNOCT) participated in the International \
Conference on Countering Terrorism in Dushanbe, Tajikistan. The conference was attended by delegations from 52 \
Member States.

The experts looked back at a year of work on borders, prisons and schools, and at what is still to be done.
"""


def publish(folder, **texts):
    raw = folder / "raw"
    raw.mkdir(exist_ok=True)
    for name, text in texts.items():
        (raw / f"{name}.txt").write_text(text, "utf-8")
    return build(raw, folder / "datasets").tables


def conferences(tables):
    return tables["events"].filter(pl.col("kind") == "conference").sort("starts_on")


def test_an_event_in_two_documents_is_one_with_evidence_in_both(tmp_path):
    tables = publish(tmp_path, first=FIRST, second=SECOND)
    found = conferences(tables)
    assert found.select("starts_on", "ends_on", "city").rows() == [(date(2018, 5, 3), date(2018, 5, 4), "Dushanbe")]
    told = tables["evidence"].filter(pl.col("key") == found["event_id"][0], pl.col("column") == "")
    assert told["document_id"].n_unique() == 2
    who = tables["event_participants"].join(tables["entities"], on="entity_id").select("name_right", "role").rows()
    assert {("Tajikistan", "organizer"), ("International Criminal Police Organization", "participant")} <= set(who)


def test_the_same_series_a_year_later_is_another_event(tmp_path):
    found = conferences(publish(tmp_path, first=FIRST, later=LATER))
    assert found["starts_on"].to_list() == [date(2018, 5, 3), date(2019, 5, 16)]
    assert found["event_id"].n_unique() == 2


@pytest.mark.parametrize(("before", "after"), [("first", "second"), ("second", "first")])
def test_a_published_event_keeps_its_identifier_when_another_document_tells_of_it(tmp_path, before, after):
    texts = {"first": FIRST, "second": SECOND}
    old = conferences(publish(tmp_path, **{before: texts[before]}))
    new = conferences(publish(tmp_path, **{after: texts[after]}))
    assert new["event_id"].to_list() == old["event_id"].to_list()


def test_two_published_events_that_turn_out_to_be_one_leave_a_redirect(tmp_path):
    """As a rule that is mended may find: the identifier of most places stays."""
    tables = publish(tmp_path, first=FIRST, second=SECOND)
    event = conferences(tables).row(0, named=True)
    told = tables["evidence"].filter(pl.col("key") == event["event_id"], pl.col("column") == "")
    places = list(told.select("passage_id", "char_start").iter_rows())
    ingested = ingest(tmp_path / "raw")
    published = replace(Published.of(tables), event_at=dict.fromkeys(places, "evt-one") | {places[-1]: "evt-two"})
    assembled = assemble(read_all(ingested.captures), published, PENDING)
    again = make_tables(assembled, ingested, published)
    assert conferences(again)["event_id"].to_list() == ["evt-one"]
    assert again["redirects"].rows() == [("evt-two", "evt-one", "event", PENDING)]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Third High-Level Conference", "the 3rd High-Level Conference"),
        ("XVIII Meeting of Heads", "18th Meeting of Heads"),
        ("the UN Conference on Borders", "United Nations conference on borders"),
    ],
)
def test_a_name_is_the_same_in_other_figures(name, other):
    assert content(name) == content(other)
