"""The assembled documents to the tables of the contract: layers 1 and 2, evidence, findings and rejects."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import polars as pl

from flows.steps.assemble import (
    RECORD_VALUES,
    Assembled,
    Document,
    document_row,
    passage_rows,
    section_facts,
    source_rows,
)
from flows.steps.carriers import resolutions
from flows.steps.citations import citation_rows
from flows.steps.detect import detect_language
from flows.steps.evidence import Proof, prove_captures, prove_documents, prove_images, prove_links, prove_records
from flows.steps.findings import finding_rows
from flows.steps.identity import Published
from flows.steps.ingest import Ingested
from flows.steps.law import Law, law_rows
from flows.steps.model import CaptureRead, Record, Reject, Row
from flows.steps.named import named_rows
from flows.steps.obligations import obligation_rows
from flows.steps.similar import measure
from flows.text.ids import digest
from schemas import TABLES, frame_schema, key_of

Tables = dict[str, pl.DataFrame]
Rows = dict[str, list[Row]]


def tabulate(assembled: Assembled, ingested: Ingested, published: Published, new_version: str) -> Tables:
    """Every table but `changes`, sorted by key; what is `published` keeps its identifiers."""
    rows: Rows = defaultdict(list)
    for read in assembled.reads:
        _capture_rows(rows, read)
    _span_rows(rows, assembled)
    proof = Proof()
    prove_captures(proof, assembled.reads)
    for document in assembled.documents:
        rows["documents"].append(document_row(document, published.since.get(document.document_id, new_version)))
        rows["passages"] += passage_rows(document)
        rows["passage_sources"] += source_rows(document)
        rows["records"] += _record_rows(document)
        rows["document_sections"] += _section_rows(document)
        links, images = _link_rows(document), _image_rows(document)
        rows["links"] += links
        rows["images"] += images
        prove_records(proof, document)
        prove_documents(proof, document)
        detect_language(rows["documents"][-1], proof)
        prove_images(proof, document, [row["image_id"] for row in images])
        prove_links(proof, document, [row["link_id"] for row in links])
    rows["document_relations"] = list(assembled.relations)
    rows["redirects"] = list(assembled.redirects)
    law, doubts = _law(rows, proof, assembled)
    doubts += named_rows(rows, assembled.documents, law, proof, published, new_version)
    rows["findings"] = finding_rows(assembled, ingested.missing, doubts)
    rows["evidence"] = proof.rows()
    rows["rejects"] = _reject_rows(
        [*ingested.rejects, *(reject for read in assembled.reads for reject in read.rejects)]
    )
    return {name: to_frame(name, rows[name]) for name in TABLES if name != "changes"}


def _law(rows: Rows, proof: Proof, assembled: Assembled) -> tuple[Law, list[Row]]:
    """Add the rows of layer 3; returns them by place, and the findings on them."""
    found = resolutions(assembled.documents)
    law = law_rows(found, proof)
    rows.update(law.rows)
    rows["obligations"], rows["obligation_parties"] = obligation_rows(found, law, proof)
    rows["citations"], doubts = citation_rows(assembled.documents, law, proof)
    return law, [*law.doubts, *doubts]


def to_frame(name: str, rows: Sequence[Row]) -> pl.DataFrame:
    """The rows of a table as a frame with the table's types, sorted by its key."""
    frame = pl.DataFrame(list(rows), schema=frame_schema(TABLES[name]), orient="row")
    return frame.sort(key_of(TABLES[name]))


def _capture_rows(rows: Rows, read: CaptureRead) -> None:
    capture = read.capture
    values = {fact.name: fact.value for fact in reversed(read.facts or capture.facts)}
    rows["captures"].append(
        {
            "capture_id": capture.capture_id,
            "sha256": capture.sha256,
            "n_bytes": len(capture.data),
            "media_type": read.media_type,
            "encoding": read.encoding,
            "family": read.family,
            "family_reason": read.family_reason,
            "captured_on": values.get("captured_on"),
            "publisher": values.get("publisher"),
            "terms": values.get("terms"),
            "n_records": len(read.records),
            "status": read.status,
        }
    )
    url = next((fact.value for fact in capture.facts if fact.name == "url"), None)
    rows["capture_paths"] += [{"path": path, "capture_id": capture.capture_id, "url": url} for path in capture.paths]


