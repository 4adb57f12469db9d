"""Ways to part a whole whose parts never overlap: in time and late, online and at the desk, men and women."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, kin
from cchc_docs.record import NamedTuple

DIMENSIONS = tuple(
    patterns.ours(words, re.IGNORECASE)
    for words in (
        r"(?<!\w)(?:(?P<a>trước hạn|sớm hạn|(?:trước|đúng) và (?:trước|đúng) hạn)|(?P<b>đúng hạn|trong hạn)|(?P<c>quá hạn|trễ hạn|chậm hạn|muộn))(?!\w)",
        r"(?<!\w)(?:(?P<a>trực tuyến|qua mạng|điện tử)|(?P<b>trực tiếp|bản giấy)|(?P<c>bưu chính|qua bưu điện))(?!\w)",
        r"(?<!\w)(?:(?P<a>nam)|(?P<b>nữ))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?<!chưa )(?<!không )(?<!đã )(?:đã(?! đến)|xong|hoàn thành(?! tốt| xuất))|đã hoàn thành)|(?P<b>chưa|còn lại|còn(?= |$)|không(?= \w+ được))|(?P<c>đang)|(?P<e>quá hạn|trễ hạn)|(?P<d>trả lại|rút|từ chối|hủy))(?!\w)",
        r"(?<!\w)(?:(?P<a>định kỳ|theo kế hoạch|thường xuyên)|(?P<b>đột xuất|ngoài kế hoạch))(?!\w)",
        r"(?<!\w)(?:(?P<a>cấp mới|đăng ký mới|làm mới|mở mới|khởi công mới|mới khởi công)|(?P<b>gia hạn|cấp lại|cấp đổi|chuyển tiếp|duy trì))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?<!cận )nghèo)|(?P<b>cận nghèo))(?!\w)",
        r"(?<!\w)(?:(?P<a>chi đầu tư|đầu tư phát triển)|(?P<b>chi thường xuyên)|(?P<c>dự phòng)|(?P<d>chi khác))(?!\w)",
        r"(?<!\w)(?:(?P<a>hư hỏng|hỏng|xuống cấp)|(?P<b>(?:còn )?(?:dùng|sử dụng) (?:được|tốt)|hoạt động (?:tốt|bình thường)))(?!\w)",
        r"(?<!\w)(?:(?P<a>nội trú)|(?P<b>ngoại trú))(?!\w)|(?<!\w)(?:(?P<c>toàn trình)|(?P<d>một phần))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?<!ngoài )công lập)|(?P<b>ngoài công lập|tư thục|dân lập))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?<!bán )kiên cố)|(?P<b>bán kiên cố)|(?P<c>nhà tạm|tạm))(?!\w)",
        r"(?<!\w)(?:(?P<b>(?:không|chưa) đủ điều kiện)|(?P<a>đủ điều kiện))(?!\w)",
        r"(?<!\w)(?:(?P<a>dưới(?= \d))|(?P<b>trên(?= \d)|từ(?= \d)))",
        r"(?<!\w)(?:(?P<a>chuyên trách)|(?P<b>kiêm nhiệm|bán chuyên trách))(?!\w)",
        r"(?<!\w)(?:(?P<a>chính thức)|(?P<b>dự bị))(?!\w)",
        r"(?<!\w)(?:(?P<a>ngân sách (?:nhà nước|trung ương|tỉnh|xã|phường|địa phương|cấp)[^\d,;]{0,20}|ngân sách(?= \d))|(?P<b>xã hội hóa|xã hội hoá|huy động|đóng góp|nhân dân|tài trợ|đối ứng|vận động|doanh nghiệp|ủng hộ|vốn khác|nguồn khác|lồng ghép|tín dụng|vốn vay))",
        r"(?<!\w)(?:(?P<a>vùng cao)|(?P<b>vùng thấp))(?!\w)|(?<!\w)(?:(?P<c>đô thị|thành thị)|(?P<d>nông thôn))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?<!không )(?<!chưa )hợp lệ|đạt yêu cầu)|(?P<b>không hợp lệ|chưa hợp lệ|không đạt|chưa đạt))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?<!không )(?<!chưa )hài lòng)|(?P<b>không hài lòng|chưa hài lòng))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?<!không )(?:đồng ý|tán thành|nhất trí))|(?P<b>không (?:đồng ý|tán thành|nhất trí)))(?!\w)",
        r"(?<!\w)(?:(?P<a>xuất khẩu lao động|nước ngoài|ngoài tỉnh)|(?P<b>trong nước|trong tỉnh))(?!\w)",
        r"(?<!\w)(?:(?P<a>thu về|thu được|nhận lại)|(?P<b>không thu|chưa thu|không nhận))(?!\w)",
        r"(?<!\w)(?:(?P<a>có mặt|hiện có|dự họp)|(?P<b>vắng|thiếu|khuyết|chưa sử dụng|chưa tuyển))(?!\w)",
        r"(?<!\w)(?:(?P<a>xuất sắc)|(?P<b>(?<!chưa )(?:tốt|giỏi))|(?P<e>khá)|(?P<c>(?<!không )(?<!chưa )hoàn thành(?! tốt| xuất)|trung bình|(?<!chưa )(?<!không )đạt(?! loại))|(?P<d>không hoàn thành|yếu|kém|chưa đạt))(?!\w)",
        r"(?<!\w)(?:(?P<a>nghỉ hưu)|(?P<b>thôi việc|nghỉ việc)|(?P<c>chuyển công tác|chuyển đi))(?!\w)",
        r"(?<!\w)(?:(?P<a>khiển trách)|(?P<b>cảnh cáo)|(?P<c>cách chức|hạ bậc)|(?P<d>buộc thôi việc|khai trừ|sa thải))(?!\w)",
        r"(?<!\w)(?:(?P<a>tiếp tục sử dụng|(?:phương án|để|đưa vào) sử dụng|sử dụng lại|giữ lại|giữ nguyên|để lại)|(?P<b>thu hồi|thanh lý|điều chuyển|bàn giao|tháo dỡ|giải thể|bán))(?!\w)",
        r"(?<!\w)(?:(?P<a>thường trú)|(?P<b>tạm trú))(?!\w)|(?<!\w)(?:(?P<c>cố định)|(?P<d>lưu động))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?:trong )?biên chế|viên chức)|(?P<b>hợp đồng))(?!\w)|(?<!\w)(?:(?P<c>mua mới|xây mới|trồng mới|lắp mới)|(?P<d>sửa chữa|nâng cấp|cải tạo|trồng lại|thay thế))(?!\w)",
        r"(?<!\w)(?:(?P<a>buổi sáng|ca sáng|ca ngày)|(?P<b>buổi chiều|ca chiều)|(?P<c>buổi tối|ca tối|ca đêm))(?!\w)|(?<!\w)(?:(?P<d>học kỳ (?:I|1)|6 tháng đầu năm)|(?P<e>học kỳ (?:II|2)|6 tháng cuối năm))(?!\w)",
        r"(?<!\w)(?:(?P<a>vượt)|(?P<d>chưa đạt|không đạt)|(?P<b>đạt))(?!\w)",
        r"(?<!\w)(?:(?P<a>tồn|kỳ trước chuyển|chuyển kỳ)[^\d,;]{0,20}|(?P<b>tiếp nhận mới|mới tiếp nhận|phát sinh)(?: trong kỳ)?)(?!\w)",
    )
)
"""One pattern a way; its named groups are the values, in one sentence each value stands once."""
IN_TIME = DIMENSIONS[0]
_GRADES = tuple(one for one in DIMENSIONS if "xuất sắc" in one.pattern or ">vượt)" in one.pattern)
WORK = frozenset(["nhiệm vụ", "chỉ tiêu", "công trình", "dự án", "mô hình", "tiêu chí", "hạng mục"])
CLOSED = patterns.ours(r"(?<!\w)(?:chưa|còn|không|quá hạn|trễ hạn)(?!\w)", re.IGNORECASE)
"""`WORK` may also be neither done nor under way; then the words say what is left."""
_FAR = 5
"""Words between a figure and what names it."""


class Part(NamedTuple):
    """A part: its amount, and the words on its two sides."""

    amount: Amount
    before: str
    behind: str

    @property
    def label(self) -> str:
        """The words that name it."""
        return " ".join(f"{self.before} {self.amount.unit if self.amount.unit != 'đồng' else ''} {self.behind}".split())


def one_dimension(parts: Sequence[Part]) -> bool:
    """Tell whether the parts have different values of one dimension (đã …, chưa …; nam, nữ)."""
    sides = [(_words(part, "before"), _words(part, "behind")) for part in parts]
    for dimension in DIMENSIONS:
        named: list[tuple[str, str]] = []
        for before, behind in sides:
            values = _named(dimension, before, "before"), _named(dimension, behind, "behind")
            if values == ("", ""):
                break
            named.append(values)
        else:
            # What stands before the figures names them all, or what stands behind: the other only where that is silent.
            for told in ([one or other for one, other in named], [other or one for one, other in named]):
                if len(set(told)) == len(told):
                    return True
    return False


def is_open(parts: Sequence[Part]) -> bool:
    """Tell whether parts are grades without the lowest: others of the whole may have it."""
    for grades in _GRADES:
        values = {value_in(grades, part, "before") or value_in(grades, part, "behind") for part in parts}
        if "" not in values:
            return "d" not in values
    return False


_REST = patterns.ours(r"(?<!\w)(?:khác|còn lại)(?: là)? $", re.IGNORECASE)
"""The last part is all the others: "hoàn cảnh khác 08 em"."""


def is_closed(total: Amount, parts: Sequence[Part]) -> bool:
    """Tell whether the last part is whatever the others are not, so that all parts make the total."""
    counted = all(kin(part.amount.unit, total.unit) or not part.amount.unit for part in parts)
    return counted and _REST.search(parts[-1].before) is not None


def nested(words: str, total: Amount, parts: Sequence[Part]) -> bool:
    """Tell whether parts told behind a second "trong đó" part the one before it, and the others make the total."""
    inside = words[parts[0].amount.unit_end : parts[-1].amount.start]
    rest = total.value - parts[0].amount.value
    return "trong đó" in inside and any(part.amount.value == rest and ";" in part.before for part in parts[1:])


def is_one_of(words: str, total: Amount, parts: Sequence[Part], *, row: bool) -> bool:
    """Tell whether a "total" is itself one part of a row of them ("trước hạn 80, đúng hạn 36, quá hạn 4").

    `row`: what it may be a part of stands before it, so that the words behind it tell too ("15 mô hình. Có 9 mô hình đã xong, 5 đang làm, …").
    """
    begin = max(words.rfind(mark, 0, total.start) for mark in ",;.:(") + 1
    behind = _TO_STOP.match(words, total.unit_end) if row else None
    own = Part(total, words[begin : total.start], behind[0] if behind else "")
    for dimension in DIMENSIONS:
        value = value_in(dimension, own, "before") or value_in(dimension, own, "behind")
        if value and all(
            (value_in(dimension, part, "before") or value_in(dimension, part, "behind")) not in ("", value)
            for part in parts
        ):
            return True
    return False


_TO_STOP = patterns.ours(r"[^,;.()\d]*")
_BOUND = patterns.ours(r"(?<!\w)(?:dưới|trên|từ) (\d+)", re.IGNORECASE)


def meet_at_a_bound(parts: Sequence[Part]) -> bool:
    """Tell whether parts above and below a bound have the same one: "trên 70 tuổi", "dưới 70 tuổi"; true of parts without."""
    bounds = [found[1] for part in parts if (found := _BOUND.search(part.label))]
    return not bounds or (len(bounds) == len(parts) and len(set(bounds)) == 1)


def value_in(dimension: re.Pattern[str], part: Part, side: str) -> str:
    """Return which value of a dimension the words on one side of a part name, the nearest to its figure; "" for none."""
    return _named(dimension, _words(part, side), side)


def _words(part: Part, side: str) -> str:
    """Return the words on one side of a part that may name it."""
    if side == "before":
        return patterns.split(r"[,;.:]", part.before.rstrip(" :"))[-1]
    return f"{part.amount.unit if part.amount.unit in ('nam', 'nữ') else ''} {part.behind}"


def _named(dimension: re.Pattern[str], words: str, side: str) -> str:
    found = list(dimension.finditer(words))
    if not found:
        return ""
    near = found[-1] if side == "before" else found[0]
    between = words[near.end() :] if side == "before" else words[: near.start()]
    return near.lastgroup or "" if len(between.split()) <= _FAR - (near.lastgroup != "a") else ""


_OVERLAP = patterns.ours(
    r"(?<!\w)(?:(?<!phụ )nữ|(?<!tiếng )dân tộc|đảng viên|nghèo|người trẻ|(?<!đoàn )(?<!viên )thanh niên|kiêm nhiệm|trong đó|khó khăn|biên giới|tôn giáo|khuyết tật|(?<!hội người )cao tuổi|có trình độ|người có)(?!\w)",
    re.IGNORECASE,
)


def may_overlap(parts: Sequence[Part]) -> bool:
    """Tell whether one thing may be counted in two of the parts; the poor and the nearly poor are two classes."""
    classes = any("cận nghèo" in part.label for part in parts)
    one_unit = len({part.amount.unit for part in parts}) == 1
    labels = (f"{part.before} {part.behind}" if one_unit else part.label for part in parts)
    labels = (label.replace("nghèo", "") if classes else label for label in labels)
    return any(_OVERLAP.search(label) for label in labels)


_ROLE = patterns.ours(r"(?:trưởng|chủ tịch|phó|bí thư|thư ký|giám đốc|chủ nhiệm)(?!\w)", re.IGNORECASE)


_BODY = patterns.ours(
    r"(?:trạm|trụ sở|nhà|trường|chợ|công an|ubnd|ủy ban|đảng ủy|văn phòng|phòng|hội|đoàn|trung tâm|khu|sân|bến|đình|chùa|thư viện|bưu điện)(?!\w)",
    re.IGNORECASE,
)


def is_role(part: Part) -> bool:
    """Tell whether a part is counted by what its people are: "01 Phó Chủ tịch"."""
    return _ROLE.match(part.behind.strip()) is not None


def unnumbered(parts: Sequence[Part]) -> int:
    """Return how many people and bodies stand among the parts without a figure: "Trưởng đoàn, 01 Phó Trưởng đoàn và 03 thành viên", "Trạm Y tế, 02 chợ"."""
    pieces = [piece.strip() for part in parts for piece in patterns.split(r"[,;]| và ", part.before)[:-1]]
    named = [part.behind.strip() for part in parts]
    return sum(
        (_ROLE.search(piece) is not None or _BODY.match(piece) is not None) and piece not in named for piece in pieces
    )


_SOME = patterns.ours(
    r"(?<!\w)(?:nhất là|kỳ trước|cùng kỳ|năm trước|tháng trước|quý trước|năm ngoái|so với|tăng|giảm|bình quân|trung bình|mỗi|tối đa|tối thiểu|chủ yếu|riêng|tiêu biểu|như|ví dụ|điển hình|có|cao nhất|thấp nhất)(?!\w)",
    re.IGNORECASE,
)


def _even(words: str, parts: Sequence[Part]) -> bool:
    """Whether parts are told alike: with no other amount between them, or as many of another unit beside each."""
    inside = amounts(words[words.rfind("(", 0, parts[0].amount.start) + 1 : parts[-1].amount.unit_end])
    return len(inside) % len(parts) == 0


def fill_bracket(words: str, parts: Sequence[Part]) -> bool:
    """Whether a bracket holds nothing but some parts, told in one manner."""
    labels = [patterns.split(r"[,;]| và ", part.before)[-1].strip() for part in parts]
    behind = words[parts[-1].amount.unit_end :]
    return (
        _even(words, parts)
        and not any(_SOME.search(f"{label} {part.behind}") for label, part in zip(labels, parts, strict=True))
        and len({label == "" for label in labels}) == 1
        and patterns.match(r"[^,;()\d]*\)", behind) is not None
    )


def one_row(words: str, parts: Sequence[Part]) -> bool:
    """Tell whether a bracket is one row of names, each with its figure: then the last names count like the first ones."""
    bare = all(not part.amount.unit or part.amount.unit == parts[0].amount.unit for part in parts)
    marks = {
        ("" if n == 0 else part.before.lstrip()[:1], part.before.rstrip()[-1:] == ":") for n, part in enumerate(parts)
    }
    told_apart = any(value_in(one, part, "before") for one in DIMENSIONS for part in parts)
    long = len(parts) >= _ROW and bare and len(marks) == 2  # the first name has no mark before it
    return long and not told_apart and not may_overlap(parts) and fill_bracket(words, parts)


_ROW = 5
"""Names with a figure in one bracket that make a row."""
