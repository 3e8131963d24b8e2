"""Bodies that no list has: the review list, and what a curator decides."""

import csv

import pytest

from flows.steps.checks_reference import check_reference, schema_errors
from flows.steps.model import Stop
from flows.steps.review import review_list
from flows.text import reference
from flows.text.names.known import known
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


@pytest.fixture
def decide(tmp_path, monkeypatch):
    """Write decisions of a curator into a copy of the lists."""

    def write(*decisions):
        for each in reference._FOLDER.glob("*.csv"):
            (tmp_path / each.name).write_bytes(each.read_bytes())
        with (tmp_path / "body_lookups.csv").open("a", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(decisions)
        monkeypatch.setattr(reference, "_FOLDER", tmp_path)

    return write
