"""CH: sentences that stop before they have said it ("đã nhắc nhở nhiều lần nhưng.", "gửi danh sách tại"), and what is forbidden or promised the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc_docs.checking.context import Block, Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.wording.joints import NEVER_LAST, leaves_open
from cchc_docs.model.document import Text
from cchc_docs.patterns import finditer, ours

_WHOLE = practice("một câu nói đủ ai làm gì, việc gì")

_END = r"(?P<cuoi>\./\.|[.;](?= |$))"
_W = r"[^\W\d_]+"
_PEOPLE = r"(?:bà con|người dân|nhân dân|Nhân dân|các hộ|hộ dân|học sinh|các em|các cụ|các cháu|cán bộ|doanh nghiệp|các thôn|các tổ)"
_LEADS_ON = (
    r"(?:và|nhưng|mà|hoặc) (?:chưa|không|cần|được)|góp phần|vì vậy|do đó|qua đó|từ đó|trên cơ sở|nhằm mục đích|về việc"
    r"|trong quá trình|một số|không quá|lần thứ"
)
_OPEN = ours(rf"(?<![^\W_])(?P<treo>{_W},? (?:{_LEADS_ON})){_END}")
"""Words behind which something must follow, at the end of a sentence."""
_TRANSITIVE = ours(
    rf"(?<![^\W_])(?P<treo>(?!(?i:để|tiếp tục|tập trung) (?:giải quyết|thực hiện|khắc phục|ngăn chặn))(?:qua đó,?|từ đó,?|(?i:nhằm|để|góp phần|tiếp tục|tập trung)) (?:nâng cao|đẩy mạnh|tăng cường|phát huy|thúc đẩy|duy trì|củng cố|đáp ứng|bảo đảm|đảm bảo|ngăn chặn|hạn chế|giải quyết|khắc phục|thực hiện|cải thiện|xây dựng))(?<!được ){_END}"
)
_FOR_WHOM = ours(
    rf"(?<![^\W_])(?P<treo>để (?:cho )?{_PEOPLE}|(?:chuyển|trình|kiến nghị|đề nghị) (?:các )?cơ quan|cam kết không (?:sử dụng|sản xuất|kinh doanh|mua bán|buôn bán|tàng trữ|vận chuyển|lấn chiếm|xả|thả|đốt|để|gây)){_END}"
)
_PAST = ours(r"(?<![^\W_])(?:được|ngày càng|ngày một|từng bước|không ngừng|bị)(?![^\W_])")


@rule(
    code="CH17",
    title="Câu bỏ dở",
    severity=CANH_BAO,
    can_cu=practice("mỗi mục kết thúc bằng một dấu câu"),
    bad="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: ['Rà soát quy định của các ngành,', Công khai kết quả.]
""",
    good="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [Rà soát quy định của các ngành., 'Gồm các việc:', Công khai kết quả.]
""",
)
def cut_off(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu, mục hết ở một từ nối (và, của, tại, để, theo …), mục hết bằng dấu phẩy mà không có gì nối tiếp; số rồi hai chấm mà mục sau là việc khác thì là gợi ý.

    Tên mục thì xét khi ngay dưới nó là một mục có nhãn. Từ nối là nửa của từ khác (tồn tại, tiếp theo) hoặc là từ loại khác (góp của, gửi về) thì không xét.
    """
    following: dict[int, Block] | None = None
    for one in context.blocks:
        words = one.said.rstrip()
        if words[-1:] in _CLOSING:
            continue
        before, _, last = words.rpartition(" ")
        tail, below = " ".join(words.split(" ")[-3:]), one.block.noi_dung
        if one.block.kieu == "tieu_de":
            if below and below[0].nhan_in and last in NEVER_LAST and leaves_open(before.rsplit(" ", 1)[-1], last):
                yield Finding(one.text_path, "Tên mục như một câu bỏ dở", tail, "viết nốt tên mục")
            continue
        if last in _LAST_OF_ALL and leaves_open(before.rsplit(" ", 1)[-1], last):
            following = following or {id(block): after for block, after in pairwise(context.blocks)}
            after = following.get(id(one))
            goes_on = after is not None and not after.block.nhan_in and after.said.lstrip()[:1].islower()
            if all(child.kieu == "doan" and not child.nhan_in for child in below):
                severity = GOI_Y if goes_on else None  # a line broken in the middle of a sentence
                yield Finding(one.text_path, _UNFINISHED, tail, "viết nốt hoặc sửa dấu cuối", severity=severity)
        elif below:
            continue
        elif words.endswith(","):
            yield Finding(one.text_path, _UNFINISHED, tail, "viết nốt hoặc sửa dấu cuối")
        elif words.endswith(":") and words[-2:-1].isdigit() and one.block.kieu == "muc" and one.block.nhan_in:
            sibling = one.siblings[one.behind] if one.behind < len(one.siblings) else None
            if sibling is None or sibling.nhan_in[-1:] == one.block.nhan_in[-1:]:
                yield Finding(one.text_path, "Hai chấm mà không kể gì tiếp", tail, severity=GOI_Y)
    yield from _at_a_stop(context)


