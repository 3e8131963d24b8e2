"""Layer 3: the rows of resolutions, their carriers, provisions, variants and actions, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flows.steps.carriers import Carrier, Resolution
from flows.steps.counterparts import Pair, counterparts
from flows.steps.evidence import KEY_JOINT, Proof
from flows.steps.law_findings import carriers_differ, law_findings
from flows.steps.model import Row
from flows.steps.provision_model import Provision, Stretch
from flows.steps.resolution_rows import carrier_rows, resolution_row
from flows.text.fold import sameness
from flows.text.law.actions import Action, actions, governing


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a passage that belongs to a provision, with the actions in it (offsets of the passage)."""

    start: int
    end: int
    provision_id: str
    actions: list[Action]
    above: Action | None  # the last one of the words that introduce the list which the stretch is in

    def governing(self, position: int) -> Action | None:
        """The action that governs a character of the passage."""
        return governing(self.actions, position) or self.above


@dataclass(slots=True)
class Law:
    """The rows of layer 3 but for citations, and where provisions stand: passage to places."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)
    document_of: dict[str, str] = field(default_factory=dict)  # provision to the document that it is read from
    doubts: list[Row] = field(default_factory=list)  # findings

    def place(self, passage_id: str, position: int) -> Place | None:
        """The provision that a character of a passage stands in: the innermost one."""
        held = [each for each in self.places.get(passage_id, ()) if each.start <= position < each.end]
        return max(held, key=lambda each: each.start, default=None)


def law_rows(found: Sequence[Resolution], proof: Proof) -> Law:
    """The rows of `resolutions`, `resolution_carriers`, `provisions`, `provision_variants` and `provision_actions`."""
    law = Law({name: [] for name in ("resolutions", "resolution_carriers", "provisions")})
    law.rows |= {"provision_variants": [], "provision_actions": []}
    for resolution in found:
        row = resolution_row(resolution, proof)
        law.rows["resolutions"].append(row)
        law.doubts += law_findings(resolution, row)
        law.rows["resolution_carriers"] += carrier_rows(resolution, proof)
        _add_provisions(law, resolution, proof)
        for other in resolution.carriers[1:]:
            if other.role != "report":
                pairs = counterparts(resolution.canonical.structure, other.structure)
                law.doubts += carriers_differ(resolution, other, pairs)
                _add_places(law, resolution, pairs)
                law.rows["provision_variants"] += _variant_rows(resolution, other, pairs, proof)
    return law


def provision_id(resolution: Resolution, provision: Provision) -> str:
    """The identifier of a paragraph: the resolution's symbol and its name."""
    return f"{resolution.symbol}/{provision.name}"


def _add_provisions(law: Law, resolution: Resolution, proof: Proof) -> None:
    carrier = resolution.canonical
    document_id = carrier.document.document_id
    _add_places(law, resolution, [(each, each) for each in carrier.structure.provisions])
    for position, provision in enumerate(carrier.structure.provisions, 1):
        key = provision_id(resolution, provision)
        if not provision.whole:
            continue
        first = provision.whole[0]
        law.document_of[key] = document_id
        law.rows["provisions"].append(
            {
                "provision_id": key,
                "resolution_id": resolution.symbol,
                "part": provision.part,
                "position": position,
                "number": provision.number,
                "label": provision.label,
                "parent_provision_id": None if provision.parent is None else provision_id(resolution, provision.parent),
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


def _add_places(law: Law, resolution: Resolution, pairs: Sequence[Pair]) -> None:
    """Where the provisions stand in a carrier; a paragraph that the canonical carrier lacks has no id."""
    for canonical, provision in pairs:
        for stretch in provision.own:
            key = provision_id(resolution, canonical)
            place = Place(stretch.start, stretch.end, key, _acting(provision, stretch), _above(provision))
            law.places.setdefault(stretch.passage_id, []).append(place)


def _above(provision: Provision) -> Action | None:
    """The last action of the words that introduce the list which a provision is in."""
    outer = provision.parent
    while outer is not None:
        found = _acting(outer, outer.own[0]) if outer.own else []
        if found:
            return found[-1]
        outer = outer.parent
    return None


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


def _variant_rows(resolution: Resolution, other: Carrier, pairs: Sequence[Pair], proof: Proof) -> list[Row]:
    """The wordings of a further carrier that differ by more than typography."""
    theirs = {canonical.name: provision for canonical, provision in pairs}
    document_id = other.document.document_id
    rows = []
    for provision in resolution.canonical.structure.provisions:
        there = theirs.get(provision.name)
        if not provision.whole or (there is not None and sameness(there.text) == sameness(provision.text)):
            continue
        key = provision_id(resolution, provision)
        rows.append(
            {"provision_id": key, "document_id": document_id, "text": None if there is None else there.text},
        )
        for stretch in there.whole if there is not None else ():
            place = (stretch.passage_id, stretch.start, stretch.end)
            proof.slice("provision_variants", KEY_JOINT.join((key, document_id)), "", document_id, place, "paragraph")
    return rows
