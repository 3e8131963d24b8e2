import pytest

from flows.text.names.cities import cities


@pytest.mark.parametrize(
    ("text", "states", "expected"),
    [
        ("in Security Council resolution, in March 2018, in Reading", {}, []),
        ("at Paris Match, in Vienna’s Hofburg", {}, []),
        ("in Dushanbe on 4 May", {}, [("Dushanbe", "TJK")]),
        ("hosted by the FSB in Krasnodar on 4 and 5 October", {}, [("Krasnodar", "RUS")]),
        ("from Rabat to Port Louis", {}, [("Rabat", "MAR"), ("Port Louis", "MUS")]),
        ("Sochi, Russian Federation", {7: "RUS"}, [("Sochi", "RUS")]),
        ("Georgia, where", {}, []),
    ],
)
def test_cities_where_a_place_is_named(text, states, expected):
    found = {(text[each.start : each.end], each.city.country) for each in cities(text, states)}
    assert sorted(found) == sorted(expected)
