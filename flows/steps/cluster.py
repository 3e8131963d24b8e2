"""Records to clusters: the copies of one document each. The rules of the contract's "What is one document"."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from flows.steps.model import Record
from flows.steps.similar import Pair, alike, measure
from flows.text.dates import MONTHS

# Two texts of one kind are copies from this Jaccard similarity on; with one title and one day, from the lower one.
_ALIKE, _ALIKE_NAMED = 0.6, 0.4
# A text stands in another from this containment on; a copy that was cut keeps its title or most of its length.
_CONTAINED, _MOST = 0.85, 0.67
# Versions of one source key are one document from this containment on; below it the key was used for another text,
# and below the lower bound the two have nothing to do with each other.
_VERSION, _RELATED = 0.3, 0.1
# Texts that an organ adopted once and for all: their symbol names one text, and its copies are renderings of it
# (scans, files, mark-up), not versions. Of 260 pairs of renderings the least alike shares 0.13 of its shingles.
ADOPTED = frozenset({"resolution", "presidential_statement"})
# Texts that the source tells apart, by day or by key, must be the same but for a caption or a typing error.
_TOLD_APART = 0.95
# Fewer words than this say too little to tell a copy by the text alone.
_FEW_WORDS = 20
# Names that differ less than this are two spellings of one ("Coninsx", "Coninx").
_ONE_NAME = 0.75
_WORD = re.compile(r"\w+")
_JOINT = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MONTHS = frozenset(month.casefold() for month in MONTHS)


@dataclass(slots=True)
class Cluster:
    """The copies of one document, the canonical one first; `earlier` leads from a withdrawn version to the newest."""

    records: list[Record]
    earlier: dict[str, str] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)  # not the newest of their key, `earlier` or with the same text
    version_is_open: bool = False
    version_is_inferred: bool = False

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
            groups.join(pair)
    members = groups.members()
    clusters = [_ordered([ordered[number] for number in group]) for group in members]
    cluster_of = {number: place for place, group in enumerate(members) for number in group}
    return clusters, _relations(ordered, pairs, keyed, cluster_of)


def _keyed_pairs(records: Sequence[Record]) -> list[Pair]:
    """Pairs of records of one source key, whatever their wording."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        if record.value("source_key") is not None:
            by_key[record.kind, record.value("source_key")].append(number)
    return [
        replace(measure(records, group[0], other), is_one_key=True) for group in by_key.values() for other in group[1:]
    ]


def are_copies(records: Sequence[Record], pair: Pair) -> bool:
    """Whether two records are copies of one document."""
    a, b = records[pair.a], records[pair.b]
    if a.kind != b.kind or _differ(a.value("symbol"), b.value("symbol")):
        return False
    if a.kind in ADOPTED and _same(a.value("symbol"), b.value("symbol")):
        return pair.containment >= _RELATED
    if _same(a.value("source_key"), b.value("source_key")):
        return pair.containment >= _VERSION
    named = _same(_title_key(a), _title_key(b))
    if a.text_key == b.text_key:
        return named or min(a.n_words, b.n_words) >= _FEW_WORDS
    same_day = _same(day_of(a), day_of(b))
    if min(a.n_words, b.n_words) < _FEW_WORDS:
        return False
    if pair.jaccard < (_ALIKE_NAMED if named and same_day else _ALIKE):
        most = min(pair.size_a, pair.size_b) >= _MOST * max(pair.size_a, pair.size_b)
        if pair.containment < _CONTAINED or not (named or most):
            return False
    return (named and same_day) or not _is_other_edition(a, b)


def _is_other_edition(a: Record, b: Record) -> bool:
    """Whether two wordings differ in dates and names above all: a renewal, the same series elsewhere."""
    one, other = _spelt(a), _spelt(b)
    rests = [one[0] - other[0], other[0] - one[0]]
    capitals = one[1] | other[1]
    shares = []
    for rest, across in (rests, rests[::-1]):
        telling = [word for word in rest if _tells(word, word in capitals, across)]
        figures = [word for word in rest if word not in telling and any(map(str.isdigit, word))]
        counted = sum(rest[word] for word in (*telling, *figures)) if telling else 0
        shares.append(counted / rest.total() if rest else 0.0)
    return min(shares) >= 0.5


def _tells(word: str, is_name: bool, across: Counter[str]) -> bool:
    """Whether a word that one text has alone tells another edition: of a date, or a name unlike all of the other's."""
    if _YEAR.fullmatch(word) or word in _MONTHS:
        return True
    if not is_name or any(map(str.isdigit, word)):
        return False
    near = (each for each in across if each[0] == word[0] and abs(len(each) - len(word)) <= 2)
    return not any(SequenceMatcher(None, word, each).ratio() >= _ONE_NAME for each in near)


def _spelt(record: Record) -> tuple[Counter[str], set[str]]:
    """The words of a record without case, accents and hyphens, and which of them stand with a capital."""
    found: Counter[str] = Counter()
    capitals: set[str] = set()
    for part in record.parts:
        plain = unicodedata.normalize("NFKD", _JOINT.sub("", part.text))
        for word in _WORD.findall("".join(char for char in plain if not unicodedata.combining(char))):
            found[word.casefold()] += 1
            if word[0].isupper():
                capitals.add(word.casefold())
    return found, capitals


