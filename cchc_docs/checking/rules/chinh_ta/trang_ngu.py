"""CH: a full stop behind words that only lead to the sentence ("Nhân dịp Đại hội … . Ủy ban nhân dân xã đề nghị …")."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours, split

_OPENINGS = ("Nhân dịp ", "Sau khi ", "Trong bối cảnh ", "Nhằm ", "Để ", "Trên cơ sở ", "Căn cứ ", "Thực hiện ")
_AIMS = ("Nhân dịp ", "Trong bối cảnh ", "Nhằm ", "Để ")
"""What leads and is no ground a paper rests on: those stand by themselves, each a line."""
_BODY = (
    r"(?:Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Thường trực|Ban (?:[Cc]hỉ|[Cc]hấp|[Tt]hường|[Tt]ổ chức|[Gg]iám|[Qq]uản)|Đảng (?:ủy|uỷ|bộ)|Chi (?:bộ|hội|đoàn)|Công đoàn|Liên đoàn|Đoàn|Hội|Mặt trận|MTTQ|BCĐ|BCH|BTV|Trường|Nhà trường"
    r"|Học viện|Viện|Đại học|Bệnh viện|Cục|Bộ|Kho bạc|Bảo hiểm xã hội|Phòng|Sở|Công an|Văn phòng|Trung tâm|Trạm|Hợp tác xã|HTX|Chủ tịch|Bí thư|Giám đốc|Hiệu trưởng|[Đđ]ồng chí|Đ/c|Xã|Phường)(?![^\W_])"
)
_NEXT = rf"{_BODY}|(?:Từ |Sáng |Chiều )?[Nn]gày \d|Trong (?:tháng|quý|năm|tuần|thời gian)|Các (?:đại biểu|chi bộ|đơn vị|phòng)|Kính (?:đề|trình|mời)|Đề nghị|Để |Nhằm "
_PAPER = r"(?:Luật|Bộ luật|Nghị|Quyết định|Kế hoạch|Chỉ thị|Công văn|Thông|Hướng dẫn|Kết luận|Chương trình|Đề án)"
_GOES_ON = rf"; (?={_PAPER}|\d|(?:đồng thời,? )?(?:được|theo|căn cứ|thực hiện|để|nhằm|trên cơ sở|xét) )"
"""A semicolon inside the words that lead: more papers, more days of a list, more of what leads."""
_LEADS = ours(
    rf"(?P<loi>(?:Nhân dịp|Sau khi|Trong bối cảnh|Nhằm|Để|Trên cơ sở|(?P<viec>Căn cứ|Thực hiện)(?= (?:các )?{_PAPER}))"
    rf" (?:[^.;:\n]|(?<=\d)[.:](?=\d)|(?<= số):|{_GOES_ON}){{12,1200}})\.(?: (?={_NEXT})|(?P<het>\Z))"
)
_DOES = r"(?:ban hành|công bố|công khai|đăng tải|tuyển sinh|xây dựng|đề nghị|yêu cầu|báo cáo|thông báo|kết luận|thống nhất|tổ chức|quyết|hướng dẫn|giao|trình|chỉ đạo|triển khai|phối hợp|tiến hành|gửi|kính|xin|mời|chúc|có|được|nhận|tặng|trao|thăm|mở|phát động|phân công|lập)(?![^\W_])"
_CLAUSE = ours(
    r"(?<![^\W_])(?:đã|đang|sẽ|phải|cần|là)(?![^\W_])|, (?:đề nghị|yêu cầu|giao|kính|xin|trân trọng|thì)(?![^\W_])"
    r"|, (?:các|cả|toàn|mỗi|mọi|từng|người|cán bộ|nhà|cơ quan|đơn vị|địa phương|cấp|xã|phường|thôn|tổ|chúng)(?![^\W_])[^,]* (?:được|có|tổ chức|thực hiện|triển khai|tham gia|phối hợp|tiến hành)(?![^\W_])"
    r"|, (?:xã|phường|thôn|ấp) (?!trong|của|trên|tại|và|theo)[^\W\d_]+ [^\W\d_]"
    rf"|, {_BODY}(?:(?! về )[^,])*? (?:bố trí|chủ trì|chủ động|thực hiện|tăng cường|rà soát|kiểm tra|hỗ trợ|huy động|tuyên truyền|vận động|cử|tiếp tục|tập trung|duy trì|dành|cấp|mua|sửa|hợp đồng)(?![^\W_])"
    rf"|(?:, |(?<!của )(?<!do )(?<!các )(?<!với )(?<! số )(?<=[^\W\d_] )){_BODY}(?:(?! về )[^,])*? {_DOES}"
)
"""What can be the sentence itself: a verb of its own, a body and what it does (not what a paper of it is about)."""
_ASKS = ours(r"(?<!theo )(?<!ứng )(?<![^\W_])(?:đề nghị|yêu cầu|giao|kính|thì|mời|hãy)(?![^\W_])")
_TOLD = ours(
    r"(?:[^.;\n]|(?<=\d)\.(?=\d))* (?:đã|tiến hành|ban hành|tổ chức|báo cáo|xây dựng|đề nghị|yêu cầu|thông báo|kết luận|phát biểu|chỉ đạo|nhất trí|thống nhất|triển khai|phối hợp|lập|trình|gửi|tặng|trao|thăm|chúc|kính|mời|giao|mở|phát động|phân công)(?![^\W_])"
)


@rule(
    code="CH36",
    title="Dấu chấm ngắt rời trạng ngữ khỏi câu (Nhân dịp … . Ủy ban nhân dân …)",
    severity=CANH_BAO,
    can_cu=practice("trạng ngữ và câu nó dẫn vào cách nhau bằng dấu phẩy"),
    tru=QUOTED,
    bad="mo_dau: [Nhân dịp ngày hội bơi thuyền bản Hin lần thứ II. Ủy ban nhân dân xã đề nghị các bản treo cờ.]",
    good="mo_dau: ['Nhân dịp ngày hội bơi thuyền, Ủy ban nhân dân xã đề nghị các bản treo cờ. Ủy ban nhân dân xã cấp cờ.']",
)
def led_and_left(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Nhân dịp …”, “Sau khi …”, “Trong bối cảnh …”, “Nhằm …”, “Để …”, “Thực hiện Kế hoạch số …” hết câu mà chưa nói ai làm gì, câu sau mới nói.

    “Thực hiện …” là việc phải làm thì đủ câu, nên chỉ xét ở phần mở đầu và ở báo cáo. Chỉ xét câu đầu đoạn; ở phần mở đầu,
    cả đoạn chỉ là “Nhằm …” cũng vậy.
    """
    for text in context.sentences_of_body:
        words = text.text
        found = _LEADS.match(words) if words.startswith(_OPENINGS) else None
        if found is None or _CLAUSE.search(found["loi"]):
            continue
        if found["viec"] == "Thực hiện" and not _leads_here(context, text):
            continue
        last = " ".join(found["loi"].split(" ")[-3:])
        last = last.rsplit("”", 1)[-1].strip() or last  # what is quoted is another's
        if found["het"] is not None:
            if text.role == "mo_dau" and words.startswith(_AIMS) and not _ASKS.search(found["loi"]):
                yield Finding(text.path, _MESSAGE, f"{last}.", "viết nốt câu, hoặc nối với câu sau")
        elif _TOLD.match(words, found.end()) or words.startswith(("Để ", "Nhằm "), found.end()):
            first = " ".join(split(r"[\s,]+", words[found.end() :])[:2])
            yield Finding(text.path, _MESSAGE, f"{last}. {first}", "thay dấu chấm bằng dấu phẩy, hoặc viết nốt câu")


_MESSAGE = "Hết câu mà chưa nói ai làm gì"


def _leads_here(context: Context, text: Text) -> bool:
    """Whether “Thực hiện …” leads to what is told, and is no task: before the body, in a report, in a piece of news."""
    kind = context.document.loai
    return text.role in ("mo_dau", "can_cu") or kind == "bao_cao" or (kind == "khac" and text.role == "doan")
