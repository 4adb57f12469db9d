"""CH: one word in two ways in one paper - i and y ("quản lí" beside "quản lý"), "hàng năm" and "hằng năm", "đảm bảo" and "bảo đảm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.model.document import Text

_WITH_I = patterns.ours(
    r"(?:(?P<truoc>(?i:quản|xử|hợp|đại|pháp|địa|nguyên|đạo|vật|tâm|thanh|bệnh|lịch|chữ|đăng|thư|nhật|ghi|ước|định|học|thời|chu|quốc|trường|nhiệm|thế|đầu|cuối|giữa|bác|chiến|dược|y|nghệ|nhạc|văn|tiến|thạc|thẩm|thẫm)) )?"
    r"(?P<chu>lí|kí|kì|sỹ|kĩ(?= (?:năng|thuật|sư|lưỡng|càng|sảo))|tỉ(?= (?:lệ|trọng|số|suất|đồng|giá|phần)))(?![^\W_])(?: (?P<sau>lịch|do|luận|hiệu|kết|tên|gửi|họp|thi|hạn|niệm|sư))?"
)
_OTHER = {"lí": "lý", "kí": "ký", "kì": "kỳ", "kĩ": "kỹ", "tỉ": "tỷ", "sỹ": "sĩ"}


@rule(
    code="CH33",
    title="Viết lẫn i và y (quản lí, quản lý)",
    severity=GOI_Y,
    can_cu=practice("một văn bản viết i, y theo một kiểu; văn bản hành chính quen viết lý, ký, kỳ, kỹ, tỷ và sĩ"),
    tru=QUOTED,
    bad="mo_dau: [Quản lý chợ, ký sổ; xử lí rác ở bến.]",
    good="mo_dau: [Quản lý chợ; xử lý rác; đăng ký chỗ; bác sĩ trực; đêm nhí nhảnh.]",
)
def i_beside_y(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ nhắc kiểu ít quen (lí, kí, kì, kĩ, tỉ lệ, sỹ) khi văn bản phần lớn viết kiểu kia; tên riêng không xét."""
    odd_ones = context.words_among("CH33", _OTHER.keys())
    if not odd_ones:
        return
    small = context.small_words
    usual = sum(context.words[form] for word in _OTHER.values() for form in small.get(word, ()))
    found: dict[str, list[Text]] = {}
    rare = 0
    for odd in _OTHER:
        for text in odd_ones.get(odd, ()):
            for match in _WITH_I.finditer(text.text):
                if match["chu"] == odd and (match["truoc"] or match["sau"] or odd in ("kĩ", "tỉ")):
                    found.setdefault(match[0].strip(), []).append(text)
                    rare += 1
    if rare >= usual:
        return
    for words, texts in found.items():
        right = words
        for odd, other in _OTHER.items():
            right = patterns.sub(r"(?<![^\W_])" + odd + r"(?![^\W_])", other, right)
        yield Finding(
            texts[0].path, f"“{words}”, phần lớn văn bản viết kiểu kia{times(texts)}", words, right, also=others(texts)
        )


_EACH = patterns.ours(r"\b([Hh]àng|[Hh]ằng) (?:ngày|tuần|tháng|quý|Quý|năm)\b(?! \d)")


@rule(
    code="CH14",
    title="Viết lẫn “hàng” và “hằng” (năm, quý, tháng)",
    severity=GOI_Y,
    can_cu=practice("từ điển tiếng Việt ghi hằng năm, hằng quý; một văn bản chỉ dùng một cách"),
    bad="mo_dau: [Báo cáo hằng quý., Kiểm tra hàng năm.]",
    good="mo_dau: [Báo cáo hằng quý., Kiểm tra hằng năm.]",
)
def two_words_for_each(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ nhắc khi cùng một văn bản có cả hai cách viết."""
    forms: dict[str, list[tuple[Text, str]]] = {"hàng": [], "hằng": []}
    for text, _, found in context.matches(_EACH):
        forms[found[1].lower()].append((text, found[0]))
    if forms["hàng"] and forms["hằng"]:
        quote = forms["hàng"][0][1]
        texts = [text for text, _ in forms["hàng"]]
        message = f"“{quote}” trong văn bản cũng viết “{forms['hằng'][0][1]}”{times(texts)}"
        right = quote.replace("àng", "ằng", 1)
        yield Finding(texts[0].path, message, quote, right, also=others(texts))


_ENSURE = patterns.ours(r"(?<!\w)(?:(?P<luat>bảo đảm)|đảm bảo)(?!\w)(?! (?:viên|phát|tiền vay))", re.IGNORECASE)


@rule(
    code="CH62",
    title="Viết lẫn “bảo đảm” và “đảm bảo”",
    severity=GOI_Y,
    can_cu=practice("luật, nghị định viết “bảo đảm”; một văn bản chỉ dùng một cách"),
    tru=(QUOTED, CITED),
    bad="mo_dau: [Bảo đảm đủ phao cho khách., Thuyền phải đảm bảo kín nước.]",
    good="mo_dau: [Bảo đảm đủ phao cho khách., Thuyền phải bảo đảm kín nước.]",
)
def two_words_for_ensure(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ nhắc khi cùng một văn bản có cả hai cách viết, một lần, ở “đảm bảo”."""
    small = context.whole_small
    if "bảo đảm" not in small or "đảm bảo" not in small:
        return
    hits = list(context.matches(_ENSURE, ("bảo đảm", "đảm bảo")))
    odd = [hit for hit in hits if hit.match["luat"] is None]
    if odd and len(odd) < len(hits):
        quote, texts = odd[0].match[0], [hit.text for hit in odd]
        right = "Bảo đảm" if quote[0].isupper() else "bảo đảm"
        message = f"“{quote}”, chỗ khác viết “bảo đảm”{times(texts)}"
        yield Finding(texts[0].path, message, quote, right, also=others(texts))
