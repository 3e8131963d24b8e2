"""Persons and offices in short passages; the marks of persons are what is expected, all others are known."""

import time

import pytest

from flows.text.names.model import PERSON, Part
from flows.text.people.people import people
from tests.text.names import marked

CTED = "⟦CTED¦org¦Counter-Terrorism Committee Executive Directorate⟧"
UN = "⟦United Nations¦org¦United Nations⟧"
SCO = (
    "⟦Shanghai Cooperation Organization¦org¦Shanghai Cooperation Organization⟧ "
    "(⟦SCO¦org¦Shanghai Cooperation Organization⟧)"
)


def read(*texts: str):
    parts, found = marked.parts(*texts)
    known = [mention for mention in found if mention.entity.kind != PERSON]
    mentions, positions = people(parts, known)
    got = [(one.place.part, one.place.start, one.surface, one.entity.name) for one in mentions]
    wanted = [
        (one.place.part, one.place.start, one.surface, one.entity.name) for one in found if one.entity.kind == PERSON
    ]
    offices = [
        (one.person.name, one.title, one.organization.name if one.organization else None, one.place.slice(parts))
        for one in positions
    ]
    return got, wanted, offices


@pytest.mark.parametrize(
    "text",
    [
        "Ms. ⟦Coninsx¦person¦Michèle Coninsx⟧",
        "Mr. ⟦Rashid Alimov¦person¦Rashid Alimov⟧ (centre)",
        "⟦Michèle Coninsx¦person¦Michèle Coninsx⟧’ remarks (28 June 2018). ⟦Coninsx¦person¦Michèle Coninsx⟧’s office",
        f"{CTED} Executive Director ⟦Michele Coninsx¦person¦Michèle Coninsx⟧’ remarks",
        "the statement of H.E. Mr. ⟦Amr Abdellatif Aboulatta¦person¦Amr Abdellatif Aboulatta⟧, on behalf of the Chair",
        "HE Mr ⟦Amr Aboulatta¦person¦Amr Abdellatif Aboulatta⟧ spoke. He Mr spoke",
        (
            "Sheikh ⟦Mohammed bin Abdulrahman Al-Thani¦person¦Mohammed bin Abdulrahman Al-Thani⟧ and Mr. "
            "⟦Al-Thani¦person¦Mohammed bin Abdulrahman Al-Thani⟧"
        ),
        "Dr. ⟦Ali bin Fetais Al-Marri¦person¦Ali bin Fetais Al-Marri⟧ of ⟦Qatar¦country¦Qatar⟧",
        "Mr. ⟦Abu Bakr al-Baghdadi¦person¦Abu Bakr al-Baghdadi⟧, then ⟦al-Baghdadi¦person¦Abu Bakr al-Baghdadi⟧’s men",
        "the names Mr. ⟦Usama bin Laden¦person¦Usama bin Laden⟧ and ⟦bin Laden¦person¦Usama bin Laden⟧",
        "Mr. ⟦de Kerchove¦person¦Gilles de Kerchove⟧ met Ms. ⟦van der Stoel¦person¦van der Stoel⟧",
        (
            "Ambassador ⟦José R. Cabañas¦person¦José R. Cabañas⟧ (⟦Cuba¦country¦Cuba⟧), Mr. "
            "⟦Cabañas¦person¦José R. Cabañas⟧"
        ),
        (
            "Mr. ⟦T. H. KHAN¦person¦T. H. Khan⟧ (⟦Bangladesh¦country¦Bangladesh⟧) Mr. ⟦Lennart "
            "ASPEGREN¦person¦Lennart Aspegren⟧ (⟦Sweden¦country¦Sweden⟧)"
        ),
        (
            "Ms. ⟦Natalia Gherman¦person¦Natalia Gherman⟧ and Mr. ⟦Weixiong Chen¦person¦Weixiong Chen⟧ met "
            "Mr. ⟦Ban Ki‑moon¦person¦Ban Ki-moon⟧; Mr. ⟦Ban¦person¦Ban Ki-moon⟧ said"
        ),
        "Secretary-General ⟦Ban Ki-Moon¦person¦Ban Ki-moon⟧ put a ban on it. Ban on arms",
        (
            "Mr. ⟦Nguyễn Phú Trọng¦person¦Nguyễn Phú Trọng⟧ met Mr. ⟦Kim Jong-un¦person¦Kim Jong-un⟧ and Ms. "
            "⟦Владимирова¦person¦Владимирова⟧"
        ),
        (
            "Ms. ⟦Mary Robinson¦person¦Mary Robinson⟧ and Mr. ⟦John Brown¦person¦John Brown⟧ met; Mr. "
            "⟦Brown¦person¦John Brown⟧ said brown is a colour. Brown is"
        ),
        (
            "Ms. ⟦Anna Smith¦person¦Anna Smith⟧ and Mr. ⟦John Smith¦person¦John Smith⟧ met. Ms. "
            "⟦Smith¦person¦Anna Smith⟧ left, ⟦Smith¦person¦Anna Smith⟧ said. Mr. ⟦Smith¦person¦John Smith⟧ "
            "stayed"
        ),
        (
            "Mr. ⟦John Roe¦person¦John Roe⟧ and Ms. ⟦Roe¦person¦Roe⟧ met; "
            "Mr. ⟦J. Roe¦person¦John Roe⟧ and ⟦John B. Roe¦person¦John Roe⟧ left"
        ),
        "Mr. ⟦Vladimir Ivanovich Voronkov¦person¦Vladimir Voronkov⟧ and ⟦Vladimir Voronkov¦person¦Vladimir Voronkov⟧",
        "Gen. ⟦Mark Milley¦person¦Mark Milley⟧, Colonel (ret.) ⟦John Roe¦person¦John Roe⟧, Sen. ⟦Roe¦person¦John Roe⟧",
        "Sheikh ⟦Tamim bin Hamad Al Thani¦person¦Tamim bin Hamad Al Thani⟧; "
        "Sheikh ⟦Tamim¦person¦Tamim bin Hamad Al Thani⟧",
        "⟦Usama bin Laden¦person¦Usama bin Laden⟧ and its leader ⟦Ayman al-Zawahiri¦person¦Ayman al-Zawahiri⟧ met",
        "the Minister, Dr. ⟦A. K. Abdul Momen¦person¦A. K. Abdul Momen⟧, MP, and "
        "Executive Director ⟦Henrietta Fore¦person¦Henrietta Fore⟧ said",
        "Messrs. ⟦Kovalenko¦person¦Kovalenko⟧ and ⟦Petrov¦person¦Petrov⟧",
        "Presidents ⟦Vladimir Putin¦person¦Vladimir Putin⟧ and ⟦Emomali Rahmon¦person¦Emomali Rahmon⟧ met",
        "Mr. ⟦Michael Jordan¦person¦Michael Jordan⟧ of ⟦Jordan¦country¦Jordan⟧",
        (
            "Prof. ⟦O’Brien¦person¦O’Brien⟧, Lt. Gen. ⟦Jean-Paul Deconinck¦person¦Jean-Paul Deconinck⟧, Maj. "
            "Gen. ⟦Yohannes¦person¦Yohannes⟧"
        ),
        "Mr. ⟦Martin Luther King Jr¦person¦Martin Luther King Jr⟧. was here",
    ],
)
def test_a_name_has_neither_title_nor_possessive(text: str) -> None:
    if "⟦Michael Jordan" in text:  # the mark of the country within
        text = "Mr. Michael ⟦Jordan¦country¦Jordan⟧ of ⟦Jordan¦country¦Jordan⟧"
        assert [row[2] for row in read(text)[0]] == ["Michael Jordan"]
        return
    got, wanted, _ = read(text)
    assert got == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        (
            "The General Assembly, the Secretary-General and the President of the Security Council met in "
            "New York on Monday"
        ),
        "Mr. President, Madam Chair, Mr. Secretary-General, Mr. Chairman, Your Excellencies",
        "SECURITY COUNCIL (Meetings Coverage) said",
        "SHANGHAI COOPERATION ORGANIZATION (SCO) said",
        "title: Secretary-General Condemns Attack, President Urges Member States",
        "title: Overcoming Barriers Vital, Secretary-General Tells Conference",
        "Secretary-General Tells Opening of Conference, Executive Director Hails It",
        "She was a member of the Committee, which met. In Tel Aviv (Israel) said",
        "title: Executive Director Briefs Council on Foreign Terrorist Fighters",
        "the Global Counter-Terrorism Strategy, Director of the Office",
        "Boko Haram, Al-Shabaab and the Lord’s Resistance Army",
        "In New York, the Secretary-General said so. In Addis Ababa, President of the Commission",
        "the United Nations Special Representative for West Africa and the Sahel",
        "the King Fahd University, the Kofi Annan Foundation, the President Wilson Boulevard",
        "credit: Photo: Getty Images",
        "credit: UN Photo",
        "credit: Read more at UN Office of Counter-Terrorism",
        "He said Member States, and the Minister of Foreign Affairs of Burkina Faso",
        "the letter from the Permanent Representative of Kenya to the Secretary-General",
        "“It works,” said Human Rights Watch. “We go,” said the Secretary-General.",
        "Major General Framework, General People’s Congress, Judge Advocate General",
        "Resolution 2395 (2017) reads: Recognizing that terrorism, The Security Council",
        "Head of State and Government; Chair Summary; Director General Conference",
        "the Chair’s Summary, Ministerial Declaration. Dr. , Mr. and Mrs.",
        "Coninsx said so",
        "Al Qaida in Iraq, the Front for the Liberation, Deputy Minister",
    ],
)
def test_no_person_is_made_of_anything_else(text: str) -> None:
    got, _, offices = read(text)
    assert (got, offices) == ([], [])


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            f"{CTED} Executive Director ⟦Michèle Coninsx¦person¦Michèle Coninsx⟧ delivered",
            [
                (
                    "Michèle Coninsx",
                    "Executive Director",
                    "Counter-Terrorism Committee Executive Directorate",
                    "CTED Executive Director Michèle Coninsx",
                )
            ],
        ),
        (
            "Assistant Secretary-General ⟦Michèle Coninsx¦person¦Michèle Coninsx⟧, Executive Director of the "
            "⟦Counter-Terrorism Committee Executive Directorate¦org¦CTED⟧ (⟦CTED¦org¦CTED⟧), chaired",
            [
                ("Michèle Coninsx", "Assistant Secretary-General", None, "Assistant Secretary-General Michèle Coninsx"),
                (
                    "Michèle Coninsx",
                    "Executive Director",
                    "CTED",
                    (
                        "Michèle Coninsx, Executive Director of the Counter-Terrorism Committee Executive Directorate "
                        "(CTED)"
                    ),
                ),
            ],
        ),
        (
            f"Meeting with the Secretary-General of the {SCO}, Mr. ⟦Rashid Alimov¦person¦Rashid Alimov⟧ (centre).",
            [
                (
                    "Rashid Alimov",
                    "Secretary-General",
                    "Shanghai Cooperation Organization",
                    "Secretary-General of the Shanghai Cooperation Organization (SCO), Mr. Rashid Alimov",
                )
            ],
        ),
        (
            (
                "on behalf of the ⟦Russian¦country¦Russian Federation⟧ President ⟦Vladimir Putin¦person¦Vladimir "
                "Putin⟧, said"
            ),
            [("Vladimir Putin", "President", "Russian Federation", "Russian President Vladimir Putin")],
        ),
        (
            (
                "Mr. ⟦Andrei Kovalenko¦person¦Andrei Kovalenko⟧, Head of the ⟦Directorate¦org¦CTED⟧ "
                "(⟦CTED¦org¦CTED⟧)’s Administration and Information Office, who"
            ),
            [
                (
                    "Andrei Kovalenko",
                    "Head",
                    "CTED",
                    "Andrei Kovalenko, Head of the Directorate (CTED)’s Administration and Information Office",
                )
            ],
        ),
        (
            (
                f"Mr. ⟦Vladimir Voronkov¦person¦Vladimir Voronkov⟧, {UN} UnderSecretary-General for "
                "Counter-Terrorism, shared"
            ),
            [
                (
                    "Vladimir Voronkov",
                    "UnderSecretary-General for Counter-Terrorism",
                    "United Nations",
                    "Vladimir Voronkov, United Nations UnderSecretary-General for Counter-Terrorism",
                )
            ],
        ),
        ("Mr. ⟦Voronkov¦person¦Vladimir Voronkov⟧ USG stressed", [("Vladimir Voronkov", "USG", None, "Voronkov USG")]),
        (
            "Under‑Secretary‑General ⟦Voronkov¦person¦Vladimir Voronkov⟧ encouraged",
            [("Vladimir Voronkov", "Under‑Secretary‑General", None, "Under‑Secretary‑General Voronkov")],
        ),
        (
            (
                "⟦VLADIMIR VORONKOV¦person¦Vladimir Voronkov⟧, Under-Secretary-General of the ⟦Office of "
                "Counter-Terrorism¦org¦UNOCT⟧, said"
            ),
            [
                (
                    "Vladimir Voronkov",
                    "Under-Secretary-General",
                    "UNOCT",
                    "VLADIMIR VORONKOV, Under-Secretary-General of the Office of Counter-Terrorism",
                )
            ],
        ),
        ("⟦NIKKI HALEY¦person¦Nikki Haley⟧ (⟦United States¦country¦United States of America⟧) said", []),
        ("⟦ABDALLAH Y. AL-MOUALLIMI¦person¦Abdallah Y. Al-Mouallimi⟧ (⟦Saudi Arabia¦country¦Saudi Arabia⟧) said", []),
        (
            "Ambassador ⟦Tarek Ladeb¦person¦Tarek Ladeb⟧ (⟦Tunisia¦country¦Tunisia⟧)",
            [("Tarek Ladeb", "Ambassador", None, "Ambassador Tarek Ladeb")],
        ),
        (
            "the Chair of the ⟦Committee¦org¦CTC⟧, Ambassador ⟦Tarek Ladeb¦person¦Tarek Ladeb⟧, said",
            [
                ("Tarek Ladeb", "Chair", "CTC", "Chair of the Committee, Ambassador Tarek Ladeb"),
                ("Tarek Ladeb", "Ambassador", None, "Ambassador Tarek Ladeb"),
            ],
        ),
        (
            "The President of the ⟦Council¦org¦SC⟧, ⟦Olof Skoog¦person¦Olof Skoog⟧ (⟦Sweden¦country¦Sweden⟧), read out",
            [("Olof Skoog", "President", "SC", "President of the Council, Olof Skoog")],
        ),
        (
            (
                "⟦Sirojiddin Muhriddin¦person¦Sirojiddin Muhriddin⟧, Minister of Foreign Affairs of "
                "⟦Tajikistan¦country¦Tajikistan⟧, opened"
            ),
            [
                (
                    "Sirojiddin Muhriddin",
                    "Minister of Foreign Affairs",
                    "Tajikistan",
                    "Sirojiddin Muhriddin, Minister of Foreign Affairs of Tajikistan",
                )
            ],
        ),
        (
            (
                "Sheikh ⟦Mohammed Al Thani¦person¦Mohammed Al Thani⟧, Deputy Prime Minister and Minister for "
                "Foreign Affairs of the ⟦State of Qatar¦country¦Qatar⟧, spoke"
            ),
            [
                ("Mohammed Al Thani", "Deputy Prime Minister", "Qatar", "Mohammed Al Thani, Deputy Prime Minister"),
                (
                    "Mohammed Al Thani",
                    "Minister for Foreign Affairs",
                    "Qatar",
                    "Mohammed Al Thani, Deputy Prime Minister and Minister for Foreign Affairs of the State of Qatar",
                ),
            ],
        ),
        (
            (
                "⟦Gilles de Kerchove¦person¦Gilles de Kerchove⟧, ⟦EU¦org¦European Union⟧ Counter-Terrorism "
                "Coordinator, said"
            ),
            [
                (
                    "Gilles de Kerchove",
                    "Counter-Terrorism Coordinator",
                    "European Union",
                    "Gilles de Kerchove, EU Counter-Terrorism Coordinator",
                )
            ],
        ),
        (
            "President ⟦Jerry Rawlings¦person¦Jerry Rawlings⟧ of ⟦Ghana¦country¦Ghana⟧, in bringing",
            [("Jerry Rawlings", "President", "Ghana", "President Jerry Rawlings of Ghana")],
        ),
        (
            "Secretary-General Dr. ⟦Boutros Boutros-Ghali¦person¦Boutros Boutros-Ghali⟧ for his dedication",
            [("Boutros Boutros-Ghali", "Secretary-General", None, "Secretary-General Dr. Boutros Boutros-Ghali")],
        ),
        (
            "As Executive Director of ⟦CTED¦org¦CTED⟧, Ms. ⟦Coninsx¦person¦Michèle Coninsx⟧ visited",
            [("Michèle Coninsx", "Executive Director", "CTED", "Executive Director of CTED, Ms. Coninsx")],
        ),
        ("At the invitation of the Secretary-General, Mr. ⟦Voronkov¦person¦Vladimir Voronkov⟧ visited Dushanbe", []),
        ("According to Ms. ⟦Coninsx¦person¦Michèle Coninsx⟧, the Secretary-General noted it", []),
        (
            "Ms. ⟦Jane Doe¦person¦Jane Doe⟧ was appointed Director of the ⟦FSB¦org¦FSB⟧ in 2017",
            [("Jane Doe", "Director", "FSB", "Jane Doe was appointed Director of the FSB")],
        ),
        (
            (
                "the Special Representative of the Secretary-General for ⟦Afghanistan¦country¦Afghanistan⟧, Ms. "
                "⟦Deborah Lyons¦person¦Deborah Lyons⟧, said"
            ),
            [
                (
                    "Deborah Lyons",
                    "Special Representative of the Secretary-General for Afghanistan",
                    None,
                    "Special Representative of the Secretary-General for Afghanistan, Ms. Deborah Lyons",
                )
            ],
        ),
        (
            (
                "the ⟦United Nations¦org¦UN⟧ Special Adviser on the Prevention of Genocide ⟦Adama "
                "Dieng¦person¦Adama Dieng⟧ warned"
            ),
            [
                (
                    "Adama Dieng",
                    "Special Adviser on the Prevention of Genocide",
                    "UN",
                    "United Nations Special Adviser on the Prevention of Genocide Adama Dieng",
                )
            ],
        ),
        (
            (
                "⟦Tunisia¦country¦Tunisia⟧’s Permanent Representative to the ⟦United Nations¦org¦UN⟧, ⟦Tarek "
                "Ladeb¦person¦Tarek Ladeb⟧, chaired"
            ),
            [
                (
                    "Tarek Ladeb",
                    "Permanent Representative",
                    "Tunisia",
                    "Tunisia’s Permanent Representative to the United Nations, Tarek Ladeb",
                )
            ],
        ),
        (
            (
                "the Permanent Representative of ⟦Japan¦country¦Japan⟧ to the ⟦United Nations¦org¦UN⟧, Mr. ⟦Koro "
                "Bessho¦person¦Koro Bessho⟧."
            ),
            [
                (
                    "Koro Bessho",
                    "Permanent Representative",
                    "Japan",
                    "Permanent Representative of Japan to the United Nations, Mr. Koro Bessho",
                )
            ],
        ),
        (
            (
                "⟦Jane Doe¦person¦Jane Doe⟧, Senior Legal Officer, ⟦CTED¦org¦CTED⟧, and ⟦John Roe¦person¦John "
                "Roe⟧ (Director, ⟦ICAO¦org¦ICAO⟧)"
            ),
            [
                ("Jane Doe", "Senior Legal Officer", "CTED", "Jane Doe, Senior Legal Officer, CTED"),
                ("John Roe", "Director", "ICAO", "John Roe (Director, ICAO"),
            ],
        ),
        (
            (
                "the Chair, ⟦Jane Doe¦person¦Jane Doe⟧, the Director of ⟦CTED¦org¦CTED⟧, ⟦John Roe¦person¦John "
                "Roe⟧, and others"
            ),
            [
                ("Jane Doe", "Chair", None, "Chair, Jane Doe"),
                ("John Roe", "Director", "CTED", "Director of CTED, John Roe"),
            ],
        ),
        (
            (
                "Mr. ⟦Voronkov¦person¦Vladimir Voronkov⟧, Secretary-General ⟦António Guterres¦person¦António "
                "Guterres⟧ and others"
            ),
            [("António Guterres", "Secretary-General", None, "Secretary-General António Guterres")],
        ),
        (
            "⟦John Roe¦person¦John Roe⟧, director of operations at ⟦Europol¦org¦Europol⟧, said",
            [("John Roe", "director of operations", "Europol", "John Roe, director of operations at Europol")],
        ),
        (
            (
                "⟦Fionnuala Ní Aoláin¦person¦Fionnuala Ní Aoláin⟧, Special Rapporteur on the promotion and "
                "protection of human rights while countering terrorism, said"
            ),
            [
                (
                    "Fionnuala Ní Aoláin",
                    "Special Rapporteur on the promotion and protection of human rights while countering terrorism",
                    None,
                    (
                        "Fionnuala Ní Aoláin, Special Rapporteur on the promotion and protection of human rights while "
                        "countering terrorism"
                    ),
                )
            ],
        ),
        (
            "former ⟦Tunisian¦country¦Tunisia⟧ President ⟦Ben Ali¦person¦Ben Ali⟧ left",
            [("Ben Ali", "former President", "Tunisia", "former Tunisian President Ben Ali")],
        ),
        (
            "the Envoy for ⟦Western Sahara¦country¦Western Sahara⟧ Ambassador ⟦Kai Roe¦person¦Kai Roe⟧ said",
            [
                ("Kai Roe", "Envoy for Western Sahara", None, "Envoy for Western Sahara Ambassador Kai Roe"),
                ("Kai Roe", "Ambassador", None, "Ambassador Kai Roe"),
            ],
        ),
        (
            "The Executive Director of ⟦CTED¦org¦CTED⟧, Assistant Secretary-General ⟦Jane Doe¦person¦Jane Doe⟧, "
            "and ⟦CTED¦org¦CTED⟧ Chief of Section, ⟦John Roe¦person¦John Roe⟧, took part",
            [
                (
                    "Jane Doe",
                    "Executive Director",
                    "CTED",
                    "Executive Director of CTED, Assistant Secretary-General Jane Doe",
                ),
                ("Jane Doe", "Assistant Secretary-General", None, "Assistant Secretary-General Jane Doe"),
                ("John Roe", "Chief of Section", "CTED", "CTED Chief of Section, John Roe"),
            ],
        ),
        (
            "the good offices of the Secretary-General and Special Representative ⟦Jane Doe¦person¦Jane Doe⟧,",
            [("Jane Doe", "Special Representative", None, "Special Representative Jane Doe")],
        ),
        (
            (
                "Judge ⟦Roberto Ago¦person¦Roberto Ago⟧, Mr. ⟦Ago¦person¦Roberto Ago⟧ and General "
                "⟦Abacha¦person¦Abacha⟧ of ⟦Nigeria¦country¦Nigeria⟧ met Colonel (retired) ⟦Roe¦person¦Roe⟧"
            ),
            [
                ("Roberto Ago", "Judge", None, "Judge Roberto Ago"),
                ("Abacha", "General", "Nigeria", "General Abacha of Nigeria"),
            ],
        ),
        (
            (
                "title: President ⟦Putin¦person¦Putin⟧ Meets Secretary-General ⟦Guterres¦person¦António "
                "Guterres⟧ in ⟦Moscow¦place¦Moscow⟧"
            ),
            [
                ("Putin", "President", None, "President Putin"),
                ("António Guterres", "Secretary-General", None, "Secretary-General Guterres"),
            ],
        ),
    ],
)
def test_an_office_belongs_to_the_person_it_stands_with(text: str, offices: list) -> None:
    got, wanted, found = read(text)
    assert got == wanted
    assert found == offices


