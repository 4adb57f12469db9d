"""Who is given a task, which paper and which appendix is meant: told where two places of a paper cannot both be."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checking.times.told import told


def _organised(*parts: tuple[str, list[str]]) -> dict[str, Any]:
    inside = [{"tieu_de": unit, "noi_dung": [*duties, "Giữ sạch bến."]} for unit, duties in parts]
    return {"noi_dung": [{"tieu_de": "Tổ chức thực hiện", "noi_dung": inside}]}


def _table(task: str, lead: str, helped: str = "Các thôn") -> dict[str, Any]:
    row = {"noi_dung": task, "san_pham": "Sổ", "chu_tri": lead, "phoi_hop": helped, "thoi_han": "Tháng 9/2026"}
    return {"phu_luc": [{"ten": "Nhiệm vụ", "nhiem_vu": [row]}]}


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Chủ trì vớt bèo trên kênh Hạ.", "Chủ trì vớt bèo trên kênh Hạ.", 1),
        ("Chủ trì vớt bèo trên kênh Hạ.", "Phối hợp vớt bèo trên kênh Hạ.", 0),
        ("Chủ trì vớt bèo trên kênh Hạ đợt 1.", "Chủ trì vớt bèo trên kênh Hạ đợt 2.", 0),
        ("Chủ trì các nhiệm vụ được giao tại Phụ lục.", "Chủ trì các nhiệm vụ được giao tại Phụ lục.", 0),
        ("Là cơ quan thường trực của Ban tổ chức.", "Là cơ quan thường trực của Ban tổ chức.", 1),
        ("Là cơ quan thường trực của Ban tổ chức.", "Thường trực tìm kiếm cứu nạn.", 0),
    ],
)
def test_one_duty_has_one_lead(first: str, second: str, found: int) -> None:
    given = _organised(("Phòng Kinh tế", [first]), ("Công an xã", [second]))
    assert len(told(("TC28",), **given)) == found


@pytest.mark.parametrize(
    ("body", "task", "lead", "found"),
    [
        ("Phòng Kinh tế mua phao, giao cho các bến.", "Mua phao", "Công an xã", 1),
        ("Phòng Kinh tế mua phao, giao cho các bến.", "Mua phao", "Phòng Kinh tế", 0),
        ("Đóng mới thuyền cứu hộ cho bến Hạ. Giao Công an xã chủ trì.", "Đóng mới thuyền cứu hộ", "Phòng Kinh tế", 1),
        ("Đóng mới thuyền cứu hộ cho bến Hạ. Giao Công an xã chủ trì.", "Đóng mới thuyền cứu hộ", "Công an xã", 0),
    ],
)
def test_a_task_of_the_body_and_its_row_have_one_lead(body: str, task: str, lead: str, found: int) -> None:
    given = {"noi_dung": [{"tieu_de": "Nhiệm vụ", "noi_dung": [body, "Giữ sạch bến."]}]}
    assert len(told(("TC27",), **given, **_table(task, lead, "Phòng Kinh tế"))) == found


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("Ủy ban nhân dân xã ban hành Kế hoạch sửa cầu treo cho học sinh thôn Hạ năm 2026 như sau:", ["cầu treo"]),
        ("Ủy ban nhân dân xã ban hành Kế hoạch sửa bến đò cho học sinh năm 2026 như sau:", []),
        ("Ủy ban nhân dân xã ban hành Kế hoạch tổ chức sửa bến đò cho học sinh thôn Hạ năm 2026 như sau:", []),
    ],
)
def test_the_opening_speaks_of_what_the_title_does(opening: str, found: list[str]) -> None:
    given = told(("TC18",), trich_yeu="Sửa bến đò cho học sinh thôn Hạ năm 2026", mo_dau=[opening])
    assert [quote for _, quote in given] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Số phao của từng bến theo Phụ lục kèm theo.", 1),
        ("Số phao theo Phụ lục kèm theo Thông tư số 30/2025/TT-BXD.", 0),
        ("Số phao của từng bến theo bảng dưới đây.", 0),
    ],
)
def test_an_appendix_that_is_nowhere(words: str, found: int) -> None:
    assert len(told(("TC01",), mo_dau=[words])) == found


@pytest.mark.parametrize(("said", "found"), [("Biểu số 02", 0), ("Biểu số 03", 1)])
def test_forms_are_called_by_their_labels(said: str, found: int) -> None:
    forms = [{"ten": f"Bảng kê {n}", "nhan": f"Biểu số 0{n}"} for n in (1, 2)]
    assert len(told(("TC01",), mo_dau=[f"Kê phao theo Biểu số 01 và {said}."], phu_luc=forms)) == found


@pytest.mark.parametrize(("article", "found"), [("Điều 2", 0), ("Điều 7", 1), ("Điều 7 Luật Đường thủy", 0)])
def test_an_article_named_without_a_text_is_of_this_one(article: str, found: int) -> None:
    articles = [
        "Người lái đò mặc áo phao.",
        "Không chở quá số người.",
        f"Ai vi phạm quy định tại {article} thì bị nhắc nhở.",
    ]
    given = {"loai": "quy_che", "danh_so": ["Điều 1.", "1.", "a)"], "noi_dung": articles}
    assert len(told(("TC12",), **given)) == found


def test_a_deputy_who_signs_by_order_signs_for_the_head() -> None:
    signer = {"quyen_han": ["TL. CHỦ TỊCH"], "chuc_vu": "PHÓ CHÁNH VĂN PHÒNG", "ho_ten": "Lò Thị Mây"}
    assert len(told(("TQ02",), loai="cong_van", chu_ky=signer)) == 1
    signer["quyen_han"] = ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"]  # type: ignore[assignment]
    assert told(("TQ02",), loai="cong_van", chu_ky=signer) == []


@pytest.mark.parametrize(
    ("duty", "found"),
    [
        ("Chủ trì phát dầu cho tàu cá, hàng hoa dọc bến 2 km.", ["hàng hoa dọc bến 2 km"]),
        ("Chủ trì phát dầu cho tàu cá, hàng hoa dọc kênh 3 km.", []),
    ],
)
def test_what_another_does_is_not_among_what_a_unit_leads(duty: str, found: list[str]) -> None:
    body = {
        "tieu_de": "Nhiệm vụ",
        "noi_dung": ["Trồng cây; hàng hoa dọc bến 2 km do Đoàn Thanh niên xã chủ trì.", "Trông xe."],
    }
    given = _organised(("Phòng Kinh tế", [duty]), ("Công an xã", ["Giữ trật tự."]))
    assert [quote for _, quote in told(("TC28",), noi_dung=[body, *given["noi_dung"]])] == found


def test_a_time_that_another_of_the_same_sentence_explains_is_no_second_one() -> None:
    said = "Phát phao cho bến Hạ đạt 60% trước ngày 30/8/2026; phần còn lại phát trước ngày 31/10/2026."
    given = {"noi_dung": [{"tieu_de": "Nhiệm vụ", "noi_dung": [said, "Giữ sạch bến."]}]}
    row = {"noi_dung": "Phát phao cho bến Hạ", "san_pham": "Sổ", "chu_tri": "Văn phòng", "thoi_han": "31/10/2026"}
    assert told(("TG38",), **given, phu_luc=[{"ten": "Việc", "nhiem_vu": [row]}]) == []
    row["thoi_han"] = "15/12/2026"
    assert told(("TG38",), **given, phu_luc=[{"ten": "Việc", "nhiem_vu": [row]}]) == [("TG38", "15/12/2026")]
