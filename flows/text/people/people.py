"""The persons named in a document and the offices that it gives them."""

from __future__ import annotations

from collections.abc import Sequence

from flows.text.names.model import Mention, Part, Place, Position
from flows.text.people.offices import offices
from flows.text.people.person_finding import found_in
from flows.text.people.person_linking import linked
from flows.text.people.person_names import Run
from flows.text.people.person_positions import Named, positions_in
from flows.text.people.word_lines import Line, lines


def people(parts: Sequence[Part], known: Sequence[Mention]) -> tuple[list[Mention], list[Position]]:
    """The mentions of persons and their positions, in the order of the text.

    `known` are the mentions of organizations, countries, places and groups, sorted and not overlapping. A person's
    name overlaps one of them only where it contains a country's or a city's name (Mr. Michael Jordan).
    """
    read = lines(parts, known)
    held = [offices(line) for line in read]
    placed = linked(read, [found_in(line, own) for line, own in zip(read, held, strict=True)])
    mentions, positions = [], []
    named: list[list[Named]] = [[] for _ in read]
    entities = {person: person.entity() for person in {one.person: None for one in placed}}
    for one in placed:
        entity = entities[one.person]
        named[one.line].append((one.run, entity))
        place = _place(read[one.line], one.run)
        mentions.append(Mention(place, place.slice(parts), entity, f"person {one.rule}"))
    for line, own, persons in zip(read, held, named, strict=True):
        positions += positions_in(line, own, persons)
    return mentions, positions


def _place(line: Line, run: Run) -> Place:
    return Place(line.part, line.words[run.first].start, line.words[run.last - 1].end)
