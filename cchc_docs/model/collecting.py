"""The form one office fills in for one period, and what writing and reading it must agree on: sheets, columns, words.

A `PhieuThuThap` says what is asked; `writing.xlsx_form` draws it, `reading.xlsx_form` reads it back against the same
object, so an id, a heading or a row that changed on the way is seen.
"""

from __future__ import annotations

from cchc_docs.model.document import SoLieu
from cchc_docs.record import NamedTuple, Record, field


class HangBieu(Record):
    """One row of the statistical form.

    `so`: its number ("2.2.1"). `loai_so_lieu`: thoi_ky (a flow: periods add up), thoi_diem (a stock: the last counts),
    luy_ke (already counted from the start of the year: the last counts and must not go down), "" for a group row.
    `tong`: rows it is the sum of; `khong_nho_hon`: rows whose sum it cannot be below; `ty_le`: numerator and
    denominator of a rate. `lua_chon`: code -> meaning where the figure is a choice. `cap_xa`: False where a commune
    does not have the row. `lay_tu`: a count of the plan's tasks that fills it (nhiem_vu, hoan_thanh).
    """

    so: str
    ten: str
    don_vi_tinh: str = ""
    loai_so_lieu: str = ""
    tong: list[str] = field(default_factory=list)
    khong_nho_hon: list[str] = field(default_factory=list)
    ty_le: list[str] = field(default_factory=list)
    lua_chon: dict[str, str] = field(default_factory=dict)
    cap_xa: bool = True
    lay_tu: str = ""

    @property
    def is_asked(self) -> bool:
        """True for a figure an office types; groups, totals, rates of other rows and task counts are not."""
        return bool(self.loai_so_lieu) and not self.tong and not self.ty_le and not self.lay_tu


class BieuMau(Record):
    """The statistical table of one field.

    `tu_khoa`: words of a heading that put a task of the plan in this field; `don_vi`: code of the office that returns
    the figures ("" leaves it to the plan).
    """

    ma: str
    ten: str
    hang: list[HangBieu]
    tu_khoa: list[str] = field(default_factory=list)
    don_vi: str = ""

    def row(self, number: str) -> HangBieu | None:
        """Return the row of that number."""
        return next((row for row in self.hang if row.so == number), None)


def printed_numbers(form: BieuMau) -> dict[str, str]:
    """Return number of a row in the official form -> number it is printed with: a row left out leaves no hole."""
    out: dict[str, str] = {}
    counts: dict[str, int] = {}
    for row in form.hang:
        above = row.so.rpartition(".")[0]
        while above and above not in out:
            above = above.rpartition(".")[0]
        counts[above] = counts.get(above, 0) + 1
        out[row.so] = f"{out[above]}.{counts[above]}" if above else str(counts[above])
    return out


class HoiNhiemVu(Record):
    """A task as it is asked for, with what was returned last time."""

    ma: str
    noi_dung: str
    san_pham: str = ""
    thoi_han: str = ""
    linh_vuc: str = ""
    truoc_trang_thai: str = ""
    truoc_ket_qua: str = ""


class HoiChiTieu(Record):
    """A target as it is asked for; `la_so`: a figure is expected, not words."""

    ma: str
    ten: str
    don_vi_tinh: str = ""
    muc_tieu: str = ""
    la_so: bool = True
    truoc: str = ""


class HoiLoiVan(Record):
    """A part of the outline an office may write for."""

    ma: str
    ten: str
    goi_y: str = ""


