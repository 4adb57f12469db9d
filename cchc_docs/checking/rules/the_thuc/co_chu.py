"""TT: fonts, sizes and dress of the components of a Word file, against the table of the decree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import FORM, HEAD
from cchc_docs.checking.profile import STATE
from cchc_docs.checking.registry import ND30_FROM, nd30, nd30_as_before, rule
from cchc_docs.checking.rules.the_thuc.trang_giay import at, body_paragraphs, lines_of_tables
from cchc_docs.law.values import Component, component, value
from cchc_docs.reading.form import ParagraphForm

_TABLE = nd30("Mục V Phần I Phụ lục I")
_COMPONENTS = {
    "quoc_hieu": "quoc_hieu", "tieu_ngu": "tieu_ngu", "co_quan": "ten_co_quan", "chu_quan": "co_quan_chu_quan",
    "so_ky_hieu": "so_ky_hieu", "dia_danh_ngay": "dia_danh_thoi_gian", "ten_loai": "ten_loai", "trich_yeu": "trich_yeu",
    "trich_yeu_cong_van": "trich_yeu_cong_van",    "can_cu": "can_cu", "muc": "noi_dung", "doan": "noi_dung", "mo_dau": "noi_dung", "ket_thuc": "noi_dung",
    "quyen_han": "quyen_han_chuc_vu", "chuc_vu": "quyen_han_chuc_vu", "ho_ten": "ho_ten", "noi_nhan": "noi_nhan",
    "phu_luc_nhan": "phu_luc", "phu_luc_ten": "tieu_de_phu_luc", "kem_theo": "kem_theo", "do_khan": "do_khan",
}  # fmt: skip
_SUBJECTS = ("trich_yeu", "trich_yeu_cong_van")
_RUNNING = frozenset({"muc", "doan", "mo_dau", "ket_thuc"})


def _component_key(context: Context, role: str) -> str:
    """The component of a role: the subject of a công văn has a look of its own, the title of a charter is no appendix."""
    document = context.document
    if role == "trich_yeu" and document.loai == "cong_van":
        return "trich_yeu_cong_van"
    if role == "phu_luc_ten" and not any(
        appendix.nhan_in.lower().startswith("phụ lục") for appendix in document.phu_luc
    ):
        return ""
    return _COMPONENTS.get(role, "")


_TWO_SIDES = patterns.ours(
    r"\S {3,}(?:CỘNG H[^\W\d_]+ XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập|[^\d\s][^\d,]{0,40}, ngày\b)", re.IGNORECASE
)


def _two_sides(para: ParagraphForm) -> bool:
    """Whether a line holds a line of the left and one of the right side of the head."""
    return "\t" in para.text or ("   " in para.text and _TWO_SIDES.search(para.text) is not None)


def _grouped(context: Context) -> dict[str, list[ParagraphForm]]:
    """The paragraphs of each component; a line that holds two (head made with tabs, blanks) is left out."""
    groups: dict[str, list[ParagraphForm]] = {}
    of_tables = lines_of_tables(context)
    for para in context.form.paragraphs:
        key = _component_key(context, para.role.split(" ")[0])
        if key and para.text.strip() and not _two_sides(para) and para.size and para.paragraph not in of_tables:
            groups.setdefault(key, []).append(para)
    return groups


def _by_component(context: Context) -> Iterator[tuple[Component, list[ParagraphForm]]]:
    """Yield each component with its paragraphs."""
    for key, paras in context.once("components", lambda: _grouped(context)).items():
        # "(Từ ngày … đến ngày …)" under a trích yếu says the period, often in italics.
        own = [one for one in paras if not (key in _SUBJECTS and patterns.fullmatch(r"\(.*\)", one.text))]
        if own:
            yield component(key, context.on), own


@rule(
    code="TT70",
    title="Phông chữ không phải Times New Roman",
    severity=LOI,
    can_cu=nd30("khoản 4 Mục I Phần I Phụ lục I"),
    can=FORM,
    danh_cho=STATE,
    bad="_form: {paragraphs: [{role: doan, text: Nội dung của văn bản, font: Arial}]}",
    good="_form: {paragraphs: [{role: doan, text: Nội dung của văn bản}]}",
)
def font(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét phông thật sau khi tính kiểu, mặc định và chủ đề. Phông ký hiệu của dấu đầu dòng không tính; “Times New Roman Bold” chỉ nhắc."""
    wanted = value("phong_chu", context.on).text
    first: dict[str, ParagraphForm] = {}
    for para in context.form.paragraphs:
        for name in para.fonts or ((para.font,) if para.font else ()):
            if para.text.strip() and name:
                first.setdefault(name, para)
    for name, para in first.items():
        if name == wanted or name.lower().startswith(("symbol", "wingdings", "webdings", "cambria math")):
            continue
        severity = GOI_Y if name.startswith(wanted) else None
        yield Finding(
            (), f"Phông “{name}”", para.text[:50], wanted, severity=severity, place=at(context, para.paragraph)
        )
    for name in context.form.legacy_fonts:
        yield Finding(
            (),
            f"Phông cũ “{name}” không phải Unicode",
            suggestion=f"chuyển sang Unicode, phông {wanted}",
            place=at(context, -1),
        )


