"""Committees of the Security Council that are named by the resolution that established them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SYMBOL = r"[0-9]{3,4}(?: \((?:19|20)[0-9]{2}\))?"
_LIST = rf"{_SYMBOL}(?:,? (?:and )?{_SYMBOL})*"
_LONG = re.compile(
    r"(?:Security Council )?(?:Sanctions )?Committee "
    r"(?:of the Security Council,? )?(?:which was )?(?:established|created|pursuant|concerning)\b[^.;:()]{0,80}?"
    rf"resolutions? (?P<numbers>{_LIST})"
)
# What its official name goes on with: "concerning Libya", "concerning ISIL (Da'esh), Al-Qaida and ... entities".
_LISTED = r"(?:the )?(?:ISIL|Islamic State|Al-Qaida|Taliban)\b[^.;]{0,200}?(?:undertakings|individuals),? and entities"
_NAME = r"[A-Z][\w.’'-]*"
_TOPIC = re.compile(
    rf",? concerning (?:{_LISTED}|(?:counter-)?terrorism|(?:the )?non-proliferation of weapons of mass destruction|"
    rf"(?:the )?(?:situation (?:in|between) )?(?:the )?{_NAME}(?:(?: and| of(?: the)?| the)? {_NAME}){{0,8}})"
)
_SHORT = re.compile(
    rf"(?:(?<=[Tt]he )|(?<=Council )|\A)(?P<numbers>{_SYMBOL}(?:[/‑-]{_SYMBOL})*) (?:\([A-Z][^()]{{0,40}}\) )?"
    r"(?:Sanctions )?Committee(?![\w’'-]* on\b)"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A committee so named: its place, and the numbers of its resolutions."""

    start: int
    end: int
    numbers: tuple[str, ...]


def numbered(text: str) -> Iterator[Numbered]:
    """Such names in a text: "the 1267 Committee", "the Committee established pursuant to resolution 1540 (2004)"."""
    if "Committee" not in text:
        return
    for pattern in (_LONG, _SHORT):
        for found in pattern.finditer(text):
            end = topic_end(text, found.end("numbers")) if pattern is _LONG else found.end()
            numbers = tuple(re.findall(r"[0-9]{3,4}(?![0-9)])", found["numbers"]))
            if numbers:
                yield Numbered(found.start(), end, numbers)


def topic_end(text: str, end: int) -> int:
    """Where the official name of a committee or its team ends that goes on with what it is concerned with."""
    topic = _TOPIC.match(text, end)
    return end if topic is None else topic.end()
