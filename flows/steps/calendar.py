"""What is due when: obligations with a date as a table for people and as a calendar file for their programs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import polars as pl
from icalendar import Calendar, Event

from flows.steps.model import Row

Tables = Mapping[str, pl.DataFrame]
_NAME = "What the United Nations Security Council set a date for"
_PRODUCT = "-//unct//obligations//EN"
# A stamp has to be there (RFC 5545, 3.8.7.2); without a day of adoption it is that of the Council's first meeting.
_FIRST_DAY = date(1946, 1, 17)
_SUMMARY_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Due:
    """One obligation with its parties, as the calendar shows it."""

    obligation_id: str
    on: date
    kind: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    force: str
    task: str
    deadline_text: str
    provision_id: str
    adopted_on: date | None


def due(tables: Tables, actor: str | None = None, since: date | None = None) -> list[Due]:
    """The obligations that have a date, by date, then in the order of the paragraphs; of one actor, from a day on.

    The actor is told by whole words of its name as printed: "CTED" is not "UNCTED", nor "Secretary" its "-General".
    """
    parties: dict[tuple[str, str], list[str]] = {}
    named = tables["obligation_parties"].select("obligation_id", "role", "surface").iter_rows()
    for obligation, role, surface in named:
        parties.setdefault((obligation, role), []).append(surface)
    resolutions = tables["resolutions"].select("resolution_id", "adopted_on", "year", resolution_no="number")
    order = ["deadline_on", "year", "resolution_no", "position", "char_start", "obligation_id"]
    dated = (
        tables["obligations"]
        .filter(pl.col("deadline_on") >= (since or date.min))
        .join(tables["provisions"].select("provision_id", "resolution_id", "position"), on="provision_id")
        .join(resolutions, on="resolution_id")
        .sort(order)
    )
    found = [_due(row, parties) for row in dated.iter_rows(named=True)]
    return found if actor is None else [each for each in found if _is_of(each, actor)]


def _due(row: Row, parties: Mapping[tuple[str, str], list[str]]) -> Due:
    key = row["obligation_id"]
    return Due(
        obligation_id=key,
        on=row["deadline_on"],
        kind=row["deadline_kind"],
        actors=tuple(parties.get((key, "actor"), ())),
        recipients=tuple(parties.get((key, "recipient"), ())),
        force=row["force"],
        task=row["task"],
        deadline_text=row["deadline_text"],
        provision_id=row["provision_id"],
        adopted_on=row["adopted_on"],
    )


def _is_of(entry: Due, actor: str) -> bool:
    words = re.compile(rf"(?<![\w‑-]){re.escape(' '.join(actor.split()))}(?![\w‑-])", re.IGNORECASE)
    return any(words.search(name) for name in entry.actors)


def calendar_file(tables: Tables) -> str:
    """The dated obligations in iCalendar format (RFC 5545), an all-day event each.

    Identifiers and stamps follow from the data: the id of the obligation, the day of the adoption.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _NAME)
    for entry in due(tables):
        calendar.add_component(_event(entry))
    content: bytes = calendar.to_ical()
    return content.decode()


def _event(entry: Due) -> Event:
    event = Event()
    stamp = entry.adopted_on or _FIRST_DAY
    event.add("uid", f"{entry.obligation_id}@unct")
    event.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    who = ", ".join(entry.actors) or "(not said)"
    summary = f"{who}: {entry.task}"
    event.add("summary", summary if len(summary) <= _SUMMARY_LENGTH else f"{summary[: _SUMMARY_LENGTH - 2]} …")
    to = f"\nTo: {', '.join(entry.recipients)}" if entry.recipients else ""
    event.add(
        "description", f"{entry.provision_id}: {entry.force}\n{entry.task}\n{entry.kind}: {entry.deadline_text}{to}"
    )
    return event
