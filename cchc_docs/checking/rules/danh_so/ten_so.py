"""DS: numbered names in a row ("Bước 1", "Bước 2", "Bước 4"), and headings below which nothing stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.context import Block, Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Path
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.enumerators import ORDINALS, parse_roman

_CARDINALS = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")
_NAME = patterns.ours(
    r"(?P<ten>(?:Bước|Chuyên đề|Giai đoạn|Đợt|Tình huống|Phương án|Nhóm|Nội dung|Mô hình|Tiêu chí|Nhiệm vụ|Vòng|Ca|Hợp phần|Dự án|Tiểu dự án|Chỉ tiêu|Khâu|Kịch bản|Hạng mục|Gói thầu|Phiên|Lớp|Biểu|Mẫu|Đoàn(?= số))(?: thứ)?) (?:số )?(?P<so>\d{1,2}|[IVX]{1,5})(?=\s*[:.)–-]|$)"
    rf"|(?P<thu>Thứ) (?P<bac>{'|'.join(ORDINALS)})(?=[,:])|(?P<dem>{'|'.join(_CARDINALS)}) (?P<la>là)(?=[,:]? )"
)
"""What counts lines: "Bước 3", "Thứ ba,", "Ba là,"."""


@rule(
    code="DS10",
    title="Tên có số (Bước 1, Chuyên đề 2) bị nhảy, trùng hoặc lùi số",
    severity=CANH_BAO,
    can_cu=practice("các bước, chuyên đề, giai đoạn nêu liên tiếp thì đánh số liên tiếp"),
    bad="""
noi_dung:
- tieu_de: Cách làm
  noi_dung: ['Bước 1: Đo bến.', 'Bước 2: Đóng cọc.', 'Bước 4: Sơn biển.']
""",
    good="""
noi_dung:
- tieu_de: Cách làm
  noi_dung: ['Bước 1: Đo bến.', 'Bước 2: Đóng cọc.', 'Bước 3: Sơn biển.', 'Thứ hai: quét; thứ tư: lau; thứ sáu: tưới.']
""",
)
def numbered_names(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét từ ba mục liền nhau, ba dòng liền nhau của một cột, ba ý của một đoạn, mở đầu bằng cùng một tên và một số.

    Đếm bằng chữ (một là, thứ nhất) cũng vậy.
    """
    for run in [*_runs_of_blocks(context), *_runs_of_rows(context), *_runs_in_lines(context)]:
        if len(run) < _FEWEST or (run[0].among and run[0].number > 1):
            continue  # "Thứ hai: …; thứ tư: …" are days of the week
        for last, one in pairwise(run):
            if one.number != last.number + 1:
                how = "trùng số" if one.number == last.number else f"đứng ngay sau số {last.number}"
                yield Finding(one.path, f"“{one.words}” {how}", one.words, last.following)
                break


_FEWEST = 3


class _Named(NamedTuple):
    """What counts a line: where, as typed, the name it goes by, its number, the words it is counted in (none: figures)."""

    path: Path
    words: str
    name: str
    number: int
    among: tuple[str, ...] = ()

    @property
    def following(self) -> str:
        """What the next one should be called."""
        if not self.among:
            return f"{self.words[: self.words.rfind(' ')]} {self.number + 1}"
        word = self.among[self.number % len(self.among)]
        return f"{self.name} {word}" if self.among is ORDINALS else f"{word} {self.name}"


def _named(path: Path, words: str) -> _Named | None:
    found = _NAME.match(words.lstrip('-+• *“"'))
    return _counted(path, found) if found else None


def _counted(path: Path, found: re.Match[str]) -> _Named | None:
    words = found[0].lstrip(":;. ")
    if found["thu"]:
        return _Named(path, words, "thứ", ORDINALS.index(found["bac"].lower()) + 1, ORDINALS)
    if found["la"]:
        return _Named(path, words, "là", _CARDINALS.index(found["dem"].capitalize()) + 1, _CARDINALS)
    number = int(found["so"]) if found["so"].isdigit() else parse_roman(found["so"].upper())
    return _Named(path, words, found["ten"].lower(), number) if number else None


_IN_A_LINE = patterns.ours(rf"(?:^|[:;.] ?)(?P<muc>{_NAME.pattern})", re.IGNORECASE)


def _runs_in_lines(context: Context) -> Iterator[list[_Named]]:
    """“Một là, …; hai là, …; bốn là, …”, “Bước 1: …; bước 2: …” in one paragraph."""
    for first in _FIRST_IN_A_LINE:
        for text in context.texts_holding(first) if first in context.whole_small else ():
            named = [_counted(text.path, found) for found in _IN_A_LINE.finditer(text.text)]
            run = [one for one in named if one and first in (f"{one.name} 1", f"{one.name} nhất", f"một {one.name}")]
            if run and run[0].number == 1 and all(a.number < b.number for a, b in pairwise(run)):
                yield run


_FIRST_IN_A_LINE = ("một là", "thứ nhất", "bước 1", "đợt 1", "giai đoạn 1", "nhóm 1")


def _runs(lines: Sequence[tuple[Path, str]]) -> Iterator[list[_Named]]:
    """Neighbours that bear one name: no fewer than `_FEWEST`, so that one of every so many of the lines is one of theirs."""
    if any(_named(path, words) for path, words in lines[_FEWEST - 1 :: _FEWEST]):
        yield from _together([_named(path, words) for path, words in lines])


