"""The calendar of what is due, as a list and as the file that a calendar program opens."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import polars as pl
import pytest
from test_law import MASTHEAD, put, tabled, text

from flows.steps.calendar import Due, calendar_file, due

Frames = dict[str, pl.DataFrame]
ROOT = Path(__file__).parents[2]
BODY = (
    "Recalling its resolution 1373 (2001) and the silt in the harbours of Ruritania,",
    "1. Requests CTED, the Pilots’ Bureau (PILB) and the Secretary-General to report to the Council by 1 May 2032, "
    "with a list of “safe” harbours; charts, buoys, locks: all of it \\ in backslashes;",
    "2. Requests UNCTED to inform Member States by 1 March 2032 of its harbours, and to brief the Council every year;",
    "3. Decides to extend the mandate of CTED‑EAST until 31 December 2032;",
    "4. Requests the Council’s Panel to report by 1 May 2032 on silt, and demands that Ruritania open its "
    "locks by 1 February 2032;",
    *(f"{number}. Requests CTED to submit by {number} June 2032 a map of harbour {number};" for number in range(5, 12)),
    "12. Requests the Panel to report within 60 days of the adoption of this resolution on häfen, портах and 港;",
    "13. Requests CTED to report within 12 months after the first dredging, and to brief pilots on a regular basis;",
)
OTHER = ("Recalling its resolution 1373 (2001),", "1. Requests CTED to inform pilots by 1 May 2032 of the tides;")
EARLIER = MASTHEAD.replace("2999", "300").replace("21 December 2031", "2 May 2031")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Frames:
    return tabled(tmp_path_factory.mktemp("due"), a=text(*BODY), b=text(*OTHER, masthead=EARLIER))


def told(found: list[Due]) -> list[str]:
    return [f"{each.on} {each.provision_id.removeprefix('S/RES/')}" for each in found]


# The list


def test_what_is_due_stands_by_date_then_resolution_then_paragraph(tables):
    assert told(due(tables)) == [
        "2032-02-01 2999 (2031)/OP4",
        "2032-02-19 2999 (2031)/OP12",
        "2032-03-01 2999 (2031)/OP2",
        "2032-05-01 300 (2031)/OP1",
        "2032-05-01 2999 (2031)/OP1",
        "2032-05-01 2999 (2031)/OP4",
        *(f"2032-06-{number:02} 2999 (2031)/OP{number}" for number in range(5, 12)),
        "2032-12-31 2999 (2031)/OP3",
    ]


def test_a_line_has_who_what_for_whom_and_why(tables):
    (found,) = [each for each in due(tables) if each.provision_id == "S/RES/2999 (2031)/OP2"]
    assert found == Due(
        obligation_id=found.obligation_id,
        on=date(2032, 3, 1),
        kind="by",
        actors=("UNCTED",),
        recipients=("Member States",),
        force="requests",
        task="to inform Member States by 1 March 2032 of its harbours",
        deadline_text="by 1 March 2032",
        provision_id="S/RES/2999 (2031)/OP2",
        adopted_on=date(2031, 12, 21),
    )


@pytest.mark.parametrize(
    ("actor", "count"),
    [
        ("CTED", 9),
        ("cted", 9),
        (" CTED ", 9),
        ("UNCTED", 1),
        ("CTED‑EAST", 1),
        ("PILB", 1),
        ("(PILB)", 1),
        ("the Secretary-General", 1),
        ("secretary-general", 1),
        ("Secretary", 0),
        ("General", 0),
        ("Panel", 2),
        ("Pan", 0),
        ("Council’s Panel", 1),
        ("Council", 1),
        ("Ruritania", 1),
        ("C.ED", 0),
        ("Member States", 0),
        (".*", 0),
    ],
)
def test_an_actor_is_told_by_whole_words_of_its_name(tables, actor, count):
    assert len(due(tables, actor)) == count


def test_from_a_day_on_that_day_included(tables):
    assert told(due(tables, since=date(2032, 6, 11))) == ["2032-06-11 2999 (2031)/OP11", "2032-12-31 2999 (2031)/OP3"]
    assert told(due(tables, "CTED", date(2032, 6, 11))) == ["2032-06-11 2999 (2031)/OP11"]
    assert due(tables, since=date(2033, 1, 1)) == []


# The file


def parsed(content: str) -> icalendar.Calendar:
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar.errors == []
    assert [event.errors for event in calendar.walk("VEVENT") if event.errors] == []
    return calendar


def test_the_file_read_back_holds_every_dated_obligation(tables):
    calendar = parsed(calendar_file(tables))
    assert (calendar["VERSION"], calendar["PRODID"]) == ("2.0", "-//unct//obligations//EN")
    events = calendar.walk("VEVENT")
    assert len(events) == len(due(tables))
    for event, entry in zip(events, due(tables), strict=True):
        stamp = datetime(*entry.adopted_on.timetuple()[:3], tzinfo=UTC)
        assert event["UID"] == f"{entry.obligation_id}@unct"
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (entry.on, entry.on + timedelta(days=1))
        assert event["DTSTAMP"].dt == stamp
        assert event["TRANSP"] == "TRANSPARENT"
        summary = f"{', '.join(entry.actors)}: {entry.task}"
        assert event["SUMMARY"] == (summary if len(summary) <= 120 else f"{summary[:118]} …")
        to = [f"To: {', '.join(entry.recipients)}"] if entry.recipients else []
        assert event["DESCRIPTION"].split("\n") == [
            f"{entry.provision_id}: {entry.force}",
            entry.task,
            f"{entry.kind}: {entry.deadline_text}",
            *to,
        ]


def test_lines_are_folded_escaped_and_end_as_the_format_says(tables):
    content = calendar_file(tables).encode()
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert [line.decode() for line in lines]
    whole = content.replace(b"\r\n ", b"").decode()
    assert "harbours\\; charts\\, buoys\\, locks: all of it \\\\ in backslashes" in whole
    assert "on häfen\\, портах and 港" in whole


def test_without_a_day_of_adoption_the_stamp_is_the_first_day(tmp_path):
    tables = tabled(tmp_path, a=text(*OTHER, masthead="Resolution 2999 (2031)\n\nThe Security Council,\n"))
    (event,) = parsed(calendar_file(tables)).walk("VEVENT")
    assert event["DTSTAMP"].dt == datetime(1946, 1, 17, tzinfo=UTC)


def test_who_is_not_said_is_said_to_be_so(tables):
    none = {**tables, "obligation_parties": tables["obligation_parties"].clear()}
    assert "SUMMARY:(not said): " in calendar_file(none)
    assert due(none, "CTED") == []


def test_nothing_due_is_a_calendar_without_events(tables):
    empty = {**tables, "obligations": tables["obligations"].clear()}
    assert due(empty) == []
    assert parsed(calendar_file(empty)).walk("VEVENT") == []


_MAKE = """
import sys
from pathlib import Path
from flows.steps.assemble import assemble
from flows.steps.calendar import calendar_file
from flows.steps.compare import FIRST
from flows.steps.identity import Published
from flows.steps.ingest import ingest
from flows.steps.pipeline import read_all
from flows.steps.tables import tabulate

