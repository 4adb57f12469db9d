"""NV: what the body tells to do against the rows of the tables: what only one of them has, what they word otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.wording.cores import DOES, MAKES, Weights, clauses, core, opening, pairs
from cchc_docs.checking.wording.likeness import WordBook, Words, likely, open_book
from cchc_docs.model.document import Path, Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import similarity, to_placement_text

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
        book, body = open_book(), _body_tasks(context)
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

    “Xây dựng Kế hoạch … giai đoạn …” thì so phần giữa. Chỉ xét khi ít nhất một nửa số dòng có việc tương ứng trong nội dung.
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
        framed = score < 0.6 and _a_frame(words)
        if (framed or (score < 0.3 and not _half_said(context, words))) and not _core_said(context, words):
            yield Finding(
                row.cell_path("noi_dung"),
                f"Nội dung không nói đến nhiệm vụ này (giống nhất {score:.0%})",
                words[:80],
                "thêm vào nội dung hoặc bỏ dòng",
            )


_FRAMED = patterns.ours(
    r"\W*(?:xây dựng|ban hành|lập)(?: và (?:triển khai|tổ chức)(?: thực hiện)?)? (?:kế hoạch|đề án|chương trình|phương án)(?!\w)"
)


def _a_frame(task: str) -> bool:
    """Whether a row is "Xây dựng Kế hoạch …" of something short: what it is about are few of its words."""
    return _FRAMED.match(task.lower()) is not None and _FEW <= len(pairs(core(task))) <= _MANY


_FEW, _MANY = 3, 8


def _core_said(context: Context, task: str) -> bool:
    """Whether a sentence of any part (aims, money) says half of what a task is about."""
    mine = pairs(core(task))
    if len(mine) < _FEW:
        return False
    small = context.once(
        "sentences_as_pairs",
        lambda: [to_placement_text(text.text.lower(), "old") for text in context.sentences_of_body],
    )
    most = len(mine) // 2  # of its pairs may be missing; few sentences hold the words of the others
    return any(
        sum(one not in said or other not in said for one, other in mine) <= most
        and 2 * len(mine & pairs(said)) >= len(mine)
        for said in small
    )


def _half_said(context: Context, task: str) -> bool:
    """Whether a sentence of any part says half of the words of a task."""
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

    Dòng gộp hai việc, dòng ngắn hơn nhiều thì so từng vế. Chỉ xét khi ít nhất một nửa số việc trong nội dung có dòng tương ứng.
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
    groups, weights = _groups(context), Weights([*rows, *(text.text for text in body)])
    for text, score in zip(body, scores, strict=True):
        if (
            score < 0.3
            and not any(group in text.text.lower() for group in groups)
            and not _in_a_row(text.text, rows, weights)
        ):
            yield Finding(
                text.path,
                f"Việc này không có dòng nào trong bảng nhiệm vụ (giống nhất {score:.0%})",
                text.text[:80],
                "thêm dòng hoặc giao trong bài",
            )


_SHARE = 0.6


def _in_a_row(item: str, rows: list[str], weights: Weights) -> bool:
    """Whether a row tells the first thing an item tells, or one of the things a row joins is told by the item."""
    first = next(iter(clauses(item)), item)
    return any(
        weights.held(first, row) >= _SHARE or any(weights.held(part, item) >= _SHARE for part in clauses(row))
        for row in rows
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
    """Hai đoạn gần như trùng (từ 12 chữ) mà thay một, hai chữ, hoặc một bên rơi một đến ba chữ ở giữa: một bên có thể gõ sai; cũng có thể sửa có chủ ý.

    Cùng một quy định, định mức mà bên này “hoàn thiện, sửa đổi”, bên kia chỉ “thực hiện” cũng được nhắc.
    """
    yield from _made_or_done(context)
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


def _made_or_done(context: Context) -> Iterator[Finding]:
    """Yield rows that make or change what the same item of the body only carries out, and the reverse."""
    body, _, _, tasks, near = _compared(context)
    for (row, task, _), found in zip(tasks, near, strict=True):
        about = pairs(core(task))
        for _, number in found[:_MOST] if len(about) >= _FEW + 1 else ():
            text = body[number]
            theirs = pairs(core(text.text))
            if 10 * len(about & theirs) < 9 * min(len(about), len(theirs)) or len(theirs) < _FEW + 1:
                continue
            one, other = opening(text.text).strip(" ,"), opening(task).strip(" ,")
            if _made(one) != _made(other) and None not in (_made(one), _made(other)):
                message = f"Trong nội dung là “{one}”, trong bảng là “{other}” cùng một việc"
                quote = task[: len(opening(task))].strip(" ,")
                yield Finding(
                    row.cell_path("noi_dung"), message, quote, "xem bên nào đúng thẩm quyền", also=(text.path,)
                )
            break


def _made(verbs: str) -> bool | None:
    """Whether verbs only make or change a text, or only carry it out; None for both and neither."""
    makes, does = MAKES.search(verbs) is not None, DOES.search(verbs) is not None
    return None if makes == does else makes


_MOST = 3
"""Items likest to a row that are looked at for their verbs."""


_SMALL = frozenset(
    [
        "các",
        "những",
        "và",
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
        "cơ",
        "quan",
        "đơn",
        "vị",
    ]
)
"""Words whose loss between two wordings means nothing."""


def _replaced(first: list[str], second: list[str]) -> list[tuple[str, str]]:
    """What differs where two lists are nearly the same: words put in place of others, or up to three lost in the middle.

    Nothing where they differ in more than two places; words left out at the beginning or the end are a shorter wording.
    """
    one, other = (to_placement_text(" ".join(words).lower(), "old").split(" ") for words in (first, second))
    shared = (Counter(one) & Counter(other)).total()
    if one == other or 2 * shared / (len(one) + len(other)) < 0.93:  # their order can only make them less alike
        return []
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < 0.93:
        return []
    changes = [
        op
        for op in matcher.get_opcodes()
        if op[0] != "equal" and "".join(one[op[1] : op[2]]) != "".join(other[op[3] : op[4]])  # only the blanks differ
    ]
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
