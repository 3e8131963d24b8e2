from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.text.markup import attributes, strip_markup, text_of, tokens, visible

QUICK = settings(max_examples=50, deadline=None, derandomize=True)

# Single signs and whole constructs, so that random strings come close to mark-up and break off anywhere.
SIGNS = (
    "< > / = & ; ! - \" ' [ ] # x a é 😀 \n <p> </p> <br/> <b </b <!-- --> <!doctype <![CDATA[ ]]> <script>"
    " </script> </SCRIPT <style> <title> </title> <textarea> <template> href= &amp &nbsp; &#160 </> <? ?>"
)
SOUP = st.lists(
    st.sampled_from(
        SIGNS.split(" "),
    )
    | st.text(max_size=4),
    max_size=40,
).map("".join)


def cut(source: str) -> list[tuple[str, str]]:
    return [(token.kind, source[token.start : token.end]) for token in tokens(source)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("no mark-up", [("text", "no mark-up")], id="plain"),
        pytest.param("<", [("text", "<")], id="one-sign"),
        pytest.param("a<b", [("text", "a<b")], id="tag-cut-at-the-end"),
        pytest.param("<p>a</p", [("start", "<p>"), ("text", "a</p")], id="end-tag-cut-at-the-end"),
        pytest.param('<p>a<a href="x', [("start", "<p>"), ("text", 'a<a href="x')], id="attribute-cut-at-the-end"),
        pytest.param(
            "<b>1 < 2</b>",
            [("start", "<b>"), ("text", "1 "), ("text", "<"), ("text", " 2"), ("end", "</b>")],
            id="less-than",
        ),
        pytest.param("<3 a>", [("text", "<"), ("text", "3 a>")], id="no-letter-behind-the-sign"),
        pytest.param("a<!-- <p> -->b", [("text", "a"), ("comment", "<!-- <p> -->"), ("text", "b")], id="comment"),
        pytest.param("<!-->b", [("comment", "<!-->"), ("text", "b")], id="shortest-comment"),
        pytest.param("<!-- a -- b > --->c", [("comment", "<!-- a -- b > --->"), ("text", "c")], id="comment-of-dashes"),
        pytest.param("<p><!-- a <b>x</b>", [("start", "<p>"), ("comment", "<!-- a <b>x</b>")], id="endless-comment"),
        pytest.param("<p><!-- a", [("start", "<p>"), ("comment", "<!-- a")], id="endless-comment-without-a-tag"),
        pytest.param("<!DOCTYPE html><p>", [("comment", "<!DOCTYPE html>"), ("start", "<p>")], id="doctype"),
        pytest.param("<?xml version='1.0'?>a", [("comment", "<?xml version='1.0'?>"), ("text", "a")], id="xml"),
        pytest.param("</>a</ b>", [("comment", "</>"), ("text", "a"), ("comment", "</ b>")], id="nameless-end-tag"),
        pytest.param("<![CDATA[a <b> ]]>c", [("cdata", "<![CDATA[a <b> ]]>"), ("text", "c")], id="cdata"),
        pytest.param("<![CDATA[a > b", [("cdata", "<![CDATA[a > b")], id="endless-cdata"),
        pytest.param(
            "<script>if (a<b) '</p>'</script>c",
            [("start", "<script>"), ("raw", "if (a<b) '</p>'"), ("end", "</script>"), ("text", "c")],
            id="script",
        ),
        pytest.param(
            "<STYLE>a>b{}</scripty></Style >",
            [("start", "<STYLE>"), ("raw", "a>b{}</scripty>"), ("end", "</Style >")],
            id="style-in-capitals",
        ),
        pytest.param("<script>x</script", [("start", "<script>"), ("raw", "x</script")], id="script-end-tag-cut"),
        pytest.param("<script>x <p>y", [("start", "<script>"), ("raw", "x <p>y")], id="endless-script"),
        pytest.param("<script></script>", [("start", "<script>"), ("end", "</script>")], id="empty-script"),
        pytest.param(
            "<a title='x > y' href=z>t</a>",
            [("start", "<a title='x > y' href=z>"), ("text", "t"), ("end", "</a>")],
            id="closing-sign-in-a-value",
        ),
        pytest.param('<a title="<b>">t', [("start", '<a title="<b>">'), ("text", "t")], id="tag-in-a-value"),
        pytest.param("<br/><hr />", [("start", "<br/>"), ("start", "<hr />")], id="self-closing"),
        pytest.param("<p/class=x>a", [("start", "<p/class=x>"), ("text", "a")], id="slash-for-a-space"),
        pytest.param("<a =b c>d", [("start", "<a =b c>"), ("text", "d")], id="attribute-without-a-name"),
        pytest.param(
            "<w:p xml:lang='en'>a</w:p>",
            [("start", "<w:p xml:lang='en'>"), ("text", "a"), ("end", "</w:p>")],
            id="prefixed-names",
        ),
    ],
)
def test_tokens(source: str, found: list[tuple[str, str]]) -> None:
    assert cut(source) == found


