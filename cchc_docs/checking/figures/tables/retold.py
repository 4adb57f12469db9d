"""Figures of a table told again in a sentence: the total of a column, the cell of a row that the sentence names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, is_fraction, sentences
from cchc_docs.checking.figures.tables.sheet import Cell, Column, Line, Sheet
from cchc_docs.record import NamedTuple

_WORD = patterns.ours(r"[^\W\d_]+")
_YEAR = patterns.ours(r"(?<![\d./])(?:19|20)\d\d(?!\d)")
_SAID = frozenset([
    "đã", "được", "là", "có", "với", "gồm", "tổng", "số", "cộng", "toàn", "trên", "địa", "bàn", "trong", "kỳ", "quý",
    "tháng", "năm", "qua", "đạt", "các", "của", "và", "về", "cho", "theo", "tại", "ở", "hồ", "sơ", "sau", "như", "cụ",
    "thể", "bố", "trí", "phân", "bổ", "giao", "dự", "kiến", "ước", "thực", "hiện", "kết", "quả", "tính", "đến", "nay",
    "ngày", "lĩnh", "vực", "kinh", "phí", "tiền", "đồng", "triệu", "tỷ", "nghìn", "lượng", "thì", "này", "chung", "từ",
    "do", "để", "bao", "nhiêu", "ủy", "ban", "nhân", "dân", "ubnd", "chi", "tiết", "phụ", "lục", "kèm", "đó", "nhu",
    "cầu", "mức", "giá", "trị", "nguồn", "đơn", "vị", "khoảng", "lấy", "sử", "dụng", "diện", "tích", "sản", "nội", "dung",
    "thôn", "bản", "xóm", "ấp", "khối", "lớp", "khu", "đợt", "tất", "cả", "cần", "tiếp", "tục", "trường", "hợp", "phê",
    "duyệt", "lệ", "tỉ", "chiếm", "bằng",
])  # fmt: skip
"""Syllables that name nothing of their own beside a figure."""
_UNIT = patterns.ours(r"\([^()]*\)|đơn vị tính.*|đvt.*", re.IGNORECASE)
_SCALES = (Decimal(1), Decimal(1000), Decimal(10**6), Decimal(10**9))
_SCALE_OF = (
    ("tỷ", Decimal(10**9)),
    ("triệu", Decimal(10**6)),
    ("tr.đ", Decimal(10**6)),
    ("trđ", Decimal(10**6)),
    ("nghìn", Decimal(1000)),
    ("đồng", Decimal(1)),
)
_STOPS = patterns.ours(r"[,;:()–]| - ")
_WIDE_STOPS = patterns.ours(r"[;:]| - ")
_OTHER = patterns.ours(
    r"so với|cùng kỳ|điều chỉnh|lên|xuống|từ \d|kỳ trước|năm trước|tháng trước|quý trước|trung bình|bình quân|mỗi|tăng|giảm|vượt|còn lại|phấn đấu|thêm|trước đây|lũy kế|luỹ kế|đầu (?:năm|kỳ)|tối thiểu|tối đa|ít nhất|không quá|ví dụ",
    re.IGNORECASE,
)
"""Words by which a figure is another one than the table's."""


