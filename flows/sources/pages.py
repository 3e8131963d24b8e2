"""What the families with mark-up share: blocks become pieces, links, images and claims."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.sources.base import Claim, Draft, Field, Image, Link, Piece
from flows.text import blocks
from flows.text.blocks import Block, Segmented
from flows.text.fold import fold

_CREDIT = re.compile(r"(?:Photo(?:graph)?s?(?: credit)?|Credit|Image)\s*(?::|by\b)|(?:©\s*)?UN Photo\b", re.IGNORECASE)


def is_credit(text: str) -> bool:
    """Whether a line names who took a picture ("Photo: UN Photo/Mark Garten")."""
    return len(text) <= 120 and _CREDIT.match(text) is not None


def add_title(draft: Draft, text: str, start: int, end: int, rule: str) -> None:
    """Take the title of a record: a value, and its first passage."""
    draft.fields.append(Field("title", text, start, end, rule))
    draft.pieces.append(Piece("title", text, ((start, end),)))


def add_blocks(draft: Draft, found: Segmented, regions: Mapping[str, str]) -> list[str]:
    """Sort the blocks by the region they stand in; returns the regions that `regions` does not know."""
    unknown: list[str] = []
    captions: dict[int, int] = {}
    credits: dict[int, Field] = {}
    for block in found.blocks:
        use = _use(block, regions)
        if use in ("passages", "images"):
            kind = _kind(block, use)
            draft.pieces.append(Piece(kind, block.text, block.segments))
            _add_links(draft, block)
            if block.context.figure is not None and kind == "caption":
                captions.setdefault(block.context.figure, len(draft.pieces) - 1)
            if block.context.figure is not None and kind == "credit":
                credits[block.context.figure] = Field("credit", block.text, block.start, block.end, "figure_credit")
            continue
        for start, end in block.segments:
            draft.furnish(start, end, use)
        if use.startswith("unknown_field:"):
            unknown.append(use.removeprefix("unknown_field:"))
    draft.claims.extend(Claim(start, end, role) for start, end, role in found.rest)
    for image in found.images:
        _add_image(draft, image, captions, credits)
    return unknown


def _use(block: Block, regions: Mapping[str, str]) -> str:
    """passages, images, or the name of the rule that makes the block boilerplate."""
    context = block.context
    if context.hidden is not None:
        return context.hidden
    if context.region is None:
        return "passages"
    use = regions.get(context.region, f"unknown_field:{context.region}")
    return f"field:{context.region}" if use == "boilerplate" else use


def _kind(block: Block, use: str) -> str:
    if is_credit(block.text) and (use == "images" or block.context.figure is not None):
        return "credit"
    return "caption" if use == "images" else block.context.kind


def _add_links(draft: Draft, block: Block) -> None:
    for anchor in block.anchors:
        href = fold(anchor.href.value)
        if not anchor.text or not href:
            continue
        start = len(fold(anchor.prefix + "x")) - 1
        if block.text[start : start + 1] == " ":
            start += 1
        end = start + len(anchor.text)
        if block.text[start:end] == anchor.text:
            field = Field("href", href, anchor.href.start, anchor.href.end, "a_href")
            draft.links.append(Link(len(draft.pieces) - 1, start, end, anchor.text, field))


def _add_image(draft: Draft, image: blocks.Image, captions: dict[int, int], credits: dict[int, Field]) -> None:
    values: dict[str, Field] = {}
    for name in ("src", "alt", "width", "height"):
        attribute = image.attributes.get(name)
        if attribute is None or not fold(attribute.value):
            continue
        text = fold(attribute.value)
        if name in ("src", "alt"):
            values[name] = Field(name, text, attribute.start, attribute.end, f"img_{name}")
        elif text.isascii() and text.isdigit():
            values[name] = Field(name, int(text), attribute.start, attribute.end, f"img_{name}")
    if "src" not in values or values["src"].value == "" or str(values["src"].value).startswith("data:"):
        return
    figure = image.context.figure
    caption = None if figure is None else captions.get(figure)
    credit = None if figure is None else credits.get(figure)
    draft.images.append(Image(**values, caption=caption, credit=credit))
