"""Events of all documents, each once: which of them are the same, and the identifiers that they keep."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.steps.naming import Reading
from flows.text.fold import words
from flows.text.ids import digest
from flows.text.names.model import Event

_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "on",
        "for",
        "and",
        "in",
        "to",
        "with",
        "at",
        "by",
        "its",
        "this",
        "that",
        "united",
        "nations",
        "un",
    ]
)
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
        ],
        1,
    )
}
_ROMAN = re.compile(r"(?=[xvi])x{0,3}(?:ix|iv|v?i{0,3})\Z")
_NUMBER = re.compile(r"([0-9]+)(?:st|nd|rd|th)?\Z")
_RESOLUTION = re.compile(r"\bresolution (?:S/RES/)?([0-9]{1,4}) \(([0-9]{4})\)")
_ALIKE = 0.6
Told = tuple[Reading, Event]


@dataclass(slots=True)
class Happening:
    """One event as all documents tell of it; the one that says most comes first."""

    told: list[Told]
    event_id: str = ""

    @property
    def lead(self) -> Event:
        """The fullest telling."""
        return self.told[0][1]


def happenings(reads: Sequence[Reading]) -> list[Happening]:
    """The events of all documents, those that are the same as one, in a stable order."""
    told = [(read, event) for read in reads for event in read.events]
    told.sort(key=lambda each: (-_fullness(each[1]), each[0].document.document_id, each[1].places[0]))
    by_key: dict[str, list[Happening]] = {}
    found: list[Happening] = []
    for each in told:
        keys = _keys(*each)
        same = next((one for key in keys for one in by_key.get(key, ()) if _is_same(one, each)), None)
        if same is None:
            same = Happening([])
            found.append(same)
        same.told.append(each)
        for key in keys:
            if same not in by_key.setdefault(key, []):
                by_key[key].append(same)
    return found


def _fullness(event: Event) -> int:
    return sum(
        value is not None for value in (event.starts_on, event.city, event.country, event.parent, event.date_place)
    ) + min(len(event.participants), 9)


def _keys(read: Reading, event: Event) -> list[str]:
    """Under what an event is looked for among the others: its resolution, its day, the words of its name."""
    symbol = adopted(read, event)
    if symbol is not None:
        return [symbol]
    keys = [" ".join(sorted(content(event.name)))]
    if event.starts_on is not None:
        keys.append(f"{event.starts_on:%Y-%m}")
    return keys


def adopted(read: Reading, event: Event) -> str | None:
    """The number and year of the resolution that an adoption is of."""
    if event.kind != "adoption":
        return None
    found = _RESOLUTION.search(event.name)
    # Another body's decision may be told of in a resolution, too: its own adoption has its own day.
    is_own = read.adopted_on is not None and event.starts_on == read.adopted_on
    if found is None and read.symbol is not None and is_own:
        found = re.search(r"S/RES/([0-9]+) \(([0-9]{4})\)", read.symbol)
    return None if found is None else f"{found[1]} ({found[2]})"


def content(name: str) -> frozenset[str]:
    """The words of a name that tell it from others; ordinals and Roman numbers as figures."""
    return frozenset(_figure(word) for word in words(name) if word not in _SMALL)


def _figure(word: str) -> str:
    numbered = _NUMBER.match(word)
    if numbered is not None:
        return numbered[1]
    if word in _ORDINALS:
        return _ORDINALS[word]
    return str(_roman(word)) if _ROMAN.match(word) and len(word) > 1 else word


def _roman(word: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    numbers = [values[char] for char in word]
    return sum(-one if one < other else one for one, other in zip(numbers, [*numbers[1:], 0], strict=True))


def _is_same(one: Happening, other: Told) -> bool:
    """Whether an event is one that is known: no contradiction in kind, day and number, and enough in common."""
    return all(_agree(each, other) for each in one.told)


def _agree(one: Told, other: Told) -> bool:
    (one_read, a), (other_read, b) = one, other
    symbol = adopted(one_read, a)
    if symbol is not None or adopted(other_read, b) is not None:
        return symbol == adopted(other_read, b)
    if one_read is other_read or a.kind != b.kind:
        return False
    first, second = content(a.name), content(b.name)
    if {word for word in first ^ second if word.isdigit()} and _numbers(first) and _numbers(second):
        return False
    if a.starts_on and b.starts_on and a.ends_on and b.ends_on:
        if a.ends_on < b.starts_on or b.ends_on < a.starts_on:
            return False
        return _likeness(first, second) >= _ALIKE and not _elsewhere(a, b)
    # Without a day in one of them, only a name that is never given twice tells: "Third Conference ...".
    return first == second and bool(_numbers(first)) and len(first) > 3 and not _elsewhere(a, b)


def _numbers(name: frozenset[str]) -> set[str]:
    return {word for word in name if word.isdigit()}


def _elsewhere(a: Event, b: Event) -> bool:
    return a.place is not None and b.place is not None and a.place.entity_id != b.place.entity_id


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))


def identify(found: Sequence[Happening], published: Mapping[tuple[str, int], str]) -> dict[str, str]:
    """Give each event the identifier that it was published under, else a new one; returns old ones now replaced.

    `published` gives the identifier by passage and first character of each place that told of a published event.
    """
    taken: set[str] = set()
    replaced: dict[str, str] = {}
    claims = [_claims(each, published) for each in found]
    for happening, olds in zip(found, claims, strict=True):
        happening.event_id = next((each for each in olds if each not in taken), "")
        taken.add(happening.event_id)
    seen: Counter[tuple[str, ...]] = Counter()
    for happening, olds in zip(found, claims, strict=True):
        while not happening.event_id:
            read, event = happening.told[0]
            same = (event.kind, " ".join(sorted(content(event.name))), str(event.starts_on), read.document.document_id)
            seen[same] += 1
            fresh = f"evt-{digest(*same, seen[same])}"
            happening.event_id = "" if fresh in taken or fresh in published.values() else fresh
        taken.add(happening.event_id)
        replaced |= {old: happening.event_id for old in olds if old != happening.event_id}
    return {old: new for old, new in replaced.items() if old not in taken}


def _claims(happening: Happening, published: Mapping[tuple[str, int], str]) -> list[str]:
    """The published identifiers of the places that tell of an event, the one of most places first."""
    votes = Counter(
        published[passage_id, start]
        for read, event in happening.told
        for passage_id, start, _ in (read.span(place) for place in event.places)
        if (passage_id, start) in published
    )
    return sorted(votes, key=lambda old: (-votes[old], old))
