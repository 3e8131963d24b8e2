"""The text of a part with its names and quotations masked, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, PERSON, PLACE, Mention

# One private character a kind: a mask keeps the length, so that places in the masked text are places in the text.
P, O, C, G, L, Q = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"  # noqa: E741
MASKS = {PERSON: P, ORGANIZATION: O, COUNTRY: C, GROUP: G, PLACE: L}
_FOREIGN = re.compile("[\ue000-\ue005]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:Mr|Mrs|Ms|Mx|Dr|St|Sr|Jr|Prof|Gen|Col|Lt|Capt|Maj|Brig|Sgt|Sen|Rep|Gov|Amb|Hon|Rev|Messrs|Mses|"
    r"No|Nos|Art|Arts|para|paras|vs|cf|e\.g|i\.e|approx|[A-Z]|(?:[A-Z]\.)+[A-Z])$"
)
_STOP = re.compile(rf"(?:[.!?…][)\]]?|{Q})(?= +[^\sa-z])")


def masked(text: str, mentions: Iterable[Mention], quoted: Iterable[tuple[int, int]]) -> str:
    """The text with the characters of each mention and each quotation, with its marks, replaced by its kind's mask."""
    chars = list(_FOREIGN.sub("?", text))
    for mention in mentions:
        start, end = mention.place.start, mention.place.end
        chars[start:end] = MASKS[mention.entity.kind] * (end - start)
    for start, end in quoted:
        chars[start:end] = Q * (end - start)
    return "".join(chars)


def sentences(text: str, mask: str) -> Iterator[tuple[int, int]]:
    """The places of the sentences of a masked text, each with the mark that ends it."""
    start = 0
    for found in _STOP.finditer(mask):
        end = found.end()
        if found[0] == Q:
            if end < 2 or text[end - 2] not in ".!?…" or mask[end - 2] != Q:
                continue
        elif found[0] == "." and _ABBREVIATION.search(mask[max(start, end - 12) : end - 1]) is not None:
            continue
        if end > start:
            yield start, end
        start = end
        while start < len(mask) and mask[start] == " ":
            start += 1
    if start < len(mask):
        yield start, len(mask)
