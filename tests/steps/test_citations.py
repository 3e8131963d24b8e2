"""Who cites what, from raw files to rows and findings."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from flows.steps.assemble import assemble
from flows.steps.checks import check
from flows.steps.compare import PENDING
from flows.steps.identity import Published
from flows.steps.ingest import ingest
from flows.steps.pipeline import make_tables, read_all

Tables = dict[str, pl.DataFrame]
ARTICLE = """Harbour masters meet in Ruritania

The harbour masters of thirty States met in Ruritania, pursuant to resolution 2178 on fighters, and spoke of silt.

They recalled that Security Council resolution 2195 (2015) asks for better controls of every ship and of every pier.

The Chair of the 1267 Committee told them that A/RES/60/288 and the report in S/2017/375 hold for their harbours too.

Harbours must heed Council resolutions , , and of the last years, said the masters, and so must all who sail there.
"""


def tabled(folder: Path, previous: Tables | None = None, **files: str) -> Tables:
    """The tables of a build, not published; `previous` are those of the release before."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.txt").write_text(content, "utf-8")
    ingested = ingest(folder)
    assembled = assemble(read_all(ingested.captures), Published.of(previous), PENDING)
    return make_tables(assembled, ingested, Published.of(previous))


def rows(tables: Tables, *columns: str) -> list[tuple[object, ...]]:
    places = tables["passages"].select("passage_id", "passage_no")
    joined = tables["citations"].join(places, on="passage_id").sort("passage_no", "char_start")
    return joined.select(columns).rows()


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return tabled(tmp_path_factory.mktemp("article"), article=ARTICLE)


def test_an_article_cites_what_it_names(article):
    columns = ("surface", "cited_symbol", "resolved_symbol", "cited_kind", "is_yearless", "is_wrong_year", "function")
    assert rows(article, *columns) == [
        ("2178", "S/RES/2178", "S/RES/2178 (2014)", "sc_resolution", True, False, "pursuant_to"),
        ("2195 (2015)", "S/RES/2195 (2015)", "S/RES/2195 (2014)", "sc_resolution", False, True, "recalls"),
        ("1267", "S/RES/1267", "S/RES/1267 (1999)", "sc_resolution", True, False, "names_body"),
        ("A/RES/60/288", "A/RES/60/288", None, "ga_resolution", False, False, None),
        ("S/2017/375", "S/2017/375", None, "sc_document", False, False, None),
    ]
    assert set(article["citations"]["provision_id"]) == {None}
    assert check(article).height == 0


def test_wrong_years_and_lost_numbers_are_told(article):
    found = article["findings"].filter(pl.col("rule").is_in(["wrong_year", "numbers_lost"])).sort("rule")
    texts = dict(article["passages"].select("passage_id", "text").iter_rows())
    told = [
        (row["rule"], row["severity"], row["table"], texts[row["passage_id"]][row["char_start"] : row["char_end"]])
        for row in found.iter_rows(named=True)
    ]
    assert told == [
        ("numbers_lost", "warning", "passages", "resolutions , , and"),
        ("wrong_year", "warning", "citations", "2195 (2015)"),
    ]
    wrong = found.row(1, named=True)
    cited = article["citations"].row(by_predicate=pl.col("citation_id") == wrong["key"], named=True)
    assert cited["is_wrong_year"]
    assert "S/RES/2195 (2014)" in wrong["message"]


def test_two_mentions_of_one_document_in_one_passage_are_two_citations(tmp_path):
    text = (
        "The masters read resolution 1373 (2001) aloud, and then they read resolution 1373 (2001) once more, and slept."
    )
    found = tabled(tmp_path, note=text)["citations"].sort("char_start")
    assert found["target_symbol"].to_list() == ["S/RES/1373 (2001)"] * 2
    assert found["citation_id"].n_unique() == 2
    assert found["char_start"].to_list() == [text.index("1373"), text.rindex("1373")]


FILLER = "\n\n".join(
    f"Of all the {what} in the harbours of Ruritania, the oldest {where} and is mended each year in the month of May."
    for what, where in (
        ("cranes", "stands at the old pier"),
        ("tugs", "lies in the new dock"),
        ("bells", "hangs on a wall"),
    )
)
LONG = f"{ARTICLE}\n{FILLER}\n"


def test_ids_stay_where_a_copy_with_another_wording_joins(tmp_path):
    before = tabled(tmp_path, article=LONG)
    changed = LONG.replace("fighters, and spoke of silt", "fighters, and spoke of silt and of 1540 (2004)")
    published = {**before, "documents": before["documents"].with_columns(since_version=pl.lit("0.1.0"))}
    after = tabled(tmp_path, published, copy=changed)
    assert after["documents"]["document_id"].to_list() == before["documents"]["document_id"].to_list()
    kept = rows(before, "citation_id", "cited_symbol", "passage_id")
    assert [row[1] for row in kept][-4:] == ["S/RES/2195 (2015)", "S/RES/1267", "A/RES/60/288", "S/2017/375"]
    assert set(kept) <= set(rows(after, "citation_id", "cited_symbol", "passage_id"))


def test_a_losing_copy_is_heard_only_where_no_canonical_passage_cites_the_same(tmp_path):
    more = "An editor adds that resolution 1267 (1999) and resolution 1540 (2004) are old and that 1540 (2004) is long."
    end = (
        "More is to come of this meeting of the masters, who go on to talk of lighthouses, of rain and of many things."
    )
    shorter = LONG.replace("\n\nHarbours must", f"\n\n{more}\n\nHarbours must")
    tables = tabled(tmp_path, a=f"{LONG}\n{end}\n\n{end.replace('More', 'Less')}\n", b=shorter)
    assert tables["documents"].height == 1
    beside = tables["passages"].filter(~pl.col("in_canonical"))
    assert beside["text"].to_list() == [more]
    found = tables["citations"].filter(pl.col("passage_id") == beside["passage_id"][0])
    assert found["target_symbol"].to_list() == ["S/RES/1540 (2004)"] * 2
    assert check(tables).height == 0


RESOLUTION = """Resolution 2999 (2031)

Adopted by the Security Council at its 9999th meeting, on 21 December 2031

The Security Council,

Recalling S/RES/2999 (2031) as one that speaks of itself,

1. Reaffirms:

(a) Resolution 1373 (2001);

(b) Its wish, pursuant to resolution 1540 (2004), to send resolution 1267 (1999) to all;

2. Requests, as set out in document S/2017/375, a report.
"""


def test_a_resolution_does_not_cite_itself_and_lists_take_the_verb_before_them(tmp_path):
    found = rows(tabled(tmp_path, text=RESOLUTION), "provision_id", "target_symbol", "function")
    assert [(str(key).rpartition("/")[2], *rest) for key, *rest in found] == [
        ("OP1(a)", "S/RES/1373 (2001)", "reaffirms"),
        ("OP1(b)", "S/RES/1540 (2004)", "pursuant_to"),
        ("OP1(b)", "S/RES/1267 (1999)", "reaffirms"),
        ("OP2", "S/2017/375", "set_out_in"),
    ]
