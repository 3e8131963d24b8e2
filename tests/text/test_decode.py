from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.text.decode import NotText, decode

QUICK = settings(max_examples=50, deadline=None, derandomize=True)

# Letters of many widths; control characters and a leading byte order mark have tests of their own.
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff") | st.sampled_from("\n\t\r")
WESTERN = "plain words, on and on. \n'\""
MARKS = "é€“”’–…\xa0ßÿŽ"

PROSE = b"The Committee met in the capital on Tuesday and heard from its members at some length. "


@pytest.mark.parametrize(
    ("data", "text", "encoding", "decoded_end"),
    [
        pytest.param(b"caf\xc3", "caf", "utf-8", 3, id="utf-8-two-bytes-cut"),
        pytest.param(b"5 \xe2\x82", "5 ", "utf-8", 2, id="utf-8-three-bytes-cut-after-two"),
        pytest.param(b"5 \xe2", "5 ", "utf-8", 2, id="utf-8-three-bytes-cut-after-one"),
        pytest.param(b"x\xf0\x9f\x98", "x", "utf-8", 1, id="utf-8-four-bytes-cut-after-three"),
        pytest.param(b"\xc3", "", "utf-8", 0, id="utf-8-nothing-but-a-cut-character"),
        pytest.param(b"\xef\xbb\xbfab\xe2\x82", "ab", "utf-8", 5, id="utf-8-bom-cut"),
        pytest.param(b"\xff\xfea\x00b", "a", "utf-16-le", 4, id="utf-16-one-byte-left"),
        pytest.param(b"\xff\xfea\x00\x3d\xd8", "a", "utf-16-le", 4, id="utf-16-half-a-pair"),
        pytest.param(b"\xff\xfea\x00\x3d\xd8\x00", "a", "utf-16-le", 4, id="utf-16-three-quarters-of-a-pair"),
        pytest.param(b"\xfe\xff\x00a\xd8\x3d\xde", "a", "utf-16-be", 4, id="utf-16-be-three-quarters-of-a-pair"),
        pytest.param(b"a\x00b\x00c\x00d", "abc", "utf-16-le", 6, id="utf-16-without-bom-cut"),
        pytest.param(b"\xff\xfe\x00\x00a\x00\x00\x00b\x00\x00", "a", "utf-32-le", 8, id="utf-32-cut"),
    ],
)
def test_a_last_character_cut_in_two_is_left_over(data: bytes, text: str, encoding: str, decoded_end: int) -> None:
    found = decode(data)

    assert (found.text, found.encoding, found.decoded_end) == (text, encoding, decoded_end)
    assert found.n_bytes == len(data)


@pytest.mark.parametrize(
    ("data", "text", "encoding", "bom"),
    [
        pytest.param(b"a", "a", "utf-8", 0, id="one-byte"),
        pytest.param(b" \r\n", " \r\n", "utf-8", 0, id="white-space"),
        pytest.param(b"na\xc3\xafve \xf0\x9f\x98\x80", "naïve 😀", "utf-8", 0, id="utf-8"),
        pytest.param(b"\xef\xbb\xbfna\xc3\xafve", "naïve", "utf-8", 3, id="utf-8-bom"),
        pytest.param(b"\xef\xbb\xbf", "", "utf-8", 3, id="nothing-but-a-utf-8-bom"),
        pytest.param(b"\xff\xfe", "", "utf-16-le", 2, id="nothing-but-a-utf-16-bom"),
        pytest.param(b"\xff\xfea\x00\x3d\xd8\x00\xde", "a😀", "utf-16-le", 2, id="utf-16-le-bom-astral"),
        pytest.param(b"\xfe\xff\x00a\xd8\x3d\xde\x00", "a😀", "utf-16-be", 2, id="utf-16-be-bom-astral"),
        pytest.param(b"a\x00b\x00 \x00c\x00d\x00", "ab cd", "utf-16-le", 0, id="utf-16-le-without-bom"),
        pytest.param(b"\x00a\x00b\x00 \x00c\x00d", "ab cd", "utf-16-be", 0, id="utf-16-be-without-bom"),
        pytest.param(b"\xff\xfe\x00\x00a\x00\x00\x00", "a", "utf-32-le", 4, id="utf-32-le-bom"),
        pytest.param(b"\x00\x00\xfe\xff\x00\x00\x00a", "a", "utf-32-be", 4, id="utf-32-be-bom"),
        pytest.param(b"caf\xe9 noir", "café noir", "cp1252", 0, id="windows-1252-letter"),
        pytest.param(
            b"it\x92s said to be \x93so\x94 \x96 as a rule, for \x80 5",
            "it’s said to be “so” – as a rule, for € 5",
            "cp1252",
            0,
            id="windows-1252-typography",
        ),
        pytest.param(b"page\x0cnext\x0bline", "page\x0cnext\x0bline", "utf-8", 0, id="form-feed"),
        pytest.param(b"caf\xc3\xa9 \xef\xbf\xbd", "café \ufffd", "utf-8", 0, id="replacement-character"),
    ],
)
def test_text_is_decoded(data: bytes, text: str, encoding: str, bom: int) -> None:
    found = decode(data)

    assert (found.text, found.encoding, found.bom) == (text, encoding, bom)
    assert found.decoded_end == found.n_bytes == len(data)


