"""The parts a time can play, and the words right before it by which clerks say so: one table, each row with an example."""

from __future__ import annotations

import re
from functools import cache

from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

BY, UNTIL, FROM, WITHIN, CLOSED, ON, PAST = "by", "until", "from", "within", "closed", "on", "past"
"""The last day of something; the end of a time; its beginning; a time in which; the day figures are of; a day for something; told of before."""

_FILL = r"(?:\s+(?:là|vào|trong|trước|đến|hết|ngày|tháng|ngay|khoảng))*:?"
_HOUR = r"(?:\s+\d{1,2} ?(?:giờ|h|g) ?(?:\d\d)?(?: ?phút)?,?)?(?:\s+(?:thứ \w+|chủ nhật|sáng|chiều|tối|cuối),?)*(?:\s+(?:ngày|tháng))?"


class Wording(NamedTuple):
    """One manner of leading in a time: the part it gives, what stands right before the time, an example with the time as “…”."""

    part: str
    words: str
    example: str


WORDINGS = (
    Wording(CLOSED, r"số liệu[^.;\d]{0,40}(?:đến|tới)", "số liệu tính đến hết ngày …"),
    Wording(CLOSED, r"(?:chốt|mốc|lấy|cắt)(?: \w+){0,2} số liệu[^.;\d]{0,30}", "thời điểm chốt số liệu: …"),
    Wording(CLOSED, r"số liệu(?: \w+){0,2} chốt", "số liệu chốt hết ngày …"),
    Wording(BY, r"(?:không |chưa )?(?:muộn|chậm|trễ|quá|sau)(?: nhất| hơn)", "chậm nhất ngày …"),
    Wording(BY, r"không (?:để )?(?:quá|sau)", "không quá ngày …"),
    Wording(BY, r"(?:thời )?hạn(?! chế| hán| ngạch| mức| hẹp)(?: cuối(?: cùng)?| chót)?(?P<of>(?: [^\W\d_]+){0,7})", "hạn nhận bài: …"),
    Wording(BY, r"trước", "gửi trước ngày …"),
    Wording(BY, r"(?:xong|hoàn thành|hoàn tất|kết thúc|dứt điểm)", "xong ngày …"),
    Wording(UNTIL, r"(?:đến|tới)(?: hết)?", "đến hết ngày …"),
    Wording(UNTIL, r"hết", "hết tháng …"),
    Wording(FROM, r"(?:(?:kể )?từ|bắt đầu)", "từ ngày …"),
    Wording(WITHIN, r"(?:trong|vào|dự kiến|khoảng)", "trong quý …"),
)  # fmt: skip
ONCE = r"từng (?:được|có|là|bị|xảy ra|tham gia|giữ|làm|công tác)"
"""What was once; "từng tổ", "từng bước" is each of them."""
OVER = ours(rf"(?<!\w)(?:đã|{ONCE}|vừa(?! làm| phải)|so với|cùng kỳ)(?!\w)", re.IGNORECASE)
"""Words that tell of what was done."""

VERBS = (
    "hoàn thành|hoàn thiện|hoàn tất|xong|gửi|nộp|báo cáo|trình|ban hành|tổ chức|triển khai|thực hiện|bàn giao|khắc phục|sửa|lập|rà soát"
    "|bổ sung|đăng ký|cung cấp|giải quyết|xử lý|thống kê|nghiệm thu|thanh toán|phê duyệt|thông báo|niêm yết|chuẩn bị|tham mưu|chấm|góp ý"
    "|trả lời|kiểm tra|đưa vào|chốt|tổng hợp|phát hành|xây dựng|quyết toán|duyệt|thẩm định|công bố|công khai|cập nhật|thành lập|kiện toàn"
    "|trực|họp|lắp|nạo vét|tổng kết|sơ kết|đánh giá|xếp loại|bình xét|khảo sát|tập huấn|huấn luyện|bồi dưỡng|tuyên truyền|di dời|sơ tán|số hóa|giải ngân"
    "|giải thể|kết thúc|thu|nhập|cử|chuyển|trả|tiêm|phun|khai giảng|bố trí|đấu giá|đấu thầu|khởi công|khánh thành|ký|nghỉ|treo|dọn|tháo dỡ|cắt|mua|giao|phân bổ|rút|điều chỉnh|thông qua|đối chiếu|phát động|lấy ý kiến|hướng dẫn|giám sát|phối hợp|đôn đốc|ra quân|bố cáo|cấp|trao|công nhận|xác nhận|vận hành|khai trương|kêu gọi|neo đậu|vận động|gia cố|tháo|đóng|mở|gieo|cấy|thu hoạch|khám|trang bị|chốt|sản xuất|tập kết|thông tin|mời|phấn đấu|phủ|hợp đồng|lựa chọn|bầu|đối thoại|tiếp xúc|diễn tập|thực tập|giao lưu|quét dọn|vệ sinh|phát quang|tặng|thăm|hội thảo|tọa đàm|trồng|đào|xây|làm(?! việc)|giải tỏa|hệ thống hóa|dọn sạch|sơ tuyển|khám tuyển|tuyển chọn|xét duyệt|bình cử"
)
DOING = ours(rf"(?<!\w)(?:{VERBS})(?!\w)", re.IGNORECASE)
"""What a sentence that sets a time for something says; "cán bộ công tác trước ngày …" sets none."""


@cache
def _table() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.part, ours(rf"(?<!\w){row.words}{_FILL}{_HOUR}\s*\(?$", re.IGNORECASE)) for row in WORDINGS)


def part_of(lead: str) -> tuple[str, str]:
    """Return the part a time plays by the words before it, and these words without those that lead it in."""
    for part, pattern in _table():
        found = pattern.search(lead)
        if found:
            return part, lead[: found.start()] + (found["of"] or "" if "of" in pattern.groupindex else "")
    return ON, lead
