"""The reference lists: each row has its source, and what they name is what the schemas know."""

import csv
from pathlib import Path

import pytest

from schemas.law import CITED_KINDS, CUED_FUNCTIONS, FORCES

LISTS = sorted((Path(__file__).parents[1] / "flows" / "reference").glob("*.csv"))


def rows(name: str) -> list[dict[str, str]]:
    path = next(path for path in LISTS if path.stem == name)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_each_row_has_its_source_and_stands_once(path):
    found = rows(path.stem)
    assert found or path.stem == "body_lookups"  # there may be nothing to decide
    assert [row for row in found if not row["source"] or None in row.values()] == []
    keys = [tuple(row.values())[:-1] for row in found]
    assert len(keys) == len(set(keys))


def test_the_years_of_resolutions_rise_without_a_gap():
    found = [(int(row["number"]), int(row["year"])) for row in rows("sc_resolution_years")]
    assert [number for number, _ in found] == list(range(1, len(found) + 1))
    assert [year for _, year in found] == sorted(year for _, year in found)
    assert (found[0], found[1372], found[2394]) == ((1, 1946), (1373, 2001), (2395, 2017))


def test_forces_functions_and_kinds_are_those_of_the_schemas():
    ranked = {row["force"]: int(row["rank"]) for row in rows("action_verbs")}
    assert set(ranked) == set(FORCES)
    assert [ranked[force] for force in FORCES] == sorted(ranked.values(), reverse=True)
    assert {row["function"] for row in rows("citation_functions")} <= {*FORCES, *CUED_FUNCTIONS}
    assert set(CUED_FUNCTIONS).isdisjoint(FORCES)
    assert {row["cited_kind"] for row in rows("symbol_grammar")} - {""} <= set(CITED_KINDS)
