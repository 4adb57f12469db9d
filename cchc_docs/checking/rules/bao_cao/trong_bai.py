"""BC: a figure of the body against the table that has it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.again.by_source import given_otherwise
from cchc_docs.checking.figures.mentions.rows import Off, Rows
from cchc_docs.checking.figures.mentions.superlatives import Heights, path_of
from cchc_docs.checking.figures.tables.agree import apart
from cchc_docs.checking.figures.tables.beside import Worths, beside, costs, tells_costs
from cchc_docs.checking.figures.tables.in_letters import wrong_letters
from cchc_docs.checking.figures.tables.paired import asked_in, differing, heard_in
from cchc_docs.checking.figures.tables.retold import Titled, retold
from cchc_docs.checking.figures.tables.sheet import Sheet
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.bang_so import sheets
from cchc_docs.checking.rules.bao_cao.chi_den import told_of_tables
from cchc_docs.checking.rules.bao_cao.so_luong import headings_over, looks_back, table_behind, title_above
from cchc_docs.checking.times.parts import FACTS, is_goal
from cchc_docs.model.document import Path, Text

_TOTAL = """
mo_dau: ['Tổng số vốn là {} triệu đồng (chi tiết tại Phụ lục).']
phu_luc:
- ten: Phân bổ vốn
  cot: [so_thu_tu, {{ma: cong_trinh, ten: Công trình}}, {{ma: von, ten: Vốn (triệu đồng)}}]
  hang: [{{cong_trinh: Mương Bàu, von: "420"}}, {{cong_trinh: Cầu Lăng, von: "815"}}, {{cong_trinh: Tổng số, von: "1.235"}}]
"""


def titled(context: Context) -> list[Titled]:
    """Return the tables that hold figures with the words above them."""
    return context.once(
        "titled_sheets",
        lambda: [Titled(sheet, title_above(context, sheet.lines[0].path[:-2])) for sheet in sheets(context)],
    )


@rule(
    code="BC23",
    title="Số trong bài khác số trong bảng",
    severity=CANH_BAO,
    can_cu=practice("một số liệu chỉ có một giá trị trong cùng một văn bản"),
    tru=(QUOTED, CITED, HISTORY),
    bad=_TOTAL.format("1.253"),
    good=_TOTAL.format("1.235"),
)
def body_and_table(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Số của một câu so với hàng tổng của bảng, hoặc với hàng mà câu gọi tên; chữ cạnh số phải đúng là tên cột, tên hàng, không nói gì khác.

    Số có ở một ô nào đó của bảng, số chênh nhiều (không giống gõ nhầm), số của kỳ khác, tỷ lệ phần trăm thì không xét. Ở báo cáo, câu nói đủ chữ của tên hàng, theo thứ tự nào cũng được, mà số khác thì báo. Dòng “Bằng chữ: …” dưới bảng so với hàng tổng. Câu chỉ đến một phụ lục, biểu (“Tổng kinh phí là …, chi tiết tại Phụ lục II”) so với hàng tổng của bảng ấy, cả khi khác đơn vị (tỷ - triệu); số lớn ở mục có bảng, hoặc cạnh tên một hàng, mà chữ số giống số của bảng nhưng đổi chỗ thì báo.
    """
    tables, known = titled(context), set[Path]()
    yield from _told_otherwise(context, tables, known) if tables else ()
    if context.document.loai == "bao_cao":
        yield from _told_in_its_words(context, known)


