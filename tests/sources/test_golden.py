"""Each folder of tests/golden: an input and, written by hand, all that must be read from it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.steps.model import CaptureRead, Fact, Record
from flows.text.fold import fold
from flows.text.markup import strip_markup

GOLDEN = Path(__file__).parents[1] / "golden"


def _cases() -> list[Any]:
    cases = []
    for folder in sorted(path for path in GOLDEN.iterdir() if (path / "expected.yaml").exists()):
        expected = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
        reason = expected.pop("xfail", None)
        marks = [] if reason is None else [pytest.mark.xfail(reason=reason, strict=True)]
        cases.append(pytest.param(folder, expected, id=folder.name, marks=marks))
    return cases


@pytest.mark.parametrize(("folder", "expected"), _cases())
def test_golden(folder: Path, expected: dict[str, Any], read_bytes) -> None:
    data = next(folder.glob("input.*")).read_bytes()

    done = read_bytes(data)

    assert _seen(done, data) == _filled(expected)
    assert [span.start for span in done.spans] == [0, *(span.end for span in done.spans[:-1])]
    assert done.spans[-1].end == len(data)


def _filled(expected: dict[str, Any]) -> dict[str, Any]:
    """What is not said is empty, and the capture is plain text in UTF-8."""
    defaults = {"media_type": "text/plain", "encoding": "utf-8", "capture": {}, "records": [], "boilerplate": []}
    whole = {**defaults, "rejects": [], "findings": [], **expected}
    whole["records"] = [{"fields": {}, "links": [], "images": [], **record} for record in whole["records"]]
    return whole


def _seen(done: CaptureRead, data: bytes) -> dict[str, Any]:
    def shown(start: int, end: int) -> str:
        text = data[start:end].decode(done.encoding or "utf-8")
        return fold(text) if done.media_type == "text/plain" else strip_markup(text)

    return {
        "family": done.family,
        "status": done.status,
        "media_type": done.media_type,
        "encoding": done.encoding,
        "capture": _values(done.facts),
        "records": [_record(record) for record in done.records],
        "boilerplate": [[span.rule, shown(span.start, span.end)] for span in done.spans if span.role == "boilerplate"],
        "rejects": [[each.reason, shown(each.byte_start or 0, each.byte_end or 0)] for each in done.rejects],
        "findings": sorted(note.rule for note in done.notes),
    }


def _values(facts: list[Fact]) -> dict[str, Any]:
    """Value by name; a list where a name has several values."""
    found: dict[str, list[Any]] = {}
    for fact in facts:
        values = found.setdefault(fact.name, [])
        if fact.value not in values:
            values.append(fact.value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _record(record: Record) -> dict[str, Any]:
    return {
        "kind": record.kind,
        "fields": _values(record.facts),
        "passages": [[part.kind, part.text] for part in record.parts],
        "links": [_link(record, number) for number in range(len(record.links))],
        "images": [_image(record, number) for number in range(len(record.images))],
    }


def _link(record: Record, number: int) -> dict[str, Any]:
    link = record.links[number]
    slice_ = record.parts[link.part].text[link.char_start : link.char_end]
    assert slice_ == link.anchor
    return {"anchor": slice_, "href": link.href.value} | ({} if link.url is None else {"url": link.url})


def _image(record: Record, number: int) -> dict[str, Any]:
    image = record.images[number]
    facts = {name: getattr(image, name) for name in ("src", "alt", "width", "height", "credit")}
    seen = {name: fact.value for name, fact in facts.items() if fact is not None}
    if image.url is not None:
        seen["url"] = image.url
    if image.caption is not None:
        seen["caption"] = record.parts[image.caption].text
    return seen
