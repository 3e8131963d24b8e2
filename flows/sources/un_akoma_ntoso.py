"""A document in the UN's Akoma Ntoso XML: mark-up tells where paragraphs end, words tell what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from flows.sources import adoption
from flows.sources.akoma_blocks import NOTE, Block, Walk, walk
from flows.sources.base import Claim, Draft, Field, Link, Note, Piece, Reading, Recognised, load_config
from flows.sources.pages import add_title
from flows.text.dates import whole_date
from flows.text.fold import fold
from flows.text.law.paragraphs import REISSUED
from flows.text.markup import Attribute, attributes, strip_markup, visible

_CONFIG = load_config(__file__)
_ROOT = re.compile(
    r"\s*+(?:<\?[^>]*+>\s*+|<!DOCTYPE\b[^>]*+>\s*+|(?><!--.*?-->)\s*+)*+<(?:[\w.-]+:)?akomaNtoso\b", re.DOTALL
)
_LIST_NUMBER = re.compile(r"(?:\(?[a-z]{1,5}[.)]|[•·▪●○◦–—-])(?=\s|$)", re.IGNORECASE)
_TITLE = re.compile(r"Resolution\s+[0-9]{1,4}\b|Statement\s+by\s+the\s+President\b", re.IGNORECASE)
_ADOPTED = re.compile(r"(?:Resolution\s+)?adopted\b", re.IGNORECASE)
_COVER = frozenset({"coverpage", "doctitle"})


def recognise(text: str) -> Recognised | None:
    """The root element of Akoma Ntoso."""
    return Recognised(95, "the root element is akomaNtoso") if _ROOT.match(text) is not None else None


def read(text: str) -> Reading:
    """One record: the cover page and the meta section are metadata, the rest are passages."""
    found = walk(text)
    names = [attributes(text, tag).get("name") for tag in found.tags("statement")]
    kinds = [_CONFIG["kinds"].get(name.value) for name in names if name is not None]
    draft = Draft(next(filter(None, kinds), "un_document"), 0, len(text))
    title = _title(text, found)
    for block in found.blocks:
        _take(draft, text, block, block is title)
    draft.claims += [Claim(start, end, "metadata", "meta_section") for start, end in found.meta]
    _take_meta(draft, text, found)
    taken = [segment for piece in draft.pieces for segment in piece.segments]
    taken += [(claim.start, claim.end) for claim in draft.claims]
    draft.claims += found.rest(text, taken)
    return Reading("application/xml", [draft], notes=list(_doubts(draft, text, found)))


def _title(text: str, found: Walk) -> Block | None:
    """The block that names the document, not the one that says when it was adopted."""
    blocks = [block for block in found.blocks if "doctitle" in block.names and NOTE not in block.names]
    titles = [(_shown(text, block), block) for block in blocks]
    named = [block for shown, block in titles if _TITLE.match(shown) is not None]
    other = [block for shown, block in titles if _ADOPTED.match(shown) is None]
    return next(iter(named or other), None)


def _shown(text: str, block: Block) -> str:
    return strip_markup("".join(text[start:end] for start, end in block.segments))


def _take(draft: Draft, text: str, block: Block, is_title: bool) -> None:
    """A block of the body is a passage, one of the cover page is the title, metadata or boilerplate."""
    shown = _shown(text, block)
    if is_title and len(block.segments) > 1:  # a note stands in it, so no one stretch proves it
        draft.pieces.append(Piece("title", shown, block.segments))
        _take_symbol(draft, text, block)
    elif is_title:
        add_title(draft, shown, block.start, block.end, "document_title")
        _take_symbol(draft, text, block)
    elif block.names & _COVER and NOTE not in block.names:
        _take_cover(draft, text, block, shown)
    else:
        draft.pieces.append(Piece(_kind(block, shown), shown, block.segments))
        for anchor in block.anchors:
            href = Field("href", fold(anchor.href.value), anchor.href.start, anchor.href.end, "a_href")
            draft.links.append(Link(len(draft.pieces) - 1, anchor.start, anchor.end, anchor.text, href))


def _take_cover(draft: Draft, text: str, block: Block, shown: str) -> None:
    """Symbol, days and meeting of the cover page; its other lines are boilerplate."""
    day = whole_date(shown)
    known = len(draft.fields)
    if "docnumber" in block.names:
        _take_symbol(draft, text, block)
    elif day is not None and draft.first("published_on") is None:
        draft.fields.append(Field("published_on", day, block.start, block.end, "cover_date"))
    else:
        year = adoption.year_of(draft.first("symbol"))
        adoption.take(draft, _placed(text, block, lambda shown: adoption.adoption(shown, 0, len(shown), year)))
    role, rule = ("metadata", "cover") if len(draft.fields) > known else ("boilerplate", "cover_page")
    draft.claims += [Claim(start, end, role, rule) for start, end in block.segments]


def _take_symbol(draft: Draft, text: str, block: Block) -> None:
    adoption.take(draft, _placed(text, block, _symbols))


def _symbols(shown: str) -> Iterator[Field]:
    own = adoption.own_symbol(shown, 0, len(shown)) or adoption.other_symbol(shown, 0, len(shown))
    if own is not None:
        yield own


def _placed(text: str, block: Block, read: Callable[[str], Iterator[Field]]) -> Iterator[Field]:
    """What is read from the text that a block shows, with its places in the mark-up."""
    shown, places = visible(text[block.start : block.end])
    for each in read(shown):
        start, end = places[each.start][0], places[each.end - 1][1]
        yield replace(each, start=block.start + start, end=block.start + end)


def _kind(block: Block, shown: str) -> str:
    if NOTE in block.names or REISSUED.match(shown):
        return "footnote"
    if block.names & {"heading", "subheading"}:
        return "heading"
    return "list_item" if _LIST_NUMBER.match(shown) else "paragraph"


def _take_meta(draft: Draft, text: str, found: Walk) -> None:
    """Draft, meeting, votes and the library's title, from attributes of the meta section."""
    if draft.kind == "resolution":
        adoption.take(draft, _workflow(text, found))
        adoption.take(draft, _counts(text, found))
    titles = [(attributes(text, tag), tag) for tag in found.tags("keyword")]
    for values, _ in titles:
        title = values.get("showas")
        if title is not None and values.get("refersto", _NOTHING).value == "title" and fold(title.value):
            adoption.take(draft, iter([Field("long_title", fold(title.value), *title[1:], "library_title")]))
    for tag in found.tags("frbrlanguage"):
        language = attributes(text, tag).get("language")
        if language is not None and language.value in _CONFIG["languages"]:
            value = _CONFIG["languages"][language.value]
            adoption.take(draft, iter([Field("language", value, *language[1:], "frbr_language")]))


