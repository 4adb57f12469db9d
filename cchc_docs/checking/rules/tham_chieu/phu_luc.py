"""TC: appendices and what the text says of them; the "(Kèm theo …)" line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import HEAD, NEEDS
from cchc_docs.checking.profile import CHU_TICH, UY_BAN
from cchc_docs.checking.registry import nd30, practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others
from cchc_docs.checking.rules.danh_so.bang import appendix_number
from cchc_docs.checking.rules.tham_chieu.kem_theo import attached_by_kind
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.model import printed
from cchc_docs.model.apart import stands_apart
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement_text
from cchc_docs.vietnamese.citations import find_citations
from cchc_docs.vietnamese.enumerators import parse_roman
from cchc_docs.vietnamese.symbols import normalise_symbol

_POINTS = nd30("điểm a khoản 1 Mục III Phần I Phụ lục I")
_ATTACHED = nd30("điểm c khoản 1 Mục III Phần I Phụ lục I")
_OUTSIDE = r"\s*(?:,\s*)?(?:của|ban hành|kèm theo|thuộc|tại)?\s*(?:kèm theo\s+)?(?:Nghị định|Thông tư|Quyết định|Nghị quyết|Hướng dẫn|Luật|Công văn|Quy chế|Kế hoạch số|Chương trình|Đề án|văn bản)"


class Reference(NamedTuple):
    """A mention of an appendix: where, the words, its number (None for "Phụ lục kèm theo"), how it is counted."""

    text: Text
    quote: str
    number: int | None
    kind: str


_REFERENCE = patterns.ours(
    r"(?<![^\W_])(?P<word>[Pp]hụ lục|PHỤ LỤC)(?P<plain>\s+(?:số\s*)?(?:(?P<arabic>\d{1,2})|(?P<roman>[IVXL]{1,5}))(?![\w/]))?"
)


def references(context: Context) -> list[Reference]:
    """Return the mentions of this document's own appendices, in reading order."""
    return context.once("appendix_references", lambda: _references(context))


def _references(context: Context) -> list[Reference]:
    out: list[Reference] = []
    for text in context.texts:
        if "hụ lục" not in text.text and "PHỤ LỤC" not in text.text:
            continue
        if text.role in ("phu_luc_nhan", "phu_luc_ten", "kem_theo"):
            continue
        for found in _REFERENCE.finditer(text.text):
            if patterns.match(_OUTSIDE, text.text[found.end() :]) or any(
                start < found.start() < end and cited_title(context, text, found.start())
                for start, end in context.cited_spans.get(text.path, ())
            ):
                continue
            number = (
                int(found["arabic"]) if found["arabic"] else parse_roman(found["roman"]) if found["roman"] else None
            )
            kind = "a_rap" if found["arabic"] else "la_ma" if found["roman"] else ""
            out.append(Reference(text, found[0], number, kind))
            out += _further(text, found)
    return out


def _further(text: Text, first: re.Match[str]) -> Iterator[Reference]:
    """Yield the appendices listed behind the first: "Phụ lục I, II và III"."""
    kind, one = ("a_rap", r"\d{1,2}") if first["arabic"] else ("la_ma", r"[IVXL]{1,5}")
    if not first["plain"]:
        return
    more = patterns.ours(rf"\s*(?:,|và|;)\s*(?P<one>{one})(?![\w/%.]|\s*(?:[/)]|phụ lục|ngày|tháng|bảng|biểu))")
    at = first.end()
    while found := more.match(text.text, at):
        at = found.end()
        number = int(found["one"]) if kind == "a_rap" else parse_roman(found["one"])
        yield Reference(text, text.text[first.start() : at], number, kind)


def cited_title(context: Context, text: Text, at: int) -> bool:
    """Tell whether a place lies in the title of a cited text."""
    for other, cited in context.citations:
        start, end = cited.spans.get("trich_yeu", (0, 0))
        if other.path == text.path and start <= at < end:
            return True
    return False


def _numbers(context: Context) -> dict[int, int]:
    """The number of each appendix -> its position."""
    known: dict[int, int] = {}
    for position, appendix in enumerate(context.document.phu_luc):
        number = appendix_number(appendix.nhan_in)
        known.setdefault(number[0] if number else position + 1, position)
    return known


