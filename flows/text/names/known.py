"""The entities of the reference lists and all the names by which texts call them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

import pycountry

from flows.text.ids import digest
from flows.text.names.gazetteer import ANY_CASE, CAPITALS, EXACT, Gazetteer, Name, leveled
from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, PLACE, Entity
from flows.text.reference import rows

NEW = "new"
NOT_A_BODY = "not_a_body"
NOTHING = ""  # the meaning of words that hold a name and do not mean it
SLIP = "slip"
# Words that are written in several ways; the first is the one of the United Nations.
_SPELLINGS = (
    ("United Nations", "UN", "U.N."),
    ("Counter-Terrorism", "Counterterrorism", "Counter Terrorism"),
    ("Organization", "Organisation"),
    ("Centre", "Center"),
    ("Programme", "Program"),
    ("Defence", "Defense"),
    (" and ", " & "),
    ("Cooperation", "Co-operation"),
)
_NOT_SAID = frozenset(["armed_group", "state_body", "media", "company"])
_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9/&+-]{0,15}")


@dataclass(frozen=True, slots=True)
class Known:
    """All reference entities by identifier, and who finds their names."""

    entities: dict[str, Entity]
    gazetteer: Gazetteer
    short_names: dict[str, tuple[str, ...]]  # short form -> identifiers of the bodies that it may mean
    acronyms: dict[str, str]  # acronym -> identifier
    slips: frozenset[str]  # names that are a slip for a State's


@cache
def known() -> Known:
    """The lists as they stand in flows/reference/, read once."""
    entities = {
        each.entity_id: each for each in chain(_decided(), _organizations(), _countries(), _places(), _groups())
    }
    shorts: dict[str, tuple[str, ...]] = {}
    for row in rows("organizations"):
        for short in several(row["short_names"]):
            shorts[short] = (*shorts.get(short, ()), f"org-{row['key']}")
    acronyms = {row["acronym"]: f"org-{row['key']}" for row in rows("organizations") if row["acronym"]}
    slips = frozenset(row["name"] for row in rows("country_names") if row["use"] == SLIP)
    return Known(entities, Gazetteer(all_names()), shorts, acronyms, slips)


def all_names() -> Iterator[Name]:
    """The names by which the entities are found; of several meanings of the same words the first counts."""
    yield from _decided_names()
    yield from _organization_names()
    yield from _place_names()
    yield from _country_names()
    yield from _group_names()
    yield from _blocked()


def several(cell: str) -> list[str]:
    """The values of a cell that holds several, separated by bars."""
    return [each.strip() for each in cell.split("|") if each.strip()]


def spellings(name: str) -> list[str]:
    """A name in all the ways in which its words are written, as given first."""
    found = [name]
    for group in _SPELLINGS:
        for each in list(found):
            used = next((one for one in group if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", each)), None)
            if used is not None:
                found += [each.replace(used, other) for other in group if other != used]
    # Mirrors print an apostrophe that they read in a wrong encoding as two signs.
    found += [each.replace("'", "¡'") for each in found if "'" in each]
    return list(dict.fromkeys(found))


def _organizations() -> Iterator[Entity]:
    for row in rows("organizations"):
        parent = f"org-{row['parent']}" if row["parent"] else None
        yield Entity(f"org-{row['key']}", ORGANIZATION, row["name"], True, row["acronym"] or None, row["kind"], parent)


def _organization_names() -> Iterator[Name]:
    for row in rows("organizations"):
        meaning = f"org-{row['key']}"
        for name in (row["name"], *([row["acronym"]] if row["acronym"] else []), *several(row["other_names"])):
            if _ACRONYM.fullmatch(name) and not (name[1:].islower() and len(name) > 3):
                yield Name(name, meaning, EXACT)
                if _is_said(name) and row["kind"] not in _NOT_SAID:
                    yield Name(name.capitalize(), meaning, EXACT)
                continue
            yield from (Name(each, meaning) for each in spellings(name))
            if row["kind"].startswith("un_") and not name.startswith(("United Nations", "UN ", "U.N.")):
                yield from (Name(each, meaning) for each in spellings(f"United Nations {name}"))


def _is_said(acronym: str) -> bool:
    """Whether newspapers may print an acronym as a word ("Iata"): long enough, and no word of the language."""
    return len(acronym) > 3 and acronym.isalpha() and acronym.isupper() and acronym.lower() not in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("common_words")) | {
        row["name"].lower() for row in rows("country_names")
    }


def _countries() -> Iterator[Entity]:
    codes: dict[str, str | None] = {
        each.alpha_3: each.numeric for each in pycountry.historic_countries if _has_number(each)
    }
    codes |= {each.alpha_3: each.numeric for each in pycountry.countries}
    names = {each.alpha_3: each.name for each in chain(pycountry.historic_countries, pycountry.countries)}
    names |= {row["alpha3"]: row["name"] for row in reversed(rows("country_names")) if row["use"] == "former"} | names
    names |= {row["alpha3"]: row["name"] for row in rows("country_names") if row["use"] == "name"}
    for alpha3, name in names.items():
        yield Entity(f"country-{alpha3}", COUNTRY, name, True, detail=codes.get(alpha3), country=alpha3)


def _has_number(each: object) -> bool:
    return getattr(each, "numeric", None) is not None


def _country_names() -> Iterator[Name]:
    for row in rows("country_names"):
        case = EXACT if row["name"].isupper() or "." in row["name"] else CAPITALS
        for name in spellings(row["name"].removeprefix("the ")):
            yield Name(name, f"country-{row['alpha3']}", case)
    for country in pycountry.countries:
        for attribute in ("name", "official_name", "common_name"):
            listed = getattr(country, attribute, None)
            if listed is not None and not re.search(r"[,(]", listed):
                yield Name(listed.removeprefix("the "), f"country-{country.alpha_3}")


def _places() -> Iterator[Entity]:
    for row in rows("places"):
        yield Entity(
            f"place-{row['key']}", PLACE, row["name"], True, detail=row["kind"], country=row["country"] or None
        )


def _place_names() -> Iterator[Name]:
    for row in rows("places"):
        for name in (row["name"], *several(row["other_names"])):
            yield from (Name(each, f"place-{row['key']}") for each in spellings(name.removeprefix("the ")))


def _groups() -> Iterator[Entity]:
    for row in rows("groups"):
        yield Entity(f"group-{row['key']}", GROUP, row["name"], True)


def _group_names() -> Iterator[Name]:
    for row in rows("groups"):
        for name in (row["name"], *several(row["other_names"])):
            # "States" alone must have its capital, for "states" is a verb too.
            yield from (
                Name(each, f"group-{row['key']}", ANY_CASE if " " in name else CAPITALS) for each in spellings(name)
            )


def _blocked() -> Iterator[Name]:
    for row in rows("not_countries"):
        yield Name(row["text"], NOTHING)


def _decided() -> Iterator[Entity]:
    """The bodies that a curator found to be new ones."""
    for row in rows("body_lookups"):
        if row["decision"] == NEW:
            acronym, kind = row["acronym"] or None, row["kind"] or None
            yield Entity(f"org-{row['key']}", ORGANIZATION, row["text"], True, acronym, kind)


def _decided_names() -> Iterator[Name]:
    for row in rows("body_lookups"):
        meaning = NOTHING if row["decision"] == NOT_A_BODY else f"org-{row['key']}"
        yield Name(row["text"], meaning)
        if row["acronym"]:
            yield Name(row["acronym"], meaning, EXACT)


def body_id(name: str, scope: str = "") -> str:
    """The identifier of a body that no list has, by the words of its name."""
    words = [word.casefold() for word in _WORD.findall(leveled(name))]
    return f"org-{digest(*words, scope)}" if scope else f"org-{digest(*words)}"


def decided() -> dict[str, str]:
    """Identifiers by their names alone of bodies that a curator decided on, to those that they have now."""
    return {body_id(row["text"]): f"org-{row['key']}" for row in rows("body_lookups") if row["decision"] != NOT_A_BODY}
