"""What a document is made of, and `Paper`, all of it together; `document.py` adds the walk over its texts.

Field names are the vocabulary (`vocabulary.yaml`): the same word is the YAML key, the
attribute and the template variable. Texts are NFC and may carry `**bold**` and `*italic*`.
"""

from __future__ import annotations

from cchc_docs.model.markup import NOTE, plain
from cchc_docs.record import NamedTuple, Record, field

Path = tuple[str | int, ...]
"""Where a value stands in the model: keys and indexes as in the YAML, e.g. ("phu_luc", 0, "nhiem_vu", 3, "chu_tri")."""


class Text(NamedTuple):
    """One piece of text of a document: where it stands, what it is, what it says."""

    path: Path
    role: str
    text: str


class NgayThang(Record):
    """A date with parts still open: the registry clerk writes the day by hand."""

    ngay: int | None = None
    thang: int | None = None
    nam: int | None = None

    @property
    def possible(self) -> bool:
        """Tell whether the parts given make a day of the calendar."""
        if self.thang is not None and not 1 <= self.thang <= 12:
            return False
        if self.ngay is None:
            return True
        if self.thang is None:
            return 1 <= self.ngay <= 31
        leap = self.nam is None or (self.nam % 4 == 0 and (self.nam % 100 != 0 or self.nam % 400 == 0))
        longest = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[self.thang - 1]
        return 1 <= self.ngay <= longest


class GiaiDoan(Record):
    """Years a plan covers, both included."""

    tu: int
    den: int


class CoQuan(Record):
    """The issuing body (điểm b khoản 2 Điều 8), with the body above it where there is one."""

    ten: str = ""
    viet_tat: str = ""
    chu_quan: str = ""


class DonVi(Record):
    """An organisation that leads or takes part. `cach_viet`: other ways the same document writes its name."""

    ten: str
    viet_tat: str = ""
    cach_viet: list[str] = field(default_factory=list)


class VanBan(Record):
    """A cited text (khoản 6 Mục II Phần I Phụ lục I: in full at the first mention, then type and number)."""

    loai: str
    so_ky_hieu: str = ""
    ngay: NgayThang | None = None
    co_quan: str = ""
    trich_yeu: str = ""


class MocChiTieu(Record):
    """The value a target has in one phase (a year or a span of years)."""

    ten: str
    gia_tri: str
    so_sanh: str = ""


class ChiTieu(Record):
    """A target: what is measured, in which unit, compared how (>=, >, =, <=, <) with which value."""

    ten: str
    don_vi_tinh: str = ""
    so_sanh: str = ""
    gia_tri: str = ""
    moc: list[MocChiTieu] = field(default_factory=list)
    chu_tri: list[str] = field(default_factory=list)


class SoLieu(Record):
    """From which day to which day the figures of a report run, both included."""

    tu: NgayThang
    den: NgayThang


class KyBaoCao(Record):
    """One report the plan asks for: which period, due when, over which figures.

    `han_noi_bo`: the day the body's own offices answer by, before its own `han_nop`.
    """

    ky_bao_cao: str
    han_nop: NgayThang
    so_lieu: SoLieu | None = None
    han_noi_bo: NgayThang | None = None


class Cot(Record):
    """A column of a table.

    `rong` is a share of the width in percent (0: as the template has it); `nhom` is the heading above neighbouring
    columns that carry the same words.
    """

    ma: str
    ten: str
    rong: float = 0.0
    nhom: str = ""


