"""Patterns kept between runs: they find what fresh ones find, hold nothing of a document, and are not trusted blindly."""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_docs import patterns
from cchc_docs.checking.registry import all_rules
from tests.conftest import ROOT

TEXTS = [
    *(ROOT / "plans" / "cchc_2026.yaml").read_text(encoding="utf-8").splitlines(),
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020; trước ngày 30/6/2026, đạt 99,5 % trở lên.",
    "PHỤ LỤC II: Phòng Văn hoá - Xã hội chủ trì; 1.250 hồ sơ , văn bản .",
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CCHC_CACHE_DIR", str(folder))
    yield folder
    patterns.forget()
    re.purge()


def started() -> None:
    """Begin a run: nothing is remembered but what was kept."""
    patterns.forget()
    re.purge()
    patterns.remember("thu")


def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that are parsed from now on."""
    from importlib import import_module

    parser = import_module("re._parser")
    seen: list[str] = []
    honest = parser.parse
    monkeypatch.setattr(parser, "parse", lambda text, *rest: seen.append(text) or honest(text, *rest))
    return seen


def ours() -> list[re.Pattern[str]]:
    """Every pattern that stands in a module of ours."""
    all_rules()
    found = {
        (one.pattern, one.flags): one
        for name, module in list(sys.modules.items())
        if name.startswith("cchc_docs.")
        for one in vars(module).values()
        if isinstance(one, re.Pattern) and isinstance(one.pattern, str)
    }
    return list(found.values())


def test_kept_patterns_find_what_fresh_ones_find(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = ours()
    assert len(fresh) > 100
    for _ in range(2):
        started()
        seen = parsed(monkeypatch)
        kept = [patterns.ours(one.pattern, one.flags) for one in fresh]
        patterns.keep_new()
    assert seen == []
    for one, other in zip(fresh, kept, strict=True):
        assert (one.flags, one.groups, one.groupindex) == (other.flags, other.groups, other.groupindex)
        for text in TEXTS[-40:]:
            assert [found.regs for found in one.finditer(text)] == [found.regs for found in other.finditer(text)]


def test_what_stands_in_code_is_kept_and_what_a_document_says_is_not(cache: Path) -> None:
    started()
    word = "Người " + TEXTS[-3][:5].strip()
    assert re.search(r"Ng[uư]ời (\w+)", word)
    assert re.search(word + r"$", word)
    assert re.compile(rf"{word}|x").match(word)
    assert patterns.ours("thôn|" + "bản").match("bản")
    patterns.keep_new()
    (file,) = cache.iterdir()
    kept = {text for text, _ in marshal.loads(file.read_bytes()[32:])}
    assert kept == {r"Ng[uư]ời (\w+)", "thôn|bản"}
    assert word.encode() not in file.read_bytes()


def test_a_run_that_compiles_nothing_new_writes_nothing(cache: Path) -> None:
    for _ in range(2):
        started()
        patterns.ours("một|hai")
        patterns.keep_new()
    (file,) = cache.iterdir()
    before = file.stat().st_mtime_ns
    started()
    assert re.search("một|hai", "hai")
    patterns.keep_new()
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("code", [b"", b"\0" * 8, b"\xff" * 40, (7).to_bytes(4, sys.byteorder) * 3])
def test_numbers_the_engine_refuses_are_compiled_anew(code: bytes, cache: Path) -> None:
    started()
    assert patterns._table is not None
    patterns._table._known["ba(n|o)", 0] = (32, code, 1, {})
    found = patterns.ours("ba(n|o)").match("bao")
    assert found is not None
    assert found[1] == "o"


def test_a_file_that_was_touched_is_not_used(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started()
    patterns.ours("xã|phường")
    patterns.keep_new()
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"\0")
    started()
    seen = parsed(monkeypatch)
    patterns.ours("xã|phường")
    assert seen == ["xã|phường"]


def test_a_bad_pattern_is_refused_in_the_same_words(cache: Path) -> None:
    def said() -> str:
        with pytest.raises(re.error) as told:
            re.compile("(xã")
        return str(told.value)

    started()
    with_table = said()
    patterns.forget()
    assert said() == with_table
