"""TC: a sentence that sends the reader to a part which is there, while another part has the name of what is sought."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.context import Block, Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.so_luong import headings_over
from cchc_docs.checking.rules.tham_chieu.phu_luc import Reference, numbers, references
from cchc_docs.checking.rules.tham_chieu.phu_luc_khac import of_another_matter
from cchc_docs.checking.wording.clauses import sentence_of
from cchc_docs.model.document import Bang, PhuLuc
from cchc_docs.model.markup import plain
from cchc_docs.vietnamese.fold import fold

_LEADS = practice("tham chiếu phải dẫn đến phần có nội dung ấy")
_WORD = patterns.ours(r"[^\W\d_]+")
_COMMON = frozenset(
    pairwise(
        patterns.findall(
            r"[^\W\d_]+|,",
            "kết quả, chi tiết, số liệu, chỉ tiêu, nhiệm vụ, thực hiện, kế hoạch, đơn vị, phụ lục, phân công, công tác, danh sách, danh mục, tổng hợp, trên địa, địa bàn, báo cáo, một số, nội dung, đơn vị, triệu đồng, đầu năm, cuối năm, năm tháng, biểu mẫu, tình hình, theo dõi, tiến độ, cụ thể, nêu tại, theo từng, giai đoạn, của xã, toàn xã, các thôn, chủ trì, phối hợp, tại phụ, thời gian, thời hạn, tổ chức, triển khai, so sánh, bảng số, trọng tâm, dự kiến, giao năm, xã hội, ủy ban, nhân dân",
        )
    )
)
"""Pairs of words that the title of any appendix may have."""
_POINTS = patterns.ours(
    r"(?<![^\W_])(?:(?:nêu|ghi|có|thể hiện|phân theo nội dung|chi tiết)[^.;,]{0,25} )?(?:tại|theo|ở|trong|xem) \(?$"
)
_AND_ANOTHER = patterns.ours(r"\s*(?:,| và|;| hoặc|,? đến) (?:tại |theo )?(?:[Pp]hụ lục|[IVX]+|\d)")


def _pairs(words: str, common: frozenset[tuple[str, str]] = _COMMON) -> set[tuple[str, str]]:
    """The neighbours in some words, small and folded, without those that every title has."""
    named = [fold(word).lower() for word in _WORD.findall(words)]
    return {pair for pair in pairwise(named) if pair not in common}


@rule(
    code="TC86",
    title="Dẫn đến phụ lục này mà phụ lục khác mới có tên của việc ấy",
    severity=CANH_BAO,
    can_cu=_LEADS,
    tru=(QUOTED, CITED),
    bad="""
mo_dau: [Kết quả về sửa cầu phao nêu chi tiết tại Phụ lục I.]
phu_luc: [{ten: Lịch trực bến đò}, {ten: Kết quả sửa cầu phao}]
""",
    good="""
mo_dau: [Kết quả về sửa cầu phao nêu chi tiết tại Phụ lục II., Người trực bến đò trong ngày sửa cầu phao tại Phụ lục I.]
phu_luc: [{ten: Lịch trực bến đò}, {ten: Kết quả sửa cầu phao}]
""",
)
def another_appendix(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Chi tiết theo lĩnh vực tại Phụ lục I” mà Phụ lục II là “Kết quả xử lý đơn theo lĩnh vực”, Phụ lục I không có chữ nào của câu.

    So từng cặp chữ của câu (câu chỉ nói “chi tiết tại” thì của đề mục trên nó) với tên, cột, dòng của phụ lục được dẫn và tên các phụ lục khác; chỉ nhắc khi đúng một phụ lục khác có.
    """
    appendices, known = context.document.phu_luc, numbers(context)
    if len(appendices) < 2:
        return
    told = None
    for one in references(context):
        if one.number not in known or one.text.path[0] == "phu_luc" or not _is_alone(one):
            continue
        meant = _meant(context, one, appendices, known[one.number])
        if meant is None:
            continue
        if told is None:
            told = {found.path for found in of_another_matter(context) if isinstance(found, Finding)}
        if one.text.path not in told:
            here = " ".join(plain(appendices[known[one.number]].ten).split())
            label = meant.nhan_in or meant.ten
            message = f"{one.quote} là “{here[:60]}”; {label} mới là “{' '.join(plain(meant.ten).split())[:60]}”"
            yield Finding(one.text.path, message, one.quote, f"{label}?")


