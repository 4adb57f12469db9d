"""TC: one task given to one unit in the body and to another in the table; two units that watch over one plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import takewhile
from sys import intern

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.figures.mentions.pairing import Pairing, Said
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import units_of
from cchc_docs.checking.rules.phan_cong.chu_de import rows_by_number, rows_of_another
from cchc_docs.checking.rules.phan_cong.danh_sach import LEADING, led_by_another, led_lists
from cchc_docs.checking.rules.phan_cong.muc import alike, given_to_another, organising_sections, texts_below
from cchc_docs.checking.times.wordings import VERBS
from cchc_docs.model.columns import UNIT_COLUMNS
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

_WORD = patterns.ours(r"[^\W\d_]+")
_PLAIN = frozenset([
    "chủ", "trì", "thực", "hiện", "tham", "mưu", "triển", "khai", "tổ", "chức", "việc", "các", "trên", "tại", "của", "và", "cho", "về", "theo",
    "xã", "phường", "địa", "bàn", "công", "tác", "nhiệm", "vụ", "phối", "hợp", "với", "trong", "năm", "đúng", "định", "kỳ", "kịp", "thời",
    "ubnd", "ủy", "ban", "nhân", "dân", "những", "được", "có", "để", "một", "đối", "tiếp", "tục", "đẩy", "mạnh", "tăng", "cường", "lần", "ít",
    "nhất", "trước", "ngày", "tháng", "quý", "cụ", "thể", "này", "đơn", "vị", "phòng", "trung", "tâm",
])  # fmt: skip
"""Syllables that tell no task from another."""
_UNIT = r"(?:Phòng|Văn phòng|Trung tâm|Công an|Ban Chỉ huy Quân sự|Trạm Y tế|Đoàn Thanh niên|Tổ|Bộ phận|Khoa)"
_UNIONS = r"Hội (?!đồng|nghị|thi|trường)|Đoàn (?!kiểm|công|đại|giám|khảo)"
_NAMED = rf"{_UNIT}|{_UNIONS}"
_UNION = patterns.ours(
    rf"^[-+•\s]*(?P<ai>(?:{_UNIONS})[^\n.;:,]{{0,50}}? (?:xã|phường|đặc khu))(?= [^\W\d_A-Z])",
    re.MULTILINE,
)
"""A union of the commune that a duty sets out with."""
_LEADS = patterns.ours(
    rf"(?:^|[.;]\s+|[Gg]iao )(?P<ai>{_UNIT} [^.;:]{{0,70}}?) (?:là (?:cơ quan |đơn vị |đầu mối )?)?chủ trì(?:,? phối hợp với [^.;:]{{3,80}}?)?,? (?P<viec>(?!xong|hoàn thành trước|trước|trong )[^.;:]{{6,160}})"
)
_HELPS = patterns.ours(
    r"(?:phối hợp|hỗ trợ|hướng dẫn|đề nghị|cung cấp|bố trí|thẩm định|đôn đốc|theo dõi|tổng hợp|báo cáo|cử|cùng|tham gia|giám sát)(?!\w)",
    re.IGNORECASE,
)
"""Duties beside another's lead."""
_ROWS = """
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{{tieu_de: Phòng Kinh tế, noi_dung: [Bảo dưỡng trạm bơm; bố trí kinh phí.]}}, {{tieu_de: Công an xã, noi_dung: [Giữ gìn trật tự.]}}]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{{noi_dung: Bảo dưỡng trạm bơm, san_pham: Biên bản, chu_tri: {}, phoi_hop: Các thôn, thoi_han: Quý I/2026}}]
"""


class _Given(NamedTuple):
    """A task the body gives: to whom, what, where it is said, the words; `said`: by a sentence that says who leads."""

    unit: str
    words: frozenset[str]
    path: Path
    quote: str
    said: bool
    duty: str = ""


@lru_cache(maxsize=4096)
def _task_words(task: str) -> frozenset[str]:
    return frozenset(intern(one) for one in _WORD.findall(task.lower()) if one not in _PLAIN)


