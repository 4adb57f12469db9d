"""Columns every plan knows: code -> heading. A column with another code is the plan's own (free)."""

from __future__ import annotations

from cchc_docs.patterns import ours

COLUMNS = {
    "so_thu_tu": "TT",
    "noi_dung": "Nội dung nhiệm vụ",
    "san_pham": "Sản phẩm, kết quả",
    "chu_tri": "Cơ quan chủ trì",
    "phoi_hop": "Cơ quan phối hợp",
    "thoi_han": "Thời gian hoàn thành",
    "kinh_phi": "Kinh phí",
    "chi_tieu": "Chỉ tiêu",
    "don_vi_tinh": "Đơn vị tính",
    "gia_tri": "Chỉ tiêu phấn đấu",
    "so_lieu": "Số liệu",
    "tien_do": "Tiến độ thực hiện",
    "ket_qua": "Kết quả",
    "ghi_chu": "Ghi chú",
}

DEFAULT_COLUMNS = {
    "nhiem_vu": ("so_thu_tu", "noi_dung", "san_pham", "chu_tri", "phoi_hop", "thoi_han"),
    "chi_tieu": ("so_thu_tu", "chi_tieu", "don_vi_tinh", "gia_tri", "chu_tri"),
    "hang": ("so_thu_tu", "noi_dung", "ghi_chu"),
}

UNIT_COLUMNS = ("chu_tri", "phoi_hop")
"""Columns whose lines may be codes of `don_vi`."""

LISTED_COLUMNS = (*UNIT_COLUMNS, "san_pham")
"""Columns whose lines are things told one by one: wrapped lines must not run into one another."""

UNIT_LINE = ours(r"[(*]*\s*(?:(?:Đơn vị tính|ĐVT|Đvt)(?: [^:;.]{1,25})?|Đơn vị)\s*:")
"""A line that gives the unit of the table below it: "(Đơn vị tính giá trị: nghìn đồng)"."""
PERIOD_LINE = ours(
    r"[(*]*\s*(?:(?:Kỳ|Thời kỳ|Thời điểm) (?:số liệu|báo cáo|thống kê|tổng hợp|(?:chốt|lấy) số liệu)(?: [^:;.]{1,25})?\s*:|Số liệu (?:(?:tính|lũy kế|chốt|lấy) )?(?:đến|từ)\b)"
)
"""A line that gives the time of the figures of the table below it: "Kỳ số liệu: từ ngày … đến ngày …"."""
