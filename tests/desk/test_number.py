"""A number from the registry goes everywhere it is said, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.cli.main import main
from cchc_docs.desk.paper.number import day_of, numbered
from cchc_docs.errors import CchcError
from cchc_docs.model.document import NgayThang
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_yaml
from tests.conftest import MINIMAL

DAY = NgayThang(9, 1, 2026)
LETTER = """\
loai: cong_van
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Suối Trong, viet_tat: UBND}
dia_danh: Suối Trong
trich_yeu: V/v gửi biểu   # câu của văn thư
kinh_gui: [Các thôn]
van_ban:
  kh: {loai: Kế hoạch, so_ky_hieu: …/KH-UBND, ngay: {nam: 2026}, co_quan: Ủy ban nhân dân xã Suối Trong, trich_yeu: Cải cách hành chính năm 2026}
  tinh: {loai: Kế hoạch, so_ky_hieu: …/KH-UBND, co_quan: Ủy ban nhân dân tỉnh, trich_yeu: Trồng rừng}
noi_dung:
- doan: Gửi biểu của Kế hoạch số      /KH-UBND ngày … tháng … năm 2026 của Ủy ban nhân dân xã Suối Trong.
- doan: Không nhầm với Kế hoạch số …/KH-UBND của Ủy ban nhân dân tỉnh.
noi_nhan: [Như trên]
luu: VT, VHXH
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn Minh}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plan = (
        MINIMAL
        + "phu_luc:\n- ten: Phân công\n  kem_theo: (Kèm theo Kế hoạch số …/KH-UBND ngày …/…/2026)\n  nhiem_vu:\n  - {noi_dung: Rà soát, thoi_han: Quý I/2026}\n"
    )
    (tmp_path / "ke_hoach.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "cong_van.yaml").write_text(LETTER, encoding="utf-8")
    moi = LETTER.replace("loai: cong_van", "loai: thong_bao\nke_hoach_goc: ke_hoach.yaml").split("van_ban:")[0]
    moi = moi.replace("kinh_gui: [Các thôn]\n", "").replace("V/v gửi", "Gửi")
    moi += "noi_dung: ['{{ ke_hoach_goc }} bắt đầu thực hiện.']\nnoi_nhan: [Các thôn]\nluu: VT\nchu_ky: {chuc_vu: CHỦ TỊCH, ho_ten: A}\n"
    (tmp_path / "thong_bao.yaml").write_text(moi, encoding="utf-8")
    (tmp_path / "khac.yaml").write_text("- không phải văn bản\n", encoding="utf-8")
    return tmp_path


def test_number_and_day_go_everywhere_they_are_said_and_are_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "in"
    assert main(["number", str(folder / "ke_hoach.yaml"), "--so", "12", "--ngay", "09/01/2026", "-o", str(out)]) == 0
    shown = capsys.readouterr().out
    assert "số 12/KH-UBND ngày 09 tháng 01 năm 2026 của" in " ".join(shown.split())
    letter = (folder / "cong_van.yaml").read_text(encoding="utf-8")
    assert "Kế hoạch số 12/KH-UBND ngày 09 tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Trong." in " ".join(
        letter.split()
    )
    assert "# câu của văn thư" in letter
    assert "số …/KH-UBND của Ủy ban nhân dân tỉnh" in letter
    document = read_yaml(str(folder / "cong_van.yaml")).document
    assert (document.van_ban["kh"].so_ky_hieu, document.van_ban["kh"].ngay) == ("12/KH-UBND", DAY)
    assert document.van_ban["tinh"].so_ky_hieu == "…/KH-UBND"
    for name, words in (
        ("ke_hoach", "Số: 12/KH-UBND"),
        ("ke_hoach", "(Kèm theo Kế hoạch số 12/KH-UBND ngày 09/01/2026)"),
        ("ke_hoach", "Suối Trong, ngày 09 tháng 01 năm 2026"),
        ("thong_bao", "Kế hoạch số 12/KH-UBND ngày 09 tháng 01 năm 2026"),
    ):
        texts = " | ".join(t.text for t in read_docx((out / f"{name}.docx").read_bytes(), name).document.texts())
        assert words in texts


def test_a_number_given_again_replaces_the_first_and_leaves_nothing_behind(folder: Path) -> None:
    plan = str(folder / "ke_hoach.yaml")
    for number, day in (("12", "09/01/2026"), ("5", "2026-01-12")):
        for file, source in numbered(plan, number, day_of(day)).sources.items():
            Path(file).write_text(source, encoding="utf-8")
    whole = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.yaml"))
    assert "12/KH-UBND" not in whole and "09 tháng 01" not in whole and "09/01/2026" not in whole
    assert whole.count("05/KH-UBND") == 3
    assert numbered(plan, "5", day_of("12/01/2026")).places == []


def test_looking_only_writes_nothing(folder: Path) -> None:
    before = {file: file.read_bytes() for file in folder.iterdir()}
    assert main(["number", str(folder / "ke_hoach.yaml"), "--so", "12", "--ngay", "09/01/2026", "--dry-run"]) == 0
    assert {file: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("number", "day"), [("12/KH-UBND", "09/01/2026"), ("12", "31/02/2026"), ("12", "mai"), ("", "09/01/2026")]
)
def test_a_number_or_day_that_cannot_be_is_refused(folder: Path, number: str, day: str) -> None:
    with pytest.raises(CchcError):
        numbered(str(folder / "ke_hoach.yaml"), number, day_of(day))
