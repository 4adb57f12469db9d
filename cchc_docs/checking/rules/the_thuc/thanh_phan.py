"""TT: the components a document must have (Điều 8), and what must not stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import HEAD, NEEDS
from cchc_docs.checking.profile import STATE
from cchc_docs.checking.registry import nd30, nd30_as_before, rule
from cchc_docs.law.kinds import OTHER, form_of, type_by_key
from cchc_docs.model import printed
from cchc_docs.model.apart import stands_apart
from cchc_docs.model.document import Document

_PARTS = nd30("khoản 2 Điều 8")


def _head_unread(context: Context) -> bool:
    """Whether a Word file has a head that could not be taken apart (a head made with tabs): then nothing is missing."""
    return context.form is not None and context.document.loai == "khac" and bool(context.form.quoc_hieu)


@rule(
    code="TT01",
    can=HEAD,
    title="Thiếu nơi nhận",
    severity=LOI,
    can_cu=nd30("điểm i khoản 2 Điều 8"),
    danh_cho=STATE,
    bad="{nguyen_trang: true, noi_nhan: []}",
    good="{noi_nhan: [Sở Nội vụ]}",
)
def no_recipients(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Văn bản phải có nơi nhận; dòng Lưu xét ở TT02."""
    if not context.document.noi_nhan:
        minutes = GOI_Y if context.document.loai in ("bien_ban", "khac") else None
        yield Finding(
            ("noi_nhan",), "Văn bản chưa có nơi nhận", suggestion="thêm ít nhất một nơi nhận", severity=minutes
        )


