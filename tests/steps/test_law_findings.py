"""What looks wrong about a resolution is told: cut, misnumbered, contradicted."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest

from flows.steps.verify import verify
from tests.steps.test_law import ADOPTING, BODY, MASTHEAD, OPERATIVE, SYMBOL, manifest, press, put, tabled, text, xml

ROOT = Path(__file__).parents[2]


def told(tables: dict[str, pl.DataFrame]) -> set[tuple[str, str, str]]:
    """Rule, severity and key of the findings."""
    return set(tables["findings"].select("rule", "severity", "key").iter_rows())


def test_a_whole_resolution_gives_no_finding(tmp_path):
    assert told(tabled(tmp_path, text=text())) == set()


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        (BODY[:2], "No operative paragraph"),
        ((*BODY[:-1], "3. Decides to remain sei"), "'... Decides to remain sei'"),
        ((*BODY[:4], "(a) To count their ships on the"), "To count their ships on the'"),
    ],
)
def test_a_resolution_that_was_cut_is_told(tmp_path, body, hint):
    tables = tabled(tmp_path, text=text(*body))
    assert told(tables) == {("resolution_cut_short", "warning", SYMBOL)}
    assert hint in tables["findings"]["message"][0]


def test_mark_up_whose_root_is_open_is_told(tmp_path):
    tables = tabled(tmp_path, cut=xml().removesuffix("</mainBody></statement></akomaNtoso>"))
    assert [rule for rule, _, _ in told(tables)] == ["cut_at_end"]


def test_numbers_that_do_not_follow_are_told(tmp_path):
    tables = tabled(tmp_path, text=text(*BODY[:-1], "5. Decides to remain seized of the matter."))
    assert told(tables) == {("number_out_of_order", "warning", f"{SYMBOL}/OP5")}


def test_a_comma_for_a_dot_still_numbers_a_paragraph(tmp_path):
    second = OPERATIVE[1].replace("2.", "2,")
    tables = tabled(tmp_path, text=text(*BODY[:3], second, *BODY[4:]))
    assert tables["provisions"].filter(pl.col("number") == 2, pl.col("part") == "operative")["label"].to_list() == [
        "2,"
    ]
    assert told(tables) == set()


def test_facts_that_contradict_each_other_are_told(tmp_path):
    closing = "Adopted unanimously at the 9999th meeting."
    put(tmp_path / "raw", text=text(*BODY, closing))
    manifest(tmp_path / "raw", "text", votes_for=9, votes_against=2, abstentions=4)
    tables = tabled(tmp_path)
    assert told(tables) == {("facts_disagree", "error", SYMBOL)}
    assert "2 votes against and 4 abstentions" in tables["findings"]["message"][0]


def test_a_curated_fact_that_the_text_overrules_is_told(tmp_path):
    put(tmp_path / "raw", text=text())
    manifest(tmp_path / "raw", "text", meeting_symbol="S/PV.1234")
    tables = tabled(tmp_path)
    assert tables["resolutions"]["meeting_symbol"].to_list() == ["S/PV.9999"]
    assert told(tables) == {("facts_disagree", "warning", SYMBOL)}


def test_a_press_release_with_another_text_is_told(tmp_path):
    cows = (
        "Noting the milk of all cows and the grass on which they live from spring to autumn,",
        "1. Demands that every cow come home by nightfall and be given hay, clean water and a name;",
        "2. Invites farmers to sing.",
    )
    tables = tabled(tmp_path, text=text(), press=press(*cows))
    assert [rule for rule, _, _ in told(tables)] == ["carriers_differ"]
    assert told(tabled(tmp_path / "same", text=text(), press=press())) == set()


def test_votes_that_a_press_release_counts_are_taken_with_their_places(tmp_path):
    vote = "By a vote of 14 in favour to none against, with 1 abstention (Angola), it adopted resolution 2999 (2031)."
    tables = tabled(tmp_path, press=press(told=f"{vote}\n\nThe full text of resolution 2999 (2031) reads as follows:"))
    columns = ("votes_for", "votes_against", "abstentions", "is_unanimous")
    assert tables["resolutions"].select(columns).row(0) == (14, 0, 1, False)
    proofs = tables["evidence"].filter(pl.col("table") == "resolutions", pl.col("column").is_in(columns[:3]))
    passages = dict(tables["passages"].select("passage_id", "text").iter_rows())
    rows = proofs.sort("char_start").select("passage_id", "char_start", "char_end").iter_rows()
    assert [passages[passage][start:end] for passage, start, end in rows] == ["14", "none", "1"]


def test_a_citation_repeated_by_another_carrier_is_not_canonical(tmp_path):
    tables = tabled(tmp_path, text=text(), press=press(title=ADOPTING))
    counts = tables["citations"].filter(pl.col("provision_id").is_not_null()).group_by("is_canonical").len()
    assert dict(counts.iter_rows()) == {True: 4, False: 4}


def test_a_resolved_symbol_leads_to_the_register(tmp_path):
    tables = tabled(tmp_path, text=text())
    row = tables["evidence"].filter(pl.col("column") == "resolved_symbol").row(0, named=True)
    assert (row["curated_path"], row["curated_key"]) == ("flows/reference/sc_resolution_years.csv", "number 2178")


def test_an_older_release_is_verified_by_what_it_lists(tmp_path):
    shutil.copytree(ROOT / "datasets" / "0.1.0", tmp_path / "0.1.0")
    done = verify(tmp_path / "0.1.0", ROOT / "raw")
    assert done.errors == []
    assert "older than the table resolutions" in done.notes[0]
    (tmp_path / "0.1.0" / "documents.parquet").unlink()
    assert any("documents.parquet" in error for error in verify(tmp_path / "0.1.0", ROOT / "raw").errors)


def test_the_name_of_a_resolution_ends_before_its_adoption(tmp_path):
    masthead = MASTHEAD.replace("Resolution 2999 (2031)\n\nAdopted", "Resolution 2999 (2031) Adopted")
    tables = tabled(tmp_path, text=text(masthead=masthead))
    assert tables["resolutions"].select("title", "meeting_symbol").row(0) == ("Resolution 2999 (2031)", "S/PV.9999")