class Hang(Record):
    """A row: column code -> lines of its cell. A group row (`nhom`) has one wide cell.

    `gop_tren`: columns whose cell continues the cell above (merged downwards).
    `gop_phai`: column -> how many columns its cell covers to the right, itself included.
    `don_vi`: column -> codes of `Document.don_vi` its lines were written with.
    `nhan`: the row number as typed; None leaves it to the table. `so_thu_tu`: the number printed.
    """

    o: dict[str, list[str]] = field(default_factory=dict)
    ma: str = ""
    nhom: str = ""
    nhan: str | None = None
    moc: int = 0
    chi_tieu: str = ""
    gop_tren: list[str] = field(default_factory=list)
    gop_phai: dict[str, int] = field(default_factory=dict)
    don_vi: dict[str, list[str]] = field(default_factory=dict)
    so_thu_tu: str = ""

    def words(self, column: str) -> str:
        """The words of a cell, its lines joined by a space, markup stripped; "" where there is none."""
        lines = self.o.get(column)
        if not lines:
            return ""
        words = lines[0] if len(lines) == 1 else " ".join(lines)
        return (plain(words) if "*" in words or NOTE in words else words).strip()


class Bang(Record):
    """A table. `kieu` is also the key its rows stand under: nhiem_vu, chi_tieu or hang.

    `danh_so`: form of the row number ("1", "1.", "01", "I", "" for none).
    `danh_so_lai`: row numbers begin at 1 again under each group.
    `tach_dong`: several offices or products in one cell are parted by ";" in print (`printed.cell_lines`); `tach`: they
    are in this document (set by `complete`).
    """

    cot: list[Cot]
    hang: list[Hang]
    kieu: str = "hang"
    danh_so: str = "1"
    danh_so_lai: bool = True
    tach_dong: bool = True
    tach: bool = False


class Muc(Record):
    """A block of the body. `kieu`: tieu_de (heading), muc (labelled text), doan (no label), bang (table), bieu_do (chart).

    `nhan` is the label as a person typed it; None leaves it to the scheme (`danh_so` of the parent).
    A chart has its title in `chu` and its data in `bang`: labels in the first column, a series in each other one.
    `khoa`: the key its text stands under ("" for an item that is a plain string).
    `nhan_in` is the label that is printed; `bac` the depth, from 1. Both are set by `numbering.number`.
    `ket`: these are the last words of a body without closing paragraph; "./." is printed after them.
    """

    kieu: str
    chu: str = ""
    nhan: str | None = None
    danh_so: str | None = None
    ma: str = ""
    noi_dung: list[Muc] = field(default_factory=list)
    bang: Bang | None = None
    khoa: str = ""
    nhan_in: str = ""
    bac: int = 1
    ket: bool = False


class PhuLuc(Record):
    """An appendix (khoản 1 Mục III Phần I Phụ lục I): blocks, then its own table if it has one.

    `nhan`/`kem_theo`: as typed; None leaves them to the document, "" means none. `dong_dau`: the lines of the head where
    a second document stands here (the rules a decision issues, under a head of their own), `chu_ky` who signs it.
    `tep_rieng`: it is issued as a file of its own (mẫu 2.2), not under the body.
    """

    ten: str = ""
    ma: str = ""
    dong_dau: list[str] = field(default_factory=list)
    nhan: str | None = None
    kem_theo: str | None = None
    huong: str = "ngang"
    noi_dung: list[Muc] = field(default_factory=list)
    danh_so: str | None = None
    bang: Bang | None = None
    chu_ky: ChuKy | None = None
    tep_rieng: bool = False
    nhan_in: str = ""
    kem_theo_in: str = ""


class ChuKy(Record):
    """The signature block (khoản 7 Mục II): TM./KT./Q./TL./TUQ. lines, title, name.

    `ky_ten`: what stands in the room of the signature, as typed ("(Đã ký)", "(Ký, ghi rõ họ tên)").
    """

    quyen_han: list[str] = field(default_factory=list)
    chuc_vu: str = ""
    ho_ten: str = ""
    ky_ten: str = ""


class BanSao(Record):
    """What a body that copies a paper puts under its last words (mẫu 3.1; Phần II Phụ lục I).

    `hinh_thuc`: key of one of `law.kinds.copy_types()`. `so` counts all copies of the body in a year.
    """

    hinh_thuc: str
    co_quan: CoQuan | None = None
    so: str = ""
    dia_danh: str = ""
    ngay: NgayThang | None = None
    noi_nhan: list[str] = field(default_factory=list)
    luu: str = ""
    chu_ky: ChuKy | None = None


