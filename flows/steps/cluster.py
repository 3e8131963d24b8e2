"""Records to clusters: the copies of one document each. The rules of the contract's "What is one document"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from flows.steps.model import Record
from flows.steps.similar import Pair, alike, measure

# Two texts of one kind are copies from this Jaccard similarity on; with one title, or one day, from the lower one.
_ALIKE, _ALIKE_NAMED = 0.7, 0.3
# A text stands in another from this containment on; a copy that was cut keeps its title or most of its length.
_CONTAINED, _MOST = 0.85, 0.67
# Versions of one source key are one document from this containment on; below it the key was used for another text.
_VERSION = 0.3
# Texts of different days must be the same but for a caption or a typing error.
_OTHER_DAY = 0.95
# Fewer words than this say too little to tell a copy by the text alone.
_FEW_WORDS = 20
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Cluster:
    """The copies of one document: `records` with the canonical copy first, `earlier` the withdrawn versions."""

    records: list[Record]
    earlier: set[str] = field(default_factory=set)
    version_is_open: bool = False

    @property
    def canonical(self) -> Record:
        """The copy from which text, title and order are taken."""
        return self.records[0]


@dataclass(frozen=True, slots=True)
class Relation:
    """Two clusters (numbers) that are not copies: `larger` contains, or is a later version of, `smaller`."""

    larger: int
    smaller: int
    relation: str
    containment: float


def cluster(records: Sequence[Record]) -> tuple[list[Cluster], list[Relation]]:
    """Clusters in order of their canonical record's id, and how they relate. The order of `records` has no effect."""
    ordered = sorted(records, key=lambda record: record.record_id)
    pairs = alike(ordered)
    keyed = _keyed_pairs(ordered)
    groups = _Groups(ordered)
    for pair in sorted(keyed + pairs, key=lambda pair: (-pair.jaccard, -pair.containment, pair.a, pair.b)):
        if are_copies(ordered, pair):
            groups.join(pair.a, pair.b)
    members = groups.members()
    clusters = [_ordered([ordered[number] for number in group]) for group in members]
    cluster_of = {number: place for place, group in enumerate(members) for number in group}
    relations = _relations(ordered, pairs, keyed, cluster_of, clusters)
    return clusters, relations


def _keyed_pairs(records: Sequence[Record]) -> list[Pair]:
    """Pairs of records of one source key, whatever their wording."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        if record.value("source_key") is not None:
            by_key[record.kind, record.value("source_key")].append(number)
    return [measure(records, group[0], other) for group in by_key.values() for other in group[1:]]


def are_copies(records: Sequence[Record], pair: Pair) -> bool:
    """Whether two records are copies of one document."""
    a, b = records[pair.a], records[pair.b]
    if a.kind != b.kind or _differ(a.value("symbol"), b.value("symbol")):
        return False
    if _same(a.value("source_key"), b.value("source_key")):
        return pair.containment >= _VERSION
    named = _same(_title_key(a), _title_key(b))
    if a.text_key == b.text_key:
        return named or min(a.n_words, b.n_words) >= _FEW_WORDS
    same_day = _same(day_of(a), day_of(b))
    if min(a.n_words, b.n_words) < _FEW_WORDS or (not (named and same_day) and _is_other_edition(a, b)):
        return False
    if _differ(day_of(a), day_of(b)) and pair.jaccard < _OTHER_DAY:
        return False
    if pair.jaccard >= (_ALIKE_NAMED if named or same_day else _ALIKE):
        return True
    most = min(pair.size_a, pair.size_b) >= _MOST * max(pair.size_a, pair.size_b)
    return pair.containment >= _CONTAINED and (named or most)


def _is_other_edition(a: Record, b: Record) -> bool:
    """Whether two wordings differ in figures, dates and names above all: a renewal, the same series elsewhere."""
    one, other = (Counter(word for part in record.parts for word in _WORD.findall(part.text)) for record in (a, b))
    shares = []
    for rest in (one - other, other - one):
        telling = sum(count for word, count in rest.items() if word[0].isupper() or any(map(str.isdigit, word)))
        shares.append(telling / rest.total() if rest else 0.0)
    return min(shares) >= 0.5


def day_of(record: Record) -> date | None:
    """The day of publication that a copy states."""
    moment = record.value("published_at")
    if isinstance(moment, datetime):
        return moment.date()
    day = record.value("published_on")
    return day if isinstance(day, date) else None


def _title_key(record: Record) -> str | None:
    return next((part.key for part in record.parts if part.kind == "title" and part.key), None)


def _same(one: object, other: object) -> bool:
    return one is not None and one == other


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


class _Groups:
    """Disjoint groups of records; two groups with different symbols are never joined."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.parent = list(range(len(records)))
        self.symbols = [{record.value("symbol")} - {None} for record in records]

    def find(self, number: int) -> int:
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def join(self, a: int, b: int) -> None:
        a, b = self.find(a), self.find(b)
        if a != b and len(self.symbols[a] | self.symbols[b]) <= 1:
            self.parent[b] = a
            self.symbols[a] |= self.symbols[b]

    def members(self) -> list[list[int]]:
        groups: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self.parent)):
            groups[self.find(number)].append(number)
        return sorted(groups.values())


