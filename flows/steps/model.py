"""What the steps hand to each other before it becomes tables. Offsets are bytes of the capture."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flows.sources.base import Note
from flows.text.shingles import Hashes

Row = dict[str, Any]


class Stop(Exception):
    """The run cannot go on and nothing was published; the message says what, where and what to do."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A raw file, or a part of one, that could not be read."""

    path: str
    stage: str
    reason: str
    detail: str
    record_no: int = 0
    byte_start: int | None = None
    byte_end: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One value and where it was read from: bytes of the capture, or an entry of a curated file."""

    name: str
    value: str | int | date | datetime
    byte_start: int | None = None
    byte_end: int | None = None
    curated_path: str | None = None
    curated_key: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of a capture, the paths at which they lie, and what manifests say about them."""

    capture_id: str
    sha256: str
    data: bytes
    paths: tuple[str, ...]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a capture; `record` and `piece` count from 0."""

    start: int
    end: int
    role: str
    rule: str | None = None
    record: int | None = None
    piece: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of one copy, with the key by which wordings are compared."""

    kind: str
    text: str
    key: str
    segments: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class LinkRead:
    """A hyperlink of one copy; `part` counts from 0."""

    part: int
    char_start: int
    char_end: int
    anchor: str
    href: Fact
    url: str | None
    site: Fact | None  # the curated entry that makes the address absolute


@dataclass(frozen=True, slots=True)
class ImageRead:
    """An image of one copy, value by value with its place."""

    src: Fact
    url: str | None
    site: Fact | None
    alt: Fact | None
    width: Fact | None
    height: Fact | None
    credit: Fact | None
    caption: int | None


@dataclass(slots=True)
class Record:
    """One copy of a document."""

    record_id: str
    capture_id: str
    record_no: int
    kind: str
    byte_start: int
    byte_end: int
    facts: list[Fact]
    parts: list[Part]
    links: list[LinkRead]
    images: list[ImageRead]
    version_hint: datetime | None
    version_scope: str | None  # the feed within which the hint holds; "" for the day of the capture
    n_words: int
    text_key: str
    shingles: Hashes
    fidelity: int = 0  # how much of the original the family keeps, by its YAML

    def fact(self, name: str) -> Fact | None:
        """The first fact of a name: the text's own before a curated one."""
        return next((fact for fact in self.facts if fact.name == name), None)

    def proofs(self, name: str) -> list[Fact]:
        """The facts that give the same value as the first one of a name."""
        first = self.fact(name)
        return [] if first is None else [each for each in self.facts if each.name == name and each.value == first.value]

    def value(self, name: str) -> Any:
        """The value of the first fact of a name, or None."""
        fact = self.fact(name)
        return None if fact is None else fact.value


@dataclass(slots=True)
class CaptureRead:
    """What was read from a capture, its bytes all accounted for by `spans`."""

    capture: Capture
    status: str
    media_type: str = "application/octet-stream"
    encoding: str | None = None
    family: str | None = None
    family_reason: str | None = None
    facts: list[Fact] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
