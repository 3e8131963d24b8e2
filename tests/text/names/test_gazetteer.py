import pytest

from flows.text.names.gazetteer import ANY_CASE, EXACT, Gazetteer, Name, leveled, longest

NAMES = Gazetteer(
    [
        Name("Niger", "NER"),
        Name("Nigeria", "NGA"),
        Name("Guinea", "GIN"),
        Name("Guinea-Bissau", "GNB"),
        Name("Papua New Guinea", "PNG"),
        Name("Oman", "OMN"),
        Name("Mali", "MLI"),
        Name("Côte d'Ivoire", "CIV"),
        Name("Counter-Terrorism Committee", "ctc"),
        Name("Counter-Terrorism Committee Executive Directorate", "cted"),
        Name("CTC", "ctc", EXACT),
        Name("Member States", "states", ANY_CASE),
        Name("United Nations", "un"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.name.meaning) for hit in longest(NAMES.hits(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a woman from Romania, some formality", []),
        ("Malian, Nigerien, Omani; small", []),
        ("Nigeria borders Niger", [("Nigeria", "NGA"), ("Niger", "NER")]),
        (
            "Guinea‑Bissau, Guinea and Papua New Guinea",
            [("Guinea‑Bissau", "GNB"), ("Guinea", "GIN"), ("Papua New Guinea", "PNG")],
        ),
        ("guinea pigs in oman", []),
        ("MALI and OMAN", [("MALI", "MLI"), ("OMAN", "OMN")]),
        ("Mali’s and Oman's; Mali-based", [("Mali", "MLI"), ("Oman", "OMN"), ("Mali", "MLI")]),
        ("Franco-Malian; Anti-Mali", []),
        ("Cote d’Ivoire, Côte d'Ivoire", [("Cote d’Ivoire", "CIV"), ("Côte d'Ivoire", "CIV")]),
        (
            "the Counter‑Terrorism Committee Executive Directorate",
            [("Counter‑Terrorism Committee Executive Directorate", "cted")],
        ),
        ("the Counter-terrorism Committee", [("Counter-terrorism Committee", "ctc")]),
        ("the counter-terrorism committee", []),
        ("COUNTER-TERRORISM COMMITTEE", [("COUNTER-TERRORISM COMMITTEE", "ctc")]),
        ("CTC, ctc, Ctc, CTCs", [("CTC", "ctc")]),
        ("member States, Member states", [("member States", "states"), ("Member states", "states")]),
        ("non‑United Nations actors", [("United Nations", "un")]),
        ("𝒳 İ Mali", [("Mali", "MLI")]),
        ("", []),
    ],
)
def test_names_stand_on_whole_words_and_the_longest_wins(text, expected):
    assert found(text) == expected


def test_leveling_keeps_every_character_at_its_place():
    text = "Türkiye ‑ d’Ivoire \u00a0İstanbul ﬁ 𝒳 ø"
    assert len(leveled(text)) == len(text)
    assert leveled("Türkiye d’Ivoire Łódź Ørsted") == "Turkiye d'Ivoire Lodz Orsted"


def test_a_long_text_takes_no_time():
    assert len(NAMES.hits("Mali " * 50_000)) == 50_000
