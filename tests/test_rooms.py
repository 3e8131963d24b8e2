"""The rules of the house: who may import whom, and that what is published is what the code makes."""

import ast
import json
import shutil
from pathlib import Path

import pytest

from flows.steps.pipeline import build
from flows.steps.verify import verify

ROOT = Path(__file__).parents[1]
# A room may import itself and the rooms to its right.
ORDER = ["flows", "flows.steps", "flows.sources", "flows.text", "schemas"]


def room(module: str) -> int | None:
    return max((number for number, name in enumerate(ORDER) if f"{module}.".startswith(f"{name}.")), default=None)


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


MODULES = sorted([*ROOT.glob("flows/**/*.py"), *ROOT.glob("schemas/**/*.py")])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_run_one_way(path):
    own = room(".".join(path.relative_to(ROOT).with_suffix("").parts))
    for module in imported(path):
        other = room(module)
        assert other is None or other >= own, f"{path} imports {module}"
        if own > 0:
            assert module.split(".")[0] != "prefect", f"{path} imports Prefect"


def test_modules_fit_into_a_head():
    assert {
        path.name: len(path.read_text("utf-8").splitlines()) for path in MODULES if path.stat().st_size > 16_000
    } == {}


def test_the_published_release_is_whole_and_up_to_date(tmp_path):
    latest = json.loads((ROOT / "datasets" / "index.json").read_text("utf-8"))["latest"]
    verdict = verify(ROOT / "datasets" / latest, ROOT / "raw")
    assert verdict.errors == []
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    assert not build(ROOT / "raw", tmp_path / "datasets").is_new


def test_the_first_published_version_comes_out_again_byte_for_byte(tmp_path):
    index = json.loads((ROOT / "datasets" / "index.json").read_text("utf-8"))
    if len(index["versions"]) > 1:
        pytest.skip("later versions are a function of the earlier ones too")
    folder = build(ROOT / "raw", tmp_path / "datasets").folder
    for path in (ROOT / "datasets" / index["latest"]).iterdir():
        assert path.read_bytes() == (folder / path.name).read_bytes(), path.name
