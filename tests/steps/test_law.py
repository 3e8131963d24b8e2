"""The rows of layer 3, from raw files to a verified release."""

from __future__ import annotations

import json
import shutil
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.steps.assemble import assemble
from flows.steps.checks import check
from flows.steps.compare import PENDING, apply_delta
from flows.steps.identity import Published
from flows.steps.ingest import ingest
from flows.steps.pipeline import Outcome, build, make_tables, read_all
from flows.steps.publish import load_release
from flows.steps.trace import find, trace
from flows.steps.verify import verify
from schemas import TABLES

ROOT = Path(__file__).parents[2]
SYMBOL = "S/RES/2999 (2031)"
LAW = ("resolutions", "resolution_carriers", "provisions", "provision_variants", "provision_actions", "citations")
PREAMBLE = (
    "Recalling its resolution 1373 (2001) and the report contained in document S/2017/375 on all harbours,",
    "Gravely concerned at the silt in the harbours of Ruritania and at the sinking of its last dredger,",
)
OPERATIVE = (
    "1. Decides to dredge harbours of Ruritania, pursuant to resolution 1267 (1999), and further requests a report;",
    "2. Requests all ports:",
    "(a) To count their ships on the first day of every month;",
    "(b) To apply resolution 2178 in the rules of their pilots;",
    "3. Decides to remain seized of the matter.",
)
BODY = (*PREAMBLE, *OPERATIVE)
MASTHEAD = """United Nations S/RES/2999 (2031)

Security Council

Distr.: General
21 December 2031

Resolution 2999 (2031)

Adopted by the Security Council at its 9999th meeting, on
21 December 2031

The Security Council,
"""
HEAD = """SC/99999
21 December 2031

{title}

The Security Council today decided to dredge the harbours of Ruritania.

Following the vote, the representative of Ruritania said that its harbours had been silent for {years} years.
"""
ADOPTING = "Adopting Resolution 2999 (2031), Security Council Decides to Dredge Harbours of Ruritania"


def text(*body: str, masthead: str = MASTHEAD) -> str:
    return "\n\n".join([masthead.rstrip(), *(body or BODY), ""])


def press(
    *body: str, title: str = ADOPTING, told: str = "The full text of resolution 2999 (2031) reads as follows:"
) -> str:
    quoted = [f"“{each}" for each in ("The Security Council,", *(body or BODY))]
    return "\n\n".join([HEAD.format(title=title, years="six").rstrip(), told, *quoted[:-1], quoted[-1] + "”"])


def xml(*body: str) -> str:
    def block(each: str) -> str:
        number, _, words = each.partition(" ")
        if number[-1] not in ".)":
            return f"<p>{each.replace('harbours', '<b>harb<i>ours</i></b>')}</p>"
        marked = words.replace("harbours", "<b>harbours</b>")
        return f"<paragraph><num>{number}</num><content><p>{marked}</p></content></paragraph>"

    meta = (
        '<keyword refersTo="title" showAs="Security Council resolution 2999 (2031) [on harbours]"></keyword>'
        '<step date="2031-12-21" outcome="adopted" as="S/2031/999" by="Adopted unanimously, 9999th meeting"/>'
    )
    cover = (
        "<p><docNumber>S/RES/2999 (2031)</docNumber></p><p><docTitle>Resolution 2999 (2031)</docTitle></p>"
        "<p>Adopted by the Security Council at its 9999th meeting, on 21 December 2031</p>"
    )
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">'
        f"<meta>{meta}</meta><coverPage>{cover}</coverPage><mainBody><p><i>The Security Council</i>,</p>\n"
        + "\n".join(block(each) for each in body or BODY)
        + "</mainBody></statement></akomaNtoso>"
    )


def put(raw: Path, **files: str) -> None:
    raw.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (raw / f"{name}.txt").write_text(content, "utf-8")


def publish(folder: Path, **files: str) -> Outcome:
    put(folder / "raw", **files)
    return build(folder / "raw", folder / "datasets")


