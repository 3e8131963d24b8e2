"""Who is to do what for whom by when, from raw files to a verified release."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from test_law import MASTHEAD, SYMBOL, press, publish, put, resolution, tabled, text, xml

from flows.steps.assemble import assemble
from flows.steps.compare import FIRST, apply_delta
from flows.steps.identity import Published
from flows.steps.ingest import ingest
from flows.steps.pipeline import Outcome, build, read_all
from flows.steps.publish import load_release
from flows.steps.tables import tabulate
from flows.steps.trace import find, trace
from flows.steps.verify import verify

Frames = dict[str, pl.DataFrame]
TABLES = ("obligations", "obligation_parties")
PREAMBLE = (
    "Recalling its resolution 1373 (2001) and its request to the Harbour Office to report by 1 May 2032 on harbours,",
    "Urging Ruritania to open its locks by 1 June 2032, and requesting pilots to inform the Council of the harbours,",
)
OPERATIVE = (
    "1. Directs the Harbour Office and the Pilots’ Bureau (PILB) to draft a joint report by 30 March 2032 on silt, and "
    "further directs PILB to report to the Harbour Committee on a regular basis on its tools;",
    "2. Requests the Secretary-General to inform Member States of the depth of harbours, requests Borduria to mark its "
    "buoys, and urges Ruritania to open its locks;",
    "3. Requests the Harbour Office to report to the Council by 1 March 2032 and again by 1 September 2032 on the "
    "state of the harbours;",
    "4. Expresses its support for PILB and decides to extend its mandate until 31 December 2032, and further decides "
    "to conduct by 31 October 2032 a review of its work;",
    "5. Requests PILB to submit within 60 days of the adoption of this resolution a plan of the harbours, and to "
    "report to the Council within 12 months after the first dredging;",
    "6. Requests the Harbour Office to brief the Council every 90 days, encourages PILB to publish a chart on an "
    "annual basis, and expresses its intention to hold consultations at least once per year on harbours;",
    "7. Calls upon Member States to inform PILB, within 48 hours, about the pilots of their harbours;",
    "8. Expresses its intention to visit the harbours, notes that PILB is to report by 1 May 2032, welcomes the "
    "decision of Ruritania to dredge by 1 June 2032, and stresses that Borduria should follow by 1 July 2032;",
    "9. Decides to remain seized of the matter.",
)
BODY = (*PREAMBLE, *OPERATIVE)
TOLD = [
    "OP1 | Directs | draft | the Harbour Office; the Pilots’ Bureau (PILB) |  | by 30 March 2032 | 2032-03-30 by",
    "OP1 | further directs | report | PILB | the Harbour Committee | on a regular basis | recurring",
    "OP2 | Requests | inform | the Secretary-General | Member States",
    "OP2 | requests | mark | Borduria",
    "OP2 | urges | open | Ruritania",
    "OP3 | Requests | report | the Harbour Office | the Council | by 1 March 2032 | 2032-03-01 by",
    "OP3 | Requests | report | the Harbour Office | the Council | by 1 September 2032 | 2032-09-01 by",
    "OP4 | decides | extend | PILB |  | until 31 December 2032 | 2032-12-31 until",
    "OP4 | further decides | conduct | Security Council* |  | by 31 October 2032 | 2032-10-31 by",
    "OP5 | Requests | submit | PILB |  | within 60 days of the adoption of this resolution | "
    "2032-02-19 within P60D the adoption of this resolution derived",
    "OP5 | Requests | report | PILB | the Council | within 12 months after the first dredging | "
    "within P12M the first dredging",
    "OP6 | Requests | brief | the Harbour Office | the Council | every 90 days | recurring P90D",
    "OP6 | encourages | publish | PILB |  | on an annual basis | recurring P1Y",
    "OP6 | expresses its intention | hold | Security Council* |  | at least once per year | recurring P1Y",
    "OP7 | Calls upon | inform | Member States | PILB | within 48 hours | 2031-12-23 within PT48H derived",
]
UNDERIVED = [re.sub(r"[0-9-]{10} (.*) derived$", r"\1", line) for line in TOLD]
"""The same, where the day of the adoption is not known."""
LIST = (
    "1. Decides that the mandate of PILB shall be as follows:",
    "(a) Harbours of the north",
    "(i) To protect the pilots of the harbours;",
    "(ii) To monitor the locks of the harbours;",
    "(b) Harbours of the south",
    "(i) To support the dredgers of the harbours;",
    "(ii) To provide boats to pilots, and to report to the Council every three months on the harbours;",
    "2. Requests the Secretary-General:",
    "(a) To review the charts of all harbours;",
    "(b) To inform the Council by 1 May 2032 of every wreck;",
    "(c) To assess the silt in harbours:",
    "(i) of the north;",
    "(ii) of the south;",
    "(d) Encourages Borduria to lend its dredger, which is the last one in these harbours;",
    "3. Decides:",
    "(a) To renew the measures on dredgers;",
    "(b) That Member States shall notify the Harbour Committee of each dredger in their harbours;",
    "(c) To review these measures by 1 June 2032;",
    "4. Requests the Harbour Office to report to the Council by 1 July 2032 on:",
    "(a) the depth of harbours;",
    "(b) support to the pilots;",
    "5. Decides to remain seized of the matter.",
)


def told(tables: Frames) -> list[str]:
    """Paragraph, phrase, action, actors, recipients and limit in reading order; a star marks who is only implied."""
    named: dict[tuple[str, str], list[str]] = {}
    for row in tables["obligation_parties"].iter_rows(named=True):
        names = named.setdefault((row["obligation_id"], row["role"]), [])
        names.append(row["surface"] + "*" * row["is_implied"])
    return [_line(row, named) for row in in_order(tables).iter_rows(named=True)]


def in_order(tables: Frames) -> pl.DataFrame:
    joined = tables["obligations"].join(tables["passages"].select("passage_id", "passage_no"), on="passage_id")
    return joined.sort("passage_no", "char_start", "deadline_on")


def _line(row: dict[str, object], named: dict[tuple[str, str], list[str]]) -> str:
    key = str(row["obligation_id"])
    limit = [row[name] for name in ("deadline_on", "deadline_kind", "offset", "offset_from", "recurrence")]
    words = [str(each) for each in (*limit, "derived" if row["is_derived"] else None) if each is not None]
    who = ("; ".join(named.get((key, role), [])) for role in ("actor", "recipient"))
    place = str(row["provision_id"]).rpartition("/")[2]
    parts = (place, row["phrase"], row["action"], *who, row["deadline_text"] or "", " ".join(words))
    return " | ".join(str(part) for part in parts).rstrip(" |")


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A resolution with three page turns, one inside a task."""
    folder = tmp_path_factory.mktemp("one")
    turn = "\n\nS/RES/2999 (2031)\n\n2/3\n\n"
    body = [each.replace("a joint report", f"a joint{turn}report") for each in BODY]
    return folder, publish(folder, text=text(*body))


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    folder = tmp_path_factory.mktemp("lists")
    return folder, publish(folder, text=text(PREAMBLE[0], *LIST))


