"""A release is whole or not there: kills, locks, damage, failed checks."""

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from flows.steps import pipeline
from flows.steps.checks import ChecksFailed
from flows.steps.model import Stop
from flows.steps.pipeline import build
from flows.steps.publish import only_builder


def files(datasets: Path) -> dict[str, bytes]:
    return {
        path.relative_to(datasets).as_posix(): path.read_bytes()
        for path in datasets.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("method", ["rename", "replace"], ids=["before the folder", "before the index"])
def test_a_killed_build_leaves_the_old_release_and_the_next_one_is_clean(raw, tmp_path, monkeypatch, method):
    datasets = tmp_path / "datasets"
    build(raw, datasets)
    old = files(datasets)
    (raw / "more.txt").write_text("A short note without much in it, kept as it is.", "utf-8")

    def die(self: Path, target: Path) -> Path:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Path, method, die)
        with pytest.raises(Killed):
            build(raw, datasets)
    assert old.items() <= files(datasets).items()
    assert json.loads((datasets / "index.json").read_text())["latest"] == "0.1.0"
    done = build(raw, datasets)
    undisturbed = tmp_path / "undisturbed"
    shutil.copytree(datasets / "0.1.0", undisturbed / "0.1.0")
    (undisturbed / "index.json").write_bytes(old["index.json"])
    build(raw, undisturbed)
    assert done.version == "0.2.0"
    assert files(datasets) == files(undisturbed)


def test_a_second_builder_stops_with_a_message(raw, tmp_path):
    with only_builder(tmp_path / "datasets"), pytest.raises(Stop, match="Another build is writing"):
        build(raw, tmp_path / "datasets")


def test_a_failed_check_publishes_nothing_and_names_rule_and_rows(raw, tmp_path, monkeypatch):
    datasets = tmp_path / "datasets"
    build(raw, datasets)
    old = files(datasets)
    (raw / "more.txt").write_text("A short note without much in it, kept as it is.", "utf-8")
    make = pipeline.make_tables

    def broken(*args):
        tables = make(*args)
        wrong = pl.when(pl.col("passage_no") == 1).then(pl.lit("headline")).otherwise("kind")
        return {**tables, "passages": tables["passages"].with_columns(kind=wrong)}

    monkeypatch.setattr(pipeline, "make_tables", broken)
    with pytest.raises(ChecksFailed) as stopped:
        build(raw, datasets)
    assert files(datasets) == old
    bad = stopped.value.failures.filter(pl.col("column") == "kind")
    assert bad["value"].unique().to_list() == ["headline"]
    assert bad.height == 6
    assert bad["key"].str.starts_with("psg-").all()


@pytest.mark.parametrize("name", ["records.parquet", "documents.csv", "run_summary.json"])
def test_a_damaged_previous_release_is_refused(raw, tmp_path, name):
    build(raw, tmp_path / "datasets")
    path = tmp_path / "datasets" / "0.1.0" / name
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(Stop, match=rf"release 0\.1\.0 is damaged: 0\.1\.0/{name}"):
        build(raw, tmp_path / "datasets")


def test_a_foreign_version_folder_is_never_removed(raw, tmp_path):
    foreign = tmp_path / "datasets" / "3.0.0"
    foreign.mkdir(parents=True)
    (foreign / "precious.txt").write_text("mine")
    with pytest.raises(Stop, match=r"3\.0\.0 is not in index\.json"):
        build(raw, tmp_path / "datasets")
    assert (foreign / "precious.txt").read_text() == "mine"


@pytest.mark.parametrize("content", ["{", "[]", '{"latest": "9.9.9", "versions": []}'])
def test_a_damaged_index_is_refused(raw, tmp_path, content):
    (tmp_path / "datasets").mkdir()
    (tmp_path / "datasets" / "index.json").write_text(content)
    with pytest.raises(Stop, match=r"index\.json is damaged"):
        build(raw, tmp_path / "datasets")


def test_a_release_that_would_lose_all_documents_stops(raw, tmp_path):
    build(raw, tmp_path / "datasets")
    for path in raw.rglob("*.txt"):
        path.write_bytes(b"\x89PNG\r\n")
    with pytest.raises(ChecksFailed, match="all_documents_lost"):
        build(raw, tmp_path / "datasets")
