"""Tables kept between runs: the same as their source, never trusted where somebody else may have written them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from cchc_docs import keeping
from cchc_docs.checking.rules.chinh_ta import dau
from cchc_docs.checking.wording import neighbours
from tests.conftest import ROOT

OURS = sorted(file for file in (ROOT / "cchc_docs").rglob("data/*.yaml"))
TEXT = "ngay: 2026-03-05\nten: [một, 2, 2.5, null, true]\nlong: {a: {2026-01-01: x}}\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCHC_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_a_kept_table_is_its_source(file: Path, cache: Path) -> None:
    wanted = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert keeping.table(str(file)) == wanted
    assert len(list(cache.iterdir())) == 1
    assert keeping.table(str(file)) == wanted


def test_what_is_kept_is_used_and_what_was_touched_is_not(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.yaml"
    source.write_text(TEXT, encoding="utf-8")
    wanted = keeping.table(str(source))
    read: list[str] = []
    honest = keeping._loaded
    monkeypatch.setattr(keeping, "_loaded", lambda file, data: read.append(file) or honest(file, data))
    assert keeping.table(str(source)) == wanted
    assert read == []
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"\0")
    assert keeping.table(str(source)) == wanted
    assert len(read) == 1
    source.write_text(TEXT.replace("một", "hai"), encoding="utf-8")
    assert keeping.table(str(source))["ten"][0] == "hai"
    assert len(read) == 2


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
@pytest.mark.parametrize("whose", ["file", "folder"])
def test_what_others_may_write_is_not_trusted(
    whose: str, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.yaml"
    source.write_text(TEXT, encoding="utf-8")
    keeping.table(str(source))
    (kept,) = cache.iterdir()
    (kept if whose == "file" else cache).chmod(0o666 if whose == "file" else 0o777)
    read: list[str] = []
    honest = keeping._loaded
    monkeypatch.setattr(keeping, "_loaded", lambda file, data: read.append(file) or honest(file, data))
    keeping.table(str(source))
    assert len(read) == 1


def test_a_table_is_nobody_elses(cache: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.yaml"
    source.write_text(TEXT, encoding="utf-8")
    keeping.table(str(source))["ten"].append("thêm")
    assert len(keeping.table(str(source))["ten"]) == 5


def test_what_cannot_be_kept_is_still_read(cache: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.yaml"
    source.write_text("gio: 2026-03-05 10:11:12\n", encoding="utf-8")
    assert keeping.table(str(source))["gio"].hour == 10
    assert not cache.exists() or list(cache.iterdir()) == []
    source.write_text("- 1\n", encoding="utf-8")
    with pytest.raises(TypeError, match="mapping"):
        keeping.table(str(source))


def test_what_is_worked_out_is_kept_until_its_files_change(cache: Path, tmp_path: Path) -> None:
    data, code = tmp_path / "a.yaml", tmp_path / "a.py"
    data.write_text("x", encoding="utf-8")
    code.write_text("y", encoding="utf-8")
    made: list[int] = []

    def make() -> dict[tuple[str, str], list[int]]:
        made.append(1)
        return {("một", "hai"): [1, 2]}

    for _ in range(3):
        assert keeping.worked_out("thu", [str(data), str(code)], make) == {("một", "hai"): [1, 2]}
    assert len(made) == 1
    for file in (data, code):
        file.write_text("khác hẳn", encoding="utf-8")
        assert keeping.worked_out("thu", [str(data), str(code)], make) == {("một", "hai"): [1, 2]}
    assert len(made) == 3
    for kept in cache.iterdir():
        kept.write_bytes(kept.read_bytes()[:-1] + b"\0")
    assert keeping.worked_out("thu", [str(data), str(code)], make) == {("một", "hai"): [1, 2]}
    assert len(made) == 4
    assert keeping.worked_out("thu", [str(tmp_path / "none")], make)
    assert len(made) == 5


def test_kept_words_are_those_of_the_list(cache: Path) -> None:
    fresh = dau._work_out()
    for _ in range(2):
        dau._known.cache_clear()
        assert dau._known() == fresh


def test_the_kept_table_of_neighbours_is_that_of_its_lists(cache: Path) -> None:
    fresh = neighbours._work_out()
    for _ in range(2):
        neighbours.neighbours.cache_clear()
        table = neighbours.neighbours()
        assert (table._behind, table._before, table._alone) == fresh


WORDS = {
    ("xã", 0): ("một", b"\0\1", {"a": 1}),
    ("phường", 2): ("hai", b"", {}),
    ("đặc khu\ud800", 0): ("", b"x" * 9000, {}),
}


def test_a_shelf_gives_what_was_put_on_it_and_nothing_that_was_touched(cache: Path) -> None:
    path = str(cache / "ke.bang")
    keeping.shelve(path, WORDS)
    shelf = keeping.Shelf(path)
    assert shelf.everything() == {key: shelf.get(key) for key in WORDS} == WORDS
    assert shelf.get(("xã", 2)) is None
    keeping.shelve(path, {("xã", 0): 1})  # another run writes: who reads keeps what it has
    assert shelf.get(("phường", 2)) == WORDS["phường", 2]
    shelf.close()
    assert shelf.everything() == {}
    keeping.shelve(path, WORDS)
    data = Path(path).read_bytes()
    for at in range(0, len(data), 7):
        Path(path).write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        touched = keeping.Shelf(path)
        assert all(touched.get(key) in (None, value) for key, value in WORDS.items())
        assert len(touched.everything()) < len(WORDS)
        touched.close()
    Path(path).write_bytes(data[:40])
    assert keeping.Shelf(path).everything() == {}


def test_a_shelf_is_nobody_elses_and_need_not_be_there(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(cache / "ke.bang")
    assert keeping.Shelf(path).everything() == {}
    keeping.shelve(path, WORDS)
    Path(path).rename(cache / "khac.bang")
    assert keeping.Shelf(str(cache / "khac.bang")).everything() == {}
    keeping.shelve(path, WORDS)
    monkeypatch.delattr(os, "pread", raising=False)
    assert keeping.Shelf(path).everything() == WORDS
    if os.name != "nt":
        Path(path).chmod(0o666)
        assert keeping.Shelf(path).everything() == {}
