"""A page of a press site saved as text: an article between weather, advertisements, author box and related articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.sources.base import Draft, Field, Piece, Reading, Recognised, load_config
from flows.sources.prose import BYLINE, add_paragraphs, is_sentence, is_title, media_type, shape, take_title
from flows.text.dates import WEEKDAYS, whole_date
from flows.text.lines import Paragraph

_CONFIG = load_config(__file__)
_RULES = {
    part: {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _CONFIG[part].items()}
    for part in ("top", "inside", "tail")
}
_DATED = re.compile(
    r"(?:Published|Posted|Updated)?(?: on)?:?\s*(?P<date>[A-Z]?[^:]{6,40}?)(?:[,|·–-]?\s+[0-9]{1,2}:[0-9]{2}.*)?"
)
_SOURCE_LINE = re.compile(r"(?:Read more|Read the (?:full|original) .{1,40}|Source|Originally published)\b.{0,120}")


def _matches(part: str, text: str) -> str | None:
    """The name of the rule of a part that the whole line matches."""
    if is_sentence(text):
        return None
    return next((name for name, pattern in _RULES[part].items() if pattern.fullmatch(text)), None)


def recognise(text: str) -> Recognised | None:
    """At least two kinds of page furniture around a title and prose."""
    found = shape(text[:200_000]).paragraphs
    title = _title_at(found)
    if title is None or sum(is_sentence(each.text) for each in found) < 2:
        return None
    signs = {rule for each in found if (rule := _matches("inside", each.text) or _matches("tail", each.text))}
    signs |= {rule for each in found[:title] if (rule := _matches("top", each.text))}
    if len(signs) < 2 and "breadcrumb" not in signs:
        return None
    return Recognised(60, f"page furniture around the article: {', '.join(sorted(signs))}")


def read(text: str) -> Reading:
    """One record: title, subtitle, body; the page's furniture is boilerplate, its date the day of capture."""
    found = shape(text).paragraphs
    reading = Reading(media_type=media_type(text))
    draft = Draft(_CONFIG["kind"], 0, len(text))
    reading.drafts.append(draft)
    title = _title_at(found)
    assert title is not None  # recognise() saw it
    _take_top(draft, found[:title], reading)
    rest = take_title(draft, found[title:], "first_title_line")
    end = next((number for number, each in enumerate(rest) if _ends_article(each, rest[number + 1 :])), len(rest))
    body = _take_head(draft, rest[:end])
    _take_body(draft, body)
    _take_tail(draft, rest[end:])
    return reading


def _title_at(found: Sequence[Paragraph]) -> int | None:
    """Where the title stands: the first line that is none of the page's, before the first prose."""
    for number, each in enumerate(found[:40]):
        if is_sentence(each.text):
            return None
        furniture = _matches("top", each.text) or _matches("inside", each.text) or whole_date(each.text)
        follows = found[number + 1 : number + 8]
        if furniture or not is_title(each.text) or not any(is_sentence(after.text) for after in follows):
            continue
        if len(each.text.split()) >= 4:
            return number
    return None


def _take_top(draft: Draft, found: Sequence[Paragraph], reading: Reading) -> None:
    """Lines over the title. A site prints its clock there, with the weather: the day of capture."""
    clock = any(_matches("top", each.text) == "weather" for each in found)
    for each in found:
        day = whole_date(each.text)
        if day is not None and clock:
            draft.meta("captured_on", day, each.start, each.end, "page_clock")
        elif day is not None and not each.text.startswith(WEEKDAYS):
            draft.meta("published_on", day, each.start, each.end, "date_line")
        else:
            # A day of the week over the title may be today's or the article's: nobody can tell.
            rule = _matches("top", each.text) or _matches("inside", each.text)
            draft.furnish(each.start, each.end, rule or ("capture_place" if clock else "above_title"))


def _take_head(draft: Draft, found: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Byline, date and standfirst between the title and the text."""
    number = 0
    for each in found[:6]:
        if not _take_head_line(draft, each, found[number + 1 :]):
            break
        number += 1
    return found[number:]


def _take_head_line(draft: Draft, each: Paragraph, after: Sequence[Paragraph]) -> bool:
    byline, dated = BYLINE.fullmatch(each.text), _DATED.fullmatch(each.text)
    day = whole_date(dated["date"]) if dated is not None else None
    rule = _matches("inside", each.text)
    if rule is not None:
        draft.furnish(each.start, each.end, rule)
    elif byline is not None and len(each.text) <= 120 and draft.first("author") is None:
        draft.meta("author", byline["author"], each.start, each.end, "byline")
    elif day is not None and draft.first("published_on") is None:
        draft.meta("published_on", day, each.start, each.end, "date_line")
    elif draft.first("subtitle") is None and _is_standfirst(each, after):
        draft.pieces.append(Piece("subtitle", each.text, ((each.start, each.end),)))
        draft.fields.append(Field("subtitle", each.text, each.start, each.end, "standfirst"))
    else:
        return False
    return True


def _is_standfirst(each: Paragraph, after: Sequence[Paragraph]) -> bool:
    """Whether a short paragraph sums up the article: the body says it again, or the byline follows it."""
    if len(each.text) > 300 or not after:
        return False
    opening = each.text.rstrip(".!?…")
    if any(later.text.startswith(opening) for later in after):
        return True
    dated = _DATED.fullmatch(after[0].text)
    return BYLINE.fullmatch(after[0].text) is not None or (dated is not None and whole_date(dated["date"]) is not None)


def _ends_article(each: Paragraph, after: Sequence[Paragraph]) -> bool:
    """Whether a line ends the article; a "Related: ..." amid prose does not."""
    rule = _matches("tail", each.text)
    if rule != "related":
        return rule is not None
    prose = 0
    for later in after:
        if _matches("tail", later.text):
            break
        prose += is_sentence(later.text)
    return prose < 2


def _take_body(draft: Draft, found: Sequence[Paragraph]) -> None:
    body = []
    for each in found:
        rule = _matches("inside", each.text) or _matches("tail", each.text)
        if rule is None:
            body.append(each)
        else:
            draft.furnish(each.start, each.end, rule)
    source_line = body[-1:] if body and _SOURCE_LINE.fullmatch(body[-1].text) else []
    add_paragraphs(draft, body[: len(body) - len(source_line)])
    for each in source_line:
        draft.pieces.append(Piece("credit", each.text, ((each.start, each.end),)))


def _take_tail(draft: Draft, found: Sequence[Paragraph]) -> None:
    """What follows the article; the line after the mark of the author box names the author."""
    rule = ""
    for number, each in enumerate(found):
        rule = _matches("tail", each.text) or _matches("inside", each.text) or rule
        named = number > 0 and _matches("tail", found[number - 1].text) == "author_box"
        if named and len(each.text) <= 80 and draft.first("author") is None:
            draft.meta("author", each.text, each.start, each.end, "author_box")
        else:
            draft.furnish(each.start, each.end, rule)
