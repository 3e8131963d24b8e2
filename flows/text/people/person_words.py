"""The short word lists by which persons and offices are read."""

from __future__ import annotations

from flows.text.reference import rows


def person_words(kind: str) -> frozenset[str]:
    """The folded words of one kind of `flows/reference/person_words.csv`; a kind that is not there is an error."""
    found = frozenset(row["word"] for row in rows("person_words") if row["kind"] == kind)
    if not found:
        raise KeyError(kind)
    return found
