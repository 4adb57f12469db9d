"""TC: what a paper says it sends along without giving it a number; the "(Kèm theo …)" line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import SENTENCES, Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.profile import CHU_TICH, UY_BAN
from cchc_docs.checking.registry import nd30, rule
from cchc_docs.checking.rules.the_thuc.so_ngay import symbol_meant
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.model import printed
from cchc_docs.model.apart import typed_notes
from cchc_docs.model.document import Path, Text
from cchc_docs.vietnamese.accents import to_placement_text
from cchc_docs.vietnamese.citations import find_citations
from cchc_docs.vietnamese.symbols import normalise_symbol

_ATTACHED = nd30("điểm c khoản 1 Mục III Phần I Phụ lục I")

_BY_KIND = patterns.ours(
    r"(?<!\w)(?:biểu|mẫu|bảng|danh sách|danh mục|đề cương|dự thảo|tài liệu|lịch)(?: [^\W\d_]+){0,3} \(?(?:gửi kèm|kèm theo|đính kèm)(?! (?:Nghị định|Thông tư|Quyết định|Luật))", re.IGNORECASE
)  # fmt: skip


_NOWHERE = patterns.ours(
    r"(?<![^\W_])(?P<sai>[Pp]hụ lục) (?:đính kèm|gửi kèm|kèm theo)(?! (?:Nghị|Quyết định|Thông tư|Luật|Công văn|Kế hoạch(?! này)|Báo cáo(?! này)))"
)


def attached_nowhere(context: Context) -> Iterator[tuple[Text, str]]:
    """Yield (where, words) of "Phụ lục kèm theo" in a paper that has none."""
    if context.document.phu_luc or "hụ lục" not in context.whole:
        return
    for hit in context.matches(_NOWHERE):
        of_a_draft = _OF_A_DRAFT.search(hit.text.text, max(0, hit.start - 160), hit.start)
        if not of_a_draft and not any(a <= hit.start < b for a, b in context.cited_spans.get(hit.text.path, ())):
            yield hit.text, hit.match[0]
            return


_OF_A_DRAFT = patterns.ours(r"[Dd]ự thảo(?: [^.;]*)? (?:với|cùng|có|và|gồm|của|kèm|các) $")
"""What a draft has; “theo tiến độ tại Phụ lục kèm theo” points into this paper, whatever it speaks of."""
_LABELS = patterns.ours(r"(?P<word>Biểu|Mẫu|Bảng)(?: mẫu)?(?: số)? ?0?(?P<n>\d{1,2})", re.IGNORECASE)


_SENT_TO = patterns.ours(
    r"(?<![^\W_])(?:tại|theo|ở|xem) (?P<sai>(?P<word>Biểu đồ|Biểu|Bảng|Mẫu|mẫu|biểu|Hình|Sơ đồ)(?: số)? ?0?(?P<n>\d{1,2}))(?=[.;,)]| (?:kèm theo|đính kèm|gửi kèm|Kế hoạch này|Báo cáo này)|$)(?!, [^.;]{0,60}(?:Thông tư|Quyết định|Công văn))"
)


def numbered_by_kind(context: Context) -> Iterator[tuple[Text, str, str, int]]:
    """Yield (where, words, "biểu", 3) of each "Biểu số 03" of a paper whose appendices are labelled so; where none is, of those it sends the reader to."""
    labels = {found["word"].lower() for one in context.document.phu_luc if (found := _LABELS.match(one.nhan_in))}
    if not labels:
        for hit in context.matches(_SENT_TO, ("biểu", "bảng", "mẫu", "hình", "sơ đồ")):
            words = hit.match["sai"]
            if hit.match["word"].lower() in ("biểu", "mẫu") and not context.document.phu_luc:
                continue  # sent as a file of its own
            if hit.match["word"].lower() in _DRAWN and (context.form is None or context.form.pictures):
                continue  # its title may stand in the picture
            if not context.document.phu_luc and int(hit.match["n"]) <= len(context.tables):
                continue  # tables without titles may be counted
            if context.everything.lower().count(words.lower()) == 1:  # elsewhere it may be the title of a table
                yield hit.text, words, hit.match["word"].lower(), int(hit.match["n"])
    if not labels:
        return
    for hit in context.matches(_LABELS):
        text, word = hit.text, hit.match["word"].lower()
        if word not in labels or text.role in ("phu_luc_nhan", "phu_luc_ten", "kem_theo") or not hit.is_word:
            continue
        if not any(a <= hit.start < b for a, b in context.cited_spans.get(text.path, ())):
            yield text, hit.match[0], word, int(hit.match["n"])


_DRAWN = ("hình", "biểu đồ", "sơ đồ")


def labelled_by_kind(label: str) -> tuple[str, int] | None:
    """Return ("biểu", 3) of a label "Biểu số 03", None of all others."""
    found = _LABELS.match(label)
    return (found["word"].lower(), int(found["n"])) if found else None


def attached_by_kind(context: Context) -> bool:
    """Whether a letter speaks of the one thing it sends along by its kind: "theo biểu mẫu gửi kèm"."""
    if "kèm" not in context.whole_small:
        return False
    return any(_BY_KIND.search(text.text) for text in context.sentences_of_body if text.path[0] != "phu_luc")


def sent_along(context: Context, label: str, title: str) -> bool:
    """Whether a sentence that sends something along calls it by its title or, several of its kind, by their label ("03 biểu").

    "Công bố kèm theo Quyết định này Danh mục …" names an appendix called "DANH MỤC …", "các biểu kèm theo" each "Biểu 2".
    """
    opening = " ".join(title.lower().split()[:2])
    kind = label.lower().partition(" ")[0]
    several = re.compile(rf"{'các' if kind == 'phụ' else '(?:các|[0-9])'} {re.escape(kind)}\b" if kind else r"(?!)")
    for text in context.texts_holding("kèm"):
        small = text.text.lower()
        if text.role in SENTENCES and text.path[0] != "phu_luc" and (opening in small or several.search(small)):
            return True
    return False


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
        own = f"{document.so}/{symbol_meant(document)}"
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
        day, issued = cited.ngay, context.day_of_issue
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
            and ("chủ tịch" in cited.issuer.lower()) != (context.profile.tham_quyen == CHU_TICH)
            and document.loai != "cong_van"  # its number says UBND whoever signs it
        ):
            name = " ".join(document.co_quan.ten.split())
            if context.profile.tham_quyen == CHU_TICH and "chủ tịch" not in name.lower():
                name = f"Chủ tịch {name}"
            yield Finding(
                path, f"Dòng kèm theo ghi của “{cited.issuer}”, văn bản do {name} ban hành", cited.co_quan, name
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
    bare = [
        n
        for n, appendix in enumerate(context.document.phu_luc)
        if not appendix.kem_theo_in.strip() and "kèm theo" not in appendix.ten.lower() and not typed_notes(appendix)
    ]
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
    """Mọi phụ lục của một văn bản mang cùng một dòng: so với dòng nhiều phụ lục ghi; “số liệu đến ngày …” ghi thêm thì không tính.

    Dòng không khớp phần đầu văn bản do TC05 nêu.
    """
    lines = [
        (n, line)
        for n, appendix in enumerate(context.document.phu_luc)
        if (line := " ".join(appendix.kem_theo_in.split())) and (line.endswith(")") or len(line) < _LONG)
    ]
    wrong = _wrong(context) if len(lines) > 1 else ()
    fitting = [(n, line) for n, line in lines if ("phu_luc", n, "kem_theo") not in wrong]
    if not fitting:
        return
    (usual, times), *_ = Counter(_open_out(line) for _, line in fitting).most_common(1)
    if times == 1:
        usual = _open_out(fitting[0][1])
    model = next(line for _, line in fitting if _open_out(line) == usual)
    for position, line in fitting:
        if _open_out(line) != usual:
            yield Finding(("phu_luc", position, "kem_theo"), "Dòng (Kèm theo …) khác các phụ lục khác", line, model)


_LONG = 200
"""A line so long without its closing bracket has words behind it that are none of it."""


def _wrong(context: Context) -> set[Path]:
    """Where TC05 says that a line does not fit the paper: such a line is no model for the others, and is told of once."""
    return {one.path for one in attached_to(context) if isinstance(one, Finding)}


def _open_out(line: str) -> str:
    """A line without its blanks to fill in, and without what one appendix adds: of which day its figures are, in which unit."""
    return patterns.sub(r"[\s.…_]+", " ", _ADDED.sub("", line)).strip(" )").lower()


_ADDED = patterns.ours(
    r"(?:;|[,.–-](?= ?(?:số liệu|tính đến|thời điểm|cập nhật|đơn vị tính|đvt)(?!\w)))[^()]*(?=\)|$)", re.IGNORECASE
)


_COUNTED = patterns.ours(
    r"(?:(?:[Kk]èm theo|[Gg]ửi kèm|[Đđ]ính kèm)[^.;]{0,70}? (?P<truoc>\d{1,2}) (?P<loai>phụ lục|biểu|bảng biểu|mẫu biểu)|(?P<sau>\d{1,2}) (?P<kieu>phụ lục|biểu|bảng biểu|mẫu biểu)(?: chi tiết)? (?:kèm theo|gửi kèm|đính kèm))(?![^\W_])(?! (?:của|kèm theo) (?:Nghị|Thông tư|Quyết định số))"
)


@rule(
    code="TC39",
    title="Số phụ lục, biểu gửi kèm khác số có trong văn bản",
    severity=GOI_Y,
    can_cu=_ATTACHED,
    bad="""
