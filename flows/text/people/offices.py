"""Offices in a passage: "CTED Executive Director", "Head of the Delegation of Oman", "Under-Secretary-General"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.text.names.model import COUNTRY, ORGANIZATION, Entity, Mention
from flows.text.people.name_words import HONORIFIC, OFFICE, RANK, Title, is_common, is_function, title_at
from flows.text.people.office_tails import tail_at
from flows.text.people.person_words import person_words
from flows.text.people.word_lines import Line

_MODIFIERS = person_words("office modifier")
_BEFORE = frozenset({"former", "ex", "then", "late"})  # "the former Tunisian President"
_HEADLINES = frozenset({"title", "subtitle", "heading"})
# What somebody is at an event or in a sentence, not an office.
_ROLES = person_words("role")
_CROWNS = frozenset({"king", "queen", "emir", "amir", "sultan"})
_BODIES = frozenset(
    {"house", "committee", "council", "commission", "court", "assembly", "office", "section", "division", "department"}
)
# Ranks that are offices where a body or place follows.
_OFFICES = frozenset(
    {"archbishop", "bishop", "cardinal", "commander", "imam", "judge", "justice", "mufti", "professor", "rabbi"}
    | {"senator"}
)
_COMMISSIONER = re.compile(r"(?:(?:UN|United Nations) )?(?P<title>High Commissioner for (?:Refugees|Human Rights))")
_GENITIVES = frozenset({"’s ", "'s ", "*s "})
_MOST_MODIFIERS = 4


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a line: the words from `first` up to `last`, the characters from `start` up to `end`.

    `head` is the first word of the title, `core` the one after its last without a tail ("of the Committee").
    """

    first: int
    head: int
    core: int
    last: int
    start: int
    end: int
    title: str
    organization: Entity | None
    is_rank: bool = False
    is_plural: bool = False

    @property
    def is_bound(self) -> bool:
        """Whether its title goes on after its core, or its body stands before it."""
        return self.last > self.core or self.first < self.head


def offices(line: Line) -> list[Office]:
    """The offices of a line in order; they do not overlap."""
    found: list[Office] = []
    index = 0
    while index < len(line.words):
        office = _office_at(line, index, found[-1].last if found else 0)
        if office is None:
            index += 1
            continue
        index = max(office.last, index + 1)
        if found and _is_one(line, found[-1], office):
            found[-1] = _joined(line, found[-1], office)
        else:
            found.append(office)
    return found


def _is_one(line: Line, first: Office, other: Office) -> bool:
    """Whether two are one office: Ambassador and Permanent Representative; Assistant Secretary-General/Director."""
    between = line.text[first.end : other.start]
    if between == "/" or between in _GENITIVES:  # the Secretary-General’s Special Representative
        return True
    key = line.words[other.head].key
    is_envoy = key in ("permanent", "deputy", "alternate", "acting") and "epresentative" in other.title
    return (
        between in (" and ", " & ", " / ")
        and line.words[first.head].key == "ambassador"
        and first.is_rank
        and (is_envoy or (key == "permanent" and "bserver" in other.title))
    )


def _joined(line: Line, first: Office, other: Office) -> Office:
    title = f"{first.title}{line.text[first.end : other.start]}{other.title}"
    organization = other.organization or first.organization
    joined = replace(other, first=first.first, head=first.head, start=first.start, title=title)
    return replace(joined, organization=organization)


def _commissioner(line: Line, index: int) -> Office | None:
    """An office whose name is that of a body too: the United Nations High Commissioner for Refugees."""
    mention = line.words[index].mention
    if mention is None or mention.place.start != line.words[index].start:
        return None
    told = _COMMISSIONER.fullmatch(mention.surface)
    if told is None:
        return None
    last = index
    while last < len(line.words) and line.words[last].mention is mention:
        last += 1
    place = mention.place
    return Office(index, index, last, last, place.start, place.end, told["title"], mention.entity)


def _office_at(line: Line, index: int, free: int) -> Office | None:
    commissioner = _commissioner(line, index)
    if commissioner is not None:
        return commissioner
    head = index
    while head < len(line.words) and head - index <= _MOST_MODIFIERS:
        title = _title(line, head)
        if title is not None and title.kind in (OFFICE, RANK) and (head == index or line.gap(head) == " "):
            return _office(line, index, title, free) if title.kind == OFFICE or head == index else None
        if not _is_modifier(line, head) or (head > index and line.gap(head) != " "):
            return None
        head += 1
    return None


