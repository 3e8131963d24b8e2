"""Any other text: its paragraphs, or the blocks of its mark-up, as one plain document with a finding."""

from __future__ import annotations

import re

from flows.sources.base import Draft, Note, Piece, Reading, Recognised, load_config
from flows.sources.pages import add_blocks
from flows.sources.prose import is_heading, shape
from flows.text.blocks import segment

_CONFIG = load_config(__file__)
_XML = re.compile(r"\s*(?:<\?xml\b|<[A-Za-z][\w.-]*:?[\w.-]*\s+xmlns)")
_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|p|article|section|table)\b[^<>]*>", re.IGNORECASE)


def recognise(text: str) -> Recognised | None:
    """Always, with the least strength."""
    return Recognised(0, f"no other family knows this text ({_media_type(text)})")


def read(text: str) -> Reading:
    """One record without a title of its own, and the finding `unknown_family`."""
    reading = Reading(media_type=_media_type(text))
    if not text.strip():
        return reading
    marked = reading.media_type != "text/plain"
    draft = Draft(_CONFIG["page_kind"] if marked else _CONFIG["kind"], 0, len(text))
    if marked:
        add_blocks(draft, segment(text, 0, len(text)), {})
    else:
        for each in shape(text).paragraphs:
            kind = "heading" if is_heading(each.text) and each.gap else "paragraph"
            draft.pieces.append(Piece(kind, each.text, ((each.start, each.end),)))
    reading.drafts.append(draft)
    message = "No source family knows this text; it is kept whole, as a plain document without metadata."
    reading.notes.append(Note("unknown_family", "warning", message, 0))
    return reading


def _media_type(text: str) -> str:
    head = text[:5000]
    if _XML.match(head) is not None and "<html" not in head.lower():
        return "application/xml"
    return "text/html" if len(_HTML.findall(head)) >= 3 or re.match(r"\s*<!doctype html", head, re.I) else "text/plain"
