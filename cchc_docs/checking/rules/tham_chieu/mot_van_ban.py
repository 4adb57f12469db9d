"""TC: one document says one thing of itself - who issues it, what it is called, who gets it, who leads a group of tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.profile import signs_for_committee
from cchc_docs.checking.registry import nd30, practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import units_of
from cchc_docs.checking.rules.phan_cong.muc import alike
from cchc_docs.model.printed import type_name
from cchc_docs.vietnamese.accents import strip_accents

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
            re.match(rf"(?i:trên đây là {re.escape(kind)}) (?:về |thực hiện )?((?:phòng, |[^,;.]){{15,}})", text.text)
            if text.role == "ket_thuc" and kind
            else None
        )
        if found and title and not found[1].startswith("của "):
            typed = set(patterns.split(r" của | \(", found[1].lower())[0].split())
            shared = len(typed & set(title.lower().split())) / len(typed)
            added = (
                patterns.match(r"(?i:trên đây là \w+ \w+ thực hiện) ", text.text) and "thực hiện" not in title.lower()
            )
            short = {word for word in found[1].split() if word.isupper() and len(word) > 2}
            if shared < 0.5 and short and any(spelt(one, title) for one in short):
                continue  # "Kế hoạch CCHC năm 2026"
            own = typed - _GENERAL
            other = len(own) > 2 and len(own & set(title.lower().split())) < _FEW_SHARED * len(own)
            if shared < 0.5 or other or (added and shared < 0.8):
                yield Finding(
                    text.path,
                    f"Câu kết gọi văn bản là “{found[1]}”, trích yếu là “{title}”",
                    found[1].strip(),
                    "gọi đúng tên văn bản",
                    severity=CANH_BAO if len(own) >= _OWN and not own & set(title.lower().split()) else None,
                )


_GENERAL = frozenset(
    [
        "kết",
        "quả",
        "công",
        "tác",
        "thực",
        "hiện",
        "triển",
        "khai",
        "tổ",
        "chức",
        "việc",
        "về",
        "của",
        "các",
        "và",
        "năm",
        "tháng",
        "quý",
        "báo",
        "cáo",
        "kế",
        "hoạch",
        "nhiệm",
        "vụ",
        "một",
        "số",
        "nội",
        "dung",
        "trên",
        "địa",
        "bàn",
        "xã",
        "phường",
        "tỉnh",
        "đầu",
        "cuối",
        "tăng",
        "cường",
        "nâng",
        "cao",
    ]
)
"""Words that every title may have."""
_FEW_SHARED = 0.5
_OWN = 4
"""Words of its own a name has that is surely another paper's, where the title has none of them."""


def spelt(short: str, title: str) -> bool:
    """Whether words of a title that follow each other begin with the letters of a short form (CCHC)."""
    letters = "".join(
        word[0] if word[0] in "đĐ" else strip_accents(word[0]) for word in title.split() if word[0].isalpha()
    )
    return short.upper() in letters.upper()


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


_SESSION = patterns.ours(
    r"KỲ HỌP(?: (?:CHUYÊN ĐỀ|BẤT THƯỜNG|THƯỜNG LỆ))?,? (?:LẦN )?THỨ (?P<so>[^\W_]+(?: MƯƠI [^\W_]+| [^\W_]+ MƯƠI)?)",
    re.IGNORECASE,
)
_TENS = {
    "nhất": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}


def _session(words: str) -> int | None:
    return int(words) if words.isdigit() else _TENS.get(words.lower())


@rule(
    code="TC15",
    title="Kỳ họp ở phần đầu và ở câu cuối nghị quyết khác nhau",
    severity=CANH_BAO,
    can_cu=_ONE,
    ap_dung=("nghi_quyet",),
    bad="{loai: nghi_quyet, tham_quyen: ['KHÓA II, KỲ HỌP THỨ TƯ'], ket_thuc: ['Nghị quyết này được Hội đồng nhân dân xã khóa II, kỳ họp thứ 5 thông qua.']}",
    good="{loai: nghi_quyet, tham_quyen: ['KHÓA II, KỲ HỌP THỨ TƯ'], ket_thuc: ['Nghị quyết này được Hội đồng nhân dân xã khóa II, kỳ họp thứ 4 thông qua; trình kỳ họp thứ 5.']}",
)
def another_session(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So số kỳ họp của dòng dưới tên Hội đồng nhân dân với câu “Nghị quyết này đã được … kỳ họp thứ … thông qua”."""
    heads = [
        found
        for line in (*context.document.tham_quyen, *context.document.mo_dau[:2])
        if line.isupper() and (found := _SESSION.search(line))
    ]
    if not heads or (number := _session(heads[0]["so"])) is None:
        return
    for text in context.texts_holding("kỳ họp thứ"):
        sentence = patterns.search(r"[Nn]ghị quyết (?:này )?(?:đã )?được [^.;]*thông qua", text.text)
        found = _SESSION.search(sentence[0]) if sentence else None
        if found and (mine := _session(found["so"])) is not None and mine != number:
            yield Finding(text.path, f"Phần đầu ghi “{heads[0][0]}”", found[0], "ghi đúng kỳ họp")


_NUMBERED = patterns.ours(
    r"(?P<ten>[Bb]ão|[Áá]p thấp nhiệt đới|[Đđ]ợt|[Pp]hiên họp thứ|[Vv]òng) (?:số )?(?P<so>\d{1,2})(?![\w/.,-]*\d)"
)
_PAST = patterns.ours(
    r"(?:sau|do|hậu quả|thiệt hại|khắc phục|rút kinh nghiệm|tổng kết|kết quả)(?: [^.;,]{0,40})? $", re.IGNORECASE
)


@rule(
    code="TC16",
    title="Số bão, số đợt trong bài khác trích yếu",
    severity=CANH_BAO,
    can_cu=_ONE,
    bad="{trich_yeu: Ứng phó với bão số 11, mo_dau: [Để chủ động ứng phó với bão số 10.]}",
    good="{trich_yeu: Ứng phó với bão số 11, mo_dau: [Để chủ động ứng phó với bão số 11; thiệt hại do bão số 10 đã khắc phục xong.]}",
)
def another_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Văn bản về bão số 11 mà bài ghi ứng phó với bão số 10; chỗ kể việc đã qua không tính."""
    named = _NUMBERED.search(context.document.trich_yeu)
    if named is None:
        return
    for text in context.texts_holding(named["ten"].lower()):
        for found in _NUMBERED.finditer(text.text):
            other = found["ten"].lower() == named["ten"].lower() and int(found["so"]) != int(named["so"])
            if (
                other
                and text.role in ("mo_dau", "ket_thuc", "kem_theo", "phu_luc_ten")
                and not _PAST.search(text.text[: found.start()])
            ):
                yield Finding(text.path, f"Trích yếu ghi “{named[0]}”", found[0], named[0])
