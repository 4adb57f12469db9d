"""What earlier runs found nothing in, kept between runs: a paper is told the same, and nothing of it stays behind."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from cchc_docs import keeping, patterns
from cchc_docs.checking.examples import example_read
from cchc_docs.checking.registry import all_rules
from cchc_docs.checking.runner import check
from cchc_docs.checking.word_lists import slips
from cchc_docs.checking.wording import searching
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.checking.wording.searching import Searched
from cchc_docs.checking.wording.texts import known, seen
from cchc_docs.keeping import Shelf
from tests.conftest import MINIMAL, ROOT

_LINES = [
    *(f"Thôn Khe {n} họp dân, ghi sổ, báo cáo xã trước ngày {n}/6/2026." for n in range(1, 29)),
    "Các thôn triển khai thực hiên việc đắp kè, báo cáo cáo bằng văn bản.",
]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., list[tuple[str, str]]]]:
    """Checks lines as a process of its own that keeps things between runs."""
    monkeypatch.setenv("CCHC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(keeping, "_last", [])

    def told(*lines: str, **paper: object) -> list[tuple[str, str]]:
        patterns.remember("thu")
        monkeypatch.setattr(searching, "KNOWN_TEXTS", known.KnownTexts())
        read = example_read(json.dumps(paper or {"mo_dau": lines or _LINES}, ensure_ascii=False))
        found = [(one.code, one.quote) for one in check(read, on=date(2026, 3, 2)).findings]
        keeping.done()
        keeping._last.clear()
        return found

    yield told
    patterns.forget()


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many texts patterns were tried in since this was asked last."""
    count = [0]
    honest = Searched._matches_in

    def counted(self, pattern, numbers):
        count[0] += len(numbers)
        yield from honest(self, pattern, numbers)

    monkeypatch.setattr(Searched, "_matches_in", counted)
    monkeypatch.setattr(searching, "_MANY", 1.0)
    return lambda: (count[0], count.__setitem__(0, 0))[0]


def _files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").glob("da_xem-*"))


def test_a_later_run_looks_only_at_what_is_new(run: Callable, looked: Callable, tmp_path: Path) -> None:
    first = run()
    assert "thực hiên" in {quote for _, quote in first} and len(_files(tmp_path)) == 1
    new = looked()
    assert run() == first
    seen_before = looked()
    assert run("Thôn Vực đầy mạnh việc đắp kè.", *_LINES)[0] != first[0]
    assert seen_before < looked() < new
    assert 5 * seen_before < new


_AGAIN = "Kê lại cầu phao cũ cho bà con sang chợ; treo đèn ở đầu cầu; kê lại cầu phao cũ cho bà con sang chợ; buộc dây."
_STATION = "Nhờ bác sĩ của trạm y tế xã khám cho khách qua cầu."
_OF_A_PROVINCE = {"co_quan": {"ten": "Ủy ban nhân dân tỉnh Lào Cai"}}
_TABLE = {"bang": {"cot": [{"ma": "viec", "ten": "Việc"}], "hang": [{"viec": _AGAIN}, {"viec": _STATION}]}}