class Retold(NamedTuple):
    """A figure of a sentence that its table denies: where it stands in the text, the row, the column, what is there."""

    start: int
    end: int
    line: Line
    column: Column
    cell: Cell


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The syllables of some words in small letters, less those that say nothing beside a figure."""
    return frozenset(_WORD.findall(text.lower())) - _SAID


def years_in(text: str) -> frozenset[int]:
    """Return the years a text names."""
    return frozenset(map(int, _YEAR.findall(text)))


@lru_cache(maxsize=2048)
def _head_words(head: str) -> frozenset[str]:
    return words_of(_UNIT.sub(" ", head))


_ANEW = patterns.ours(r"((?:[Tt]rồng|[Xx]ây|[Xx]ây dựng|[Mm]ở|[Ll]ắp|[Ll]ắp đặt|[Ll]àm|[Đđ]óng)) mới(?!\w)")
_OF_ALL = patterns.ours(r"(?<!\w)[Tt]ổng (?:số|kinh phí|mức|giá trị|dự toán|vốn|nguồn|cộng|chi|thu|diện tích)(?!\w)")
"""Where the words of a total begin, whatever stands before them."""
_SUBJECT = patterns.ours(
    r"^\s*(?:Trong [^,]{2,30},\s*)?(?:Trạm Y tế|Trường|Nhà trường|Phòng|Ban|Trung tâm|Văn phòng|Công an|Đảng bộ|Đảng ủy|Chi bộ|Hội|Đoàn|Sở|Toàn [\wĐđ]+(?: bộ)?)(?: (?:xã|phường|trường|tỉnh))?(?!\w)"
)


_IN_ALL = patterns.ours(
    r"(?:(?<!\w)(?:cuối|giữa) (?:năm|kỳ)(?: 20\d\d)?,? )?(?<!\w)(?:toàn|cả|trên địa bàn) (?:xã|phường|đặc khu)(?: hiện| chỉ| vẫn)?(?: còn| có)(?!\w)",
    re.IGNORECASE,
)
"""Says that what follows is all the commune has (left)."""


class Titled(NamedTuple):
    """A table with the words above it."""

    sheet: Sheet
    title: str


def retold(
    text: str, tables: Sequence[Titled], own: str, behind: Sheet | None = None, above: str = ""
) -> Iterator[Retold]:
    """Yield the figures of a text that stand otherwise in a table.

    `own`: the issuer and the title of the document, whose words any sentence may say. `behind`: the table that the text opens.
    `above`: the headings over the text, whose year it speaks of where it names none.
    """
    every = amounts(text)
    for base, sentence in sentences(text):
        found = amounts(sentence)
        for n, one in enumerate(found):
            if one.unit == "lần" or one.value < 3 or beside_slash(sentence, found, n):
                continue
            left, right = clause(sentence, found, n)
            if not right and n + 1 < len(found):  # "148 hộ nghèo và 216 hộ cận nghèo": each has its own words
                right = (
                    sentence[one.unit_end : found[n + 1].start].removesuffix(" và ")
                    if sentence.endswith(" và ", 0, found[n + 1].start)
                    else ""
                )
            left = _SUBJECT.sub(" ", left)
            left = _IN_ALL.sub(" ", left)
            left = _ANEW.sub(r"\1", left)
            whole = list(_OF_ALL.finditer(left))
            left = left[whole[-1].start() :] if whole else left
            local = f"{left} {sentence[one.end : one.unit_end]} {right}"
            if _OTHER.search(local):
                continue
            heard = sentence[: one.unit_end + len(right)]
            if not _YEAR.search(heard):
                heard = f"{above} ; {heard}"
            wrong = _against(one, heard, local, tables, own)
            if wrong is None and behind is not None:
                wrong = _opening(one, behind)
            if wrong is not None and _with_the_rest(one, _match(one, wrong), every):
                continue
            # Where the sentence or one before it has the table's figure too, this one is of something else.
            end = base + len(sentence)
            others = (other for other in every if other.start < end and other.start != base + one.start)
            if wrong is not None and not any(_same(other, _match(other, wrong)) for other in others):
                yield wrong._replace(start=base + one.start, end=base + one.unit_end)


def beside_slash(sentence: str, found: Sequence[Amount], n: int) -> bool:
    """Return whether an amount is one of a fraction, or stands before a slash."""
    one = found[n]
    return (
        sentence[one.unit_end : one.unit_end + 1] == "/"
        or (n > 0 and is_fraction(sentence, found[n - 1], one))
        or (n + 1 < len(found) and is_fraction(sentence, one, found[n + 1]))
    )


def clause(sentence: str, found: Sequence[Amount], n: int, *, wide: bool = False) -> tuple[str, str]:
    """Return the words on both sides of an amount: up to a stop or the next amount; those before a colon where it stands right before.

    `wide`: commas do not stop.
    """
    stops = _WIDE_STOPS if wide else _STOPS
    one = found[n]
    low = found[n - 1].unit_end if n else 0
    high = found[n + 1].start if n + 1 < len(found) else len(sentence)
    before = sentence[low : one.start]
    cuts = [cut.end() for cut in stops.finditer(before.rstrip(" :-–("))]
    left = before[cuts[-1] if cuts else 0 :]
    stop = stops.search(sentence, one.unit_end, high)
    right = sentence[one.unit_end : stop.start() if stop else high]
    if stop is None and n + 1 < len(found):
        right = ""  # words between two amounts belong to the one behind
    return left, right


class _Match(NamedTuple):
    line: Line
    column: Column
    cell: Cell
    value: Decimal


def _against(one: Amount, heard: str, local: str, tables: Sequence[Titled], own: str) -> Retold | None:
    said = words_of(local)
    years = set(_YEAR.findall(heard))
    matches: list[_Match] = []
    side = _side(local)
    for sheet, title in tables:
        row = _named_row(sheet, one, heard, local)
        heads = " ".join(column.head for column in sheet.columns) if one.unit == "%" else ""
        may_say = words_of(f"{own} {title} {heads} {row.label if row else ''}")
        for line in [row] if row is not None else [each for each in sheet.lines if each.total]:
            if side and _side(line.label) not in ("", side):
                continue  # "Tổng chi" is no "Tổng thu"
            column = _column(sheet, one, said, may_say, line, title, own)
            if column is None or not years <= set(_YEAR.findall(f"{column.head} {title} {own}")):
                continue
            cell = line.cells[column.code]
            matches.append(_Match(line, column, cell, _value(one, cell, f"{column.head} {title}")))
    if not matches or any(_same(one, match) for match in matches) or any(_stands(one, each.sheet) for each in tables):
        return None
    match = min(matches, key=lambda each: abs(each.value - one.value))
    return Retold(0, 0, match.line, match.column, match.cell) if near(one.value, match.value) else None


_SIDE = patterns.ours(r"(?<!\w)(?:(?P<thu>thu)|(?P<chi>chi))(?!\w)(?! tiết| bộ| hội| đoàn)", re.IGNORECASE)


def _side(words: str) -> str:
    """Which side of a budget words speak of: "thu", "chi", "" where of neither or both."""
    sides = {found.lastgroup or "" for found in _SIDE.finditer(words)}
    return sides.pop() if len(sides) == 1 else ""


def _match(one: Amount, told: Retold) -> _Match:
    """A figure of the table in the unit of an amount: a sentence that says it beside the other tells of a part."""
    return _Match(told.line, told.column, told.cell, _value(one, told.cell, told.column.head))


def _with_the_rest(one: Amount, match: _Match, told: Sequence[Amount]) -> bool:
    """Whether what is more than the table has is told beside it: "115 người tại nhà; như vậy tổng số … 1.968 người"."""
    return any(other.unit == one.unit and other.value == one.value - match.value for other in told)


def _opening(one: Amount, sheet: Sheet) -> Retold | None:
    """A figure of the sentence that opens a table, against its total: the column of its unit, of sums, or the only one."""
    totals = [line for line in sheet.lines if line.total]
    if one.unit == "%" or len(totals) != 1 or _stands(one, sheet):
        return None
    line = totals[0]
    there = [column for column in sheet.columns if column.code in line.cells and not column.rate]
    of_unit = [
        column for column in there if one.unit and words_of(one.unit) and words_of(one.unit) <= _head_words(column.head)
    ]
    sums = [column for column in there if not _head_words(column.head)]
    money = one.unit == "đồng"
    columns = of_unit or [
        column for column in (sums or there) if (_MONEY.search(column.head) is not None) == money or column in sums
    ]
    if len(columns) != 1 or (len(there) > 1 and not of_unit and not sums):
        return None
    cell = line.cells[columns[0].code]
    match = _Match(line, columns[0], cell, _value(one, cell, columns[0].head))
    return Retold(0, 0, line, columns[0], cell) if not _same(one, match) and near(one.value, match.value) else None


def _value(one: Amount, cell: Cell, head: str) -> Decimal:
    """The figure of a cell in the unit of an amount: money by what the head says, else by the nearest scale."""
    if one.unit != "đồng":
        return cell.value
    told = next((scale for name, scale in _SCALE_OF if name in head.lower()), None)
    scales = (told,) if told is not None else _SCALES
    return min((cell.value * scale for scale in scales), key=lambda value: abs(value - one.value))


def _same(one: Amount, match: _Match) -> bool:
    scale = match.value / match.cell.value if match.cell.value else Decimal(1)
    return abs(one.value - match.value) <= max(
        one.slack, match.cell.step * scale / 2 if match.cell.step < 1 else Decimal(0)
    )


def _stands(one: Amount, sheet: Sheet) -> bool:
    """Whether a table has a figure anywhere, so that the sentence may mean that."""
    scales = _SCALES if one.unit == "đồng" else (Decimal(1),)
    return any(
        abs(cell.value * scale - one.value) <= one.slack
        for line in sheet.lines
        for cell in line.cells.values()
        for scale in scales
    )


def near(one: Decimal, other: Decimal, *, wide: bool = False) -> bool:
    """Return whether a figure may be a slip of another: a tenth off (`wide`: a quarter), one digit other, or two changed round."""
    if one == other or not one or not other:
        return False
    if abs(one - other) <= max(abs(one), abs(other)) / (4 if wide else 10):
        return True
    if one.adjusted() != other.adjusted():
        return False
    a, b = (f"{value:f}".replace(".", "").rstrip("0") for value in (one.normalize(), other.normalize()))
    if len(a) == len(b):
        odd = [n for n in range(len(a)) if a[n] != b[n]]
        swapped = len(odd) == 2 and odd[1] == odd[0] + 1 and a[odd[0]] == b[odd[1]] and a[odd[1]] == b[odd[0]]
        return (len(odd) == 1 and len(a) >= 2) or swapped
    return False


def _named_row(sheet: Sheet, one: Amount, sentence: str, local: str) -> Line | None:
    """The row whose name a sentence says in the clause of the figure, else the last it says before it, else the only one of its unit."""
    small, around = sentence.lower(), f" {' '.join(_WORD.findall(local.lower()))} "
    best: tuple[bool, int, int, Line] | None = None
    for line in sheet.lines:
        label = _UNIT.sub("", line.label).strip(" .:-*").lower()
        if line.total or len(label) < 3 or not (words_of(label) or label[-1:].isdigit()):
            continue
        at = small.rfind(label)
        if f" {label} " in around:
            at = max(at, 0)  # the figure may stand inside the name: "cấp 214 thẻ căn cước"
        elif at < 0 or small[at - 1 : at].isalpha() or small[at + len(label) : at + len(label) + 1].isalpha():
            continue
        rank = (f" {label} " in around, at, len(label))
        if best is None or rank > best[:3]:
            best = (*rank, line)
    if best:
        return best[3]
    of_unit = [
        line for line in sheet.lines if line.unit and f"{one.unit} ".startswith(f"{line.unit} ") and not line.total
    ]
    if len(of_unit) != 1:
        return None
    name = words_of(of_unit[0].label)  # half of it: "thanh toán" and "dự toán" have one syllable alike
    return of_unit[0] if name and 2 * len(name & words_of(local)) >= len(name) else None


_MONEY = patterns.ours(r"tiền|kinh phí|giá trị|dự toán|vốn|đồng|tr\.?đ|(?<!\w)(?:thu|chi)(?!\w)|tổng", re.IGNORECASE)


def _column(
    sheet: Sheet, one: Amount, said: frozenset[str], may_say: Collection[str], line: Line, title: str, own: str
) -> Column | None:
    """The column a sentence means: all words of its head are said, and nothing is said that neither it nor the table says."""
    fits: list[tuple[int, Column]] = []
    adding = [column for column in sheet.columns if column.adds]
    for column in sheet.columns:
        if column.code not in line.cells or (column.rate or (line.unit == "%" and not line.total)) != (one.unit == "%"):
            continue
        head = _head_words(
            f"{'' if _PARTING.match(column.group) else column.group} {column.head.removeprefix(column.group)}"
        )
        money = _MONEY.search(f"{column.head} {title}") is not None
        if (one.unit == "đồng") != money and one.unit == "đồng":
            continue
        if head and head <= said and said - head - frozenset(may_say) - _DOING <= words_of(one.unit):
            fits.append((len(head), column))
        elif (
            not head
            and one.unit == "đồng"
            and len(adding) >= 1
            and column in adding
            and not said - frozenset(may_say) - words_of(one.unit)
        ):
            fits.append((0, column))
    if not fits and not line.total and not said - frozenset(may_say) - _DOING - words_of(one.unit) - _WHO:
        if (one.unit == "%") != (line.unit == "%"):
            return None
        there = [column for column in sheet.columns if column.code in line.cells and not column.rate]
        plain = [column for column in there if not _head_words(column.head)]
        if (one.unit == "đồng") == all(_MONEY.search(f"{column.head} {title}") for column in there[:1]):
            if len(plain) > 1:  # the column of the paper's own period
                plain = [column for column in plain if column.head.lower() in own.lower()]
            return there[0] if len(there) == 1 else plain[0] if len(plain) == 1 else None
    if not fits:
        return None
    most = max(size for size, _ in fits)
    best = [column for size, column in fits if size == most]
    return (
        best[0]
        if len(best) == 1 or ((most == 0 and _TOTAL_HEAD.search(best[-1].head)) and (best := best[-1:]))
        else None
    )


_DOING = frozenset(
    [
        "cử",
        "tham",
        "gia",
        "mời",
        "huy",
        "động",
        "thu",
        "tặng",
        "trao",
        "cấp",
        "mở",
        "đón",
        "hỗ",
        "trợ",
        "nộp",
        "chi",
        "trả",
        "xử",
        "lý",
        "tổ",
        "chức",
        "hiện",
        "cho",
        "trồng",
        "xây",
        "lắp",
        "đăng",
        "ký",
        "góp",
        "tuyển",
        "nhận",
        "đóng",
    ]
)
"""What is done with a thing, said or not."""
_WHO = frozenset(["người", "lượt"])
_PARTING = patterns.ours(r"trong đó|chia ra|(?:bao )?gồm", re.IGNORECASE)
_TOTAL_HEAD = patterns.ours(r"^(?:tổng|cộng)", re.IGNORECASE)
