"""Where persons are named for sure: after "Mr." or an office, before an office, in credits, in the reference list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from flows.text.people.name_words import HONORIFIC, RANK, RETIRED, gender, is_function, title_at
from flows.text.people.offices import Office
from flows.text.people.person_forms import credited, speakers, telling
from flows.text.people.person_list import listed_names
from flows.text.people.person_names import (
    Run,
    ends_well,
    ends_whole,
    n_letters,
    n_names,
    name_at,
    name_before,
    starts_whole,
)
from flows.text.people.person_words import person_words
from flows.text.people.word_lines import Line, folded

TITLED, RANKED, OFFICE, APPOSITION, CREDIT, SPEAKER, LISTED, FORM = (
    "titled",
    "ranked",
    "office",
    "apposition",
    "credit",
    "speaker",
    "listed",
    "form",
)
STATE = "office of a State"
_OF_STATE = frozenset({"president", "minister", "premier", "chancellor", "governor", "mayor", "senator"})
_IN_NAMES = person_words("title in names")
_STRONG = person_words("person only")
_GENERALS = frozenset(f"{kind}secretarygeneral" for kind in ("", "deputy", "under", "assistant"))
_AND = re.compile(r",? and |, ")
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "then", "now", "currently"})


class Found(NamedTuple):
    """A person's name in a line, how it was told and what its honorific says of the person."""

    run: Run
    rule: str
    gender: str | None


def found_in(line: Line, offices: list[Office]) -> list[Found]:
    """The names in a line that stand for themselves, in order; none overlaps, the longer wins."""
    every = [
        *_titled(line, offices),
        *_after_offices(line, offices),
        *_beside_offices(line, offices),
        *(Found(run, LISTED, None) for run in listed_names(line)),
        *(Found(run, SPEAKER, None) for run in speakers(line)),
        *(Found(run, FORM, None) for run in telling(line)),
        *(Found(run, CREDIT, None) for run in credited(line)),
    ]
    best = sorted(every, key=lambda one: (one.run.first - one.run.last, one.rule != TITLED, one.run.first))
    taken: set[int] = set()
    kept = []
    for one in best:
        places = range(one.run.first, one.run.last)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return sorted(kept)


def _titled(line: Line, offices: list[Office]) -> Iterator[Found]:
    held = {index for office in offices if not office.is_rank for index in range(office.head, office.last)}
    index = 0
    while index < len(line.words):
        if index in held:  # the General of "Secretary General"
            index += 1
            continue
        last, is_strong, sex, is_plural = _titles(line, index)
        if last == index:
            index += 1
            continue
        if index > 0 and line.words[index].key in _IN_NAMES and not starts_whole(line, Run(index, last)):
            index = last  # Bakone Justice Moloto
            continue
        run = name_at(line, last, is_strong, True) if line.gap(last) in (" ", "", ") ", ".) ") else None
        if run is not None and (is_strong or ends_whole(line, run)):
            yield Found(run, TITLED if is_strong else RANKED, sex)
            if is_plural:
                yield from (Found(other, TITLED, sex) for other in _others(line, run))
        index = last


def _titles(line: Line, index: int) -> tuple[int, bool, str | None, bool]:
    """The word after honorifics and ranks, whether one is such as only a person has, and what they say of it."""
    is_strong, sex, is_plural = False, None, False
    while index < len(line.words):
        title = title_at(line, index)
        if title is None or title.kind not in (HONORIFIC, RANK) or line.words[title.last - 1].is_possessive:
            break
        key = "".join(word.key for word in line.words[index : title.last])
        is_strong, sex = is_strong or key in _STRONG, sex or gender(key)
        is_plural = is_plural or title.is_plural or key == "messrs"
        index = title.last
        if index < len(line.words) and line.words[index].key in RETIRED and line.gap(index) == " (":
            index += 1
        if index < len(line.words) and line.gap(index) not in (" ", "", ") ", ".) "):
            break
    return index, is_strong, sex, is_plural


def _others(line: Line, run: Run) -> Iterator[Run]:
    """The names that "and" and commas join to the first after a title in the plural."""
    while (run.last < len(line.words) and _AND.fullmatch(line.gap(run.last)) is not None) or _has_and(line, run.last):
        after = run.last + 1 if _has_and(line, run.last) else run.last
        other = name_at(line, after) if after < len(line.words) else None
        if other is None:
            return
        yield other
        run = other


def _has_and(line: Line, index: int) -> bool:
    return index < len(line.words) and line.words[index].key == "and" and line.gap(index) in (" ", ", ")


