"""What follows an office: "for Counter-Terrorism", "of the Shanghai Cooperation Organization (SCO)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.text.names.model import COUNTRY, ORGANIZATION, PLACE, Entity
from flows.text.people.name_words import OFFICE, is_common, title_at
from flows.text.people.office_bodies import (
    BARE_UNITS,
    LINKS,
    LONGEST,
    PORTFOLIOS,
    PREPOSITIONS,
    SHORT,
    past_adjectives,
    past_brackets,
    past_list,
    past_part,
    past_portfolios,
    past_slash,
    past_unit,
)
from flows.text.people.person_names import n_names, name_at
from flows.text.people.person_words import person_words
from flows.text.people.word_lines import Line

_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
# Nouns of bodies: "Chief of the Legal Section" is the chief of a body that is not known.
_UNITS = person_words("unit")
_NATIONAL = frozenset({"police", "minister", "prosecutor"})
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december"}
)
_MOST_TAILS = 4
_NUMBERED = re.compile(r" [0-9]{3,4}(?:/[0-9]{3,4}){0,3} ")
_CLOSED = re.compile(r" ?(?:[,;:.()”\"]|[—–] |\Z)")


class Tail(NamedTuple):
    """The words before `last` belong to the office; `title` is what of them belongs to its title."""

    last: int
    end: int
    title: str
    organization: Entity | None


def tail_at(line: Line, index: int) -> Tail:
    """The tail that begins with a word; an empty one where there is none."""
    tail = _past_acronym(line, index)
    for _ in range(_MOST_TAILS):
        longer = _longer(line, tail)
        if longer is None:
            break
        tail = longer
    last, end = past_brackets(line, tail.last, tail.end)
    mention = line.words[last - 1].mention if last > tail.last else None
    if tail.organization is None and mention is not None and mention.entity.kind == ORGANIZATION:
        return Tail(last, end, tail.title, mention.entity)  # Senior Legal Officer (CTED)
    return Tail(last, end, tail.title, tail.organization)


def _past_acronym(line: Line, index: int) -> Tail:
    """The empty tail, past the office’s own acronym: "Special Representative of the Secretary-General (SRSG) for"."""
    if index < len(line.words) and line.gap(index) == " (" and line.text.startswith(") for ", line.words[index].end):
        word = line.words[index]
        if word.is_capitals and word.mention is None:
            return Tail(index + 1, word.end + 1, "", None)
    return Tail(index, line.words[index - 1].end, "", None)


def _longer(line: Line, tail: Tail) -> Tail | None:
    at = tail.last
    if at < len(line.words) and tail.organization is None and line.words[at - 1].key in PORTFOLIOS:
        last = past_portfolios(line, at)
        if last > at:
            return _extended(line, tail, at, last)
    if at >= len(line.words) or line.gap(at) not in (" ", ") ") or line.words[at].key not in PREPOSITIONS:
        return None
    if line.gap(at) == ") " and line.text[tail.end - 1 : tail.end] != ")":
        return None
    first = at + 1
    if first < len(line.words) and line.words[first].key in _ARTICLES and not line.words[first].is_upper:
        first += 1
    if first >= len(line.words) or not _is_space(line.gap(at + 1)) or not _is_space(line.gap(first)):
        return None
    word = line.words[first]
    if word.mention is not None:
        return _of_body(line, tail, at, first)
    if line.words[at].key == "for" and first == at + 1 and word.is_upper and word.key in _MONTHS:
        return Tail(first + 1, word.end, tail.title, tail.organization)  # Council President for December
    if first > at + 1 and (body := past_adjectives(line, first)) > first:
        return _of_body(line, tail, at, body)
    title = title_at(line, first)
    if title is not None:
        return _extended(line, tail, at, title.last) if title.kind == OFFICE else None
    if word.is_upper:
        return _of_words(line, tail, at, first)
    return _in_lower_case(line, tail, at, first) if line.words[at].key in ("of", "for", "on") else None


def _is_space(gap: str) -> bool:
    """Whether words follow one another, at most with a committee’s number between ("the 1373 Committee")."""
    return gap == " " or _NUMBERED.fullmatch(gap) is not None


def _extended(line: Line, tail: Tail, at: int, last: int) -> Tail:
    """The tail with all words up to one in its title."""
    end = line.words[last - 1].end
    title = f"{tail.title} {line.text[line.words[at].start : end]}".strip()
    return Tail(last, end, title, tail.organization)


def _of_body(line: Line, tail: Tail, at: int, first: int) -> Tail | None:
    mention = line.words[first].mention
    assert mention is not None
    last = first
    while last < len(line.words) and line.words[last].mention is mention:
        last += 1
    kind, preposition = mention.entity.kind, line.words[at].key
    is_body = (kind == ORGANIZATION and preposition not in ("on", "to")) or (
        kind == COUNTRY and (preposition in ("of", "at") or (preposition == "in" and _is_national(line, at)))
    )
    if kind in (COUNTRY, PLACE) and preposition == "in" and (tail.organization or _is_of_body(line, at - 1)):
        return None  # Permanent Representative to the United Nations in New York
    if preposition in ("to", "for") and last < len(line.words) and line.gap(last) == " ":
        title = title_at(line, last)
        if title is not None and title.kind == OFFICE:
            if preposition == "to" and kind == ORGANIZATION:  # Chef de Cabinet to the UN Secretary-General
                return Tail(title.last, line.words[title.last - 1].end, tail.title, mention.entity)
            return _extended(line, tail, at, title.last)
    if preposition == "to" and kind == ORGANIZATION:
        return Tail(last, mention.place.end, tail.title, tail.organization)
    if not is_body:
        return _extended(line, tail, at, past_list(line, last) if kind == PLACE else last)
    last, end = past_brackets(line, last, mention.place.end)
    last, end = past_slash(line, *past_part(line, last, end))
    last, end, unit = past_unit(line, last, end)
    return Tail(last, end, tail.title, tail.organization or unit or mention.entity)


def _is_national(line: Line, at: int) -> bool:
    """Whether an office is one of a State: its "in" names the State."""
    return not _NATIONAL.isdisjoint(word.key for word in line.words[max(0, at - 4) : at])


def _is_of_body(line: Line, index: int) -> bool:
    mention = line.words[index].mention
    return mention is not None and mention.entity.kind == ORGANIZATION


def _of_words(line: Line, tail: Tail, at: int, first: int) -> Tail | None:
    """A tail in capitals that is no known body: of the title ("for Foreign Affairs") or a body ("of the Unit")."""
    last = first
    while last < len(line.words) and (last == first or line.gap(last) == " " or line.gap(last) == "’s "):
        word = line.words[last]
        if word.mention is not None or not (word.key in LINKS or (word.is_upper and is_common(line, word))):
            break
        if title_at(line, last) is not None and last > first:
            break
        last += 1
    if last == first or _is_cut(line, last):
        return _of_unknown(line, tail, first)
    while last > first and line.words[last - 1].key in LINKS:
        last -= 1
    if first == at + 1 and last == first + 1 and line.words[first].key in BARE_UNITS and line.words[at].key == "of":
        return _extended(line, tail, at, last)
    if any(line.words[index].key in _UNITS or line.words[index].key == "departments" for index in range(first, last)):
        return Tail(last, line.words[last - 1].end, tail.title, tail.organization)
    return _extended(line, tail, at, last)


def _is_cut(line: Line, index: int) -> bool:
    """Whether words that are neither common nor a person's whole name go on with a tail ("for Western Sahara")."""
    if index >= len(line.words) or line.gap(index) != " " or not line.words[index].is_upper:
        return False
    if line.words[index].mention is not None or title_at(line, index) is not None:
        return False
    run = name_at(line, index)
    return line.words[index - 1].key in LINKS or run is None or n_names(line, run) < 2


