"""Layer 3: the rows of resolutions, their carriers, provisions, variants and actions, each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flows.steps.carriers import Carrier, Resolution, read_passages
from flows.steps.evidence import KEY_JOINT, Proof
from flows.steps.findings import finding
from flows.steps.model import Fact, Row
from flows.steps.provisions import Provision, Stretch
from flows.text.actions import Action, actions
from flows.text.fold import sameness

# Column of `resolutions` to the facts that give it, the best first.
_FACTS: Mapping[str, tuple[str, ...]] = {
    "title": ("long_title", "title"),
    "adopted_on": ("adopted_on",),
    "meeting_symbol": ("meeting_symbol",),
    "draft_symbol": ("draft_symbol",),
    "is_unanimous": ("is_unanimous",),
    "votes_for": ("votes_for",),
    "votes_against": ("votes_against",),
    "abstentions": ("abstentions",),
}
_UNANIMOUS = re.compile(
    r"\b[Uu]nanimous(?:ly)?\b(?=.{0,40}\b[Aa]dopt)|\b[Aa]dopt(?:s|ed|ing)\b.{0,80}\bunanimous(?:ly)?\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a passage that belongs to a provision, with the actions in it (offsets of the passage)."""

    start: int
    end: int
    provision_id: str
    actions: list[Action]


