"""The plain text of a Security Council resolution: masthead, paragraphs over page turns, closing lines, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from flows.sources import adoption
from flows.sources.base import Claim, Draft, Piece, Reading, Recognised, load_config
from flows.sources.page_lines import Splitter, compiled, furniture
from flows.sources.pages import add_title
from flows.sources.prose import media_type
from flows.sources.resolution_lines import Paragraph, paragraphs
from flows.text.dates import whole_date
from flows.text.fold import fold
from flows.text.law.leads import lead
from flows.text.law.paragraphs import FORMULA, number_at
from flows.text.lines import Line, lines

_CONFIG = load_config(__file__)
_FURNITURE = compiled(_CONFIG["furniture"])
_MASTHEAD = re.compile(_CONFIG["masthead"])
_NAME = re.compile(
    r"^\W*(?:(?:UN )?Security Council Resolution\b.{0,30}|"
    r"(?:(?:UN )?Security Council )?Resolution\s+[0-9]{1,4}\s*\([0-9]{4}\).{0,200}|"
    r"[0-9]{1,4}\s*\([0-9]{4}\)\s*[.,:]\s*Resolutions?\s+of\b.{0,60}|"
    r"Adopted by the Security Council at its [0-9]{1,5}\w\w meeting.{0,40}|"
    r".{0,40}S/RES/[0-9]{1,4} ?\([0-9]{4}\).{0,40})$",
    re.IGNORECASE,
)
_CITE = re.compile(r"UN Security Council, .*available at:")
_TITLE = re.compile(
    r"\W*(?:(?:(?:UN )?Security Council )?Resolution\s+[0-9]|[0-9]{1,4}\s*\([0-9]{4}\)\s*[.,:]\s*Resolutions?\s+of)",
    re.IGNORECASE,
)
_NAME_BEFORE_ADOPTION = re.compile(r"(?P<name>.{5,60}?\([0-9]{4}\))\s+Adopted\s+by", re.IGNORECASE)
_DISTRIBUTION = re.compile(r"(?:^|\s)Distr\.|^(?:\W*United Nations\s+)?S/RES/[0-9]{1,4} ?\([0-9]{4}\)$")
_STATEMENT = re.compile(r"Statement by the President of the Security Council", re.IGNORECASE)
_DRAFT = re.compile(r"(?:^|: |\W)(?:revised )?draft resolution\W*$", re.IGNORECASE)
_CAPITALS = re.compile(r"[“\"]?THE SECURITY COUNCIL\W*$")
_NOTES = re.compile(r"(?:Foot)?notes?:?", re.IGNORECASE)
# A masthead is short; a text that comes to the point later only speaks of a resolution.
_HEAD_LINES = 45
_LONGEST_NAME = 100
_CLOSING_LENGTH = 300
_NEAR = 8  # lines from a resolution's name to its formula
_PRESS = re.compile(r"\bThe full text of\b|\bSECURITY COUNCIL\b.{0,40}\bPRESS RELEASE\b|For information media", re.I)


def recognise(text: str) -> Recognised | None:
    """A masthead that names a resolution, a draft or a statement of the Council, and the Council as its speaker."""
    if text.lstrip()[:1] == "<" or _PRESS.search(text, 0, 4000) is not None:
        return None
    found = lines(text.lstrip()[:12_000])
    speaks = _speaks_at(found)
    head = found[: speaks if speaks is not None else _body_start(found, furniture(found, _FURNITURE))]
    named = next((line.text for line in head if _NAME.match(line.text)), None)
    if named is not None and not any(_is_prose(line.text) for line in head) and _opens(found[len(head) :]):
        return Recognised(80, f"the masthead names it ('{named[:60]}') and the Council speaks")
    if speaks is not None and any(_DRAFT.search(line.text) for line in head) and adoption.other_symbol(text, 0, 1500):
        return Recognised(80, "the masthead of a draft resolution, and the Council speaks")
    stated = any(_STATEMENT.fullmatch(line.text.strip(" *")) for line in found[:20])
    if stated and re.search(r"made\s+the\s+following\s+statement", text[:4000]):
        return Recognised(80, "a statement by the President of the Security Council on behalf of the Council")
    return None


def _speaks_at(found: Sequence[Line]) -> int | None:
    """The number of the line with which the Council begins to speak."""
    for number, line in enumerate(found[:_HEAD_LINES]):
        match = FORMULA.match(line.text) or _CAPITALS.match(line.text)
        if match is None or "Assembly" in match[0]:
            continue
        rest = line.text[match.end() :].strip()
        if not rest or lead(rest) is not None:
            return number
    return None


def _opens(body: Sequence[Line]) -> bool:
    """Whether the Council speaks; a few texts of the early years begin without the formula."""
    return bool(body) and (_speaks_at(body[:1]) is not None or lead(body[0].text) is not None)


def _is_prose(text: str) -> bool:
    """Whether a line over the formula tells something, as in a report or a law that holds a resolution."""
    numbered = number_at(text)
    if numbered is not None and numbered.has_dot and numbered.end < len(text):
        return _NAME.match(text) is None
    return len(text) > _LONGEST_NAME and text.endswith(".") and _CITE.match(text) is None


def read(text: str) -> Reading:
    """One record for each resolution. Raises nothing: what no rule knows is a paragraph of the text."""
    found = lines(text)
    pages = furniture(found, _FURNITURE)
    begins = [0, *_further(found, pages), len(found)]
    reading = Reading(media_type(text))
    for first, last in pairwise(begins):
        start = found[first].start if first else 0
        end = found[last].start if last < len(found) else len(text)
        draft = Draft(_CONFIG["kind"], start, end)
        _read_one(draft, text, found[first:last], {number - first: rule for number, rule in pages.items()})
        reading.notes += [replace(note, record=len(reading.drafts)) for note in adoption.doubts(draft)]
        reading.drafts.append(draft)
    return reading


def _further(found: Sequence[Line], pages: dict[int, str]) -> Iterator[int]:
    """The numbers of the lines with which the mastheads of further resolutions begin, as in a volume of them."""
    first = next((number for line in found[:_HEAD_LINES] if (number := _named(line)) is not None), None)
    last = _body_start(found, pages)
    for place in range(last + 1, len(found)):
        number = _named(found[place])
        if number is None or number == first or place in pages or _speaks_at(found[place : place + _NEAR]) is None:
            continue
        while place - 1 > last and (place - 1 in pages or _of_masthead(found[place - 1].text)):
            place -= 1
        yield place
        first, last = number, place


def _of_masthead(text: str) -> bool:
    return _MASTHEAD.fullmatch(text) is not None or _DISTRIBUTION.search(text) is not None or _dated(text)


def _named(line: Line) -> int | None:
    """The number of the resolution whose name a line is."""
    if len(line.text) > _LONGEST_NAME or _TITLE.match(line.text) is None or _NAME.match(line.text) is None:
        return None
    return int(next(iter(re.findall(r"[0-9]+", line.text))))


def _read_one(draft: Draft, text: str, found: Sequence[Line], pages: dict[int, str]) -> None:
    """The masthead and the body of one resolution; `pages` are the lines of the page, by their number in `found`."""
    start = _body_start(found, pages)
    _take_head(draft, text, found[:start], pages)
    body: list[tuple[Line, bool]] = []
    splitter = Splitter(text)
    turned = False
    for number in range(start, len(found)):
        line = found[number]
        if number in pages:
            draft.furnish(line.start, line.end, pages[number])
            turned = True
        else:
            body += [(part, turned and part.start == line.start) for part in splitter.split(line)]
            turned = False
    _take_body(draft, text, paragraphs(body))


def _body_start(found: Sequence[Line], pages: dict[int, str]) -> int:
    """The number of the first line that is not of the masthead."""
    speaks = _speaks_at(found)
    if speaks is not None:
        return speaks
    known = 0
    for number, line in enumerate(found[:_HEAD_LINES]):
        if _STATEMENT.fullmatch(line.text.strip(" *")):
            return number + 1
        if (
            number in pages
            or _NAME.match(line.text)
            or _CITE.match(line.text)
            or _MASTHEAD.fullmatch(line.text)
            or _dated(line.text)
        ):
            known = number + 1
        elif lead(line.text) is not None or len(line.text) > 150:
            break
    return known


def _dated(text: str) -> bool:
    return whole_date(re.sub(r"^(?:of|on|Distr\.?:? ?general)\s+", "", text, flags=re.IGNORECASE)) is not None


def _take_head(draft: Draft, text: str, head: Sequence[Line], pages: dict[int, str]) -> None:
    """Title, symbol, days and meeting; the lines that hold none of them are boilerplate."""
    end = head[-1].end if head else 0
    draft.kind = _kind(head)
    begin = draft.start
    names = adoption.own_symbol if draft.kind == "resolution" else adoption.other_symbol
    symbol = names(text, begin, end)
    adoption.take(draft, iter([symbol] if symbol is not None else []))
    if draft.kind == "resolution":
        adoption.take(draft, adoption.adoption(text, begin, end, adoption.year_of(symbol)))
    title = next((line for line in head if _TITLE.match(line.text) or _STATEMENT.fullmatch(line.text)), None)
    for number, line in enumerate(head):
        day = whole_date(re.sub(r"^Distr\.?:? ?general\s+", "", line.text, flags=re.IGNORECASE))
        if line is title:
            _take_title(draft, text, line)
        elif number in pages and not _holds(draft, line):
            draft.furnish(line.start, line.end, pages[number])
        elif day is not None and draft.first("published_on") is None and not _holds(draft, line):
            adoption.take(draft, adoption.issued(text, line.start, line.end))
            draft.claims.append(Claim(line.start, line.end, "metadata", "masthead"))
        elif _holds(draft, line) or not _MASTHEAD.fullmatch(line.text):
            draft.claims.append(Claim(line.start, line.end, "metadata", "masthead"))
        else:
            draft.furnish(line.start, line.end, "masthead")


def _take_title(draft: Draft, text: str, line: Line) -> None:
    """The resolution's name; what the same line says of the adoption is metadata."""
    named = _NAME_BEFORE_ADOPTION.match(text, line.start, line.end)
    end = line.end if named is None else named.end("name")
    add_title(draft, fold(text[line.start : end]), line.start, end, "masthead_title")
    if end < line.end:
        draft.claims.append(Claim(end, line.end, "metadata", "masthead"))


