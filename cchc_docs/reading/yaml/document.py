"""The keys of a document and what each may hold: one table that reading, `cchc schema` and messages share."""

from __future__ import annotations

from functools import cache
from typing import Any

from cchc_docs.law.kinds import COPIED, URGENCY, form_of
from cchc_docs.model.document import (
    BanSao,
    ChiTieu,
    ChuaRo,
    CoQuan,
    Document,
    DonVi,
    GiaiDoan,
    KyBaoCao,
    MocChiTieu,
    SoLieu,
    VanBan,
)
from cchc_docs.reading.yaml.body import BLOCK_FIELDS, BLOCKS, SCHEME, SIGNER, Appendix, Block, LabelWords, lines
from cchc_docs.reading.yaml.kinds import (
    Choice,
    Day,
    Fields,
    Kind,
    ListOf,
    MapOf,
    PaperKind,
    PeriodCode,
    Whole,
    Words,
    YesNo,
)

_OFFICE = Fields(
    {
        "ten": Words("Tên đầy đủ: Ủy ban nhân dân xã An Bình"),
        "viet_tat": Words("Viết tắt trong ký hiệu: UBND"),
        "chu_quan": Words("Cơ quan chủ quản trực tiếp, nếu có"),
    },
    CoQuan,
    required=("ten",),
)
_UNIT = Fields(
    {
        "ten": Words("Tên đầy đủ"),
        "viet_tat": Words("Tên viết tắt"),
        "cach_viet": lines("Các cách viết khác của tên trong văn bản"),
    },
    DonVi,
    required=("ten",),
)
_CITED = Fields(
    {
        "loai": Words("Nghị quyết, Kế hoạch, Luật …"),
        "so_ky_hieu": Words("300/KH-UBND"),
        "ngay": Day("Ngày ban hành"),
        "co_quan": Words("Cơ quan ban hành: Chính phủ, UBND tỉnh …"),
        "trich_yeu": Words("Trích yếu, viết như trong câu: ban hành …, về …"),
    },
    VanBan,
    required=("loai",),
)
_COMPARISON = Choice(("", ">=", ">", "=", "<=", "<"), "So sánh với giá trị")
_STAGE = Fields(
    {"ten": Words("Năm hoặc giai đoạn"), "gia_tri": Words("Giá trị"), "so_sanh": _COMPARISON},
    MocChiTieu,
    required=("ten", "gia_tri"),
)
_TARGET = Fields(
    {
        "ten": Words("Tên chỉ tiêu"),
        "don_vi_tinh": Words("Đơn vị tính: %, hồ sơ …"),
        "so_sanh": _COMPARISON,
        "gia_tri": Words("Giá trị"),
        "moc": ListOf(_STAGE, "Giá trị theo từng mốc, giai đoạn"),
        "chu_tri": lines("Đơn vị chủ trì, theo dõi"),
    },
    ChiTieu,
    required=("ten",),
)
_FIGURES = Fields({"tu": Day("Từ ngày"), "den": Day("Đến hết ngày")}, SoLieu, required=("tu", "den"))
_REPORT = Fields(
    {
        "ky_bao_cao": PeriodCode("Kỳ báo cáo"),
        "han_nop": Day("Hạn nộp"),
        "so_lieu": _FIGURES,
        "han_noi_bo": Day("Hạn các đơn vị gửi về, trước hạn nộp của xã"),
    },
    KyBaoCao,
    required=("ky_bao_cao", "han_nop"),
)
_YEARS = Fields({"tu": Whole(1990, 2100), "den": Whole(1990, 2100)}, GiaiDoan, required=("tu", "den"))
NUMBER = Words("Số; để trống khi chưa có", r"\d{1,5}[a-z]?", "không phải là số văn bản (chỉ gồm chữ số, không kèm năm)")
_COPY = Fields(
    {
        "hinh_thuc": Choice(COPIED, "Hình thức sao"),
        "co_quan": _OFFICE,
        "so": NUMBER,
        "dia_danh": Words("Địa danh nơi sao"),
        "ngay": Day("Ngày sao"),
        "noi_nhan": lines("Nơi nhận bản sao"),
        "luu": Words("Lưu: VT"),
        "chu_ky": SIGNER,
    },
    BanSao,
    required=("hinh_thuc", "co_quan", "chu_ky"),
)

