"""One build of the five real files for all tests that only read it."""

import shutil
from pathlib import Path

import pytest

from flows.steps.pipeline import Outcome, build

RAW = Path(__file__).parents[2] / "raw"
DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def seeds(tmp_path_factory) -> Outcome:
    """The release of the five real files."""
    return build(RAW, tmp_path_factory.mktemp("seeds") / "datasets")


@pytest.fixture
def raw(tmp_path) -> Path:
    """A copy of the real raw folder that a test may change."""
    return Path(shutil.copytree(RAW, tmp_path / "raw"))
