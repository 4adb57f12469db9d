"""CH: sentences that stop before they have said it ("đã nhắc nhở nhiều lần nhưng."), and what is forbidden or promised the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours

_WHOLE = practice("một câu nói đủ ai làm gì, việc gì")

_END = r"(?P<cuoi>\./\.|[.;](?= |$))"
_W = r"[^\W\d_]+"
_PEOPLE = r"(?:bà con|người dân|nhân dân|Nhân dân|các hộ|hộ dân|học sinh|các em|các cụ|các cháu|cán bộ|doanh nghiệp|các thôn|các tổ)"
_LEADS_ON = (
    r"nhưng|và|hoặc|nhằm|rằng|bởi|kể từ|sau khi|trước khi|trong khi|mặc dù|nếu như|cũng như|đặc biệt là|nhất là|tức là|ví dụ như"
    r"|(?:về|của|cho|với|theo|tại|từ|bằng|do|để|các|những|đối với|liên quan đến) (?:mọi|mỗi|từng|các|những|một số)"
    r"|(?:(?:và|nhưng|mà|hoặc) (?:chưa|không|đã|đang|sẽ|phải|cần|được|bị|để|do|vì|theo|từ|cho))"
    r"|góp phần|vì vậy|do đó|qua đó|từ đó|trên cơ sở|nhằm mục đích|(?:đối|so|gắn|cùng|phối hợp|phù hợp|kết hợp) với|về việc|nhất là"
    r"|bao gồm|trong quá trình|một số|không quá|lần thứ|thì|nếu|mà|đang|rất"
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
    code="CH50",
    title="Câu dừng khi chưa nói hết (… nhiều lần nhưng.)",
    severity=GOI_Y,
    can_cu=_WHOLE,
    tru=QUOTED,
    bad="mo_dau: [Đã mời chủ đò lên làm việc hai lần nhưng. Bến vẫn chở quá tải.]",
    good="mo_dau: ['Đã mời chủ đò lên làm việc nhưng bến vẫn chở quá tải; ao làng ngày càng được nâng cao. Lưu: Văn thư.']",
)
def stops_too_soon(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu hết ở một chữ phải có gì theo sau: nhưng, và chưa, kể từ, sau khi, về mọi, đối với, về việc, góp phần, nhằm nâng cao, để bà con.

    Động từ đứng cuối sau “được”, “ngày càng” (đời sống được nâng cao) là đủ. Mục hết bằng một từ nối đơn do CH17 xét.
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
                if text.role == "cot" or _told_by_cut_off(text, found):
                    continue
                quote = " ".join(text.text[start : found.end()].split(" ")[-5:]).strip()
                yield Finding(text.path, f"Câu dừng ở “{found['treo'].lstrip(', ')}”", quote, "viết nốt câu")
    context.pass_texts_but("CH50", told)


_LAST = frozenset([
    "nhưng", "và", "hoặc", "nhằm", "rằng", "bởi", "từ", "khi", "dù", "như", "là", "mọi", "mỗi", "từng", "các", "những",
    "số", "chưa", "không", "đã", "đang", "sẽ", "phải", "cần", "được", "bị", "để", "do", "vì", "theo", "cho", "phần",
    "vậy", "đó", "sở", "đích", "cao", "mạnh", "cường", "huy", "đẩy", "đảm", "chặn", "chế", "quyết", "phục", "hiện",
    "thiện", "dựng", "con", "dân", "hộ", "sinh", "em", "cụ", "cháu", "bộ", "nghiệp", "thôn", "tổ", "quan", "dụng",
    "với", "việc", "gồm", "trình", "quá", "thứ", "thì", "nếu", "mà", "rất", "trì", "cố", "ứng", "xuất", "doanh", "bán", "trữ", "chuyển", "chiếm", "xả", "thả", "đốt", "gây",
])  # fmt: skip
"""The last words of all of them: few sentences end so."""


def _told_by_cut_off(text: Text, found: re.Match[str]) -> bool:
    """Whether CH17 tells: an item that ends with a joining word."""
    last = found["treo"].rsplit(" ", 1)[-1]
    return found.end() >= len(text.text.rstrip()) and last in ("và", "hoặc", "với")


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
