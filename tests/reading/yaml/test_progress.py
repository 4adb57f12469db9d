"""Progress files: read strictly, written so that reading gives the same back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_docs.model.document import NgayThang, SoLieu
from cchc_docs.model.progress import STATUSES, KhongDocDuoc, LoiVan, SoLieuThongKe, TienDo, TienDoChiTieu, TienDoNhiemVu
from cchc_docs.reading.excel.values import cleaned
from cchc_docs.reading.yaml.plan import PlanError
from cchc_docs.reading.yaml.progress import read_progress_text
from cchc_docs.writing.yaml.progress import progress_text, write_progress

words = st.text(max_size=40).map(cleaned) | st.sampled_from(
    ["null", "- a", "a: b", "# x", "no", "05", "'", '"', "{a}", "a\nb", "@x", "50%", "~"]
)
days = st.none() | st.builds(NgayThang, st.integers(1, 28), st.integers(1, 12), st.integers(1990, 2100))
figures = st.none() | st.decimals(0, 10**9, places=2).map(lambda value: value.normalize() + 0)
shares = st.none() | st.decimals(0, 100, places=1).map(lambda value: value.normalize() + 0)
codes = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True)
tasks = st.builds(
    TienDoNhiemVu, st.sampled_from(["", *STATUSES]), words, words, days, shares, words, words, words, days
)
progress = st.builds(
    TienDo, st.sampled_from(["quy_1", "6_thang", "nam"]), st.integers(1990, 2100), words,
    st.none() | st.builds(SoLieu, days.filter(bool), days.filter(bool)),
    st.dictionaries(codes, tasks, max_size=3),
    st.dictionaries(codes, st.builds(TienDoChiTieu, words, words, words, days), max_size=3),
    st.dictionaries(codes, st.dictionaries(st.sampled_from(["1", "2.1", "4.1.3"]), st.builds(SoLieuThongKe, figures, words, words, days), min_size=1, max_size=3), max_size=2),
    st.dictionaries(codes, st.lists(st.builds(LoiVan, words.filter(bool), words), min_size=1, max_size=2), max_size=2),
    st.lists(st.builds(KhongDocDuoc, words.filter(bool), words.filter(bool), words.filter(bool)), max_size=2),
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(progress)
def test_what_is_written_is_read_back(made: TienDo) -> None:
    assert read_progress_text(progress_text(made)).tien_do == made


def problems(text: str) -> list[tuple[int, str]]:
    with pytest.raises(PlanError) as caught:
        read_progress_text(text, "quy_1.yaml")
    return [(problem.place.line, problem.message) for problem in caught.value.problems]


def test_every_mistake_is_told_with_its_line() -> None:
    found = problems(
        "ky_bao_cao: quy_5\nnam: 2026\nnhiem_vu:\n  tt01: {trang_thai: xong}\n  tt02: {ty_le: 140}\n  tt03: {ngay: 31/02/2026}\n"
        "bieu_mau:\n  the_che:\n    '1.2': 12.5\n    a: 3\nla: 1\n"
    )
    assert [line for line, _ in found] == [1, 4, 5, 6, 9, 10, 11]
    assert "dấu chấm phải ngăn" in found[4][1]


def test_a_figure_may_stand_alone() -> None:
    read = read_progress_text("ky_bao_cao: quy_1\nnam: 2026\nbieu_mau:\n  the_che:\n    1.2: 2.310\n")
    assert read.tien_do.bieu_mau["the_che"]["1.2"].gia_tri == Decimal(2310)
    assert read.places(("bieu_mau", "the_che", "1.2")).line == 5


def test_a_file_replaces_the_old_one_whole(tmp_path) -> None:
    write_progress(TienDo("quy_1", 2026, ke_hoach="a.yaml"), str(tmp_path))
    path = write_progress(TienDo("quy_1", 2026, ke_hoach="b.yaml"), str(tmp_path))
    assert [entry.name for entry in tmp_path.iterdir()] == ["quy_1.yaml"]
    assert "ke_hoach: b.yaml" in Path(path).read_text(encoding="utf-8")
