"""An article saved as plain text: a title, then paragraphs; captions and credits stand between them."""

from __future__ import annotations

import re

from flows.sources.base import Draft, Reading, Recognised, load_config
from flows.sources.prose import add_paragraphs, is_article, shape, take_title
from flows.text.dates import whole_date

_CONFIG = load_config(__file__)
_ENACTING = re.compile(
    r"^\W*The (?:Security Council|General Assembly)\s*,?\s*(?:$|[A-Z][a-z]+ing\b)|"
    r"^\W*Adopted by the (?:Security Council|General Assembly) (?:at|on)\b",
    re.MULTILINE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BYLINE = re.compile(r"By (?P<author>[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|de|van|von|al|el|bin|and)){1,6})")


def recognise(text: str) -> Recognised | None:
    """A title line over prose; not mark-up, and not the text of a resolution."""
    found = shape(text[:200_000]).paragraphs
    if not is_article(found) or _ENACTING.search(text) is not None or len(_TAG.findall(text[:20_000])) > 3:
        return None
    return Recognised(20, f"a title line over {len(found) - 1} paragraphs, mostly prose")


def read(text: str) -> Reading:
    """One record; a byline and a date between title and text are metadata."""
    draft = Draft(_CONFIG["kind"], 0, len(text))
    body = take_title(draft, shape(text).paragraphs, "first_line")
    while body:
        head = body[0]
        byline = _BYLINE.fullmatch(head.text)
        day = whole_date(head.text)
        if byline is not None and draft.first("author") is None:
            draft.meta("author", byline["author"], head.end - len(byline["author"]), head.end, "byline")
            draft.furnish(head.start, head.end - len(byline["author"]), "byline")
        elif day is not None and draft.first("published_on") is None:
            draft.meta("published_on", day, head.start, head.end, "date_line")
        else:
            break
        body = body[1:]
    add_paragraphs(draft, body)
    return Reading(drafts=[draft])
