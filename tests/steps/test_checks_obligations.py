"""Each rule of obligations from both sides: sound rows pass, a broken one fails under the rule's name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from breaks import Tables, named, put, without
from test_law import tabled, text

from flows.steps.checks_law import law_failures
from flows.steps.checks_obligations import obligation_failures
from flows.steps.failures import combined

BODY = (
    "Recalling its resolution 1373 (2001) and requesting the Harbour Office to report to the Council,",
    "1. Requests the Harbour Office and PILB to submit to the Council within 60 days of the adoption of this "
    "resolution a plan of the harbours, and to report by 1 May 2032 on silt;",
    "2. Requests PILB to report to the Council within 12 months after the first dredging;",
    "3. Requests PILB to brief the Council every 90 days, and to inform the Council on a regular basis of its work;",
    "4. Decides to extend the mandate of PILB until 31 December 2032, and expresses its intention to hold "
    "consultations at least once per year on the harbours;",
    "5. Requests PILB:",
    "(a) To protect the pilots;",
    "(b) To support the dredgers;",
)


def failed(tables: Tables) -> set[tuple[str, str]]:
    return named(obligation_failures(tables))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return tabled(tmp_path_factory.mktemp("sound"), text=text(*BODY))


KIND = pl.col("deadline_kind")
DATED = pl.col("deadline_on").is_not_null() & ~pl.col("is_derived")
DERIVED = pl.col("is_derived")
AFTER = pl.col("offset").is_not_null() & pl.col("deadline_on").is_null()
OFTEN = pl.col("recurrence").is_not_null()
VAGUE = (KIND == "recurring") & pl.col("recurrence").is_null()
PLAIN = pl.col("deadline_text").is_null()
MEANT = pl.col("force") == "expresses_intention"
JOINT = pl.col("party_no") == 2
IMPLIED = pl.col("is_implied")
OF_PHRASE, OF_LIMIT = (
    (pl.col("table") == "obligations") & (pl.col("column") == each) for each in ("phrase", "deadline_text")
)


def test_sound_rows_of_every_sort_pass(sound):
    rows = sound["obligations"]
    for sort in (DATED, DERIVED, AFTER, OFTEN, VAGUE, PLAIN, MEANT):
        assert rows.filter(sort).height, str(sort)
    assert sound["obligation_parties"].filter(JOINT).height
    assert sound["obligation_parties"].filter(IMPLIED).height
    assert failed(sound) == set()


def test_the_seeds_are_sound(seeds):
    assert failed(seeds.tables) == set()


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("not_in_its_paragraph", put(PLAIN, task="to sink the dredgers")),
        ("not_in_its_paragraph", put(DATED, provision_id="S/RES/2999 (2031)/OP2")),
        ("not_operative", put(PLAIN, provision_id="S/RES/2999 (2031)/PP1")),
        ("not_of_the_carrier", put(PLAIN, document_id="doc-0")),
        ("phrase_is_not_its_slice", put(PLAIN, phrase="requests")),
        ("deadline_text_is_not_its_slice", put(DATED, deadline_text="by 2 May 2032")),
        ("deadline_text_is_not_its_slice", put(PLAIN, deadline_text="by 1 May 2032", deadline_kind="by")),
        ("force_does_not_oblige", put(PLAIN, force="welcomes")),
        ("force_does_not_oblige", put(PLAIN, force="authorizes")),
        ("force_does_not_oblige", put(PLAIN, force="reminds")),
        ("intention_without_a_date", put(PLAIN, force="expresses_intention")),
        ("deadline_without_words", put(PLAIN, deadline_on=date(2032, 5, 1))),
        ("deadline_without_words", put(PLAIN, offset="P1D")),
        ("deadline_without_words", put(PLAIN, offset_from="the flood")),
        ("deadline_without_words", put(PLAIN, recurrence="P1D")),
        ("words_without_kind", put(DATED, deadline_kind=None)),
        ("words_without_kind", put(PLAIN, deadline_kind="by")),
        ("recurrence_mixed_with_a_date", put(DATED, deadline_kind="recurring")),
        ("recurrence_mixed_with_a_date", put(AFTER, deadline_kind="recurring")),
        ("recurrence_mixed_with_a_date", put(DATED, recurrence="P1Y")),
        ("recurrence_mixed_with_a_date", put(OFTEN, deadline_kind="within")),
        ("no_time_after_the_event", put(AFTER, offset=None)),
        ("no_time_after_the_event", put(DATED, offset_from="the flood")),
        ("no_time_after_the_event", put(DATED, deadline_kind="within")),
        ("wrongly_derived", put(DATED, is_derived=True)),
        ("wrongly_derived", put(AFTER, is_derived=True)),
        ("wrongly_derived", put(PLAIN, is_derived=True)),
        ("wrongly_derived", put(DERIVED, is_derived=False)),
        ("wrongly_derived", put(DERIVED, deadline_on=None)),
    ],
)
def test_a_broken_obligation_fails_by_name(sound, rule, change):
    broken = change(sound["obligations"])
    assert not broken.equals(sound["obligations"])
    assert ("obligations", rule) in failed({**sound, "obligations": broken})


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("implied_or_placed", put(IMPLIED, is_implied=False)),
        ("implied_or_placed", put(JOINT, is_implied=True)),
        ("implied_or_placed", put(JOINT, passage_id=None)),
        ("implied_or_placed", put(IMPLIED, char_start=0, char_end=4)),
        ("not_numbered", without(pl.col("party_no").shift(-1) == 2)),
        ("not_numbered", put(JOINT, party_no=3)),
        ("in_another_document", put(JOINT, document_id="doc-0")),
    ],
)
def test_a_broken_party_fails_by_name(sound, rule, change):
    broken = change(sound["obligation_parties"])
    assert not broken.equals(sound["obligation_parties"])
    assert failed({**sound, "obligation_parties": broken}) == {("obligation_parties", rule)}


@pytest.mark.parametrize(
    ("table", "change", "rule"),
    [
        ("provisions", put(pl.lit(True), part="preambular"), "not_operative"),
        ("provisions", put(pl.lit(True), text="Requests nothing;"), "not_in_its_paragraph"),
        ("evidence", without(OF_PHRASE), "phrase_is_not_its_slice"),
        ("evidence", put(OF_PHRASE, char_start=0), "phrase_is_not_its_slice"),
        ("evidence", lambda frame: pl.concat([frame, frame.filter(OF_PHRASE)]), "phrase_is_not_its_slice"),
        ("evidence", without(OF_LIMIT), "deadline_text_is_not_its_slice"),
        ("resolutions", put(pl.lit(True), adopted_on=None), "derived_from_an_unknown_day"),
        ("passages", put(pl.lit(True), is_superseded=True), "of_a_superseded_passage"),
    ],
)
def test_a_row_that_obligations_rest_on(sound, table, change, rule):
    broken = change(sound[table])
    assert not broken.equals(sound[table])
    assert ("obligations", rule) in failed({**sound, table: broken})


def test_a_party_of_a_superseded_passage(sound):
    heads = sound["obligation_parties"].filter(pl.col("passage_id").is_not_null())["passage_id"].unique()
    above = pl.col("passage_id").is_in(heads.implode()) & pl.col("text").str.ends_with("Requests PILB:")
    passages = put(above, is_superseded=True)(sound["passages"])
    assert failed({**sound, "passages": passages}) == {("obligation_parties", "of_a_superseded_passage")}


def test_the_rules_of_the_law_call_these(sound):
    broken = put(PLAIN, force="welcomes")(sound["obligations"])
    found = combined(law_failures({**sound, "obligations": broken}))
    (key,) = broken.filter(PLAIN)["obligation_id"]
    assert found.rows() == [("obligations", "force_does_not_oblige", key, "force", "welcomes")]


def test_tables_without_rows_pass(tmp_path: Path):
    assert failed(tabled(tmp_path, text=text("1. Decides to remain seized of the matter."))) == set()
