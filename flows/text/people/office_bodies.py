"""How far the bodies, regions and ministries reach that the tail of an office names."""

from __future__ import annotations

from flows.text.names.model import COUNTRY, ORGANIZATION, PLACE, Entity
from flows.text.people.name_words import is_common, title_at
from flows.text.people.person_words import person_words
from flows.text.people.word_lines import Line

PREPOSITIONS = frozenset({"of", "for", "to", "on", "in", "at", "with"})
LINKS = frozenset({"and", "of", "the", "for", "in", "on", "&"})
# "Chief of Section": without an article a part of the title.
BARE_UNITS = frozenset(
    {"branch", "bureau", "cabinet", "delegation", "department", "directorate", "division", "mission", "office"}
    | {"programme", "secretariat", "section", "service", "team", "unit"}
)
PORTFOLIOS = person_words("portfolio")
LONGEST, SHORT = 14, 5  # words of a title that goes on in lower case: after "on", and after "of" or "for"


def past_portfolios(line: Line, first: int) -> int:
    """Past what else a ministry is for: "and International Cooperation", ", Trade and Defence"."""
    last, end, is_listed = first, first, False
    while last < len(line.words) and line.words[last].mention is None and last - first < LONGEST:
        word, gap = line.words[last], line.gap(last)
        if word.key == "and" and gap in (" ", ", "):
            is_listed = True
        elif not word.is_upper or word.key not in PORTFOLIOS or title_at(line, last) is not None:
            break
        elif gap == ", " and not is_listed:
            pass
        elif gap != " ":
            break
        last += 1
        end = last if is_listed and word.key != "and" else end
    return end


def past_adjectives(line: Line, first: int) -> int:
    """Past words in lower case in front of a body: "the right-wing Forum"; the first word where there are none."""
    last = first
    while last < min(len(line.words), first + 3) and line.gap(last) == " ":
        word = line.words[last]
        if word.mention is not None:
            return last if word.mention.entity.kind == ORGANIZATION else first
        if word.is_upper or word.key in PREPOSITIONS or word.key in LINKS:
            return first
        last += 1
    is_body = last < len(line.words) and line.gap(last) == " "
    mention = line.words[last].mention if is_body else None
    return last if mention is not None and mention.entity.kind == ORGANIZATION else first


def past_list(line: Line, last: int) -> int:
    """Past further regions: "Europe, Central Asia and the Americas"; only up to one that "and" joins."""
    end = last
    while last < len(line.words):
        gap, is_final = line.gap(last), line.words[last].key == "and"
        if gap not in (" ", ", ") or not (is_final or gap == ", "):
            return end
        last += is_final
        last += last < len(line.words) and line.words[last].key == "the"
        mention = line.words[last].mention if last < len(line.words) else None
        if mention is None or mention.entity.kind not in (COUNTRY, PLACE):
            return end
        while last < len(line.words) and line.words[last].mention is mention:
            last += 1
        if is_final or " and " in mention.surface:
            return last
    return end


def past_part(line: Line, last: int, end: int) -> tuple[int, int]:
    """Past a part of the body: "Head of the CTED Delegation"."""
    stop = last
    while stop < min(len(line.words), last + SHORT) and line.gap(stop) == " ":
        word = line.words[stop]
        if word.mention is not None or title_at(line, stop) is not None:
            break
        if word.key in BARE_UNITS:
            following = line.words[stop + 1] if stop + 1 < len(line.words) and line.gap(stop + 1) == " " else None
            if following is None or following.key not in BARE_UNITS or following.mention is not None:
                return stop + 1, word.end
        if not word.is_upper or not is_common(line, word):
            break
        stop += 1
    return last, end


def past_slash(line: Line, last: int, end: int) -> tuple[int, int]:
    """Past a second body: "Director of UNCCT/UNOCT"."""
    mention = line.words[last].mention if last < len(line.words) and line.gap(last) == "/" else None
    if mention is None or mention.entity.kind != ORGANIZATION:
        return last, end
    while last < len(line.words) and line.words[last].mention is mention:
        last += 1
    return last, mention.place.end


def past_brackets(line: Line, last: int, end: int) -> tuple[int, int]:
    """Past an acronym in brackets."""
    if last < len(line.words) and line.gap(last) == " (":
        stop = last + 1
        while stop < len(line.words) and line.gap(stop) == " " and line.words[stop].mention is line.words[last].mention:
            stop += 1
        close = line.words[stop - 1].end
        if line.text[close : close + 1] == ")" and (
            line.words[last].mention is not None or line.words[last].is_capitals
        ):
            return stop, close + 1
    return last, end


def past_unit(line: Line, last: int, end: int) -> tuple[int, int, Entity | None]:
    """Past a part of the body ("CTED’s Administration and Information Office"), and the part where it is known."""
    if not line.text.startswith(("’s ", "'s ", "’ ", "' "), end):
        return last, end, None
    at = last + (last < len(line.words) and line.words[last].key == "s")
    stop, unit = at, None
    while stop < len(line.words) and (stop == at or line.gap(stop) == " "):
        word = line.words[stop]
        if word.mention is not None and unit in (None, word.mention.entity):
            unit = word.mention.entity
        elif word.mention is not None or (not (word.is_upper and is_common(line, word)) and word.key not in LINKS):
            break
        stop += 1
    while stop > at and line.words[stop - 1].key in LINKS:
        stop -= 1
    if stop == at:
        return last, end, None
    return stop, line.words[stop - 1].end, unit
