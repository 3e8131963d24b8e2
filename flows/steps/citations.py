"""Which documents each passage cites, as what, and in which paragraph of a resolution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from flows.steps.assemble import Document
from flows.steps.evidence import Proof
from flows.steps.findings import finding
from flows.steps.law import Law
from flows.steps.model import Row
from flows.text.ids import digest
from flows.text.law.citing import mentions
from flows.text.law.citing_words import function, lost_numbers

_REGISTER = "flows/reference/sc_resolution_years.csv"


def citation_rows(documents: Sequence[Document], law: Law, proof: Proof) -> tuple[list[Row], list[Row]]:
    """The rows of `citations`, and findings on wrong years and lost numbers.

    What stands in a losing copy alone is cited there only if no canonical passage cites the same.
    """
    rows: list[Row] = []
    doubts: list[Row] = []
    for document in documents:
        own = _own_symbol(document)
        said: set[str] = set()
        for is_canonical, passage_id, text in _texts(document):
            for row in _passage_rows(document, passage_id, text, law):
                if row["target_symbol"] != own and (is_canonical or row["target_symbol"] not in said):
                    rows.append(row)
                    _prove(proof, row)
                    doubts += _wrong_year(row)
                    said |= {row["target_symbol"]} if is_canonical else set()
            doubts += [_lost(document, passage_id, *span) for span in lost_numbers(text)]
    return rows, doubts


def _prove(proof: Proof, row: Row) -> None:
    """Evidence of a resolved symbol: the resolution's row in the register of years."""
    if row["resolved_symbol"] is not None:
        number = row["resolved_symbol"].removeprefix("S/RES/").partition(" ")[0]
        key = row["citation_id"]
        proof.add(
            "citations", key, "resolved_symbol", curated_path=_REGISTER, curated_key=f"number {number}", rule="register"
        )


def _own_symbol(document: Document) -> str | None:
    winner = document.winners("symbol")
    return None if winner is None else str(winner[1][0].value)


def _texts(document: Document) -> Iterator[tuple[bool, str, str]]:
    """The passages of a document that no later version dropped, those of the canonical copy first."""
    live = [
        (document.in_canonical(row), passage_id, row.lead.text)
        for row, passage_id in zip(document.rows, document.passage_ids, strict=True)
        if not row.is_superseded
    ]
    return iter(sorted(live, key=lambda each: not each[0]))


def _passage_rows(document: Document, passage_id: str, text: str, law: Law) -> Iterator[Row]:
    seen: Counter[str] = Counter()
    for mention in mentions(text):
        place = law.place(passage_id, mention.start)
        action = None if place is None else place.governing(mention.start)
        target = mention.resolved_symbol or mention.cited_symbol
        seen[target] += 1
        yield {
            "citation_id": f"cit-{digest(passage_id, target, seen[target])}",
            "document_id": document.document_id,
            "passage_id": passage_id,
            "char_start": mention.start,
            "char_end": mention.end,
            "surface": text[mention.start : mention.end],
            "provision_id": None if place is None else place.provision_id,
            "is_canonical": place is None or law.document_of[place.provision_id] == document.document_id,
            "cited_symbol": mention.cited_symbol,
            "resolved_symbol": mention.resolved_symbol,
            "target_symbol": target,
            "cited_kind": mention.cited_kind,
            "is_yearless": mention.is_yearless,
            "is_wrong_year": mention.is_wrong_year,
            "pinpoint": mention.pinpoint,
            "function": function(text, mention.start, None if action is None else action.force),
        }


def _wrong_year(row: Row) -> list[Row]:
    if not row["is_wrong_year"]:
        return []
    right = row["resolved_symbol"]
    message = f"'{row['surface']}' names a year that the resolution does not have; the register has {right}."
    return [finding("wrong_year", "warning", "citations", row["citation_id"], row["document_id"], message, _span(row))]


def _lost(document: Document, passage_id: str, start: int, end: int) -> Row:
    message = "Numbers of cited documents were lost here: the capture dropped them."
    place = (passage_id, start, end)
    return finding("numbers_lost", "warning", "passages", passage_id, document.document_id, message, place)


def _span(row: Row) -> tuple[str, int, int]:
    return row["passage_id"], row["char_start"], row["char_end"]
