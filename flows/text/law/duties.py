"""What an operative paragraph asks of whom: its tasks with actors, recipients and deadlines (OBLIGATIONS.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flows.text.law.actions import Action
from flows.text.law.asked import Asked, asked, asked_again, asked_of_items, finite, noun_task
from flows.text.law.clauses import infinitive, item_verb
from flows.text.law.duty_model import DECIDES, RECIPIENT, Clause, Duty, Paragraph, Part, Parties, PartyFound, council
from flows.text.law.duty_rows import duty_rows, trimmed_end
from flows.text.reference import rows

__all__ = ["INTENDS", "OBLIGES", "Duty", "Part", "PartyFound", "duties"]

OBLIGES = frozenset(row["force"] for row in rows("action_verbs") if int(row["rank"]) >= 2)
"""What obliges somebody."""
INTENDS = "expresses_intention"
"""What obliges the Council itself, where it gives a date or says how often."""
# Words between a task and the next action.
_JOINERS = (
    " and", " or", " but", " also", " further", " while", " therefore", " accordingly", " in particular",
    " at the same time",
    *(f" {to} {this} {what}" for to in ("in", "to") for this in ("this", "that")
      for what in ("regard", "context", "respect", "connection", "end")),
)  # fmt: skip
_NOTED = (
    "noting|stressing|emphasi[sz]ing|underlining|underscoring|recalling|reaffirming|reiterating|welcoming|"
    "recogni[sz]ing|expressing|commending|acknowledging|affirming|highlighting|condemning|acting under|acknowledges|"
    "takes note|expresses"
)
_ASIDE = re.compile(rf",(?: and)?(?: while)?(?: also| further| strongly)? (?:{_NOTED})\b")
_LIST = re.compile(r"\bfollowing\b|\bas follows\b|\blaid out below\b")
_OPEN = re.compile(r"\b(?:to|shall|should|must|will|below)\W*$")
_FOUNDS = re.compile(r",? (?:and )?(?:to )?(?:undertake|perform|carry out|with) the following")
_TAIL = 160  # characters at the end of a clause that tell whether a list follows
_LONG = 160  # characters: a task of that length says more than that a list follows
_SHORT = 120  # characters: an action that only names somebody shares the next one's task
_BEGIN = 12  # characters before an action that are no task of an item


@dataclass(frozen=True, slots=True)
class _Above:
    """The clause above a list: whom it asks, and whether it stated a task of its own."""

    clause: Clause
    level: int
    actors: Parties = ()
    has_task: bool = False  # also where its first item stated it: infinitives under one verb are one task


def duties(parts: Sequence[Part], adopted_on: date | None) -> list[Duty]:
    """The tasks of a paragraph in the order of the text."""
    if not any(action.force in (*OBLIGES, INTENDS) for part in parts for action in part.actions):
        return []
    return list(_Reader(Paragraph(parts, adopted_on)).read())


class _Reader:
    """Reads the parts in order and knows what the words above a list ask."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.above: list[_Above] = []

    def read(self) -> Iterator[Duty]:
        for number, part in enumerate(self.paragraph.parts):
            if number and self._continues(number):
                continue
            level = max(part.level, 1) if number else 0
            self.above = [each for each in self.above if each.level < level]
            first = part.actions[0].start if part.actions else len(part.text)
            if self.above and first > _BEGIN:
                yield from self._item(number, self.above[-1], first)
            yield from self._actions(number)

    def _continues(self, number: int) -> bool:
        """Whether a part goes on with the one before over the end of a page."""
        before, part = self.paragraph.parts[number - 1], self.paragraph.parts[number]
        if part.actions or not part.text[:1].islower() or part.level > before.level:
            return False
        ending = before.text.rstrip()
        return ending[-1:].isalnum() and not ending.endswith((" and", " or", " to", " shall"))

    def _actions(self, number: int) -> Iterator[Duty]:
        """The tasks behind the actions of a part; the one that tells of a list stays above what follows."""
        part = self.paragraph.parts[number]
        found = [each for each in part.actions if not _is_noun(part.text, each)]
        follows: _Above | None = None
        waiting: tuple[Clause, Parties] | None = None
        for index, action in enumerate(found):
            is_last = index + 1 == len(found)
            end = len(part.text) if is_last else found[index + 1].start
            clause = _clause(part.text, number, action, end, is_last)
            tells = _tells_list(part.text, clause)
            if action.force not in OBLIGES:
                yield from self._intended(clause) if action.force == INTENDS else ()
                follows = None if follows is None or not _tells_list(part.text, follows.clause) else follows
                continue
            made, above = self._asked(clause, part.level if number else 0, is_last or tells)
            if waiting is not None and made:
                yield _shared(made[0], *waiting)
            waiting = None if made or is_last else self._waits(clause)
            yield from made
            if tells or follows is None or not _tells_list(part.text, follows.clause):
                follows = above
        if follows is not None:
            self.above.append(follows)

    def _intended(self, clause: Clause) -> list[Duty]:
        """What the Council means to do itself, where it gives a date or says how often."""
        text = self.paragraph.text(clause.part)
        task = infinitive(text, clause.start, clause.end)
        if task is None or text[clause.start : task.start].strip():
            return []
        made = duty_rows(self.paragraph, clause, task, council(clause.part))
        return [each for each in made if each.deadline is not None]

    def _waits(self, clause: Clause) -> tuple[Clause, Parties] | None:
        """An action that only names somebody ("Requests the Secretary-General and calls upon States to")."""
        if clause.end - clause.start > _SHORT:
            return None
        actors = self.paragraph.actors(clause.part, clause.start, clause.end)
        return (clause, actors) if actors else None

    def _asked(self, clause: Clause, level: int, is_open: bool) -> tuple[list[Duty], _Above]:
        """The tasks behind an action, and what is asked of the items that follow."""
        text = self.paragraph.text(clause.part)
        found = asked(self.paragraph, clause)
        above = _Above(clause, level)
        is_listed = is_open and self._has_items(clause.part)
        if is_listed:
            above = replace(above, actors=asked_of_items(self.paragraph, clause, found))
        if found.task is None:
            return self._without_verb(clause, above)
        has_list = is_listed and _LIST.search(text, max(clause.start, clause.end - _TAIL), clause.end) is not None
        if has_list and not found.is_own and clause.end - found.task.start < _LONG:
            return [], above
        made = self._stated(clause, found, is_listed)
        return made, replace(above, has_task=not is_listed or not (found.is_own or has_list))

    def _stated(self, clause: Clause, found: Asked, is_listed: bool) -> list[Duty]:
        assert found.task is not None
        if is_listed and found.task.verb == "establish":
            tasks = _FOUNDS.search(self.paragraph.text(clause.part), clause.start, clause.end)
            clause = replace(clause, end=tasks.start()) if tasks is not None else clause
        again = asked_again(self.paragraph, clause, found.task.end)
        of_others = council(clause.part) if found.is_own else None
        if again is None or again[1].task is None:
            return duty_rows(self.paragraph, clause, found.task, found.actors, of_others)
        begin, second = again
        assert second.task is not None
        made = duty_rows(self.paragraph, replace(clause, end=begin), found.task, found.actors, of_others)
        return made + duty_rows(self.paragraph, replace(clause, start=begin), second.task, second.actors)

    def _without_verb(self, clause: Clause, above: _Above) -> tuple[list[Duty], _Above]:
        """A clause without a verb of its own: a second subject's task, a list's head, or a noun that is the task."""
        if clause.force == DECIDES:
            again = asked_again(self.paragraph, clause, clause.start)
            if again is None or again[1].task is None:
                return [], above
            made = duty_rows(self.paragraph, replace(clause, start=again[0]), again[1].task, again[1].actors)
            return made, replace(above, has_task=True)
        text = self.paragraph.text(clause.part)
        if above.actors or len(text[clause.start : clause.end].split()) < 3:
            return [], above
        noun = noun_task(self.paragraph, clause)
        made = duty_rows(self.paragraph, clause, noun.task, noun.actors) if noun.task is not None else []
        return made, replace(above, has_task=bool(made))

    def _has_items(self, number: int) -> bool:
        """Whether items that begin with a verb follow a part."""
        level = self.paragraph.parts[number].level
        for later in self.paragraph.parts[number + 1 :]:
            if later.level <= level and (number or later.actions):
                return False
            if item_verb(later.text) is not None and not (later.actions and later.actions[0].start == 0):
                return True
        return False

    def _item(self, number: int, above: _Above, end: int) -> Iterator[Duty]:
        """The task of an item of a list, asked by the words above it."""
        text = self.paragraph.text(number)
        clause = replace(above.clause, part=number, start=0, end=_end_of(text, 0, end))
        if clause.force == DECIDES and text[:5].lower() == "that ":
            found = finite(self.paragraph, clause, len("that "))
            if found.task is not None:
                yield from duty_rows(self.paragraph, clause, found.task, found.actors)
            return
        task = item_verb(text)
        if above.actors and task is not None and task.end <= clause.end:
            for each in duty_rows(self.paragraph, clause, task, above.actors):
                is_own = each.deadline is not None or any(party.role == RECIPIENT for party in each.parties)
                if is_own or not self.above[-1].has_task:
                    yield replace(each, is_of_list=not is_own)
                if not is_own:
                    self.above[-1] = replace(self.above[-1], has_task=True)
        elif not above.actors and not above.has_task:
            found = asked(self.paragraph, clause)
            if found.task is not None and found.actors and not found.task.is_plain:
                yield from duty_rows(self.paragraph, clause, found.task, found.actors)