def _is_alone(one: Reference) -> bool:
    words = one.text.text
    return (
        _POINTS.search(words[: one.at]) is not None
        and _AND_ANOTHER.match(words, one.at + len(one.quote)) is None
        and len(patterns.findall(r"[Pp]hụ lục", sentence_of(words, one.at))) == 1
    )


def _meant(context: Context, one: Reference, appendices: list[PhuLuc], named: int) -> PhuLuc | None:
    """The one other appendix whose title has words of the sentence, or of the heading above a sentence that has none."""
    clause = sentence_of(one.text.text, one.at)
    heading = headings_over(context, one.text.path).rpartition(" ; ")[2]
    titles = context.once("cap_chu_ten_phu_luc", lambda: [_pairs(plain(other.ten)) for other in appendices])
    listed = _LISTED.search(one.text.text[: one.at]) is not None
    for words in (clause, "" if listed else heading):
        sought = _pairs(words)
        others = [at for at, title in enumerate(titles) if at != named and sought & title]
        if others:
            # Whether the named one speaks of it is asked last: all its rows are read for that.
            said = _pairs(f"{sentence_of(one.text.text, one.at, ('. ',))} . 1 {heading}")
            speaks = len(others) > 1 or said & _pairs(_all_of(appendices[named]))
            return None if speaks else appendices[others[0]]
    return None


_LISTED = patterns.ours(
    r"(?:danh mục|danh sách|mẫu|lịch|biểu)(?: [^\W\d_]+){0,2} \(?(?:tại|theo|ở|trong) $", re.IGNORECASE
)
"""A list of things of the paragraph: what it is called says nothing of the heading."""


def _all_of(appendix: PhuLuc) -> str:
    """The title, columns, headings and rows of an appendix as one text."""
    tables: list[Bang | None] = [appendix.bang, *(block.bang for block in appendix.noi_dung)]
    said = [appendix.ten, *(block.chu for block in appendix.noi_dung)]
    for table in tables:
        if table is not None:
            said += [column.ten for column in table.cot]
            said += [row.words(column.ma) for row in table.hang for column in table.cot if not row.nhom]
            said += [row.nhom for row in table.hang if row.nhom]
    return " . 1 ".join(plain(words) for words in said)


_SECTION = patterns.ours(
    r"(?<![^\W_])(?P<viec>(?:[^\W\d_]+,? ){1,8}?)(?:(?:đã )?(?:nêu|giao|ghi|quy định) )?(?:tại|ở|trong) (?P<dan>(?:(?:khoản|điểm|tiểu mục|mục) (?P<con>\d{1,2}) )?[Mm]ục (?P<so>[IVX]{1,5}|\d{1,2})(?:\.(?P<con2>\d{1,2}))?)(?= (?:Kế hoạch|Báo cáo|Phương án|Hướng dẫn|Đề án) này|[.;)]|, (?!\d)| và (?!\d|[IVX])| để |$)(?!,? (?:[Pp]hần|[Cc]hương|[Pp]hụ lục|của))"
)
_OTHER_TEXT = patterns.ours(
    r"\d[/-][A-ZĐ]|Luật|Nghị định|Thông tư|Nghị quyết|Quyết định|[Pp]hụ lục|[Mm]ẫu|[Dd]ự thảo|Hướng dẫn số|Kế hoạch số"
)
_EVERYWHERE = frozenset(
    {
        ("kết", "quả"),
        ("nội", "dung"),
        ("thực", "hiện"),
        ("tổ", "chức"),
        ("công", "tác"),
        ("xã", "hội"),
        ("tình", "hình"),
        ("chung", "của"),
    }
)