@rule(
    code="TT02",
    can=HEAD,
    title="Thiếu dòng Lưu hoặc Lưu không có VT",
    severity=CANH_BAO,
    can_cu=nd30("điểm d khoản 9 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="luu: VHXH",
    good="luu: VT, VHXH",
)
def no_filing(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Dòng cuối của nơi nhận là “- Lưu: VT, <đơn vị soạn thảo>.”."""
    kept = context.document.luu
    if not kept:
        minutes = GOI_Y if context.document.loai in ("bien_ban", "khac") else None
        yield Finding(("luu",), "Chưa có dòng Lưu", suggestion="- Lưu: VT, <đơn vị soạn thảo>.", severity=minutes)
    elif not patterns.search(r"(?<![^\W_])VT(?![^\W_])", kept):
        yield Finding(("luu",), "Dòng Lưu chưa có VT (Văn thư)", kept, "Lưu: VT, <đơn vị soạn thảo>.")


@rule(
    code="TT03",
    can=HEAD,
    title="Thiếu chức vụ hoặc họ tên người ký",
    severity=LOI,
    can_cu=nd30("điểm g khoản 2 Điều 8"),
    danh_cho=STATE,
    bad="{chu_ky: {ho_ten: ''}}",
    good="{chu_ky: {ho_ten: Trần Văn An}}",
    chan_ky=True,
)
def no_signer(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Bản thảo có thể chưa ghi tên; trước khi ký phải đủ."""
    signer = context.document.chu_ky
    acting = signer is not None and any(patterns.match(r"\s*(?:Q\.|QUYỀN\b|Q )", line) for line in signer.quyen_han)
    if signer is None or not (signer.chuc_vu or acting):
        yield Finding(("chu_ky",), "Chưa có chức vụ người ký", suggestion="ghi quyền hạn, chức vụ")
    elif not signer.ho_ten.strip(" .…_"):
        yield Finding(("chu_ky",), "Chưa có họ tên người ký", suggestion="ghi họ và tên")


@rule(
    code="TT04",
    can=HEAD,
    title="Thiếu tên cơ quan ban hành hoặc địa danh",
    severity=LOI,
    can_cu=_PARTS,
    danh_cho=STATE,
    bad="{nguyen_trang: true, dia_danh: ''}",
    good="{dia_danh: An Bình}",
)
def no_head(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Phần đầu gồm tên cơ quan, số ký hiệu, địa danh và thời gian."""
    document = context.document
    body = document.co_quan.ten if document.co_quan else ""
    day = document.dia_danh or document.dong_ngay or ""
    parts = (
        (
            ("co_quan",),
            body,
            r"ỦY BAN|UỶ BAN|HỘI ĐỒNG|UBND|PHÒNG|SỞ|BAN ",
            "tên cơ quan ban hành",
            "ghi tên cơ quan ban hành",
        ),
        (("dia_danh",), day, r"ngày.{0,12}tháng", "địa danh, thời gian ban hành", "<Địa danh>, ngày … tháng … năm …"),
        (("so",), printed.number_line(document), r"[Ss]ố\s?:", "dòng số, ký hiệu", _model_number(document, body)),
    )
    form = form_of(document.loai)
    for path, value, shape, name, right in parts:
        if value.strip() or (path == ("dia_danh",) and form is not None and "dia_danh" not in form.phai):
            continue
        if _seen_in_head(context, shape):
            yield NotEvaluated(f"phần đầu tệp có {name} nhưng chưa tách được")
        else:
            yield Finding(path, f"Chưa có {name}", suggestion=right)


def _model_number(document: Document, body: str) -> str:
    """The number line such a paper has: the letters of its kind, those of the body where they are sure."""
    kind = type_by_key(document.loai)
    known = (letters for name, letters in _LETTERS.items() if " ".join(body.upper().split()).startswith(name))
    own = next(known, "<chữ viết tắt tên cơ quan>")
    return f"Số: …/{kind.viet_tat}-{own}" if kind is not None and kind.viet_tat else f"Số: …/{own}-…"


_LETTERS = {"ỦY BAN NHÂN DÂN": "UBND", "UỶ BAN NHÂN DÂN": "UBND", "HỘI ĐỒNG NHÂN DÂN": "HĐND"}


def _seen_in_head(context: Context, shape: str) -> bool:
    """Whether the first lines of a Word file or a PDF hold something of that shape, though it was not taken apart."""
    if context.form is None and context.read.tree is not None and not hasattr(context.read.tree, "flow"):
        return False  # YAML: what is not there is missing
    return patterns.search(shape, "\n".join(context.read.source.split("\n")[:20])) is not None


@rule(
    code="TT05",
    can=HEAD,
    title="Thiếu tên loại hoặc trích yếu",
    severity=LOI,
    can_cu=nd30("điểm đ khoản 2 Điều 8"),
    danh_cho=STATE,
    bad="{trich_yeu: ''}",
    good="{trich_yeu: Cải cách hành chính năm 2026}",
)
def no_title(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên loại in hoa, dưới là trích yếu phản ánh khái quát nội dung."""
    if stands_apart(context.document):
        yield NotEvaluated(NEEDS[HEAD])
        return
    document = context.document
    if _head_unread(context):
        yield NotEvaluated("chưa đọc được phần đầu của tệp Word")
        return
    form = form_of(document.loai)
    if not document.trich_yeu.strip() and (form is None or "trich_yeu" in form.phai):
        yield Finding(("trich_yeu",), "Chưa có trích yếu", suggestion="ghi trích yếu nội dung")
    if not printed.type_name(document) and document.loai not in ("cong_van", OTHER):
        yield Finding(("loai",), "Chưa có tên loại văn bản", suggestion="ghi tên loại")


@rule(
    code="TT06",
    title="Kính gửi dùng không đúng loại văn bản",
    severity=LOI,
    can_cu=nd30_as_before("điểm a khoản 9 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="kinh_gui: [Sở Nội vụ]",
    good="noi_nhan: [Sở Nội vụ]",
)
def addressed(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Kính gửi” chỉ có ở công văn, và ở tờ trình, báo cáo của cấp dưới gửi cấp trên. Công điện ghi nơi nhận sau “điện:”."""
    kind = type_by_key(context.document.loai)
    if context.document.kinh_gui and kind is not None and not kind.kinh_gui:
        yield Finding(
            ("kinh_gui",), "Loại văn bản này không có “Kính gửi”", context.document.kinh_gui[0], "chuyển vào Nơi nhận"
        )


@rule(
    code="TT07",
    title="Báo cáo gửi cấp trên thiếu Kính gửi",
    severity=GOI_Y,
    can_cu=nd30("điểm a khoản 9 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="{loai: bao_cao, noi_nhan: [Sở Nội vụ (để b/c)]}",
    good="{loai: bao_cao, kinh_gui: [Sở Nội vụ], noi_nhan: [Như trên]}",
    ap_dung=("bao_cao", "to_trinh"),
)
def report_without_address(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Báo cáo nội bộ thì không cần; nhắc khi nơi nhận có cơ quan cấp trên để báo cáo."""
    above = [
        line
        for line in context.document.noi_nhan
        if patterns.search(r"b/c|báo cáo", line) and patterns.search(r"tỉnh|thành phố|Sở|Bộ", line)
    ]
    if above and not context.document.kinh_gui:
        yield Finding(
            ("noi_nhan",), "Gửi cấp trên mà chưa có “Kính gửi”", above[0], "thêm Kính gửi, nơi nhận đầu ghi “Như trên”"
        )


@rule(
    code="TT08",
    title="Trích yếu văn bản có tên loại mở đầu bằng “V/v”",
    severity=CANH_BAO,
    can_cu=nd30_as_before("khoản 5 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="trich_yeu: V/v cải cách hành chính năm 2026",
    good="trich_yeu: Cải cách hành chính năm 2026",
)
def subject_of_letter(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“V/v” chỉ dùng cho công văn."""
    found = patterns.match(r"(?i)\s*V/v(?![^\W_])\s*:?", context.document.trich_yeu)
    if found and context.document.loai != "cong_van":
        yield Finding(("trich_yeu",), "“V/v” chỉ dùng cho công văn", found[0].strip(), "bỏ “V/v”")


@rule(
    code="TT09",
    title="Trước họ tên người ký có học hàm, học vị",
    severity=CANH_BAO,
    can_cu=nd30_as_before("điểm c khoản 7 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="chu_ky: {ho_ten: ThS. Trần Văn An}",
    good="chu_ky: {ho_ten: Trần Văn An}",
)
def degree(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ngoại lệ: lực lượng vũ trang và đơn vị sự nghiệp giáo dục, y tế, khoa học. Ông, Bà cũng là họ (Ông Thị …)."""
    name = context.document.chu_ky.ho_ten if context.document.chu_ky else ""
    found = patterns.match(r"(?:ThS|TS|PGS|GS|KS|CN|BS|Thạc sĩ|Tiến sĩ|Kỹ sư|Ông|Bà)\b\.?\s*", name)
    body = context.document.co_quan.ten.lower() if context.document.co_quan else ""
    surname = found is not None and found[0].strip() in ("Ông", "Bà") and len(name.split()) < 4
    if found and not surname and not patterns.search(r"trường|bệnh viện|trạm y tế|công an|quân sự|viện", body):
        yield Finding(
            ("chu_ky", "ho_ten"), "Trước họ tên không ghi học hàm, học vị, danh xưng", name, name[found.end() :]
        )


@rule(
    code="TT10",
    title="Tên cơ quan ban hành viết tắt",
    severity=LOI,
    can_cu=nd30_as_before("điểm a khoản 2 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="co_quan: {ten: UBND xã An Bình}",
    good="co_quan: {ten: Ủy ban nhân dân xã An Bình}",
)
def short_body(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên cơ quan ban hành ghi đầy đủ; chỉ tên cơ quan chủ quản ở dòng trên được viết tắt cụm từ thông dụng."""
    name = _OWN_LINE.split(context.document.co_quan.ten)[-1] if context.document.co_quan else ""
    found = patterns.search(r"(?<![^\W_])(?:UBND|HĐND|TT|VP)(?![^\W_])", name) or _JOINED_SHORT.search(name)
    if found:
        yield Finding(
            ("co_quan", "ten"),
            "Tên cơ quan ban hành phải ghi đầy đủ",
            found[0],
            {"UBND": "Ủy ban nhân dân …", "HĐND": "Hội đồng nhân dân …"}.get(found[0], "ghi đủ tên cơ quan"),
            severity=LOI if found[0] in ("UBND", "HĐND") else CANH_BAO,
        )


_OWN_LINE = patterns.ours(r"\n(?=TRƯỜNG|TRUNG TÂM|PHÒNG|SỞ|BAN|CHI|VĂN PHÒNG|TRẠM)")
"""The line of the body itself below that of the one above it, which may be short ("ĐOÀN ĐBQH VÀ HĐND" over "VĂN PHÒNG")."""
_JOINED_SHORT = patterns.ours(
    r"(?<![^\W_])(?!(?:TH|MN|THCS)&)(?:[A-ZĐ]{1,5}(?:[,-][A-ZĐ]{1,5})*&[A-ZĐ]{1,5}|GD-?ĐT|LĐ-?TB-?XH|KH-?CN|NN-?PTNT|TN-?MT|VH-?TT(?:-?DL)?|KHĐT|TTTT)(?![^\W_])"
)
"""“PHÒNG KT,HT&ĐT”, “SỞ GDĐT”: fields cut down to letters."""


@rule(
    code="TT91",
    title="Trích yếu nhắc lại tên loại ngay trên nó (KẾ HOẠCH / Kế hoạch triển khai …)",
    severity=CANH_BAO,
    can_cu=nd30_as_before("khoản 5 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="trich_yeu: Kế hoạch cải cách hành chính năm 2026",
    good="trich_yeu: Cải cách hành chính năm 2026",
)
def kind_said_again(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên loại đã in thành một dòng riêng; “Báo cáo chính trị”, “Quy chế làm việc” là tên gọi thì không xét."""
    from cchc_docs.law.kinds import type_by_key

    kind = type_by_key(context.document.loai)
    if kind is None or context.document.loai not in _PLAIN_KINDS:
        return
    subject = context.document.trich_yeu.strip()
    found = patterns.match(
        rf"(?i){kind.ten}(?= (?!chính trị|tài chính|tự |sản xuất|kinh doanh|số|hóa |hoá |viên )[^\W\d_])", subject
    )
    if found:
        quote = " ".join(subject.split()[:4])
        rest = subject[found.end() :].strip()
        yield Finding(("trich_yeu",), f"Trích yếu nhắc lại “{found[0]}”", quote, rest[:1].upper() + rest[1:40])


_PLAIN_KINDS = ("ke_hoach", "bao_cao", "thong_bao", "to_trinh", "phuong_an", "huong_dan")
