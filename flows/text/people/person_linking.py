"""Which names mean one person, and where else in the document that person is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.text.names.model import PERSON, Entity
from flows.text.people.name_words import is_common, is_doubtful, is_month
from flows.text.people.person_finding import CREDIT, RANKED, STATE, Found
from flows.text.people.person_list import beginnings_of, listed, listed_damaged, listed_surname, matches
from flows.text.people.person_names import Run, keys, n_names, slug, surnames, written_out
from flows.text.people.word_lines import Line

Name = tuple[str, ...]
NAME, SURNAME = "name", "surname"
_MOST_NAMESAKES = 20


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in the document: how, as what by honorifics, and where last."""

    listed: Entity | None = None
    forms: dict[str, None] = field(default_factory=dict)  # in order
    genders: set[str] = field(default_factory=set)

    def entity(self) -> Entity:
        """As whom the person is known: as on the list, else by the fullest form in the text."""
        if self.listed is not None:
            return self.listed
        ordinary = [form for form in self.forms if not form.isupper()]
        name = written_out(max(ordinary or self.forms, key=lambda form: len(form.split())))
        return Entity(f"person-{slug(name)}", PERSON, name)


class Placed(NamedTuple):
    """A name in a line and who is meant."""

    line: int
    run: Run
    rule: str
    person: Person


class People:
    """The persons of a document, by their names and by pieces of them."""

    def __init__(self) -> None:
        self._by_name: dict[str, Person] = {}
        self._by_ends: dict[tuple[str, str], Person] = {}
        self._by_initial: dict[tuple[str, str], Person] = {}
        self._by_piece: dict[str, list[Person]] = {}
        self._by_surname: dict[str, list[Person]] = {}
        self._last: dict[Person, int] = {}

    def add(self, name: Name) -> Person:
        """The person of a whole name, a new one where nobody has it or a longer one yet."""
        known = listed(name) or (listed((name[0], name[-1])) if len(name) > 2 else None)
        known = known or listed_damaged(name)
        key = "".join(name) if known is None else known.entity_id
        person = self._by_name.get(key)
        if person is None and known is None:
            person = self._alike(name)
            pieces = self._by_piece.get(key, [])
            person = person or (pieces[0] if len(pieces) == 1 else None)
        if person is None:
            person = Person(known)
        self._by_name.setdefault(key, person)
        self._learn(name, person)
        return person

    def _alike(self, name: Name) -> Person | None:
        """Who has the same first and last name, or an initial in place of the first."""
        if len(name[0]) == 1:
            return self._by_initial.get((name[0], name[-1]))
        return self._by_ends.get((name[0], name[-1])) or self._by_ends.get((name[0][0], name[-1]))

    def _learn(self, name: Name, person: Person) -> None:
        self._by_name.setdefault("".join(name), person)
        self._by_ends.setdefault((name[0], name[-1]), person)
        self._by_initial.setdefault((name[0][0], name[-1]), person)
        for first in range(len(name)):
            for last in range(first + 1, len(name) + 1):
                _append(self._by_piece, "".join(name[first:last]), person)
        for surname in surnames(name):
            _append(self._by_surname, surname, person)

    def called(self, name: Name, gender: str | None) -> Person | None:
        """Who is meant by a surname or a piece of a name: the one of that gender who was named last before."""
        key = "".join(name)
        people = self._by_surname.get(key) or self._by_piece.get(key) or []
        fitting = [one for one in people if gender is None or not one.genders or gender in one.genders]
        return max(fitting, key=lambda one: self._last.get(one, -1), default=None)

    def add_single(self, name: Name, is_listable: bool) -> Person:
        """The person of a surname alone: the only one on the list who has it, else whoever is called so here."""
        key = "".join(name)
        known = listed_surname(key) if is_listable else None
        person = self._by_name.get(key if known is None else known.entity_id)
        if person is None:
            person = Person(known)
            self._by_name[key if known is None else known.entity_id] = person
        _append(self._by_surname, key, person)
        return person

    def note(self, person: Person, at: int) -> None:
        """Remember where a person was named last."""
        self._last[person] = at

    def forget(self) -> None:
        """Begin at the document's start again."""
        self._last.clear()

    def whole_names(self) -> frozenset[str]:
        """Every whole name, run together."""
        return frozenset("".join(ends) for ends in self._by_name if not ends.startswith("person-"))

    def short_names(self) -> frozenset[str]:
        """Every surname, run together."""
        return frozenset(self._by_surname)


