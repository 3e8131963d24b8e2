"""The language of documents whose sources do not say it."""

from __future__ import annotations

from flows.steps.evidence import Proof
from flows.steps.model import Row
from flows.text.language import language


def detect_language(row: Row, proof: Proof) -> None:
    """Fill in `language` of a row of `documents`, with the rule as its evidence."""
    if row["language"] is None and row["text"] is not None:
        row["language"] = language(row["text"])
        if row["language"] is not None:
            proof.add("documents", row["document_id"], "language", rule="told from the text by py3langid")
