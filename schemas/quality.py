"""Layer 5 and the evidence: what values were read from, what looks wrong, what was rejected, what changed."""

from __future__ import annotations

import schemas.base as col
from schemas.base import Table


class Evidence(Table):
    """One place a value was read from: a slice of a passage, bytes of a capture, a curated row, or a rule."""

    table: str = col.key("Table of the value.")
    key: str = col.key("Key of its row; the parts of a longer key are joined by ` | `.")
    column: str = col.text('Column of the value; "" for the whole row.', empty=True, is_key=True)
    evidence_no: int = col.whole("Position among the places of this value.", at_least=1, is_key=True)
    document_id: str = col.ref("documents.document_id", "The document, where a passage is the place.", null=True)
    passage_id: str = col.ref("passages.passage_id", "The passage.", null=True)
    char_start: int = col.whole("First character in the passage.", null=True, unit="characters")
    char_end: int = col.whole("Character after the last one.", null=True, unit="characters")
    capture_id: str = col.ref("captures.capture_id", "The capture, where bytes are the place.", null=True)
    byte_start: int = col.whole("First byte in the capture.", null=True, unit="bytes")
    byte_end: int = col.whole("Byte after the last one.", null=True, unit="bytes")
    curated_path: str = col.text("The curated file, where a person wrote the value down.", null=True)
    curated_key: str = col.text("The entry in the curated file.", null=True)
    rule: str = col.text("The rule that read or derived the value.", null=True)


class Findings(Table):
    """One thing that looks wrong, or that a reader of the data should know."""

    finding_id: str = col.key("Identifier of the finding.")
    rule: str = col.text("Name of the rule that found it.")
    severity: str = col.choice(("info", "warning", "error"), "How much it matters.")
    table: str = col.text("Table that it is about.")
    key: str = col.text("Key of the row that it is about.")
    document_id: str = col.ref("documents.document_id", "The document.", null=True)
    passage_id: str = col.ref("passages.passage_id", "The passage.", null=True)
    char_start: int = col.whole("First character in the passage.", null=True, unit="characters")
    char_end: int = col.whole("Character after the last one.", null=True, unit="characters")
    message: str = col.text("What was found, for people.")


class Rejects(Table):
    """One raw file, or part of one, that could not be read."""

    path: str = col.key("Path relative to raw/.")
    record_no: int = col.whole(
        "Position of the rejected part among the records of the file; 0 for the whole file.", is_key=True
    )
    stage: str = col.choice(("ingest", "decode", "read"), "Where it was rejected.", is_key=True)
    reason: str = col.text("Why, as a short name.")
    detail: str = col.text("Why, for people, and what to do.")
    byte_start: int = col.whole("First rejected byte.", null=True, unit="bytes")
    byte_end: int = col.whole("Byte after the last rejected one.", null=True, unit="bytes")


class Changes(Table):
    """One row that differs from the previous release."""

    table: str = col.key("Table of the row.")
    key: str = col.key("Key of the row; the parts of a longer key are joined by ` | `.")
    change: str = col.choice(("added", "removed", "changed"), "What happened to the row.")
    columns: str = col.text("Names of the changed columns, space-separated.", null=True)
    cause: str = col.choice(("source", "curation", "code"), "What the change comes from.")


LAYER = (Evidence, Findings, Rejects, Changes)
