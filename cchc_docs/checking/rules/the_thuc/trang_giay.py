"""TT: the page of a Word file - paper, margins, page numbers, spacing - and what a draft leaves in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import FORM
from cchc_docs.checking.profile import STATE
from cchc_docs.checking.registry import nd30, practice, rule
from cchc_docs.law.values import value
from cchc_docs.model.columns import PERIOD_LINE, UNIT_LINE
from cchc_docs.patterns import ours
from cchc_docs.reading.flow import BLANKS, UNSEEN
from cchc_docs.reading.form import Form, ParagraphForm, SectionForm
from cchc_docs.reading.result import Place

_LAYOUT = nd30("điểm e khoản 6 Mục II Phần I Phụ lục I")
_CLEAN = practice("văn bản trình ký không còn sửa đổi, ghi chú")
_FEW = 0.3
BODY = ("muc", "doan", "mo_dau", "ket_thuc")


def at(context: Context, paragraph: int) -> Place:
    """The place of a paragraph of the Word file."""
    file = context.read.places(()).file
    return Place(file, text=f"đoạn {paragraph + 1}", paragraph=paragraph) if paragraph >= 0 else Place(file)


def body_paragraphs(context: Context) -> list[ParagraphForm]:
    """The paragraphs of running text."""
    return context.once("body_paragraphs", lambda: _body_paragraphs(context))


def _body_paragraphs(context: Context) -> list[ParagraphForm]:
    return [
        para
        for para in context.form.paragraphs
        if para.role.split(" ")[0] in BODY
        and para.text.strip()
        and "\t" not in para.text
        and not (para.align == "center" and para.text.isupper())
        and para.paragraph not in lines_of_tables(context)
    ]


def lines_of_tables(context: Context) -> frozenset[int]:
    """The numbers of the paragraphs that belong to a table: the lines above it that say its unit or its period, a note right below it."""
    return context.once("lines_of_tables", lambda: frozenset(_lines_of_tables(context.form)))


def _lines_of_tables(form: Form) -> Iterator[int]:
    said = [
        para for para in form.paragraphs if (para.text.strip() and para.role.split(" ")[0] in BODY) or _in_table(para)
    ]
    for above, para, below in zip([None, *said], said, [*said[1:], None], strict=False):
        if _in_table(para):
            continue
        words = para.text.strip()
        heads = below is not None and (_in_table(below) or UNIT_LINE.match(below.text.strip()))
        of_unit = UNIT_LINE.match(words) or (heads and PERIOD_LINE.match(words))
        if (of_unit and len(words) < _SHORT_LINE) or (
            above is not None and _in_table(above) and _NOTE_BELOW.match(words)
        ):
            yield para.paragraph


def _in_table(para: ParagraphForm) -> bool:
    return para.role == "cot" or para.role.startswith("o.")


_NOTE_BELOW = ours(r"[(*]*\s*(?:Ghi chú|Chú thích|Nguồn)\b[^:]{0,30}:")
_SHORT_LINE = 100


_TURNED = (14.4, 35.6)
"""Any margin of a page turned sideways may be that of any side: from the least right margin to the most left one, in mm."""


def _section_name(form: Form, section: SectionForm) -> str:
    return f"phần {form.sections.index(section) + 1}" if len(form.sections) > 1 else "trang"


@rule(
    code="TT60",
    title="Khổ giấy không phải A4",
    severity=LOI,
    can_cu=nd30("khoản 1 Mục I Phần I Phụ lục I"),
    can=FORM,
    danh_cho=STATE,
    bad="_form: {sections: [{width: 215.9, height: 279.4}]}",
    good="_form: {sections: [{width: 210, height: 297}, {width: 297, height: 210, landscape: true}]}",
)
def paper(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cả giấy đứng và giấy ngang; sai lệch 2 mm bỏ qua."""
    short, long = value("kho_giay.rong", context.on), value("kho_giay.cao", context.on)
    for section in context.form.sections:
        width, height = sorted((section.width, section.height))
        if not (short.allows(width, 2) and long.allows(height, 2)):
            message = f"Khổ giấy của {_section_name(context.form, section)} là {width:.0f} x {height:.0f} mm"
            yield Finding((), message, suggestion="A4 (210 x 297 mm)", place=at(context, section.first_paragraph))


