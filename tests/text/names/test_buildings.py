import pytest

from flows.text.names.buildings import buildings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the airport and the port; Airport staff; The Airport", []),
        ("at Oslo Airport Gardermoen and the Port of Oslo.", ["Oslo Airport Gardermoen", "Port of Oslo"]),
        ("to Faleolo International Airport and", ["Faleolo International Airport"]),
        ("The Al Bustan Palace hosted", ["Al Bustan Palace"]),
        ("Gnassingbé Eyadéma International Airport", ["Gnassingbé Eyadéma International Airport"]),
        ("Port of Spain, Trinidad", ["Port of Spain"]),
    ],
)
def test_buildings_by_the_word_for_what_they_are(text, expected):
    assert sorted(text[start:end] for start, end in buildings(text)) == sorted(expected)


def test_a_long_text_takes_no_time():
    assert len(list(buildings("Alpha Beta Airport, " * 4_000))) == 4_000
    assert list(buildings("Alpha " * 15_000 + "Port of")) == []
