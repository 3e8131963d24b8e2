"""Layer 2: documents and their passages."""

from __future__ import annotations

import polars as pl

import schemas.base as col
from schemas.base import Table
from schemas.captures import Moment

DOCUMENT_KINDS = (
    "news_article",
    "press_release",
    "resolution",
    "presidential_statement",
    "draft_resolution",
    "un_document",
    "web_page",
    "plain_text",
)
PASSAGE_KINDS = ("title", "subtitle", "heading", "paragraph", "list_item", "footnote", "caption", "credit", "table")
RELATIONS = ("contains", "version_of")


class Documents(Table):
    """One distinct text, whatever the number of its copies."""

    document_id: str = col.key("Identifier of the document; never reused.")
    kind: str = col.choice(DOCUMENT_KINDS, "Kind of document.", proved=True)
    symbol: str = col.text("Document symbol, as in `SC/13136`.", null=True, proved=True)
    title: str = col.text("Title.", null=True, proved=True)
    subtitle: str = col.text("Subtitle or standfirst.", null=True, proved=True)
    language: str = col.text("ISO 639-1 code of the language.", null=True, str_matches=r"^[a-z]{2}$", proved=True)
    publisher: str = col.text("Who published the document.", null=True, proved=True)
    author: str = col.text("Author, as printed.", null=True, proved=True)
    url: str = col.text("Absolute address.", null=True, proved=True)
    section: str = col.text("First of the sections under which the source files the document.", null=True, proved=True)
    published_on: pl.Date = col.day("Day of publication.", null=True, proved=True)
    published_at: Moment = col.moment("Moment of publication.", null=True, proved=True)
    modified_at: Moment = col.moment("Moment of the last change.", null=True, proved=True)
    n_copies: int = col.whole("Number of records of the document.", at_least=1, unit="records")
    n_passages: int = col.whole("Number of passages, those of losing copies included.", unit="passages")
    n_words: int = col.whole("Number of words in `text`.", unit="words")
    text: str = col.text("Canonical passages but for title, captions and credits, a blank line between.", null=True)
    since_version: str = col.text("Release since which this identifier has been in use.")


class DocumentSections(Table):
    """One section or category under which a source files a document."""

    document_id: str = col.key("The document.", references="documents.document_id")
    section_no: int = col.whole("Position in the source's list.", at_least=1, is_key=True)
    section: str = col.text("Name of the section, as printed.", proved=True)


class Passages(Table):
    """One paragraph-sized unit of a document, in reading order."""

    passage_id: str = col.key("Identifier of the passage; never reused.")
    document_id: str = col.ref("documents.document_id", "The document.")
    passage_no: int = col.whole("Position in reading order.", at_least=1)
    kind: str = col.choice(PASSAGE_KINDS, "What the passage is.")
    text: str = col.text("Text of the passage.")
    n_words: int = col.whole("Number of words in `text`.", unit="words")
    in_canonical: bool = col.flag("Whether the canonical copy holds the passage.")
    is_superseded: bool = col.flag("Whether a later version of the same source dropped the passage.")


class DocumentRelations(Table):
    """One relation between two documents that are not copies of each other."""

    document_id: str = col.key("The containing or later document.", references="documents.document_id")
    related_document_id: str = col.key("The contained or earlier document.", references="documents.document_id")
    relation: str = col.choice(
        RELATIONS, "contains: the other stands whole inside; version_of: an earlier one.", is_key=True
    )
    containment: float = col.share("Share of the related document's word 5-shingles found in the document.")


class Links(Table):
    """One hyperlink in a document. `anchor_text` is the slice of the passage."""

    link_id: str = col.key("Identifier of the link.")
    document_id: str = col.ref("documents.document_id", "The document.")
    passage_id: str = col.ref("passages.passage_id", "The passage that holds the anchor.", null=True)
    char_start: int = col.whole("First character of the anchor in the passage.", null=True, unit="characters")
    char_end: int = col.whole("Character after the anchor.", null=True, unit="characters")
    anchor_text: str = col.text("Text of the anchor.", null=True)
    href: str = col.text("Address as printed.", proved=True)
    url: str = col.text("Absolute address, or null.", null=True, proved=True)


class Images(Table):
    """One image of a document."""

    image_id: str = col.key("Identifier of the image.")
    document_id: str = col.ref("documents.document_id", "The document.")
    url: str = col.text("Absolute address, or null where the site is not known.", null=True, proved=True)
    src: str = col.text("Address as printed.", proved=True)
    alt: str = col.text("Alternative text.", null=True, proved=True)
    width: int = col.whole("Width.", null=True, unit="pixels", proved=True)
    height: int = col.whole("Height.", null=True, unit="pixels", proved=True)
    caption_passage_id: str = col.ref(
        "passages.passage_id", "The passage that is the image's caption.", null=True, proved=True
    )
    credit: str = col.text("Who took the image, as printed.", null=True, proved=True)


class Redirects(Table):
    """One published identifier that another has replaced."""

    old_id: str = col.key("The identifier no longer in use.")
    new_id: str = col.text("The identifier to use instead.")
    kind: str = col.choice(("document", "passage", "entity", "event"), "What the identifiers name.")
    since_version: str = col.text("Release that replaced it.")


LAYER = (Documents, DocumentSections, Passages, DocumentRelations, Links, Images, Redirects)

SLICES = {"links": "anchor_text"}
"""Table name to the column that equals the slice of the passage named by the evidence columns."""
