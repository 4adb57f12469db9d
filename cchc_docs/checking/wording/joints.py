"""Words that only join: what they join must follow, so that none of them ends a sentence or stands before a comma."""

from __future__ import annotations

from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.vietnamese.accents import to_placement

NEVER_LAST = (
    "của", "các", "những", "mọi", "mỗi", "từng", "hằng", "nhằm", "bởi", "sự", "và", "hoặc", "nhưng", "tại", "từ", "cho", "với", "để", "như", "vào",
    "là", "vì", "do", "theo", "trong", "về", "bằng", "khi", "gồm", "thì", "nếu", "mà", "giữa", "thuộc", "rằng", "tuy", "dù", "cũng", "rất", "còn",
    "phải", "bị", "đã", "đang", "sẽ",
)  # fmt: skip
"""In 700 papers none of them stands before a full stop, a semicolon or an end, but as half of another word or behind one of `_MAY_STAND`."""
_ASIDE = frozenset(["về", "là", "đã", "đang", "sẽ", "phải", "còn"])
"""Of these some stand before a comma: "một là, …", "đã, đang và sẽ"."""
NEVER_BEFORE_A_COMMA = tuple(one for one in NEVER_LAST if one not in _ASIDE)
MAY_TURN_ASIDE = frozenset(
    ["và", "hoặc", "nhưng", "để", "nếu", "thì", "mà", "khi", "vì", "do", "tuy", "dù", "cũng", "rằng", "như"]
)
"""Behind these words may be put in between commas: "và, nếu cần, …"."""
_ONLY_BEHIND = {"việc": "tra sát đốc dõi dẫn mạnh cường huy đạo"}
"""One that joins only behind these: "kiểm tra việc …", where "công việc" is a word like any other."""
_MAY_STAND = {
    "của": "góp công tiền người nhiều làm mất trộm cướp tham hiến tốn giữ bỏ",
    "những": "không chẳng chả",
    "theo": "tiếp kèm kế đuổi cuốn dắt rủ bắt làm đi mang noi học kéo đính phụ chạy bám dõi thuận nghe",
    "trong": "bên phía mặt ở vào từ trong nước lòng sáng thơm",
    "về": "trở gửi nộp chuyển thu đưa đi quay rút kéo lấy đến mang báo trả rước đón lũ tràn kết sau tập tải gọi bão nước tiền khách cho chở bơi chèo",
    "tại": "tồn hiện lại",
    "để": "triệt nơi chỗ bãi kho khu giá",
    "cho": "thứ",
    "từ": "chứng các một số cụm động danh tính hán",
    "với": "tới lên",
    "là": "lụa tức nghĩa có nhất hay",
    "và": "đã",
    "sự": "nhân quân dân hình tâm thời lịch tiền chấp",
    "vì": "ba",
    "do": "lý tự",
    "thì": "đến dậy",
    "vào": "ra đi không được cấm mời bước mang lối đưa thu đổ xông tràn xuống nước lọt chen bỏ nhảy chạy kéo chảy xe đường ngõ cửa cổng mưa gió nắng hắt tạt chui bơm dẫn rót",
    "bằng": "mặt công cân đồng san văn thăng cấp trao tấm nhận ngang có bắc",
    "khi": "đôi có nhiều lắm một",
    "bị": "dự",
    "còn": "không chẳng chả chưa vẫn nay tung quả trái chỉ hiện đang số ném đánh",
    "phải": "lẽ bên tay mắc gặp vấp không chẳng trái đúng",
    "giữa": "ở chính nửa khoảng ngón hàng dải phần tầng thôn xóm làng ấp vụ",
    "thuộc": "học làu không đã quen",
    "dù": "nhảy ô cái chiếc cây",
    "mà": "giống",
    "như": "coi xem hầu gần",
    "đã": "trước",
    "từng": "đã",
}
"""Words behind which one of them is a word of another kind ("góp của", "tồn tại")."""


def is_of_another(before: str, one: str) -> bool:
    """Whether a joining word (small letters) is, behind a syllable as typed, no word that joins: half of another, or of another kind."""
    small = to_placement(before.lower(), "old")
    if one in _ONLY_BEHIND:
        return small not in _ONLY_BEHIND[one].split(" ")
    return bool(small) and (small in _MAY_STAND.get(one, "").split(" ") or neighbours().a_word(small, one))


_TOGETHER = {
    "với": "đối so cùng gắn hợp",
    "từ": "kể",
    "là": "nhất tức nghĩa biệt",
    "khi": "trước sau trong ngay trừ",
    "như": "cũng dụ",
    "dù": "mặc",
    "vì": "bởi",
    "mà": "nhưng",
    "gồm": "bao",
}
"""What a joining word makes with these joins too: "đối với", "kể từ"."""
_REACHES = frozenset(["quan", "tính", "dẫn", "hưởng", "cập", "kể", "tâm", "nhắc", "thuộc"])
"""Behind these and behind a figure "đến" wants what it reaches: "liên quan đến", "từ ngày 05 đến"; "văn bản đến" is whole."""


def leaves_open(before: str, one: str) -> bool:
    """Whether a word (small letters) at an end, behind a syllable as typed, leaves what it joins unsaid; of `NEVER_LAST` and "đến"."""
    small = to_placement(before.lower(), "old")
    if one == "đến":
        return before[-1:].isdigit() or small in _REACHES
    return small in _TOGETHER.get(one, "").split(" ") or not is_of_another(before, one)
