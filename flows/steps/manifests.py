"""Manifests: what a person wrote down about captures (address, publisher, terms, facts), each with its source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from flows.steps.model import Fact, Stop

MANIFEST = "manifest.yaml"
Manifests = dict[str, list[Fact]]

_SHA256 = re.compile(r"[0-9a-f]{64}")
# What an entry may say, and of what type; `from` says where a value comes from and is demanded beside each.
_TYPES: dict[str, type] = {
    "url": str,
    "publisher": str,
    "terms": str,
    "captured_on": date,
    "published_on": date,
    "symbol": str,
    "site": str,
    "language": str,
    "author": str,
    "title": str,
    "adopted_on": date,
    "meeting_symbol": str,
    "draft_symbol": str,
    "press_symbol": str,
    "resolution": str,
    "votes_for": int,
    "votes_against": int,
    "abstentions": int,
}


def read_manifests(raw: Path) -> Manifests:
    """SHA-256 to the curated facts about the capture, from every manifest below `raw`, in order of their paths.

    An entry holds for the bytes, wherever they lie. Raises `Stop` for a manifest that cannot be used: without it the
    release would lose what a person had written down.
    """
    found: Manifests = {}
    for path in sorted(raw.rglob(MANIFEST)):
        name = path.relative_to(raw).as_posix()
        try:
            entries = _entries(yaml.safe_load(path.read_text("utf-8")))
            for digest, values in entries.items():
                known = {fact.name: fact.value for fact in found.get(digest, [])}
                facts = [_fact(name, digest, key, value) for key, value in values.items()]
                for fact in facts:
                    if known.get(fact.name, fact.value) != fact.value:
                        raise ValueError(f"'{fact.name}' of {digest[:12]} has another value in another manifest")
                found.setdefault(digest, []).extend(fact for fact in facts if fact.name not in known)
        except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
            raise Stop(f"The manifest raw/{name} cannot be used: {' '.join(str(error).split())}. Mend it.") from error
    return found


def _entries(content: Any) -> dict[str, dict[str, Any]]:
    """SHA-256 to values, with the manifest's `all` values under each."""
    if not isinstance(content, Mapping) or not isinstance(content.get("captures"), list):
        raise ValueError("it needs a list named 'captures'")
    unknown = set(content) - {"source", "all", "captures"}
    if unknown:
        raise ValueError(f"unknown entries {', '.join(sorted(map(str, unknown)))}")
    shared = content.get("all") or {}
    entries: dict[str, dict[str, Any]] = {}
    for entry in content["captures"]:
        digest = entry.get("sha256") if isinstance(entry, Mapping) else None
        if not isinstance(digest, str) or _SHA256.fullmatch(digest) is None:
            raise ValueError("each capture needs its sha256 (64 hexadecimal digits)")
        own = {key: value for key, value in entry.items() if key not in ("sha256", "file")}
        entries[digest] = {**shared, **own}
    return entries


def _fact(path: str, digest: str, key: str, entry: Any) -> Fact:
    if key not in _TYPES:
        raise ValueError(f"unknown value '{key}' (known: {', '.join(sorted(_TYPES))})")
    if not isinstance(entry, Mapping) or set(entry) != {"value", "from"} or not entry["from"]:
        raise ValueError(f"'{key}' of {digest[:12]} needs 'value' and 'from' (where the value comes from)")
    value = entry["value"]
    if not isinstance(value, (str, int, date)) or not isinstance(value, _TYPES[key]) or value == "":
        raise ValueError(f"'{key}' of {digest[:12]} is no {_TYPES[key].__name__}: {value!r}")
    return Fact(key, value, curated_path=f"raw/{path}", curated_key=f"{digest}/{key}", rule="manifest")
