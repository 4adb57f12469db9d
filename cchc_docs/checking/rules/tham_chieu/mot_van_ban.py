"""TC: one document says one thing of itself - who issues it, what it is called, who gets it, who leads a group of tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.profile import signs_for_committee
from cchc_docs.checking.registry import nd30, practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import listed_units, units_of
from cchc_docs.checking.rules.tham_chieu.phan_cong import alike, organising_sections
from cchc_docs.model.printed import type_name
from cchc_docs.vietnamese.accents import strip_accents
from cchc_docs.vietnamese.units import short_form_fits

_ONE = practice("phần đầu, phần cuối và các phụ lục nói như nhau về chính văn bản")
_BODY = r"(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân)"
_ISSUING = patterns.ours(
    rf"(?P<person>[Cc]hủ tịch )?{_BODY}(?: (?:xã|phường|đặc khu)[^,;.:]{{0,40}}?)? (?:ban hành|xây dựng) (?:Kế hoạch|kế hoạch)"
)


@rule(
    code="TC08",
    title="Câu ban hành nói cơ quan khác phần đầu (UBND, Chủ tịch UBND)",
    severity=CANH_BAO,
    can_cu=nd30("khoản 2 Mục II Phần I Phụ lục I"),
    bad="mo_dau: ['Chủ tịch Ủy ban nhân dân xã An Bình ban hành Kế hoạch như sau:']",
    good="mo_dau: ['Ủy ban nhân dân xã An Bình ban hành Kế hoạch như sau:']",
)
def other_issuer(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét đoạn mở đầu và câu kết: UBND (tập thể) và Chủ tịch UBND (cá nhân) là hai thẩm quyền khác nhau."""
    body = context.document.co_quan
    if body is None or not patterns.search(_BODY, " ".join(body.ten.split()), re.IGNORECASE):
        return
    own = "chủ tịch" in body.ten.lower()
    alone = context.document.chu_ky is not None and not signs_for_committee(context.document)
    for text in context.prose:
        if text.role not in ("mo_dau", "ket_thuc"):
            continue
        for found in _ISSUING.finditer(text.text):
            if found["person"] and alone:
                continue  # the chairman says so and signs for himself: one paper of the chairman
            if bool(found["person"]) != own and not patterns.search(r"(?:của|giao) $", text.text[: found.start()]):
                name = " ".join(body.ten.split())
                quote = patterns.sub(r" (?:ban hành|xây dựng) .*", "", found[0])
                yield Finding(text.path, f"Câu ban hành ghi “{quote}”, phần đầu văn bản là {name}", quote, name)


