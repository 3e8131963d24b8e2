import pytest

from flows.text.language import language

ENGLISH = "The Council met on Monday to hear how the plan for the region had been carried out by its members this year"
FRENCH = "Le Conseil s’est réuni pour entendre comment le plan pour la région avait été mis en œuvre par ses membres"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("Dushanbe, Tajikistan", None),
        ("1267 1373 1535 " * 20, None),
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (ENGLISH * 500, "en"),
    ],
)
def test_the_language_of_a_text(text, expected):
    assert language(text) == expected
