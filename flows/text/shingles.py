"""Word 5-shingles as 64-bit numbers: the same on any machine, in any process."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

WIDTH = 5
# Sketch density: a shingle is kept where its hash is below 2**64 / SKETCH (STACK: FracMinHash).
SKETCH = 16
# Texts of fewer shingles than this are kept whole, so that short copies are seen too.
SHORT = 512
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_BASE = np.uint64(0x9E3779B97F4A7C15)


@lru_cache(maxsize=1 << 20)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def shingles(words: list[str]) -> Hashes:
    """The distinct hashes of all runs of five words, sorted; of the whole text where it has fewer words."""
    if not words:
        return np.empty(0, dtype=np.uint64)
    hashed = np.fromiter((_word_hash(word) for word in words), dtype=np.uint64, count=len(words))
    width = min(WIDTH, len(words))
    count = len(words) - width + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(width):
        mixed = mixed * _BASE + hashed[place : place + count]
    return np.unique(_finish(mixed))


def _finish(mixed: Hashes) -> Hashes:
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX[0]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX[1]
    return mixed ^ (mixed >> np.uint64(31))


def sketch(hashes: Hashes) -> Hashes:
    """The part of the shingles by which candidates are found."""
    if len(hashes) <= SHORT:
        return hashes
    return hashes[hashes < np.uint64(2**64 // SKETCH)]


def overlap(one: Hashes, other: Hashes) -> int:
    """How many shingles two texts share."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if not len(few):
        return 0
    places = np.minimum(np.searchsorted(many, few), len(many) - 1)
    return int(np.count_nonzero(many[places] == few))
