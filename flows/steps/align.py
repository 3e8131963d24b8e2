"""The copies of a document laid side by side: which passage of one copy is which of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from flows.steps.cluster import Cluster
from flows.steps.model import Part, Record

# Two wordings are one passage where they share this part of their words (of the larger), or where the shorter
# stands in the longer with this part of its words.
_SAME_WORDS, _INSIDE = 0.5, 0.9
# Gaps between equal passages larger than this (passages x passages) are not compared word by word.
_LARGE_GAP = 40_000


@dataclass(slots=True)
class Row:
    """One passage of a document: its wording in the leading copy, and the part of each copy that it is."""

    lead: Part
    parts: dict[str, int] = field(default_factory=dict)  # record_id -> number of the part in that copy
    is_superseded: bool = False


def align(cluster: Cluster) -> list[Row]:
    """The passages of a document in reading order; passages of losing copies stand where these have them."""
    first = cluster.canonical
    rows = [Row(part, {first.record_id: number}) for number, part in enumerate(first.parts)]
    for record in cluster.records[1:]:
        _merge(rows, record)
    _supersede(rows, cluster)
    return rows


def _merge(rows: list[Row], record: Record) -> None:
    """Match the parts of a further copy to the rows, and insert those that stand only in it."""
    matched = _match([row.lead for row in rows], record.parts)
    by_part = {part: row for row, part in matched.items()}
    for number, taken in matched.items():
        rows[number].parts[record.record_id] = taken
    place = 0
    inserted: list[tuple[int, Row]] = []
    for number, part in enumerate(record.parts):
        if number in by_part:
            place = by_part[number] + 1
        else:
            inserted.append((place, Row(part, {record.record_id: number})))
    for place, row in reversed(inserted):
        rows.insert(place, row)


def _match(ours: Sequence[Part], theirs: Sequence[Part]) -> dict[int, int]:
    """Row number to part number: equal wordings in order, like ones between them, equal ones elsewhere."""
    matcher = SequenceMatcher(None, [_key(part) for part in ours], [_key(part) for part in theirs], autojunk=False)
    matched: dict[int, int] = {}
    for tag, low, high, from_low, from_high in matcher.get_opcodes():
        if tag == "equal":
            matched.update(zip(range(low, high), range(from_low, from_high), strict=True))
        elif tag == "replace" and (high - low) * (from_high - from_low) <= _LARGE_GAP:
            matched.update(_like(ours, theirs, range(low, high), range(from_low, from_high)))
    taken = set(matched.values())
    free: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for number, part in enumerate(ours):
        if number not in matched:
            free[_key(part)].append(number)
    for number, part in enumerate(theirs):
        if number not in taken and free[_key(part)]:
            matched[free[_key(part)].pop(0)] = number
    return matched


def _key(part: Part) -> tuple[bool, str]:
    """Titles match titles only, so that a heading that repeats the title stays a passage of its own."""
    return part.kind == "title", part.key or part.text


def _like(ours: Sequence[Part], theirs: Sequence[Part], rows: range, parts: range) -> dict[int, int]:
    """The likest pairs of a gap, best first, that keep the order."""
    counts = {number: Counter(theirs[number].key.split()) for number in parts}
    scored: list[tuple[float, int, int]] = []
    for row in rows:
        own = Counter(ours[row].key.split())
        for part in parts:
            score = _likeness(own, counts[part])
            if score > 0 and (ours[row].kind == "title") == (theirs[part].kind == "title"):
                scored.append((-score, row, part))
    matched: dict[int, int] = {}
    for _, row, part in sorted(scored):
        if all(
            (row < other) == (part < matched[other]) and part != matched[other] and row != other for other in matched
        ):
            matched[row] = part
    return matched


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    shared = (one & other).total()
    larger, smaller = max(one.total(), other.total()), min(one.total(), other.total())
    if not smaller or not (shared >= _SAME_WORDS * larger or (smaller >= 5 and shared >= _INSIDE * smaller)):
        return 0.0
    return shared / larger


def _supersede(rows: list[Row], cluster: Cluster) -> None:
    """Mark what a source withdrew: passages that its earlier version has and its newest has not."""
    for record_id, newest in cluster.earlier.items():
        for row in rows:
            if record_id in row.parts and newest not in row.parts:
                row.is_superseded = True
