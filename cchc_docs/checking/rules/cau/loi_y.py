"""CH: sentences with a word left out, said the wrong way round, or said twice: usual frames, each a row of a table."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.wording.phrases import told


@rule(
    code="CH41",
    title="Câu thiếu một vế, một chữ dẫn",
    severity=GOI_Y,
    can_cu=practice("một cụm quen dùng có đủ chữ của nó"),
    tru=QUOTED,
    bad="mo_dau: ['Ghi lại chỗ vướng, kiến nghị cấp có thẩm quyền; phát tờ rơi.']",
    good="mo_dau: ['Ghi lại chỗ vướng, kiến nghị cấp có thẩm quyền sửa quy định.']",
)
def lacks_a_part(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“kiểm tra các quy định” (việc thực hiện), “kiến nghị cấp có thẩm quyền;” (việc gì), “rà soát … với các quy định” (cho phù hợp)."""
    yield from _rows(context, "thieu_ve")


@rule(
    code="CH58",
    title="Câu sót chữ ở giữa (và theo thẩm quyền, nâng tổng số 14 chiếc)",
    severity=CANH_BAO,
    can_cu=practice("một câu nói đủ ai làm gì, việc gì"),
    tru=QUOTED,
    bad="mo_dau: ['Đò chở quá tải thì tạm giữ và theo quy định.']",
    good="mo_dau: ['Đò chở quá tải thì tạm giữ và xử lý theo quy định.']",
)
def left_out(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Sau “và” không còn việc, “trình phê duyệt cấp trên”, “hoàn thành mùa lũ”, “Qua … đã giúp” (không còn chủ ngữ), “được Sở chấp thuận Công văn số …” (tại)."""
    yield from _rows(context, "thieu_chu")


@rule(
    code="CH59",
    title="Nói ngược ý (cam kết không sử dụng đúng mục đích)",
    severity=CANH_BAO,
    can_cu=practice("câu nói đúng điều muốn nói"),
    tru=QUOTED,
    bad="mo_dau: [Ban cam kết không chi quỹ bến đúng mục đích.]",
    good="mo_dau: ['Ban cam kết chi quỹ bến đúng mục đích, không chi quỹ bến sai mục đích.']",
)
def against_its_meaning(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Điều hay đứng sau “tránh”, “cam kết không”; điều phải chống đứng sau “tăng cường”, “phát huy”: thường là sót hoặc thừa một chữ."""
    yield from _rows(context, "nguoc_y")


@rule(
    code="CH60",
    title="Một ý nói hai lần trong một câu (do nguyên nhân vì)",
    severity=CANH_BAO,
    can_cu=practice("mỗi ý nói một lần"),
    tru=QUOTED,
    bad="mo_dau: [Đò nghỉ là do nguyên nhân vì nước lớn.]",
    good="mo_dau: [Đò nghỉ vì nước lớn.]",
)
def same_idea_twice(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“do nguyên nhân vì”, “tổ chức … tổ chức vào”, “phê duyệt của UBND tỉnh phê duyệt”, “để kịp thời … để kịp thời”, “cho nên vì thế”, “vay vốn để được vay”, vế “đồng thời” nói lại vế trước."""
    yield from _rows(context, "trung_y")


@rule(
    code="CH42",
    title="Dấu phẩy ngắt rời điều được nói đến khỏi phần nói về nó (Công tác …, được làm đều)",
    severity=CANH_BAO,
    can_cu=practice("dấu phẩy không đứng giữa chủ ngữ và vị ngữ"),
    tru=QUOTED,
    bad="mo_dau: ['Ghi nhật ký, của từng chuyến đò.']",
    good="mo_dau: ['Ghi nhật ký của từng chuyến đò; đời sống nhà thuyền ổn định, ngày càng được cải thiện.']",
)
def cut_by_a_comma(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“nhật ký, của từng …”; “Công tác …, được …”, “Về …, được thực hiện” (câu không còn chủ ngữ) là gợi ý."""
    yield from _rows(context, "phay_giua")


@rule(
    code="CH43",
    title="Dấu gõ lạc (2024_2026, ..../., “: gồm”)",
    severity=CANH_BAO,
    can_cu=practice("quy tắc gõ dấu câu tiếng Việt"),
    tru=QUOTED,
    bad="mo_dau: [Sổ bến các năm 2024_2026.]",
    good="mo_dau: [Sổ bến các năm 2024 - 2026.]",
)
def stray_signs(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Gạch dưới giữa hai năm, chấm thừa trước “./.”; hai chấm trước “gồm”, giới hạn là một khoảng (tối đa 10-12), ba chấm giữa câu là gợi ý."""
    yield from _rows(context, "dau_lac")


def _rows(context: Context, table: str) -> Iterator[Finding]:
    for one in told(context, table):
        yield Finding(
            one.hit.text.path, f"“{one.words}”: {one.row.ly_do}", one.words, one.row.dung, severity=one.row.muc
        )
