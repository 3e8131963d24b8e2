"""What looks wrong, as rows: notes of the families, and what the steps noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from flows.steps.assemble import Assembled
from flows.steps.model import Row
from flows.text.ids import digest

_OPEN = "Copies of one source key differ, and neither dates nor captures tell which is the later."
_INFERRED = "Which copy of this source key is the later follows from the newest items of two feeds."


def finding_rows(assembled: Assembled, missing: Mapping[str, str], more: Iterable[Row] = ()) -> list[Row]:
    """The rows of `findings`; `missing` are digests that a manifest names and no raw file has, `more` other rows."""
    document_of = {
        record.record_id: document.document_id
        for document in assembled.documents
        for record in document.cluster.records
    }
    found: list[Row] = []
    for read in assembled.reads:
        for note in read.notes:
            record = None if note.record is None else read.records[note.record].record_id
            table, key = ("captures", read.capture.capture_id) if record is None else ("records", record)
            document_id = None if record is None else document_of[record]
            found.append(finding(note.rule, note.severity, table, key, document_id, note.message))
    for document in assembled.documents:
        key = document.document_id
        if document.cluster.version_is_open:
            found.append(finding("version_order_unknown", "warning", "documents", key, key, _OPEN))
        if document.cluster.version_is_inferred:
            found.append(finding("version_order_inferred", "warning", "documents", key, key, _INFERRED))
    for sha256, path in sorted(missing.items()):
        message = f"{path} describes a capture that is not there: the raw file was changed, renamed away or lost."
        found.append(finding("capture_missing", "warning", "captures", f"cap-{sha256[:16]}", None, message))
    return _numbered([*found, *more])


def finding(
    rule: str,
    severity: str,
    table: str,
    key: str,
    document_id: str | None,
    message: str,
    place: tuple[str, int, int] | None = None,
) -> Row:
    """A row of `findings`; `place` is a slice of a passage. Its id is given when all are known."""
    passage_id, start, end = place if place is not None else (None, None, None)
    return {
        "finding_id": "",
        "rule": rule,
        "severity": severity,
        "table": table,
        "key": key,
        "document_id": document_id,
        "passage_id": passage_id,
        "char_start": start,
        "char_end": end,
        "message": message,
    }


def _numbered(rows: Iterable[Row]) -> list[Row]:
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for row in rows:
        same = (row["rule"], row["table"], row["key"], row["message"])
        seen[same] += 1
        found.append({**row, "finding_id": f"fnd-{digest(*same, seen[same])}"})
    return found
