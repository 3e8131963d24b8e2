import pytest

from flows.text.names.acronyms import definitions, spelled_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no (brackets) here, (a) nor (12) nor (Da'esh)", []),
        ("the Committee Executive Directorate (CTED) and", [("CTED", "the Committee Executive Directorate")]),
        ("the Federal Security Service’s (FSB) agents", [("FSB", "the Federal Security Service")]),
        ("Asia (hereafter “SCO”)", [("SCO", "Asia")]),
        ("the Global Fund (the “GCERF”)", [("GCERF", "the Global Fund")]),
        ("A (UN) B (A/RES/60/288)", [("UN", "A"), ("A/RES/60/288", "A (UN) B")]),
    ],
)
def test_acronyms_in_brackets(text, expected):
    assert [(each.acronym, text[: each.name_end]) for each in definitions(text)] == expected


@pytest.mark.parametrize(
    ("text", "acronym", "expected"),
    [
        ("with the International Association of Prosecutors", "IAP", "International Association of Prosecutors"),
        ("a Joint Plan of Action", "JPoA", "Joint Plan of Action"),
        ("of the Global Counterterrorism Forum", "GCTF", "Global Counterterrorism Forum"),
        ("the Advance Passenger Information", "API", "Advance Passenger Information"),
        ("the foreign terrorist fighters", "FTF", None),
        ("something else entirely", "XYZ", None),
    ],
)
def test_the_words_that_an_acronym_stands_for(text, acronym, expected):
    begin = spelled_out(text, len(text), acronym)
    assert (None if begin is None else text[begin:]) == expected
