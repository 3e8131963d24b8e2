"""What a duty is made of, and a paragraph as the readers of duties see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flows.text.law import roles
from flows.text.law.actions import Action
from flows.text.law.deadlines import Deadline, deadlines
from flows.text.law.parties import Place

ACTOR, RECIPIENT = "actor", "recipient"
DECIDES, DEMANDS = "decides", "demands"
_COUNCIL = "Security Council"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a paragraph in reading order: its own words (level 0) or a sub-paragraph's, with their actions."""

    text: str
    level: int
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class PartyFound:
    """Somebody named for a task: `parts[part].text[start:end]`; one that is only implied has -1 for both."""

    role: str
    part: int
    start: int
    end: int
    surface: str
    is_implied: bool


Parties = tuple[PartyFound, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A task, `parts[part].text[task_start:task_end]`, with the words that ask for it and those it names."""

    part: int
    phrase_part: int
    phrase_start: int
    phrase_end: int
    force: str
    action: str
    task_start: int
    task_end: int
    parties: Parties
    deadline: Deadline | None
    is_of_list: bool = False  # whether the task is the first item of a list that is one task


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands behind an action up to the next one: `parts[part].text[start:end]`."""

    part: int
    start: int
    end: int
    action: Action
    action_part: int

    @property
    def force(self) -> str:
        """What the action does."""
        return self.action.force


class Paragraph:
    """The parts of a paragraph with their deadlines, each read once."""

    def __init__(self, parts: Sequence[Part], adopted_on: date | None) -> None:
        self.parts = parts
        self._adopted_on = adopted_on
        self._deadlines: dict[int, list[Deadline]] = {}

    def text(self, part: int) -> str:
        """The text of a part."""
        return self.parts[part].text

    def deadlines(self, part: int, start: int, end: int) -> list[Deadline]:
        """The deadlines and recurrences that begin in `text[start:end]` of a part."""
        if part not in self._deadlines:
            self._deadlines[part] = deadlines(self.text(part), self._adopted_on)
        return [each for each in self._deadlines[part] if start <= each.start < end]

    def named(self, role: str, part: int, places: Iterable[Place]) -> Parties:
        """Those named at places of a part."""
        text = self.text(part)
        return tuple(PartyFound(role, part, *place, text[slice(*place)], is_implied=False) for place in places)

    def actors(self, part: int, start: int, end: int) -> Parties:
        """The actors that `text[start:end]` of a part names."""
        return self.named(ACTOR, part, roles.actors(self.text(part), start, end))


def council(part: int) -> Parties:
    """The Security Council, which a decision of its own only implies."""
    return (PartyFound(ACTOR, part, -1, -1, _COUNCIL, is_implied=True),)
