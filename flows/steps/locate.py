"""What a family read, in characters, to facts, passages, links and images, in bytes of the capture."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import urljoin, urlsplit

from flows.sources.base import Draft, Field, Reading, Source
from flows.sources.base import Image as DraftImage
from flows.steps.model import Capture, Fact, ImageRead, LinkRead, Part, Record
from flows.text.decode import Decoded
from flows.text.fold import fold, sameness, words
from flows.text.ids import digest
from flows.text.markup import strip_markup
from flows.text.shingles import shingles

# Values that are prose: in a marked-up text, their entities and tags are read as such.
_PROSE_VALUES = frozenset({"subtitle", "author", "section"})
# What a manifest says about a capture is true of its record only where it holds a single one, but for these.
_SHARED = frozenset({"publisher", "terms", "site", "language"})


class Locator:
    """Turns characters of the text into bytes of the capture."""

    def __init__(self, capture: Capture, decoded: Decoded, source: Source, media_type: str) -> None:
        self.capture = capture
        self.decoded = decoded
        self.source = source
        self.is_marked = media_type != "text/plain"

    def _fact(self, field: Field) -> Fact:
        start, end = self.decoded.byte_at(field.start), self.decoded.byte_at(field.end)
        value = field.value
        if self.is_marked and field.name in _PROSE_VALUES and isinstance(value, str):
            value = strip_markup(value)
        return Fact(field.name, value, start, end, rule=field.rule)

    def capture_facts(self, reading: Reading) -> list[Fact]:
        """What is known of the capture itself: read from it first, then curated."""
        own = [self._fact(field) for field in reading.fields]
        if len(reading.drafts) == 1:
            own += [self._fact(field) for field in reading.drafts[0].fields if field.name == "captured_on"]
        publisher = self._configured("publishers", "publisher", [draft.first("href") for draft in reading.drafts])
        return own + list(self.capture.facts) + publisher

    def records(self, drafts: list[Draft]) -> list[Record]:
        """The records of the capture, in their order."""
        return [self._record(number, draft, alone=len(drafts) == 1) for number, draft in enumerate(drafts, 1)]

    def _record(self, number: int, draft: Draft, alone: bool) -> Record:
        start, end = self.decoded.byte_at(draft.start), self.decoded.byte_at(draft.end)
        facts = [self._fact(field) for field in draft.fields if field.name != "captured_on"]
        facts += [fact for fact in self.capture.facts if alone or fact.name in _SHARED]
        facts += self._other_key(facts)
        parts = [self._part(draft, place) for place in range(len(draft.pieces))]
        title = next((part.text for part in parts if part.kind == "title"), None)
        facts = [replace(fact, value=title) if fact.name == "title" and title else fact for fact in facts]
        href = draft.first("href")
        facts += self._configured("publishers", "publisher", [href])
        if href is not None:
            facts += self._address(href)
        compared = words(" ".join(part.text for part in parts))
        return Record(
            record_id=f"rec-{digest(self.capture.sha256, start)}",
            capture_id=self.capture.capture_id,
            record_no=number,
            kind=draft.kind,
            byte_start=start,
            byte_end=end,
            facts=facts,
            parts=parts,
            links=[self._link(draft, place) for place in range(len(draft.links))],
            images=[self._image(draft, image) for image in draft.images],
            version_hint=self._captured_at() or draft.version_hint,
            version_scope="" if self._captured_at() is not None else draft.version_scope,
            n_words=len(compared),
            text_key=digest(" ".join(compared), size=16),
            shingles=shingles(compared),
            fidelity=int(self.source.config.get("fidelity", 0)),
        )

    @staticmethod
    def _other_key(facts: list[Fact]) -> list[Fact]:
        """Without a guid, the symbol or the address by which the source identifies the record."""
        if any(fact.name == "source_key" for fact in facts):
            return []
        named = [fact for name in ("symbol", "url") for fact in facts if fact.name == name]
        return [replace(fact, name="source_key") for fact in named[:1]]

    def _captured_at(self) -> datetime | None:
        """The day of the capture as a moment, where a manifest gives it."""
        days = [fact.value for fact in self.capture.facts if fact.name == "captured_on"]
        return next((datetime(day.year, day.month, day.day, tzinfo=UTC) for day in days if isinstance(day, date)), None)

    def _part(self, draft: Draft, place: int) -> Part:
        piece = draft.pieces[place]
        # The bytes define the text, so that anyone can make it from them again.
        raw = "".join(self.decoded.text[start:end] for start, end in piece.segments)
        text = strip_markup(raw) if self.is_marked else fold(raw)
        if not text:
            raise ValueError(f"the passage at characters {piece.segments} has no text")
        segments = tuple((self.decoded.byte_at(start), self.decoded.byte_at(end)) for start, end in piece.segments)
        return Part(piece.kind, text, sameness(text), segments)

    def _link(self, draft: Draft, place: int) -> LinkRead:
        link = draft.links[place]
        href = self._fact(link.href)
        url, site = self._absolute(str(href.value)), self._site_fact(str(href.value))
        return LinkRead(link.piece, link.start, link.end, link.anchor, href, url, site)

    def _image(self, draft: Draft, image: DraftImage) -> ImageRead:
        other = {
            name: None if field is None else self._fact(field)
            for name, field in (("alt", image.alt), ("width", image.width), ("height", image.height))
        }
        credit = None if image.credit is None else self._fact(image.credit)
        src = self._fact(image.src)
        url, site = self._absolute(str(src.value)), self._site_fact(str(src.value))
        return ImageRead(src, url, site, **other, credit=credit, caption=image.caption)

    def _address(self, href: Field) -> list[Fact]:
        url = self._absolute(str(href.value))
        if url is None:
            return []
        start, end = self.decoded.byte_at(href.start), self.decoded.byte_at(href.end)
        site = self._site_fact(str(href.value))
        return [Fact("url", url, start, end, rule="absolute_address"), *([site] if site is not None else [])]

    def _site_fact(self, href: str) -> Fact | None:
        """The curated entry that makes a relative address absolute."""
        url, site = self._absolute(href), self._site_of(href)
        if url is None or url == href or site is None:
            return None
        return Fact("url", url, curated_path=site[1], curated_key=site[2], rule="absolute_address")

    def _absolute(self, href: str) -> str | None:
        """The absolute address, where the link is one or the site is known."""
        try:
            scheme = urlsplit(href).scheme
        except ValueError:
            return None
        if scheme in ("http", "https"):
            return href
        site = self._site_of(href)
        if scheme or site is None:
            return None
        return "https:" + href if href.startswith("//") else urljoin(site[0] + "/", href)

    def _site_of(self, href: str) -> tuple[str, str, str] | None:
        """The site of a relative address, with the curated file and key that name it."""
        for fact in self.capture.facts:
            if fact.name == "site":
                return str(fact.value), str(fact.curated_path), str(fact.curated_key)
        for prefix, site in self.source.config.get("sites", {}).items():
            if href == prefix or href.startswith(f"{prefix}/"):
                return str(site), self.source.config_path, f"sites.{prefix}"
        return None

    def _configured(self, group: str, name: str, hrefs: list[Field | None]) -> list[Fact]:
        """A value that the family's YAML gives for all its captures, or for those under a path."""
        path = self.source.config_path
        sites = self.source.config.get("sites", {})
        printed = [str(href.value) for href in hrefs if href is not None]
        for prefix, value in self.source.config.get(group, {}).items():
            # Addresses are printed with the site or without it.
            if any(href.startswith((f"{prefix}/", f"{sites.get(prefix, '')}{prefix}/")) for href in printed):
                return [Fact(name, value, curated_path=path, curated_key=f"{group}.{prefix}", rule="family")]
        value = self.source.config.get(name)
        return [] if value is None else [Fact(name, value, curated_path=path, curated_key=name, rule="family")]
