"""Identifiers that stay: carried over from the previous release by the bytes they were read from, else minted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

import polars as pl

from flows.steps.align import Row
from flows.steps.cluster import Cluster
from flows.steps.model import Record
from flows.text.ids import digest

Tables = Mapping[str, pl.DataFrame]
Place = tuple[str, int]  # record_id or passage_id, first byte or character


@dataclass(slots=True)
class Published:
    """What the previous release has published."""

    document_of: dict[str, str] = field(default_factory=dict)  # record_id -> document_id
    since: dict[str, str] = field(default_factory=dict)  # document_id -> version
    document_of_key: dict[str, str] = field(default_factory=dict)  # source_key -> document_id
    passage_of_text: dict[tuple[str, str], str] = field(default_factory=dict)  # document_id and text -> passage_id
    passage_at: dict[Place, str] = field(default_factory=dict)
    document_of_passage: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # old -> new, kind, since
    event_at: dict[tuple[str, int], str] = field(default_factory=dict)  # passage_id, first character -> event_id
    entities: frozenset[str] = frozenset()

    @classmethod
    def of(cls, previous: Tables | None) -> Published:
        """From the tables of the previous release, if there is one."""
        if previous is None:
            return cls()
        sources = previous["passage_sources"].filter(pl.col("segment_no") == 1)
        return cls(
            document_of=dict(previous["records"].select("record_id", "document_id").iter_rows()),
            document_of_key=dict(
                previous["records"].drop_nulls("source_key").select("source_key", "document_id").iter_rows()
            ),
            passage_of_text={
                (document, text): passage
                for document, text, passage in previous["passages"]
                .select("document_id", "text", "passage_id")
                .iter_rows()
            },
            since=dict(previous["documents"].select("document_id", "since_version").iter_rows()),
            passage_at={
                (record, start): passage
                for record, start, passage in sources.select("record_id", "byte_start", "passage_id").iter_rows()
            },
            document_of_passage=dict(previous["passages"].select("passage_id", "document_id").iter_rows()),
            redirects={
                old: (new, kind, since)
                for old, new, kind, since in previous["redirects"]
                .select("old_id", "new_id", "kind", "since_version")
                .iter_rows()
            },
            event_at=_event_places(previous),
            entities=frozenset(previous["entities"]["entity_id"]) if "entities" in previous else frozenset(),
        )


def _event_places(previous: Tables) -> dict[Place, str]:
    """The places that told of the published events."""
    told = previous["evidence"].filter(pl.col("table") == "events", pl.col("column") == "")
    return {(passage, start): key for passage, start, key in told.select("passage_id", "char_start", "key").iter_rows()}


class Identities:
    """Gives documents and passages their identifiers; none is ever given twice."""

    def __init__(self, published: Published) -> None:
        self.published = published
        self.taken: set[str] = set(published.redirects)
        self.replaced: dict[str, tuple[str, str]] = {}  # old -> new, kind

    def documents(self, clusters: Sequence[Cluster]) -> list[str]:
        """An identifier for each cluster: the oldest one published for any of its copies, else a new one."""
        claims = [self._claims(cluster) for cluster in clusters]
        owner = self._owners(claims, clusters)
        ids = [next((old for old in claim if owner[old] == number), None) for number, claim in enumerate(claims)]
        self.taken.update(each for each in ids if each is not None)
        self.taken.update(self.published.since)
        named = [each or self._mint_document(cluster.canonical) for each, cluster in zip(ids, clusters, strict=True)]
        for number, claim in enumerate(claims):
            for old in claim:
                if old != named[number] and owner[old] == number:
                    self.replaced[old] = (named[number], "document")
        return named

    def _claims(self, cluster: Cluster) -> list[str]:
        """The published identifiers of a cluster's copies, oldest first."""
        bytes_known, keys_known = self.published.document_of, self.published.document_of_key
        found = {bytes_known[record.record_id] for record in cluster.records if record.record_id in bytes_known}
        if not found:  # a capture that was replaced by a newer one of the same item
            keys = [record.value("source_key") for record in cluster.records]
            found = {keys_known[key] for key in keys if key in keys_known}
        return sorted(found, key=lambda old: (_version(self.published.since.get(old, "")), old))

    def _owners(self, claims: Sequence[Sequence[str]], clusters: Sequence[Cluster]) -> dict[str, int]:
        """Which cluster keeps an identifier that copies in several clusters had: the one with most of them."""
        votes: dict[str, Counter[int]] = {}
        for number, claim in enumerate(claims):
            for old in claim:
                mine = [self.published.document_of.get(record.record_id) for record in clusters[number].records]
                votes.setdefault(old, Counter())[number] = mine.count(old)
        return {old: min(each, key=lambda number: (-each[number], number)) for old, each in votes.items()}

    def _mint_document(self, record: Record) -> str:
        """From kind, symbol and words; from the record too where another document has the same."""
        plain = f"doc-{digest(record.kind, record.value('symbol'), record.text_key)}"
        return self._fresh(plain, f"doc-{digest(record.kind, record.text_key, record.record_id)}")

    def passages(self, document_id: str, rows: Sequence[Row], cluster: Cluster) -> list[str]:
        """An identifier for each passage of a document, found again by the bytes of any copy of it."""
        starts = {record.record_id: [part.segments[0][0] for part in record.parts] for record in cluster.records}
        named: list[str] = []
        seen: Counter[str] = Counter()
        given: set[str] = set()
        for row in rows:
            olds = self._published_passages(document_id, row, starts, cluster)
            old = next((each for each in olds if each not in self.taken and each not in given), None)
            key = row.lead.key or row.lead.text
            seen[key] += 1
            if old is None:
                plain = f"psg-{digest(document_id, key, seen[key])}"
                old = self._fresh(plain, f"psg-{digest(document_id, key, seen[key], row.lead.kind, len(named))}")
            given.add(old)
            for other in olds:
                if other != old:
                    self.replaced.setdefault(other, (old, "passage"))
            named.append(old)
        self.taken |= given
        return named

    def _published_passages(
        self, document_id: str, row: Row, starts: Mapping[str, Sequence[int]], cluster: Cluster
    ) -> list[str]:
        """The published identifiers of a passage, that of the leading copy first."""
        found: dict[str, None] = {}
        for record in cluster.records:
            number = row.parts.get(record.record_id)
            if number is not None:
                old = self.published.passage_at.get((record.record_id, starts[record.record_id][number]))
                if old is not None:
                    found[old] = None
        alike = self.published.passage_of_text.get((document_id, row.lead.text))
        return list(found) or ([alike] if alike is not None else [])

    def _fresh(self, plain: str, other: str) -> str:
        """A new identifier that no published one and no other of this build has."""
        candidates = chain((plain, other), (f"{other}{number}" for number in count(2)))
        free = (
            each for each in candidates if each not in self.taken and each not in self.published.document_of_passage
        )
        found = next(free)
        self.taken.add(found)
        return found

    def redirects(self, used: Iterable[str], new_version: str) -> list[dict[str, str]]:
        """Rows of `redirects`: those published before, led on to where they end now, and the new ones."""
        alive = set(used)
        onward = {old: new for old, (new, _, _) in self.published.redirects.items()}
        onward |= {old: new for old, (new, _) in self.replaced.items() if old not in alive}
        kinds = {old: kind for old, (_, kind, _) in self.published.redirects.items()}
        kinds |= {old: kind for old, (_, kind) in self.replaced.items()}
        rows = []
        for old in sorted(onward):
            since = self.published.redirects[old][2] if old in self.published.redirects else new_version
            new = onward[old]
            while new in onward and new not in alive:
                new = onward[new]
            if old not in alive:
                rows.append({"old_id": old, "new_id": new, "kind": kinds[old], "since_version": since})
        return rows


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")) if text else (2**31,)