def _together(named: list[_Named | None]) -> Iterator[list[_Named]]:
    """Neighbours that bear one name."""
    run: list[_Named] = []
    for one in [*named, None]:
        if one is not None and run and one.name == run[-1].name:
            run.append(one)
            continue
        if run:
            yield run
        run = [one] if one else []


def _runs_of_blocks(context: Context) -> Iterator[list[_Named]]:
    groups: dict[int, list[Block]] = {}
    for one in context.blocks:
        groups.setdefault(id(one.siblings), []).append(one)
    for group in groups.values():
        yield from _runs([(one.text_path, one.said) for one in group])


def _runs_of_rows(context: Context) -> Iterator[list[_Named]]:
    for base, table in context.tables:
        for column in table.cot:
            cells = [
                ((*base, table.kieu, n, column.ma), plain(" ".join(row.o.get(column.ma, ()))))
                for n, row in enumerate(table.hang)
                if not row.nhom
            ]
            yield from (run for run in _runs(cells) if run[0].name != "đoàn")  # which team goes where


@rule(
    code="DS11",
    title="Đề mục không có nội dung",
    severity=CANH_BAO,
    can_cu=practice("dưới mỗi đề mục có nội dung"),
    bad="""
noi_dung:
- {tieu_de: Mục đích, noi_dung: [Giữ bến sạch.]}
- {tieu_de: Nội dung, noi_dung: [Quét bến.]}
- {tieu_de: Kinh phí}
- {tieu_de: Tổ chức thực hiện, noi_dung: [Các thôn làm.]}
""",
    good="""
noi_dung:
- {tieu_de: Mục đích, noi_dung: [Giữ bến sạch.]}
- {tieu_de: Nội dung, noi_dung: [Quét bến.]}
- {tieu_de: 'Danh mục việc (tại Phụ lục kèm theo)'}
- {tieu_de: Tổ chức thực hiện, noi_dung: [Các thôn làm.]}
""",
)
def empty_heading(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Đề mục ngắn, không có dấu kết thúc, mà các đề mục cùng cấp (từ hai) đều có nội dung. Đề mục dẫn đến phụ lục thì không nhắc."""
    for one in context.blocks:
        words = one.said.strip()
        if one.block.kieu != "tieu_de" or one.block.noi_dung or not words or _ENOUGH.search(words):
            continue
        beside = [other for other in one.siblings if other is not one.block and other.kieu == "tieu_de"]
        if len(words.split()) > _LONG or len(beside) < 2 or not all(other.noi_dung for other in beside):
            continue
        position = one.path[-1]
        after = one.siblings[position + 1] if isinstance(position, int) and position + 1 < len(one.siblings) else None
        if after is not None and after.kieu == "tieu_de":
            yield Finding(
                one.text_path, f"Dưới đề mục “{words}” không có nội dung", words, "viết nội dung hoặc bỏ đề mục"
            )


_LONG = 14
_ENOUGH = patterns.ours(r"[:.;]\s*\S|[.;:!?)]$|[Pp]hụ lục|[Kk]èm theo|[Bb]iểu")


@rule(
    code="DS12",
    title="Một gạch đầu dòng khác kiểu lạc giữa các mục",
    severity=GOI_Y,
    can_cu=practice("các ý ngang hàng dùng một kiểu gạch đầu dòng"),
    bad="""
noi_dung:
- tieu_de: Nội dung
  noi_dung: [{muc: Quét bến., nhan: '-'}, {muc: Sơn cọc., nhan: '-', noi_dung: [{muc: Buộc phao., nhan: '+'}]}, {muc: Phát loa., nhan: '-'}]
""",
    good="""
noi_dung:
- tieu_de: Nội dung
  noi_dung: [{muc: Quét bến., nhan: '-'}, {muc: 'Sơn cọc, gồm:', nhan: '-', noi_dung: [{muc: Cọc gỗ., nhan: '+'}]}, {muc: Phát loa., nhan: '-'}]
""",
)
def odd_bullet(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Một dòng “+” đứng một mình dưới dòng đã kết thúc bằng dấu chấm, chấm phẩy: thường là gõ nhầm “-”."""
    for one in context.blocks:
        block, parent = one.block, one.parent
        if parent is None or len(one.siblings) != 1 or block.nhan_in.strip() not in ("+", "-", "•", "*"):
            continue
        lonely = parent.nhan_in.strip() in ("-", "+", "•", "*") and parent.nhan_in.strip() != block.nhan_in.strip()
        if lonely and plain(parent.chu).rstrip().endswith((".", ";")):
            yield Finding(
                one.text_path,
                f"Dòng “{block.nhan_in.strip()}” đứng một mình dưới một câu đã hết",
                plain(block.chu),
                "dùng cùng kiểu gạch đầu dòng",
            )
    yield from _letters_among_bullets(context)


def _letters_among_bullets(context: Context) -> Iterator[Finding]:
    """The only labelled item among bullets, and no first one ("- …; - …; d) …"): what is left of another numbering."""
    for one in context.blocks:
        typed = one.block.nhan_in.strip()
        if not _LATER_LETTER.fullmatch(typed):
            continue
        beside = [other.nhan_in.strip() for other in one.siblings if other is not one.block]
        if len(beside) < 2 or any(other not in ("-", "+", "•", "*") for other in beside):
            continue
        yield Finding((*one.path, "nhan"), f"“{typed}” lạc giữa các gạch đầu dòng", typed, beside[0], severity=CANH_BAO)


_LATER_LETTER = patterns.ours(r"[b-zđ]\)")
