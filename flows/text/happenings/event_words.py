"""The words by which events are told, out of `flows/reference/event_words.csv`."""

from __future__ import annotations

from functools import cache

from flows.text.reference import rows

CONFERENCE, MEETING, WORKSHOP, SIDE_EVENT = "conference", "meeting", "workshop", "side_event"
BRIEFING, ADOPTION, VISIT, LAUNCH = "briefing", "adoption", "visit", "launch"
GATHERINGS = frozenset({CONFERENCE, MEETING, WORKSHOP, SIDE_EVENT, BRIEFING})


@cache
def words(role: str) -> frozenset[str]:
    """The words of a role: `modifier`, `vague`, `determiner`, `stop`, `document`, `tail`, `part`, `again`."""
    return frozenset(row["word"] for row in rows("event_words") if row["role"] == role)


@cache
def heads() -> dict[str, str]:
    """The nouns that name an event, in small letters, and what kind each is."""
    return {row["word"]: row["kind"] for row in rows("event_words") if row["role"] == "head"}


def folded(word: str) -> str:
    """A word as the lists have it and as two names of one event may differ: small, plain hyphens and apostrophes."""
    return word.casefold().replace("‑", "-").replace("–", "-").replace("’", "'").rstrip(".,;:")
