"""An article saved as plain text: a title, then paragraphs; captions and credits stand between them."""

from __future__ import annotations

import re

from flows.sources.base import Draft, Reading, Recognised, load_config
from flows.sources.prose import BYLINE, add_paragraphs, is_article, media_type, shape, take_title
from flows.text.dates import whole_date

_CONFIG = load_config(__file__)
_ORGAN = r"(?:Security Council|General Assembly|(?:Human Rights|Economic and Social|Trusteeship) Council)"
# Texts of the organs themselves: "The Security Council, / Recalling ...", and statements of their presidents.
_ENACTING = re.compile(
    rf"^\W*The {_ORGAN}\s*,?\s*(?:$|[A-Z][a-z]+ing\b)|^\W*Adopted by the {_ORGAN} (?:at|on)\b|"
    rf"\A\W*(?:Presidential )?Statement by the President of the {_ORGAN}",
    re.MULTILINE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


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
        byline = BYLINE.fullmatch(head.text)
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
    return Reading(media_type=media_type(text), drafts=[draft])
