"""Where the sentences of a passage begin and end."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][”\"’')\]]{0,3}\s+(?=[“\"‘'(\[]{0,2}[A-ZÀ-Þ0-9])|\n+")
# An abbreviation in front of the full stop: no sentence ends there.
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Amb|Rev|Hon|St|Jr|Sr|No|Nos|Art|para|paras|vs|cf|etc|approx|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Res|Doc|Rep|Sen|Gov|Pres)|\b[A-Z]|\b[A-Z]\.[A-Z]|"
    r"\bH\.E|(?<=[ .])[ap]\.m)$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """First character and the one after the last one of each sentence; together they cover the text."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and _ABBREVIATED.search(text, max(0, end.start() - 8), end.start()):
            continue
        found.append((start, end.end()))
        start = end.end()
    if start < len(text):
        found.append((start, len(text)))
    return found
