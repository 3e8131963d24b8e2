"""A capture to its records: decoded, recognised, read by its family, every byte accounted for."""

from __future__ import annotations

from dataclasses import replace

from flows.sources.base import Note, Reading, Source, recognise
from flows.steps.ledger import partition, unread
from flows.steps.locate import Locator
from flows.steps.model import Capture, CaptureRead, Reject, Span
from flows.text.decode import Decoded, NotText, decode


def read(capture: Capture) -> CaptureRead:
    """The records, spans, findings and rejects of a capture."""
    try:
        decoded = decode(capture.data)
    except NotText as error:
        return _rejected(capture, "decode", error.reason, str(error))
    name = "that should recognise it"
    try:
        source, reason = recognise(decoded.text)
        name = source.name
        reading = source.module.read(decoded.text)
        entries = partition(decoded.text, reading)
        locator = Locator(capture, decoded, source, reading.media_type)
        records = locator.records(reading.drafts)
    except Exception as error:  # a family is a plug-in: its failure costs one capture, not the run
        detail = f"The family {name} failed: {type(error).__name__}: {error}. Report it with the file."
        return _rejected(capture, "read", "family_failed", detail)
    done = CaptureRead(
        capture, "parsed", reading.media_type, decoded.encoding, source.name, reason, notes=list(reading.notes)
    )
    done.facts = locator.capture_facts(reading)
    done.records = records
    done.spans = _spans(entries, decoded)
    _note_encoding(done, decoded)
    _reject_parts(done, decoded, reading, unread(entries))
    _judge(done, source)
    return done


def _rejected(capture: Capture, stage: str, reason: str, detail: str) -> CaptureRead:
    """A capture of which nothing could be read: all its bytes are `rejected`."""
    size = len(capture.data)
    rejects = [Reject(path, stage, reason, detail, 0, 0, size) for path in capture.paths]
    spans = [Span(0, size, "rejected", reason)] if size else []
    return CaptureRead(capture, "rejected", spans=spans, rejects=rejects)


def _spans(entries: list[Span], decoded: Decoded) -> list[Span]:
    """The ledger in bytes, with the byte order mark and a last character that was cut in two."""
    spans = [Span(0, decoded.bom, "markup", "byte_order_mark")] if decoded.bom else []
    spans += [replace(entry, start=decoded.byte_at(entry.start), end=decoded.byte_at(entry.end)) for entry in entries]
    if decoded.decoded_end < decoded.n_bytes:
        spans.append(Span(decoded.decoded_end, decoded.n_bytes, "rejected", "cut_character"))
    return spans


def _note_encoding(done: CaptureRead, decoded: Decoded) -> None:
    if decoded.encoding != "utf-8":
        message = f"The capture is in {decoded.encoding}, not UTF-8; it was decoded as such."
        done.notes.append(Note("other_encoding", "info", message))
    if "\ufffd" in decoded.text:
        count = decoded.text.count("\ufffd")
        done.notes.append(Note("damaged_characters", "warning", f"The capture holds {count} replacement characters."))


def _reject_parts(done: CaptureRead, decoded: Decoded, reading: Reading, left: list[Span]) -> None:
    """Rows for the parts of a capture that could not be read."""
    parts = [
        (cut.record_no, decoded.byte_at(cut.start), decoded.byte_at(cut.end), cut.reason, cut.detail)
        for cut in reading.cuts
    ]
    number = max([cut.record_no for cut in reading.cuts] + [len(reading.drafts)])
    for entry in left:
        number += 1
        detail = f"The family {done.family} has no rule for this text. Add one to it."
        parts.append((number, decoded.byte_at(entry.start), decoded.byte_at(entry.end), "unread", detail))
    if decoded.decoded_end < decoded.n_bytes:
        detail = "The file ends in the middle of a character. Capture it again."
        parts.append((number + 1, decoded.decoded_end, decoded.n_bytes, "cut_character", detail))
    if not parts and not done.records:
        parts.append((0, 0, decoded.n_bytes, "no_text", "The file holds nothing but white space."))
    done.rejects = [
        Reject(path, "read", reason, detail, number, start, end)
        for path in done.capture.paths
        for number, start, end, reason, detail in parts
    ]


def _judge(done: CaptureRead, source: Source) -> None:
    """The status of the capture, and a finding where it holds fewer records than its family expects."""
    if done.rejects:
        done.status = "partial" if done.records else "rejected"
    least = int(source.config.get("expects", {}).get("records", 0))
    if len(done.records) < least:
        message = f"{len(done.records)} records were read; the family {source.name} expects at least {least}."
        done.notes.append(Note("few_records", "warning", message))
