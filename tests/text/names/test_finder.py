"""Names of whole documents: what the parts of the finder do together."""

import pytest

from flows.text.names.finder import names
from flows.text.names.model import Part


def found(*texts: str) -> list[tuple[str, str]]:
    return [(each.surface, each.entity.name) for each in names([Part(text) for text in texts]).mentions]


def test_an_acronym_means_what_it_was_last_defined_as():
    assert found(
        "CTED and the Centre for Terrorism Data (CTED) met.",
        "The Counter-Terrorism Committee Executive Directorate (CTED) came. CTED left.",
    ) == [
        ("CTED", "Centre for Terrorism Data"),
        ("Centre for Terrorism Data", "Centre for Terrorism Data"),
        ("CTED", "Centre for Terrorism Data"),
        *[
            (name, "Counter-Terrorism Committee Executive Directorate")
            for name in ("Counter-Terrorism Committee Executive Directorate", "CTED", "CTED")
        ],
    ]


def test_another_one_of_a_surname_is_not_taken_for_the_first():
    text = "Mr. Chad Smith said that it was late. Georgia Smith said that all was ready."
    assert found(text) == [("Chad Smith", "Chad Smith")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OCT and UNOCT", ["United Nations Office of Counter-Terrorism"] * 2),
        ("UN CTED met", ["Counter-Terrorism Committee Executive Directorate"]),
        ("the Delhi Declaration and the Madrid Guiding Principles", []),
        ("the Advance Passenger Information (API) and API", []),
        ("in French and Russian texts", []),
        ("Iata and Unesco", ["International Air Transport Association", None]),
    ],
)
def test_names_in_their_surroundings(text, expected):
    assert [None if "Educational" in name else name for _, name in found(text)] == expected