ingested = ingest(Path(sys.argv[1]))
tables = tabulate(assemble(read_all(ingested.captures), Published.of(None), FIRST), ingested, Published.of(None), FIRST)
rows = "".join(tables[name].write_csv() for name in ("obligations", "obligation_parties"))
sys.stdout.buffer.write((rows + calendar_file(tables)).encode())
"""


def test_neither_clock_zone_language_nor_hash_seed_is_in_the_rows_and_the_file(tables, tmp_path):
    put(tmp_path, a=text(*BODY), b=text(*OTHER, masthead=EARLIER))
    rows = "".join(tables[name].write_csv() for name in ("obligations", "obligation_parties"))
    command = [sys.executable, "-c", _MAKE, str(tmp_path)]
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    more = {"PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}
    done = subprocess.run(command, cwd=ROOT, env=os.environ | more, capture_output=True, timeout=120)
    assert done.stdout == (rows + calendar_file(tables)).encode(), done.stderr.decode()


def test_the_calendar_of_the_seeds_has_their_five_dates(seeds):
    content = (seeds.folder / "obligations.ics").read_bytes()
    assert content == calendar_file(seeds.tables).encode()
    starts = [event["DTSTART"].dt for event in parsed(content.decode()).walk("VEVENT")]
    assert starts == [date(2018, 3, 30)] * 2 + [date(2018, 6, 30), date(2019, 12, 31), date(2021, 12, 31)]