def tabled(folder: Path, **files: str) -> dict[str, pl.DataFrame]:
    """The tables of a first build, neither checked nor published."""
    put(folder / "raw", **files)
    ingested = ingest(folder / "raw")
    assembled = assemble(read_all(ingested.captures), Published.of(None), PENDING)
    return make_tables(assembled, ingested, Published.of(None))


def manifest(raw: Path, name: str, **values: object) -> None:
    """Curated values of one file."""
    digest = sha256((raw / f"{name}.txt").read_bytes()).hexdigest()
    lines = [f"    {key}: {{value: {value!r}, from: a person}}" for key, value in values.items()]
    lines = [line.replace("datetime.date(2031, 12, 21)", "2031-12-21") for line in lines]
    (raw / "manifest.yaml").write_text("\n".join(["captures:", f"  - sha256: {digest}", *lines]), "utf-8")


def resolution(tables: dict[str, pl.DataFrame], symbol: str = SYMBOL) -> dict[str, Any]:
    return tables["resolutions"].row(by_predicate=pl.col("resolution_id") == symbol, named=True)


def roles(tables: dict[str, pl.DataFrame]) -> list[tuple[str, str, bool]]:
    kinds = dict(tables["documents"].select("document_id", "kind").iter_rows())
    rows = tables["resolution_carriers"].select("document_id", "role", "is_canonical").iter_rows()
    return sorted((kinds[document], role, first) for document, role, first in rows)


def texts(tables: dict[str, pl.DataFrame]) -> dict[str, str]:
    return dict(tables["provisions"].select("provision_id", "text").iter_rows())


