"""A family is one module and one YAML in one folder; one that fails costs its own capture only."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import flows.sources
from flows.sources import base

FAMILY = """
from flows.sources.base import Draft, Reading, Recognised, load_config

_CONFIG = load_config(__file__)


def recognise(text):
    return Recognised(99, "a log of harbours") if text.startswith("HARBOUR LOG") else None


def read(text):
    draft = Draft(_CONFIG["kind"], 0, len(text))
    draft.meta("title", text.strip(), 0, len(text.strip()), "whole")
    return Reading(drafts=[draft])
"""
CONFIG = "title: Harbour log\nkind: web_page\npublisher: Harbour Office\nexpects: {records: 1}\n"
LOG = b"HARBOUR LOG of 3 May\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the folder of families, which is the one that is looked into."""
    copy = tmp_path / "sources"
    shutil.copytree(Path(str(base.__file__)).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(base, "__file__", str(copy / "base.py"))
    monkeypatch.setattr(flows.sources, "__path__", [*flows.sources.__path__, str(copy)])
    base.sources.cache_clear()
    yield copy
    base.sources.cache_clear()
    sys.modules.pop("flows.sources.harbour_log", None)
    vars(flows.sources).pop("harbour_log", None)


def test_all_families_are_found_in_order() -> None:
    names = [source.name for source in base.sources()]

    assert names == sorted(names)
    assert {"drupal_feed", "plain_article", "ctc_wordpress", "trade_press", "un_press_release", "plain_text"} <= set(
        names
    )
    assert all(Path(source.config_path).name == f"{source.name}.yaml" for source in base.sources())


def test_a_module_and_a_yaml_make_a_family(folder: Path, read_bytes) -> None:
    (folder / "harbour_log.py").write_text(FAMILY)
    (folder / "harbour_log.yaml").write_text(CONFIG)

    done = read_bytes(LOG)

    assert (done.family, done.family_reason, done.status) == ("harbour_log", "a log of harbours", "parsed")
    (record,) = done.records
    assert (record.kind, record.value("title"), record.value("publisher")) == (
        "web_page",
        "HARBOUR LOG of 3 May",
        "Harbour Office",
    )
    publisher = record.fact("publisher")
    assert publisher is not None
    assert (publisher.curated_path, publisher.curated_key) == ("flows/sources/harbour_log.yaml", "publisher")


def test_a_module_without_a_yaml_is_no_family(folder: Path, read_bytes) -> None:
    (folder / "harbour_log.py").write_text(FAMILY)

    assert read_bytes(LOG).family == "plain_text"


def test_fewer_records_than_a_family_expects_is_a_finding(folder: Path, read_bytes) -> None:
    (folder / "harbour_log.py").write_text(FAMILY)
    (folder / "harbour_log.yaml").write_text(CONFIG.replace("records: 1", "records: 2"))

    assert [note.rule for note in read_bytes(LOG).notes] == ["few_records"]


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ('draft = Draft(_CONFIG["kind"], 0, len(text))', 'raise KeyError("date")'),
        ('draft = Draft(_CONFIG["kind"], 0, len(text))', 'draft = Draft(_CONFIG["sort"], 0, len(text))'),
        # Two roles for the same text.
        ("return Reading(", 'draft.furnish(3, 9, "again")\n    return Reading('),
    ],
)
def test_a_family_that_fails_to_read_costs_its_capture_only(folder: Path, read_bytes, sound: str, broken: str) -> None:
    (folder / "harbour_log.py").write_text(FAMILY.replace(sound, broken))
    (folder / "harbour_log.yaml").write_text(CONFIG)

    done, other = read_bytes(LOG, "a/log.txt"), read_bytes(b"just a few words\n")

    assert (done.status, done.records) == ("rejected", [])
    assert [(each.path, each.stage, each.reason) for each in done.rejects] == [("a/log.txt", "read", "family_failed")]
    assert [(span.start, span.end, span.role) for span in done.spans] == [(0, len(LOG), "rejected")]
    assert "harbour_log" in done.rejects[0].detail
    assert (other.family, other.status) == ("plain_text", "parsed")


def test_a_family_that_fails_to_recognise_costs_its_capture_only(folder: Path, read_bytes) -> None:
    (folder / "harbour_log.py").write_text(
        FAMILY.replace('Recognised(99, "a log of harbours")', "Recognised(1 / 0, '')")
    )
    (folder / "harbour_log.yaml").write_text(CONFIG)

    done = read_bytes(LOG)

    assert [each.reason for each in done.rejects] == ["family_failed"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_file"),
        (b" \n\t\r\n", "no_text"),
        (b"%PDF-1.7\n", "not_text"),
        (b"PK\x03\x04 docx", "not_text"),
        ("Заседание совета".encode("cp1251"), "unknown_encoding"),
    ],
)
def test_what_is_no_text_is_rejected_with_its_reason(data: bytes, reason: str, read_bytes) -> None:
    done = read_bytes(data)

    assert (done.status, done.records) == ("rejected", [])
    assert [each.reason for each in done.rejects] == [reason]