# What is read


def test_each_request_is_a_row_and_what_obliges_nobody_is_none(one):
    assert told(one[1].tables) == TOLD


def test_nothing_is_read_from_the_preamble_and_all_from_one_document(one):
    tables = one[1].tables
    parts = dict(tables["provisions"].select("provision_id", "part").iter_rows())
    assert {parts[key] for key in tables["obligations"]["provision_id"]} == {"operative"}
    assert set(tables["obligations"]["document_id"]) == set(tables["provisions"]["document_id"])


def test_forces_are_those_of_the_phrases(one):
    found = dict(one[1].tables["obligations"].select("phrase", "force").iter_rows())
    assert found == {
        "Directs": "directs",
        "further directs": "directs",
        "Requests": "requests",
        "requests": "requests",
        "urges": "urges",
        "decides": "decides",
        "further decides": "decides",
        "encourages": "encourages",
        "expresses its intention": "expresses_intention",
        "Calls upon": "calls_upon",
    }


def test_joint_actors_are_numbered_parties_of_one_obligation(one):
    tables = one[1].tables
    drafted = tables["obligations"].filter(pl.col("action") == "draft")["obligation_id"][0]
    rows = tables["obligation_parties"].filter(pl.col("obligation_id") == drafted)
    named = rows.join(tables["entities"].select("entity_id", "name"), on="entity_id", how="left")
    assert named.select("role", "party_no", "surface", "name").rows() == [
        ("actor", 1, "the Harbour Office", "Harbour Office"),
        ("actor", 2, "the Pilots’ Bureau (PILB)", "Pilots’ Bureau"),
    ]


def test_who_is_implied_has_the_obliging_words_as_evidence(one):
    folder, done = one
    rows = done.tables["obligation_parties"].filter("is_implied")
    found = set()
    for row in rows.iter_rows(named=True):
        assert [row[name] for name in ("surface", "passage_id", "char_start", "char_end")] == [
            "Security Council",
            *[None] * 3,
        ]
        found.add(trace(done.tables, "obligation_parties", row, None, folder / "raw")[0].words)
    assert found == {"further decides", "expresses its intention"}


