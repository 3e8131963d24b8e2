"""Each document read for names, events, counts and statements; the rows are made of this elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flows.steps.assemble import Document
from flows.steps.law import Law
from flows.text.counts.quantities import quantities
from flows.text.happenings.events import events
from flows.text.names.finder import names
from flows.text.names.model import Event, Mention, Names, Part, Participant, Place, Quantity, Statement
from flows.text.speech.statements import statements

_COUNCIL = "org-security-council"
# Texts of an organ itself: what they say is law, or the organ's own statement, and no speech that someone reports.
_OWN_VOICE = frozenset({"resolution", "draft_resolution", "presidential_statement"})


@dataclass(slots=True)
class Reading:
    """What one document says; places are of its parts, in reading order, without what a later version dropped.

    `published_on` of a resolution without a day of its own is that of its adoption.
    """

    document: Document
    passage_ids: list[str]
    is_canonical: list[bool]
    parts: list[Part]
    published_on: date | None
    adopted_on: date | None
    symbol: str | None
    names: Names
    events: list[Event]
    quantities: list[Quantity]
    statements: list[Statement]

    def span(self, place: Place) -> tuple[str, int, int]:
        """The passage and characters of a place."""
        return self.passage_ids[place.part], place.start, place.end

    def columns(self, place: Place) -> dict[str, str | int]:
        """The evidence columns of a row read at a place."""
        passage_id, start, end = self.span(place)
        return {
            "document_id": self.document.document_id,
            "passage_id": passage_id,
            "char_start": start,
            "char_end": end,
        }

    def words(self, place: Place) -> str:
        """The words of a place."""
        return place.slice(self.parts)


def readings(documents: Sequence[Document], law: Law) -> list[Reading]:
    """All documents, read."""
    adopted = {row["resolution_id"]: row["adopted_on"] for row in law.rows["resolutions"]}
    days = {
        row["document_id"]: adopted[row["resolution_id"]]
        for row in law.rows["resolution_carriers"]
        if row["role"] == "full_text"
    }
    return [_reading(document, law, days.get(document.document_id)) for document in documents]


def _reading(document: Document, law: Law, adopted_on: date | None) -> Reading:
    live = [
        (row, passage_id)
        for row, passage_id in zip(document.rows, document.passage_ids, strict=True)
        if not row.is_superseded
    ]
    parts = [Part(row.lead.text, row.lead.kind) for row, _ in live]
    passage_ids = [passage_id for _, passage_id in live]
    found = names(parts, document.document_id)
    published_on = published(document) or adopted_on
    told = events(parts, found.mentions, published_on)
    if adopted_on is not None and all(event.kind != "adoption" or event.starts_on != adopted_on for event in told):
        told += _adoption(found, adopted_on)
    return Reading(
        document,
        passage_ids,
        [document.in_canonical(row) for row, _ in live],
        parts,
        published_on,
        adopted_on,
        _symbol(document),
        found,
        told,
        quantities(parts),
        _spoken(document, parts, passage_ids, found, law),
    )


def _adoption(found: Names, adopted_on: date) -> list[Event]:
    """The adoption of a resolution, told of by the organ that acts in its text; the day stands outside the text."""
    acting = next((each for each in found.mentions if each.entity.entity_id == _COUNCIL), None)
    if acting is None:
        return []
    taking_part = [Participant(acting.entity, "participant", acting.place)]
    return [
        Event(
            "adoption of the resolution",
            "adoption",
            [acting.place],
            starts_on=adopted_on,
            ends_on=adopted_on,
            date_precision="day",
            participants=taking_part,
        )
    ]


def _spoken(
    document: Document, parts: Sequence[Part], passage_ids: Sequence[str], found: Names, law: Law
) -> list[Statement]:
    """The statements, none of which stands in the paragraphs of a resolution."""
    if document.cluster.canonical.kind in _OWN_VOICE:
        return []
    spoken = [
        Part("" if law.places.get(passage_id) else part.text, part.kind)
        for part, passage_id in zip(parts, passage_ids, strict=True)
    ]
    mentions: list[Mention] = [each for each in found.mentions if spoken[each.place.part].text]
    return statements(spoken, mentions, [each for each in found.positions if spoken[each.place.part].text])


def published(document: Document) -> date | None:
    """The day of a document, by its own day or moment of publication."""
    for name in ("published_on", "published_at"):
        winner = document.winners(name)
        if winner is not None:
            value = winner[1][0].value
            return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
    return None


def _symbol(document: Document) -> str | None:
    winner = document.winners("symbol")
    return None if winner is None else str(winner[1][0].value)
