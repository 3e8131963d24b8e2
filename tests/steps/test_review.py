"""Bodies that no list has: the review list, and what a curator decides."""

import csv
import shutil

import polars as pl
import pytest

from flows.steps.checks_reference import check_reference, schema_errors
from flows.steps.model import Stop
from flows.steps.pipeline import build
from flows.steps.review import review_list
from flows.text import reference
from flows.text.names.known import known
from flows.text.names.unknown import _no_bodies
from schemas.reference import LISTS


def test_the_lists_are_sound():
    check_reference()


def test_bodies_without_a_list_are_shown_for_review(seeds):
    found = {each.name: each.n_mentions for each in review_list(seeds.tables)}
    assert found == {"Administration and Information Office": 1}


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("organizations", {"kind": "club"}, "kind 'club'"),
        ("organizations", {"parent": "nobody-knows"}, "'nobody-knows'"),
        ("country_names", {"alpha3": "QQQ"}, "'QQQ' is no code"),
        ("places", {"key": "Not A Slug"}, "'Not A Slug'"),
        ("titles", {"title": ""}, "title None"),
    ],
)
def test_a_broken_list_stops_the_build_and_says_where(monkeypatch, name, change, message):
    changed = [{**reference.rows(name)[0], **change}, *reference.rows(name)[1:]]
    broken = {each: tuple(changed) if each == name else reference.rows(each) for each in LISTS}
    monkeypatch.setattr("flows.steps.checks_reference.rows", broken.__getitem__)
    with pytest.raises(Stop, match=message):
        check_reference()


def test_a_row_with_too_many_cells_is_told():
    row = {"text": "A", "decision": "new", "key": "a", "acronym": "", "kind": "", "source": "x", None: ["y"]}
    assert schema_errors("body_lookups", [row])[0].startswith("body_lookups.csv: the columns must be")


ARTICLE = """Experts meet on false papers

The Harbour Documents Institute (HDI) met the Bureau of False Papers in Vienna on 4 May 2018 for a day of talks \
on forgery.

The HDI showed how a stamp is copied, and the Bureau of False Papers showed how such a copy is found at the border.
"""


@pytest.fixture
def decide(tmp_path, monkeypatch):
    """Write decisions of a curator into a copy of the lists."""

    def forget():
        for each in (reference.rows, known, _no_bodies):
            each.cache_clear()

    def write(*decisions):
        lists = tmp_path / "lists"
        if not lists.exists():
            shutil.copytree(reference._FOLDER, lists)
            monkeypatch.setattr(reference, "_FOLDER", lists)
        with (lists / "body_lookups.csv").open("a", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(decisions)
        forget()

    yield write
    monkeypatch.undo()
    forget()


def publish(tmp_path):
    (tmp_path / "raw").mkdir(exist_ok=True)
    (tmp_path / "raw" / "a.txt").write_text(ARTICLE, "utf-8")
    return build(tmp_path / "raw", tmp_path / "datasets").tables


def bodies(tables):
    found = tables["entities"].filter(pl.col("kind") == "organization")
    return set(found.select("name", "is_reference", "n_mentions").rows())


def test_what_nobody_has_decided_is_listed(tmp_path):
    tables = publish(tmp_path)
    assert bodies(tables) == {("Harbour Documents Institute", False, 3), ("Bureau of False Papers", False, 2)}
    assert [(each.name, each.acronym) for each in review_list(tables)] == [
        ("Harbour Documents Institute", "HDI"),
        ("Bureau of False Papers", None),
    ]


def test_a_curators_decisions_hold_from_then_on(tmp_path, decide):
    old = publish(tmp_path)
    before = dict(old["entities"].select("name", "entity_id").iter_rows())
    decide(
        ("Harbour Documents Institute", "new", "hdi", "HDI", "academic", "the curator"),
        ("Bureau of False Papers", "same_as", "interpol", "", "", "the curator"),
    )
    check_reference()
    tables = publish(tmp_path)
    assert {
        ("Harbour Documents Institute", True, 3),
        ("International Criminal Police Organization", True, 2),
    } == bodies(tables)
    assert review_list(tables) == []
    moved = tables["redirects"].filter(pl.col("kind") == "entity").select("old_id", "new_id").rows()
    assert set(moved) == {
        (before["Harbour Documents Institute"], "org-hdi"),
        (before["Bureau of False Papers"], "org-interpol"),
    }


def test_what_is_no_body_is_no_longer_named(tmp_path, decide):
    publish(tmp_path)
    decide(("Bureau of False Papers", "not_a_body", "", "", "", "the curator"))
    assert bodies(publish(tmp_path)) == {("Harbour Documents Institute", False, 3)}


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (("X Bureau", "same_as", "nobody", "", "", "s"), "'nobody', which is in no list"),
        (("X Bureau", "same_as", "", "", "", "s"), "needs a key"),
        (("X Bureau", "new", "interpol", "", "", "s"), "is not new"),
        (("X Bureau", "maybe", "x", "", "", "s"), "decision 'maybe'"),
    ],
)
def test_a_decision_that_cannot_hold_stops_the_build(decide, decision, message):
    decide(decision)
    with pytest.raises(Stop, match=message):
        check_reference()
