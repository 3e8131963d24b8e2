"""The Prefect flow: each step of the pipeline as a task, with its progress told to the caller."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.steps import pipeline
from flows.steps.model import Stop
from flows.steps.pipeline import Outcome

P = ParamSpec("P")
R = TypeVar("R")
Progress = Callable[[str], None]

_WORDS = {
    "check_reference": "checking the curated lists",
    "load_previous": "loading the previous release",
    "ingest": "looking for raw files",
    "read_all": "reading captures",
    "assemble": "recognising copies",
    "make_tables": "making tables",
    "validate": "checking every row",
    "release": "comparing and publishing",
}


class _Tasks:
    """Calls steps as Prefect tasks; what one raises passes to the caller as it is."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress

    def __call__(self, step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        self.progress(_WORDS.get(step.__name__, step.__name__))

        def handed_back(*args: P.args, **kwargs: P.kwargs) -> R | Stop:
            try:
                return step(*args, **kwargs)
            except Stop as stop:  # Prefect prints the traceback of what a task raises, which tells a user nothing
                return stop

        # Results are frames: nothing is gained by hashing or storing them.
        as_task = task(name=step.__name__, cache_policy=NO_CACHE, persist_result=False)
        result: R | Stop = as_task(handed_back)(*args, **kwargs)
        if isinstance(result, Stop):
            raise result
        return result


@flow(name="unct-build", validate_parameters=False, persist_result=False)
def build_release(raw: Path, datasets: Path, progress: Progress) -> Outcome | Stop:
    """Publish a release of `raw` into `datasets` if anything changed; a `Stop` is handed back, not raised.

    (A raised one would be logged by Prefect with a traceback, which tells a user nothing.)
    """
    try:
        return pipeline.build(raw, datasets, _Tasks(progress))
    except Stop as stop:
        return stop
