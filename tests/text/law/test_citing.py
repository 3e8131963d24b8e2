from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.text.law.citing import Mention, function, lost_numbers, mentions

QUICK = settings(max_examples=60, deadline=None, derandomize=True)


def cited(text: str) -> list[str]:
    return [mention.cited_symbol for mention in mentions(text)]


def surfaces(text: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in mentions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "resolution",
        "on 15 March 2001 and 16 May 2002 it paid $1,373 (2001 prices)",
        "Article 41 of the Charter, Chapter VII, Convention No. 182 and Protocol II",
        "their resolutions of 1967 and 1973",
        "the Council will review this resolution 90 days after its entry into force",
        "resolution 60 of the Arab League and resolution 2 of the African Union",
        "resolution 5 (2002) of the Ministerial Council",
        "resolution 2016 of the Parliamentary Assembly; Parliamentary Assembly resolution 1438 (2005)",
        "OAU resolutions 1373 and 1540",
        "IMO Assembly resolution A.1010(26), IAEA resolution GC(62)/RES/10 and World Health Assembly resolution 58.3",
        "House resolution 242; EU Council resolution 15/2003",
        "resolution 9999 was never adopted, resolution 2 on missing persons was",
        "HIV/AIDS, and/or, 24/7, 9/11, TCP/IP, S/4HANA, A/C, T/PCCs",
        "the 2015 Committee report and the 1988/1989 season",
        "Regulation 1373 (2001), vol. 1540 (2004) and statement 1325 (2000)",
        "paragraph 29(i) and presidential statement 11 (2012)",
        "resolutions of 12 000 people, resolution at 1080p",
    ],
)
def test_what_is_no_document_of_the_united_nations(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("resolutions 242 (1967 ), 338( 1973) and 1397(2002)", ["242 (1967)", "338 (1973)", "1397 (2002)"]),
        ("Resolutions 1267(1999),1333(2000),1363 (2001)", ["1267 (1999)", "1333 (2000)", "1363 (2001)"]),
        ("its resolutions 1160 (1998) of 31 March 1998, 1199 (1998) of 23 September, 1998 and 1203 (1998)",
         ["1160 (1998)", "1199 (1998)", "1203 (1998)"]),
        ("resolu-tion 1373 (2001), resolu- tion 1624 (2005)", ["1373 (2001)", "1624 (2005)"]),
        ("the body set up by 1373 (2001) works for full implementation of 2178 (2014)", ["1373 (2001)", "2178 (2014)"]),
        ("under 1325 (2000) on women, peace and security, 1612 (2005) on children", ["1325 (2000)", "1612 (2005)"]),
        ("(S/RES/1244 (1999)) and S/RES/2395(2017)", ["1244 (1999)", "2395 (2017)"]),
        ("S/RES/1373 (2001) and 1624 (2005)", ["1373 (2001)", "1624 (2005)"]),
        ("3/6 S/RES/2124 (2013)", ["2124 (2013)"]),
        ("General Assembly and Security Council resolutions 1325 (2000) and 2 (1946)", ["1325 (2000)", "2 (1946)"]),
        ("resolution 1373 of 2001 and resolution 1540/2004", ["1373 (2001)", "1540 (2004)"]),
        ("resolutions 2901 (2031) and 2902 (2031)", ["2901 (2031)", "2902 (2031)"]),
    ],
)  # fmt: skip
def test_dated_resolutions_of_the_council(text: str, symbols: list[str]) -> None:
    found = mentions(text)
    assert [mention.cited_symbol for mention in found] == [f"S/RES/{symbol}" for symbol in symbols]
    assert {(mention.cited_kind, mention.resolved_symbol) for mention in found} == {("sc_resolution", None)}
    assert not any(mention.is_yearless or mention.is_wrong_year for mention in found)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("resolution 1373’s tenth anniversary", ["1373"]),
        ("UNSCR 1373, SCR 1540 and UNSCRs 1325 and 1820", ["1373", "1540", "1325", "1820"]),
        ("Security Council Resolution 242 and 338.", ["242", "338"]),
        ("resolutions 1565 of 1 October 2004, 1592 of 30 March, 2005 and 1596", ["1565", "1592", "1596"]),
        ("resolution 2254, 15 votes to none", ["2254"]),
        ("resolutions 1649, 1698, 200 soldiers and 12 others", ["1649", "1698"]),
        ("Council resolution 2396 OP 2(c), 1373 OP 2(c)", ["2396", "1373"]),
        ("resolutions Nos. 242 and 338, resolution number 1540", ["242", "338", "1540"]),
        ("the 1267/1989/2253 ISIL (Da'esh) and Al-Qaida Sanctions Committee", ["1267", "1989", "2253"]),
        ("the 1267, 1373 and 1540 Committees; the 1988 Sanctions List", ["1267", "1373", "1540", "1988"]),
        ("S/RES/1373, not S/RES/1373/2001", ["1373"]),
        ("OAU resolution 7 and resolution 1373", ["1373"]),
    ],
)  # fmt: skip
def test_resolutions_without_a_year_are_resolved(text: str, numbers: list[str]) -> None:
    found = [mention for mention in mentions(text) if mention.is_yearless]
    assert [mention.cited_symbol for mention in found] == [f"S/RES/{number}" for number in numbers]
    assert all((mention.resolved_symbol or "").startswith(f"{mention.cited_symbol} (") for mention in found)


