"""CH: sentences with a word left out, said the wrong way round, or said twice: usual frames, each a row of a table."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.wording.phrases import told


@rule(
    code="CH58",
    title="Câu sót chữ ở giữa (hỗ trợ từ của, và theo thẩm quyền)",
    severity=CANH_BAO,
    can_cu=practice("một câu nói đủ ai làm gì, việc gì"),
    tru=QUOTED,
    bad="mo_dau: ['Đò chở quá tải thì tạm giữ và theo quy định.']",
    good="mo_dau: ['Đò chở quá tải thì tạm giữ và xử lý theo quy định.']",
)
def left_out(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai chữ dẫn liền nhau (từ của, các và), sau “và” không còn việc, “trình phê duyệt cấp trên”, “hoàn thành mùa lũ”."""
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
    """“do nguyên nhân vì”, “tổ chức … tổ chức vào”, “phê duyệt của UBND tỉnh phê duyệt”, “để kịp thời … để kịp thời”, vế “đồng thời” nói lại vế trước."""
    yield from _rows(context, "trung_y")


def _rows(context: Context, table: str) -> Iterator[Finding]:
    for one in told(context, table):
        yield Finding(
            one.hit.text.path, f"“{one.words}”: {one.row.ly_do}", one.words, one.row.dung, severity=one.row.muc
        )