def _span_rows(rows: Rows, assembled: Assembled) -> None:
    passages: dict[tuple[str, int], str] = {}
    for document in assembled.documents:
        for place, number in document.passage_of().items():
            passages[place] = document.passage_ids[number]
    for read in assembled.reads:
        for span in read.spans:
            record = None if span.record is None else read.records[span.record].record_id
            passage = None if record is None or span.piece is None else passages[record, span.piece]
            rows["spans"].append(
                {
                    "capture_id": read.capture.capture_id,
                    "byte_start": span.start,
                    "byte_end": span.end,
                    "role": span.role,
                    "rule": span.rule,
                    "record_id": record,
                    "passage_id": passage,
                }
            )


def _record_rows(document: Document) -> list[Row]:
    canonical = document.cluster.canonical
    found = []
    for record in document.cluster.records:
        pair = measure((record, canonical), 0, 1)
        similarity = pair.jaccard
        containment = pair.shared / pair.size_a if pair.size_a else 1.0
        held = [row for row in document.rows if record.record_id in row.parts]
        found.append(
            {
                "record_id": record.record_id,
                "capture_id": record.capture_id,
                "record_no": record.record_no,
                "byte_start": record.byte_start,
                "byte_end": record.byte_end,
                "document_id": document.document_id,
                "is_canonical": record is canonical,
                "match": _match(document, record, similarity, containment),
                "similarity": similarity,
                "containment": containment,
                "n_passages": len(held),
                "n_only_here": sum(len(row.parts) == 1 for row in held),
                **{name: record.value(name) for name in RECORD_VALUES},
            }
        )
    return found


def _match(document: Document, record: Record, similarity: float, containment: float) -> str:
    cluster = document.cluster
    if len(cluster.records) == 1:
        return "sole"
    if record is cluster.canonical:
        return "canonical"
    if record.record_id in cluster.earlier:
        return "version"
    if record.text_key == cluster.canonical.text_key:
        return "exact"
    # A copy that was cut: nearly all of it stands in the canonical one, which has much more.
    return "contained" if containment >= 0.9 and similarity < 0.8 else "near"


def _section_rows(document: Document) -> list[Row]:
    return [
        {"document_id": document.document_id, "section_no": number, "section": fact.value}
        for number, (_, fact) in enumerate(section_facts(document), 1)
    ]


def _link_rows(document: Document) -> list[Row]:
    passage_of = document.passage_of()
    found: list[Row] = []
    seen: Counter[tuple[str, str]] = Counter()
    for record, link in document.links():
        number = passage_of[record.record_id, link.part]
        inline = document.rows[number].lead.text[link.char_start : link.char_end] == link.anchor
        href = str(link.href.value)
        seen[href, link.anchor] += 1
        found.append(
            {
                "link_id": f"lnk-{digest(document.document_id, href, link.anchor, seen[href, link.anchor])}",
                "document_id": document.document_id,
                "passage_id": document.passage_ids[number] if inline else None,
                "char_start": link.char_start if inline else None,
                "char_end": link.char_end if inline else None,
                "anchor_text": link.anchor,
                "href": href,
                "url": link.url,
            }
        )
    return found


def _image_rows(document: Document) -> list[Row]:
    passage_of = document.passage_of()
    found: list[Row] = []
    for record, image in document.images():
        caption = None if image.caption is None else passage_of[record.record_id, image.caption]
        src = str(image.src.value)
        found.append(
            {
                "image_id": f"img-{digest(document.document_id, src)}",
                "document_id": document.document_id,
                "url": image.url,
                "src": src,
                "alt": None if image.alt is None else image.alt.value,
                "width": None if image.width is None else image.width.value,
                "height": None if image.height is None else image.height.value,
                "caption_passage_id": None if caption is None else document.passage_ids[caption],
                "credit": None if image.credit is None else image.credit.value,
            }
        )
    return found


def _reject_rows(rejects: Iterable[Reject]) -> list[Row]:
    return [
        {
            "path": reject.path,
            "record_no": reject.record_no,
            "stage": reject.stage,
            "reason": reject.reason,
            "detail": reject.detail,
            "byte_start": reject.byte_start,
            "byte_end": reject.byte_end,
        }
        for reject in rejects
    ]
