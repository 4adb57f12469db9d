"""TT: what a draft leaves behind - placeholders, blanks, remarks of the drafter, tracked changes, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.wording.hits import Hit
from cchc_docs.model.document import Path, Text

_CLEAN = practice("văn bản trình ký không còn chỗ chờ điền, sửa đổi, nhận xét")
_OPEN = patterns.ours(
    r"\[(?:[^\]\d][^\]]{0,60}|)\]|<[^<>\d=][^<>]{0,60}>|\{\{?[^{}]{0,80}\}?\}|(?<!\w)(?<!\d[.\s])(?:x{3,}|X{3,}|y{4,}|Y{4,})(?!\w)|\?{2,}|\(\?\)|_{3,}"
    r"|(?<![.\w…])\.{4,}(?!\w)|…{2,}|(?i:\((?:cần bổ sung|chờ bổ sung|bổ sung sau|ghi rõ|đang chờ|kiểm tra lại|xem lại)[^)]*\)|(?<=: )\((?:ghi )?(?:họ và tên|họ tên|họ, tên|tên|chức vụ|số điện thoại)\)$|(?<!\w)(?:todo|tbd|lorem)(?!\w))"
    r"|(?i:(?:bấm|nhấp|nhấn)[^.;]{0,20} vào đây để nhập (?:văn bản|chữ|ngày)|click (?:or tap )?(?:here )?to enter (?:text|a date)|choose an item)"
)


_ASKED = patterns.ours(
    r"(?<!\w)(?:phải|cần|đề nghị|yêu cầu|nộp|gửi|kê khai|đăng ký|trích dẫn|ghi)(?!\w)", re.IGNORECASE
)


_AND_SO_ON = patterns.ours(r", [^,;.()]*(?:[^\W\d_]|,)\.{4,5}\)$|, [^,;.()]+, [^,;.()]*[^\W\d_]\.{4,5}[.;]?$")
"""“(loa, tờ rơi, pano....)”: three dots are meant."""
_HINTS = (
    "[", "<", "{", "?", "___", "....", "……", "xxx", "yyyy", "(cần ", "(chờ ", "(bổ ", "(ghi ", "(đang ", "(kiểm ", "(xem ", "(họ ", "(tên)", "(chức vụ)", "(số đ",
    "todo", "tbd", "lorem", "đây để nhập", "to enter ", "choose an",
)  # fmt: skip
"""What every placeholder has, in small letters: looked for first, being much faster."""


@rule(
    code="TT50",
    title="Còn chỗ chờ điền, ghi chú của người soạn",
    severity=LOI,
    can_cu=_CLEAN,
    bad="mo_dau: ['Giao [tên đơn vị] chủ trì.']",
    good="mo_dau: ['Giao Văn phòng chủ trì (nếu có, điện thoại 0234.567.xxx), y tế, giáo dục và đào tạo...', 'Áp phích, băng rôn,...']",
    chan_ky=True,
)
def placeholders(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ngoặc vuông, dấu chấm dài, xxx, “(cần bổ sung)”, “đạt …%”, “(hỏi lại kế toán)”. Số, ngày của văn bản và dòng (Kèm theo …) xét ở chỗ khác."""
    searched = context.unpassed("con_trong")
    hinted = any(hint in searched.whole_small for hint in _HINTS)
    open_ = [text for text in searched.prose if _is_open(text)] if hinted else []
    context.pass_texts_but("con_trong", open_)
    for text in (*open_, *filter(_is_open, context.beside_prose)):
        if text.role in ("so_ky_hieu", "dia_danh_ngay", "kem_theo", "nhan", "so_thu_tu", "ho_ten"):
            continue
        for found in _OPEN.finditer(text.text):
            if found[0].lower().startswith("(ghi rõ") and _ASKED.search(text.text, 0, found.start()):
                continue  # what a rule asks others to write
            if found[0].startswith("..") and _AND_SO_ON.search(text.text, 0, found.end() + 1):
                continue  # a list that goes on, with a dot too many
            yield Finding(text.path, _LEFT, found[0], "điền nốt hoặc xóa")
    for hit in context.matches(_FIGURE_LEFT, ("…", "..")):
        if not (_to_be_filled(context, hit.text.path) or _in_citation(context, hit)):
            yield Finding(hit.text.path, "Số, ngày còn để trống", hit.match["sai"], "điền nốt hoặc xóa")
    for hit in context.matches(_NOTE_TO_ONESELF):
        if hit.text.role not in _NO_SENTENCE and not _OPEN.search(hit.match[0]):
            yield Finding(hit.text.path, _LEFT, hit.match[0], "điền nốt hoặc xóa")


