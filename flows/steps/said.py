"""How many, and who said what: the rows of quantities and statements, each with its evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from flows.steps.entities import Registry
from flows.steps.evidence import Proof
from flows.steps.model import Row
from flows.steps.naming import Reading
from flows.text.fold import sameness
from flows.text.ids import digest
from flows.text.names.model import Event, Place, Quantity
from flows.text.reference import rows


def _counted_of(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("quantity_words") if row["kind"] == kind)


_APART = re.compile(r"[,;:]")
_ON_VOTES = _counted_of("on_votes")
# Heads of units that say who or what makes an event up.
_WHO_TAKES_PART = _counted_of("takes_part")
# Of these, units that are counted of events alone: an article on one event need not name it again.
_ONLY_AT_EVENTS = _counted_of("at_events")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*(?= [A-Z“\"‘(])")


def quantity_rows(read: Reading, of_event: Mapping[int, str]) -> Iterator[Row]:
    """The rows of `quantities` of a document; `of_event` gives the identifier of an event object."""
    said = {(each.value, each.unit) for each in read.quantities if read.is_canonical[each.place.part]}
    seen: Counter[tuple[str, str]] = Counter()
    for each in read.quantities:
        if not read.is_canonical[each.place.part] and (each.value, each.unit) in said:
            continue
        same = (read.passage_ids[each.place.part], read.words(each.place))
        seen[same] += 1
        event = _event_of(read, each)
        yield {
            "quantity_id": f"qty-{digest(*same, seen[same])}",
            **read.columns(each.place),
            "surface": read.words(each.place),
            "value": each.value,
            "value_to": each.value_to,
            "comparator": each.comparator,
            "unit": each.unit,
            "event_id": None if event is None else of_event[id(event)],
        }


def _event_of(read: Reading, quantity: Quantity) -> Event | None:
    """The event that a count is about: the nearest told of in its sentence.

    Of who takes part, and of the parts of an event, also the last one told of before; an adoption is about votes and
    sponsors only.
    """
    place, head = quantity.place, quantity.unit.split()[-1]
    text = read.parts[place.part].text
    low, high = sentence(text, place.start)
    if head == "member":  # the 15-member Council
        return None
    told = [
        (_distance(each, place), number, each, event)
        for number, event in enumerate(read.events)
        for each in event.places
        if each.part == place.part
        and each.start < high
        and (event.kind != "adoption" or head.casefold() in _ON_VOTES)
        and (each.start < place.start or not _APART.search(text, place.end, each.start))
    ]
    near = [each for each in told if each[2].start >= low]
    if not near and head in _WHO_TAKES_PART:
        near = told or (_last_before(read, place) if head in _ONLY_AT_EVENTS else [])
    return min(near, key=lambda each: each[:2])[3] if near else None


def _last_before(read: Reading, place: Place) -> list[tuple[int, int, Place, Event]]:
    """The event last told of in an earlier paragraph, as if it stood in front."""
    before = [
        (each, -number, event)
        for number, event in enumerate(read.events)
        for each in event.places
        if each.part < place.part and event.kind != "adoption" and read.parts[each.part].kind == "paragraph"
    ]
    if not before:
        return []
    each, number, event = max(before, key=lambda told: told[:2])
    return [(0, -number, each, event)]


def _distance(told: Place, place: Place) -> int:
    """Characters between an event's words and a count; words behind it count double."""
    return place.start - told.start if told.start <= place.start else 2 * (told.start - place.start)


def sentence(text: str, position: int) -> tuple[int, int]:
    """The first character of the sentence around a character, and the one after its last."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.end() > position:
            return start, end.end()
        start = end.end()
    return start, len(text)


def statement_rows(read: Reading, registry: Registry, proof: Proof) -> Iterator[Row]:
    """The rows of `statements` of a document, with evidence of each part and of the speaker's words."""
    texts = [" ".join(read.words(place) for place in each.places) for each in read.statements]
    said = {
        sameness(text)
        for text, each in zip(texts, read.statements, strict=True)
        if read.is_canonical[each.places[0].part]
    }
    seen: Counter[tuple[str, str]] = Counter()
    for text, each in zip(texts, read.statements, strict=True):
        first = each.places[0]
        if not read.is_canonical[first.part] and sameness(text) in said:
            continue
        same = (read.passage_ids[first.part], sameness(text))
        seen[same] += 1
        key = f"sta-{digest(*same, seen[same])}"
        _prove_parts(read, proof, key, each.places)
        if each.speaker_place is not None:
            span = read.span(each.speaker_place)
            proof.slice("statements", key, "speaker_text", read.document.document_id, span, "speaker")
        yield {
            "statement_id": key,
            **read.columns(first),
            "speaker_id": None if each.speaker is None else registry.add(each.speaker),
            "speaker_text": None if each.speaker_place is None else read.words(each.speaker_place),
            "is_direct_quote": each.is_direct_quote,
            "text": text,
        }


def _prove_parts(read: Reading, proof: Proof, key: str, places: Sequence[Place]) -> None:
    for place in places:
        proof.slice("statements", key, "", read.document.document_id, read.span(place), "part of what was said")
