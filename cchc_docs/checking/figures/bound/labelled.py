"""How many there are said to be, against the labels of the list that follows in the same text: "05 khâu: (i) …; (ii) …; (iii) …; (iv) …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong
from cchc_docs.vietnamese.enumerators import roman
from cchc_docs.vietnamese.numbers import parse_number_words

_COUNT = patterns.ours(
    r"(?<![\w.,/%-])(?P<so>0?[2-9]|1\d|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười) (?P<ten>[^\W\d_][^\d.,;:()]{1,70}?)(?:: ?|,? (?:cụ thể|gồm|là|gồm có|bao gồm|sau đây|như sau|sau):? )"
    r"(?=\((?:i|1|a)\) |a\) |1[.)] |[Tt]hứ nhất|[Mm]ột là|(?P<dau>[^\W\d_]+(?: [^\W\d_]+)?) (?:số )?0?1(?! ?[\d%.,/]\d)(?:[:.,( ]))"
)
_HEDGED = patterns.ours(
    r"(?<!\w)(?:ít nhất|tối thiểu|trên|hơn|khoảng|gần|không quá|dưới|từ|đến|mỗi|ngày|tháng|quý|khoản|điều|điểm|mục|số|lớp|giai đoạn|đợt|thứ|trong|năm|hằng|hàng|cả|đầu|cuối|một trong|đề án|án|nghị quyết|quyết|chỉ thị|thị|kết luận|luận|thông tư|chương trình|trình|kế hoạch|phụ lục|lục|bảng|biểu|mẫu|khóa|kỳ|hạng|phiên bản) $",
    re.IGNORECASE,
)
_LISTED = patterns.ours(
    r"(?:nhóm|mảng|đầu|nội dung|nhiệm vụ|giải pháp|biện pháp|việc|công việc|hoạt động|bước|khâu|giai đoạn|đợt|vòng|phần|tiêu chí|tiêu chuẩn|nguyên tắc|hình thức|nguyên nhân|hạn chế|tồn tại|bài học|yêu cầu"
    r"|mục tiêu|mục đích|chỉ tiêu|kiến nghị|đề xuất|vấn đề|lĩnh vực|loại|trường hợp|điều kiện|căn cứ|kết quả|phương án|kịch bản|tình huống|mô hình|dự án|tiểu dự án|công trình|hạng mục|văn bản|trụ cột|mũi|đột phá"
    r"|tổ|đội|đoàn|ban|tiểu ban|cụm|tuyến|chốt|ca|kíp|mức|hành vi|quyền|nghĩa vụ|ý kiến|sản phẩm|phương thức|cách|nguồn|hợp phần|điểm mới|ưu điểm|thành phần|chuyên đề|sự kiện|hội thi|phong trào)(?!\w)",
    re.IGNORECASE,
)
"""What lists are made of."""
_CLAUSE = patterns.ours(
    r"(?<!\w)(?:các|những|thực hiện|phối hợp|tham gia|chưa|không|cử|với|có|để|nhằm|trong đó|đạt|được giao|phải)(?!\w)",
    re.IGNORECASE,
)
"""Words by which the list is of something else than what was counted."""
_SOME = patterns.ours(
    r"(?<!\w)(?:trong đó|nhất là|chủ yếu|tiêu biểu|ví dụ|một số|như|cùng|kèm theo)(?!\w)", re.IGNORECASE
)
_LETTERS = ("abcdefghiklmn", "abcdđeghiklmn", "abcdđefghik", "abcdeghiklmn")
_IN_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_GOES_ON = patterns.ours(r"[;,:…]\s*$|v\.v|\.\.\.")


def wrong_labels(text: str, *, numbered: bool = True) -> Iterator[Wrong]:
    """Yield the counts of a text that the labels behind them do not make; a list that goes on in the next paragraph may have more.

    `numbered`: by numbers of the very things counted too ("đợt 1 …, đợt 2 …").
    """
    for told in _COUNT.finditer(text):
        value = int(told["so"]) if told["so"].isdigit() else parse_number_words(told["so"])
        if (
            value is None
            or (told["dau"] and not numbered)
            or _HEDGED.search(text[max(0, told.start() - 14) : told.start()])
            or not _LISTED.match(told["ten"])
            or _CLAUSE.search(told["ten"])
            or _SOME.search(told["ten"])
        ):
            continue
        count, end, skips = _labels(text, told)
        if skips or count < 2 or count == value or abs(count - value) > max(2, value // 2):
            continue
        if count < value and (_GOES_ON.search(text) or _OTHER_LIST.search(text, end)):
            continue
        yield Wrong(
            told.start(),
            told.end("ten"),
            f"Nêu {text[told.start() : told.end('ten')]} mà kể {count:02d}",
            f"{count:02d}",
        )


_OTHER_LIST = patterns.ours(r"(?<!\w)(?:ngoài ra|đồng thời|thêm|khác)(?!\w)", re.IGNORECASE)


def _labels(text: str, told: re.Match[str]) -> tuple[int, int, bool]:
    """How many labels of one sort follow each other behind a count, where the last stands, and whether one is left out before another."""
    body = text[told.end() :]
    best = (0, told.end(), False)
    for sort in _sorts(body, told["dau"]):
        at, count = 0, 0
        for label in sort:
            found = re.compile(label, re.IGNORECASE).search(body, at)
            if found is None:
                break
            at, count = found.end(), count + 1
        later = sort[count + 1 : count + 2]
        skips = any(re.compile(label, re.IGNORECASE).search(body, at) for label in later)
        if count > best[0]:
            best = (count, told.end() + at, skips)
    return best


def _sorts(body: str, noun: str | None) -> Iterator[tuple[str, ...]]:
    """The labels that may follow the first one of a list, as patterns."""
    numbers = tuple(str(n) for n in range(1, 21))
    if body.startswith("(i)"):
        yield tuple(rf"\({one}\)" for one in map(str.lower, map(roman, range(1, 13))))
    elif body.startswith("(1)"):
        yield tuple(rf"\({one}\)" for one in numbers)
    elif body.startswith(("1.", "1)")):
        yield tuple(rf"(?<![\w.,/]){one}{re.escape(body[1])} " for one in numbers)
    elif body.startswith(("(a)", "a)")):
        for row in _LETTERS:
            yield tuple(rf"(?<!\w){one}\)" for one in row)
    elif body[:3].lower() == "thứ":
        yield tuple(rf"(?<!\w)thứ {one}(?!\w)" for one in _ORDINALS)
    elif body[:6].lower() == "một là":
        yield tuple(rf"(?<!\w){one} là(?!\w)" for one in _IN_WORDS)
    elif noun:
        yield tuple(rf"(?<!\w){re.escape(noun)} (?:số )?0?{one}(?![\d%/]|[.,]\d)" for one in numbers)
