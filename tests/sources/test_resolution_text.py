"""Resolutions as plain text: which texts are taken for one, and what holds for all of them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

QUICK = settings(max_examples=60, deadline=None, derandomize=True)
HEAD = """United Nations S/RES/2999 (2031)
Security Council Distr.: General
5 February 2031
Resolution 2999 (2031)
Adopted by the Security Council at its 9876th meeting, on
5 February 2031
The Security Council,
"""
BODY = """Recalling its resolution 2998 (2031) on the safety of harbours,
1. Decides that harbours shall be lit;
2. Decides to remain seized of the matter.
"""
RESOLUTIONS = {
    "title alone": ("Resolution 2999 (2031)\nThe Security Council,\n" + BODY),
    "symbol only": ("S/RES/2999 (2031)\n\nThe Security Council,\n" + BODY),
    "title of a web page": ("Security Council Resolution 2999 (2031)\n\nThe Security Council,\n" + BODY),
    "formula in capitals": ("UNITED NATIONS\nS/RES/2999 (2031)\nTHE SECURITY COUNCIL,\n" + BODY),
    "title with its matter": ("Resolution 2999 (2031) on the safety of harbours\n\nThe Security Council,\n" + BODY),
    "title of the library": (
        "Security Council resolution 2999 (2031) [on the safety of harbours]\n\nThe Security Council,\n" + BODY
    ),
    "title with the adoption": (
        "Resolution 2999 (2031), adopted by the Security Council at its 9876th meeting, on 5 February 2031\n"
        "\n"
        "The Security Council,\n" + BODY
    ),
    "other lines between": (
        "United Nations S/RES/2999 (2031)\n"
        "x\n"
        "x\n"
        "x\n"
        "Resolution 2999 (2031)\n"
        "The Security Council,\n"
        "Acting under Chapter VII of the Charter,\n" + BODY
    ),
    "quoted": (
        "Resolution 2999 (2031)\n"
        "“The Security Council,\n"
        "“Recalling its resolution 2998 (2031),\n"
        "“1. Decides that harbours shall be lit.”\n"
    ),
    "line ends of old": ("Resolution 2999 (2031)\nThe Security Council,\n" + BODY).replace("\n", "\r"),
    "form feeds": "\x0cUnited Nations S/RES/2999 (2031)\nResolution 2999 (2031)\n\x0cThe Security Council,\n" + BODY,
    "blank lines before": "\n" * 300 + "Resolution 2999 (2031)\nThe Security Council,\n" + BODY,
    "no-break spaces": ("Resolution\xa02999\xa0(2031)\nThe\xa0Security\xa0Council,\n" + BODY),
}
OTHERS = {
    "press release": (
        "Resolution 2999 (2031) on harbours: what it says\n"
        "\n"
        "The Security Council today adopted resolution 2999 (2031), and harbours will be lit. The vote was 14 to 0.\n"
        "\n"
        "The Security Council,\n"
        "which met for an hour, heard two keepers of harbours, who had not been paid since the spring.\n"
    ),
    "press release with a part of it": (
        "Security Council Adopts Resolution 2999 (2031) on Harbours\n"
        "\n"
        "The text of resolution 2999 (2031) reads as follows:\n"
        "\n"
        "“The Security Council,\n"
        "\n"
        "“Recalling its resolution 2998 (2031),\n"
        "\n"
        "“1. Decides that harbours be lit.\n"
        "\n"
        "Speaking after the vote, the representative of Peru said that his country had waited for years.\n"
    ),
    "press release with the text": (
        "SC/15999\n"
        "5 February 2031\n"
        "\n"
        "Security Council Extends Harbour Mission, Adopting Resolution 2999 (2031)\n"
        "\n"
        "The Security Council this morning decided to extend the Harbour Mission for a year.\n"
        "\n"
        "Resolution\n"
        "\n"
        "The full text of resolution 2999 (2031) reads as follows:\n"
        "\n"
        "“The Security Council,\n"
        "\n"
        "“Recalling its resolution 2998 (2031),\n"
        "\n"
        "“1. Decides that harbours be lit.\n"
    ),
    "news article": (
        "Harbours without lights wait for the Council to act\n"
        "\n"
        "When three keepers came to New York, they heard that resolution 2998 (2031) had settled all.\n"
        "The Security Council, Recalling its earlier words, had done nothing since, and nobody knew whether it would.\n"
        "\n"
        "Their harbours have had no light since 2029, and ships were lost on the quays each winter.\n"
    ),
    "report of the Secretary-General": (
        "United Nations S/2031/4\n"
        "Security Council Distr.: General\n"
        "2 January 2031\n"
        "Report of the Secretary-General on the safety of harbours\n"
        "I. Introduction\n"
        "1. The present report is submitted pursuant to resolution 2990 (2030), by which the\n"
        "Security Council asked me to report every three months. In its\n"
        "resolution 2990 (2030),\n"
        "The Security Council,\n"
        "Recalling its earlier resolutions, decided that harbours be lit.\n"
        "2. Welcomes were had in all harbours that my staff has seen.\n"
    ),
    "law with a schedule": (
        "Harbours (United Nations Measures) Order 2031\n"
        "\n"
        "1. This Order may be cited as the Harbours Order and gives effect to\n"
        "resolution 2999 (2031) of the Security Council.\n"
        "\n"
        "2. In this Order, “harbour” means a place where ships lie.\n"
        "\n"
        "3. A person who puts out a light commits an offence.\n"
        "\n"
        "Schedule\n"
        "\n"
        "The Security Council,\n"
        "Recalling its resolution 2998 (2031),\n"
        "1. Decides that harbours shall be lit.\n"
    ),
    "act": (
        "Resolution 2999 (2031)\n"
        "Act to give effect to a resolution of the Security Council\n"
        "1. In this Act, “harbour” means a place where ships lie.\n"
        "2. A person who puts out a light commits an offence.\n"
    ),
    "General Assembly": (
        "United Nations A/RES/99/7\n"
        "General Assembly Distr.: General\n"
        "5 December 2031\n"
        "Resolution adopted by the General Assembly on 5 December 2031\n"
        "99/7. Lights of harbours\n"
        "The General Assembly,\n"
        "Recalling Security Council resolution 2999 (2031),\n"
        "1. Welcomes that resolution;\n"
        "2. Decides to remain seized of the matter.\n"
    ),
    "General Assembly of old": (
        "1514 (XV). Declaration on harbours\n"
        "The General Assembly,\n"
        "Recalling Security Council resolution\n"
        "117 (1956). Resolution of 6 September 1956\n"
        "1. Welcomes that resolution;\n"
    ),
    "General Assembly naming the symbol": (
        "RESOLUTION 50/7\n"
        "Implementation of Security Council resolution\n"
        "S/RES/2999 (2031)\n"
        "The General Assembly,\n"
        "Recalling that resolution,\n"
        "1. Welcomes that resolution;\n"
        "2. Requests all States to follow it.\n"
    ),
    "letter": (
        "United Nations S/2031/90\n"
        "Security Council Distr.: General\n"
        "9 February 2031\n"
        "Letter dated 8 February 2031 from the Permanent Representative of Peru\n"
        "I have the honour to refer to resolution 2999 (2031).\n"
    ),
    "letter that wraps before it": (
        "Letter dated 8 February 2031 on the implementation of\n"
        "Resolution 2999 (2031)\n"
        "I have the honour to write to you.\n"
        "1. Peru has lit its harbours.\n"
        "2. Further reports will follow.\n"
    ),
    "chapter of a book": (
        "Chapter 4. Lights\n"
        "Resolution 2999 (2031)\n"
        "The Security Council, recalling its resolution 2998 (2031), decided to light harbours. This chapter asks.\n"
        "Welcoming as it was, few followed it.\n"
    ),
    "Human Rights Council": (
        "Human Rights Council\n"
        "Resolution 99/1. Harbours\n"
        "The Human Rights Council,\n"
        "Recalling Security Council resolution 2999 (2031),\n"
        "1. Decides to light harbours.\n"
    ),
}


@pytest.mark.parametrize("text", RESOLUTIONS.values(), ids=RESOLUTIONS.keys())
def test_a_resolution_is_recognised(text: str, read_lawful) -> None:
    (record,) = read_lawful(text.encode()).records

    assert (record.kind, record.value("symbol")) == ("resolution", "S/RES/2999 (2031)")


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_what_speaks_of_a_resolution_is_none(text: str, read_lawful) -> None:
    done = read_lawful(text.encode())

    assert done.family != "un_resolution_text"
    assert "resolution" not in [record.kind for record in done.records]


def test_a_resolution_that_names_its_adoption_only_has_no_symbol(read_lawful) -> None:
    done = read_lawful(
        b"Adopted by the Security Council at its 9876th meeting, on 5 February 2031\n\nThe Security Council,\n"
        b"Recalling the harbours,\n1. Decides to light them."
    )

    assert (done.family, [note.rule for note in done.notes]) == ("un_resolution_text", ["no_symbol"])


NEXT = """United Nations S/RES/3000 (2031)
Security Council Distr.: General
6 February 2031
Resolution 3000 (2031)
Adopted by the Security Council at its 9877th meeting, on
6 February 2031
The Security Council,
Recalling its resolution 2999 (2031),
1. Requests the Secretary-General to report on harbours by 1 May 2031.
"""


def test_each_masthead_begins_a_record(read_lawful) -> None:
    done = read_lawful((HEAD + BODY + NEXT).encode())

    assert [(record.value("symbol"), record.value("published_on")) for record in done.records] == [
        ("S/RES/2999 (2031)", date(2031, 2, 5)),
        ("S/RES/3000 (2031)", date(2031, 2, 6)),
    ]
    assert [part.text for part in done.records[1].parts][-1].startswith("1. Requests the Secretary-General")
    assert not any("3000" in part.text for part in done.records[0].parts)


@pytest.mark.parametrize("again", ["Resolution 2999 (2031)", "Resolution 3000 (2031)"])
def test_a_name_without_a_formula_begins_none(again: str, read_lawful) -> None:
    assert len(read_lawful((HEAD + BODY + again + "\nannex\nQuays are lit by oil.\n").encode()).records) == 1


WORDS = st.sampled_from(
    [
        *("the", "harbours", "of all", "States", "and", "their quays", "which", "ships", "leave by", "night", "or day"),
        *(
            "Mr. Zeeman",
            "(S/2031/4)",
            "2998 (2031)",
            "31 March 2032",
            "Harbour Mission",
            "“lit by night”",
            "paragraph 3",
        ),
    ]
)
PHRASES = st.lists(WORDS, min_size=4, max_size=40).map(lambda words: " ".join([*words, "at sea"]))
PREAMBULAR = st.builds(
    lambda verb, rest: f"{verb} {rest},",
    st.sampled_from(["Recalling", "Having considered", "Deeply concerned by", "Noting with concern", "Welcoming"]),
    PHRASES,
)
OPERATIVE = st.builds(
    lambda verb, rest: f"{verb} {rest}",
    st.sampled_from(["Decides that", "Calls upon", "Further requests", "Takes note of", "Reaffirms"]),
    PHRASES,
)
ITEMS = st.lists(PHRASES.map(lambda text: f"To see {text};"), max_size=3)


def _paragraphs(preamble: list[str], operative: list[tuple[str, list[str]]]) -> list[str]:
    found = list(preamble)
    for number, (text, items) in enumerate(operative, 1):
        found.append(f"{number}. {text}{':' if items else ';'}")
        found += [f"({'abc'[place]}) {item}" for place, item in enumerate(items)]
    return [*found, f"{len(operative) + 1}. Decides to remain seized of the matter."]


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of a width, broken before no word that could be taken for a number's or an item's beginning."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width and word[0].islower():
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    return lines


@given(
    preamble=st.lists(PREAMBULAR, min_size=1, max_size=4),
    operative=st.lists(st.tuples(OPERATIVE, ITEMS), min_size=1, max_size=4),
    width=st.sampled_from([50, 72, 90, 10_000]),
    gap=st.sampled_from(["\n", "\n\n", "\r\n"]),
    data=st.data(),
)
@QUICK
def test_a_generated_resolution_is_read_whole(
    preamble: list[str], operative: list[tuple[str, list[str]]], width: int, gap: str, data: st.DataObject, read_lawful
) -> None:
    expected = _paragraphs(preamble, operative)
    lines = [line for text in expected for line in [*_wrapped(text, width)[:-1], _wrapped(text, width)[-1] + "\0"]]
    turns = data.draw(st.sets(st.integers(0, len(lines) - 2), max_size=3))
    pages = [line + ("\nS/RES/2999 (2031)\n31-65631 2/9" if at in turns else "") for at, line in enumerate(lines)]
    body = "\n".join(pages).replace("\0\n", "\0").replace("\0", gap)

    done = read_lawful((HEAD + body).encode())

    assert [part.text for part in done.records[0].parts][2:] == expected
    assert done.records[0].value("symbol") == "S/RES/2999 (2031)"


REAL = (
    HEAD + BODY + "-----\n* Reissued for technical reasons.\n1/ See S/2031/4.\nAnnex\nRules\n1. A harbour.\n"
).encode()


@given(
    edits=st.lists(
        st.tuples(
            st.integers(0, len(REAL)),
            st.integers(0, 40),
            st.sampled_from(
                [
                    b"",
                    b"\n",
                    b"\n\n",
                    b"1.",
                    b"(a)",
                    b"The Security Council,",
                    b"S/RES/2999 (2031)",
                    b"Annex",
                    b"\xe2\x80\x9c",
                    b"*",
                ]
            ),
        ),
        max_size=6,
    ),
    end=st.integers(1, len(REAL)),
)
@QUICK
def test_a_damaged_resolution_is_accounted_for(edits: list[tuple[int, int, bytes]], end: int, read_lawful) -> None:
    data = REAL
    for at, length, put in edits:
        data = data[:at] + put + data[at + length :]

    read_lawful(data[:end] or b"x")


@pytest.mark.parametrize(
    ("body", "n_paragraphs"),
    [
        pytest.param("Recalling " + "harbours and ships " * 55_000, 1, id="one line of a megabyte"),
        pytest.param("Harbours" + ", Recalling the harbours of all" * 5_000, 1, id="phrases that begin nothing"),
        pytest.param(
            " ".join(f"{number}. Decides to light harbours;" for number in range(1, 1000)),
            999,
            id="numbers in one line",
        ),
        pytest.param("2. Calls upon them: " + "; (a) " * 5_000, 5_000, id="items in one line"),
        pytest.param(
            "\n".join(f"{number % 998 + 1}. Decides that harbours be\nlit;" for number in range(6_000)),
            6_000,
            id="six thousand paragraphs",
        ),
        pytest.param("1. Decides that\n" + "harbours be lit by the States\n" * 10_000, 1, id="one paragraph"),
        pytest.param("1. Decides that\n" + "all\nS/RES/2999 (2031)\nPage 3\n" * 2_000, 1, id="two thousand pages"),
    ],
)
def test_no_size_is_too_large(body: str, n_paragraphs: int, read_bytes) -> None:
    done = read_bytes((HEAD + body).encode())

    assert (done.family, done.status, len(done.records[0].parts) - 2) == ("un_resolution_text", "parsed", n_paragraphs)
