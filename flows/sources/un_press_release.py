"""A UN press release as text: headline, lead, speakers, meeting times, a resolution in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.sources.base import Claim, Draft, Field, Piece, Reading, Recognised, load_config
from flows.sources.prose import is_heading, is_sentence, is_title, media_type, shape, take_title
from flows.text.dates import whole_date
from flows.text.lines import Paragraph

_CONFIG = load_config(__file__)
_NUMBER = r"[A-Z]{1,6}/(?:[A-Z]{1,6}/)*[0-9]{2,6}"
_SYMBOL = re.compile(rf"(?P<symbol>{_NUMBER}(?:-{_NUMBER})*)")
_ORDINAL = r"[0-9]{1,5}(?:st|nd|rd|th)"
_MEETING = re.compile(
    rf"(?:[\w-]+ Session,? )?{_ORDINAL} (?:(?:and|&) {_ORDINAL} )?Meetings?\*?(?: \([A-Z& .]+\))?", re.IGNORECASE
)
_MASTHEAD = re.compile(
    r"(?:Security Council|General Assembly|Economic and Social Council|Human Rights Council|Press Releases?|"
    r"Meetings Coverage(?: and Press Releases)?|Press Conference|Plenary|Department of .*|News and Media Division.*)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"For information media\.? *(?:•|-|–)? *Not an official record\.?|[*\s]{3,}", re.IGNORECASE)
_HARD_SIGNS = {
    "the full text of a resolution in quotation marks": re.compile(
        r"The full text of (?:the )?(?:draft )?resolution\b.{0,60}\breads? as follows", re.IGNORECASE
    ),
    "the times of a meeting": re.compile(r"The meeting began at .{3,20} and (?:ended|adjourned|suspended) at"),
    "a press release symbol on a line": re.compile(rf"^[ \t]*{_SYMBOL.pattern}[ \t]*$", re.MULTILINE),
    "'for information media'": re.compile(r"For information media\b.{0,10}Not an official record", re.IGNORECASE),
}
_SOFT_SIGNS = {
    "'the Council today'": re.compile(
        r"\b(?:Security Council|General Assembly|Council|Assembly) (?:today|this (?:morning|afternoon|evening))\b"
    ),
    "'following the vote'": re.compile(r"\b(?:Following|Before|After) the (?:vote|adoption)\b"),
    "'the representative of ... said'": re.compile(r"\b(?:representative of|representative,|delegate of)\b"),
    "a headline of the Council": re.compile(r"\A\W*(?:Unanimously )?(?:Adopting|Security Council|General Assembly)\b"),
}


def recognise(text: str) -> Recognised | None:
    """A sign that only press releases have, and another one: the press, too, writes of what the Council did today."""
    hard = [name for name, pattern in _HARD_SIGNS.items() if pattern.search(text) is not None]
    signs = hard + [name for name, pattern in _SOFT_SIGNS.items() if pattern.search(text) is not None]
    if not hard or len(signs) < 2 or text.lstrip()[:1] == "<":
        return None
    return Recognised(70, "; ".join(signs))


def read(text: str) -> Reading:
    """One record: the masthead's symbol and date are metadata, the rest are passages."""
    draft = Draft(_CONFIG["kind"], 0, len(text))
    body = _take_masthead(draft, shape(text).paragraphs)
    if body:
        body = _take_day(draft, take_title(draft, body, "headline"))
        body = _take_day(draft, _take_second_headline(draft, body))
    for number, each in enumerate(body):
        if _CLOSING.fullmatch(each.text):
            draft.furnish(each.start, each.end, "closing_line")
            continue
        kind = "heading" if number + 1 < len(body) and is_heading(each.text) else "paragraph"
        draft.pieces.append(Piece(kind, each.text, ((each.start, each.end),)))
    return Reading(media_type=media_type(text), drafts=[draft])


def _take_day(draft: Draft, found: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """A date alone on a line under a headline is the day of publication, if the masthead has none."""
    day = whole_date(found[0].text) if found and draft.first("published_on") is None else None
    if day is None:
        return found
    draft.meta("published_on", day, found[0].start, found[0].end, "date_line")
    return found[1:]


def _take_second_headline(draft: Draft, found: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Long press releases have two headlines; the second one is the subtitle."""
    if len(found) < 2 or is_heading(found[0].text) or not is_title(found[0].text) or not is_sentence(found[1].text):
        return found
    first = found[0]
    draft.pieces.append(Piece("subtitle", first.text, ((first.start, first.end),)))
    draft.fields.append(Field("subtitle", first.text, first.start, first.end, "second_headline"))
    return found[1:]


def _take_masthead(draft: Draft, found: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Symbol, date, organ and meeting over the headline."""
    number = 0
    for each in found[:8]:
        day = whole_date(each.text)
        symbol = _SYMBOL.fullmatch(each.text)
        if is_sentence(each.text):
            break
        if symbol is not None:
            draft.meta("symbol", symbol["symbol"], each.start, each.end, "masthead_symbol")
        elif day is not None:
            draft.meta("published_on", day, each.start, each.end, "masthead_date")
        elif _MEETING.fullmatch(each.text):
            draft.claims.append(Claim(each.start, each.end, "metadata", "masthead_meeting"))
        elif _MASTHEAD.fullmatch(each.text):
            draft.furnish(each.start, each.end, "masthead")
        else:
            break
        number += 1
    return found[number:]