def _clause(text: str, number: int, action: Action, end: int, is_last: bool) -> Clause:
    """What stands behind an action, without what joins the next one and what is only noted on the side."""
    end = _end_of(text, action.end, end)
    while not is_last and text.endswith(_JOINERS, action.end, end):
        joiner = next(each for each in _JOINERS if text.endswith(each, action.end, end))
        end = trimmed_end(text, action.end, end - len(joiner))
    return Clause(number, action.end, end, action, number)


def _end_of(text: str, start: int, end: int) -> int:
    """The end of a clause without what the Council notes on the side, and without marks."""
    aside = _ASIDE.search(text, start, end)
    return trimmed_end(text, start, end if aside is None else aside.start())


def _tells_list(text: str, clause: Clause) -> bool:
    begin = max(clause.start, clause.end - _TAIL)
    return (_LIST.search(text, begin, clause.end) or _OPEN.search(text, begin, clause.end)) is not None


def _is_noun(text: str, action: Action) -> bool:
    """Whether what looks like a verb is a noun at the end of a list ("its programmes and mandates,")."""
    return text.endswith(" and ", 0, action.start) and text.startswith((",", ";", "."), action.end)


def _shared(duty: Duty, clause: Clause, actors: Parties) -> Duty:
    """The same task, asked of others by an action before."""
    action = clause.action
    return replace(
        duty,
        phrase_part=clause.action_part,
        phrase_start=action.start,
        phrase_end=action.end,
        force=action.force,
        parties=actors,
    )
