"""Which paragraph of one carrier of a resolution is which of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from flows.steps.provision_model import Provision, Structure
from flows.text.fold import sameness
from flows.text.law.leads import OPERATIVE, PREAMBULAR

Pair = tuple[Provision, Provision]
# Of all words of two paragraphs, the share in common that makes them one; a common number counts as that, a common
# place in the preamble, which one paragraph more or less would shift, as half of it.
_ALIKE = 0.5


def counterparts(ours: Structure, theirs: Structure) -> list[Pair]:
    """The paragraphs that both have, in our order: told by their words, which a number only helps."""
    return [pair for part in (PREAMBULAR, OPERATIVE) for pair in _under(None, ours, None, theirs, part)]


def _under(
    mine: Provision | None, ours: Structure, other: Provision | None, theirs: Structure, part: str
) -> Iterator[Pair]:
    """The pairs among what stands directly in two paragraphs, each with those inside it."""
    left = [each for each in ours.provisions if each.part == part and each.parent is mine and each.whole]
    right = [each for each in theirs.provisions if each.part == part and each.parent is other and each.whole]
    if not left or not right:
        return
    for one, same in _pairs(left, right):
        yield one, same
        yield from _under(one, ours, same, theirs, part)


def _pairs(left: Sequence[Provision], right: Sequence[Provision]) -> list[Pair]:
    found = []
    matcher = SequenceMatcher(
        None, [sameness(each.text) for each in left], [sameness(each.text) for each in right], autojunk=False
    )
    for what, start, end, low, high in matcher.get_opcodes():
        if what == "equal":
            found += list(zip(left[start:end], right[low:high], strict=True))
        elif what == "replace":
            found += _nearest(left[start:end], right[low:high])
    return found


def _nearest(left: Sequence[Provision], right: Sequence[Provision]) -> list[Pair]:
    """The pairs of those whose words differ, the most alike first."""
    words = {id(each): Counter(sameness(each.text).split()) for each in (*left, *right)}
    scores = [
        (_shared(words[id(one)], words[id(other)]) + _help(one, other), -i, -j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
    ]
    taken: dict[int, int] = {}
    for score, i, j in sorted(scores, reverse=True):
        if score >= _ALIKE and -i not in taken and -j not in taken.values():
            taken[-i] = -j
    return [(left[i], right[j]) for i, j in sorted(taken.items())]


def _shared(one: Counter[str], other: Counter[str]) -> float:
    return (one & other).total() / max((one | other).total(), 1)


def _help(one: Provision, other: Provision) -> float:
    if one.name.rpartition("/")[2] != other.name.rpartition("/")[2]:
        return 0
    return _ALIKE if one.label is not None else _ALIKE / 2
