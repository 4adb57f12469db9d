"""NV: what a task promises - products and deadlines that say nothing, body and table that do not match."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import _ROW
from cchc_docs.checking.rules.thoi_gian.han import read_deadline
from cchc_docs.checking.wording.likeness import WordBook, Words, likely
from cchc_docs.model.document import Path, Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import similarity, to_placement_text

_MEASURED = practice("rõ người, rõ việc, rõ thời gian, rõ sản phẩm")
_EMPTY_PRODUCT = patterns.ours(
    r"(?:[-+•]\s*)?(?:báo cáo(?: (?:kết quả|định kỳ))?(?: thực hiện)?|văn bản(?: triển khai)?|các văn bản(?: (?:có )?liên quan)?|kế hoạch|kết quả(?: thực hiện)?|"
    r"các nhiệm vụ được triển khai đúng tiến độ|thường xuyên|theo quy định)[.;]?",
    re.IGNORECASE,
)


def _summary(rows: list[tuple[Row, str]], column: str, message: str, advice: str) -> Iterator[Finding]:
    """One finding for all rows of one table, at the first."""
    tables: dict[int, list[tuple[Row, str]]] = {}
    for row, quote in rows:
        tables.setdefault(id(row.table), []).append((row, quote))
    for found in tables.values():
        row, quote = found[0]
        also = tuple(other.cell_path(column) for other, _ in found[1:])
        yield Finding(row.cell_path(column), f"{message} ({len(found)} dòng trong bảng)", quote, advice, also=also)


@rule(
    code="NV10",
    title="Sản phẩm không đo được",
    severity=GOI_Y,
    can_cu=_MEASURED,
    bad=_ROW.replace("Báo cáo rà soát", "Báo cáo kết quả thực hiện"),
    good=_ROW,
)
def vague_product(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ô sản phẩm chỉ ghi “Báo cáo kết quả thực hiện”, “Văn bản triển khai” thì không kiểm được việc đã xong chưa.

    Việc thường xuyên đôi khi chỉ có báo cáo là sản phẩm, nên chỉ nhắc một lần cho mỗi bảng,
    và khi từ một phần năm số dòng trở lên như thế.
    """
    rows = []
    many: dict[int, int] = {}
    for row in context.task_rows:
        many[id(row.table)] = many.get(id(row.table), 0) + 1
        lines = [line.strip() for line in row.row.o.get("san_pham", []) if line.strip()]
        task = row.cell("noi_dung").lower()
        if lines and all(_EMPTY_PRODUCT.fullmatch(line) and not _in_the_task(line, task) for line in lines):
            rows.append((row, lines[0]))
    vague = [id(row.table) for row, _ in rows]
    rows = [one for one in rows if vague.count(id(one[0].table)) * 5 >= many[id(one[0].table)]]
    yield from _summary(rows, "san_pham", "Sản phẩm chung chung, không kiểm được", "ghi tên báo cáo, số lượng, tỷ lệ")


def _in_the_task(product: str, task: str) -> bool:
    """Whether the task itself says which plan or report is meant: "Ban hành Kế hoạch kiểm tra …" gives a "Kế hoạch"."""
    word = product.lower().strip("-+•.; ")
    if word == "báo cáo":
        return patterns.search(r"báo cáo|đánh giá|chấm điểm|sơ kết|tổng kết", task) is not None
    return word in ("kế hoạch", "văn bản") and word in task