def test_year_less_member_of_a_dated_list() -> None:
    found = mentions("resolutions 1596 (2005), 1649 and 1698")
    assert [(m.cited_symbol, m.resolved_symbol) for m in found] == [
        ("S/RES/1596 (2005)", None),
        ("S/RES/1649", "S/RES/1649 (2005)"),
        ("S/RES/1698", "S/RES/1698 (2006)"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("resolution 2195 (2015)", [("S/RES/2195 (2015)", "S/RES/2195 (2014)", True)]),
        ("S/RES/2195 (2015)", [("S/RES/2195 (2015)", "S/RES/2195 (2014)", True)]),
        ("resolutions 2240 (2015), 2312 (2106)", [("S/RES/2240 (2015)", None, False),
                                                  ("S/RES/2312 (2106)", "S/RES/2312 (2016)", True)]),
        ("resolution 2254 (2015) on Syria, and 1612 (2006) on children",
         [("S/RES/2254 (2015)", None, False), ("S/RES/1612 (2006)", "S/RES/1612 (2005)", True)]),
        # Half of "520 (1982)" behind a break: a damaged number, not a wrong year.
        ("resolutions 509 (1982) and 20 (1982)", [("S/RES/509 (1982)", None, False), ("S/RES/20 (1982)", None, False)]),
    ],
)  # fmt: skip
def test_wrong_years(text: str, expected: list[tuple[str, str | None, bool]]) -> None:
    assert [(m.cited_symbol, m.resolved_symbol, m.is_wrong_year) for m in mentions(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("resolution 377 A (V), 22 A (I) and 1514(XV)", ["A/RES/377 A (V)", "A/RES/22 A (I)", "A/RES/1514 (XV)"]),
        ("General Assembly resolutions 2106 A (XX) and 2253 (ES-V)", ["A/RES/2106 A (XX)", "A/RES/2253 (ES-V)"]),
        ("Assembly resolutions 60/288 of 8 September 2006 and 62/272", ["A/RES/60/288", "A/RES/62/272"]),
        ("resolution 46/182 and resolution 58/269 A", ["A/RES/46/182", "A/RES/58/269 A"]),
        ("A/RES/48/13 C. A/RES/22 A (I) and A/RES/377(V)", ["A/RES/48/13 C", "A/RES/22 A (I)", "A/RES/377 (V)"]),
        ("resolution ES-10/14; General Assembly resolution 181", ["A/RES/ES-10/14", "A/RES/181"]),
        ("Security Council resolution 71/291", ["A/RES/71/291"]),
    ],
)  # fmt: skip
def test_resolutions_of_the_general_assembly(text: str, expected: list[str]) -> None:
    assert cited(text) == expected
    assert {mention.cited_kind for mention in mentions(text)} == {"ga_resolution"}


