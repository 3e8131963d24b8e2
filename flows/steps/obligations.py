"""Who is to do what for whom by when: the rows of `obligations` and `obligation_parties`, each with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flows.steps.carriers import Resolution
from flows.steps.evidence import KEY_JOINT, Proof
from flows.steps.law import Law, provision_id
from flows.steps.model import Row
from flows.steps.provision_model import Provision, Stretch
from flows.text.ids import digest
from flows.text.law.actions import Action
from flows.text.law.duties import duties
from flows.text.law.duty_model import ACTOR, RECIPIENT, Duty, Part, PartyFound
from flows.text.law.leads import OPERATIVE


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch of a paragraph, the provision that it is of, and the engine's view of it."""

    provision_id: str
    stretch: Stretch
    part: Part


def obligation_rows(found: Sequence[Resolution], law: Law, proof: Proof) -> tuple[list[Row], list[Row]]:
    """The rows of `obligations` and of `obligation_parties`, from the operative paragraphs of all resolutions."""
    adopted = {row["resolution_id"]: row["adopted_on"] for row in law.rows["resolutions"]}
    obligations: list[Row] = []
    parties: list[Row] = []
    for resolution in found:
        document_id = resolution.canonical.document.document_id
        for units in _paragraphs(resolution, law):
            for row, those in _rows_of(units, document_id, adopted[resolution.symbol], proof):
                obligations.append(row)
                parties += those
    return obligations, parties


def _paragraphs(resolution: Resolution, law: Law) -> Iterator[list[_Unit]]:
    """The stretches of each operative paragraph with its sub-paragraphs, in reading order."""
    order = {passage: place for place, passage in enumerate(resolution.canonical.document.passage_ids)}
    units: list[_Unit] = []
    for provision in resolution.canonical.structure.provisions:
        if provision.parent is None and units:
            yield _in_order(units, order)
            units = []
        if provision.part == OPERATIVE:
            units += [_unit(resolution, provision, stretch, law) for stretch in provision.own]
    if units:
        yield _in_order(units, order)


def _in_order(units: list[_Unit], order: dict[str, int]) -> list[_Unit]:
    return sorted(units, key=lambda unit: (order[unit.stretch.passage_id], unit.stretch.start))


def _unit(resolution: Resolution, provision: Provision, stretch: Stretch, law: Law) -> _Unit:
    key = provision_id(resolution, provision)
    place = law.place(stretch.passage_id, stretch.start)
    found: list[Action] = [] if place is None else place.actions
    own = tuple(replace(each, start=each.start - stretch.start, end=each.end - stretch.start) for each in found)
    return _Unit(key, stretch, Part(stretch.text, _level(provision), own))


def _level(provision: Provision) -> int:
    return 0 if provision.parent is None else 1 + _level(provision.parent)


def _rows_of(
    units: Sequence[_Unit], document_id: str, adopted_on: date | None, proof: Proof
) -> Iterator[tuple[Row, list[Row]]]:
    seen: Counter[tuple[str, ...]] = Counter()
    found = duties([unit.part for unit in units], adopted_on)
    for duty in found:
        unit = units[duty.part]
        row = _row(units, unit, duty, document_id)
        # Not of the task's words: a better copy may word it otherwise, and a published identifier stays.
        same = (row["provision_id"], row["force"], row["action"] or "")
        seen[same] += 1
        row["obligation_id"] = f"obl-{digest(*same, seen[same])}"
        others = {each.part for each in found if each.part != duty.part}
        items = list(_listed(units, duty, others)) if duty.is_of_list else []
        _prove(proof, row, units, duty, items)
        parties = [
            _party_row(row["obligation_id"], units, party, number, document_id)
            for role in (ACTOR, RECIPIENT)
            for number, party in enumerate((each for each in duty.parties if each.role == role), 1)
        ]
        _prove_implied(proof, parties, _phrase_place(units, duty))
        yield row, parties


