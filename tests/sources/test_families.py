"""The five real captures: what each family reads from them, by hand."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.steps.model import CaptureRead, Record
from flows.text.fold import fold
from flows.text.markup import strip_markup

RAW = Path(__file__).parents[2] / "raw"
FEED = "un-ctc-feed/000_a5a977371bfa0caf.txt"
ARTICLE = "un-ctc-news/001_ca66142b60c2aaf2.txt"
WORDPRESS = "un-ctc-news/002_5d75b3afbdb35704.txt"
TRADE_PRESS = "hstoday/003_df2810eebd2d3aef.txt"
PRESS_RELEASE = "un-press/004_d8ce6a3ee9ec46c5.txt"
SITE = "https://www.un.org/securitycouncil/ctc/"


def _kinds(record: Record) -> dict[str, int]:
    return dict(Counter(part.kind for part in record.parts))


def _texts(record: Record, kind: str) -> list[str]:
    return [part.text for part in record.parts if part.kind == kind]


def _boilerplate(done: CaptureRead) -> list[tuple[str | None, str]]:
    data = done.capture.data
    spans = [span for span in done.spans if span.role == "boilerplate"]
    shown = fold if done.media_type == "text/plain" else strip_markup
    return [(span.rule, shown(data[span.start : span.end].decode())) for span in spans]


def _values(record: Record, *names: str) -> tuple[object, ...]:
    return tuple(record.value(name) for name in names)


@pytest.mark.parametrize(
    ("path", "family", "kinds"),
    [
        (FEED, "drupal_feed", ["news_article", "news_article"]),
        (ARTICLE, "plain_article", ["news_article"]),
        (WORDPRESS, "ctc_wordpress", ["news_article"]),
        (TRADE_PRESS, "trade_press", ["news_article"]),
        (PRESS_RELEASE, "un_press_release", ["press_release"]),
    ],
)
def test_family_and_records(path: str, family: str, kinds: list[str], read_bytes) -> None:
    done = read_bytes((RAW / path).read_bytes())

    assert (done.family, done.status) == (family, "parsed")
    assert [record.kind for record in done.records] == kinds
    assert (done.rejects, done.notes) == ([], [])


@pytest.mark.parametrize("path", [FEED, ARTICLE, WORDPRESS, TRADE_PRESS, PRESS_RELEASE])
def test_name_and_folder_do_not_matter(path: str, read_bytes) -> None:
    data = (RAW / path).read_bytes()

    one, other = read_bytes(data, path), read_bytes(data, "press/SC13136 (copy).html")

    assert (one.family, one.spans, one.facts) == (other.family, other.spans, other.facts)
    for record, copy in zip(one.records, other.records, strict=True):
        assert (record.record_id, record.facts, record.parts) == (copy.record_id, copy.facts, copy.parts)


def test_feed_has_two_items_with_their_metadata(read_bytes) -> None:
    first, second = read_bytes((RAW / FEED).read_bytes()).records

    names = ("title", "url", "published_at", "source_key", "cms_user", "language", "section")
    assert _values(first, *names) == (
        "Joint high-level consultations of UN counter-terrorism bodies in Tajikistan",
        SITE + "news/joint-high-level-consultations-un-counter-terrorism-bodies-tajikistan",
        datetime(2018, 5, 9, 5, 39, tzinfo=UTC),
        "18062 at /securitycouncil/ctc",
        "AKHVEDELID",
        "en",
        "SCO",
    )
    assert _values(second, *names) == (
        "The XVI meeting of Heads of special services, security agencies, and law-enforcement organizations stresses "
        "threat posed by returning foreign terrorist fighters",
        SITE + "news/xvi-meeting-heads-special-services-security-agencies-and-law-enforcement-organizations-stresses",
        datetime(2017, 10, 16, 14, 7, tzinfo=UTC),
        "20069 at /securitycouncil/ctc",
        "BMUSONI",
        "en",
        "SCO",
    )


def test_feed_passages_and_links(read_bytes) -> None:
    done = read_bytes((RAW / FEED).read_bytes())
    first, second = done.records

    assert _kinds(first) == {"title": 1, "paragraph": 6, "caption": 2}
    assert _kinds(second) == {"title": 1, "paragraph": 18}
    assert first.links == []
    assert [(link.anchor, link.url) for link in second.links] == [
        ("joint statement", SITE + "sites/www.un.org.securitycouncil.ctc/files/joint-statement_eng.pdf"),
        ("here", SITE + "sites/www.un.org.securitycouncil.ctc/files/communique_eng.pdf"),
    ]
    assert _boilerplate(done) == [
        ("invisible_element", "tajikistan_1-1024x682.jpg"),
        ("field_label", "Front Page Article:"),
        ("invisible_element", "photo_meeting-logo.jpg"),
        ("field_label", "Front Page Article:"),
    ]


def test_feed_images_have_sizes_and_their_own_captions(read_bytes) -> None:
    first, second = read_bytes((RAW / FEED).read_bytes()).records

    seen = [
        (
            str(image.src.value).rpartition("/")[2].partition("?")[0],
            image.width and image.width.value,
            image.height and image.height.value,
            None if image.caption is None else first.parts[image.caption].text,
        )
        for image in first.images
    ]
    assert seen == [
        ("tajikistan_1-1024x682.jpg", None, None, None),
        (
            "meeting_sg_sco.jpg",
            1100,
            1272,
            "Meeting with the Secretary-General of the Shanghai Cooperation Organization (SCO), "
            "Mr. Rashid Alimov (centre).",
        ),
        ("tajikistan_2.jpg", 1100, 731, "Meeting between the President of Tajikistan and the UN delegation."),
    ]
    assert [image.url for image in first.images][
        1
    ] == "https://www.un.org/sc/ctc/wp-content/uploads/2018/05/meeting_sg_sco.jpg"
    assert [(image.alt, image.width, image.height, image.caption) for image in second.images] == [(None,) * 4]
    assert str(second.images[0].url).endswith("/news_articles/photo_meeting-logo.jpg?itok=bcFgHNb-")


def test_article_of_the_same_news_has_three_captions(read_bytes) -> None:
    done = read_bytes((RAW / ARTICLE).read_bytes())
    (record,) = done.records

    assert {fact.name for fact in record.facts} == {"title"}
    assert record.value("title") == "Joint high-level consultations of UN counter-terrorism bodies in Tajikistan"
    assert _kinds(record) == {"title": 1, "paragraph": 6, "caption": 3}
    assert [text[:25] for text in _texts(record, "caption")] == [
        "The international confere",
        "Meeting with the Secretar",
        "Meeting between the Presi",
    ]
    assert _boilerplate(done) == []


def test_wordpress_trailer_gives_dates_and_one_category(read_bytes) -> None:
    done = read_bytes((RAW / WORDPRESS).read_bytes())
    (record,) = done.records

    assert _values(record, "title", "published_on", "modified_at") == (
        "CTED actively engaged during high-level counter-terrorism conference",
        date(2018, 7, 2),
        datetime(2018, 7, 19, 16, 18, 55, tzinfo=UTC),
    )
    sections = [fact.value for fact in record.facts if fact.name == "section"]
    assert sections == ["International, regional, and subregional cooperation"]
    assert _boilerplate(done) == [("trailer_bar", "|"), ("trailer_bar", "|")]


def test_wordpress_passages(read_bytes) -> None:
    (record,) = read_bytes((RAW / WORDPRESS).read_bytes()).records

    assert _texts(record, "credit") == ["Photo: UN Photo/Mark Garten"]
    assert _texts(record, "caption")[0] == (
        "CTED Executive Director Coninsx addresses the High-level conference participants in the UN General Assembly "
        "on 28 June 2018."
    )
    assert "Statements by other UN principals are available here." in _texts(record, "paragraph")
    assert len(record.parts) == 8


def test_trade_press_metadata(read_bytes) -> None:
    done = read_bytes((RAW / TRADE_PRESS).read_bytes())
    (record,) = done.records

    assert [(fact.name, fact.value) for fact in done.facts] == [("captured_on", date(2024, 5, 3))]
    assert _values(record, "title", "subtitle", "author", "published_on", "published_at") == (
        "Third High-Level Conference of Heads of Counterterrorism Agencies Concludes with Calls for Reinvigorating "
        "Multilateralism",
        "Participants also urged the international community to get ahead of the evolving terrorism threats based on "
        "xenophobia, racism and other forms of intolerance.",
        "Homeland Security Today",
        None,
        None,
    )


def test_trade_press_passages_and_furniture(read_bytes) -> None:
    done = read_bytes((RAW / TRADE_PRESS).read_bytes())
    (record,) = done.records

    assert _kinds(record) == {"title": 1, "subtitle": 1, "paragraph": 13, "credit": 1}
    assert _texts(record, "credit") == ["Read more at UN Office of Counter-Terrorism"]
    assert [(rule, text[:30]) for rule, text in _boilerplate(done)] == [
        ("weather", "59.3 F"),
        ("capture_place", "Washington D.C."),
        ("author_box", "author avatar"),
        ("author_box", "The Government Technology & Se"),
        ("author_box", "Homeland Security Today"),
        ("author_box", "Homeland Security Todayhttp://"),
        ("author_box", "The Government Technology & Se"),
        ("related", "Related Articles"),
        ("advertisement", "- Advertisement -"),
        ("related", "Latest Articles"),
    ]


def test_press_release_keeps_its_resolution(read_bytes) -> None:
    done = read_bytes((RAW / PRESS_RELEASE).read_bytes())
    (record,) = done.records

    assert _values(record, "title", "publisher", "symbol", "published_on") == (
        "Unanimously Adopting Resolution 2395 (2017), Security Council Renews Mandate of Counter-Terrorism Committee "
        "Executive Directorate until December 2021",
        "United Nations",
        None,
        None,
    )
    assert _kinds(record) == {"title": 1, "heading": 1, "paragraph": 80}
    assert _texts(record, "heading") == ["Resolution"]
    assert _texts(record, "paragraph")[-1] == "“33. Decides to remain actively seized of the matter.”"
    assert _boilerplate(done) == []
