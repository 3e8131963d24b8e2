"""Which office belongs to which person: before the name, after it in apposition, or by "is" and "as"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.text.names.model import COUNTRY, ORGANIZATION, Entity, Place, Position
from flows.text.people.name_words import HONORIFIC, RANK, RETIRED, title_at
from flows.text.people.offices import Office, chains
from flows.text.people.person_finding import is_as, is_definite, is_introduced, is_telling
from flows.text.people.person_names import Run, ends_well
from flows.text.people.person_words import person_words
from flows.text.people.word_lines import Line, folded
from flows.text.speech.speech_words import is_past

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
_IN_CAPACITY = re.compile(rf",? (?:speaking |acting )?in (?:his|her|their) (?:\w+ )?capacit(?:y|ies) as {_ARTICLE}$")
_CLOSED = re.compile(r"\s?(?:[,.;:)”\"]|[—–] |who |\Z)")
_ENDED = re.compile(r"\s?(?:[;)]|\.(?:\s|\Z)|\Z)")
_ON_BEHALF = re.compile(r"\b[Oo]n behalf of (?:the )?\Z")
_GRADES = person_words("grade")
_LONG_GRADES = ("undersecretarygeneral", "assistantsecretarygeneral", "specialrepresentativeofthesecretarygeneral")
_LONGEST = 90  # characters between a name and its office
_AFTER_NAMES = frozenset({"in", "on", "at", "during", "with", "to", "for"})
Named = tuple[Run, Entity]


def positions_in(line: Line, offices: list[Office], named: Sequence[Named]) -> list[Position]:
    """The positions that a line gives to the persons named in it."""
    by_first = {run.first: (run, entity) for run, entity in named}
    by_office = {office.head: office for office in offices}
    introduced: set[Run] = set()
    found: list[Position] = []
    for group in chains(line, offices):
        own, group = _apposed_part(line, group, named, by_first)
        found += own
        before, after = _before(line, group, named), _right_after(line, group[-1], by_first)
        if after is None and (before is None or before[0] in introduced or is_as(line, group[0])):
            later = _after_comma(line, group, by_first) or _after_is(line, group[-1], by_first, by_office)
            if later is not None:
                introduced.add(later[0])
                before, after = None, later
        before = before or (None if after is not None else _in_capacity(line, group[0], named, found))
        person = after or before
        if after is not None and not _is_shared(line, group, after[0] in introduced):
            group = group[-1:]
        if before is not None:
            group = [*group[:-1], _with_body_after(line, group[-1])]
        elif after is not None:
            group = _with_body_of_first([*group[:-1], _with_body_around(line, group[-1], after[0])])
        if person is not None:
            found += [_position(line, one, person) for one in group if _is_given(one, after is None)]
    found += _ranks(line, offices, by_first)
    return sorted(found, key=lambda position: position.place)


def _is_given(office: Office, is_apposed: bool) -> bool:
    return not office.is_plural and (is_apposed or not office.title.casefold().startswith("member of"))


def _apposed_part(
    line: Line, group: list[Office], named: Sequence[Named], by_first: dict[int, Named]
) -> tuple[list[Position], list[Office]]:
    """In "X, the Head of UNOCT, Assistant Secretary-General Y" what is X’s, and the offices that are not."""
    if len(group) == 1 or _right_after(line, group[-1], by_first) is None:
        return [], group
    before = _before(line, group[:-1], named, True)
    if before is None:
        return [], group
    return [_position(line, office, before) for office in group[:-1] if not office.is_plural], group[-1:]


def _ranks(line: Line, offices: list[Office], by_first: dict[int, Named]) -> Iterator[Position]:
    """General X, Ambassador Y of Kuwait; not "Colonel (retired)"."""
    for office in offices:
        person = _right_after(line, office, by_first) if office.is_rank and not office.is_plural else None
        if person is None or office.last > office.core or not line.words[office.head].is_upper:
            continue
        if RETIRED.isdisjoint(word.key for word in line.words[office.last : person[0].first]):
            yield _position(line, office, person)


def _is_shared(line: Line, group: list[Office], is_apart: bool) -> bool:
    """Whether several offices before a name are all the person's.

    So where a body stands before the first one ("Qatari Prime Minister and Foreign Minister X"), in "the Executive
    Director of CTED, Assistant Secretary-General X", and where the first one goes with others ("Under-Secretary-General
    and Head of UNOCT X"); not in "the Secretary-General and Special Representative X".
    """
    first, *others = group
    if not others or folded(first.title) in _GRADES or folded(line.text[first.start : first.end]) in _GRADES:
        return True
    if first.is_rank or any(folded(first.title).startswith(grade) for grade in _LONG_GRADES):
        return True
    if folded(first.title) == "secretarygeneral":
        return False
    if is_apart or (first.first < first.head and all(office.first == office.head for office in others)):
        return True
    is_listed = len(others) == 1 and line.text[first.end : others[0].start] == ", "
    return is_listed and first.organization is not None and others[0].organization is None and is_definite(line, first)


def _with_body_of_first(group: list[Office]) -> list[Office]:
    """The offices before a name, the bare ones with the body before the first: "IATA Director General and CEO X"."""
    first, *others = group
    body = first.organization if first.first < first.head else None
    key = folded(first.title)
    if body is None or body.kind != ORGANIZATION or key in _GRADES or key.startswith(_LONG_GRADES):
        return group
    bare = [one for one in others if one.organization is None and not one.is_bound and one.first == one.head]
    return [replace(one, organization=body, start=first.start) if one in bare else one for one in group]


def _with_body_after(line: Line, office: Office) -> Office:
    """The office with a body that only a comma joins to it: "Jane Doe, Director, CTED"."""
    at = office.last
    if office.organization is not None or at >= len(line.words) or line.gap(at) != ", ":
        return office
    if office.is_bound and line.text[office.start : office.end] != office.title:
        return office  # of a body that is not known
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


def _with_body_around(line: Line, office: Office, run: Run) -> Office:
    """The office with its body after the person ("Director Jane Doe, CTED;"), or for which the person speaks."""
    if office.organization is not None or office.is_bound:
        return office
    at = run.last
    mention = line.words[at].mention if at < len(line.words) and line.gap(at) == ", " else None
    if mention is not None and mention.entity.kind == ORGANIZATION and mention.place.start == line.words[at].start:
        if _ENDED.match(line.text, mention.place.end) is not None:
            return replace(office, organization=mention.entity, end=mention.place.end)
        return office
    mention = line.words[office.first - 1].mention if office.first > 0 and line.gap(office.first) == ", " else None
    if mention is None or mention.entity.kind != ORGANIZATION:
        return office
    before = line.text[max(0, mention.place.start - 40) : mention.place.start]
    return replace(office, organization=mention.entity) if _ON_BEHALF.search(before) is not None else office


def _position(line: Line, office: Office, person: Named) -> Position:
    run, entity = person
    start, end = line.words[run.first].start, line.words[run.last - 1].end
    organization = office.organization
    if office.start < start and organization is None and not office.last > office.core:
        organization, end = _of_body(line, run.last, end)
    place = Place(line.part, min(start, office.start), max(end, office.end))
    return Position(entity, office.title, organization, place)


def _of_body(line: Line, index: int, end: int) -> tuple[Entity | None, int]:
    """President Jerry Rawlings of Ghana; Brigadier Jane Doe of the Public Security Directorate."""
    words = line.words
    if index + 1 < len(words) and words[index].key == "of" and line.gap(index) == " ":
        index += 1 + (words[index + 1].key == "the")
        mention = words[index].mention if index < len(words) else None
        if mention is not None and mention.entity.kind in (COUNTRY, ORGANIZATION):
            return mention.entity, mention.place.end
    return None, end


def _past_titles(line: Line, index: int) -> int:
    while index < len(line.words):
        title = title_at(line, index)
        if title is None or title.kind not in (HONORIFIC, RANK):
            break
        index = title.last
        if index < len(line.words) and line.words[index].key in RETIRED and line.gap(index) == " (":
            index += 1
    return index


def _right_after(line: Line, office: Office, by_first: dict[int, Named]) -> Named | None:
    if office.last >= len(line.words):
        return None
    is_bare = office.last == office.core and line.gap(office.last) == " "  # Col. Jane Doe
    if not is_bare and line.text[office.end : line.words[office.last].start] != " ":
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
    if is_as(line, first) or (gap == " (" and line.gap(person[0].last).startswith(")")):
        return person
    is_fitting = (is_definite(line, first) or is_telling(line, last)) and not is_introduced(line, first) and gap == ", "
    return person if is_fitting and (_opens(line, first) or _is_ended(line, person[0])) else None


def _after_is(line: Line, office: Office, by_first: dict[int, Named], by_office: dict[int, Office]) -> Named | None:
    """Head of the delegation was Chief of Section Elizabeth Joyce."""
    at = office.last
    if at + 1 >= len(line.words) or line.words[at].key not in ("is", "was") or not is_definite(line, office):
        return None
    if line.text[office.end : line.words[at].start] != " ":
        return None
    at = _past_titles(line, at + 1)
    other = by_office.get(at)
    if other is not None and other.last < len(line.words) and line.gap(other.last) == " ":
        at = _past_titles(line, other.last)
    person = by_first.get(at)
    return person if person is not None and not line.words[person[0].last - 1].is_possessive else None


def _is_ended(line: Line, run: Run) -> bool:
    if ends_well(line, run) or (
        run.last < len(line.words) and (line.words[run.last].key in _AFTER_NAMES or is_past(line.words[run.last].text))
    ):
        return True
    end = line.words[run.last - 1].end
    return _of_body(line, run.last, end)[1] > end


def _opens(line: Line, office: Office) -> bool:
    before = office.first - 1
    return line.opens(office.first) or (before >= 0 and line.words[before].key == "the" and line.opens(before))


def _before(line: Line, group: list[Office], named: Sequence[Named], is_closed: bool = False) -> Named | None:
    """The person named before whom a comma, a bracket, "is" or "as" joins to the office."""
    first, last = group[0], group[-1]
    person = _nearest(named, first.first)
    if person is None:
        return None
    end = line.words[person[0].last - 1].stop
    if line.words[person[0].last - 1].is_possessive:
        return None
    if line.text.startswith(" of ", end):
        end = max(end, _of_body(line, person[0].last, end)[1])
    if first.start - end > _LONGEST:
        return None
    between = line.text[end : first.start]
    if between == " ":
        return person if line.words[first.head].is_upper and line.kind != "title" else None
    if between in (" - ", " – ", " — "):  # By: Jane Doe - Agency Editor
        return person if line.words[0].key == "by" and last.end == len(line.text) else None
    apposed = _APPOSED.fullmatch(between)
    if apposed is not None:
        is_closed = is_closed or _CLOSED.match(line.text, last.end) is not None
        return person if is_closed or (apposed["open"] is None and _goes_on(line, last)) else None
    return person if _STATED.fullmatch(between) is not None else None


def _in_capacity(line: Line, office: Office, named: Sequence[Named], found: Sequence[Position]) -> Named | None:
    """The person whose other office "in his capacity as" follows: "X, Envoy of Oman, in his capacity as Chair"."""
    person = _nearest(named, office.first)
    lead = None if person is None else _IN_CAPACITY.search(line.text, max(0, office.start - _LONGEST), office.start)
    if person is None or lead is None:
        return None
    return person if any(one.person == person[1] and one.place.end == lead.start() for one in found) else None


def _goes_on(line: Line, office: Office) -> bool:
    """Whether after an office without an article a word in lower case follows: "X, Director of CTED said"."""
    return office.last < len(line.words) and not line.words[office.last].is_upper


def _nearest(named: Sequence[Named], index: int) -> Named | None:
    at = bisect_right(named, index, key=lambda person: person[0].last)
    return named[at - 1] if at else None
