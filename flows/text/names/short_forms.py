"""Short forms that mean a body named before in the same document: "the Executive Directorate", "the Council"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from flows.text.names.gazetteer import EXACT, Gazetteer, Name, longest
from flows.text.names.model import ORGANIZATION, Entity, Mention, Part, Place

_ARTICLE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts?|THE)(?: (?:said|same|entire|full|[0-9]{1,2}-member))? \Z")
# Without an article: "Council resolutions", "by Council members".
_ATTRIBUTE = re.compile(r" (?:resolutions?|members?|decisions?|mandates?)\b")
_GOES_ON = re.compile(r" (?:of|on|for|to|against|established|pursuant|concerning) (?:the )?[A-Z0-9]|[ ‑-][A-Z]")


def short_forms(
    parts: Sequence[Part], mentions: Sequence[Mention], shorts: Mapping[str, Sequence[str]]
) -> Iterator[Mention]:
    """Mentions by short forms. `shorts` gives the bodies (identifiers) that each form may mean."""
    named = [each for each in mentions if each.entity.kind == ORGANIZATION]
    present = {each.entity.entity_id: each.entity for each in named}
    meant = {short: [present[each] for each in ids if each in present] for short, ids in shorts.items()}
    used = Gazetteer(Name(short, short, EXACT) for short, bodies in meant.items() if bodies)
    by_part: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_part.setdefault(mention.place.part, []).append(mention)
    seen: Counter[str] = Counter()
    for number, part in enumerate(parts):
        here = sorted(by_part.get(number, ()), key=lambda each: each.place)
        passed = 0
        for hit in longest(used.hits(part.text)):
            place = Place(number, hit.start, hit.end)
            if any(each.place.overlaps(place) for each in here) or not _is_definite(part.text, hit.start, hit.end):
                continue
            while passed < len(here) and here[passed].place.start < hit.start:
                seen[here[passed].entity.entity_id] += 1
                passed += 1
            bodies = meant[hit.name.meaning]
            entity = bodies[0] if len(bodies) == 1 else _antecedent(bodies, here[:passed], seen)
            if entity is not None:
                yield Mention(place, part.text[hit.start : hit.end], entity, "short_form")
        for each in here[passed:]:
            seen[each.entity.entity_id] += 1


def _is_definite(text: str, start: int, end: int) -> bool:
    """Whether a short form means one body: it has its article, and no longer name begins with it."""
    if _GOES_ON.match(text, end) is not None and _ATTRIBUTE.match(text, end) is None:
        return False
    # "Monitoring Team" tells enough by itself; so does what stands alone in brackets, as names are given short forms.
    if " " in text[start:end] or (text[:start].endswith(("(", "(the ", "“")) and text[end : end + 1] in (")", "”")):
        return True
    if _ARTICLE.search(text, max(0, start - 24), start) is not None:
        return True
    return _ATTRIBUTE.match(text, end) is not None and not text[:start].rstrip().endswith(("a", "A", "any", "each"))


def _antecedent(bodies: Sequence[Entity], here: Sequence[Mention], seen: Counter[str]) -> Entity | None:
    """The body meant: the last one named in the passage, else the one named most so far, if that is clear."""
    ids = {each.entity_id: each for each in bodies}
    last = next((each.entity for each in reversed(here) if each.entity.entity_id in ids), None)
    ranked = sorted((each for each in ids if seen[each]), key=lambda each: -seen[each])
    if len(ranked) == 1:
        return ids[ranked[0]]
    if last is not None:
        return last
    if len(ranked) > 1 and seen[ranked[0]] > 2 * seen[ranked[1]]:
        return ids[ranked[0]]
    return None
