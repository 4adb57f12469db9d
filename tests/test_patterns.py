"""Patterns of ours: compiled when used, kept between runs, the same as fresh ones; nothing of a document is kept."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from cchc_docs import patterns
from cchc_docs.checking.registry import all_rules
from cchc_docs.keeping import Shelf, shelve
from tests.conftest import ROOT
from tests.test_linear import word

TEXTS = [
    *(ROOT / "plans" / "cchc_2026.yaml").read_text(encoding="utf-8").splitlines()[-40:],
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020; trước ngày 30/6/2026, đạt 99,5 % trở lên.",
    "PHỤ LỤC II: Phòng Văn hoá - Xã hội chủ trì; 1.250 hồ sơ , văn bản .",
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CCHC_CACHE_DIR", str(folder))
    yield folder
    patterns.forget()


def started() -> None:
    """Begin a run: nothing is compiled but what was kept."""
    patterns.forget()
    re.purge()
    patterns.remember("thu")


def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that are parsed from now on."""
    parser = import_module("re._parser")
    seen: list[str] = []
    honest = parser.parse
    monkeypatch.setattr(parser, "parse", lambda text, *rest: seen.append(text) or honest(text, *rest))
    return seen


def of_modules() -> list[tuple[str, int]]:
    """Every pattern that stands in a module of ours."""
    all_rules()
    found = [
        one.given
        for name, module in list(sys.modules.items())
        if name.startswith("cchc_docs.")
        for one in vars(module).values()
        if isinstance(one, patterns._Waiting)
    ]
    return list(dict.fromkeys(found))


def test_kept_patterns_find_what_fresh_ones_find(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = of_modules()
    fresh = [re.compile(pattern, flags) for pattern, flags in given]
    assert len(fresh) > 150
    for _ in range(2):
        started()
        seen = parsed(monkeypatch)
        kept = [patterns.ours(pattern, flags) for pattern, flags in given]
        assert seen == []
        assert all(one.search("") or True for one in kept)
        patterns.keep_new()
    assert seen == []
    for one, other in zip(fresh, kept, strict=True):
        assert (one.flags, one.groups, one.groupindex) == (other.flags, other.groups, other.groupindex)
        for text in TEXTS:
            assert [found.regs for found in one.finditer(text)] == [found.regs for found in other.finditer(text)]


def test_a_pattern_used_where_it_stands_does_what_re_does(cache: Path) -> None:
    for _ in range(2):
        started()
        for text in TEXTS:
            for name in ("search", "match", "fullmatch"):
                ours, theirs = (getattr(one, name)(r"(\w+) +(\w+)", text, re.IGNORECASE) for one in (patterns, re))
                assert (ours and ours.regs) == (theirs and theirs.regs)
            assert patterns.findall("[à-ỹ]+", text) == re.findall("[à-ỹ]+", text)
            assert [one[0] for one in patterns.finditer("Ă|NĂM", text, re.IGNORECASE)] == re.findall(r"(?i)Ă|NĂM", text)
            assert patterns.split("[,;]", text, maxsplit=1) == re.split("[,;]", text, maxsplit=1)
            assert patterns.sub("(a)", r"<\1>", text, count=2) == re.sub("(a)", r"<\1>", text, count=2)
        patterns.keep_new()


def test_nothing_of_a_document_is_kept(cache: Path, tmp_path: Path) -> None:
    plan = tmp_path / "ke_hoach.docx"
    plan.write_bytes(word("rows", 20))
    ran = subprocess.run(
        [sys.executable, "-m", "cchc_docs", "check", str(plan)], cwd=ROOT, capture_output=True, check=False
    )
    assert ran.returncode == 1
    (file,) = [one for one in cache.iterdir() if one.name.startswith("bieu_thuc-check-")]
    kept = {pattern for pattern, _ in Shelf(str(file)).everything()}
    assert len(kept) > 200
    assert not [one for one in kept if "Đồng Mơ Hạ" in one or "tồn đọng đợt" in one]
    source = "".join(
        file.read_text(encoding="utf-8")
        for file in (ROOT / "cchc_docs").rglob("*.*")
        if file.suffix != ".pyc" and file.suffix in (".py", ".yaml")
    )
    assert len([one for one in kept if one in source]) > 100


def test_a_run_that_compiles_nothing_new_writes_nothing(cache: Path) -> None:
    for _ in range(2):
        started()
        assert patterns.search("một|hai", "hai")
        patterns.keep_new()
    (file,) = cache.iterdir()
    before = file.stat().st_mtime_ns
    started()
    assert patterns.search("một|hai", "hai")
    patterns.keep_new()
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("code", [b"", b"\0" * 8, b"\xff" * 40, (7).to_bytes(4, sys.byteorder) * 3])
def test_numbers_the_engine_refuses_are_compiled_anew(code: bytes, cache: Path) -> None:
    started()
    assert patterns._table is not None
    shelve(patterns._table.path, {("ba(n|o)", 0): (32, code, 1, {}, ())})
    started()
    found = patterns.ours("ba(n|o)").match("bao")
    assert found is not None
    assert found[1] == "o"


def test_a_file_that_was_touched_is_not_used(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started()
    assert patterns.match("xã|phường", "xã")
    patterns.keep_new()
    (file,) = cache.iterdir()
    data = file.read_bytes()
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    started()
    seen = parsed(monkeypatch)
    assert patterns.match("xã|phường", "xã")
    assert "xã|phường" in seen


def test_a_python_without_such_insides_compiles_as_ever(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_numbers", lambda *_: (_ for _ in ()).throw(AttributeError("_code")))
    started()
    assert patterns._table is None
    assert patterns.search("xã|phường", "phường")
    patterns.keep_new()
    assert not cache.exists()


def test_every_pattern_of_ours_can_be_compiled() -> None:
    for pattern, flags in of_modules():
        re.compile(pattern, flags)


def test_a_module_of_the_check_compiles_no_pattern_when_it_is_imported() -> None:
    """Four hundred patterns compiled at every start took a tenth of it: `patterns.ours` waits and keeps."""
    odd = []
    for room in ("checking", "law", "model", "vietnamese"):
        for file in sorted((ROOT / "cchc_docs" / room).rglob("*.py")):
            odd += [
                f"{file.name}:{node.lineno}"
                for node in ast.parse(file.read_text(encoding="utf-8")).body
                if isinstance(node, ast.Assign | ast.AnnAssign) and "re.compile(" in ast.unparse(node)
            ]
    assert odd == []


def test_processes_of_a_run_keep_what_they_compiled_for_the_next_run(cache: Path) -> None:
    from cchc_docs.desk.many import over
    from tests.desk.jobs import searched

    started()
    assert list(over(searched, [r"một|hai|ba\d"] * 8, processes=2)) == [True] * 8
    patterns.keep_new()
    assert r"một|hai|ba\d" in {key[0] for key in Shelf(str(next(cache.glob("bieu_thuc-thu-*.bang")))).everything()}


def test_what_other_processes_kept_meanwhile_stays(cache: Path) -> None:
    started()
    patterns.search("một", "một")
    path = patterns._table.path
    other = patterns._Table("thu", path, patterns._table.engine)
    other.compiled("hai", 0)
    other.keep_new()
    patterns.keep_new()
    assert {key[0] for key in Shelf(path).everything()} >= {"một", "hai"}