@pytest.mark.parametrize(
    "text",
    [
        "credit: Photo: UN Photo/⟦Mark Garten¦person¦Mark Garten⟧",
        "credit: ⟦UN Photo¦org¦UN Photo⟧/⟦Eskinder Debebe¦person¦Eskinder Debebe⟧",
        "credit: Photo: ⟦Jane Doe¦person¦Jane Doe⟧/⟦AFP¦org¦AFP⟧",
        "credit: Photo credit: ⟦Loey Felipe¦person¦Loey Felipe⟧.",
        "caption: The Council meets (UN Photo/⟦Loey Felipe¦person¦Loey Felipe⟧).",
        "The Council meets. Photo by ⟦Loey Felipe¦person¦Loey Felipe⟧ | 2 July",
        "By ⟦Kylie Bielby¦person¦Kylie Bielby⟧",
        "By: ⟦Kylie Bielby¦person¦Kylie Bielby⟧ - ⟦UN News¦org¦UN News⟧ Senior Editor",
        "By: The Council - in brief",
        "On sanctions — ⟦Jane Doe-Roe¦person¦Jane Doe-Roe⟧ of ⟦Kenya¦country¦Kenya⟧, who chairs it, spoke",
        "They met Grand Hotel of ⟦Kenya¦country¦Kenya⟧, who was ill; Jane Doe of ⟦Kenya¦country¦Kenya⟧, which left",
        "“We are ready,” said ⟦Jane Doe¦person¦Jane Doe⟧, who runs it.",
        "“We are ready,” ⟦Yusuf al-Roe¦person¦Yusuf al-Roe⟧ of Rights Without Borders wrote.",
        "heading: ⟦UNOCT¦org¦UNOCT⟧/⟦Éric Komlan¦person¦Éric Komlan⟧",
        "credit: Photo: Kabar/⟦Azamat uulu Bektur¦person¦Azamat uulu Bektur⟧",
        "It ended. ⟦Kelly Craft¦person¦Kelly Craft⟧ (⟦Norway¦country¦Norway⟧) said so; in Nova Scotia "
        "(⟦Canada¦country¦Canada⟧) it did not. Gush Etzion (⟦Israel¦country¦Israel⟧) is near",
        "⟦VASSILY A. ROE¦person¦Vassily A. Roe⟧ (⟦Norway¦country¦Norway⟧), ⟦Council¦org¦SC⟧ President, said",
    ],
)
def test_credits_and_attributions_name_persons(text: str) -> None:
    got, wanted, _ = read(text)
    assert got == wanted


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Under-Secretary-General and Head of ⟦UNOCT¦org¦UNOCT⟧ ⟦Jane Doe¦person¦Jane Doe⟧ opened it",
            [("Under-Secretary-General", None), ("Head", "UNOCT")],
        ),
        (
            "Special Representative of the Secretary-General (SRSG) and Head of ⟦UNAMI¦org¦UNAMI⟧ "
            "⟦Ján Kubiš¦person¦Ján Kubiš⟧ spoke",
            [("Special Representative of the Secretary-General", None), ("Head", "UNAMI")],
        ),
        (
            "On Monday, Under-Secretary-General for Counter-Terrorism and Head of ⟦UNOCT¦org¦UNOCT⟧, "
            "⟦Jane Doe¦person¦Jane Doe⟧, spoke",
            [("Under-Secretary-General for Counter-Terrorism", None), ("Head", "UNOCT")],
        ),
        (
            "⟦Jane Doe¦person¦Jane Doe⟧, Ambassador and Permanent Representative of ⟦Kenya¦country¦Kenya⟧ to the "
            "⟦United Nations¦org¦UN⟧ in ⟦New York¦place¦New York⟧, spoke",
            [("Ambassador and Permanent Representative", "Kenya")],
        ),
        (
            "remarks by Assistant Secretary-General/Deputy Executive Director of ⟦UN Women¦org¦UN Women⟧, Ms. "
            "⟦Jane Doe¦person¦Jane Doe⟧.",
            [("Assistant Secretary-General/Deputy Executive Director", "UN Women")],
        ),
        (
            "the Secretary-General’s Special Envoy for ⟦Mali¦country¦Mali⟧, ⟦Jane Doe¦person¦Jane Doe⟧, spoke",
            [("Secretary-General’s Special Envoy for Mali", None)],
        ),
        (
            "In her capacity as Chair of the ⟦1267 Committee¦org¦1267⟧, ⟦Jane Doe¦person¦Jane Doe⟧ "
            "(⟦Malta¦country¦Malta⟧) said so",
            [("Chair", "1267")],
        ),
        (
            "by Director ⟦Jane Doe¦person¦Jane Doe⟧, ⟦CTED¦org¦CTED⟧; and Director "
            "⟦John Roe¦person¦John Roe⟧, ⟦UNDP¦org¦UNDP⟧, ⟦ICAO¦org¦ICAO⟧ and others",
            [("Director", "CTED"), ("Director", None)],
        ),
        (
            "Speaking on behalf of ⟦CTED¦org¦CTED⟧, Legal Officer ⟦Jane Doe¦person¦Jane Doe⟧ spoke",
            [("Legal Officer", "CTED")],
        ),
        (
            "Head of the ⟦CTED¦org¦CTED⟧ delegation was Chief of Section ⟦Jane Doe¦person¦Jane Doe⟧, who left",
            [("Head", "CTED"), ("Chief of Section", None)],
        ),
        ("Head of Branch ⟦Jane Doe¦person¦Jane Doe⟧ spoke", [("Head of Branch", None)]),
        (
            "⟦Jane Doe¦person¦Jane Doe⟧, a member of the ⟦Global Network¦org¦Global Network⟧, spoke",
            [("member", "Global Network")],
        ),
        (
            "⟦Mexico¦country¦Mexico⟧’s representative, ⟦Jane Doe¦person¦Jane Doe⟧, spoke",
            [("representative", "Mexico")],
        ),
        (
            "Mr. ⟦Jane Doe¦person¦Jane Doe⟧, Commissioner of Police in ⟦Kenya¦country¦Kenya⟧, spoke",
            [("Commissioner of Police", "Kenya")],
        ),
        (
            "⟦Jane Doe¦person¦Jane Doe⟧, Assistant Secretary-General for ⟦Europe¦place¦Europe⟧, "
            "⟦Central Asia¦place¦Central Asia⟧ and the ⟦Americas¦place¦Americas⟧, spoke",
            [("Assistant Secretary-General for Europe, Central Asia and the Americas", None)],
        ),
        (
            "⟦Jane Doe¦person¦Jane Doe⟧, Minister for Foreign Affairs and International Cooperation of "
            "⟦Kenya¦country¦Kenya⟧, spoke",
            [("Minister for Foreign Affairs and International Cooperation", "Kenya")],
        ),
        (
            "⟦Jane Doe¦person¦Jane Doe⟧, senior fellow at the right-wing ⟦Forum¦org¦Forum⟧ in town, spoke",
            [("senior fellow", "Forum")],
        ),
        (
            "⟦Jane Doe¦person¦Jane Doe⟧, ⟦United Nations High Commissioner for Refugees¦org¦UNHCR⟧, spoke",
            [("High Commissioner for Refugees", "UNHCR")],
        ),
        (
            "⟦Jane Doe¦person¦Jane Doe⟧ (⟦Malta¦country¦Malta⟧), Chair of the 1373 ⟦Committee¦org¦CTC⟧, and Ms. "
            "⟦Ann Roe¦person¦Ann Roe⟧, Director of ⟦UNCCT¦org¦UNCCT⟧/⟦UNOCT¦org¦UNOCT⟧, spoke",
            [("Chair", "CTC"), ("Director", "UNCCT")],
        ),
        (
            "⟦Somali¦country¦Somalia⟧ President ⟦Hassan Sheikh Roe¦person¦Hassan Sheikh Roe⟧ and "
            "Deputy Secretary-General, ⟦Jan Doe¦person¦Jan Doe⟧, spoke",
            [("President", "Somalia"), ("Deputy Secretary-General", None)],
        ),
        (
            "by ⟦IATA¦org¦IATA⟧ director-general and CEO ⟦Jane Doe¦person¦Jane Doe⟧ and others",
            [("director-general", "IATA"), ("CEO", "IATA")],
        ),
        (
            "⟦UN¦org¦UN⟧ Assistant Secretary-General and Executive Director ⟦Jane Doe¦person¦Jane Doe⟧ spoke",
            [("Assistant Secretary-General", "UN"), ("Executive Director", None)],
        ),
        (
            "By: ⟦Jane Doe¦person¦Jane Doe⟧ - ⟦UN News¦org¦UN News⟧ Director",
            [("Director", "UN News")],
        ),
        (
            "the ⟦Council¦org¦SC⟧ President for December, ⟦Jane Doe¦person¦Jane Doe⟧ (⟦Malta¦country¦Malta⟧), spoke",
            [("President", "SC")],
        ),
    ],
)
def test_offices_of_many_forms(text: str, offices: list) -> None:
    got, wanted, found = read(text)
    assert got == wanted
    assert [(title, body) for _, title, body, _ in found] == offices


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            f"Mr. ⟦John Doe¦person¦John Doe⟧, Chef de Cabinet to the {UN} Secretary-General, spoke",
            [("Chef de Cabinet", "United Nations")],
        ),
        (
            "Mr. ⟦John Doe¦person¦John Doe⟧ of ⟦Kenya¦country¦Kenya⟧, Chairman of the ⟦Committee¦org¦Committee⟧, told",
            [("Chairman", "Committee")],
        ),
        (
            f"Mr. ⟦John Doe¦person¦John Doe⟧, Envoy of ⟦Kenya¦country¦Kenya⟧, in his capacity as Chair of {CTED}.",
            [("Envoy", "Kenya"), ("Chair", "Counter-Terrorism Committee Executive Directorate")],
        ),
        (
            f"During the session Executive Director of {CTED}, ⟦Jane Roe¦person¦Jane Roe⟧, stated",
            [("Executive Director", "Counter-Terrorism Committee Executive Directorate")],
        ),
        (
            f"⟦Jane Roe¦person¦Jane Roe⟧, Managing Director for Crisis Response, {UN}, listed",
            [("Managing Director for Crisis Response", "United Nations")],
        ),
        (
            f"⟦Jane Roe¦person¦Jane Roe⟧, Head of the {UN} Programme Office in ⟦Doha¦place¦Doha⟧, spoke",
            [("Head", "United Nations")],
        ),
        (f"It began. ⟦Jane Roe¦person¦Jane Roe⟧ of {UN} noted the risks", []),
    ],
)
def test_offices_with_their_body_at_a_distance(text: str, offices: list) -> None:
    got, wanted, found = read(text)
    assert got == wanted
    assert [(title, organization) for _, title, organization, _ in found] == offices


