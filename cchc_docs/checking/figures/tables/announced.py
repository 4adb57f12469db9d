"""How many rows, or items, a list has: what a sentence may say of it ("14 thành viên", "06 công trình")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, is_fraction
from cchc_docs.checking.figures.tables.sheet import Line
from cchc_docs.model.document import Bang, Muc, Path
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple

_MOST = 300
_PEOPLE = frozenset([
    "thành viên", "cá nhân", "người", "ông", "bà", "đồng chí", "đại biểu", "học sinh", "công chức", "viên chức", "cán bộ",
    "thí sinh", "hội viên", "đảng viên", "đoàn viên", "ủy viên", "giáo viên", "em", "cháu", "học viên", "chiến sĩ", "công dân",
    "báo cáo", "trưởng", "nhân viên", "lao động", "bệnh nhân", "hộ", "gia đình",
])  # fmt: skip
_NAMES = patterns.ours(
    r"họ(?:,| và)? ?(?:tên|chữ)|họ, (?:chữ đệm|tên)|ông[,/ ]+bà|tên (?:người|chủ hộ|thành viên|học sinh)|chủ hộ",
    re.IGNORECASE,
)
_KIN = (
    frozenset(["nhiệm vụ", "nội dung", "công việc", "hoạt động", "việc", "đầu việc", "nhiệm", "giải pháp"]),
    frozenset(["công trình", "dự án", "hạng mục"]),
    frozenset(
        ["đơn vị", "cơ quan", "tập thể", "tổ chức", "cơ sở", "xã", "phường", "trường", "thôn", "doanh nghiệp", "chi bộ"]
    ),
    frozenset(["chỉ tiêu", "tiêu chí", "chỉ số", "mục tiêu"]),
    frozenset(["văn bản", "nghị quyết", "quyết định", "kế hoạch"]),
    frozenset(["cuộc", "đợt", "lớp", "buổi", "hội nghị", "đoàn"]),
    frozenset(["thiết bị", "tài sản", "máy"]),
    frozenset(["thủ tục"]),
)
"""Nouns a list's head may say for each other."""
_STATUS = patterns.ours(
    r"trạng thái|tiến độ|kết quả (?:thực hiện|đạt)|đánh giá|tình trạng|mức độ hoàn thành|đã (?:thực hiện|hoàn thành)",
    re.IGNORECASE,
)
"""Columns by which a sentence may count some rows only."""


class Listing(NamedTuple):
    """A list: where it stands, what its column of names is called, what stands above it, how many rows it has.

    `main` is how a reader counts; `counts` all that may be meant (rows, groups, rows of one group, the last number).
    `figures`: heads of its columns of figures, whose totals are no counts of rows.
    """

    path: Path
    names: str
    title: str
    main: int
    counts: frozenset[int]
    figures: str = ""
    status: bool = False

    def is_named(self, noun: str) -> bool:
        """Tell whether the head of its names is a noun itself."""
        return (
            re.fullmatch(
                rf"(?:[ivx]+\. )?(?:tên |các |danh mục |danh sách )*{re.escape(noun)}(?: [^\W\d_]+){{0,2}}",
                self.names.lower(),
            )
            is not None
        )

    def is_of(self, noun: str) -> bool:
        """Tell whether a noun names its rows, by its head or its title."""
        head = self.names.lower()
        if noun in _PEOPLE and _NAMES.search(head):
            return True
        kin = next((one for one in _KIN if noun in one), frozenset([noun]))
        if any(patterns_word(word, head) for word in kin):
            return True
        return patterns_word(noun, self.title.lower())