DOCUMENT_FIELDS: dict[str, Kind] = {
    "loai": PaperKind("Loại văn bản, ghi không dấu; khac: không phải loại nào của Nghị định 30/2020/NĐ-CP"),
    "ten_loai": Words("Tên loại in trên văn bản, khi khác tên thường dùng"),
    "ma_ke_hoach": Words(
        "Mã của kế hoạch, ghi trong phiếu và tiến độ", r"[a-z][a-z0-9_]{2,60}", "không phải là mã kế hoạch"
    ),
    "nam": Whole(1990, 2100, "Năm kế hoạch"),
    "giai_doan": _YEARS,
    "co_quan": _OFFICE,
    "quoc_hieu": lines("Các dòng bên phải đầu văn bản, khi không phải Quốc hiệu, Tiêu ngữ; [] là không có"),
    "so": NUMBER,
    "ky_hieu": Words("Ký hiệu, khi khác <loại>-<cơ quan>"),
    "dong_so": LabelWords("Cả dòng số, ký hiệu gõ tay"),
    "dia_danh": Words("Địa danh: An Bình"),
    "ngay_ban_hanh": Day("Ngày ban hành; phần chưa biết thì bỏ"),
    "dong_ngay": LabelWords("Cả dòng địa danh, ngày tháng gõ tay"),
    "trich_yeu": Words("Trích yếu nội dung"),
    "kem_theo": Words("(Kèm theo Quyết định số …) dưới tên của văn bản ban hành kèm theo văn bản khác"),
    "kinh_gui": lines("Nơi gửi lên (báo cáo, tờ trình, công văn)"),
    "don_vi": MapOf(_UNIT, "Các đơn vị, mỗi đơn vị một lần"),
    "van_ban": MapOf(_CITED, "Các văn bản viện dẫn, mỗi văn bản một lần"),
    "chi_tieu": MapOf(_TARGET, "Các chỉ tiêu, mỗi chỉ tiêu một lần"),
    "tu_viet_tat": MapOf(Words(), "Từ viết tắt: cụm từ đầy đủ", code=r"[A-ZĐ][A-ZĐa-zđ0-9&-]*"),
    "tham_quyen": lines("Dòng thẩm quyền trên các căn cứ của quyết định, nghị quyết: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …"),
    "can_cu": lines("Các căn cứ, mỗi căn cứ một dòng"),
    "mo_dau": lines("Các đoạn mở đầu"),
    "danh_so": ListOf(SCHEME, "Cách đánh nhãn theo cấp: [I., 1., a), -, +]"),
    "noi_dung": BLOCKS,
    "ket_thuc": lines("Các đoạn kết thúc"),
    "danh_so_phu_luc": Words('Cách đánh số phụ lục: "I" (La Mã), "1", "01", "" hoặc chữ như "Danh mục"'),
    "phu_luc": ListOf(Appendix(), "Các phụ lục"),
    "che_do_bao_cao": ListOf(_REPORT, "Các kỳ báo cáo, hạn nộp, thời gian chốt số liệu"),
    "noi_nhan": lines("Nơi nhận, mỗi nơi một dòng"),
    "luu": Words("Lưu: VT, VHXH"),
    "chu_ky": SIGNER,
    "chu_ky_khac": ListOf(SIGNER, "Những người ký khác, từ trái sang: thư ký cuộc họp, cơ quan thứ hai"),
    "xac_nhan": SIGNER,
    "do_khan": Choice(("", *URGENCY), "Mức độ khẩn: in trong khung dưới số, ký hiệu"),
    "lien_he": lines("Địa chỉ, điện thoại, thư điện tử, trang thông tin điện tử ở chân trang đầu"),
    "ban_sao": ListOf(_COPY, "Phần của cơ quan sao dưới văn bản được sao (mẫu 3.1)"),
    "nguyen_trang": YesNo("Giữ đúng từng dấu như bản gốc, không tự thêm dấu câu"),
    "bo_qua": MapOf(Words(), "Mã quy tắc kiểm tra bỏ qua: lý do", code=r"[A-Z]{2}\d{2}"),
    "ke_hoach_goc": Words("Tệp kế hoạch gốc (cùng thư mục) mà kế hoạch này cụ thể hóa"),
    "van_ban_cap_tren": Words("Mã trong van_ban của kế hoạch cấp trên mà kế hoạch này cụ thể hóa"),
    "du_thao_tu": Words("Tệp mà bản này được soạn từ đó"),
    "ke_hoach": Words("Tệp kế hoạch mà báo cáo này báo cáo"),
    "ky_bao_cao": PeriodCode("Kỳ của báo cáo", empty=True),
    "so_lieu": _FIGURES,
    "chua_ro": ListOf(
        Fields({"vi_tri": Words(), "chu": Words()}, ChuaRo, required=("chu",)), "Chữ của bản gốc chưa rõ vai trò"
    ),
}
DOCUMENT = Fields(DOCUMENT_FIELDS, Document, required=("loai", "noi_dung"))
_OF_OTHERS = ("co_quan", "dia_danh", "noi_nhan", "chu_ky", "trich_yeu")


def needed(document: Document) -> tuple[str, ...]:
    """Return the keys a document of its kind needs besides; one kept as it was typed (`nguyen_trang`) only its subject.

    What a decision needs more (tham_quyen, can_cu) is for the rules to say: a draft may do without for a while.
    """
    form = form_of(document.loai)
    parts = form.phai if form else _OF_OTHERS
    return tuple(key for key in _OF_OTHERS if key in parts and (key == "trich_yeu" or not document.nguyen_trang))


@cache
def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a plan, for editors that complete and check while typing."""
    schema = DOCUMENT.schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kế hoạch, báo cáo của cchc",
        **schema,
        "$defs": {
            "muc": {
                "description": Block.doc,
                "anyOf": [{"type": ["string", "number"]}, BLOCK_FIELDS.schema()],
            }
        },
    }