class ChuaRo(Record):
    """Something read that has no role we know: kept word for word, with its place."""

    vi_tri: str
    chu: str


class Paper(Record):
    """A kế hoạch, a báo cáo, or another administrative document as far as the model goes.

    `nguyen_trang`: nothing is added that a person did not type (no ";" or "./.", no "Căn cứ");
    an imported file has it where the file departs from the form.
    `dong_so`, `dong_ngay`: the number line and the date line as typed, where they depart from the form.
    `quoc_hieu`: the lines at the right of the head as typed, where they are not Quốc hiệu and Tiêu ngữ of the form (a
    paper of the Party, a programme without any: []); None leaves them to the form.
    `tham_quyen`: the line of authority of a decision, above its căn cứ ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH").
    `kem_theo`: "(Kèm theo Quyết định số …)" under the title of a paper that another one issues.
    `chu_ky_khac`: who signs beside `chu_ky`, from left to right (the secretary of a meeting, a second office).
    `xac_nhan`: who confirms a leave where it was spent, below the signature (mẫu 1.10).
    `do_khan`: how urgent it is, a key of `law.kinds.URGENCY` ("": not at all); printed in a frame under the number (ô 10b).
    `lien_he`: address, telephone, e-mail at the foot of page 1 (ô số 13, khoản 4 Mục III Phần I Phụ lục I).
    `ban_sao`: this is a copy, and who made it; a sao lục has the sao y it was made of before it.
    `ma_ke_hoach`: what forms, progress and reports know this plan by ("" : made from its head, `codes.plan_id`).
    `van_ban_cap_tren`: code in `van_ban` of the superior's plan this one carries out.
    `ke_hoach`, `ky_bao_cao`, `so_lieu`: of a báo cáo, the file of its plan, its period, the days of its figures.
    """

    loai: str
    ten_loai: str = ""
    ma_ke_hoach: str = ""
    nam: int | None = None
    giai_doan: GiaiDoan | None = None
    co_quan: CoQuan | None = None
    quoc_hieu: list[str] | None = None
    so: str = ""
    ky_hieu: str = ""
    dong_so: str | None = None
    dia_danh: str = ""
    ngay_ban_hanh: NgayThang | None = None
    dong_ngay: str | None = None
    trich_yeu: str = ""
    kem_theo: str = ""
    kinh_gui: list[str] = field(default_factory=list)
    don_vi: dict[str, DonVi] = field(default_factory=dict)
    van_ban: dict[str, VanBan] = field(default_factory=dict)
    chi_tieu: dict[str, ChiTieu] = field(default_factory=dict)
    tu_viet_tat: dict[str, str] = field(default_factory=dict)
    tham_quyen: list[str] = field(default_factory=list)
    can_cu: list[str] = field(default_factory=list)
    mo_dau: list[str] = field(default_factory=list)
    danh_so: list[str] = field(default_factory=list)
    noi_dung: list[Muc] = field(default_factory=list)
    ket_thuc: list[str] = field(default_factory=list)
    danh_so_phu_luc: str = "I"
    phu_luc: list[PhuLuc] = field(default_factory=list)
    che_do_bao_cao: list[KyBaoCao] = field(default_factory=list)
    noi_nhan: list[str] = field(default_factory=list)
    luu: str = ""
    chu_ky: ChuKy | None = None
    chu_ky_khac: list[ChuKy] = field(default_factory=list)
    xac_nhan: ChuKy | None = None
    do_khan: str = ""
    lien_he: list[str] = field(default_factory=list)
    ban_sao: list[BanSao] = field(default_factory=list)
    nguyen_trang: bool = False
    bo_qua: dict[str, str] = field(default_factory=dict)
    ke_hoach_goc: str = ""
    van_ban_cap_tren: str = ""
    du_thao_tu: str = ""
    ke_hoach: str = ""
    ky_bao_cao: str = ""
    so_lieu: SoLieu | None = None
    chua_ro: list[ChuaRo] = field(default_factory=list)
