from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.sources.base import Claim, Cut, Draft, Piece, Reading
from flows.steps.checks_bytes import reproduce
from flows.steps.ledger import Overlap, partition, unread
from flows.steps.model import Capture, CaptureRead, Span
from flows.steps.read import read

QUICK = settings(max_examples=50, deadline=None, derandomize=True)


def passage(*segments: tuple[int, int], kind: str = "paragraph") -> Piece:
    return Piece(kind, "", segments)


def capture(data: bytes, *paths: str) -> Capture:
    digest = sha256(data).hexdigest()
    return Capture(f"cap-{digest[:16]}", digest, data, paths or ("folder/file.txt",))


def test_nothing_has_no_ledger() -> None:
    assert partition("", Reading()) == []


def test_what_no_rule_claims_is_rejected_as_unread() -> None:
    entries = partition(" left over \n", Reading())

    assert entries == [
        Span(0, 1, "whitespace"),
        Span(1, 10, "rejected", "unread"),
        Span(10, 12, "whitespace"),
    ]
    assert unread(entries) == [Span(1, 10, "rejected", "unread")]


def test_white_space_alone_is_white_space() -> None:
    assert partition(" \xa0\r\n\u2028", Reading()) == [Span(0, 5, "whitespace")]


def test_each_claim_keeps_its_role_and_owner() -> None:
    text = "feed T-i-t-l-e /a one two  end"
    draft = Draft("news_article", 5, 25)
    draft.pieces += [passage((5, 14), kind="title"), passage((18, 21), (22, 25))]
    draft.meta("href", "/a", 15, 17, "item_link")
    reading = Reading(
        drafts=[draft], claims=[Claim(0, 4, "metadata", "channel")], cuts=[Cut(2, 27, 30, "item_cut", "")]
    )

    entries = partition(text, reading)

    assert entries == [
        Span(0, 4, "metadata", "channel"),
        Span(4, 5, "whitespace"),
        Span(5, 14, "title", None, 0, 0),
        Span(14, 15, "whitespace", None, 0),
        Span(15, 17, "metadata", "item_link", 0),
        Span(17, 18, "whitespace", None, 0),
        Span(18, 21, "passage", None, 0, 1),
        Span(21, 22, "whitespace", None, 0),
        Span(22, 25, "passage", None, 0, 1),
        Span(25, 27, "whitespace"),
        Span(27, 30, "rejected", "item_cut"),
    ]
    assert unread(entries) == []


def test_claims_without_characters_are_left_out() -> None:
    reading = Reading(claims=[Claim(0, 0, "markup"), Claim(0, 2, "metadata", "x"), Claim(2, 2, "markup")])

    assert partition("ab", reading) == [Span(0, 2, "metadata", "x")]


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([Claim(0, 3, "metadata", "a"), Claim(2, 4, "boilerplate", "b")], id="crossing"),
        pytest.param([Claim(0, 4, "metadata", "a"), Claim(1, 2, "boilerplate", "b")], id="inside"),
        pytest.param([Claim(0, 4, "metadata", "a"), Claim(0, 4, "metadata", "a")], id="twice"),
    ],
)
def test_two_roles_for_a_character_are_refused(claims: list[Claim]) -> None:
    with pytest.raises(Overlap, match="two roles for characters"):
        partition("abcd", Reading(claims=claims))


@given(text=st.text("ab é\xa0\n😀", max_size=40), data=st.data())
@QUICK
def test_the_ledger_tiles_any_text(text: str, data: st.DataObject) -> None:
    marks = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=10)))
    draft = Draft("news_article", 0, len(text))
    reading = Reading(drafts=[draft])
    for number, (start, end) in enumerate(zip(marks[::2], marks[1::2], strict=False)):
        if number % 3 == 0:
            draft.pieces.append(passage((start, end)))
        elif number % 3 == 1:
            draft.furnish(start, end, "furniture")
        else:
            reading.claims.append(Claim(start, end, "metadata", "channel"))

    entries = partition(text, reading)

    assert "".join(text[entry.start : entry.end] for entry in entries) == text
    assert all(entry.start < entry.end for entry in entries)
    for entry in entries:
        assert (entry.role == "whitespace") <= (not text[entry.start : entry.end].strip())
    for entry in unread(entries):
        inner = text[entry.start : entry.end]
        assert inner == inner.strip() != ""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "not_text", id="png"),
        pytest.param(b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0", "unknown_encoding", id="cp1251"),
        pytest.param(b"\x00" * 64, "not_text", id="nuls"),
    ],
)
def test_all_bytes_of_what_is_no_text_are_rejected(data: bytes, reason: str) -> None:
    done = read(capture(data, "a/one", "b/two"))

    assert (done.status, done.records) == ("rejected", [])
    assert done.spans == [Span(0, len(data), "rejected", reason)]
    assert [(each.path, each.stage, each.reason, each.byte_start, each.byte_end) for each in done.rejects] == [
        ("a/one", "decode", reason, 0, len(data)),
        ("b/two", "decode", reason, 0, len(data)),
    ]