@dataclass(slots=True)
class Law:
    """The rows of layer 3 but for citations, and where provisions stand: passage to places."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)
    broken: list[tuple[str, str, Provision]] = field(default_factory=list)  # document, provision, the paragraph

    def place(self, passage_id: str, position: int) -> Place | None:
        """The provision that a character of a passage stands in: the innermost one."""
        held = [each for each in self.places.get(passage_id, ()) if each.start <= position < each.end]
        return max(held, key=lambda each: each.start, default=None)


def law_rows(found: Sequence[Resolution], proof: Proof) -> Law:
    """The rows of `resolutions`, `resolution_carriers`, `provisions`, `provision_variants` and `provision_actions`."""
    law = Law({name: [] for name in ("resolutions", "resolution_carriers", "provisions")})
    law.rows |= {"provision_variants": [], "provision_actions": []}
    for resolution in found:
        law.rows["resolutions"].append(_resolution_row(resolution, proof))
        law.rows["resolution_carriers"] += _carrier_rows(resolution, proof)
        _add_provisions(law, resolution, proof)
        for other in resolution.carriers[1:]:
            if other.role != "report":
                _add_places(law, resolution, other)
                law.rows["provision_variants"] += _variant_rows(resolution, other, proof)
    return law


def _resolution_row(resolution: Resolution, proof: Proof) -> Row:
    values: dict[str, Any] = {"number": resolution.number, "year": resolution.year}
    for carrier in resolution.carriers:
        _prove_row(proof, "resolutions", resolution.symbol, carrier, resolution)
    for column, names in _FACTS.items():
        values[column] = _value(resolution, column, names, proof)
    if values["title"] is None:
        values["title"] = _told_title(resolution, proof)
    if values["is_unanimous"] is None:
        values["is_unanimous"] = _unanimity(resolution, values, proof)
    for column in ("votes_against", "abstentions") if values["is_unanimous"] else ():
        if values[column] is None and values["votes_for"] is not None:
            values[column] = 0
            proof.add("resolutions", resolution.symbol, column, rule="none, as the adoption was unanimous")
    structure = resolution.canonical.structure
    return {
        "resolution_id": resolution.symbol,
        "organ": "security_council",
        "press_symbol": _press_symbol(resolution, proof),
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
            if found is not None and str(resolution.number) in passage.text:
                place = (passage.passage_id, *found.span())
                proof.slice("resolutions", key, "is_unanimous", carrier.document.document_id, place, "told")
                return True
    votes = [values[name] for name in ("votes_for", "votes_against", "abstentions")]
    if None in votes:
        return None
    proof.add("resolutions", key, "is_unanimous", rule="from the votes: none against and no abstention")
    return bool(votes[1] == votes[2] == 0)


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


def _carrier_rows(resolution: Resolution, proof: Proof) -> list[Row]:
    rows = []
    for carrier in resolution.carriers:
        document_id = carrier.document.document_id
        joint = KEY_JOINT.join((resolution.symbol, document_id))
        _prove_row(proof, "resolution_carriers", joint, carrier, resolution)
        row = {"resolution_id": resolution.symbol, "document_id": document_id, "role": carrier.role}
        rows.append({**row, "is_canonical": carrier is resolution.canonical})
    return rows


def _id(resolution: Resolution, provision: Provision) -> str:
    return f"{resolution.symbol}/{provision.name}"


def _add_provisions(law: Law, resolution: Resolution, proof: Proof) -> None:
    carrier = resolution.canonical
    document_id = carrier.document.document_id
    _add_places(law, resolution, carrier)
    for position, provision in enumerate(carrier.structure.provisions, 1):
        key = _id(resolution, provision)
        if not provision.whole:
            continue
        first = provision.whole[0]
        law.rows["provisions"].append(
            {
                "provision_id": key,
                "resolution_id": resolution.symbol,
                "part": provision.part,
                "position": position,
                "number": provision.number,
                "label": provision.label,
                "parent_provision_id": None if provision.parent is None else _id(resolution, provision.parent),
                "lead_phrase": None if provision.lead is None else provision.lead.phrase,
                "text": provision.text,
                "document_id": document_id,
                "passage_id": first.passage_id,
                "char_start": first.start,
                "char_end": first.end,
            }
        )
        for stretch in provision.whole:
            place = (stretch.passage_id, stretch.start, stretch.end)
            proof.slice("provisions", key, "", document_id, place, "paragraph")
        law.rows["provision_actions"] += _action_rows(law, key, provision, document_id)
    law.broken += [(document_id, _id(resolution, each), each) for each in carrier.structure.out_of_order]


def _add_places(law: Law, resolution: Resolution, carrier: Carrier) -> None:
    """Where the provisions stand in a carrier; a paragraph that the canonical carrier lacks has no id."""
    known = {each.name for each in resolution.canonical.structure.provisions if each.whole}
    for provision in carrier.structure.provisions:
        for stretch in provision.own if provision.name in known else ():
            place = Place(stretch.start, stretch.end, _id(resolution, provision), _acting(provision, stretch))
            law.places.setdefault(stretch.passage_id, []).append(place)


def _acting(provision: Provision, stretch: Stretch) -> list[Action]:
    """The actions in a stretch of a provision, with offsets of its passage."""
    found = actions(stretch.text, provision.part)
    opening = provision.lead
    if opening is not None and not found and stretch.text.startswith(opening.phrase):
        # A slip ("Express the Council's readiness") acts too.
        found = [Action(0, opening.end, opening.phrase, opening.verb, opening.force)]
    return [replace(each, start=each.start + stretch.start, end=each.end + stretch.start) for each in found]


def _action_rows(law: Law, key: str, provision: Provision, document_id: str) -> list[Row]:
    found = [
        (stretch.passage_id, action)
        for stretch in provision.own
        for place in law.places[stretch.passage_id]
        if place.provision_id == key and place.start == stretch.start
        for action in place.actions
    ]
    return [
        {
            "provision_id": key,
            "action_no": number,
            "phrase": action.phrase,
            "verb": action.verb,
            "force": action.force,
            "document_id": document_id,
            "passage_id": passage_id,
            "char_start": action.start,
            "char_end": action.end,
        }
        for number, (passage_id, action) in enumerate(found, 1)
    ]


def _variant_rows(resolution: Resolution, other: Carrier, proof: Proof) -> list[Row]:
    """The wordings of a further carrier that differ by more than typography."""
    theirs = {each.name: each for each in other.structure.provisions if each.whole}
    rows = []
    for provision in resolution.canonical.structure.provisions:
        there = theirs.get(provision.name)
        if not provision.whole or (there is not None and sameness(there.text) == sameness(provision.text)):
            continue
        key = _id(resolution, provision)
        rows.append(
            {
                "provision_id": key,
                "document_id": other.document.document_id,
                "text": None if there is None else there.text,
            }
        )
        joint = KEY_JOINT.join((key, other.document.document_id))
        for stretch in there.whole if there is not None else ():
            place = (stretch.passage_id, stretch.start, stretch.end)
            proof.slice("provision_variants", joint, "", other.document.document_id, place, "paragraph")
    return rows


def numbering_findings(law: Law) -> list[Row]:
    """Findings on paragraphs whose printed numbers do not follow the ones before."""
    return [
        finding(
            "number_out_of_order",
            "info",
            "provisions",
            key,
            document_id,
            f"The paragraph is numbered '{provision.label}' in print, which does not follow the one before.",
            (provision.whole[0].passage_id, 0, provision.whole[0].end),
        )
        for document_id, key, provision in law.broken
        if provision.whole
    ]
