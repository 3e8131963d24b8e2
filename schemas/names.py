"""Layer 4: who, where, when. Entities, their mentions, events, counts and what was said."""

from __future__ import annotations

import polars as pl

import schemas.base as col
from schemas.base import Table

ENTITY_KINDS = ("organization", "person", "country", "place", "group")
ORGANIZATION_KINDS = (
    "un_organ",
    "un_subsidiary",
    "un_secretariat",
    "un_programme",
    "un_specialized_agency",
    "un_mission",
    "un_coordination",
    "court",
    "intergovernmental",
    "state_body",
    "nongovernmental",
    "academic",
    "media",
    "company",
    "armed_group",
    "other",
)
PLACE_KINDS = ("region", "territory", "water", "building", "city")
EVENT_KINDS = ("conference", "meeting", "workshop", "side_event", "briefing", "adoption", "visit", "launch")
DATE_PRECISIONS = ("day", "week", "month", "year")
EVENT_STATUSES = ("held", "planned", "cancelled")
PARTICIPANT_ROLES = ("organizer", "co_organizer", "host", "sponsor", "chair", "speaker", "participant")
COMPARATORS = ("eq", "gt", "ge", "lt", "le", "about")


class Entities(Table):
    """One body, person, State, place or group that a document names, or that one of these is a part of."""

    entity_id: str = col.key("Identifier: `org-`, `person-`, `country-`, `place-` or `group-` and a name.")
    kind: str = col.choice(ENTITY_KINDS, "What it is.")
    name: str = col.text("Its usual name: the reference list's, else as printed.")
    is_reference: bool = col.flag("Whether a reference list has it; else it was found in the texts alone.")
    n_mentions: int = col.whole("Number of its mentions.", unit="mentions")


class Organizations(Table):
    """One entity that is an organization or a body."""

    entity_id: str = col.key("The entity.", references="entities.entity_id")
    acronym: str = col.text("Its acronym.", null=True)
    kind: str = col.choice(ORGANIZATION_KINDS, "What it is; null where neither list nor text says.", null=True)
    parent_id: str = col.ref("organizations.entity_id", "The body that it is a part of.", null=True)


class People(Table):
    """One entity that is a person."""

    entity_id: str = col.key("The entity.", references="entities.entity_id")
    family_name: str = col.text("Last name, as printed.", null=True)


class Countries(Table):
    """One entity that is a State or territory."""

    entity_id: str = col.key("The entity.", references="entities.entity_id")
    alpha3: str = col.text("ISO 3166-1 alpha-3 code, of a former State its last one.", str_matches=r"^[A-Z]{3}$")
    m49: str = col.text("UN M49 code, three figures.", null=True, str_matches=r"^[0-9]{3}$")


class Places(Table):
    """One entity that is a place and no State."""

    entity_id: str = col.key("The entity.", references="entities.entity_id")
    kind: str = col.choice(PLACE_KINDS, "What it is.", null=True)
    country_id: str = col.ref("countries.entity_id", "The State that it lies in.", null=True)


class Mentions(Table):
    """One stretch of a passage that names an entity. `surface` is the slice of the passage."""

    mention_id: str = col.key("Identifier of the mention.")
    document_id: str = col.ref("documents.document_id", "The document.")
    passage_id: str = col.ref("passages.passage_id", "The passage.")
    char_start: int = col.whole("First character in the passage.", unit="characters")
    char_end: int = col.whole("Character after the last one.", unit="characters")
    surface: str = col.text("The name as printed, without title or article.")
    entity_id: str = col.ref("entities.entity_id", "Who or what is meant.")
    entity_kind: str = col.choice(ENTITY_KINDS, "What it is.")
    rule: str = col.text("How it was told: by the reference, an acronym defined there, a short form, a title, ...")


class Positions(Table):
    """One statement that a person holds an office; the stretch runs over person and office."""

    position_id: str = col.key("Identifier of the statement.")
    person_id: str = col.ref("people.entity_id", "The person.")
    title: str = col.text("The office as printed, as in `Executive Director`.")
    organization_id: str = col.ref("entities.entity_id", "The body or State that it is an office of.", null=True)
    document_id: str = col.ref("documents.document_id", "The document.")
    passage_id: str = col.ref("passages.passage_id", "The passage.")
    char_start: int = col.whole("First character in the passage.", unit="characters")
    char_end: int = col.whole("Character after the last one.", unit="characters")
    stated_on: pl.Date = col.day("Day of the document that says so.", null=True)


