import pytest

from flows.text.names.bodies import bodies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Council met. This Office was closed. Council members", []),
        ("the Permanent Mission of Japan to the United Nations", []),
        ("CTED Office Conducts Training in Mali", []),
        ("the Head of the Police Commissioner’s staff", []),
        ("Individual Police Officers; Community Violence Reduction", []),
        ("the Truth, Justice and Reconciliation Commission", ["Truth, Justice and Reconciliation Commission"]),
        (
            "the Joint Border Commission and Joint Demarcation Committee",
            ["Joint Border Commission", "Joint Demarcation Committee"],
        ),
        ("the National Council on Human Rights Commissions", ["National Council on Human Rights"]),
        ("the Panel of Experts’ report; the Joint Panel’s", ["Panel of Experts", "Joint Panel"]),
        ("l’Agence nationale, Agence nationale de la Sûreté", []),
        ("and the Biometrics Institute). More", ["Biometrics Institute"]),
        (
            "the Federal Security Service of the Russian Federation (FSB)",
            ["Federal Security Service of the Russian Federation"],
        ),
        (
            "the Ministry of Foreign Affairs and Cooperation of Mali",
            ["Ministry of Foreign Affairs and Cooperation of Mali"],
        ),
        ("CTED’s Administration and Information Office", ["Administration and Information Office"]),
        ("The Government Technology & Services Coalition's page", ["Government Technology & Services Coalition"]),
        (
            "International Association of Prosecutors, and the Hedayah Centre",
            ["International Association of Prosecutors", "Hedayah Centre"],
        ),
        ("the Afghan National Army and the Afghan National Police", ["Afghan National Army", "Afghan National Police"]),
    ],
)
def test_bodies_by_the_word_for_what_they_are(text, expected):
    assert [text[each.start : each.end] for each in bodies(text)] == expected


def test_a_part_of_a_state_is_no_body():
    assert list(bodies("the North and Centre of Mali", [(24, 28)])) == []


def test_a_known_body_is_not_told_again():
    text = "the Council of Europe and the Security Council Committee"
    assert list(bodies(text, [(4, 21), (30, 56)])) == []


def test_a_long_text_takes_no_time():
    assert len(list(bodies("Alpha Beta Institute and " * 4_000))) == 4_000
