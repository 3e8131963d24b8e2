"""What is told of a resolution as a whole, and which documents carry it: rows with their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flows.sources import adoption
from flows.steps.carriers import Carrier, Resolution, read_passages
from flows.steps.evidence import KEY_JOINT, Proof
from flows.steps.model import Fact, Row

# Column of `resolutions` to the facts that give it, the best first.
_FACTS: Mapping[str, tuple[str, ...]] = {
    "title": ("long_title", "title"),
    "adopted_on": ("adopted_on",),
    "meeting_symbol": ("meeting_symbol",),
    "draft_symbol": ("draft_symbol",),
    "press_symbol": ("press_symbol",),
    "is_unanimous": ("is_unanimous",),
    "votes_for": ("votes_for",),
    "votes_against": ("votes_against",),
    "abstentions": ("abstentions",),
}
_UNANIMOUS = re.compile(
    r"\b[Uu]nanimous(?:ly)?\b(?=.{0,40}\b[Aa]dopt)|\b[Aa]dopt(?:s|ed|ing)\b.{0,80}\b[Uu]nanimous(?:ly| [Vv]ote)\b"
)
# The Council had eleven members before. One that is absent or does not vote keeps an adoption from being unanimous.
_FIFTEEN_SINCE = 1966


def resolution_row(resolution: Resolution, proof: Proof) -> Row:
    """The row of `resolutions`, with its evidence."""
    values: dict[str, Any] = {"number": resolution.number, "year": resolution.year}
    for carrier in resolution.carriers:
        _prove_row(proof, "resolutions", resolution.symbol, carrier, resolution)
    for column, names in _FACTS.items():
        values[column] = _value(resolution, column, names, proof)
    if values["title"] is None:
        values["title"] = _told_title(resolution, proof)
    if values["votes_for"] is None:
        values |= _told_votes(resolution, proof)
    if values["is_unanimous"] is None:
        values["is_unanimous"] = _unanimity(resolution, values, proof)
    if values["press_symbol"] is None:
        values["press_symbol"] = _press_symbol(resolution, proof)
    for column in ("votes_against", "abstentions") if values["is_unanimous"] else ():
        if values[column] is None and values["votes_for"] is not None:
            values[column] = 0
            proof.add("resolutions", resolution.symbol, column, rule="none, as the adoption was unanimous")
    structure = resolution.canonical.structure
    return {
        "resolution_id": resolution.symbol,
        "organ": "security_council",
        "n_preambular": structure.count("preambular"),
        "n_operative": structure.count("operative"),
        **values,
    }


def _facts(carrier: Carrier, resolution: Resolution, name: str) -> Iterator[tuple[str, Fact]]:
    """The facts of a name that a carrier states of the resolution, with the capture of each."""
    document = carrier.document
    named = document.winners("resolution")
    if carrier.role != "full_text" and (named is None or named[1][0].value != resolution.symbol or name == "title"):
        return
    winner = document.winners(name)
    for fact in winner[1] if winner is not None else ():
        assert winner is not None
        yield winner[0].capture_id, fact


def _value(resolution: Resolution, column: str, names: Sequence[str], proof: Proof) -> Any:
    """The value of the first carrier that states it; all that state the same are its evidence."""
    stated = [
        (capture, fact)
        for name in names
        for carrier in resolution.carriers
        for capture, fact in _facts(carrier, resolution, name)
    ]
    for capture, fact in stated:
        if fact.value == stated[0][1].value:
            proof.fact("resolutions", resolution.symbol, column, capture, fact)
    if not stated:
        return None
    return bool(stated[0][1].value) if column == "is_unanimous" else stated[0][1].value


def _told_title(resolution: Resolution, proof: Proof) -> str | None:
    """The resolution's name ("Resolution 2395 (2017)") where a carrier that only quotes it prints it so."""
    for carrier in resolution.carriers:
        for passage in read_passages(carrier.document):
            found = re.search(rf"Resolution {resolution.number} \({resolution.year}\)", passage.text)
            if found is not None:
                place = (passage.passage_id, *found.span())
                proof.slice("resolutions", resolution.symbol, "title", carrier.document.document_id, place, "name")
                return found[0]
    return None


def _prove_row(proof: Proof, table: str, key: str, carrier: Carrier, resolution: Resolution) -> None:
    """Evidence of a row: where a carrier names the resolution."""
    if carrier.told is not None:
        proof.slice(table, key, "", carrier.document.document_id, carrier.told, "named_there")
    for capture, fact in _facts(carrier, resolution, "symbol" if carrier.role == "full_text" else "resolution"):
        proof.fact(table, key, "", capture, fact)


def _unanimity(resolution: Resolution, values: Mapping[str, Any], proof: Proof) -> bool | None:
    """From a headline ("Unanimously Adopting Resolution 2395 (2017)"), else from the votes."""
    key = resolution.symbol
    for carrier in resolution.carriers:
        if carrier.role == "full_text":
            continue
        for passage in read_passages(carrier.document)[:3]:
            found = _UNANIMOUS.search(passage.text)
            if found is not None and re.search(rf"\b{resolution.number}\b", passage.text):
                place = (passage.passage_id, *found.span())
                proof.slice("resolutions", key, "is_unanimous", carrier.document.document_id, place, "told")
                return True
    votes = [values[name] for name in ("votes_for", "votes_against", "abstentions")]
    if None in votes:
        return None
    members = 15 if resolution.year >= _FIFTEEN_SINCE else 11
    proof.add("resolutions", key, "is_unanimous", rule=f"from the votes: whether all {members} members were in favour")
    return bool(votes[0] == members)


def _told_votes(resolution: Resolution, proof: Proof) -> dict[str, int]:
    """The votes that a press release counts in the sentence that names the resolution."""
    named = re.compile(rf"\b{resolution.number} \({resolution.year}\)")
    for carrier in resolution.carriers:
        for passage in read_passages(carrier.document) if carrier.role != "full_text" else ():
            if named.search(passage.text) is None or passage.kind in ("title", "subtitle"):
                continue
            told = list(adoption.votes(passage.text, 0, len(passage.text)))
            for field in told:
                place = (passage.passage_id, field.start, field.end)
                proof.slice(
                    "resolutions", resolution.symbol, field.name, carrier.document.document_id, place, "votes_counted"
                )
            if told:
                return {field.name: int(str(field.value)) for field in told}
    return {}


def _press_symbol(resolution: Resolution, proof: Proof) -> str | None:
    for carrier in resolution.carriers:
        if carrier.document.cluster.canonical.kind != "press_release":
            continue
        winner = carrier.document.winners("symbol")
        if winner is not None:
            for fact in winner[1]:
                proof.fact("resolutions", resolution.symbol, "press_symbol", winner[0].capture_id, fact)
            return str(winner[1][0].value)
    return None


def carrier_rows(resolution: Resolution, proof: Proof) -> list[Row]:
    """The rows of `resolution_carriers` of a resolution, with their evidence."""
    rows = []
    for carrier in resolution.carriers:
        document_id = carrier.document.document_id
        joint = KEY_JOINT.join((resolution.symbol, document_id))
        _prove_row(proof, "resolution_carriers", joint, carrier, resolution)
        row = {"resolution_id": resolution.symbol, "document_id": document_id, "role": carrier.role}
        rows.append({**row, "is_canonical": carrier is resolution.canonical})
    return rows
