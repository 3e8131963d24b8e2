"""Akoma Ntoso: what holds for every document, however it nests and wherever it is cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

QUICK = settings(max_examples=60, deadline=None, derandomize=True)
START = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">'
COVER = (
    "<coverPage><p><docNumber>S/RES/2999 (2031)</docNumber></p><p><docTitle>Resolution 2999 (2031)</docTitle></p>"
    "<p><docTitle>Adopted by the Security Council at its <inline>9876th meeting</inline>, on "
    "<docDate>5 February 2031</docDate></docTitle></p></coverPage>"
)
END = "</statement></akomaNtoso>"
# (raw, shown) pairs, both written out by hand.
WORDS = st.sampled_from(
    [
        ("the harbours", "the harbours"),
        ("<span class='italic'>all</span> States", "all States"),
        ("lights &amp; quays", "lights & quays"),
        ("P&#233;rez", "Pérez"),
        ("<![CDATA[3 < 4]]>", "3 < 4"),
        ("by<!-- not shown --> night", "by night"),
        ('<a href="https://docs.example.org/S/2031/4">S/2031/4</a>', "S/2031/4"),
        ('<inline name="x"> <b>ships</b></inline>', "ships"),
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(
    lambda words: (" ".join(raw for raw, _ in words), " ".join(shown for _, shown in words))
)
NOTES = st.none() | SENTENCES


def _noted(sentence: tuple[str, str], note: tuple[str, str] | None) -> tuple[str, list[str]]:
    """A sentence with a note in it, and the passages that it gives: its own, then the note's."""
    raw, shown = sentence
    if note is None:
        return f"Recalling {raw};", [f"Recalling {shown};"]
    raw = f"Recalling {raw},<authorialNote><p>{note[0]}</p></authorialNote> too;"
    return raw, [f"Recalling {shown}, too;", note[1]]


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, list[str]]:
    raw, shown = draw(st.builds(_noted, SENTENCES, NOTES))
    label, space = draw(st.sampled_from(["", "1.", "2", "12."])), draw(st.sampled_from(["", "\n      "]))
    number = f"<num>{label}</num>{space}" if label else ""
    first, *notes = shown
    texts = [f"{label} {first}".lstrip(), *notes]
    xml = f"<paragraph>{space}{number}<content>{space}<p xml:space='preserve'>\t{raw}</p></content></paragraph>"
    if draw(st.booleans()):
        return xml, texts
    inner, inner_shown = draw(SENTENCES)
    item = f"<list><point><num>(a)</num>{space}<content><p>{inner}</p></content></point></list>"
    return xml.replace("</paragraph>", f"{item}</paragraph>"), [*texts, f"(a) {inner_shown}"]


def test_a_title_with_a_note_in_it_is_one_passage(read_lawful) -> None:
    cover = "<docTitle>Resolution 2999 (2031)<authorialNote><p>A note.</p></authorialNote> on harbours</docTitle>"

    (record,) = read_lawful((START + cover + END).encode()).records

    assert [(part.kind, part.text) for part in record.parts] == [
        ("title", "Resolution 2999 (2031) on harbours"),
        ("footnote", "A note."),
    ]
    assert record.value("symbol") == "S/RES/2999 (2031)"


@given(found=st.lists(paragraphs(), min_size=1, max_size=5), indent=st.sampled_from(["", "\n  "]))
@QUICK
def test_a_generated_document_is_read_whole(found: list[tuple[str, list[str]]], indent: str, read_lawful) -> None:
    body = indent.join(raw for raw, _ in found)
    done = read_lawful((START + indent + COVER + indent + f"<mainBody>{body}</mainBody>" + END).encode())

    (record,) = done.records
    assert [part.text for part in record.parts][1:] == [text for _, texts in found for text in texts]
    assert [record.value(name) for name in ("symbol", "meeting_symbol")] == ["S/RES/2999 (2031)", "S/PV.9876"]
    for link in record.links:
        assert record.parts[link.part].text[link.char_start : link.char_end] == link.anchor == "S/2031/4"


REAL = (
    f'{START}<meta><keyword showAs="X">HARBOURS</keyword></meta>{COVER}<mainBody><p>a<authorialNote><num>1</num>'
    "<p>b</p></authorialNote> c</p><paragraph><num>1.</num><list><intro><p>d &amp; <a href='x'>e</a></p></intro><point>"
    "<num>(a)</num><p>f</p></point></list></paragraph><num>2.</num></mainBody><attachments><doc><meta>x</meta><p>g</p></doc>"
    f"</attachments>{END}"
)
PUTS = [
    "",
    "<p>",
    "</p>",
    "<authorialNote>",
    "</authorialNote>",
    "<num>",
    "</num>",
    "<meta>",
    "</meta>",
    "<a href='y'>",
]
PUTS += [
    "</a>",
    "<meta/>",
    "<authorialNote/>",
    "<!--",
    "<![CDATA[",
    "]]>",
    "&nbsp;",
    "x",
    "<heading>",
    "</list>",
    "<",
    ">",
]


@given(
    edits=st.lists(
        st.tuples(st.integers(40, len(REAL)), st.integers(0, 30), st.sampled_from(PUTS)), min_size=1, max_size=6
    ),
    end=st.integers(60, len(REAL)),
)
@settings(QUICK, max_examples=150)
def test_a_damaged_document_is_accounted_for(edits: list[tuple[int, int, str]], end: int, read_lawful) -> None:
    text = REAL
    for at, length, put in edits:
        text = text[:at] + put + text[at + length :]

    read_lawful(text[:end].encode())


def test_a_document_cut_anywhere_keeps_what_was_printed(read_lawful) -> None:
    whole = [part.text for part in read_lawful(REAL.encode()).records[0].parts]
    assert whole == ["Resolution 2999 (2031)", "a c", "1 b", "1. d & e", "(a) f", "2.", "g"]

    for end in range(REAL.index("</mainBody>"), len(REAL)):
        parts = [part.text for part in read_lawful(REAL[:end].encode()).records[0].parts]
        assert parts[:6] == whole[:6]
        assert "x" not in parts  # of a meta section that may be cut


@pytest.mark.parametrize(
    ("body", "n_passages"),
    [
        pytest.param("<p>" * 40_000 + "x", 1, id="nested"),
        pytest.param("<p>x" * 5_000, 5_000, id="nested with texts"),
        pytest.param("<section>x" * 5_000 + "</section>" * 5_000, 5_000, id="nested and closed"),
        pytest.param("<p>x" * 5_000 + "</q>" * 5_000, 5_000, id="closed but not open"),
        pytest.param("<p>" + "a<authorialNote>x" * 3_000, 3_001, id="notes in notes"),
        pytest.param("<p>" + "<a href='x'>b</a> " * 10_000 + "</p>", 1, id="links"),
        pytest.param("<num>1.</num>" * 5_000 + "<p>x</p>", 1, id="numbers"),
        pytest.param("<meta>x</meta><p>y</p>" * 3_000, 3_000, id="meta sections"),
    ],
)
def test_no_nesting_is_too_deep(body: str, n_passages: int, read_bytes) -> None:
    done = read_bytes((START + body).encode())

    assert (done.family, done.status, len(done.records[0].parts)) == ("un_akoma_ntoso", "parsed", n_passages)


def test_comments_before_no_root_are_looked_through_once(read_bytes) -> None:
    data = b'<?xml version="1.0"?>' + b"<!-- x -->" * 20_000

    assert read_bytes(data + b"<html>").family != "un_akoma_ntoso"
    assert read_bytes(data + START.encode()).family == "un_akoma_ntoso"
