"""What the families of plain text share: which line is a title, a heading, a caption, a credit, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.sources.base import Draft, Piece
from flows.sources.pages import add_title, is_credit
from flows.text.lines import Line, Paragraph, lines, paragraphs

_CLOSED = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
# A sentence of prose has a finite verb; a caption like "The conference in Dushanbe." has none. Without a parser,
# pronouns, auxiliaries, strong past forms and words that end like a verb ("remains", "agreed") stand for one.
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|"
    r"became|began|bit|blew|broke|brought|built|bought|caught|chose|came|cut|dealt|did|drew|drove|fell|fed|felt|fought|"
    r"found|fled|flew|forgot|froze|got|gave|went|grew|hung|heard|hid|hit|held|hurt|kept|knew|laid|led|left|lent|let|"
    r"lost|made|meant|met|paid|put|quit|ran|rose|rang|said|saw|sought|sold|sent|set|shook|shot|shut|sank|sat|slept|spoke|spent|"
    r"spread|stood|stole|struck|swore|swept|swam|took|taught|tore|told|thought|threw|understood|woke|wore|won|wrote|"
    r"[a-z]{2,}ed|[a-z]{3,}(?<!s)s|i|we|you|they|he|she|it|this|that|there|need|see|read|click|download|watch|visit|follow|please)\b"
)
BYLINE = re.compile(r"By (?P<author>[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|de|van|von|al|el|bin|and)){1,6})")
_MARKED = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{2,5});|</?(?:em|strong|i|b|p|br|span|a|div)\b[^<>]*>", re.IGNORECASE)
_BULLET = re.compile(r"(?:[•·▪●◦*–-]|\([a-z0-9]{1,3}\)|[0-9]{1,2}[.)])\s+\S")


@dataclass(frozen=True, slots=True)
class Shape:
    """A text as its lines show it."""

    lines: Sequence[Line]
    paragraphs: Sequence[Paragraph]


def shape(text: str) -> Shape:
    """The lines and paragraphs of a text."""
    found = lines(text)
    return Shape(found, paragraphs(found))


def media_type(text: str) -> str:
    """Of a text that was saved as plain: whether left-over entities and tags in it have to be read as mark-up."""
    return "text/html" if _MARKED.search(text) is not None else "text/plain"


def is_sentence(text: str) -> bool:
    """Whether a paragraph is prose: long enough, and closed like a sentence."""
    return len(text) >= 80 and _CLOSED.search(text) is not None


def is_title(text: str) -> bool:
    """Whether a first line can be a title: short, not closed like a sentence, more letters than signs."""
    letters = sum(char.isalpha() for char in text)
    return (
        8 <= len(text) <= 250 and not text.endswith((".", ";", ",", ":")) and letters > 0.6 * len(text.replace(" ", ""))
    )


def is_heading(text: str) -> bool:
    """Whether a line inside a text is a heading: a few words without a closing mark."""
    return len(text) <= 90 and len(text.split()) <= 12 and _CLOSED.search(text) is None and text[0].isupper()


def is_caption(text: str) -> bool:
    """Whether a paragraph of its own is a picture's caption: one short sentence without a finite verb."""
    if len(text.split()) > 25 or not text.endswith((".", ").")) or text[0] in "“\"'‘":
        return False
    return text.count(". ") <= 1 and _VERB.search(text[:1].lower() + text[1:]) is None


def add_paragraphs(draft: Draft, found: Iterable[Paragraph]) -> None:
    """Take the paragraphs of an article's body as passages."""
    body = list(found)
    for number, paragraph in enumerate(body):
        after = body[number + 1] if number + 1 < len(body) else None
        draft.pieces.append(Piece(_kind(paragraph, after), paragraph.text, ((paragraph.start, paragraph.end),)))


def _kind(paragraph: Paragraph, after: Paragraph | None) -> str:
    text = paragraph.text
    if is_credit(text):
        return "credit"
    if after is not None and not after.gap and is_credit(after.text) and len(text.split()) <= 60:
        return "caption"
    if _BULLET.match(text):
        return "list_item"
    if after is not None and is_heading(text):
        return "heading"
    return "caption" if is_caption(text) else "paragraph"


def take_title(draft: Draft, found: Sequence[Paragraph], rule: str) -> Sequence[Paragraph]:
    """Take the first paragraph as the title; returns the rest."""
    add_title(draft, found[0].text, found[0].start, found[0].end, rule)
    return found[1:]


def is_article(found: Sequence[Paragraph]) -> bool:
    """A title, then mostly prose."""
    if len(found) < 2 or not is_title(found[0].text):
        return False
    body = found[1:]
    # The last paragraph of a text that was cut has no closing mark.
    prose = sum(
        len(each.text) for each in body if is_sentence(each.text) or (each is body[-1] and len(each.text) > 200)
    )
    return prose >= 200 and prose >= 0.6 * sum(len(each.text) for each in body)