def short(keys: Any) -> list[str]:
    return sorted(str(key).rpartition("/")[2] for key in keys)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A resolution as text, with a word changed and a paragraph left out, and the press release that quotes it."""
    folder = tmp_path_factory.mktemp("both")
    less = [each.replace("every month", "each month") for each in BODY[1:]]
    more = "Noting that resolution 1540 (2004) says nothing of harbours or of the ships that wait outside them,"
    return folder, publish(folder, text=text(*less), press=press(more, *BODY[1:]))


# One resolution and its carriers


def test_text_and_press_release_are_two_carriers_of_one_resolution(both):
    tables = both[1].tables
    assert roles(tables) == [("press_release", "quoted_full_text", False), ("resolution", "full_text", True)]
    assert tables["documents"].height == 2
    row = resolution(tables)
    assert (row["title"], row["adopted_on"], row["meeting_symbol"], row["press_symbol"]) == (
        "Resolution 2999 (2031)",
        date(2031, 12, 21),
        "S/PV.9999",
        "SC/99999",
    )
    assert (row["n_preambular"], row["n_operative"], row["is_unanimous"]) == (1, 3, None)


def test_paragraphs_are_read_from_the_text_and_numbered_by_it(both):
    tables = both[1].tables
    shown = (
        tables["provisions"]
        .sort("position")
        .select("provision_id", "part", "position", "number", "label", "lead_phrase")
    )
    assert [(row[0].rpartition("/")[2], *row[1:]) for row in shown.iter_rows()] == [
        ("PP1", "preambular", 1, 1, None, "Gravely concerned"),
        ("OP1", "operative", 2, 1, "1.", "Decides"),
        ("OP2", "operative", 3, 2, "2.", "Requests"),
        ("OP2(a)", "operative", 4, None, "(a)", None),
        ("OP2(b)", "operative", 5, None, "(b)", None),
        ("OP3", "operative", 6, 3, "3.", "Decides"),
    ]
    parents = tables["provisions"].filter(pl.col("parent_provision_id").is_not_null())
    assert set(parents["parent_provision_id"]) == {f"{SYMBOL}/OP2"}
    assert texts(tables)[f"{SYMBOL}/OP2"] == (
        "Requests all ports: (a) To count their ships on the first day of each month; "
        "(b) To apply resolution 2178 in the rules of their pilots;"
    )


def test_only_the_paragraphs_whose_words_differ_have_variants(both):
    tables = both[1].tables
    found = tables["provision_variants"].select("provision_id", "text").rows()
    changed = "To count their ships on the first day of every month;"
    assert found == [
        (
            f"{SYMBOL}/OP2",
            f"Requests all ports: (a) {changed} (b) To apply resolution 2178 in the rules of their pilots;",
        ),
        (f"{SYMBOL}/OP2(a)", changed),
    ]
    proofs = tables["evidence"].filter(pl.col("table") == "provision_variants").group_by("key").len().sort("key")
    assert proofs["len"].to_list() == [3, 1]


def test_a_paragraph_of_the_press_release_alone_has_no_id_and_shifts_no_other(both):
    tables = both[1].tables
    kinds = dict(tables["documents"].select("document_id", "kind").iter_rows())
    rows = tables["citations"].select("document_id", "target_symbol", "provision_id").iter_rows()
    found = sorted((kinds[document], target, (key or "-").rpartition("/")[2]) for document, target, key in rows)
    assert found == [
        ("press_release", "S/RES/1267 (1999)", "OP1"),
        ("press_release", "S/RES/1540 (2004)", "-"),
        ("press_release", "S/RES/2178 (2014)", "OP2(b)"),
        ("press_release", SYMBOL, "-"),
        ("press_release", SYMBOL, "-"),
        ("resolution", "S/RES/1267 (1999)", "OP1"),
        ("resolution", "S/RES/2178 (2014)", "OP2(b)"),
    ]


def test_a_paragraph_that_the_press_release_lacks_has_a_variant_without_text(tmp_path):
    tables = tabled(tmp_path, text=text(), press=press(*BODY[1:5], *BODY[6:]))
    assert [
        (short([key]), words) for key, words in tables["provision_variants"].select("provision_id", "text").rows()
    ] == [
        (["OP2"], "Requests all ports: (a) To count their ships on the first day of every month;"),
        (["OP2(b)"], None),
        (["PP1"], None),
    ]


def test_actions_are_slices_numbered_in_each_paragraph(both):
    rows = both[1].tables["provision_actions"].select("provision_id", "action_no", "phrase", "verb", "force").rows()
    assert [(key.rpartition("/")[2], *rest) for key, *rest in rows] == [
        ("OP1", 1, "Decides", "decide", "decides"),
        ("OP1", 2, "further requests", "request", "requests"),
        ("OP2", 1, "Requests", "request", "requests"),
        ("OP3", 1, "Decides", "decide", "decides"),
        ("PP1", 1, "Gravely concerned", "be concerned", "expresses_concern"),
    ]


def test_the_release_is_sound_and_every_value_leads_to_its_bytes(both):
    folder, done = both
    verdict = verify(done.folder, folder / "raw")
    assert verdict.errors == []
    assert "rows, keys, references, slices and evidence" in verdict.passed


def test_the_press_release_of_the_seeds_and_its_resolution_alone(raw, tmp_path):
    body = next(raw.glob("un-press/*.txt")).read_text("utf-8")
    lines = [line.strip("“”") for line in body[body.index("“The Security Council,") :].split("\n") if line.strip()]
    one = build(raw, tmp_path / "datasets").tables
    assert roles(one) == [("press_release", "quoted_full_text", True)]
    masthead = MASTHEAD.replace("2999 (2031)", "2395 (2017)").replace("2031", "2017").replace("9999th", "8146th")
    place = next(number for number, line in enumerate(lines) if "FATF" in line and line[0].isdigit())
    lines[place] = lines[place].replace("FATF expertise", "the expertise of FATF")
    (raw / "alone.txt").write_text(text(*lines[1:], masthead=masthead), "utf-8")
    two = build(raw, tmp_path / "datasets").tables
    assert roles(two) == [("press_release", "quoted_full_text", False), ("resolution", "full_text", True)]
    kinds = dict(two["documents"].select("document_id", "kind").iter_rows())
    found = [(kinds[a], relation, kinds[b]) for a, b, relation, _ in two["document_relations"].iter_rows()]
    assert found == [("press_release", "contains", "resolution")]
    assert set(texts(two)) == set(texts(one))
    assert one["resolutions"].select("n_preambular", "n_operative").row(0) == (33, 33)
    assert len(texts(two)) == 66
    number = lines[place].partition(".")[0]
    assert two["provision_variants"]["provision_id"].to_list() == [f"S/RES/2395 (2017)/OP{number}"]
    row = two["resolutions"].row(0, named=True)
    assert (row["press_symbol"], row["draft_symbol"], row["is_unanimous"]) == ("SC/13136", "S/2017/1076", True)
    assert two["redirects"].height == 0


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_one_resolution_as_xml_and_as_text_is_one_document(tmp_path, names):
    words = text(*[each.replace("silt", "slime") for each in BODY])
    tables = tabled(tmp_path, **dict(zip(names, (xml(), words), strict=True)))
    assert roles(tables) == [("resolution", "full_text", True)]
    copies = tables["records"].join(tables["captures"].select("capture_id", "family"), on="capture_id")
    assert sorted(copies.select("family", "is_canonical").rows()) == [
        ("un_akoma_ntoso", True),
        ("un_resolution_text", False),
    ]
    assert texts(tables)[f"{SYMBOL}/PP2"] == PREAMBLE[1]
    variants = tables["passage_sources"].filter(pl.col("variant_text").is_not_null())["variant_text"].to_list()
    assert variants == [PREAMBLE[1].replace("silt", "slime")]
    assert tables["provision_variants"].height == 0
    row = resolution(tables)
    assert (row["title"], row["is_unanimous"]) == ("Security Council resolution 2999 (2031) [on harbours]", True)
    assert short(texts(tables)) == ["OP1", "OP2", "OP2(a)", "OP2(b)", "OP3", "PP1", "PP2"]


def test_identical_bodies_under_two_symbols_are_two_resolutions(tmp_path):
    other = MASTHEAD.replace("2999", "3000").replace("9999th", "10000th")
    tables = tabled(tmp_path, a=text(), b=text(masthead=other))
    assert tables["resolutions"]["resolution_id"].to_list() == [SYMBOL, "S/RES/3000 (2031)"]
    assert tables["documents"].height == 2
    assert tables["provisions"].height == 14
    assert tables["provisions"]["document_id"].n_unique() == 2


def test_a_statement_and_a_draft_are_documents_but_no_resolutions(tmp_path):
    statement = "United Nations S/PRST/2031/7\n\nSecurity Council\n\nDistr.: General\n20 December 2031\n\n"
    statement += (
        "Statement by the President of the Security Council\n\nAt the 9998th meeting of the Security Council, held"
    )
    statement += (
        " on 20 December 2031, the President of the Security Council made the following statement on behalf of the"
    )
    statement += " Council:\n\n“The Security Council recalls its resolution 1373 (2001) and deplores the silt.”\n"
    draft = "United Nations S/2031/998\n\nSecurity Council\n\nDistr.: General\n19 December 2031\n\n"
    draft += "Ruritania: draft resolution\n\nThe Security Council,\n\n" + "\n\n".join(BODY)
    tables = tabled(tmp_path, a=statement, b=draft)
    assert sorted(tables["documents"].select("kind", "symbol").rows()) == [
        ("draft_resolution", "S/2031/998"),
        ("presidential_statement", "S/PRST/2031/7"),
    ]
    assert [tables[name].height for name in LAW[:-1]] == [0] * 5
    assert set(tables["citations"]["provision_id"]) == {None}


def test_a_release_that_only_reports_is_a_carrier_where_the_text_is_held(tmp_path):
    told = "The Council then turned to other matters."
    report = press("Lighthouses were not discussed at all by anyone.", told=told)
    alone = tabled(tmp_path / "alone", press=report)
    assert [alone[name].height for name in ("resolutions", "resolution_carriers", "provisions")] == [0, 0, 0]
    tables = publish(tmp_path / "held", text=text(), press=report).tables
    assert roles(tables) == [("press_release", "report", False), ("resolution", "full_text", True)]
    assert resolution(tables)["press_symbol"] == "SC/99999"
    assert tables["provision_variants"].height == 0
    told_at = tables["evidence"].filter((pl.col("table") == "resolution_carriers") & (pl.col("rule") == "named_there"))
    ((passage, start, end),) = told_at.select("passage_id", "char_start", "char_end").rows()
    words = tables["passages"].row(by_predicate=pl.col("passage_id") == passage, named=True)["text"]
    assert words[start:end] == "Adopting Resolution 2999 (2031)"


def test_two_announcements_do_not_share_one_text(tmp_path):
    told = "The full text of resolution 2998 (2031) is on the site."
    told += "\n\nThe full text of resolution S/RES/2999 (2031) reads as follows:"
    tables = tabled(tmp_path, press=press(told=told))
    assert tables["resolutions"]["resolution_id"].to_list() == [SYMBOL]


def test_one_release_can_quote_two_resolutions(tmp_path):
    second = "The full text of resolution 3000 (2031) reads as follows:"
    quoted = [f"“{each}" for each in ("The Security Council,", *BODY[1:])]
    tables = tabled(tmp_path, press="\n\n".join([press(), second, *quoted[:-1], quoted[-1] + "”", "It rose."]))
    assert roles(tables) == [("press_release", "quoted_full_text", True)] * 2
    assert tables["resolutions"].select("resolution_id", "n_preambular", "n_operative").rows() == [
        (SYMBOL, 2, 3),
        ("S/RES/3000 (2031)", 1, 3),
    ]
    assert tables["provisions"]["text"].str.contains("It rose").sum() == 0
    assert check(tables).height == 0


def test_a_symbol_that_cannot_be_makes_no_resolution_and_stops_no_build(tmp_path):
    wrong = [text(masthead=MASTHEAD.replace("2999 (2031)", symbol)) for symbol in ("2999 (1031)", "0 (2031)")]
    tables = publish(tmp_path, a=wrong[0], b=wrong[1], press=press()).tables
    assert tables["resolutions"]["resolution_id"].to_list() == [SYMBOL]
    assert roles(tables) == [("press_release", "quoted_full_text", True)]


# What a person wrote down


def test_curated_facts_are_values_with_their_evidence(tmp_path):
    told = "The full text of the resolution reads as follows:"
    put(tmp_path / "raw", press=press(title="Security Council Decides to Dredge Harbours of Ruritania", told=told))
    manifest(
        tmp_path / "raw",
        "press",
        resolution=SYMBOL,
        adopted_on=date(2031, 12, 21),
        draft_symbol="S/2031/998",
        votes_for=14,
        votes_against=0,
        abstentions=1,
    )
    tables = publish(tmp_path).tables
    row = resolution(tables)
    assert (row["adopted_on"], row["draft_symbol"]) == (date(2031, 12, 21), "S/2031/998")
    assert (row["votes_for"], row["votes_against"], row["abstentions"], row["is_unanimous"]) == (14, 0, 1, False)
    rows = tables["evidence"].filter((pl.col("table") == "resolutions") & (pl.col("column") != ""))
    curated = rows.filter(pl.col("curated_path").is_not_null())
    assert set(curated["curated_path"]) == {"raw/manifest.yaml"}
    assert set(curated["column"]) == {"adopted_on", "draft_symbol", "votes_for", "votes_against", "abstentions"}
    derived = rows.filter(pl.col("column") == "is_unanimous")["rule"].to_list()
    assert derived == ["from the votes: whether all 15 members were in favour"]


@pytest.mark.parametrize(
    ("votes", "is_unanimous"), [((15, 0, 0), True), ((14, 0, 0), False), ((13, 2, 0), False), ((11, 0, 0), False)]
)
def test_an_adoption_is_unanimous_where_all_members_were_in_favour(tmp_path, votes, is_unanimous):
    put(tmp_path / "raw", text=text())
    names = dict(zip(("votes_for", "votes_against", "abstentions"), votes, strict=True))
    manifest(tmp_path / "raw", "text", **names, press_symbol="SC/99998")
    row = resolution(tabled(tmp_path))
    assert row["is_unanimous"] is is_unanimous
    assert row["press_symbol"] == "SC/99998"


def test_what_nobody_states_is_null(tmp_path):
    row = resolution(tabled(tmp_path, text=text(masthead="Resolution 2999 (2031)\n\nThe Security Council,\n")))
    unknown = ("adopted_on", "meeting_symbol", "draft_symbol", "press_symbol", "is_unanimous", "votes_for")
    assert [row[name] for name in (*unknown, "votes_against", "abstentions")] == [None] * 8


def test_a_headline_tells_unanimity_of_the_resolution_that_it_names(tmp_path):
    title = "Security Council Decides to Dredge Harbours, Unanimously Adopting Resolution 2999 (2031)"
    assert resolution(tabled(tmp_path / "a", press=press(title=title)))["is_unanimous"] is True
    other = press(title="Security Council, Unanimously Adopting Resolution 29990 (2031), Speaks of Harbours Again")
    assert resolution(tabled(tmp_path / "b", press=other))["is_unanimous"] is None
    lacking = press(title=f"{ADOPTING}, as Unanimous Support of All Ports Is Lacking")
    assert resolution(tabled(tmp_path / "c", press=lacking))["is_unanimous"] is None


def test_a_curated_resolution_of_another_organ_makes_no_row(tmp_path):
    told = "The full text of the resolution reads as follows:"
    put(tmp_path / "raw", press=press(title="General Assembly Speaks of Harbours in Ruritania", told=told))
    manifest(tmp_path / "raw", "press", resolution="A/RES/86/1")
    assert tabled(tmp_path)["resolutions"].height == 0


# Growth


FILES = {"text": text(), "press": press(), "other": text(masthead=MASTHEAD.replace("2999", "3000"))}
KEYS = {"resolutions": "resolution_id", "provisions": "provision_id", "citations": "citation_id"}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], list[Outcome]]:
    """The releases of three files that come in two orders, one by one or two at once."""
    found = {}
    for order in (("text", "press", "other"), ("other press", "text")):
        folder = tmp_path_factory.mktemp("grown")
        found[order] = [publish(folder, **{name: FILES[name] for name in names.split()}) for names in order]
    return found


def test_files_added_one_by_one_give_the_same_law_and_lose_no_id(grown):
    lasts = [outcomes[-1].tables for outcomes in grown.values()]
    for name, key in KEYS.items():
        assert len({tuple(tables[name][key]) for tables in lasts}) == 1, name
        assert lasts[0][name].height
        for outcomes in grown.values():
            for older, newer in pairwise(outcomes):
                assert set(older.tables[name][key]) <= set(newer.tables[name][key]), name
    assert texts(lasts[0]) == texts(lasts[1])


def test_paragraphs_are_the_same_whichever_carrier_comes_first(grown):
    last = texts(next(iter(grown.values()))[-1].tables)
    for outcomes in grown.values():
        for done in outcomes:
            assert texts(done.tables).items() <= last.items()
            assert done.tables["provision_variants"].height == 0


def test_deltas_give_the_next_version_of_every_table(grown):
    outcomes = next(iter(grown.values()))
    for older, newer in pairwise(outcomes):
        old, new = load_release(older.folder), load_release(newer.folder)
        for name in set(TABLES) - {"changes"}:
            path = newer.folder / "delta" / f"{name}.parquet"
            later = apply_delta(name, old[name], pl.read_parquet(path)) if path.exists() else old[name]
            assert later.equals(new[name]), (newer.version, name)
        assert set(new["changes"]["cause"]) == {"source"}
        assert new["changes"].filter(pl.col("table").is_in(LAW)).height


def test_a_carrier_that_leaves_takes_its_rows(grown, tmp_path_factory):
    whole = next(iter(grown.values()))[-1].folder.parents[1]
    tmp_path = Path(shutil.copytree(whole, tmp_path_factory.mktemp("leaving") / "copy"))
    (tmp_path / "raw" / "other.txt").unlink()
    tables = publish(tmp_path).tables
    assert tables["resolutions"]["resolution_id"].to_list() == [SYMBOL]
    gone = tables["changes"].filter(pl.col("table").is_in(LAW))
    assert set(gone["change"]) == {"removed"}
    assert set(gone["cause"]) == {"source"}
    (tmp_path / "raw" / "text.txt").unlink()
    tables = publish(tmp_path).tables
    assert roles(tables) == [("press_release", "quoted_full_text", True)]
    assert set(tables["changes"]["cause"]) == {"source"}


def test_a_curated_value_that_changes_is_a_change_of_curation(tmp_path):
    put(tmp_path / "raw", text=text())
    for votes in (14, 15):
        manifest(tmp_path / "raw", "text", votes_for=votes, votes_against=0, abstentions=0)
        tables = publish(tmp_path).tables
    assert tables["changes"].select("table", "key", "columns", "cause").rows() == [
        ("resolutions", SYMBOL, "is_unanimous votes_for", "curation")
    ]


def test_a_release_without_the_law_is_followed_by_one_with_it(tmp_path):
    shutil.copytree(ROOT / "datasets" / "0.1.0", tmp_path / "datasets" / "0.1.0")
    index = (ROOT / "datasets" / "index.json").read_text("utf-8")
    (tmp_path / "datasets" / "index.json").write_text(_first_entry(index), "utf-8")
    done = build(ROOT / "raw", tmp_path / "datasets")
    assert done.is_new
    added = done.tables["changes"].filter(pl.col("table").is_in(LAW))
    assert set(added["table"]) == {"resolutions", "resolution_carriers", "provisions", "provision_actions", "citations"}
    assert set(added["cause"]) == {"code"}
    assert set(added["change"]) == {"added"}


def _first_entry(index: str) -> str:
    content = json.loads(index)
    content["versions"] = [entry for entry in content["versions"] if entry["version"] == "0.1.0"]
    return json.dumps({**content, "latest": "0.1.0"})


# Down to the bytes


def steps(folder: Path, done: Outcome, key: str, column: str | None = None) -> list[str]:
    ((name, row),) = find(done.tables, key)
    return [step.words for step in trace(done.tables, name, row, column, folder / "raw")]


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A resolution whose paragraph 1 a page turn cuts."""
    folder = tmp_path_factory.mktemp("turned")
    cut = OPERATIVE[0].replace("pursuant to", "pursuant to\n\nS/RES/2999 (2031)\n\n2/3\n\n")
    return folder, publish(folder, text=text(*PREAMBLE, cut, *OPERATIVE[1:]))


