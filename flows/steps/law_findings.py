"""What looks wrong about a resolution: numbers out of order, a text cut short, carriers or facts that disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from flows.steps.carriers import Carrier, Resolution
from flows.steps.counterparts import Pair
from flows.steps.evidence import KEY_JOINT
from flows.steps.findings import finding
from flows.steps.model import Row
from flows.text.fold import words

# Resolutions end with a full stop; scans read other marks for it.
_ENDED = re.compile(r"[.;:,][\"'”’»)\]]*(?:\s?(?:\(?[0-9]{1,3}\)?|\*+))?$")
# Two renderings of one resolution share nearly all words; below this share they are hardly the same text.
_ONE_TEXT = 0.5
_FACTS = ("adopted_on", "meeting_symbol", "draft_symbol", "is_unanimous", "votes_for", "votes_against", "abstentions")


def law_findings(resolution: Resolution, values: Mapping[str, Any]) -> Iterator[Row]:
    """Findings on one resolution, whose row in `resolutions` is given."""
    yield from _out_of_order(resolution)
    yield from _cut_short(resolution)
    yield from _facts_disagree(resolution, values)


def _out_of_order(resolution: Resolution) -> Iterator[Row]:
    carrier = resolution.canonical
    for each in carrier.structure.out_of_order:
        if each.whole:
            message = f"The paragraph is numbered '{each.label}' in print, which does not follow the one before."
            place = (each.whole[0].passage_id, 0, each.whole[0].end)
            key = f"{resolution.symbol}/{each.name}"
            yield finding("number_out_of_order", "warning", "provisions", key, _id(carrier), message, place)


def _cut_short(resolution: Resolution) -> Iterator[Row]:
    """A resolution without an operative paragraph, or whose last words are no end of a sentence."""
    carrier = resolution.canonical
    structure = carrier.structure
    last = structure.provisions[-1] if structure.provisions else None
    if not structure.count("operative"):
        message = "No operative paragraph was read: the text may be cut, or begin in a way that no rule knows."
    elif last is not None and last.whole and _ENDED.search(last.whole[-1].text) is None:
        message = f"The text ends without a full stop ('... {last.whole[-1].text[-40:]}'): the capture may be cut."
    else:
        return
    yield finding("resolution_cut_short", "warning", "resolutions", resolution.symbol, _id(carrier), message)


def _facts_disagree(resolution: Resolution, values: Mapping[str, Any]) -> Iterator[Row]:
    """Where carriers or curated facts state another value than the one taken, or values that contradict each other."""
    for column in _FACTS:
        stated = {str(value) for carrier in resolution.carriers for value in _stated(carrier, resolution, column)}
        others = sorted(stated - {str(values[column])})
        if others:
            message = (
                f"{column} is {values[column]}, but another source states {', '.join(others)}; the first is taken."
            )
            yield finding("facts_disagree", "warning", "resolutions", resolution.symbol, None, message)
    if values["is_unanimous"] and (values["votes_against"] or values["abstentions"]):
        message = (
            f"Called unanimous, with {values['votes_against']} votes against and {values['abstentions']} abstentions."
        )
        yield finding("facts_disagree", "error", "resolutions", resolution.symbol, None, message)


def _stated(carrier: Carrier, resolution: Resolution, column: str) -> Iterator[Any]:
    named = carrier.document.winners("resolution")
    if carrier.role != "full_text" and (named is None or named[1][0].value != resolution.symbol):
        return
    for record in carrier.document.cluster.records:
        for fact in record.facts:
            if fact.name == column:
                yield bool(fact.value) if column == "is_unanimous" else fact.value


def carriers_differ(resolution: Resolution, other: Carrier, pairs: list[Pair]) -> Iterator[Row]:
    """A finding where another carrier has hardly a word of the resolution."""
    top = [(one, same) for one, same in pairs if one.parent is None]
    ours = [word for one in resolution.canonical.structure.provisions if one.parent is None for word in words(one.text)]
    common = sum(len(set(words(one.text)) & set(words(same.text))) for one, same in top)
    known = sum(len(set(words(one.text))) for one, _ in top)
    if not ours or (known and common >= _ONE_TEXT * known):
        return
    key = KEY_JOINT.join((resolution.symbol, _id(other)))
    message = f"This document and {_id(resolution.canonical)} are named {resolution.symbol}, but their texts differ."
    yield finding("carriers_differ", "warning", "resolution_carriers", key, _id(other), message)


def _id(carrier: Carrier) -> str:
    return carrier.document.document_id
