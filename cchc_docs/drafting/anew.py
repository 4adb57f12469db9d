"""What a new year must decide anew, though no year stands in it.

Tasks done once, the year's theme, figures to reach, offices that are gone, clauses on effect and replacement: each is
asked about at its place, and nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.drafting.decisions import clipped, head_of
from cchc_docs.drafting.places import place_words
from cchc_docs.drafting.work import Work
from cchc_docs.law.places import Outdated, history_words, outdated
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Document, Hang, Muc, Path
from cchc_docs.model.markup import plain
from cchc_docs.model.references import measured
from cchc_docs.reading.identity.targets import identify_targets
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.vietnamese.citations import find_citations
from cchc_docs.vietnamese.dates import find_dates, short_of
from cchc_docs.vietnamese.deadlines import parse_deadline

_PAPERS = r"(?:kế hoạch|đề án|chương trình|phương án|quy hoạch|chiến lược)"
_SPAN = r"(?:giai đoạn|đến năm|tầm nhìn|nhiệm kỳ|trung hạn|dài hạn|\d{1,2}\s+năm\b|20\d\d\s*[-–]\s*20\d\d)"
_MAKE = r"(?:xây dựng|lập|ban hành|trình|phê duyệt|hoàn thiện|sửa đổi, bổ sung|sửa đổi)"
_ONCE = re.compile(
    rf"{_MAKE}\s+(?:và\s+\w+\s+\w+\s+)?{_PAPERS}[^.;]*?{_SPAN}"
    rf"|{_MAKE}\s+(?:đề án|quy chế|quy hoạch|quy định|nội quy|quy ước|hương ước|bộ quy tắc|quy tắc)\b"
    r"|khánh thành|khởi công|nghiệm thu|bàn giao|di dời|sáp nhập|giải thể|hợp nhất|thành lập|ra mắt|khai trương"
    r"|đưa\s[^.;]*?vào\s+(?:sử dụng|hoạt động|vận hành|khai thác)"
    r"|hoàn thành\s+(?:việc\s+)?(?:sắp xếp|xây dựng|lắp đặt|kiện toàn|chuyển đổi|di chuyển|sửa chữa|nâng cấp)"
    r"|(?:sơ kết|tổng kết|kỷ niệm)\s+\d{1,3}\s+năm\b|lễ\s+(?:công bố|đón(?!\s+(?:tết|năm mới|xuân|giao thừa))|động thổ|kỷ niệm)"
    r"|(?:tổ chức|tiến hành)\s+(?:đại hội|bầu cử|tổng điều tra)|lần thứ\s+(?:nhất|hai|ba|tư|[IVX]+\b|\d)"
    r"|bầu\s+(?:cử\s+)?[^.;]{3,60}?nhiệm kỳ",
    re.IGNORECASE,
)
_THEME = re.compile(
    r"chủ đề\s+(?:của\s+|công tác\s+|hành động\s+)*(?:năm|là)|lấy\s+chủ đề|(?:phương châm|khẩu hiệu|thông điệp)\s+(?:hành động|năm|của năm)|đột phá\s+(?:của\s+|trong\s+)?năm|khâu đột phá|lĩnh vực đột phá|nội dung đột phá|nhiệm vụ đột phá"
    r"|năm\s+(?:19|20)\d\d\s+là\s+[“\"]?năm\s",
    re.IGNORECASE,
)
_OWN = r"(?:kế hoạch|văn bản|quyết định|quy chế|chương trình|quy định)"
_ENDED = r"(?:thay thế|thay cho|bãi bỏ|hủy bỏ|huỷ bỏ|sửa đổi|bổ sung)"
_CLAUSE = re.compile(
    rf"{_OWN}\s+này\s+(?:được\s+)?(?:{_ENDED}|có hiệu lực|áp dụng)"
    rf"|{_ENDED}\s+(?:cho\s+)?(?:kế hoạch|bản|văn bản|quyết định)\s+(?:cũ|số|trước|của)|hết hiệu lực\s+(?:thi hành\s+)?(?:kể\s+)?từ"
    r"|có hiệu lực\s+(?:thi hành\s+)?(?:kể\s+)?từ ngày|có hiệu lực\s+(?:thi hành\s+)?kể từ khi"
    rf"|trái với\s+{_OWN}\s+này|{_OWN}\s+(?:trước đây|trước đó|cũ|đã ban hành)[^.;]*?(?:bãi bỏ|không còn|hết hiệu lực|chấm dứt)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:phấn đấu|mục tiêu|chỉ tiêu|kế hoạch giao)[^.;]{0,80}?(?:ít nhất|tối thiểu|không quá|từ|thêm)\s+\d[\d.,]*\s+(?!%|năm|tháng|ngày|giờ|phút|lần)\w+"
    r"|(?:tăng|giảm)\s+(?:ít nhất\s+|tối thiểu\s+|từ\s+)?\d+\s+(?:bậc|hạng|điểm)\b",
    re.IGNORECASE,
)
_DATED = ("date", "dates", "range")
_MOST_TARGETS = 60


def anew(work: Work) -> None:
    """Ask about everything a new year decides anew."""
    _tasks(work)
    gone = [
        one for one in outdated(work.on) if one.nhom == "co_quan_da_bo" or (one.is_reliable and one.nhom == "cap_da_bo")
    ]
    told: set[str] = set()
    for path, text in _prose(work.read.document):
        _sentence(work, path, text)
        _offices(work, path, text, gone, told)
    for path, text in _cells(work.read.document):
        _offices(work, path, text, gone, told)
    _targets(work)


def _prose(document: Document) -> list[tuple[Path, str]]:
    """Return the author's texts with their paths in the file, tables left out."""
    out: list[tuple[Path, str]] = [(("trich_yeu",), document.trich_yeu)]
    for key in ("mo_dau", "ket_thuc"):
        out += [((key, at), line) for at, line in enumerate(getattr(document, key))]
    out += _written(document.noi_dung, ("noi_dung",))
    for position, appendix in enumerate(document.phu_luc):
        out += _written(appendix.noi_dung, ("phu_luc", position, "noi_dung"))
    return [(path, plain(text)) for path, text in out]


