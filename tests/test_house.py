"""The house rules that a machine can hold: sizes, words, floors, who prints, what must not be in the project."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from cchc_docs.model import document as model
from cchc_docs.reading.yaml.document import DOCUMENT
from cchc_docs.reading.yaml.kinds import Fields, Kind, ListOf, MapOf
from tests.conftest import ROOT

PACKAGE = ROOT / "cchc_docs"
MODULES = sorted(PACKAGE.rglob("*.py"))
MODULE_STOP, FUNCTION_STOP = 400, 60


def tracked() -> list[Path]:
    """Every text file of the project."""
    skipped = {".git", ".venv", "output", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis", ".pytest_cache"}
    endings = {".py", ".md", ".yaml", ".toml", ".json", ".txt", ".cfg", ""}
    return [
        file
        for file in ROOT.rglob("*")
        if file.is_file() and not skipped & set(file.relative_to(ROOT).parts) and file.suffix in endings
    ]


@pytest.mark.parametrize("file", MODULES, ids=lambda f: str(f.relative_to(ROOT)))
def test_modules_and_functions_stay_small(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert source.count("\n") <= MODULE_STOP
    long = [
        (node.name, node.end_lineno - node.lineno + 1)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_STOP
    ]
    assert long == []


def prints(file: Path) -> bool:
    """Tell whether a module calls print or writes to the terminal."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            return True
        owner = node.value if isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr") else None
        if isinstance(owner, ast.Name) and owner.id == "sys":
            return True
    return False


def test_only_the_command_line_and_the_page_print() -> None:
    printing = [
        str(file.relative_to(ROOT)) for file in MODULES if not {"cli", "web"} & set(file.parts) and prints(file)
    ]
    assert [name for name in printing if name != "cchc_docs/writing/template/shipped.py"] == []


def keys_of(kind: Kind, seen: set[int]) -> set[str]:
    """Every key a kind may hold, all the way down."""
    if id(kind) in seen:
        return set()
    seen.add(id(kind))
    if isinstance(kind, Fields):
        return set(kind.fields).union(*(keys_of(inner, seen) for inner in kind.fields.values()))
    if isinstance(kind, ListOf | MapOf):
        return keys_of(kind.item, seen)
    properties = re.findall(r"'properties': \{(.*?)\}", "")
    found: set[str] = set(properties)
    schema = kind.schema()
    stack = [schema]
    while stack:
        top = stack.pop()
        if isinstance(top, dict):
            found |= set(top.get("properties", {}))
            stack += list(top.values())
        elif isinstance(top, list):
            stack += top
    return found


def test_every_key_of_a_plan_is_in_the_vocabulary() -> None:
    words = yaml.safe_load((PACKAGE / "vocabulary.yaml").read_text(encoding="utf-8"))
    assert sorted(keys_of(DOCUMENT, set()) - set(words)) == []


def test_every_field_of_the_model_is_in_the_vocabulary() -> None:
    words = set(yaml.safe_load((PACKAGE / "vocabulary.yaml").read_text(encoding="utf-8")))
    internal = {"o", "khoa", "ket", "nhan_in", "bac", "kem_theo_in", "kieu", "tach"}
    fields = {
        name
        for item in vars(model).values()
        if isinstance(item, type) and hasattr(item, "__dataclass_fields__")
        for name in item.__dataclass_fields__
    }
    assert sorted(fields - words - internal) == []


def test_every_term_of_the_vocabulary_has_an_accented_form_and_a_gloss() -> None:
    words = yaml.safe_load((PACKAGE / "vocabulary.yaml").read_text(encoding="utf-8"))
    for key, value in words.items():
        assert re.fullmatch(r"[a-z0-9_]+", key), key
        assert isinstance(value, list), key
        assert len(value) == 2, key


def test_the_project_names_no_path_of_a_machine() -> None:
    marks = re.compile(r"/(?:work|home|root)/[a-z]|C:\\Users", re.IGNORECASE)
    hits = [
        f"{file.relative_to(ROOT)}: {found[0]}"
        for file in tracked()
        if (found := marks.search(file.read_text(encoding="utf-8", errors="ignore"))) and file.name != "test_house.py"
    ]
    assert hits == []


HEAVY = ("lxml", "docx", "docxtpl", "jinja2", "pypdf", "openpyxl", "babel", "holidays", "pypdfium2", "argparse")


@pytest.mark.parametrize("module", ["cchc_docs.cli.main", "cchc_docs.reading.yaml.plan", "cchc_docs.model.document"])
def test_nothing_heavy_is_imported_before_it_is_needed(module: str) -> None:
    code = f"import sys, {module}; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


# What a render of a plan must not wait for: each of these costs it 1 to 40 ms of the 60 it takes.
UNWANTED = (
    *HEAVY[:-1], "ast", "bz2", "copy", "dataclasses", "decimal", "difflib", "email", "hashlib", "inspect", "json", "locale", "logging",
    "lzma", "pathlib", "pickle", "random", "shutil", "socket", "ssl", "subprocess", "tempfile", "textwrap", "threading", "tokenize",
    "traceback", "urllib", "uuid", "xml", "zipfile",
)  # fmt: skip


def test_a_plain_render_imports_what_it_needs_and_no_more(tmp_path: Path) -> None:
    arguments = ["render", str(ROOT / "plans" / "cchc_2026.yaml"), "-o", str(tmp_path / "ke_hoach.docx"), "--force"]
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}; from cchc_docs.cli.main import main; main({arguments!r}); "
        f"print([m for m in {UNWANTED!r} if m in sys.modules], sum(m.startswith('cchc_docs') for m in sys.modules) < 62)"
    )
    environment = {**os.environ, "CCHC_CACHE_DIR": str(tmp_path / "cache")}
    said = ""
    for _ in range(2):  # the first one compiles the template
        done = subprocess.run(
            [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env=environment
        )
        said = done.stdout.splitlines()[-1]
    assert said == "[] True"


@pytest.mark.parametrize(
    ("file", "needed"),
    [("cchc_2026.yaml", {"decimal", "difflib"}), ("giay_to/cong_van.yaml", {"decimal"})],
    ids=["plan", "letter"],
)
def test_a_check_imports_what_it_needs_and_no_more(file: str, needed: set[str], tmp_path: Path) -> None:
    arguments = ["check", str(ROOT / "plans" / file)]
    unwanted = [name for name in (*UNWANTED, "pkgutil", "importlib.util") if name not in needed]
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}; from cchc_docs.cli.main import main; main({arguments!r}); "
        f"print([m for m in {unwanted!r} if m in sys.modules])"
    )
    environment = {**os.environ, "CCHC_CACHE_DIR": str(tmp_path / "cache")}
    for _ in range(2):  # the first one reads the tables from YAML
        done = subprocess.run(
            [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env=environment
        )
    assert done.stdout.splitlines()[-1] == "[]"
