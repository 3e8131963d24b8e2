"""What the Council decides to do itself, and the body whose mandate it extends or which it establishes."""

from __future__ import annotations

import re

from flows.text.law import parties, roles
from flows.text.law.clauses import Task, verb_at, whole
from flows.text.law.duty_model import ACTOR, Clause, Paragraph, Parties, council
from flows.text.law.duty_words import VERBS, words_for

_NO_DUTY = words_for("no_duty")
_EXTENDS = frozenset({"extend", "renew", "prolong"})
_TO = re.compile(r"(?:\s*,[^;]{2,300}?,)?\s*(?:further |also )?(?=to\s)")
_MEASURES = re.compile(
    r"\b(?:measures|authori[sz]ations?|arrangements|provisions|sanctions|embargo|restrictions|exemptions?)\b"
)
_ITS = re.compile(r"\b(?:its|their|this|the(?: present| current)?) mandate\b")
_OBJECT = re.compile(r"\s*(?:,[^,]{2,160},\s*|(?:until|for|by) [^,]{2,60}?\s(?=the\s))?")
_FOUNDED = re.compile(r",(?:[^,]|, (?!an? |the ))*,\s+(?=an? |the )|\s+")
_NEAR = 60  # characters: measures named no further before a mandate belong to it


def decided(paragraph: Paragraph, clause: Clause) -> tuple[Task | None, Parties] | None:
    """What the Council decides to do ("to extend the mandate of", "Extends") with the actor; None if it is not that."""
    text, action = paragraph.text(clause.part), clause.action
    if action.verb in _EXTENDS or action.verb == "establish":
        task = Task(action.start, action.start, action.end, action.verb)
    else:
        to = _TO.match(text, clause.start, clause.end)
        found = verb_at(text, to.end() + 2, clause.end) if to is not None else None
        if to is None or found is None:
            return None
        if found.word not in VERBS:
            return None, ()
        task = whole(text, to.end(), to.end(), found, clause.end)
    if task.verb in _NO_DUTY:
        return None, ()
    extends = extended(paragraph, clause.part, task, clause.end) if task.verb in _EXTENDS else None
    return task, council(clause.part) if extends is None else extends


def extended(paragraph: Paragraph, part: int, task: Task, end: int) -> Parties | None:
    """The body extended or established: empty where it is named nowhere, None where no body is the object."""
    text = paragraph.text(part)
    if task.verb == "establish":
        founded = _FOUNDED.match(text, task.end, end)
        place = parties.named(text, founded.end(), end) if founded is not None else None
        return None if place is None else paragraph.named(ACTOR, part, [place])
    bodies = roles.mandated(text, task.end, end)
    measures = _MEASURES.search(text, task.end, end)
    if bodies and (measures is None or bodies[0][0] < measures.start() + _NEAR):
        return paragraph.named(ACTOR, part, bodies)
    its = _ITS.search(text, task.end, end)
    if its is not None:
        return _named_before(paragraph, part, its.start())
    at = _OBJECT.match(text, task.end, end)
    place = parties.named(text, at.end(), end) if at is not None else None
    if place is None or (measures is not None and place[1] >= measures.start()):
        return None
    return paragraph.named(ACTOR, part, [place])


def _named_before(paragraph: Paragraph, part: int, position: int) -> Parties:
    """The last mission named before a position."""
    for earlier in range(part, -1, -1):
        text = paragraph.text(earlier)
        known = roles.mission_before(text, position if earlier == part else len(text))
        if known is not None:
            return paragraph.named(ACTOR, earlier, [known])
    return ()