mo_dau: [Kèm theo Kế hoạch này là 03 phụ lục.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
    good="""
mo_dau: [Kèm theo Kế hoạch này là 02 phụ lục.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
)
def counted(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Kèm theo 03 biểu” mà sau văn bản có hai; phụ lục có thể để ở tệp khác nên chỉ nhắc; có nhiều hơn số đã ghi thì là cảnh báo. Văn bản không có phụ lục nào thì không xét."""
    labels = [appendix.nhan_in.lower() for appendix in context.document.phu_luc]
    for hit in context.matches(_COUNTED, ("kèm",)) if labels else ():
        kind = hit.match["loai"] or hit.match["kieu"]
        said = int(hit.match["truoc"] or hit.match["sau"])
        own = [label for label in labels if label.startswith("phụ lục") == (kind == "phụ lục") or not label]
        if own and said != len(own) and hit.text.path[0] != "phu_luc":
            quote = f"{hit.match['truoc'] or hit.match['sau']} {kind}"
            message = f"Văn bản ghi {quote}, sau văn bản có {len(own)}"
            # More than are told of stand in no other file, and labels that count up to them were typed on purpose.
            sure = said < len(own) and len({*own}) == len(own) and "" not in own
            severity = CANH_BAO if sure else None
            yield Finding(hit.text.path, message, quote, "xem lại số phụ lục", severity=severity)
