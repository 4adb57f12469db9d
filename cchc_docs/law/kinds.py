"""The kinds of administrative documents: name, abbreviation, form and parts (Điều 7, Phụ lục III Nghị định 30/2020/NĐ-CP).

The one list that YAML, import, printing, checking and the schema share. It is Python, not YAML: every plain render needs
it, and reading a file would cost more than the render may grow. Held since 05/3/2020 (Điều 37), compared with the
decree's text on 21/11/2026; nothing is known to have replaced it.
"""

from __future__ import annotations


class Form:
    """One sample form of Phụ lục III.

    `phai`: parts (keys of a document) a paper of this form must have; `khong`: parts it has no place for.
    """

    __slots__ = ("khong", "mau", "phai", "ten")

    def __init__(self, mau: str, ten: str, phai: tuple[str, ...], khong: tuple[str, ...] = ()) -> None:
        self.mau, self.ten, self.phai, self.khong = mau, ten, phai, khong


class DocumentType:
    """One kind of document; `viet_tat` is None for công văn and thư công, which have none.

    `mau`: number of its sample form, None where the decree draws none: such a kind is read, never written.
    `kinh_gui`: it may be addressed (điểm a khoản 9 Mục II Phần I Phụ lục I).
    """

    __slots__ = ("ghi_chu", "khoa", "kinh_gui", "mau", "ten", "viet_tat")

    def __init__(
        self, khoa: str, ten: str, viet_tat: str | None, mau: str | None, ghi_chu: str = "", kinh_gui: bool = False
    ) -> None:
        self.khoa, self.ten, self.viet_tat, self.mau, self.ghi_chu, self.kinh_gui = (
            khoa,
            ten,
            viet_tat,
            mau,
            ghi_chu,
            kinh_gui,
        )

    @property
    def in_hoa(self) -> str:
        """The name as it stands above the trích yếu; "" for a công văn, which names no kind."""
        return "" if self.khoa == "cong_van" else self.ten.upper()


GIAY, DIEN_TU = "giay", "dien_tu"
_TO_PAPER = ((GIAY, GIAY), (DIEN_TU, GIAY))


class CopyType(DocumentType):
    """One kind of copy: `hinh_thuc` its key, `duong`: from which form to which it goes (Điều 25)."""

    __slots__ = ("duong", "hinh_thuc")

    def __init__(self, hinh_thuc: str, khoa: str, ten: str, viet_tat: str, duong: tuple[tuple[str, str], ...]) -> None:
        super().__init__(khoa, ten, viet_tat, "3.1")
        self.hinh_thuc, self.duong = hinh_thuc, duong

    @property
    def in_hoa(self) -> str:
        """The words that stand on the copy: "SAO Y"."""
        return self.ten.removeprefix("Bản ").upper()


URGENCY = {"hoa_toc": ("HỎA TỐC", 30), "thuong_khan": ("THƯỢNG KHẨN", 40), "khan": ("KHẨN", 20)}
"""How urgent a paper is: the words of its mark, the width of the frame in mm (8 high; điểm b khoản 2 Mục III Phần I Phụ lục I)."""
OTHER_MARKS = ("TUYỆT MẬT", "TỐI MẬT", "MẬT", "XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")
"""Marks a văn thư puts on paper with a stamp (điểm a, c): known where they are read, never printed."""

_ALWAYS = ("co_quan", "dia_danh", "noi_nhan", "chu_ky")
_DECIDES = (*_ALWAYS, "trich_yeu", "tham_quyen", "can_cu")

FORMS: dict[str, Form] = {
    form.mau: form
    for form in (
        Form("1.1", "Nghị quyết (cá biệt)", _DECIDES, ("kinh_gui",)),
        Form("1.2", "Quyết định (cá biệt) quy định trực tiếp", _DECIDES, ("kinh_gui",)),
        Form("1.3", "Quyết định (cá biệt) quy định gián tiếp", _DECIDES, ("kinh_gui",)),
        Form("1.4", "Văn bản có tên loại", (*_ALWAYS, "trich_yeu"), ("tham_quyen",)),
        Form("1.5", "Công văn", (*_ALWAYS, "trich_yeu", "kinh_gui"), ("tham_quyen", "kem_theo")),
        Form("1.6", "Công điện", (*_ALWAYS, "trich_yeu", "kinh_gui"), ("tham_quyen", "kem_theo")),
        Form("1.7", "Giấy mời", (*_ALWAYS, "trich_yeu"), ("tham_quyen", "kinh_gui", "kem_theo")),
        Form("1.8", "Giấy giới thiệu", _ALWAYS, ("tham_quyen", "kinh_gui", "kem_theo")),
        Form("1.9", "Biên bản", ("co_quan", "noi_nhan", "chu_ky", "trich_yeu"), ("tham_quyen", "kinh_gui", "dia_danh")),
        Form("1.10", "Giấy nghỉ phép", _ALWAYS, ("tham_quyen", "kinh_gui", "kem_theo")),
    )
}
"""The sample forms of papers, by number. 2.1, 2.2 are those of appendices, 3.1, 3.2 of copies."""

