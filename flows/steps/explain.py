"""What would be read from a file and why, without publishing anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flows.sources.base import sources
from flows.steps.manifests import read_manifests
from flows.steps.model import Capture, CaptureRead, Record, Stop
from flows.steps.provisions import Passage, structure
from flows.steps.read import read
from flows.text.decode import NotText, decode
from flows.text.law.citing import mentions
from flows.text.law.leads import OPERATIVE, PREAMBULAR


@dataclass(frozen=True, slots=True)
class Explanation:
    """A capture as it was read, what each family said to it, its bytes by role, and the law in each record."""

    read: CaptureRead
    claims: list[tuple[str, int, str]]
    roles: list[tuple[str, str, int, int]]
    law: list[str]


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
    return Explanation(done, _claims(data), roles, [_law(record) for record in done.records])


def _law(record: Record) -> str:
    """How many paragraphs of a resolution a record has, and what it cites."""
    passages = [Passage(str(number), part.kind, part.text) for number, part in enumerate(record.parts)]
    cited = {mention.resolved_symbol or mention.cited_symbol for each in passages for mention in mentions(each.text)}
    told = f"cites {len(cited)} documents"
    if record.kind == "resolution":
        found = structure(passages)
        told = f"{found.count(PREAMBULAR)} preambular and {found.count(OPERATIVE)} operative paragraphs, {told}"
    return told


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
