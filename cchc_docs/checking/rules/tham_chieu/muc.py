"""TC: references to sections of this document ("mục II.2"), and what else a sentence promises inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.tham_chieu.de_muc import lacking, told_of_here
from cchc_docs.model.document import Muc, Text
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple

_LEADS = practice("tham chiếu phải dẫn đến một mục có thật")
_SECTION = patterns.ours(r"(?<![^\W_])(?:[Mm]ục|[Pp]hần) (?P<number>[IVX]{1,5}(?:[.,]? ?\d{1,2}){0,3})(?![\w/])")
_BACKWARDS = patterns.ours(
    r"(?<![^\W_])(?:(?:các )?điểm (?P<diem>[a-zđ](?:(?:, | và | hoặc )[a-zđ](?![^\W_]))*),? )?(?:khoản|điểm|mục|tiểu mục) (?P<sub>\d{1,2}(?:\.\d{1,2}){0,2}),? (?:[Mm]ục|[Pp]hần) (?P<top>[IVX]{1,5})(?![\w/])"
)
_NUMBERED = patterns.ours(r"(?:ục|hần) [IVX]")
_NUMBERED_SO = tuple(f"{end} {letter}" for end in ("ục", "hần") for letter in "IVX")
"""What both of them hold."""
_OWN = patterns.ours(
    r"\s*(?:,?\s*(?:của\s+|tại\s+|thuộc\s+)?(?:Kế hoạch|Báo cáo|Văn bản|Hướng dẫn|Phương án|Đề án|Chương trình|Thông báo|Chỉ thị|Quy chế|Quy định|kế hoạch|báo cáo|văn bản) này|này|(?:nêu |đã nêu )?(?:ở )?(?:trên|dưới)|[.;)]|,\s+mục|$)"
)
"""What follows a reference to this document itself."""
_ABOUT_A_DRAFT = patterns.ours(
    r"(?:thẩm (?:định|tra)|góp ý|(?:tham gia|cho) ý kiến|rà soát|tiếp thu|giải trình)(?![^\W_]).{0,80}(?:dự thảo|hồ sơ|đề án)",
    re.IGNORECASE,
)
"""Papers that speak of another paper's sections all along."""


def _sections(context: Context) -> dict[str, Muc]:
    """The sections by their numbers: "II", "II.2", "II.2.1"."""
    return context.once("muc_theo_so", lambda: dict(_numbers_in(context.document.noi_dung, "")))


def _numbers_in(blocks: list[Muc], above: str) -> Iterator[tuple[str, Muc]]:
    for block in blocks:
        own = block.nhan_in.strip().strip("()").rstrip(".):/ -")
        name = above
        if patterns.fullmatch(r"[IVX]+", own):
            name = own
        elif own and above:
            top = above.split(".", maxsplit=1)[0]
            name = f"{top}.{own}" if "." in own else f"{above}.{own}"
        if name != above:
            yield name, block
        if block.noi_dung:
            yield from _numbers_in(block.noi_dung, name)