_NOTHING = Attribute("", 0, 0)


def _workflow(text: str, found: Walk) -> Iterator[Field]:
    """Draft and meeting, from the steps of the adoption."""
    for tag in found.tags("step"):
        values = attributes(text, tag)
        outcome, symbol, by = (values.get(name, _NOTHING) for name in ("outcome", "as", "by"))
        if outcome.value == "draftResolution" and fold(symbol.value).startswith("S/"):
            yield Field("draft_symbol", fold(symbol.value), symbol.start, symbol.end, "workflow_draft")
        elif outcome.value == "adopted":
            if re.fullmatch(r"\s*S/PV\.[0-9]+[^\s]*\s*", symbol.value):
                yield Field("meeting_symbol", fold(symbol.value), symbol.start, symbol.end, "workflow_meeting")
            yield from adoption.closing(text, by.start, by.end)


def _counts(text: str, found: Walk) -> Iterator[Field]:
    """Votes, where all of them are counted: an empty count is none only beside one that is not empty."""
    names = {"inFavour": "votes_for", "against": "votes_against", "abstaining": "abstentions"}
    for tag in found.tags("count"):
        values = attributes(text, tag)
        count, side = values.get("value", _NOTHING), values.get("refersto", _NOTHING).value.lstrip("#")
        if side in names and count.value.strip().isdigit():
            yield Field(names[side], int(count.value), count.start, count.end, "votes_counted")


def _doubts(draft: Draft, text: str, found: Walk) -> Iterator[Note]:
    """Where the mark-up contradicts the words."""
    yield from adoption.doubts(draft)
    if not any(token.kind == "end" and token.name.endswith("akomantoso") for token in found.tokens):
        yield Note("cut_at_end", "warning", "The file ends before its root element does. Capture it again.", 0)
    adopted = draft.first("adopted_on")
    for tag in found.tags("frbrdate"):
        values = attributes(text, tag)
        said = values.get("date", _NOTHING).value.strip()
        if values.get("name", _NOTHING).value == "adoption" and adopted is not None and said != str(adopted.value):
            message = f"The mark-up dates the adoption {said}, the text {adopted.value}; the text is taken."
            yield Note("markup_contradicts_text", "warning", message, 0)
            return
