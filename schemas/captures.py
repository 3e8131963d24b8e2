"""Layer 1: captures, where every word comes from."""

from __future__ import annotations

from typing import Annotated

import polars as pl

import schemas.base as col
from schemas.base import Table

Moment = Annotated[pl.Datetime, "us", "UTC"]

ROLES = ("title", "passage", "metadata", "markup", "boilerplate", "whitespace", "rejected")
MATCHES = ("sole", "canonical", "exact", "near", "contained", "version")
STATUSES = ("parsed", "partial", "rejected")
MEDIA_TYPES = ("text/plain", "text/html", "application/xml", "application/octet-stream")


class Captures(Table):
    """One distinct byte string that was captured."""

    capture_id: str = col.key("Identifier of the capture: `cap-` and the first 16 digits of its SHA-256.")
    sha256: str = col.text("SHA-256 of the bytes, hexadecimal.", unique=True, str_matches=r"^[0-9a-f]{64}$")
    n_bytes: int = col.whole("Size of the capture.", unit="bytes")
    media_type: str = col.choice(MEDIA_TYPES, "What the bytes are; mark-up is stripped from all but text/plain.")
    encoding: str = col.text("Python codec that decodes the bytes; null where they are not text.", null=True)
    family: str = col.text("Source family that read the capture; null where none could.", null=True)
    family_reason: str = col.text("What in the content told the family.", null=True)
    captured_on: pl.Date = col.day("Day of the capture, from its text or its manifest.", null=True, proved=True)
    publisher: str = col.text("Who published what was captured.", null=True, proved=True)
    terms: str = col.text("Terms of use of the text.", null=True, proved=True)
    n_records: int = col.whole("Number of records read from the capture.", unit="records")
    status: str = col.choice(STATUSES, "parsed: whole; partial: a part was rejected; rejected: nothing could be read.")


class CapturePaths(Table):
    """One path under raw/ at which a capture lies; the same bytes under two paths are one capture."""

    path: str = col.key("Path relative to raw/, with forward slashes.")
    capture_id: str = col.ref("captures.capture_id", "The capture that lies there.")
    url: str = col.text("Address the capture was taken from, where a manifest says so.", null=True, proved=True)


class Records(Table):
    """One copy of a document, as found in a capture."""

    record_id: str = col.key("Identifier of the record.")
    capture_id: str = col.ref("captures.capture_id", "The capture that holds the record.")
    record_no: int = col.whole("Position of the record in its capture.", at_least=1)
    byte_start: int = col.whole("First byte of the record in the capture.", unit="bytes")
    byte_end: int = col.whole("Byte after the last one of the record.", unit="bytes")
    document_id: str = col.ref("documents.document_id", "The document that the record is a copy of.")
    source_key: str = col.text(
        "What the source itself identifies the record by (guid, address or symbol).", null=True, proved=True
    )
    is_canonical: bool = col.flag("Whether the document's text and order are taken from this copy.")
    match: str = col.choice(MATCHES, "How the copy relates to the canonical copy of its document.")
    similarity: float = col.share("Jaccard similarity of the word 5-shingles with those of the canonical copy.")
    containment: float = col.share("Share of this copy's word 5-shingles that the canonical copy has too.")
    n_passages: int = col.whole("Number of the document's passages that this copy holds.", unit="passages")
    n_only_here: int = col.whole("Number of passages that no other copy of the document holds.", unit="passages")
    title: str = col.text("Title of this copy.", null=True, proved=True)
    url: str = col.text("Absolute address of this copy.", null=True, proved=True)
    href: str = col.text("Address as printed in the capture.", null=True, proved=True)
    published_at: Moment = col.moment("Moment of publication that this copy states.", null=True, proved=True)
    modified_at: Moment = col.moment("Moment of the last change that this copy states.", null=True, proved=True)
    cms_user: str = col.text("Account of the content management system that posted the item.", null=True, proved=True)


class Spans(Table):
    """One stretch of a capture's bytes and its role; the spans of a capture neither overlap nor leave a gap."""

    capture_id: str = col.key("The capture.", references="captures.capture_id")
    byte_start: int = col.whole("First byte of the span.", is_key=True, unit="bytes")
    byte_end: int = col.whole("Byte after the last one of the span.", at_least=1, unit="bytes")
    role: str = col.choice(ROLES, "What the bytes are.")
    rule: str = col.text("Rule that gave the role: always for boilerplate, metadata and rejected.", null=True)
    record_id: str = col.ref("records.record_id", "The record that the span belongs to.", null=True)
    passage_id: str = col.ref("passages.passage_id", "The passage that the span is a part of.", null=True)


class PassageSources(Table):
    """One stretch of bytes that a passage was read from in one copy; several where something stands in between."""

    passage_id: str = col.key("The passage.", references="passages.passage_id")
    record_id: str = col.key("The copy.", references="records.record_id")
    segment_no: int = col.whole("Position of the segment in the passage.", at_least=1, is_key=True)
    byte_start: int = col.whole("First byte of the segment in the capture.", unit="bytes")
    byte_end: int = col.whole("Byte after the last one of the segment.", at_least=1, unit="bytes")
    variant_text: str = col.text("On the first segment: this copy's wording where it differs.", null=True)


LAYER = (Captures, CapturePaths, Records, Spans, PassageSources)