@pytest.mark.parametrize(
    ("text", "symbol", "kind"),
    [
        ("Economic and Social Council resolution 2006/23", "E/RES/2006/23", "ecosoc_resolution"),
        ("Economic and Social Council resolution 1503 (XLVIII)", "E/RES/1503 (XLVIII)", "ecosoc_resolution"),
        ("resolution 7/8 of the Human Rights Council", "A/HRC/RES/7/8", "hrc_resolution"),
        ("the Human Rights Council, in its resolution S-17/1", "A/HRC/RES/S-17/1", "hrc_resolution"),
        ("Commission on Narcotic Drugs resolution 55/3", "E/CN.7/RES/55/3", "other_document"),
        ("(S/ 1999/45)", "S/1999/45", "sc_document"),
        ("S/1995/1028*", "S/1995/1028", "sc_document"),
        ("document S/20976.", "S/20976", "sc_document"),
        ("S/2007/307/Rev.1,", "S/2007/307/Rev.1", "sc_document"),
        ("S/INF/2/Rev.1", "S/INF/2/Rev.1", "sc_document"),
        ("S/AC.37/2003/(1455)/26", "S/AC.37/2003/(1455)/26", "sc_document"),
        ("S/PRST/4", "S/PRST/4", "presidential_statement"),
        ("(PRST/2009/24)", "S/PRST/2009/24", "presidential_statement"),
        ("S/PV.8146", "S/PV.8146", "meeting_record"),
        ("S/PV.4688 (Resumption 1)", "S/PV.4688 (Resumption 1)", "meeting_record"),
        ("A/59/2005/Add.3", "A/59/2005/Add.3", "ga_document"),
        ("A/6000/ Rev.1", "A/6000/Rev.1", "ga_document"),
        ("A/S-23/10/Rev.1", "A/S-23/10/Rev.1", "ga_document"),
        ("A/HRC/19/68", "A/HRC/19/68", "hrc_document"),
        ("E/CN.15/2006/12", "E/CN.15/2006/12", "ecosoc_document"),
        ("ST/SGB/2003/13", "ST/SGB/2003/13", "secretariat_document"),
        ("SC/14986", "SC/14986", "press_release"),
    ],
)
def test_other_documents(text: str, symbol: str, kind: str) -> None:
    assert [(m.cited_symbol, m.cited_kind, m.resolved_symbol) for m in mentions(text)] == [(symbol, kind, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/64/750-S/2010/181", ["A/64/750", "S/2010/181"]),
        ("S/2010/181-A/64/750", ["S/2010/181", "A/64/750"]),
        ("(S/1994/333 and Add.1)", ["S/1994/333", "Add.1"]),
        ("General Assembly resolution 71/291 of 15 June 2017", ["71/291"]),
        ("UNSCR 1373 (2001)", ["1373 (2001)"]),
    ],
)
def test_surfaces(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("text", "pins"),
    [
        ("paragraph 2 of resolution 1373 (2001) and resolution 1624 (2005)", ["paragraph 2", None]),
        ("paragraph 9 of resolutions 1596 (2005), 1649 and 1698", ["paragraph 9"] * 3),
        ("paragraphs 4 and 5 of resolutions 1267 (1999) and 1333 (2000), respectively", ["paragraph 4", "paragraph 5"]),
        (
            "paragraphs 13 and 15 of resolution 1596, paragraph 2 of 1649 (2005)",
            ["paragraphs 13 and 15", "paragraph 2"],
        ),
        ("resolution 1373 (2001), paragraph 7 of resolution 1624 (2005)", [None, "paragraph 7"]),
        ("resolution 1373 (2001), paragraph 2 (c), and resolution 1624", ["paragraph 2 (c)", None]),
        ("in resolution 1373 (2001), paragraphs 3 and 4 of which", [None]),
        ("paragraph 2 (e) or 2 (f) of its resolution 1521 (2003)", ["paragraph 2 (e) or 2 (f)"]),
        ("subparagraph (a) of paragraph 5 of resolution 661", ["subparagraph (a) of paragraph 5"]),
        ("annex II to Security Council resolution 2118", ["annex II"]),
        ("OP 34(b) of resolution 2607; 1373 OP 2(c)", ["OP 34(b)", "OP 2(c)"]),
        ("paragraphs two and three of resolution 2165 (2014)", ["paragraphs two and three"]),
        ("paragraph 5 above and resolution 1373", [None]),
        ("paragraph 24 of the report of the Secretary-General (S/2009/140)", ["paragraph 24"]),
        ("(S/2001/1154, annex)", ["annex"]),
    ],
)
def test_pinpoints(text: str, pins: list[str | None]) -> None:
    assert [mention.pinpoint for mention in mentions(text)] == pins