def _row(units: Sequence[_Unit], unit: _Unit, duty: Duty, document_id: str) -> Row:
    text, base = unit.part.text, unit.stretch.start
    phrase = units[duty.phrase_part].part.text[duty.phrase_start : duty.phrase_end]
    limit = duty.deadline
    return {
        "obligation_id": "",
        # A list of things to do under one verb is one obligation, of the paragraph that the list is in.
        "provision_id": units[duty.phrase_part].provision_id if duty.is_of_list else unit.provision_id,
        "document_id": document_id,
        "passage_id": unit.stretch.passage_id,
        "char_start": base + duty.task_start,
        "char_end": base + duty.task_end,
        "phrase": phrase,
        "force": duty.force,
        "action": duty.action or None,
        "task": text[duty.task_start : duty.task_end],
        "deadline_text": None if limit is None else text[limit.start : limit.end],
        "deadline_on": None if limit is None else limit.on,
        "deadline_kind": None if limit is None else limit.kind,
        "offset": None if limit is None else limit.offset,
        "offset_from": None if limit is None else limit.offset_from,
        "recurrence": None if limit is None else limit.recurrence,
        "is_derived": limit is not None and limit.is_derived,
    }


def _prove(proof: Proof, row: Row, units: Sequence[_Unit], duty: Duty, items: Sequence[Stretch]) -> None:
    """Evidence of the phrase and the deadline, and of the whole row where a list is one task."""
    key, document_id = row["obligation_id"], row["document_id"]
    for stretch in items:
        place = (stretch.passage_id, stretch.start, stretch.end)
        proof.slice("obligations", key, "", document_id, place, "item of the list")
    proof.slice("obligations", key, "phrase", document_id, _phrase_place(units, duty), "action")
    if duty.deadline is None:
        return
    stretch = units[duty.part].stretch
    place = (stretch.passage_id, stretch.start + duty.deadline.start, stretch.start + duty.deadline.end)
    for column in ("deadline_text", "deadline_on"):
        if row[column] is not None:
            rule = "time after the adoption" if column == "deadline_on" and row["is_derived"] else "deadline"
            proof.slice("obligations", key, column, document_id, place, rule)


def _phrase_place(units: Sequence[_Unit], duty: Duty) -> tuple[str, int, int]:
    above = units[duty.phrase_part].stretch
    return above.passage_id, above.start + duty.phrase_start, above.start + duty.phrase_end


def _prove_implied(proof: Proof, parties: Sequence[Row], place: tuple[str, int, int]) -> None:
    """Who is implied stands nowhere: the words that oblige imply it."""
    for row in parties:
        if row["is_implied"]:
            key = KEY_JOINT.join((row["obligation_id"], row["role"], str(row["party_no"])))
            proof.slice("obligation_parties", key, "", row["document_id"], place, "the organ whose decision it is")


def _listed(units: Sequence[_Unit], duty: Duty, others: Collection[int]) -> Iterator[Stretch]:
    """The items of the list that is one task, with what is inside them, but for items with rows of their own."""
    level = units[duty.phrase_part].part.level
    left_out: int | None = None
    for number, unit in enumerate(units[duty.phrase_part + 1 :], duty.phrase_part + 1):
        if unit.part.level <= level:
            return
        if left_out is not None and unit.part.level > left_out:
            continue
        acts = bool(unit.part.actions) and unit.part.actions[0].start == 0
        left_out = unit.part.level if number in others or acts else None
        if left_out is None:
            yield unit.stretch


def _party_row(key: str, units: Sequence[_Unit], party: PartyFound, number: int, document_id: str) -> Row:
    place: tuple[str | None, int | None, int | None] = (None, None, None)
    if not party.is_implied:
        stretch = units[party.part].stretch
        place = (stretch.passage_id, stretch.start + party.start, stretch.start + party.end)
    return {
        "obligation_id": key,
        "role": party.role,
        "party_no": number,
        "surface": party.surface,
        "is_implied": party.is_implied,
        "entity_id": None,
        "document_id": document_id,
        "passage_id": place[0],
        "char_start": place[1],
        "char_end": place[2],
    }
