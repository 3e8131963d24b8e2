"""Evidence against values: the bytes that prove a value must say it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate
from typing import Any

import polars as pl

from flows.steps.checks_bytes import BytesOf, reproduce
from flows.steps.failures import combined, failures, row_key
from flows.text.dates import iso8601, rfc822, whole_date
from flows.text.fold import fold
from flows.text.numbers import counted, figures
from schemas import TABLES, columns

# The one yes-or-no value that bytes state.
UNANIMOUS = re.compile(r"unanimous", re.IGNORECASE)
_SYMBOL = re.compile(r"[A-Z]+/[A-Z0-9./]+(?: ?\([0-9]{4}\))?")
Tables = Mapping[str, pl.DataFrame]


def check_evidence(tables: Tables, bytes_of: BytesOf) -> pl.DataFrame:
    """Failures of proved values that the bytes named by their evidence do not say, where these are at hand."""
    media = dict(tables["captures"].select("capture_id", "media_type").iter_rows())
    codec = dict(tables["captures"].select("capture_id", "encoding").iter_rows())
    places = tables["evidence"].filter((pl.col("column") != "") & pl.col("byte_start").is_not_null())
    bad: dict[tuple[str, str], set[str]] = {}
    for (table, column), rows in places.group_by(["table", "column"], maintain_order=True):
        name, wanted = str(table), str(column)
        if wanted == "kind" or wanted not in {each.name for each in columns(TABLES[name])}:
            continue
        values = dict(tables[name].select(row_key(name).alias("key"), wanted).iter_rows())
        for key, capture, start, end in rows.select("key", "capture_id", "byte_start", "byte_end").iter_rows():
            data = bytes_of(capture)
            if data is not None and not says(data[start:end], codec[capture], media[capture], values.get(key)):
                bad.setdefault((name, wanted), set()).add(key)
    found = []
    for (name, column), keys in sorted(bad.items()):
        wrong = tables[name].filter(row_key(name).is_in(sorted(keys)))
        found.append(failures(name, "evidence_does_not_say_it", wrong, column))
    return combined(found)


def says(data: bytes, encoding: str, media_type: str, value: Any) -> bool:
    """Whether bytes state a value: as text (an address also without its site), number, day or moment."""
    try:
        raw = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    if isinstance(value, datetime):
        return value in (rfc822(raw), iso8601(raw))
    if isinstance(value, date):
        printed = parsedate(raw)
        return value == whole_date(raw) or (printed is not None and value == date(*printed[:3]))
    if isinstance(value, bool):
        return value and UNANIMOUS.search(raw) is not None
    if isinstance(value, int):
        return counted(raw) == value
    if not isinstance(value, str):
        return False
    if _SYMBOL.fullmatch(value) and figures(value) == figures(raw):
        return True  # a symbol is printed in many ways: "Resolution 1373 (2001)", "4152nd meeting"
    shown = reproduce([data], encoding, media_type)
    attribute = fold(html.unescape(raw))
    # A byline's bytes hold the name, a relative address is the end of the absolute one.
    return value in (shown, attribute) or value in fold(raw) or (bool(attribute) and value.endswith(attribute))