def _holds(draft: Draft, line: Line) -> bool:
    return any(field.start < line.end and line.start < field.end for field in draft.fields)


def _kind(head: Sequence[Line]) -> str:
    if any(_STATEMENT.fullmatch(line.text.strip(" *")) for line in head):
        return str(_CONFIG["kinds"]["statement"])
    named = any(_NAME.match(line.text) for line in head)
    if not named and any(_DRAFT.search(line.text) for line in head):
        return str(_CONFIG["kinds"]["draft"])
    return str(_CONFIG["kind"])


def _take_body(draft: Draft, text: str, found: Sequence[Paragraph]) -> None:
    """Passages; the closing lines give meeting and votes, and what follows them are footnotes."""
    closed = False
    for each in found:
        if adoption.CLOSING.match(each.text) and len(each.text) < _CLOSING_LENGTH:
            adoption.take(draft, adoption.closing(text, each.start, each.end))
            draft.claims += [Claim(start, end, "metadata", "closing_line") for start, end in each.segments]
            closed = True
        elif _NOTES.fullmatch(each.text):
            draft.furnish(each.start, each.end, "heading_of_footnotes")
            closed = True
        else:
            kind = "footnote" if closed and each.kind != "heading" else each.kind
            draft.pieces.append(Piece(kind, each.text, tuple(each.segments)))
