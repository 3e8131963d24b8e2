"""Which office belongs to which person: before the name, after it in apposition, or by "is" and "as"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from flows.text.names.model import COUNTRY, ORGANIZATION, Entity, Place, Position
from flows.text.names.name_words import HONORIFIC, RANK, title_at
from flows.text.names.offices import Office, chains
from flows.text.names.person_finding import is_definite, is_introduced
from flows.text.names.person_names import Run, ends_well
from flows.text.names.word_lines import Line

_BRACKETS = r"(?: \([^()]{1,60}\))?"
_ARTICLE = (
    r"(?:(?:the|a|an|his|her|its|their|our|then|now|current|currently|new|newly appointed|newly elected|also|first"
    r"|second|third|present) )*"
)
# An office after a name: whether it must be closed by a mark says the group "open".
_APPOSED = re.compile(rf"{_BRACKETS}(?:, | \()(?P<open>(?:the|an?|his|her|its|their|our) )?{_ARTICLE}")
_STATED = re.compile(
    rf",? (?:who )?(?:is|was|became|remains|has been|had been|serves as|served as|serving as|acting as"
    rf"|(?:who )?(?:is|was|has been|had been|were) (?:re-?)?(?:appointed|elected|named|nominated)(?: as| to be)?"
    rf"|(?:appointed|elected|named|designated)(?: as)?|(?:speaking |acting )?in (?:his|her|their) (?:\w+ )?capacity as"
    rf"|as)"
    rf" {_ARTICLE}"
)
_CLOSED = re.compile(r"\s?(?:[,.;:)”\"]|[—–] |\Z)")
_LONGEST = 90  # characters between a name and its office
Named = tuple[Run, Entity]


def positions_in(line: Line, offices: list[Office], named: Sequence[Named]) -> list[Position]:
    """The positions that a line gives to the persons named in it."""
    by_first = {run.first: (run, entity) for run, entity in named}
    introduced: set[Run] = set()
    found: list[Position] = []
    for group in chains(line, offices):
        before, after = _before(line, group, named), _right_after(line, group[-1], by_first)
        if before is not None and after is not None and len(group) > 1:
            found += [_position(line, office, before) for office in group[:-1]]
            group, before = group[-1:], None
        if after is None and (before is None or before[0] in introduced or _is_also_as(line, group[0])):
            later = _after_comma(line, group, by_first)
            if later is not None:
                introduced.add(later[0])
                before, after = None, later
        person = after or before
        if after is not None and after[0] not in introduced and not _is_shared(line, group):
            group = group[-1:]
        if before is not None:
            group = [*group[:-1], _with_body_after(line, group[-1])]
        if person is not None:
            found += [_position(line, office, person) for office in group if not office.is_plural]
    return found


def _is_shared(line: Line, group: list[Office]) -> bool:
    """Whether several offices before a name are all the person's.

    So where a body stands before the first one ("Qatari Prime Minister and Foreign Minister X"), and in "the Executive
    Director of CTED, Assistant Secretary-General X"; not in "the Secretary-General and Special Representative X".
    """
    first, *others = group
    if not others or (first.first < first.head and all(office.first == office.head for office in others)):
        return True
    is_listed = len(others) == 1 and line.text[first.end : others[0].start] == ", "
    return is_listed and first.organization is not None and others[0].organization is None and is_definite(line, first)


def _with_body_after(line: Line, office: Office) -> Office:
    """The office with a body that only a comma joins to it: "Jane Doe, Director, CTED"."""
    at = office.last
    if office.is_bound or at >= len(line.words) or line.gap(at) != ", ":
        return office
    mention = line.words[at].mention
    if mention is None or mention.entity.kind != ORGANIZATION or mention.place.start != line.words[at].start:
        return office
    end = mention.place.end
    while at < len(line.words) and line.words[at].mention is mention:
        at += 1
    acronym = line.words[at].mention if at < len(line.words) and line.gap(at) == " (" else None
    if acronym is not None and acronym.entity == mention.entity and line.text.startswith(")", acronym.place.end):
        end = acronym.place.end + 1
    is_closed = _CLOSED.match(line.text, end) is not None
    return replace(office, organization=mention.entity, end=end) if is_closed else office


def _position(line: Line, office: Office, person: Named) -> Position:
    run, entity = person
    start, end = line.words[run.first].start, line.words[run.last - 1].end
    organization = office.organization
    if office.start < start and organization is None and not office.last > office.core:
        organization, end = _of_country(line, run.last, end)
    place = Place(line.part, min(start, office.start), max(end, office.end))
    return Position(entity, office.title, organization, place)


def _of_country(line: Line, index: int, end: int) -> tuple[Entity | None, int]:
    """President Jerry Rawlings of Ghana."""
    words = line.words
    if index + 1 < len(words) and words[index].key == "of" and line.gap(index) == " ":
        index += 1 + (words[index + 1].key == "the")
        mention = words[index].mention if index < len(words) else None
        if mention is not None and mention.entity.kind == COUNTRY:
            return mention.entity, mention.place.end
    return None, end


def _past_titles(line: Line, index: int) -> int:
    while index < len(line.words):
        title = title_at(line, index)
        if title is None or title.kind not in (HONORIFIC, RANK):
            break
        index = title.last
    return index


def _right_after(line: Line, office: Office, by_first: dict[int, Named]) -> Named | None:
    if office.last >= len(line.words) or line.text[office.end : line.words[office.last].start] != " ":
        return None
    return by_first.get(_past_titles(line, office.last))


def _after_comma(line: Line, group: list[Office], by_first: dict[int, Named]) -> Named | None:
    """The Secretary-General of the SCO, Mr. Rashid Alimov (centre)."""
    first, last = group[0], group[-1]
    if last.last >= len(line.words):
        return None
    gap = line.text[last.end : line.words[last.last].start]
    person = by_first.get(_past_titles(line, last.last)) if gap in (", ", " (") else None
    if person is None:
        return None
    if _is_also_as(line, first) or (gap == " (" and line.gap(person[0].last).startswith(")")):
        return person
    is_fitting = is_definite(line, first) and not is_introduced(line, first) and gap == ", "
    return person if is_fitting and (_opens(line, first) or _is_ended(line, person[0])) else None


def _is_ended(line: Line, run: Run) -> bool:
    if ends_well(line, run):
        return True
    return run.last < len(line.words) and line.words[run.last].key in ("in", "on", "at", "during", "with", "to", "for")


def _opens(line: Line, office: Office) -> bool:
    before = office.first - 1
    return line.opens(office.first) or (before >= 0 and line.words[before].key == "the" and line.opens(before))


def _is_also_as(line: Line, office: Office) -> bool:
    """As Executive Director of CTED, Ms. Coninsx ...: at the beginning of a sentence, or "in her capacity as"."""
    index = office.first - 1
    if index > 0 and line.words[index].key == "the":
        index -= 1
    if index < 0 or line.words[index].key != "as":
        return False
    return line.opens(index) or (index > 0 and line.words[index - 1].key == "capacity")


def _before(line: Line, group: list[Office], named: Sequence[Named]) -> Named | None:
    """The person named before whom a comma, a bracket, "is" or "as" joins to the office."""
    first, last = group[0], group[-1]
    person = _nearest(named, first.first)
    if person is None:
        return None
    end = line.words[person[0].last - 1].stop
    if line.words[person[0].last - 1].is_possessive or first.start - end > _LONGEST:
        return None
    between = line.text[end : first.start]
    if between == " ":
        return person if line.words[first.head].is_upper and line.kind != "title" else None
    apposed = _APPOSED.fullmatch(between)
    if apposed is not None:
        is_closed = _CLOSED.match(line.text, last.end) is not None
        return person if is_closed or (apposed["open"] is None and _goes_on(line, last)) else None
    return person if _STATED.fullmatch(between) is not None else None


def _goes_on(line: Line, office: Office) -> bool:
    """Whether after an office without an article a word in lower case follows: "X, Director of CTED said"."""
    return office.last < len(line.words) and not line.words[office.last].is_upper


def _nearest(named: Sequence[Named], index: int) -> Named | None:
    at = bisect_right(named, index, key=lambda person: person[0].last)
    return named[at - 1] if at else None
