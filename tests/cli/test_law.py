"""`cchc law` and the office's own file of texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.cli.main import main
from cchc_docs.law.register import register
from cchc_docs.reading.yaml.legal_texts import read_legal_texts
from cchc_docs.reading.yaml.plan import PlanError

OWN = """van_ban:
- so_ky_hieu: 31/2025/QĐ-UBND
  loai: Quyết định
  co_quan: Ủy ban nhân dân tỉnh Lâm Đồng
  ngay: 17/10/2025
  trich_yeu: quy định về quản lý bến thuyền nhỏ
  muc_chac: chac
  nguon: bản đóng dấu
- so_ky_hieu: 9/2019/QĐ-UBND
  loai: Quyết định
  co_quan: Ủy ban nhân dân tỉnh Lâm Đồng
  ngay: 2019-03-11
  trich_yeu: quản lý bến thuyền
  het_hieu_luc: 01/11/2025
  thay_the_boi: 31/2025/QĐ-UBND
"""
PLAN = """loai: ke_hoach
nam: 2026
co_quan: {{ten: Ủy ban nhân dân xã Đá Mọc, viet_tat: UBND}}
so: 7
ngay_ban_hanh: 12/02/2026
dia_danh: Đá Mọc
trich_yeu: Quản lý bến thuyền năm 2026
mo_dau: ["{}"]
noi_dung:
- tieu_de: Mục đích
  noi_dung: [Bến thuyền gọn gàng.]
noi_nhan: [Như trên]
luu: VT
chu_ky: {{quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: Cao Thị Lụa}}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "van_ban.yaml"
    file.write_text(OWN, encoding="utf-8")
    return file


def test_a_replaced_text_leads_to_what_holds_now(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "110/2004/NĐ-CP", "--as-of", "05/3/2020"]) == 0
    told = capsys.readouterr().out
    assert "đã hết hiệu lực" in told
    assert "Văn bản hiện hành: Nghị định số 30/2020/NĐ-CP" in told
    assert main(["law", "110/2004/NĐ-CP", "--as-of", "04/3/2020"]) == 0
    assert "còn hiệu lực" in capsys.readouterr().out


def test_texts_are_found_by_words_in_either_placement(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "tiếp", "cận", "thông", "tin"]) == 0
    told = capsys.readouterr().out
    assert "104/2016/QH13" in told
    assert "01/2026/QH16" in told
    assert main(["law", "phát", "triển", "văn", "hoá"]) == 0
    assert "80-NQ/TW" in capsys.readouterr().out


def test_a_text_nobody_knows_is_said_to_be_unknown_not_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "9999/QĐ-TTg"]) == 1
    assert "không có nghĩa là văn bản sai" in capsys.readouterr().out


def test_the_summary_shows_what_ends_about_now(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "--as-of", "01/6/2026"]) == 0
    assert "104/2016/QH13 → Luật số 01/2026/QH16" in capsys.readouterr().out


def test_an_own_text_is_used_by_check_and_by_law(own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "ke_hoach.yaml"
    old = "Theo Quyết định số 9/2019/QĐ-UBND ngày 11/3/2019 của Ủy ban nhân dân tỉnh về quản lý bến thuyền."
    plan.write_text(PLAN.format(old), encoding="utf-8")
    main(["check", str(plan), "--select", "VD21"])
    assert "31/2025/QĐ-UBND" in capsys.readouterr().out
    elsewhere = own.rename(tmp_path / "cua_xa.yaml")
    main(["check", str(plan), "--select", "VD21"])
    assert "31/2025/QĐ-UBND" not in capsys.readouterr().out
    main(["check", str(plan), "--select", "VD21", "--law", str(elsewhere)])
    assert "31/2025/QĐ-UBND" in capsys.readouterr().out
    assert main(["law", "9/2019/QĐ-UBND", "--law", str(elsewhere)]) == 0
    assert "Văn bản hiện hành: Quyết định số 31/2025/QĐ-UBND" in capsys.readouterr().out


def test_a_wrong_day_is_an_error_only_where_the_office_is_sure(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "ke_hoach.yaml"
    words = "Theo Quyết định số 31/2025/QĐ-UBND ngày {} của Ủy ban nhân dân tỉnh về quản lý bến thuyền nhỏ."
    plan.write_text(PLAN.format(words.format("18/10/2025")), encoding="utf-8")
    assert main(["check", str(plan), "--select", "VD20"]) == 1
    assert "lỗi" in capsys.readouterr().out
    own.write_text(OWN.replace("muc_chac: chac", "muc_chac: chua_chac"), encoding="utf-8")
    assert main(["check", str(plan), "--select", "VD20"]) == 0


def test_checking_an_own_file_says_what_is_there(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "check", str(own)]) == 0
    assert "2 văn bản" in capsys.readouterr().out
    own.write_text(
        OWN + "- {so_ky_hieu: 30/2020/NĐ-CP, loai: Nghị định, co_quan: Chính phủ, trich_yeu: công tác văn thư}\n",
        "utf-8",
    )
    assert main(["law", "check", str(own)]) == 0
    assert "đã có trong sổ chung" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("31/2025/QĐ-UBND\n  loai", "ba mốt\n  loai"), "không phải số, ký hiệu"),
        (
            (
                "loai: Quyết định\n  co_quan: Ủy ban nhân dân tỉnh Lâm Đồng\n  ngay: 17",
                "loai: Giấy tờ\n  co_quan: Ủy ban nhân dân tỉnh Lâm Đồng\n  ngay: 17",
            ),
            "không phải tên loại",
        ),
        (("17/10/2025", "17/10/2024"), "khác năm 2025"),
        (("01/11/2025", "01/11/2018"), "phải sau ngày"),
        (("muc_chac: chac", "muc_chac: ro_lam"), "muc_chac"),
        (("  trich_yeu: quản lý bến thuyền\n", ""), "thiếu 'trich_yeu'"),
        (("9/2019/QĐ-UBND\n  loai", "31/2025/QĐ-UBND\n  loai"), "khác năm 2025"),
        (("van_ban:", "van_bn:"), "van_bn"),
    ],
)
def test_every_problem_of_an_own_file_is_told_with_its_line(
    own: Path, change: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert change[0] in OWN
    own.write_text(OWN.replace(*change, 1), encoding="utf-8")
    with pytest.raises(PlanError, match=said):
        read_legal_texts(str(own))
    assert main(["law", "check", str(own)]) == 1
    assert f"{own}:" in capsys.readouterr().out


def test_an_own_entry_stands_in_place_of_ours() -> None:
    ours = register().find("30/2020/NĐ-CP")[0]
    own = ours._replace(trich_yeu="công tác văn thư, bản của xã", nguon="bản in")
    joined = register().joined([own])
    assert joined.find("30/2020/NĐ-CP") == [own]
    assert len(joined.texts) == len(register().texts)
    assert register().find("30/2020/NĐ-CP") == [ours]
