"""What the readers of names hand to one another. Offsets are characters of one part of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

ORGANIZATION = "organization"
PERSON = "person"
COUNTRY = "country"
PLACE = "place"
GROUP = "group"


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of a document: its words and what it is (title, paragraph, caption, ...)."""

    text: str
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what is meant. `country` is the alpha-3 code of a place's country; `detail` what an organization is."""

    entity_id: str
    kind: str
    name: str
    is_reference: bool = False
    acronym: str | None = None
    detail: str | None = None
    parent_id: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a part."""

    part: int
    start: int
    end: int

    def slice(self, parts: Sequence[Part]) -> str:
        """Its words."""
        return parts[self.part].text[self.start : self.end]

    def overlaps(self, other: Place) -> bool:
        """Whether they share a character."""
        return self.part == other.part and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in which an entity is named; `surface` is the slice. `rule` says how it was told."""

    place: Place
    surface: str
    entity: Entity
    rule: str


@dataclass(frozen=True, slots=True)
class Position:
    """An office that a person is given in the text: `place` runs over person and office."""

    person: Entity
    title: str
    organization: Entity | None
    place: Place


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part in an event, as what, and the words naming it there."""

    entity: Entity
    role: str
    place: Place


@dataclass(slots=True)
class Event:
    """A particular event. `places` are all stretches that tell of it, the best one first."""

    name: str
    kind: str
    places: list[Place]
    starts_on: date | None = None
    ends_on: date | None = None
    date_place: Place | None = None
    date_precision: str | None = None
    status: str = "held"
    city: str | None = None
    city_place: Place | None = None
    place: Entity | None = None
    country: Entity | None = None
    country_place: Place | None = None
    parent: Event | None = None
    participants: list[Participant] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count: `place` runs over number and unit."""

    place: Place
    value: float
    value_to: float | None
    comparator: str
    unit: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said: `places` are its parts, without the quotation marks; `speaker_place` names who said it."""

    places: tuple[Place, ...]
    speaker: Entity | None
    speaker_place: Place | None
    is_direct_quote: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a name that looks wrong."""

    rule: str
    place: Place
    message: str


@dataclass(slots=True)
class Names:
    """What a document names, sorted by place and not overlapping, and the offices that it gives to people."""

    mentions: list[Mention] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
