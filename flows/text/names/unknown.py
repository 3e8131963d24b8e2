"""Entities that no reference list has: bodies told by their names, committees by their numbers, cities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from flows.text.ids import digest
from flows.text.names.cities import City
from flows.text.names.gazetteer import leveled
from flows.text.names.known import NOT_A_BODY, Known, body_id
from flows.text.names.model import ORGANIZATION, PLACE, Entity
from flows.text.reference import rows

_WORD = re.compile(r"[^\W_]+")
# Bodies that every State or organization has: the bare name means another one in another document.
_EVERYWHERE = frozenset(
    [
        "national",
        "supreme",
        "constitutional",
        "high",
        "federal",
        "central",
        "criminal",
        "joint",
        "special",
        "general",
        "state",
        "security",
        "military",
        "transitional",
        "ministry",
        "department",
        "office",
        "court",
        "assembly",
        "parliament",
        "police",
        "army",
        "bank",
        "council",
        "committee",
        "commission",
        "senate",
        "service",
        "services",
        "agency",
        "authority",
        "force",
        "forces",
        "unit",
        "section",
        "division",
        "board",
        "secretariat",
        "bureau",
        "group",
        "team",
        "panel",
        "branch",
        "command",
        "directorate",
        "of",
        "for",
        "the",
        "and",
        "on",
        "interior",
        "justice",
        "defence",
        "defense",
        "foreign",
        "affairs",
        "finance",
        "intelligence",
        "prosecutor",
        "public",
        "prosecution",
        "electoral",
        "human",
        "rights",
        "armed",
        "technical",
        "working",
        "expert",
        "experts",
        "coordination",
        "steering",
        "executive",
        "internal",
        "external",
        "information",
        "administration",
        "legal",
        "political",
    ]
)


@cache
def _no_bodies() -> frozenset[str]:
    return frozenset(row["text"] for row in rows("body_lookups") if row["decision"] == NOT_A_BODY)


class Unknown:
    """Makes such entities; the same name is the same entity, in every document unless it tells too little."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        self.entities: dict[str, Entity] = {}

    def body(self, name: str, acronym: str | None, lists: Known) -> Entity | None:
        """The body of a name: the one of the lists whose acronym it has, else a new one; None if it is no body."""
        if name in _no_bodies():
            return None
        named = [each for each in lists.gazetteer.hits(name) if each.end - each.start == len(name)]
        if named:
            return lists.entities.get(named[0].name.meaning)
        listed = lists.entities.get(lists.acronyms.get(acronym or "", ""))
        if listed is not None and _is_alike(name, listed.name):
            return listed
        words = [word.casefold() for word in _WORD.findall(leveled(name))]
        is_common = all(word in _EVERYWHERE for word in words)
        entity_id = body_id(name, self.scope if is_common else "")
        return self._keep(Entity(entity_id, ORGANIZATION, name, acronym=acronym, detail=_kind(name)))

    def committee(self, numbers: Sequence[str], lists: Known) -> Entity:
        """The committee of the Security Council that resolutions of these numbers established."""
        for number in numbers:
            hits = lists.gazetteer.hits(f"{number} Committee")
            listed = next((each.name.meaning for each in hits if each.start == 0), None)
            if listed:
                return lists.entities[listed]
        parent = "org-security-council" if "org-security-council" in lists.entities else None
        name = f"{numbers[0]} Committee"
        entity = Entity(f"org-{numbers[0]}-committee", ORGANIZATION, name, detail="un_subsidiary", parent_id=parent)
        return self._keep(entity)

    def building(self, name: str) -> Entity:
        """The place that a building or facility is."""
        words = [word.casefold() for word in _WORD.findall(leveled(name))]
        return self._keep(Entity(f"place-{digest(*words)}", PLACE, name, detail="building"))

    def city(self, city: City) -> Entity:
        """The place that a city is."""
        slug = re.sub(r"[^a-z0-9]+", "-", leveled(city.name).lower()).strip("-")
        entity_id = f"place-{slug}-{city.country.lower()}"
        return self._keep(Entity(entity_id, PLACE, city.name, True, detail="city", country=city.country))

    def short_names(self) -> dict[str, tuple[str, ...]]:
        """The last words of the bodies, by which the text may call them."""
        found: dict[str, tuple[str, ...]] = {}
        for entity in self.entities.values():
            if entity.kind == ORGANIZATION:
                head = _head(entity.name)
                if head is not None:
                    found[head] = (*found.get(head, ()), entity.entity_id)
        return found

    def _keep(self, entity: Entity) -> Entity:
        return self.entities.setdefault(entity.entity_id, entity)


@cache
def _heads() -> dict[str, str | None]:
    return {row["word"]: row["kind"] or None for row in rows("body_words")}


def _head(name: str) -> str | None:
    """The word for what a body is: the last such one before "of" and the like."""
    front = re.split(r" (?:of|for|on|against|and the) ", name)[0]
    return next((word for word in reversed(_WORD.findall(front)) if word in _heads()), None)


def _kind(name: str) -> str | None:
    """What the words of a name say that it is."""
    kinds = [_heads()[word] for word in _WORD.findall(name) if word in _heads()]
    return next((each for each in kinds if each is not None), None)


def _is_alike(name: str, listed: str) -> bool:
    """Whether a name has most words of another one."""
    one, other = ({word.casefold() for word in _WORD.findall(leveled(each))} for each in (name, listed))
    return len(one & other) * 2 > len(one)