def _ordered(group: list[Record]) -> Cluster:
    """The cluster with its canonical copy first and the earlier versions marked."""
    by_key: dict[str, list[Record]] = defaultdict(list)
    for record in group:
        if record.value("source_key") is not None:
            by_key[record.value("source_key")].append(record)
    earlier: set[str] = set()
    is_open = False
    for versions in by_key.values():
        newest = max(versions, key=version_rank)
        older = [record for record in versions if record.text_key != newest.text_key]
        earlier |= {record.record_id for record in older if version_rank(record) < version_rank(newest)}
        is_open = is_open or any(version_rank(record) == version_rank(newest) for record in older)
    return Cluster(sorted(group, key=lambda record: canonical_order(record, earlier)), earlier, is_open)


def version_rank(record: Record) -> tuple[datetime, datetime]:
    """What tells the later version: its own last change or publication, then when its capture was taken."""
    least = datetime.min.replace(tzinfo=UTC)
    own = record.value("modified_at") or record.value("published_at")
    return own or least, record.version_hint or least


def canonical_order(record: Record, earlier: set[str]) -> tuple[bool, int, int, str]:
    """The rule by which the canonical copy is chosen; the least wins.

    A withdrawn version never, then the copy that itself states most of key, address and dates, then the one with
    most words, then the least record id.
    """
    stated = sum(
        (fact := record.fact(name)) is not None and fact.byte_start is not None
        for name in ("source_key", "url", "published_at", "modified_at", "published_on")
    )
    return record.record_id in earlier, -stated, -record.n_words, record.record_id


def _relations(
    records: Sequence[Record],
    pairs: Sequence[Pair],
    keyed: Sequence[Pair],
    cluster_of: dict[int, int],
    clusters: Sequence[Cluster],
) -> list[Relation]:
    found: dict[tuple[int, int, str], float] = {}
    for pair in pairs:
        one, other = cluster_of[pair.a], cluster_of[pair.b]
        if one != other and pair.containment >= _CONTAINED:
            larger, smaller = (one, other) if pair.size_a >= pair.size_b else (other, one)
            if records[pair.a].kind != records[pair.b].kind or pair.jaccard < _MOST:
                key = (larger, smaller, "contains")
                found[key] = max(found.get(key, 0.0), pair.containment)
    for pair in keyed:
        one, other = cluster_of[pair.a], cluster_of[pair.b]
        if one != other:
            later = version_rank(records[pair.a]) >= version_rank(records[pair.b])
            key = (one, other, "version_of") if later else (other, one, "version_of")
            found[key] = max(found.get(key, 0.0), pair.containment)
    return [Relation(*key, containment) for key, containment in sorted(found.items())]