def _told_otherwise(context: Context, tables: list[Titled], known: set[Path]) -> Iterator[Finding]:
    """The figures beside the name of a row or a total; `known` takes the places told."""
    document = context.document
    own = f"{document.trich_yeu} {document.co_quan.ten if document.co_quan else ''}"
    at = {sheet.lines[0].path[:-2]: sheet for sheet, _ in tables}
    opened = {
        block.text_path: at[base]
        for block in context.blocks
        if block.block.chu.rstrip().endswith(":") and (base := table_behind(block)) in at and base is not None
    }
    named = Rows(tables, own, [looks_back(context, sheet.lines[0].path) for sheet, _ in tables])
    around = _tables_around(context, at)
    funds = [sheet for sheet, _ in tables if tells_costs(sheet)]
    yield from _letters_below(context, around)
    worths = Worths(tables)
    guided: dict[int, list[Off]] = {}
    for text, off in told_of_tables(context, tables):
        guided.setdefault(id(text), []).append(off)
    for text in context.prose:
        if text.role not in ("muc", "doan", "mo_dau") or not patterns.search(r"\d", text.text):
            continue
        told: set[int] = set()
        back = looks_back(context, text.path)
        same = [one for one in tables if looks_back(context, one.sheet.lines[0].path) == back]
        if same and is_goal(context, text.path):
            same = [one for one in same if not FACTS.search(one.title)]
        above = headings_over(context, text.path) if same else ""
        for one in retold(text.text, same, own, opened.get(text.path), above) if same else ():
            told.add(one.start)
            known.update((text.path, one.line.path))
            name = one.line.label[:40]
            message = f"Trong bảng, “{name}”, cột “{one.column.head[:40]}” ghi {one.cell.typed}; ở đây ghi {text.text[one.start : one.end]}"
            yield Finding(
                text.path,
                message,
                text.text[one.start : one.end],
                "thống nhất một số",
                also=((*one.line.path, one.column.code),),
                there=one.cell.typed,
            )
        near = (beside(text.text, sheet) for sheet in around.get(text.path, ()))
        more = guided.get(id(text), ())
        for slip in chain(
            named.denied(text.text, back=back),
            *near,
            costs(text.text, funds),
            given_otherwise(text.text, funds),
            more,
            worths.in_other_unit(text.text),
        ):
            if slip.start not in told:
                told.add(slip.start)
                known.update((text.path, slip.path[: len(slip.path) - 1]))
                yield _of_slip(context, text, slip)


def _told_in_its_words(context: Context, known: set[Path]) -> Iterator[Finding]:
    """The figures of a report whose sentence says all the words of a row, in whatever order, and another figure; a plan's are CT10's."""
    asked = [one for base, table in context.tables if looks_back(context, base) for one in asked_in(base, table)]
    texts = [text for text in context.sentences_of_body if text.path[0] != "phu_luc" and looks_back(context, text.path)]
    heard = [one for text in texts for one in heard_in(text.path, text.text)] if asked else []
    for row, said, sure in differing(asked, heard):
        if row.words <= said.sentence and known.isdisjoint((row.path, said.path)):
            message = f"Trong bài ghi {said.typed}, ở đây “{row.name[:40]}” là {row.typed}"
            yield Finding(
                (*row.path, row.column), message, row.typed, "thống nhất một số",
                severity=None if sure else GOI_Y, also=(said.path,), there=said.typed,
            )  # fmt: skip


def _of_slip(context: Context, text: Text, slip: Off) -> Finding:
    """The finding of a figure that its table denies: at whichever of the two stands later."""
    quote, level = text.text[slip.start : slip.end], None if slip.sure else GOI_Y
    if slip.here or context.order.get(slip.path, 0) < context.order[text.path]:
        message = f"Trong bảng, “{slip.where}” là {slip.right}; ở đây ghi {quote}"
        return Finding(
            text.path, message, quote, "thống nhất một số", severity=level, also=(slip.path,), there=slip.right
        )
    message = f"Trong bài ghi {quote}; ở đây “{slip.where}” là {slip.right}"
    return Finding(slip.path, message, slip.right, "thống nhất một số", severity=level, also=(text.path,), there=quote)


def _letters_below(context: Context, around: dict[Path, list[Sheet]]) -> Iterator[Finding]:
    """The amounts in letters beside a table that none of its totals is."""
    for text in context.prose if "bằng chữ" in context.whole_small else ():
        for sheet in around.get(text.path, ()):
            wrong = wrong_letters(text.text, sheet)
            if wrong is not None:
                message = f"Bằng chữ là {wrong.told}, hàng tổng của bảng ghi {wrong.cell.typed}"
                yield Finding(text.path, message, wrong.quote, wrong.right, also=(wrong.path,))


def _tables_around(context: Context, at: dict[Path, Sheet]) -> dict[Path, list[Sheet]]:
    """The tables right before and right behind a paragraph."""
    out: dict[Path, list[Sheet]] = {}
    for block in context.blocks:
        if block.block.kieu != "bang" or (sheet := at.get((*block.path, "bang"))) is None:
            continue
        here = block.behind - 1
        for n in (here - 1, here + 1):
            if 0 <= n < len(block.siblings) and block.siblings[n].kieu in ("muc", "doan"):
                beside_it = block.siblings[n]
                out.setdefault(
                    (*block.path[:-1], n, beside_it.khoa) if beside_it.khoa else (*block.path[:-1], n), []
                ).append(sheet)
        if here == 0 and block.parent is not None:
            out.setdefault((*block.path[:-2], block.parent.khoa) if block.parent.khoa else block.path[:-2], []).append(
                sheet
            )
    return out