def test_a_given_name_may_be_a_country() -> None:
    text = "said ⟦Georgia¦country¦Georgia⟧ Roe-Smithson, Director of ⟦CTED¦org¦CTED⟧. ⟦Georgia¦country¦Georgia⟧ Prime"
    got, _, offices = read(f"“Yes,” {text}")
    assert [row[2] for row in got] == ["Georgia Roe-Smithson"]
    assert offices[0][:3] == ("Georgia Roe-Smithson", "Director", "CTED")


def test_a_damaged_letter_is_that_of_a_listed_name() -> None:
    mentions, _ = people([Part("Ms. Mich豕le Coninsx and Ms. Asa Regn谷r met")], [])
    assert [one.entity.name for one in mentions] == ["Michèle Coninsx", "Asa Regn谷r"]


def test_a_surname_is_known_from_another_passage() -> None:
    got, wanted, offices = read(
        "⟦Bortnikov¦person¦Aleksandr Bortnikov⟧ spoke",
        "Mr. ⟦Aleksandr Bortnikov¦person¦Aleksandr Bortnikov⟧, Director, spoke",
        (
            "caption: ⟦Aleksandr Bortnikov¦person¦Aleksandr Bortnikov⟧ and Mr. ⟦Bortnikov¦person¦Aleksandr "
            "Bortnikov⟧’s hat; Bortnikov Street"
        ),
    )
    assert got == wanted
    assert len(offices) == 1