def test_without_the_day_of_adoption_no_date_is_computed(tmp_path):
    tables = tabled(tmp_path, text=text(*BODY, masthead="Resolution 2999 (2031)\n\nThe Security Council,\n"))
    assert resolution(tables)["adopted_on"] is None
    assert told(tables) == UNDERIVED
    assert tables["obligations"]["is_derived"].sum() == 0


def test_unnumbered_paragraphs(tmp_path):
    bare = [each.partition(" ")[2] for each in OPERATIVE]
    tables = tabled(tmp_path, text=text(*PREAMBLE, *bare))
    assert told(tables) == TOLD


# Lists


def test_a_list_is_one_row_and_items_with_more_of_their_own_are_rows(lists):
    assert told(lists[1].tables) == [
        "OP1 | Decides | protect | PILB",
        "OP1(b)(ii) | Decides | report | PILB | the Council | every three months | recurring P3M",
        "OP2 | Requests | review | the Secretary-General",
        "OP2(b) | Requests | inform | the Secretary-General | the Council | by 1 May 2032 | 2032-05-01 by",
        "OP2(d) | Encourages | lend | Borduria",
        "OP3 | Decides | renew | Security Council*",
        "OP3(b) | Decides | notify | Member States | the Harbour Committee",
        "OP3(c) | Decides | review | Security Council* |  | by 1 June 2032 | 2032-06-01 by",
        "OP4 | Requests | report | the Harbour Office | the Council | by 1 July 2032 | 2032-07-01 by",
    ]


def _items(tables: Frames, provision: str, action: str) -> list[str]:
    wanted = (pl.col("provision_id") == f"{SYMBOL}/{provision}") & (pl.col("action") == action)
    key = tables["obligations"].row(by_predicate=wanted, named=True)["obligation_id"]
    texts = dict(tables["passages"].select("passage_id", "text").iter_rows())
    rows = tables["evidence"].filter((pl.col("key") == key) & (pl.col("column") == "")).sort("evidence_no")
    return [
        texts[passage][start:end] for passage, start, end in rows.select("passage_id", "char_start", "char_end").rows()
    ]


def test_the_evidence_of_a_list_is_its_items_without_those_that_are_rows(lists):
    tables = lists[1].tables
    assert _items(tables, "OP2", "review") == [
        "To review the charts of all harbours;",
        "To assess the silt in harbours:",
        "of the north;",
        "of the south;",
    ]
    assert _items(tables, "OP3", "renew") == ["To renew the measures on dredgers;"]
    assert _items(tables, "OP1", "protect") == [
        "Harbours of the north",
        "To protect the pilots of the harbours;",
        "To monitor the locks of the harbours;",
        "Harbours of the south",
        "To support the dredgers of the harbours;",
    ]
    assert _items(tables, "OP4", "report") == []


def test_the_phrase_of_an_item_stands_above_the_list(lists):
    folder, done = lists
    row = done.tables["obligations"].row(by_predicate=pl.col("provision_id") == f"{SYMBOL}/OP2(b)", named=True)
    (step, *_) = trace(done.tables, "obligations", row, "phrase", folder / "raw")
    assert (step.what, step.words) == ("phrase [action]", "Requests")
    above = done.tables["provisions"].row(by_predicate=pl.col("provision_id") == f"{SYMBOL}/OP2", named=True)
    assert above["passage_id"] in step.where
    assert row["passage_id"] != above["passage_id"]


# Down to the bytes


@pytest.mark.parametrize("name", ["one", "lists"])
def test_the_release_is_sound(name, request):
    folder, done = request.getfixturevalue(name)
    verdict = verify(done.folder, folder / "raw")
    assert verdict.errors == []
    assert "rows, keys, references, slices and evidence" in verdict.passed


def _traced(place: tuple[Path, Outcome], action: str, column: str | None) -> list[tuple[str, str]]:
    folder, done = place
    row = done.tables["obligations"].filter(pl.col("action") == action).row(0, named=True)
    ((name, found),) = find(done.tables, row["obligation_id"])
    return [(step.where, step.words) for step in trace(done.tables, name, found, column, folder / "raw")]


@pytest.mark.parametrize(
    ("column", "words"),
    [("phrase", "Directs"), ("deadline_on", "by 30 March 2032"), ("deadline_text", "by 30 March 2032")],
)
def test_words_and_dates_lead_to_their_own_bytes(one, column, words):
    data = (one[0] / "raw" / "text.txt").read_bytes()
    start = data.index(words.encode())
    assert _traced(one, "draft", column)[1] == (f"raw/text.txt, bytes {start} to {start + len(words)}", words)