def _after_offices(line: Line, offices: list[Office]) -> Iterator[Found]:
    """President Vladimir Putin; the President of the Council, Tarek Ladeb (Libya)."""
    for office in offices:
        if office.is_rank or office.last >= len(line.words) or line.words[office.last - 1].is_possessive:
            continue
        gap = line.text[office.end : line.words[office.last].start]
        if gap == " ":
            is_plain = line.words[office.head].is_upper and office.last == office.core
            run = name_at(line, office.last, is_lenient=is_plain)
            if run is not None and n_names(line, run) == 1 and (not is_plain or _is_titled_next(line, run)):
                continue
            if run is not None and ends_whole(line, run):
                yield Found(run, STATE if _is_of_state(line, office) else OFFICE, None)
                if office.is_plural:
                    yield from (Found(other, OFFICE, None) for other in _others(line, run))
        elif (
            gap == ", "
            and (is_definite(line, office) or is_telling(line, office))
            and not (is_introduced(line, office) and not is_as(line, office))
        ):
            run = name_at(line, office.last)
            if run is not None and n_letters(line, run) > 1 and ends_well(line, run):
                yield Found(run, APPOSITION, None)


def _is_titled_next(line: Line, run: Run) -> bool:
    """Whether a title follows: in "Chair Mauritanian President ..." the second word is no name."""
    return run.last < len(line.words) and line.gap(run.last) == " " and title_at(line, run.last) is not None


def _is_of_state(line: Line, office: Office) -> bool:
    """Whether an office is one that every State has: its holder is as a rule not on the list."""
    keys = {word.key for word in line.words[office.head : office.core]}
    return not keys.isdisjoint(_OF_STATE)


def is_definite(line: Line, office: Office) -> bool:
    """Whether an office is somebody's: "the", a body before it, or the beginning of a sentence."""
    first = office.first
    return first < office.head or line.opens(first) or (line.gap(first) == " " and line.words[first - 1].key == "the")


def is_telling(line: Line, office: Office) -> bool:
    """Whether an office is somebody's even without an article: "said Chairman of the Committee, Jane Doe"."""
    is_bound = office.last > office.core or folded(office.title) in _GENERALS
    return line.words[office.head].is_upper and is_bound and line.kind == "paragraph"


def is_as(line: Line, office: Office) -> bool:
    """As Executive Director of CTED, Ms. Coninsx ...: at the beginning of a sentence, or "in her capacity as"."""
    index = office.first - 1
    if index > 0 and line.words[index].key == "the":
        index -= 1
    if index < 0 or line.words[index].key != "as":
        return False
    return line.opens(index) or (index > 0 and line.words[index - 1].key == "capacity")


_INTRODUCING = person_words("introducing")


def is_introduced(line: Line, office: Office) -> bool:
    """Whether the comma after an office ends what introduces a sentence: "At the invitation of the President, ..."."""
    index = office.first
    if index > 0 and line.gap(index) == " " and line.words[office.head].is_upper:
        before = line.words[index - 1]
        if before.text.islower() and before.mention is None and not is_function(before):
            return False  # "During the opening session Executive Director of CTED, Jane Doe, said"
    for _ in range(12):
        if line.opens(index):
            return line.words[index].key in _INTRODUCING
        if "," in line.gap(index):
            return False
        index -= 1
    return False


def _beside_offices(line: Line, offices: list[Office]) -> Iterator[Found]:
    """Gilles de Kerchove, EU Counter-Terrorism Coordinator; Nikki Haley (United States), President of the Council."""
    for office in offices:
        first = office.first
        if first > 0 and line.words[first - 1].key in _ARTICLES and line.gap(first) == " ":
            first -= 1
        if first == 0 or office.is_rank:
            continue
        gap = line.gap(first)
        last = first
        if gap == "), ":
            while last > 0 and line.gap(last) not in (" (", "(") and first - last < 6:
                last -= 1
            last = last if last > 0 and line.gap(last) == " (" else first
        if (gap in (", ", " (") or last < first) and not _is_its_own(line, office):
            run = name_before(line, last)
            if run is not None:
                yield Found(run, APPOSITION, None)


def _is_its_own(line: Line, office: Office) -> bool:
    """Whether the office is that of a name right after it."""
    return (
        office.last < len(line.words)
        and line.text[office.end : line.words[office.last].start] == " "
        and (title_at(line, office.last) is not None or name_at(line, office.last) is not None)
    )
