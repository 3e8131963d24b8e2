"""Copies in which a foreign string stands in place of "United Nations", as mirrors of un.org have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.text.names.model import ORGANIZATION, Entity, Mention, Part, Place

# A word with signs that no English name has: ideographs, or letters read in a wrong encoding.
_FOREIGN = re.compile(r"(?<![^\s(“‘\"'#])[^\s(“‘\"'#]*[¡-¿×÷\u2e80-\u9fff\uac00-\ud7af\uf900-\uffef][^\s,.;:)]*")


def stand_ins(parts: Sequence[Part], mentions: Sequence[Mention]) -> set[str]:
    """The foreign words that stand for "United Nations": those right before the name of one of its bodies."""
    found = set()
    for mention in mentions:
        if mention.entity.kind == ORGANIZATION and (mention.entity.detail or "").startswith("un_"):
            before = _before(parts[mention.place.part].text, mention.place.start)
            if before is not None:
                found.add(before)
    return found


def _before(text: str, start: int) -> str | None:
    low = max(0, start - 40)
    words = list(_FOREIGN.finditer(text, low, start))
    return words[-1][0] if words and words[-1].end() == start - 1 and text[start - 1] == " " else None


def mended(parts: Sequence[Part], mentions: Sequence[Mention], foreign: set[str], un: Entity) -> Iterator[Mention]:
    """The mentions with the foreign word as a part of the names that it belongs to, and alone as the United Nations."""
    by_end = {(each.place.part, each.place.start): each for each in mentions}
    for number, part in enumerate(parts):
        for word in _FOREIGN.finditer(part.text):
            if word[0] not in foreign:
                continue
            body = by_end.pop((number, word.end() + 1), None)
            if body is not None and part.text[word.end()] == " " and (body.entity.detail or "").startswith("un_"):
                place = Place(number, word.start(), body.place.end)
                yield Mention(place, place.slice(parts), body.entity, "damaged_name")
                continue
            if body is not None:
                by_end[number, word.end() + 1] = body
            place = Place(number, word.start(), word.end())
            yield Mention(place, word[0], un, "damaged_name")
    yield from by_end.values()