def test_wide_text_without_bom_may_hold_astral_characters() -> None:
    data = b"o\x00n\x00 \x00\x3d\xd8\x00\xde" + b" \x00a\x00n\x00d\x00" * 10

    found = decode(data)

    assert (found.text, found.encoding) == ("on 😀 and and and and and and and and and and", "utf-16-le")
    assert [found.byte_at(char) for char in (0, 3, 4, 5, 44)] == [0, 6, 10, 12, 90]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty_file", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_text", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", "not_text", id="jpeg"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "not_text", id="pdf"),
        pytest.param(b"PK\x03\x04\x14\x00", "not_text", id="zip"),
        pytest.param(b"\x1f\x8b\x08\x00", "not_text", id="gzip"),
        pytest.param(b"GIF89a", "not_text", id="gif"),
        pytest.param(b"PAR1\x15\x04", "not_text", id="parquet"),
        pytest.param(b"\x00", "not_text", id="one-nul"),
        pytest.param(b"\x00" * 1000, "not_text", id="nuls"),
        pytest.param(PROSE + b"\x00" + PROSE, "not_text", id="a-nul-in-prose"),
        pytest.param(b"a\x00\x00\x00b\x00\x00\x00", "not_text", id="utf-32-without-bom"),
        pytest.param(bytes(range(1, 256)), "unknown_encoding", id="all-bytes"),
        pytest.param(b"\x01\x02\x03\x04 abc", "not_text", id="control-characters"),
        pytest.param(
            bytes.fromhex("9f3ce1074bd2886af51ec0337da9e4125b8dfe61900b47c8"), "unknown_encoding", id="random-bytes"
        ),
        pytest.param(b"\xff\xfe\x3d\xd8a\x00b\x00c\x00", "unknown_encoding", id="lone-surrogate"),
        pytest.param(b"\xef\xbb\xbfcaf\xe9 noir", "unknown_encoding", id="utf-8-bom-over-windows-1252"),
        pytest.param(
            b"caf\xc3\xa9 \xe2\x80\x99 \xff and on \xc3\xa9", "unknown_encoding", id="utf-8-with-one-bad-byte"
        ),
        pytest.param(b"\xa9 caf\xc3\xa9 \xc3\xa9t\xc3\xa9", "unknown_encoding", id="starts-inside-a-character"),
        pytest.param(PROSE + b"broken \x81 byte", "unknown_encoding", id="no-windows-1252-character"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotText) as refused:
        decode(data)

    assert refused.value.reason == reason
    assert len(str(refused.value)) > 20


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0", id="cp1251-russian"),
        pytest.param(b"\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2", id="koi8-r-russian"),
        pytest.param(b"\xc5\xe9\xf1\xde\xed\xe7 \xf3\xe5 \xfc\xeb\xef\xf5\xf2", id="iso-8859-7-greek"),
        pytest.param(b"\x93\xfa\x96{\x8c\xea\x82\xcc\x95\xb6", id="shift-jis-japanese"),
        pytest.param(b"\xc1\xaa\xba\xcf\xb9\xfa\xb0\xb2\xc0\xed", id="gbk-chinese"),
    ],
)
def test_another_legacy_encoding_is_not_read_as_windows_1252(data: bytes) -> None:
    with pytest.raises(NotText) as refused:
        decode(data)

    assert refused.value.reason == "unknown_encoding"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PROSE * 2 + b"It was held in \xcc\xee\xf1\xea\xe2\xe0.", id="cp1251-word-in-english-prose"),
        pytest.param(
            b"<html><head><title>\xcd\xee\xe2\xee\xf1\xf2\xe8</title></head><body class='page-news site-main'>"
            b"<div class='field field-name-body'><p>\xcf\xf0\xe8\xe2\xe5\xf2</p></div></body></html>",
            id="cp1251-page-with-much-mark-up",
        ),
        pytest.param(PROSE * 2 + b"Its sign reads \xc1\xaa\xba\xcf\xb9\xfa.", id="gbk-word-in-english-prose"),
    ],
)
def test_foreign_words_among_english_are_not_read_as_windows_1252(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_iso_2022_jp_is_decoded_or_refused() -> None:
    data = b'\x1b$B9qO"\x1b(B and \x1b$B2q5D\x1b(B'

    try:
        text = decode(data).text
    except NotText:
        return

    assert text == "国連 and 会議"


@pytest.mark.parametrize(
    ("bom", "codec", "encoding"),
    [
        pytest.param(b"", "utf-8", "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8, "utf-8", "utf-8", id="utf-8-bom"),
        pytest.param(b"\xff\xfe", "utf-16-le", "utf-16-le", id="utf-16-le"),
        pytest.param(b"\xfe\xff", "utf-16-be", "utf-16-be", id="utf-16-be"),
        pytest.param(b"\xff\xfe\x00\x00", "utf-32-le", "utf-32-le", id="utf-32-le"),
        pytest.param(b"\x00\x00\xfe\xff", "utf-32-be", "utf-32-be", id="utf-32-be"),
    ],
)
@given(text=st.text(CHARACTERS, min_size=1, max_size=40))
@QUICK
def test_each_character_is_found_at_its_byte(bom: bytes, codec: str, encoding: str, text: str) -> None:
    found = decode(bom + text.encode(codec))

    assert (found.text, found.encoding, found.bom) == (text, encoding, len(bom))
    for char in range(len(text) + 1):
        assert found.byte_at(char) == len(bom) + len(text[:char].encode(codec))


@given(text=st.text(st.sampled_from(WESTERN), min_size=20, max_size=60), mark=st.sampled_from(MARKS))
@QUICK
def test_each_character_of_windows_1252_is_one_byte(text: str, mark: str) -> None:
    whole = f"{text}t{mark}e {text}"

    found = decode(whole.encode("cp1252"))

    assert (found.text, found.encoding) == (whole, "cp1252")
    assert [found.byte_at(char) for char in range(len(whole) + 1)] == list(range(len(whole) + 1))


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@given(text=st.text(st.sampled_from("abc de.,\n"), min_size=20, max_size=40), astral=st.sampled_from(["", "😀", "é"]))
@QUICK
def test_wide_text_without_bom_is_told_by_its_nuls(codec: str, text: str, astral: str) -> None:
    whole = text + astral + text

    found = decode(whole.encode(codec))

    assert (found.text, found.encoding, found.bom) == (whole, codec, 0)
    for char in range(len(whole) + 1):
        assert found.byte_at(char) == len(whole[:char].encode(codec))


@given(text=st.text(CHARACTERS, min_size=1, max_size=30), data=st.data())
@QUICK
def test_a_cut_capture_gives_the_whole_characters_before_the_cut(text: str, data: st.DataObject) -> None:
    whole = text.encode()
    cut = data.draw(st.integers(1, len(whole)))

    found = decode(whole[:cut])

    assert text.startswith(found.text)
    assert found.decoded_end == len(found.text.encode())
    assert cut - 3 <= found.decoded_end <= cut == found.n_bytes