def day_of(record: Record) -> date | None:
    """The day of publication that a copy states: as printed, else that of the moment."""
    day, moment = record.value("published_on"), record.value("published_at")
    if isinstance(day, date):
        return day
    return moment.date() if isinstance(moment, datetime) else None


def _title_key(record: Record) -> str | None:
    return next((part.key for part in record.parts if part.kind == "title" and part.key), None)


def _same(one: object, other: object) -> bool:
    return one is not None and one == other


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


class _Groups:
    """Disjoint groups of records; what the source tells apart is not joined through a third copy."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.parent = list(range(len(records)))
        self.symbols = [{record.value("symbol")} - {None} for record in records]
        self.days = [{day_of(record)} - {None} for record in records]
        self.keys = [_key_of(record) for record in records]

    def find(self, number: int) -> int:
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def join(self, pair: Pair) -> None:
        a, b = self.find(pair.a), self.find(pair.b)
        if a == b or len(self.symbols[a] | self.symbols[b]) > 1:
            return
        shared = self.keys[a].keys() & self.keys[b].keys()
        other_key = any(self.keys[a][scope] != self.keys[b][scope] for scope in shared)
        if (other_key or len(self.days[a] | self.days[b]) > 1) and not self._may_differ(pair, other_key):
            return
        self.parent[b] = a
        self.symbols[a] |= self.symbols[b]
        self.days[a] |= self.days[b]
        self.keys[a] = {**self.keys[b], **self.keys[a]}

    @staticmethod
    def _may_differ(pair: Pair, other_key: bool) -> bool:
        """Another day is one of the same item's versions, or needs nearly the same body; so does another key."""
        return pair.jaccard >= _TOLD_APART or (pair.is_one_key and not other_key)

    def members(self) -> list[list[int]]:
        groups: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self.parent)):
            groups[self.find(number)].append(number)
        return sorted(groups.values())


def _key_of(record: Record) -> dict[str, str]:
    """The site (or kind of key) within which the source key is one of a kind, and the key."""
    key = record.value("source_key")
    if key is None:
        return {}
    if " at " in key:
        return {key.partition(" at ")[2]: key}
    parts = urlsplit(key)
    return {parts.netloc + "/".join(parts.path.split("/")[:3]): key} if parts.netloc else {"symbol": key}


def _version_key(record: Record) -> str | None:
    """What tells that two copies are states of one item: its key, or its title where it states its last change."""
    if record.kind in ADOPTED:
        return None
    if record.value("source_key") is not None:
        return str(record.value("source_key"))
    return _title_key(record) if record.value("modified_at") is not None else None


def _ordered(group: list[Record]) -> Cluster:
    """The cluster with its canonical copy first and the earlier versions marked."""
    by_key: dict[str, list[Record]] = defaultdict(list)
    for record in group:
        key = _version_key(record)
        if key is not None:
            by_key[key].append(record)
    found = Cluster(group)
    for versions in by_key.values():
        rank = {record.record_id: version_rank(record) for record in versions}
        newest = max(versions, key=lambda record: (rank[record.record_id], canonical_order(record, set())))
        for record in versions:
            differs = [part.text for part in record.parts] != [part.text for part in newest.parts]
            if rank[record.record_id] < rank[newest.record_id]:
                found.stale.add(record.record_id)
                found.earlier |= {record.record_id: newest.record_id} if differs else {}
                # The newest item of a feed tells when it was captured; across feeds that is likely, not certain.
                own_dates = rank[record.record_id][0] == rank[newest.record_id][0]
                found.version_is_inferred |= differs and own_dates and record.version_scope != newest.version_scope
            elif record.text_key != newest.text_key:
                found.version_is_open = True
    found.records = sorted(group, key=lambda record: canonical_order(record, found.stale))
    return found


def version_rank(record: Record) -> tuple[datetime, datetime]:
    """What tells the later version: its own last change or publication, then when its capture was taken."""
    least = datetime.min.replace(tzinfo=UTC)
    own = record.value("modified_at") or record.value("published_at")
    return own or least, record.version_hint or least


def canonical_order(record: Record, stale: set[str]) -> tuple[bool, int, int, int, str]:
    """The rule by which the canonical copy is chosen; the least wins.

    Never one of which there is a newer state, then the copy of the family that keeps most of the original (mark-up by
    the publisher before text out of a scan), then the one that itself states most of key, address and dates, then the
    one with most words, then the least record id.
    """
    stated = sum(
        (fact := record.fact(name)) is not None and fact.byte_start is not None
        for name in ("source_key", "url", "published_at", "modified_at", "published_on")
    )
    return record.record_id in stale, -record.fidelity, -stated, -record.n_words, record.record_id


def _relations(
    records: Sequence[Record],
    pairs: Sequence[Pair],
    keyed: Sequence[Pair],
    cluster_of: dict[int, int],
) -> list[Relation]:
    """What pairs of records in different clusters say about these."""
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
        if one != other and pair.containment >= _RELATED:
            later = version_rank(records[pair.a]) >= version_rank(records[pair.b])
            key = (one, other, "version_of") if later else (other, one, "version_of")
            found[key] = max(found.get(key, 0.0), pair.containment)
    return [Relation(*key, containment) for key, containment in sorted(found.items())]