@rule(
    code="TT71",
    title="Cỡ chữ của thành phần ngoài quy định",
    severity=LOI,
    can_cu=_TABLE,
    can=FORM,
    danh_cho=STATE,
    bad="_form: {paragraphs: [{role: quoc_hieu, text: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, size: 14, bold: true, caps: true}]}",
    good="_form: {paragraphs: [{role: quoc_hieu, text: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, size: 13, bold: true, caps: true}, {role: doan, text: Nội dung, size: 13}]}",
)
def sizes(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So với bảng mẫu chữ (cỡ trong khoảng); bảng, biểu không xét. Mỗi thành phần nêu một lần; từ “Phụ lục” cùng cỡ với lời văn (13 - 14) chỉ là gợi ý."""
    for wanted, paras in _by_component(context):
        wrong = [para for para in paras if not wanted.allows_size(para.size)]
        if wrong:
            span = (
                f"{wanted.co_chu_tu:g}"
                if wanted.co_chu_tu == wanted.co_chu_den
                else f"{wanted.co_chu_tu:g} - {wanted.co_chu_den:g}"
            )
            count = f" ({len(wrong)} đoạn)" if len(wrong) > 1 else ""
            message = f"{wanted.ten} cỡ {wrong[0].size:g}{count}"
            as_text = wanted.khoa == "phu_luc" and all(_as_text(context, para.size) for para in wrong)
            yield Finding(
                (),
                message,
                wrong[0].text[:50],
                f"cỡ {span}",
                severity=GOI_Y if as_text else None,
                reference=nd30(wanted.can_cu),
                place=at(context, wrong[0].paragraph),
            )


def _as_text(context: Context, size: float) -> bool:
    """Whether a size is one the decree lets the text of the paper have: a word “Phụ lục” of that size nobody sends back."""
    return component(_COMPONENTS["doan"], context.on).allows_size(size)


_BASES = ("Căn cứ", "CĂN CỨ", "Xét", "Theo đề nghị")
"""How the bases that the decree wants in italics begin."""


_OWN_SENTENCE = patterns.ours(
    r", (?:Ủy ban|Uỷ ban|UBND|Hội đồng|HĐND|Chủ tịch|Nhà trường|Trường|Phòng|Sở|Ban)(?![^\W_])[^,;]{0,60}? (?:lập|ban hành|xây dựng|quyết định|thông báo|báo cáo|đề nghị|yêu cầu|triển khai)(?![^\W_])(?! của)"
)
"""“Xét Tờ trình …, Ủy ban nhân dân xã lập Phương án này để …”: a whole sentence behind the base."""
_NUMBER_BELOW = patterns.ours(r"\s*Số ?:.*", re.DOTALL)
"""The number of the paper in one paragraph with the body above it, a line further down."""


@rule(
    code="TT72",
    title="Kiểu chữ của thành phần chưa đúng (đậm, nghiêng, in hoa)",
    severity=LOI,
    can_cu=_TABLE,
    can=FORM,
    danh_cho=STATE,
    bad="_form: {paragraphs: [{role: can_cu, text: Căn cứ Luật Tổ chức chính quyền địa phương}]}",
    good="_form: {paragraphs: [{role: can_cu, text: Căn cứ Luật Tổ chức chính quyền địa phương, italic: true}]}",
)
def dress(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Quốc hiệu in hoa đậm, địa danh và căn cứ nghiêng, trích yếu đậm, tên phụ lục in hoa đậm … Phần lời văn không xét ở đây."""
    running = {_COMPONENTS[role] for role in _RUNNING}
    for wanted, paras in _by_component(context):
        if wanted.khoa in running or wanted.khoa == "noi_nhan":
            continue
        for field, needed, name in (
            ("bold", wanted.dam, "đậm"),
            ("italic", wanted.nghieng, "nghiêng"),
            ("caps", wanted.in_hoa, "in hoa"),
        ):
            wrong = [para for para in paras if needed and not getattr(para, field)]
            if field == "caps":
                wrong = [para for para in wrong if not _NUMBER_BELOW.sub("", para.text).isupper()]
            if wanted.khoa.startswith("can_cu"):
                # "Thực hiện Luật …, Ủy ban nhân dân xã … như sau:" is a sentence of the paper's own.
                wrong = [para for para in wrong if para.text.startswith(_BASES) or para.text.rstrip().endswith(";")]
                wrong = [para for para in wrong if not _OWN_SENTENCE.search(para.text)]
                wrong.sort(key=lambda para: not para.text.startswith(_BASES))
            if field == "bold" and wanted.khoa == "ten_co_quan":
                # A parent body typed in two lines (ỦY BAN NHÂN DÂN / TỈNH A) stands above the issuer, which is bold.
                bold = [para.paragraph for para in paras if para.bold]
                wrong = [para for para in wrong if not bold or para.paragraph > bold[0]]
            if wrong:
                count = f" ({len(wrong)} đoạn)" if len(wrong) > 1 else ""
                message = f"{wanted.ten} phải {name}{count}"
                yield Finding(
                    (),
                    message,
                    wrong[0].text[:50],
                    f"chữ {name}",
                    severity=GOI_Y if wanted.khoa == "can_cu" and not wrong[0].text.startswith(_BASES) else None,
                    reference=nd30(wanted.can_cu),
                    place=at(context, wrong[0].paragraph),
                )
            extra = [para for para in paras if not needed and field != "caps" and getattr(para, field)]
            if extra:
                message = f"{wanted.ten} không {name}"
                yield Finding(
                    (),
                    message,
                    extra[0].text[:50],
                    f"bỏ {name}",
                    severity=CANH_BAO,
                    reference=nd30(wanted.can_cu),
                    place=at(context, extra[0].paragraph),
                )


@rule(
    code="TT73",
    title="Quốc hiệu, Tiêu ngữ viết sai hoặc thiếu",
    severity=LOI,
    can_cu=nd30_as_before("khoản 1 Mục II Phần I Phụ lục I"),
    can=(FORM, HEAD),
    danh_cho=STATE,
    bad="_form: {tieu_ngu: Độc lập – Tự do – Hạnh phúc}",
    good="_form: {tieu_ngu: Độc lập - Tự do - Hạnh phúc}",
)
def motto(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chữ đầu của ba cụm viết hoa, giữa là gạch nối có cách chữ hai bên (không phải gạch dài)."""
    form = context.form
    day = max(context.on, ND30_FROM)  # the circular before it had the same words
    names = [value(key, day).text for key in ("quoc_hieu.loi_van", "quoc_hieu.loi_van_khac")]
    typed = " ".join(form.quoc_hieu.split())
    if typed not in names:
        yield Finding(
            (),
            "Quốc hiệu viết sai" if typed else "Thiếu Quốc hiệu",
            form.quoc_hieu,
            names[0],
            place=at(context, _where(form.paragraphs, "quoc_hieu")),
        )
    right = value("tieu_ngu.loi_van", day).text
    motto_typed = " ".join(form.tieu_ngu.split())
    # The circular before the decree spoke of a short dash between them.
    same = motto_typed.replace("–", "-") if context.on < day else motto_typed
    if same != right:
        yield Finding(
            (),
            "Tiêu ngữ viết sai" if motto_typed else "Thiếu Tiêu ngữ",
            form.tieu_ngu,
            right,
            place=at(context, _where(form.paragraphs, "tieu_ngu")),
        )


def _where(paragraphs: list[ParagraphForm], role: str) -> int:
    return next((para.paragraph for para in paragraphs if para.role == role), -1)


@rule(
    code="TT74",
    title="Cỡ chữ phần nội dung không thống nhất",
    severity=CANH_BAO,
    can_cu=nd30("điểm e khoản 6 Mục II Phần I Phụ lục I"),
    can=FORM,
    danh_cho=STATE,
    bad="_form: {paragraphs: [{role: doan, text: Một}, {role: doan, text: Hai}, {role: doan, text: Ba}, {role: doan, text: Bốn, size: 13}]}",
    good="_form: {paragraphs: [{role: doan, text: Một}, {role: doan, text: Hai}]}",
)
def one_size(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Phần lời văn dùng một cỡ 13 hoặc 14; bảng, biểu không tính. Cỡ ngoài quy định do TT71 nêu."""
    body = [para for para in body_paragraphs(context) if para.size and _as_text(context, para.size)]
    sizes_met = Counter(para.size for para in body)
    if len(sizes_met) < 2:
        return
    main = sizes_met.most_common(1)[0][0]
    odd = [para for para in body if para.size != main]
    message = f"{len(odd)} đoạn cỡ {odd[0].size:g}, phần lớn văn bản cỡ {main:g}"
    yield Finding((), message, odd[0].text[:50], f"cỡ {main:g}", place=at(context, odd[0].paragraph))


@rule(
    code="TT75",
    title="Cỡ chữ Quốc hiệu và Tiêu ngữ không thành cặp",
    severity=CANH_BAO,
    can_cu=_TABLE,
    can=FORM,
    danh_cho=STATE,
    bad="_form: {paragraphs: [{role: quoc_hieu, text: CỘNG HÒA, size: 13, bold: true, caps: true}, {role: tieu_ngu, text: Độc lập, size: 13, bold: true}]}",
    good="_form: {paragraphs: [{role: quoc_hieu, text: CỘNG HÒA, size: 13, bold: true, caps: true}, {role: tieu_ngu, text: Độc lập, size: 14, bold: true}]}",
)
def size_pair(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cỡ chữ trong một văn bản tăng giảm thống nhất: Quốc hiệu 12 thì Tiêu ngữ 13, Quốc hiệu 13 thì Tiêu ngữ 14."""
    found = {
        para.role: para
        for para in context.form.paragraphs
        if para.role in ("quoc_hieu", "tieu_ngu") and not _two_sides(para)
    }
    first, second = found.get("quoc_hieu"), found.get("tieu_ngu")
    if first and second and first.size and second.size and second.size != first.size + 1:
        message = f"Quốc hiệu cỡ {first.size:g}, Tiêu ngữ cỡ {second.size:g}"
        yield Finding((), message, second.text, f"Tiêu ngữ cỡ {first.size + 1:g}", place=at(context, second.paragraph))


@rule(
    code="TT76",
    title="Thiếu đường kẻ dưới Tiêu ngữ, tên cơ quan, trích yếu",
    severity=GOI_Y,
    can_cu=nd30("khoản 1, 2, 5 Mục II Phần I Phụ lục I"),
    can=FORM,
    danh_cho=STATE,
    bad="_form: {rules: [tieu_ngu, co_quan], head: table}",
    good="_form: {rules: [tieu_ngu, co_quan, trich_yeu], head: table}",
)
def drawn_lines(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Đường kẻ thường là hình vẽ; máy có thể không nhận ra hình vẽ lạ, nên chỉ nhắc."""
    if not context.form.head:
        return
    names = {"tieu_ngu": "Tiêu ngữ", "co_quan": "tên cơ quan ban hành"}
    if context.document.loai != "cong_van":
        names["trich_yeu"] = "trích yếu"
    lacks = [name for role, name in names.items() if role not in context.form.rules]
    if lacks:
        yield Finding(
            (),
            f"Không thấy đường kẻ dưới {', '.join(lacks)}",
            suggestion="kẻ đường nét liền bên dưới",
            place=at(context, -1),
        )
