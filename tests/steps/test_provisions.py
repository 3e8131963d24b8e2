"""Passages to paragraphs, told on made-up resolutions about harbours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.steps.counterparts import counterparts
from flows.steps.provision_model import Passage, Provision, Structure, formula_end, lead_of
from flows.steps.provisions import closing_quote, structure

QUICK = settings(max_examples=100, deadline=None, derandomize=True)
FORMULA = "The Security Council,"
RECALLING = "Recalling its resolutions on harbours,"


def passages(*texts: str) -> list[Passage]:
    """Passages p1, p2, ...; `# ` marks a heading, `^ ` a footnote."""
    kinds = {"# ": "heading", "^ ": "footnote"}
    return [
        Passage(f"p{number}", kinds.get(text[:2], "paragraph"), text[2:] if text[:2] in kinds else text)
        for number, text in enumerate(texts, 1)
    ]


def read(*texts: str) -> Structure:
    return structure(passages(*texts))


def names(*texts: str) -> list[str]:
    return [each.name for each in read(*texts).provisions]


def named(found: Structure, name: str) -> Provision:
    (one,) = [each for each in found.provisions if each.name == name]
    return one


def test_formula_in_its_own_passage_and_run_into_the_first_paragraph_read_alike():
    apart = read(FORMULA, RECALLING, "1. Decides to keep its harbours;")
    joined = read(f"{FORMULA} {RECALLING}", "1. Decides to keep its harbours;")
    assert [each.name for each in apart.provisions] == ["PP1", "OP1"]
    assert [(each.name, each.text) for each in joined.provisions] == [
        (each.name, each.text) for each in apart.provisions
    ]
    (stretch,) = named(joined, "PP1").whole
    assert (stretch.passage_id, stretch.start, stretch.end) == ("p1", 22, 22 + len(RECALLING))
    assert stretch.text == RECALLING


@pytest.mark.parametrize(
    "formula",
    [
        "The Security Council,",
        "The Security Council",
        "The Security  Council :",
        "“The Security Council,",
        "The Security Council, 1",
    ],
)
def test_forms_of_the_formula(formula):
    assert formula_end(formula) == len(formula)
    assert names("Masthead of harbours", formula, RECALLING, "1. Decides to keep its harbours;") == ["PP1", "OP1"]


@pytest.mark.parametrize("text", ["The Security Council met today.", "The Security Councillor,", "Harbours", ""])
def test_what_is_no_formula(text):
    assert formula_end(text) is None


def test_what_stands_before_the_formula_is_no_paragraph_and_without_one_all_is():
    assert names("Reaffirming the rules of this page,", FORMULA, RECALLING) == ["PP1"]
    assert names(RECALLING, "1. Decides to keep its harbours.") == ["PP1", "OP1"]
    assert names() == []


def test_a_single_operative_paragraph_without_a_number():
    found = read(FORMULA, RECALLING, "Having examined the application of Ruritania,", "Recommends that it be admitted.")
    assert [(each.name, each.part, each.number, each.label) for each in found.provisions] == [
        ("PP1", "preambular", 1, None),
        ("PP2", "preambular", 2, None),
        ("OP1", "operative", 1, None),
    ]
    assert (found.count("preambular"), found.count("operative")) == (2, 1)


def test_numbers_labels_and_lead_phrases_are_those_printed():
    found = read(
        FORMULA, "Gravely concerned at the silt,", "1. Further decides to dredge;", "2 . Strongly condemns the silt."
    )
    assert [(each.name, each.number, each.label, each.lead and each.lead.phrase) for each in found.provisions] == [
        ("PP1", 1, None, "Gravely concerned"),
        ("OP1", 1, "1.", "Further decides"),
        ("OP2", 2, "2.", "Strongly condemns"),
    ]
    assert [each.text for each in found.provisions] == [
        "Gravely concerned at the silt,",
        "Further decides to dredge;",
        "Strongly condemns the silt.",
    ]


def test_a_line_that_goes_on_belongs_to_its_paragraph():
    found = read(
        FORMULA, "Recalling the charter of the", "harbours and their piers,", "1. Decides to keep", "all of them;"
    )
    assert [each.text for each in found.provisions] == [
        "Recalling the charter of the harbours and their piers,",
        "Decides to keep all of them;",
    ]
    assert [(each.passage_id, each.start, each.end) for each in found.provisions[1].whole] == [
        ("p4", 3, 18),
        ("p5", 0, 12),
    ]


def test_a_number_with_its_first_letter_behind_it():
    found = read(
        FORMULA, "1. Decides to dredge;", "2. (a) Requests a report;", "(b) Also requests a map;", "3. Decides to end."
    )
    assert [each.name for each in found.provisions] == ["OP1", "OP2", "OP2(a)", "OP2(b)", "OP3"]
    whole = named(found, "OP2")
    assert whole.text == "(a) Requests a report; (b) Also requests a map;"
    assert whole.own == []
    assert whole.lead is not None
    assert whole.lead.phrase == "Requests"


def test_lists_in_lists_and_back():
    found = read(
        FORMULA,
        "1. Requests all ports:",
        "(a) To count their ships, namely:",
        "(i) Tugs:",
        "• Old ones;",
        "• New ones;",
        "(ii) Barges;",
        "(b) To count their crews;",
        "2. Decides:",
        "– To wait;",
        "– To see.",
    )
    assert [(each.name, each.label, each.parent and each.parent.name) for each in found.provisions] == [
        ("OP1", "1.", None),
        ("OP1(a)", "(a)", "OP1"),
        ("OP1(a)(i)", "(i)", "OP1(a)"),
        ("OP1(a)(i)(1)", "•", "OP1(a)(i)"),
        ("OP1(a)(i)(2)", "•", "OP1(a)(i)"),
        ("OP1(a)(ii)", "(ii)", "OP1(a)"),
        ("OP1(b)", "(b)", "OP1"),
        ("OP2", "2.", None),
        ("OP2(1)", "–", "OP2"),
        ("OP2(2)", "–", "OP2"),
    ]
    assert named(found, "OP1").text == (
        "Requests all ports: (a) To count their ships, namely: (i) Tugs: • Old ones; • New ones; (ii) Barges; "
        "(b) To count their crews;"
    )
    assert named(found, "OP1(a)(i)").text == "Tugs: • Old ones; • New ones;"
    assert [each.text for each in named(found, "OP1(a)(i)").own] == ["Tugs:"]


def test_a_letter_behind_a_dash_is_the_label():
    found = read(FORMULA, "1. Requests:", "- (a) To wait;", "- (b) To see.")
    assert [(each.name, each.label, each.text) for each in found.provisions] == [
        ("OP1", "1.", "Requests: - (a) To wait; - (b) To see."),
        ("OP1(a)", "- (a)", "To wait;"),
        ("OP1(b)", "- (b)", "To see."),
    ]


def test_dashes_inside_bullets_are_a_level_of_their_own():
    found = names(FORMULA, "1. Requests:", "• Ports:", "– to wait;", "– to see;", "• Ships to sail.")
    assert found == ["OP1", "OP1(1)", "OP1(1)(1)", "OP1(1)(2)", "OP1(2)"]


def test_i_after_h_is_a_letter_and_elsewhere_a_numeral():
    letters = [f"({letter}) To inspect pier {letter};" for letter in "abcdefghij"]
    assert names(FORMULA, "1. Requests ports:", *letters)[1:] == [f"OP1({letter})" for letter in "abcdefghij"]
    eight = letters[:7]
    found = names(FORMULA, "1. Requests ports:", *eight, "(h) To inspect:", "(i) Cranes;", "(ii) Ropes;", "(i) To end.")
    assert found[-4:] == ["OP1(h)", "OP1(h)(i)", "OP1(h)(ii)", "OP1(i)"]


def test_two_labels_in_one_passage_are_two_levels():
    found = read(
        FORMULA, "1. Requests ports:", "(g) To wait;", "(h) (i) To see tugs;", "(ii) To see barges;", "(i) To sail."
    )
    assert [each.name for each in found.provisions][1:] == ["OP1(g)", "OP1(h)", "OP1(h)(i)", "OP1(h)(ii)", "OP1(i)"]
    assert named(found, "OP1(h)").text == "(i) To see tugs; (ii) To see barges;"


def test_a_row_of_marks_is_one_item():
    found = read(FORMULA, "1. Requests ports:", "• " * 3000 + "to wait.")
    assert [each.name for each in found.provisions] == ["OP1", "OP1(1)"]


def test_a_letter_that_a_scan_read_as_a_digit_is_one_of_the_letters():
    found = read(FORMULA, "1. Requests ports:", "(a) To wait;", "(5) To see;", "(c) To sail.")
    assert [(each.name, each.label, each.parent and each.parent.name) for each in found.provisions][1:] == [
        ("OP1(a)", "(a)", "OP1"),
        ("OP1(b)", "(5)", "OP1"),
        ("OP1(c)", "(c)", "OP1"),
    ]


def test_digits_in_brackets_can_be_a_list_in_a_letter():
    found = names(
        FORMULA, "1. Requests ports:", "(a) To count:", "(1) Tugs;", "(2) Barges;", "(b) To see;", "(c) To sail."
    )
    assert found == ["OP1", "OP1(a)", "OP1(a)(1)", "OP1(a)(2)", "OP1(b)", "OP1(c)"]


def test_numbers_can_count_the_items_of_a_list():
    found = read(FORMULA, RECALLING, "Resolves:", "1. To request its ports to wait;", "2. To invite its ships to sail.")
    assert [(each.name, each.label, each.number) for each in found.provisions] == [
        ("PP1", None, 1),
        ("OP1", None, 1),
        ("OP1(1)", "1.", None),
        ("OP1(2)", "2.", None),
    ]
    assert named(found, "OP1").text == "Resolves: 1. To request its ports to wait; 2. To invite its ships to sail."


def test_a_list_in_a_quotation_keeps_its_numbers_and_no_marks():
    found = read(f"“{FORMULA}", "“Resolves:", "“1 . To request its ports to wait;", "“2. To invite its ships to sail.”")
    assert [each.text for each in found.provisions] == [
        "Resolves: 1 . To request its ports to wait; 2. To invite its ships to sail.",
        "To request its ports to wait;",
        "To invite its ships to sail.",
    ]


def test_a_numbered_paragraph_whose_verbs_stand_in_its_items():
    found = read(
        FORMULA,
        "1. Decides to dredge;",
        "2. Acting under Chapter VII of the Charter,",
        "(a) Authorizes the pilots to board;",
        "(b) Requests a report;",
    )
    assert [(each.name, each.part) for each in found.provisions] == [
        ("OP1", "operative"),
        ("OP2", "operative"),
        ("OP2(a)", "operative"),
        ("OP2(b)", "operative"),
    ]
    assert [each.lead and each.lead.phrase for each in found.provisions][2:] == ["Authorizes", "Requests"]


def test_headings_are_no_paragraphs_marked_or_not():
    marked = read(FORMULA, RECALLING, "1. Decides to dredge;", "# Pilots and tugs", "2. Requests a report;")
    plain = read(FORMULA, RECALLING, "1. Decides to dredge;", "Pilots and tugs", "2. Requests a report;")
    lettered = read(FORMULA, RECALLING, "1. Decides to dredge;", "B. Pilots and tugs", "2. Requests a report;")
    for found in (marked, plain, lettered):
        assert [(each.name, each.text) for each in found.provisions] == [
            ("PP1", RECALLING),
            ("OP1", "Decides to dredge;"),
            ("OP2", "Requests a report;"),
        ]


def test_two_formulas_make_sections_with_counts_of_their_own():
    body = (FORMULA, RECALLING, "1. Decides to dredge;", "2. Requests a report;")
    found = read(
        "# A", *body, "# B", FORMULA, "Noting the tide,", "Deplores the silt in plain words,", "1. Decides to wait."
    )
    assert [each.name for each in found.provisions] == ["PP1", "OP1", "OP2", "B/PP1", "B/PP2", "B/OP1"]
    assert names(*body, *body)[3:] == ["2/PP1", "2/OP1", "2/OP2"]


def test_words_on_the_council_are_not_its_formula():
    found = read(
        FORMULA, RECALLING, "1. Decides that", "The Security Council, in its resolutions, bans silt;", "2. Ends."
    )
    assert [each.name for each in found.provisions][:2] == ["PP1", "OP1"]
    assert found.provisions[1].text == "Decides that The Security Council, in its resolutions, bans silt;"


def test_no_two_paragraphs_have_one_name():
    found = read(FORMULA, "1. Decides to dredge;", "2. Requests a report;", "2. Requests a map;", "3. Decides to end.")
    assert [(each.name, each.number, each.label) for each in found.provisions] == [
        ("OP1", 1, "1."),
        ("OP2", 2, "2."),
        ("OP2#2", 2, "2."),
        ("OP3", 3, "3."),
    ]
    assert [each.name for each in found.out_of_order] == ["OP2#2"]
    items = names(FORMULA, "1. Requests:", "(a) To wait;", "(a) To see;", "(b) To sail.")
    assert items == ["OP1", "OP1(a)", "OP1(a)#2", "OP1(b)"]


def test_a_number_that_a_slip_repeats_and_the_next_one_skips_is_the_one_between():
    found = read(FORMULA, "1. Decides to dredge;", "2. Requests a report;", "2. Requests a map;", "4. Decides to end.")
    assert [(each.name, each.number, each.label) for each in found.provisions][1:] == [
        ("OP2", 2, "2."),
        ("OP3", 3, "2."),
        ("OP4", 4, "4."),
    ]


def test_a_skipped_number_stays_and_is_told():
    found = read(FORMULA, "1. Decides to dredge;", "3. Requests a report;", "4. Decides to end.")
    assert [each.name for each in found.provisions] == ["OP1", "OP3", "OP4"]
    assert [each.name for each in found.out_of_order] == ["OP3"]


def test_a_finite_verb_before_paragraph_1_is_preamble():
    found = read(FORMULA, RECALLING, "Deplores the silt,", "1. Decides to dredge;", "2. Requests a report.")
    assert [(each.name, each.part) for each in found.provisions] == [
        ("PP1", "preambular"),
        ("PP2", "preambular"),
        ("OP1", "operative"),
        ("OP2", "operative"),
    ]


def test_the_number_1_of_an_annex_makes_no_preamble_of_an_unnumbered_resolution():
    found = names(
        FORMULA, RECALLING, "Decides to adopt the rules in the annex.", "# Annex", "1. Requests for pilots are free."
    )
    assert found == ["PP1", "OP1"]
    assert names(FORMULA, RECALLING, "Adopts the rules.", "Annex", "1. Decides that pilots are free.") == ["PP1", "OP1"]


@pytest.mark.parametrize("annex", ["# Annex", "# Annexes", "ANNEX I", "Annex: rules of the harbours", "# Appendix"])
def test_annexes_end_it(annex):
    assert names(FORMULA, RECALLING, "1. Decides to dredge.", annex, "2. Requests for pilots") == ["PP1", "OP1"]


@pytest.mark.parametrize("text", ["Annex II of the rules applies to tugs;", "# Annex to the resolution"])
def test_other_words_on_an_annex_do_not(text):
    assert names(FORMULA, RECALLING, "1. Decides to dredge:", text, "2. Requests a report.")[-1] == "OP2"


def test_footnotes_titles_and_what_a_page_says_of_itself_are_no_paragraphs():
    assert names("# Title", FORMULA, RECALLING, "^ See S/1.", "* Reissued for technical reasons.", "1. Decides.") == [
        "PP1",
        "OP1",
    ]


def test_the_marks_of_who_quotes_are_not_text():
    found = read(
        f"“{FORMULA}",
        f"“{RECALLING}",
        "“1. Welcomes the plan “Clear Water”;",
        "“2. Requests:",
        "“(a) The pilots to board;",
        "“3. Decides to keep “Clear Water” in mind.”",
    )
    assert [(each.name, each.text) for each in found.provisions] == [
        ("PP1", RECALLING),
        ("OP1", "Welcomes the plan “Clear Water”;"),
        ("OP2", "Requests: (a) The pilots to board;"),
        ("OP2(a)", "The pilots to board;"),
        ("OP3", "Decides to keep “Clear Water” in mind."),
    ]
    last = found.provisions[-1].whole[0]
    assert (last.start, last.end) == (4, len("“3. Decides to keep “Clear Water” in mind."))


def test_a_title_in_straight_marks_keeps_its_own():
    found = read(f'"{FORMULA}', '"1. Welcomes the plan "Clear Water"', '"2. Decides to end."')
    assert [each.text for each in found.provisions] == ['Welcomes the plan "Clear Water"', "Decides to end."]


def test_marks_stay_where_nobody_quotes():
    assert read(FORMULA, "1. Welcomes the plan called “Clear Water”").provisions[0].text.endswith("“Clear Water”")


def test_where_a_quotation_ends():
    text = passages(
        "Said so:", f"“{FORMULA}", "# Tugs", "“1. Decides to dredge;", "“2. Decides to end.”", "Votes", "“Aye.”"
    )
    assert closing_quote(text, 1) == 5
    assert closing_quote(text[:4], 1) == 4
    assert closing_quote(passages(FORMULA, RECALLING), 0) == 2


def test_a_quotation_whose_items_have_no_marks_goes_on():
    text = passages(
        f"“{FORMULA}", "“1. Requests:", "(a) A map;", "(b) A report;", "“2. Decides to end.”", "The Council rose."
    )
    assert closing_quote(text, 0) == 5


def test_a_quotation_with_one_pair_of_marks_ends_where_the_pair_does():
    text = passages(f"“{FORMULA}", RECALLING, "1. Welcomes “Clear Water”;", "2. Decides to end.”", "The Council rose.")
    assert closing_quote(text, 0) == 4
    assert [each.text for each in structure(text[:4]).provisions][-1] == "Decides to end."


@pytest.mark.parametrize(
    ("text", "phrase", "verb"),
    [
        ("In this regard, calls upon all ports to dredge", "In this regard, calls upon", "call upon"),
        (
            "Consistent with paragraph 2 above, requests a report",
            "Consistent with paragraph 2 above, requests",
            "request",
        ),
    ],
)
def test_a_lead_phrase_behind_a_clause(text, phrase, verb):
    found = lead_of(text, "operative")
    assert found is not None
    assert (text[: found.end], found.verb) == (phrase, verb)


def test_a_verb_that_lost_its_ending_leads_a_numbered_paragraph_only():
    found = lead_of("Call on all parties to dredge", "operative", is_numbered=True)
    assert found is not None
    assert (found.phrase, found.end, found.part) == ("Call on", 7, "operative")
    assert lead_of("Call on all parties to dredge", "operative") is None
    assert lead_of("Harbour masters meet", "operative", is_numbered=True) is None


def test_words_behind_a_list_belong_to_what_the_list_is_in():
    found = read(FORMULA, "1. Requests ports:", "(a) To wait;", "(b) To see;", "and to report on both;")
    assert named(found, "OP1").text == "Requests ports: (a) To wait; (b) To see; and to report on both;"
    assert [each.text for each in named(found, "OP1").own] == ["Requests ports:", "and to report on both;"]
    assert named(found, "OP1(b)").text == "To see;"


def test_a_sentence_that_an_item_has_not_ended_goes_on_in_it():
    found = read(
        FORMULA, "1. Requests ports:", "(a) To wait for the Government of", "the islands to pay;", "(b) To see."
    )
    assert named(found, "OP1(a)").text == "To wait for the Government of the islands to pay;"
    found = read(FORMULA, "1. Requests ports:", "(i) Pilots and tugs", "Inspect each day:", "(a) Ropes;", "(b) Flags.")
    assert [each.name for each in found.provisions] == ["OP1", "OP1(i)", "OP1(i)(a)", "OP1(i)(b)"]
    assert named(found, "OP1(i)").text == "Pilots and tugs Inspect each day: (a) Ropes; (b) Flags."


_BEGINNINGS = ["", "1. ", "2. ", "3 . ", "5. ", "12. ", "(a) ", "(b) ", "(h) ", "(i) ", "(ii) ", "(5) ", "(a) (i) "]
_BEGINNINGS += ["4. (a) ", "(h) (i) ", "• • ", "– – ", "(a) (a) ", "• ", "– ", "“", "“1. ", '"', "“(a) ", "l. ", "A. "]
_WORDS = [
    "Decides to dredge;",
    "Recalling the tide,",
    "To wait:",
    "Resolves:",
    "The Security Council,",
    "Annex",
    "Pilots",
]
_WORDS += [
    "and so on.",
    "Acting under Chapter VII,",
    "the “Plan”",
    "”",
    "“",
    "Welcomes the “Plan” again.”",
    "* Reissued.",
]
_WORDS += ['the "Plan" of 2 ports;"', "1"]
_PASSAGES = st.lists(
    st.tuples(
        st.sampled_from(["paragraph", "heading", "list_item"]), st.sampled_from(_BEGINNINGS), st.sampled_from(_WORDS)
    ),
    max_size=14,
)


@QUICK
@given(_PASSAGES, st.booleans())
def test_what_holds_for_any_passages(drawn, is_quoted):
    start = "“" if is_quoted else ""
    given_ = [Passage("p0", "paragraph", f"{start}{FORMULA}")]
    given_ += [Passage(f"p{n}", kind, f"{head}{words}".strip()) for n, (kind, head, words) in enumerate(drawn, 1)]
    found = structure(given_)
    texts = {each.passage_id: each.text for each in given_}
    order = {each.passage_id: place for place, each in enumerate(given_)}
    known = [each.name for each in found.provisions]
    assert len(known) == len(set(known))
    begins = []
    for each in found.provisions:
        assert each.text
        assert each.text == each.text.strip()
        for stretch in [*each.own, *each.whole]:
            assert texts[stretch.passage_id][stretch.start : stretch.end] == stretch.text != ""
        assert each.text == " ".join(stretch.text for stretch in each.whole)
        if each.parent is not None:
            assert each.text in each.parent.text
            assert each.name.startswith(each.parent.name)
            assert each.number is None
        else:
            assert each.number is not None
        if each.lead is not None:
            assert each.lead.phrase in each.text
        places = [(order[stretch.passage_id], stretch.start) for stretch in each.whole]
        assert places == sorted(places)
        begins.append(places[0])
    assert begins == sorted(begins)
    own = [(stretch.passage_id, stretch.start, stretch.end) for each in found.provisions for stretch in each.own]
    assert len({passage for passage, *_ in own}) == len(own)


def test_counterparts_are_told_by_words_where_a_place_shifts():
    ours = read(
        FORMULA, RECALLING, "Noting the tide,", "1. Requests:", "(a) A map of all piers;", "(b) A report on silt;"
    )
    theirs = read(FORMULA, "Noting the low tide,", "1. Requests all:", "(a) A report on silt;", "2. Decides to end.")
    found = [(one.name, other.name) for one, other in counterparts(ours, theirs)]
    assert found == [("PP2", "PP1"), ("OP1", "OP1"), ("OP1(b)", "OP1(a)")]


@QUICK
@given(_PASSAGES, _PASSAGES)
def test_each_paragraph_is_its_own_counterpart_and_no_two_share_one(one, other):
    first, second = (read(FORMULA, *[f"{head}{words}".strip() for _, head, words in drawn]) for drawn in (one, other))
    assert [(a.name, b.name) for a, b in counterparts(first, first)] == [
        (each.name, each.name) for each in sorted(first.provisions, key=lambda each: each.part == "operative")
    ]
    pairs = counterparts(first, second)
    assert len({id(a) for a, _ in pairs}) == len({id(b) for _, b in pairs}) == len(pairs)
    assert all(a.part == b.part and (a.parent is None) == (b.parent is None) for a, b in pairs)
