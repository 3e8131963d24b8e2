"""The quotations of a document, with who is quoted as far as it has been told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from flows.text.names.model import Entity, Part, Place
from flows.text.speech.quotes import quotations


class Quoted:
    """All quotations in order; `voices` has who is quoted in each that has been given a speaker."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.quotes = quotations(parts)
        self.voices: dict[int, Entity | None] = {}
        self.stretches: dict[int, list[tuple[int, int]]] = {}  # part to the bounds of its quotations
        self._opens: dict[int, list[tuple[int, int]]] = {}
        for number, quote in enumerate(self.quotes):
            place = quote.outer
            self._opens.setdefault(place.part, []).append((place.start, number))
            self.stretches.setdefault(place.part, []).append((place.start, place.end))

    def free(self, part: int, start: int, end: int) -> list[int]:
        """The numbers of the quotations that open in a stretch and have no speaker yet."""
        opens = self._opens.get(part, [])
        within = opens[bisect_left(opens, (start, 0)) : bisect_left(opens, (end, 0))]
        return [number for _, number in within if number not in self.voices]

    def earlier(self, number: int) -> list[int]:
        """The quotations that a quotation goes on with and that have no speaker yet."""
        found: list[int] = []
        while self.quotes[number].follows and number - 1 not in self.voices:
            number -= 1
            found.insert(0, number)
        return found

    def goes_on(self, number: int) -> bool:
        """Whether the next paragraph goes on with a quotation."""
        return number + 1 < len(self.quotes) and self.quotes[number + 1].follows

    def words(self, numbers: Sequence[int], voice: Entity | None, before: Sequence[Place] = ()) -> tuple[Place, ...]:
        """The places of some quotations behind earlier ones of the same speech; they are given their speaker.

        Without marks, blanks and commas at their ends, and the last one without its full stop.
        """
        self.voices.update(dict.fromkeys(numbers, voice))
        places = [*before, *(self.quotes[number].inner for number in numbers)]
        found = []
        for count, place in enumerate(places, 1):
            text = place.slice(self.parts)
            end = place.start + len(text.rstrip(" ,.;" if count == len(places) else " ,"))
            found.append(Place(place.part, place.start + len(text) - len(text.lstrip()), end))
        return tuple(found)