@pytest.mark.parametrize(
    "before",
    [
        {"noi_dung": [_TABLE]},
        {"mo_dau": [_AGAIN, _STATION], **_OF_A_PROVINCE},
        {"mo_dau": ["Bến Cầu."], "noi_nhan": [_AGAIN, _STATION]},
        {"mo_dau": [_AGAIN, _STATION], "loai": "bao_cao", "ngay_ban_hanh": {"ngay": 5, "thang": 6, "nam": 2012}},
    ],
)
def test_the_same_words_elsewhere_in_a_paper_or_in_another_s_hide_nothing(
    run: Callable, before: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_MANY", 1.0)
    monkeypatch.setenv("CCHC_FORGET", "1")
    alone = run(_AGAIN, _STATION)
    assert {"CH84", "CQ07"} <= {code for code, _ in alone}
    monkeypatch.delenv("CCHC_FORGET")
    run(**before)
    assert run(_AGAIN, _STATION) == alone


def test_where_nothing_is_new_nothing_is_written(run: Callable, tmp_path: Path) -> None:
    run()
    run()  # what looks into the whole paper first may still learn of its texts now
    (file,) = _files(tmp_path)
    before = file.stat().st_mtime_ns, file.stat().st_ino
    run()
    assert before == (file.stat().st_mtime_ns, file.stat().st_ino)


def test_nothing_a_paper_says_is_in_the_file(run: Callable, tmp_path: Path) -> None:
    run()
    (file,) = _files(tmp_path)
    data = file.read_bytes()
    assert len(data) > 500 and file.stat().st_mode & 0o077 == 0
    for text in _LINES:
        for word in text.split():
            if len(word) > 3:
                assert word.encode() not in data and word.encode("utf-16-le") not in data
    key = seen.Seen(str(file)).key
    assert len(key) == 16
    file.unlink()
    run()
    assert seen.Seen(str(file)).key != key


@pytest.mark.parametrize("harm", ["cut", "flipped", "empty", "open to others"])
def test_a_file_that_was_touched_is_none(harm: str, run: Callable, looked: Callable, tmp_path: Path) -> None:
    first = run()
    new = looked()
    (file,) = _files(tmp_path)
    data = file.read_bytes()
    if harm == "open to others":
        file.chmod(0o666)
    else:
        file.write_bytes(
            {"cut": data[:-9], "flipped": data[:80] + bytes([data[80] ^ 4]) + data[81:], "empty": b""}[harm]
        )
    assert run() == first
    assert looked() == new


def test_another_program_has_another_file(run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run()
    honest, looked_in = keeping._marks, list[str]()

    def later(folder: str) -> list[tuple[str, int, int]]:
        looked_in.append(folder)
        return [(path, size, time + 1) for path, size, time in honest(folder)]

    monkeypatch.setattr(keeping, "_marks", later)
    keeping.program.cache_clear()
    assert run() == first
    keeping.program.cache_clear()  # what comes next is this program again
    assert looked_in[0] == str(ROOT / "cchc_docs")
    assert len(_files(tmp_path)) == 2


def test_nothing_is_kept_where_that_is_not_wished(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_FORGET", "1")
    assert run() == run()
    assert _files(tmp_path) == []


def test_what_is_kept_is_bounded_and_the_last_stay(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "_MOST", 30)
    monkeypatch.setattr(seen, "MOST_KEYS", 25)
    run()
    run("Thôn Vực họp dân.")
    (file,) = _files(tmp_path)
    kept = seen.Seen(str(file))
    assert len(kept._texts) == 30 and len(kept.numbers) == 25
    assert kept.bits("Thôn Vực họp dân.") and not kept.bits(_LINES[0])


def test_a_pattern_with_words_of_a_paper_is_not_kept(tmp_path: Path) -> None:
    kept = seen.Seen(str(tmp_path / "da_xem-thu"))
    assert kept.number(("Trạm Vực", 32)) is None and kept.number(("where", "Trạm Vực", 32 | 2)) is None
    assert kept.number(("trạm", 2)) == 0 and kept.number("doubled") == 1 and kept.number(("trạm", 2)) == 0


_BODY = """\
mo_dau: ['Theo Kết luận của Hyện ủy, bến nghỉ.', 'Chở người chèo-lái qua sông.', 'Dạy chèo, lái cho trẻ.']
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung:
  - tieu_de: Trạm Y tế Vực Phao
    noi_dung: ['Chủ trì, phối hợp với Trạm Y tế Vực Phao và các thôn nạo vét mương.', Cấp dầu.]
  - {tieu_de: Công an xã, noi_dung: [Giữ trật tự., Trực.]}"""


def test_no_word_of_a_paper_goes_into_the_kept_patterns(tmp_path: Path) -> None:
    """By a process of its own: in this one most patterns are compiled by now. They fill the table, and nothing else does."""
    words = {"CH13": "Hyện", "TC40": "Vực Phao", "CH23": "chèo"}  # each rule looks for a word of the paper
    plan = tmp_path / "bai.yaml"
    plan.write_text(MINIMAL.replace("noi_dung:", _BODY, 1), encoding="utf-8")
    kept = tmp_path / "cache"
    command = [sys.executable, "-m", "cchc_docs", "check", str(plan), "--format", "json"]
    ran = subprocess.run(command, env={**os.environ, "CCHC_CACHE_DIR": str(kept)}, capture_output=True, cwd=ROOT)
    assert ran.returncode == 1 and words.keys() <= {one["code"] for one in json.loads(ran.stdout)["findings"]}
    (table,) = kept.glob("bieu_thuc-check-*")
    patterns_kept = [pattern for pattern, _ in Shelf(str(table)).everything()]
    assert len(patterns_kept) > 300
    assert not [one for one in patterns_kept if any(word in one for word in words.values())]


def test_the_table_of_patterns_has_room_for_all_that_stand_in_our_code() -> None:
    calls = (patterns.ours, patterns.search, patterns.match, patterns.findall, patterns.sub, patterns.split)
    names = {one.__name__ for one in calls} | {"finditer", "fullmatch"}
    count = 0
    for file in (ROOT / "cchc_docs").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                count += ast.unparse(node.func).removeprefix("patterns.") in names
    rows = sum(len(slips(group)) for group in ("nham_chu", "thieu_chu", "thieu_phay", "thua_phay", "ten_san_pham"))
    assert count > 2000 and rows > 100
    assert 1.5 * (count + rows) < patterns._MOST


def test_every_rule_that_keeps_pairs_has_its_own_name() -> None:
    all_rules()
    kept = {
        id(one): one.name
        for name, module in list(sys.modules.items())
        if name.startswith("cchc_docs.checking.")
        for one in vars(module).values()
        if isinstance(one, Passed)
    }
    assert len(kept) > 3 and len(set(kept.values())) == len(kept)
