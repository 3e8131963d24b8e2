"""Which records share wording, and how much: a sketch finds candidates, full shingles measure them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from flows.steps.model import Record
from flows.text.shingles import SKETCH, overlap, sketch

# A shingle that stands in more texts than this is not worth the pairs it makes (measured on 12,000 documents).
_COMMON = 40
# Candidates that share less of the smaller sketch than this are not looked at again.
_LEAST = 0.15


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records (numbers into the list, `a` < `b`) and the wording they share."""

    a: int
    b: int
    shared: int
    size_a: int
    size_b: int
    is_one_key: bool = False  # whether the source gives both the same key

    @property
    def jaccard(self) -> float:
        """Shared shingles over all shingles of both."""
        union = self.size_a + self.size_b - self.shared
        return self.shared / union if union else 1.0

    @property
    def containment(self) -> float:
        """Share of the smaller text that stands in the larger."""
        return self.shared / min(self.size_a, self.size_b) if min(self.size_a, self.size_b) else 0.0


def measure(records: Sequence[Record], a: int, b: int) -> Pair:
    """What two records share, on their full shingles."""
    one, other = records[a].shingles, records[b].shingles
    if records[a].text_key == records[b].text_key:
        return Pair(a, b, len(one), len(one), len(other))
    return Pair(a, b, overlap(one, other), len(one), len(other))


def alike(records: Sequence[Record]) -> list[Pair]:
    """All pairs of records that may be copies or contain each other, in a fixed order.

    Of records with one and the same words, the first stands for all; each other one is paired with it.
    """
    same: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        same[record.text_key].append(number)
    pairs = [measure(records, group[0], other) for group in same.values() for other in group[1:]]
    first = [group[0] for group in same.values()]
    pairs += [measure(records, a, b) for a, b in _candidates(records, first)]
    return sorted(pairs, key=lambda pair: (pair.a, pair.b))


def _candidates(records: Sequence[Record], numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs whose sketches share enough rare shingles."""
    sketches = [sketch(records[number].shingles) for number in numbers]
    if not sketches or not sum(map(len, sketches)):
        return []
    limit = np.uint64(2**64 // SKETCH)
    coarse = pl.Series("size", [int((records[number].shingles < limit).sum()) for number in numbers], dtype=pl.Int64)
    sizes = pl.DataFrame(
        {
            "record": pl.Series(list(numbers), dtype=pl.Int64),
            "coarse": coarse,
            "full": pl.Series([len(records[number].shingles) for number in numbers], dtype=pl.Int64),
            "is_whole": pl.Series(
                [len(one) == len(records[n].shingles) for one, n in zip(sketches, numbers, strict=True)]
            ),
        }
    )
    postings = pl.DataFrame(
        {
            "record": np.repeat(np.array(numbers, dtype=np.int64), [len(each) for each in sketches]),
            "hash": np.concatenate(sketches),
        }
    ).sort("hash", "record")
    times = pl.len().over("hash")
    rare = postings.filter(times.is_between(2, _COMMON))
    met = rare.join(rare, on="hash", suffix="_b").filter(pl.col("record") < pl.col("record_b"))
    # Of those that stand in more texts, each text is compared with the next one that has it: a long row of copies
    # stays together, and the work grows with the texts, not with their pairs.
    row = postings.filter(times > _COMMON).with_columns(record_b=pl.col("record").shift(-1).over("hash")).drop_nulls()
    shared = (
        pl.concat([met.select("record", "record_b", "hash"), row.select("record", "record_b", "hash")])
        .group_by("record", "record_b")
        .agg(pl.len().alias("all"), (pl.col("hash") < int(limit)).sum().alias("few"))
        .join(sizes, on="record")
        .join(sizes.rename(lambda name: f"{name}_b"), on="record_b")
    )
    # Where one sketch is thinned, only the shingles below the limit can be counted on both sides.
    whole = pl.col("is_whole") & pl.col("is_whole_b")
    count = pl.when(whole).then(pl.col("all")).otherwise(pl.col("few"))
    size = pl.when(whole).then(pl.min_horizontal("full", "full_b")).otherwise(pl.min_horizontal("coarse", "coarse_b"))
    kept = shared.filter((count >= 1) & (count >= _LEAST * size)).sort("record", "record_b")
    return list(zip(kept["record"].to_list(), kept["record_b"].to_list(), strict=True))
