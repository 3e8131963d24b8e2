"""The rows that a task gives: one for each part with a date or a reader of its own, the rest as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from flows.text.law import roles
from flows.text.law.clauses import Task, joined
from flows.text.law.deadlines import Deadline
from flows.text.law.duty_model import RECIPIENT, Clause, Duty, Paragraph, Parties
from flows.text.law.duty_words import REPORTS, base_of, words_for
from flows.text.law.parties import Place

_REPORTED = words_for("reporting_noun")
_TOLD = re.compile(r"[^,;]{1,60}\b(?:informed|updated|apprised|abreast)\b")
_DUE = re.compile(r"\b(?:which|that) (?:should|shall|is to|are to|must) be ([a-z]+)\b(?![^;]*(?:, (?:and|which)|; ))")
_DUE_VERBS = frozenset({"submit", "provide", "present", "report", "complete"})
_NEAR = 120  # characters from a verb on: its object
_NEW = re.compile(r",? (?:and,?|as well as) |, with |, (?=an? )")
_JOINERS = (" and", " or", " but", " with", " as well as")
_AGAIN = frozenset({"and", ",", "again", "then", "also", "subsequently"})  # nothing new between two dates


@dataclass(frozen=True, slots=True)
class _Span:
    """A task with the words that belong to it: `text[start:end]`; its dates may stand from `zone` on."""

    task: Task
    zone: int
    start: int
    end: int


def duty_rows(
    paragraph: Paragraph, clause: Clause, task: Task, actors: Parties, of_others: Parties | None = None
) -> list[Duty]:
    """The rows of a task in a clause; `of_others` are the actors of what is joined to it, if not the same."""
    text = paragraph.text(clause.part)
    made: list[Duty] = []
    for span in _spans(paragraph, clause, task):
        verb = span.task.verb
        actors = actors if of_others is None or span.task is task else of_others
        told: list[Place] = []
        last: Place | None = None
        first: list[Place] = []  # who gets the first report of several gets the others too, where no other is named
        for (start, end), deadline in _dated(paragraph, clause.part, span):
            if (start, end) != last:
                told = roles.recipients(text, verb, max(start, span.task.end), end) or first
            first, last = first or told, (start, end)
            named = (*actors, *paragraph.named(RECIPIENT, clause.part, told))
            made.append(_duty(clause, verb, (start, end), named, deadline))
        made += _due(paragraph, clause, span, actors)
    return made


def _duty(clause: Clause, verb: str, place: Place, named: Parties, deadline: Deadline | None) -> Duty:
    action = clause.action
    phrase = (clause.action_part, action.start, action.end)
    return Duty(clause.part, *phrase, action.force, verb, *place, named, deadline)


def _spans(paragraph: Paragraph, clause: Clause, task: Task) -> list[_Span]:
    text = paragraph.text(clause.part)
    tasks = joined(text, task, clause.end)
    ends = [*(each.subject_end for each in tasks[1:]), clause.end]
    spans: list[_Span] = []
    rest: int | None = None
    for each, end in zip(tasks, ends, strict=True):
        zone = clause.start if each is task else each.subject_end
        span = _Span(each, zone, each.start, end)
        if _is_own(paragraph, clause.part, span):
            spans.append(span)
        elif rest is None:
            rest = len(spans)
            spans.append(span)
        elif rest == len(spans) - 1:
            spans[rest] = replace(spans[rest], end=end)
    return [replace(each, end=trimmed_end(text, each.start, each.end)) for each in spans]


def _is_own(paragraph: Paragraph, part: int, span: _Span) -> bool:
    """Whether a part of the list has a date of its own, or reports to somebody."""
    if paragraph.deadlines(part, span.zone, span.end):
        return True
    text, verb, end = paragraph.text(part), span.task.verb, span.task.end
    if verb == "keep":
        return _TOLD.match(text, end) is not None
    if verb in ("provide", "make", "give"):
        near = re.findall(r"[a-z]+", text[end : min(span.end, end + _NEAR)])
        return not _REPORTED.isdisjoint(near) and bool(roles.recipients(text, verb, end, span.end))
    return verb in REPORTS and bool(roles.recipients(text, verb, end, span.end))


def _dated(paragraph: Paragraph, part: int, span: _Span) -> Iterator[tuple[Place, Deadline | None]]:
    """The stretch of a task for each of its dates; all of it where two dates stand close together."""
    text = paragraph.text(part)
    dates = [
        each
        for each in paragraph.deadlines(part, span.zone, span.end)
        if _due_clause(text, span.start, each.start) is None
    ]
    if not dates:
        yield (span.start, span.end), None
        return
    starts = [span.start]
    for before, after in pairwise(dates):
        between = text[before.end : after.start]
        new = None if _AGAIN.issuperset(between.split()) else _new_part(between)
        starts.append(starts[-1] if new is None else before.end + new)
    for index, (start, each) in enumerate(zip(starts, dates, strict=True)):
        end = next((later for later in starts[index + 1 :] if later > start), span.end)
        yield (start, trimmed_end(text, start, max(end, min(span.end, each.end)))), each


def _new_part(between: str) -> int | None:
    """Where what the second of two dates belongs to begins among the words between them; None if it is the same."""
    return max((joint.end() for joint in _NEW.finditer(between)), default=None)


def _due(paragraph: Paragraph, clause: Clause, span: _Span, actors: Parties) -> Iterator[Duty]:
    """Rows for what a relative clause gives a date of its own ("which should be submitted by")."""
    text = paragraph.text(clause.part)
    for each in paragraph.deadlines(clause.part, span.zone, span.end):
        found = _due_clause(text, span.start, each.start)
        if found is not None:
            place = (found.start(), max(each.end, found.end()))
            yield _duty(clause, base_of(found[1]), place, actors, each)


def _due_clause(text: str, start: int, position: int) -> re.Match[str] | None:
    """The relative clause that a date stands in, if what is to be done by then is stated there."""
    found = _DUE.search(text, max(start, position - _NEAR), position)
    return found if found is not None and base_of(found[1]) in _DUE_VERBS else None


def trimmed_end(text: str, start: int, end: int) -> int:
    """The end without the marks and joining words behind it."""
    while end > start:
        joiner = next((word for word in _JOINERS if text.endswith(word, start, end)), None)
        if joiner is not None:
            end -= len(joiner)
        elif text[end - 1] in " ,;.:–—":
            end -= 1
        else:
            break
    return end
