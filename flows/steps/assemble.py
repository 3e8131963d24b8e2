"""Clusters to documents: identifiers, passages in order, and the metadata of the winning copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flows.steps.align import Row as Aligned
from flows.steps.align import align
from flows.steps.cluster import Cluster, cluster
from flows.steps.identity import Identities, Published
from flows.steps.model import CaptureRead, Fact, ImageRead, LinkRead, Record, Row

# Passages of these kinds stand beside the text, not in it.
BESIDE_TEXT = frozenset({"title", "caption", "credit"})
DOCUMENT_VALUES = (
    "symbol",
    "title",
    "subtitle",
    "language",
    "publisher",
    "author",
    "url",
    "published_on",
    "published_at",
    "modified_at",
)
RECORD_VALUES = ("source_key", "title", "url", "href", "published_at", "modified_at", "cms_user")


@dataclass(slots=True)
class Document:
    """A document with its copies, its aligned passages and their identifiers."""

    document_id: str
    cluster: Cluster
    rows: list[Aligned]
    passage_ids: list[str]

    def in_canonical(self, row: Aligned) -> bool:
        """Whether the canonical copy holds a passage."""
        return self.cluster.canonical.record_id in row.parts

    def passage_of(self) -> dict[tuple[str, int], int]:
        """Record id and number of the part to the number of the passage, both from 0."""
        return {(record, part): number for number, row in enumerate(self.rows) for record, part in row.parts.items()}

    def _live(self) -> list[Record]:
        """The copies of which there is no newer state: what only an older one links or shows was withdrawn."""
        return [record for record in self.cluster.records if record.record_id not in self.cluster.stale]

    def links(self) -> list[tuple[Record, LinkRead]]:
        """The links of all copies; one that a copy repeats at the same passage is taken once."""
        passage_of = self.passage_of()
        found: list[tuple[Record, LinkRead]] = []
        seen: set[tuple[Any, ...]] = set()
        for record in self._live():
            places = [(passage_of[record.record_id, link.part], link.href.value, link.anchor) for link in record.links]
            found += [(record, link) for link, place in zip(record.links, places, strict=True) if place not in seen]
            seen.update(places)
        return found

    def images(self) -> list[tuple[Record, ImageRead]]:
        """The images of all copies, each address once."""
        found: dict[Any, tuple[Record, ImageRead]] = {}
        for record in self._live():
            for image in record.images:
                found.setdefault(image.src.value, (record, image))
        return list(found.values())

    def winners(self, name: str) -> tuple[Record, list[Fact]] | None:
        """The copy that gives a value (the canonical one's, else the first), and all facts that prove it."""
        for record in self.cluster.records:
            proofs = record.proofs(name)
            if proofs:
                return record, proofs
        return None


@dataclass(slots=True)
class Assembled:
    """All that the tables are made from."""

    reads: Sequence[CaptureRead]
    documents: list[Document]
    relations: list[Row]
    redirects: list[Row]


def assemble(reads: Sequence[CaptureRead], published: Published, new_version: str) -> Assembled:
    """The documents of all captures, in order of their identifiers."""
    clusters, relations = cluster([record for read in reads for record in read.records])
    identities = Identities(published)
    names = identities.documents(clusters)
    documents = []
    for document_id, group in zip(names, clusters, strict=True):
        rows = align(group)
        documents.append(Document(document_id, group, rows, identities.passages(document_id, rows, group)))
    used = {*names, *(passage for document in documents for passage in document.passage_ids)}
    related = [
        {
            "document_id": names[relation.larger],
            "related_document_id": names[relation.smaller],
            "relation": relation.relation,
            "containment": relation.containment,
        }
        for relation in relations
    ]
    redirects: list[Row] = [dict(row) for row in identities.redirects(used, new_version)]
    return Assembled(reads, sorted(documents, key=lambda each: each.document_id), related, redirects)


def document_row(document: Document, since_version: str) -> Row:
    """The row of `documents`."""
    values: dict[str, Any] = {}
    for name in DOCUMENT_VALUES:
        winner = document.winners(name)
        values[name] = None if winner is None else winner[1][0].value
    if values["published_on"] is None and isinstance(values["published_at"], datetime):
        values["published_on"] = values["published_at"].date()
    sections = section_facts(document)
    text = "\n\n".join(
        row.lead.text for row in document.rows if document.in_canonical(row) and row.lead.kind not in BESIDE_TEXT
    )
    return {
        "document_id": document.document_id,
        "kind": document.cluster.canonical.kind,
        **values,
        "section": sections[0][1].value if sections else None,
        "n_copies": len(document.cluster.records),
        "n_passages": len(document.rows),
        "n_words": len(text.split()),
        "text": text or None,
        "since_version": since_version,
    }


def section_facts(document: Document) -> list[tuple[Record, Fact]]:
    """The sections of all copies, those of the canonical copy first, each once."""
    found: dict[Any, tuple[Record, Fact]] = {}
    for record in document.cluster.records:
        for fact in record.facts:
            if fact.name == "section":
                found.setdefault(fact.value, (record, fact))
    return list(found.values())


def passage_rows(document: Document) -> list[Row]:
    """The rows of `passages` of a document."""
    return [
        {
            "passage_id": passage_id,
            "document_id": document.document_id,
            "passage_no": number,
            "kind": row.lead.kind,
            "text": row.lead.text,
            "n_words": len(row.lead.text.split()),
            "in_canonical": document.in_canonical(row),
            "is_superseded": row.is_superseded,
        }
        for number, (row, passage_id) in enumerate(zip(document.rows, document.passage_ids, strict=True), 1)
    ]


def source_rows(document: Document) -> list[Row]:
    """The rows of `passage_sources` of a document: every segment of every copy."""
    parts = {record.record_id: record.parts for record in document.cluster.records}
    found = []
    for row, passage_id in zip(document.rows, document.passage_ids, strict=True):
        for record_id, number in row.parts.items():
            part = parts[record_id][number]
            for segment_no, (start, end) in enumerate(part.segments, 1):
                differs = segment_no == 1 and part.text != row.lead.text
                found.append(
                    {
                        "passage_id": passage_id,
                        "record_id": record_id,
                        "segment_no": segment_no,
                        "byte_start": start,
                        "byte_end": end,
                        "variant_text": part.text if differs else None,
                    }
                )
    return found
