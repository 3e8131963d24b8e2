"""Bytes to what is read from them, as a build reads a file without a manifest."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from flows.steps.checks_bytes import reproduce
from flows.steps.model import Capture, CaptureRead
from flows.steps.read import read

ReadBytes = Callable[..., CaptureRead]


@pytest.fixture(scope="session")
def read_bytes() -> ReadBytes:
    def reader(data: bytes, path: str = "some/file.txt") -> CaptureRead:
        digest = sha256(data).hexdigest()
        return read(Capture(f"cap-{digest[:16]}", digest, data, (path,)))

    return reader


@pytest.fixture(scope="session")
def read_lawful(read_bytes: ReadBytes) -> ReadBytes:
    """As `read_bytes`, and the laws hold: each byte has one role, each passage is made again from its own bytes."""

    def reader(data: bytes) -> CaptureRead:
        done = read_bytes(data)
        assert [each.detail for each in done.rejects if each.reason == "family_failed"] == []
        assert [span.start for span in done.spans] == [0, *(span.end for span in done.spans[:-1])]
        assert done.spans[-1].end == len(data)
        owned: dict[tuple[int | None, int | None], list[tuple[int, int]]] = {}
        for span in done.spans:
            owned.setdefault((span.record, span.piece), []).append((span.start, span.end))
        for number, record in enumerate(done.records):
            for place, part in enumerate(record.parts):
                slices = [data[start:end] for start, end in part.segments]
                assert reproduce(slices, done.encoding or "", done.media_type) == part.text
                assert owned[number, place] == list(part.segments)
        return done

    return reader
