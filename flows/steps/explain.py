"""What would be read from a file and why, without publishing anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flows.sources.base import sources
from flows.steps.manifests import read_manifests
from flows.steps.model import Capture, CaptureRead, Stop
from flows.steps.read import read
from flows.text.decode import NotText, decode


@dataclass(frozen=True, slots=True)
class Explanation:
    """A capture as it was read, what each family said to it, and its bytes by role."""

    read: CaptureRead
    claims: list[tuple[str, int, str]]
    roles: list[tuple[str, str, int, int]]


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
    return Explanation(done, _claims(data), roles)


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