def _written(blocks: list[Muc], base: Path) -> Iterator[tuple[Path, str]]:
    for at, block in enumerate(blocks):
        if block.chu and block.bang is None:
            yield ((*base, at, block.khoa) if block.khoa else (*base, at)), block.chu
        yield from _written(block.noi_dung, (*base, at, "noi_dung"))


def _cells(document: Document) -> Iterator[tuple[Path, str]]:
    """Yield the cells of tables that may name an office."""
    for base, table in tables(document):
        for position, row in enumerate(table.hang):
            for key in ("noi_dung", "san_pham", "chu_tri", "phoi_hop"):
                if row.o.get(key):
                    yield (*base, table.kieu, position, key), plain("; ".join(row.o[key]))


def _sentence(work: Work, path: Path, text: str) -> None:
    node = node_at(work.tree, path)
    if found := _THEME.search(text):
        work.ask(
            path,
            node,
            head_of(text, 120),
            "",
            f"“{clipped(text, *found.span())}”: chủ đề, đột phá của năm cũ; năm {work.year} là gì",
        )
    if found := _CLAUSE.search(text):
        work.ask(
            path,
            node,
            head_of(text, 120),
            "",
            f"“{clipped(text, *found.span())}”: câu về hiệu lực, thay thế là của văn bản cũ; bỏ hay viết lại",
        )
    if found := _COUNTED.search(text):
        said = f"“{clipped(text, *found.span())}”: mức của {work.plan.named}; năm {work.year} giữ hay đổi"
        work.ask(path, node, head_of(text, 120), "", said)
    cited = find_citations(text)
    found = next((one for one in _ONCE.finditer(text) if not any(c.start <= one.start() < c.end for c in cited)), None)
    years = [one.year for one in find_dates(text) if one.year and one.form not in ("period", "term")]
    if found and work.shift and any(year in work.plan for year in years):
        work.ask(
            path,
            node,
            head_of(text, 120),
            "",
            f"“{clipped(text, *found.span())}”: việc làm một lần; năm {work.year} còn phải làm không",
        )