_TYPES = (
    DocumentType("nghi_quyet", "Nghị quyết", "NQ", "1.1", "cá biệt"),
    DocumentType("quyet_dinh", "Quyết định", "QĐ", "1.2", "cá biệt; quy định gián tiếp: mẫu 1.3"),
    DocumentType("chi_thi", "Chỉ thị", "CT", "1.4"),
    DocumentType("quy_che", "Quy chế", "QC", "1.4"),
    DocumentType("quy_dinh", "Quy định", "QyĐ", "1.4"),
    DocumentType("thong_cao", "Thông cáo", "TC", "1.4"),
    DocumentType("thong_bao", "Thông báo", "TB", "1.4"),
    DocumentType("huong_dan", "Hướng dẫn", "HD", "1.4"),
    DocumentType("chuong_trinh", "Chương trình", "CTr", "1.4"),
    DocumentType("ke_hoach", "Kế hoạch", "KH", "1.4"),
    DocumentType("phuong_an", "Phương án", "PA", "1.4"),
    DocumentType("de_an", "Đề án", "ĐA", "1.4"),
    DocumentType("du_an", "Dự án", "DA", "1.4"),
    DocumentType("bao_cao", "Báo cáo", "BC", "1.4", kinh_gui=True),
    DocumentType("bien_ban", "Biên bản", "BB", "1.9"),
    DocumentType("to_trinh", "Tờ trình", "TTr", "1.4", kinh_gui=True),
    DocumentType("hop_dong", "Hợp đồng", "HĐ", None),
    DocumentType("cong_van", "Công văn", None, "1.5", kinh_gui=True),
    DocumentType("cong_dien", "Công điện", "CĐ", "1.6", "nơi nhận điện đứng sau “điện:”", kinh_gui=True),
    DocumentType("ban_ghi_nho", "Bản ghi nhớ", "BGN", None),
    DocumentType("ban_thoa_thuan", "Bản thỏa thuận", "BTT", None),
    DocumentType("giay_uy_quyen", "Giấy ủy quyền", "GUQ", "1.4"),
    DocumentType("giay_moi", "Giấy mời", "GM", "1.7"),
    DocumentType("giay_gioi_thieu", "Giấy giới thiệu", "GGT", "1.8"),
    DocumentType("giay_nghi_phep", "Giấy nghỉ phép", "GNP", "1.10"),
    DocumentType("phieu_gui", "Phiếu gửi", "PG", "1.4"),
    DocumentType("phieu_chuyen", "Phiếu chuyển", "PC", "1.4"),
    DocumentType("phieu_bao", "Phiếu báo", "PB", "1.4"),
    DocumentType("thu_cong", "Thư công", None, None),
)
_COPIES = (
    CopyType("sao_y", "ban_sao_y", "Bản sao y", "SY", (*_TO_PAPER, (GIAY, DIEN_TU))),
    CopyType("trich_sao", "ban_trich_sao", "Bản trích sao", "TrS", (*_TO_PAPER, (GIAY, DIEN_TU), (DIEN_TU, DIEN_TU))),
    CopyType("sao_luc", "ban_sao_luc", "Bản sao lục", "SL", (*_TO_PAPER, (GIAY, DIEN_TU))),
)
_BY_KEY = {kind.khoa: kind for kind in _TYPES}

WRITTEN = tuple(kind.khoa for kind in _TYPES if kind.mau)
"""Keys of the kinds a paper can be written in: those the decree draws a form for."""

OTHER = "khac"
"""Stands for a paper of no kind of Điều 7: it prints the name its author gave it (`ten_loai`)."""

UNWRITTEN = tuple(kind.khoa for kind in _TYPES if not kind.mau)
"""Keys of the kinds of Điều 7 without a form in Phụ lục III: refused by name."""


def document_types() -> tuple[DocumentType, ...]:
    """The 29 kinds, in the decree's order."""
    return _TYPES


COPIED = tuple(kind.hinh_thuc for kind in _COPIES)
"""Keys of the kinds of copies: sao_y, trich_sao, sao_luc."""


def copy_types() -> tuple[CopyType, ...]:
    """The three kinds of copies (sao y, trích sao, sao lục), numbered in one series (Phần II Phụ lục I)."""
    return _COPIES


def copy_type(key: str) -> CopyType:
    """`sao_y` -> Bản sao y (SY). Raises StopIteration for what is none of `COPIED`."""
    return next(kind for kind in _COPIES if kind.hinh_thuc == key)


def type_by_key(key: str) -> DocumentType | None:
    """`ke_hoach` -> Kế hoạch (KH)."""
    return _BY_KEY.get(key)


def form_of(key: str) -> Form | None:
    """`giay_moi` -> form 1.7; None for a kind that is not known or has none."""
    kind = _BY_KEY.get(key)
    return FORMS.get(kind.mau or "") if kind else None


def type_by_name(name: str) -> DocumentType | None:
    """`Kế hoạch`, `KẾ HOẠCH` -> Kế hoạch (KH); case and spaces around do not matter."""
    from cchc_docs.vietnamese.fold import fold

    wanted = fold(name)
    return next((kind for kind in _TYPES if fold(kind.ten) == wanted), None)
