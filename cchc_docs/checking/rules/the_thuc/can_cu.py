"""TT: the bases of a paper among themselves - their order, the same one twice, one that is no law's word."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.profile import STATE
from cchc_docs.checking.registry import nd30_as_before, practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.citations import find_citations
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.symbols import normalise_symbol, symbol_family

_RANKS = (
    r"Hiến pháp",
    r"(?:Bộ luật|Luật|Nghị quyết (?:số )?\S+QH|Pháp lệnh|Nghị quyết (?:số )?\S+UBTVQH)",
    r"(?:Nghị định|Nghị quyết (?:số )?\S+NQ-CP|Nghị quyết liên tịch)",
    r"(?:Quyết định|Chỉ thị|Nghị quyết) (?:số )?\S+TTg",
    r"Thông tư",
    r"(?:Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Chương trình|Đề án|Hướng dẫn|Thông báo|Công văn|Kết luận|Văn bản|Tờ trình|Báo cáo|Biên bản)",
)
"""Kinds of texts from the highest force to the lowest; what the Party issues stands outside."""
_PROPOSAL = patterns.ours(r"\W*(?:Theo|Xét) (?:đề nghị|tờ trình|Tờ trình|đề xuất)")
_OPENS = patterns.ours(r"\W*(?:Căn cứ|Thực hiện|Theo|Xét)\s+")
_PARTY = patterns.ours(r"\d-[A-ZĐ]{2,3}[A-ZTr]*/(?:TW|TU|ĐU|HU|BCT)")


def _bases(context: Context) -> list[Text]:
    return [text for text in context.texts if text.role == "can_cu"]


def _rank(words: str) -> int | None:
    """How high a basis stands, 0 the highest; None where it is none of the state's texts."""
    bare = _OPENS.sub("", words, count=1)
    if _PARTY.search(bare):
        return None
    return next((n for n, pattern in enumerate(_RANKS) if patterns.match(pattern, bare)), None)


@rule(
    code="TT36",
    title="Thứ tự các căn cứ",
    severity=GOI_Y,
    can_cu=practice("căn cứ xếp theo hiệu lực pháp lý từ cao đến thấp, “Theo đề nghị …” đứng cuối"),
    danh_cho=STATE,
    bad="can_cu: [Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư, Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025]",
    good="can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025, Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư, Theo đề nghị của Trưởng phòng]",
)
def order_of_bases(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Luật trước nghị định, nghị định trước thông tư, trung ương trước địa phương. “Theo đề nghị” đứng giữa thì cảnh báo."""
    lowest = 0
    lines = _bases(context)
    for number, text in enumerate(lines):
        words = text.text
        if _PROPOSAL.match(words):
            follows = [one for one in lines[number + 1 :] if not _PROPOSAL.match(one.text)]
            if follows:
                quote = " ".join(words.split()[:6])
                yield Finding(
                    text.path, "Căn cứ “Theo đề nghị” đứng sau cùng", quote, "chuyển xuống cuối", severity=CANH_BAO
                )
            continue
        rank = _rank(words)
        if rank is None:
            continue
        if rank < lowest:
            quote = " ".join(words.split()[:8])
            yield Finding(text.path, "Căn cứ có hiệu lực cao hơn lại đứng sau", quote, "xếp từ hiệu lực cao đến thấp")
        lowest = max(lowest, rank)


@rule(
    code="TT37",
    title="Một căn cứ ghi hai lần",
    severity=CANH_BAO,
    can_cu=nd30_as_before("điểm a khoản 6 Mục II Phần I Phụ lục I"),
    bad="can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025, Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025]",
    good="can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025, Căn cứ Luật Lưu trữ ngày 21/6/2024]",
)
def basis_twice(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So cả dòng, và so loại với số, ký hiệu; các khoản khác nhau của một luật gộp vào một căn cứ."""
    seen: dict[str, Text] = {}
    for text in _bases(context):
        line = fold(text.text).strip(" .,;-")
        cited = next((one for one in find_citations(text.text) if one.so_ky_hieu), None)
        # A body's papers of one number are told apart by their day (Kế hoạch số 5 of two years).
        day = cited.ngay.raw if cited and cited.ngay else ""
        # Two articles of one text may be two bases: what each of them says is another thing.
        article = patterns.search(r"[Đđ]iều \d+", text.text[: cited.start]) if cited else None
        key = (
            f"{normalise_symbol(cited.so_ky_hieu)[0]} {fold(day)} {article[0].lower() if article else ''}"
            if cited and symbol_family(cited.so_ky_hieu).loai
            else line
        )
        if key in seen and len(line) > 12:
            quote = " ".join(text.text.split()[:8])
            yield Finding(text.path, "Căn cứ này đã ghi ở trên", quote, "bỏ một dòng")
        seen.setdefault(key, text)


_NEXT_BASIS = patterns.ours(r"[;.] ?(?P<sau>(?:Căn cứ|Theo đề nghị|Xét đề nghị) [^\s;]+ [^\s;]+)")


@rule(
    code="TT88",
    title="Hai căn cứ trong một đoạn",
    severity=CANH_BAO,
    can_cu=nd30_as_before("điểm a khoản 6 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025; Căn cứ Luật Lưu trữ ngày 21/6/2024]",
    good="can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025; Luật Lưu trữ ngày 21/6/2024, Theo đề nghị của Trưởng phòng]",
)
def two_in_one_line(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“…; Căn cứ …” viết tiếp trên một dòng: sau mỗi căn cứ phải xuống dòng. Nhiều luật sau một chữ “Căn cứ” thì được."""
    for text in _bases(context):
        found = _NEXT_BASIS.search(text.text)
        if found and not text.text.isupper():
            yield Finding(text.path, "Sau mỗi căn cứ phải xuống dòng", found["sau"], "xuống dòng")


@rule(
    code="TT89",
    title="Gạch đầu dòng trước căn cứ",
    severity=GOI_Y,
    can_cu=nd30_as_before("điểm a khoản 6 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="can_cu: ['- Căn cứ Luật Lưu trữ ngày 21/6/2024;']",
    good="can_cu: ['Căn cứ Luật Lưu trữ ngày 21/6/2024;']",
)
def dash_before_a_basis(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Mẫu của Nghị định không có gạch đầu dòng, số thứ tự trước “Căn cứ”; nêu một lần."""
    dashed = [text for text in _bases(context) if patterns.match(r"\s*[-–+*•] ?Căn cứ ", text.text)]
    if dashed:
        quote = " ".join(dashed[0].text.split()[:5])
        yield Finding(
            dashed[0].path,
            f"Trước căn cứ không có gạch đầu dòng{times(dashed)}",
            quote,
            quote.lstrip("-–+*• "),
            also=others(dashed),
        )