class Events(Table):
    """One particular event. The evidence columns name the words that tell of it best; `evidence` has all."""

    event_id: str = col.key("Identifier of the event.")
    name: str = col.text("Its proper name as printed, else the words that name it.")
    kind: str = col.choice(EVENT_KINDS, "What it was.")
    parent_event_id: str = col.ref("events.event_id", "The event that it was a part of.", null=True)
    starts_on: pl.Date = col.day(
        "First day; null where the words do not give it with certainty.", null=True, proved=True
    )
    ends_on: pl.Date = col.day("Last day.", null=True, proved=True)
    date_text: str = col.text("Words of the date, as printed.", null=True, proved=True)
    date_precision: str = col.choice(
        DATE_PRECISIONS, "What the days are exact to: a week or month begins and ends with them.", null=True
    )
    status: str = col.choice(EVENT_STATUSES, "As seen from the document.")
    place_id: str = col.ref("places.entity_id", "Where it was.", null=True)
    city: str = col.text("City, as printed.", null=True, proved=True)
    country_id: str = col.ref("countries.entity_id", "The State that it was in.", null=True, proved=True)
    document_id: str = col.ref("documents.document_id", "The document.")
    passage_id: str = col.ref("passages.passage_id", "The passage.")
    char_start: int = col.whole("First character in the passage.", unit="characters")
    char_end: int = col.whole("Character after the last one.", unit="characters")


class EventParticipants(Table):
    """One role in which an entity took part in an event. `name` is the slice of the passage."""

    event_id: str = col.key("The event.", references="events.event_id")
    entity_id: str = col.key("Who took part.", references="entities.entity_id")
    role: str = col.choice(PARTICIPANT_ROLES, "As what.", is_key=True)
    name: str = col.text("The words that name it there.")
    document_id: str = col.ref("documents.document_id", "The document.")
    passage_id: str = col.ref("passages.passage_id", "The passage.")
    char_start: int = col.whole("First character in the passage.", unit="characters")
    char_end: int = col.whole("Character after the last one.", unit="characters")


class Quantities(Table):
    """One count of people, States, bodies, events or other things. `surface` is the slice of the passage."""

    quantity_id: str = col.key("Identifier of the count.")
    document_id: str = col.ref("documents.document_id", "The document.")
    passage_id: str = col.ref("passages.passage_id", "The passage.")
    char_start: int = col.whole("First character in the passage.", unit="characters")
    char_end: int = col.whole("Character after the last one.", unit="characters")
    surface: str = col.text("Number and unit as printed.")
    value: float = col.number("The number; of a range the lower one.")
    value_to: float = col.number("Of a range the upper one.", null=True)
    comparator: str = col.choice(COMPARATORS, "How the number is meant: gt is `over`, about is `some` or `nearly`.")
    unit: str = col.text("What is counted, as printed.")
    event_id: str = col.ref("events.event_id", "The event that it is about.", null=True)


class Statements(Table):
    """One quotation or reported speech; the evidence columns name its first part, `evidence` has all."""

    statement_id: str = col.key("Identifier of the statement.")
    document_id: str = col.ref("documents.document_id", "The document.")
    passage_id: str = col.ref("passages.passage_id", "The passage.")
    char_start: int = col.whole("First character of the first part in the passage.", unit="characters")
    char_end: int = col.whole("Character after the last one of that part.", unit="characters")
    speaker_id: str = col.ref("entities.entity_id", "Who said it; null where that is not certain.", null=True)
    speaker_text: str = col.text("The words that name the speaker there.", null=True, proved=True)
    is_direct_quote: bool = col.flag("Whether it stands in quotation marks.")
    text: str = col.text("What was said, its parts joined by a space, without the marks.")


LAYER = (
    Entities,
    Organizations,
    People,
    Countries,
    Places,
    Mentions,
    Positions,
    Events,
    EventParticipants,
    Quantities,
    Statements,
)

SLICES = {"mentions": "surface", "event_participants": "name", "quantities": "surface"}
"""Table name to the column that equals the slice of the passage named by the evidence columns."""
