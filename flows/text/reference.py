"""The curated lists of flows/reference/, as rows."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "reference"


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `flows/reference/<name>.csv`, column to value, in the file's order."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