@rule(
    code="TC87",
    title="Dẫn đến mục này mà mục bên cạnh mới có tên của việc ấy",
    severity=CANH_BAO,
    can_cu=_LEADS,
    tru=(QUOTED, CITED),
    bad="""
noi_dung:
- {tieu_de: Mục đích, noi_dung: [Giữ bến.]}
- {tieu_de: Nhiệm vụ, noi_dung: [{tieu_de: Áo phao, noi_dung: [Mua mới.]}, {tieu_de: Cầu phao, noi_dung: [Sửa.]}]}
- {tieu_de: Tổ chức thực hiện, noi_dung: [Phòng Kinh tế lo việc áo phao nêu tại khoản 2 mục II., Các thôn thực hiện.]}
""",
    good="""
noi_dung:
- {tieu_de: Mục đích, noi_dung: [Giữ bến.]}
- {tieu_de: Nhiệm vụ, noi_dung: [{tieu_de: Áo phao, noi_dung: [Mua mới.]}, {tieu_de: Cầu phao, noi_dung: [Sửa.]}]}
- {tieu_de: Tổ chức thực hiện, noi_dung: [Phòng Kinh tế lo việc áo phao nêu tại khoản 1 mục II., Các thôn thực hiện.]}
""",
)
def another_section(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“công tác nhân lực nêu tại khoản 6 mục IV” mà khoản 3 mục IV là “Nhân lực”, khoản 6 không nói đến.

    Chỉ nhắc khi câu có đủ chữ trong tên của đúng một mục ngang hàng, mục được dẫn và phần dưới nó không có. Kinh phí, chỉ tiêu ở mục số La Mã do TC34 xét.
    """
    headed = [one for one in context.blocks if one.path[0] == "noi_dung" and one.block.noi_dung and one.block.nhan_in]
    tops = {_label(one): one for one in headed if len(one.path) == 2}
    for hit in context.matches(_SECTION, ("mục ",)) if len(tops) > 1 else ():
        found = hit.match
        top = tops.get(found["so"])
        if top is None or _OTHER_TEXT.search(sentence_of(hit.text.text, hit.start)) or hit.text.path[0] == "phu_luc":
            continue
        sub = found["con"] or found["con2"]
        row = [one for one in headed if one.path[:-2] == top.path and _label(one)] if sub else list(tops.values())
        named = next((one for one in row if _label(one).rpartition(".")[2] == sub), None) if sub else top
        if named is None or (not sub and not found["so"].isdigit() and _IS_TC34.search(found["viec"])):
            continue
        sought = _pairs(found["viec"], _EVERYWHERE)
        meant = [one for one in row if one is not named and (title := _title(one)) and title <= sought]
        below = " . 1 ".join(one.said for one in context.blocks if one.path[: len(named.path)] == named.path)
        if len(meant) == 1 and not _title(meant[0]) & _pairs(below, frozenset()):
            right = f"khoản {_label(meant[0])} mục {found['so']}" if found["con"] else f"mục {_label(meant[0])}"
            message = f"{found['dan']} là “{named.said[:60]}”; {right} mới là “{meant[0].said[:60]}”"
            yield Finding(hit.text.path, message, found["dan"], f"{right}?")


_IS_TC34 = patterns.ours(
    r"kinh phí|chỉ tiêu|mục tiêu|nhiệm vụ|giải pháp|thời gian|tiến độ|đối tượng|chế độ|chính sách", re.IGNORECASE
)


def _label(one: Block) -> str:
    return one.block.nhan_in.strip().strip("()").rstrip(".):/ -")


def _title(one: Block) -> set[tuple[str, str]]:
    """What a heading is about, without its year."""
    return _pairs(patterns.sub(r"(?i)\s*(?:năm|giai đoạn) \d{4}.*", "", one.said), _EVERYWHERE)
