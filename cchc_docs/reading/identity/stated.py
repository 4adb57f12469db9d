"""What one sentence states: the target of its rate, named by the words around it.

"Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên" -> (name, ">=", "98").
"""

from __future__ import annotations

import re

from cchc_docs import patterns
from cchc_docs.model.document import ChiTieu
from cchc_docs.record import Record

RATE = patterns.ours(r"(?<![\d.,])(\d{1,3}(?:,\d+|\.\d{1,2})?)\s?%")
"""A rate; “95.5%” is typed the English way and means 95,5%."""
_COMPARED = (
    (">=", patterns.ours(r"trở lên|tối thiểu|ít nhất|≥|>=|không (?:thấp|dưới|ít hơn)", re.IGNORECASE)),
    (
        "<=",
        patterns.ours(
            r"không (?:vượt |cao hơn |nhiều hơn )?quá|không (?:vượt|cao hơn|nhiều hơn|hơn|trên)|tối đa|trong vòng|trở xuống|≤|<=",
            re.IGNORECASE,
        ),
    ),
    (">", patterns.ours(r"(?:^|\s)(?:trên|hơn|vượt)\s+\d|>", re.IGNORECASE)),
    ("<", patterns.ours(r"(?:^|\s)dưới\s+\d|<", re.IGNORECASE)),
)
MARK = r"(?:đạt|từ|trên|trở lên|tối thiểu|ít nhất|tối đa|không (?:vượt )?quá|không vượt|không dưới|dưới|hơn|(?:(?:tăng|giảm)\s+)?(?:lên|xuống(?:\s+còn)?|còn)|là|chỉ\s+còn|chiếm|vượt|ở mức|mức|trong vòng|≥|≤|>=|<=|>|<)"
TRAILING = patterns.ours(rf"(?:(?:^|(?<!trở)\s+)(?!trở\s){MARK})+[\s:]*$", re.IGNORECASE)
_VERBS = patterns.ours(
    r"^(?:bảo đảm|đảm bảo|phấn đấu|duy trì|nâng cao|nâng|đưa|giữ|tăng|tiếp tục|và|có|hoàn thành|thực hiện)\s+",
    re.IGNORECASE,
)
# What begins the next thing said of a figure: its purpose, its effect, its exception; all else goes on with the enumeration.
NEXT = patterns.ours(
    r"^\s*(?:không|chưa|hạn chế|tránh|trừ|trong đó|bao gồm|gồm|nhất là|đặc biệt|cụ thể|qua đó|từ đó|do đó|nhằm|để|góp phần|tạo|hướng tới|"
    r"hướng đến|tiến tới|phấn đấu|đồng thời|từng bước|kịp thời|đúng (?:quy định|thời hạn)|theo|đáp ứng|phục vụ|bảo đảm|đảm bảo|như|"
    r"tăng|giảm|cao hơn|thấp hơn|vượt|bằng|tương (?:đương|ứng)|so với|(?:số )?còn lại|còn\s+\d+|(?:xong|hoàn thành) trước|(?:trước|từ) ngày|bình quân|"
    r"mỗi\s+(?:\w+\s+){1,3}\d+|(?:tổng(?: số| cộng)?|khoảng)\s+\d+|xếp|cuối năm|cả (?:năm|giai đoạn)|(?:\w+\s+)?\d+|(?:\w+\s+){0,3}\d)(?!\w)",
    re.IGNORECASE,
)
# Words about another figure ("từ 14 tuổi trở lên", "dưới 6 tuổi", "ít nhất 02 người") or another scale ("đại học trở lên").
_OTHER = patterns.ours(
    rf"(?:(?<!\w){MARK}\s+)*(?:đủ\s+)?(?<![\d.,/])\d[\d.,/]*(?![\d.,/]|\s?%)(?:\s+(?!(?:trở|ít|tối|không|từ|trên|dưới|đạt)\s)\w+)?(?:\s+trở (?:lên|xuống))?",
    re.IGNORECASE,
)
FROM = patterns.ours(r"(?<!\w)từ\s*$", re.IGNORECASE)
UPWARDS = patterns.ours(r"\s*(?<!\w)trở (?:lên|xuống)(?!\w)", re.IGNORECASE)
OPEN = patterns.ours(r"(?<!\w)(?:cho|của|với|tại|ở|về|trong|đến|trên|theo|bằng)$", re.IGNORECASE)
_NOBODY = patterns.ours(r"^Tỷ lệ (?:được|có|đạt|tham gia|hoàn thành)\s")
_WHEN = patterns.ours(r"(?:(?:đến|hết|trong|vào|cuối|đầu|năm|quý|tháng|giai đoạn)\s+)+[\dIV/ –-]+", re.IGNORECASE)
# "Đến hết năm 2026, ít nhất 95% …", "Sau khóa học, 90% …": when or where, and no name.
_AT = patterns.ours(
    r"^(?:(?:đến|hết|trong|sau|trước|năm|quý|mỗi|hằng|hàng|từ|tại|ở|qua|cuối|đầu)\s)[^,:;%]{2,60},\s+(?=(?:\S+\s+){0,3}$)",
    re.IGNORECASE,
)
_ADRIFT = patterns.ours(r"^(?:Tỷ lệ )?(?:của|trong|ở|tại|cho|với|về|theo)\s", re.IGNORECASE)
_SAID = patterns.ours(
    r"(?<!\w)(?:được|có|đạt|ban hành|hoàn thành|thực hiện|tham gia|sử dụng|biết|ký|xử lý|giải quyết|công khai|đúng|hài lòng)(?!\w)"
)
_NAMED = patterns.ours(r"^(?:tỷ lệ|tỉ lệ|mức độ|chỉ số|mức)\s", re.IGNORECASE)
# What stands beside a target's rate and is none: what was reached, where it starts from, how much it changes.
_ASIDE = patterns.ours(r"\s*\([^()]*(?:\)|$)")
_SINCE = patterns.ours(
    r"(?:\d[\d,]* điểm (?:phần trăm|%),?\s+)?(?<!\w)từ\s+\d[\d,]*\s?%\s+(?=(?:lên|xuống)\s)|,\s+(?:tăng|giảm|cao hơn|thấp hơn|vượt|bằng|so với)\s.*",
    re.IGNORECASE | re.DOTALL,
)
LONGEST = 30
_AT_ALL = 60
"""Words of a name; a longer one is asked about, up to so many."""


