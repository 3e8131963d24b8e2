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


def limits(seeds, *names: str) -> list[tuple]:
    """These columns of the obligations in which one of them is not null, with the paragraph."""
    rows = obligations(seeds)
    return [
        (row["provision_id"].rpartition("/")[2], *(row[name] for name in names))
        for row in rows.iter_rows(named=True)
        if any(row[name] is not None for name in names)
    ]


def obligations(seeds) -> pl.DataFrame:
    position = seeds.tables["provisions"].select("provision_id", "position")
    return seeds.tables["obligations"].join(position, on="provision_id").sort("position", "char_start")


def test_the_five_dates_of_resolution_2395(seeds):
    dated = limits(seeds, "deadline_on")
    assert dated == [
        ("OP2", date(2021, 12, 31)),
        ("OP2", date(2019, 12, 31)),
        ("OP9", date(2018, 3, 30)),
        ("OP17", date(2018, 6, 30)),
        ("OP18", date(2018, 3, 30)),
    ]
    rows = obligations(seeds).filter(pl.col("deadline_on").is_not_null())
    assert rows.select("action", "deadline_text", "deadline_kind", "is_derived").rows() == [
        ("operate", "for the period ending 31 December 2021", "until", False),
        ("conduct", "by 31 December 2019", "by", False),
        ("report", "by 30 March 2018", "by", False),
        ("provide", "prior to 30 June 2018", "before", False),
        ("draft", "by 30 March 2018", "by", False),
    ]


def test_the_one_deadline_that_an_event_starts(seeds):
    assert limits(seeds, "offset", "offset_from") == [("OP10", "P12M", "the initial assessment report")]
    row = obligations(seeds).filter(pl.col("offset").is_not_null()).row(0, named=True)
    assert (row["deadline_text"], row["deadline_kind"], row["deadline_on"]) == (
        "within 12 months after the initial assessment report",
        "within",
        None,
    )
    assert row["task"].startswith("to report within 12 months after the initial assessment report to the CTC")


def test_what_recurs(seeds):
    recurring = obligations(seeds).filter(pl.col("deadline_kind") == "recurring")
    shown = recurring.select(pl.col("provision_id").str.split("/").list.last(), "action", "deadline_text", "recurrence")
    assert shown.rows() == [
        ("OP7", "determine", "on an annual basis", "P1Y"),
        ("OP11", "report", "on a regular basis", None),
        ("OP11", "conduct", "annual review", "P1Y"),
        ("OP12", "report", "at least once per year", "P1Y"),
        ("OP12", "hold", "at least once per year", "P1Y"),
        ("OP19", "invite", "on a twice annual basis", "P6M"),
    ]


WHO_DOES_WHAT_FOR_WHOM = [
    "OP2 | Decides | operate | CTED",
    "OP2 | further decides | conduct | Security Council",
    "OP4 | calls on | use | UNOCT; all other relevant United Nations funds and programs; Member States; donors; "
    "recipients",
    "OP5 | urges | ensure | CTED",
    "OP7 | Directs | determine | the CTC",
    "OP8 | Directs | support | CTED",
    "OP9 | Directs | report | CTED | the CTC",
    "OP10 | Requests | invite | the CTC Chair",
    "OP10 | requests further | invite | the Chair",
    "OP10 | requests further | report | CTED | the CTC",
    "OP10 | directs | make | CTED | the CTC",
    "OP11 | Directs | report | CTED | the CTC",
    "OP11 | Directs | conduct | CTED",
    "OP11 | requests | hold | the CTC",
    "OP12 | Requests | report | the CTC | the Council",
    "OP12 | expresses its intention | hold | Security Council",
    "OP13 | Directs | make | CTED",
    "OP13 | further directs | enhance | CTED",
    "OP16 | Encourages | consider | Member States",
    "OP16 | encourages | cooperate | CTED",
    "OP17 | directs | produce | CTED",
    "OP17 | further directs | provide | CTED | the CTC",
    "OP18 | directs | draft | UNOCT; CTED",
    "OP19 | Encourages | invite | the Chair of the CTC",
    "OP19 | further encourages | conduct | the CTC Chair",
    "OP20 | Encourages | support | CTED",
    "OP21 | encourages | develop | CTED",
    "OP22 | encourages | take | CTED",
    "OP23 | Encourages | pay | CTED",
    "OP24 | encourages | take | CTED",
    "OP25 | calls upon | undertake | the FATF",
    "OP25 | strongly urges | implement | all Member States",
    "OP25 | encourages | pursue | CTED",
    "OP28 | Reiterates the call for | integrate | CTED",
    "OP28 | encourages | hold | CTED",
    "OP28 | urges | conduct | CTED",
    "OP29 | Encourages | integrate | CTED",
    "OP30 | Encourages | cooperate | ICAO; CTED",
    "OP31 | Encourages | work | CTED",
    "OP32 | Encourages | support | CTED",
    "OP32 | encourages | take | CTED",
]


def test_who_is_to_do_what_for_whom(seeds):
    named: dict[tuple[str, str], list[str]] = {}
    for row in seeds.tables["obligation_parties"].iter_rows(named=True):
        named.setdefault((row["obligation_id"], row["role"]), []).append(row["surface"])
    found = []
    for row in obligations(seeds).iter_rows(named=True):
        who, whom = ("; ".join(named.get((row["obligation_id"], role), [])) for role in ("actor", "recipient"))
        parts = (row["provision_id"].rpartition("/")[2], row["phrase"], row["action"], who, whom)
        found.append(" | ".join(parts).rstrip(" |"))
    assert found == WHO_DOES_WHAT_FOR_WHOM


def test_only_the_council_is_implied(seeds):
    implied = seeds.tables["obligation_parties"].filter("is_implied").select("role", "surface").rows()
    assert implied == [("actor", "Security Council")] * 2


def test_files_of_the_release(seeds):
    names = {path.name for path in seeds.folder.iterdir()}
    pages = {
        "CHANGES.md",
        "DICTIONARY.md",
        "README.md",
        "SHA256SUMS",
        "appearances.graphml",
        "citations.graphml",
        "obligations.ics",
        "run_summary.json",
    }
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
