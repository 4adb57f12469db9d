"""What real papers say rightly and rules took for wrong: a draft's appendices, issuers told first, rates, bodies of their time."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def told(code: str, **paper: object) -> list[str]:
    read = example_read(json.dumps(paper, ensure_ascii=False))
    return [one.quote for one in check(read, on=date(2026, 9, 1), select=(code,)).findings]


@pytest.mark.parametrize(
    ("code", "line", "wrong"),
    [
        ("TC01", "Dự thảo Đề án gồm 05 mục và Phụ lục I ghi vốn từng bến.", False),
        ("TC01", "Xem Phụ lục I của dự thảo.", False),
        ("TC01", "Vốn từng bến ghi ở Phụ lục I.", True),
        ("CQ10", "Thông tư liên tịch số 12/2012/TTLT-BTC-BLĐTBXH ngày 10/5/2012 của Bộ Tài chính, Bộ LĐTBXH về trợ cấp.", False),
        ("CQ10", "Gửi Bộ LĐTBXH trước ngày 10/10/2026.", True),
        ("BC19", "Phà chạy 3 chuyến/ngày phục vụ bà con (người già, trẻ em, học sinh, thương binh, khách xa).", False),
        ("BC10", "Cần 340 m² (gồm 20 bếp x 15 m²/bếp = 300 m² và 04 kho x 10 m²/kho = 40 m²).", False),
        ("BC10", "Cần 340 m² (gồm bếp 300 m² và kho 50 m²).", True),
        ("CH32", "Đóng sổ thuyền thành tập hồ sơ.", False),
    ],
)  # fmt: skip
def test_a_line(code: str, line: str, wrong: bool) -> None:
    assert bool(told(code, mo_dau=[line])) is wrong


@pytest.mark.parametrize(
    ("code", "lines", "wrong"),
    [
        ("VD31", ["Căn cứ Báo cáo của Ủy ban nhân dân tỉnh số 21/BC-UBND ngày 08/12/2025 về thu ngân sách;"], False),
        ("VD31", ["Căn cứ Báo cáo số 21/BC-UBND ngày 08/12/2025 về thu ngân sách;"], True),
        ("VD31", ["Căn cứ Quy hoạch bến đò đã được UBND tỉnh phê duyệt tại Quyết định số 21/QĐ-UBND ngày 08/12/2025;"], False),
        ("TT37", ["Căn cứ Điều 4 Thông tư số 15/2025/TT-BNV ngày 04/8/2025 của Bộ Nội vụ về thuyền;", "Căn cứ Điều 9 Thông tư số 15/2025/TT-BNV ngày 04/8/2025 của Bộ Nội vụ về bến;"], False),
        ("TT37", ["Căn cứ Điều 4 Thông tư số 15/2025/TT-BNV ngày 04/8/2025 của Bộ Nội vụ về thuyền;", "Căn cứ Điều 4 Thông tư số 15/2025/TT-BNV ngày 04/8/2025 của Bộ Nội vụ về bến;"], True),
    ],
)  # fmt: skip
def test_bases(code: str, lines: list[str], wrong: bool) -> None:
    assert bool(told(code, can_cu=lines)) is wrong


@pytest.mark.parametrize(("year", "wrong"), [(2018, False), (2026, True)])
def test_nhan_dan_has_its_capital_since_the_decree(year: int, wrong: bool) -> None:
    found = told(
        "TT40", mo_dau=["Chăm lo đời sống nhân dân ven sông."], ngay_ban_hanh={"ngay": 5, "thang": 6, "nam": year}
    )
    assert bool(found) is wrong