class PhieuThuThap(Record):
    """Everything asked of one office for one period.

    `han_gui`: when the office answers; `han_nop`: when the body itself reports. `truoc_so_lieu`: (form, row) -> last
    figure, as printed. `ma_ke_hoach`, `ten_ke_hoach`: id and subject of the plan it belongs to.
    """

    ky_bao_cao: str
    nam: int
    don_vi: str
    ten_don_vi: str
    ten_ky: str
    co_quan: str = ""
    so_lieu: SoLieu | None = None
    han_gui: str = ""
    han_nop: str = ""
    nhiem_vu: list[HoiNhiemVu] = field(default_factory=list)
    chi_tieu: list[HoiChiTieu] = field(default_factory=list)
    bieu_mau: list[BieuMau] = field(default_factory=list)
    loi_van: list[HoiLoiVan] = field(default_factory=list)
    truoc_so_lieu: dict[tuple[str, str], str] = field(default_factory=dict)
    ma_ke_hoach: str = ""
    ten_ke_hoach: str = ""

    @property
    def code(self) -> str:
        """The line that tells sheets of one form from those of another: period, year, office, plan."""
        return f"{CODE_HEAD} {self.ky_bao_cao} {self.nam} {self.don_vi} {self.ma_ke_hoach}".rstrip()


class FormColumn(NamedTuple):
    """A column of a sheet: key, heading, width in characters, whether an office types in it."""

    key: str
    heading: str
    width: float
    typed: bool = False


CODE_HEAD = "Mã phiếu:"
GROUP_HEAD = "Biểu: "
"""How the row above the figures of one form begins; it has no id."""
CODE_ROW, HEADING_ROW, FIRST_ROW = 2, 3, 4
"""Rows of every sheet, from 1: the title stands in row 1, the code of the form in row 2."""

GUIDE, TASKS, TARGETS, FIGURES, WORDS = "Hướng dẫn", "Nhiệm vụ", "Chỉ tiêu", "Số liệu", "Nội dung"

COLUMNS: dict[str, tuple[FormColumn, ...]] = {
    TASKS: (
        FormColumn("ma", "Mã", 8),
        FormColumn("noi_dung", "Nhiệm vụ", 34),
        FormColumn("san_pham", "Sản phẩm", 18),
        FormColumn("thoi_han", "Thời hạn", 12),
        FormColumn("trang_thai", "Trạng thái", 13, typed=True),
        FormColumn("ket_qua", "Kết quả thực hiện trong kỳ", 32, typed=True),
        FormColumn("so_ky_hieu", "Số, ký hiệu sản phẩm", 14, typed=True),
        FormColumn("ngay", "Ngày ban hành sản phẩm", 12, typed=True),
        FormColumn("ty_le", "Mức độ hoàn thành (%)", 10, typed=True),
        FormColumn("kho_khan", "Khó khăn, vướng mắc", 20, typed=True),
        FormColumn("kien_nghi", "Đề xuất, kiến nghị", 20, typed=True),
        FormColumn("truoc_trang_thai", "Kỳ trước: trạng thái", 12),
        FormColumn("truoc_ket_qua", "Kỳ trước: kết quả", 24),
    ),
    TARGETS: (
        FormColumn("ma", "Mã", 14),
        FormColumn("ten", "Chỉ tiêu", 56),
        FormColumn("don_vi_tinh", "Đơn vị tính", 14),
        FormColumn("muc_tieu", "Mục tiêu của kế hoạch", 20),
        FormColumn("gia_tri", "Kết quả đạt được", 16, typed=True),
        FormColumn("ghi_chu", "Ghi chú", 24, typed=True),
        FormColumn("truoc", "Kỳ trước", 14),
    ),
    FIGURES: (
        FormColumn("ma", "Mã", 17),
        FormColumn("so", "STT", 8),
        FormColumn("ten", "Chỉ tiêu thống kê", 64),
        FormColumn("don_vi_tinh", "Đơn vị tính", 18),
        FormColumn("gia_tri", "Số liệu trong kỳ", 15, typed=True),
        FormColumn("ghi_chu", "Ghi chú", 24, typed=True),
        FormColumn("truoc", "Kỳ trước", 14),
    ),
    WORDS: (
        FormColumn("ma", "Mã", 22),
        FormColumn("ten", "Phần của báo cáo", 40),
        FormColumn("chu", "Nội dung của đơn vị", 90, typed=True),
    ),
}


def figure_code(form: str, number: str) -> str:
    """Return the id of a row of the statistical form: "the_che/2.2.1"."""
    return f"{form}/{number}"