def patterns_word(word: str, text: str) -> bool:
    """Whether a word (or some) stands in a text as such."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def group_listings(base: Path, table: Bang, lines: list[Line | None]) -> Iterator[Listing]:
    """Yield the groups of a table that have a name ("II. CÁ NHÂN") as lists of their own."""
    at, name, count = 0, "", 0
    for n, row in enumerate([*table.hang, None]):
        number = (row.so_thu_tu or row.nhan or "").strip() if row else ""
        line = lines[n] if row else None
        if line is not None and not patterns.fullmatch(r"[A-ZIVX]{1,4}\.?", number):
            count += not line.total and bool(line.texts or line.cells)
            continue
        if name and count:
            yield Listing((*base, table.kieu, at), name, "", count, frozenset([count]))
        at, count = n, 0
        name = line.label if line else plain(row.nhom) if row else ""


def listing_of(base: Path, table: Bang, title: str, lines: list[Line | None]) -> Listing | None:
    """Return a table as a list, None where it is none: a form with totals of its own, no column of names."""
    rows = [line for line in lines if line and not line.total and (line.texts or line.cells)]
    column = next(
        (
            one
            for one in table.cot
            if one.ma not in ("so_thu_tu", "don_vi_tinh") and any(one.ma in line.texts for line in rows)
        ),
        None,
    )
    if column is None or len(rows) < 2 or len(rows) > _MOST:
        return None
    depths = Counter(line.depth for line in rows)
    groups = sum(bool(row.nhom) for row in table.hang)
    items = [line for line in rows if line.depth > 1] or rows
    deepest = [line for line in items if line.depth == min(one.depth for one in items)]
    counts = {len(rows), len(items), len(deepest), *depths.values(), groups}
    numbers = [line.parts[0] for line in deepest if len(line.parts) == 1]
    counts |= {numbers[-1]} if numbers else set()
    counts |= {one.main for one in group_listings(base, table, lines)}
    counts |= {next((n for n, line in enumerate(rows) if line.depth < 2), 0)}
    names = [line.texts.get(column.ma, "") for line in deepest]
    counts.add(len({one.casefold() for one in names if one}))
    merged = sum(column.ma in row.gop_tren for row in table.hang)
    counts.add(len(rows) - merged)
    figures = " ; ".join(plain(one.ten) for one in table.cot if any(one.ma in line.cells for line in rows))
    status = any(_STATUS.search(plain(one.ten)) for one in table.cot)
    return Listing((*base, table.kieu, 0), plain(column.ten), title, len(deepest), frozenset(counts), figures, status)


def items_listing(path: Path, items: Sequence[Muc]) -> Listing | None:
    """Return the items below or behind a paragraph as a list; where one ends with a full stop and those before it did not, it ends."""
    ends = [plain(one.chu).strip().rstrip("/")[-1:] for one in items]
    if len(items) >= 3 and ends[0] in ";,":
        last = next((n for n, end in enumerate(ends) if end == "."), len(items) - 1)
        items = items[: last + 1]
    if len(items) < 2:
        return None
    leaves = sum(_leaves(one) for one in items)
    numbers = [int(found[0]) for one in items if (found := patterns.match(r"\d{1,2}", one.nhan_in))]
    counts = {len(items), leaves, *([numbers[-1]] if numbers else [])}
    main = leaves if leaves > len(items) and all(one.noi_dung for one in items) else len(items)
    return Listing(path, "", "", main, frozenset(counts))


def _leaves(item: Muc) -> int:
    inner = [one for one in item.noi_dung if one.chu]
    return sum(map(_leaves, inner)) if inner else 1


_PART = patterns.ours(
    r"(?:trong đó|hoàn thành|đã|còn(?: lại)?|thêm|chưa|thuộc|mới|bình quân|mỗi \w+|trên|vượt|đạt|gần|hơn|khoảng|ít nhất|tối thiểu|không quá|từ|tối đa|dưới|đến|chọn|ưu tiên|tổng hợp|cùng)(?: có| với| là| \w+)? $",
    re.IGNORECASE,
)
"""Words before a count that is of some rows only, or of others."""


def announced(text: str) -> list[tuple[Amount, str]]:
    """Return the counts a text names, each with its noun; no shares, no parts of a whole."""
    found = amounts(text)
    out: list[tuple[Amount, str]] = []
    for n, one in enumerate(found):
        if not one.exact or not one.unit or one.unit in ("đồng", "%", "lần") or not 2 <= one.value <= _MOST:
            continue
        if n and is_fraction(text, found[n - 1], one):
            continue
        if n + 1 < len(found) and is_fraction(text, one, found[n + 1]):
            continue
        if text[one.unit_end : one.unit_end + 1] == "/" or _PART.search(text[max(0, one.start - 24) : one.start]):
            continue
        out.append((one, one.unit))
    return out


def off(value: int, lists: Iterable[Listing]) -> Listing | None:
    """Return the list a count misses by a little, None where one has it, or none is near."""
    lists = list(lists)
    if not lists or any(value in one.counts for one in lists):
        return None
    if len(lists) > 1 and sum(one.main for one in lists) == value:
        return None
    near = min(lists, key=lambda one: abs(one.main - value))
    return near if abs(near.main - value) <= max(2, near.main // 4) else None