def _title(line: Line, index: int) -> Title | None:
    """The title there; "Amir of the State of Qatar" is an office, "Amir" before a name a form of address."""
    title = title_at(line, index)
    if title is None or title.kind != HONORIFIC or line.words[index].key not in _CROWNS:
        return title
    tail = tail_at(line, title.last)
    return title if tail.organization is None else title._replace(kind=OFFICE)


def _is_modifier(line: Line, index: int) -> bool:
    word = line.words[index]
    if word.mention is not None or is_function(word) or word.is_possessive:
        return False
    if word.key in _MODIFIERS:
        return word.is_upper or word.key not in ("general", "first", "special")
    return (
        word.is_upper
        and is_common(line, word)
        and word.key not in _BODIES
        and not line.opens(index)
        and line.kind not in _HEADLINES
        and title_at(line, index) is None
    )


def _office(line: Line, head: int, title: Title, free: int) -> Office | None:
    words = line.words
    # Without a body a rank is a form of address.
    tail = tail_at(line, title.last)
    core_end = words[title.last - 1].stop if words[title.last - 1].is_dotted else words[title.last - 1].end
    name = line.text[words[head].start : core_end]
    if tail.title:
        name += f" {tail.title}"
    office = Office(
        head,
        head,
        title.last,
        tail.last,
        words[head].start,
        max(core_end, tail.end),
        name,
        tail.organization,
        False,
        title.is_plural,
    )
    office = _with_body_before(line, office, free)
    is_office = "ambassador" in name.casefold() or (words[head].key in _OFFICES and tail.last > title.last)
    if title.kind == RANK and (not office.is_bound or not is_office):
        is_before = office.first < office.head and office.core == office.last
        return replace(office, organization=office.organization if is_before else None, is_rank=True)
    if head == title.first and words[head].key in _ROLES and title.last == head + 1:
        return office if _is_of_body(line, office, words[head].key) else None
    return office


def _is_of_body(line: Line, office: Office, key: str) -> bool:
    """Whether a role is an office: "Mexico’s representative", "a member of the Network" (a body, not its parts)."""
    if office.organization is None or key not in ("representative", "member") or line.kind in _HEADLINES:
        return False
    return key == "representative" or (office.organization.kind == ORGANIZATION and office.last > office.core)


def _with_body_before(line: Line, office: Office, free: int) -> Office:
    """The office with the body that stands before it: "CTED", "Tunisia’s", "the Executive Directorate (CTED)"."""
    body, first = _body_before(line, office.head)
    if body is None or first < free:  # the body of the office before: "Envoy for Western Sahara Ambassador Ross"
        if office.head > 0 and line.gap(office.head) == " " and line.words[office.head - 1].key in _BEFORE:
            return _called_former(line, office, office.head - 1)
        return office
    organization = office.organization or body.entity
    office = replace(office, first=first, start=line.words[first].start, organization=organization)
    if first > 0 and line.gap(first) == " " and line.words[first - 1].key in _BEFORE:
        return _called_former(line, office, first - 1)
    return office


def _called_former(line: Line, office: Office, index: int) -> Office:
    word = line.words[index]
    return replace(office, first=index, start=word.start, title=f"{word.text} {office.title}")


def _body_before(line: Line, head: int) -> tuple[Mention | None, int]:
    if head == 0:
        return None, head
    mention, gap = line.words[head - 1].mention, line.gap(head)
    if mention is None or mention.entity.kind not in (ORGANIZATION, COUNTRY) or gap not in (" ", ") "):
        return None, head
    first = first_of(line, head - 1)
    if gap == ") ":
        if line.gap(first) != " (" or first == 0 or line.words[first - 1].mention is None:
            return None, head
        first = first_of(line, first - 1)
    return mention, first


def first_of(line: Line, index: int) -> int:
    """The first word of the mention that a word belongs to."""
    mention = line.words[index].mention
    while index > 0 and line.words[index - 1].mention is mention:
        index -= 1
    return index


_JOINED = re.compile(r",? and |, |/| / | & ")


def chains(line: Line, found: list[Office]) -> list[list[Office]]:
    """Offices that may be one person's: "Deputy Prime Minister and Minister of Foreign Affairs of Qatar"."""
    groups: list[list[Office]] = []
    for office in found:
        if office.is_rank:
            continue
        if groups and _JOINED.fullmatch(line.text, groups[-1][-1].end, office.start):
            groups[-1].append(office)
        else:
            groups.append([office])
    return [_shared(group) for group in groups]


def _shared(group: list[Office]) -> list[Office]:
    """A State named at the end of a chain is that of each office in it."""
    last = group[-1].organization
    if last is None or last.kind != COUNTRY:
        return group
    return [replace(office, organization=office.organization or last) for office in group]