@rule(
    code="TC27",
    title="Một việc, bài giao đơn vị này, bảng ghi đơn vị khác chủ trì",
    severity=CANH_BAO,
    can_cu=practice("phân công trong bài phải khớp với cột chủ trì của phụ lục"),
    ap_dung=("ke_hoach", "chuong_trinh", "phuong_an", "quyet_dinh", "de_an"),
    tru=(QUOTED, CITED, HISTORY),
    bad=_ROWS.format("Công an xã"),
    good=_ROWS.format("Phòng Kinh tế"),
)
def other_lead(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Văn phòng chủ trì kiểm tra …” ở bài, “vận hành lò đốt” ở mục của một phòng, so với dòng cùng việc trong bảng nhiệm vụ.

    Việc phải cùng chữ (bỏ “thực hiện”, “tổ chức” …), giao bằng số thứ tự (“chủ trì nội dung 2.1”) thì xem nội dung ấy; một chỉ số, nội dung dài, một dòng nói gần giống bằng chữ khác (“kiểm tra hồ đập, đê” - “kiểm tra công trình hồ đập”) chỉ là gợi ý, trừ khi hầu hết chữ là một. Phối hợp, theo dõi, bố trí kinh phí không phải chủ trì. Hai đơn vị cùng được giao việc ấy trong bài thì không xét.
    """
    rows = [(row, _task_words(task)) for row, task in _named_rows(context)]
    if rows:
        given, lists = list(_given(context)), led_lists(context)
        pairing = Pairing(
            [Said(one.duty or one.quote, one.words, one.unit) for one in given], [words for _, words in rows]
        )
        for row, words in rows:
            task = row.cell(naming(row))
            near = [one for one in given if words <= one.words or one.words <= words]
            same = [one for one in near if _same_task(one.words, words) or _opens_alike(one, task, words)]
            leads = units_of(row, "chu_tri")
            if not same:
                if listed := led_by_another(task, lists, partial(_among, leads=leads)):
                    given_to = _Given(listed[0].unit, words, listed[0].path, listed[0].words, said=True)
                    yield _of_near(row, task, given_to, sure=listed[1])
                elif likest := pairing.of(task, words, partial(_among, leads=leads)):
                    yield _of_near(row, task, given[likest.duty], sure=likest.sure)
                continue
            if any(_among(one.unit, leads) for one in same):
                continue
            one = same[0]
            lead = leads[0]
            message = f"Việc này bài giao “{one.unit}”, bảng ghi “{lead}” chủ trì"
            cell = row.cell_path("chu_tri")
            if one.said:
                yield Finding(one.path, message, one.quote, "thống nhất đơn vị chủ trì", also=(cell,), there=lead)
            else:
                yield Finding(cell, message, lead, "thống nhất đơn vị chủ trì", also=(one.path,))
        yield from rows_by_number(context)
        yield from rows_of_another(context)
    yield from _two_watch(context)


def _of_near(row: Row, task: str, one: _Given, *, sure: bool) -> Finding:
    """The finding of a row that says nearly what the body gives to another unit."""
    lead = units_of(row, "chu_tri")[0]
    message = f"“{task[:60]}”: bảng ghi “{lead}” chủ trì, bài giao “{one.unit}” việc “{(one.duty or one.quote).strip('* ')[:60]}”"
    severity = None if sure else GOI_Y
    return Finding(
        row.cell_path("chu_tri"), message, lead, "thống nhất đơn vị chủ trì", severity=severity, also=(one.path,)
    )


def _named_rows(context: Context) -> list[tuple[Row, str]]:
    """The rows with a lead and what they are about; a list of classes or contests calls it "Tên lớp", "Tên giải"."""
    return [(row, row.cell(name)) for row in context.rows if units_of(row, "chu_tri") and (name := naming(row))]


_NO_NAME = frozenset([
    *UNIT_COLUMNS, "so_thu_tu", "san_pham", "thoi_han", "kinh_phi", "don_vi_tinh", "gia_tri", "so_lieu", "ghi_chu", "ket_qua", "tien_do",
])  # fmt: skip
"""Columns that do not say what a row is about."""


def naming(row: Row) -> str:
    """Return the code of the column that says what a row is about, "" for none."""
    codes = [column.ma for column in row.table.cot]
    if "noi_dung" in codes:
        return "noi_dung"
    named = next((code for code in codes if code.startswith("ten_")), "")
    return named or next((code for code in codes if code not in _NO_NAME), "")


def _among(unit: str, leads: tuple[str, ...]) -> bool:
    return any(
        alike(unit, lead)
        or patterns.match(
            r"(?i)các |toàn thể|tất cả|thủ trưởng|trưởng|đoàn kiểm tra|tổ (?:công tác|kiểm tra|liên ngành)", lead
        )
        for lead in leads
    )


def _same_task(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one says all the other says, and not much more; two syllables name a task where they are all of it."""
    shared = one & other
    if len(shared) < 2 or not (one <= other or other <= one):
        return False
    return len(shared) >= (2 if one == other else 3) and 3 * len(shared) >= 2 * max(len(one), len(other))


def _opens_alike(one: _Given, task: str, words: frozenset[str]) -> bool:
    """Whether a duty opens with the verb of a task and says all its words among others: "Đối soát thông tin … dân cư"."""
    if one.duty.startswith("*"):
        return len(words) >= _LONG_NAME and words <= one.words and task.lower().startswith(one.duty[1:])
    first, told = _WORD.findall(task.lower()), _WORD.findall(one.duty.lower())
    if len(first) < _LONG_NAME or told[:2] != first[:2]:
        return False
    left = iter(told)
    if not all(word in left for word in first):
        return False
    behind = next(left, "")
    return (
        len(first) > _LONG_NAME or not behind or behind in _JOINS
    )  # "kiểm tra cơ sở" is more than "kiểm tra cơ sở sản xuất"


_JOINS = frozenset(["với", "trên", "cho", "tại", "của", "theo", "về", "bằng", "để", "trong", "và", "tới", "đến", "từ"])


_LONG_NAME = 4
"""Words of the name of a task that a longer duty with the same verb may hold among others."""
_DONE_BY = patterns.ours(
    rf"(?P<viec>[^()]{{10,240}}?)(?:;|,|\(|\.| -)? ?(?:do |giao )?(?P<ai>{_UNIT} [^.;:,()]{{0,60}}?) (?:chủ trì|thực hiện)(?:\)|,|\.|;|$)"
)
_GIVEN_LAST = patterns.ours(
    rf"(?P<viec>[^()]{{10,240}}?)[.;] (?:Giao )?(?P<ai>{_UNIT}(?: [^.;:,()]{{0,60}}?)?) chủ trì(?:[,.;]|$)"
)
"""A sentence that says what, and one that gives it to a lead."""
"""A task with its lead behind it: "Thu gom rác đạt 95%; Phòng Kinh tế chủ trì, xong trước …"."""


def _given(context: Context) -> Iterator[_Given]:
    """Yield what the body gives to whom: sentences with "chủ trì", the duties of a unit in the organising part."""
    for text in context.sentences_of_body:
        if "chủ trì" not in text.text or text.path[0] == "phu_luc":
            continue
        last = _GIVEN_LAST.match(text.text)
        if last:
            yield _Given(
                last["ai"].strip(), _task_words(last["viec"]), text.path, last[0].strip(), said=False, duty="*"
            )
        behind = _DONE_BY.match(text.text)
        if behind and not _LEADS.search(text.text):
            yield _Given(
                behind["ai"].strip(), _task_words(behind["viec"]), text.path, behind[0].strip(), said=False, duty="*"
            )
        for found in _LEADS.finditer(text.text):
            said, quote = found["ai"].strip(), found[0].lstrip(".; ").strip()
            parts = patterns.split(r"[,;] ", found["viec"])
            for task in parts:
                yield _Given(said, _task_words(task), text.path, quote, said=True, duty=task)
            if len(parts) > 1:
                yield _Given(said, _task_words(found["viec"]), text.path, quote, said=False, duty=found["viec"])
            before = patterns.split(r"[.;] ", text.text[: found.start("ai")].strip(" .;"))[-1]
            verb = _OPENS.match(found["viec"].lower())
            if verb and before:  # "Mỗi tổ … có 05 người. Phòng … chủ trì tập huấn cho các thành viên"
                yield _Given(said, _task_words(f"{before} {found['viec']}"), text.path, quote, False, f"*{verb[0]}")
    yield from _opens_with_a_unit(context)
    for section, unit in organising_sections(context):
        own = patterns.sub(r"^[^:]{3,90}:", "", section.said) if ":" in section.said else ""
        for path, words in [(section.text_path, own), *texts_below(section)]:
            for part in patterns.split(r";\s*|\.\s+", words):
                duty = part.strip(" .")
                led = LEADING.sub("", duty)
                first = led.split(", ", 1)[0]
                if led == duty:
                    if duty and not _HELPS.match(duty):
                        yield _Given(unit, _task_words(duty), path, duty, said=False, duty=duty)
                    continue
                things = (
                    led,
                    *((first,) if len(first.split()) >= _LONG_NAME else ()),
                    *_CLASSES.split(led),
                    *_listed(led),
                )
                for task in dict.fromkeys(things):
                    if not _HELPS.match(task):
                        yield _Given(unit, _task_words(task), path, task, said=True)
    yield from _below_a_unit(context)


def _below_a_unit(context: Context) -> Iterator[_Given]:
    """What a heading that is the name of a unit of the tables has it lead, outside the organising part."""
    cells = {unit for row in context.task_rows for unit in units_of(row, "chu_tri")}
    known = {section.path for section, _ in organising_sections(context)}
    for block in context.blocks if cells else ():
        name = _PLACE_BEHIND.sub("", block.said.strip(" .:"))
        if block.block.kieu != "tieu_de" or block.path in known or not any(alike(name, unit) for unit in cells):
            continue
        for path, words in texts_below(block):
            for part in patterns.split(r";\s*|\.\s+", words):
                led = LEADING.sub("", part.strip(" ."))
                if led != part.strip(" .") and not _HELPS.match(led):
                    yield _Given(name, _task_words(led), path, led, said=True, duty=led)


_PLACE_BEHIND = patterns.ours(r" (?:xã|phường|đặc khu)$")


def _listed(led: str) -> Iterator[str]:
    """Yield the things of a list that has no "và", where each can stand alone: "sửa cầu tràn, dẹp chợ cóc"."""
    for part in led.split(", "):
        if len(part.split()) >= _LONG_NAME - 1:
            yield part


_OPENS = patterns.ours(rf"(?:{VERBS})(?!\w)")
_DUTIES = patterns.ours(rf"[;.] |: |, (?=(?:{VERBS})(?!\w))")


_OF_PLACE = patterns.ours(r"^(?:xã|phường|đặc khu) ")
_OTHER_UNIT = patterns.ours(_NAMED)
"""What opens a duty of another unit: "Phòng Kinh tế chủ trì …; Phòng Văn hóa phối hợp …"."""


def _opens_with_a_unit(context: Context) -> Iterator[_Given]:
    """Sentences outside the organising part that set out with a unit the tables know: "Phòng Kinh tế mua giống, giao cho các thôn"."""
    cells = {unit for row in context.task_rows for code in UNIT_COLUMNS for unit in units_of(row, code)}
    cells |= {hit.match["ai"] for hit in context.matches(_UNION, ("hội ", "đoàn ")) if cells}
    names = sorted((name for name in cells if patterns.match(_NAMED, name)), key=len, reverse=True)
    openings = tuple(f"{name}{behind}" for name in names for behind in (" ", ": "))
    below = [section.path for section, _ in organising_sections(context)] if names else []
    for text in context.sentences_of_body if names else ():
        if not text.text.startswith(openings) or text.path[0] == "phu_luc":
            continue
        if any(text.path[: len(path)] == path for path in below):
            continue
        name = next(name for name in names if text.text.startswith((f"{name} ", f"{name}: ")))
        duties = _DUTIES.split(_OF_PLACE.sub("", text.text[len(name) :].strip(" :."))) if name else []
        for duty in takewhile(lambda each: not _OTHER_UNIT.match(each), duties):
            if duty and not _HELPS.match(duty) and "chủ trì" not in duty:
                yield _Given(name, _task_words(duty), text.path, duty, said=False, duty=duty)


_CLASSES = patterns.ours(
    r",? và (?=(?:các )?(?:lớp|hội thi|giải|đợt|cuộc|buổi|mô hình) )|, (?=(?:lớp|hội thi|giải|đợt|cuộc|buổi|mô hình) )"
)
"""Several things of one kind that one duty lists: "lớp soạn thảo văn bản và lớp kỹ năng giao tiếp"."""


_WATCH = patterns.ours(
    rf"[Gg]iao (?P<ai>{_UNIT} [^.;:]{{0,70}}?),? (?:chủ trì,? )?(?:là cơ quan thường trực,? )?(?:theo dõi|đôn đốc)[^.;]{{0,80}}[Kk]ế hoạch"
)
_WATCHES = patterns.ours(
    r"(?:là (?:cơ quan|đơn vị) (?:thường trực|đầu mối)|theo dõi,? đôn đốc)[^.;]{0,60}(?:kế hoạch|tổng hợp)|theo dõi, đôn đốc, tổng hợp",
    re.IGNORECASE,
)


def _two_watch(context: Context) -> Iterator[Finding]:
    """A last sentence that gives the watch over the plan to a unit, where an item of the organising part gives it to another."""
    if "theo dõi" not in context.whole_small and "đôn đốc" not in context.whole_small:
        return
    told = [
        (unit, section.text_path)
        for section, unit in organising_sections(context)
        for _, words in [(section.text_path, section.said), *texts_below(section)]
        if _WATCHES.search(words)
    ]
    for text, found, unit, at in given_to_another(context, told, _WATCH):
        message = f"Theo dõi, đôn đốc Kế hoạch giao “{found['ai']}”, ở mục phân công giao “{unit}”"
        yield Finding(text.path, message, found[0], "thống nhất một đơn vị", also=(at,))