def test_a_paragraph_over_a_page_turn_leads_to_its_two_segments(turned):
    folder, done = turned
    key = f"{SYMBOL}/OP1"
    assert texts(done.tables)[key] == OPERATIVE[0].removeprefix("1. ")
    row = done.tables["provisions"].row(by_predicate=pl.col("provision_id") == key, named=True)
    assert done.tables["passage_sources"].filter(pl.col("passage_id") == row["passage_id"]).height == 2
    words = steps(folder, done, key)
    assert any(each.rstrip().endswith("pursuant to") for each in words)
    assert any(each.startswith("resolution 1267 (1999), and further requests") for each in words)
    assert not any("2/3" in each for each in words)


def test_a_citation_behind_a_page_turn_leads_to_its_own_bytes(turned):
    folder, done = turned
    cited = done.tables["citations"].row(by_predicate=pl.col("cited_symbol") == "S/RES/1267 (1999)", named=True)
    assert (cited["function"], cited["surface"]) == ("pursuant_to", "1267 (1999)")
    assert "1267 (1999)" in steps(folder, done, cited["citation_id"])


def test_values_of_a_resolution_lead_to_the_masthead(turned):
    folder, done = turned
    ((name, row),) = [each for each in find(done.tables, SYMBOL) if each[0] == "resolutions"]
    found = trace(done.tables, name, row, "adopted_on", folder / "raw")
    assert [step.words for step in found] == ["21 December 2031"]
    assert trace(done.tables, name, row, "votes_for", folder / "raw")[0].where == "null: no source says it"
    assert trace(done.tables, name, row, "n_operative", folder / "raw")[0].words == "3"


def test_slices_of_mark_up_lead_to_the_bytes_with_their_tags(tmp_path):
    done = publish(tmp_path, mark_up=xml())
    words = steps(tmp_path, done, f"{SYMBOL}/PP2")
    assert PREAMBLE[1] in words
    assert PREAMBLE[1].replace("harbours", "<b>harb<i>ours</i></b>") in words
    row = done.tables["provision_actions"].row(by_predicate=pl.col("phrase") == "further requests", named=True)
    found = trace(done.tables, "provision_actions", row, None, tmp_path / "raw")
    assert [step.words for step in found][:2] == ["further requests", "further requests"]