def _tasks(work: Work) -> None:
    """Ask about rows that are done once and had their day in the prior plan."""
    for base, table in tables(work.read.document):
        if table.kieu != "nhiem_vu":
            continue
        for position, row in enumerate(table.hang):
            words = " ".join(plain(line) for line in row.o.get("noi_dung", ()))
            path: Path = (*base, table.kieu, position)
            if _ONCE.search(words) and _dated(work, row) and not _is_gone(work, path):
                why = f"“{head_of(words)}”: việc làm một lần; năm {work.year} còn phải làm không"
                work.ask(path, node_at(work.tree, path), head_of(words, 120), "", why)


def _dated(work: Work, row: Hang) -> bool:
    span = (work.plan.first, work.plan.last) if work.plan.first != work.plan.last else None
    when = parse_deadline("; ".join(plain(line) for line in row.o.get("thoi_han", ())), work.plan.first, span)
    return when.kind in _DATED


def _is_gone(work: Work, path: Path) -> bool:
    node = node_at(work.tree, path)
    return any(start <= node.start < end for start, end in work.gone)


def _offices(work: Work, path: Path, text: str, gone: list[Outdated], told: set[str]) -> None:
    """Ask once about each office, level or body that no longer exists, outside what tells of the past."""
    low = text.casefold()
    for one in gone:
        for phrase in one.cum_tu:
            if (
                phrase.casefold() not in low
            ):  # nearly always; a pattern for each phrase and text would take longest of all
                continue
            found = re.search(rf"(?<!\w){re.escape(phrase.casefold())}(?!\w)", low)
            if found is None or phrase in told or _tells_of_the_past(low[: found.start()] + low[found.end() :]):
                continue
            told.add(phrase)
            after = f"; nay là {one.thay_bang}" if one.thay_bang else ""
            shown = text[found.start() : found.end()]
            why = f"“{clipped(text, *found.span())}”: {shown} là tên của trước ngày {short_of(one.tu_ngay)}{after}; kiểm tra tên hiện nay"
            work.ask(path, node_at(work.tree, path), shown, one.thay_bang or "", why)


def _tells_of_the_past(words: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words) for word in history_words())


def _targets(work: Work) -> None:
    """Ask about the figure of each target: those declared, or else those the sentences state."""
    known = work.read.document.chi_tieu
    asked = {question.place for question in work.result.questions}
    if known:
        for code, target in list(known.items())[:_MOST_TARGETS]:
            if target.gia_tri and place_words(work.read.document, ("chi_tieu", code)) not in asked:
                value = measured(target.gia_tri, target.don_vi_tinh, target.so_sanh)
                why = f"mức {value} là của {work.plan.named}; năm {work.year} giữ hay đổi"
                work.ask(("chi_tieu", code), node_at(work.tree, ("chi_tieu", code)), value, "", why)
        return
    stated = Document(work.read.document.loai, nam=work.read.document.nam, noi_dung=work.read.document.noi_dung)
    identify_targets(stated, {})
    places = _prose(stated)
    now = str(work.plan.first)
    levels = [
        (target, level)
        for target in stated.chi_tieu.values()
        for level in [target.gia_tri, *(stage.gia_tri for stage in target.moc if now in stage.ten)]
        if level
    ]
    for target, level in levels[:_MOST_TARGETS]:
        figure = measured(level, target.don_vi_tinh, "")
        path = next((path for path, text in places if figure in text and _says(text, target.ten)), None)
        if path is not None:
            why = f"“{head_of(target.ten, 100)}”: mức {figure} là của {work.plan.named}; năm {work.year} giữ hay đổi"
            work.ask(path, node_at(work.tree, path), figure, "", why)


def _says(text: str, name: str) -> bool:
    return name.removeprefix("Tỷ lệ ").removeprefix("Số ").casefold()[:25] in text.casefold()
