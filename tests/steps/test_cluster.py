"""Which records are copies of one document, from both sides."""

import random
from datetime import UTC, date, datetime

import pytest

from flows.steps.cluster import cluster, day_of
from flows.steps.model import Fact, Part, Record
from flows.text.fold import sameness, words
from flows.text.ids import digest
from flows.text.shingles import shingles

NOUNS = [
    "border",
    "police",
    "treaty",
    "committee",
    "visit",
    "report",
    "expert",
    "court",
    "bank",
    "cargo",
    "pilot",
    "school",
    "youth",
    "media",
    "forum",
    "data",
]


def prose(seed: int, count: int = 300) -> list[str]:
    rng = random.Random(seed)
    return [rng.choice(NOUNS) + rng.choice(["", "s", "ed", "ing", "al"]) for _ in range(count)]


def record(name: str, text: str, kind: str = "news_article", title: str | None = None, **values) -> Record:
    parts = [Part("title", title, sameness(title), ((0, 1),))] if title else []
    parts.append(Part("paragraph", text, sameness(text), ((1, 2),)))
    compared = words(" ".join(part.text for part in parts))
    hint = values.pop("hint", None)
    facts = [Fact(key, value, 0, 1) for key, value in values.items()]
    return Record(
        name,
        f"cap-{name}",
        1,
        kind,
        0,
        2,
        facts,
        parts,
        [],
        [],
        hint,
        None,
        len(compared),
        digest(*compared),
        shingles(compared),
    )


def groups(*records: Record) -> list[list[str]]:
    return sorted(sorted(each.record_id for each in found.records) for found in cluster(records)[0])


def test_copies_with_a_caption_more_and_other_typography_are_one():
    text = "The “border” visit’s aim was co-operation. " + " ".join(prose(1))
    other = 'A caption. The "border" visit\'s aim was co\u2010operation. ' + " ".join(prose(1))
    assert groups(record("a", text), record("b", other)) == [["a", "b"]]


def test_different_texts_stay_apart():
    assert groups(record("a", " ".join(prose(1))), record("b", " ".join(prose(2)))) == [["a"], ["b"]]


def test_different_kinds_are_related_not_merged():
    inner, outer = " ".join(prose(1)), " ".join(prose(2) + prose(1) + prose(3))
    clusters, relations = cluster([record("a", inner, kind="plain_text"), record("b", outer, kind="press_release")])
    names = [each.canonical.record_id for each in clusters]
    assert [(names[each.larger], each.relation, names[each.smaller]) for each in relations] == [("b", "contains", "a")]


def test_different_symbols_veto_even_identical_bodies():
    text = " ".join(prose(1))
    one = record("a", text, symbol="S/RES/2658 (2022)")
    other = record("b", text, symbol="S/RES/2706 (2023)")
    unnamed = record("c", text)
    assert groups(one, other) == [["a"], ["b"]]
    assert len(groups(one, other, unnamed)) == 2


def test_a_renewal_that_differs_in_dates_and_numbers_is_another_document():
    old = "Decides to renew until 30 June 2016 the measures of paragraph 9. " + " ".join(prose(1))
    new = "Decides to renew until 15 July 2017 the measures of paragraph 4. " + " ".join(prose(1))
    assert groups(record("a", old), record("b", new)) == [["a"], ["b"]]


def test_the_same_report_on_another_country_is_another_document():
    text = "The team visited {0} and thanked {0} for its help. " + " ".join(prose(1))
    mali, niger = text.format("Mali"), text.format("Niger")
    assert groups(record("a", mali), record("b", niger)) == [["a"], ["b"]]


def test_a_typing_error_is_no_other_document():
    one, other = prose(1), prose(1)
    other[100] = "bordre"
    assert groups(record("a", " ".join(one)), record("b", " ".join(other))) == [["a", "b"]]


def test_other_days_need_nearly_the_same_body():
    one, other = prose(1), prose(1)
    other[50:80] = prose(9, 30)
    days = {"published_on": date(2018, 5, 9)}, {"published_on": date(2018, 7, 2)}
    assert groups(record("a", " ".join(one), **days[0]), record("b", " ".join(other), **days[0])) == [["a", "b"]]
    assert groups(record("a", " ".join(one), **days[0]), record("b", " ".join(other), **days[1])) == [["a"], ["b"]]
    assert groups(record("a", " ".join(one), **days[0]), record("b", " ".join(one), **days[1])) == [["a", "b"]]


def test_a_copy_that_was_cut_is_a_copy_where_the_title_says_so():
    whole, cut = prose(1), prose(1)[:120]
    assert groups(record("a", " ".join(whole), title="A visit to the border"),
                  record("b", " ".join(cut), title="A visit to the border")) == [["a", "b"]]  # fmt: skip
    assert groups(record("a", " ".join(whole), title="News of the week, round-up"),
                  record("b", " ".join(cut), title="A visit to the border")) == [["a"], ["b"]]  # fmt: skip


def test_a_text_inside_two_others_does_not_glue_them_together():
    inner = prose(1, 100)
    one, other = " ".join(prose(2) + inner), " ".join(prose(3) + inner)
    assert groups(record("a", one), record("b", other), record("c", " ".join(inner))) == [["a"], ["b"], ["c"]]


def test_few_words_are_a_copy_only_with_the_same_title():
    assert groups(record("a", "Photos are here."), record("b", "Photos are here.")) == [["a"], ["b"]]
    one, other = (record(name, "Photos are here.", title="Visit to Mali in pictures") for name in "ab")
    assert groups(one, other) == [["a", "b"]]


