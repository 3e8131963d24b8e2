"""What would be read from a file and why, without publishing anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from flows.sources.base import sources
from flows.steps.manifests import read_manifests
from flows.steps.model import Capture, CaptureRead, Record, Stop
from flows.steps.provisions import Passage, structure
from flows.steps.read import read
from flows.text.decode import NotText, decode
from flows.text.happenings.events import events
from flows.text.law.citing import mentions
from flows.text.law.leads import OPERATIVE, PREAMBULAR
from flows.text.names.finder import names
from flows.text.names.model import Part


@dataclass(frozen=True, slots=True)
class Explanation:
    """A capture as it was read, what each family said to it, its bytes by role; law and names in each record."""

    read: CaptureRead
    claims: list[tuple[str, int, str]]
    roles: list[tuple[str, str, int, int]]
    law: list[str]
    named: list[str]


def explain(path: Path, raw: Path) -> Explanation:
    """Read one file as `build` would. Raises `Stop` where there is no such file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Stop(f"{path} cannot be read ({error.strerror}).") from error
    digest = sha256(data).hexdigest()
    facts = tuple(read_manifests(raw).get(digest, ())) if raw.is_dir() else ()
    done = read(Capture(f"cap-{digest[:16]}", digest, data, (path.name,), facts))
    counts: Counter[tuple[str, str]] = Counter()
    sizes: Counter[tuple[str, str]] = Counter()
    for span in done.spans:
        counts[span.role, span.rule or ""] += 1
        sizes[span.role, span.rule or ""] += span.end - span.start
    roles = [(role, rule, counts[role, rule], sizes[role, rule]) for role, rule in sorted(counts)]
    return Explanation(
        done,
        _claims(data),
        roles,
        [_law(record) for record in done.records],
        [_named(record) for record in done.records],
    )


def _each(told: Callable[[Record], str], done: CaptureRead) -> list[str]:
    return [told(record) for record in done.records]


def _law(record: Record) -> str:
    """How many paragraphs of a resolution a record has, and what it cites."""
    passages = [Passage(str(number), part.kind, part.text) for number, part in enumerate(record.parts)]
    cited = {mention.resolved_symbol or mention.cited_symbol for each in passages for mention in mentions(each.text)}
    told = f"cites {len(cited)} documents"
    if record.kind == "resolution":
        found = structure(passages)
        told = f"{found.count(PREAMBULAR)} preambular and {found.count(OPERATIVE)} operative paragraphs, {told}"
    return told


def _named(record: Record) -> str:
    """How many entities of each kind a record names, and the events that it tells of."""
    parts = [Part(part.text, part.kind) for part in record.parts]
    found = names(parts)
    kinds = Counter({each.entity.entity_id: each.entity.kind for each in found.mentions}.values())
    day = next((fact.value for fact in record.facts if fact.name in ("published_on", "published_at")), None)
    published_on = day.date() if isinstance(day, datetime) else day if isinstance(day, date) else None
    told = [event.name for event in events(parts, found.mentions, published_on)]
    named = ", ".join(f"{kind}: {count}" for kind, count in sorted(kinds.items()))
    return f"names {named or 'nobody'}; events: {'; '.join(told) or 'none'}"


def _claims(data: bytes) -> list[tuple[str, int, str]]:
    """Family, strength and reason of all families that recognise the text, the strongest first."""
    try:
        text = decode(data).text
    except NotText:
        return []
    found = []
    for source in sources():
        claim = source.module.recognise(text)
        if claim is not None:
            found.append((source.name, claim.strength, claim.reason))
    return sorted(found, key=lambda claim: (-claim[1], claim[0]))
