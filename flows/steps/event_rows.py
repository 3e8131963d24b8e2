"""What happened: the rows of events and of their participants, each with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from flows.steps.entities import Registry, country_id
from flows.steps.evidence import Proof
from flows.steps.merged_events import Happening, Told, adopted
from flows.steps.model import Row
from flows.text.names.known import known
from flows.text.names.model import Event, Place


def event_rows(found: Sequence[Happening], registry: Registry, proof: Proof) -> tuple[list[Row], list[Row]]:
    """The rows of `events` and `event_participants`."""
    of_event = {id(event): happening.event_id for happening in found for _, event in happening.told}
    events = [_event_row(each, of_event, registry, proof) for each in found]
    participants = [row for each in found for row in _participant_rows(each, registry, proof)]
    return events, participants


def _event_row(happening: Happening, of_event: dict[int, str], registry: Registry, proof: Proof) -> Row:
    read, lead = happening.told[0]
    key = happening.event_id
    dated = _first(happening, lambda event: event.starts_on or event.ends_on or event.date_place)
    placed = _first(happening, lambda event: event.city or event.place)
    landed = _first(happening, lambda event: event.country)
    parent = next((of_event[id(event.parent)] for _, event in happening.told if event.parent is not None), None)
    place_id = None if placed is None or placed[1].place is None else registry.add(placed[1].place)
    row = {
        "event_id": key,
        "name": _name(happening.told[0]),
        "kind": lead.kind,
        "parent_event_id": None if parent == key else parent,
        **_date_columns(dated),
        "status": _status(happening),
        "place_id": place_id,
        "city": None if placed is None else placed[1].city,
        "country_id": _country(placed, landed, registry),
        **read.columns(_places(happening.told[0])[0]),
    }
    _prove(proof, row, happening, dated, placed, landed)
    return row


def _name(told: Told) -> str:
    """The name; the adoption of a resolution is named by it, where the resolution itself tells of it."""
    symbol = adopted(*told)
    return told[1].name if symbol is None else f"adoption of resolution {symbol}"


def _first(happening: Happening, value: Callable[[Event], Any]) -> Told | None:
    return next((each for each in happening.told if value(each[1]) is not None), None)


def _date_columns(dated: Told | None) -> Row:
    if dated is None:
        return dict.fromkeys(("starts_on", "ends_on", "date_text", "date_precision"))
    read, event = dated
    return {
        "starts_on": event.starts_on,
        "ends_on": event.ends_on,
        "date_text": None if event.date_place is None else read.words(event.date_place),
        "date_precision": event.date_precision if event.starts_on or event.ends_on else None,
    }


def _status(happening: Happening) -> str:
    """As the latest document sees it: what was planned in one may be held in another."""
    dated = [(read.published_on, event.status) for read, event in happening.told if read.published_on is not None]
    if "held" in {event.status for _, event in happening.told}:
        return "held"
    return max(dated)[1] if dated else happening.lead.status


def _country(placed: Told | None, landed: Told | None, registry: Registry) -> str | None:
    if landed is not None and landed[1].country is not None:
        return registry.add(landed[1].country)
    identifier = None if placed is None or placed[1].place is None else country_id(placed[1].place)
    return registry.add(known().entities[identifier]) if identifier in known().entities else None


def _places(told: Told) -> list[Place]:
    """The places that tell of an event, those in the canonical copy first."""
    read, event = told
    return sorted(event.places, key=lambda place: not read.is_canonical[place.part])


def _prove(
    proof: Proof, row: Row, happening: Happening, dated: Told | None, placed: Told | None, landed: Told | None
) -> None:
    key = row["event_id"]
    for told in happening.told:
        for place in _places(told):
            _slice(proof, key, "", told, place, "event")
    if dated is not None:
        _prove_date(proof, row, dated)
    if placed is not None and row["city"] is not None:
        _slice(proof, key, "city", placed, placed[1].city_place or _places(placed)[0], "place of the event")
    if row["country_id"] is None:
        return
    if landed is not None:
        _slice(proof, key, "country_id", landed, landed[1].country_place or _places(landed)[0], "State of the event")
    elif placed is not None:
        place = placed[1].city_place or _places(placed)[0]
        _slice(proof, key, "country_id", placed, place, "the State that the city lies in, by the list of cities")


def _prove_date(proof: Proof, row: Row, dated: Told) -> None:
    """The words of a date; of a resolution's own adoption, the masthead or metadata that give its day."""
    event, symbol = dated[1], adopted(*dated)
    columns = [column for column in ("date_text", "starts_on", "ends_on") if row[column] is not None]
    for column in columns:
        if event.date_place is None and symbol is not None:
            proof.same("events", row["event_id"], column, ("resolutions", f"S/RES/{symbol}", "adopted_on"))
        else:
            _slice(proof, row["event_id"], column, dated, event.date_place or _places(dated)[0], "date of the event")


def _slice(proof: Proof, key: str, column: str, told: Told, place: Place, rule: str) -> None:
    read = told[0]
    proof.slice("events", key, column, read.document.document_id, read.span(place), rule)


def _participant_rows(happening: Happening, registry: Registry, proof: Proof) -> Iterator[Row]:
    """Each entity and role once, as the first telling names it; further ones are evidence."""
    given: set[tuple[str, str]] = set()
    for read, event in happening.told:
        for each in event.participants:
            entity_id = registry.add(each.entity)
            key = " | ".join((happening.event_id, entity_id, each.role))
            proof.slice("event_participants", key, "", read.document.document_id, read.span(each.place), "participant")
            if (entity_id, each.role) in given:
                continue
            given.add((entity_id, each.role))
            yield {
                "event_id": happening.event_id,
                "entity_id": entity_id,
                "role": each.role,
                "name": read.words(each.place),
                **read.columns(each.place),
            }