@rule(
    code="TC10",
    title="Tham chiếu đến mục không có",
    severity=LOI,
    can_cu=_LEADS,
    bad="mo_dau: [Các nhiệm vụ tại mục IV Kế hoạch này được giao cho Văn phòng.]",
    good="mo_dau: [Các nhiệm vụ tại mục II Kế hoạch này., Theo mục IV Phụ lục I Nghị định số 30/2020/NĐ-CP.]",
)
def no_such_section(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“mục II.2”, “khoản 2 mục II” của chính văn bản; mục của văn bản khác không tính.

    Văn bản thẩm định, góp ý một dự thảo nói đến mục của dự thảo, nên không xét.
    """
    yield from _no_such_number(context)
    for text, words, absent in lacking(context):
        yield Finding(text.path, f"Không có {absent} trong văn bản", words, "sửa số mục")
    known = _sections(context)
    for text, found in _own_references(context, known):
        wanted = _wanted(found)
        if wanted not in known:
            yield Finding(text.path, f"Không có mục {wanted} trong văn bản", found[0], "sửa số mục")
            continue
        points = patterns.findall(r"(?<![^\W_])[a-zđ](?![^\W_])", found.groupdict().get("diem") or "")
        absent_points = [point for point in points if f"{wanted}.{point}" not in known]
        if absent_points:
            message = f"Mục {wanted} không có điểm {', '.join(absent_points)}"
            yield Finding(text.path, message, found[0], "sửa số mục", severity=CANH_BAO)


def _own_references(context: Context, known: dict[str, Muc]) -> Iterator[tuple[Text, re.Match[str]]]:
    """Yield (where, reference) of each that names a section of this paper."""
    if not any(patterns.fullmatch(r"[IVX]+", name) for name in known) or _ABOUT_A_DRAFT.search(
        context.document.trich_yeu
    ):
        return
    for text in {hit.text.path: hit.text for hit in context.matches(_NUMBERED, _NUMBERED_SO)}.values():
        # "mục II" is the tail of "khoản 2 mục II", which is looked at on its own.
        tails = {place for one in _BACKWARDS.finditer(text.text) for place in range(one.start() + 1, one.end())}
        for pattern in (_SECTION, _BACKWARDS):
            for found in pattern.finditer(text.text):
                own = _OWN.match(text.text, found.end()) or told_of_here(text.text, found.start(), found.end())
                if not own or (pattern is _SECTION and found.start() in tails):
                    continue
                yield text, found


class _Topic(NamedTuple):
    """What a sentence may look for in a section: the words before the reference, those of the title of such a section."""

    sought: re.Pattern[str]
    titled: re.Pattern[str]


_MATTERS = (
    (r"kinh phí", r"kinh phí|nguồn lực|dự toán|tài chính|ngân sách"),
    (r"(?:chỉ tiêu|mục tiêu)", r"chỉ tiêu|mục tiêu"),
    (r"các bước", r"bước|quy trình|trình tự|nội dung|cách làm"),
    (r"(?:nhiệm vụ|giải pháp)", r"nhiệm vụ|giải pháp|nội dung"),
    (r"(?:thời gian|tiến độ|lịch)", r"thời gian|tiến độ|lịch"),
    (r"(?:đối tượng|tiêu chuẩn|điều kiện)", r"đối tượng|tiêu chuẩn|điều kiện"),
    (r"(?:chế độ|chính sách)", r"chế độ|chính sách"),
)
_TOPICS = tuple(
    _Topic(patterns.ours(rf"{sought}(?: [^\W\d_,]+){{0,6}},? $", re.IGNORECASE), patterns.ours(titled, re.IGNORECASE))
    for sought, titled in _MATTERS
)


@rule(
    code="TC34",
    title="Tham chiếu đến mục nói việc khác",
    severity=CANH_BAO,
    can_cu=_LEADS,
    bad="""
noi_dung:
- {tieu_de: Mục đích, noi_dung: [Giữ vệ sinh., Gọn gàng.]}
- {tieu_de: Kinh phí, noi_dung: [Ngân sách xã.]}
- {tieu_de: Tổ chức thực hiện, noi_dung: [Phòng Kinh tế bố trí kinh phí theo Mục I Kế hoạch này., Các thôn thực hiện.]}
""",
    good="""
noi_dung:
- {tieu_de: Mục đích, noi_dung: [Giữ vệ sinh., Gọn gàng.]}
- {tieu_de: Kinh phí, noi_dung: [Ngân sách xã.]}
- {tieu_de: Tổ chức thực hiện, noi_dung: [Phòng Kinh tế bố trí kinh phí theo Mục II Kế hoạch này., Các thôn thực hiện.]}
""",
)
def of_another_matter(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“bố trí kinh phí theo Mục IV” mà Mục IV không nói kinh phí, trong khi văn bản có mục riêng về kinh phí; chỉ tiêu cũng vậy."""
    known = _sections(context)
    for text, found in _own_references(context, known):
        before, wanted = text.text[: found.start()], _wanted(found)
        topic = next((one for one in _TOPICS if one.sought.search(before)), None)
        if topic is None or wanted not in known or _speaks_of(known[wanted], topic, text.text):
            continue
        top = wanted.partition(".")[0]
        meant = next((name for name, one in known.items() if name.isalpha() and topic.titled.search(one.chu)), "")
        if meant and meant != top and not topic.titled.search(known[top].chu):
            message = f"Mục {wanted} không nói việc ấy; mục {meant} mới là “{plain(known[meant].chu)}”"
            yield Finding(text.path, message, found[0], f"mục {meant}?")


def _speaks_of(section: Muc, topic: _Topic, but: str) -> bool:
    """Whether a section or what is below it speaks of the matter, beside the very sentence that refers to it."""
    words = plain(section.chu)
    return (words != but and topic.titled.search(words) is not None) or any(
        _speaks_of(one, topic, but) for one in section.noi_dung
    )


_OF_THIS = patterns.ours(
    r"(?P<muc>(?:[Đđ]iểm (?P<diem>[a-zđ]) )?(?P<loai>Điều|[Mm]ục|[Kk]hoản) (?P<so>\d{1,2})) (?:của |tại )?(?:Kế hoạch|Phương án|Báo cáo|Hướng dẫn|Thông báo|Đề án|Chương trình|Công văn|Chỉ thị) này"
)


_FEW = 2
"""Parts by which it can be said how a paper numbers them."""


def _no_such_number(context: Context) -> Iterator[Finding]:
    """“Điều 3 Kế hoạch này” of a plan without articles, “Mục 5 Phương án này” where the parts are 1 to 4."""
    for hit in context.matches(_OF_THIS):
        labels = [block.nhan_in.strip().rstrip(".):/ -") for block in context.document.noi_dung]
        number = hit.match["so"]
        if hit.match["loai"] == "Điều":
            there = any(one.block.nhan_in.startswith("Điều") for one in context.blocks)
        else:
            romans = sum(patterns.fullmatch(r"[IVX]+", label) is not None for label in labels)
            arabic = sum(label.isdigit() for label in labels)
            there = number in labels or (arabic < _FEW and not _FEW <= romans < int(number))
            if number in labels and hit.match["diem"]:
                inside = context.document.noi_dung[labels.index(number)].noi_dung
                points = [one.nhan_in.strip().rstrip(".):/ -") for one in inside]
                there = hit.match["diem"] in points or len([one for one in points if len(one) == 1]) < _FEW
        if hit.is_word and not there:
            yield Finding(hit.text.path, f"Văn bản không có {hit.match['muc']}", hit.match["muc"], "sửa số mục")


def _wanted(found: re.Match[str]) -> str:
    parts = found.groupdict()
    if "top" in parts:
        return f"{parts['top']}.{parts['sub']}"
    return patterns.sub(r"[., ]+", ".", parts["number"])


_LEADS_THE_PAPER = patterns.ours(
    r"(?:xây dựng|ban hành|lập|báo cáo|thông báo) (?:[^\W\d_]+ )*(?:kế hoạch|báo cáo|phương án|chương trình|quy chế|kết quả) .{0,200}như sau:$",
    re.IGNORECASE,
)
"""“Trường … xây dựng kế hoạch … như sau:” below a heading of bases leads to all that comes."""


@rule(
    code="TC11",
    title="Câu dẫn hứa liệt kê mà không có gì theo sau",
    severity=CANH_BAO,
    can_cu=practice("câu kết thúc bằng dấu hai chấm thì có phần liệt kê"),
    tru=QUOTED,
    bad="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: ['Tập trung các việc sau đây:']
""",
    good="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [{muc: 'Tập trung các việc sau đây:', noi_dung: [Rà soát thủ tục., Công khai kết quả.]}]
""",
)
def nothing_follows(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Mục cuối cùng của một cấp kết thúc bằng “:” mà không có mục con, bảng, biểu đồ hay đoạn tiếp theo.

    Tệp có hình vẽ thì sau câu dẫn có thể là hình, nên chỉ nhắc.
    """
    pictures = context.form is not None and context.form.pictures > 0
    following = [*context.blocks[1:], None]
    for one, after in zip(context.blocks, following, strict=False):
        words = one.block.chu.rstrip("* ")
        if not words.endswith(":") or one.block.noi_dung or one.block.bang is not None or one.block.kieu == "tieu_de":
            continue
        if after is not None and after.block.kieu in ("bang", "bieu_do", "doan"):
            continue
        if after is not None and one.block.nhan_in == "*" and after.block.nhan_in in ("-", "–", "+"):
            continue  # "* Về tiến độ:" above dashes: the star leads, whatever stands deeper in the tree
        if after is not None and _LEADS_THE_PAPER.search(words):
            continue
        if one.siblings[-1] is one.block:
            tail = " ".join(words.split(" ")[-5:])
            yield Finding(
                one.text_path,
                "Câu dẫn kết thúc bằng “:” mà không có phần liệt kê",
                tail,
                "thêm phần liệt kê hoặc sửa dấu",
                severity=GOI_Y if pictures else None,
            )