def test_an_empty_capture_has_no_spans() -> None:
    done = read(capture(b""))

    assert (done.status, done.spans, [each.reason for each in done.rejects]) == ("rejected", [], ["empty_file"])


def test_white_space_alone_is_rejected_as_holding_no_text() -> None:
    done = read(capture(b"\xef\xbb\xbf \r\n\xc2\xa0"))

    assert (done.status, done.records) == ("rejected", [])
    assert [(span.start, span.end, span.role) for span in done.spans] == [(0, 3, "markup"), (3, 8, "whitespace")]
    assert [each.reason for each in done.rejects] == ["no_text"]


def test_a_cut_character_is_rejected_and_the_rest_is_read() -> None:
    done = read(capture("Das Komitee tagte in Genf über".encode() + b" \xe2\x82"))

    assert done.status == "partial"
    assert done.spans[-1] == Span(32, 34, "rejected", "cut_character")
    assert [(each.reason, each.byte_start, each.byte_end) for each in done.rejects] == [("cut_character", 32, 34)]
    assert_laws(done)


def assert_laws(done: CaptureRead) -> None:
    """The spans tile the bytes, and each passage is made again from its own."""
    data = done.capture.data
    position = 0
    for span in done.spans:
        assert span.start == position < span.end
        position = span.end
        if span.role in ("metadata", "boilerplate", "rejected"):
            assert span.rule is not None
    assert position == len(data)
    assert done.encoding is not None
    for number, record in enumerate(done.records):
        for place, part in enumerate(record.parts):
            assert part.text
            assert (
                reproduce([data[start:end] for start, end in part.segments], done.encoding, done.media_type)
                == part.text
            )
            owned = [(span.start, span.end) for span in done.spans if (span.record, span.piece) == (number, place)]
            assert owned == list(part.segments)