def _append(index: dict[str, list[Person]], key: str, person: Person) -> None:
    people = index.setdefault(key, [])
    if person not in people and len(people) < _MOST_NAMESAKES:
        people.append(person)


def linked(lines: Sequence[Line], found: list[list[Found]]) -> list[Placed]:
    """Each name of a person in the document, in order, with who is meant."""
    people = People()
    credited = _whole(lines, found, people)
    found = _with_repeats(lines, found, people.whole_names(), False)
    _resolve(lines, found, people)  # so that surnames after titles are known
    found = _with_repeats(lines, found, people.short_names() - credited, True)
    return _resolve(lines, found, people)


def _whole(lines: Sequence[Line], found: list[list[Found]], people: People) -> frozenset[str]:
    """Learns the whole names, longest first; the surnames that only credits give are returned."""
    whole = [
        (keys(line, one.run), line, one)
        for line, names in zip(lines, found, strict=True)
        for one in names
        if _is_whole_name(line, one)
    ]
    others: set[str] = set()
    credited: set[str] = set()
    for name, line, one in sorted(whole, key=lambda each: -len(each[0])):
        person = people.add(name)
        person.forms[_surface(line, one.run)] = None
        if one.gender is not None:
            person.genders.add(one.gender)
        (credited if one.rule == CREDIT else others).update(surnames(name))
    return frozenset(credited - others)


def _is_whole_name(line: Line, one: Found) -> bool:
    return n_names(line, one.run) > 1 or (len(keys(line, one.run)) > 1 and line.words[one.run.first].is_initial)


def _with_repeats(
    lines: Sequence[Line], found: list[list[Found]], wanted: frozenset[str], is_bare: bool
) -> list[list[Found]]:
    """The names with those found again: whole names anywhere, surnames where they can be nothing else."""
    beginnings = beginnings_of(wanted)
    every = []
    for line, names in zip(lines, found, strict=True):
        taken = {index for one in names for index in range(*one.run)}
        again = [
            Found(run, SURNAME if is_bare else NAME, None)
            for run in matches(line, wanted, beginnings)
            if taken.isdisjoint(range(*run)) and (not is_bare or _is_telling(line, run))
        ]
        every.append(sorted([*names, *again]) if again else names)
    return every


def _is_telling(line: Line, run: Run) -> bool:
    """Whether a surname alone can be nothing else there."""
    words = line.words[run.first : run.last]
    if any(word.mention is not None for word in words):
        return False
    if len(words) > 1:
        return True
    if is_doubtful(words[0]):
        before = line.words[run.first - 1].key if run.first > 0 else "the"
        is_plain = line.kind == "paragraph" and not line.opens(run.first)
        return is_plain and not is_month(words[0]) and before not in ("the", "a", "an", "of", "in")
    return not is_common(line, words[0])


def _resolve(lines: Sequence[Line], found: list[list[Found]], people: People) -> list[Placed]:
    people.forget()
    placed, at = [], 0
    for line, names in zip(lines, found, strict=True):
        for one in names:
            at += 1
            name = keys(line, one.run)
            if _is_whole_name(line, one):
                person = people.add(name)
            else:
                person = people.called(name, one.gender) or people.add_single(name, one.rule not in (STATE, RANKED))
                person.forms[_surface(line, one.run)] = None
                if one.gender is not None and not person.genders:
                    person.genders.add(one.gender)
            people.note(person, at)
            placed.append(Placed(line.part, one.run, one.rule, person))
    return placed


def _surface(line: Line, run: Run) -> str:
    return line.text[line.words[run.first].start : line.words[run.last - 1].end]
