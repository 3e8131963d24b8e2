"""Evidence: for every value, the bytes, passage, curated entry or rule it was read from."""

from __future__ import annotations

from collections.abc import Sequence

from flows.steps.assemble import DOCUMENT_VALUES, RECORD_VALUES, Document, section_facts
from flows.steps.model import CaptureRead, Fact, Row

KEY_JOINT = " | "


class Proof:
    """Collects the rows of `evidence`, numbered per value."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._of: dict[tuple[str, str, str], list[Row]] = {}

    def add(self, table: str, key: str, column: str, **place: str | int | None) -> None:
        """One place at which a value stands."""
        held = self._of.setdefault((table, key, column), [])
        row = {"table": table, "key": key, "column": column, "evidence_no": len(held) + 1, **_NOWHERE, **place}
        held.append(row)
        self._rows.append(row)

    def same(self, table: str, key: str, column: str, source: tuple[str, str, str]) -> None:
        """The places that prove another value: its table, key and column."""
        for row in self._of.get(source, ()):
            self.add(table, key, column, **{name: row[name] for name in _NOWHERE})

    def fact(self, table: str, key: str, column: str, capture_id: str, fact: Fact) -> None:
        """The place that a fact was read from."""
        if fact.byte_start is not None:
            place: dict[str, str | int | None] = {
                "capture_id": capture_id,
                "byte_start": fact.byte_start,
                "byte_end": fact.byte_end,
            }
        else:
            place = {"curated_path": fact.curated_path, "curated_key": fact.curated_key}
        self.add(table, key, column, rule=fact.rule, **place)

    def slice(
        self, table: str, key: str, column: str, document_id: str, place: tuple[str, int, int], rule: str
    ) -> None:
        """A slice of a passage: its id, the first character and the one after the last."""
        passage_id, start, end = place
        self.add(
            table,
            key,
            column,
            document_id=document_id,
            passage_id=passage_id,
            char_start=start,
            char_end=end,
            rule=rule,
        )

    def rows(self) -> list[Row]:
        """All rows."""
        return self._rows


_NOWHERE: dict[str, str | int | None] = dict.fromkeys(
    (
        "document_id",
        "passage_id",
        "char_start",
        "char_end",
        "capture_id",
        "byte_start",
        "byte_end",
        "curated_path",
        "curated_key",
        "rule",
    )
)


def prove_captures(proof: Proof, reads: Sequence[CaptureRead]) -> None:
    """Evidence of the day, publisher and terms of captures, and of the addresses of their paths."""
    for read in reads:
        capture = read.capture
        facts = read.facts or list(capture.facts)
        for column in ("captured_on", "publisher", "terms"):
            fact = next((each for each in facts if each.name == column), None)
            if fact is not None:
                proof.fact("captures", capture.capture_id, column, capture.capture_id, fact)
        url = next((each for each in capture.facts if each.name == "url"), None)
        if url is not None:
            for path in capture.paths:
                proof.fact("capture_paths", path, "url", capture.capture_id, url)


def prove_records(proof: Proof, document: Document) -> None:
    """Evidence of records: the bytes of the whole record, and the place of each value."""
    for record in document.cluster.records:
        proof.add(
            "records",
            record.record_id,
            "",
            capture_id=record.capture_id,
            byte_start=record.byte_start,
            byte_end=record.byte_end,
            rule="record",
        )
        for column in RECORD_VALUES:
            for fact in record.proofs(column):
                proof.fact("records", record.record_id, column, record.capture_id, fact)


def prove_documents(proof: Proof, document: Document) -> None:
    """Evidence of documents: the places of the winning copy's values."""
    key = document.document_id
    for column in DOCUMENT_VALUES:
        winner = document.winners(column)
        for fact in winner[1] if winner is not None else ():
            assert winner is not None
            proof.fact("documents", key, column, winner[0].capture_id, fact)
    if document.winners("published_on") is None and document.winners("published_at") is not None:
        proof.add("documents", key, "published_on", rule="day of published_at")
    canonical = document.cluster.canonical
    proof.add(
        "documents",
        key,
        "kind",
        capture_id=canonical.capture_id,
        byte_start=canonical.byte_start,
        byte_end=canonical.byte_end,
        rule="family of the canonical copy",
    )
    for number, (record, fact) in enumerate(section_facts(document), 1):
        proof.fact("document_sections", f"{key}{KEY_JOINT}{number}", "section", record.capture_id, fact)
        if number == 1:
            proof.fact("documents", key, "section", record.capture_id, fact)


def prove_images(proof: Proof, document: Document, image_ids: Sequence[str]) -> None:
    """Evidence of images: the attributes of their tags, and their captions."""
    passage_of = document.passage_of()
    for image_id, (record, image) in zip(image_ids, document.images(), strict=True):
        values = {"src": image.src, "url": image.src if image.url is not None else None, "alt": image.alt}
        values |= {"width": image.width, "height": image.height, "credit": image.credit}
        for column, fact in values.items():
            if fact is not None:
                proof.fact("images", image_id, column, record.capture_id, fact)
        if image.site is not None:
            proof.fact("images", image_id, "url", record.capture_id, image.site)
        if image.caption is not None:
            passage = document.passage_ids[passage_of[record.record_id, image.caption]]
            proof.add(
                "images",
                image_id,
                "caption_passage_id",
                document_id=document.document_id,
                passage_id=passage,
                rule="caption of the same figure",
            )


def prove_links(proof: Proof, document: Document, link_ids: Sequence[str]) -> None:
    """Evidence of the addresses of links, which stand in their tags."""
    for link_id, (record, link) in zip(link_ids, document.links(), strict=True):
        proof.fact("links", link_id, "href", record.capture_id, link.href)
        if link.url is not None:
            proof.fact("links", link_id, "url", record.capture_id, link.href)
        if link.site is not None:
            proof.fact("links", link_id, "url", record.capture_id, link.site)
