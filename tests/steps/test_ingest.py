"""Bad input gets its reason; the rest of the run is unharmed."""

import os

import polars as pl
import pytest

from flows.steps.ingest import ingest
from flows.steps.model import Stop
from flows.steps.pipeline import build

SHA = "b2852f20ef5e715ee3ed8ba8105f67fc6a96e9add0a220b33a93cf5ee93a091b"


def reasons(raw) -> dict[str, str]:
    return {reject.path: reject.reason for reject in ingest(raw).rejects}


def test_links_pipes_and_empty_folders_are_refused_and_the_rest_is_read(raw, tmp_path):
    (tmp_path / "secret.txt").write_text("outside")
    (raw / "out.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "up").symlink_to(tmp_path)
    (raw / "nowhere.txt").symlink_to("gone.txt")
    (raw / "loop").symlink_to("loop")
    (raw / "folder").symlink_to("hstoday")
    (raw / "empty folder ü").mkdir()
    os.mkfifo(raw / "pipe")
    assert reasons(raw) == {
        "out.txt": "link_out_of_raw",
        "up": "link_out_of_raw",
        "nowhere.txt": "broken_link",
        "loop": "broken_link",
        "folder": "link_to_folder",
        "empty folder ü/": "empty_folder",
        "pipe": "not_a_file",
    }
    assert len(ingest(raw).captures) == 5


def test_a_link_inside_raw_is_another_path_of_the_same_capture(raw):
    (raw / "again.txt").symlink_to("hstoday/003_df2810eebd2d3aef.txt")
    capture = next(each for each in ingest(raw).captures if each.sha256 == SHA)
    assert capture.paths == ("again.txt", "hstoday/003_df2810eebd2d3aef.txt")


def test_a_file_that_cannot_be_read_is_rejected(raw, monkeypatch):
    from pathlib import Path

    read = Path.read_bytes

    def refuse(self):
        if self.name.startswith("003"):
            raise PermissionError(13, "Permission denied")
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reasons(raw) == {"hstoday/003_df2810eebd2d3aef.txt": "unreadable_file"}


def test_names_with_a_leading_dot_are_no_captures(raw):
    (raw / ".DS_Store").write_bytes(b"\x00\x01")
    assert reasons(raw) == {}


@pytest.mark.parametrize("make", [lambda raw: None, lambda raw: raw.mkdir()], ids=["missing", "empty"])
def test_without_any_raw_file_the_build_stops(tmp_path, make):
    make(tmp_path / "raw")
    with pytest.raises(Stop, match="raw"):
        build(tmp_path / "raw", tmp_path / "datasets")
    assert not (tmp_path / "datasets" / "index.json").exists()


def test_awkward_files_get_a_row_each_and_harm_nothing(raw, tmp_path, seeds):
    feed = next(raw.glob("un-ctc-feed/*.txt")).read_bytes()
    (raw / "empty.txt").write_bytes(b"")
    (raw / "blank.txt").write_bytes(b" \r\n\t ")
    (raw / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(200)))
    (raw / "no encoding").write_bytes(bytes(range(128, 256)) * 9)
    (raw / "cut ü.txt").write_bytes(feed[:12001].replace(b"18062 at", b"99999 at"))
    (raw / "cp1252.txt").write_bytes("Prices in “Café Zürich” – a note".encode("cp1252"))
    (raw / "wide.txt").write_bytes("A note with “quotes” and an emoji 😀 in UTF-16".encode("utf-16"))
    tables = build(raw, tmp_path / "datasets").tables
    rejects = tables["rejects"].select("path", "record_no", "stage", "reason").rows()
    assert rejects == [
        ("blank.txt", 0, "read", "no_text"),
        ("cut ü.txt", 2, "read", "item_cut"),
        ("empty.txt", 0, "decode", "empty_file"),
        ("no encoding", 0, "decode", "unknown_encoding"),
        ("picture.txt", 0, "decode", "not_text"),
    ]
    status = dict(
        tables["captures"].join(tables["capture_paths"], on="capture_id").select("path", "status").iter_rows()
    )
    assert (status["cut ü.txt"], status["cp1252.txt"], status["wide.txt"]) == ("partial", "parsed", "parsed")
    told = tables["findings"].filter(pl.col("rule") == "other_encoding")["message"]
    assert sorted(message.split()[4].rstrip(",") for message in told) == ["cp1252", "utf-16-le"]
    texts = set(tables["passages"]["text"])
    assert {"Prices in “Café Zürich” – a note", "A note with “quotes” and an emoji 😀 in UTF-16"} <= texts
    assert set(seeds.tables["documents"]["document_id"]) <= set(tables["documents"]["document_id"])


def test_one_long_line_is_one_passage(raw, tmp_path):
    (raw / "long.txt").write_bytes(b"word " * 200_000)
    passages = build(raw, tmp_path / "datasets").tables["passages"]
    assert passages["n_words"].max() == 200_000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("captures: [", "cannot be used"),
        ("captures:\n- file: x\n", "needs its sha256"),
        (f"captures:\n- sha256: {SHA}\n  url: https://x.org/\n", "needs 'value' and 'from'"),
        (f"captures:\n- sha256: {SHA}\n  url: {{value: 7, from: me}}\n", "is no str"),
        (f"captures:\n- sha256: {SHA}\n  colour: {{value: red, from: me}}\n", "unknown value 'colour'"),
        ("capturs: []\n", "needs a list named 'captures'"),
    ],
)
def test_a_manifest_that_cannot_be_used_stops_the_build(raw, text, message):
    (raw / "hstoday" / "manifest.yaml").write_text(text)
    with pytest.raises(Stop, match=message):
        ingest(raw)
