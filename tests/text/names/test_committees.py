import pytest

from flows.text.names.committees import numbered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Committee met; resolution 1267 (1999)", []),
        ("the 1267 Committee", [("1267 Committee", ("1267",))]),
        ("the 1267/1989/2253 Committee", [("1267/1989/2253 Committee", ("1267", "1989", "2253"))]),
        (
            "the Committee established pursuant to resolutions 1267 (1999) and 1989 (2011), which",
            [("Committee established pursuant to resolutions 1267 (1999) and 1989 (2011)", ("1267", "1989"))],
        ),
        (
            "the Committee established pursuant to paragraph 24 of resolution 1591 (2005) and",
            [("Committee established pursuant to paragraph 24 of resolution 1591 (2005)", ("1591",))],
        ),
        (
            "the Committee pursuant to resolutions 1267 (1999) and 2253 (2015) concerning ISIL (Da’esh), Al-Qaida and "
            "associated individuals, groups, undertakings and entities, met",
            [
                (
                    "Committee pursuant to resolutions 1267 (1999) and 2253 (2015) concerning ISIL (Da’esh), Al-Qaida "
                    "and associated individuals, groups, undertakings and entities",
                    ("1267", "2253"),
                )
            ],
        ),
        (
            "the Committee established pursuant to resolution 1591 (2005) concerning the Sudan and the Panel",
            [("Committee established pursuant to resolution 1591 (2005) concerning the Sudan", ("1591",))],
        ),
        (
            "the Committee pursuant to resolution 751 (1992) concerning Somalia held informal consultations",
            [("Committee pursuant to resolution 751 (1992) concerning Somalia", ("751",))],
        ),
        ("in 2018 Committee members", []),
    ],
)
def test_committees_named_by_resolutions(text, expected):
    assert [(text[each.start : each.end], each.numbers) for each in numbered(text)] == expected
