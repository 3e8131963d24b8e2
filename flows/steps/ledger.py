"""The ledger: each character of a capture gets exactly one role. Offsets of spans are characters here."""

from __future__ import annotations

from collections.abc import Sequence

from flows.sources.base import Reading
from flows.steps.model import Span


class Overlap(ValueError):
    """A family gave two roles to the same text."""


def partition(text: str, reading: Reading) -> list[Span]:
    """The ledger of a text: what the family claimed, white space, and `rejected` for what it left unread."""
    claimed = sorted(_claimed(reading), key=lambda entry: (entry.start, entry.end))
    owners = [(draft.start, draft.end) for draft in reading.drafts]
    whole: list[Span] = []
    position = 0
    for entry in claimed:
        if entry.start < position:
            raise Overlap(f"two roles for characters {entry.start} to {position} ({entry.role}, {entry.rule})")
        whole.extend(_gap(text, position, entry.start, owners))
        if entry.end > entry.start:
            whole.append(entry)
        position = max(position, entry.end)
    whole.extend(_gap(text, position, len(text), owners))
    return whole


def unread(entries: Sequence[Span]) -> list[Span]:
    """What no rule of the family accounts for."""
    return [entry for entry in entries if entry.rule == "unread"]


def _claimed(reading: Reading) -> list[Span]:
    entries = [Span(claim.start, claim.end, claim.role, claim.rule) for claim in reading.claims]
    entries += [Span(cut.start, cut.end, "rejected", cut.reason) for cut in reading.cuts]
    for number, draft in enumerate(reading.drafts):
        entries += [Span(claim.start, claim.end, claim.role, claim.rule, number) for claim in draft.claims]
        for place, piece in enumerate(draft.pieces):
            role = "title" if piece.kind == "title" else "passage"
            entries += [Span(start, end, role, None, number, place) for start, end in piece.segments]
    return entries


def _gap(text: str, start: int, end: int, owners: Sequence[tuple[int, int]]) -> list[Span]:
    """White space, or what was left unread, between two claims."""
    if start >= end:
        return []
    owner = next((number for number, (low, high) in enumerate(owners) if low <= start and end <= high), None)
    inner = text[start:end].strip()
    if not inner:
        return [Span(start, end, "whitespace", None, owner)]
    first = text.index(inner[0], start)
    last = first + len(inner)
    parts = [
        Span(start, first, "whitespace", None, owner),
        Span(first, last, "rejected", "unread", owner),
        Span(last, end, "whitespace", None, owner),
    ]
    return [part for part in parts if part.end > part.start]
