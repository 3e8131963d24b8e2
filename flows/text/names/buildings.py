"""Buildings and facilities by the words of their names: airports, ports, palaces, hotels."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAME = r"[A-Z][^\W\d_]*(?:[’'‑-][^\W\d_]+)*"
_FACILITY = r"(?:Airport|Seaport|Palace|Hotel|Stadium|Museum|Mosque|Cathedral|Synagogue|Prison)"
_NAMED = re.compile(rf"{_NAME}(?: (?:{_NAME}|de|al|el|of)){{0,5}}? {_FACILITY}(?: {_NAME})?(?![\w-])")
_OF = re.compile(rf"\b(?:Port|Airport) of {_NAME}(?: {_NAME})?")
# A name does not begin with these, though a sentence may.
_OPENERS = frozenset(
    ["The", "A", "An", "This", "That", "Its", "Their", "At", "In", "Near", "From", "To", "Every", "Each"]
)


def buildings(text: str) -> Iterator[tuple[int, int]]:
    """Where such names stand: two or more words with capitals, one of which says what it is."""
    if re.search(rf"{_FACILITY}|Port of", text) is None:
        return
    for pattern in (_NAMED, _OF):
        for found in pattern.finditer(text):
            words = list(re.finditer(r"\S+", found[0]))
            first = next((each for each in words if each[0] not in _OPENERS), words[-1])
            if re.fullmatch(_FACILITY, first[0]) is None:
                yield found.start() + first.start(), found.end()