_LEFT = "Còn chỗ chờ điền hoặc ghi chú của người soạn"
_NO_SENTENCE = ("trich_yeu", "ten_loai", "phu_luc_ten")
_GAP = r"(?:…|\.{2,3})"
_FIGURE_LEFT = patterns.ours(
    rf"(?<![^\W_])(?P<sai>(?:đạt|là|từ|trên|dưới|khoảng|hơn|gồm|có|tăng|giảm|chiếm|còn|thêm|ít nhất|tối thiểu|tối đa|đến|với|bằng|khoán|lệ|mức|phí|số|được|cho|giao|thành|cả|:|[(])"
    rf" ?{_GAP} ?(?:%|‰|(?:triệu |tỷ |nghìn )?đồng|triệu|tỷ|hộ|người|trường hợp|lượt|cuộc|lớp|buổi|km|ha|tấn|vụ|hồ sơ|đơn vị|thôn|học sinh|tháng|m2|m²)(?![^\W_]|{_GAP})"
    rf"|ngày {_GAP} ?(?:tháng|/)(?: ?(?:\d{{1,2}}|{_GAP}))? ?(?:năm|/)? ?(?:\d{{4}}|20{_GAP})?|(?:ngày \d{{1,2}} tháng|tháng|quý) {_GAP} ?(?:năm|/) ?\d{{4}}|ngày {_GAP}(?:/\d{{1,2}})?/\d{{4}}|lúc {_GAP} ?giờ|từ {_GAP} ?(?:đến|-) ?(?:{_GAP}|\d))"
)
"""“đạt …%”, “khoảng ... hộ”, “ngày … tháng 12 năm 2026”: three dots where a figure should stand; behind a word of a list they go on."""
_NOTE_TO_ONESELF = patterns.ours(
    r"\((?:[^()]{0,60}[,;:] )?(?:xin|nhờ|hỏi|chờ|đợi|lấy) (?:lại )?(?:(?:anh|chị|em|cô|chú|đ/c|đồng chí) (?-i:[A-ZĐ])|(?:số liệu|kế toán)(?![^\W_]))[^()]{0,60}\)"
    r"|\([^()]{0,60}(?:bổ sung|cập nhật|điền|viết|tính) sau\)|\((?:số liệu |chỗ này |đoạn này |phần này )?(?:cần |phải )?(?:rà|hỏi|tính|check|kiểm tra|xem|sửa) lại(?: (?:số|với|cho|chỗ|câu|đoạn|sau)[^()]{0,60})?\)"
    r"|(?<![^\W_])(?:số liệu|danh sách|nội dung|kinh phí|chỗ này|phần này|mục này|đoạn này|phụ lục) (?:này )?(?:sẽ )?(?:bổ sung|cập nhật|điền|viết|ghi) sau(?=[.;,)]|$)|^(?:bổ sung|cập nhật|điền|viết|tính) sau[.]?$",
    re.IGNORECASE,
)
"""“(số này hỏi lại kế toán)”, “(xin anh Nam số liệu)”, “số liệu bổ sung sau.”"""
_FORM = patterns.ours(
    r"(?i)mẫu|biểu|đề cương|phiếu|đơn|giấy|biên bản|cam kết|hợp đồng|tờ khai|sổ|bản (?:đăng|kê|tự|khai)|báo cáo|thư mời|quyết định"
)


def _to_be_filled(context: Context, path: Path) -> bool:
    """Whether a text stands in a form that a paper gives to be filled in."""
    if path[0] != "phu_luc":
        return False
    appendix = context.document.phu_luc[int(path[1])]
    return not appendix.ten or _FORM.search(f"{appendix.nhan_in} {appendix.ten}") is not None


def _in_citation(context: Context, hit: Hit) -> bool:
    """Whether what is left open belongs to a cited paper (TT51)."""
    return any(start <= hit.start < end for start, end in context.cited_spans.get(hit.text.path, ()))


def _is_open(text: Text) -> bool:
    words = text.text.lower()
    return any(hint in words for hint in _HINTS) and _OPEN.search(text.text) is not None


@rule(
    code="TT51",
    title="Viện dẫn còn trống số hoặc ngày",
    severity=CANH_BAO,
    can_cu=_CLEAN,
    bad="mo_dau: ['Thực hiện Kế hoạch số    /KH-UBND ngày 22/12/2025 của UBND tỉnh.']",
    good="mo_dau: ['Thực hiện Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh.']",
    chan_ky=True,
)
def open_citation(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Văn bản viện dẫn phải có số và ngày; văn bản cùng ký trong ngày có thể chờ số, khi đó bỏ qua có lý do."""
    for text, cited in context.citations:
        if cited.so_ky_hieu and patterns.match(r"[\s.…_]*[/-]", cited.so_ky_hieu):
            yield Finding(text.path, f"Viện dẫn “{cited.loai}” chưa có số", cited.raw[:60], "điền số, ký hiệu")
        elif cited.ngay is not None and cited.ngay.form == "long" and None in (cited.ngay.day, cited.ngay.month):
            yield Finding(text.path, f"Viện dẫn “{cited.so_ky_hieu}” chưa đủ ngày", cited.ngay.raw, "điền ngày, tháng")


@rule(
    code="TT52",
    title="Còn chữ DỰ THẢO",
    severity=CANH_BAO,
    can_cu=_CLEAN,
    bad="mo_dau: [DỰ THẢO LẦN 2]",
    good="mo_dau: [Góp ý dự thảo văn bản quy phạm pháp luật.]",
    chan_ky=True,
)
def draft_mark(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Dấu “DỰ THẢO” đứng riêng một dòng hoặc ở trích yếu."""
    for text in context.texts:
        found = "DỰ THẢO" in text.text and patterns.search(
            r"^\W*(DỰ THẢO(?: LẦN \d+)?)\W*$|\(?(DỰ THẢO)\)?$", text.text
        )
        if found:
            yield Finding(text.path, "Văn bản còn chữ DỰ THẢO", found[1] or found[2], "xóa trước khi ký")