@rule(
    code="NV11",
    title="Thời hạn không nói ngày nào",
    severity=GOI_Y,
    can_cu=_MEASURED,
    bad=_ROW.replace("Quý I/2026", "Theo quy định"),
    good=_ROW,
)
def vague_deadline(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Theo quy định”, “Khi có yêu cầu”: không theo dõi được; “Thường xuyên”, “Hằng quý” thì được. Nhắc một lần mỗi bảng."""
    rows = []
    for row in context.task_rows:
        cell = "\n".join(row.row.o.get("thoi_han", []))
        if patterns.match(
            r"(?i)\W*(?:khi (?:phát sinh|có phát sinh|xảy ra)|theo (?:kế hoạch|lịch|hướng dẫn|yêu cầu|thông báo) của |(?:trong|sau|chậm nhất|không quá)(?: vòng)? \d+ (?:ngày|giờ|tháng))",
            cell,
        ):
            continue  # what cannot be foreseen, or another body sets, has no day here
        if cell.strip() and read_deadline(cell, context.years).kind == "condition":
            rows.append((row, cell.split("\n")[0]))
    yield from _summary(rows, "thoi_han", "Thời hạn theo điều kiện, không có ngày", "ghi ngày, tháng hoặc quý nếu biết")


_SAME = 0.849
"""What two texts share of their words that differ in one or two only."""


class _Compared(NamedTuple):
    """What body and tables are compared by: items of the body, their words, the book of words; rows, tasks, their words.

    `near`: for each row the items that share more than a quarter of their words with it, the likeliest first.
    """

    body: list[Text]
    known: list[Words]
    book: WordBook
    tasks: list[tuple[Row, str, Words]]
    near: list[list[tuple[float, int]]]


def _compared(context: Context) -> _Compared:
    """The tasks of the body, their words counted once for the rules of this family."""

    def make() -> _Compared:
        book, body = WordBook(), _body_tasks(context)
        tasks = [(row, task, book.words(task)) for row in context.task_rows for task in (row.cell("noi_dung"),)]
        known = [book.words(text.text) for text in body]
        return _Compared(body, known, book, tasks, [likely(mine, known, 0.25) for *_, mine in tasks])

    return context.once("viec_trong_noi_dung", make)


def _body_tasks(context: Context) -> list[Text]:
    """The items of the parts that set tasks; headings, organisation and money are left out."""
    inside: set[Path] = set()
    outside: list[Path] = []
    for one in context.blocks:
        words = one.block.chu.lower()
        if (
            one.block.kieu == "tieu_de"
            and len(one.path) == 2
            and patterns.search(r"nhiệm vụ|nội dung", words)
            and not patterns.search("tổ chức|kinh phí", words)
        ):
            inside.add(one.path)
        elif one.block.kieu == "tieu_de" and patterns.search(r"mục tiêu|chỉ tiêu|mục đích|yêu cầu", words):
            outside.append(one.path)
    return [
        text for text in context.prose
        if text.role in ("muc", "doan") and len(text.text) > 40 and not text.text.startswith("(")
        and text.path[:2] in inside
        and not any(text.path[: len(path)] == path for path in outside)
    ]  # fmt: skip


def _nearest(text: str, others: list[str], near: list[tuple[float, int]]) -> float:
    """The similarity to the nearest other text; the dear comparison is made for likely ones only, the likeliest first."""
    best = 0.0
    for share, number in near:
        if share <= best:
            break
        best = max(best, similarity(text, others[number]))
    return best


@rule(
    code="NV12",
    title="Nhiệm vụ trong bảng không có trong nội dung",
    severity=GOI_Y,
    can_cu=practice("nội dung và phụ lục nói cùng những việc"),
    ap_dung=("ke_hoach",),
    bad="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [Rà soát toàn bộ thủ tục hành chính thuộc thẩm quyền của xã trong năm., Công khai kết quả giải quyết hồ sơ trên trang thông tin của xã.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu:
  - {noi_dung: Rà soát toàn bộ thủ tục hành chính thuộc thẩm quyền của xã, san_pham: Danh mục, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2026}
  - {noi_dung: Công khai kết quả giải quyết hồ sơ trên trang thông tin của xã, san_pham: Danh mục, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2026}
  - {noi_dung: Diễn tập ứng cứu sự cố an toàn thông tin mạng, san_pham: Biên bản, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2026}
""",
    good="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [Rà soát toàn bộ thủ tục hành chính thuộc thẩm quyền của xã trong năm.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Rà soát toàn bộ thủ tục hành chính thuộc thẩm quyền của xã, san_pham: Danh mục, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2026}]
""",
)
def only_in_table(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So độ giống của chữ (dưới 30 % là lạ); diễn đạt khác hẳn mà cùng ý thì máy không biết.

    Chỉ xét khi ít nhất một nửa số dòng có việc tương ứng trong nội dung.
    """
    compared = _compared(context)
    body = [text.text for text in compared.body]
    rows = [
        (row, task, near) for (row, task, _), near in zip(compared.tasks, compared.near, strict=True) if len(task) > 25
    ]
    if not body or not rows:
        return
    scores = [_nearest(words, body, near) for _, words, near in rows]
    if sum(score >= 0.5 for score in scores) * 2 < len(scores):
        return
    for (row, words, _), score in zip(rows, scores, strict=True):
        if score < 0.3 and not _spoken_of(context, words):
            yield Finding(
                row.cell_path("noi_dung"),
                f"Nội dung không nói đến nhiệm vụ này (giống nhất {score:.0%})",
                words[:80],
                "thêm vào nội dung hoặc bỏ dòng",
            )


def _spoken_of(context: Context, task: str) -> bool:
    """Whether a sentence of any part (aims, targets) says half of the words of a task."""
    words = {word for word in patterns.findall(r"[^\W\d_]{2,}", task.lower()) if word not in _SMALL}
    small = context.once("sentences_in_small", lambda: [text.text.lower() for text in context.sentences_of_body])
    least = (len(words) + 2) // 2
    there = [word for word in words if word in context.whole_small]  # few of a task no sentence speaks of
    return len(there) >= least and any(sum(map(text.__contains__, there)) >= least for text in small)


@rule(
    code="NV13",
    title="Nhiệm vụ trong nội dung không có dòng trong bảng",
    severity=GOI_Y,
    can_cu=practice("nội dung và phụ lục nói cùng những việc"),
    ap_dung=("ke_hoach",),
    bad="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [Rà soát toàn bộ thủ tục hành chính thuộc thẩm quyền của xã trong năm., Diễn tập ứng cứu sự cố an toàn thông tin mạng của các cơ quan.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Rà soát toàn bộ thủ tục hành chính thuộc thẩm quyền của xã, san_pham: Danh mục, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2026}]
""",
    good="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [Rà soát toàn bộ thủ tục hành chính thuộc thẩm quyền của xã trong năm.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Rà soát toàn bộ thủ tục hành chính thuộc thẩm quyền của xã, san_pham: Danh mục, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2026}]
""",
)
def only_in_body(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Việc nêu trong nội dung mà không giao cho ai trong bảng (giống dưới 30 %); việc chung có thể cố ý không giao.

    Chỉ xét khi ít nhất một nửa số việc trong nội dung có dòng tương ứng.
    """
    body, _, _, tasks, near_rows = _compared(context)
    if not tasks or not body:
        return
    rows = [task for _, task, _ in tasks]
    near: list[list[tuple[float, int]]] = [[] for _ in body]
    for number, found in enumerate(near_rows):
        for share, item in found:
            near[item].append((share, number))
    scores = [_nearest(text.text, rows, sorted(found, reverse=True)) for text, found in zip(body, near, strict=True)]
    if sum(score >= 0.5 for score in scores) * 2 < len(scores):
        return
    groups = _groups(context)
    for text, score in zip(body, scores, strict=True):
        if score < 0.3 and not any(group in text.text.lower() for group in groups):
            yield Finding(
                text.path,
                f"Việc này không có dòng nào trong bảng nhiệm vụ (giống nhất {score:.0%})",
                text.text[:80],
                "thêm dòng hoặc giao trong bài",
            )


def _groups(context: Context) -> set[str]:
    """What the groups of the tables are about: an item that says it speaks of the whole group ("Nâng cao nhận thức …")."""
    said = {part.strip(" .:") for row in context.task_rows for part in patterns.split(r",|;| và ", row.group.lower())}
    return {part for part in said if len(part.split()) > 1}


@rule(
    code="NV14",
    title="Cùng một việc, nội dung và bảng khác nhau một, hai chữ",
    severity=GOI_Y,
    can_cu=practice("nội dung và phụ lục nói cùng những việc"),
    bad="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [Rà soát toàn bộ thủ tục hành chính để đề xuất cắt giảm theo thẩm quyền của xã trong năm.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Rà soát toàn bộ thủ tục hành chính đề đề xuất cắt giảm theo thẩm quyền của xã trong năm, san_pham: Danh mục, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2026}]
""",
    good="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [Rà soát toàn bộ thủ tục hành chính để đề xuất cắt giảm theo thẩm quyền của xã trong năm.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Rà soát toàn bộ thủ tục hành chính để đề xuất cắt giảm theo thẩm quyền của xã trong năm, san_pham: Danh mục, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2026}]
""",
)
def nearly_the_same(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai đoạn gần như trùng (từ 12 chữ) mà thay một, hai chữ, hoặc một bên rơi một đến ba chữ ở giữa: một bên có thể gõ sai; cũng có thể sửa có chủ ý."""
    body, known, book, tasks, near = _compared(context)
    for (row, task, _), found in zip(tasks, near, strict=True):
        if not found or found[0][0] <= _SAME:
            continue
        words = patterns.findall(r"[^\W_]+", task)
        if len(words) < 12:
            continue
        mine = book.of(word.lower() for word in words)
        same = [number for share, number in found if share > _SAME]
        for _, at in likely(mine, [known[number] for number in same], _SAME):
            text = body[same[at]]
            odd = _replaced(patterns.findall(r"[^\W_]+", text.text), words)
            if odd:
                said = "; ".join(f"“{one or '(không có)'}” / “{other or '(không có)'}”" for one, other in odd)
                quote = odd[0][1] if odd[0][1] in task else ""
                yield Finding(
                    row.cell_path("noi_dung"), f"Trong nội dung / trong bảng: {said}", quote, "xem bên nào đúng"
                )
                break


_SMALL = frozenset(
    [
        "các",
        "những",
        "và",
        "để",
        "của",
        "việc",
        "về",
        "cho",
        "trong",
        "tại",
        "ở",
        "được",
        "là",
        "có",
        "thì",
        "theo",
        "với",
        "đã",
        "sẽ",
        "cũng",
        "thực",
        "hiện",
        "công",
        "tác",
        "một",
    ]
)
"""Words whose loss between two wordings means nothing."""


def _replaced(first: list[str], second: list[str]) -> list[tuple[str, str]]:
    """What differs where two lists are nearly the same: words put in place of others, or up to three lost in the middle.

    Nothing where they differ in more than two places; words left out at the beginning or the end are a shorter wording.
    """
    one, other = ([to_placement_text(word.lower(), "old") for word in words] for words in (first, second))
    shared = (Counter(one) & Counter(other)).total()
    if one == other or 2 * shared / (len(one) + len(other)) < 0.93:  # their order can only make them less alike
        return []
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < 0.93:
        return []
    changes = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    swaps = [
        (" ".join(first[a:b]), " ".join(second[c:d]))
        for kind, a, b, c, d in changes
        if kind == "replace" and b - a <= 2 and d - c <= 2
    ]
    if swaps:
        return swaps if len(swaps) <= 2 else []
    inner = [
        (" ".join(first[a:b]), " ".join(second[c:d]))
        for _, a, b, c, d in changes
        if a > 0 and b < len(first) and c > 0 and d < len(second) and max(b - a, d - c) <= 3
    ]
    if len(inner) != len(changes) or len(inner) > 2:
        return []
    return [] if all(set(f"{one} {other}".lower().split()) <= _SMALL for one, other in inner) else inner
