"""The raw folder to captures: one distinct byte string each, with what the manifests say about it."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flows.steps.manifests import MANIFEST, Manifests, read_manifests
from flows.steps.model import Capture, Reject, Stop


@dataclass(frozen=True, slots=True)
class Ingested:
    """Captures sorted by id, what could not be taken in, and the digests that manifests name in vain."""

    captures: list[Capture]
    rejects: list[Reject]
    missing: dict[str, str]  # sha256 -> path of the manifest


def ingest(raw: Path) -> Ingested:
    """All captures under `raw`. Raises `Stop` where there is no folder, no file or an unusable manifest."""
    if not raw.is_dir():
        raise Stop(f"{raw} is no folder. Give the folder of raw files with --raw.")
    rejects: list[Reject] = []
    found: dict[str, bytes] = {}
    paths: dict[str, list[str]] = defaultdict(list)
    for path in _walk(raw, raw, rejects):
        name = path.relative_to(raw).as_posix()
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = f"The file cannot be read ({error.strerror}). Check its permissions."
            rejects.append(Reject(_printable(name), "ingest", "unreadable_file", reason))
            continue
        digest = sha256(data).hexdigest()
        found[digest] = data
        paths[digest].append(_printable(name))
    manifests = read_manifests(raw)
    captures = [_capture(digest, data, sorted(paths[digest]), manifests) for digest, data in sorted(found.items())]
    if not captures:
        reasons = "; ".join(f"{reject.path}: {reject.reason}" for reject in rejects)
        raise Stop(f"{raw} holds no raw file that can be read ({reasons or 'it is empty'}). Put captures into it.")
    missing = {
        digest: facts[0].curated_path or "" for digest, facts in manifests.items() if digest not in found and facts
    }
    return Ingested(captures, rejects, missing)


def _capture(digest: str, data: bytes, paths: list[str], manifests: Manifests) -> Capture:
    return Capture(f"cap-{digest[:16]}", digest, data, tuple(paths), tuple(manifests.get(digest, ())))


def _printable(name: str) -> str:
    """The path with bytes that are no UTF-8 written as escapes, so that it fits into a table."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _walk(folder: Path, raw: Path, rejects: list[Reject]) -> Iterator[Path]:
    """The regular files below a folder, by name; names with a leading dot and manifests are no captures."""
    name = _printable(folder.relative_to(raw).as_posix())
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        detail = f"The folder cannot be read ({error.strerror}). Check its permissions."
        rejects.append(Reject(f"{name}/", "ingest", "unreadable_folder", detail))
        return
    entries = [entry for entry in entries if not entry.name.startswith(".")]
    if not entries:
        detail = "The folder holds no raw file. Put captures into it or remove it."
        rejects.append(Reject("./" if name == "." else f"{name}/", "ingest", "empty_folder", detail))
    for entry in entries:
        path = Path(entry.path)
        refused = _refusal(path, raw)
        if refused is not None:
            rejects.append(Reject(_printable(path.relative_to(raw).as_posix()), "ingest", *refused))
        elif path.is_dir():
            yield from _walk(path, raw, rejects)
        elif entry.name != MANIFEST:
            yield path


def _refusal(path: Path, raw: Path) -> tuple[str, str] | None:
    """Why an entry is not followed: links may lead out of raw/, devices and pipes never end."""
    if path.is_symlink():
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            return "broken_link", "The symbolic link leads nowhere. Copy the file itself into raw/."
        if raw.resolve() not in target.parents:
            return "link_out_of_raw", "The symbolic link leads out of raw/. Copy the file itself into raw/."
        if target.is_dir():
            return "link_to_folder", "The symbolic link leads to a folder, which is read at its own place."
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return "unreadable_file", f"The file cannot be looked at ({error.strerror}). Check its permissions."
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return "not_a_file", "The entry is a device, pipe or socket, not a file."
    return None
