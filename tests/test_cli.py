"""The command line as a user meets it, and the one test of the wiring with Prefect."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.steps.pipeline import build

RAW = Path(__file__).parents[1] / "raw"


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A folder with raw files and two published versions."""
    root = tmp_path_factory.mktemp("place")
    shutil.copytree(RAW, root / "raw")
    build(root / "raw", root / "datasets")
    (root / "raw" / "note.txt").write_text("A short note without much in it, kept as it is.", "utf-8")
    build(root / "raw", root / "datasets")
    return root


def unct(place: Path, *words: str) -> tuple[int, str]:
    folders = ["--raw", str(place / "raw")] if words[0] not in ("diff", "calendar") else []
    folders += ["--datasets", str(place / "datasets")] if words[0] != "explain" else []
    done = CliRunner().invoke(app, [*words, *folders])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, " ".join(done.output.split())


def test_verify_passes_the_latest_and_an_older_release(place):
    for words in (["verify"], ["verify", "0.1.0"]):
        code, said = unct(place, *words)
        assert code == 0
        assert "passages made again from the raw bytes" in said
        assert "wrong" not in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("datasets/0.2.0/passages.parquet", "0.2.0/passages.parquet is not the published file"),
        ("datasets/0.2.0/passages.csv", "0.2.0/passages.csv does not hold the rows of passages.parquet"),
        ("raw/hstoday/003_df2810eebd2d3aef.txt", "raw/hstoday/003_df2810eebd2d3aef.txt is not the file that was read"),
    ],
)
def test_verify_names_the_file_in_which_one_byte_was_changed(place, tmp_path, name, said):
    copy = tmp_path / "place"
    shutil.copytree(place, copy)
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    code, told = unct(copy, "verify")
    assert code == 1
    assert said in told


def test_verify_without_raw_files_says_what_it_could_not_compare(place, tmp_path):
    shutil.copytree(place / "datasets", tmp_path / "datasets")
    code, said = unct(tmp_path, "verify")
    assert code == 0
    assert "6 raw files are not at hand" in said


def test_diff_counts_rows_and_names_documents(place):
    code, said = unct(place, "diff", "0.1.0", "0.2.0")
    assert code == 0
    assert re.search(r"documents │ 1 │ │ │", said)
    assert "added document doc-" in said
    assert unct(place, "diff", "0.1.0", "0.1.0")[1] == "No row differs between 0.1.0 and 0.1.0."


def test_trace_goes_down_to_the_bytes(place):
    tables = {name: pl.read_parquet(place / f"datasets/0.2.0/{name}.parquet") for name in ("passages", "documents")}
    passage = tables["passages"].filter(pl.col("text").str.starts_with("The participants also issued"))["passage_id"][0]
    code, said = unct(place, "trace", passage)
    assert code == 0
    assert "raw/un-ctc-feed/000_a5a977371bfa0caf.txt, bytes 16096 to 16507" in said
    document = tables["documents"].filter(pl.col("title").str.contains("Tajikistan"))["document_id"][0]
    code, said = unct(place, "trace", document, "published_at")
    assert "bytes 6717 to 6748 Wed, 09 May 2018 05:39:00 +0000" in said
    assert "computed from other columns" in unct(place, "trace", document, "n_words")[1]


def test_explain_says_what_is_read_and_why(place):
    code, said = unct(place, "explain", str(place / "raw/un-ctc-news/002_5d75b3afbdb35704.txt"))
    assert code == 0
    assert "read by ctc_wordpress (strength 80): a WordPress trailer" in said
    assert "section: International, regional, and subregional cooperation" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["verify", "7.7.7"], "There is no version 7.7.7"),
        (["trace", "doc-nothing"], "No table has the key 'doc-nothing'"),
        (["explain", "nowhere.txt"], "There is no file nowhere.txt"),
        (["diff", "0.1.0", "7.7.7"], "There is no version 7.7.7"),
        (["calendar", "--version", "7.7.7"], "There is no version 7.7.7"),
    ],
)
def test_wrong_usage_has_a_message_and_exit_code_two(place, words, said):
    code, told = unct(place, *words)
    assert (code, said in told) == (2, True)


def test_calendar_lists_what_is_due_with_its_paragraph(place):
    code, said = unct(place, "calendar")
    assert code == 0
    days = re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", said)
    assert days == ["2018-03-30", "2018-03-30", "2018-06-30", "2019-12-31", "2021-12-31"]
    assert re.search(r"2018-06-30 │ before │ CTED │", said)
    assert re.search(r"2019-12-31 │ by │ Security │", said)
    assert len(re.findall(r"S/RES/2395 │", said)) == 5


def test_calendar_of_one_actor_from_a_day_on(place):
    code, said = unct(place, "calendar", "--actor", "UNOCT")
    assert (code, re.findall(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", said)) == (0, ["2018-03-30"])
    code, said = unct(place, "calendar", "--actor", "cted", "--from", "2018-06-30")
    assert re.findall(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", said) == ["2018-06-30", "2021-12-31"]


@pytest.mark.parametrize(
    "words", [["--actor", "TED"], ["--from", "2022-01-01"], ["--actor", "UNOCT", "--from", "2019-01-01"]]
)
def test_calendar_says_that_nothing_was_found(place, words):
    code, said = unct(place, "calendar", *words)
    assert (code, "Nothing with a date was found." in said) == (0, True)


def test_calendar_of_a_version_without_obligations_is_wrong_usage(tmp_path):
    shutil.copytree(RAW.parent / "datasets", tmp_path / "datasets")
    code, said = unct(tmp_path, "calendar", "--version", "0.1.0")
    assert (code, "This version has no obligations yet." in said) == (2, True)


def test_calendar_without_any_version_or_with_a_day_that_is_none_is_wrong_usage(place, tmp_path):
    assert unct(tmp_path, "calendar")[0] == 2
    assert unct(place, "calendar", "--from", "30 March 2018")[0] == 2


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from flows.cli import main; main()", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300)


def test_build_runs_the_flow_and_publishes_what_the_core_publishes(tmp_path):
    shutil.copytree(RAW, tmp_path / "raw")
    done = run("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "0.1.0 (new)" in done.stdout
    assert "Traceback" not in done.stderr
    build(RAW, tmp_path / "core")
    for path in (tmp_path / "core" / "0.1.0").iterdir():
        assert path.read_bytes() == (tmp_path / "datasets" / "0.1.0" / path.name).read_bytes(), path.name


def test_build_without_a_raw_folder_is_wrong_usage(tmp_path):
    done = run("build", cwd=tmp_path)
    assert (done.returncode, "There is no folder raw" in done.stderr) == (2, True)
