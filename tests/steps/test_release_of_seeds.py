"""The release of the five real files, read against them."""

import json
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import polars as pl
import pyarrow.parquet as parquet
import pytest

from flows.steps.pipeline import build
from schemas import TABLES, columns

RAW = Path(__file__).parents[2] / "raw"
TAJIKISTAN = "Joint high-level consultations of UN counter-terrorism bodies in Tajikistan"


def document(seeds, title: str) -> dict:
    found = seeds.tables["documents"].filter(pl.col("title").str.starts_with(title))
    assert found.height == 1
    return found.row(0, named=True)


def test_six_records_make_five_documents(seeds):
    assert {name: seeds.tables[name].height for name in ("captures", "records", "documents")} == {
        "captures": 5,
        "records": 6,
        "documents": 5,
    }
    assert seeds.tables["captures"]["status"].to_list() == ["parsed"] * 5
    assert seeds.tables["rejects"].height == 0


def test_the_article_on_tajikistan_is_one_document_with_two_copies(seeds):
    row = document(seeds, TAJIKISTAN)
    copies = seeds.tables["records"].filter(pl.col("document_id") == row["document_id"]).sort("n_passages")
    assert copies.select("match", "is_canonical", "n_passages", "n_only_here").rows() == [
        ("canonical", True, 9, 0),
        ("near", False, 10, 1),
    ]
    assert copies["similarity"].to_list()[1] > 0.95
    assert row["n_copies"] == 2
    assert row["n_passages"] == 10


def test_what_only_the_plain_text_holds_stands_in_its_place_outside_the_text(seeds):
    row = document(seeds, TAJIKISTAN)
    passages = seeds.tables["passages"].filter(pl.col("document_id") == row["document_id"]).sort("passage_no")
    only = passages.filter(~pl.col("in_canonical"))
    assert only.select("passage_no", "kind", "text").rows() == [
        (3, "caption", "The international conference in Dushanbe.")
    ]
    assert "The international conference in Dushanbe." not in row["text"]
    assert passages["kind"].to_list() == [
        "title",
        "paragraph",
        "caption",
        *["paragraph"] * 4,
        *["caption"] * 2,
        "paragraph",
    ]


def test_values_come_from_the_copy_that_states_them(seeds):
    row = document(seeds, TAJIKISTAN)
    assert row["published_at"] == datetime(2018, 5, 9, 5, 39, tzinfo=UTC)
    assert row["published_on"] == date(2018, 5, 9)
    assert row["language"] == "en"
    assert row["url"] == (
        "https://www.un.org/securitycouncil/ctc/news/"
        "joint-high-level-consultations-un-counter-terrorism-bodies-tajikistan"
    )
    evidence = seeds.tables["evidence"].filter(
        (pl.col("table") == "documents") & (pl.col("key") == row["document_id"]) & (pl.col("column") == "published_at")
    )
    start, end = evidence.select("byte_start", "byte_end").row(0)
    data = next(RAW.glob("un-ctc-feed/*.txt")).read_bytes()
    assert data[start:end] == b"Wed, 09 May 2018 05:39:00 +0000"


def test_the_press_release_has_its_curated_symbol_and_says_who_wrote_it_down(seeds):
    row = document(seeds, "Unanimously Adopting Resolution 2395 (2017)")
    assert (row["kind"], row["symbol"], row["published_on"]) == ("press_release", "SC/13136", date(2017, 12, 21))
    evidence = seeds.tables["evidence"].filter((pl.col("key") == row["document_id"]) & (pl.col("column") == "symbol"))
    assert evidence["curated_path"].to_list() == ["raw/un-press/manifest.yaml"]


def test_modified_and_published_are_not_confused(seeds):
    row = document(seeds, "CTED actively engaged")
    assert row["published_on"] == date(2018, 7, 2)
    assert row["modified_at"] == datetime(2018, 7, 19, 16, 18, 55, tzinfo=UTC)
    assert row["section"] == "International, regional, and subregional cooperation"


def test_the_day_of_capture_is_no_day_of_publication(seeds):
    row = document(seeds, "Third High-Level Conference")
    assert row["published_on"] is None
    captured = seeds.tables["captures"].filter(pl.col("family") == "trade_press")["captured_on"].to_list()
    assert captured == [date(2024, 5, 3)]


def test_images_have_addresses_sizes_and_captions(seeds):
    images = seeds.tables["images"].join(
        seeds.tables["passages"].select(caption_passage_id="passage_id", caption="text"), on="caption_passage_id"
    )
    assert images.sort("height").select("width", "height", "caption").rows() == [
        (1100, 731, "Meeting between the President of Tajikistan and the UN delegation."),
        (
            1100,
            1272,
            "Meeting with the Secretary-General of the Shanghai Cooperation Organization (SCO), "
            "Mr. Rashid Alimov (centre).",
        ),
    ]
    assert seeds.tables["images"]["url"].str.starts_with("https://www.un.org/").all()
    assert seeds.tables["images"]["alt"].null_count() == 4


def test_links_are_slices_with_absolute_addresses(seeds):
    assert seeds.tables["links"]["anchor_text"].sort().to_list() == ["here", "joint statement"]
    assert seeds.tables["links"]["url"].str.ends_with("_eng.pdf").all()


def test_every_byte_of_every_capture_has_one_role(seeds):
    for capture, size in seeds.tables["captures"].select("capture_id", "n_bytes").iter_rows():
        spans = seeds.tables["spans"].filter(pl.col("capture_id") == capture).sort("byte_start")
        assert spans["byte_start"].to_list() == [0, *spans["byte_end"].to_list()[:-1]]
        assert spans["byte_end"].to_list()[-1] == size
    assert "rejected" not in seeds.tables["spans"]["role"].to_list()


def test_boilerplate_is_kept_out_of_the_text_with_its_rule(seeds):
    row = document(seeds, "Third High-Level Conference")
    assert "Advertisement" not in row["text"]
    assert "non-profit magazine" not in row["text"]
    rules = set(seeds.tables["spans"].filter(pl.col("role") == "boilerplate")["rule"])
    assert {"weather", "capture_place", "author_box", "related", "advertisement"} <= rules


def test_files_of_the_release(seeds):
    names = {path.name for path in seeds.folder.iterdir()}
    pages = {"CHANGES.md", "DICTIONARY.md", "README.md", "SHA256SUMS", "citations.graphml", "run_summary.json"}
    assert names == pages | {f"{name}.{kind}" for name in TABLES for kind in ("csv", "parquet")}
    for line in (seeds.folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert sha256((seeds.folder / name).read_bytes()).hexdigest() == digest
    index = json.loads((seeds.folder.parent / "index.json").read_text())
    assert (index["latest"], index["versions"][0]["previous"]) == ("0.1.0", None)


@pytest.mark.parametrize("name", TABLES)
def test_parquet_describes_every_field(seeds, name):
    schema = parquet.read_schema(seeds.folder / f"{name}.parquet")
    assert [field.name for field in schema] == [column.name for column in columns(TABLES[name])]
    assert all(field.metadata[b"description"] for field in schema)
    assert schema.metadata[b"version"] == b"0.1.0"


def test_a_second_build_elsewhere_has_the_same_bytes(seeds, tmp_path):
    again = build(RAW, tmp_path / "other" / "datasets")
    for path in seeds.folder.iterdir():
        assert path.read_bytes() == (again.folder / path.name).read_bytes(), path.name
