"""TT: final marks of căn cứ and recipients, the closing "./."."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import HEAD
from cchc_docs.checking.profile import NORMATIVE, STATE, is_normative
from cchc_docs.checking.registry import nd30, nd30_as_before, practice, rule

_DECIDE = ("quyet_dinh", "nghi_quyet")
"""Kinds whose bases end before a line of their own (QUYẾT ĐỊNH:)."""


def _end(words: str) -> str:
    return words.rstrip()[-1:]


@rule(
    code="TT30",
    title="Dấu cuối dòng của căn cứ",
    severity=CANH_BAO,
    can_cu=nd30("điểm a khoản 6 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="{nguyen_trang: true, can_cu: ['Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025,', 'Căn cứ Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh về cải cách hành chính.']}",
    good="{nguyen_trang: true, can_cu: ['Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;', 'Căn cứ Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh về cải cách hành chính.']}",
)
def basis_marks(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Mỗi căn cứ một dòng, cuối dòng là chấm phẩy, dòng cuối cùng là dấu chấm (không phải dấu phẩy).

    Khi đoạn mở đầu tiếp theo cũng bắt đầu bằng “Căn cứ” (căn cứ viết liền câu ban hành) thì mọi dòng đều là chấm phẩy.
    Kế hoạch, báo cáo để chấm phẩy rồi viết tiếp “Ủy ban nhân dân … ban hành” ở nhiều nơi nên chỉ là gợi ý.
    """
    if is_normative(context.document):
        yield NotEvaluated(NORMATIVE)
        return
    lines = [text for text in context.texts if text.role == "can_cu"]
    opening = context.document.mo_dau[0] if context.document.mo_dau else ""
    runs_on = patterns.match(r"\W*(?:Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở)\b", opening) is not None
    for number, text in enumerate(lines):
        last = number == len(lines) - 1 and not runs_on
        mark = _end(text.text)
        allowed = "." if last else ";"
        final = number == len(lines) - 1
        decides = (
            patterns.match(r"\W*QUYẾT (?:ĐỊNH|NGHỊ)", opening.upper()) is not None or context.document.loai in _DECIDE
        )
        if final and mark == ";" and (decides or (opening and not runs_on)):
            tail = " ".join(text.text.rstrip().split(" ")[-3:])
            yield Finding(
                text.path,
                "Căn cứ cuối cùng kết thúc bằng dấu chấm",
                tail,
                tail[:-1] + ".",
                tail[:-1] + ".",
                severity=CANH_BAO if decides else GOI_Y,
            )
        elif mark != allowed and not (final and opening and mark == ";"):
            tail = " ".join(text.text.rstrip().split(" ")[-3:])
            right = (tail[:-1] if mark in ",;.:" else tail) + allowed
            if final and opening and mark == ".":
                if runs_on:
                    yield Finding(text.path, "Sau căn cứ này còn căn cứ nữa", tail, right, right, severity=GOI_Y)
                continue
            yield Finding(text.path, f"Cuối căn cứ là dấu “{allowed}”", tail, right, right)