def test_an_endless_comment_behind_text_is_a_comment() -> None:
    assert cut("<p>a<!-- b") == [("start", "<p>"), ("text", "a"), ("comment", "<!-- b")]


def test_names_are_in_lower_case() -> None:
    assert [token.name for token in tokens("<DIV><Br>x</dIV>")] == ["div", "br", "", "div"]


def test_only_the_asked_part_is_cut() -> None:
    source = "<p>one</p><p>two <!-- x --> three</p>"

    found = [(token.kind, source[token.start : token.end]) for token in tokens(source, 10, 17)]

    assert found == [("start", "<p>"), ("text", "two ")]


@pytest.mark.parametrize("source", ["<div>" * 100_000 + "x", "</div>" * 100_000, "<" * 100_000, "<!" * 50_000 + ">"])
def test_a_hundred_thousand_signs_are_cut(source: str) -> None:
    position = 0
    for token in tokens(source):
        assert token.start == position
        position = token.end

    assert position == len(source)


@given(source=SOUP)
@QUICK
def test_tokens_tile_any_string(source: str) -> None:
    found = list(tokens(source))

    assert "".join(source[token.start : token.end] for token in found) == source
    assert all(token.start < token.end for token in found)


@given(source=SOUP, data=st.data())
@QUICK
def test_tokens_tile_any_part(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))

    position = start
    for token in tokens(source, start, end):
        assert token.start == position < token.end
        position = token.end

    assert position == end


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        pytest.param("<p>", {}, id="none"),
        pytest.param('<a href="/x" >', {"href": "/x"}, id="double-quotes"),
        pytest.param("<a href='/x?a=1&amp;b=\"2\"'>", {"href": '/x?a=1&b="2"'}, id="single-quotes-entity"),
        pytest.param("<a href=/x?a=b title=t>", {"href": "/x?a=b", "title": "t"}, id="no-quotes"),
        pytest.param("<a HREF = /x\n\tClass= c>", {"href": "/x", "class": "c"}, id="capitals-and-spaces"),
        pytest.param("<a href=1 href=2>", {"href": "1"}, id="the-first-of-a-name"),
        pytest.param('<img alt="" src=x>', {"alt": "", "src": "x"}, id="empty-value"),
        pytest.param("<img alt='a b=c' src=x/>", {"alt": "a b=c", "src": "x/"}, id="sign-in-a-value"),
        pytest.param("<a title='x > y' href=z>", {"title": "x > y", "href": "z"}, id="closing-sign-in-a-value"),
        pytest.param("<a data-x:y=1>", {"data-x:y": "1"}, id="odd-name"),
        pytest.param("<a title='caf&eacute; &amp caf&#233'>", {"title": "café & café"}, id="entities"),
    ],
)
def test_attributes(tag: str, found: dict[str, str]) -> None:
    (token,) = tokens(tag)

    assert {name: attribute.value for name, attribute in attributes(tag, token).items()} == found


def test_an_attribute_knows_where_its_raw_value_stands() -> None:
    source = "x<a title='t' href=\"/a?b&amp;c\">"
    token = list(tokens(source))[1]

    found = attributes(source, token)["href"]

    assert (found.value, source[found.start : found.end]) == ("/a?b&c", "/a?b&amp;c")


@pytest.mark.parametrize("tag", ["<div hidden>", "<div class=x hidden>", "<div hidden class=x>"])
def test_an_attribute_may_have_no_value(tag: str) -> None:
    (token,) = tokens(tag)

    assert attributes(tag, token)["hidden"].value == ""


