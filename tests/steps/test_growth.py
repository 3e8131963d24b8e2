"""What happens when raw files come, go, move or change."""

import shutil
from pathlib import Path

import polars as pl
import pytest

from flows.steps.compare import apply_delta
from flows.steps.pipeline import build
from flows.steps.publish import load_release
from schemas import TABLES

RAW = Path(__file__).parents[2] / "raw"
DATA = Path(__file__).parent / "data"
SEEDS = sorted(RAW.rglob("*.txt"))
IDS = {
    "records": "record_id",
    "documents": "document_id",
    "passages": "passage_id",
    "links": "link_id",
    "images": "image_id",
}


def put(raw: Path, file: Path, folder: str = "") -> None:
    target = raw / (folder or file.parent.name)
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, target / file.name)


def test_an_unchanged_folder_publishes_nothing(raw, tmp_path):
    first = build(raw, tmp_path / "datasets")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "datasets").rglob("*") if path.is_file()}
    second = build(raw, tmp_path / "datasets")
    assert (first.is_new, second.is_new, second.version) == (True, False, "0.1.0")
    after = {path: path.stat().st_mtime_ns for path in before if path.name != ".lock"}
    assert after == {path: time for path, time in before.items() if path.name != ".lock"}


def test_names_and_folders_of_files_do_not_matter(seeds, raw, tmp_path):
    for number, path in enumerate(sorted(raw.rglob("*.txt"), reverse=True)):
        target = raw / ["x", "y/z"][number % 2] / f"Datei {number} ä.bin"
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    moved = build(raw, tmp_path / "datasets").tables
    for name in set(TABLES) - {"capture_paths", "evidence", "changes"}:
        assert moved[name].equals(seeds.tables[name]), name
    paths = pl.col("table") == "capture_paths"
    assert moved["evidence"].filter(~paths).equals(seeds.tables["evidence"].filter(~paths))


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)], ids=str)
def test_files_added_one_by_one_change_no_id(tmp_path, seeds, order):
    published: dict[str, set[str]] = {name: set() for name in IDS}
    for number in order:
        put(tmp_path / "raw", SEEDS[number])
        done = build(tmp_path / "raw", tmp_path / "datasets")
        for name, column in IDS.items():
            now = set(done.tables[name][column])
            assert published[name] <= now
            published[name] = now
    assert done.version == "0.5.0"
    assert done.tables["redirects"].height == 0
    texts = ("kind", "title", "text", "n_copies", "n_passages")
    assert (
        done.tables["documents"]
        .select(texts)
        .sort("title")
        .equals(seeds.tables["documents"].select(texts).sort("title"))
    )


def test_each_version_and_its_delta_give_the_next(raw, tmp_path):
    datasets = tmp_path / "datasets"
    build(raw, datasets)
    put(raw, DATA / "later_feed.txt", "new")
    build(raw, datasets)
    next(raw.glob("hstoday/*.txt")).unlink()
    build(raw, datasets)
    for older, newer in (("0.1.0", "0.2.0"), ("0.2.0", "0.3.0")):
        old, new = load_release(datasets / older), load_release(datasets / newer)
        for name in set(TABLES) - {"changes"}:
            path = datasets / newer / "delta" / f"{name}.parquet"
            later = apply_delta(name, old[name], pl.read_parquet(path)) if path.exists() else old[name]
            assert later.equals(new[name]), (newer, name)


def test_a_corrected_item_becomes_canonical_and_what_it_dropped_is_superseded(raw, tmp_path):
    before = build(raw, tmp_path / "datasets").tables
    put(raw, DATA / "later_feed.txt", "new")
    after = build(raw, tmp_path / "datasets").tables
    tajikistan = pl.col("title").str.contains("Tajikistan")
    key = before["documents"].filter(tajikistan)["document_id"][0]
    assert after["documents"].filter(tajikistan)["document_id"].to_list() == [key]
    copies = after["records"].filter(pl.col("document_id") == key)
    assert sorted(copies["match"]) == ["canonical", "near", "version"]
    gone = after["passages"].filter((pl.col("document_id") == key) & pl.col("is_superseded"))
    assert gone["text"].str.slice(0, 46).to_list() == ["The conference was attended by delegations fro"]
    row = after["documents"].filter(tajikistan).row(0, named=True)
    assert "was attended by" not in row["text"]
    assert "One of CTED’s Legal Officers" not in row["text"]
    held = after["passage_sources"].filter(pl.col("variant_text").str.contains("Legal Officers"))
    assert held.height == 2
    assert set(before["passages"]["passage_id"]) <= set(after["passages"]["passage_id"])
    assert set(after["changes"]["cause"]) == {"source"}
    assert sorted(after["findings"]["rule"]) == ["name_slip", "version_order_inferred", "wrong_year"]