def test_ids_come_from_the_list_or_from_the_name() -> None:
    mentions, _ = people([Part("Mr. Antonio Guterres, Ms. Zoë O’Brien-Müller and Mr. Łukasz VON BÜLOW")], [])
    assert [(one.entity.entity_id, one.entity.name, one.entity.is_reference) for one in mentions] == [
        ("person-antonio-guterres", "António Guterres", True),
        ("person-zoe-obrien-muller", "Zoë O’Brien-Müller", False),
        ("person-lukasz-von-bulow", "Łukasz von Bülow", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. A" * 20_000,
        "President " * 10_000,
        "Mr. Voronkov, Director of " * 4_000,
        "Abu " * 25_000,
        "al-" * 33_000,
        "A." * 50_000,
        "Ms. Ann Smith and " * 6_000,
        "Photo: " * 14_000,
        "de " * 33_000,
        "the Director of the head of the chief of " * 2_500,
        "Jane Doe, (" * 9_000,
        "X’s " * 25_000,
        "© " * 50_000,
        "Special Deputy Acting " * 4_500,
        "Director/" * 11_000,
        "Ambassador and Permanent Representative and " * 2_300,
        "Hassan Sheikh " * 7_000,
        "Mich豕le Roe, " * 7_500,
        "Minister of Justice and Trade, Defence, " * 2_500,
    ],
)
def test_long_hostile_passages_take_no_time(text: str) -> None:
    people([Part("Mr. Voronkov")], [])
    start = time.process_time()
    people([Part(text)], [])
    assert time.process_time() - start < 30  # quadratic time would be minutes


def test_offsets_hold_with_any_letters() -> None:
    text = "🙂 İ e\u0301 Mr. Jose\u0301 Nun\u0303ez 🙂, Mr. Núñez"
    mentions, _ = people([Part(text)], [])
    assert [one.surface for one in mentions] == ["Jose\u0301 Nun\u0303ez", "Núñez"]
    assert all(one.place.slice([Part(text)]) == one.surface for one in mentions)
    assert len({one.entity.entity_id for one in mentions}) == 1
