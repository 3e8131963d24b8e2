"""What a source family is, and what it hands on. Offsets here are characters of the decoded text."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol, cast

import yaml

Value = str | int | date | datetime


@dataclass(frozen=True, slots=True)
class Recognised:
    """Why a family claims a capture; the highest strength wins, then the family's name."""

    strength: int
    reason: str


@dataclass(frozen=True, slots=True)
class Field:
    """One metadata value of a record or capture, and the characters it was read from."""

    name: str
    value: Value
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of text and the role that a rule gives it."""

    start: int
    end: int
    role: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of one copy; its folded segments give its text."""

    kind: str
    text: str
    segments: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink; `piece` counts from 0, the anchor is `text[start:end]` of that piece."""

    piece: int
    start: int
    end: int
    anchor: str
    href: Field


@dataclass(frozen=True, slots=True)
class Image:
    """An image; `caption` is the number of its caption's piece."""

    src: Field
    alt: Field | None = None
    width: Field | None = None
    height: Field | None = None
    credit: Field | None = None
    caption: int | None = None


@dataclass(slots=True)
class Draft:
    """A record as its family read it."""

    kind: str
    start: int
    end: int
    fields: list[Field] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    version_hint: datetime | None = None
    version_scope: str | None = None

    def meta(self, name: str, value: Value, start: int, end: int, rule: str) -> None:
        """Take a metadata value out of the text."""
        self.fields.append(Field(name, value, start, end, rule))
        self.claims.append(Claim(start, end, "metadata", rule))

    def furnish(self, start: int, end: int, rule: str) -> None:
        """Keep boilerplate out of the document, with the rule that says so."""
        self.claims.append(Claim(start, end, "boilerplate", rule))

    def first(self, name: str) -> Field | None:
        """The first field of a name."""
        return next((each for each in self.fields if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a capture that could not be read."""

    record_no: int
    start: int
    end: int
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something that looks wrong in a capture (`record` counts from 0) or that its reader should know."""

    rule: str
    severity: str
    message: str
    record: int | None = None


@dataclass(slots=True)
class Reading:
    """All that a family read out of a capture."""

    media_type: str = "text/plain"
    drafts: list[Draft] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class Family(Protocol):
    """A module of this folder with a YAML file of the same name beside it."""

    def recognise(self, text: str) -> Recognised | None:
        """Whether the text is of this family, told from its content alone."""

    def read(self, text: str) -> Reading:
        """The records of a text that the family recognised."""


@dataclass(frozen=True, slots=True)
class Source:
    """A family with its module and its curated YAML."""

    name: str
    module: Family
    config: dict[str, Any]
    config_path: str


def load_config(module_file: str) -> dict[str, Any]:
    """The curated YAML beside a family's module."""
    return cast(dict[str, Any], yaml.safe_load(Path(module_file).with_suffix(".yaml").read_text("utf-8")))


@cache
def sources() -> tuple[Source, ...]:
    """All families in this folder, by name: each module that has a YAML of its own."""
    found = []
    folder = Path(__file__).parent
    for info in pkgutil.iter_modules([str(folder)]):
        if not (folder / f"{info.name}.yaml").exists():
            continue
        module: ModuleType = importlib.import_module(f"flows.sources.{info.name}")
        path = f"flows/sources/{info.name}.yaml"
        found.append(Source(info.name, cast(Family, module), load_config(str(module.__file__)), path))
    return tuple(sorted(found, key=lambda source: source.name))


def recognise(text: str) -> tuple[Source, str]:
    """The family of a text and the reason; `plain_text` takes what no other family claims."""
    claims = []
    for source in sources():
        claim = source.module.recognise(text)
        if claim is not None:
            claims.append((-claim.strength, source.name, source, claim.reason))
    _, _, source, reason = min(claims, key=lambda claim: claim[:2])
    return source, reason