@pytest.mark.parametrize("later", ["published_at", "hint"])
def test_the_later_version_of_a_source_key_is_canonical(later):
    old, new = prose(1), prose(1)[:250]
    moments = datetime(2018, 5, 9, tzinfo=UTC), datetime(2018, 5, 12, tzinfo=UTC)
    records = [
        record("a", " ".join(old), source_key="18062 at /ctc", **{later: moments[0]}),
        record("b", " ".join(new), source_key="18062 at /ctc", **{later: moments[1]}),
    ]
    (found,) = cluster(records)[0]
    assert (found.canonical.record_id, set(found.earlier), found.version_is_open) == ("b", {"a"}, False)


def test_versions_that_nothing_dates_are_told_as_open():
    records = [
        record("a", " ".join(prose(1)), source_key="1 at /x"),
        record("b", " ".join(prose(1)[:200]), source_key="1 at /x"),
    ]
    (found,) = cluster(records)[0]
    assert (found.canonical.record_id, set(found.earlier), found.version_is_open) == ("a", set(), True)


def test_a_key_used_again_for_another_text_is_another_document():
    records = [
        record("a", " ".join(prose(1)), source_key="1 at /x"),
        record("b", " ".join(prose(2)), source_key="1 at /x"),
    ]
    clusters, relations = cluster(records)
    assert len(clusters) == 2
    assert relations == []


def test_the_order_of_the_records_does_not_matter():
    texts = [" ".join(prose(seed)) for seed in (1, 1, 2, 3)] + [
        " ".join([*prose(1), "extra"]),
        " ".join(prose(2)[:280]),
    ]
    records = [record(f"r{number}", text) for number, text in enumerate(texts)]
    expected = groups(*records)
    for seed in range(10):
        shuffled = random.Random(seed).sample(records, len(records))
        assert groups(*shuffled) == expected
    assert expected == [["r0", "r1", "r4"], ["r2", "r5"], ["r3"]]


def test_items_that_share_a_day_and_a_paragraph_about_the_author_are_two_documents():
    day = datetime(2019, 6, 3, 9, tzinfo=UTC)
    about = " ".join(prose(7, 60))
    one = record("a", " ".join(prose(1, 40)) + " " + about, source_key="1 at /x", published_at=day)
    other = record("b", " ".join(prose(2, 40)) + " " + about, source_key="2 at /x", published_at=day)
    assert groups(one, other) == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Michèle", "Michele"),
        ("Coninsx", "Coninx"),
        ("47 Member", "48 Member"),
        ("Counter-Terrorism", "Counterterrorism"),
    ],
)
def test_a_spelling_or_a_number_is_no_other_edition(old, new):
    text = "Ms. Michèle Coninsx of the Counter-Terrorism Committee met 47 Member States. " + " ".join(prose(1))
    assert groups(record("a", text), record("b", text.replace(old, new))) == [["a", "b"]]


@pytest.mark.parametrize("count", [39, 45])
def test_any_number_of_mirrors_is_one_document(count):
    text = " ".join(prose(1, 200))
    mirrors = [record(f"m{number:02}", f"{text} Mirror {prose(100 + number, 4)}.") for number in range(count)]
    assert [len(group) for group in groups(*mirrors)] == [count]


def test_an_undated_copy_does_not_join_two_days():
    shared = prose(1, 220)
    may, june = {"published_on": date(2019, 5, 3)}, {"published_on": date(2019, 6, 7)}
    a = record("a", " ".join(shared + prose(2, 80)), title="Briefing of the Committee", **may)
    b = record("b", " ".join(shared + prose(2, 60)), title="Briefing of the Committee")
    c = record("c", " ".join(shared + prose(3, 60)), title="Briefing of the Committee", **june)
    assert ["a", "c"] not in [[name for name in group if name != "b"] for group in groups(a, b, c)]


def test_without_a_key_the_later_change_of_one_title_is_canonical():
    old, new = prose(1), prose(1)[:280]
    early, late = datetime(2019, 6, 11, tzinfo=UTC), datetime(2019, 7, 1, tzinfo=UTC)
    records = [
        record("a", " ".join(old), title="A visit to the border", modified_at=early),
        record("b", " ".join(new), title="A visit to the border", modified_at=late),
    ]
    (found,) = cluster(records)[0]
    assert (found.canonical.record_id, set(found.earlier)) == ("b", {"a"})


@pytest.mark.parametrize("names", ["ab", "ba"])
def test_a_correction_of_signs_only_is_a_version_too(names):
    text = " ".join(prose(1))
    days = datetime(2019, 6, 11, tzinfo=UTC), datetime(2019, 7, 1, tzinfo=UTC)
    old = record(names[0], f"It cost $5. {text}", source_key="1 at /x", published_at=days[0])
    new = record(names[1], f"It cost €5. {text}", source_key="1 at /x", published_at=days[1])
    (found,) = cluster([old, new])[0]
    assert (found.canonical.record_id, set(found.earlier)) == (names[1], {names[0]})


def test_the_day_of_a_copy_is_the_printed_one():
    late = datetime(2019, 6, 11, 2, 30, tzinfo=UTC)  # printed as 10 June, 22:30 -0400
    assert day_of(record("a", "x", published_on=date(2019, 6, 10), published_at=late)) == date(2019, 6, 10)
    assert day_of(record("a", "x", published_at=late)) == date(2019, 6, 11)
    assert day_of(record("a", "x")) is None
