"""The persons of the reference list: found by their full names, recognised by name or surname."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from flows.text.names.model import PERSON, Entity
from flows.text.people.person_names import Run, is_whole, surnames, words_of
from flows.text.people.person_words import person_words
from flows.text.people.word_lines import Line, folded
from flows.text.reference import rows

_MOST_WORDS = 8
_FOREIGN, _ANY = "\u2e80", "*"  # from here on no letter of an alphabet
# Names that stand before the given name.
_FAMILY_FIRST = person_words("family name first")
# Surnames that many have tell nobody.
_WIDESPREAD = person_words("widespread surname")


@cache
def _entities() -> dict[str, Entity]:
    return {
        row["key"]: Entity(f"person-{folded_slug(row['key'])}", PERSON, row["name"], True) for row in rows("people")
    }


def folded_slug(key: str) -> str:
    """A key as it stands in an identifier."""
    return "-".join(part for part in (folded(piece) for piece in re.split(r"[\s_-]+", key)) if part)


def _names(row: Mapping[str, str]) -> list[list[str]]:
    every = [row["name"], *row["other_names"].split("|")]
    return [name.split() for name in every if name.strip()]


@cache
def _by_name() -> dict[str, Entity]:
    """Whole names, run together, and those without initials."""
    found: dict[str, Entity] = {}
    for row in rows("people"):
        for name in _names(row):
            for key in (folded("".join(name)), "".join(words_of(name))):
                if len(name) > 1:
                    found.setdefault(key, _entities()[row["key"]])
    return found


@cache
def _by_surname() -> dict[str, Entity | None]:
    """Surnames; None where two persons have one, or where it is also a word of another's name."""
    found: dict[str, Entity | None] = {}
    anywhere: dict[str, set[str]] = {}
    for row in rows("people"):
        entity = _entities()[row["key"]]
        for name in _names(row):
            key = words_of(name)
            for word in key:
                anywhere.setdefault(word, set()).add(entity.entity_id)
            if key[0] != words_of(row["name"].split())[0]:
                continue  # the surname of another order of the same names
            own = surnames(key) + ([key[0]] if key[0] in _FAMILY_FIRST and len(key) == 2 else [])
            for surname in own:
                found[surname] = entity if found.get(surname, entity) == entity else None
    return {
        key: None if len(anywhere.get(key, ())) > 1 or key in _WIDESPREAD else entity for key, entity in found.items()
    }


@cache
def _to_find() -> tuple[frozenset[str], frozenset[str]]:
    names = frozenset(_by_name())
    return names, beginnings_of(names)


def beginnings_of(names: frozenset[str]) -> frozenset[str]:
    """All that the names can begin with."""
    return frozenset(name[:end] for name in names for end in range(1, len(name) + 1))


def listed(name: tuple[str, ...]) -> Entity | None:
    """The listed person of a whole name, as folded words."""
    return _by_name().get("".join(name)) if len(name) > 1 else None


def listed_damaged(name: tuple[str, ...]) -> Entity | None:
    """The listed person whose name has another letter where this one has one of another script: "Mich豕le"."""
    key = "".join(name)
    if len(name) < 2 or not 0 < sum(char >= _FOREIGN for char in key) < 3:
        return None
    for known, entity in _by_name().items():
        if len(known) == len(key) and all(own in (other, _ANY) for own, other in zip(_masked(key), known, strict=True)):
            return entity
    return None


def _masked(key: str) -> str:
    return "".join(_ANY if char >= _FOREIGN else char for char in key)


def listed_surname(surname: str) -> Entity | None:
    """The only listed person with a surname."""
    return _by_surname().get(surname)


def listed_names(line: Line) -> Iterator[Run]:
    """Where the whole name of a listed person stands."""
    yield from matches(line, *_to_find())


def matches(line: Line, names: frozenset[str], beginnings: frozenset[str]) -> Iterator[Run]:
    """The longest runs of words whose folded letters, run together, are one of the names."""
    index = 0
    while index < len(line.words):
        run = _match(line, index, names, beginnings) if line.words[index].key in beginnings else None
        if run is not None and is_whole(line, run):
            yield run
            index = run.last
        else:
            index += 1


def _match(line: Line, first: int, names: frozenset[str], beginnings: frozenset[str]) -> Run | None:
    key, found = "", None
    for index in range(first, min(first + _MOST_WORDS, len(line.words))):
        word = line.words[index]
        if index > first and line.gap(index) not in (" ", ""):
            break
        key += "" if word.is_initial and key + word.key not in beginnings else word.key
        if key not in beginnings:
            break
        if key in names and any(char.isupper() for char in word.text):
            found = Run(first, index + 1)
        if word.is_possessive:
            break
    if found is None or not any(line.words[index].mention is None for index in range(*found)):
        return None
    return found