# What the generators below write, beside what must be read from it: (raw, shown) pairs, both written out by hand.
WORDS = st.sampled_from(
    [
        ("The Committee met in Dushanbe.", "The Committee met in Dushanbe."),
        ("resolution&nbsp;2396 (2017),", "resolution 2396 (2017),"),
        ("S/RES/2178 (2014)", "S/RES/2178 (2014)"),
        ("research &amp; development", "research & development"),
        ("Mich&egrave;le Coninsx", "Michèle Coninsx"),
        ("Miche\u0300le", "Michèle"),
        ("CTED&#8217;s", "CTED’s"),
        ("1,000 delegates from 47 States;", "1,000 delegates from 47 States;"),
        ("fewer &lt; more", "fewer < more"),
        ("on 9 May 2018 at 05:39", "on 9 May 2018 at 05:39"),
        ("en route", "en route"),
        ("see /sc/ctc or https://www.un.org/x", "see /sc/ctc or https://www.un.org/x"),
        ("one<br />two", "one two"),
        ("joined<!-- not shown -->up", "joinedup"),
        ("😀", "😀"),
        ("&nbsp;", " "),
    ]
)
INLINE_TAGS = st.sampled_from(
    [
        ("<em>", "</em>"),
        ("<strong class=x>", "</strong>"),
        ('<a href="/sc/ctc/a?b=1&amp;c">', "</a>"),
        ("<a href='https://www.un.org/'>", "</a>"),
        ('<span style="a > b">', "</span>"),
    ]
)
TITLES = st.lists(
    st.sampled_from(
        [
            "Joint consultations, in Tajikistan",
            "Resolution 2396 (2017)",
            "S/RES/2178 (2014), four years on:",
            "1,000 delegates",
            "CTED’s 47th visit",
            "Q&A with Michèle Coninsx",
            "on 9 May 2018",
            "and the way en route",
            "20/20",
            "“so-called” – States",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


def _wrapped(tags: tuple[str, str], inner: list[tuple[str, str]]) -> tuple[str, str]:
    return tags[0] + " ".join(raw for raw, _ in inner) + tags[1], " ".join(shown for _, shown in inner)


INLINE = st.recursive(
    WORDS, lambda inner: st.builds(_wrapped, INLINE_TAGS, st.lists(inner, min_size=1, max_size=3)), max_leaves=5
)
PARAGRAPHS = st.lists(
    st.builds(
        _wrapped,
        st.sampled_from([("<p>", "</p>"), ("<h2>", "</h2>"), ("<ul> <li>", "</li> </ul>"), ("<div>", "</div>")]),
        st.lists(INLINE, min_size=1, max_size=4),
    ),
    max_size=4,
)


MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


@dataclass(frozen=True)
class Item:
    title: str
    paragraphs: list[tuple[str, str]]
    has_image: bool
    user: str
    number: int

    @property
    def published_at(self) -> datetime:
        return datetime(2018, 5, 7, 5, 39, tzinfo=UTC) + timedelta(weeks=self.number)

    @property
    def guid(self) -> str:
        return f"{18000 + self.number} at /securitycouncil/ctc"

    @property
    def raw(self) -> str:
        pub_date = self.published_at
        month = MONTHS.split()[pub_date.month - 1]
        return (
            f"{self.title} /securitycouncil/ctc/news/item-{self.number} {IMAGE if self.has_image else ''}"
            '<div class="field field-name-body field-type-text-with-summary field-label-hidden">'
            '<div class="field-items"><div class="field-item even">'
            f"{' '.join(raw for raw, _ in self.paragraphs)} </div></div></div>"
            f"{FRONT_PAGE} Mon, {pub_date.day:02} {month} {pub_date.year} 05:39:00 +0000 {self.user}{self.guid}"
        )

    @property
    def texts(self) -> list[str]:
        shown = [unicodedata.normalize("NFC", " ".join(text.split())) for _, text in self.paragraphs]
        return [self.title, *(text for text in shown if text)]


CHANNEL = "Security Council - Committee (CTC) - SCO /securitycouncil/ctc/tags/sco en "
IMAGE = (
    '<div class="field field-name-field-featured-image field-type-image field-label-hidden"><div class="field-items">'
    '<div class="field-item even"><div id="file-7" class="file file-image"> <h2 class="element-invisible">'
    '<a href="/sc/ctc/file/7">map.jpg</a></h2> <div class="content"> <img src="/sc/ctc/files/map.jpg?a=b" alt="" /> '
    "</div> </div> </div></div></div>"
)
FRONT_PAGE = (
    '<div class="field field-name-field-front-page-article field-type-list-boolean field-label-above">'
    '<div class="field-label">Front Page Article:&nbsp;</div><div class="field-items"></div></div>'
)
ITEMS = st.lists(
    st.builds(
        Item, TITLES, PARAGRAPHS, st.booleans(), st.sampled_from(["AKHVEDELID ", "", "web master "]), st.integers(0, 30)
    ),
    min_size=1,
    max_size=4,
)
CODECS = pytest.mark.parametrize(
    ("bom", "codec"),
    [
        pytest.param(b"", "utf-8", id="utf-8"),
        pytest.param(b"\xef\xbb\xbf", "utf-8", id="utf-8-bom"),
        pytest.param(b"\xff\xfe", "utf-16-le", id="utf-16-le"),
        pytest.param(b"\xfe\xff", "utf-16-be", id="utf-16-be"),
    ],
)


@CODECS
@given(items=ITEMS)
@settings(QUICK, max_examples=25)
def test_a_generated_feed_is_read_whole(bom: bytes, codec: str, items: list[Item]) -> None:
    data = bom + (CHANNEL + " ".join(item.raw for item in items) + " \n").encode(codec)

    done = read(capture(data))

    assert (done.family, done.status, done.encoding, done.rejects) == ("drupal_feed", "parsed", codec, [])
    assert [[part.text for part in record.parts] for record in done.records] == [item.texts for item in items]
    for record, item in zip(done.records, items, strict=True):
        assert record.value("title") == item.title
        assert record.value("href") == f"/securitycouncil/ctc/news/item-{item.number}"
        assert record.value("published_at") == item.published_at
        assert record.value("cms_user") == (item.user.strip() or None)
        assert record.value("source_key") == item.guid
        assert len(record.images) == item.has_image
    assert_laws(done)


@pytest.mark.parametrize("title", ["Committee members en route to Dushanbe", "Reunión de alto nivel en Tayikistán"])
def test_the_first_title_of_a_feed_may_hold_a_word_that_is_a_language_too(title: str) -> None:
    item = Item(title, [("<p>one</p>", "one")], has_image=False, user="", number=1)

    (record,) = read(capture((CHANNEL + item.raw).encode())).records

    assert record.value("title") == title


@given(items=ITEMS, data=st.data())
@QUICK
def test_a_feed_cut_anywhere_is_accounted_for_to_the_last_byte(items: list[Item], data: st.DataObject) -> None:
    whole = (CHANNEL + " ".join(item.raw for item in items)).encode()
    start = data.draw(st.sampled_from([0, 0, 40]) | st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))

    done = read(capture(whole[start:end]))

    if done.encoding is not None:
        assert_laws(done)
    assert sum(span.end - span.start for span in done.spans) == end - start
    assert done.status == "parsed" or done.rejects


SENTENCES = st.sampled_from(
    [
        "The Counter-Terrorism Committee was told on Tuesday that 47 Member States have taken further measures.",
        "“We have a common interest”, said Michèle Coninsx, who has led the Directorate since 2017.",
        "The Security Council adopted resolution 2396 (2017) in December, and its text will be reviewed in 2019.",
        "Delegates from Miche\u0300le’s office met\xa0 with 1,000 experts, and were shown how recruiters use 😀.",
    ]
)
ARTICLE_TITLES = st.sampled_from(
    ["Committee hears from its members, again", "Resolution 2396 (2017) – one year on", "What 47 States\xa0 have done"]
)


@CODECS
@given(
    title=ARTICLE_TITLES,
    body=st.lists(st.lists(SENTENCES, min_size=3, max_size=5).map(" ".join), min_size=1, max_size=5),
    line_end=st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\n \t\n"]),
    extra=st.sampled_from(["", "UN Photo/Mark Garten", "By Jane Doe", "3 May 2018"]),
)
@settings(QUICK, max_examples=25)
def test_a_generated_article_is_read_whole(
    bom: bytes, codec: str, title: str, body: list[str], line_end: str, extra: str
) -> None:
    head = [title, extra] if extra else [title]
    data = bom + (line_end.join([*head, *body]) + line_end).encode(codec)

    done = read(capture(data))

    (record,) = done.records
    expected = [unicodedata.normalize("NFC", " ".join(text.split())) for text in [title, *body]]
    assert (done.family, done.status, done.encoding) == ("plain_article", "parsed", codec)
    assert [part.text for part in record.parts if part.kind in ("title", "paragraph")] == expected
    assert record.value("title") == expected[0]
    assert_laws(done)


def test_a_page_cut_inside_a_comment_has_no_empty_passage() -> None:
    done = read(capture(b"<html><body><p>one</p>\n<!-- generated by"))

    assert [part.text for part in done.records[0].parts] == ["one"]
    assert_laws(done)


@given(
    data=st.binary(min_size=1, max_size=80)
    | st.text(min_size=1, max_size=60).map(lambda text: text.encode("utf-8", "replace"))
    | st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div>", "<table>", "text ", "&nbsp;", "<br>", "\n\n", "é", "<!-- -->", "</div>", "x"]
        )
    ).map(lambda parts: "".join(["<!DOCTYPE html><body>", *parts]).encode())
)
@QUICK
def test_any_bytes_are_accounted_for(data: bytes) -> None:
    done = read(capture(data))

    assert sum(span.end - span.start for span in done.spans) == len(data)
    assert [reject.reason for reject in done.rejects if reject.reason == "family_failed"] == []
    if done.encoding is not None:
        assert_laws(done)
    else:
        assert [(span.start, span.end, span.role) for span in done.spans] == [(0, len(data), "rejected")]
