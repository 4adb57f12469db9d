"""A quarter as offices returned it, and the report made of it."""

from __future__ import annotations

from decimal import Decimal

from cchc_docs.model.document import Document, NgayThang
from cchc_docs.model.progress import LoiVan, SoLieuThongKe, TienDo, TienDoChiTieu, TienDoNhiemVu
from cchc_docs.reporting.report import build_report
from tests.reporting.small import small_plan

D = Decimal


def quarter_one() -> TienDo:
    tasks = {
        "tc01": TienDoNhiemVu("hoan_thanh", "Đã rà soát 14 văn bản", "21/BC-UBND", NgayThang(18, 2, 2026), don_vi="van_phong"),
        "tc02": TienDoNhiemVu("chua_thuc_hien", don_vi="van_phong"),
        "tt01": TienDoNhiemVu("dang_thuc_hien", "Đang in bảng niêm yết", kho_khan="Thiếu kinh phí in", kien_nghi="Cấp bổ sung kinh phí", don_vi="vh_xh"),
        "tt03": TienDoNhiemVu("dang_thuc_hien", "Đã tiếp nhận 3 phản ánh", kho_khan="Thiếu kinh phí in", don_vi="vh_xh"),
    }  # fmt: skip
    figures = {"thu_tuc_hanh_chinh": {"3.2.1": SoLieuThongKe(D(2310)), "3.2.2": SoLieuThongKe(D(2298))}}
    targets = {"dung_han": TienDoChiTieu("99,48"), "cho_doi": TienDoChiTieu("22")}
    return TienDo(
        "quy_1",
        2026,
        nhiem_vu=tasks,
        bieu_mau=figures,
        chi_tieu=targets,
        loi_van={"tich_cuc": [LoiVan("Hồ sơ trễ hạn giảm.", "vh_xh")]},
    )


def made(code: str = "quy_1", *more: TienDo) -> tuple[Document, Document, dict[str, TienDo]]:
    plan, _, own = small_plan()
    returned = {progress.ky_bao_cao: progress for progress in (quarter_one(), *more)}
    return build_report(plan, returned, code, own=own)[0], plan, returned


def lines(document: Document) -> list[str]:
    return [
        text
        for path, role, text in document.texts()
        if path[0] in ("mo_dau", "noi_dung", "ket_thuc") and role != "nhan"
    ]
