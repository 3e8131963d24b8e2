"""Staging, the index, and the lock: a release is either whole or not there."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl
from filelock import FileLock, Timeout

from flows.steps.model import Stop
from flows.steps.write import read_table

INDEX = "index.json"
SUMS = "SHA256SUMS"
_PUBLISHING = ".publishing"
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


@contextmanager
def only_builder(datasets: Path) -> Iterator[None]:
    """Hold the lock of a datasets folder, or raise `Stop` where another build holds it."""
    try:
        datasets.mkdir(parents=True, exist_ok=True)
        lock = FileLock(datasets / ".lock", timeout=0)
        with lock:
            yield
    except Timeout as error:
        raise Stop(f"Another build is writing to {datasets}. Wait until it is done and start again.") from error
    except OSError as error:
        why = f"{error.filename or datasets} cannot be written ({error.strerror})"
        raise Stop(f"{why}. Check its permissions or give another --datasets.") from error


def read_index(datasets: Path) -> dict[str, Any]:
    """The index of the published versions, newest first; an empty one where nothing is published."""
    path = datasets / INDEX
    if not path.exists():
        return {"latest": None, "versions": []}
    try:
        index: dict[str, Any] = json.loads(path.read_text("utf-8"))
        names = [entry["version"] for entry in index["versions"]]
    except (ValueError, KeyError, TypeError) as error:
        raise Stop(f"{path} is damaged ({error}). Restore it from the last commit.") from error
    if index["latest"] != (names[0] if names else None) or not all(_VERSION.fullmatch(name) for name in names):
        raise Stop(f"{path} is damaged (latest is not the first version). Restore it from the last commit.")
    return index


def latest_folder(datasets: Path) -> Path | None:
    """The folder of the latest release, or None."""
    latest: str | None = read_index(datasets)["latest"]
    return None if latest is None else datasets / latest


def load_release(folder: Path) -> dict[str, pl.DataFrame]:
    """The tables of a release, after their checksums were compared. Raises `Stop` where a file is damaged."""
    wrong = wrong_sums(folder)
    if wrong:
        raise Stop(f"The release {folder.name} is damaged: {wrong[0]}. Restore its folder.")
    return {path.stem: read_table(path) for path in sorted(folder.glob("*.parquet"))}


def wrong_sums(folder: Path) -> list[str]:
    """What in a release folder does not agree with its SHA256SUMS."""
    try:
        lines = (folder / SUMS).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return [f"{folder.name}/{SUMS} is missing or unreadable"]
    listed: dict[str, str] = {}
    for line in lines:
        digest, _, name = line.partition("  ")
        listed[name] = digest
    found = []
    for name, digest in sorted(listed.items()):
        path = folder / name
        if not path.is_file():
            found.append(f"{folder.name}/{name} is missing")
        elif file_digest(path) != digest:
            found.append(f"{folder.name}/{name} is not the published file: its SHA-256 differs from {SUMS}")
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return found + [f"{folder.name}/{name} is not listed in {SUMS}" for name in sorted(present - {SUMS} - set(listed))]


def file_digest(path: Path) -> str:
    """SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def clear_leftovers(datasets: Path) -> None:
    """Remove what a killed build left: staging folders, and a version folder that never came into the index."""
    for path in datasets.glob(".staging-*"):
        shutil.rmtree(path)
    (datasets / f".{INDEX}").unlink(missing_ok=True)
    published = {entry["version"] for entry in read_index(datasets)["versions"]}
    marker = datasets / _PUBLISHING
    if marker.exists():
        begun = marker.read_text("utf-8")
        if _VERSION.fullmatch(begun) and begun not in published and (datasets / begun).is_dir():
            shutil.rmtree(datasets / begun)
        marker.unlink()
    for path in sorted(datasets.iterdir()):
        if path.is_dir() and _VERSION.fullmatch(path.name) and path.name not in published:
            raise Stop(f"{path} is not in {INDEX}, and no build of ours left it. Restore the index or move it away.")


def stage(datasets: Path, version: str) -> Path:
    """An empty folder beside the versions, to write a release into."""
    folder = datasets / f".staging-{version}"
    folder.mkdir()
    return folder


def write_sums(folder: Path) -> str:
    """Write SHA256SUMS of all files of a folder; returns the digest of that file."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = "".join(f"{file_digest(folder / name)}  {name}\n" for name in names)
    (folder / SUMS).write_text(lines, encoding="utf-8", newline="\n")
    return sha256(lines.encode()).hexdigest()


def publish(datasets: Path, staging: Path, entry: dict[str, Any]) -> Path:
    """Move a staged release to its place, then the index, atomically. `entry` is its place in the index."""
    index = read_index(datasets)
    target = datasets / str(entry["version"])
    _write_durably(datasets / _PUBLISHING, entry["version"])
    for path in staging.rglob("*"):
        if path.is_file():
            _sync(path)
    staging.rename(target)
    _sync(datasets)
    content = {"latest": entry["version"], "versions": [entry, *index["versions"]]}
    temporary = datasets / f".{INDEX}"
    _write_durably(temporary, json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    temporary.replace(datasets / INDEX)
    _sync(datasets)
    (datasets / _PUBLISHING).unlink()
    return target


def _write_durably(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
    _sync(path)


def _sync(path: Path) -> None:
    """Bring a file or folder to the disk, so that the order of the moves holds after a crash."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