@rule(
    code="TT31",
    can=HEAD,
    title="Thiếu dấu “./.” ở cuối nội dung",
    severity=GOI_Y,
    can_cu=practice(
        "các mẫu của Phụ lục III Nghị định số 30/2020/NĐ-CP kết thúc bằng “./.”; không có trong quy tắc nào"
    ),
    danh_cho=STATE,
    bad="{nguyen_trang: true, ket_thuc: [Trên đây là Kế hoạch năm 2026.]}",
    good="{nguyen_trang: true, ket_thuc: [Trên đây là Kế hoạch năm 2026./.]}",
)
def end_mark(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Đứng một lần, sau câu cuối của phần nội dung, trước Nơi nhận. Bài dừng ở câu dẫn “… như sau:” là thiếu nội dung."""
    from cchc_docs.law.values import value

    mark = value("noi_dung.dau_ket_thuc", context.on).text
    body = [
        text for text in context.texts
        if text.role in ("muc", "doan", "tieu_de", "ket_thuc", "mo_dau") and text.path[0] != "phu_luc"
    ]  # fmt: skip
    ends = [text for text in body if text.text.rstrip().endswith(mark)]
    if not body:
        return
    if not ends and body[-1].text.rstrip().endswith("!"):
        return  # "Rất hân hạnh được đón tiếp!"
    if not ends and body[-1].text.rstrip().endswith(":"):
        tail = " ".join(body[-1].text.rstrip().split(" ")[-3:])
        if not context.tables and not context.document.phu_luc and not (context.form and context.form.pictures):
            message = f"Nội dung dừng ở “{tail}”, phía sau không còn gì"
            yield Finding(body[-1].path, message, tail, "bổ sung phần nội dung còn thiếu", severity=CANH_BAO)
        return
    if not ends:
        tail = " ".join(body[-1].text.rstrip().split(" ")[-3:])
        yield Finding(
            body[-1].path,
            f"Cuối nội dung chưa có “{mark}”",
            tail,
            tail.rstrip(".;, ") + mark,
            tail.rstrip(".;, ") + mark,
        )
    for text in ends[:-1]:
        yield Finding(text.path, f"“{mark}” chỉ đứng một lần ở cuối", mark, ".")
    for text in ends:
        words = text.text.rstrip()
        if words.endswith(f" {mark}"):
            tail = " ".join(words.split(" ")[-3:])
            right = tail.replace(f" {mark}", mark)
            yield Finding(text.path, f"“{mark}” viết liền chữ cuối", tail, right, right, severity=CANH_BAO)


@rule(
    code="TT32",
    title="Dấu cuối dòng của nơi nhận, của Kính gửi nhiều dòng",
    severity=LOI,
    can_cu=nd30_as_before("điểm d khoản 9 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="{nguyen_trang: true, noi_nhan: ['- Sở Nội vụ.', '- Các phòng;'], luu: '- Lưu: VT, VHXH;'}",
    good="{nguyen_trang: true, noi_nhan: ['- Sở Nội vụ;', '- Các phòng;'], luu: '- Lưu: VT, VHXH.'}",
)
def recipient_marks(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cuối mỗi dòng là chấm phẩy, dòng Lưu kết thúc bằng dấu chấm; không có dòng Lưu thì dòng cuối là dấu chấm."""
    addressed = [text for text in context.texts if text.role == "kinh_gui"]
    if (
        len(addressed) > 1
        and all(_end(text.text) == ";" for text in addressed[:-1])
        and _end(addressed[-1].text).isalnum()
    ):
        tail = " ".join(addressed[-1].text.rstrip().split(" ")[-2:])
        yield Finding(
            addressed[-1].path, "Dòng cuối của Kính gửi kết thúc bằng dấu chấm", tail, f"{tail}.", severity=GOI_Y
        )
    lines = [text for text in context.texts if text.role in ("noi_nhan", "luu")]
    several = any(text.role == "noi_nhan" and _FILED.match(text.text) for text in lines)
    for text in lines:
        if several and _FILED.match(text.text) and _end(text.text) in ".;":
            continue  # of several lines “Lưu” only the last ends in a full stop, and they are printed in no order we know
        mark = "." if text.role == "luu" or (text is lines[-1] and text.text.rstrip().endswith(".")) else ";"
        words = text.text.rstrip()
        if not words.endswith(mark) and not (text.role == "luu" and words.endswith(":")):
            tail = " ".join(words.split(" ")[-2:])
            right = tail.rstrip(".;,: ") + mark
            if words.endswith(")") and (
                aside := _ASIDE.search(words)
            ):  # the mark between the name and its bracket goes
                tail = words[aside.start("ten") :]
                right = f"{aside['ten']} {aside['ngoac']}{mark}"
            yield Finding(
                text.path,
                "Dòng Lưu kết thúc bằng dấu chấm" if mark == "." else "Mỗi nơi nhận kết thúc bằng dấu chấm phẩy",
                tail,
                right,
                right,
                severity=LOI if words[-1] in ".;,:" else GOI_Y if text.role == "luu" else CANH_BAO,
            )


_ASIDE = patterns.ours(r"(?P<ten>[^\W_]+) ?[;,.] ?(?P<ngoac>\([^()]*\))$")
"""“Sở Nội vụ; (để báo cáo)”: the mark that ends the line stands before the bracket."""
_FILED = patterns.ours(r"\W*Lưu(?![^\W_])")


@rule(
    code="TT33",
    title="Căn cứ viết liền câu ban hành",
    severity=GOI_Y,
    can_cu=nd30_as_before("điểm a khoản 6 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="mo_dau: ['Căn cứ Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh về cải cách hành chính; căn cứ Nghị quyết số 12/NQ-HĐND ngày 24/12/2025 của HĐND xã; Ủy ban nhân dân xã ban hành Kế hoạch như sau:']",
    good="{can_cu: [Căn cứ Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh về cải cách hành chính], mo_dau: ['Ủy ban nhân dân xã ban hành Kế hoạch như sau:']}",
)
def run_on(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Mỗi căn cứ nên đứng một dòng riêng, in nghiêng. Ngoài nghị quyết, quyết định thì từ hai căn cứ viết liền, hoặc khi các căn cứ trên đã đứng riêng, mới nhắc; “Thực hiện Kế hoạch …” là câu mở đầu."""
    one_is_enough = context.document.loai in ("nghi_quyet", "quyet_dinh") or len(context.document.can_cu) > 1
    for number, words in enumerate(context.document.mo_dau):
        found = patterns.match(
            r"\W*((?:Căn cứ)\s+(?:Kế hoạch|Quyết định|Nghị quyết|Luật|Chỉ thị|Chương trình|Công văn)\b)",
            words,
        )
        if found is None or not (one_is_enough or patterns.search(r"[;,] [Cc]ăn cứ ", words)):
            continue
        if patterns.search(r"[;,]\s*(?:UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng)[^;]*\b(?:ban hành|xây dựng)\b", words):
            yield Finding(("mo_dau", number), "Căn cứ viết liền câu ban hành", found[1], "tách căn cứ thành dòng riêng")
