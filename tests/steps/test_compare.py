"""Versions follow from differences."""

import polars as pl
import pytest

from flows.steps import compare
from flows.steps.compare import Difference, apply_delta, delta, differences, next_version
from schemas import TABLES, frame_schema

SHAPE = {"images": {"": "image_id", "alt": "string", "width": "int64 pixels"}}


def rows(change: str) -> list[Difference]:
    return [Difference("images", pl.DataFrame({"change": [change]}))]


@pytest.mark.parametrize(
    ("new", "found", "before_one", "complete"),
    [
        (SHAPE, [], None, None),
        (SHAPE, rows("changed"), "0.3.8", "0.3.8"),
        (SHAPE, rows("added"), "0.4.0", "0.4.0"),
        (SHAPE, rows("removed"), "0.4.0", "0.4.0"),
        ({"images": {**SHAPE["images"], "credit": "string"}}, [], "0.4.0", "0.4.0"),
        ({**SHAPE, "links": {"": "link_id"}}, [], "0.4.0", "0.4.0"),
        ({"images": {"": "image_id", "alt": "string"}}, [], "0.4.0", "1.0.0"),
        ({"images": {**SHAPE["images"], "width": "float64 pixels"}}, [], "0.4.0", "1.0.0"),
        ({"images": {**SHAPE["images"], "width": "int64 millimetres"}}, rows("changed"), "0.4.0", "1.0.0"),
        ({"images": {**SHAPE["images"], "": "image_id alt"}}, [], "0.4.0", "1.0.0"),
        ({}, [], "0.4.0", "1.0.0"),
    ],
)
def test_next_version(monkeypatch, new, found, before_one, complete):
    assert next_version("0.3.7", SHAPE, new, found) == before_one
    monkeypatch.setattr(compare, "IS_COMPLETE", True)
    assert next_version("0.3.7", SHAPE, new, found) == complete


def frame(*sections: tuple[str, int, str]) -> pl.DataFrame:
    return pl.DataFrame(list(sections), schema=frame_schema(TABLES["document_sections"]), orient="row")


def test_differences_name_the_change_and_its_columns():
    empty = {name: pl.DataFrame(schema=frame_schema(table)) for name, table in TABLES.items()}
    old = {**empty, "document_sections": frame(("doc-1", 1, "a"), ("doc-1", 2, "b"), ("doc-2", 1, "c"))}
    new = {**empty, "document_sections": frame(("doc-1", 1, "a"), ("doc-1", 2, "B"), ("doc-3", 1, "d"))}
    (found,) = differences(old, new)
    assert found.rows.select("row_key", "change", "columns").rows() == [
        ("doc-1 | 2", "changed", "section"),
        ("doc-2 | 1", "removed", None),
        ("doc-3 | 1", "added", None),
    ]
    name = "document_sections"
    step = delta(name, found.rows, old[name], new[name])
    assert step.rows() == [("change", "doc-1", 2, "B"), ("remove", "doc-2", 1, "c"), ("add", "doc-3", 1, "d")]
    assert apply_delta(name, old[name], step).equals(new[name])


def test_null_is_no_difference_to_null():
    image = ("img-1", "doc-1", None, "/a.jpg", None, 5, None, None, None)
    images = pl.DataFrame([image], schema=frame_schema(TABLES["images"]), orient="row")
    empty = {name: pl.DataFrame(schema=frame_schema(table)) for name, table in TABLES.items()}
    assert differences({**empty, "images": images}, {**empty, "images": images.clone()}) == []
    (found,) = differences({**empty, "images": images}, {**empty, "images": images.with_columns(alt=pl.lit("x"))})
    assert found.rows["columns"].to_list() == ["alt"]