_TWICE = """
mo_dau: [Chi tiết tại Phụ lục I và Phụ lục II.]
phu_luc:
- ten: Tổng hợp
  cot: [so_thu_tu, {{ma: thon, ten: Thôn}}, {{ma: ho, ten: Số hộ}}]
  hang: [{{thon: Bàu Lăng, ho: "212"}}, {{thon: Bàu Sen, ho: "187"}}, {{thon: Bàu Trúc, ho: "154"}}]
- ten: Chi tiết
  cot: [so_thu_tu, {{ma: thon, ten: Thôn}}, {{ma: ho, ten: Số hộ}}, {{ma: khau, ten: Số khẩu}}]
  hang: [{{thon: Bàu Lăng, ho: "212", khau: "850"}}, {{thon: Bàu Sen, ho: "{}", khau: "741"}}, {{thon: Bàu Trúc, ho: "154", khau: "610"}}]
"""


@rule(
    code="BC24",
    title="Hai bảng của một văn bản ghi một số liệu khác nhau",
    severity=CANH_BAO,
    can_cu=practice("một số liệu chỉ có một giá trị trong cùng một văn bản"),
    bad=_TWICE.format("178"),
    good=_TWICE.format("187"),
)
def table_and_table(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So hai bảng có các hàng, cột cùng tên (biểu tổng hợp và biểu chi tiết): phần lớn các ô giống nhau mà một ô khác.

    Bảng của kỳ khác, của kế hoạch và của thực hiện thì không so.
    """
    tables = titled(context)
    if len(tables) < 2:
        return
    for one in apart(tables):
        here, there = one.line.cells[one.column.code].typed, one.earlier.cells[one.of.code].typed
        message = f"“{one.line.label[:40]}”, cột “{one.column.head[:40]}”: ở đây ghi {here}, bảng trước ghi {there}"
        yield Finding(
            (*one.line.path, one.column.code),
            message,
            here,
            "thống nhất một số",
            also=((*one.earlier.path, one.of.code),),
            there=there,
        )


_HIGHEST = """
noi_dung:
- tieu_de: Vé đò
  noi_dung:
  - Bến bán được nhiều vé nhất là {}.
phu_luc:
- ten: Số vé theo bến
  cot: [so_thu_tu, {{ma: ben, ten: Bến}}, {{ma: ve, ten: Số vé}}]
  hang: [{{ben: Cồn Trâu, ve: "412"}}, {{ben: Cồn Cò, ve: "530"}}, {{ben: Cồn Sẻ, ve: "218"}}]
"""


@rule(
    code="BC67",
    title="Nói nhiều nhất, ít nhất mà bảng có hàng nhiều hơn, ít hơn",
    severity=CANH_BAO,
    can_cu=practice("lời nhận xét phải theo số liệu của bảng"),
    tru=(QUOTED, CITED, HISTORY),
    bad=_HIGHEST.format("Cồn Trâu với 412 vé"),
    good=_HIGHEST.format("Cồn Cò với 530 vé"),
)
def not_the_highest(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Ấp có nhiều hộ nghèo nhất là X với 19 hộ”: hàng X của bảng có đúng số ấy mà hàng khác cùng cấp nhiều hơn (ít hơn).

    Câu không có số, hoặc số không có ở hàng mà câu gọi tên, thì không xét; “một trong những …”, “thứ hai”, nhất của một nhóm, tăng (giảm) nhiều nhất cũng không.
    """
    tables = [sheet for sheet, _ in titled(context)] if " nhất" in context.whole_small else []
    heights = Heights.of(tables)
    for text in context.sentences_of_body if tables else ():
        for one in heights.beaten(text.text):
            message = f"Trong bảng, “{one.line.label[:40]}” là {one.line.cells[one.column].typed}"
            yield Finding(
                text.path, message, text.text[one.start : one.end], "sửa theo bảng", also=(path_of(one),),
            )  # fmt: skip