def test_a_task_over_a_page_turn_leads_to_its_two_segments(one):
    first, *rest = _traced(one, "draft", "task")
    assert first[1] == "to draft a joint report by 30 March 2032 on silt"
    segments = [words.strip() for where, words in rest if where.startswith("raw/text.txt")][:2]
    assert segments == ["to draft a joint", "report by 30 March 2032 on silt"]


def test_the_rule_of_a_computed_date_is_told(one):
    folder, done = one
    row = done.tables["obligations"].filter(pl.col("action") == "submit").row(0, named=True)
    step = trace(done.tables, "obligations", row, "deadline_on", folder / "raw")[0]
    assert (step.what, step.words) == (
        "deadline_on [time after the adoption]",
        "within 60 days of the adoption of this resolution",
    )


def test_a_task_in_mark_up_leads_to_the_bytes_with_their_tags(tmp_path):
    tables = tabled(tmp_path, mark_up=xml(*BODY))
    assert told(tables) == TOLD
    row = tables["obligations"].row(by_predicate=pl.col("action") == "submit", named=True)
    words = [step.words for step in trace(tables, "obligations", row, None, tmp_path / "raw")]
    task = "to submit within 60 days of the adoption of this resolution a plan of the harbours"
    assert [task, task.replace("harbours", "<b>harbours")] == words[-3:-1]


# Copies and growth


def after(tables: Frames | None, folder: Path, **files: str) -> Frames:
    """The tables of a build on top of earlier ones, neither checked nor published."""
    put(folder / "raw", **files)
    ingested = ingest(folder / "raw")
    assembled = assemble(read_all(ingested.captures), Published.of(tables), FIRST)
    return tabulate(assembled, ingested, Published.of(tables), FIRST)


def ids(tables: Frames) -> list[str]:
    return in_order(tables)["obligation_id"].to_list()


@pytest.mark.parametrize("words", ["a joint report", "a common report"])
def test_ids_are_the_same_whichever_copy_comes_first_and_stay_when_one_is_added(tmp_path, words):
    files = {"a": xml(*BODY), "b": text(*[each.replace("a joint report", words) for each in BODY])}
    found = []
    for order in (("a", "b"), ("b", "a")):
        first = after(None, tmp_path / order[0], **{order[0]: files[order[0]]})
        second = after(first, tmp_path / order[0], **{order[1]: files[order[1]]})
        assert second["records"]["document_id"].n_unique() == 1
        assert told(second) == TOLD
        assert ids(first) == ids(second)
        found.append(ids(second))
    assert found[0] == found[1]


def test_a_resolution_and_the_press_release_that_quotes_it_oblige_once(tmp_path):
    quoted = [each.replace("a joint report", "a common report") for each in BODY]
    alone = after(None, tmp_path, press=press(*quoted))
    assert told(alone) == UNDERIVED
    both = after(alone, tmp_path, text=text(*BODY))
    assert told(both) == TOLD
    assert ids(alone) == ids(both)
    (carrier,) = both["resolution_carriers"].filter("is_canonical")["document_id"]
    assert {key for name in TABLES for key in both[name]["document_id"]} == {carrier}


def test_two_resolutions_of_the_same_words_oblige_each_for_itself(tmp_path):
    other = MASTHEAD.replace("2999", "3000").replace("9999th", "10000th")
    tables = tabled(tmp_path, a=text(*BODY), b=text(*BODY, masthead=other))
    assert tables["obligations"]["obligation_id"].n_unique() == 2 * len(TOLD)
    assert sorted(told(tables)) == sorted([*TOLD, *TOLD])


def test_deltas_give_the_next_version_and_changes_say_why(one, tmp_path):
    folder, first = Path(shutil.copytree(one[0], tmp_path / "copy")), one[1]
    (folder / "raw" / "text.txt").write_text(text(*[each.replace("60 days", "90 days") for each in BODY]), "utf-8")
    second = build(folder / "raw", folder / "datasets")
    old, new = load_release(first.folder), load_release(second.folder)
    for name in TABLES:
        path = second.folder / "delta" / f"{name}.parquet"
        later = apply_delta(name, old[name], pl.read_parquet(path)) if path.exists() else old[name]
        assert later.equals(new[name]), name
    key = old["obligations"].filter(pl.col("action") == "submit")["obligation_id"][0]
    rows = new["changes"].filter((pl.col("table") == "obligations") & (pl.col("key") == key))
    assert rows.select("change", "cause").rows() == [("changed", "source")]
    assert set(rows["columns"][0].split()) >= {"deadline_on", "deadline_text", "offset", "task"}
    assert new["obligations"].filter(pl.col("obligation_id") == key)["deadline_on"].to_list() == [date(2032, 3, 20)]
