"""Things and what they are measured in: a canal of 3,8 m through seven hamlets, a reservoir in litres, a lot of 90 ha within 2,4 ha, mortars of 82 cm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong, sentences
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import NUMBER, parse_number_words, value_of

_COUNT = r"\d{1,3}(?:\.\d{3})+|\d+"
_USERS = r"hộ|gia đình|người|khẩu|nhân khẩu"
_PEOPLE = r"khẩu|nhân khẩu|người|hộ|em|cụ|học sinh|suất"

_SHORT_ROUTE, _SMALL_TANK, _SMALL_PLANT, _SMALL_HEAP = 20, 100, 20000, 50
_SLOWEST = 10
"""Metres a minute: slower than anybody walks."""
_MOST_GRAIN, _GREAT_PLOT, _LOUDEST, _MOST_EARNED = 15, 50, 2, 40


class _Kind(NamedTuple):
    """A pattern, which value of it cannot be, and what is meant; `so` and `vi` name its figure and unit."""

    pattern: re.Pattern[str]
    cannot: Callable[[re.Match[str]], bool]
    meant: str


def _kind(pattern: str, cannot: Callable[[re.Match[str]], bool], meant: str) -> _Kind:
    return _Kind(patterns.ours(pattern, re.IGNORECASE), cannot, meant)


def _of(found: re.Match[str], name: str) -> Decimal:
    return value_of(found[name])


def _days(found: re.Match[str]) -> int:
    typed = found["lau"].lower()
    many = int(typed) if typed.isdigit() else parse_number_words(typed) or 1
    return many * {"ngày": 1, "tuần": 7, "tháng": 30, "năm": 365}[found["ky"].lower()]


_NO_ROUTE = patterns.ours(
    r"(?<!\w)(?:đoạn|vết|điểm|chỗ|mặt cắt|sạt|nứt|vỡ|hỏng|hư|lún|lở|sụt|thủng|rò|cổng|sân|phòng|hành lang|lối|cống|cầu|ngầm|tràn|barie|rào)(?!\w)",
    re.IGNORECASE,
)
"""What is a piece of a road, or on it."""


def _is_route(found: re.Match[str]) -> bool:
    """Whether a length is told of a whole way, and in figures of one in km: with a comma, and few."""
    at = found.start("so")
    start = max(0, found.string.rfind(",", 0, max(0, at - 24)), at - 70)
    short = "," in found["so"] and _of(found, "so") < _SHORT_ROUTE
    return short and _NO_ROUTE.search(found.string, start, found.end("vi") + 24) is None


_ROUTE_GOES = r"(?:nối|liên (?:thôn|xóm|xã|bản|ấp|huyện)|(?:chảy |đi |chạy |xuyên )?qua (?:[^\W\d]+|\d+) (?:thôn|xóm|xã|bản|ấp|phường|cánh đồng)|từ [^.;\d]{2,40}? (?:đến|sang|tới|về) |tưới|tiêu cho|giờ|phút|(?:\d\.\d{3}|\d{4,}) ?m³)"
_ROUTE = rf"(?<!\w)(?:tuyến (?:đường|kênh|mương|đê|đi bộ|xe|phố|ống)|đường(?! kính)|kênh|mương|đê|kè|rạch|suối|lòng sông|tuyến)(?: (?!dài|rộng|cầu|cống|rãnh|tường|cổng|ngang|ống)[^\W\d]+){{0,9}},? (?:có (?:tổng )?)?(?:chiều )?dài (?:là |khoảng |gần |hơn )?(?P<so>{NUMBER}) ?(?P<vi>m)(?![\w²³/]| ?[x×])"

_KINDS = (
    _kind(
        rf"{_ROUTE}(?=[^.;]*{_ROUTE_GOES})",
        _is_route,
        "km",
    ),
    _kind(
        rf"{_ROUTE_GOES}[^.;]{{0,60}}{_ROUTE}",
        _is_route,
        "km",
    ),
    _kind(
        rf"(?<!\w)bể (?!cá|kính|phốt di động)(?:nước |chứa |công cộng |tập trung |lắng |lọc |xử lý |chìm |[^\W\d]+ ){{0,9}}?(?:dung tích |chứa |thể tích )?(?:là )?(?P<so>{NUMBER}) ?(?P<vi>lít)(?!\w|/)",
        lambda found: _of(found, "so") < _SMALL_TANK,
        "m³",
    ),
    _kind(
        rf"(?<!\w)(?:hồ chứa|hồ thủy lợi|hồ nước|đập)(?: [^\W\d]+){{0,6}},? (?:có )?(?:tổng )?dung tích (?:là |khoảng |hữu ích )?(?P<so>{NUMBER}) ?(?:nghìn |triệu )?(?P<vi>lít)(?!\w)",
        lambda _found: True,
        "m³",
    ),
    _kind(
        rf"(?<!\w)(?:nhà máy|trạm|công trình|hệ thống)(?: (?:cấp )?(?:xử lý )?nước)[^.;\d]{{0,40}}công suất (?:thiết kế )?(?:là |khoảng )?(?P<so>{NUMBER}) ?(?P<vi>lít) ?/ ?(?:ngày đêm|ngày)(?=[^.;]*(?:làng|thôn|xã|tỷ đồng|(?:\d\.\d{{3}}|\d{{3,}}) hộ))",
        lambda found: _of(found, "so") < _SMALL_PLANT,
        "m³",
    ),
    _kind(
        rf"(?P<so>{NUMBER}) ?(?P<vi>lít) nước(?: ngọt| sạch| sinh hoạt)?[^.;\d]{{0,60}}(?:cho|phục vụ|giúp) (?P<ho>{_COUNT}) (?:{_USERS})(?!\w)[^.;]{{0,25}}?(?:suốt|trong|dùng) (?:suốt |trong )?(?P<lau>\d+|một|hai|ba|bốn|năm|sáu) (?P<ky>ngày|tuần|tháng)",
        lambda found: _of(found, "so") / _of(found, "ho") / _days(found) < 1,
        "m³",
    ),
    _kind(
        rf"(?<!\w)(?P<so>{NUMBER}) ?(?P<vi>m²|m2|m³|m3) (?:dây |đường )?(?:cáp(?! treo)|dây điện|dây loa|ống (?:nước|nhựa|HDPE|PVC|dẫn)|ống cấp)(?!\w)",
        lambda _found: True,
        "m",
    ),
    _kind(
        rf"(?<!\w)(?P<so>{NUMBER}) ?(?P<vi>m²|m2|m) (?:khối )?(?:bùn|cát (?:san lấp|xây|vàng)|đá (?:hộc|dăm)|nước (?:thải|sạch|ngọt))(?!\w)",
        lambda found: _of(found, "so") >= _SMALL_HEAP,
        "m³",
    ),
    _kind(
        r"(?<!\w)(?:súng cối|cối|pháo|súng máy(?: phòng không)?|ĐKZ|đạn)(?: [^\W\d]+){0,2} (?P<so>12,7|14,5|7,62|5,56|23|37|57|60|81|82|85|100|105|120|122|130|152) ?(?P<vi>cm|m|ly mét)(?!\w|/)",
        lambda _found: True,
        "mm",
    ),
    _kind(
        rf"(?<!\w)(?:tàu|xe|ghe|xuồng|ca nô|đò|ô tô)(?: [^\W\d]+){{0,4}} (?:chạy|đi|vượt|di chuyển)(?: [^\W\d]+){{0,4}} (?P<so>{NUMBER}) ?(?P<vi>m)(?![\w²³/])[^.;\d]{{0,60}}(?:hết|mất|trong) (?:khoảng )?(?P<phut>\d+) phút",
        lambda found: _of(found, "so") / _of(found, "phut") < _SLOWEST,
        "km hoặc hải lý",
    ),
    _kind(
        r"thu nhập bình quân (?:đầu )?người[^.;\d]{0,40} (?P<so>\d{2,3}(?:,\d+)?) ?(?P<vi>triệu đồng ?/ ?tháng)(?!\w)",
        lambda found: _of(found, "so") > _MOST_EARNED,
        "triệu đồng/năm",
    ),
    _kind(
        rf"năng suất (?:lúa|ngô|thóc)[^.;\d]{{0,30}}(?P<so>{NUMBER}) ?(?P<vi>tấn)/ha",
        lambda found: _of(found, "so") > _MOST_GRAIN,
        "tạ",
    ),
    _kind(
        rf"(?<!\w)(?:thửa đất|khuôn viên|sân (?:vận động|bóng|kho|trường))(?: (?!lúa|rừng)[^\W\d]+){{0,5}} (?P<so>{NUMBER}) ?(?P<vi>ha)(?!\w)",
        lambda found: _of(found, "so") >= _GREAT_PLOT,
        "m²",
    ),
    _kind(
        rf"(?<!\w)(?:tủ (?:lạnh|mát|bảo quản|vắc xin)|bình (?:xịt|phun|chữa cháy)|can nhựa|máy phun)[^.;\d]{{0,40}}(?P<so>{NUMBER}) ?(?P<vi>m³|m3)(?!\w)",
        lambda _found: True,
        "lít",
    ),
    _kind(
        rf"(?<!\w)loa[^.;]{{0,40}}công suất[^.;\d]{{0,20}}(?P<so>{NUMBER}) ?(?P<vi>kW)(?!\w)",
        lambda found: _of(found, "so") > _LOUDEST,
        "W",
    ),
    _kind(
        rf"diện tích[^.;\d]{{0,40}}(?P<so>{NUMBER}) ?(?P<vi>m²|m2)(?!\w)[^.;\d]{{0,30}}năng suất[^.;\d]{{0,25}}(?P<ns>{NUMBER}) ?tạ/ha[^.;\d]{{0,30}}sản lượng[^.;\d]{{0,20}}(?P<sl>{NUMBER}) ?tấn",
        lambda found: abs(_of(found, "so") * _of(found, "ns") / 10 - _of(found, "sl")) <= _of(found, "sl") / 50,
        "ha",
    ),
    _kind(
        rf"(?P<dau>{_COUNT}) (?:{_PEOPLE})(?!\w)[^.;\d]{{0,40}}mỗi (?:{_PEOPLE}) (?P<moi>{NUMBER}) ?kg(?!\w)[^.;\d]{{0,60}}(?P<so>{NUMBER}) ?(?P<vi>tấn|tạ)(?!\w)",
        lambda found: _of(found, "dau") * _of(found, "moi") == _of(found, "so"),
        "kg",
    ),
)
_SIGNS = ("lít", " m", "m²", "m2", "m³", "m3", " cm", "tấn", "tạ", " ha", "kw", "/tháng", "/ tháng")
_AREA = {"ha": 10000, "m²": 1, "m2": 1}
_WHOLE = patterns.ours(
    rf"(?<!\w)(?:khu|bãi|cụm)(?: [^\W\d]+){{0,6}},? (?:có )?(?:diện tích|rộng|quy mô|tổng diện tích) (?:là |khoảng )?(?P<ca>{NUMBER}) ?ha(?!\w)[^.]*?(?:lô|thửa|nền) (?:nhỏ nhất |lớn nhất |rộng |bình quân |từ |có diện tích |diện tích )*(?P<so>{NUMBER}) ?(?P<vi>ha)(?!\w)",
    re.IGNORECASE,
)
_LEAST_MOST = patterns.ours(
    rf"(?<!\w)(?:nhỏ nhất|thấp nhất|hẹp nhất|từ) (?:là )?(?P<so>{NUMBER}) ?(?P<vi>ha|m²|m2)(?:, (?:lô |thửa |nơi )?|,? đến |;? )(?:lớn nhất |cao nhất |rộng nhất )?(?:là )?(?P<so2>{NUMBER}) ?(?P<vi2>ha|m²|m2)(?!\w)",
    re.IGNORECASE,
)


def impossible_units(text: str) -> Iterator[Wrong]:
    """Yield the measures of a text whose unit the thing, or what stands beside it, does not let be."""
    small = text.lower()
    if not any(sign in small for sign in _SIGNS):
        return
    for base, sentence in sentences(text):
        taken: set[int] = set()
        for wrong in (*_of_sentence(sentence), *_areas(sentence)):
            if wrong.start not in taken:
                taken.add(wrong.start)
                yield wrong._replace(start=wrong.start + base, end=wrong.end + base)


def _of_sentence(words: str) -> Iterator[Wrong]:
    small = words.lower()
    for kind in _KINDS:
        letters = patterns.letters_of(kind.pattern)  # most need a word that few sentences have
        if letters and not any(run.lower() in small for run in letters):
            continue
        for found in kind.pattern.finditer(words):
            if kind.cannot(found):
                yield _wrong(found, kind.meant)


def _areas(words: str) -> Iterator[Wrong]:
    for found in _WHOLE.finditer(words):
        if _of(found, "so") > _of(found, "ca"):
            yield _wrong(found, "m²")
    for found in _LEAST_MOST.finditer(words):
        least, most = (_of(found, so) * _AREA[found[vi].lower()] for so, vi in (("so", "vi"), ("so2", "vi2")))
        if found["vi"].lower() == "ha" != found["vi2"].lower() and least > most:
            yield _wrong(found, "m²")


def _wrong(found: re.Match[str], meant: str) -> Wrong:
    typed = f"{found['so']} {found['vi']}"
    right = f"{found['so']} {meant}"
    return Wrong(found.start("so"), found.end("vi"), f"“{typed}” không thể có ở đây: đơn vị có lẽ là {meant}", right)