@rule(
    code="TC01",
    title="Nhắc đến phụ lục không có",
    severity=LOI,
    can_cu=_POINTS,
    bad="""
mo_dau: [Nhiệm vụ chi tiết tại Phụ lục III.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
    good="""
mo_dau: [Nhiệm vụ tại Phụ lục I, chỉ tiêu tại Phụ lục II., Theo Phụ lục V Thông tư số 01/2023/TT-VPCP.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
)
def missing_appendix(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So số phụ lục nhắc trong bài với các phụ lục của văn bản; phụ lục của văn bản khác không tính.

    Nếu phụ lục nằm ở tệp khác thì bỏ qua có lý do.
    """
    if stands_apart(context.document):
        yield NotEvaluated(NEEDS[HEAD])
        return
    known = _numbers(context)
    for one in references(context):
        if one.number is not None and one.number not in known:
            have = f"văn bản có {len(known)} phụ lục" if known else "văn bản không có phụ lục nào"
            yield Finding(
                one.text.path,
                f"Không có {one.quote}: {have}",
                one.quote,
                "sửa số hoặc thêm phụ lục",
                severity=None if known else CANH_BAO,
            )


@rule(
    code="TC02",
    title="Phụ lục không được nhắc đến trong bài",
    severity=CANH_BAO,
    can_cu=_POINTS,
    bad="""
mo_dau: [Nhiệm vụ chi tiết tại Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
    good="""
mo_dau: [Nhiệm vụ chi tiết tại Phụ lục I và Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
)
def unmentioned(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Văn bản có phụ lục phải có chỉ dẫn về phụ lục đó. Có câu chung “các phụ lục kèm theo” thì chỉ còn là gợi ý."""
    if stands_apart(context.document):
        yield NotEvaluated(NEEDS[HEAD])
        return
    found = references(context)
    named = {one.number for one in found if one.number is not None}
    if len(context.document.phu_luc) == 1 and (found or attached_by_kind(context)):
        return
    general = any(one.number is None for one in found)
    for number, position in _numbers(context).items():
        appendix = context.document.phu_luc[position]
        if number in named or (
            len(appendix.ten) > 25
            and any(appendix.ten.lower() in text.text.lower() for text in context.sentences_of_body)
        ):
            continue
        # "Phần I." is no label that a text would name
        labelled = patterns.match(r"(?i)phụ|biểu|mẫu|bảng", appendix.nhan_in) is not None
        if not labelled and _kind_named(appendix.ten, context.whole_small):
            continue
        where = appendix.nhan_in or appendix.ten
        severity = GOI_Y if general else None
        if not labelled:
            severity = GOI_Y
        message = f"{where} không được nhắc trong nội dung" + (" (chỉ có câu chung về phụ lục)" if general else "")
        yield Finding(
            ("phu_luc", position), message, appendix.nhan_in, "thêm chỉ dẫn “tại " + where + "”", severity=severity
        )


def _kind_named(title: str, words: str) -> bool:
    """Tell whether the text speaks of what is attached without a label: "Quy chế", "danh sách kèm theo"."""
    found = patterns.match(
        r"(?:quy chế|quy định|điều lệ|danh sách|danh mục|đề cương|kế hoạch|phương án|nội quy|biểu)", title.lower()
    )
    return found is not None and found[0] in words


@rule(
    code="TC03",
    title="Cách gọi phụ lục khác nhãn của phụ lục",
    severity=CANH_BAO,
    can_cu=practice("gọi phụ lục đúng như nhãn của nó, viết hoa chữ Phụ lục"),
    bad="""
mo_dau: [Nhiệm vụ tại phụ lục I và Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
    good="""
mo_dau: [Nhiệm vụ tại Phụ lục I và Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
)
def other_form(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“phụ lục số 03” viết thường giữa câu, hoặc số Ả Rập khi nhãn là số La Mã."""
    labels = [appendix_number(appendix.nhan_in) for appendix in context.document.phu_luc]
    kinds = {label[1] for label in labels if label}
    small: list[Reference] = []
    other: list[Reference] = []
    unnumbered: list[Reference] = []
    for one in references(context):
        if one.number is None:
            continue
        if labels == [None] and one.number == 1 and one.quote[0].isupper():
            unnumbered.append(one)
        elif one.quote.startswith("phụ lục"):
            small.append(one)
        elif len(kinds) == 1 and one.kind not in kinds:
            other.append(one)
    for group, message in (
        (small, "chữ “Phụ lục” có số thì viết hoa"),
        (other, "kiểu số khác nhãn của phụ lục"),
        (unnumbered, "phụ lục duy nhất, nhãn không có số"),
    ):
        if group:
            first = group[0]
            right = "P" + first.quote[1:] if group is small else "theo nhãn của phụ lục"
            count = f" ({len(group)} chỗ)" if len(group) > 1 else ""
            replacement = right if group is small else None
            yield Finding(
                first.text.path,
                f"“{first.quote}”: {message}{count}",
                first.quote,
                right,
                replacement,
                also=others([one.text for one in group]),
            )


@rule(
    code="TC04",
    title="Nói “Phụ lục kèm theo” khi có nhiều phụ lục",
    severity=GOI_Y,
    can_cu=_POINTS,
    bad="""
mo_dau: [Phân công chi tiết tại Phụ lục kèm theo., Xem Phụ lục I và Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
    good="""
mo_dau: [Phân công chi tiết tại Phụ lục I., Chỉ tiêu tại Phụ lục II., Chi tiết tại các phụ lục kèm theo.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
)
def which_appendix(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Người đọc không biết phụ lục nào; câu “các phụ lục kèm theo” thì được."""
    if len(context.document.phu_luc) < 2:
        return
    for one in references(context):
        if one.number is None and patterns.search(r"(?<!các )(?<!Các )[Pp]hụ lục(?= (?:đính )?kèm)", one.text.text):
            yield Finding(one.text.path, "Có nhiều phụ lục, chưa rõ phụ lục nào", one.quote, "ghi số của phụ lục")


@rule(
    code="TC05",
    title="Dòng (Kèm theo …) không khớp số, ngày, cơ quan của văn bản",
    severity=LOI,
    can_cu=_ATTACHED,
    bad="""
mo_dau: [Nhiệm vụ tại Phụ lục.]
phu_luc: [{ten: Nhiệm vụ, kem_theo: (Kèm theo Kế hoạch số 13/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình)}]
""",
    good="""
mo_dau: [Nhiệm vụ tại Phụ lục.]
phu_luc: [{ten: Nhiệm vụ, kem_theo: (Kèm theo Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình)}]
""",
)
def attached_to(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So số, ký hiệu, ngày và cơ quan (UBND khác Chủ tịch UBND) với phần đầu văn bản; chỗ còn trống không tính."""
    document = context.document
    for position, appendix in enumerate(document.phu_luc):
        cited = next(iter(find_citations(appendix.kem_theo_in)), None)
        if cited is None:
            continue
        path = ("phu_luc", position, "kem_theo")
        own = f"{document.so}/{printed.symbol(document)}"
        typed = normalise_symbol(cited.so_ky_hieu)[0].strip(".…_ ") if cited.so_ky_hieu else ""
        if typed[:1].isdigit() and document.so and typed.lstrip("0") != own.lstrip("0"):
            yield Finding(path, f"Dòng kèm theo ghi “{cited.so_ky_hieu}”, văn bản là “{own}”", cited.so_ky_hieu, own)
        elif cited.loai and printed.type_name(document) and cited.loai.lower() != printed.type_name(document).lower():
            kind = printed.type_name(document).capitalize()
            yield Finding(
                path,
                f"Dòng kèm theo ghi “{cited.loai}”, văn bản là {kind}",
                _as_typed(appendix.kem_theo_in, cited.loai),
                kind,
            )
        day, issued = cited.ngay, document.ngay_ban_hanh
        if day is not None and issued is not None:
            pairs = ((day.day, issued.ngay), (day.month, issued.thang), (day.year, issued.nam))
            if any(one is not None and other is not None and one != other for one, other in pairs):
                yield Finding(
                    path, f"Dòng kèm theo ghi “{day.raw}”, khác ngày của văn bản", day.raw, "sửa theo ngày của văn bản"
                )
        if (
            cited.co_quan
            and document.co_quan
            and context.profile.tham_quyen in (UY_BAN, CHU_TICH)
            and ("chủ tịch" in cited.co_quan.lower()) != (context.profile.tham_quyen == CHU_TICH)
            and document.loai != "cong_van"  # its number says UBND whoever signs it
        ):
            name = " ".join(document.co_quan.ten.split())
            if context.profile.tham_quyen == CHU_TICH and "chủ tịch" not in name.lower():
                name = f"Chủ tịch {name}"
            yield Finding(
                path, f"Dòng kèm theo ghi của “{cited.co_quan}”, văn bản do {name} ban hành", cited.co_quan, name
            )
        elif document.co_quan and (other := _other_place(appendix.kem_theo_in, document.co_quan.ten)):
            name = " ".join(document.co_quan.ten.split())
            yield Finding(path, f"Dòng kèm theo ghi “{other}”, văn bản do {name} ban hành", other, name)


def _as_typed(line: str, words: str) -> str:
    at = line.lower().find(words.lower())
    return line[at : at + len(words)] if at >= 0 else ""


def _other_place(line: str, body: str) -> str:
    """Return the name of a commune in the line that is not the issuing body's; "" where they agree or one is missing."""
    pattern = rf"(?i:xã|phường|đặc khu)\s+([{CAPITALS}][^\W\d_]*(?:[ -][{CAPITALS}][^\W\d_]*)*)"
    typed, own = patterns.search(pattern, line), patterns.search(pattern, " ".join(body.split()))
    if typed is None or own is None:
        return ""
    first, second = (to_placement_text(found[1].lower(), "old") for found in (typed, own))
    return "" if first.startswith(second) or second.startswith(first) else typed[1]


@rule(
    code="TC06",
    title="Phụ lục thiếu dòng (Kèm theo …)",
    severity=CANH_BAO,
    can_cu=_ATTACHED,
    bad="""
mo_dau: [Nhiệm vụ tại Phụ lục.]
phu_luc: [{ten: Nhiệm vụ, kem_theo: ""}]
""",
    good="""
mo_dau: [Nhiệm vụ tại Phụ lục.]
phu_luc: [{ten: Nhiệm vụ}]
""",
)
def not_attached(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Dưới tên phụ lục phải có dòng chỉ dẫn kèm theo văn bản nào; nhắc một lần cho cả văn bản."""
    bare = [n for n, appendix in enumerate(context.document.phu_luc) if not appendix.kem_theo_in.strip()]
    if bare:
        first = context.document.phu_luc[bare[0]]
        quote = first.nhan_in or first.ten
        also = tuple(("phu_luc", n) for n in bare[1:])
        message = (
            f"{len(bare)} phụ lục không có dòng (Kèm theo …)" if len(bare) > 1 else "Phụ lục không có dòng (Kèm theo …)"
        )
        yield Finding(("phu_luc", bare[0]), message, quote, printed.attachment_line(context.document), also=also)


@rule(
    code="TC07",
    title="Các dòng (Kèm theo …) ghi khác nhau",
    severity=CANH_BAO,
    can_cu=_ATTACHED,
    bad="""
mo_dau: [Xem Phụ lục I và Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ, kem_theo: (Kèm theo Kế hoạch số 12/KH-UBND của Ủy ban nhân dân xã)}, {ten: Chỉ tiêu, kem_theo: (Kèm theo Kế hoạch số 12/KH-UBND của Ủy ban nhân dân xã An Bình)}]
""",
    good="""
mo_dau: [Xem Phụ lục I và Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
)
def attached_alike(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Mọi phụ lục của một văn bản mang cùng một dòng."""
    lines = [
        (n, " ".join(appendix.kem_theo_in.split()))
        for n, appendix in enumerate(context.document.phu_luc)
        if appendix.kem_theo_in.strip()
    ]
    for position, line in lines[1:]:
        if _open_out(line) != _open_out(lines[0][1]):
            yield Finding(
                ("phu_luc", position, "kem_theo"), "Dòng (Kèm theo …) khác các phụ lục trước", line, lines[0][1]
            )


def _open_out(line: str) -> str:
    """A line without its blanks to fill in."""
    return patterns.sub(r"[\s.…_]+", " ", line).strip().lower()