def test_a_strangers_press_article_is_read_without_touching_the_code(raw, tmp_path):
    put(raw, DATA / "press_article.txt", "courier")
    tables = build(raw, tmp_path / "datasets").tables
    row = tables["documents"].filter(pl.col("author") == "Maria Fernandes").row(0, named=True)
    assert (row["title"], str(row["published_on"])) == (
        "UN and partners train 60 border officers in West Africa",
        "2019-11-12",
    )
    assert row["text"].count("\n\n") == 3
    assert "Advertisement" not in row["text"]
    assert "Related" not in row["text"]


def test_a_resolution_alone_is_no_copy_of_its_press_release(raw, tmp_path):
    text = next(raw.glob("un-press/*.txt")).read_text("utf-8")
    lines = text[text.index("“The Security Council,") :].split("\n")
    (raw / "alone.txt").write_text("\n\n".join(line.strip("“”") for line in lines), "utf-8")
    tables = build(raw, tmp_path / "datasets").tables
    assert tables["documents"].height == 6
    kinds = dict(tables["documents"].select("document_id", "kind").iter_rows())
    found = [(kinds[a], relation, kinds[b]) for a, b, relation, _ in tables["document_relations"].iter_rows()]
    assert found == [("press_release", "contains", "plain_text")]


def test_a_capture_that_leaves_takes_its_rows_with_it(raw, tmp_path):
    build(raw, tmp_path / "datasets")
    next(raw.glob("hstoday/*.txt")).unlink()
    done = build(raw, tmp_path / "datasets")
    assert done.tables["documents"].height == 4
    removed = done.tables["changes"].filter((pl.col("table") == "documents") & (pl.col("change") == "removed"))
    assert removed["cause"].to_list() == ["source"]
    assert sorted(done.tables["findings"]["rule"]) == ["capture_missing", "name_slip", "wrong_year"]


def test_a_curated_value_that_changes_is_a_patch_caused_by_curation(raw, tmp_path):
    build(raw, tmp_path / "datasets")
    manifest = raw / "un-press" / "manifest.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("SC/13136", "SC/13137"), "utf-8")
    done = build(raw, tmp_path / "datasets")
    assert done.version == "0.1.1"
    assert done.tables["changes"].select("table", "change", "columns", "cause").rows() == [
        ("documents", "changed", "symbol", "curation"),
        ("records", "changed", "source_key", "curation"),
        ("resolutions", "changed", "press_symbol", "curation"),
    ]


def test_two_documents_that_turn_out_to_be_one_keep_the_older_id(tmp_path):
    # Two halves of one article share no wording; the whole article, which comes last, holds both.
    text = next(RAW.glob("un-ctc-news/001*.txt")).read_text("utf-8")
    title, *paragraphs = [part for part in text.split("\n\n") if part]
    raw, datasets = tmp_path / "raw", tmp_path / "datasets"
    raw.mkdir()
    (raw / "a.txt").write_text("\n\n".join([title, *paragraphs[:4]]), "utf-8")
    first = build(raw, datasets).tables["documents"]["document_id"].to_list()
    (raw / "b.txt").write_text("\n\n".join([title, *paragraphs[4:]]), "utf-8")
    both = build(raw, datasets).tables["documents"]["document_id"].to_list()
    (raw / "c.txt").write_text(text, "utf-8")
    tables = build(raw, datasets).tables
    assert len(both) == 2
    assert tables["documents"]["document_id"].to_list() == first
    (other,) = set(both) - set(first)
    moved = tables["redirects"].filter(pl.col("kind") == "document")
    assert moved.rows() == [(other, first[0], "document", "0.3.0")]


def test_a_later_change_of_a_wordpress_article_supersedes_what_it_dropped(tmp_path):
    text = next(RAW.glob("un-ctc-news/002*.txt")).read_text("utf-8")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "old.txt").write_text(text, "utf-8")
    new = text.replace("2018-07-19T16:18:55", "2018-08-02T09:00:00").replace(
        "as well as gave a media briefing", "and more"
    )
    new = new.replace("Statements by other UN principals are available here.\n\n", "")
    (tmp_path / "raw" / "new.txt").write_text(new, "utf-8")
    tables = build(tmp_path / "raw", tmp_path / "datasets").tables
    row = tables["documents"].row(0, named=True)
    assert (tables["documents"].height, str(row["modified_at"])) == (1, "2018-08-02 09:00:00+00:00")
    gone = tables["passages"].filter("is_superseded")
    assert gone["text"].to_list() == ["Statements by other UN principals are available here."]
    assert "media briefing" not in row["text"]
