"""An article of a WordPress site of the UN, saved as text with its trailer of times and categories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.sources.base import Draft, Note, Reading, Recognised, load_config
from flows.sources.prose import add_paragraphs, is_sentence, media_type, shape, take_title
from flows.text.dates import iso8601, weekday_agrees, whole_date
from flows.text.lines import Paragraph

_CONFIG = load_config(__file__)
# The machine time of the last change, then the printed date of publication, then the categories between bars.
_TRAILER = re.compile(
    r"^[^\S\n]*(?P<machine>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2}))"
    r"[^\S\n]*(?P<printed>(?:[A-Z][a-z]+, )?(?:[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}|[A-Z][a-z]+ [0-9]{1,2}, [0-9]{4}))?"
    r"[^\S\n]*(?P<bars>\|[^\n]*)?$",
    re.MULTILINE,
)
_COMMENTS = re.compile(r"(?:[0-9]+ |No )?Comments?(?: Off.*)?", re.IGNORECASE)


def recognise(text: str) -> Recognised | None:
    """A line with a machine time, a printed date and categories between bars."""
    trailer = _TRAILER.search(text)
    if trailer is None or trailer["printed"] is None:
        return None
    return Recognised(80, f"a WordPress trailer: '{trailer[0].strip()[:80]}'")


def read(text: str) -> Reading:
    """One record; what stands behind the trailer belongs to the page, unless the trailer stands under the title."""
    reading = Reading(media_type=media_type(text))
    trailer = next(_TRAILER.finditer(text))  # later ones are of related posts
    draft = Draft(_CONFIG["kind"], 0, len(text))
    reading.drafts.append(draft)
    found = shape(text).paragraphs
    body = [each for each in found if each.end <= trailer.start()]
    behind = [each for each in found if each.start >= trailer.end()]
    if _prose(body) < _prose(behind):  # the trailer stands under the title
        further = next((again.start() for again in _TRAILER.finditer(text, trailer.end())), len(text))
        body += [each for each in behind if each.end <= further]
        behind = [each for each in behind if each.end > further]
    if body:
        add_paragraphs(draft, take_title(draft, body, "first_line"))
    for each in behind:
        draft.furnish(each.start, each.end, "after_trailer")
    _take_trailer(draft, trailer, reading)
    return reading


def _prose(found: Sequence[Paragraph]) -> int:
    return sum(len(each.text) for each in found if is_sentence(each.text))


def _take_trailer(draft: Draft, trailer: re.Match[str], reading: Reading) -> None:
    modified = iso8601(trailer["machine"])
    if modified is None:
        draft.furnish(*trailer.span("machine"), "unreadable_date")
    else:
        draft.meta("modified_at", modified, *trailer.span("machine"), "trailer_machine_time")
        draft.version_hint = modified
    if trailer["printed"] is not None:
        day = whole_date(trailer["printed"])
        if day is None:
            draft.furnish(*trailer.span("printed"), "unreadable_date")
            reading.notes.append(Note("unreadable_date", "warning", f"'{trailer['printed']}' is no date.", 0))
        else:
            draft.meta("published_on", day, *trailer.span("printed"), "trailer_printed_date")
            if not weekday_agrees(trailer["printed"], day):
                message = f"'{trailer['printed']}' was another day of the week."
                reading.notes.append(Note("weekday_differs", "warning", message, 0))
    if trailer["bars"] is not None:
        _take_categories(draft, trailer)


def _take_categories(draft: Draft, trailer: re.Match[str]) -> None:
    """A category is what stands between two bars; it may contain commas."""
    position = trailer.start("bars")
    for part in trailer["bars"].split("|"):
        name = part.strip()
        start = position + len(part) - len(part.lstrip())
        if name and _COMMENTS.fullmatch(name):
            draft.furnish(start, start + len(name), "comment_count")
        elif name:
            draft.meta("section", name, start, start + len(name), "trailer_category")
        position += len(part)
        if position < trailer.end("bars"):
            draft.furnish(position, position + 1, "trailer_bar")
        position += 1
