"""What the offices returned in one period: per task, per target, per row of the statistical form, and in words.

One `TienDo` is one file `tien_do/<ky_bao_cao>.yaml` beside the plan. Nothing here is computed: totals, rates and
cumulative figures are made by `reporting` from these values.
"""

from __future__ import annotations

from decimal import Decimal

from cchc_docs.model.document import NgayThang, Path, SoLieu
from cchc_docs.record import NamedTuple, Record, field

STATUSES = {
    "hoan_thanh": "Hoàn thành",
    "dang_thuc_hien": "Đang thực hiện",
    "chua_thuc_hien": "Chưa thực hiện",
    "khong_thuc_hien": "Không thực hiện",
}
"""Status of a task -> the words of the forms and tables. "" means nobody has answered yet."""


class TienDoNhiemVu(Record):
    """What was returned for one task. `ty_le` is in percent (0 to 100); `don_vi` who returned it, `ngay_gui` when.

    `so_ky_hieu` and `ngay` are those of the product.
    """

    trang_thai: str = ""
    ket_qua: str = ""
    so_ky_hieu: str = ""
    ngay: NgayThang | None = None
    ty_le: Decimal | None = None
    kho_khan: str = ""
    kien_nghi: str = ""
    don_vi: str = ""
    ngay_gui: NgayThang | None = None


class TienDoChiTieu(Record):
    """The value a target has reached: a figure in Vietnamese form ("98,5"), or words where the target is words."""

    gia_tri: str = ""
    ghi_chu: str = ""
    don_vi: str = ""
    ngay_gui: NgayThang | None = None


class SoLieuThongKe(Record):
    """One figure of the statistical form, in the unit of its row (a rate in percent)."""

    gia_tri: Decimal | None = None
    ghi_chu: str = ""
    don_vi: str = ""
    ngay_gui: NgayThang | None = None


class LoiVan(Record):
    """What an office wrote for one part of the outline."""

    chu: str
    don_vi: str = ""


class KhongDocDuoc(Record):
    """A cell that was filled but could not be taken: where it stands, its words, why."""

    vi_tri: str
    chu: str
    ly_do: str


class TienDo(Record):
    """Everything returned in one period.

    `ke_hoach`, `ma_ke_hoach`: file and id of the plan it belongs to. `bieu_mau`: code of a form -> row number -> figure. `loi_van`: code of an outline part -> texts.
    `so_lieu`: the data range the returns were asked for. `khong_doc_duoc`: what a person must still look at.
    """

    ky_bao_cao: str
    nam: int
    ke_hoach: str = ""
    so_lieu: SoLieu | None = None
    nhiem_vu: dict[str, TienDoNhiemVu] = field(default_factory=dict)
    chi_tieu: dict[str, TienDoChiTieu] = field(default_factory=dict)
    bieu_mau: dict[str, dict[str, SoLieuThongKe]] = field(default_factory=dict)
    loi_van: dict[str, list[LoiVan]] = field(default_factory=dict)
    khong_doc_duoc: list[KhongDocDuoc] = field(default_factory=list)
    ma_ke_hoach: str = ""


class Remark(NamedTuple):
    """Something in progress or a report that a person must look at: where (path and words), what."""

    path: Path
    message: str
    place: str = ""