@rule(
    code="TT61",
    title="Lề trang ngoài khoảng cho phép",
    severity=LOI,
    can_cu=nd30("khoản 3 Mục I Phần I Phụ lục I"),
    can=FORM,
    danh_cho=STATE,
    bad="_form: {sections: [{left: 25, right: 25}]}",
    good="_form: {sections: [{left: 30, right: 15}]}",
)
def margins(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Lề trên, dưới 20 - 25 mm; trái 30 - 35 mm; phải 15 - 20 mm. Trang ngang (phụ lục bảng rộng) chỉ nhắc."""
    names = (
        ("le_tren", "trên", "top"),
        ("le_duoi", "dưới", "bottom"),
        ("le_trai", "trái", "left"),
        ("le_phai", "phải", "right"),
    )
    told: set[str] = set()
    for section in context.form.sections:
        wrong, wanted = [], []
        for key, name, field in names:
            allowed = value(key, context.on)
            if section.landscape and _TURNED[0] <= getattr(section, field) <= _TURNED[1]:
                continue
            if not allowed.allows(getattr(section, field), 0.6):
                wrong.append(f"{name} {getattr(section, field):.1f} mm")
                wanted.append(f"{name} {allowed.tu:.0f} - {allowed.den:.0f} mm")
        if wrong and ", ".join(wrong) not in told:
            told.add(", ".join(wrong))
            message = f"Lề của {_section_name(context.form, section)}: {', '.join(wrong)}"
            severity = GOI_Y if section.landscape else None
            yield Finding(
                (), message, suggestion=", ".join(wanted), severity=severity, place=at(context, section.first_paragraph)
            )


@rule(
    code="TT62",
    title="Số trang sai chỗ hoặc không có",
    severity=LOI,
    can_cu=nd30("khoản 7 Mục I Phần I Phụ lục I"),
    can=FORM,
    danh_cho=STATE,
    bad="_form: {sections: [{number_place: footer, number_align: right}]}",
    good="_form: {sections: [{number_place: header, number_align: center, title_page: true}]}",
)
def page_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Số trang ở giữa lề trên, không hiện ở trang đầu. Tệp ngắn (một trang) thì không cần số trang.

    Máy không biết số trang thật, coi tệp có hơn 40 đoạn chữ là nhiều trang.
    """
    form = context.form
    first = form.sections[0] if form.sections else None
    if first is None:
        return
    if not first.number_place:
        if sum(bool(para.text.strip()) for para in form.paragraphs) > 40:
            yield Finding((), "Tệp không có số trang", suggestion="thêm số trang ở giữa lề trên", place=at(context, -1))
        return
    if first.number_place != "header" or first.number_align not in ("center", ""):
        where = {"header": "lề trên", "footer": "lề dưới"}.get(first.number_place, first.number_place)
        side = {"right": "bên phải", "left": "bên trái", "center": "ở giữa", "both": "bên trái"}.get(
            first.number_align, first.number_align
        )
        yield Finding((), f"Số trang đặt ở {where}, {side}", suggestion="đặt ở giữa lề trên", place=at(context, -1))
    if not first.title_page:
        yield Finding(
            (),
            "Số trang hiện cả ở trang đầu",
            suggestion="chọn “trang đầu khác” (Different first page)",
            severity=CANH_BAO,
            place=at(context, -1),
        )


@rule(
    code="TT63",
    title="Phụ lục không đánh số trang riêng",
    severity=GOI_Y,
    can_cu=nd30("điểm đ khoản 1 Mục III Phần I Phụ lục I"),
    can=FORM,
    danh_cho=STATE,
    bad="{mo_dau: [Xem Phụ lục.], phu_luc: [{ten: Nhiệm vụ}], _form: {sections: [{}, {landscape: true}]}}",
    good="{mo_dau: [Xem Phụ lục.], phu_luc: [{ten: Nhiệm vụ}], _form: {sections: [{}, {landscape: true, first_number: 1}]}}",
)
def appendix_pages(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Số trang của phụ lục đánh riêng theo từng phụ lục; phụ lục một trang thì không thấy khác."""
    form = context.form
    later = form.sections[1:]
    if (
        context.document.phu_luc
        and later
        and form.sections[0].number_place
        and all(section.first_number is None for section in later)
    ):
        yield Finding(
            (),
            "Số trang của phụ lục chạy tiếp theo văn bản",
            suggestion="đánh lại từ 1 ở mỗi phụ lục",
            place=at(context, later[0].first_paragraph),
        )


def _share(context: Context, wrong: list[ParagraphForm], total: int, message: str, advice: str) -> Iterator[Finding]:
    """One finding for a habit that a good part of the running text has."""
    if wrong and len(wrong) > _FEW * total:
        quote = wrong[0].text[:50]
        yield Finding(
            (), f"{message} ({len(wrong)}/{total} đoạn)", quote, advice, place=at(context, wrong[0].paragraph)
        )


@rule(
    code="TT64",
    title="Dãn dòng hoặc cách đoạn ngoài quy định",
    severity=CANH_BAO,
    can_cu=_LAYOUT,
    can=FORM,
    danh_cho=STATE,
    bad="_form: {paragraphs: [{role: doan, text: Một, after: 0}, {role: doan, text: Hai, after: 0}, {role: doan, text: Ba, after: 0}]}",
    good="_form: {paragraphs: [{role: doan, text: Một, after: 6}, {role: doan, text: Hai, after: 6}]}",
)
def spacing(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Khoảng cách đoạn tối thiểu 6 pt; dãn dòng từ đơn đến 1,5 dòng. Chỉ nhắc khi quá 30 % số đoạn; dãn dòng cố định (pt) không xét."""
    body = body_paragraphs(context)
    gap, lines = value("noi_dung.cach_doan", context.on), value("noi_dung.cach_dong", context.on)
    close = [one for one, after in itertools.pairwise(body) if not gap.allows(one.after + after.before, 0.1)]
    yield from _share(context, close, max(1, len(body) - 1), "Khoảng cách giữa các đoạn dưới 6 pt", "tối thiểu 6 pt")
    loose = [one for one in body if one.line_rule == "auto" and not lines.allows(one.line, 0.02)]
    yield from _share(context, loose, len(body), "Dãn dòng ngoài khoảng 1 - 1,5", "từ dòng đơn đến 1,5 dòng")


@rule(
    code="TT65",
    title="Lùi đầu dòng hoặc căn lề phần nội dung chưa đúng",
    severity=CANH_BAO,
    can_cu=_LAYOUT,
    can=FORM,
    danh_cho=STATE,
    bad="_form: {paragraphs: [{role: doan, text: Một, align: left}, {role: doan, text: Hai, align: left}, {role: doan, text: Ba}]}",
    good="_form: {paragraphs: [{role: doan, text: Một}, {role: doan, text: Hai}]}",
)
def indent(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Căn đều hai bên; chữ đầu dòng lùi 1 cm hoặc 1,27 cm (tính cả lề trái của đoạn). Chỉ nhắc khi quá 30 % số đoạn."""
    body = body_paragraphs(context)
    ragged = [one for one in body if one.align not in ("both", "distribute")]
    yield from _share(context, ragged, len(body), "Nội dung không căn đều hai bên", "căn đều hai bên")
    allowed = value("noi_dung.lui_dau_dong", context.on)
    flush = [
        one for one in body if not allowed.allows((one.left + one.first_line) * 25.4 / 72, 1.0) and not one.numbered
    ]
    yield from _share(context, flush, len(body), "Đầu dòng không lùi 1 cm hoặc 1,27 cm", "lùi 1 cm hoặc 1,27 cm")


@rule(
    code="TT53",
    title="Còn theo dõi sửa đổi (track changes)",
    severity=CANH_BAO,
    can_cu=_CLEAN,
    can=FORM,
    bad="_form: {inserted: 2, deleted: 1}",
    good="_form: {inserted: 0}",
    chan_ky=True,
)
def tracked(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Sửa đổi chưa chấp nhận sẽ in ra cả chữ đã xóa."""
    changes = context.form.inserted + context.form.deleted
    if changes:
        yield Finding(
            (),
            f"Tệp còn {changes} sửa đổi chưa chấp nhận hoặc từ chối",
            suggestion="chấp nhận hoặc từ chối hết",
            place=at(context, -1),
        )


@rule(
    code="TT54",
    title="Còn ghi chú (comment) hoặc chữ ẩn trong tệp",
    severity=LOI,
    can_cu=_CLEAN,
    can=FORM,
    bad="_form: {comments: 1}",
    good="_form: {comments: 0}",
    chan_ky=True,
)
def remarks(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ghi chú của người góp ý và chữ ẩn đi theo tệp điện tử."""
    if context.form.comments:
        yield Finding(
            (),
            f"Tệp còn {context.form.comments} ghi chú (comment)",
            suggestion="giải quyết rồi xóa",
            place=at(context, -1),
        )
    if context.form.hidden:
        yield Finding(
            (),
            f"Tệp có {context.form.hidden} đoạn chữ ẩn",
            suggestion="hiện ra rồi xóa",
            severity=CANH_BAO,
            place=at(context, -1),
        )


@rule(
    code="TT80",
    title="Còn chữ bị gạch ngang, chữ trắng, ký tự không nhìn thấy",
    severity=CANH_BAO,
    can_cu=_CLEAN,
    can=FORM,
    bad="_form: {struck: [Trạm Thú y]}\nmo_dau: [Trạm Thú y Đội Thú y phun thuốc.]",
    good="_form: {struck: []}",
)
def struck_out(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chữ gạch bỏ bằng tay vẫn in ra cùng dấu gạch, còn nguyên trong tệp; chữ trắng không thấy trên giấy.

    Ký tự không có bề rộng (dấu cách rộng bằng không, gạch nối mềm, dấu hướng chữ) theo chữ chép từ trang mạng vào: tìm kiếm không ra từ có nó.
    """
    for words in context.form.struck[:1]:
        more = f" ({len(context.form.struck)} đoạn)" if len(context.form.struck) > 1 else ""
        message = f"Còn chữ bị gạch ngang: “{words[:60]}”{more}"
        stands = (one.paragraph for one in context.form.paragraphs if words in " ".join(one.text.split()))
        yield Finding((), message, words[:60], "xóa hẳn, hoặc bỏ dấu gạch", place=at(context, next(stands, -1)))
    for words in context.form.white[:1]:
        message = f"Có chữ màu trắng, không thấy trên giấy: “{words[:60]}”"
        yield Finding((), message, words[:60], "xóa, hoặc cho hiện ra", severity=GOI_Y, place=at(context, -1))
    if context.form.unseen:
        first, *others = context.form.unseen
        signs = dict.fromkeys(sign for words in context.form.unseen for sign in words if sign in UNSEEN)
        named = ", ".join(f"{_CALLED.get(sign, 'dấu hướng chữ')} (U+{ord(sign):04X})" for sign in signs)
        words = first.split(" ")
        where = next(n for n, word in enumerate(words) if any(sign in word for sign in UNSEEN))
        quote = " ".join(" ".join(words[max(0, where - 2) : where + 3]).translate(BLANKS).split())
        message = f"Có ký tự không nhìn thấy: {named}" + (f" ({len(others) + 1} đoạn chữ)" if others else "")
        stands = (one.paragraph for one in context.form.paragraphs if quote in " ".join(one.text.split()))
        advice = "gõ lại chỗ này, hoặc chép dán chỉ lấy chữ"
        yield Finding((), message, quote, advice, severity=GOI_Y, place=at(context, next(stands, -1)))


_CALLED = {
    "\u00ad": "gạch nối mềm", "\u200b": "dấu cách rộng bằng không", "\u200c": "dấu ngắt nối không rộng",
    "\u200d": "dấu nối không rộng", "\u2060": "dấu dính không rộng", "\ufeff": "dấu đầu tệp",
}  # fmt: skip


@rule(
    code="TT81",
    title="Một phần văn bản nằm ngoài tệp, chưa được xét",
    severity=CANH_BAO,
    can_cu=practice("văn bản trình ký là một tệp đủ mọi phần"),
    can=FORM,
    bad="_form: {unread: [tệp con “phan_ii.docx” (phần văn bản nằm ở tệp khác)]}",
    good="_form: {unread: []}",
)
def not_read(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tệp con của tài liệu chủ, phần chèn (altChunk) kiểu lạ: người mở bằng Word thấy chữ mà máy chưa đọc được."""
    if context.form.unread:
        message = f"Chưa đọc: {'; '.join(context.form.unread[:3])}"
        advice = "mở bằng Word, nhập phần đó vào văn bản rồi lưu, kiểm tra lại"
        yield Finding((), message, suggestion=advice, place=at(context, -1))