_CLOSING = ("", ".", ";", ")", "”", "!", "?", "…")
_WHEN = ("khi", "lúc", "chờ", "đón", "đợi", "thấy", "sau", "trước")
"""“khi ghe về.”: what comes back is told before the verb."""
_UNFINISHED = "Mục kết thúc như một câu bỏ dở"
_LAST_OF_ALL = (*NEVER_LAST, "đến")
_STOPPED = {f"{one}{stop}": one for one in _LAST_OF_ALL for stop in (".", ";", "./.")}


def _at_a_stop(context: Context) -> Iterator[Finding]:
    """Sentences that end with a joining word, wherever they stand."""
    for piece, texts in context.pieces_among("CH17 stops", _STOPPED.keys()).items():
        one = _STOPPED[piece]
        for text in texts:
            for found in finditer(rf"(\S+ )?([^\W_]+)\W? {re.escape(piece)}(?=\s|$)", text.text):
                comes_back = one == "về" and (found[1] or "").strip().lower() in _WHEN
                if leaves_open(found[2], one) and not comes_back:
                    yield Finding(text.path, f"Câu hết ở từ nối “{one}”", found[0], "viết nốt câu")


@rule(
    code="CH50",
    title="Câu dừng khi chưa nói hết (… nhắc nhở nhưng chưa.)",
    severity=GOI_Y,
    can_cu=_WHOLE,
    tru=QUOTED,
    bad="mo_dau: [Đã mời chủ đò lên làm việc nhưng chưa. Bến vẫn chở quá tải.]",
    good="mo_dau: ['Đã mời chủ đò lên làm việc nhưng bến vẫn chở quá tải; ao làng ngày càng được nâng cao. Lưu: Văn thư.']",
)
def stops_too_soon(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu hết ở một chữ phải có gì theo sau: và chưa, về việc, góp phần, một số, nhằm nâng cao, để bà con.

    Động từ đứng cuối sau “được”, “ngày càng” (đời sống được nâng cao) là đủ. Câu hết bằng một từ nối do CH17 xét.
    """
    searched = context.unpassed("CH50")
    ends = {piece.lower() for piece in searched.pieces if piece[-1] in ".;" and piece.rstrip("./;").lower() in _LAST}
    texts = {id(text): text for end in sorted(ends) for text in searched.texts_holding(f" {end}")}
    told = list[Text]()
    for text in texts.values():
        for pattern in (_OPEN, _TRANSITIVE, _FOR_WHOM):
            for found in pattern.finditer(text.text):
                told.append(text)
                start = text.text.rfind(". ", 0, found.start()) + 1
                if pattern is _TRANSITIVE and _PAST.search(text.text, start, found.start("treo")):
                    continue
                if text.role == "cot":
                    continue
                quote = " ".join(text.text[start : found.end()].split(" ")[-5:]).strip()
                yield Finding(text.path, f"Câu dừng ở “{found['treo'].lstrip(', ')}”", quote, "viết nốt câu")
    context.pass_texts_but("CH50", told)


_LAST = frozenset(
    [
        "chưa",
        "không",
        "cần",
        "được",
        "phần",
        "vậy",
        "đó",
        "sở",
        "đích",
        "việc",
        "trình",
        "số",
        "quá",
        "thứ",
        "cao",
        "mạnh",
        "cường",
        "huy",
        "đẩy",
        "đảm",
        "chặn",
        "chế",
        "quyết",
        "phục",
        "hiện",
        "thiện",
        "dựng",
        "trì",
        "cố",
        "ứng",
        "con",
        "dân",
        "hộ",
        "sinh",
        "em",
        "cụ",
        "cháu",
        "bộ",
        "nghiệp",
        "thôn",
        "tổ",
        "quan",
        "dụng",
        "xuất",
        "doanh",
        "bán",
        "trữ",
        "chuyển",
        "chiếm",
        "xả",
        "thả",
        "đốt",
        "để",
        "gây",
    ]
)
"""The last words of all of them: few sentences end so."""


_TWICE_NO = ours(
    r"(?<![^\W_])(?P<sai>(?:[Nn]ghiêm cấm|[Cc]ấm|[Tt]uyệt đối không (?:được|để)|[Kk]hông (?:được|nên)) (?:việc |các hành vi |mọi hành vi |mọi người )?không (?:được |cho |để |cho phép )?)(?=[^\W\d_])"
)
_WRONG_PROMISE = ours(
    r"(?<![^\W_])(?P<sai>cam kết không (?:chấp hành|thực hiện (?:đúng|đầy đủ|nghiêm)|tuân thủ|bảo đảm|đảm bảo|giữ gìn|hoàn thành|nộp đủ|phối hợp))(?![^\W_])"
)
_NOT_AGAINST = ours(r"(?:nếu|khi|trường hợp|hành vi|xử lý|vi phạm) (?:[^\W\d_]+ ){0,4}$", re.IGNORECASE)


@rule(
    code="CH51",
    title="Cấm, cam kết nói ngược (nghiêm cấm không được)",
    severity=CANH_BAO,
    can_cu=practice("hai lần phủ định là cho phép"),
    tru=QUOTED,
    bad="mo_dau: [Nghiêm cấm không được neo đò dưới gầm cầu.]",
    good="mo_dau: ['Nghiêm cấm neo đò dưới gầm cầu; chủ đò cam kết không chở quá tải; nếu cam kết không thực hiện đúng thì thu bến.']",
)
def turned_round(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“nghiêm cấm không được …”, “không được không …”, “cam kết không chấp hành …”: theo chữ thì ngược ý."""
    for text, found in context.matches_alone(_TWICE_NO, ("cấm", "không")):
        words = found["sai"].strip()
        forced = not words.lower().startswith(("cấm", "nghiêm cấm")) and "tuyệt đối" not in words.lower()
        yield Finding(
            text.path, f"“{words}” là hai lần phủ định", words, "bỏ một phủ định", severity=GOI_Y if forced else None
        )
    for text, found in context.matches_alone(_WRONG_PROMISE, ("cam kết không",)):
        if not _NOT_AGAINST.search(text.text, max(0, found.start() - 60), found.start()):
            yield Finding(text.path, f"“{found['sai']}”: cam kết ngược", found["sai"], "bỏ “không”")


_NOT_ONLY = ours(r"(?<![^\W_])[Kk]hông (?:những|chỉ) (?P<sau>[^.;\n]*)")
_BUT_ALSO = ours(r"(?<![^\W_])(?:mà|còn|cả|hơn thế|nữa|cũng|đồng thời|song)(?![^\W_])")


@rule(
    code="CH52",
    title="“không những …” mà không có “mà còn …”",
    severity=CANH_BAO,
    can_cu=practice("cặp từ nối đi đủ đôi"),
    tru=QUOTED,
    bad="mo_dau: ['Con kè không những giữ được bãi bồi, chắn sóng cho bến đò.']",
    good="mo_dau: ['Con kè không những giữ được bãi bồi mà còn chắn sóng cho bến đò; việc không chỉ của riêng ai.']",
)
def half_a_pair(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“không những giữ được rừng, chủ động nước tưới.”: thiếu vế “mà còn”. “không chỉ” đứng một mình có thể là đủ, chỉ là gợi ý."""
    for text, found in context.matches_alone(_NOT_ONLY, ("không những", "không chỉ")):
        rest = found["sau"]
        if _BUT_ALSO.search(rest) or (found[0].lower().startswith("không chỉ") and "," not in rest):
            continue
        if text.text[found.end() : found.end() + 40].lstrip(".; ").startswith(("Mà", "mà", "Còn", "còn")):
            continue
        quote = " ".join(found[0].split(" ")[:9]).rstrip(",")
        severity = None if "những" in found[0][:12] else GOI_Y
        yield Finding(text.path, "Có “không những” mà thiếu “mà còn”", quote, "… mà còn …", severity=severity)
