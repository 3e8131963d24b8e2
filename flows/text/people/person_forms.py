"""Names that no title marks: speakers in capitals, the names after "said", names told by their form, credits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from flows.text.names.model import COUNTRY, ORGANIZATION
from flows.text.people.name_words import is_common
from flows.text.people.person_names import (
    Run,
    ends_well,
    ends_whole,
    is_whole,
    n_names,
    name_around,
    name_at,
    name_before,
)
from flows.text.people.person_words import person_words
from flows.text.people.word_lines import Line, folded
from flows.text.reference import rows

_SON = frozenset({"bin", "bint", "ibn"})
_DESCRIBED = person_words("described as")
_SAID = frozenset({"said", "says", "added", "adds", "explained", "explains", "warned", "warns"})
_SPOKE = frozenset({"spoke", "speaking", "wrote", "tweeted", "also", "then"}) | frozenset(
    folded(row[form]) for row in rows("speech_verbs") for form in ("past", "third")
)
_IN_BODIES = frozenset({"the", "of", "for", "and", "in", "on", "without", "against"})
_QUOTED = re.compile(r"[,!?.]?[”\"][,]? \Z")
_CREDIT = re.compile(
    r"(?:(?<![A-Za-z])(?:photo(?:graph)?s?|photo credits?|credits?|images?|pictures?|photographer)\b"
    r" ?(?::|/|by\b|©)|©) ?",
    re.I,
)
_CREDIT_END = re.compile(r"[/|,;()\[\]©]| [-–—] | for | via ")
_BYLINE = re.compile(r"(?:By|BY):? ")
_COMPANIES = frozenset({"llc", "inc", "ltd", "gmbh", "plc", "media", "images", "pictures"})
_ASIDE = frozenset({", ", " — ", " – "})
_FARTHEST = 12  # characters between a body and the verb: an acronym in brackets
_MOST_BYLINE = 8  # words


def speakers(line: Line) -> Iterator[Run]:
    """NIKKI HALEY (United States) said; “...,” said Jane Doe; “...,” Jane Doe of the Institute wrote."""
    if line.words and line.words[0].is_capitals:
        run = name_at(line, 0)
        if run is not None and n_names(line, run) > 1 and _is_bracketed(line, run.last):
            yield run
    for first in range(1, len(line.words) - 1):
        gap = line.gap(first)
        if line.words[first].key in ("of", "from") and gap == " " and (run := _of_body(line, first)) is not None:
            yield run
            continue
        if gap == " (" and (run := _with_country(line, first)) is not None:
            yield run
        elif line.words[first].key in _SAID and gap[:2] in ("” ", '" ', "’ ", ",”", ',"'):
            run = name_at(line, first + 1) if line.gap(first + 1) == " " else None
            if run is not None and n_names(line, run) > 1 and is_whole(line, run) and ends_well(line, run):
                yield run
        elif len(gap) > 1 and _QUOTED.fullmatch(gap) is not None and line.words[first].is_upper:
            run = name_at(line, first)
            if run is not None and n_names(line, run) > 1 and ends_whole(line, run) and _speaks(line, run.last):
                yield run


def _with_country(line: Line, index: int) -> Run | None:
    """The name before a State in brackets, where its holder speaks or is one of a list."""
    mention = line.words[index].mention
    if mention is None or mention.entity.kind != COUNTRY or line.kind in ("title", "heading", "credit"):
        return None
    end = mention.place.end
    if mention.place.start != line.words[index].start or not line.text.startswith(")", end):
        return None
    after = index
    while after < len(line.words) and line.words[after].mention is mention:
        after += 1
    is_told = after < len(line.words) and line.words[after].key in _SPOKE and line.gap(after) in (") ", "), ")
    if not is_told and not (line.text.startswith("), ", end) and after < len(line.words)):
        return None
    run = name_before(line, index)
    return run if run is not None and (line.opens(run.first) or (is_told and line.gap(run.first) == ", ")) else None


def _of_body(line: Line, index: int) -> Run | None:
    """The name that opens a sentence or clause before "of" and a body, where its holder speaks or "who" follows."""
    after = index + 1 + (line.words[index + 1].key == "the")
    mention = line.words[after].mention if after < len(line.words) else None
    if mention is None or mention.entity.kind not in (ORGANIZATION, COUNTRY) or line.kind in ("title", "heading"):
        return None
    end = mention.place.end
    while after < len(line.words) and (line.words[after].mention is mention or line.gap(after) == " ("):
        after += 1
    if after >= len(line.words) or line.words[after].start - end > _FARTHEST:
        return None
    is_told = line.words[after].key == "who" and line.gap(after) in (", ", "), ")
    if not is_told and line.words[after].key not in _SPOKE:
        return None
    run = name_before(line, index)
    if run is None or n_names(line, run) < 2 or not is_whole(line, run):
        return None
    return run if line.opens(run.first) or (is_told and line.gap(run.first) in _ASIDE) else None


def _speaks(line: Line, index: int) -> bool:
    """Whether a verb of saying follows, at most with "of" and a body between."""
    if index < len(line.words) and line.words[index].key in ("of", "from") and line.gap(index) == " ":
        stop = min(index + _MOST_BYLINE, len(line.words))
        index += 1
        while index < stop and (line.words[index].is_upper or line.words[index].key in _IN_BODIES):
            index += 1
    return index < len(line.words) and line.words[index].key in _SPOKE and line.gap(index) == " "


def telling(line: Line) -> Iterator[Run]:
    """Names that tell by their form ("Usama bin Laden", "Abu Ali al-Anbari"), and "the activist Jane Doe"."""
    for index, word in enumerate(line.words):
        if word.key in _SON and index > 0 and line.gap(index) == " ":
            run = name_around(line, index)
        elif word.text == "Abu" and (index == 0 or line.words[index - 1].text != "Abu"):
            run = name_at(line, index)
            if run is not None and not line.words[run.last - 1].text.startswith(("al-", "Al-", "al‑", "el-", "El-")):
                run = None
        elif word.key in _DESCRIBED and word.text.islower() and index + 1 < len(line.words):
            run = name_at(line, index + 1) if line.gap(index + 1) == " " else None
        else:
            continue
        if run is not None and n_names(line, run) > 1 and is_whole(line, run):
            yield run


def _is_bracketed(line: Line, index: int) -> bool:
    """Whether a country stands in brackets there."""
    if index >= len(line.words) or line.gap(index) != " (":
        return False
    word = line.words[index]
    return word.mention.entity.kind == COUNTRY if word.mention is not None else not word.text.isupper()


def credited(line: Line) -> Iterator[Run]:
    """UN Photo/Mark Garten; Photo: Jane Doe / AFP; By Jane Doe."""
    starts = [match.end() for match in _CREDIT.finditer(line.text)]
    if line.kind == "credit" and 0 not in starts:
        starts.append(0)
    if len(line.words) <= _MOST_BYLINE and (byline := _BYLINE.match(line.text)) is not None:
        starts.append(byline.end())
    body = line.words[0].mention if line.words and len(line.words) <= _MOST_BYLINE else None
    if body is not None and body.place.start == 0 and line.text.startswith("/", body.place.end):
        starts.append(body.place.end + 1)  # UNOCT/Jane Doe
    places = [word.start for word in line.words]
    for start in starts:
        for begin, end in _pieces(line.text, start, line.kind == "credit"):
            first, last = bisect_left(places, begin), bisect_left(places, end)
            run = name_at(line, first) if first < last else None
            if run is not None and run.last == last and n_names(line, run) > 1 and not _is_outlet(line, run):
                yield run


def _pieces(text: str, start: int, is_all: bool) -> Iterator[tuple[int, int]]:
    """The stretches between the marks of a credit: of a whole line, else two of them at most."""
    stop = len(text) if is_all else min(len(text), start + 80)
    for _ in range(6 if is_all else 2):
        mark = _CREDIT_END.search(text, start, stop)
        end = mark.start() if mark is not None else stop
        period = text.find(". ", start, end)
        if period >= 0 and period - start > 3 and text[period - 2] != " ":
            yield start, period
            return
        yield start, end
        if mark is None or mark[0] in ",;)":
            return
        start = mark.end()


def _is_outlet(line: Line, run: Run) -> bool:
    words = line.words[run.first : run.last]
    return words[-1].key in _COMPANIES or any(word.mention is not None or is_common(line, word) for word in words)