@rule(
    code="TC09",
    title="Câu kết gọi văn bản bằng tên khác trích yếu",
    severity=GOI_Y,
    can_cu=_ONE,
    bad="ket_thuc: [Trên đây là Kế hoạch phòng chống thiên tai và tìm kiếm cứu nạn của xã.]",
    good="ket_thuc: [Trên đây là Kế hoạch cải cách hành chính năm 2026 của xã.]",
)
def other_title(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Trên đây là Kế hoạch …” phải là tên của chính kế hoạch này; rút gọn tên thì được, nên chỉ nhắc khi gần như khác hẳn."""
    kind, title = type_name(context.document), context.document.trich_yeu
    for text in context.prose:
        found = (
            re.match(rf"(?i:trên đây là {re.escape(kind)}) (?:về |thực hiện )?([^,;.]{{15,}})", text.text)
            if text.role == "ket_thuc" and kind
            else None
        )
        if found and title and not found[1].startswith("của "):
            typed = set(found[1].lower().split())
            shared = len(typed & set(title.lower().split())) / len(typed)
            added = (
                patterns.match(r"(?i:trên đây là \w+ \w+ thực hiện) ", text.text) and "thực hiện" not in title.lower()
            )
            short = {word for word in found[1].split() if word.isupper() and len(word) > 2}
            if shared < 0.5 and short and any(_spelt(one, title) for one in short):
                continue  # "Kế hoạch CCHC năm 2026"
            if shared < 0.5 or (added and shared < 0.8):
                yield Finding(
                    text.path,
                    f"Câu kết gọi văn bản là “{found[1]}”, trích yếu là “{title}”",
                    found[1].strip(),
                    "gọi đúng tên văn bản",
                )


def _spelt(short: str, title: str) -> bool:
    """Whether words of a title that follow each other begin with the letters of a short form (CCHC)."""
    letters = "".join(
        word[0] if word[0] in "đĐ" else strip_accents(word[0]) for word in title.split() if word[0].isalpha()
    )
    return short.upper() in letters.upper()


@rule(
    code="TC22",
    title="Đơn vị được giao việc mà không có trong nơi nhận",
    severity=GOI_Y,
    can_cu=nd30("điểm d khoản 9 Mục II Phần I Phụ lục I"),
    bad="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: [Tham mưu kinh phí.]}, {tieu_de: Công an xã, noi_dung: [Giữ gìn trật tự.]}]
noi_nhan: [Sở Nội vụ, Phòng Kinh tế]
""",
    good="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: [Tham mưu kinh phí.]}, {tieu_de: Công an xã, noi_dung: [Giữ gìn trật tự.]}]
noi_nhan: [Sở Nội vụ, Phòng Kinh tế, Công an xã]
""",
)
def not_sent_to(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So các mục của phần tổ chức thực hiện với nơi nhận; câu chung “các phòng, đơn vị” bao cả, nên chỉ nhắc một lần."""
    typed = [text.text for text in context.texts if text.role == "noi_nhan"]
    lines = [line.lower() for line in typed]
    if not lines:
        return
    named = [unit for line in lines for unit in listed_units(patterns.sub(r"^[-–+•]\s*|\(.*?\)|[;.]$", "", line))]
    own = " ".join((context.document.co_quan.ten if context.document.co_quan else "").lower().split())
    lacks = []
    for one, unit in organising_sections(context):
        small = unit.lower()
        if (
            _covered(small, lines)
            or small in own
            or patterns.match(r"ban (?:thường vụ|chấp hành|giám đốc|giám hiệu)", small)
        ):
            continue
        code = patterns.sub(r"^.*?Lưu\s*:?", "", context.document.luu)
        drafts = any(
            short_form_fits(part.strip(" ."), unit) or _spelt(part.strip(" ."), unit)
            for part in code.split(",")
            if len(part.strip(" .")) > 2
        )
        short = any(_shortened(unit, patterns.sub(r"^[-–+•]\s*|\(.*?\)|[;.]$", "", line)) for line in typed)
        if not drafts and not short and not any(alike(unit, name) or small in line for name in named for line in lines):
            lacks.append((one.text_path, unit))
    if lacks:
        shown = ", ".join(dict.fromkeys(unit for _, unit in lacks))
        also = tuple(path for path, _ in lacks[1:])
        yield Finding(
            lacks[0][0],
            f"Được giao việc mà không có trong nơi nhận: {shown}",
            lacks[0][1],
            "thêm vào nơi nhận",
            also=also,
        )


def _shortened(unit: str, name: str) -> bool:
    """Whether a recipient is the unit with some words drawn together: "Ban CTMT các thôn" for "Ban Công tác Mặt trận các thôn"."""
    pattern = ""
    for word in name.split():
        letters = (
            [f"{c}\\w*" for c in strip_accents(word.lower())]
            if len(word) > 2 and word.isupper()
            else [re.escape(strip_accents(word.lower()))]
        )
        pattern += "".join(f"{one}[ ,-]*" for one in letters)
    return (
        any(word.isupper() and len(word) > 2 for word in name.split())
        and re.fullmatch(pattern, strip_accents(unit.lower())) is not None
    )


_ALL = patterns.ours(
    r"như (?:trên|mục|phần|điều)|các (?:cơ quan|đơn vị|tổ chức|thành viên)(?:,| liên quan| thuộc| trực thuộc| chuyên môn| có tên| được giao| nêu (?:tại|trong)|$)|các (?:ban,? )?ngành"
)
_SOME = (
    (patterns.ours(r"các phòng|phòng, (?:ban|đơn vị|trung tâm)|các (?:ban|bộ phận|trung tâm)"), r"(?:phòng|văn phòng|trung tâm|ban|trạm)\b"),
    (patterns.ours(r"các sở|sở, (?:ban|ngành)"), r"(?:sở|ban|văn phòng|thanh tra|công an|bộ chỉ huy|bảo hiểm|chi cục|cục|kho bạc)\b"),
    (patterns.ours(r"các trạm|các trường"), r"(?:trạm|trường)\b"),
)  # fmt: skip


def _covered(unit: str, lines: list[str]) -> bool:
    """Tell whether a collective recipient ("các phòng", "các cơ quan chuyên môn thuộc UBND tỉnh") takes in a unit."""
    return any(
        _ALL.search(line) or any(each.search(line) and re.match(kinds, unit) for each, kinds in _SOME)
        for line in (line.lstrip("-–+• ") for line in lines)
    )


@rule(
    code="TC23",
    title="Nhóm nhiệm vụ ghi đơn vị chủ trì mà không dòng nào do đơn vị đó chủ trì",
    severity=GOI_Y,
    can_cu=practice("phân công trong tên nhóm phải khớp với cột chủ trì"),
    bad="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu:
  - {nhom: Chính quyền số (Công an xã là cơ quan chủ trì)}
  - {noi_dung: Số hóa hồ sơ, san_pham: Báo cáo, chu_tri: Văn phòng, phoi_hop: Phòng Kinh tế, thoi_han: Quý I/2026}
  - {noi_dung: Ký số văn bản, san_pham: Danh mục, chu_tri: Phòng Kinh tế, phoi_hop: Văn phòng, thoi_han: Quý I/2026}
""",
    good="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu:
  - {nhom: Chính quyền số (Văn phòng là cơ quan chủ trì)}
  - {noi_dung: Số hóa hồ sơ, san_pham: Báo cáo, chu_tri: Văn phòng, phoi_hop: Phòng Kinh tế, thoi_han: Quý I/2026}
  - {noi_dung: Ký số văn bản, san_pham: Danh mục, chu_tri: Phòng Kinh tế, phoi_hop: Văn phòng, thoi_han: Quý I/2026}
""",
)
def leads_no_row_of_group(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“(… là cơ quan chủ trì …)” trong tên nhóm; có thể là đầu mối theo dõi chứ không làm, nên chỉ nhắc."""
    leads: dict[str, list[str]] = {}
    for row in context.task_rows:
        leads.setdefault(row.group, []).extend(units_of(row, "chu_tri"))
    for text in context.texts:
        found = (
            patterns.search(r"\(([^()]{4,60}?) (?:là )?(?:[Cc]ơ quan|[Đđ]ơn vị)? ?chủ trì", text.text)
            if text.role == "nhom"
            else None
        )
        if found and leads.get(text.text) and not any(alike(found[1], lead) for lead in leads[text.text]):
            yield Finding(
                text.path,
                f"Nhóm ghi “{found[1]}” chủ trì nhưng không chủ trì dòng nào trong nhóm",
                found[1],
                "sửa tên nhóm hoặc cột chủ trì",
            )
