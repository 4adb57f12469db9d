"""Offices that the body gives work to: "1. Phòng Kinh tế: …", "Trạm Y tế chủ trì …", under what is told of carrying out.

Many communes' plans have no table of tasks; who leads stands in such headings and at the head of such sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.model.document import Document, Muc
from cchc_docs.model.markup import plain
from cchc_docs.vietnamese.units import is_group, unit_names

CARRYING_OUT = patterns.ours(r"tổ chức thực hiện|phân công|trách nhiệm", re.IGNORECASE)
"""Headings of the parts that say who does what."""
# What begins with the word of an office and is none: things, acts, persons.
_NO_OFFICE = (
    r"(?!(?:Ban (?:hành|đầu|đêm|ngày)|Đoàn (?:kết|viên)|Hội (?:nghị|thi|thảo|chợ|trại|diễn|họp|đồng|viên)|Trường hợp|Tổ (?:chức|trưởng|phó)|Đội (?:ngũ|hình|tuyển)|Sở hữu"
    r"|Quỹ (?:đất|tiền|lương|thời|nhà)|Văn phòng phẩm|Phòng(?:, | )(?:chống|bệnh|ngừa|cháy|dịch)|Đài tưởng niệm|Cảng biển)(?!\w))"
)
_HEAD = (
    rf"{_NO_OFFICE}(?:Phòng|Ban|Trung tâm|Văn phòng|Công an|Đoàn|Hội|Ủy ban|Uỷ ban|UBMTTQ|Trường|Trạm|Tổ|Kho bạc|Chi cục|Thuế|Thanh tra|Hợp tác xã"
    r"|Sở|Đồn|Đội|Đảng ủy|Đảng uỷ|Bảo hiểm xã hội|Điện lực|Công ty|Bệnh viện|Liên đoàn|Chi nhánh|Ngân hàng|Quỹ|Thư viện|Đài|Cảng|Tỉnh đoàn|Chi đoàn|Chi hội|Liên đội)"
)
_WORK = (
    r"(?:chủ trì|chủ động|phối hợp|có (?:trách nhiệm|nhiệm vụ)|chịu trách nhiệm|là (?:đơn vị|cơ quan|đầu mối)|tham mưu|hướng dẫn|theo dõi|"
    r"tổng hợp|trực|tổ chức|thực hiện|lập|xây dựng|rà soát|kiểm tra|phụ trách|đề xuất|trình|cung cấp|bố trí|công khai|căn cứ|triển khai|"
    r"chuẩn bị|(?<!Ban )(?<!Tổ )quản lý|điều tra|giữ|xác nhận|kiểm soát|xử lý|biên soạn|phân luồng|ký|nắm|chẩn đoán|đưa|nhận|vận hành|sản xuất|ban hành|khám|duy trì|giải ngân|thi công|"
    r"chỉ đạo|phân công|đánh giá|tiến hành|lồng ghép|hỗ trợ|bảo vệ|in ấn|thông báo|khắc phục|đẩy mạnh|nghiên cứu|phổ biến|quán triệt|chi trả|tuần tra|thu gom|giới thiệu|"
    r"cấp (?!xã|tỉnh|huyện|trên|dưới|phường)\w|đôn đốc|cử|huy động|tuyên truyền|vận động|tiếp nhận|giúp|làm|gửi|báo cáo|bảo đảm|đảm bảo|tăng cường|cập nhật|cân đối|thẩm định)"
)
_NAMED = patterns.ours(
    rf"(?:(?:Giao|Đề nghị|Yêu cầu)\s+)?(?P<name>{_HEAD}(?:[,\s–-]+(?!(?:{_WORK}|được|bị)(?!\w))(?:[^\W\d_]+|(?<= số )\d+)){{0,11}}?)\s*(?::|[.;]?$|,?\s+(?:{_WORK}|được (?:giao|phân công))(?!\w)|(?:(?<= xã)(?<!tác xã)|(?<= phường)|(?<= đặc khu))\s+(?!(?:hội|và|cùng|phối|trực thuộc|thuộc|trên|có)(?!\w))[^\W\d_A-ZĐÀ-Ỹ])"
)
"""An office at the beginning of a text, up to a colon, the end, or the first word of what it does."""


_DOES = rf"(?:(?!tổ chức (?:chính trị|đoàn thể|hội|xã hội|thành viên)(?!\w)){_WORK}|nhắc|họp|đến|giao|tự|lo|dạy)"
_THINGS = (
    "văn bản|nhiệm vụ|công việc|việc|nội dung|chỉ tiêu|mục tiêu|giải pháp|biện pháp|hoạt động|khoản|nguồn|mô hình|phong trào|quy định|quy trình|chế độ|chính sách|tiêu chí"
    "|hồ sơ|thủ tục|bước|kế hoạch|công trình|dự án|chương trình|đề án|điều kiện|hình thức|lĩnh vực|loại|báo cáo|kết quả|số liệu|tài liệu|yêu cầu|vấn đề|hạn chế|tồn tại"
)
_SHARED = patterns.ours(
    rf"(?:(?:Giao|Đề nghị|Yêu cầu)\s+)?(?P<name>(?:Các(?! (?:{_THINGS})(?!\w))|Trưởng|Tổ trưởng|Hiệu trưởng|Phó Hiệu trưởng|Người đứng đầu|Thủ trưởng|UBND các|Ủy ban nhân dân các|Giáo viên"
    rf"|Bí thư)(?:[,\s–-]+(?:(?<=được )|(?!{_DOES}(?!\w)))[^\W_]+){{0,14}}?)\s*(?::|[.;]?$|(?<!được),?\s+{_DOES}(?!\w))"
)
"""Who does a thing and is no office: several of a kind, or a post."""
_ASIDE = patterns.ours(r"\s*\([^()]*\)")
_AFTER = patterns.ours(r"(?:(?<= xã)(?<!tác xã)|(?<= phường)|(?<= đặc khu))\s+(?!hội\b)[^\W\d_A-ZĐÀ-Ỹ].*")
"""What a unit "của xã" does, told in another word than those of `_WORK`."""


def assigned(text: str) -> list[str]:
    """Return the offices a heading or sentence begins with; none where it begins otherwise or with a group of them."""
    found = _NAMED.match(" ".join(_ASIDE.sub("", text).split()))
    names = unit_names(_AFTER.sub("", found["name"])) if found else ()
    return [name for name in names if len(name.split()) > 1 and not is_group(name)]


def shared(text: str) -> str:
    """Return the group or the post a heading or sentence begins with ("Trưởng các thôn", "Các trường học"); "" for none."""
    found = _SHARED.match(" ".join(_ASIDE.sub("", text).split()))
    name = found["name"].rstrip(" ,.;") if found else ""
    return name if name != "Các" else ""


def assigned_offices(document: Document) -> Iterator[str]:
    """Yield the offices of the headings and sentences of the parts on carrying out, in order, as written."""
    yield from _of(document.noi_dung, within=False)


def _of(blocks: list[Muc], *, within: bool) -> Iterator[str]:
    for block in blocks:
        inside = within or (block.kieu == "tieu_de" and CARRYING_OUT.search(block.chu) is not None)
        if inside and block.chu and block.bang is None:
            yield from assigned(plain(block.chu))
        yield from _of(block.noi_dung, within=inside)