class Said(Record):
    """A target a sentence states; `doubt`: why a person should look."""

    target: ChiTieu
    doubt: str


def compared_by(words: str) -> str:
    """Return the comparison some words say: "không quá 15" -> "<="; "" for none."""
    return next((mark for mark, pattern in _COMPARED if pattern.search(words)), "")


def compared(before: str, after: str) -> str:
    """Return how a sentence compares its rate: by the words at the rate, never by those of another figure in it."""
    before, after = _OTHER.sub(" ", before), _OTHER.sub(" ", after)
    least, beside = FROM.search(before) is not None, UPWARDS.match(after)
    if least or beside is None:
        after = UPWARDS.sub(" ", after)  # "80% công chức có trình độ đại học trở lên"
    return ">=" if least else compared_by(f"{before} 0%{after}")


def rate_target(sentence: str, *, sure: bool) -> Said | None:
    """Return the target of a sentence with one rate, None where it has several or names nothing."""
    words = _alone(sentence)
    rest = _SINCE.sub("", words)
    if not RATE.search(rest) and patterns.search(r"\d", patterns.sub(r"(?i)năm\s+\d+", "", rest)):
        return None  # "Thu 420 triệu đồng, tăng 5%": how much another figure changes
    rates = list(RATE.finditer(words))
    if len(rates) != 1:
        return None
    before, after = _AT.sub("", patterns.sub(r"^[\s+•–-]*", "", words[: rates[0].start()])), words[rates[0].end() :]
    if "lần lượt" in before:
        return None  # one of several that stand for several years or places
    inside = within(before, after)
    if inside and (before.count("(") > before.count(")") or not _NAMED.match(before.strip())):
        return None  # "27 em (2,0%)": the share of a count
    after = after.partition(")")[0] if inside else after
    name = _name(before, after)
    length = len(name.split())
    if not 2 <= length <= _AT_ALL or (name.startswith("Tỷ lệ ") and length < 3):
        return None
    named = _NAMED.match(name) is not None and _NAMED.match(before.strip()) is not None
    vague = _NOBODY.match(name) or _ADRIFT.match(name) or (length < 6 and before == "" and not _SAID.search(name))
    plainly = (sure or named) and 3 <= length <= LONGEST and not inside and (named or not vague)
    return Said(
        ChiTieu(name, "%", compared(before, after), rates[0][1].replace(".", ",")), "" if plainly else doubted(sentence)
    )


