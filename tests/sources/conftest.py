"""Bytes to what is read from them, as a build reads a file without a manifest."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from flows.steps.model import Capture, CaptureRead
from flows.steps.read import read

ReadBytes = Callable[..., CaptureRead]


@pytest.fixture
def read_bytes() -> ReadBytes:
    def reader(data: bytes, path: str = "some/file.txt") -> CaptureRead:
        digest = sha256(data).hexdigest()
        return read(Capture(f"cap-{digest[:16]}", digest, data, (path,)))

    return reader
