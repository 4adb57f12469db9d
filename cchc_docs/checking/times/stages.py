"""What comes before what: the stages of the things offices do again and again, each stage by the words that name it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

CHAINS: dict[str, tuple[str, ...]] = {
    "cuộc thi, tuyển chọn": (
        r"(?:phát động|ban hành thể lệ|thông báo thể lệ|thông báo tuyển)",
        r"(?:đăng ký(?! kinh doanh| khai)|(?:nhận|nộp|gửi|thu|tiếp nhận)(?: phiếu)? (?:bài|hồ sơ|tác phẩm|đơn|sản phẩm|phiếu đăng ký|đăng ký|clip|ảnh)|viết bài|dự thi(?= đến| hết))",
        r"(?:bốc thăm|chấm(?! dứt| công| điểm thi đua)|sơ khảo|vòng loại|vòng sơ|xét (?:tuyển|chọn|duyệt)|phỏng vấn|thi tuyển|sát hạch|họp xét|bình xét|thẩm định hồ sơ|duyệt hồ sơ)",
        r"(?:chung khảo|chung kết|vòng cuối)",
        r"(?:công bố(?: [^\W\d_]+){0,2} (?:kết quả|danh sách)|công khai kết quả|thông báo kết quả|niêm yết (?:danh sách trúng|danh sách đạt|kết quả)|trao (?:giải|thưởng)|trao, nhận giải|phát thưởng|tổng kết)",
    ),
    "dự thảo": (
        r"(?:dự thảo|soạn thảo|xây dựng dự thảo)",
        r"(?:lấy ý kiến|xin ý kiến|góp ý|tham gia ý kiến|đóng góp ý kiến)",
        r"(?:tổng hợp ý kiến|tiếp thu|hoàn thiện|hoàn chỉnh)",
        r"(?:thẩm định|thẩm tra)",
        r"(?:trình ký|trình (?:Chủ tịch|UBND|Ủy ban|HĐND|Hội đồng nhân dân|Ban Thường vụ|phê duyệt|ban hành|duyệt|thông qua|phiên họp|kỳ họp))",
        r"(?:ban hành|phê duyệt|phát hành)",
    ),
    "kiểm tra, khảo sát": (
        r"(?<!đoàn )(?<!phiếu )(?<!tổ )(?<!mẫu )(?<!thành lập )(?:khảo sát|kiểm tra(?! lại)|giám sát|rà soát|điều tra|thống kê|thu thập|tự kiểm tra|tự chấm|tự đánh giá)",
        r"(?:(?:tổng hợp|báo cáo(?! nhanh| tiến độ)|công bố|niêm yết|thông báo)(?:,? [^\W\d_]+){0,3} (?:kết quả|kết luận)|ban hành (?:thông báo )?kết luận|phúc tra)",
    ),
    "lớp học": (
        r"(?:(?:lập|chốt|gửi|đăng ký)(?: xong)? danh sách (?:học viên|người dự|người tham|cán bộ|công chức|dự |tham dự|lớp)|cử (?:người|cán bộ|công chức|học viên))",
        r"(?:tập huấn|mở lớp|bồi dưỡng|khai giảng)",
        r"(?:bế giảng|cấp (?:chứng chỉ|giấy chứng nhận)|kiểm tra cuối khóa)",
    ),
    "buổi lễ": (r"(?:khai mạc|ra quân|phát động)", r"(?:bế mạc|tổng kết|trao giải)"),
    "cấp": (
        r"(?:cấp|vòng) (?:lớp|tổ|thôn|bản|ấp|chi đoàn|chi bộ|khu phố|cơ sở)",
        r"(?:cấp|vòng) (?:trường|xã|phường|cụm)",
        r"(?:cấp|vòng) (?:tỉnh|thành phố)",
        r"(?:cấp|vòng) (?:quốc gia|toàn quốc)",
    ),
    "xây dựng, mua sắm": (
        r"(?:lập (?:dự toán|hồ sơ thiết kế)|khảo sát, thiết kế|thẩm định giá|phê duyệt dự toán)",
        r"(?:lựa chọn nhà thầu|đấu thầu|chào giá|ký hợp đồng)",
        r"(?:khởi công|thi công|lắp đặt)",
        r"(?:nghiệm thu|bàn giao|khánh thành|đưa vào sử dụng)",
        r"(?:quyết toán|thanh toán)",
    ),
    "chi trả": (
        r"(?:lập(?: xong)? danh sách|rà soát, lập danh sách)",
        r"(?:niêm yết|họp xét|bình xét)",
        r"(?:phê duyệt|thẩm định|quyết định công nhận|công nhận)",
        r"(?:chi trả|cấp phát|trao(?! đổi))",
    ),
    "đăng ký, công nhận": (
        r"(?<!giấy )đăng ký(?! kinh doanh| khai| đất| hộ| kết hôn| cư trú| tạm trú| xe)",
        r"(?:thẩm định(?! giá)|bình xét|họp xét|xét duyệt|chấm điểm)",
        r"(?<!quyết định )công nhận",
    ),
    "danh sách": (
        r"(?:chốt|lập|duyệt|thẩm định|rà soát)(?:,? (?:xong|chốt|lập|duyệt|thẩm định|phê duyệt))? danh sách",
        r"(?:chi trả|cấp (?:con|cây|phát|quà|tiền|gạo|thẻ|giống|vật tư|phân|thuốc)|phát(?! (?:động|hiện|hành|triển|sinh|thanh|huy|lệnh|sóng|biểu|tờ|loa|quang|ngôn|thải|tán|đạt|ra|về|mẫu|phiếu|giấy))|trao (?:quà|tiền|nhà|thẻ|bò|con)|bàn giao(?! (?:danh sách|hồ sơ|số liệu|nhiệm vụ|công việc))|(?:giao|cấp) \d\d[\d.]*|cấp [^\W\d_]+ giống|tặng quà|tiêm|khám(?! phá)|mở lớp|khai giảng)",
    ),
    "bốc thăm": (
        r"bốc thăm",
        r"(?:bàn giao|giao (?:chỗ|vị trí|lô|đất|điểm|sạp|ki ốt)|thi đấu|khai mạc)",
    ),
    "vật tư": (
        r"(?:mua sắm|mua(?! bán| bảo hiểm| sắm)|đặt mua|đặt may|đặt in)",
        r"(?:bàn giao|cấp phát|cấp cho|trao|phát cho|lắp đặt)",
    ),
    "phương án": (
        r"(?:lập|xây dựng|duyệt|phê duyệt|ban hành|hoàn thiện)(?: [^\W_]+){0,3} phương án|phương án(?=, diễn|(?: và)? diễn tập)",
        r"(?<!kế hoạch )diễn tập",
    ),
    "số liệu": (
        r"(?:điều tra|thu thập|khảo sát|thống kê|rà soát|kiểm kê)",
        r"(?:cập nhật|nhập)(?:,? [^\W\d_]+){0,3} (?:phần mềm|hệ thống|dữ liệu)",
        r"(?:phê duyệt|công bố|công nhận|thông báo)(?: [^\W\d_]+){0,2} kết quả",
    ),
    "niêm yết": (
        r"(?:bàn giao|cung cấp|chốt|chuyển)(?: [^\W\d_]+)? (?:số liệu|dữ liệu)",
        r"lập danh sách",
        r"niêm yết",
    ),
    "tuyển quân": (
        r"sơ tuyển",
        r"lệnh gọi khám",
        r"(?:khám tuyển|thời gian khám|(?<!gọi )khám sức khỏe)",
        r"(?:bình cử|chốt quân)",
        r"lệnh gọi nhập ngũ",
        r"(?:giao,? (?:và )?nhận quân|giao quân)",
    ),
}
"""Name of a chain -> its stages, the first first."""
WHOLE = frozenset(("danh sách", "bốc thăm", "phương án", "tuyển quân"))
"""Chains of which a stage begins when the one before it is over: it need not be over itself to come too early."""

_NUMBERED = ours(
    r"(?<!\w)(?P<what>bước|giai đoạn|học kỳ|vòng|đợt|kỳ|lần) (?P<number>\d{1,2}|[IVX]{1,4})(?!\w)", re.IGNORECASE
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
_ORDINALS = {"đầu": "1", "nhất": "1", "một": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5"}
_ORDINALS |= {roman.lower(): str(number) for roman, number in _ROMAN.items()}
_APART = ours(
    r"(?<!\w)(?<!nhiệm )(?:(?:đợt|lần|kỳ|vòng|giai đoạn|quý|nhóm|khối|bước) (?:\d+|[IVX]+|đầu|sau|một|hai|thứ \w+)|(?:năm|tháng|kỳ|lần|đợt) (?:trước|sau|tới)|còn lại|bổ sung|6 tháng|9 tháng|(?:giữa|cuối) năm|năm \d{4})(?!\w)",
    re.IGNORECASE,
)
"""Words that tell one run of a thing from another."""


class Stage(NamedTuple):
    """A stage of a chain: the name of the chain, how far along, the words that name it."""

    chain: str
    rank: int
    words: str


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Of each chain one pattern, whose groups are its stages: a clause is looked at once for each chain."""
    return tuple(
        (chain, ours(r"(?<!\w)(?:" + "|".join(rf"({words})(?!\w)" for words in stages) + ")", re.IGNORECASE))
        for chain, stages in CHAINS.items()
    )