@pytest.mark.parametrize(
    "tag",
    [
        pytest.param('<a/href="/y">', id="slash"),
        pytest.param("<a title='/y'/href='/y'>", id="slash-behind-a-value"),
        pytest.param(
            '<a class="x"href="/y">',
            id="closing-quotation-mark",
        ),
    ],
)
def test_an_attribute_may_follow_without_a_space(tag: str) -> None:
    (token,) = tokens(tag)

    assert attributes(tag, token)["href"].value == "/y"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("&nbsp;&#160;&#xA0; \n", "", id="no-break-spaces"),
        pytest.param("a<br>b<br/>c<BR />d", "a b c d", id="breaks"),
        pytest.param("a<b>b</b>c", "abc", id="inline-tags-are-nothing"),
        pytest.param("a<p>b</p>c<td>d<li>e", "a b c d e", id="block-tags-are-spaces"),
        pytest.param("a<!-- x -->b<?php x ?>c", "abc", id="comments"),
        pytest.param("a<script>x<y</script>b<style>p{}</style>c", "abc", id="script-and-style"),
        pytest.param("a<iframe><p>x</p></iframe>b", "ab", id="iframe"),
        pytest.param("<title>a &amp; b</title>", "a & b", id="title"),
        pytest.param("<![CDATA[a &amp; <b>]]>", "a &amp; <b>", id="cdata-is-literal"),
        pytest.param("R&amp;D R&ampD R&D", "R&D R&D R&D", id="ampersands"),
        pytest.param("&eacute;&eacute &#233;&#233 &#xE9;&#xe9", "éé éé éé", id="entities-with-and-without-semicolon"),
        pytest.param("&rsquo;&rsquo &unknown; &", "’&rsquo &unknown; &", id="entities-that-need-a-semicolon"),
        pytest.param("&#146;&#0;&#xD800;&#x110000;", "’\ufffd\ufffd\ufffd", id="numbers-that-name-no-character"),
        pytest.param("&amp;nbsp;&lt;b&gt;", "&nbsp;<b>", id="escaped-once-only"),
        pytest.param("e&#769;", "é", id="accent-as-an-entity"),
        pytest.param("e<i>\u0301</i>", "é", id="accent-over-a-tag"),
        pytest.param("&#1605;&#1572;&#1578;&#1605;&#1585;", "مؤتمر", id="arabic-as-numbers"),
        pytest.param("1 < 2 &lt; 3", "1 < 2 < 3", id="less-than"),
        pytest.param("&ensp;a&emsp;&thinsp;b", "a b", id="other-spaces"),
        pytest.param("co&shy;operate&zwnj;x", "co\u00adoperate\u200cx", id="zero-width-stays"),
    ],
)
def test_strip_markup(source: str, text: str) -> None:
    assert strip_markup(source) == text


@pytest.mark.parametrize(
    ("source", "shown", "places"),
    [
        pytest.param("", "", [], id="empty"),
        pytest.param("a&amp;b", "a&b", [(0, 1), (1, 6), (6, 7)], id="entity"),
        pytest.param("<b>a</b>c", "ac", [(3, 4), (8, 9)], id="inline-tags"),
        pytest.param("a<br>b", "a b", [(0, 1), (1, 5), (5, 6)], id="break"),
        pytest.param("x<![CDATA[&a]]>y", "x&ay", [(0, 1), (10, 11), (11, 12), (15, 16)], id="cdata"),
        pytest.param("<b>&nbsp;</b>", "\xa0", [(3, 9)], id="no-break-space"),
        pytest.param("&notit;", "¬it;", [(0, 7)] * 4, id="entity-inside-a-name"),
        pytest.param("a<!-- x -->é", "aé", [(0, 1), (11, 12)], id="comment"),
    ],
)
def test_visible_names_the_place_of_each_character(source: str, shown: str, places: list[tuple[int, int]]) -> None:
    assert visible(source) == (shown, places)


def test_visible_reads_a_number_with_many_zeros() -> None:
    source = "&#" + "0" * 45 + "65;"

    assert visible(source)[0] == "A"


@given(source=SOUP)
@QUICK
def test_visible_is_what_the_tokens_show(source: str) -> None:
    shown, places = visible(source)

    assert shown == "".join(text_of(source, token) for token in tokens(source))
    assert len(places) == len(shown)
    assert places == sorted(places)
    assert all(0 <= start < end <= len(source) for start, end in places)
