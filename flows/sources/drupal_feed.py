"""A Drupal RSS feed whose XML was flattened into one run of text: the fields of all items without their tags."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate
from urllib.parse import urlsplit

from flows.sources.base import Claim, Cut, Draft, Field, Note, Reading, Recognised, load_config
from flows.sources.pages import add_blocks, add_title
from flows.text.blocks import Context, described, segment
from flows.text.dates import rfc822
from flows.text.markup import Attribute, strip_markup

_CONFIG = load_config(__file__)
_ADDRESS = r"(?:https?://[^\s<]+|/[^\s<]*)"
_LANGUAGE = r"(?P<language>en|fr|es|ru|zh|zh-hans|ar|und)(?=\s)"
_TITLED = rf"\s*(?P<title>[^<]{{1,300}}?)\s+(?P<link>{_ADDRESS})\s+"
# The language stands right behind the address; only a channel with a description has words in between.
_HEADS = (
    re.compile(rf"{_TITLED}(?P<about>){_LANGUAGE}"),
    re.compile(rf"{_TITLED}(?P<about>[^<]{{1,500}}?)\s+{_LANGUAGE}"),
)
# What ends an item: pubDate, the account that posted it (dc:creator) and the guid, "18062 at /site".
_TAIL = re.compile(
    r"(?P<date>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}"
    r" [0-9]{2}:[0-9]{2}(?::[0-9]{2})? (?:[+-][0-9]{4}|[A-Z]{2,4}))"
    rf"\s+(?:(?P<user>[^<>]{{1,60}}?)\s+)?(?P<guid>[0-9]+ at {_ADDRESS})(?=\s|$)"
)
_LINK = re.compile(r"(?<=\s)(?:https?://[^\s<]+|/[^\s<]*\w[^\s<]*)(?=\s|<|$)")
_DRUPAL_FIELD = re.compile(r"(?:^|\s)field-name-(\S+)")


def recognise(text: str) -> Recognised | None:
    """A channel line (title, address, language) with items that end in pubDate, account and guid."""
    tails = sum(1 for _ in _TAIL.finditer(text))
    if tails:
        return Recognised(90, f"{tails} times the end of an item: pubDate, account, guid 'N at address'")
    if _head(text) is not None and '<div class="field' in text:
        return Recognised(80, "a channel line (title, address, language) before Drupal fields, but no whole item")
    return None


def read(text: str) -> Reading:
    """One record an item. A cut item is rejected, the whole ones are read."""
    reading = Reading(media_type="text/html")
    position, shared = _channel(text, reading)
    has_head = position > 0
    number = 0
    for tail in _TAIL.finditer(text, position):
        number += 1
        start = _skip_space(text, position)
        position = tail.end()
        draft = _item(text, start, tail, reading) if has_head or number > 1 else None
        if draft is None:
            reading.cuts.append(_cut_item(number, start, position, has_head))
            continue
        draft.fields.extend(shared)
        reading.drafts.append(draft)
    end = len(text.rstrip())
    if position < end:
        detail = "The feed ends in the middle of this item. Capture it again to read the item."
        reading.cuts.append(Cut(number + 1, _skip_space(text, position), end, "item_cut", detail))
    _hint_version(reading, _head(text))
    return reading


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _cut_item(number: int, start: int, end: int, has_head: bool) -> Cut:
    if number == 1 and not has_head:
        detail = "The feed starts in the middle of this item. Capture it again to read the item."
        return Cut(number, start, end, "item_cut", detail)
    return Cut(number, start, end, "item_unreadable", "No title and address stand before the item's text.")


def _head(text: str) -> re.Match[str] | None:
    """The channel's title, address, description and language."""
    return next((found for head in _HEADS if (found := head.match(text, 0, 1200)) is not None), None)


def _channel(text: str, reading: Reading) -> tuple[int, list[Field]]:
    """Where the items start, and the values that all of them take from the channel."""
    head = _head(text)
    if head is None:
        return 0, []
    for name in ("title", "link", "about", "language"):
        if head[name]:
            reading.claims.append(Claim(head.start(name), head.end(name), "metadata", f"channel_{name}"))
    shared = []
    if head["language"] != "und":
        shared.append(Field("language", head["language"][:2], *head.span("language"), "channel_language"))
    # A feed of one tag is named "<site> - <tag>".
    if "/tags/" in head["link"] and " - " in head["title"]:
        tag = head["title"].rpartition(" - ")[2]
        shared.append(Field("section", tag, head.end("title") - len(tag), head.end("title"), "channel_tag"))
    return head.end(), shared


def _item(text: str, start: int, tail: re.Match[str], reading: Reading) -> Draft | None:
    link = _link(text, start, tail)
    if link is None:
        return None
    title_end = start + len(text[start : link.start()].rstrip())
    title = strip_markup(text[start:title_end])
    if not title:
        return None
    number = len(reading.drafts)
    draft = Draft(_CONFIG["kind"], start, tail.end())
    add_title(draft, title, start, title_end, "item_title")
    draft.meta("href", link[0], *link.span(), "item_link")
    moment = rfc822(tail["date"])
    if moment is None:
        reading.notes.append(Note("unreadable_date", "warning", f"'{tail['date']}' is no date.", number))
        draft.furnish(*tail.span("date"), "unreadable_date")
    else:
        draft.meta("published_at", moment, *tail.span("date"), "item_pub_date")
        printed = parsedate(tail["date"])
        if printed is not None:  # the day as printed, in the zone of the source
            draft.fields.append(Field("published_on", date(*printed[:3]), *tail.span("date"), "item_pub_date"))
    if tail["user"]:
        draft.meta("cms_user", tail["user"], *tail.span("user"), "item_creator")
    draft.meta("source_key", tail["guid"], *tail.span("guid"), "item_guid")
    unknown = add_blocks(draft, segment(text, link.end(), tail.start(), _describe), _CONFIG["regions"])
    for region in unknown:
        message = f"The field '{region}' is not known to the family; its text is kept out of the document."
        reading.notes.append(Note("unknown_field", "warning", message, number))
    return draft


def _link(text: str, start: int, tail: re.Match[str]) -> re.Match[str] | None:
    """The address of an item: before its mark-up, on the site that its guid names; a title may hold slashes, too."""
    marked = text.find("<div", start, tail.start())
    end = tail.start() if marked < 0 else marked
    site = urlsplit(tail["guid"].partition(" at ")[2]).path.rstrip("/") + "/"
    found = list(_LINK.finditer(text, start, end))
    # Without the site's path: an address has folders, a word behind a slash has none.
    return next(
        (
            link
            for wanted in (lambda path: path.startswith(site), lambda path: path.count("/") > 1, bool)
            for link in found
            if wanted(urlsplit(link[0]).path)
        ),
        None,
    )


def _describe(name: str, attributes: dict[str, Attribute], outer: Context) -> Context:
    """The context inside an element, with the Drupal field that it belongs to."""
    context = described(name, attributes, outer)
    classes = attributes.get("class")
    if classes is None:
        return context
    field = _DRUPAL_FIELD.search(classes.value)
    if field is not None:
        return replace(context, region=field[1])
    if "field-label" in classes.value.split():
        return replace(context, hidden="field_label")
    return context


def _hint_version(reading: Reading, head: re.Match[str] | None) -> None:
    """Of two captures of one feed, the one whose newest item is newer was captured later."""
    moments = [each.value for draft in reading.drafts for each in draft.fields if each.name == "published_at"]
    newest = max((moment for moment in moments if isinstance(moment, datetime)), default=None)
    for draft in reading.drafts:
        draft.version_hint = newest
        draft.version_scope = None if head is None else head["link"]