@pytest.mark.parametrize(
    ("text", "force", "expected"),
    [
        ("the Committee established pursuant to paragraph 3 of resolution 1267 (1999)", "notes", "established_by"),
        ("Recalling its resolutions 242 (1967) of 22 November 1967, 338( 1973) and 1397 (2002)", None, "recalls"),
        ("the measures imposed by resolution 1493 and expanded by paragraph 1 of resolution 1596", None, "modified_by"),
        ("as set out in the report of the Secretary-General (S/2014/100)", "welcomes", "set_out_in"),
        ("Decides, in accordance with the relevant provisions of its resolution 1373", "decides", "in_accordance_with"),
        ("the 1267/1989 Al-Qaida Sanctions Committee", "recalls", "names_body"),
        ("pursuant to resolution 1989 (2011) and the Committee on X", "recalls", "pursuant_to"),
        ("“Recalling, in particular, resolution 1535 (2004)", None, "recalls"),
        ("the situation in Haiti, in particular resolution 2653", "recalls", "recalls"),
        ("the efforts of all, and resolution 2653", "notes", "notes"),
        ("resolution 2653", None, None),
    ],
)
def test_functions(text: str, force: str | None, expected: str | None) -> None:
    assert function(text, mentions(text)[-1].start, force) == expected


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("by Council resolutions , , and on terrorism", ["resolutions , , and"]),
        ("resolutions and of 24 September 2014", ["resolutions and"]),
        ("its resolutions (2001), (2005) and (2014)", ["resolutions (2001), (2005) and (2014)"]),
        ("Resolution (2014) calls", ["Resolution (2014)"]),
        ("pursuant to resolution .", ["resolution"]),
        ("paragraph 7 of resolution , the Committee", ["resolution"]),
        ("resolution and its annex", []),
        ("other relevant resolutions, and, in this context, requests", []),
        ("its resolutions and of the statements of its President", []),
        ("conflict resolution , and peace", []),
        ("in accordance with resolution 1373 (2001), and", []),
        ("the resolution (see below), pursuant to resolutions and decisions", []),
        ("a teaser that is cut after resolutions and", []),
    ],
)
def test_lost_numbers(text: str, lost: list[str]) -> None:
    assert [text[start:end] for start, end in lost_numbers(text)] == lost


def test_a_mention_is_whole() -> None:
    text = "Recalls paragraph 4 (a) of resolution 1373"
    assert mentions(text) == [
        Mention(38, 42, "S/RES/1373", "S/RES/1373 (2001)", "sc_resolution", True, False, "paragraph 4 (a)")
    ]


@QUICK
@given(st.lists(st.sampled_from(
    ["resolution", "resolutions", "1373", "(2001)", "1373 (2001)", "242(1967)", "and", ",", "of", "paragraph 4", "S/",
     "S/RES/", "71/291", "A (XV)", "the", "Committee", "1267/1989", "OP 2", "1 May 2001", "General Assembly", "-", "."],
), max_size=14))  # fmt: skip
def test_slices_are_ordered_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = mentions(text)
    edges = [edge for mention in found for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    assert all(mention.start < mention.end and text[mention.start].isalnum() for mention in found)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "resolutions 1 (1946), ",
        "1 (1946), ",
        "S/",
        "paragraph 1, ",
        "1267 and ",
        "resolution 12 (I ",
        "1, ",
        "S/A",
    ],
)
def test_long_runs_are_read_in_linear_time(piece: str) -> None:
    assert len(mentions("resolutions " + piece * (50_000 // len(piece)))) <= 50_000 // len(piece)
