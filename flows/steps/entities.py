"""Who and what is named: the rows of entities with their extensions, of mentions and of positions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from flows.steps.findings import finding
from flows.steps.model import Row
from flows.steps.naming import Reading
from flows.text.ids import digest
from flows.text.names.known import known
from flows.text.names.model import COUNTRY, ORGANIZATION, PERSON, PLACE, Entity, Mention


@dataclass(slots=True)
class Registry:
    """The entities that the tables name, with those that they are a part of or lie in."""

    entities: dict[str, Entity] = field(default_factory=dict)
    n_mentions: Counter[str] = field(default_factory=Counter)

    def add(self, entity: Entity) -> str:
        """Its identifier, once it and all that it refers to are there; what a list has wins over what a text says."""
        held = self.entities.get(entity.entity_id)
        if held is None or (held.is_reference, -len(held.name), held.name) < (
            entity.is_reference,
            -len(entity.name),
            entity.name,
        ):
            self.entities[entity.entity_id] = (
                entity if held is None else replace(entity, acronym=entity.acronym or held.acronym)
            )
        elif held.acronym is None and entity.acronym is not None:
            self.entities[entity.entity_id] = replace(held, acronym=entity.acronym)
        if held is None:
            lists = known().entities
            outer = [entity.parent_id, country_id(entity) if entity.kind == PLACE else None]
            for identifier in outer:
                if identifier is not None and identifier in lists:
                    self.add(lists[identifier])
        return entity.entity_id

    def rows(self) -> dict[str, list[Row]]:
        """The rows of `entities`, `organizations`, `people`, `countries` and `places`."""
        found: dict[str, list[Row]] = {name: [] for name in ("entities", *_EXTENSIONS.values())}
        for entity_id, entity in self.entities.items():
            found["entities"].append(
                {
                    "entity_id": entity_id,
                    "kind": entity.kind,
                    "name": entity.name,
                    "is_reference": entity.is_reference,
                    "n_mentions": self.n_mentions[entity_id],
                }
            )
            if entity.kind in _EXTENSIONS:
                found[_EXTENSIONS[entity.kind]].append({"entity_id": entity_id, **self._extension(entity)})
        return found

    def _extension(self, entity: Entity) -> Row:
        if entity.kind == ORGANIZATION:
            parent = entity.parent_id if entity.parent_id in self.entities else None
            return {"acronym": entity.acronym, "kind": entity.detail, "parent_id": parent}
        if entity.kind == PERSON:
            return {"family_name": entity.detail}
        if entity.kind == COUNTRY:
            return {"alpha3": entity.country, "m49": entity.detail}
        country = country_id(entity)
        return {"kind": entity.detail, "country_id": country if country in self.entities else None}


_EXTENSIONS = {ORGANIZATION: "organizations", PERSON: "people", COUNTRY: "countries", PLACE: "places"}


def country_id(entity: Entity) -> str | None:
    """The identifier of the State that an entity lies in or is."""
    return None if entity.country is None else f"country-{entity.country}"


def mention_rows(read: Reading, registry: Registry) -> list[Row]:
    """The rows of `mentions` of a document; who only a losing copy names is named there."""
    rows: list[Row] = []
    seen: Counter[tuple[str, str]] = Counter()
    for mention in canonical_first(read, read.names.mentions):
        entity_id = registry.add(mention.entity)
        registry.n_mentions[entity_id] += 1
        passage_id = read.passage_ids[mention.place.part]
        seen[passage_id, entity_id] += 1
        rows.append(
            {
                "mention_id": f"men-{digest(passage_id, entity_id, seen[passage_id, entity_id])}",
                **read.columns(mention.place),
                "surface": mention.surface,
                "entity_id": entity_id,
                "entity_kind": mention.entity.kind,
                "rule": mention.rule,
            }
        )
    return rows


def canonical_first(read: Reading, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of the canonical copy, then those elsewhere of entities that it does not name."""
    said = {each.entity.entity_id for each in mentions if read.is_canonical[each.place.part]}
    for mention in mentions:
        if read.is_canonical[mention.place.part] or mention.entity.entity_id not in said:
            yield mention


def position_rows(read: Reading, registry: Registry) -> list[Row]:
    """The rows of `positions` of a document."""
    rows: list[Row] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for each in read.names.positions:
        body = None if each.organization is None else registry.add(each.organization)
        same = (read.passage_ids[each.place.part], registry.add(each.person), each.title, body or "")
        seen[same] += 1
        rows.append(
            {
                "position_id": f"pos-{digest(*same, seen[same])}",
                "person_id": each.person.entity_id,
                "title": each.title,
                "organization_id": body,
                **read.columns(each.place),
                "stated_on": read.published_on,
            }
        )
    return rows


def doubt_rows(read: Reading, mentions: Sequence[Row]) -> Iterator[Row]:
    """Findings on names: slips, and acronyms that stand for something else here."""
    at = {(row["passage_id"], row["char_start"]): row["mention_id"] for row in mentions}
    for doubt in read.names.doubts:
        span = read.span(doubt.place)
        key = at.get(span[:2])
        if key is not None:
            document_id = read.document.document_id
            yield finding(doubt.rule, "warning", "mentions", key, document_id, doubt.message, span)


# What may stand around a party's name and says only how many or whose: "all Member States", "the Government of Iraq".
_AROUND = re.compile(
    r"(?:(?:the|all|its|those|other|these|that|relevant|concerned|both|Government|Governments|authorities|of) )*", re.I
)


def name_parties(parties: Iterable[Row], mentions: Sequence[Row], registry: Registry) -> None:
    """Fill in `entity_id` of the parties that are named by a mention and nothing else, and of the implied organs."""
    by_passage: dict[str, list[Row]] = {}
    for row in mentions:
        by_passage.setdefault(row["passage_id"], []).append(row)
    for party in parties:
        if party["is_implied"]:
            organ = next(
                (each.name.meaning for each in known().gazetteer.hits(party["surface"]) if not each.start), None
            )
            party["entity_id"] = registry.add(known().entities[organ]) if organ else None
            continue
        inside = [
            row
            for row in by_passage.get(party["passage_id"], ())
            if row["char_start"] >= party["char_start"] and row["char_end"] <= party["char_end"]
        ]
        named = [row for row in inside if _is_all(party, row, inside)]
        party["entity_id"] = named[0]["entity_id"] if named else None


def _is_all(party: Row, row: Row, inside: Sequence[Row]) -> bool:
    """Whether a mention is all that a party's words name; an acronym in brackets behind it may repeat it."""
    before = party["surface"][: row["char_start"] - party["char_start"]]
    behind = party["surface"][row["char_end"] - party["char_start"] :]
    others = {each["entity_id"] for each in inside} - {row["entity_id"]}
    is_named = _AROUND.fullmatch(before) is not None and re.fullmatch(r"(?: \([^()]+\))?", behind) is not None
    return is_named and not others
