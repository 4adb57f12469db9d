"""What can be seen of the house from outside: no circle of imports, no crowded folder, every room says what it is for."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from cchc_docs.checking.registry import _packed, all_rules, rule_modules
from tests.conftest import ROOT

PACKAGE = ROOT / "cchc_docs"
FOLDERS = sorted({file.parent for file in PACKAGE.rglob("*.py")})
ROOM = 15


def imports() -> dict[str, set[str]]:
    """Every module of the package -> the modules it imports, lazily and for types only counted too."""
    names = {}
    for file in PACKAGE.rglob("*.py"):
        names[".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")] = file
    out: dict[str, set[str]] = {}
    for name, file in names.items():
        out[name] = set()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            wanted = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                inner = [f"{node.module}.{alias.name}" for alias in node.names]
                wanted = [one if one in names else node.module for one in inner]
            out[name] |= {one for one in wanted if one in names and one != name}
    return out


def test_no_circle_of_imports_lazy_and_type_only_ones_counted() -> None:
    found = imports()
    assert sum(map(len, found.values())) > 500
    try:
        TopologicalSorter(found).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_a_folder_shows_no_more_modules_than_a_person_takes_in(folder: Path) -> None:
    assert len([file for file in folder.glob("*.py") if file.name != "__init__.py"]) <= ROOM


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_every_room_says_what_it_is_for(folder: Path) -> None:
    doc = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    assert doc
    assert len(doc) > 30


def test_every_rule_file_runs() -> None:
    """A file under rules/ whose rules nobody registers would never run, silently."""
    all_rules()
    files = {file for file in (PACKAGE / "checking" / "rules").rglob("*.py") if file.name != "__init__.py"}
    found = {ROOT.joinpath(*name.split(".")).with_suffix(".py") for name in rule_modules()}
    assert files == found
    assert rule_modules() == _packed()
    with_rules = {one.judge.__module__ for one in all_rules()}
    silent = [
        name
        for name in rule_modules()
        if name not in with_rules
        and "@rule(" in ROOT.joinpath(*name.split(".")).with_suffix(".py").read_text(encoding="utf-8")
    ]
    assert silent == []