def _of_unknown(line: Line, tail: Tail, first: int) -> Tail:
    """A body or place that is not known: its words are no part of the title."""
    last = first
    while last < min(len(line.words), first + LONGEST) and (last == first or line.gap(last) == " "):
        word = line.words[last]
        if word.mention is not None or not (word.is_upper or word.key in LINKS) or title_at(line, last) is not None:
            break
        last += 1
    while last > first + 1 and line.words[last - 1].key in LINKS:
        last -= 1
    return Tail(last, line.words[last - 1].end, tail.title, tail.organization)


def _in_lower_case(line: Line, tail: Tail, at: int, first: int) -> Tail | None:
    """A tail in ordinary words, where a mark ends it or "at", "of" or "in" and a body: "on human rights while ..."."""
    last = first
    most = LONGEST if line.words[at].key == "on" else SHORT
    while last < min(len(line.words), first + most) and (last == first or line.gap(last) == " "):
        word = line.words[last]
        if word.mention is not None or (last > first and word.is_upper and not is_common(line, word)):
            break
        last += 1
    if last < len(line.words) and line.words[last].mention is not None and line.gap(last) == " ":
        before = last - 1 - (line.words[last - 1].key in _ARTICLES)
        if before <= first or line.words[before].key not in ("at", "of", "in", "for"):
            return None
        return _extended(line, tail, at, before)
    if last == first or _CLOSED.match(line.text, line.words[last - 1].stop) is None:
        return None
    return _extended(line, tail, at, last)