@lru_cache(maxsize=4096)
def stages(words: str) -> list[Stage]:
    """Return the stages a clause names, of each chain the last one: "chấm và công bố kết quả" is done when it is told.

    A later stage that stands behind an earlier one without a comma or "và" only says which things are meant
    ("lập danh sách trẻ cần tiêm").
    """
    out: list[Stage] = []
    for chain, pattern in _patterns():
        best: Stage | None = None
        end = 0
        for hit in pattern.finditer(words):
            rank = (hit.lastindex or 1) - 1
            joined = best is None or _JOINS.search(words, end, hit.start()) is not None
            if best is None or (rank > best.rank and joined):
                best = Stage(chain, rank, hit[0])
            end = hit.end()
        if best is not None:
            out.append(best)
    return out


_JOINS = ours(r"[,;:/-]|(?<!\w)(?:và|rồi|để|sau đó)(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def stages_named(heading: str) -> frozenset[str]:
    """Return the chains of which a heading names two stages ("Điều tra, cập nhật số liệu"): what stands below is one thing."""
    found = ((chain, {hit.lastindex for hit in pattern.finditer(heading)}) for chain, pattern in _patterns())
    return frozenset(chain for chain, ranks in found if len(ranks) > 1)


@lru_cache(maxsize=4096)
def number_of(words: str) -> tuple[str, int] | None:
    """Return ("bước", 2) of a clause that says which one of several it is, None of all others."""
    found = list(_NUMBERED.finditer(words))
    if len(found) != 1:
        return None
    digits = found[0]["number"]
    return found[0]["what"].lower(), int(digits) if digits.isdigit() else _ROMAN.get(digits.upper(), 0)


@lru_cache(maxsize=4096)
def runs(words: str) -> frozenset[str]:
    """Return which run of a thing a clause speaks of, where it says so: two clauses of other runs do not order each other."""
    return frozenset(
        " ".join(_ORDINALS.get(word, word) for word in found[0].lower().replace("thứ ", "").split())
        for found in _APART.finditer(words)
    )


@lru_cache(maxsize=4096)
def object_words(words: str) -> frozenset[str]:
    """Return the words of a clause that do not name a stage: what is examined, built, drawn up."""
    for _, pattern in _patterns():
        words = pattern.sub(" ", words)
    return frozenset(word for word in re.findall(r"[^\W\d_]+", words.lower()) if word not in _LITTLE)


def results_of_another(said: str, act: str) -> bool:
    """Tell whether a clause tells the results of what another clause does, on another thing: “báo cáo kết quả kiểm tra các đập”."""
    low, mine = said.lower(), object_words(act)
    named = [words for one in stages(act) if (words := f"kết quả {one.words.lower()}") in low] if mine else []
    about = [object_words(_RECEIVER.split(said[low.find(words) + len(words) :], maxsplit=1)[0]) for words in named]
    return bool(about) and all(words and not words & mine for words in about)


_RECEIVER = ours(
    r"[,;:(]|(?<!\w)(?:về|cho|gửi|lên|trước|với|tới|đến|Sở|UBND|Ủy ban|Thường trực|Phòng|Đảng ủy|Ban|HĐND|Hội đồng|Chủ tịch|lãnh đạo|Văn phòng)(?!\w)"
)
_LITTLE = frozenset(
    """
    và các của về việc cho tại với từ đến trong theo do là có được để ở ngày tháng năm quý xong trước hoàn thành tổ chức thực hiện
    tiến hành kết quả ban lễ phòng văn hóa xã hội kinh tế ubnd thôn trường đơn vị công an trạm y cơ quan bước đợt giai đoạn vòng
    gửi nộp báo cáo bài thi dự hồ sơ giải khảo giám chấm hạn tác phẩm sản kỳ họp cuộc
    """.split()  # noqa: SIM905 - one word a line would be a hundred lines
)
