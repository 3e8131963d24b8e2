"""Search of all listed names in 200 MB of text: ours and the `regex` package's, with the same matches.

    python tests/benchmarks/mention_search.py [MB]

Both get the same leveled text and the same names. The peer is one pattern over all names (longest first, whole words),
and what it finds is held to the same rule for capitals. It needs `pip install regex`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from time import perf_counter

import polars as pl
import regex

from flows.text.names.gazetteer import EXACT, Gazetteer, Hit, _fits, _small, leveled, longest
from flows.text.names.known import all_names

DATASETS = Path(__file__).parents[2] / "datasets"
MEGABYTE = 1_000_000


def corpus(size: int) -> list[str]:
    """Passages of the published releases in random order, over and over, until they have `size` megabytes."""
    latest = max(DATASETS.glob("*/passages.parquet"), key=lambda path: path.stat().st_mtime)
    texts = pl.read_parquet(latest)["text"].to_list()
    shuffled, held, random = [], 0, Random(5)
    while held < size * MEGABYTE:
        text = random.choice(texts)
        shuffled.append(text)
        held += len(text.encode())
    return shuffled


class Peer:
    """The same names as two patterns of the `regex` package: acronyms as they are, others in small letters."""

    def __init__(self, names: list) -> None:
        self.exact = {leveled(name.text): name for name in reversed(names) if name.case == EXACT}
        self.loose: dict[str, list] = {}
        for name in names:
            if name.case != EXACT and name.text.strip():
                self.loose.setdefault(_small(leveled(name.text)), []).append(name)
        self.patterns = [
            regex.compile(r"(?<!\w)\L<names>(?![\w])", names=list(each)) for each in (self.exact, self.loose)
        ]

    def search(self, text: str) -> set[tuple[int, int]]:
        even = leveled(text)
        found = [self.hit(m, self.exact[m[0]]) for m in self.patterns[0].finditer(even, overlapped=True)]
        for match in self.patterns[1].finditer(_small(even), overlapped=True):
            printed = even[match.start() : match.end()]
            found += [self.hit(match, name) for name in self.loose[match[0]] if _fits(printed, name)][:1]
        return {(hit.start, hit.end) for hit in longest(found)}

    @staticmethod
    def hit(match, name) -> Hit:
        return Hit(match.start(), match.end(), name)


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    texts, names = corpus(size), list(all_names())
    ours, peer = Gazetteer(names), Peer(names)
    print(f"{len(names)} names, {len(texts)} passages, {size} MB")
    found = {}
    for turn, (label, search) in enumerate(
        [("ours", lambda text: {(hit.start, hit.end) for hit in longest(ours.hits(text))}), ("regex", peer.search)]
    ):
        # The peer is timed on a part where the whole would take it hours; the rate is what counts.
        part = texts if turn == 0 else texts[: max(1, len(texts) // 200)]
        begin = perf_counter()
        found[label] = [search(text) for text in part]
        seconds = perf_counter() - begin
        held = sum(len(text.encode()) for text in part) / MEGABYTE
        print(f"{label:6} {held:8.1f} MB in {seconds:7.1f} s = {held / seconds:6.2f} MB/s")
    pairs = list(zip(found["ours"], found["regex"], strict=False))
    same = sum(len(a & b) for a, b in pairs)
    print(
        f"matches in the common part: {same} the same, {sum(len(a - b) for a, b in pairs)} only ours, "
        f"{sum(len(b - a) for a, b in pairs)} only the peer's"
    )


if __name__ == "__main__":
    main()