def without_remarks(sentence: str) -> str:
    """Return the sentence without brackets and without how much its figure changes."""
    return _SINCE.sub("", _ASIDE.sub("", sentence))


def _alone(sentence: str) -> str:
    """Return the sentence without the rates beside its own: "từ 74% lên 85%", "đạt 92% (năm 2025: 88%)", "…, tăng 1,5%"."""
    for beside in (_ASIDE, _SINCE):
        if len(RATE.findall(sentence)) < 2:
            break
        words = beside.sub("", sentence)
        sentence = words if RATE.search(words) else sentence
    return sentence


def within(before: str, after: str) -> bool:
    """Tell whether a figure stands in brackets, of which the sentence may hold one only."""
    opened, closed = after.find("("), after.find(")")
    return before.count("(") > before.count(")") or 0 <= closed < (opened if opened >= 0 else len(after))


def _name(before: str, after: str) -> str:
    """Return what is measured: the words before the figure, or "Tỷ lệ" of those after it."""
    if FROM.search(before):
        after = without_upwards(after)
    tail = counted(after)
    label, colon, rest = before.rpartition(":")
    if colon and "đạt" not in rest.lower() and not _bare(rest) and len(tail.split()) >= 3 and not _NAMED.match(label):
        share = _share(tail)  # "Về thủ tục: 100% hồ sơ được trả đúng hẹn", but "Vào trường nghề: 10% học sinh lớp 9"
        if _WHEN.fullmatch(label.strip()):
            return share
        return share if _SAID.search(tail) and not _NOBODY.match(share) else f"{label}: {tail}"
    lead = _bare(before)
    if len(lead.split()) >= 3 and OPEN.search(lead):
        lead = f"{lead} {tail}".strip()  # "Lập hồ sơ quản lý cho 100% trẻ em"
    if len(lead.split()) >= 3:
        return lead[:1].upper() + lead[1:]
    if not tail and len(lead.split()) > 1 and not _NAMED.fullmatch(f"{lead} "):
        return lead[:1].upper() + lead[1:]  # "Hộ nghèo còn 2,4%"
    if not tail or (lead and lead.casefold() == tail.casefold()):
        return ""
    return _share(f"{lead} {tail}".strip())


def _bare(before: str) -> str:
    """Return words without the verbs they begin and the comparison they end with."""
    words = patterns.sub(r"^[\s+•–-]*", "", before)
    for _ in range(3):
        words = _VERBS.sub("", words)
    return " ".join(TRAILING.sub("", words).split()).strip(" .,;:-–")


def _share(words: str) -> str:
    """Return "Tỷ lệ" of some words: "hồ sơ" with a small letter, "TTHC" as it is."""
    return f"Tỷ lệ {words[:1].lower()}{words[1:]}" if words[:2] != words[:2].upper() else f"Tỷ lệ {words}"


def without_upwards(after: str) -> str:
    """Return the words after "từ 98%" without its own "trở lên", which may stand behind what is counted."""
    others = [found.span() for found in _OTHER.finditer(after)]
    for found in UPWARDS.finditer(after):
        if not any(start <= found.start() < end for start, end in others):
            return after[: found.start()] + after[found.end() :]
    return after


def counted(after: str) -> str:
    """Return what a rate is of: "hồ sơ được giải quyết đúng hạn", up to the end of its clause."""
    words = patterns.sub(r"\s*\([^)]*\)", "", patterns.sub(r"^\s*(?:trở lên|trở xuống)", "", after))
    words = patterns.split(r"[.;:](?:\s|$)", words, maxsplit=1)[0]
    out, *others = words.split(",")
    for part in others:
        if NEXT.match(part) and not _in_quotes(out):
            break
        out = f"{out},{part}"
    out = out.partition("(")[0] if out.count("(") > out.count(")") else out
    return " ".join(out.split()).strip(" .,;:-–")


def _in_quotes(words: str) -> bool:
    """Tell whether a quoted name is still open: "mô hình “5 không, 3 sạch”"."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def doubted(sentence: str) -> str:
    """Return what is asked of a sentence that may state no target."""
    words = " ".join(sentence.split())
    words = words if len(words) <= 80 else f"{words[:80].rsplit(' ', 1)[0]} …"
    return f"rút từ câu “{words}”; nếu không phải chỉ tiêu thì xóa mục này"
